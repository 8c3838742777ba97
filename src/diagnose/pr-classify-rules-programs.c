/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* Whole sentences of programs and libraries of this side, as their sources have them: in each is a
 * word that would say something else in a server's reply. */

/* clang-format off */
static const PrRule rules[] = {
  /* On the way. */
  PR_RULE_AT (PROXY_FAILED, PR_BY_CLIENT,
              "proxy|proxys|proxyfehler|socks|socksv4|socksv5|socks4|socks5|mandataire|прокси|"
              "*代理服务器*|"
              "*プロキシ* & !certificate* & !expired & !table & !nginx & !lookup problem"
              " & !proxy:* & !proxy request & !oauth2 proxy & !proxy protocol header & !haproxy"
              " & !antivirus* & !read only"),
  PR_RULE_AT (DNS_FAILURE, PR_BY_CLIENT,
              "temporarily unable to|vorübergehend nicht|impossible temporairement de|"
              "temporalmente|momentaneamente impossibile|временно невозможно .. resolve|"
              "aufgelöst|résoudre|resolver|risolvere|разрешить"),
  PR_RULE_AT (NETWORK_UNREACHABLE, PR_BY_CLIENT,
              "rechner ist nicht erreichbar|hôte inaccessible|réseau inaccessible|"
              "host irraggiungibile|rete irraggiungibile|equipo no alcanzable|red no alcanzable|"
              "узел недоступен|máquina inalcançável|rede inalcançável|host onbereikbaar|"
              "netwerk onbereikbaar|sieć jest niedostępna"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT,
              "opération a expiré|l'opération a expiré|operación ha agotado su tiempo|"
              "tempo esaurito per l'operazione|tempo da operação|время ожидания операции|"
              "zeitüberschreitung des vorgangs"),
  PR_RULE_AT (CONNECTION_TIMED_OUT, PR_BY_CLIENT,
              "sul socket scaduto|tempo de e/s|e/s del socket|hors délai sur"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "host lookup|lookup of host|lookup for host|finden des rechners|servername|"
              "server name|rechnername ~ failed|fehlgeschlagen|not look up|nicht abgefragt|"
              "spelling & !#4xx & !#5xx & !certificate* & !temporar*"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT, "net::imap::byeresponseerror .. session timed out|"
              "end of stream reached"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT, "bad hostname|bad host name|could not resolve name"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "service not connected|is not connected to the server|неожиданно закрыл*|"
              "неожиданно закрылось"),
  PR_RULE_AT (CONNECTION_REFUSED, PR_BY_CLIENT, "connection to host|smtp connection to|"
              "imap connection to .. refused"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT,
              "resource temporarily unavailable & os error|(os error|errno"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT,
              "not able to contact|failed to find the settings|could not find the settings|"
              "unable to find the settings|"
              "unable to initialize smtp|check your receiving server|check your sending server"),
  PR_RULE_AT (WRONG_SERVICE, PR_BY_CLIENT, "responded with an html|returned an html|"
              "html page & !#5xx"),

  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "socket error on connection|reconnect failed|server not connected|unexpected close|"
              "end of stream reached|"
              "write bytes on the wire|could not read from"
              " & !timeout & !timed out & !too many"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT,
              "could not get 3xx|unexpected command reply|mandatory capabilities are missing|"
              "server is ancient|"
              "unexpected reply: … bye|receive buffer full|"
              "probably protocol error|pop protocol error|imap protocol error"),
  PR_RULE_AT (COMMAND_REJECTED, PR_BY_CLIENT,
              "does not accept|doesn't accept|did not accept .. ehlo|helo & !hello & !address"),
  PR_RULE (PROTOCOL_ERROR,
           "smtplib.smtpresponseexception|poplib.error_proto|imaplib.error .. line too long"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT, "upgrade connection in required time"),
  PR_RULE_AT (COMMAND_REJECTED, PR_BY_CLIENT, "required .. capability not supported"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT, "authentication timeout & !#4xx & !#5xx"),

  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "because the connection was closed|attempt to read data from the server"
              " & !timed out & !too many & !incorrect"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT, "timeout|timed out ~ while .. communicating with"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT, "name of the smtp server|server name ~ is incorrect"),

  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT, "network_failure|network failure .. nxdomain"),
  PR_RULE_AT (CONNECTION_TIMED_OUT, PR_BY_CLIENT,
              "network_failure|network failure|timeout was reached .. timeout|"
              "connection timed out"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT, "{error,closed}|{error, closed}|:error, :closed|"
              "niossl.niosslerror.uncleanshutdown"),
  PR_RULE_AT (STARTTLS_REFUSED, PR_BY_CLIENT, "temporary_failure .. tls_failed"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT, "response from server took too long"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT, "greeting error"),
  PR_RULE_AT (SENDING_LIMIT_EXCEEDED, PR_BY_CLIENT, "too many times for one day"),

  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "connection unexpectedly closed|connection closed unexpectedly|"
              "connection was closed unexpectedly|connection was unexpectedly closed & !timed out"
              " & !timeout"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT,
              "not connect to the server & check your connection and server settings"),
  PR_RULE (SENDER_REJECTED, "is not on your approved"),

  /* Encryption. */
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "tls support is not available"),
  PR_RULE_AT (TLS_VERSION_TOO_OLD, PR_BY_CLIENT,
              "safe renegotiation|secure renegotiation|sichere neuverhandlung|"
              "renégociation sécurisée|"
              "verschlüsselungsalgorithm*|algorithme de chiffrement|old style|"
              "ciphers more secure ~ support*|unterstützt keine|keine gemeinsamen|aucun|"
              "attempted|requires|failed"),
  PR_RULE_AT (TLS_VERSION_TOO_OLD, PR_BY_CLIENT,
              "nicht unterstützte version|version non gérée|versión no soportada|"
              "versione non supportata|unsupported version ~ sicherheitsprotokoll*|"
              "protocole de sécurité|protocolo de seguridad|protocollo di sicurezza|"
              "security protocol"),
  PR_RULE_AT (CLIENT_CERTIFICATE_REQUIRED, PR_BY_CLIENT,
              "server benötigt|serveur requiert|servidor requiere|server richiede|"
              "сервер требует|serwer wymaga|servidor requer .. zertifikat|certificat|certificado|"
              "certificato|сертификат|certyfikatu"),
  PR_RULE_AT (CLIENT_CERTIFICATE_REQUIRED, PR_BY_CLIENT,
              "peer rejected your certificate|find the certificate or key & !revoked"),
  PR_RULE_AT (TLS_ON_PLAIN_PORT, PR_BY_CLIENT,
              "tls|ssl ~ record|packet|eintrag|enregistrement ~ invalid length|"
              "unknown content type|maximal erlaubte länge|longueur maximale|exceeded the maximum"),
  PR_RULE_AT (CERTIFICATE_NOT_YET_VALID, PR_BY_CLIENT,
              "certificate*|zertifikat*|certificat ~ not yet activated|not been activated|"
              "will not be valid until|in der zukunft|dans le futur"),
  PR_RULE_AT (CERTIFICATE_WEAK, PR_BY_CLIENT,
              "certificate ~ key size|key is|public key ~ too small|too weak|too short"),
  PR_RULE_AT (CERTIFICATE_NAME_MISMATCH, PR_BY_CLIENT,
              "domainname|nom de domaine|identität|identité|identidad|nombre de dominio ~ "
              "stimmt nicht|*überein|ne correspond pas|no coincide & zertifikat*|certificat|"
              "certificado"),
  PR_RULE_AT (CERTIFICATE_NAME_MISMATCH, PR_BY_CLIENT,
              "*prinzipalname*|nom principal|nombre principal|nome principal|nome dell'entità ~ "
              "$foreign-wrong"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "encrypted connection to your mail server is not available"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "certificate*|cert|x.509|x509|certifying authority|peers's ~ key usage|"
              "key identifier|critical extension|basic constraints|not approved for|"
              "distrusted|standards compliant|valid for too long|to issue a certificate|"
              "was rejected|"
              "insufficient certificate transparency & !your certificate & !client certificate"
              " & !revoked & !expired"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "signature check failed|trustanchors parameter|key identifier mismatch|"
              "unhandled critical extension|matching dane|"
              "ocsp server|ocsp response|untrusted server|autorité de délivrance|"
              "zertifikat aussteller|keiner bekannten zertifizierungsstelle|"
              "certificato tls inammissibile"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "tls|ssl|gnutls|peer reports|handshake ~ message authentication code|"
              "unexpected message|internal error|ecc curves|insufficient priorities|"
              "illegal parameter|handshake data|handshake record|application data record|"
              "signature verification|unspecified issue with|no certificate for"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "no supported ecc curves|insufficient priorities were set|"
              "illegal parameter has been received|handshake data size|did not send a certificate|"
              "failure of signature verification or key exchange"),
  PR_RULE_AT (STARTTLS_REFUSED, PR_BY_CLIENT,
              "failed|unable|could not ~ issue starttls|issue stls|with starttls & !certificate"
              " & !mismatch & !expected cn & !error:* & !advertise & !not support* & !ssl "
              "operation"),

  PR_RULE (STARTTLS_NOT_OFFERED, "does not support tls but tls is required"),
  PR_RULE_AT (TLS_ON_PLAIN_PORT, PR_BY_CLIENT, "parse tls packet header"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "ssl/tls connection error|encrypted communication could not & !certificate"
              " & !refused & !timed out"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "problem with the server's security certificate|"
              "problems with the security certificate & !expired & !the name & !revoked"),
  PR_RULE_AT (CERTIFICATE_NOT_YET_VALID, PR_BY_CLIENT, "certificate not valid until"),
  PR_RULE_AT (CERTIFICATE_REVOKED, PR_BY_CLIENT,
              "certificate* .. has been revoked|is revoked|was revoked|is blacklisted"
              " & !your certificate"),
  PR_RULE (STARTTLS_NOT_OFFERED, "err tls not supported by server|err ssl not supported by server"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "certificate … seems to be incorrect|did not present any certificate|"
              "(certificate error)|"
              "verification failed: no certificate|"
              "certificate check (certificate"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "trust file|ca file|cafile|crl file|ca certificates file ~ cannot|could not|can't|"
              "unable|error while reading|failed to load"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "tls connection failed|ssl connection failed & !certificate & !refused & !timed out"),
  PR_RULE_AT (TLS_VERSION_TOO_OLD, PR_BY_CLIENT,
              "all available protocols for|unconfigured cipher"),

  /* Signing in. */
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_BY_CLIENT,
              "oauthbearer authentication failed|xoauth2 authentication failed|oauth2 error|"
              "oauth error|oauth2 authentication failed & !not supported"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "sichere authentifizierungsmethode|apop timestamp not|"
              "server forbids login|no login methods supported"),
  PR_RULE (OAUTH_REQUIRED, "basicauth blocked|basicauth disabled"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "did not respond with a +ok|not return +ok|expected +ok ~ pass command|user command|"
              "auth command"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "find an authenticator supported|can't do secure authentication"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "no matching authentication method|smtp authentication not available|"
              "server does no support authentication"),
  PR_RULE (AUTH_TOO_MANY_ATTEMPTS, "command or bandwidth limits"),
  PR_RULE (WRONG_CREDENTIALS,
           "user name was rejected|username was rejected|password was rejected"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "account settings are out of date & !connect"),
  PR_RULE_AT (AUTH_REQUIRED, PR_BY_CLIENT, "need password"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_BY_CLIENT,
              "your account .. blocked|suspended|restricted .. suspicious activity"),
  PR_RULE_AT (UNCLASSIFIED, PR_BY_CLIENT,
              "something went wrong .. set up your account|add your account|find your settings"
              " & !log on & !invalid & !alert & !incorrect & !wrong password"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "does not support password authentication|doesn't support password authentication"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_BY_CLIENT,
              "account|accounts .. to be re authenticated|to be reauthenticated|"
              "requires re authentication"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "ssl|tls|encryption .. required before auth*|needed before auth*"),
  PR_RULE (OAUTH_TOKEN_REJECTED,
           "aadsts70008|aadsts50011|aadsts50105|aadsts50020|redirect uri|redirect_uri_mismatch|"
           "insufficient authentication scopes|tokenstore::refresh|admin_policy_enforced"),
  PR_RULE (WRONG_CREDENTIALS, "does not match the signature you provided"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED, "mail service does not support"),
  PR_RULE_AT (STARTTLS_REQUIRED, PR_BY_CLIENT,
              "smtp server|mail server .. requires a secure connection & !authenticated"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT, "invalid credentials. command"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_BY_CLIENT, "password transition"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "configuration could not be verified & password"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_BY_CLIENT,
              "legitimierung|authentifizierung|authentification|autenticación|autenticazione ~ "
              "vorübergehend|temporaire|temporairement|temporal|temporalmente|temporanea"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "legitimierungsmechanismus|authentifizierungsmethode|legitimierung|"
              "mécanisme d'authentification ~ verschlüsselung|chiffrement ~ erforderlich|"
              "nécessaire|"
              "requis"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "legitimierungsmechanismus|legitimierungstyp*|legitimierungsmethode ~ schwach|nicht|"
              "keine|kein"),
  PR_RULE_AT (AUTH_REQUIRED, PR_BY_CLIENT, "legitimierung erforderlich"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT, "legitimierung ~ gescheitert|fehlgeschlagen"),

  /* The mailbox, and the talk. */
  PR_RULE_AT (MAILBOX_IN_USE, PR_BY_CLIENT,
              "command failed: mailbox|command failed: maildrop ~ locked|lock|in use"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "retr|list|stat|uidl|top|fetch|select|examine ~ command|befehl|commande|comando ~ "
              "did not succeed|failed|fehlgeschlagen|échoué|falló|"
              "no tuvo éxito & !login & !failed: bad & !lock*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "failed to select|unable to select|no imap mailbox|pop summary|"
              "auswählen des postfachs"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "error opening mailbox|error opening folder|error opening inbox|is not a mailbox|"
              "bad mailbox name"),
  PR_RULE_AT (MESSAGE_TOO_LARGE, PR_BY_CLIENT,
              "not accept|not take ~ mails of this size|messages of this size|of this size"),
  PR_RULE (MAILBOX_NOT_ACCESSIBLE, "mailboxfolderselecterror|[nonexistent] unknown mailbox"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT, "emailaddress ~ not valid|invalid"),
  PR_RULE (RECIPIENT_INVALID,
              "failed to send email: no recipient|no recipient addresses|no destination address|"
              "a recipient must be specified|"
              "recipients must be specified"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT, "open stream .. mailbox does not exist"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT,
              "comply with addr spec|comply with rfc|to address may not be blank|"
              "must have at least one recipient"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT, "email must have a & cc|bcc"),
  PR_RULE_AT (SENDER_REJECTED, PR_BY_CLIENT,
              "sendmail_from|email must have a|from address may not be blank"),
  PR_RULE_AT (BAD_SEQUENCE, PR_BY_CLIENT,
              "not allowed before helo|not allowed before ehlo|not allowed before helo/ehlo"),
  PR_RULE_AT (MAILBOX_FULL, PR_BY_CLIENT,
              "append|store|upload ~ to folder|message|messages & overquota|quota exceeded"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_BY_CLIENT,
              "permission|permissions|right|rights ~ on behalf of the"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "could not be moved to the|denied the creation of the"),
  PR_RULE_AT (MESSAGE_TOO_LARGE, PR_BY_CLIENT, "message is too large|because it is too large"),
  PR_RULE (UNCLASSIFIED, "0x800ccc17|0x800ccc97"),
  PR_RULE (PROTOCOL_ERROR, "0x800cccd8"),
  PR_RULE (CONNECTION_REFUSED, "0x800cccd9"),
  PR_RULE (BAD_SEQUENCE, "0x800cccde"),
  PR_RULE_AT (BAD_SEQUENCE, PR_BY_CLIENT, "failed: bad sequence of commands"),

  /* A sentence in another language that ends with the system's words, which are the cause. */
  PR_RULE_AT (CONNECTION_TIMED_OUT, PR_BY_CLIENT,
              "connection timed out|operation timed out & $foreign-connection"),
  PR_RULE_AT (CONNECTION_REFUSED, PR_BY_CLIENT, "connection refused & $foreign-connection & "
              "!mandataire"
              " & !proxy*"),
  PR_RULE_AT (NETWORK_UNREACHABLE, PR_BY_CLIENT,
              "network is unreachable|no route to host|host is unreachable & $foreign-connection"
              " & !mandataire & !proxy*"),
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_BY_CLIENT,
              "starttls not supported|stls not supported & $foreign-connection"),
  PR_RULE_AT (STARTTLS_REFUSED, PR_BY_CLIENT, "tls not available & $foreign-connection"),
  PR_RULE_AT (TLS_VERSION_TOO_OLD, PR_BY_CLIENT,
              "unsupported protocol|illegal or unsupported version|"
              "protocol version & $foreign-failed|"
              "a échoué|scheiterte|fallito"),

  /* Sentences of programs in other languages. */
  PR_RULE (PROXY_FAILED,
           "http proxy|proxy http|mandataire http|прокси http ~ *fehlgeschlagen|échoué|falló|falha|"
           "non riuscita|сбой"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "$foreign-unsupported|no hay soporte|nessun supporto|não há suporte|"
              "aucune prise en charge|keine unterstützung|поддержки нет ~ autenticación|"
              "l'autenticazione|autenticazione|autenticação|аутентификац*|l'authentification|"
              "authentification|authentifizierung|"
              "legitimierung & !starttls & !cifr* & !verschlüssel*"
              " & !chiffr* & !шифр* & !cript* & !basic* & !básic* & !standard*"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "cifrado|cifratura|criptografia|шифрование|verschlüsselung|chiffrement ~ "
              "mecanismo de autenticación|mecanismo de autenticação|meccanismo di autenticazione|"
              "механизма аутентификации|mécanisme d'authentification|legitimierungsmechanismus"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "texto plano|texto sem formatação|testo semplice|texte brut|texte clair ~ "
              "conexiones inseguras|conexões não seguras|connessioni non sicure|"
              "connexions non sécurisées"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_BY_CLIENT,
              "testigo de acceso|маркер доступа|маркера доступа|token di accesso|token de acesso|"
              "jeton d'accès|zugriffstoken ~ caducado|actualizar*|aggiornamento|renovar|обновить|"
              "renouveler|erneuert"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "servidor|server|serveur|сервер* ~ no es de confianza|inaffidabile|não confiável|"
              "ненадежн*|ненадёжн*|nicht vertrau* & !$foreign-wrong & !selbst*"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "certificado|certificato|certificat|сертификат|zertifikat ~ no está firmado|"
              "não está assinado|non è firmato|n'est pas signé|не подписан|"
              "non è fidato"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "identidad|identidade|identità|identität|identité ~ *servidor*|*server*|serveur* ~ "
              "comprobar|pôde ser verificad*|verificare|verifiziert|vérifiée"),
  PR_RULE_AT (CERTIFICATE_WEAK, PR_BY_CLIENT,
              "algoritmo de firma|algoritmo di firma|algoritmo de assinatura|алгоритм подписи|"
              "algorithme de signature|algoritmo inseguro|algoritmo non sicuro"),
  PR_RULE_AT (STARTTLS_REFUSED, PR_BY_CLIENT,
              "emissione|оформить|ausgabe von|d'émettre|emitir ~ starttls|stls"),
  PR_RULE_AT (DNS_FAILURE, PR_BY_CLIENT, "temporariamente sem condições de resolver"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "record dns|registro dns|запись dns|dns eintrag|dns record ~ nessun|nenhum|ningún|"
              "отсутствует|kein|no dns"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "ricerca dell'host|consulta de máquina|búsqueda del equipo|nome do servidor ~ "
              "non riuscita|falhou|falló|procurar por"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "lesefehler|schreibfehler|erreur de lecture|erreur d'écriture|error de lectura|"
              "error de escritura|errore di lettura|errore di scrittura|erro de leitura|"
              "erro de escrita|erro de gravação|ошибка чтения|ошибка записи ~ smtp|imap|pop|pop3|"
              "netzwerk|*verbindung|réseau|red|rete|rede|сети|сетев*|tls & !datei & !fichier"
              " & !archivo & !file & !timed out"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "nicht verbunden|pas de connexion|non connecté|no conectado|non connesso|"
              "não conectado|нет соединения ~ dienst|befehl|service|servicio|servizio|serviço|"
              "commande|orden|comando|команд*|служб*"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "keine daten zurück|aucune donnée|no devolvió datos|non ha restituito dati|"
              "não retornou dados|не вернул данных|la reconnexion a échoué|reconexión falló|"
              "riconnessione fallita|reconexão falhou"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT,
              "*server|serveur*|servidor*|server*|сервер* ~ leere antwort|ungültige antwort|"
              "réponse vide|réponse invalide|respuesta vacía|respuesta inválida|"
              "respuesta no válida|"
              "risposta vuota|risposta non valida|resposta vazia|resposta inválida|пустой ответ|"
              "неверный ответ & !authent* & !legitim* & !auth*"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT,
              "ok nachricht|message ok|mensaje ok|messaggio ok|mensagem ok ~ initial*|iniz*|"
              "inicial"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT,
              "dieser imap server|ce serveur imap|este servidor imap|questo server imap|"
              "этот imap сервер .. veraltet|trop ancien|ancestral|troppo vecchio|pré histórico|"
              "устаревш*"),
  PR_RULE_AT (COMMAND_REJECTED, PR_BY_CLIENT,
              "befehl|kommando|commande|commandes|orden|comando|comandos|команда ~ uidl|top|ehlo|"
              "helo|capa|user ~ nicht unterstützt|pas supportée|no es soportada|non è gestito|"
              "não é suportado|не поддерживается|n'accepte pas"),
  PR_RULE_AT (COMMAND_REJECTED, PR_BY_CLIENT,
              "unterstützt|accepte|admite|accetta|aceita|поддерживает ~ weder ehlo|ehlo noch|"
              "ehlo ni|ni ehlo|né ehlo|nem ehlo|ни ehlo"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "rechner|la machine|l'hôte|la máquina|el equipo|la macchina|узел|"
              "enregistrement dns ~ "
              "nicht gefunden|de trouver|encontrar|trovare|найти|résolution|aucun & !chemin"
              " & !temporaire* & !vorübergehend*"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "login .. abgeschaltet|désactivée|désactivé|desactivado|non è abilitato|"
              "disabilitato|desabilitado|desativado|запрещена|отключена & *server|serveur|"
              "servidor|server|сервере"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "auf unsicheren|connexions non sécurisées|conexiones no seguras|"
              "connessioni non sicure|conexões inseguras|небезопасн* … соединени* & authent*|"
              "auten*|"
              "legitim*|аутентификац*"),
  PR_RULE_AT (STARTTLS_REQUIRED, PR_BY_CLIENT,
              "verschlüsselte verbindung|connexion chiffrée|conexión cifrada|connessione cifrata|"
              "conexão criptografada|зашифрованное соединение ~ nicht verfügbar|non disponible|"
              "no disponible|non disponibile|não disponível|не доступно|недоступно"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_BY_CLIENT,
              "oauthbearer|xoauth2 ~ *fehlgeschlagen|échoué|falló|fallita|falhou|ошибка"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_BY_CLIENT,
              "zugriffs token|jeton d'accès|token de acceso|testigo de acceso|token di accesso|"
              "token de acesso|токен доступа ~ erneuert|d'actualiser|actualizar|aggiornare|"
              "atualizar|обновить"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "unterstützt|benutzbare|utilisable|utilizable|utilizzabile|utilizável ~ "
              "authentifizierungsmethode|méthode d'authentification|método de autenticación|"
              "metodo di autenticazione|método de autenticação"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "keine authentifizierung|d'authentificateurs|autenticatori|autenticadores|"
              "verificación de autentidad|методов аутентификации|en charge pour l'authentification|"
              "méthode d'authentification ~ verfügbar|disponibles|disponibili|disponíveis|falta|"
              "доступных|aucune prise|non supportée"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "legitimierungsantwort|réponse d'authentification|respuesta de autenticación|"
              "risposta di autenticazione|resposta de autenticação|autentidad ~ fehlerhafte|"
              "mauvaise|incorrecta|errata|inválida|falló"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_BY_CLIENT, "passwortübergang"),
  PR_RULE_AT (AUTH_REQUIRED, PR_BY_CLIENT,
              "authentifizierungsmethode|méthode d'authentification|método de autenticación ~ "
              "braucht ein passwort|a besoin d'un mot de passe|necesita una contraseña"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "inbox|ordner|dossier ~ kein postfach|keine mailbox|pas une boîte|no es un buzón|"
              "non è una mailbox|não é uma caixa|не является почтовым|aucune boîte"),
  PR_RULE_AT (SENDER_REJECTED, PR_BY_CLIENT,
              "*absenderadresse|l'adresse d'expéditeur|dirección del remitente|"
              "indirizzo del mittente|endereço do remetente ~ nicht akzeptiert|pas acceptée|"
              "no aceptada|non accettato|não aceito"),
  PR_RULE_AT (RECIPIENT_REFUSED, PR_BY_CLIENT,
              "empfängeradresse|l'adresse de destinataire|adresse du destinataire|"
              "dirección del destinatario|indirizzo del destinatario|endereço do destinatário ~ "
              "nicht akzeptiert|pas acceptée|no aceptada|non accettato|não aceito"),
  PR_RULE_AT (WRONG_SERVICE, PR_BY_CLIENT,
              "html seite|page html|página html|pagina html|страницу html|страницей html"),

  PR_RULE_AT (CERTIFICATE_WEAK, PR_BY_CLIENT,
              "*zertifikat|certificat|certificado|certificato|сертификат ~ unsicherem|peu sûr|"
              "non sécurisé|no seguro|inseguro|non sicuro|небезопасн*|algorithmes de signature"),
  PR_RULE_AT (CERTIFICATE_NOT_YET_VALID, PR_BY_CLIENT,
              "zertifikat|certificat|certificado|certificato|сертификат ~ nicht aktiviert|"
              "noch nicht aktiviert|pas été activé|no se ha activado|no ha sido activado|"
              "non è stato attivato|não foi ativado|não está ativado|не был активирован"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "*zertifikatsprüfung|*zertifikatprüfung|vertrauensdatei|fichier de confiance|"
              "signataire du certificat|n'est pas un ca|firmatario del certificato|"
              "nicht vertrauten|nicht vertrauenswürdige|digne de confiance|no es del tipo «ca»|"
              "autorité reconnue|fehler im zertifikat|erreur dans le certificat|"
              "error en el certificado|errore nel certificato|erro no certificado|"
              "ошибка в сертификате|не подписан ca & !expir*"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "*identität|identité|l'identité|identidad|identità|l'identità|identidade|"
              "подлинность ~ nicht verifiziert|être vérifiée|verificar*|verificare|verificada|"
              "проверить & !$foreign-wrong"),
  PR_RULE_AT (TLS_ON_PLAIN_PORT, PR_BY_CLIENT,
              "tls paket|paquet tls|paquete tls|pacchetto tls|pacote tls|paquete de registro tls|"
              "pacote de registro tls ~ unerwartet*|incorrect*|inesperado|inatteso|longitud|"
              "longueur|tamanho & !länge"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT,
              "zeit für den vorgang|opération hors délais|tiempo de operación|"
              "l'operazione è scaduta|"
              "entrées/sorties du connecteur ont"),

  /* Chinese and Japanese. */
  PR_RULE (PROXY_FAILED, "http 代理|*http代理*|*http プロキシ*|*httpプロキシ*|http プロキシ接続*"),
  PR_RULE_AT (PROXY_FAILED, PR_BY_CLIENT,
              "*代理连接*|*代理响应*|*代理回复*|*代理查询*|*代理协议*"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "*主机*|*主機*|*ホスト*|*服务器名称* ~ *无法找到*|*查找失败*|*找不到*|*見つからな*|"
              "*无法查询*"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT, "*类型的*|*無い*|*没有* & dns 记录|*dns 记录*"),
  PR_RULE_AT (DNS_FAILURE, PR_BY_CLIENT, "*一時的に* & *解決できません*"),
  PR_RULE_AT (NETWORK_UNREACHABLE, PR_BY_CLIENT, "*主机不可达*|*到達不能*|*网络不可达*"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "*读错误*|*写错误*|*读取错误*|*写入错误*|*読み出しエラー*|*書き込みエラー*|"
              "*没返回数据*|"
              "*データを返しませんでした*|*接続を切った*|*接続を終了*|*服务未连接*|*失败：未连接*|"
              "*サービスが接続されていません*"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "login & *已禁用*|*無効になって* & *服务器*|*サーバ*"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_BY_CLIENT,
              "*认证*|*認証* ~ *纯文本*|*必须加密*|*暗号化が必要*|*不安全的连接*"),
  PR_RULE_AT (STARTTLS_REQUIRED, PR_BY_CLIENT, "*加密连接不可用*|*暗号化された接続が利用できない*"),
  PR_RULE_AT (CERTIFICATE_NOT_YET_VALID, PR_BY_CLIENT,
              "*证书*|*證書*|*憑證*|*証明書* ~ *尚未有效*|*尚未激活*|*尚未生效*|"
              "*有効になっていません*|*まだ有効*"),
  PR_RULE_AT (CERTIFICATE_WEAK, PR_BY_CLIENT,
              "*证书*|*憑證*|*証明書* ~ *不安全*|*安全でない*|*安全ではありません*|*签名算法*"),
  PR_RULE_AT (CERTIFICATE_REVOKED, PR_BY_CLIENT, "*証明書* ~ *廃棄*"),
  PR_RULE_AT (CLIENT_CERTIFICATE_REQUIRED, PR_BY_CLIENT,
              "*服务器需要*|*サーバーが* ~ *证书*|*証明書を要求*"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "*证书检查*|*証明書検査*|*已知机构*|*既知の認証局*|*署名者が*|*不信任的服务器*|"
              "*信頼できないサーバ*|*信頼できない接続*|*证书出错*|*证书列表*|*証明書のエラー*"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT, "*サーバー* & *を確認できませんでした*"),
  PR_RULE_AT (TLS_VERSION_TOO_OLD, PR_BY_CLIENT, "*可用协议*|*安全协商* ~ *禁用*|*拒绝*"),
  PR_RULE_AT (TLS_ON_PLAIN_PORT, PR_BY_CLIENT, "*tls 数据包*|tls 数据包|*tls パケット*"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT, "imap ~ *已过时*|*は古い*"),
  PR_RULE_AT (COMMAND_REJECTED, PR_BY_CLIENT,
              "*命令*|*コマンド* & uidl|top|user|capa & *不支持*|*サポートしていない*"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_BY_CLIENT,
              "oauthbearer|xoauth2|*访问令牌*|*アクセストークン* ~ *失败*|*失敗*"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "*认证*|*認証* ~ *不支持*|*无可用*|*サポートしてい*|*利用できる*"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT, "*认证应答*|*認証応答*"),
  PR_RULE_AT (AUTH_REQUIRED, PR_BY_CLIENT, "*必须认证*|*認証が必要*"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_BY_CLIENT,
              "*密码转换*|*パスワードの変更が必要*|*必须更改密码*|transición de contraseña|"
              "transição de senha"),
  PR_RULE_AT (WRONG_SERVICE, PR_BY_CLIENT, "html 页面|*html 页面*|*html ページ*"),

  /* What Roundcube and its like say to people. */
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT,
              "recipients|recipient|destinatarios|destinataires|destinatari|destinatários|"
              "empfängerliste|получателей|ontvangers|odbiorców|*收件人列表*|"
              "*宛先の一覧* ~ to parse|"
              "analizar|d'analyser|processare|processar|verarbeitet|обработать|verwerkt|parsowanie|"
              "*解析*"),
  PR_RULE (RECIPIENT_INVALID,
              "at least one recipient|хотя бы одного получателя|*至少输入一个收件人*|"
              "*少なくとも1つ宛先*|"
              "tenminste één ontvanger|co najmniej jednego odbiorcę|*誤った電子メールアドレス*"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT,
              "unicode|*unicode* ~ email address|e mail adresse|e mail adres|adresse courriel|"
              "correo electrónico|email|indirizzo email|adresach email|адресе|"
              "*電子メールアドレス*"),
  PR_RULE_AT (TOO_MANY_RECIPIENTS, PR_BY_CLIENT, "zuviele empfänger|"
              "numero eccessivo di destinatari"),
  PR_RULE_AT (SERVER_STORAGE_FULL, PR_BY_CLIENT,
              "spazio su disco|vrije opslagruimte|miejsca na dysku|места на диске|*磁盘空间*|"
              "*ディスク容量* ~ non sufficiente|onvoldoende|brak|нет|*没有足够*|*空き*"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT,
              "el tiempo de respuesta|richiesta scaduta|tempo da requisição|verzoek duurde te lang|"
              "limit czasu żądania"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_BY_CLIENT,
              "tentativas de login|*登录失败太多*|*ログインを失敗し過ぎ*|mislukte inlogpogingen|"
              "liczbę prób logowania"),
  PR_RULE_AT (MESSAGE_TOO_LARGE, PR_BY_CLIENT,
              "nachrichtengröße|berichtgrootte|*消息长度*|*メッセージの大きさ*|taille maximale|"
              "dimensione massima|maximale grootte|maksymalny rozmiar ~ übersteigt|overschrijdt|"
              "*超过*|*超過*|dépassée|superata|overschreden|przekroczony"),

  /* What the C library, resolvers and WinSock say in other languages. */
  PR_RULE_AT (OFFLINE, PR_BY_CLIENT,
              "le réseau|la red|la rete|a rede|сеть|netwerk|sieć|das netzwerk|*网络*|*網路*|"
              "*ネットワーク* .. "
              "ne fonctionne pas|est arrêté|no está activa|non è disponibile|não responde|"
              "está em baixo|не работает|ligt plat|jest wyłączona|ist nicht aktiv|*已关闭*|"
              "*已關閉*|"
              "*落ちて*"),
  PR_RULE_AT (NETWORK_UNREACHABLE, PR_BY_CLIENT,
              "host is down|host was down|not valid in its context|der rechner ist nicht aktiv|"
              "adresse kann nicht zugewiesen werden|ein nicht verfügbares netzwerk|"
              "einen nicht verfügbaren host|réseau impossible à atteindre|"
              "hôte impossible à atteindre|hôte cible est arrêté|l'hôte cible est arrêté|"
              "attribuer l'adresse demandée|host' no está operativo|"
              "asignar la dirección solicitada|l'host non è attivo|"
              "assegnare l'indirizzo richiesto|rede está fora de alcance|host está desligado|"
              "acessar o endereço requisitado|узел выключен|назначить запрошенный адрес|*主机关闭*|"
              "*无法指定被请求的地址*|*ホストが落ちて*|*要求アドレスに割り当て*|"
              "urządzenie jest wyłączone|"
              "przypisać żądanego adresu|host is inactief|verzochte adres niet toewijzen|"
              "caminho para o anfitrião|anfitrião está em baixo|atribuir o endereço pedido"),
  PR_RULE_AT (DNS_FAILURE, PR_BY_CLIENT,
              "nicht behebbarer|irrécupérable|non récupérable|irrecuperable|irrecuperabile|"
              "irrecuperável|неисправимая|krytyczny|onherstelbaar|tijdelijk|*不可修复*|*暂时失败*|"
              "chwilowo|zeitweiliger ~ namensauflösung|résolution|resolución|risoluzione|"
              "resolução|разрешении имен|naamsherleiding|odwzorowani*|*域名解析*|hostnamens"),
  PR_RULE_AT (DNS_FAILURE, PR_BY_CLIENT,
              "fehler beim auflösen des|repérage du nom de|ricerca del nome dell'host|"
              "falha na procura do nome|сбой поиска имени|*主机名搜索失败*|odnalezienie nazwy|"
              "opzoeken van hostnaam|falha ao procurar nome & !unbekannt* & !not known"
              " & !nicht bekannt"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "hostname nor servname|kein host mit diesem namen|unbekannter rechner|"
              "*未知的名称或服务*|naam of dienst|nome ou serviço desconhecidos"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "gehört keine adresse|aucune adresse associée|ninguna dirección asociada|"
              "nessun indirizzo associato|não há endereço associado|ни одного адреса|"
              "*没有与主机名关联的地址*|*アドレスが割り当てられていません*|brak adresu związanego|"
              "hostnaam is geen adres|sem endereço associado"),
  PR_RULE_AT (CONNECTION_TIMED_OUT, PR_BY_CLIENT,
              "nach einer bestimmten zeitspanne|n'a pas répondu convenablement"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT,
              "das zeitlimit für den vorgang|limite de tiempo de la operación"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "socket|transport|transporte|extremo de la conexión|передачи|koniec|*传输端点*|"
              "*通信端点*|"
              "overdrachtseindpunt .. nicht verbunden|n'est pas connecté|no está conectado|"
              "non è connesso|não está conectado|não está ligado|не подсоединена|"
              "nie jest połączony|*尚未连接*|*接続されていません*|is niet verbonden"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "software|logiciel|un logiciel|programm|programa|программа ~ verbindungsabbruch|"
              "abbruch der verbindung|l'abandon de la connexion|connexion établie|"
              "fin de la conexión|término de conexão|разрыв соединения|abortou a ligação"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "relais brisé|tubería rota|pipe interrotta|pipe quebrado|обрыв канала|*断开的管道*|"
              "przerwany potok|gebroken pijp|túnel quebrado|*连接被对方重设*|"
              "rede desconectou|sieć przerwała połączenie|verbinding is weggevallen|"
              "ligação reposta|transportstream geschlossen"),
  PR_RULE_AT (TLS_VERSION_TOO_OLD, PR_BY_CLIENT,
              "gemeinsamen algorithmus|algorithme commun|algoritmo común|algoritmo comum|"
              "algoritmo comune|общий алгоритм"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BY_CLIENT,
              "unerwartet oder ungültig formatiert|inattendu ou est mal formé|"
              "inesperado o tenía un formato incorrecto"),
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_BY_CLIENT,
              "unterstützt keine sicheren|en charge les connexions sécurisées|"
              "no admite conexiones seguras|não oferece suporte a conexões seguras|"
              "不支持安全连接|не поддерживает безопасные соединения"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT,
              "erforderliche format für eine e mail adresse|forme requise pour une adresse|"
              "forma obligatoria para una dirección|forma exigida para um endereço|"
              "*电子邮件地址所要求的形式*|в форме, требуемой для адреса"),

  /* What PHPMailer and its like say in other languages. */
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT,
              "destinatário|destinatario|destinataire|получател*|*收件人*|ontvanger|empfänger*|"
              "odbiorcy|*メールアドレス*|*受信者*|*수신자*|příjemce|отримувача|alıcı|mottagar*|"
              "modtager* ~ "
              "pelo menos um|al menos un|almeno un|au moins un|хотя бы один|хоча б одну|*至少一个*|"
              "*至少一個*|minstens één|mindestens ein*|*少なくとも*|적어도|alespoň jednu|en az bir|"
              "minst en|mindst en|należy podać"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_BY_CLIENT,
              "ongeldig adres|*不正なメールアドレス*|잘못된 주소|neplatná adresa|felaktig adress|"
              "ugyldig adresse|udgyldig adresse & !ip"),
  PR_RULE_AT (SENDER_REJECTED, PR_BY_CLIENT,
              "indirizzi mittenti|indirizzo mittente|remetentes|remententes|*发送地址*|*發送地址*|"
              "from 주소*|"
              "avsändaradress|afsenderadresse ~ errore|falhas|*错误*|*錯誤*|*오류*|felaktig|"
              "forkert"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "login|godkendelse|inloggning|inloggningen|autentisering .. mislykkedes|mislyktes|"
              "misslyckades"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT,
              "smtp connect() ~ niepowodzeniem|misslyckades|fejlede"),
  PR_RULE_AT (TRANSACTION_FAILED, PR_BY_CLIENT,
              "dane|данные|dados|data|gegevens ~ nie zostały przyjęte|не приняты|não aceites"),
};
/* clang-format on */

const PrRuleTable pr_rules_programs = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
