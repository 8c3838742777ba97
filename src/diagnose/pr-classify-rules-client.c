/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* Words that only a program of this side uses: of the system, a library, a mail program. */

/* clang-format off */
static const PrRule rules[] = {
  /* What servers write in their logs of those who come to them, and of themselves. */
  PR_RULE (AUTH_ENCRYPTION_REQUIRED, "disallowed plaintext auth"),
  PR_RULE (WRONG_CREDENTIALS,
           "attempt from ip address ~ doesn't exist|does not exist|invalid password|unknown user"),
  PR_RULE (SERVER_STORAGE_FULL, "free space in mail queue|not enough free space"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "table lookup problem|table lookup failure|failed to database|"
           "mysql server through socket|database connection failed"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "status=expired|expired, returned to sender"),
  PR_RULE (BAD_SEQUENCE, "improper command pipelining"),
  PR_RULE (BAD_SEQUENCE, "input sent without waiting & ehlo|helo"),
  PR_RULE (WRONG_SERVICE, "non smtp command … http/1*"),
  PR_RULE (COMMAND_REJECTED, "non smtp command"),
  PR_RULE (CONNECTION_CLOSED,
           "unexpected disconnection|command timeout on connection|data timeout … on connection"),
  PR_RULE (AUTH_TEMPORARY_FAILURE, "connect to private/auth"),
  PR_RULE (CONNECTION_CLOSED,
           "ssl_connect error … lost connection|ssl_accept error … lost connection|"
           "lost input channel"),
  PR_RULE (SERVER_MISCONFIGURED,
           "command died with signal|can't load ssl certificate|can't load ssl|can't load private|"
           "ssl_cert: can't|ssl_key: can't"),
  PR_RULE (ACCOUNT_DISABLED,
           "sql|ldap|pam|passwd file|passwd|passdb|static|lua .. user disabled|"
           "user login disabled|account disabled|user is disabled"),
  PR_RULE (TLS_HANDSHAKE_FAILED, "delivering unencrypted to"),
  PR_RULE (SERVER_BUSY, "process limit|client limit|process_limit|client_limit ~ reached"),
  PR_RULE (DNS_FAILURE, "host lookup did not complete|lookup did not complete"),
  PR_RULE (MISSING_REVERSE_DNS, "reverse dns lookup failed|no ptr record"),

  /* Dovecot, whatever it says of how the connection ended. */
  PR_RULE (WRONG_CREDENTIALS, "auth failed … attempts in & !too many"),

  /* A service that the mail server itself uses. */
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "milter|milters|milter service|policy service|policyd|policy server|private/policy*|"
           "private/dovecot* ~ connection refused|timed out|no such file|"
           "connection reset|can't connect|cannot connect & !reject*"),
  PR_RULE (SERVER_MISCONFIGURED, "fatal: no sasl authentication mechanisms"),

  PR_RULE (RECIPIENT_INVALID,
           "provide at least one recipient|at least one recipient email|no recipients defined|"
           "no recipients specified|no recipients were specified|no recipients have been|"
           "no recipient addresses found & !#4xx & !#5xx"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "authentication mode|authentication type*|authentication method*|"
              "authentication mechanism*|authentication scheme*|auth mode|auth mechanism*|"
              "auth method*|auth type*|login method*|sasl mechanism*|mechanism* ~ "
              "not supported|unsupported|does not support|doesn't support|not offered|"
              "not available|no supported|none of|no usable|no common|no compatible|no known|"
              "no available"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "unable to find a callback|no authentication types supported|no worthy mechs"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "log on|log in|log into|logging in|logging on|log you in|log you on|sign in|"
              "sign into|sign you in|login|logon ~ couldn't|could not|cannot|can't|unable to"
              " & password*|user name*|username*|credential*"
              " & !app password* & !browser & !web & !too many & !encrypt* & !oauth*"
              " & !account is & !plaintext & !disabled"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT,
              "cannot authenticate|could not authenticate|unable to authenticate|"
              "failed to authenticate|authenticate failed|can't authenticate ~ mechanism|"
              "response: authenticate failed & !not supported & !unsupported & !no mechanism"
              " & !no common & !no compatible & !temporar* & !oauth* & !xoauth2"),
  PR_RULE (OAUTH_TOKEN_REJECTED,
           "cannot authenticate|authenticate failed ~ xoauth2 mechanism|oauthbearer mechanism"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BY_CLIENT, "enter correct credentials|enter the correct password"),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "ssl wants a read first|ssl wants a write first|not go to tls encryption & !bad"
           " & !invalid command & !not supported"),
  PR_RULE_AT (NO_ERROR, PR_BY_CLIENT, "says it has capability|socket successfully converted"),
  PR_RULE (PROTOCOL_ERROR, "smtp error: response error|response error: error"),
  PR_RULE (CONTENT_BLOCKED, "disallowed attach*"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT,
              "server|host|mail server ~ cannot be contacted|can't be contacted|"
              "could not be contacted|couldn't be contacted|cannot be reached|can't be reached|"
              "could not be reached|couldn't be reached|not be contacted|not be reached"
              " & !unknown & !timed out & !refused & !resolve* & !password*"),
  PR_RULE (CONNECTION_FAILED,
           "connect to host, port: … timeout & !nested exception & !timed out & !refused"
           " & !unreachable & !unknownhost* & !no route & !reset & !certificate* & !handshake & !ssl*"),
  PR_RULE_AT (CONNECTION_REFUSED, PR_BY_CLIENT,
              "could not connect to|couldn't connect to|failed to connect to|"
              "unable to connect to|cannot connect to|can't connect to .. connection refused"
              " & !ldap & !sql & !database & !proxy & !milter"),
  PR_RULE (RESPONSE_TIMED_OUT, "unexpectedly closed: timed out|socket error on … timeout"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT,
              "banner|greeting|welcome message ~ failed to receive|did not receive|"
              "didn't receive|never received|not received & !invalid & !unexpected & !bad"
              " & !closed & !reset & !unrecogni*"),
  PR_RULE (TLS_ON_PLAIN_PORT, "non standard ssl port"),
  PR_RULE (MAILBOX_NOT_ACCESSIBLE, "mailbox doesn't exist: & !#5xx & !recipient*"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED, "bad signature data"),
  PR_RULE (CERTIFICATE_UNTRUSTED, "broken certification chain"),
  PR_RULE (CONNECTION_CLOSED, "socket error while fetching|got code \"\""),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT, "short response"),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "exceeded the maximum number of connections|nombre maximal de connexions|"
           "maximale anzahl von verbindungen|maximale anzahl an verbindungen|"
           "превысили максимальное количество соединений|超过了与此服务器的最大连接数"),
  PR_RULE (HOST_NOT_FOUND,
           "smtp server … ist unbekannt|сервер исходящей … неизвестен|发件服务器 … 未知|"
           "服务器 … 未知|serveur sortant … inconnu|servidor de salida … es desconocido|"
           "servidor de envio … desconhecido|outgoing server (smtp) … is unknown"),
  PR_RULE (CONNECTION_REFUSED,
           "connexion a ete refusee|connexion au serveur … refusee|conexion … rechazada|"
           "conexão … recusada|接続が拒否されました"),
  PR_RULE (CONNECTION_TIMED_OUT,
           "ablaufzeit (timeout)|ablaufzeit|temps limite de connexion|temps limite|"
           "tiempo de conexion … agotado|tiempo agotado|tempo limite|время ожидания соединения"),
  PR_RULE (CONNECTION_CLOSED,
           "w trakcie transakcji|tijdens de transactie|nel mezzo della transazione|"
           "no meio da transação|*트랜잭션*|mitten in der transaktion|in der transaktion verloren|"
           "утеряно в середине|传输过程中中断|connexion … perdue|s'est deconnecte|conexion se perdio|"
           "conexão … perdida|se perdio en mitad|トランザクションの途中"),
  PR_RULE (CONNECTION_FAILED,
           "verbindungsaufbau … fehlgeschlagen|echec lors de la connexion|"
           "удалось установить соединение|无法连接到发件服务器|falha ao conectar|"
           "no se ha podido conectar|送信サーバーへの接続に失敗"),
  PR_RULE (WRONG_CREDENTIALS,
           "kann nicht authentifiziert werden|не удалось аутентифицироваться|进行认证|无法登录|"
           "impossible de s'authentifier|echec de l'authentification|"
           "no se ha podido autenticar|não foi possivel autenticar|認証できません"),
  PR_RULE (HOST_NOT_FOUND,
           "host name lookup failure|хост неизвестен|不知道这样的主机|host ist unbekannt|"
           "hote inconnu|unknown host:|ns_error_unknown_host|resolve host name|"
           "host no reconocido|host desconocido|そのようなホスト"),
  PR_RULE (DNS_FAILURE,
           "non recoverable failure in name|non recoverable error occurred during a database|"
           "11003|no_recovery"),
  PR_RULE (OFFLINE, "ns_error_offline|error offline|dead network"),
  PR_RULE (CONNECTION_REFUSED,
           "zielcomputer die verbindung verweigerte|verbindung verweigert*|"
           "конечный компьютер отверг|积极拒绝|l'ordinateur cible l'a expressement refusee|"
           "denego expresamente|recusou ativamente|対象のコンピューターによって拒否|"
           "ns_error_connection_refused"),
  PR_RULE (CONNECTION_TIMED_OUT,
           "не получен нужный отклик|没有正确答复|没有反应|innerhalb einer bestimmten zeitspanne|"
           "n'a pas repondu convenablement|no respondio adecuadamente|"
           "não respondeu corretamente|opentimeout|execution expired|ns_error_net_timeout|"
           "正しく応答しなかった"),
  PR_RULE (RESPONSE_TIMED_OUT, "readtimeout|timeout was reached"),
  PR_RULE (CONNECTION_CLOSED,
           "connection abort|10052|10058|was aborted by the software|keep alive activity|"
           "принудительно разорвал|强迫关闭|vom remotehost geschlossen|softwaregesteuert|"
           "a ete fermee de force|forzado la interrupcion|forçado o cancelamento|強制的に切断|"
           "pr_connect_reset_error|pr_end_of_file_error|ns_error_net_reset|"
           "ns_error_net_interrupt|end of file reached|server returned nothing|"
           "failed sending data to the peer|failure when receiving data|"
           "unexpectedly disconnected|remote host terminated|has unexpectedly closed & !mail failed"
           " & !rcpt failed"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "no sasl mechanism found|none of the authentication methods|"
           "authentication methods supported by this client|no authenticators available"),
  PR_RULE (CONNECTION_CLOSED,
           "non properly terminated|closed connection unexpectedly|"
           "closed the connection unexpectedly|connection was lost"),
  PR_RULE (TLS_HANDSHAKE_FAILED, "error in the push function"),
  PR_RULE (CONNECTION_CLOSED,
           "error in the pull function|peer shut down|shut down incorrectly|incompleteread*|"
           "0 bytes read|ended by the other|stream truncated|closed by the other"),
  PR_RULE_AT (DNS_FAILURE, PR_BY_CLIENT,
              "dns|dns server|dns resolver ~ temporar*|problem|trouble|fail*|error & !nxdomain"
              " & !name or service not known & !reverse"
              " & !no such & !not found & !does not exist"),
  PR_RULE_AT (CAPTIVE_PORTAL, PR_BY_CLIENT,
              "wi fi|wifi|wlan|network|hotspot ~ needs you to|requires you to|asks you to|"
              "wants you to|have to|must ~ sign in|log in|login|accept & !account & !server"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BY_CLIENT,
              "malformed|garbled|unparsable|unintelligible|nonsensical ~ response|reply|answer|"
              "greeting|line"),
  PR_RULE_AT (WRONG_SERVICE, PR_BY_CLIENT,
              "web server|http server|ftp server|ssh server|another service|different service|"
              "other service ~ answer*|respond*|replied|listening|running|greeting|speaks|spoke"),
  PR_RULE (WRONG_SERVICE,
           "expected … imap|expected … pop3|expected … smtp|expected imap|expected pop3|"
           "expected smtp|expecting imap ~ but got|but received|instead|but the server sent|"
           "but was & !expected response code"),
  PR_RULE_AT (MAILBOX_FULL, PR_BY_CLIENT,
              "your mailbox|your inbox|your account|your storage|ihr postfach|dein postfach|"
              "votre boîte|su buzón|tu buzón|sua caixa|la tua casella|la sua casella|uw mailbox|"
              "twoja skrzynka|ваш ящик|ваш почтовый ящик|*您的邮箱*|*您的信箱*|*あなたのメールボックス* ~ full|"
              "over quota|exceed*|out of space|out of storage|no space|almost full|voll|pleine|"
              "llen*|chei*|pien*|vol|pełna|переполнен|*已满*|*已滿*|*いっぱい*"),
  PR_RULE (CAPTIVE_PORTAL,
           "captive portal|log in to this network|sign in to this network|log into this network|"
           "sign into this network|log in to the network|wi fi login|network login|"
           "log in to network|sign in to network|hotspot login"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "[message=* & !starttls & #4.4.x"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT, "message expired|queue.expired"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "timeout while connected to|connection refused by|connection reset by … deferred|"
              "remote_smtp: connection|will be retried for|will retry for|more hours|"
              "not yet been delivered|time limit specified|in the time limit & !login & !password"),
  PR_RULE (DNS_FAILURE,
           "non authoritative|nonauthoritative|gaierror: … try again|"
           "temporary failure in name resolution|temporary name resolution|eai_again|eai again|"
           "querya etimeout|server misbehaving|dnssec|11002|errno 3|временный сбой в разрешении|"
           "временный сбой при разрешении имен|temporärer fehler bei der namensauflösung|"
           "échec temporaire dans la résolution"),
  PR_RULE (HOST_NOT_FOUND,
           "name or service not known|getaddrinfo|enotfound|no address associated|"
           "nodename nor servname|gaierror|unknownhostexception|unknown smtp host|"
           "unknown imap host|unknown pop host|unknown pop3 host|no such host is known|"
           "could not resolve host:|couldn't resolve host|11001|11004|0x800ccc0d|"
           "nsurlerrordomain -1003|nsurlerrordomain 1003|hostname could not be found|"
           "remote name could not be resolved|php_network_getaddresses|cannot locate host|"
           ": no such host|der name oder der dienst ist nicht bekannt|nazwa lub usługa|"
           "*名前またはサービスが*|nome o servizio|naam of service|idna|name oder dienst nicht bekannt|"
           "nom ou service inconnu|nombre o servicio desconocido|nome ou serviço desconhecido|"
           "имя или служба не известны|неизвестное имя или служба"),
  PR_RULE (NETWORK_UNREACHABLE,
           "enetunreach|ehostunreach|10051|10065|noroutetohost*|errno 113|errno 101|"
           "unreachable network"),
  PR_RULE (CONNECTION_REFUSED,
           "econnrefused|actively refused|10061|connectionrefusederror|errno 111|"
           "connectexception: connection refused|connect: connection refused|"
           "stream_socket_client … connection refused|connection refused (111)|"
           "connection was refused|refused to allow a connection"),
  PR_RULE (RESPONSE_TIMED_OUT,
           "read tcp … i/o timeout|read timed out|read operation timed out|0x8004210a|"
           "0x8004210b|0x800ccc19|socket.timeout: the read|greeting never received|"
           "trying to read from"),
  PR_RULE (CONNECTION_TIMED_OUT,
           "etimedout|10060|errno 110|connect timed out|connecttimeout*|connect timeout|"
           "i/o timeout|err_timed_out|connection timed out (110)|deadline exceeded|"
           "timed out after … milliseconds|after … *ms|) after & !couldn't connect to server"
           " & !could not connect to server & !refused & !unreachable & !no route & !reset by peer"),
  PR_RULE (CONNECTION_CLOSED,
           "econnreset|10053|10054|errno 104|connection reset by peer|forcibly closed|"
           "connectionreseterror|connectionabortederror|smtpserverdisconnected*|"
           "net_io_connectionclosed|net io connectionclosed|socket hang up|"
           "broken pipe|epipe|0x800ccc0f|socket error: eof|unexpected eof|"
           "empty reply from server|connection broken|dropped by server"),
};
/* clang-format on */

const PrRuleTable pr_rules_client = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
