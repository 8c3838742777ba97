/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* How the words of a rule are written:
 *
 *   a|b|c      any of these phrases, as whole words; in text and rule alike case, accents, hyphens
 *              and the kind of apostrophe do not count, and reply codes are not there
 *   word*      also words that begin so
 *   $name      any of a set below
 *   *@*        an e-mail address
 *   a .. b     b after a, not more than some 50 characters on
 *   a ~ b      the same in either order
 *   a & b      both, anywhere
 *   & !a       but not a within some 100 characters of what the row found first
 *   & #535     the basic code; `x` stands for any digit
 *   & #5.7.x   the enhanced code; `x` stands for any number
 *
 * What is part of a host name, an address or a link counts only for phrases that have one of
 * “./=?:” in them. To teach a new wording, add a row, above all rows that say less, and a line with
 * the real reply to tests/replies/wordings.tsv: the test names a row that no line reaches, and a
 * row that another always hides. */

/* clang-format off */
static const PrWordSet word_sets[] = {
  { "mailbox",
    "mailbox|mbox|mail box|mailboxes|useraccount|member|mail drop|maildrop|virtual user|local "
    "part|employee|mail account|email account|e mail account|account|accounts|user|users|username|"
    "user account|recipient|recipients|address|addresses|email address|alias|addressee|inbox|"
    "mailbox address|customer|subscriber|person|empfänger|benutzer|adresse|postfach|destinataire|"
    "utilisateur|destinatario|usuario|usuário|destinatário|dirección|cuenta|conta|endereço|utente|"
    "indirizzo|пользователь|пользователя|получатель|адрес|адресат|ящик|用户|收件人|邮箱|邮件地址|"
    "ユーザー|宛先|アドレス|受信者|email" },
  { "unknown",
    "unknown|not known|no match*|doesn't match any|non existing|not existent|nonexisting|"
    "isn't here|not found here|not on this server|not on this system|does not reside|"
    "not present|not a subscriber|not a customer|not a local user|no local user|"
    "no local mailbox|isn't a valid|isn't valid|not identified|unidentified|seem to exist|"
    "appear to exist|couldn't locate|cannot locate|can't locate|unable to locate|"
    "could not locate|not associated|unassigned|not assigned to|unallocated|vacant|"
    "ceased to exist|mistyped|misspelt|no mailbox for|no inbox|does not have a mailbox|"
    "doesn't have a mailbox|not a recognised|not a recognized|by that name|by this name|no user|"
    "nobody|not a legal|not a real|cannot be located|could not be located|not located|"
    "can't be located|never heard of|left the company|no longer with|no longer works|"
    "not part of|not deliverable|not a member of|does not exist|doesn't exist|don't exist|"
    "do not exist|not exist|didn't exist|no longer exists|not exists|not found|"
    "could not be found|cannot be found|can't be found|couldn't be found|was not found|"
    "wasn't found|no such|non existent|nonexistent|non existant|not existing|isn't known|"
    "is invalid|is not valid|not valid|invalid|no longer valid|no longer exist|no longer here|"
    "not here|not recognized|unrecognized|not listed|not registered|not a registered|"
    "undeliverable|misspelled|doesn't have|does not have|is not a known|no longer available|"
    "not in our|not in the directory|not in directory|is unknown|couldn't find|could not find|"
    "unable to find|unroutable|unrouteable|not local|not a member|cannot be verified|"
    "can not be verified|could not be verified|can't be verified|not ok|isn't ok|not defined|"
    "not provisioned|no match|not assigned|never existed|does not live|doesn't live|not in use|"
    "not recognised|unrecognised|not hosted|not served|is bogus|unresolvable|lookup … failed|"
    "wrong|errato|nie istnieje|nie ma takiego|brak takiego|nieznany|no longer an employee|"
    "no longer employed|no longer at|has left|illegal user|couldn't be located|has been removed|"
    "has been deleted|was deleted|deleted|removed|nicht gefunden|unbekannt|existiert nicht|"
    "nicht vorhanden|nicht bekannt|ungültig|inconnu|inconnue|n'existe pas|introuvable|invalide|"
    "no existe|desconocido|desconocida|no encontrado|não existe|desconhecido|inexistente|"
    "não encontrado|sconosciuto|non esiste|inesistente|неизвестен|не существует|не найден|"
    "не найдены|не зарегистрирован|неизвестный|не існує|不存在|未找到|找不到|无效|見つかりません|存在しません|不明" },
  { "account",
    "用户|使用者|帳號|사용자|계정|utente|gebruiker|użytkownik|пользователь|account|user|user account|"
    "mailbox|login|username|email account|konto|benutzer|compte|cuenta|conta|аккаунт|"
    "учетная запись|ящик|账号|帐号|账户|アカウント" },
  { "disabled",
    "disabled|suspended|deprovisioned|put on hold|not operational|parked|not been used|unused|"
    "unpaid|non payment|quarantined|no longer in use|no longer used|"
    "not permitted to receive|not allowed to receive|refusing messages|not taking mail|expirado|"
    "bloccato per|zablokowan*|nieaktywn*|inattivo|not currently being accepted|"
    "not being accepted|no longer active|never logged|not logged in for|hasn't logged|"
    "has not logged|hasn't entered|inactivity|administratively disabled|not been activated|"
    "not yet active|not in service|switched off|turned off|decommissioned|retired|archived|"
    "purged|inactivated|in hibernation|hibernated|blocked|locked|frozen|deactivated|inactive|"
    "closed|terminated|banned|deleted|cancelled|canceled|expired|restricted|on hold|not active|"
    "not activated|not enabled|is inactive|discontinued|barred|revoked|abandoned|removed|"
    "dormant|unavailable due to|gesperrt|deaktiviert|inaktiv|stillgelegt|bloqué|désactivé|"
    "suspendu|fermé|bloqueada|bloqueado|deshabilitada|deshabilitado|suspendida|suspendido|"
    "inactiva|inactivo|desativada|desativado|suspensa|suspenso|inativa|inativo|disabilitato|"
    "disattivato|sospeso|bloccato|заблокирован|заблокирована|отключен|отключена|неактивен|"
    "удален|удалён|приостановлен|деактивирован|禁用|停用|冻结|锁定|注销|無効|停止|ロック" },
  { "message",
    "message|mail|mails|email|emails|e mail|messages|mailing|message size|your message|attachment|"
    "attachments|data|"
    "msg|content|nachricht|courriel|mensaje|correo|mensagem|messaggio|сообщение|сообщения|"
    "письмо|письма|邮件|信件|メール|メッセージ" },
  { "not",
    "no|not|isn't|aren't|doesn't|don't|didn't|cannot|can't|couldn't|could not|unable|never|"
    "no longer|none|dosn't|do'nt|does'nt|is'nt|dosnt|doesnt|dont|dosent|isnt|cant|couldnt|wont|"
    "wasn't|weren't|haven't|hasn't|won't|nobody|non|without|nicht|kein*|ne|pas|não|не|нет|nie" },
  { "full",
    "full|maximum allowed|no storage|no space|no free space|no room|out of quota|over limit|"
    "overlimit|limit reached|hit its limit|hits quota|capacity|cannot hold|overflow*|"
    "no more space|not have enough|doesn't have enough|too full|maxed out|ran out|run out|"
    "exceed*|exeed*|overdrawn|over quota|over the|over its|over their|over his|not enough|"
    "insufficient|no more mail|any more mail|any more messages|used up|out of space|"
    "out of storage|exhausted|too many messages|reached" },
  { "sending",
    "sending|send|sent|submission|outgoing|outbound|relay|recipients|messages|emails|mails|"
    "message|versand|envoi|envío|envio|отправки|отправку|отправк*|发送|发信|送信" },

  { "secret",
    "password*|passwd|passcode|passphrase|credential*|username*|user name*|login name|login id|"
    "user id|userid|account name|sign in name|logon name|authentication data|login data|"
    "login details|sign in details|login information|sign in information" },
  { "signing-in",
    "sign you in|log you in|signing you in|logging you in|login|logins|log in|logging in|"
    "log on|logon|logging on|logged in|sign in|signing in|sign on|signed in|authenticat*|auth|"
    "sasl|authoriz*|authoris*" },
  { "bad",
    "incorrect*|invalid*|wrong*|bad|mismatch*|reject*|refus*|denied|denies|unknown|unrecogni*|"
    "failed|fails|failure|failing|unsuccessful*|error|illegal|typo|mistyped|no match" },

  /* What things are called in languages other than English. */
  { "foreign-server",
    "server*|serveur*|servidor*|*servers|serwer*|сервер*|узел|узла|хост*|servizio|host|hostname|"
    "hostnamen|hôte|hote|nome del server|*服务器*|*服務器*|*伺服器*|*主机*|*主機*|*サーバ*|"
    "*ホスト*|*서버*|*호스트*|sunucu*|poštovní server*|хост" },
  { "foreign-connection",
    "connession*|conexion*|conexões|connect()|*verbindung*|*verbinden|verbunden|connexion*|"
    "connecter|connecté|conexión|conexion|conectar*|conectado|conexão|conexao|ligação|ligar|"
    "connessione|connetter*|connesso|collegar*|verbinding*|verbinden|połącz*|соединени*|"
    "соединить*|подключ*|připoj*|spojení|spojeni|*连接*|*連接*|*連線*|*連結*|*接続*|*연결*|*접속*|"
    "bağlan*|bağlantı*|з'єднан*|з'єднати*|зв'яз*|підключ*|spojen*" },
  { "foreign-refused",
    "rehus*|rejeit*|abgelehnt|verweiger*|zurückgewiesen|lehnt*|refus*|rejet*|rechaz*|denegad*|"
    "recusa*|rifiut*|respint*|geweiger*|odrzuc*|odmów*|odmow*|отказ*|отверг*|отклон*|отвергнут*|"
    "*拒绝*|*拒絕*|*拒否*|*거부*|*거절*|reddedil*|reddet*|відмовлен*|відхил*|odmítn*|odmítl*|"
    "zamítn*" },
  { "foreign-timeout",
    "wachttijd|tijdsoverschrijding|czas oczekiwania|zeitüberschreitung*|zeitlimit*|délai|delai*|"
    "temps … dépassé|temps … écoulé|tiempo de espera|tiempo … agotad*|se agotó|agotó el tiempo|ha "
    "caducado la conexion|límite de tiempo|tempo esgotado|tempo limite|tempo de espera|tempo … "
    "esgot*|tempo scaduto|scaduto il tempo|tijd … verstreken|tijdslimiet|przekroczon* … czas*|"
    "przekroczen* … czas*|limit czasu|upłynął … czas*|czas … upłynął|превышен* … врем*|превышен* "
    "… ожидани*|истекл* … врем*|врем* … истекл*|врем* … ожидани*|тайм аут*|таймаут*|*超时*|*逾時*|"
    "*超時*|*タイムアウト*|*시간 초과*|*시간이 초과*|*시간초과*|zaman aşım*|час очікування|минув "
    "час|вичерпано час|vypršel*|časový limit|časového limitu" },
  { "foreign-failed",
    "fehler beim|fehler bei|erreur lors|erreur pendant|erreur de|fallita|fallito|non riesce|niet "
    "gelukt|gefaald|selhalo|nepodařilo|não consegui*|fehlgeschlagen|schlug … fehl|gescheitert|"
    "scheiterte|nicht möglich|konnte nicht|konnten nicht|kann nicht|konnte kein*|konnten kein*|"
    "kann kein*|nicht hergestellt|nicht herstellen|échec|échoué*|échoue*|impossible|n'a pas pu|ne "
    "peut pas|ne parvient pas|falló|fallo|fallido|fallida|ha fallado|error al|error en|error de|"
    "imposible|no se puede|no se pudo|no se ha podido|no es posible|no fue posible|no pudo|no "
    "puede|falha*|falhou|não foi possível|não é possível|não pôde|não conseguiu|não consegue|erro "
    "ao|erro de|erro na|fallit*|non riuscit*|impossibile|non è possibile|non è stato possibile|"
    "non è riuscito|errore durante|errore di|mislukt*|kan niet|kon niet|kan geen|kon geen|niet "
    "mogelijk|fout bij|nie można|nie udało|nie powiod*|nie może|błąd|niepowodzeni*|не удалось|не "
    "удаётся|не удается|не может|не могу|невозможно|ошибка|ошибки|сбой|неудач*|не удался|не "
    "удалась|selhal*|nelze|*失败*|*失敗*|*无法*|*無法*|*不能*|*できません*|*できない*|"
    "*できなかった*|*できませんでした*|*エラー*|*없습니다*|*못했습니다*|*실패*|*오류*|başarısız*|"
    "kurulamadı|sağlanamadı|açılamadı|bağlanılamadı|gönderilemedi|erişilemedi|ulaşılamadı|"
    "doğrulanamadı|alınamadı|hata|hatası|sorunu|невдал*|не вдалося|не вдалася|не вдався|помилк*|"
    "неможливо|не може|nezdařil*|chyba|chyby|chybě|nemůže|nemohl*" },
  { "foreign-lost",
    "fechou|*閉じ*|encerr*|interrump*|mis fin|coup*|прерв*|разорв*|chius*|chiude|zakończ*|"
    "beëindigd|abgerissen|getrennt|unterbrochen|geschlossen|verloren|abgebrochen|beendet|"
    "zurückgesetzt|perdue|fermé*|interromp*|coupée|réinitialis*|ré initialis*|reinicializ*|"
    "reinici*|déconnecté|perdió|perdid*|cerrad*|cerró|interrumpi*|restableci*|encerrad*|fechad*|"
    "interrompid*|redefinid*|caiu|persa|chius*|interrott*|ripristinata|caduta|verbroken|gesloten|"
    "utracon*|przerwan*|zamknięt*|zamknął|rozłącz*|zresetowan*|zerwan*|потерян*|разорв*|закрыт*|"
    "прерван*|сброшен*|*断开*|*中断*|*关闭*|*關閉*|*斷開*|*中斷*|*重置*|*重設*|*断线*|*切断*|"
    "*切れ*|*リセット*|*失われ*|*끊*|*종료*|*재설정*|koptu|kesildi|kapatıldı|kapandı|"
    "sonlandırıldı|sıfırlandı|втрачен*|розірван*|закрито|перерван*|скинут*|відключення|ztracen*|"
    "přerušen*|ukončen*|uzavřen*|odpojen*|resetován*" },
  { "foreign-missing",
    "*存在しません*|*존재하지*|existiert nicht|nicht vorhanden|existieren nicht|nie ma takiego|"
    "brak takiego|bestaat niet|*존재하지 않*|*없는*|nicht gefunden|nicht auflösen|nicht aufgelöst|"
    "unbekannt*|nicht finden|introuvable|inconnu*|n'existe pas|pas trouvé|résoudre|trouver|no "
    "encontrad*|no se encuentra|no se encontró|no se encontro|encontrar|no existe|desconocid*|"
    "resolver|não encontrad*|não foi encontrad*|não existe|desconhecid*|localizar|non trovat*|"
    "impossibile trovare|sconosciut*|non esiste|risolvere|inesistente|niet gevonden|onbekend*|"
    "bestaat niet|niet vinden|vinden|nie znalezion*|nie odnalezion*|znaleźć|nieznan*|rozpoznać|"
    "nie istnieje|не найден*|неизвест*|найти|разрешить имя|определить адрес|не существует|"
    "nenalezen|*找不到*|*未找到*|*未知*|*解析*|*不存在*|*見つかりません*|*見つけられません*|"
    "*不明*|*解決*|*찾을 수 없*|*알 수 없*|nicht bekannt|n'est pas connu|não é conhecid*|non è "
    "conosciut*|nie jest znan*|*존재하지*|bulunamadı|bilinmiyor|bilinmeyen|mevcut değil|"
    "çözümlenemedi|tanınmıyor|не знайден*|не існує|невідом*|знайти|nenalezen*|neznám*|neexistuje|"
    "nebyl nalezen|nebyla nalezena|nebylo nalezeno|najít|není znám*" },
  { "foreign-secret",
    "*wachtwoord*|haseł|*gebruikersnaam*|passwort*|*kennwort*|benutzername*|benutzerdaten|"
    "zugangsdaten|anmeldedaten|anmeldeinformationen|benutzerkennung|mot de passe|mots de passe|"
    "nom d'utilisateur|identifiant*|identifiants|informations d'identification|contraseña*|"
    "usuario|nombre de usuario|credencial*|clave|senha|palavra passe|nome de usuário|nome de "
    "utilizador|utilizador|password|nome utente|credenzial*|utente|wachtwoord*|gebruikersnaam|"
    "inloggegevens|aanmeldgegevens|hasł*|nazwa użytkownika|nazwę użytkownika|login|dane logowania|"
    "парол*|логин*|имя пользователя|имени пользователя|учетны* … данны*|heslo|hesla|*密码*|*密碼*|"
    "*用户名*|*使用者名稱*|*帐号*|*账号*|*帳號*|*凭据*|*認證資料*|*パスワード*|*ユーザー名*|"
    "*ユーザ名*|*アカウント名*|*資格情報*|*비밀번호*|*암호*|*사용자 이름*|*아이디*|*자격 증명*|"
    "parola*|şifre|şifreniz|şifresi|kullanıcı ad*|ім'я користувача|облікові дані|логін|hesl*|"
    "uživatelské jméno|přihlašovací údaje|přihlašovací jméno" },
  { "foreign-wrong",
    "não confere*|no coinciden|ne correspondent pas|pas été reconnu*|non reconnu*|no reconocid*|"
    "não reconhecid*|non riconosciut*|nicht erkannt|не распозн*|*틀렸*|*틀린*|*틀립*|falsch*|"
    "ungültig*|inkorrekt|nicht korrekt|nicht richtig|stimmen nicht|stimmt nicht|non è valid*|"
    "non sono valid*|nicht akzeptiert|fehlerhaft*|incorrect*|erroné*|invalide*|non valide*|"
    "mauvais*|pas valide|pas correct|incorrecto*|incorrecta*|erróne*|equivocad*|inválid*|"
    "no válid*|no es válid*|no son válid*|no es correct*|no son correct*|incorreto*|incorreta*|"
    "errad*|não é válid*|não são válid*|errat*|non valid*|non corrett*|non è corrett*|"
    "non sono corrett*|sbagliat*|onjuist*|ongeldig*|incorrect|verkeerd*|nieprawidłow*|błędn*|"
    "niepoprawn*|неверн*|неправильн*|некорректн*|недействительн*|ошибочн*|не приняты|chybn*|"
    "neplatn*|nesprávn*|*错误*|*不正确*|*有误*|*无效*|*錯誤*|*不正確*|*無效*|*正しくありません*|"
    "*正しくない*|*間違*|*違います*|*違っ*|*無効*|*잘못*|*올바르지*|*일치하지*|*맞지*|*유효하지*|"
    "geçersiz|yanlış|hatalı|doğru değil|невірн*|недійсн*|некоректн*|špatn*|není platn*|"
    "není správn*|neočekávan*|niewłaściw*|хибн*|*不正な*|misvormd|bozuk|kötü|zła|mal formada|"
    "mal definita" },
  { "foreign-certificate",
    "*zertifikat*|*zertifizierungsstelle*|zertifizierungsinstanz|autorité de certification|"
    "autoridad de certificación|autoridad certificadora|entidad certificadora|autoridade de "
    "certificação|autoridade certificadora|autorità di certificazione|certificeringsinstantie|"
    "certificeringsautoriteit|urząd certyfikacji|центр сертификации|удостоверяющ* … центр*|"
    "*认证机构*|*憑證授權*|*認証局*|*認証機関*|*인증 기관*|certificat|certificats|certificado*|"
    "certificato|certificati|certificaat|certificaten|certyfikat*|сертификат*|certifikát*|*证书*|"
    "*憑證*|*證書*|*証明書*|*인증서*|sertifika*|сертифікат*" },
  { "foreign-expired",
    "abgelaufen*|n'est plus valide|ya no es válid*|não é mais válid*|non è più valid*|nicht mehr "
    "gültig|niet meer geldig|больше не действит*|*不再有效*|abgelaufen|expiré*|caducad*|expirad*|"
    "expiró|vencid*|venció|venceu|expirou|scadut*|verlopen|wygas*|ważność|истек*|просроч*|"
    "vypršel*|*过期*|*過期*|*到期*|*期限切れ*|*期限が切れ*|*만료*|süresi dolmuş|süresi doldu|"
    "süresi geçmiş|закінчився|закінчилася|минув" },
  { "foreign-signing-in",
    "anmelde*|authenticatie*|uwierzytelnić|logon|inloggegevens|ingelogd|connexion au compte|登录|"
    "登入|anmeldung|anmelden|anmeldeversuch|login|einloggen|authentifizierung*|authentisierung|"
    "authentifizieren|authentifizier*|authentification|authentifier|s'authentifier|s'identifier|"
    "identification|autenticación|autenticacion|autenticar*|inicio de sesión|iniciar sesión|"
    "identificar*|identificación|acceso|autenticação|autenticacao|iniciar sessão|início de sessão|"
    "fazer login|entrar|autenticazione|autenticare|accedere|accesso|authenticatie|authenticeren|"
    "aanmelden|aanmelding|inloggen|uwierzytelni*|logowani*|zalogować|аутентификац*|аутентифицир*|"
    "авторизац*|авториз*|войти|вход|входа|входе|ověřen*|přihlás*|přihlášen*|*身份验证*|*认证*|"
    "*验证失败*|*登录*|*登陆*|*登入*|*身分驗證*|*驗證*|*認證*|*登錄*|*鉴权*|*認証*|*ログイン*|"
    "*サインイン*|*ログオン*|*인증*|*로그인*|kimlik doğrul*|oturum aç*|giriş|yetkilendirme*|"
    "автентифік*|вхід|входу|увійти|autentiz*|autoriz*|přihlaš*|zalogowan*|logowania|autoryzac*|"
    "аутентифік*|ověřov*|autenticándose|identifikac*|идентификац*" },
  { "foreign-unsupported",
    "unterstützt den|unterstützt die angegeben*|nie ogłasza|nie obsługiwać|nie obsłuży|"
    "nie jest obsługiwany|geen ondersteuning|ondersteunt de|nicht unterstützen|sin soporte|"
    "sem suporte|n'est pas disponible|nicht unterstützt|unterstützt … nicht|nicht angibt|"
    "funktion nicht|*不宣称*|unterstützt kein*|nicht angeboten|bietet kein*|nicht verfügbar|"
    "prend pas en charge|pas prise en charge|pas pris en charge|pas supporté*|ne supporte pas|"
    "ne gère pas|ne propose pas|pas disponible|no admite*|no soporta*|no es compatible|"
    "no compatible|no está soportad*|no permite|no anuncia|no parece admitir|no parece soportar|"
    "no ofrece|não suporta*|não é suportad*|não suportad*|não oferece|não tem suporte|"
    "não parece suportar|não anuncia|não aceita|non supporta*|non gestisce|"
    "non essere in grado di gestire|non è in grado di gestire|non è supportat*|non supportat*|"
    "sembra non supportare|non sembra supportare|ondersteunt geen|ondersteunt … niet|"
    "niet ondersteund|niet … ondersteunen|biedt geen|nie obsługuje|nieobsługiwan*|nie wspiera|"
    "nie oferuje|nie jest obsługiwan*|не поддержива*|не заявил*|nepodporuje|*不支持*|*不支援*|"
    "*サポートしていま*|*サポートされていま*|*サポートしていない*|*対応していま*|*지원하지*|"
    "*지원되지*|desteklemiyor|desteklenmiyor|sunmuyor|не підтриму*|není podporov*|nenabízí|"
    "не заявив|no es soportad*|no implementa|non è gestit*|niet … ondersteund|*지원하지 않*|"
    "non supporté*|pas supporté*|не підтримується|не поддерживается|не передбачено|"
    "*サポートしてい*" },
  { "foreign-command",
    "befehl*|*befehl|commande|commandes|comando*|orden|órden|opdracht*|polecen*|příkaz*|команд*|"
    "komut*|*命令*|*コマンド*|*명령*|*commando" },
  { "foreign-reply",
    "*antwort|*antworten|réponse*|respuesta*|resposta*|rispost*|antwoord*|odpowied*|odpověď|"
    "odpovědi|ответ*|відповідь|відповіді|yanıt*|*应答*|*响应*|*回應*|*応答*|*返答*|*응답*|reactie|"
    "*回应*|tepkisi|*レスポンス*" },
  { "foreign-mailbox",
    "*postfach|*postfachs|boîte aux lettres|boîte mail|buzón|casella|casella di posta|postvak|"
    "postbus|skrzynk*|schránk*|caixa de correio|caixa postal|ящик*|скриньк*|posta kutusu*|*邮箱*|"
    "*邮件箱*|*信箱*|*メールボックス*|*메일함*|*사서함*" },
  { "foreign-method",
    "*methode|*methoden|*verfahren|*mechanismus|méthode|méthodes|mécanisme|método*|mecanismo*|"
    "metodo|metodi|meccanismo|methode|authenticatiemethode|metod*|mechanizm*|способ*|механизм*|"
    "*方式*|*方法*|*机制*|*機制*|*メカニズム*|*방식*|*방법*|yöntem*|метод*|спосіб|způsob*" },
  { "foreign-person",
    "*benutzer*|*empfänger*|*postfach*|utilisateur*|destinataire*|adresse*|boîte*|usuario*|"
    "destinatari*|dirección*|buzón|buzon|casilla|cuenta|usuário*|destinatário*|endereço*|caixa|"
    "conta|utent*|indirizz*|casella|gebruiker*|ontvanger*|mailbox|postvak|użytkownik*|odbiorc*|"
    "adresat*|skrzynk*|konto|пользовател*|получател*|адрес*|ящик*|*用户*|*收件人*|*使用者*|"
    "*收件者*|*邮箱*|*信箱*|*ユーザー*|*宛先*|*メールアドレス*|*メールボックス*|*사용자*|*수신자*|"
    "*메일함*|*메일 주소*|kullanıcı*|alıcı*|posta kutusu*|hesap|hesabı|користувач*|отримувач*|"
    "одержувач*|скриньк*|uživatel*|příjemc*|příjemce|schránk*|adresát*" },
  { "foreign-forbidden",
    "erlaubt kein*|erlaubt … nicht|lässt kein*|no permite|não permite|non permette|n'autorise pas|"
    "не разрешает|nicht erlaubt|nicht gestattet|nicht zulässig|nicht zugelassen|untersagt|"
    "verboten|verweigert|abgelehnt|refusé*|refuse|interdit*|non autorisé*|pas autorisé*|non "
    "permis|rejeté*|no se permite|no permitid*|no está permitid*|no autorizad*|prohibid*|denegad*|"
    "rechazad*|não permitid*|não é permitid*|não autorizad*|proibid*|negad*|recusad*|rejeitad*|"
    "non consentit*|non è consentit*|non permess*|non autorizzat*|vietat*|rifiutat*|negato|negata|"
    "niet toegestaan|verboden|geweigerd|niedozwolon*|zabronion*|odrzucon*|nie jest dozwolon*|nie "
    "zezwala|запрещен*|не разрешен*|запрещено|отказано|отклонен*|не допускается|*不允许*|*不允許*|"
    "*禁止*|*拒绝*|*拒絕*|*被拒*|*許可されて*|*拒否*|*허용되지*|*거부*|*금지*|izin verilm*|yasak*|"
    "yetkiniz yok|izniniz yok|заборонен*|не дозволен*|відмовлено|відхилен*|není povolen*|"
    "nepovolen*|zakázán*|odmítnut*|zamítnut*" },
  { "foreign-required",
    "debe|debes|deve|devez|müssen|moet|musi|musisz|должны|должен|devi|erfordert|verlangt|requiert|"
    "exige|demande une|requiere|exige|richiede|esige|wymaga|требует|*要求*|*求め*|*요구*|"
    "erforderlich|benötigt|notwendig|nötig|nécessaire|requis*|obligatoire|necesari*|requerid*|"
    "requiere|se requiere|obligatori*|necessári*|exigid*|richiest*|necessari*|vereist|nodig|"
    "verplicht|wymagan*|требуется|необходим*|обязательн*|*需要*|*必須*|*必要*|*필요*|*請先*|"
    "*请先*|gerekli|gerekiyor|gerekir|zorunlu|потрібн*|необхідн*|обов'язков*|вимагає|vyžad*|nutné|"
    "nutná|je třeba|je potřeba|wymaganie|wymagane|вимагається|потребує|requer|gerektiriyor|"
    "necesita" },
};
/* clang-format on */

