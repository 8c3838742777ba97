/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (OFFLINE,
           "working online|offline|not connected to the internet|no internet|"
           "internet connection appears to be offline|internet appears|no network|"
           "check your connection|check your network|check your internet|"
           "no connection to the internet|keine internetverbindung|kein netzwerk|"
           "pas de connexion internet|sin conexión|sem conexão|нет подключения к интернет*|"
           "нет соединения с интернет*|network is down|enetdown|10050|nsurlerrordomain 1009|"
           "-1009|没有网络|网络不可用|ネットワークに接続 & !http & !recipient & !mailbox & !server is offline"),
  PR_RULE (DNS_FAILURE,
           "temporary failure in name resolution|temporary name resolution|eai_again|"
           "eai again|host_not_found_try_again|server misbehaving|dnssec|dns server|"
           "dns lookup timed|no dns|no resolver|11002|dns timeout|dns query timed|"
           "could not contact dns|no nameservers|servfail|dns_probe|dns resolution timed|"
           "nonauthoritative host not found|временный сбой в разрешении|"
           "временная ошибка в разрешении|временный сбой при разрешении имен|"
           "temporärer fehler bei der namensauflösung|échec temporaire dans la résolution"
           " & !recipient & !4.4.312 & !sender"),
  PR_RULE (HOST_NOT_FOUND,
           "no such host|name or service not known|getaddrinfo|enotfound|"
           "no address associated|nodename nor servname|gaierror|unknownhostexception|"
           "unknown smtp host|unknown host|unknown imap host|unknown pop|"
           "hostname could not be found|host could not be found|could not be resolved|"
           "could not resolve host|couldn't resolve host|could not resolve hostname|"
           "cannot resolve host|unable to resolve host|name does not resolve|"
           "no such host is known|name oder der dienst|имя или служба не известны|"
           "host not found|11001|11004|no data of the requested type|0x800ccc0d|"
           "nsurlerrordomain -1003|nsurlerrordomain 1003|failed to find the server|"
           "server not found|cannot find the host|cannot find host|cannot find server|"
           "could not find the server|not find the e mail server|php_network_getaddresses|"
           "cannot locate host|error resolving|name resolution|dns name does not exist|"
           "dns_error_rcode|getaddresses|remote name|specified hostname|invalid hostname|"
           "имя хоста|неизвестное имя|хост не найден|сервер не найден|名前解決|ホストが見つかり|找不到主机|"
           "无法解析|找不到服务器|host inconnu|nom ou service inconnu|"
           "der name oder dienst ist nicht bekannt|name oder dienst nicht bekannt|"
           "server nicht gefunden|nombre o servicio desconocido|nome ou serviço desconhecido|"
           "nessun host & !recipient"),
  PR_RULE (NETWORK_UNREACHABLE,
           "no route to host (host unreachable)|noroutetohost*|network is unreachable|"
           "network unreachable|no route to host|host is unreachable|host unreachable|"
           "enetunreach|ehostunreach|10051|10065|unreachable host|unreachable network|"
           "noroutetohostexception|errno 113|errno 101|netzwerk ist nicht erreichbar|"
           "le réseau n'est pas accessible|сеть недоступна|нет маршрута|la red es inaccesible|"
           "rede inacessível|网络不可达|没有到主机的路由"),
  PR_RULE (CONNECTION_REFUSED,
           "connection refused|econnrefused|refused to allow a connection|actively refused|10061|"
           "connectionrefusederror|connection was refused|refused the connection|"
           "refused connection|connection rejected by|errno 111|verbindungsaufbau abgelehnt|"
           "verbindung verweigert|verbindung abgelehnt|connexion refusée|conexión rechazada|"
           "conexão recusada|connessione rifiutata|соединение отвергнуто|в соединении отказано|"
           "отклонил соединение|подключение не установлено, т.к. конечный компьютер отверг|拒绝连接|"
           "连接被拒绝|接続が拒否|接続を拒否|smtp error 111|"
           "connection to outgoing server … was refused & !proxy & !socks & !due to & !abuse"
           " & !spam"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, 0,
              "response|greeting|reply|welcome|banner|waiting for ~ timed out|timeout|time out"
              " & !could not connect & !couldn't connect & !failed to connect & !connecting to"),
  PR_RULE (RESPONSE_TIMED_OUT,
           "socket.timeout|sockettimeoutexception: read|read operation|read timed out|"
           "read timeout|greeting never received|0x8004210a|0x8004210b|0x800ccc19|"
           "waiting for a response|session timed out|no response|did not respond|has not responded|"
           "interrupted (timed out) waiting|etimedout … data|"
           "timeout communication|не отвечает|tcp read & !connect timed"
           " & !could not connect & !failed to connect & !reset by peer & !eof & !recv failure"
           " & !respond after a period & !connection attempt & !error receiving data"
           " & !connection reset"),
  PR_RULE (RESPONSE_TIMED_OUT,
           "trying to read|while reading|read: |receiving|reading|waiting|socket timeout|"
           "tcp read|connection problem|communication problem ~ timed out|timeout|time out"
           " & !connect timed & !could not connect & !failed to connect & !reset by peer & !eof"
           " & !recv failure & !respond after a period & !connection attempt"
           " & !error receiving data"
           " & !connection reset"),
  PR_RULE (CONNECTION_TIMED_OUT,
           "connection timed out|connect timed out|connection timeout|connecttimeout*|"
           "timed out|time out|timeout|i/o timeout|etimedout|operation timed out|"
           "operation has timed out|10060|failed to respond|properly respond|err_timed_out|"
           "timed out while connecting|zeitüberschreitung|timeouterror|délai|expiró|"
           "tiempo de espera|tempo esgotado|истекло время|время ожидания|превышен таймаут|"
           "превышено время|连接超时|超时|タイムアウト & !timeout 1 & !lock"),
  PR_RULE (CONNECTION_CLOSED,
           "connection reset|econnreset|reset by peer|connection aborted|forcibly closed|"
           "connection closed|closed connection|closed the connection|connection was closed|"
           "closed by remote|closed by foreign|closed by the server|closed unexpectedly|"
           "connection lost|lost connection|disconnected|has disconnected|unexpected eof|"
           "unexpected end of|end of file|socket error: eof|eoferror|eof occurred|eof|"
           "broken pipe|empty reply|smtpserverdisconnected*|unexpectedly closed|"
           "connection unexpectedly|dropped by server|was lost|epipe|10053|10054|"
           "connectionreseterror|connectionabortederror|smtpserverdisconnected|"
           "server disconnected|net_io_connectionclosed|net io connectionclosed|"
           "closing connection|connection dropped|connection was terminated|"
           "terminated the connection|terminated unexpectedly|remote host closed|server hung up|"
           "socket hang up|socket closed|stream … was closed|was closed|has been closed|"
           "connection interrupted|underlying connection was closed|0x800ccc0f|"
           "server has closed|server unexpectedly|unexpectedly terminated|aborted by|"
           "session expired|disconnecting|connection terminated|recv failure|unexpected bye|"
           "autologout|tcp write|timeout closing|timeout, closing|getrennt|verbindung wurde|"
           "beendet|interrompue|conexión cerrada|conexão encerrada|разорван*|соединение закрыто|"
           "соединение сброшено|сервер закрыл соединение|连接被重置|连接已断开|连接关闭|接続が切断|接続がリセット & !221"
           " & !refused & !service not available"),
  PR_RULE (PROTOCOL_ERROR,
           "invalid reply|invalid response|unexpected response|unexpected reply|"
           "failed to read a valid greeting|malformed response|malformed reply|"
           "protocol exception|protocolexception|imapprotocolexception|syntax error in response|"
           "unexpected token|unexpected data|garbled|unparsable reply|unable to parse|cannot parse|"
           "parse error|line is too long|reply too long|response too long|"
           "unexpected server response|invalid server response|weird server reply|"
           "unexpected answer|did not understand|invalid greeting|incorrect greeting|"
           "bad response & !smtp server response: 5 & !smtp server response: 4 & !response=5"
           " & !response=4"),
  PR_RULE (CONNECTION_FAILED,
           "network error|no connection to the|no connection with the|stable connection|"
           "contact the server|failed to connect|unable to connect|could not connect|"
           "couldn't connect|cannot connect|can't connect|can't open|couldn't open|"
           "cannot open connection|could not open connection|error opening connection|"
           "connection failed|connection could not be established|cannot establish|"
           "could not establish|unable to establish|failed to open|opening smtp stream|"
           "smtp stream|connect() failed|connect failed|not connect to|"
           "transport failed to connect|no connection could be made|unable to contact|"
           "cannot reach|could not reach|unable to reach|connection error|0x800ccc0e|*80072efd|"
           "0x80042108|0x80042109|0x800ccc15|mailconnectexception|connection to … failed|"
           "verbindung … fehlgeschlagen|konnte nicht hergestellt|keine verbindung|"
           "impossible de se connecter|connexion impossible|échec de la connexion|"
           "no se puede conectar|no se pudo conectar|não foi possível conectar|"
           "falha ao conectar|impossibile connettersi|не удалось подключиться|"
           "не удалось соединиться|не удается подключиться|невозможно подключиться|"
           "не удалось установить соединение|ошибка подключения|无法连接|连接失败|接続できません|接続に失敗"
           " & !database & !ldap & !authentication server"),

  /* Whatever a program of this side says of these. */
  PR_RULE_AT (CERTIFICATE_NAME_MISMATCH, PR_BY_CLIENT,
              "commonname|common name|hostname|host name|server name|identity|domain ~ mismatch*|"
              "does not match|doesn't match|not match|differs & !certificate expired & !fingerprint"
              " & !sender & !from"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BY_CLIENT,
              "fingerprint*|ca certificate*|signer|certificate signer|root certificate|"
              "certificate authority ~ not a ca|no|not found|does not match|doesn't match|"
              "mismatch*|changed|unknown|missing|differs|not trusted|not configured|cannot|"
              "could not|unable & !expired"),
  PR_RULE_AT (CLIENT_CERTIFICATE_REQUIRED, PR_BY_CLIENT,
              "required tls certificate|requires a certificate|asks for a certificate|"
              "requested a certificate|requires certificate"),
  PR_RULE_AT (TLS_VERSION_TOO_OLD, PR_BY_CLIENT,
              "sigalg|signature algorithm|renegotiation|cipher|ciphers|ciphersuite*|"
              "cipher suite* ~ disallowed|unsupported|failed|denied|no common|no shared|"
              "not supported|refused & !certificate & !cert"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_BY_CLIENT,
              "does not support|doesn't support|not support|not supported|did not offer|"
              "does not offer|doesn't offer|no support for|does not advertise|doesn't advertise|"
              "did not advertise|not advertise|does not allow ~ plain|login|cram md5|digest md5|"
              "ntlm|gssapi|xoauth2|oauthbearer|scram*|auth*|sasl|smtp auth|auth extension|"
              "encrypted password* & !starttls & !tls & !plaintext & !plain text"),
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_BY_CLIENT,
              "starttls|stls|tls|ssl|encryption|encrypted connection*|secure connection* ~ "
              "not support|not supported|does not support|doesn't support|not offer*|"
              "doesn't offer|not available|unavailable|didn't find|did not find|not found|"
              "not advertise*|no support & !version & !protocol & !cipher* & !encryption type"
              " & !pop3s & !tls1* & !tlsv1*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BY_CLIENT,
              "folder|mailbox|inbox ~ could not be opened|cannot be opened|can't be opened|"
              "cannot open|could not open|couldn't open|can't open|does not exist|doesn't exist|"
              "not found|not selected|cannot select|could not select & !recipient* & !file"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BY_CLIENT,
              "host|server|hostname|host name|machine|mail server|server name|mail host ~ "
              "not found|unknown|could not find|couldn't find|could not be found|cannot find|"
              "can't find|unable to find|not resolve*|unresolvable|does not exist|doesn't exist|"
              "cannot be resolved|can't resolve|cannot resolve|could not resolve|"
              "couldn't resolve|unable to resolve|failed to resolve|no such & !user*"
              " & !recipient* & !mailbox* & !folder* & !certificate* & !method* & !mechanism*"
              " & !unknown error* & !reason & !config* & !file & !password & !command"
              " & !fingerprint & !capab* & !unknown response & !greeting & !key"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "connection|connection to server|server|socket|source stream|session|link ~ "
              "dropped|drops|lost|closed|broken|aborted|terminated|interrupted|"
              "disconnected|hung up|went away|no data|read error|write error|"
              "unexpected bye|autologout & !certificate & !authentication"),
};
/* clang-format on */

const PrRuleTable pr_rules_connection = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
