/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* Numbers and names of errors that systems and libraries give, and that mean one thing only. What
 * mail programs count is too coarse for this table: pr-classify-rules-connection.c. */

/* clang-format off */
static const PrRule rules[] = {
  /* A refusal on the way is none of the server's. */
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "connect to unreachable host & #4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "proxy .. imap4rev1|imap4|pop3 .. cannot connect to|unable to connect|"
           "could not connect|can't connect"),
  PR_RULE (CONNECTION_TIMED_OUT, "network_failure .. timeout"),
  PR_RULE (CONNECTION_CLOSED, "network_failure .. closed"),
  PR_RULE (STARTTLS_NOT_OFFERED, "missing_requirement .. tls"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED, "missing_requirement .. auth"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BY_CLIENT, "wouldblock|would block .. temporarily unavailable"),
  PR_RULE (PROXY_FAILED, "ns_error_proxy*|ns_error_unknown_proxy*|unknown proxy host"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "name on the security certificate ~ invalid|not match|does not match"),
  PR_RULE (PROXY_FAILED,
           "proxy|socks|socksv5|socks5|socks4|proxyerror|proxyconnectionerror ~ failed|failure|"
           "refused|resolve|authentication|required|error|unreachable|could not|cannot|denied|"
           "rejected|did not answer|didn't answer|no answer|not respond*|can't complete|connect|"
           "timed out|closed|is not a & !lmtp & !read only & !proxy protocol"
           " & !proxy session & !proxy destinations & !proxy layer & !xproxy"),

  /* What an error number stands for on Linux, on a Mac, and on Windows. */
  PR_RULE (CONNECTION_REFUSED,
           "errno|nsposixerrordomain|posix error|kcferrordomainposix|system library .. 111|61"),
  PR_RULE (CONNECTION_REFUSED, "errno … 4078|wsaeconnrefused|pr connect refused error|0x8007274d"),
  PR_RULE (CONNECTION_TIMED_OUT,
           "errno|nsposixerrordomain|posix error|kcferrordomainposix .. 110|60"),
  PR_RULE (CONNECTION_TIMED_OUT,
           "errno … 4039|wsaetimedout|pr connect timeout error|0x8007274c|*80072ee2"),
  PR_RULE (CONNECTION_CLOSED,
           "errno|nsposixerrordomain|posix error|kcferrordomainposix .. 104|103|54|53|32"),
  PR_RULE (CONNECTION_CLOSED,
           "socket had already been shut down|gnutls_e_premature*|gnutls_e_pull*|"
           "gnutls_e_push*|access a disposed object|"
           "errno … 4077|unexpected socket close|socket close|got empty code|got an empty|"
           "empty response|run connect() first|wsaeconnreset|wsaeconnaborted|"
           "pr connect reset error|0x80072746|0x80072745|*80072efe|closed abort|errsslclosed*"),
  PR_RULE (NETWORK_UNREACHABLE,
           "errno|nsposixerrordomain|posix error|kcferrordomainposix .. 101|113|51|65"),
  PR_RULE (NETWORK_UNREACHABLE,
           "wsaenetunreach|wsaehostunreach|pr network unreachable error|"
           "pr host unreachable error|err_address_unreachable|eaddrnotavail|"
           "cannot assign requested address|0x80072743|0x80072751"),
  PR_RULE (OFFLINE, "wsaenetdown|pr network down error|err_internet_disconnected|errno … 100"),
  PR_RULE (DNS_FAILURE, "lookup … read udp|lookup … dial udp|lookup … write udp"),
  PR_RULE (DNS_FAILURE,
           "dial|dial tcp|dialing .. lookup .. i/o timeout|timeout|timed out & !no such"),
  PR_RULE (DNS_FAILURE,
           "edns|erefused|esrvfail|eservfail|wsatry_again|wsano_recovery|eai_fail|0x80072afa"
           " & !enotfound"),
  PR_RULE (HOST_NOT_FOUND,
           "errno … 3008|wsahost_not_found|wsano_data|eai_noname|eai_nodata|"
           "pr directory lookup error|pr_directory_lookup*|*80072ee7|0x80072af9|0x80072afc|"
           "err_name_not_resolved|hostnotfounderror|host not found error"),

  /* Outlook and its kin, where the number says it more exactly than the words beside it. */
  PR_RULE (CERTIFICATE_EXPIRED, "0x800ccc02"),
  PR_RULE (CERTIFICATE_UNTRUSTED, "0x800ccc01"),
  PR_RULE (CONNECTION_CLOSED, "0x800ccc05|0x800ccc0a|0x800cccdd|*80040214"),
  PR_RULE (CONNECTION_FAILED,
           "0x800ccc04|0x800ccc06|0x800ccc09|0x800ccc12|0x800ccc13|0x800ccc14|0x800ccc40"),
  PR_RULE (MAILBOX_IN_USE, "0x800ccc0b & !full"),
  PR_RULE (WRONG_CREDENTIALS, "0x800ccc16|*8007052e"),
  PR_RULE (RECIPIENT_INVALID, "0x800ccc6e|0x800ccc7b|0x800ccc10 & !#5xx & !#4xx"),
  PR_RULE (MESSAGE_MALFORMED, "0x800ccc7a & !#5xx & !#4xx"),
  PR_RULE (PROTOCOL_ERROR,
           "0x800ccc60|0x800ccc61|0x800cccd3|unable to interpret response & !#5xx & !#4xx"
           " & !login & !authentic* & !password"),
  PR_RULE (COMMAND_REJECTED, "pop3 command failed"),

  /* Apple: NSURLError and what Secure Transport says below it. */
  PR_RULE (CONNECTION_TIMED_OUT, "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream* .. 1001"),
  PR_RULE (CONNECTION_FAILED, "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream* .. 1004"),
  PR_RULE (HOST_NOT_FOUND, "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream* .. 1003|1006"),
  PR_RULE (CONNECTION_CLOSED,
           "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream*|errssl* .. 1005|9805|9806|9816"),
  PR_RULE (OFFLINE, "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream* .. 1009"),
  PR_RULE (CERTIFICATE_EXPIRED,
           "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream*|errssl* .. 1201|9814|9828"),
  PR_RULE (CERTIFICATE_NOT_YET_VALID,
           "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream*|errssl* .. 1204|9815"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH, "cfnetwork*|kcferrordomain*|kcfstream*|errssl* .. 9843"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream* .. 1205|1206"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream*|errssl* .. 1202|1203|9807|9808|9812|"
           "9813|9825|9829|9831"),
  PR_RULE (TLS_VERSION_TOO_OLD, "cfnetwork*|kcferrordomain*|kcfstream*|errssl* .. 9801|9836|9837"),
  PR_RULE (TLS_HANDSHAKE_FAILED, "nsurlerror*|cfnetwork*|kcferrordomain*|kcfstream* .. 1200"),
  PR_RULE (CERTIFICATE_UNTRUSTED, "errsslxcertchaininvalid|errsslunknownrootcert|errsslnorootcert"),
  PR_RULE (CERTIFICATE_EXPIRED, "errsslcertexpired|err_cert_date_invalid"),
  PR_RULE (TLS_VERSION_TOO_OLD, "errsslpeerprotocolversion|errsslnegotiation"),

  /* SChannel and the Windows certificate store. */
  PR_RULE (CERTIFICATE_EXPIRED,
           "0x80090328|sec_e_cert_expired|0x800b0101|cert_e_expired|*80072f05"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "0x80090322|sec_e_wrong_principal|0x800b010f|cert_e_cn_no_match|*80072f06"),
  PR_RULE (CERTIFICATE_REVOKED, "0x80092010|crypt_e_revoked|0x800b010c|cert_e_revoked"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "gnutls_e_certificate_error|err_cert_authority_invalid|"
           "invalid_ca|incompatible key usage|cert_chain_too_long|cert chain too long|"
           "cert_untrusted|cert_rejected|"
           "sign other certificates|remotecertificatenotavailable|unable to get certificate crl|"
           "0x80090325|sec_e_untrusted_root|0x800b0109|cert_e_untrustedroot|0x800b010a|"
           "cert_e_chaining|*80072f0d|0x80092012|0x80092013|crypt_e_no_revocation_check|"
           "crypt_e_revocation_offline|no revocation check|revocation offline"),
  PR_RULE (TLS_VERSION_TOO_OLD,
           "no suitable key share|no suitable signature algorithm|"
           "algorithm that is not enabled|gnutls_e_unsupported_version*|"
           "gnutls_e_no_cipher*|gnutls_e_dh_prime*|"
           "0x80090331|sec_e_algorithm_mismatch|ssl_error_unsupported_version|"
           "err_ssl_version_or_cipher_mismatch"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "alert bad certificate|tls: bad certificate|alert unsupported certificate|"
           "tls: certificate required|sec_i_incomplete_credentials|rx certificate required alert|"
           "tlsv13 alert certificate required & !hostname mismatch & !name mismatch"),
  PR_RULE (TLS_ON_PLAIN_PORT,
           "wrong version number|unexpected packet format|corrupted frame|0x80090308|"
           "oversized record received|gnutls_e_unexpected_packet*|"
           "sec_e_invalid_token|rx unknown record type"),
  PR_RULE (TLS_HANDSHAKE_FAILED, "tls: unexpected message|remote error: tls: unexpected"),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "0x80090326|sec_e_illegal_message|0x80090304|0x80072f7d|err_ssl_protocol_error|"
           "unexpected or badly formatted"),

  PR_RULE (CERTIFICATE_NAME_MISMATCH, "remotecertificatenamemismatch"),
  PR_RULE (TLS_VERSION_TOO_OLD, "tls alert|fatal alert .. protocolversion|insufficientsecurity"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "tls alert|fatal alert .. certificaterequired|nocertificate|badcertificate|"
           "certificateunknown|unknownca"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH, "notvalidforname*|certnotvalidforname*"),
  PR_RULE (CERTIFICATE_NOT_YET_VALID, "peer certificate … notvalidyet*"),
  PR_RULE (TLS_VERSION_TOO_OLD, "nociphersuitesincommon|peerincompatible*|serverdoesnotsupport*"),
  PR_RULE (TLS_ON_PLAIN_PORT, "invalidcontenttype"),

  /* NSS, and the network errors of Mozilla's programs. */
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "bad cert alert|peer cannot verify your certificate|"
           "peer rejected your certificate|ca that issued your certificate|unknown ca alert|"
           "expired cert alert & !tlsv1 & !sslv3 & !revoked"),
  PR_RULE (CONNECTION_REFUSED, "*804b000d"),
  PR_RULE (CONNECTION_TIMED_OUT, "*804b000e"),
  PR_RULE (CONNECTION_CLOSED, "*804b0014|*804b0047"),
  PR_RULE (HOST_NOT_FOUND, "*804b001e"),
  PR_RULE (OFFLINE, "*804b0010"),
  PR_RULE (CERTIFICATE_WEAK, "mozilla pkix error inadequate key size"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "mozilla pkix error* & !self signed & !expired & !not yet valid & !mitm"
           " & !not_yet_valid*"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "sec error* & !expired & !revoked & !not yet valid & !disabled"),
};
/* clang-format on */

const PrRuleTable pr_rules_numbers = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
