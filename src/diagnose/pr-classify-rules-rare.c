/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* What rarer servers and libraries say in words that are their own, and that a table for more
 * common words would take for something else. */

/* clang-format off */
static const PrRule rules[] = {
  /* What a gateway's own rules say of a recipient, and of its box. */
  PR_RULE (RECIPIENT_REFUSED,
           "rule imposed mailbox access|mail address management|restricted sms|"
           "restricted text messag*"),
  PR_RULE (RECIPIENT_REFUSED,
           "sender was not authenticated|sender not authenticated|senderisnotauthenticated*|"
           "not authenticated ~ by organi*|for group|for mailbox|public folder"),
  PR_RULE (RECIPIENT_DISABLED,
           "*@* .. is not accepting any mail|is not accepting any email|is not accepting mail|"
           "is not accepting email & !from & !#4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "no mdb|recipient deferred because"),
  PR_RULE (MESSAGE_MALFORMED, "improperly formatted|improperly encoded & !address"),
  PR_RULE (ROUTING_ERROR,
           "could not find|cannot find|can't find|unable to find|no .. a gateway for|gateway to"
           " & !default gateway"),
  PR_RULE (ROUTING_ERROR, "hostname used for inbound*"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND, "is a dead domain|usable mx or a"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND,
           "sender|sender domain|mail from .. has no a,|has no mx|has no a record|no a or mx"
           " & !recipient*"),
  PR_RULE (BLOCKLISTED, "flagged as dynamic|flagged as a dynamic|listed as dynamic"),
  PR_RULE (MESSAGE_MALFORMED, "date in the future|date is in the future & !cert* & !ocsp"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "deferred: no such file"),
  PR_RULE (POLICY_REJECTED, "rejected by the local scanning code"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "maximum time expired"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "user unknown or not available|empfaenger unbekannt|nie ma takiego konta|"
           "nie ma takiego uzytkownika|nie ma takiego użytkownika"),

  /* What queues and delivery programs say themselves, without a reply of anybody's. */
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "relay message back|homedir creator|homedir creation|retrieve source address|"
           "open new email file"),
  PR_RULE (SERVER_MISCONFIGURED,
           "value in ldap attribute|ldap attribute is not|needs to be unique|"
           "login into ldap server|bad interpreter"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND,
           "violates rfc 1035|host address lookups failed permanently"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "routes to destination blocked|no valid route to|for existing smtp connection"),
  PR_RULE (RECIPIENT_INVALID,
           "nested too deep|source routed address|missing at end of address|"
           "malformed local part & !header"),
  PR_RULE (POLICY_REJECTED, "delivery to file|delivery to pipe|delivery to directory .. forbidden"),
  PR_RULE (STARTTLS_REFUSED, "tls missing certificate"),
  PR_RULE (DNS_FAILURE, "bad dns lookup"),
  PR_RULE (RECIPIENT_DISABLED,
           "account|mailbox|user(s) .. temporarily limited & !your account & !sending"),
  PR_RULE (RECIPIENT_MAILBOX_FULL, "quota exceed the hard|quota exceeds the hard"),
  PR_RULE (RECIPIENT_REFUSED, "does not accept email in|doesn't accept email in & !domain"),
  PR_RULE (SERVER_STORAGE_FULL, "errno=28"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "non répertorié dans|nicht im domino|no figura en el directorio domino|"
           "non elencato nella rubrica domino"),
  PR_RULE (SPAM_CONTENT, "bulkmail|bulk mail & #5xx & !not bulk"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND, "uses mx in ~ address space & !sender address rejected"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND, "get mx info|any mail servers & !retry*"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "delivery status from transport|failure on relaying|unable to return message contents|"
           "exited with ex_tempfail|could not be stored & !folder* & !sent & !draft*"),
  PR_RULE (POLICY_REJECTED, "registered users may use"),
  PR_RULE (POLICY_REJECTED, "nemesis esmtp service not available & !#421 & !list* & !no smtp service"),
  PR_RULE (SENDING_LIMIT_EXCEEDED, "limits for your account & !login* & !mailbox"),
  PR_RULE (TRANSACTION_FAILED, "unexpected error code"),
  PR_RULE (SERVER_MISCONFIGURED, "remote domains not supported|never_users"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "deliver this message without success|did not accept our requests|"
              "deliver for the last|multiple delivery attempts|host not reachable"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "addressee unknown|is not available here|recipient verification problem"),
  PR_RULE_AT (SENDER_REJECTED, PR_WITH_SMTP | PR_AT_RECIPIENT,
              "verification failed & #550 & !for & !user & !address & !recipient & !dkim & !spf"
              " & !dmarc & !signature & !certificate"),
  PR_RULE (RECIPIENT_REFUSED, "rejected by google groups|address rejected your message"),
  PR_RULE (AUTH_TEMPORARY_FAILURE, "authdaemon ~ failed"),

  /* The basic codes in Chinese. */
  PR_RULE (SERVICE_UNAVAILABLE, "服务未就绪|服务不可用"),
  PR_RULE (SERVER_STORAGE_FULL, "系统存储不足"),
  PR_RULE (RECIPIENT_MAILBOX_FULL, "过量的存储分配|超出存储分配"),
  PR_RULE (COMMAND_REJECTED, "命令不可实现|命令参数不可实现|参数格式错误|命令不可识别"),
  PR_RULE (BAD_SEQUENCE, "错误的命令序列|命令序列错误|命令顺序错误"),
  PR_RULE (WRONG_CREDENTIALS, "用户验证失败|身份验证失败"),
  PR_RULE (SERVER_BUSY, "服务器负荷过重|服务器繁忙|服务器忙"),

  /* On the way, and what answers there. */
  PR_RULE (RESPONSE_TIMED_OUT, "handshake ~ timed out|timeout|time out & !connect timed out"),
  PR_RULE_AT (WRONG_SERVICE, PR_WITH_IMAP | PR_WITH_POP3,
              "try|use|connect to|log in to ~ server instead|other server|another server|server2|"
              "home server & !later"),
  PR_RULE (PROXY_FAILED, "connect tunnel|tunnel connection ~ failed|refused|denied"),
  PR_RULE (WRONG_SERVICE,
           "imap|imap4|imap server|pop|pop3|pop3 server|pop server .. unexpected|invalid|bad|"
           "wrong .. response|greeting|reply|answer .. esmtp"),

  /* TLS. */
  PR_RULE (BAD_SEQUENCE,
           "starttls|stls ~ repeated|twice|already been|already issued|under a layer"),
  PR_RULE (STARTTLS_REFUSED, "error initializing tls|error initialising tls"),

  PR_RULE (CLIENT_CERTIFICATE_REQUIRED, "local ssl certificate|local tls certificate"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "pinned public key|pinset|revocation or ocsp data|subtree violation|"
           "certificate's … field"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "fingerprint|fingerprints ~ do not match|don't match|differ"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "java.security.cert.certificateexception & !expired & !not yet & !match* & !algorithm"
           " & !subject & !self signed"),
  PR_RULE_AT (CERTIFICATE_NAME_MISMATCH, PR_BY_CLIENT, "email address mismatch|wrong host name"),
  PR_RULE (TLS_ON_PLAIN_PORT, "tls packet .. unexpected length|bad record type"),
  PR_RULE (PLAIN_ON_TLS_PORT, "https proxy request"),
  PR_RULE (TLS_VERSION_TOO_OLD, "record packet … illegal version"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "application protocol could be negotiated|decryption has failed|"
              "public key signature verification|psk identity|server name sent|"
              "alert missing extension|shut down the ssl|excessive message size|bad signature|"
              "invalid sequence number & !mailbox"),

  /* Signing in, and the account's own box. */
  PR_RULE (WEB_LOGIN_REQUIRED, "use web|use the web|not a robot|captcha & #53x"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_IMAP | PR_WITH_POP3, "throttled ~ backoff"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox|maildrop|inbox|folder .. is locked|locked by|currently locked & !unlock"
              " & !sign in & !administrator & !security & !account"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP, "role mailbox|shared mailbox ~ not authori*"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_AT_SIGN_IN, "mysql|postgres*|sqlite|sql ~ error|failed"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_IMAP | PR_WITH_POP3,
              "account|maildrop|mailbox .. is in use|currently in use|already in use"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_AT_MAILBOX,
              "internal error|internal server error|serious error|no servers available"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "messages|message|mails|mail|data ~ expunged|be fetched|fetch error|not exist|not found|"
              "message set"
              " & !quota & !login"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "move|copy|append|store .. failed|processing failed|failed or partially completed"
              " & !quota & !full & !space"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "no such mailbox|expunge failed|select failed|move failed|copy failed|append failed"
              " & response status|imap server replied|imap command"),
  PR_RULE (COMMAND_REJECTED, "error in imap command|error: command error & !login failed"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP,
              "parse error|sequence ~ message sequence|sequence number|sequence id"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "item|folder|object .. does not exist|doesn't exist|not found|not be found & !message*"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_IMAP,
              "lookup failed & !dns & !host & !temporar* & !ldap & !database"),

  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "disallowed plaintext|disallowed cleartext|encryption needed to use"),
  PR_RULE (SERVER_MISCONFIGURED, "version mismatch with plug in|sasl plugin ~ mismatch|load*"),
  PR_RULE (SERVER_MISCONFIGURED,
           "passdb|userdb|passwd file|users file ~ permission denied|not compiled"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "generic failure|transient failure|until later in exchange & !smtp relay"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_NOT_SENDING,
              "bad protocol / cancel|bad protocol cancel|mutual authentication step|"
              "integrity check failed"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP | PR_WITH_POP3,
              "missing required argument*|missing argument*|extra argument*|word too long|"
              "literal too long|already exists|quota root|character set|charset|message sequences|"
              "invalid command|too many consecutive|consecutive protocol violations & !state"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_WITH_IMAP, "login ~ command disabled"),

  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "maildrop|mailbox|inbox|mailboxes ~ open|locate|access|load ~ "
              "permission denied|does not exist"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_POP3, "login delay"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "backend server|backend|ldap server ~ could not|cannot|not responding|unreachable"
              " & !mailbox"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_IMAP | PR_WITH_POP3,
              "maildrop|mailbox|folder ~ being processed|locked for"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_POP3, "session ~ in progress"),
  PR_RULE_AT (POLICY_REJECTED, PR_WITH_IMAP | PR_WITH_POP3 | PR_AT_GREETING,
              "your ip|your host|your address|your country ~ denied|not allowed|not accepted"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox|folder|inbox|maildrop ~ unable to parse|unable to open|cannot access|"
              "can't access|cannot be selected|cannot be read & !timed out & !lock & !recipient*"
              " & !full & !quota & !exist"),
  PR_RULE_AT (TOO_MANY_CONNECTIONS, PR_WITH_IMAP, "too many folders|too many mailboxes"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox list|sync mailbox|sync maildrop|sync inbox|invalid mailbox type"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "mailbox|maildir|inbox|chdir*|mail storage ~ permission denied|missing … perm"
              " & !quota"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "read only access|user flags|number of keywords|mailbox directories|"
              "moved to another server"),
  PR_RULE_AT (SERVER_BUSY, PR_WITH_IMAP, "search|fetch|command ~ taking too long|took too long"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "servers|server(s) ~ unavailable|denied the operation"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "retry operation|mailboxes file|mailboxes db|mailboxes database"),
  PR_RULE_AT (SERVER_MISCONFIGURED, PR_WITH_IMAP | PR_WITH_POP3,
              "invalid server requested|invalid backend|unknown backend"),

  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "foldernotfound*|trycreate|side box|summary file|fetch: permission denied|"
              "select: permission denied|append: permission denied|store: permission denied"),
  PR_RULE (MAILBOX_IN_USE, "compact* ~ in progress"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_BY_CLIENT, "lockbusy"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "unable to authenticate|could not authenticate|cannot authenticate"
              " & check the password"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT, "unexpected server challenge"),
  PR_RULE_AT (BAD_SEQUENCE, PR_BY_CLIENT, "illegal in state"),

  /* What programs of this side say in the languages of their users. */
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "oturum açılamadı|kimlik doğrulama* … başarısız*|autentizace selhala|"
              "kunde inte autentisera|inloggning* … misslyckades|kunne ikke logge|"
              "kirjautuminen epäonnistui|hitelesítés … sikertelen|autentificarea a eșuat"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT,
              "bağlanılamadı|bağlantı kurulamadı|kunde inte ansluta|kunne ikke koble|"
              "kunne ikke oprette forbindelse|yhteyden muodostaminen … epäonnistui|"
              "nem lehet csatlakozni|nu se poate conecta & !reddedil*"),
  PR_RULE_AT (TRANSACTION_FAILED, PR_BY_CLIENT,
              "daten|données|datos|dados|dati ~ nicht akzeptiert|incorrectes|no aceptados|"
              "rejeitados|non accettati"),
  PR_RULE_AT (TRANSACTION_FAILED, PR_BY_CLIENT, "*数据不被接受*|*データが受け付けられ*"),
  PR_RULE_AT (SENDER_REJECTED, PR_BY_CLIENT,
              "remitente|remetentes|remetente|expéditeur|mittente ~ fallaron|falharam|a échoué|"
              "non riuscit*"),
  PR_RULE_AT (SENDER_REJECTED, PR_BY_CLIENT, "*fromアドレス*"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT,
              "mindestens eine empfänger*|au moins une adresse|al menos una dirección|"
              "pelo menos um endereço|almeno un indirizzo"),
  PR_RULE (RECIPIENT_INVALID, "invalid recipient list|no recipients found & !#4xx & !#5xx"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_BY_CLIENT,
              "inhalt ist leer|corps du message vide|cuerpo del mensaje está vacío|"
              "corpo da mensagem vazio"),

  /* The talk of programs of this side. */
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT, "bad greeting .. eof"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT, "when not connected|no not connected"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT,
              "committed a protocol violation|syntax error in response|unexpected token"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_BY_CLIENT, "unsupportedencodingexception|unsupported encoding"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "sperrprüfung|sperrfunktion|sperrstatus|sperrliste ~ konnte|nicht|offline"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT,
              "framing layer|got more than … bytes|initial ok message|bogus greeting|"
              "bogus response"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT, "query status .. (protocol)"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT, "query status .. (socket)"),
  PR_RULE_AT (DNS_FAILURE, PR_BY_CLIENT, "query status .. (dns)"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT, "exception reading response"),
  PR_RULE_AT (NETWORK_UNREACHABLE, PR_BY_CLIENT,
              "pr address not available*|pr_address_not_available*"),
  PR_RULE_AT (COMMAND_REJECTED, PR_BY_CLIENT, "must not contain cr"),

  /* The server itself, and what it asks of others. */
  PR_RULE (SERVER_STORAGE_FULL, "system storage ~ exceed*"),
  PR_RULE (SERVER_MISCONFIGURED,
           "sieve ~ execution|failed|compil* & !#5xx & !#4xx & !quota & !full"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_SMTP, "system i/o error"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "lock timeout|lock timed out & !imap & !pop3 & #4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "can't|cannot|unable|could not ~ handle|process|perform ~ delivery ~ now|"
           "at the moment|right now|at this time & #4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "mailbox|user|account ~ is moving|being moved|in transit & #4xx"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "remote submission server|relay server|smarthost|upstream server ~ "
           "temporarily unavailable|failed to connect|not respond* & #4xx"),
  PR_RULE (HELO_REJECTED, "invalid hostname|invalid host name & #501"),

  PR_RULE_AT (ACCESS_DISABLED, PR_WITH_IMAP | PR_WITH_POP3,
              "account|user|you ~ cannot use|can't use|may not use ~ imap|imap4|pop|pop3"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "transaction failed|unable to accept message|key retrieval failed & #4xx & !spam"
           " & !policy & !bytes"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "clamd|spamd|rspamd|amavisd|virus scanner ~ error|timeout|not responding|unavailable"
           " & #4xx"),
  PR_RULE (COMMAND_REJECTED, "requiretls|extension ~ has been disabled|is disabled & #501"),
  PR_RULE (COMMAND_REJECTED,
           "unrecognized commands|unknown commands|bad commands ~ max|exceeded|limit"),
  PR_RULE (BAD_SEQUENCE, "talk too soon|talked too soon|spoke too soon|early talker"),
  PR_RULE (CONNECTION_CLOSED, "lost input connection|lost input channel"),
  PR_RULE (SERVER_MISCONFIGURED,
           "queue file|queue directory|spool directory|spool file|home directory ~ "
           "permission denied|not writable|is writable|wrong permissions"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "read error from|write error to & #4.4.x"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "but greeting failed|but the greeting failed"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "recipient's server|remote server|receiving server|destination server ~ "
           "not accepting connections"),
  PR_RULE (TLS_VERSION_TOO_OLD, "encryption too weak|encryption is too weak"),
  PR_RULE (CERTIFICATE_UNTRUSTED, "tls verify failed|tls verification failed"),
  PR_RULE (MAIL_LOOP, "report recursion|delivery recursion"),
  PR_RULE (GREYLISTED, "reconnect to fast|reconnect too fast|reconnected too|reconnecting too"),
  PR_RULE (COMMAND_REJECTED, "too many nonmail commands|too many non mail commands"),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "no more messages|no further messages ~ this connection|this session"),
  PR_RULE (BAD_SEQUENCE,
           "in mail transaction|in a mail transaction|during mail transaction|"
           "during a mail transaction|smtp command pipelining"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_AT_SIGN_IN, "currently not ~ allowed|possible|available"),
  PR_RULE (HELO_REJECTED, "permitted to use that name|claim to be me|claimed to be me|claims to be me"),

  PR_RULE (BAD_SEQUENCE, "helo|ehlo ~ before|prior to & #503"),
  PR_RULE (BAD_SEQUENCE, "helo|ehlo .. required before|needed before & #5xx"),
  PR_RULE (HELO_REJECTED, "helo|ehlo ~ resolvable|unresolvable|not equal"),
  PR_RULE (MISSING_REVERSE_DNS,
           "your domain name|your host name|your hostname|your reverse dns ~ resembles"),

  PR_RULE (BLOCKLISTED, "dynamically screened|dynamic screening"),
  PR_RULE (POOR_REPUTATION, "tarpitted & !auth*"),
  PR_RULE (AUTH_REQUIRED, "permission|permissions ~ submit ~ this server"),

  /* The sender. */
  PR_RULE (SENDER_NOT_ALLOWED, "unauthorized identity|unauthorised identity"),
  PR_RULE (RECIPIENT_REFUSED, "recipient|user|mailbox ~ not accept ~ bounces"),
  PR_RULE (SENDER_REJECTED,
           "bounces|bounce message|bounce with|bounce without|invalid bounce|this bounce ~ no|"
           "not accepted|not have|non empty|unable|spoofed & !rate & !too many & !returned"),
  PR_RULE (SENDER_REJECTED, "in mail from ~ null mx"),
  PR_RULE (SENDER_REJECTED, "sender unknown & #5xx & !recipient* & !rcpt & !triplet & !ip"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND, "from address's mx"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND, "sender address|sender domain ~ no mail exchanger"),
  PR_RULE (SENDER_REJECTED, "route to sender|deliver to sender|reach sender & !#2xx"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "sender|from|return path|mail from|from address ~ not owned|isn't owned"),
  PR_RULE (SENDER_REJECTED, "batv|prvs|bogus mail from|third party dsns|third party dsn"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND, "recursive cname* & !recipient*"),

  /* The recipient. */
  PR_RULE (RECIPIENT_REFUSED, "badrcptto|badrecipientto|envelope recipient ~ list|denied"),

  PR_RULE (RECIPIENT_REFUSED,
           "not authorized|not authorised|not allowed|not permitted|no permission ~ send|post|"
           "write|submit ~ this list|this group|this mailing list|this distribution list|"
           "this public folder"),
  PR_RULE (RECIPIENT_INVALID,
           "valid address is required|valid recipient is required|syntax error in recipient*"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "no mail servers|no mail server|no mail exchangers ~ exist*|found|known"
              " & !sender*"),

  PR_RULE (RELAY_DENIED, "recipient domain not local|recipient domain is not local"),

  /* The content. */
  PR_RULE (MESSAGE_MALFORMED, "date header|date field ~ too old|too new|in the future|in the past"),
  PR_RULE (CONTENT_BLOCKED, "decompression bomb|zip bomb|archive bomb"),
  PR_RULE (SPAM_CONTENT, "aup#urlbl*"),
};
/* clang-format on */

const PrRuleTable pr_rules_rare = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
