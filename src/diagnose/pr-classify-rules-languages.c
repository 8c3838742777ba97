/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* What programs of this side say in languages other than English: things that belong together, each
 * a set of pr-classify-rules.c. A server's reply has a code, and then says what is wrong itself. */

#define NO_REPLY " & !#2xx & !#4xx & !#5xx & !#4.x.x & !#5.x.x"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (WRONG_SERVICE,
           "imap|imap4|pop|pop3|smtp ~ ist kein|no es un|não é um|n'est pas un|non è un|is geen|"
           "değil|не є|není|nepodporuje imap4|nie jest|не является|*不是*|*ではありません*|"
           "*아닙니다* & *server*|serveur*|servidor*|sunucu*|serwer*|сервер*|*服务器*|*伺服器*|"
           "*サーバ*|*서버*" NO_REPLY),
  PR_RULE (PROTOCOL_ERROR,
           "saludo|saudação|*begrüßung|message d'accueil|accueil|karşılama*|привітанн*|uvítac*|"
           "saluto|begroeting|powitani*|приветстви*|*问候*|*問候*|*挨拶*|*グリーティング*|*인사말*"
           " ~ $foreign-wrong|unerwartet*|inattendu*|inesperad*|inattes*|onverwacht*|"
           "nieoczekiwan*|неожиданн*"),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "tls|ssl ~ *fehler|erreur*|error tls|error de|hata|hatası|помилка|chyba|chybě|erro|"
           "errore|fout|błąd|ошибка|*错误*|*錯誤*|*エラー*|*오류* & el sıkışma|рукостискан*|"
           "navazování spojení|handshake*|*ハンドシェイク*|*握手*|*핸드셰이크*|рукопожат*|liaison|"
           "*交握* & *zertifikat*|sertifika*|сертифікат*|certifica*|certyfikat*|сертификат*|"
           "*证书*|*憑證*|*証明書*|*인증서*"),

  /* The certificate. */
  PR_RULE (CERTIFICATE_NOT_YET_VALID,
           "$foreign-certificate ~ noch nicht gültig|noch nicht … gültig|henüz geçerli|ще не|"
           "ještě není|pas encore|todavía no|aún no|ainda não|non ancora|non è ancora|nog niet|"
           "jeszcze nie|еще не|尚未生效|まだ有効|아직 유효"),
  PR_RULE (CERTIFICATE_REVOKED,
           "$foreign-certificate ~ widerrufen|zurückgezogen|zurückgerufen|gesperrt|iptal edil*|"
           "відкликан*|odvolán*|zneplatněn*|révoqué|revocad*|revogad*|revocat*|ingetrokken|"
           "unieważnion*|odwołan*|cofnięt*|отозван*|*吊销*|*撤销*|*撤銷*|*失効*|*해지*|*폐기*"),
  PR_RULE (CERTIFICATE_EXPIRED, "$foreign-certificate ~ $foreign-expired"),
  PR_RULE (CERTIFICATE_SELF_SIGNED,
           "selbst signiert*|selbstsigniert*|eigensigniert*|auto signé|autosigné|auto firmado|"
           "kendinden imzalı|kendi imzalı|самопідписан*|podepsaný sám sebou|autofirmado|"
           "auto assinado|autoassinado|autofirmato|auto firmato|zelfondertekend*|"
           "zelf ondertekend*|samopodpisan*|podpisem własnym|самоподписан*|самозаверен*|"
           "podepsaný svým držitelem|*自签名*|*自簽*|*自我簽署*|*自己署名*|*자체 서명*"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "$foreign-certificate ~ *übereinstimm*|entspricht nicht|entsprechen nicht|"
           "stimmt nicht überein|stimmt nicht … überein|passt nicht|gehört nicht|correspond*|"
           "corrispond*|coincid*|komt niet overeen|overeen|nie pasuje|nie zgadza|niezgodn*|zgodn*|"
           "не соответств*|eşleşmiyor|uyuşmuyor|не збіга*|не відповіда*|neodpovídá|neshoduje|"
           "не совпад*|*不匹配*|*不符*|*一致しま*|*一致しない*|*일치하지*|otro nombre|"
           "andere namen|anderen namen|zu einer anderen|à un autre|sitio diferente|otro sitio|"
           "outro site|altro sito|andere website|другому сайту|*属于不同*|*屬於不同*|*別のサイト*|"
           "*다른 사이트*"),
  PR_RULE (CERTIFICATE_WEAK,
           "$foreign-certificate ~ zu schwach|unsicher|schwach*|trop faible|débil|fraco|fraca|"
           "debole|te zwak|słab*|слаб*|*弱*"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "$foreign-certificate ~ inacceptable|*akzeptab*|non accettabil*|недопустим*|"
           "niezaakceptowan*|nieakceptowaln*|*无法接受*|*無法接受*|*受け付けられない*|"
           "*받아들일 수 없*|inaceptable|inaceitável|inaccettabile|onacceptabel|nie do przyjęcia|"
           "неприемлем*|*不可接受*|*受け入れ*|*vertrau*|verifizier*|überprüf*|überprüft|geprüft|"
           "nicht prüfen|confiance|fiable*|approuv*|vérifi*|confianza|verific*|confi*|attendibil*|"
           "comprob*|affidabil*|verificato|convalid*|vertrouw*|betrouwba*|gecontroleerd|"
           "geverifieerd|zaufan*|zweryfikow*|sprawdz*|довер*|проверить|проверен*|doğrulanamayan|"
           "doğrulanamadı|doğrulanam*|güvenilir değil|güvenilmeyen|güvenilmiyor|перевірити|довір*|"
           "ověřen*|ověřit|důvěryhodn*|*信任*|*验证*|*驗證*|*信頼*|*検証*|*確認*|*신뢰*|*확인할*|"
           "$foreign-missing|nicht bekannt|aussteller|émetteur|emisor|emissor|emittente|autorità|"
           "uitgever|wystawc*|издател*|*颁发*|*發行者*|*発行*"),
  PR_RULE (CERTIFICATE_UNTRUSTED, "$foreign-certificate ~ $foreign-wrong"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "*identität*|identité|l'identité|identidad|identità|l'identità|identidade|identiteit|"
           "tożsamoś*|удостоверени*|подлинност*|*服务器身份*|*伺服器身分*|*識別情報*|*신원* ~ "
           "*überprüf*|vérifi*|verific*|gecontroleerd|geverifieerd|controleren|zweryfikow*|"
           "sprawdz*|проверить|установить|*验证*|*驗證*|*検証*|*確認*|*확인*" NO_REPLY),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "*prinzipalname*|nom principal|nombre principal|nome principal|nome dell'entità|"
           "nome da entidade|имя участника|имя субъекта|*プリンシパル名*|*目标主体名称*|"
           "*目標主體名稱*|*대상 사용자 이름* ~ $foreign-wrong"),

  PR_RULE_AT (APP_PASSWORD_REQUIRED, PR_NOT_SENDING,
              "*授权码*|*授權碼*|*专用密码*|*專用密碼*|*アプリパスワード*|*アプリ パスワード*|"
              "*앱 비밀번호*|mot de passe d'application|contraseña de aplicación|"
              "senha de aplicativo|senha de app|password per le app|password per l'app|"
              "app wachtwoord|hasło aplikacji|hasła aplikacji|parol prilozheni*|пароль приложени*|"
              "пароль для внешн*|app passwort|anwendungsspezifisch*"),

  PR_RULE_AT (WEB_LOGIN_REQUIRED, PR_NOT_SENDING,
              "über den browser|im browser|mit dem browser|via le navigateur|par le navigateur|"
              "dans un navigateur|dans le navigateur|a través del navegador|en el navegador|"
              "pelo navegador|no navegador|tramite browser|tramite il browser|dal browser|"
              "via de browser|w przeglądarce|przez przeglądarkę|через браузер|в браузере|*浏览器*|"
              "*瀏覽器*|*ブラウザ*|*브라우저*" NO_REPLY),
  PR_RULE (AUTH_TOO_MANY_ATTEMPTS,
           "*登录*|*登入*|*登陆*|*ログイン*|*로그인* ~ *频繁*|*頻繁*|*过多*|*次数*|*回数*|*너무*"),

  /* Encryption, and how a password is sent. */
  PR_RULE (TLS_VERSION_TOO_OLD,
           "tls|ssl|tls version|ssl version ~ obsolet*|obsolète*|veraltet*|zu alt|trop ancien*|"
           "antigua|anticuad*|desatualizad*|ultrapassad*|verouderd*|przestarzał*|устаревш*|*过时*|"
           "*過時*|*过旧*|*古い*|*旧式*|*오래된*"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "unverschlüsselt*|ungesichert*|non chiffrée*|non sécurisé*|sin cifrar|no cifrad*|"
           "não criptografad*|sem criptografia|non cifrat*|non crittografat*|onversleuteld*|"
           "nieszyfrowan*|незашифрован*|*未加密*|*暗号化されていない* ~ anmeldung|anmelden|login|"
           "connexion|authentification|inicio de sesión|autenticación|autenticação|autenticazione|"
           "accesso|aanmelding|logowani*|вход|аутентификац*|*登录*|*登入*|*ログイン*|*認証*"),
  PR_RULE (OAUTH_REQUIRED,
           "authentification de base|autenticación básica|autenticação básica|"
           "autenticazione di base|autenticazione base|standardauthentifizierung|"
           "basisauthentifizierung|basisverificatie|uwierzytelnianie podstawowe|"
           "uwierzytelniania podstawowego|базовая аутентификация|базовой аутентификац*|"
           "*基本身份验证*|*基本驗證*|*基本認証*|*기본 인증* & $foreign-unsupported|désactivé*|"
           "deshabilitad*|desactivad*|desativad*|disabilitat*|disattivat*|*deaktiviert|"
           "abgeschaltet|uitgeschakeld|wyłączon*|отключен*|*禁用*|*無効*|*停用*|*비활성*|"
           "*사용할 수 없*|modern*"),
  PR_RULE (OAUTH_REQUIRED,
           "oauth|oauth2|oauth 2|oauth 2.0 & $foreign-unsupported|nicht mehr|ya no|não é mais|"
           "non è più|n'est plus|ne sont plus|niet meer|już nie|больше не|*不再*|verwenden sie|"
           "utilisez|utilice|utilize|используйте|*请使用*|*使用してください*"),
  PR_RULE (STARTTLS_NOT_OFFERED, "starttls|stls ~ $foreign-unsupported"),
  PR_RULE (TLS_ON_PLAIN_PORT,
           "*verschlüsselungstyp*|type de chiffrement|tipo de cifrado|tipo de criptografia|"
           "tipo de encriptação|tipo di crittografia|versleutelingstype|typ szyfrowania|"
           "типа … шифрования|тип … шифрования|*加密类型*|*加密類型*|*暗号化の種類*|*암호화 유형*"
           " ~ $foreign-unsupported"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "no cifrad*|sin cifrar|texto plano|texto claro|texto simple|texto puro|testo semplice|"
           "texto sem formatação|não criptografad*|não encriptad*|não cifrad*|testo in chiaro|"
           "in chiaro|non cifrat*|non crittografat*|en clair|non chiffré*|düz metin|"
           "звичайн* … парол*|відкрит* … текст*|nezašifrovan*|nešifrovan*|звичайн*|"
           "unverschlüsselt*|im klartext|niet versleuteld*|onversleuteld*|leesbare tekst|platte*|"
           "jawny*|otwartym tekstem|niezaszyfrowan*|nieszyfrowan*|открыт* … вид*|обычн* … парол*|"
           "незашифрованн*|открытым текстом|*明文*|*未加密*|*平文*|*일반 텍스트*|*평문* ~ "
           "password*|passw*|contraseñ*|senha*|mots de passe|mot de passe|hasł*|parola*|hesl*|"
           "haseł|парол*|*wachtwoord*|*密码*|*密碼*|*パスワード*|*암호*|*비밀번호* & no admite|"
           "no permite|no acepta|não permite|não aceita|não suporta|não admite|non consente|"
           "non permette|desteklemiyor|izin vermiyor|не дозволя*|не підтриму*|nepodporuje|"
           "nepovoluje|non supporta|non gestisce|non accetta|n'autorise pas|ne permet pas|"
           "n'accepte pas|ne supporte pas|erlaubt|nicht zu|staat … niet|geen|nie zezwala|"
           "nie pozwala|nie dopuszcza|не разрешает|не позволяет|не допускает|*不允许*|*不允許*|"
           "*不接受*|*許可して*|*許可しな*|*허용하지*|*허가하지*|*허락하지*"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "şifrelenmiş|зашифрован*|šifrovan*|cifrad*|criptograf*|crittograf*|encriptad*|"
           "codificad*|crittat*|criptat*|cifrat*|chiffré*|verschlüsselt*|versleuteld*|gecodeerd*|"
           "szyfrowan*|zaszyfrowan*|зашифрован*|*加密*|*暗号化された*|*암호화* ~ password*|passw*|"
           "contraseñ*|senha*|mots de passe|mot de passe|parola*|парол*|hesl*|hasł*|haseł|парол*|"
           "*wachtwoord*|*密码*|*密碼*|*パスワード*|*암호*|*비밀번호* ~ $foreign-unsupported|"
           "zu unterstützen|prendre en charge|admitir|suportar|supportare|te ondersteunen|"
           "obsługiwać"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "$foreign-signing-in|auth* ~ $foreign-unsupported ~ $foreign-method|*methode*|auth* & "
           "!starttls"),
  PR_RULE (WRONG_CREDENTIALS,
           "kerberos|gssapi ~ $foreign-refused|*akzeptiert*|accepté*|aceptad*|aceit*|accettat*|"
           "geaccepteerd*|zaakceptowan*|kabul edilm*|прийнят*|nepřijal|принят*|*接受*|*受け入れ*|"
           "*수락*"),

  PR_RULE (WRONG_CREDENTIALS,
           "$foreign-secret ~ $foreign-wrong|$foreign-refused & !arguments & !too many & "
           "!unencrypted & !encrypted & !destin* & !empfänger* & !получател*" NO_REPLY),
  PR_RULE (SIGN_IN_BLOCKED,
           "$foreign-signing-in|anmeldeversuch|tentative de connexion|попытк* … вход* ~ blockiert|"
           "bloqu*|verhindert|bloccat*|geblokkeerd|zablokowan*|заблокирован*|*阻止*|*ブロック*|"
           "*차단* & ungewöhnlich*|verdächtig*|unbekannt*|inhabituel*|suspect*|inusual*|"
           "sospechos*|suspeit*|insolit*|sospett*|verdacht*|nietypow*|podejrzan*|подозрительн*|"
           "необычн*|*异常*|*異常*|*可疑*|*不審*|*의심*|land|pays|país|paese|kraj*|стран*|"
           "standort|lieu"),
  PR_RULE (OAUTH_TOKEN_REJECTED,
           "zugriffstoken*|zugriffs token|jeton*|token d'accès|token de acceso|token de acesso|"
           "token di accesso|toegangstoken|token dostępu|токен*|*令牌*|*權杖*|*トークン*|*토큰* ~ "
           "$foreign-expired|$foreign-wrong|widerrufen|révoqué*|revocad*|revogad*|revocat*|"
           "ingetrokken|отозван*|*失効*"),
  PR_RULE (ACCESS_DISABLED,
           "imap|pop3|pop|smtp|imap4|pop/imap|imap/smtp|pop3/imap|pop3/smtp ~ *deaktiviert|"
           "abgeschaltet|ausgeschaltet|gesperrt|désactivé*|n'est pas activé*|pas activé*|"
           "desactivad*|deshabilitad*|no está activ*|desativad*|não está ativ*|disattivat*|"
           "disabilitat*|non è attiv*|uitgeschakeld|wyłączon*|отключен*|запрещен*|выключен*|"
           "*未开启*|*未開啟*|*未启用*|*已关闭*|*無効*|*비활성* & !starttls & !ip & !sasl & "
           "!relay*" NO_REPLY),
  PR_RULE (AUTH_TOO_MANY_ATTEMPTS,
           "deneme*|girişim*|спроб*|pokus*|tentatives|versuche|anmeldeversuche|*fehlversuche|"
           "intentos|tentativas|tentativi|pogingen|prób|попыт*|*尝试*|*嘗試*|*試行*|*시도* ~ "
           "çok fazla|забагато|надто багато|příliš mnoho|zu viele|zu oft|trop|demasiad*|muitas|"
           "troppi|te veel|zbyt wiele|слишком|*过多*|*過多*|*次数*|*多すぎ*|*너무*"),
  PR_RULE (ACCESS_DISABLED,
           "imap|pop3|pop|smtp|imap/smtp|pop3/smtp|pop3/imap ~ aktivieren|aktiviere|freischalten|"
           "einschalten|activez|activer|habilite|habilitar|active|activar|ative|ativar|attivare|"
           "attiva|abilita*|włącz*|включите|включить|разрешите|*开启*|*開啟*|*有効*|*사용* & "
           "einstellungen|paramètres|configuración|ajustes|configurações|impostazioni|ustawieni*|"
           "настройк*|*设置*|*設定*|*설정*"),

  /* The message, and who it is from and for. */
  PR_RULE (TOO_MANY_RECIPIENTS,
           "destinatári*|destinatari*|destinataire*|empfänger*|alıcı*|отримувач*|одержувач*|"
           "příjemc*|příjemců|adresát*|odbiorc*|adresat*|получател*|ontvanger*|*收件人*|*收件者*|"
           "*宛先*|*受信者*|*받는 사람*|*수신자* ~ exced*|excessiv*|dépass*|superad*|superat*|"
           "überschritten|overschreden|przekrocz*|превыш*|zu viele|trop de|çok fazla|aşıl*|"
           "забагато|надто багато|перевищ*|příliš mnoho|překroč*|demasiad*|muitos|troppi|te veel|"
           "zbyt wiel*|слишком много|*超过*|*超過*|*超え*|*多すぎ*|*太多*|*过多*|*過多*|*초과*|"
           "*한도* & !*当天* & !přijímá & !přijímat & !empfängt & !reçoit & !recib* & !recebe*"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "mensagem|mensaje|message|nachricht|messaggio|bericht|wiadomoś*|ileti*|повідомлен*|"
           "лист*|zpráv*|сообщени*|письм*|*邮件*|*郵件*|*メッセージ*|*メール*|*메시지*|*메일* & "
           "tamanho|tamaño|boyut*|розмір*|velikost*|taille|größe|dimension*|grootte|rozmiar*|"
           "размер*|*大小*|*サイズ*|*크기*|*용량* & limit*|максимальн*|límite*|sınır*|aşı*|"
           "перевищ*|обмежен*|překroč*|exced*|supera|dépass*|überschreit*|übersteigt|overschrijd*|"
           "przekracz*|превыш*|*超*|*초과*|*제한*|zu groß"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "limit|limite|límite|tageslimit|versandlimit|maximum|maximale|maximal|máximo|massimo|"
           "лимит*|limiti|limitu|ліміт*|*上限*|*制限*|*한도*|*限制* ~ versand*|ausgehend*|"
           "versendet*|envois|d'envoi|envoyés|envío*|enviad*|envio*|invii|d'invio|di invio|"
           "inviati|отправ*|odeslan*|odesílan*|gönderim*|надсилан*|надіслан*|verzonden|verzend*|"
           "wysłan*|wysyłan*|*发送*|*发信*|*寄送*|*送信*|*발송* ~ erreicht|überschritten|dépassé|"
           "atteint*|superad*|alcanzad*|excedi*|excedeu|atingi*|superat*|raggiunt*|превы*|"
           "překroč*|aşıldı|aşılmış*|перевищ*|исчерпан*|достиг*|przekrocz*|osiągn*|bereikt|"
           "overschreden|*达到*|*超过*|*超出*|*超過*|*超え*|*達し*|*초과* & !größe & !taille & "
           "!tamaño & !tamanho & !dimension* & !размер* & !大小 & !サイズ & !*收件人* & !*收件者*"
           " & !*宛先* & !*受信者* & !*수신자* & !destinat* & !empfänger* & !получател* & "
           "!odbiorc* & !ontvanger* & !temps & !tiempo & !tempo & !$foreign-connection & "
           "!$foreign-timeout"),
  PR_RULE (SENDER_REJECTED,
           "absender*|gönderen*|gönderici*|відправник*|odesílatel*|expéditeur|remitente|remetente|"
           "mittente|afzender*|nadawc*|отправител*|*发件人*|*寄件者*|*差出人*|*送信者*|"
           "*보내는 사람*|*발신자* ~ $foreign-wrong|$foreign-failed|$foreign-refused" NO_REPLY),
  PR_RULE (MESSAGE_TOO_LARGE,
           "*anhang|*anhänge|pièce jointe|pièces jointes|archivo adjunto|adjunto|anexo|allegato|"
           "bijlage|załącznik|вложение|nachricht|message|mensaje|mensagem|messaggio|bericht|"
           "wiadomość|письмо|сообщение|*附件*|*邮件*|*郵件*|*添付*|*メール*|*メッセージ*|*첨부*|"
           "*메일* ~ zu groß|trop volumineu*|trop gros*|trop grand*|demasiado grande|muito grande|"
           "troppo grand*|te groot|zbyt duż*|za duż*|слишком больш*|слишком велик*|*过大*|*過大*|"
           "*太大*|*大きすぎ*|*너무 큽*|*너무 커*|*너무 큰*"),
  PR_RULE (SENDER_REJECTED,
           "absender*|expéditeur|remitente|remetente|mittente|afzender*|nadawc*|отправител*|"
           "*发件人*|*寄件者*|*差出人*|*送信者*|*发信人*|*발신자* ~ $foreign-wrong & !domain* & "
           "!spf & !dkim & !$foreign-method"),
  PR_RULE (RECIPIENT_INVALID,
           "dirección del destinatario|adresse du destinataire|endereço do destinatário|"
           "indirizzo del destinatario|empfängeradresse|adres van de ontvanger|адрес получателя|"
           "*收件人地址*|*受信者アドレス*|*宛先アドレス* ~ $foreign-wrong"),
  PR_RULE (RECIPIENT_INVALID,
           "endereço de email|endereço de e mail|dirección de correo|adresse e mail|"
           "adresse électronique|adresse mail|adresse courriel|dirección de email|email адрес*|"
           "adres odbiorcy|*电子邮箱地址*|*電子郵箱地址*|e mail adresse|indirizzo email|"
           "indirizzo e mail|e mailadres|e posta adresi|адреса електронної|адресою електронної|"
           "адресу електронної|e mailová adresa|emailová adresa|adres e mail|*邮件地址*|"
           "*郵件地址*|*メールアドレス*|*메일 주소* ~ $foreign-wrong|não é um|no es una|"
           "n'est pas une|keine gültige|non è un|geen geldig|nie jest|değil|не є|není|не является|"
           "*不是*|*ではありません*|*형식*" NO_REPLY),
  PR_RULE (RECIPIENT_REFUSED,
           "destinataire*|destinatári*|destinatari*|destinos|empfänger*|odbiorc*|адресат*|"
           "получател*|ontvanger*|*收件人*|*收件者*|*宛先*|*受信者*|*수신자* ~ erreur|fehler|"
           "schlug fehl|fallaron|falharam|$foreign-refused|nieprawidłowi|*間違*|$foreign-failed & "
           "!*数量*|*人数*|*配信*|*送达*|zugestellt|zustell*|remis|délivr*|entreg*|consegn*|"
           "bezorg*|dostarcz*|доставл*|доставк* & !$foreign-missing & !relais & !relay*"
           NO_REPLY),

  /* Reaching the server. */
  PR_RULE (OFFLINE,
           "keine internetverbindung|keine netzwerkverbindung|kein internet|"
           "nicht mit dem internet|pas de connexion internet|aucune connexion internet|"
           "aucune connexion réseau|hors ligne|hors connexion|pas connecté à internet|"
           "internet bağlantısı yok|немає підключення до інтернет*|nejste připojeni k internet*|"
           "není připojení k internetu|sin conexión a internet|no hay conexión a internet|"
           "no hay conexión de red|no está conectado a internet|sin conexión a la red|"
           "sem conexão com a internet|sem ligação à internet|não há conexão|"
           "não está conectado à internet|nessuna connessione|connessione a internet assente|"
           "connessione internet assente|non in linea|geen internetverbinding|"
           "geen netwerkverbinding|geen internet|brak połączenia z internetem|"
           "brak połączenia z siecią|brak internetu|нет подключения к интернет*|"
           "нет подключения к сети|нет соединения с интернет*|нет доступа к интернет*|"
           "отсутствует подключение|отсутствует соединение|нет интернета|*没有网络*|*無網路*|"
           "*无网络*|*没有互联网*|*網路未連線*|*网络未连接*|*インターネットに接続されていま*|"
           "*ネットワークに接続されていま*|*オフライン*|connexion internet semble|"
           "internetverbindung ist anscheinend|internetverbindung scheint|"
           "conexión a internet parece|conexão com a internet parece|internet sembra|"
           "*인터넷에 연결되어 있지*|*인터넷 연결이 없*|*네트워크에 연결되어 있지*|*오프라인*" NO_REPLY),
  PR_RULE (DNS_FAILURE,
           "vorübergehend*|temporär*|temporaire*|temporal|temporário|temporária|temporane*|"
           "tijdelijk*|tymczasow*|временн*|*临时*|*暫時*|*一時的*|*일시적* ~ namensauflösung|"
           "résolution|resolución|resolução|risoluzione|naamomzetting|rozwiązywani*|разрешени*|"
           "*解析*|*名前解決*|*이름*" NO_REPLY),
  PR_RULE (NETWORK_UNREACHABLE,
           "netzwerk ist nicht erreichbar|das netzwerk ist|kein weg zum|keine route|"
           "réseau … accessible|réseau inaccessible|aucun chemin|pas de route|"
           "la red … inaccesible|red inalcanzable|red no accesible|ninguna ruta|"
           "aucun chemin d'accès|no hay ruta|rede inacessível|rede … inalcançável|sem rota|"
           "não há rota|rete … raggiungibile|nessun instradamento|netwerk is onbereikbaar|"
           "netwerk … bereik*|geen route|sieć … niedostępn*|sieć … osiągal*|brak trasy|"
           "сеть недоступна|нет маршрута|сеть … недоступн*|*网络不可达*|*没有到主机的路由*|"
           "*網路無法連上*|*無法抵達網路*|*ネットワークに到達*|*ネットワークに届き*|"
           "*ホストに到達*|*ホストへの経路*|*네트워크가 접근 불가능*|*네트워크에 접근*|"
           "*호스트로 갈 루트*" NO_REPLY),
  PR_RULE (HOST_NOT_FOUND,
           "remotename*|nom distant|nombre remoto|nome remoto|удаленное имя|удалённое имя|"
           "*远程名称*|*遠端名稱*|*リモート名*|*원격 이름*|externe naam|nazwy zdalnej|nazwa zdalna"),
  PR_RULE (HOST_NOT_FOUND,
           "*ausgang server*|*ausgangsserver*|*eingang server*|*eingangsserver*|serveur sortant|"
           "serveur entrant|serveur d'envoi|servidor de salida|servidor de saída|"
           "servidor de envio|server in uscita|uitgaande server|serwer wychodzący|сервер исходящ*|"
           "*外发服务器*|*送信サーバ*|*보내는 서버* ~ $foreign-missing"
           NO_REPLY),
  PR_RULE (HOST_NOT_FOUND,
           "$foreign-server ~ $foreign-missing & !user* & !nutzer* & !benutzer* & !utilisateur* & "
           "!usuario* & !usuário* & !пользовател* & !destin* & !empfänger* & !получател* & !用户"
           " & !ユーザー & !raison & !razón & !motiv* & !grund & !причин* & !原因 & !理由 & "
           "!fehler & !$foreign-refused & !mailbox & !ordner & !dossier & !carpeta & !папк* & "
           "!pasta & !cartella & !folder* & !フォルダー & !mechanism*" NO_REPLY),
  /* Thunderbird, of any server that does not answer: it may as well refuse. */
  PR_RULE (CONNECTION_FAILED,
           "lehnt smtp verbindungen|refuse les connexions smtp|rechaza conexiones smtp|"
           "rechaza las conexiones smtp|rifiuta le connessioni smtp|rifiuti le connessioni smtp|"
           "recusando conexões smtp|recusa conexões smtp|recusa ligações smtp|odmítá smtp spojení|"
           "smtp bağlantılarını geri çev*|відхиляє з'єднання smtp|weigert smtp verbindingen|"
           "odrzuca połączenia smtp|odrzucać połączenia smtp|отвергает smtp|отклоняет smtp|"
           "*拒绝 smtp 连接*|*拒絕 smtp 連線*|*smtp 接続を拒否*|*smtp 연결을 거부* & !abgelehnt & "
           "!verweigert & !refusée & !refusé & !rechazada & !rechazado & !rifiutata & !recusada & "
           "!geweigerd & !odrzucone & !отклонено & !отвергнуто & !被拒 & !zeitlimit* & !délai & "
           "!scadut* & !ist unbekannt & !inconnu & !desconocid* & !sconosciut*" NO_REPLY),
  PR_RULE (CONNECTION_REFUSED,
           "$foreign-connection ~ $foreign-refused & !authent* & !proxy & !certifi* & "
           "!$foreign-secret" NO_REPLY),
  PR_RULE (RESPONSE_TIMED_OUT,
           "$foreign-timeout ~ antwort*|réponse*|respuesta*|resposta*|risposta|antwoord*|reactie|"
           "odpowied*|ответ*|*响应*|*回應*|*応答*|*응답*|lesen|lecture|lectura|leitura|lettura|"
           "чтени*|odczyt*" NO_REPLY),
  PR_RULE (CONNECTION_TIMED_OUT,
           "$foreign-connection|$foreign-server ~ $foreign-timeout & !sender & !timeout 1" NO_REPLY),
  PR_RULE (CONNECTION_TIMED_OUT,
           "$foreign-connection ~ $foreign-expired|expiration|wartezeit|fuori tempo massimo"
           NO_REPLY),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "$foreign-connection ~ maksimum|обмежен*|překročili maximální|maximal*|maximum|"
           "número máximo|máximo de|numero massimo|maksymaln*|максимальн*|zu viele|trop de|"
           "demasiad*|muitas|troppe|te veel|zbyt wiele|слишком много|*同时*|*同時*|*最大*|*上限*|"
           "*동시*|*최대* & !recipient* & !destin*"),
  PR_RULE (CONNECTION_CLOSED, "$foreign-connection ~ $foreign-lost & !timeout*" NO_REPLY),
  PR_RULE (CONNECTION_CLOSED,
           "$foreign-server ~ disconness*|desconect*|відключення|від'єднан*|odpojen*|"
           "bağlantı kesildi|déconnect*|getrennt|verbroken|rozłącz*|отключился|*断开*|*斷線*|"
           "*切断*|*끊*" NO_REPLY),

  /* The name and the password. */
  PR_RULE (WRONG_CREDENTIALS,
           "$foreign-refused ~ $foreign-connection|$foreign-signing-in & $foreign-secret" NO_REPLY),
  PR_RULE (WRONG_CREDENTIALS,
           "kimlik doğrulanamadı|kimlik doğrulama hatası|помилка автентифікації|chyba přihlášení|"
           "chyba ověření|*authentifizierungsfehler|*anmeldefehler|authenticatiefout*|"
           "aanmeldfout*|inlogfout*|erreur d'authentification|error de autenticación|"
           "erro de autenticação|errore di autenticazione|błąd uwierzytelniania|błąd logowania|"
           "ошибка входа|ошибка авторизации|ошибка аутентификации" NO_REPLY),
  PR_RULE (WRONG_CREDENTIALS,
           "échec|fehler|fehlgeschlagen|error|erro|errore|fout|błąd|ошибка ~ envoi|senden|"
           "übermitteln|enviar|envio|invio|verzenden|wysyłan*|отправк* ~ $foreign-secret" NO_REPLY),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "ssl|tls|sicher* … *verbindung|verschlüsselt* … *verbindung|connexion sécurisée|"
           "conexión segura|conexão segura|ligação segura|connessione sicura|connessione protetta|"
           "beveiligde verbinding|bezpieczn* … połącz*|szyfrowan* … połącz*|безопасн* … соединен*|"
           "защищенн* … соединен*|*安全连接*|*安全連線*|*安全な接続*|*セキュア*|*보안 연결*|"
           "*보안 채널*|handshake*|*ハンドシェイク*|*握手* ~ $foreign-failed & !authent* & "
           "!$foreign-certificate" NO_REPLY),
  PR_RULE (WRONG_CREDENTIALS,
           "avec le nom d'utilisateur|avec l'identifiant|mit benutzernamen|mit dem benutzernamen|"
           "con el nombre de usuario|com o nome de usuário|con il nome utente|met gebruikersnaam|"
           "z nazwą użytkownika|с именем пользователя & $foreign-failed" NO_REPLY),
  PR_RULE (STARTTLS_REQUIRED,
           "szyfrowani*|verschlüsselung|chiffrement|cifrado|criptografia|crittografia|"
           "versleuteling|шифровани*|шифруванн*|şifreleme|šifrování|*加密*|*暗号化*|*암호화* ~ "
           "$foreign-required & !$foreign-signing-in & !$foreign-method & !$foreign-secret & "
           "!$foreign-certificate & !destinat* & !empfänger* & !odbiorc*"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "szyfrowani*|verschlüsselung|chiffrement|cifrado|criptografia|crittografia|"
           "versleuteling|шифровани*|шифруванн*|şifreleme|šifrování|*加密*|*暗号化*|*암호화* ~ "
           "$foreign-required & $foreign-signing-in & !$foreign-method & !$foreign-certificate"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "$foreign-method ~ zu schwach|trop faible|demasiado débil|muito fraco|troppo debole|"
           "te zwak|zbyt słab*|слишком слаб*|занадто слабк*|příliš slab*|çok zayıf & "
           "$foreign-signing-in"),
  PR_RULE (AUTH_TEMPORARY_FAILURE,
           "vorübergehend*|temporär|temporäre|temporärer|temporaire*|temporalmente|temporário|"
           "temporária|temporane*|tijdelijk*|tymczasow*|временн*|тимчасов*|dočasn*|geçici|*临时*|"
           "*暫時*|*一時的*|*일시적* ~ $foreign-signing-in & !gesperrt & !bloqu* & !verrouill* & "
           "!bloccat* & !geblokkeerd & !zablokowan* & !заблокир* & !заблоков* & !锁定 & !*ロック*"),
  PR_RULE (AUTH_REQUIRED,
           "melden sie sich|authentifizieren|authentisieren|authentifiez vous|autentíquese|"
           "autenticarse|autenticarsi|anmelden|melde dich|connectez vous|identifiez vous|"
           "inicie sesión|inicia sesión|identifíquese|faça login|inicie sessão|accedi|"
           "effettua l'accesso|log in|zaloguj*|войдите|авторизуйтесь ~ zuerst|zunächst|vorher|"
           "erst|d'abord|avant|primero|antes|primeiro|prima|eerst|najpierw|сначала|предварительно"),
  PR_RULE (AUTH_REQUIRED, "$foreign-signing-in ~ $foreign-required & !spf & !dkim & !dmarc"),
  PR_RULE (WRONG_CREDENTIALS,
           "identification|authentification|autenticación|autenticação|autenticazione|anmeldung|"
           "authenticatie|uwierzytelnieni*|авторизац*|аутентификац* ~ incorrecte|incorrecta|"
           "incorreta|errata|errónea|falsch|onjuist|nieprawidłow*|неверн*"),
  PR_RULE (WRONG_CREDENTIALS,
           "$foreign-signing-in ~ $foreign-failed|$foreign-refused & !#4xx & !spf & !dkim & !dmarc"
           " & !relay*"),

  /* No connection, and no word why. */
  PR_RULE (CONNECTION_FAILED,
           "$foreign-connection|erreichbar|erreichen|joindre|joignable|contacter|contactar|"
           "raggiung*|contattare|bereik*|osiągn*|достич*|связаться ~ $foreign-failed|nicht|keine|"
           "pas de|aucune|sin|sem|nessuna|non è|geen|brak|нет" NO_REPLY),
  PR_RULE (CONNECTION_FAILED,
           "$foreign-server ~ nicht erreichbar|nicht verfügbar|antwortet nicht|injoignable|"
           "indisponible|ne répond pas|pas accessible|no responde|no disponible|"
           "no está disponible|inaccesible|não responde|indisponível|não está disponível|"
           "inacessível|non risponde|non disponibile|non raggiungibile|irraggiungibile|"
           "reageert niet|niet bereikbaar|onbereikbaar|nie odpowiada|niedostępn*|не отвечает|"
           "недоступ*|*不可用*|*無法使用*|*没有响应*|*无响应*|*沒有回應*|*応答しません*|"
           "*応答がありません*|*응답하지*|*응답이 없*"
           NO_REPLY),

  PR_RULE (TLS_HANDSHAKE_FAILED,
           "ssl|tls|ssl/tls ~ *fehler|erreur|error de|erro de|errore|fout|błąd|ошибка|ошибки|"
           "*错误*|*錯誤*|*エラー*|*오류* & !$foreign-certificate & !certificate* & !starttls & "
           "!timed out" NO_REPLY),
  PR_RULE (WRONG_CREDENTIALS,
           "$foreign-failed ~ vérifi*|verific*|überprüf*|zweryfikow*|проверить|*验证*|*驗證*|"
           "*検証*|*확인* ~ $foreign-secret" NO_REPLY),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "$foreign-secret ~ überprüf*|prüfen|vérifiez|vérifier|compruebe|comprueba|revise|"
              "verifique|verifica|controll*|controleer|sprawdź|проверьте|*检查*|*檢查*|*確認して*|"
              "*확인해* & !server*" NO_REPLY),
  PR_RULE (MAILBOX_NOT_ACCESSIBLE,
           "*ordner|posteingang|dossier|boîte de réception|carpeta|bandeja de entrada|pasta|"
           "caixa de entrada|cartella|posta in arrivo|postvak in|папк*|*文件夹*|*資料夾*|*收件箱*|"
           "*フォルダー*|*フォルダ*|*受信トレイ*|*폴더*|*받은편지함* ~ $foreign-failed|"
           "$foreign-missing" NO_REPLY),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "vorübergehend*|temporär*|temporaire*|temporal|temporário|temporária|temporane*|"
           "tijdelijk*|tymczasow*|временн*|*临时*|*暫時*|*一時的*|*일시적* ~ *fehler|*störung|"
           "erreur|error|erro|errore|fout|błąd|ошибк*|сбой|*错误*|*錯誤*|*故障*|*エラー*|*障害*|"
           "*오류* & !authent* & !namensauf*" NO_REPLY),

  /* What servers say. */
  PR_RULE (RECIPIENT_REQUIRES_TLS,
           "tls|crittografia tls|cifrado tls|criptografia tls|chiffrement tls ~ $foreign-required"
           " ~ rcpt|destinat*|empfänger*|получател*|отримувач*|odbiorc*|ontvanger*|*收件*|*宛先*|"
           "*受信*|*수신*"),
  PR_RULE (POLICY_REJECTED,
           "ip|ip adresse|ip адрес ~ zulassungsliste|weißer liste|elenco degli ip|lista blanca|"
           "lista de permitidos|lista branca|lista de permissões|liste blanche|"
           "liste d'autorisation|белом списке|білому списку|białej liście|*白名单*|*白名單*|"
           "*ホワイトリスト*|*許可リスト*|*화이트리스트*|*허용 목록*"),
  PR_RULE (POLICY_REJECTED,
           "aus administrativen gründen|raisons administratives|motivos administrativos|"
           "motivi amministrativi|административным причинам|адміністративних причин|"
           "administratieve redenen|powodów administracyjnych & !konto & !compte & !cuenta & "
           "!account & !conta"),
  PR_RULE (COMMAND_REJECTED,
           "parâmetro|parámetro|paramètre|parametro|parametr ~ faltando|ausente|falta|falta el|"
           "manquant|fehlt|mancante|brakuje|отсутствует & !#2xx"),
  PR_RULE (RELAY_DENIED, "relay* ~ anmeldedaten|credenzial*|credencia*|identifiants|*資格情報*|*凭据*"),
  PR_RULE (SENDING_TOO_FAST,
           "*每次连接*|*当前连接*|*单次连接*|*当前会话*|*每次連線* ~ *邮件数量*|*郵件數量*|*发送的邮件*"),
  PR_RULE (COMMAND_REJECTED, "*指令数量*|*错误指令*|*錯誤的指令*|*错误的指令*"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "překročila limit|překročila velikost|перевищує обмеження|перевищує ліміт|"
           "sınırını aşıyor|sınırlamasını aşıyor|превышает лимит|przekracza limit ~ zpráv*|"
           "повідомлен*|лист|ileti*|сообщени*|письм*|wiadomość"),
  PR_RULE (SERVER_STORAGE_FULL,
           "brak miejsca|kein speicherplatz|kein platz|plus d'espace|pas assez d'espace|"
           "sin espacio|sem espaço|spazio insufficiente|nedostatek místa|není místo|нет места|"
           "немає місця|недостаточно места|yer kalmadı|*空间不足*|*空間不足*|*空き容量* ~ "
           "$foreign-server|system|systemie|sistem*|système|систем*|disk*|dysk*|диск*|festplatte"
           " & !$foreign-person"),
  PR_RULE (WRONG_SERVICE, "$foreign-unsupported .. imap4|imap4rev1"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "přijímá|sta ricevendo|est en train de recevoir|ontvangt|otrzymuje|odbiera|отримує|"
           "*正在接收*|*受信しています*|*수신하고*|está recebendo|está recibiendo|erhält|empfängt|"
           "reçoit|sta ricevendo|получает ~ příliš rychle|zu schnell|geschwindigkeit|a uma taxa|"
           "a un ritmo|à une fréquence|à un rythme|a una frequenza|a una velocidad|"
           "troppo rapidamente|te snel|zbyt szybko|з такою швидкістю|занадто швидко|со скоростью|"
           "*速度*|*速すぎ*|*頻度*|*频率*|*너무 빠르*|*속도*|muito rápido|rápido demais|"
           "demasiado rápido|zu rasch|zu schnell|trop rapidement|troppo velocemente|слишком быстро"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "limite máximo|límite máximo ~ excedido para o|excedido para el"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "caixa de entrada|bandeja de entrada|caixa postal|buzón|posteingang ~ dolu|sem espaço|"
           "sin espacio|kein speicherplatz|ohne speicherplatz"),
  PR_RULE (RECIPIENT_MAILBOX_FULL, "*收件箱已满*|*邮箱已满*|*收件箱已滿*|*信箱已滿*"),
  PR_RULE (RECIPIENT_DISABLED, "*休眠*|*冻结*|*凍結* & !#53x"),
  PR_RULE (RECIPIENT_INVALID, "*邮箱名不可用*|*格式错误* & #55x"),
  PR_RULE (SERVER_BUSY,
           "non disponible|indisponible|nicht verfügbar|no disponible|não disponível|indisponível|"
           "non disponibile|недоступн* ~ canal|kanal|übertragungskanal|канал*"),
  PR_RULE (MAILBOX_UNAVAILABLE,
           "boîte aux lettres|boîte mail|postfach|buzón|caixa postal|caixa de correio|"
           "casella di posta|casella|почтовый ящик ~ non disponible|indisponible|nicht verfügbar|"
           "no disponible|não disponível|indisponível|non disponibile|недоступен & !imap & !pop3"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "erreur de traitement|erreur locale|lokaler fehler|fehler bei der verarbeitung|"
           "verarbeitungsfehler|error de procesamiento|error local|erro de processamento|"
           "erro local|errore di elaborazione|errore locale|ошибка обработки|локальная ошибка"),
  PR_RULE (SERVER_STORAGE_FULL,
           "manque de ressources|ressources insuffisantes|espace système insuffisant|"
           "unzureichender systemspeicher|nicht genügend systemspeicher|"
           "almacenamiento insuficiente|armazenamento insuficiente|"
           "memoria di sistema insufficiente|недостаточно места в системе"),
  PR_RULE (SERVICE_UNAVAILABLE,
           "nie przyjmuje poczty|nepřijímá poštu|neemt geen mail aan|не приймає пошту|"
           "posta kabul etmiyor|n'accepte pas de courrier|nimmt keine e mails an|"
           "nimmt keine mails an|no acepta correo|não aceita correio|non accetta posta|"
           "не принимает почту & !destinataire & !empfänger & !destinatario & !destinatário & "
           "!получател*"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "speichervolumen|speicherplatz|kapazität|postfach|postfaches|postfachs|espace disque|"
           "espacio|espaço|spazio ~ ueberschritten|überschritten|erschöpft|ausgeschöpft|belegt|"
           "épuisé|agotado|esgotado|esaurito & !device & !server"),
  PR_RULE (RECIPIENT_UNKNOWN, "niemand|nobody ~ unter dieser adresse|bekannt"),
  PR_RULE (CONTENT_BLOCKED,
           "keine|keine e mails|keine emails|nicht ~ bildern|anhängen|anhänge ~ akzeptiert|"
           "angenommen|erlaubt"),
  PR_RULE (RECIPIENT_REFUSED,
           "nur e mails|nur emails|nur mails|nur nachrichten ~ bestimmten|bekannten ~ akzeptiert|"
           "angenommen"),
  PR_RULE (AUTH_TOO_MANY_ATTEMPTS,
           "vorübergehend*|zeitweise|temporairement|provisoirement|temporalmente|temporariamente|"
           "temporaneamente|tijdelijk|tymczasowo|временно|*暂时*|*暫時*|*一時的*|*일시적* ~ "
           "gesperrt|bloqu*|verrouill*|bloccat*|geblokkeerd|zablokowan*|заблокир*|*锁定*|*鎖定*|"
           "*ロック*|*잠겨* & konto*|zugang|compte|accès|cuenta|acceso|conta|acesso|account|"
           "accesso|аккаунт*|учетн*|*账号*|*帐号*|*帳號*|*アカウント*|*계정* & !ip & !empfänger*"
           " & !destinat* & !получател*"),
  PR_RULE (RELAY_DENIED,
           "relay*|weiterleitung|relais|réexpédition|reenvío|retransmis*|reencaminhament*|inoltro|"
           "doorsturen|przekazywani*|пересылк*|ретрансляц*|*中继*|*中繼*|*转发*|*中継*|*릴레이* ~ "
           "$foreign-forbidden"),
  PR_RULE (CONTENT_BLOCKED,
           "anhang*|dateianhang|dateianhänge|anhäng*|pièce jointe|pièces jointes|archivo adjunto|"
           "adjunto*|anexo*|allegat*|bijlage*|załącznik*|вложени*|*附件*|*添付*|*첨부* ~ "
           "$foreign-forbidden"),
  PR_RULE (SPAM_CONTENT,
           "spam|spamfilter*|spam filter|antispam|junk|pourriel|indésirable|спам*|*垃圾*|"
           "*迷惑メール*|*スパム*|*스팸* ~ eingestuft|erkannt|verdacht|klassifiziert|identifié|"
           "considéré|classé|$foreign-forbidden|identificad*|considerad*|clasificad*|classificad*|"
           "identificat*|подозрени*|отклонен*|похож*|*判定*|*拒收*|*分类*|*判断* & !ip & !liste & "
           "!lista & !blacklist"),
  PR_RULE (GREYLISTED,
           "lista gris|liste grise|lista cinza|lista grigia|grijze lijst|szara lista|"
           "szarej liście|серый список|серые списки|серого списка|*灰名单*|*灰名單*|"
           "*グレーリスト*|*グレーリスティング*|*그레이리스트*"),
  PR_RULE (MISSING_REVERSE_DNS,
           "dns inverso|dns inverse|dns inversé|dns reverso|resolución inversa|résolution inverse|"
           "zone inverse|обратн* … dns|обратн* … запис*|*反向解析*|*反向dns*|*反解*|*逆引き*|"
           "*역방향*"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND,
           "domaine*|domäne|*domain|dominio|domínio|domein|domen*|домен*|*域名*|*ドメイン*|"
           "*도메인* ~ $foreign-missing & absender*|expéditeur|remitente|remetente|mittente|"
           "afzender|nadawc*|отправител*|*发件人*|*送信者*|*差出人*"),
  PR_RULE (RECIPIENT_DISABLED,
           "$foreign-person ~ desactivad*|desativad*|deshabilitad*|*deaktiviert*|stillgelegt|"
           "désactivé*|disattivat*|disabilitat*|gedeactiveerd|uitgeschakeld|wyłączon*|отключен*|"
           "заблокирован*|*停用*|*禁用*|*無効*|*비활성* & #5xx & !#53x & !ihr konto & "
           "!votre compte & !su cuenta & !tu cuenta & !sua conta & !ваш & !您 & !imap & !smtp & "
           "!pop3 & !ip & !absender* & !expéditeur & !remitente & !remetente & !mittente & "
           "!отправител* & !发件人 & !送信者"),
  PR_RULE (POOR_REPUTATION,
           "ip|*ip地址* ~ ungewöhnlich*|inhabituel*|anormal*|inusual*|anómal*|anomal*|необычн*|"
           "подозрительн*|*异常*|*異常*"),
  PR_RULE (POOR_REPUTATION,
           "percentuale insolita|tasso insolito|taxa incomum|taxa anormal|tasa inusual|"
           "tasa anómala|taux inhabituel|taux anormal|ungewöhnliche anzahl|ungewöhnlich hohe|"
           "необычно больш*|необычное количество|ongebruikelijke hoeveelheid|nietypową liczbę|"
           "*异常高*|*大量の迷惑メール*|*비정상적으로* & ip|*ip 地址*|*ip地址*|ip адрес*"),
  PR_RULE (BLOCKLISTED,
           "liste noire|schwarze liste|schwarzen liste|sperrliste|lista negra|lista nera|"
           "zwarte lijst|czarnej liście|czarna lista|черн* … спис*|чёрн* … спис*|*黑名单*|"
           "*黑名單*|*ブラックリスト*|*블랙리스트*"),
  PR_RULE (BLOCKLISTED,
           "ip|ip adresiniz|ip adresi|ip адресу|ip адреса|ip adresa|*ip가*|*ip는*|ip adresse*|"
           "adresse ip|dirección ip|endereço ip|indirizzo ip|ip adres*|адрес* … ip|ip адрес*|"
           "*ip地址*|*ipアドレス* ~ gesperrt|engellen*|заблоков*|blokov*|blockiert|bloqu*|"
           "bloccat*|geblokkeerd|zablokowan*|заблокир*|*封禁*|*屏蔽*|*ブロック*|*차단* & !reverse"
           " & !vorübergehend*"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND,
           "domaine*|domäne|*domain|dominio|domínio|domein|domen*|домен*|*域名*|*ドメイン*|"
           "*도메인* ~ $foreign-missing & !expéditeur & !absender* & !remitente & !remetente & "
           "!mittente & !отправител* & !发件人 & !utilisateur* & !benutzer* & !usuario* & "
           "!usuário* & !utente & !пользовател* & !用户 & !ユーザー & !gebruiker & !użytkownik"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "adresse d'expédition|expéditeur|absender*|sender adresse|remitente|remetente|mittente|"
           "afzender*|nadawc*|отправител*|*发件人*|*寄件者*|*差出人*|*送信者*|*발신자* ~ "
           "dürfen nicht|darf nicht|pas autorisé*|no puede|não pode|non può|mag niet|nie możesz|"
           "не можете|нельзя|non autorisé*|nicht erlaubt|nicht gestattet|no autorizad*|"
           "não autorizad*|non autorizzat*|niet toegestaan|gehört nicht|n'appartient|no pertenece|"
           "não pertence|non appartiene|не принадлежит|не разрешен*|nicht freigegeben|"
           "nicht berechtigt|nicht zugelassen|nicht zulässig|*必须与*|*不一致*|*不匹配*|"
           "*一致しま*|*일치하지* & !domaine & !domain* & !spf & !dkim & !dmarc & !liste & !ip"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "nombre maximum de messages|nombre maximal de messages|limite d'envoi|límite diario|"
           "límite de envío|limite de envio|limite di invio|versandlimit|verzendlimiet|"
           "limit wysyłk*|limit wysyłan*|лимит отправки|лимит на отправку|*发信数量*|*送信制限*|"
           "*送信数*|*발송 한도*"),
  PR_RULE (SENDING_TOO_FAST,
           "ralentir|veuillez ralentir|langsamer|más despacio|mais devagar|più lentamente|"
           "помедленнее|*频率*|*頻率*|*太频繁*|*過於頻繁* & !ip & !登录"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "$foreign-person ~ dolu|переповнен*|plná|přeplněn*|voll|überfüllt|pleine|plein|saturée|"
           "llen*|chei*|lotad*|pien*|vol|przepełnion*|pełn*|переполнен*|заполнен*|*已满*|*已滿*|"
           "*满了*|*いっぱい*|*一杯*|*容量*|*가득* & !server*"),
  PR_RULE (SERVER_BUSY,
           "dienst|service|servicio|serviço|servizio|сервис|служба|*服务*|*サービス* ~ "
           "nicht verfügbar|indisponible|no disponible|indisponível|non disponibile|недоступ*|"
           "*不可用*|*利用できません* & #421"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "kullanıcı yok|немає користувача|není uživatel|žádný uživatel|kein postfach|"
           "kein benutzer|kein empfänger|aucune boîte|aucun utilisateur|ningún usuario|"
           "ningún buzón|nenhum usuário|nessun utente|nessuna casella|geen gebruiker|geen mailbox|"
           "brak użytkownika|нет ящика|нет пользователя"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "$foreign-person ~ $foreign-missing & !absender* & !expéditeur & !remitente & "
           "!remetente & !mittente & !отправител* & !发件人 & !domän* & !domaine & !домен* & "
           "!authent* & !$foreign-signing-in & !*server* & !serveur* & !servidor* & !greylist*"),
  PR_RULE (SERVER_BUSY,
           "versuchen sie es später|später noch einmal|riprova|réessayez|inténtelo|"
           "tente novamente|повторите попытку|попробуйте позже|spróbuj ponownie|probeer het later|"
           "*稍后*|*稍後*|*もう一度お試し*|*다시 시도* ~ $foreign-connection & #421"),
};
/* clang-format on */

const PrRuleTable pr_rules_languages = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
