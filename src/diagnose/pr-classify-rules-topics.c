/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* Words that are said of one thing only, whatever stands around them. */

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (SERVER_MISCONFIGURED,
           "maildir|create maildir file|output file|spool file|mail spool|mailbox file|lock file"
           " ~ permission denied|read only file system|not a directory & !over quota"),
  PR_RULE (RECIPIENT_UNKNOWN, "unknown address error & no such user|user unknown|not found"),
  PR_RULE (SENDER_REJECTED, "sender verify failed|sender verification failed & verification failed for"),
  PR_RULE (SERVICE_UNAVAILABLE, "not accepting connections & #5xx"),
  PR_RULE (SENDER_REJECTED, "faked bounce|fake bounce|forged bounce|bogus bounce"),
  PR_RULE_AT (POLICY_REJECTED, PR_BY_CLIENT, "the message was rejected by the server"),
  PR_RULE (SENDING_TOO_FAST, "rejected .. too many messages|too many mails & #4xx & !recipients"
           " & !your account & !sent from"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "lower numbered mx|lower mx record & #4xx"),
  PR_RULE (SENDER_NOT_ALLOWED, "only send testing emails|only send test emails & verify"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "max|maximum|limit ~ emails per hour|emails per day|messages per hour|messages per day"),
  PR_RULE (RECIPIENT_INVALID, "recipient domain not specified|recipient domain missing"),
  PR_RULE (BAD_SEQUENCE, "protocol deviation"),
  PR_RULE (DNS_FAILURE, "name server timeout|name server timed out|dns resolve error"),
  PR_RULE (TOO_MANY_RECIPIENTS, "number of rcpts|number of recipients ~ over"),
  PR_RULE (MESSAGE_TOO_LARGE, "length of data|size of data ~ maximum|threshold|limit"),
  PR_RULE (RECIPIENT_UNKNOWN, "invalid rcptto"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "unable to connect to mx|could not connect to mx|cannot connect to mx"
              " & !connection refused"),
  PR_RULE (ACCOUNT_DISABLED, "main account unavailable|main account … disabled"),
  PR_RULE (BLOCKLISTED, "openrelay check|open relay check"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "rejected: service temporarily|rejected: temporarily|rejected: temporary & #4xx"),
  PR_RULE (GREYLISTED,
           "address rejected: please|address rejected: try|address rejected: come back|"
           "address rejected: retry & #4xx & !quota & !full"),
  PR_RULE (SENDING_TOO_FAST, "number of messages per session|messages in this session & !sessions"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "recipients domain|recipient domain|mailbox does not exist ~ hourly quota|daily quota"),
  PR_RULE (CONNECTION_CLOSED, "without being connected & called"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT, "your host is not blocking"),
  PR_RULE (PROTOCOL_ERROR, "expected response code & !#4xx & !#5xx & !with username"),
  PR_RULE (RECIPIENT_UNKNOWN, "address was not found|address … is unknown & not receiving"),
  PR_RULE (HELO_REJECTED, "helo name|ehlo name|helo hostname ~ contains|not is valid|has an ip"),
  PR_RULE (HELO_REJECTED, "helo|ehlo|helo/hostname|helo/host ~ mismatch|hostname mismatch"),
  PR_RULE_AT (HELO_REJECTED, PR_WITH_SMTP, "is my address|is _my_ address|is our address"),
  PR_RULE (MESSAGE_MALFORMED,
           "header syntax|header from|from header ~ malformed|missing|valid address"
           " & !dkim & !dmarc"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_AT_MESSAGE,
              "account .. blocked|suspended|disabled ~ contact your administrator|"
              "contact your admin|contact your provider & !recipient*"),
  PR_RULE (CONTENT_BLOCKED, "with html ~ not supported|use text/plain"),
  PR_RULE (MESSAGE_MALFORMED,
           "line|lines ~ longer than|too long|exceed*|maximum length ~ characters|octets|bytes|"
           "chars & !command* & !header & !subject"),
  PR_RULE (POLICY_REJECTED, "journal message*|journal report*|anti spoof*|antispoof*"),
  PR_RULE (POLICY_REJECTED, "screening issues"),
  PR_RULE (SENDER_REJECTED, "fully qualified address|fully qualified sender & #504 & !recipient*"),
  PR_RULE (POLICY_REJECTED, "message|mail|email .. was blocked by server|blocked by the server"),
  PR_RULE (POLICY_REJECTED,
           "router information|router infomation|smtpport check|ip check error|ip check failed|"
           "ip check failure"),
  PR_RULE (AUTH_TEMPORARY_FAILURE, "auth error|authentication error|auth support error & #4xx"),
  PR_RULE (RECIPIENT_UNKNOWN, "not user of|not a user of & !group & !#53x"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "maillist|mail list|mailing list|list|group ~ is null|is empty|no members & !sender"),
  PR_RULE (BLOCKLISTED, "email from dynamic|mail from dynamic|messages from dynamic"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "retry timeout|retry time out|retry time not reached & !lock & !full & !quota"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "connection timed out|timed out & #426"),
  PR_RULE (RECIPIENT_DISABLED,
           "for inactivity|due to inactivity|because of inactivity|por inatividade|"
           "por inactividad|pour inactivité|per inattività|wegen inaktivität & #5xx & !#53x"
           " & !your account & !sign in"),
  PR_RULE (SENDER_REJECTED, "only one|one ~ recipient|receipient|rcpt ~ null sender|empty sender"),
  PR_RULE (SENDER_REJECTED,
           "return email|return address|return path|return domain|envelope from|envelope sender ~ "
           "invalid|is not valid|not a valid"),
  PR_RULE (MAILBOX_UNAVAILABLE, "account is unavailable|account unavailable & #4xx"),
  PR_RULE (CONTENT_BLOCKED, "message is banned|mail is banned"),
  PR_RULE (BLOCKLISTED, "spam client|auto client|spam_client|auto_client"),
  PR_RULE (RECIPIENT_UNKNOWN, "no recipients for|no recipient for ~ mail here|here"),
  PR_RULE (RELAY_DENIED, "only|just ~ allowed ~ for local users|local users only"),
  PR_RULE (RECIPIENT_UNKNOWN, "*@* .. not used & #55x"),
  PR_RULE (RECIPIENT_DISABLED, "requires an upgrade|needs an upgrade & #5xx"),
  PR_RULE (RECIPIENT_MAILBOX_FULL, "allowed message count|maximum message count & !sender"),
  PR_RULE (SERVICE_UNAVAILABLE, "no mail here|no mail service here|no mail accepted here"),
  PR_RULE (RECIPIENT_MOVED, "try|use|forward to|send to|write to ~ *@* & #551"),
  PR_RULE (SPAM_CONTENT, "surbl|surbl.*|uribl|uribl.*"),
  PR_RULE (POLICY_REJECTED, "service refuse|service refusé & #5xx & !spam"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "service refuse|service refusé & #4xx & !spam"),
  PR_RULE (MISSING_REVERSE_DNS,
           "ip|ip address|your host ~ issue|problem ~ domain name system|with dns"),
  PR_RULE (POOR_REPUTATION, "ip|ip address ~ flagged by|flagged as"),
  PR_RULE_AT (POLICY_REJECTED, PR_NOT_BY_CLIENT,
              "ipv6|ipv4 ~ not|doesn't|cannot|can't ~ process|accept|support|allow*"
              " & !reverse & !ptr & !spf & !dkim"),
  PR_RULE (SENDING_TOO_FAST, "too many|so many ~ single session|one session|same session"
           " & !recipients & !commands & !errors & !sessions"),
  PR_RULE (SPAM_CONTENT, "antispam checks|anti spam checks|spam checks"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND, "hosted tenant|mail enabled subscription*"),
  PR_RULE (CONTENT_BLOCKED,
           "html subpart|html subparts|html part|html parts|html mail|html email ~ contains|"
           "not accepted|rejected|not allowed|consider"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "no dns a-data|no dns a data|no dns mx data|invalid mx record"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "could not be scanned|cannot be scanned|unable to scan|scan failed|scanning failed|"
           "filter … initialization failure|scanner … unavailable|scanner … error|filter timeout|"
           "filter timed out|scanner timeout|scan timeout|milter timeout|unable to quarantine"
           " & #4xx"),
  PR_RULE (SERVER_MISCONFIGURED, "rejected: server configuration"),
  PR_RULE (SERVER_MISCONFIGURED,
           "license|licence|subscription ~ expired|invalid|exceeded|not valid|has ended"
           " & !account & !user & !mailbox & !smtp & !renew"),
  PR_RULE (AUTH_REQUIRED,
           "unauthenticated mail|unauthenticated email|unauthenticated senders ~ this range|"
           "this network|this ip|dynamic"),
  PR_RULE (CONTENT_BLOCKED, "mime_banned*|multi part mime|mime parts|extensions ~ dangerous"),
  PR_RULE (MAILBOX_UNAVAILABLE, "mailbox has been corrupted"),
  PR_RULE (SPAM_CONTENT, "due to spam classification"),
  PR_RULE (MESSAGE_MALFORMED,
           "subject|from|header|headers|body|to|cc|date|message … contains|contain|has|have ~ "
           "invalid character*|illegal character*|bad character*|non ascii|control character*"
           " & !address & !recipient & !command & !rcpt"),
  PR_RULE (CONTENT_BLOCKED,
           "not accepting|do not accept|don't accept|not accept|no longer accept|not accepted|no|"
           "cannot accept ~ attachments|attachment"),
  PR_RULE (HELO_REJECTED,
           "helo/ehlo parameter|mismatched helo|ehlo parameter|requires domain address|"
           "wrong value … helo"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND,
           "perm_failure: dns|perm failure: dns|dns error|dns query error|undeliverable localhost|"
           "malformed or unexpected name server reply|name server timeout"),
  PR_RULE (RECIPIENT_INVALID,
           "keine gültige e mail adresse|не является адресом электронной|不是正确的电子邮件地址|"
           "n'est pas une adresse|no es una dirección de correo|não é um endereço de e-mail|"
           "reserved by rfc"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "größenlimit|превышает глобальный предел|предел размера|超过了全局大小限制|大小限制|"
           "limite de taille globale|límite de tamaño|limite de tamanho"),
  PR_RULE (TOO_MANY_RECIPIENTS,
           "anzahl an empfängern überschritten|количества получателей|收件人数量超出|"
           "nombre de destinataires autorisé|número de destinatarios|número de destinatários"),
  PR_RULE (MISSING_REVERSE_DNS, "dns check failure|pointer (ptr)"),
  PR_RULE (AUTH_REQUIRED, "unauthenticated senders not allowed"),
  PR_RULE (POOR_REPUTATION, "unusual rate of & dkim domain|spf domain|ip netblock"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED,
           "spf|dkim|dmarc|sender policy framework & !spam classification & !ptr"
           " & !ipv6 sending & !dns error & !header is & !your setting"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED,
           "(dmarc:*|authentication information|fails to pass authentication|"
           "authentication checks|unauthenticated … dmarc"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED,
           "sender's policy|domainkeys|sender id (pra)|required authentication level|(au01)|"
           "(au02)"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED,
           "sender is unauthenticated|unauthenticated sender*|"
           "without authentication from this domain"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED,
           "sender is unauthenticated|unauthenticated sender*|"
           "without authentication from this domain|unauthenticated email|"
           "unauthenticated mail|email authentication|not authenticated email|"
           "unauthenticated message|domain authentication|message authentication|body hash|"
           "spf.pobox.com|openspf.org|openspf.net|spfcheck|p=unauthenticatedemail|"
           "p=unauthmail|#authentication|mi:spf|mi:dkim|is not allowed to send mail from|"
           "not allowed to send mail for|not authorized to send from this domain|"
           "not permitted to send from domain|does not designate|"
           "doesn't allow sending mails from|is not designated & !group & !mailbox"),
  PR_RULE (MISSING_REVERSE_DNS,
           "reverse dns|reverse hostname|reverse name|rdns|no rdns|reverse lookup|"
           "reverse mapping|reverse record|reverse ip|reverse address|reverse entry|reverse|"
           "dns p3|rp:rdn|ip must resolve|ptr|ptr record|ptr records|ptr resource|dns ptr|fcrdns|"
           "forward confirmed|forward dns|c=rdns|generic rdns|dynamic ip|generic dns|p=ipv6|"
           "обратн* … зон*|обратн* … запис* & !reverse path & !reversepath"),
  PR_RULE (MISSING_REVERSE_DNS,
           "cannot find your|can't find your|find your|unable to find your|"
           "cannot resolve your|can't resolve your|unable to resolve your|"
           "could not resolve your|resolve your ~ hostname|host name|address|ip|reverse"
           " & !sender* & !recipient* & !domain of"),
  PR_RULE (MISSING_REVERSE_DNS,
           "(dns:nr)|(dns:b1)|(dns:b2)|valid reverse lookup*|not listed in dns|"
           "host could not be verified|unresolvable relay host|unverifyable sending|"
           "unverifiable sending|mismatch* … client ip|client ip … mismatch*|ip name lookup|"
           "ip name possibly forged|does not resolve to|no ptr|ip address … no hostname|"
           "without a hostname|hostname does not resolve|dns lookup of your ip|"
           "cannot resolve ptr|resolve ptr|fix reverse|obратная"),
  PR_RULE (GREYLISTED,
           "address verification in progress … greylist*|greylist*|graylist*|grey list*|"
           "gray list*|greylisting*|graylisting*|deferred: grey|gl01|gl02|postgrey*|"
           "milter greylist|/greylisting*|greylist.*|not whitelisted by this|grau gelistet|"
           "серые списки|серый список|灰名单"),
  PR_RULE (GREYLISTED,
           "please wait|is being verified|first contact|first time|unknown sender triplet|"
           "new sender|you are unknown|have not seen you|come back in|try again in|retry in|"
           "try again after|please retry in|wait … min|wait … minutes & #4xx & !rate & !too many"
           " & !limit* & !exceed* & !receiving & !quota & !locked & !frequent* & !too fast"
           " & !loaded"
           " & !overload* & !busy"),
  PR_RULE (VIRUS_DETECTED,
           "virus|viruses|malware|trojan|worm|infected|eicar*|ransomware|clamav|wurm|"
           "schadsoftware|вирус|вирусы|病毒|ウイルス|ウィルス|phishing.heuristics|malicious attachment|"
           "malicious content|malicious software & !antivirus & !anti virus & !virus free"
           " & !no virus & !false & !postmaster & !virusfree"),
  PR_RULE (VIRUS_DETECTED, "antivirus|anti virus ~ rejected|found|detected|blocked|infected"),
};
/* clang-format on */

const PrRuleTable pr_rules_topics = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
