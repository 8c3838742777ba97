/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* Words that only a program of this side uses: of the system, a library, a mail program. */

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (CAPTIVE_PORTAL,
           "captive portal|network login|log in to network|sign in to network|hotspot login"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT, "[message=* & #4.4.x"),
  PR_RULE (PROXY_FAILED,
           "proxy|socks|socksv5|socks5|socks4|proxyerror ~ failed|failure|refused|resolve|"
           "authentication|required|error|unreachable|could not|cannot|denied|rejected|"
           "timed out|closed|is not a"),
  PR_RULE (DNS_FAILURE,
           "temporary failure in name resolution|temporary name resolution|eai_again|"
           "eai again|server misbehaving|etimeout|dnssec|11002|временный сбой в разрешении|"
           "временный сбой при разрешении имен|temporärer fehler bei der namensauflösung|"
           "échec temporaire dans la résolution"),
  PR_RULE (HOST_NOT_FOUND,
           "name or service not known|getaddrinfo|enotfound|no address associated|"
           "nodename nor servname|gaierror|unknownhostexception|unknown smtp host|"
           "unknown imap host|unknown pop host|unknown pop3 host|no such host is known|"
           "could not resolve host:|couldn't resolve host|11001|11004|0x800ccc0d|"
           "nsurlerrordomain -1003|nsurlerrordomain 1003|hostname could not be found|"
           "remote name could not be resolved|php_network_getaddresses|cannot locate host|"
           ": no such host|der name oder der dienst ist nicht bekannt|"
           "name oder dienst nicht bekannt|nom ou service inconnu|"
           "nombre o servicio desconocido|nome ou serviço desconhecido|"
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
           "read timed out|read operation timed out|0x8004210a|0x8004210b|0x800ccc19|"
           "socket.timeout: the read|greeting never received|trying to read from"),
  PR_RULE (CONNECTION_TIMED_OUT,
           "etimedout|10060|errno 110|connect timed out|connecttimeout*|connect timeout|"
           "i/o timeout|err_timed_out|connection timed out (110)|"
           "timed out after … milliseconds|after … ms|) after"),
  PR_RULE (CONNECTION_CLOSED,
           "econnreset|10053|10054|errno 104|connection reset by peer|forcibly closed|"
           "connectionreseterror|connectionabortederror|smtpserverdisconnected*|"
           "net_io_connectionclosed|net io connectionclosed|socket hang up|broken pipe|epipe|"
           "0x800ccc0f|socket error: eof|unexpected eof|empty reply from server|"
           "connection broken|dropped by server"),
};
/* clang-format on */

const PrRuleTable pr_rules_client = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
