/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE_AT (STARTTLS_REQUIRED, PR_WITH_SMTP,
              "tls|ssl|encryption|starttls ~ mandatory|compulsory|obligatory|enforced"
              " & !recipient* & !auth* & !login & !sign in & !destination*"),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "ssl_accept error from|ssl_connect error to & !lost connection & !certificate"
           " & !alert"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH, "server certificate not verified"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "support encrypted passwords|verschlüsselter passwörter nicht|"
           "mots de passe chiffres & !n'autorise"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "unterstützt die gewählte authentifizierungsmethode|"
           "не поддерживает выбранный метод|不支持您所选择的认证方式|"
           "methode d'authentification selectionnee|no admite el metodo de autenticacion|"
           "não suporta o metodo de autenticação|選択された認証方式"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "not allow plaintext passwords|does not allow plain text passwords|"
           "mots de passe non chiffres|ungesicherte ubertragung des passworts im klartext|"
           "не разрешает использование обычных текстовых паролей|不允许明文密码|"
           "no permite contraseñas en texto|não permite senhas em texto"),
  PR_RULE (RECIPIENT_REQUIRES_TLS,
           "starttls not supported: destination|must support tls to receive|"
           "tls/sslv3 connection required|starttls is required to send"),
  PR_RULE (TLS_INTERCEPTED,
           "issuer|certificate* ~ kaspersky|avast|avg web|eset ssl filter|bitdefender|sophos|"
           "fortinet|fortigate|zscaler|mcafee web gateway|blue coat|bluecoat|palo alto|"
           "checkpoint|check point|watchguard|sonicwall|barracuda web|netskope|forcepoint|"
           "websense|norton|dr.web|adguard|squid|untangle|mitmproxy"),
  PR_RULE (TLS_INTERCEPTED,
           "mail shield|mail scanner|web/mail shield|web shield ~ certificate|issuer|root"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED, "certificate is required|no certificate was found"),
  PR_RULE (CERTIFICATE_REVOKED,
           "certificate crl|revocation list|crl has expired|crl signature|revocation status|"
           "ocsp … revoked"),
  PR_RULE (CERTIFICATE_WEAK,
           "signature digest algorithm too weak|digest algorithm too weak|"
           "signature algorithm disabled|sec_error_cert_signature_algorithm_disabled|"
           "certificate key too weak"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "sslpeerunverified*|hostname … not verified|owner does not match|"
           "did not match expected cn|does not match hostname|no subject alternative dns name|"
           "certificate subject name … does not match|doesn't match the host|"
           "certificate is not valid for any names|not valid for … name|"
           "ssl_error_bad_cert_domain"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "mitm detected|mozilla_pkix_error_mitm_detected|untrusted issuer|"
           "sec_error_untrusted_issuer|sec_error_untrusted_cert|untrusted cert|"
           "sec_error_ca_cert_invalid|ca cert invalid|sec_error_bad_signature|"
           "sec_error_unknown_issuer|certificate signature failure|certificate chain too long|"
           "path length constraint|certificate purpose|certificate rejected|"
           "invalid ca certificate|ssl ca cert|ssl peer certificate|remote key was not ok|"
           "error in the certificate|format error in certificate*|"
           "remotecertificatevalidationcallback|zertifikat … ungültig|remotezertifikat|"
           "certificate could not be validated|certificat … pas valide|"
           "certificado … no es válido|certificado … inválido|bad certificate … issuer|"
           "authority key identifier|no certificates found|certificate verification failed|"
           "not issued by a trusted|root certificate is not installed|correct root certificate|"
           "untrusted certificate|untrusted root|сертификат … не является & !expired"),
  PR_RULE (TLS_ON_PLAIN_PORT, "http request & ssl|ssl23_get_client_hello|routines"),
  PR_RULE (TLS_ON_PLAIN_PORT, "reserved for plain text connections|typically reserved for"),
  PR_RULE (TLS_VERSION_TOO_OLD,
           "cipher suites have been found|unsafe renegotiation|specified ssl cipher|"
           "supported cipher suites|no cipher match|no ciphers|"
           "incompatible or unsupported protocol|ssl_error_protocol_version_alert|"
           "ssl_error_weak_server_ephemeral_dh_key|inappropriate_fallback|"
           "inappropriate fallback"),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "tls warning alert|unrecognized name|unrecognized_name|tls_unrecognized_name|"
           "alert internal error|alert decode error|"
           "alert illegal parameter"),
  PR_RULE (STARTTLS_NOT_OFFERED, "requested ssl level failed"),
  PR_RULE (RECIPIENT_REQUIRES_TLS,
           "dane ~ tls|tlsa|dnssec|valid*|verif*|requir*|fail*|certificate|secure"),
  PR_RULE (RECIPIENT_REQUIRES_TLS,
           "tlsa invalid|tlsa|dnssec invalid|certificate host mismatch: remote|mta sts|"
           "certificate expired: destination|destination mail server's certificate"),
  /* Something in the middle, by the name it signs with. */

  /* The certificate. */
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "certificate does not apply|hostname_check_failed|hostname verification failed|"
           "host name verification failed|any ip sans|legacy common name|ip sans|"
           "hostname mismatch|host name mismatch|name mismatch|ip address mismatch|"
           "remotecertificatenamemismatch|ssl_error_bad_cert_domain|ssl error bad cert domain|"
           "err_cert_common_name_invalid|err cert common name invalid|common name invalid|"
           "err_tls_cert_altname_invalid|err tls cert altname invalid|bad_identity|"
           "x509_v_err_hostname_mismatch & !helo & !helo/hostname"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "certificate* ~ does not match|doesn't match|do not match|didn't match|not match|"
           "not valid for|is valid for|only valid for|no alternative|not issued for|"
           "different host|different name|belongs to another|belongs to a different|"
           "does not correspond|mismatch & !expired & !private key"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "no alternative certificate subject name|no subject alternative|no name matching|"
           "hostname/ip does not match|hostname/ip doesn't match|cert's altnames|altnames|"
           "target principal name is incorrect|cn name does not match|common name … not match|"
           "common name … doesn't match|common name … mismatch|identity … not match"),
  PR_RULE (CERTIFICATE_REVOKED,
           "certificate*|cert|certificat|zertifikat|сертификат ~ revoked|révoqué|widerrufen|"
           "zurückgezogen|revocado|revogado|отозван & !revocation check"),
  PR_RULE (CERTIFICATE_REVOKED,
           "sec error revoked|certificate revoked|alert certificate revoked"),
  PR_RULE (CERTIFICATE_NOT_YET_VALID, "expired or is not yet valid .. is before"),
  PR_RULE (CERTIFICATE_NOT_YET_VALID,
           "certificatenotyetvalid*|not yet valid|not active yet|notyetvalid|"
           "cert not yet valid|cert_not_yet_valid|certificatenotyetvalid|"
           "activation time is … in the future|activation time … future|before its start date|"
           "noch nicht gültig|pas encore valide|aún no es válido|ainda não é válido|"
           "еще не действителен|ещё не вступил|证书尚未生效 & !is after & !or not yet valid"
           " & !expired or"),
  PR_RULE (CERTIFICATE_EXPIRED,
           "certificate*|cert|chain|certificat|zertifikat|certificado|сертификат*|"
           "ssl ~ expired|has expired|expir*|abgelaufen|expiré|caducado|vencido|истек|"
           "просрочен|is past its|out of date|no longer valid"),
  PR_RULE (CERTIFICATE_EXPIRED,
           "sec error expired|certificateexpired*|alert certificate expired|cert_has_expired|"
           "err_cert_date_invalid|err cert date invalid|certificate date is invalid|"
           "certificate is not within its validity|validity check failed|not time valid|"
           "not currently valid|nottimevalid|证书已过期|证书过期|証明書の有効期限"),
  PR_RULE (CERTIFICATE_WEAK,
           "ca md too weak|md too weak|ee key too small|ca key too small|key too weak|"
           "ee key too weak|insecure algorithm|signature algorithm|weak signature|"
           "cert signature algorithm disabled|weak key|algorithm constraints|certpath|"
           "sec error cert signature algorithm|md5 signature|sha 1 signature"),
  PR_RULE (CERTIFICATE_WEAK,
           "certificate*|certificate's ~ insecure|weak|md5|sha 1|sha1|too short|less than 2048"),
  PR_RULE (CERTIFICATE_SELF_SIGNED,
           "self signed|self issued|selfsigned|auto signé|selbstsigniert*|autofirmado|"
           "autoassinado|самоподписан*|自签名|自己署名 & !in certificate chain"
           " & !in the certificate chain & !tenantattribution & !in chain & !cert_in_chain"
           " & !in_chain & !in cert chain"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "company you have not chosen to trust|not chosen to trust|"
           "unable to verify the first certificate|unable to get local issuer|"
           "unable to get issuer|unable_to_verify_leaf_signature|"
           "unable to verify leaf signature|self signed cert*|signed by unknown authority|"
           "unknown ca|unknown issuer|unknown_ca|sec error unknown issuer|"
           "issuer is not recognized|issuer is unknown|issuer certificate is invalid|"
           "issuer is not trusted|pkix path building failed|"
           "unable to find valid certification path|no trusted certificate|trust anchor*|"
           "partialchain|untrustedroot|remotecertificatechainerrors|cert authority invalid|"
           "cert_authority_invalid|root certificate which is not trusted|"
           "not trusted by the trust provider|not trusted"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "certificate*|certificat|zertifikat|certificado|сертификат*|"
           "peer's certificate ~ untrusted|not trusted|unknown|not known|unacceptable|"
           "is invalid|invalid|not valid|could not be verified|cannot be verified|"
           "can't be verified|verify failed|verification failed|verify error|"
           "verification error|validation failed|validation failure|not verified|"
           "failed to verify|not be authenticated|can't verify|cannot verify|issuer|"
           "not certified|vertrauenswürdig|nicht vertraut|non fiable|pas fiable|"
           "no es de confianza|não é confiável|недействителен|не является доверенным|"
           "ненадежн*|не удалось проверить & !client certificate & !required & !presented"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "certificate_verify_failed|certificate verify failed|"
           "tls_process_server_certificate|can't verify the identity|"
           "unable to verify the identity|cannot verify server identity|"
           "identity … cannot be verified|identity … can't be verified|"
           "identity … could not be verified|unacceptable tls certificate|证书不受信任|不受信任的证书|"
           "証明書を検証でき*|信頼できない証明書"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "client certificate*|client cert ~ required|presented|needed|no|requires|missing|"
           "requested|must"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED,
           "certificate required|peer did not return a certificate|"
           "requires a client certificate|tlsv13 alert certificate required|"
           "no suitable certificate|ssl client certificate"),

  /* STARTTLS, and which side of a port speaks TLS. */
  PR_RULE (STARTTLS_NOT_OFFERED,
           "starttls|stls ~ not supported|not support|unsupported|doesn't support|"
           "does not support|not advertise*|doesn't advertise|does not advertise|"
           "didn't advertise|not offered|not offer*|not available|unavailable|not announced|"
           "no capability|extension not supported|not enabled|not implemented|lacks|missing"
           " & !must issue & !currently & !temporar* & !#454"),
  PR_RULE (STARTTLS_NOT_OFFERED,
           "0x800ccc7d|does not support secure connections|does not support tls via|"
           "unterstützt kein starttls|server ne prend pas en charge starttls"),
  PR_RULE (BAD_SEQUENCE,
           "starttls … must not be repeated|after starttls no other|already in tls|"
           "tls already active|tls already|already using tls|tls is already|"
           "tls session already"),
  PR_RULE (RECIPIENT_REQUIRES_TLS,
           "remote server|remote host|recipient*|next hop|receiving server|"
           "receiving mail server|receiving host|receiving end ~ does not support|"
           "not support|doesn't support|require* .. tls|starttls|encryption & !must issue"),
  PR_RULE (RECIPIENT_REQUIRES_TLS,
           "mta sts|dane|tlsa|smtp utf8 … required|bulk email senders to use tls|"
           "wasn't sent over a tls|not sent over a tls|not sent over tls|"
           "tls required but not supported|tls is required, but was not offered|"
           "tls required but not offered|requiretls|tls is required but|required tls … not|"
           "mandatory tls|enforced tls|encryption needed to send|"
           "encryption is required to deliver|transport encryption … recipient"),
  PR_RULE (TLS_HANDSHAKE_FAILED, "tls error on connection"),
  PR_RULE (STARTTLS_REFUSED,
           "tls not available|tls is not available|tls unavailable|tls temporarily|"
           "tls currently|tls engine|tls not currently|cannot start tls|can't start tls|"
           "starttls failed|tls_start_servertls|starttls attempted|starttls command failed|"
           "starttls rejected|starttls denied|starttls refused|tls is temporarily|unable to initialize tls|"
           "not available after start|tls error|tls initialization|tls configuration problem|"
           "error generating ssl|tls context|starttls … refused|starttls … rejected|"
           "starttls … error|starttls … temporar* & !handshake & !timed out & !must issue"),
  PR_RULE (RECIPIENT_REQUIRES_TLS,
           "rcpt domain requires tls|recipient domain requires tls|route requires encryption|"
           "tls session is required|tls required for rcpt|tls required for recipient|"
           "tls is required, but was not offered|tls required but not supported"),
  PR_RULE (TLS_VERSION_TOO_OLD, "requires tls version|requires high strength ciphers"),
  PR_RULE (STARTTLS_REQUIRED,
           "available only with ssl or tls|must issue a starttls|must issue starttls"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "plaintext auth*|plain text auth*|cleartext auth*|clear text auth*|plaintext login|"
           "plaintext logins|plaintext password*|cleartext login|cleartext logins|plain login|"
           "clear text password*|login|auth|authentication|authenticate ~ disallowed|disabled|"
           "not allowed|not permitted|denied|prohibited|refused|only & ssl|tls|secure|"
           "encrypt*|layer|non secure|insecure & !starttls command"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "plaintext authentication|plain text authentication|cleartext authentication|"
           "plaintext logins|cleartext logins|plaintext login|plain login|"
           "cleartext login ~ disallowed|disabled|not allowed|not permitted|denied|prohibited|"
           "refused"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "authenticat*|auth|login|log in|logging in|sign in|password* ~ requires|require|"
           "required|must|only|under|needs|need|allowed|available|without .. tls|ssl|ssl/tls|"
           "encryption|encrypted|encrypt|secure connection|secure channel|under a layer|"
           "starttls & !mail from & !starttls command & !before mail & !recipient"
           " & !secure connection or"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "encryption required for requested|logindisabled|login disabled|login is disabled|"
           "privacyrequired|unencrypted connection|wrong authentication mechanism: encryption|"
           "encryption is required for auth*|only valid after entering tls|"
           "without ssl/tls encryption & !email sending & !sending & !criteria & !this account"
           " & !your account"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_AT_SIGN_IN,
              "tls required|tls is required|ssl required|ssl is required|ssl/tls required|"
              "requires tls|requires ssl|requires a secure connection|secure connection is|"
              "secure connection required|encryption required|encryption is required|"
              "encryption needed|must use tls|must use ssl|encrypted connection|"
              "ssl connection required|use ssl|use tls|без шифрования|verschlüsselt*"
              " & !mail from & !client was not authenticated"),
  PR_RULE_AT (RECIPIENT_REQUIRES_TLS, PR_AT_RECIPIENT | PR_AT_MESSAGE,
              "tls|ssl|tls/sslv3|encrypted|encryption ~ required|requires|require|needed|needs|"
              "mandatory|insists|only & !must issue & !starttls & !first & !certificate"
              " & !attachment & !file & !#530"),
  PR_RULE (STARTTLS_REQUIRED,
           "must issue|must use|must first|issue a|use|need|needs|requires|required|require|"
           "send|first|expected ~ starttls|stls & !bdat"),
  PR_RULE (STARTTLS_REQUIRED,
           "tls required|tls is required|requires tls|requires ssl|require tls|"
           "tls encryption required|tls connection required|must be encrypted|"
           "encryption required|encryption is required|session encryption|"
           "secure connection is required|secure connection is requiered|"
           "secure connection required|without ssl/tls|without encryption|unencrypted|"
           "not encrypted|nur verschlüsselt*|verschlüsselung|без шифрования|sin cifrar|"
           "non chiffr* & !certificate & !attachment & !does not support"),
  PR_RULE (PLAIN_ON_TLS_PORT,
           "waits for tls|plain http request|ssl is required on this port|expects tls|"
           "expects ssl|use tls on this port|implicit tls|http request was sent to https|"
           "client sent plain"),
  PR_RULE (TLS_ON_PLAIN_PORT,
           "wrong version number|unexpected packet format|frame size|corrupted frame|"
           "packet length too long|record_too_long|record too long|rx record too long|"
           "exceeded the maximum permissible length|first record does not look like a tls|"
           "does not look like a tls handshake|unknown protocol|unrecognized ssl message|"
           "unsupported or unrecognized ssl|plaintext connection|non ssl socket|non tls|"
           "unexpected tls packet|an unexpected tls packet|invalid tls record|ssl3_get_record|"
           "get_server_hello:unknown|unexpected_message|input=\"\\026|tls handshake … plain"),
  PR_RULE (TLS_ON_PLAIN_PORT,
           "ssl|tls ~ attempted over|on a non|non secure port|on non|to a plain|to plain|"
           "against plain"),
  PR_RULE (TLS_ON_PLAIN_PORT,
           "0x800ccc1a|does not support the connection encryption type|"
           "encryption type you have specified|verbindungsverschlüsselungstyp|"
           "try changing the encryption method"),
  PR_RULE (TLS_VERSION_TOO_OLD,
           "wrong signature type|unsupported protocol|unsupported version|"
           "illegal or unsupported version|protocol_version|protocol version|"
           "no protocols available|no shared cipher|no common encryption|no cipher|no ciphers|"
           "no suitable cipher|cipher overlap|cypher overlap|ssl_error_no_cypher_overlap|"
           "ssl_error_unsupported_version|unsupported cipher|supported cipher suite|"
           "cipher suites in common|ciphersuites in common|no ciphersuite*|"
           "no supported versions|dh key too small|dh_key_too_small|dh prime|"
           "diffie hellman prime|too small|dh key|unsafe legacy renegotiation|"
           "legacy renegotiation|insufficient_security|insufficient security|"
           "unsupported_protocol|no appropriate protocol|tls 1.0|tls 1.1|tlsv1 alert protocol|"
           "client and server cannot communicate|do not possess a common algorithm|"
           "common algorithm|version_too_low|version too low|ssl_error_weak_server|ephemeral dh|"
           "weak ephemeral|ssl_error_ssl_disabled"),
  PR_RULE (TLS_VERSION_TOO_OLD,
           "tls|ssl ~ version|protocol|cipher*|v3 .. unsupported|not supported|too old|"
           "deprecated|obsolete|outdated|no longer supported|rejected|disabled"),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "failure in ssl library|convert socket to tls|connect with tls|"
           "failed to enable crypto|upgrading connection with|establish an ssl or tls|"
           "unrecoverable tls|non overridable tls|handshake failure|handshake failed|"
           "handshake fail|handshake error|handshake_failure|handshakeexception|tls handshake|"
           "connect using ssl|connect using tls|connect via ssl|secure connection failed|"
           "ssl connection failed|security error|ssl handshake|remote error: tls|sslhandshake*|"
           "ssl negotiation|tls negotiation|tls connect failed|tls connection could not|"
           "ssl connect failed|sslv3 alert|tlsv1 alert|tls alert|fatal alert|tls/ssl failure|"
           "ssl/tls failure|failed to negotiate tls|ssl connection error|ssl connect error|"
           "ssl error|tls fatal|ssl_connect|ssl_error|gnutls_handshake|schannel|a tls error|"
           "secure channel|ssl operation failed|remote party has closed the transport stream|"
           "call to sspi failed|crypto enabling|enable crypto|decryption failed|bad record mac"
           " & !timed out & !timeout & !reset by peer & !closed & !expected cn & !mismatch"
           " & !match & !doesn't match & !self signed & !expired & !protocol version"
           " & !unsupported protocol & !unsupported version & !verify failed & !unknown ca"
           " & !certificate required & !record too long & !cypher overlap & !too small"),
  PR_RULE (TLS_HANDSHAKE_FAILED,
           "ssl|tls|secure connection|verbindung|connexion|"
           "соединени* ~ could not be established|cannot be established|failed to establish|"
           "unable to establish|negotiation|not establish|handshake & !timed out & !timeout"
           " & !refused & !record"),

  /* Something else answers. */
  PR_RULE (WRONG_SERVICE,
           "http/1.|ssh 2.0*|ssh 1.99*|ssh-2.0*|ssh-1.99*|<!doctype|<html|gimap ready|"
           "ftp server|ftp service|mysql_native*|mysql server version|mysql community|vsftpd|"
           "proftpd|pure ftpd"),
  PR_RULE_AT (WRONG_SERVICE, PR_WITH_IMAP | PR_WITH_POP3,
              "220 esmtp|esmtp|smtp service|smtp ready"),
  PR_RULE (WRONG_SERVICE,
           "syntax error in greeting|unexpected greeting|not an imap server|not an imap4*|"
           "not a pop3 server|not an smtp server|not a pop server|bad greeting|wrong protocol|"
           "does not appear to be an"),
};
/* clang-format on */

const PrRuleTable pr_rules_encryption = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
