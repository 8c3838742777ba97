/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* Whole sentences in languages other than English, as translators of programs and of code tables
 * wrote them: they count before the words of pr-classify-rules-languages.c, of which they hold
 * some. */

#define NO_REPLY " & !#2xx & !#4xx & !#5xx & !#4.x.x & !#5.x.x"

#define FAULT                                                                                      \
  "*fehler|erreur|error de|error del|error en|erro|erro de|errore|fout|błąd|chyba|chyby|ошибка|"   \
  "ошибки|помилка|hata|hatası|*错误*|*錯誤*|*出错*|*エラー*|*오류*"

/* clang-format off */
static const PrRule rules[] = {

  /* The code tables of RFC 5321. */
  PR_RULE (COMMAND_REJECTED,
           "syntaxfehler|erreur de syntaxe|error de sintaxis|erro de sintaxe|errore di sintassi|"
           "syntaxisfout|syntaxfout|błąd składni|błędna składnia|chyba syntaxe|syntaktická chyba|"
           "синтаксическ* … ошибк*|ошибк* … синтаксис*|синтаксичн* … помилк*|помилк* … синтаксис*|"
           "sözdizim* … hata*|*语法错误*|*語法錯誤*|*構文エラー*|*文法エラー*|*구문 오류*|"
           "*구문오류* & !absender* & !empfänger* & !destinat* & !адрес* & !address"),
  PR_RULE (COMMAND_REJECTED,
           "$foreign-command|ehlo|helo ~ $foreign-unsupported|$foreign-missing|"
           "nicht implementiert|non implément*|no implementad*|não implementad*|non implementat*|"
           "weder|niet geïmplementeerd*|nie zaimplementowan*|není implementován*|не реализ*|"
           "не реалізов*|не впровадж*|uygulanma*|*未实现*|*没有实现*|*実装されて*|*구현되지*|"
           "*구현하지*|n'accepte pas|não aceita|не приймає & !starttls & !$foreign-signing-in & "
           "!tls & !stls"),
  PR_RULE (COMMAND_REJECTED,
           "imap|imap server|serveur imap|servidor imap|server imap|serwer imap|сервер imap ~ "
           "veraltet|ancestral|trop ancien|antiquato|zastaralý|verouderd|stary|przestarzały|"
           "muito antigo|antigo|устарел*|старый|застарілий|çok eski|*古い*|*太老*|*过时*|*구식*|"
           "*오래된* & !tls & !ssl"),
  PR_RULE (COMMAND_REJECTED,
           "syntactische fout|błąd składniowy|niezaimplementowane polecenie|"
           "niezaimplementowany parametr|söz dizimi hatası|*문법 오류*|*構文解析エラー*"),
  PR_RULE (BAD_SEQUENCE,
           "falsche befehlsreihenfolge|befehlsreihenfolge|séquence de commandes|"
           "secuencia de comandos|secuencia de órdenes|sequência de comandos|sequenza di comandi|"
           "sequenza dei comandi|volgorde van opdrachten|opdrachtvolgorde|kolejność poleceń|"
           "sekwencja poleceń|pořadí příkazů|sekvence příkazů|последовательность команд|"
           "послідовність команд|komut sırası|komut dizisi|*命令序列*|*命令顺序*|*命令次序*|"
           "*コマンドの順*|*コマンドシーケンス*|*명령 순서*|*명령들의 순서*"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "fehler bei verarbeitung|error en procesamiento|error durante el procesamiento|"
           "errore nell'elaborazione|erro no processamento|chyba při zpracování|"
           "fout tijdens verwerken|fout bij verwerken|błąd podczas przetwarzania|"
           "ошибка при обработке|помилка при обробці|помилка обробки|işlem sırasında hata|"
           "*处理出错*|*处理时出错*|*処理中にエラー*|*処理中のエラー*|*처리하는데 오류*|"
           "*처리중 오류*"),
  PR_RULE (SERVER_STORAGE_FULL,
           "nedostatek místa v systému|capacidad del sistema|stockage système|espace système|"
           "archivio di sistema|*システムの保存*|*시스템 저장*|ruimte op systeem|"
           "disk alanı yetersiz|системному сховищі|*系统存储*|miejscu przechowywania wiadomości"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "speicher*|espace|espacio|espaço|spazio|almacenamiento|armazenamento|archiviazione|"
           "archivio|ruimte|wykorzystany rozmiar|přidělen*|úložiště|место|сховищ*|saklama|"
           "*存储分配*|*領域割り当て*|*저장 공간* ~ überschritten|dépass*|exced*|superat*|superó|"
           "overschreden|teveel|przekroczon*|překroč*|исчерпан*|скінчив*|aşıldı|*超额*|*超出*|"
           "*越えました*|*超えました*|*넘었*|*초과* & !server & !system & !système & !sistema & "
           "!device"),
  PR_RULE (RECIPIENT_INVALID,
           "*name|nombre|nom de|nome da|nome della|naam|*naam|nazwa|název|имя|ім'я|adına|adı|"
           "*名称*|*名は*|*이름* ~ $foreign-mailbox|mailbox|*postfachname|*postbusnaam ~ "
           "nepovolen|nicht erlaubt|no permitido|non autorisé|non consentito|niet toegestaan|"
           "niedozwolona|não permitido|недопустимо|неприпустиме|izin verilmedi|*不允许*|"
           "*認められません*|*쓸 수 없*"),
  PR_RULE (RECIPIENT_INVALID, "postfachname nicht erlaubt|postbusnaam niet toegestaan"),
  PR_RULE (MAILBOX_UNAVAILABLE,
           "$foreign-mailbox|mailbox ~ nicht verfügbar|non disponible|no disponible|"
           "não disponível|indisponível|non disponibile|niet beschikbaar|niedostępn*|"
           "není k dispozici|není dostupná|недоступ*|не доступ*|kullanılabilir değil|"
           "kullanılamıyor|*利用できません*|*사용할 수 없*|*邮箱无效* & !imap & !pop3"),
  PR_RULE (RECIPIENT_MOVED,
           "nicht lokal|no es local|utilisateur non local|utente non locale|não é local|"
           "niet lokaal|nie jest lokalny|není místní|не локальный|не локальний|yerel değil|"
           "*不在本地*|*ローカルではありません*|*로컬 사용자가 아닙*|*로컬이 아닙*"),
  PR_RULE (SERVER_BUSY,
           "služba|servicio|servizio|systeemdienst|dienst|usługa|сервис|служба|servis|*服务*|"
           "*サービス*|*서비스* ~ přenosový kanál|canales|canale|overdrachtskanaal|kanału|канала|"
           "канал передачі|iletişim kanalı|*传输通道*|*送信チャンネル*|*伝送チャネル*|*전송 채널*"),
  PR_RULE (TRANSACTION_FAILED,
           "transaktion|la transaction|transacción|transação|transazione|transactie|transakcja|"
           "transakce|транзакции|транзакція|транзакції|iletim|*传送失败*|*处理失败*|*処理は失敗*|"
           "*전송이 실패*|*거래가 실패* ~ $foreign-failed & !ssl & !tls" NO_REPLY),
  PR_RULE (TRANSACTION_FAILED, "*传送失败*|*処理は失敗しました*|*전송이 실패*" NO_REPLY),

  /* What mail programs say of a mailbox, a sender and a recipient. */
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "$foreign-mailbox|mailbox ~ öffnen|ouverture|apertura|abrir|openen|otwarcia|"
              "otevírání|открытия|відкриття|açılırken|*打开*|*オープン*|*여는* ~ $foreign-failed|" FAULT),
  PR_RULE_AT (MAILBOX_IN_USE, PR_BY_CLIENT,
              "$foreign-mailbox ~ verrouillée|zamknuta|op slot|travada|kilitli|*ロックされて*"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "nicht berechtigt|keine berechtigung|pas autorisé à|no está autorizado a|"
           "no está autorizada a|não está autorizado a|non è autorizzato a|non sei autorizzato a|"
           "nie ma uprawnień|nie masz uprawnień|не имеет права|не имеете права|не маєте права ~ "
           "senden|envoyer|enviar|inviare|wysyłania|wysyłać|отправлять|надсилати & absender*|"
           "adresse|dirección|remitente|endereço|remetente|indirizzo|mittente|adresu|nadawc*|"
           "адрес*|имени & !ip & !ip adresse & !host"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "nachrichten|e mails|messages|courriels|mensajes|correos|mensagens|messaggi|wiadomości|"
           "zpráv|писем|листів ~ pro stunde|pro tag|par heure|par jour|por hora|por día|por dia|"
           "all'ora|al giorno|na godzinę|dziennie|za hodinu|denně|в час|за день|на годину ~ "
           "zu viele|dépassé|superado|excedido|excedeu|superato|przekrocz*|překroč*|превыш*|"
           "перевищ*|слишком много & !limite de taille"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "*发信量*|*发送量*|*发件量*|*寄信量* ~ *上限*|*超过*|*達到*|*达到*|*已达*|*超出*"),
  PR_RULE (VIRUS_DETECTED, "wirusa|wirusem|wirus ~ zawiera|wykryto|zainfekowan*|znaleziono"),
  PR_RULE (SENDER_REJECTED,
           "umschlagabsender*|envelope|enveloppe|expéditeur d'enveloppe|обгортка … відправника ~ "
           "nicht akzeptiert|n'est pas accepté*|não foi aceito|є неприйнятною"),
  PR_RULE (POLICY_REJECTED,
           "mail|courriel|mensagem|пошту ~ nicht akzeptiert|n'a pas accepté|não aceitou|"
           "відмовився приймати" NO_REPLY),

  PR_RULE_AT (MAILBOX_FULL, PR_WITH_IMAP | PR_WITH_POP3,
              "$foreign-mailbox ~ voll|pleine|lleno|llena|cheia|piena|vol|pełna|plná|переполнен|"
              "переповнена|dolu|*已满*|*已滿*|*いっぱい*|*가득*"),
  PR_RULE (MAILBOX_IN_USE,
           "$foreign-mailbox ~ bereits verwendet|bereits geöffnet|in benutzung|déjà utilisée|"
           "déjà ouverte|en uso|em uso|già in uso|al in gebruik|w użyciu|již používá|"
           "уже используется|вже використовується|kullanımda|*正在使用*|*被占用*|*使用中*|"
           "*사용 중* & !#450"),
  PR_RULE (MESSAGE_MALFORMED,
           "kopfzeile|kopfzeilen|en têtes|en tête|encabezados|encabezado|cabeçalhos|cabeçalho|"
           "intestazione|intestazioni|nagłówek|nagłówki|hlavička|hlavičky|заголовок|заголовки|"
           "*信头*|*邮件头*|*ヘッダ*|*헤더* ~ $foreign-wrong|fehlt|fehlen|manquant*|falta|faltan|"
           "mancante|brakuje|chybí|отсутству*|*缺少*|*ありません*"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "interner fehler|erreur interne|error interno|erro interno|errore interno|interne fout|"
           "błąd wewnętrzny|внутренняя ошибка|внутрішня помилка|vnitřní chyba|interní chyba|"
           "dahili hata|*内部错误*|*內部錯誤*|*内部エラー*|*내부 오류* & #4xx"),

  /* Encryption. */
  PR_RULE (CERTIFICATE_REVOKED,
           "$foreign-certificate ~ herroepen|anulowan*|анульован*|*廃棄*|*破棄*|*파기*|"
           "yürürlükten|kaldırılmış|geçersiz kılınmış|widerrufenes"),
  PR_RULE (CERTIFICATE_NOT_YET_VALID,
           "$foreign-certificate ~ nicht aktiviert|pas été activé|no se ha activado|"
           "não foi ativado|non è stato attivato|niet geactiveerd|nie został aktywowany|"
           "nie uzyskał jeszcze|nie jest jeszcze|nebyl aktivován|není zatím|nebyl dosud|"
           "не активирован|не был активирован|не активовано|не було активовано|etkinleştirilme*|"
           "henüz|*未激活*|*没有激活*|*尚未激活*|*有効になっていま*|*아직 유효하지*|*활성화되지*|"
           "in der zukunft|dans l'avenir|dans le futur|en el futuro|no futuro|nel futuro|"
           "in de toekomst|w przyszłości|v budoucnosti|в будущем|в майбутньому|gelecekte|*未来*|"
           "*未來*|*아직 인증서*"),
  PR_RULE (CERTIFICATE_NOT_YET_VALID, "*아직 인증서 활성*"),
  PR_RULE (CERTIFICATE_EXPIRED, "$foreign-certificate ~ вичерпано|*만기*|строк дії … вичерпано"),
  PR_RULE (CERTIFICATE_SELF_SIGNED,
           "firmado por sí mismo|firmado por si mismo|*自己証明書*|samodzielnie podpisany|"
           "kişisel imzalı"),
  PR_RULE (CERTIFICATE_WEAK,
           "$foreign-certificate ~ peu sûr|pas … comme sûr|pas sûr|non sécurisé|no seguro|"
           "inseguro|non sicuro|unsicherem|unsicheren|als unsicher|onveilig*|niezabezpieczon*|"
           "niebezpieczn*|небезопасн*|ненадежн* … алгоритм*|ненадёжн*|небезпечн*|nebezpečn*|"
           "za bezpečný|güvensiz|güvenli değil|güvenli olmayan|*不安全*|*安全でない*|*安全ではな*|"
           "*安全ではあ*|*안전하지*"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "$foreign-certificate ~ není totožný|nie odpowiada|nie pasuje|não combina|no concuerda|"
           "*eigenaar komt niet overeen"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "$foreign-required|erfordert|verlangt|vereiste|požaduje|istedi|потребує|*要求しました*|"
           "*需要* .. tls zertifikat|certificat tls|certificado tls|certificato tls|"
           "tls certificaat|certyfikatu tls|certyfikat tls|certifikát tls|сертификат tls|"
           "сертифікат tls|*tls 证书*"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "tls 証明書を要求|tls sertifikası istedi|서버에 tls 인증서가 필요|*tls 証明書を要求*|"
           "*tls 인증서가 필요*"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "$foreign-certificate ~ nepřijateln*|kabul edilemez|неприпустим*|неприйнятн*|"
           "не пройшов перевірк*|onacceptabele|ověřování|weryfikacj*|nicht vertraut|"
           "überprüfung … fehl*|keinen bekannten|herausgeber|podepsán|signiert|signataire|"
           "n'est pas signé|no está firmado|não está assinado|firmatario|ondertekenaar|"
           "niet ondertekend|podpisany|подписан|підписано|imzala*|видано|видавц*|*不可信*|"
           "*机构签署*|*署名されていま*|*署名者*|не є надійним|non è fidato|wordt niet vertrouwd|"
           "gekende|geen bekende|известным|відомою|*发行者未知*|není známa & !selbst signiert* & "
           "!selbstsigniert* & !alg*"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "servercertificaat|certificaatautoriteit|zertifikatsüberprüfung|serverzertifikat ~ "
           "geen|niet|onacceptabele|fehlgeschlagen|fehlgschlagen|keinen & !hostname* & !abgelaufen"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "$foreign-server ~ nedůvěryhodn*|nicht vertraut*|no es de confianza|non digne|"
           "inaffidabile|onvertrouwde|niezaufan*|não confiável|ненадежн*|ненадёжн*|ненадійн*|"
           "güvenilmeyen|güvenilir olmayan|*不信任*|*不受信任*|*信頼できない*|*신뢰할 수 없*" NO_REPLY),
  PR_RULE (STARTTLS_REFUSED,
           "starttls ~ $foreign-failed|erreur de la commande|nelze spustit|falha|" FAULT
           " & !$foreign-unsupported & !$foreign-certificate & !$foreign-connection" NO_REPLY),
  PR_RULE (STARTTLS_NOT_OFFERED,
           "starttls*|stls*|starttls|stls|tls|*tls를*|verschlüsselte verbindung|"
           "connexion chiffrée|conexión cifrada|conexão criptografada|conexão encriptada|"
           "connessione cifrata|versleutelde verbinding|połączenie szyfrowane|šifrované spojení|"
           "*starttls를*|*stls를*|зашифрованное соединение|шифроване з'єднання|"
           "şifrelenmiş bağlantı|*加密连接*|*暗号化された接続*|*암호화된 연결* ~ nicht verfügbar|"
           "non disponible|no disponible|não disponível|non disponibile|niet beschikbaar|"
           "nie jest dostępn*|niedostępn*|není k dispozici|není dostupn*|недоступ*|не доступ*|"
           "mevcut değil|kullanılabilir değil|*不可用*|*利用できない*|*사용할 수 없*|*지원하지*|"
           "ondersteunt … niet|ondersteunt starttls niet|není … podporováno & !*못했습니다* & "
           "!konnte & !не вдалося & !tls unterstützung & !suporte tls & !поддержка tls & !*支持*"
           " & !prise en charge" NO_REPLY),

  /* Signing in. */
  PR_RULE (STARTTLS_REQUIRED,
           "starttls ~ zuerst|zunächst|d'abord|primero|primeiro|prima|eerst|najpierw|сначала|"
           "спочатку|nejdříve|nejprve|önce|*首先*|*请先*|*先に*"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "starttls ~ $foreign-required|erfordert|nécessite|necesita|требует ~ "
           "$foreign-signing-in|s'y connecter|einloggen|acceder|zalogować|*ログイン*|*로그인*"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "verschlüsselung|cifrado|cifrada|cifratura|chiffrement|encriptação|cifragem|"
           "criptografia|versleuteling|szyfrowani*|šifrování|šifrovaní|шифровани*|шифруванн*|"
           "şifreleme|*加密*|*暗号化*|*암호화* & $foreign-required & $foreign-signing-in|"
           "totožnosti|подлинност* & $foreign-method"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "$foreign-signing-in|login|plain|logins ~ deaktiviert|abgeschaltet|désactivé*|"
           "desactivad*|deshabilitad*|desativad*|desabilitad*|disabilitat*|uitgeschakeld|"
           "wyłączon*|zablokowane na|zakázán*|mimo provoz|отключен*|вимкнен*|заборонен* … сервер*|"
           "devre dışı|kapalı|*禁用*|*無効*|*비활성* & $foreign-server & !imap & !pop & !pop3 & "
           "!konto & !compte & !cuenta & !conta & !account" NO_REPLY),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "$foreign-signing-in|auth|smtp auth|*authentifizierungsmethode|autentidad|plain|"
           "cram md5|legitimierung*|totožnosti|подлинност*|розпізнаван* ~ $foreign-unsupported|"
           "nicht benutzt werden|nicht unterstützt|no implementa|no está disponible|"
           "não está disponível|nie jest dostępn*|mevcut değil|non è gestito|niet ondersteund|"
           "staat uit|nicht verfügbar|non disponible|no disponible|não disponível|non disponibile|"
           "niet beschikbaar|niedostępn*|nedostupn*|není k dispozici|nejsou k dispozici|"
           "není … podporován|недоступ*|не доступ*|kullanılamıyor|kullanılabilir … yok|*不可用*|"
           "*没有可用*|*使えません*|*利用できません*|*사용할 수 없*|*지원하지* & !vorübergehend*"
           " & !temporär & !starttls & !ssl & !temporaneamente & !oauth & !oauth2" NO_REPLY),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "keine der|aucun des|aucune des|ninguno de los|nenhum dos|nessuno dei|ни один из|"
           "жоден із|żadna z|geen van de|žádná z ~ *authentifizierungsmethoden|"
           "modes d'authentification|méthodes d'authentification|métodos de autenticación|"
           "métodos de autenticação|metodi di autenticazione|способов проверки|способів|metod|"
           "authenticatiemethoden" NO_REPLY),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "apop ~ zeitstempel|horodatage|timestamp|marca de tiempo|marca temporal|marca de hora|"
           "časová značka|tijdsaanduiding|tijdstempel|znacznik czasu|znacznika czasu|"
           "позначк* … часу|метк* … времени|zaman damgası|*时间戳*|*タイムスタンプ*|*타임스탬프*"),
  PR_RULE (AUTH_REQUIRED,
           "geben|angeben|proporcionar|fournir|dare|fornire|opgeven|op te geven|zadat|informar|"
           "fornecer|указать|надати|sağlamanız|*提供*|*필요합니다*|*必要です*|wymaga ~ "
           "$foreign-secret & $foreign-required|müssen|necesita|devez|devi|dient|musíte|precisa|"
           "требуется|повинні|gerekiyor|*需要*|*필요*|*必要* & $foreign-server & !falsch & !app" NO_REPLY),
  PR_RULE (AUTH_REQUIRED, "*必须认证*|*必须验证*|*需要认证*|*需要身份验证*|*認証が必要*|*인증이 필요*"),
  PR_RULE (PASSWORD_EXPIRED,
           "*passwort*|*kennwort*|mot de passe|contraseña|senha|password|wachtwoord|haslo|hasło|"
           "hasła|heslo|hesla|пароль|пароля|şifreniz*|parolanız*|*密码*|*密碼*|*パスワード*|*비밀번호*"
           " ~ $foreign-expired|caduc* & !$foreign-certificate & !token* & !xoauth2 & !oauth"),
  PR_RULE (PASSWORD_EXPIRED,
           "änderung|changement|cambio|cambiare|mudança|transición|transição|veranderen|zmiana|"
           "смена|зміна|*変更*|*转换* ~ $foreign-secret ~ $foreign-required"),
  PR_RULE (OAUTH_TOKEN_REJECTED,
           "zugriffs token|zugriffstoken|tokenu dostępu|token dostępu|testigo de acceso|"
           "jeton d'accès|token di accesso|toegangstoken|token de acesso|přístupovému tiketu|"
           "přístupového tiketu|маркера доступа|маркер доступа|ключ доступу|ключа доступу|"
           "erişim jetonu|*访问令牌*|*アクセストークン*|*접근 토큰* ~ $foreign-failed|"
           "$foreign-expired|yenilenemedi|hernieuwen|вичерпано|věnost"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "$foreign-method|*methode ~ $foreign-signing-in|authentification|authenti* ~ encontrar|"
           "recherche d'une|utilisable|usável|benutzbare|sécurisée|seguro|знайти|безпечним|najít|"
           "za słaby|fraco|*太弱*|*취약*|*不十分*|надто слабкий|te zwak|trop faible|příliš slabý"
           " & !fehlgeschlagen & !falló" NO_REPLY),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "aanmeldingsmechanisme te zwak|serverlogins sind deaktiviert|accesos al servidor están|"
           "connexions au serveur sont désactivées|autenticações no servidor estão|"
           "oturum açma kapatılmış|login запрещена|login non è abilitato" NO_REPLY),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "keine|kein|ningún|falta|aucune|aucun|pas d'authenti*|nessun|non ci sono|geen|brak|"
           "žádné|nenhum|não há|нет|немає|*没有*|*利用できる*|*인증자가 없* ~ auth|smtp auth|"
           "authenti*|autenti*|$foreign-signing-in ~ verfügbar|disponib*|disponív*|método|méthode|"
           "metodo|beschikbaar|dostępn*|k dispozici|доступн*|*可用*|*がない*|*없음*|falta & "
           "!$foreign-secret" NO_REPLY),
  PR_RULE (WRONG_CREDENTIALS,
           "$foreign-signing-in|totožnosti|подлинност*|розпізнаван* ~ $foreign-reply ~ "
           "$foreign-wrong & !login"
           NO_REPLY),

  PR_RULE (WRONG_CREDENTIALS,
           "selhalo|falló la conexión|fehlgeschlagen|échouée|nie udało się połączyć|başarısız oldu"
           " ~ přihlášení odmítnuto|autenticación rechazada|anmeldung verweigert|login abgelehnt|"
           "authentification refusée|odmówiono wejścia|giriş reddedildi" NO_REPLY),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "nelze ověřit totožnost|verificación de autentidad|error autenticándose|"
              "erreur lors de l'autorisation|errore nell'autenticazione|tijdens authenticatie|"
              "tijdens de authenticatie|aanmeldingscontrole mislukt|аутентифікації apop|"
              "проверке подлинности|перевірки автентичності|пройти розпізнавання|"
              "розпізнавання користувача|пройти реєстрацію|помилка реєстрації|"
              "регистрация не удалась|неправильна автентифікація|kimlik denetimi hatası|"
              "doğrulaması başarısız|помилкове ім'я користувача|falló la autenticación|"
              "помилка аутентифікації|*验证失败*|*验证用户时发生错误*|wejść na serwer imap & "
              "!proxy & !*签名* & !*证书*"),

  /* The talk. */
  PR_RULE (PROTOCOL_ERROR,
           "login ~ $foreign-reply ~ fehlerhafte|no válida|incorrecte|mal definita|mal formada|"
           "misvormd|błędna|chybná|неправильный формат|некоректно сформована|bozuk|*잘못된*|"
           "*不正な*|*格式不正常* & !passw*" NO_REPLY),
  PR_RULE (PROTOCOL_ERROR,
           "$foreign-reply ~ $foreign-wrong|leere|vide|vacía|vazia|vuota|lege|pusta|pustą|prázdn*|"
           "пуст*|порожн*|boş|*空的*|*空の*|*빈*|inesperada & !$foreign-signing-in & "
           "!$foreign-secret"
           NO_REPLY),
  PR_RULE (PROTOCOL_ERROR,
           "protokollfehler|*protokollfehler|protocolfout|erreur de protocole|erreur du protocole|"
           "error de protocolo|error del protocolo|erro de protocolo|erro do protocolo|"
           "errore di protocollo|errore del protocollo|errore protocollo|errore nel protocollo|"
           "błąd protokołu|chyba protokolu|ошибка протокола|помилка протоколу|protokol* … hata*|"
           "*协议错误*|*協定錯誤*|*プロトコルエラー*|*프로토콜 오류* & !tls & !ssl"),
  PR_RULE (PROTOCOL_ERROR,
           "begrüßung|greeting|accueil|saludo|saudação|saluto|begroeting|powitani*|pozdrav*|"
           "приветстви*|вітання|selamlama*|karşılama*|salutations|benvenuto|przywitania|"
           "приглашение|привітання|*问候*|*挨拶*|*グリーティング*|*인사말* ~ keine gültige|"
           "$foreign-failed|$foreign-wrong|válido|valide|valido|geldige" NO_REPLY),
  PR_RULE (CONNECTION_CLOSED,
           "unerwartet beendet|mis fin à la connexion|terminado inesperadamente|"
           "terminó inesperadamente|encerrou inesperadamente|неожиданно прервал|неожиданно закрыл|"
           "nieoczekiwanie zakończył|onverwacht beëindigd|neočekávaně ukončil|"
           "beklenmedik şekilde sonlandır*|*意外终止*|*予期せずに切断*|*予期せず切断*" NO_REPLY),
  PR_RULE (CONNECTION_CLOSED,
           "roura přerušena|tubería rota|relais brisé|pipe interrotta|gebroken pijp|"
           "przerwany potok|pipe quebrado|обрыв канала|канал обірвано|*断开的管道*|*管道破裂*|"
           "*パイプが切断*|*깨어진 파이프*|*파이프가 깨어*|datenübergabe unterbrochen"),
  PR_RULE (CONNECTION_CLOSED,
           "smtp|imap|pop|pop3 & lesefehler|erreur de lecture|error de lectura|error al leer|"
           "errore di lettura|leesfout|błąd odczytu|erro de leitura|erro na leitura|ошибка чтения|"
           "помилка читання|okuma hatası|chyba při čtení|*读错误*|*读取错误*|*読み出しエラー*|"
           "*읽기 오류*"),
  PR_RULE (CONNECTION_CLOSED,
           "$foreign-connection|conneción|*コネクション*|*链接* ~ rota|rompue|cassée|rotta|"
           "uszkodzon*|quebrada|gebroken|kırık|непрацездатн*|*壊れ*|ist fehlerhaft|abbruch|"
           "abandon|fin de la|terminó|terminou|terminato|término|perduta|afgebroken|weggevallen|"
           "разрыв*|розірвав|kaybedildi|kopmasına|sonlandı|kesti|закрив|zrušeno|uzavřel|zavřeno|"
           "ukončila|*丢失*|*终止*|*重设*|*切断*|*切った*|*終了*|*突然閉じ*|*닫혔*|*중단*|"
           "interruption & !$foreign-timeout" NO_REPLY),
  PR_RULE (RESPONSE_TIMED_OUT,
           "$foreign-timeout|časový limit|tiempo límite|temps limite|tijdslimiet|scadenza|"
           "*時間切れ*|*시간 제한*|wartezeit|expirée|verlopen ~ *session*|*sitzung|sesión|sessão|"
           "sessione|sessie|sesji|sesja|relaci|сеанс*|сессии|oturum*|*会话*|*セッション*|*세션*|"
           "sesję|pop autentizaci|pop authentifizierung|autenticación pop|pop authenticatie & "
           "!$foreign-connection" NO_REPLY),
  PR_RULE (CONNECTION_TIMED_OUT,
           "$foreign-timeout|czas oczekiwania|časový limit|tiempo límite|*시간 제한* ~ conector|"
           "gniazda|soketu|socketem|сокета|сокету|yuva|*소켓*|*套接字*|*ソケット*" NO_REPLY),
  PR_RULE (RESPONSE_TIMED_OUT, "die wartezeit ist abgelaufen|превышен интервал ожидания" NO_REPLY),
  PR_RULE (CONNECTION_FAILED,
           "*sitzung|session|sesión|sessão|sessione|sessie|sesji|sesja|relace|relaci|сеанс*|"
           "сессии|сесію|oturum*|*会话*|*セッション*|*세션* ~ imap4|smtp ~ $foreign-failed|"
           "nicht aufbauen|impossible|ustanowić|navázat|açılamıyor|nelze otevřít|kan gaan & "
           "!$foreign-timeout & !$foreign-refused & !starttls"
           NO_REPLY),
  PR_RULE (CONNECTION_FAILED,
           "błąd podczas łączenia|bağlanamadı|помилка smtp: неможливо відкрити|"
           "помилка smtp неможливо відкрити|*连接 imap 服务器时出错*|*连接 smtp 服务器时出错*" NO_REPLY),

  /* Names and networks. */
  PR_RULE (DNS_FAILURE,
           "vorübergehend*|temporär|temporairement|temporaire|temporalmente|temporariamente|"
           "temporaneamente|tijdelijk|tymczasowo|chwilowo|dočasn*|временн*|тимчасов*|geçici|"
           "*暂时*|*一時的*|*일시적* ~ auflösen|namensauflösung|résoudre|résolution|resolver|"
           "risolvere|oplossen|naamsherleiding|rozwiązać|odwzorowanie nazwy|vyřešit|"
           "vyhodnocování jména|разрешить|розв'язати|розв'язання назв|çözülemiyor|isim çözünürlü*|"
           "*解析*|*解決できません*|*주소를 알아낼*|name resolution*" NO_REPLY),
  PR_RULE (HOST_NOT_FOUND,
           "keine adresse|gehört keine adresse|aucune adresse associée|"
           "no existe ninguna dirección asociada|ninguna dirección asociada|"
           "nessun indirizzo associato|nenhum endereço|não há endereço associado|"
           "geen adres verbonden|nemá přiřazenu adresu|brak adresu związanego|"
           "не связано ни одного адреса|пов'язано жодної адреси|ilişkili adres yok|*没有与主机名*|"
           "*アドレスが割り当てられていま*|*대응되는 주소*"),
  PR_RULE (HOST_NOT_FOUND,
           "name oder dienst|nom ou service|nombre o servicio|nome o servizio|nome ou serviço|"
           "naam of dienst|nazwa lub usługa|jméno nebo služba|имя или служба|назва чи сервіс|"
           "isim ya da servis|*名称或服务*|*名前またはサービス*|*이름 혹은 서비스*"),
  PR_RULE (HOST_NOT_FOUND,
           "rechner|la machine|máquina|počítač|makina|makinesi|узел|вузол|вузла|*主机*|ホスト* ~ "
           "unbekannter|nicht gefunden|impossible de trouver|desconocid*|desconhecid*|neznámý|"
           "nelze nalézt|bilinmeyen|bulunamadı|неизвест*|невідом*|не знайдено|*未知*|*无法找到*|"
           "*見つからな*"
           NO_REPLY),
  PR_RULE (HOST_NOT_FOUND,
           "servernaam|nazwy serwera|nome do servidor|nome del server|sunucu adı|назвою сервера|"
           "*服务器名称*|hostname|hôte|host|*ホスト*|adres van server ~ niet opzoeken|achterhalen|"
           "wyszukać|procurar|non trovato|yoklanamıyor|виконати пошук|*无法查询*|non trouvé|"
           "nie został znaleziony|*見つからなかった*|не вийшло знайти" NO_REPLY),
  PR_RULE (HOST_NOT_FOUND, "не вийшло знайти адресу" NO_REPLY),
  PR_RULE (NETWORK_UNREACHABLE,
           "síť|síťování|sítě|*netzwerk|la red|le réseau|la rete|*ネットワーク*|*네트워크*|"
           "het netwerk|netwerk|sieć|a rede|сеть|мережа|мережу|мережі|ağ|ağa|*网络*|*網路*|host|"
           "počítač|komputer|makineye|вузол|*主机*|*ホスト*|hôte ~ není dostupn*|mimo provoz|"
           "nicht erreichbar|nicht aktiv|no está activa|inactiva|ne fonctionne pas|"
           "non è disponibile|non raggiungibile|*落ちて*|*到達不能*|*죽었*|*도달할 수 없*|"
           "ligt plat|wyłączona|niedostępny|inalcançável|fora de alcance|não responde|не работает|"
           "yok oldu|erişilebilir durumda değil|erişilemiyor|недоступн*|недоступним|немає доступу|"
           "вимкнено|отримати доступ|*已关闭*|*不可达*|inaccessible|inalcanzable & "
           "!$foreign-server & !internet" NO_REPLY),
  PR_RULE (NETWORK_UNREACHABLE,
           "k počítači neexistuje cesta|makinaya ağ üzerinden yol yok|немає маршруту|"
           "нет маршрута к узлу|ağ üzerinden yol yok"),
};
/* clang-format on */

const PrRuleTable pr_rules_translated = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
