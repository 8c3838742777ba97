/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (RECIPIENT_UNKNOWN, "username|user name & #x.1.1"),
  PR_RULE (CONTENT_BLOCKED,
           "zip files|zip file|zip archives|rar files|archive files ~ refused|rejected|"
           "not accepted|not allowed|blocked|banned|not permitted"),
  PR_RULE (MESSAGE_MALFORMED,
           "encoding|charset|character set ~ cannot decode|can't decode|unable to decode|"
           "not be decoded|unknown|unsupported|not supported & !command & !parameter & !smtputf8"),
  PR_RULE (BLOCKLISTED,
           "dial up|dialup|dsl|adsl|cable|broadband|residential ~ addresses|hosts|connections|"
           "networks|ips|customers ~ may not|not accepted|refused|not allowed|blocked|must use"
           " & !ptr & !reverse"),
  PR_RULE (HELO_REJECTED,
           "introduced yourself|you claim to be|claiming to be|you said you are & !sender*"
           " & !from address"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "allowance|contingent ~ outgoing mail|outgoing messages|outgoing email|sent mail|"
           "sending"),
  PR_RULE_AT (WEB_LOGIN_REQUIRED, PR_AT_SIGN_IN,
              "webmail|web mail|web interface|website|web site ~ open|visit|go to|accept ~ once|"
              "terms|conditions|confirm*|first"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_NOT_SENDING,
              "password|passphrase ~ run out|ran out|out of date|too old|set a new|choose a new|"
              "must be changed|has to be changed|needs to be changed & !invalid & !incorrect"
              " & !wrong"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_AT_SIGN_IN,
              "bad|wrong|invalid|incorrect .. username or password|user name or password|"
              "login or password|username/password & !expired & !suspended & !app password*"
              " & !too many"),
  PR_RULE (ACCOUNT_DISABLED, "account frozen|account is frozen|account hijack*|mailbox hijack*"
           " & !too many"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_AT_SIGN_IN,
              "subscription|your plan|licence|license|trial|contract|invoice|payment ~ expired|"
              "ended|unpaid|overdue|cancelled|canceled|suspended|due"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_AT_SIGN_IN,
              "outside the|outside our|outside of|from outside|from this network|"
              "from your network|from this location|from here ~ not permitted|not allowed|denied|"
              "blocked|forbidden|refused|restricted"),
  PR_RULE_AT (OAUTH_REQUIRED, PR_NOT_SENDING,
              "oauth|oauth2|oauth 2.0|modern auth* ~ instead|required|only|must|sign in with|"
              "use & !token & !expired & !failed"),
  PR_RULE (RECIPIENT_DISABLED,
           "inactive mailbox|mailbox inactive|mailbox is inactive|inactive account|"
           "not logged in for|hasn't logged in|has not logged in|owner has not"),
  PR_RULE (CONTENT_BLOCKED,
           "password protected archive*|password protected attachment*|password protected zip*|"
           "password protected file*|zip files inside*|nested archive*|encrypted archive*|"
           "encrypted attachment*|encrypted zip*|"
           "executable content|executable attachment*"),
  PR_RULE_AT (ACCESS_DISABLED, PR_NOT_SENDING,
              "imap|pop3|pop|mail programs|mail clients|email clients|email programs|"
              "external programs|external clients ~ not part of|not included|switched off|"
              "turned off|not been activated|not activated|isn't activated|not been enabled"
              " & !starttls & !extension"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_SENDING,
              "only apop|apop only|use apop|apop is required|apop required|only cram*|only scram*|"
              "only digest*|cram md5 only|only kerberos|only gssapi|only ntlm"),
  PR_RULE (BLOCKLISTED, "mips space|symantec zodiac|mail reputation service"),
  PR_RULE_AT (ACCESS_DISABLED, PR_NOT_SENDING,
              "não atendeu aos critérios|no cumplió los criterios|n'a pas satisfait aux critères"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_NOT_SENDING,
              "account|mailbox|access to your account ~ restricted|suspended|blocked|locked ~ "
              "may have been hacked|have been hacked|suspects it|been compromised"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "outgoing email quota|outgoing mail quota|outgoing quota|outbound email quota|"
           "outgoing message quota|outgoing smtp quota|outbound mail quota"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "more than|larger than|greater than|bigger than|exceeds|maximum of .. bytes|octets|mb|"
           "mbytes|megabytes|kb & !line & !password & !recipients"),
  PR_RULE (MESSAGE_MALFORMED, "message line|line in message|header line|body line ~ too long"),
  PR_RULE (CONNECTION_CLOSED, "closing transmission channel ~ timeout|timed out|idle"),
  PR_RULE (RECIPIENT_MAILBOX_FULL, "folder full|folder is full & !imap"),
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_IMAP | PR_WITH_POP3,
              "illegal in state|not valid in state|invalid in state|in this state"),
  PR_RULE (SENDING_TOO_FAST,
           "per second|per sec ~ too many|emails|messages|mails|limit*|rate|exceed*"
           " & !connection* & !recipient*"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_AT_SIGN_IN,
              "domain|account|user|mailbox .. is disable|has been disable|was disable|is suspend|"
              "is lock|is expired|has expired & !authorization & !token & !password"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3, "change permissions|failed to create"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "cannot|can't|can not|could not|not allowed to|unable to ~ append|move|copy|store|"
              "expunge|rename ~ folder|mailbox|messages|message"),
  PR_RULE (TLS_VERSION_TOO_OLD,
           "only tls 1.2|only tls 1.3|only tlsv1.2|only tlsv1.3|tls 1.2 or|tlsv1.2 or|"
           "tls 1.2 is required|tls 1.3 is required|requires tls 1.2|requires tls 1.3|"
           "tls 1.0|tls 1.1|tlsv1.0|tlsv1.1|tls version & !recipient*"),
  PR_RULE (BLOCKLISTED, "pool address|pool addresses|pool ip"),
  PR_RULE (RECIPIENT_INVALID,
           "local part|user part ~ denied|invalid|illegal|not allowed|too long|malformed|"
           "syntax error|contains & !sender* & !mail from"),
  PR_RULE (AUTH_TOO_MANY_ATTEMPTS,
           "too much|too many|repeated|excessive ~ fail* … auth*|auth* … fail*|fail* … login*|"
           "login fail*|bad auth*|auth* … error*|fail* … sign in*|password fail*"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_POP3 | PR_AT_SIGN_IN, "mailbox unknown|unknown mailbox"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3, "deleted messages not|messages not removed"),
  PR_RULE_AT (TOO_MANY_CONNECTIONS, PR_AT_SIGN_IN,
              "too many|maximum|max|limit* ~ connections|sessions|clients|devices & !attempts"
              " & !fail*"),
  PR_RULE (ACCOUNT_DISABLED,
           "account|mailbox|password|user .. was compromised|has been compromised|is compromised|"
           "was hacked|has been hacked|was hijacked|has been hijacked"),
  PR_RULE (WEB_LOGIN_REQUIRED, "to continue sending .. sign in|log in|login"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "email limit|mail limit|message limit|sending limit|smtp relays|relays|credits|"
           "smtp limit ~ reached|exceeded|left|used up|over & !connection*"),
  PR_RULE_AT (ACCESS_DISABLED, PR_AT_SIGN_IN,
              "allows only|only allows|only via|only through|only by|only with|accessible only ~ "
              "webmail|web mail|web interface|official app*|jmap|website & !app password*"),
  PR_RULE_AT (ACCESS_DISABLED, PR_WITH_IMAP | PR_WITH_POP3 | PR_AT_SIGN_IN,
              "account|user|mailbox|plan|package|subscription|domain ~ doesn't support|"
              "does not support|not support|doesn't include|does not include|no access to ~ imap|"
              "imap/pop3|pop|pop3|smtp|logins & !recipient* & !starttls"),
  PR_RULE_AT (APP_PASSWORD_REQUIRED, PR_NOT_SENDING,
              "weixin token|login.reqcode|err.login.reqcode|e mail passwort erforderlich|"
              "e mail passwort verwenden|e mail passwort anlegen"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "authentication db|authentication database|auth db|auth database|password db|"
              "password database|user db|user database|passdb|userdb ~ not available|unavailable|"
              "error|failed|cannot|could not|down|no such file & !unknown user & !mismatch"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_AT_SIGN_IN,
              "account|user|mailbox ~ no longer authori*|no longer allowed|no longer permitted|"
              "not allowed to send|not permitted to send"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_AT_RECIPIENT, "invalid user name|unknown user name|"
              "invalid username|unknown username|"
              "no such username|bad username"),
  PR_RULE_AT (RECIPIENT_DISABLED, PR_AT_RECIPIENT,
              "log in|login|sign in ~ to enable|to activate|to receive"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_NOT_BY_CLIENT,
              "sender|from|from address|sender address|mail from|mailfrom|mailform|envelope from|"
              "from header|"
              "return path|absender|absenderadresse|expéditeur|remitente|remetente|отправител*|"
              "发件人|発信者|差出人 ~ not own*|another|not belong|stimmt nicht|ne correspond pas|"
              "no coincide|не совпадает|не соответствует|不一致|不符|match|matching|matches|same as|"
              "same with|same|equal|identical|mismatch*|differs|different|not allowed|"
              "not permitted|not authorized|not authorised|"
              "allowed to be used ~ authenticat* … user*|authenticat* … account*|authenticated|"
              "authenticate username|auth user*|login|logged in|account used|smtp auth*|sasl|"
              "anmeld*|compte|usuario|cuenta|conta|логин*|认证|authorization user|authorized user"
              " & !spf & !dkim & !dmarc & !authenticated email & !not authenticated"
              " & !unauthenticated & !blocked & !blacklist* & !country & !countries & !location"
              " & !region & !from this ip & !from your ip"),
  PR_RULE (RECIPIENT_REFUSED, "rst.sendernot*|rst.restricted*|rst.notauthorized*|sending to this group"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "sendasdenied*|mapiexceptionsendasdenied|authentication for specified|"
           "not registered for use by|sending identity"),
  PR_RULE (AUTH_REQUIRED, "authentication required|authentication is required & #530"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "authentication process|auth process ~ shutting down|broken|crashed|"
              "unavailable|busy & !disconnected"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_IMAP | PR_WITH_POP3,
              "disconnected|autologout|logging out ~ no auth attempts|idle|inactivity|"
              "too many|auth process"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP | PR_WITH_POP3,
              "invalid arguments|invalid argument|missing argument*|requires at least|"
              "wrong number of & !sasl"),
  PR_RULE (COMMAND_REJECTED, "syntax: auth"),
  PR_RULE_AT (SERVER_BUSY, PR_WITH_IMAP | PR_WITH_POP3, "maximum load|server load|too many users"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_WITH_IMAP | PR_WITH_POP3,
              "use a tls|use an ssl|use tls|use ssl|tls layer|security layer"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_IMAP | PR_WITH_POP3,
              "command or bandwidth|bandwidth limit*|login allowed only every|logins … apart|"
              "only every … minutes|minutes between"),
  PR_RULE_AT (ACCESS_DISABLED, PR_NOT_SENDING,
              "protocol is disabled|protocol disabled|not authorized to use imap|"
              "programow pocztowych|programów pocztowych|programmi esterni"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox is locked|account is locked … sign in|unlock & !another & !lock busy"
              " & !maildrop & !locked by & !in use"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_POP3, "maillock"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox|maildrop|inbox|folder ~ cannot be accessed|can't be accessed|"
              "could not be accessed|not be opened|couldn't open|maintenance mode & !lock"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_POP3, "shell not found"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_AT_SIGN_IN, "unauthorized ip|unauthorised ip|ip not authorized"),
  PR_RULE (AUTH_TEMPORARY_FAILURE,
           "connect to|connection to|lost to|communicate with|reach|contact ~ private/auth|"
           "auth-client|saslauthd|auth daemon|authdaemon|authdaemond|auth socket|"
           "authentication server|authentication daemon|authentication backend ~ failed|lost|"
           "refused|timed out|cannot|could not|unable|no such"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "auth: error|sql|ldap|mysql|pgsql ~ connection refused|connect failed|"
           "failed: connection & !tls"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "maildir|mailbox|quota ~ overquota|over quota & delivery failed"),
  PR_RULE (WRONG_CREDENTIALS,
           "passdb|passwd file|pam|sql|ldap|auth failed|auth_failed ~ password mismatch|"
           "unknown user|attempts in"),
  PR_RULE (MAILBOX_NOT_ACCESSIBLE, "does not support uidl|uidl or xtnd"),
  PR_RULE (WRONG_CREDENTIALS,
           "no authentication type succeeded|all authentication types failed|"
           "authentication types failed|denied pop3 access|denied imap access|"
           "denied pop access|authorization failure & !temporary"),
  PR_RULE (COMMAND_REJECTED, "optional argument not permitted|optional argument"),
  PR_RULE (WRONG_CREDENTIALS, "authentification invalide|code d'authentification invalide"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3, "chdir inbox"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP, "invalid mailbox name"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_WITH_IMAP, "invalid sasl argument"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_NOT_SENDING, "passphrase expired|passphrase has expired"),
  PR_RULE (SERVER_MISCONFIGURED,
           "filesystem notification|fam/gamin|contact your mail administrator … configuration"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_SENDING,
              "authentication not allowed on|authentication is not allowed on"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_POP3, "child crashed|aack"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_SENDING,
              "auth mode unsupported|auth mode is unsupported|auth mode not supported"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_NOT_SENDING, "country blocked"),
  PR_RULE_AT (OAUTH_REQUIRED, PR_NOT_SENDING, "basicauthblocked*|basicauthdisabled*"),
  PR_RULE (AUTH_REQUIRED,
           "local user only or|unauthenticated senders not allowed|unauthenticated commands|"
           "missing credentials|turn on smtp authentication|commands without authentication"),
  PR_RULE_AT (ACCESS_DISABLED, PR_NOT_SENDING,
              "enable imap access|enable pop3 access|enable pop access|enable smtp access|"
              "dostep … wylaczony|dostęp … wyłączony|enable … in your account settings|"
              "enable … in your mail settings|activate … in your settings"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "failed to fetch messages|messages in inbox"),
  PR_RULE (ACCOUNT_DISABLED,
           "your … account is not yet activated|sending suspended|bad outbound sender|"
           "disabled by user|outgoing mail suspension … message discarded"),
  PR_RULE (WRONG_CREDENTIALS,
           "rejected your login|rejected your user name|rejected your password|"
           "nutzername und passwort nicht|nicht akzeptiert … passwort|no se han aceptado|"
           "não aceitos|не приняты & !данные"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_IMAP, "session expired"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_NOT_SENDING | PR_BY_CLIENT,
              "login|log in|sign in|signing in|logon|account|access ~ temporarily blocked|"
              "temporarily locked|temporarily suspended|temporarily disabled|blocked temporarily|"
              "locked temporarily & !recipient* & !ip"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_BY_CLIENT, "access|login|sign in .. from your ip .. blocked"),
  PR_RULE_AT (ACCESS_DISABLED, PR_BY_CLIENT,
              "turn on|enable|activate|switch on ~ imap|pop|pop3|smtp ~ setting*|account|mailbox|"
              "provider & !starttls & !authentication"),
  PR_RULE (APP_PASSWORD_REQUIRED, "*no=1001256"),
  PR_RULE (WRONG_CREDENTIALS, "answer=14257*|enter your password|/14257*"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED, "login command is disabled"),
  PR_RULE (RECIPIENT_DISABLED, "account is locked email bounced"),
  PR_RULE (RECIPIENT_REFUSED,
           "envelope blocked … user entry|user entry|user domain entry|closed mailing list"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "user's backend|backend down|backend unavailable"),
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_POP3,
              "must give user|user first|give user command|no username given|need user"),
  PR_RULE_AT (HELO_REJECTED, PR_WITH_SMTP, "invalid domain name & #501"),
  /* What opens which door: the most specific first. */
  PR_RULE_AT (APP_PASSWORD_REQUIRED, PR_NOT_SENDING,
              "application specific password|app specific password|app password*|"
              "application password*|invalidsecondfactor|p=invalidsecondfactor|"
              "authorization code|authorisation code|auth code|third party password|"
              "device password|mail client password|client password|授权码|授权密码|客户端专用密码|专用密码|"
              "пароль приложени*|пароли приложени*|пароль для внешн*|пароля для внешн*|"
              "пароли для внешн*|parol prilozheniya|parol prilozhenija|app passwort|"
              "verwenden sie ihr e mail passwort|anwendungsspezifisch*|"
              "mot de passe d'application|contraseña de aplicación|contraseñas de aplicaciones|"
              "senha de app|senha de aplicativo|アプリ パスワード|アプリパスワード"),
  PR_RULE_AT (APP_PASSWORD_REQUIRED, PR_NOT_SENDING,
              "two factor|2 factor|two step|2 step|2fa|mfa|multi factor|"
              "second factor ~ required|enabled|password|enforced & !aadsts"),
  PR_RULE_AT (WEB_LOGIN_REQUIRED, PR_NOT_SENDING,
              "web browser|your browser|a browser|weblogin*|web login|webalert|accept eula|"
              "eula|continue?sarp|/continuesignin|signin/continue|webbrowser|navigateur web|"
              "navegador web|через браузер|浏览器 & !unsubscribe & !javascript"),
  PR_RULE_AT (WEB_LOGIN_REQUIRED, PR_NOT_SENDING,
              "log in to|login to|sign in|logged ~ webmail|web mail|web interface|web site|"
              "website|web version|captcha|on the web & !password and & !recipient"),
  PR_RULE_AT (WEB_LOGIN_REQUIRED, PR_NOT_SENDING,
              "your account|account|identity|phone|phone number ~ needs to be verified|"
              "verification required|requires verification|must be verified|"
              "needs verification|not verified|verify your|be confirmed|activate your|"
              "confirm your & !sender* & !recipient* & !certificate"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_NOT_SENDING,
              "aadsts65001|unauthorized_client|not consented to|aadsts7000*|aadsts50013|"
              "aadsts700082|aadsts70008|aadsts50173|aadsts90*|invalid_grant|invalid grant|"
              "invalid_token|invalid token|unauthorized_client|unauthorized client|"
              "invalid_client|invalid_scope|insufficient scope|insufficient_scope|access token|"
              "token expired|authorization has expired|authorisation has expired|expired token|"
              "refresh token|bearer token|token is invalid|token has expired|token revoked|"
              "invalid oauth|oauth token|token … expired|token … revoked|token … invalid|"
              "token … rejected|not consented"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_NOT_SENDING,
              "\"status\":\"400\"|\"status\":\"401\"|\"schemes\":\"bearer|schemes … bearer|"
              "eyjzdgf0dxmioi*"),
  PR_RULE_AT (OAUTH_REQUIRED, PR_NOT_SENDING,
              "aadsts50072|aadsts50074|aadsts50076|aadsts50079|aadsts50158"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_NOT_SENDING,
              "access_denied|not completed the google & app|consent|google|developer"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_NOT_SENDING,
              "conditional access|aadsts53003|aadsts53000|aadsts530*|geoip|geo ip|geo block*|"
              "geoblock*"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_NOT_SENDING,
              "login|logins|log in|sign in|signin|auth*|access|connection* ~ from … country|"
              "countries|location|region|abroad|this device|unknown device|"
              "ip address is not allowed|untrusted ip|your location & !relay & !traffic"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_AT_SIGN_IN,
              "country|location|suspicious|unusual activity|unusual sign|"
              "ip address ~ not allowed|blocked|denied|restricted|prohibited|banned|"
              "not authorized|forbidden"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_AT_SIGN_IN,
              "your ip|this ip|client ip|ip|host|device ~ not allowed|blocked|denied|"
              "restricted|banned|not permitted|blacklisted|forbidden|disabled|not in the list|"
              "not on the list|not in the allow*|not whitelisted|not in the whitelist|rejected"
              " & !too many & !client host rejected"),
  PR_RULE_AT (OAUTH_REQUIRED, PR_NOT_SENDING,
              "basic authentication|basic auth|legacy authentication|password authentication|"
              "plain authentication|simple authentication ~ disabled|not supported|no longer|"
              "blocked|deprecated|turned off|not allowed|removed"),
  PR_RULE_AT (OAUTH_REQUIRED, PR_NOT_SENDING,
              "security defaults|modern authentication|modern auth|less secure app*|only oauth|"
              "requires oauth|use oauth|use xoauth2|use oauthbearer|only xoauth2|"
              "requires xoauth2|oauth2 required|oauth 2.0 required|oauth is required|"
              "p=lesssecure*"),
  PR_RULE_AT (ACCESS_DISABLED, PR_NOT_SENDING,
              "smtpclientauthentication|yet to enable imap|yet to enable pop|"
              "open smtp flag|open smtp service|open pop3 service|open imap service|"
              "enable imap for|"
              "enable pop for|smtp_auth_disabled|client authentication is disabled|"
              "met the criteria|meet the criteria|toid authentication|account not subscribed|"
              "does not have access rights to this service|access rights to this service|"
              "has no permission|no permission to use|user has no permission|not enabled for|"
              "not licensed|no license|only available for|available only for|paid users|"
              "paying users|"
              "premium users|pro users|upgrade your plan|upgrade your account|free users|"
              "free accounts & !recipient* & !ssl & !tls"),
  PR_RULE_AT (SERVICE_UNAVAILABLE, PR_AT (PR_STEP_GREETING),
              "smtp service disabled|service disabled|service is disabled"),
  PR_RULE_AT (ACCESS_DISABLED, PR_NOT_SENDING,
              "imap|pop|pop3|imap4|pop access|imap access|smtp|smtp access|smtp auth|protocol|"
              "mail client*|external access|third party ~ disabled|not enabled|is not allowed|"
              "not allowed|not permitted|turned off|switched off|not activated|deactivated|"
              "inactive|access enabled|yet to enable|enable … access|not available for|"
              "restricted|denied for|blocked for|no access|is not open|are not open|is closed|"
              "forbidden|выключен|отключен|deaktiviert|nicht aktiviert|nicht freigeschaltet|"
              "désactivé|deshabilitado|desativado|未开启|未开通|被禁用 & account|user|mailbox|access|"
              "login|service|imap|pop|pop3|authentication|конто|benutzer|konto & !message"
              " & !recipient & !relay & !command & !mail from & !expired & !method & !mechanism"
              " & !plaintext & !encryption"),
  PR_RULE_AT (ACCESS_DISABLED, PR_AT_SIGN_IN,
              "service is not open|service not open|service is not enabled|service disabled|"
              "not authorized to use|not allowed to use|not allowed to access|"
              "not permitted to use|access is disabled|access disabled|access not allowed|"
              "permission denied|authentication disabled|authentication is disabled|"
              "access to this service & !password is incorrect"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_NOT_SENDING,
              "password*|passwd|passwort|kennwort|пароль|mot de passe|contraseña|senha|密码|"
              "credentials ~ expired|expire|has expired|must be changed|must change|"
              "needs to be changed|need to change|has to be changed|change your|"
              "reset required|must be reset|isn't valid any more|no longer valid|abgelaufen|"
              "geändert werden|истек|expiré|caducado|expirou|已过期 & !no longer valid. please re"
              " & !login credentials"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_NOT_SENDING, "aadsts50055|change password|password reset"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_NOT_SENDING,
              "aadsts50053|auth error limit*|account is locked, you've"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_NOT_SENDING,
              "login limit|login attempts limit|attempts limit reached|maximum login|"
              "maximum auth*"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_NOT_SENDING,
              "login rate|login frequency limit*|login delay|login too frequent*|"
              "logging in too|too many|excessive|too often|too frequent*|maximum number of|"
              "max number of|rate limit* ~ login*|log in*|logon*|auth*|password*|sign in*|"
              "credential*|failed attempts|unsuccessful attempts|attempts|tries|failures"
              " & !commands without & !messages & !recipients & !password is incorrect"
              " & !defers & !connections & !connection attempts & !authorized"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_AT_SIGN_IN,
              "throttl*|rate limit*|too many|too frequent*|too often|temporarily locked|"
              "temporarily blocked|locked temporarily|locked out|lockout|zu viele|trop de|"
              "demasiad*|muitas tentativas|слишком много|слишком часто|登录过于频繁|频率|次数过多"
              " & !connections & !connection & !simultaneous & !password is incorrect & !quota"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_BY_CLIENT,
              "another program|another client|another session|another device|someone else|"
              "another computer|another process ~ using|opened|accessing|has opened|is reading"),
  PR_RULE (MAILBOX_IN_USE,
           "mailbox|maildrop|mail box|mail drop|folder|inbox|postfach ~ in use|is locked|"
           "already locked|is busy|lock|locked by|being used|already open|already in use|"
           "gesperrt durch|another session|another process|another client & !account"
           " & !temporarily & !disabled & !recipient & !suspended & !inactivity & !administrat*"),
  PR_RULE (MAILBOX_IN_USE,
           "waiting for lock|obtain lock|acquire lock|unable to lock|could not lock|"
           "cannot lock|can't lock|lock busy|already locked|another pop*|popper is already|"
           "maildrop locked|session already|already active|concurrent pop|in use by"),
  PR_RULE (MAILBOX_NOT_ACCESSIBLE,
           "command did not succeed. error|authenticated but not connected|unsafe login|"
           "select failed|could not select|couldn't select|cannot select|unable to select|"
           "cannot open mailbox|unable to open mailbox|can't open mailbox|"
           "unable to open maildrop|unable to open your|could not open maildrop|"
           "unable to open inbox|failed to open mailbox|failed to open inbox|"
           "mailbox is not selectable|mailbox isn't selectable|can't open inbox|"
           "system i/o error|corrupt* … index|mailbox has an invalid format|"
           "unable to read mailbox|unable to access mailbox|fatal error: … maildir|maildir|"
           "maildirs|namespace|chdir … failed|mail storage|mail location & !#x.2.2 & !full"
           " & !quota & !maildir delivery"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox|folder|inbox|maildrop|postfach|папка ~ does not exist|doesn't exist|"
              "not exist|not found|unknown|cannot be opened|could not be opened|unavailable|"
              "not available|not accessible|inaccessible|corrupt*|damaged|permission denied|"
              "access denied|no access|read error|error opening & !login & !password & !auth*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_AT_MAILBOX,
              "permission denied|access denied|no such file|not found|does not exist|"
              "doesn't exist|i/o error|internal error|failed"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3, "sys/perm … permission|sys/perm … denied"),

  /* No method in common. */
  PR_RULE (AUTH_REQUIRED,
           "mail from command failed … authentication required|"
           "command failed: authentication required"),
  PR_RULE (BAD_SEQUENCE,
           "already authenticated|already logged|already auth|you are already|nested auth*"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_SENDING,
              "one time use of|secure password authentication|secure authentication method|"
              "unrecognized authentication|unrecognised authentication|unknown authentication|"
              "invalid auth string|unsupported authentication|unsupported auth*|"
              "security features not supported|0x800ccc18|0x800ccc80|auth not available|"
              "auth not supported|auth is not supported|authentication not enabled|"
              "authentication not supported|authentication is not supported|"
              "authentication is not enabled|auth command used when not|auth command not|"
              "not advertise authentication|no authentication mechan*|"
              "no authentication method*|no auth mechanism*|no worthy mech*|"
              "no supported auth*|no suitable auth*|no acceptable auth*|no valid auth*|"
              "no compatible auth*|sasl mechanism not|supported authentication|"
              "doesn't support authentication|does not support authentication|"
              "doesn't support auth|does not support auth|does not support smtp auth*|"
              "smtp auth extension not supported|auth extension not|auth=|authtype|no mechs|"
              "unsupported sasl|unknown auth|unknown sasl|no mechanism|invalid mechanism|"
              "unrecognized auth type|auth mechanism & !smtpstatus="),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_SENDING,
              "authentication|auth|sasl|login ~ mechanism|mechanisms|mechanism(s)|method|"
              "methods|type|types|scheme|schemes|verfahren|méthode|метод* ~ not supported|"
              "unsupported|not support*|does not support|doesn't support|too weak|"
              "not available|unavailable|unknown|unrecognized|not allowed|not accepted|"
              "disabled|is invalid|invalid|none|not recognized|no common|rejected|not enabled|"
              "not implemented|nicht unterstützt|non prise en charge|не поддерживается|"
              "не поддерживает|unable|cannot & !please check the password & !verify the"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_SENDING,
              "mechanism*|cram md5|digest md5|xoauth2|gssapi|ntlm ~ not supported|unsupported|"
              "too weak|not available|unknown|disabled|not allowed & !encryption"),
  PR_RULE (COMMAND_REJECTED,
           "invalid base64|failed to decrypt|cannot decode|can't decode|base64 decod*|"
           "sasl response limit|decode the response|invalid response & base64|response|decode*|"
           "sasl* & !response code"),

  /* A passing trouble, or an account that is shut. */
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "auth*|login|sign in|password ~ temporary|temporarily|internal server error|"
              "internal error|system busy|system problem|service unavailable|server unavailable|"
              "service not available|backend|server failed|generic failure|can't connect|"
              "cannot connect|could not connect|unable to connect|connection lost|"
              "server is down|not responding|timed out|timeout|system error|unreachable|"
              "saslauthd|try again later|try later|database|ldap|временн* & !too many & !locked"
              " & !blocked & !incorrect & !password is & !invalid & !inactivity & !disconnected"
              " & !frequen* & !https & !timed out while & !server failed. the"
              " & !smtp server failed & !imap server failed & !pop3 server failed"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "temporary authentication failure|sts url does not|temporary auth* … failure|"
              "authentication server|authentication service unavailable|auth server|"
              "auth service|saslauthd|sts service|account is temporarily unavailable|"
              "unable to authenticate at this time|cannot authenticate at present|"
              "unable to authenticate at present|can't authenticate now|"
              "authentication credentials cannot be verified"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_AT_SIGN_IN,
              "server unavailable|internal error|internal server error|temporar* … failure|"
              "temporar* … unavailable|temporarily|temporary system|try again later|try later|"
              "server error|system error|server busy|system busy|service unavailable|"
              "service is not available|not available at the moment|backend error|"
              "unexpected error|database error|ldap|server failed|временно & !incorrect & !wrong"
              " & !invalid & !locked & !blocked & !frequen* & !disabled & !suspended & !tls"
              " & !lock & !authentication failure & !smtp server failed & !smtp server error"),
  PR_RULE (ACCOUNT_DISABLED,
           "outboundspamexception|wascl|sender is frozen|spam abuse detected|sender is suspended|"
           "sending mail is prohibited|/unblockme"),
  PR_RULE (ACCOUNT_DISABLED,
           "your account|the account|this account|account|user|username|login|sender account|"
           "sender's account|kontos|konto|your mailbox ~ suspended for|been suspended for|"
           "banned from sending|blocked from sending|disabled from sending|"
           "not allowed to send|prohibited from sending|restricted from sending & !relay"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_NOT_SENDING,
              "account is not yet activated|account not activated|account is not activated|"
              "account … in maintenance mode|account is in maintenance"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_BY_CLIENT,
              "your account|this account|the account|your mailbox|ihr konto|dein konto|"
              "votre compte|su cuenta|tu cuenta|sua conta|il tuo account|uw account|twoje konto|"
              "ваш аккаунт|ваша учетная запись|*您的帐号*|*您的账号*|*您的帳號* ~ $disabled & !temporar*"
              " & !recipient* & !imap & !pop* & !smtp & !vorübergehend*"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_AT_SIGN_IN | PR_AT_SENDER,
              "$account ~ $disabled & !session expired & !blocked using & !sender address"
              " & !temporarily unavailable & !temporarily locked & !recipient* & !imap access"
              " & !pop access"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_WITH_IMAP | PR_WITH_POP3,
              "$account ~ $disabled & !session expired & !temporarily & !in use"),
  PR_RULE (ACCOUNT_DISABLED,
           "your account|sender account|sender's account|sending account|your mailbox|"
           "your email account|your user ~ $disabled & !recipient* & !bounce"
           " & !address rejected & !temporarily"),
  PR_RULE (ACCOUNT_DISABLED,
           "aadsts50057|account is locked|unusual sending activity|账号被锁定|帐号被锁定|账号已被禁用|账户被禁用|"
           "аккаунт заблокирован|учетная запись заблокирована|учетная запись отключена|"
           "konto gesperrt|compte bloqué|compte désactivé|compte suspendu|cuenta bloqueada|"
           "cuenta suspendida|cuenta deshabilitada|conta bloqueada|conta suspensa"
           " & !recipient* & !destinatair* & !empfänger* & !получател*"),

  /* SPF and its like are also called authentication. */

  /* Nobody has signed in. */
  PR_RULE_AT (AUTH_REQUIRED, PR_NOT_BY_CLIENT,
              "bad sequence of commands … requires authentication|requires it authentication"),
  PR_RULE (SENDER_NOT_ALLOWED, "not logged in as"),
  PR_RULE (AUTH_REQUIRED, "sender address|sender|address rejected .. not logged in & !for"),
  PR_RULE (AUTH_REQUIRED,
           "authentication|auth|smtp auth|smtp authentication|authorization|login|"
           "autentificación|autenticación|autenticação|authentification|authentifizierung|"
           "anmeldung|аутентификация|авторизация ~ required|requiered|compulsory|needed|"
           "necessary|first|is mandatory|mandatory|missing|requise|obligatoire|erforderlich|"
           "notwendig|requerida|necesaria|necessária|требуется|необходима & !proxy"
           " & !relaying denied. ip & !spf & !dkim & !dmarc & !command & !reading & !server is"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED,
           "domain ~ not authenticated|unauthenticated & !hosted tenant & !mail enabled"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "must match authenticated|must match auth*|do not match auth*|not match authentic*"),
  PR_RULE (AUTH_REQUIRED,
           "must|need|needs|have|has|required|please|should|requires|require|first ~ "
           "authenticate|authentication|authenticated|be authenticated|log in|login|to auth|"
           "smtp auth|log on|logged in|authorize yourself|authenticate yourself|auth yourself"
           " & !failed & !incorrect & !invalid & !wrong & !unsuccessful & !webmail & !domain"
           " & !all senders & !username & !again & !spf & !rate & !expired, please"
           " & !not possible & !session expired & !proxy & !more information & !code to"
           " & !rejected your & !login failure"),
  PR_RULE (AUTH_REQUIRED,
           "must issue an auth|issue an auth|issue auth|not authenticated|was not authenticated|"
           "wasn't authenticated|unauthenticated|not been authenticated|you don't authenticate|"
           "without authentication|not logged in|no authentication|no auth|without auth*|"
           "anonymous|requires authentication|requires auth|authentication is required|"
           "login first|auth first|authenticate first|authrequired|rst.authrequired|"
           "pop before smtp|pop3 before|pop before|check your mail first|check mail first|"
           "checking mail first|retrieve your mail first|read your mail first|"
           "receive mail first|check for new mail|need ehlo and auth|re authenticate|"
           "no password specified|not signed in|not been logged in|未登录|请先登录|需要认证|需要验证|需要身份验证|"
           "認証が必要|认证后|nicht angemeldet|nicht authentifiziert|no autenticado|non authentifié|"
           "pas authentifié|не авторизован|не прошли авторизацию|требуется аутентификация|"
           "требуется авторизация & !too many & !by organization & !for group & !for mailbox"
           " & !authentication failed & !authentication failure & !auth failed & !incorrect"
           " & !no auth attempts & !or the client was not authenticated & !busy"),
  PR_RULE (AUTH_REQUIRED,
           "pop|pop3|imap|incoming mail|mailbox ~ before|first|prior to ~ send*|smtp|outgoing"),

  /* What may be wrong at sign-in besides the password, by the words that may be said of it. */
  PR_RULE_AT (APP_PASSWORD_REQUIRED, PR_AT_SIGN_IN,
              "app|apps|application|applications|device|specific|external|dedicated ~ password|"
              "passwords|passcode & !incorrect & !invalid & !wrong & !failed"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_AT_SIGN_IN,
              "tls|ssl|starttls|encrypt*|cleartext|clear text|plaintext|unencrypted|"
              "secure connection|secured connection ~ required|requiered|requires|require|only|"
              "disabled|not allowed|must|use|need|needed|needs|first|mode|layer|refused|"
              "prohibited|turned off|disallowed|not permitted & !certificate & !handshake"
              " & !incorrect & !temporar* & !already & !error"
              " & !or the client was not authenticated"),
  PR_RULE (SENDING_LIMIT_EXCEEDED, "messaging limit*|maximum credits"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_AT_SIGN_IN,
              "limit|limits|every|too often|too soon|too early|attempts|tries|wait|brute force|"
              "repeated ~ login|logins|logon*|auth*|minutes|minute|seconds|reached|exceed*|"
              "failed|failures & !size & !connection* & !incorrect & !mailbox & !quota & !user or"
              " & !messaging & !password or"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_AT_SIGN_IN,
              "mechanism*|auth mode|auth type|authentication type|auth string|auth method|"
              "authentication method|authentication mode ~ not|unsupported|invalid|unknown|bad|"
              "no|only|wrong|unavailable|unrecognized|unimplemented|disabled & !incorrect"
              " & !password"),
  PR_RULE_AT (ACCESS_DISABLED, PR_AT_SIGN_IN,
              "imap|imap4|pop|pop3|smtp|smtp auth|protocol|external programs|mail clients|"
              "third party ~ access denied|denied for|not permitted|not allowed|disabled|inactive|"
              "not active|not enabled|not available for|switched off|turned off|closed|not open|"
              "enable|activate|permission|not authorized & !incorrect & !wrong & !password"
              " & !temporar* & !too many & !invalid"),

  PR_RULE_AT (APP_PASSWORD_REQUIRED, PR_BROADLY | PR_AT_SIGN_IN,
              "two factor|two step|2 step|2 factor|2fa|multi factor|multifactor|mfa|"
              "second factor|authorization code|authorisation code|client password & !incorrect"
              " & !invalid & !wrong & !failed & !unsuccessful"),
  PR_RULE_AT (WEB_LOGIN_REQUIRED, PR_BROADLY | PR_AT_SIGN_IN,
              "browser|requires verification|needs verification|verify your|verify it's you|"
              "verify that it is you|webmail first & !incorrect & !invalid"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_BROADLY | PR_AT_SIGN_IN,
              "ip|ip address|location|country|region|device|network ~ unauthorized|"
              "unauthorised|not allowed|not authorized|blocked|denied|restricted|not permitted|"
              "suspicious|untrusted|unfamiliar|unknown|banned & !user name"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_BROADLY | PR_AT_SIGN_IN,
              "unreachable|internal authentication|internal error|internal failure|at present|"
              "right now|maintenance|backend|database|ldap|authentication server|auth server|"
              "authentication service|auth service|temporar* & !incorrect & !invalid & !wrong"
              " & !locked & !disabled & !blocked & !suspended & !too many & !password"),

  /* The name and the password. */
  PR_RULE_AT (WRONG_CREDENTIALS, PR_NOT_SENDING,
              "password*|passwd|user name|username|credential* ~ wrong|incorrect*|not correct|"
              "not recogni*|isn't right|not right|mistyped & !recipient* & !sender* & !proxy"
              " & !too many & !expired & !base64 & !aadsts*"),
  PR_RULE (AUTH_REQUIRED, "normally, an authentication problem"),
  PR_RULE (RELAY_DENIED, "credentials for relay|relay denied"),
  PR_RULE (TLS_HANDSHAKE_FAILED, "remote party has closed"),
  PR_RULE (WRONG_CREDENTIALS,
           "username|user name|user|login|password*|passwd|passphrase|credential*|"
           "account name|logon|user id|userid|username/password|user/password|user/pass|"
           "login/password|login id|auth*|sasl|identifiant*|mot de passe|passwort|kennwort|"
           "benutzername|zugangsdaten|anmeldedaten|anmeldung|contraseña|usuario|credenciales|"
           "senha|usuário|parola|heslo|hasło|haslo|пароль|логин|пароля ~ incorrect*|invalid|"
           "wrong|bad|not accepted|not correct|mismatch|does not match|doesn't match|"
           "do not match|failed|fail|failure|failing|unsuccessful|denied|rejected|refused|"
           "error|unknown|not valid|not recognized|unrecognized|illegal|no match|check|verify|"
           "falsch|ungültig|fehlgeschlagen|fehlgeschlagene|nicht korrekt|incorrecte|"
           "incorrects|invalide|erroné|incorrecta|incorrecto|inválid*|fallida|errónea|"
           "incorreta|falhou|errato|nieprawidłow*|błędn*|neverný|chybn*|неверный|неправильный|"
           "неверен|неверное|неверные|not loving|login again|user unknown|unable & #53x"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_IMAP | PR_WITH_POP3,
              "user|account|authorization|authorisation ~ unknown|no such|not found|failed|"
              "invalid|does not exist|doesn't exist & !folder & !mailbox & !#5xx"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_AT_SIGN_IN,
              "user unknown|unknown user|no such user|user not found|unknown|incorrect|"
              "invalid|wrong|bad|denied|failed|fail|failure|rejected|refused|not accepted|"
              "unsuccessful|mismatch|not match|not allowed|not authorized|unauthorized|"
              "not permitted|no such authorization*|does not exist|doesn't exist|try again"
              " & !temporar* & !base64 & !syntax & !command & !protocol & !tls & !unexpected"
              " & !argument & !parameter & !too many & !connections"),
    PR_RULE (WRONG_CREDENTIALS,
             "authentication|auth|login|logon|log in|sign in|sasl|smtp auth|authenticate|"
             "autenticación|autenticacion|autenticação|autenticacao|authentification|"
             "authentifizierung|anmeldung|uwierzytelnian*|аутентификации|авторизации|"
             "аутентификация|авторизация ~ failed|failure|failures|fail|error|unsuccessful|"
             "denied|rejected|refused|incorrect|invalid|not successful|unable|could not|"
             "cannot|can't|fehlgeschlagen|gescheitert|échou*|échec|fallida|fallado|falló|"
             "falhou|falha|ошибка|не удалась|не удалось|не пройдена|nie powiodł* & !spf"
             " & !dkim & !dmarc & !from domain & !sender & !temporary & !timed out"
             " & !refused to accept & !relay & !proxy & !unable to contact"),
  PR_RULE (WRONG_CREDENTIALS,
           "incorrect|invalid|wrong|bad|unknown ~ password*|username|user name|credential*|"
           "login|authentication data|auth data|account name|user id|authentication|"
           "user/password|username/password|user or password|logon & !recipient & !sender"
           " & !sequence & !address & !proxy & !base64 & !auth string"),
  PR_RULE (WRONG_CREDENTIALS,
           "username and password not accepted|authenticationfailedexception|"
           "smtpauthenticationerror|authenticationexception|p=badcredentials|answer=14257|"
           "unable to verify account|could not authenticate|couldn't authenticate|"
           "unable to authenticate|cannot authenticate|can't authenticate|unable to log in|"
           "unable to log on|unable to logon|unable to login|could not log in|cannot log in|"
           "can't log in|not able to log|rejected your login|login denied|logon denied|"
           "logon failure|login incorrect|curl: (67)|(67)|0x800ccc92|0x800ccc91|0x80040217|"
           "aadsts50126|aadsts50034|aadsts50056|errorauthentication|authfail|login not possible|"
           "imposible autentificar|imposible autenticar|not loving your|"
           "log onto incoming mail server|eauth & !certificate & !timed out & !unable to contact"
           " & !recipient"),
};
/* clang-format on */

const PrRuleTable pr_rules_sign_in = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