static gsize max_rules = G_MAXSIZE;

static gpointer
make_rules (gpointer data G_GNUC_UNUSED)
{
  PrRuleTable tables[] = {
    pr_rules_numbers, pr_rules_programs, pr_rules_exact, pr_rules_talk, pr_rules_client,
    pr_rules_rare, pr_rules_translated, pr_rules_languages, pr_rules_encryption, pr_rules_topics,
    pr_rules_sign_in, pr_rules_content, pr_rules_sender, pr_rules_recipient, pr_rules_server,
    pr_rules_connection, pr_rules_meant, pr_rules_general,
  };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gsize n_left = max_rules;
  PrRuleSet *set;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      tables[i].n_rules = MIN (tables[i].n_rules, n_left);
      n_left -= tables[i].n_rules;
    }
  set = pr_rule_set_new (tables, G_N_ELEMENTS (tables), word_sets, G_N_ELEMENTS (word_sets),
                         problems);
  for (guint i = 0; i < problems->len; i++)
    g_critical ("%s", (const char *) g_ptr_array_index (problems, i));
  return set;
}

/*
 * pr_classify_get_rules:
 *
 * All rules, compiled when first asked for. Thread: any.
 */
const PrRuleSet *
pr_classify_get_rules (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_rules, NULL);
}

/*
 * pr_classify_limit_rules:
 *
 * Before anything is classified: all but the first rules are left out. For measuring what many
 * cost.
 */
void
pr_classify_limit_rules (gsize n_rules)
{
  max_rules = n_rules;
}
