/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* Things that a whole sentence says, where a word of it alone would say another: of whom a limit
 * is, whose address is blocked, and what was missing before. */

/* clang-format off */
static const PrRule rules[] = {
  /* What may be sent in a time, and what may be kept. */
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "hour limit|hourly limit|day limit|daily limit|limit per hour|limit per day|"
           "limit for today|24 hour limit|daily message limit|hourly message limit|"
           "daily sending limit|hourly sending limit|daily mail limit|daily email limit ~ "
           "exceed*|reached|over|hit|used up & !recipient* & !login* & !connection* & !mailbox is"
           " & !receiv* & !credit*"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "sender|sender's|user|account|your mailbox ~ exceed*|reached|over ~ "
           "messages per hour|messages per day|emails per hour|emails per day|mails per hour|"
           "mails per day & !recipient* & !receiv* & !login*"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "hour quota|hourly quota|day quota|daily quota|sending quota|sender limit|"
           "sender's limit|limit of messages from|limit for messages from|limit of mails from ~ "
           "exceed*|exhausted|reached|used up & !recipient* & !receiv*"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "has sent|have sent|sent ~ maximum number of|as many as allowed|too many|more mails|"
           "more messages|more emails ~ "
           "today|this hour|per day|per hour|this day & !login*"),
  PR_RULE (SENDING_TOO_FAST,
           "sent|sent to|sending to|sending .. many mails|many emails|many messages ~ last|in|"
           "within|past ~ minute|minutes|seconds|min & !recipient*"),
  PR_RULE_AT (SENDING_TOO_FAST, PR_NOT_BY_CLIENT,
              "messages|mails|emails ~ per connection|in one connection|in this connection|"
              "per session ~ only|at most|no more than|maximum|max"),
  PR_RULE_AT (SENDING_TOO_FAST, PR_NOT_BY_CLIENT,
              "message count|mail count|message limit|mail limit ~ per connection|per session|"
              "this session|this connection ~ reached|exceed*|over|maximum|max"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "quota|limit ~ of outgoing|for outgoing|of messages for today|"
           "of mails for today|of emails for today|of sent messages & !size"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "reached|exceed*|hit|used up|over ~ outgoing limit|outgoing limits|outgoing mail limit|"
           "outgoing email limit|outgoing message limit|outbound limit|outbound limits|"
           "sending limits & !size & !connection* & !recipient's"),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "connections|connection|sessions ~ per hour|per minute|per day|hourly|an hour|a minute|"
           "in one hour|this hour ~ maximum|max|too many|exceed*|limit*|reached & !messages"
           " & !mails & !emails & !recipient* & !login*"),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "*并发连接*|*并发数*|*连接数*|*連線數* ~ *过大*|*过多*|*過多*|*超过*|*超過*|*限制*"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "can only send|may only send|may send only|can send only ~ mails|emails|messages ~ "
           "a day|per day|an hour|per hour|every day|every hour|daily|hourly"),
  PR_RULE_AT (MAILBOX_FULL, PR_BY_CLIENT,
              "save|saved|saving|store|stored|storing|append|upload|copy|move ~ message|mail|draft|"
              "copy ~ "
              "quota|out of space|mailbox full|mailbox is full"),
  PR_RULE_AT (MAILBOX_FULL, PR_BY_CLIENT, "imap|append ~ quota|overquota|over quota"),
  PR_RULE_AT (MAILBOX_FULL, PR_WITH_IMAP, "quota|disk quota|overquota ~ append"),
  PR_RULE_AT (MAILBOX_FULL, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox|maildrop|mail drop|inbox|quota|disk quota|storage|disk space|append|"
              "overquota ~ "
              "exceed*|over|over quota|is full|full|not enough|reached|used up|% of|"
              "no space|no more space|no room|no free space|out of space|insufficient space"
              " & !bandwidth & !no such & !no longer & !(re)moved & !message exceeds & !failed over"
              " & !command & !server & !system & !rate & !login & !messages in & !attachment"
              " & !size of"
              " & !recipient* & !name & !length"),

  PR_RULE_AT (RECIPIENT_MAILBOX_FULL, PR_NOT_BY_CLIENT,
              "maildir|maildrop|mailbox|deliver|local delivery|command output ~ over quota|"
              "over its quota|quota exceeded|quota is exceeded|exceeds quota & !sender*"
              " & !bandwidth & !imap & !pop3 & !does not exist & !hourly & !daily"),

  /* What came in the wrong order, or not as it should. */
  PR_RULE_AT (COMMAND_REJECTED, PR_NOT_BY_CLIENT,
              "not following|not follow|don't follow|doesn't follow|does not follow|violat* .. "
              "the smtp protocol|smtp protocol|the protocol"),
  PR_RULE (CONNECTION_CLOSED, "talk faster|too slow to talk|you are too slow"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "closed stream|stream closed|stream is closed|closed socket & !mailbox"),
  PR_RULE (PROTOCOL_ERROR, "responseparseerror|response parse error"),
  PR_RULE_AT (BAD_SEQUENCE, PR_NOT_BY_CLIENT,
              "mail from|rcpt to|helo|ehlo|sender|mail transaction|transaction .. "
              "already established|already started|already in progress|already open|"
              "already begun & !connection* & !user*"),
  PR_RULE (BAD_SEQUENCE,
           "already said|you have said|you've said .. helo|ehlo|hello & !resolve*"),
  PR_RULE_AT (BAD_SEQUENCE, PR_NOT_BY_CLIENT,
              "tls|starttls|ssl|encryption .. is active|active|already active|in use already|"
              "already in use|is already on & !not active & !until & !connection* & !plain*"),

  /* Who stopped it. */
  PR_RULE (RECIPIENT_REFUSED, "suppression list"),
  PR_RULE (RECIPIENT_REFUSED,
           "group you tried to contact|group you tried to reach .. may not exist|"
           "permission to post|not accept messages"),
  PR_RULE (RECIPIENT_REFUSED,
           "blocked by recipient|blocked by the recipient|rejected by the user|"
           "blocked by the user|blocked by this user & !policy & !admin*"),
  PR_RULE_AT (RECIPIENT_REFUSED, PR_NOT_BY_CLIENT,
              "not allowed to send|not permitted to send|not authorized to send|may not send .. "
              "mail to this|messages to this|email to this|to this recipient|to this address|"
              "to this user|to this group|to this list & !relay*"),
  PR_RULE (POLICY_REJECTED,
           "from your country|from this country|from that country|your geographic*|"
           "country is blocked & !sign in* & !login* & !log in & !#53x"),
  PR_RULE (POLICY_REJECTED, "is not allowed to send ~ recipient address restricted|free accounts"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_NOT_BY_CLIENT,
              "account|mailbox|user .. not yet activated|not activated|not been activated|"
              "not yet enabled|not enabled|not approved .. for sending|to send|for outgoing|"
              "for outbound & !recipient*"),
  PR_RULE (RELAY_DENIED, "don't host|do not host|doesn't host|does not host .. domain"),
  PR_RULE_AT (SENDER_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "your domain|your domain's|sender's domain|sending domain .. mx|mx record|"
              "mx records|dns record .. is invalid|invalid|missing|not found|does not exist"
              " & !recipient* & !spf & !dkim & !dmarc & !ptr & !reverse"),
  PR_RULE (MESSAGE_MALFORMED,
           "messages|message|mail|mails|email .. without to/cc|without to or cc|without a to|"
           "without a from|without a date|without a subject|without subject|without from|"
           "without date|without message id"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_NOT_BY_CLIENT,
              "could not contact|cannot contact|can't contact|unable to contact|"
              "could not reach|cannot reach|unable to reach|lost connection to .. "
              "policy server|policy daemon|policy service|milter|content filter|spam filter|"
              "database|ldap server|ldap|backend|virus scanner|scanner & #4xx & !auth*"
              " & !password"),
  PR_RULE (SPAM_CONTENT,
           "message|mail|email .. blocked|refused|rejected|stopped .. due to its content|"
           "because of its content|for its content|based on its content & !attachment*"
           " & !virus* & !policy"),
  PR_RULE (SPAM_CONTENT, "spamming not allowed|spamming is not allowed|no spamming & #5xx"),
  PR_RULE (BLOCKLISTED,
           "reported|listed|known .. sending unsolicited|sending spam|source of spam .. "
           "blocked|banned|barred & !account"),
  PR_RULE_AT (SERVICE_UNAVAILABLE, PR_NOT_BY_CLIENT,
              "mail is not being accepted|not accepting mail here|mail is not accepted here"
              " & !this address & !recipient* & !mailbox"),
  PR_RULE (SERVICE_UNAVAILABLE, "stat=service unavailable & #5.0.0"),
  PR_RULE_AT (SERVER_MISCONFIGURED, PR_NOT_BY_CLIENT, "internal mailer error"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "connect to .. [/* .. no such file or directory|permission denied|connection refused"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "attempts|attempt|tried|trying .. recipient's email system|recipient's mail system|"
           "recipient's mail server|recipient's server|recipient's email server .. didn't respond|"
           "did not respond|doesn't respond|not respond|not responding|no response"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "action: delayed|will retry until ~ timed out|refused"),
  PR_RULE (SERVER_MISCONFIGURED, "has too many links|missing map file|no passdbs"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox|mailboxes|maildrop|inbox|index .. is being rebuilt|being rebuilt|"
              "is being repaired|is being reconstructed|is being moved|being migrated"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "authentication failed|auth failed|sasl .. invalid authentication mechanism|"
           "unsupported authentication mechanism|unknown authentication mechanism|"
           "no such mechanism|invalid mechanism|unknown mechanism"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "command output .. unable to connect|cannot connect|could not connect|"
           "connection refused"),
  PR_RULE (CONNECTION_CLOSED, "pop eof|pop3 eof|imap eof|smtp eof|eof or i/o error"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BY_CLIENT,
              "login|log in|sign in|logon .. canceled by|cancelled by|aborted by|interrupted by|"
              "ended by .. server|remote host|other side & !user & !administrator & !too many"
              " & !expired & !password"),
  PR_RULE_AT (UNCLASSIFIED, PR_BY_CLIENT,
              "canceled by|cancelled by|aborted by .. user|the user|you & !account & !mailbox"),
  PR_RULE_AT (UNCLASSIFIED, PR_BY_CLIENT,
              "user|you .. canceled the|cancelled the|aborted the|interrupted the .. operation|"
              "sending|transfer|download|request"),
  PR_RULE (TRANSACTION_FAILED,
           "sending|message|delivery|transaction .. canceled by|cancelled by|aborted by .. user"
           " & #5xx"),
  PR_RULE (RECIPIENT_REFUSED,
           "recipient address|recipient email address|this recipient|recipient's address|"
           "recipient domain .. is blocked|was blocked|been blocked|blocked using|"
           "blocked by .. policy service|policy server|policy daemon|our policy|local policy|"
           "policies & !ip & !client host & !sender* & !list & !greylist* & !temporar*"),
  PR_RULE (POLICY_REJECTED,
           "recipient|recipients|recipient address|recipient's domain|recipient domain .. "
           "blocked by .. "
           "sender's administrator|your administrator|sender's organization|your organization|"
           "sender's organisation|your organisation|sender's company|sender's admin|your admin"
           " & !blocked using"),
  PR_RULE (RECIPIENT_REFUSED,
           "this recipient|this recipient email address|recipient address|recipient email address|"
           "recipient's address|recipient email|this recipient's address .. is blocked|"
           "was blocked|has been blocked|been blocked & !sender* & !ip & !list & !by the admin*"
           " & !blocked using & !temporar*"),
  PR_RULE (BLOCKLISTED,
           "ip|your ip|this ip|client ip|ip address|remote ip|sender ip .. is rejected|rejected|"
           "is refused & !#4xx & !#5xx & !host & !relay* & !dns & !user & !name & !rule* & !policy"
           " & !content & !login & !connection*"),
  PR_RULE (RECIPIENT_REFUSED,
           "destinatario|destinataire|destinatário|empfänger|odbiorca|adresat ~ ha bloccato|"
           "a bloqué|ha bloqueado|bloqueou|hat … blockiert|zablokował"),
  PR_RULE (RECIPIENT_REFUSED,
           "geblokkeerd door|bloqué par|bloqueado por|bloccato da*|blockiert von|"
           "zablokowana przez .. "
           "ontvanger|geadresseerde|destinataire|destinatario|destinatário|empfänger|odbiorcę"),
  PR_RULE (BLOCKLISTED, "ipbl*"),
  PR_RULE (SERVER_BUSY,
           "connection refused .. server is busy|server busy|server too busy|overloaded|"
           "too many users & #4xx"),
  PR_RULE (MESSAGE_TOO_LARGE, "over size .. message"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "delivery attempts|attempts to deliver|number of deliveries|number of retries ~ "
           "maximum|exceed*|reached|too many|exhausted & !login & !password"),
  PR_RULE (HOST_NOT_FOUND,
           "invalid server address|invalid server name|invalid host address|bad server name|"
           "bad server address & !#5xx & !#4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "relay server ~ not ready|not available|is down & #4xx"),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "connection limit|connections limit|maximum number of connections ~ exceed*|reached|over|"
           "hit"),
  PR_RULE (RECIPIENT_INVALID,
           "address|addresses|address length|local part ~ longer than|more than|too long ~ "
           "characters|octets|chars|bytes long & !subject & !line & !header*"),
  PR_RULE (MISSING_REVERSE_DNS,
           "dns query|dns lookup|dns look up|name lookup ~ failed for|failed on|fails for ~ ip|"
           "your ip|client ip|ip address & !domain* & !sender & !recipient"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "tls|ssl|handshake* ~ name does not match|name doesn't match|names do not match|"
           "name did not match|name mismatch|hostname mismatch|host name mismatch & !user name"
           " & !username"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "not allowed|not permitted|not authorized|not authorised|not entitled|cannot|can't|"
           "may not ~ send|send mail|send email|send emails|send messages|send e mail .. "
           "from this address|from that address|from this sender|from this email|from this e mail|"
           "with this address|with this sender|using this address|as this user"
           " & !ip & !host & !spf & !dmarc"),
  PR_RULE (APP_PASSWORD_REQUIRED, "login fail* .. enter your authorization"),
  PR_RULE (SENDER_NOT_ALLOWED, "local user only & !or authentication"),
  PR_RULE (MESSAGE_TOO_LARGE, "mailsize ~ exceed*|limit*|maximum"),
  PR_RULE_AT (SENDER_REJECTED, PR_NOT_BY_CLIENT,
              "sender address|the sender|this sender|your sender address|"
              "from address .. is blocked|was blocked|has been blocked|been blocked & !using"
              " & !ip & !list & !spam* & !host* & !server & !temporar* & !recipient* & !dns*"
              " & !http*"),
  PR_RULE (BLOCKLISTED,
           "sender ip|sender's ip|sending ip .. is not allowed|not allowed|not accepted|"
           "is not permitted|is denied & !spf & !relay*"),
  PR_RULE (SENDER_REJECTED,
           "fake sender|faked sender|forged sender|bogus sender|phony sender|"
           "sender is forged|sender is faked|sender is fake|forged from|fake from & !spf & !dkim"
           " & !dmarc"),
  PR_RULE (SPAM_CONTENT,
           "message|mail|email ~ refused|rejected|blocked|stopped|declined ~ by the scanner|"
           "by our scanner|by scanner|by the mail scanner|by our mail scanner|by mail scanner|"
           "by the content scanner|by content scanner|by the email scanner|by our content scanner"
           " & #5xx & !virus* & !attachment* & !error"),
  PR_RULE (BLOCKLISTED,
           "says|say|considers you|claims|thinks you're|thinks you are .. spammer|a spammer|"
           "spam source|a spam source & !sender* & !from address"),
  PR_RULE (POLICY_REJECTED,
           "unauthorized interface|unauthorised interface|unauthorized network|"
           "unauthorised network|unauthorized host|unauthorised host|unauthorized ip|"
           "unauthorised ip|unauthorized mail server|unauthorized server|unauthorized connection"
           " & #55x & !relay* & !spf & !dkim & !dmarc"),
  PR_RULE (POLICY_REJECTED,
           "will not|won't|does not|doesn't .. accept delivery|accept the delivery|"
           "take delivery & #521"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "no redirect entry|no redirection entry|no redirect for|no forwarding entry|"
           "no forward entry|no alias entry|no redirect found & #5xx"),
  PR_RULE (BLOCKLISTED, "is blocked|blocked & #521 & !recipient* & !mailbox & !account & !user"
           " & !sender"),
  PR_RULE (BLOCKLISTED,
           "] is blocked|] has been blocked|] blocked|] was blocked & #55x & !recipient*"
           " & !sender* & !spam & !message & !policy & !content"),
  PR_RULE (POLICY_REJECTED,
           "connection refused|connection rejected|connection denied .. by policy|"
           "by local policy|by our policy|by security policy|by site policy"),

  PR_RULE_AT (POLICY_REJECTED, PR_NOT_BY_CLIENT,
              "outbound mail|outbound email|outbound message|outgoing mail|outgoing email|"
              "outgoing message .. refused|rejected|denied|prohibited|not permitted & #55x"
              " & !limit* & !quota & !recipient* & !relay* & !spam* & !virus* & !size"),
  PR_RULE_AT (SENDER_REJECTED, PR_NOT_BY_CLIENT,
              "sender address|the sender|from address|return path|envelope sender|mail from ~ "
              "not a valid|isn't a valid|is no valid|is invalid|not valid|not compliant|"
              "violates|malformed ~ rfc 5321|rfc 5322|rfc 2821|rfc 2822|rfc 821|rfc 822|rfc5321|"
              "rfc5322|rfc2821|rfc2822|rfc821|rfc822 & !domain not & !helo & !ehlo"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_NOT_BY_CLIENT,
              "promise|backend|back end|upstream|database|handler|hook|plugin|internal|"
              "policy service|milter|queue runner|worker .. timed out|timeout|time out & #4xx"
              " & !greylist* & !recipient*"),
  PR_RULE (BAD_SEQUENCE,
           "no mailbox selected|no folder selected|no mailbox is selected|"
           "no mailbox currently selected|not in selected state|select a mailbox first|must select a mailbox"
           " & !read only"),
  PR_RULE (CONNECTION_REFUSED,
           "connect to|connecting to|connection to .. ssl://*|tls://*|tcp://* .. "
           "connection refused"),

  /* Signing in. */
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_BY_CLIENT, "password transition"),
  PR_RULE (AUTH_REQUIRED,
           "must|need to|have to|has to|should|required to .. authenticate|log in|login|sign in|"
           "be authenticated|be logged in .. to send|before sending|before you send|"
           "before you can send|before mail & !encrypt* & !tls & !webmail & !browser & !recipient*"),
  PR_RULE_AT (COMMAND_REJECTED, PR_NOT_SENDING,
              "unknown|unrecognized|unrecognised|invalid|illegal|bad .. command: login|"
              "command login|command 'login|command: auth*|imap command|imap4 command|"
              "pop3 command|pop command & !or password"),
  PR_RULE_AT (COMMAND_REJECTED, PR_NOT_SENDING,
              "invalid|illegal|bad|missing|wrong number of .. argument|arguments|parameters .. "
              "to|for|of|in .. auth|login|authenticate"),
  PR_RULE (RECIPIENT_REFUSED,
           "sendernotauthenticatedfor*|resolver.rst.sendernotauthenticatedfor*|"
           "not authenticated for group|not authenticated for mailbox"),
  PR_RULE (AUTH_REQUIRED,
           "server|host|provider ~ may require|might require|possibly requires|may need|"
           "might need|probably requires ~ authentication|authorization|login|a login|sign in|"
           "a user name|a username|a password & !oauth* & !encrypt*"),
  PR_RULE (AUTH_REQUIRED,
           "not yet authenticated|not authenticated yet|not yet logged in|not logged in yet|"
           "not yet signed in|not signed in yet|"
           "not logged on to|not logged in to & !state & !spf & !dkim & !mailbox"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED, "logging in|login .. is disabled on this server"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED, "logindisabled & !supported & !mechanism*"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "login|logins|logging in|log in|user command|user/pass|pass|auth|authentication|"
           "plaintext ~ "
           "disabled|"
           "not allowed|not permitted|forbidden|refused|refuses|prohibited ~ before tls|before ssl|"
           "before encryption|"
           "before stls|before starttls|until tls|until ssl|unsecured connection*|"
           "insecure connection*|non secure connection*|non secured connection*|over unencrypted|"
           "on unencrypted|without encryption|without tls|without ssl & !recipient*"),

  /* Encryption. */
  PR_RULE (STARTTLS_REQUIRED,
           "starttls is required to send|starttls required to send|starttls required before|"
           "starttls is required before|starttls … before mail from|starttls … before sending|"
           "starttls needed before|starttls is needed before|"
           "issue starttls first|starttls first & !recipient* & !destination & !remote"
           " & !already"),
  PR_RULE_AT (STARTTLS_REQUIRED, PR_WITH_SMTP,
              "must be sent|must be send|be send|has to be sent|have to be sent|must send ~ "
              "with an encryption|with encryption|encrypted|over tls|with tls|using tls"
              " & !password* & !recipient* & !destination"),
  PR_RULE (CERTIFICATE_UNTRUSTED,
           "system roots|root certificates|system root certificates|trusted roots|ca bundle|"
           "ca certificates|ca store|root store|trust store|truststore ~ no|failed to load|"
           "not be loaded|could not be loaded|unable to load|cannot load|could not load|"
           "missing|not found|empty & !expired & !client certificate"),
  PR_RULE (CERTIFICATE_SELF_SIGNED,
           "verification failed|verify failed|verification error|verify error ~ self signed"
           " & !chain"),
  PR_RULE (CERTIFICATE_NAME_MISMATCH,
           "certificate verification|certificate verify|verify error|verification error|"
           "certificate validation .. hostname mismatch|host name mismatch|name mismatch|"
           "ip address mismatch"),
  PR_RULE_AT (CERTIFICATE_NAME_MISMATCH, PR_BY_CLIENT,
              "host name|hostname|server name|server's name ~ not in the certificate|"
              "not part of the certificate|missing in the certificate|not named in"),
  PR_RULE_AT (CERTIFICATE_NAME_MISMATCH, PR_BY_CLIENT,
              "tls|ssl|certificate*|x509 ~ hostname|host name|server name|ip address ~ "
              "does not match|doesn't match|not match|mismatch|differs|is another|is different"
              " & !helo & !fingerprint*"),

  /* Names that a server looks up. */
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "name server: .. host name lookup failure"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND, "name server: .. host not found"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND, "no relevant answers"),
  PR_RULE (DNS_FAILURE, "malformed|unexpected .. name server reply|nameserver reply & !mx"),

  /* What a queue gave up. */
  PR_RULE (RECIPIENT_MAILBOX_FULL, "mailbox unavailable .. not enough free space"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "message expired ~ connect*|refused|reset|timed out"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "message timed out|message has been delayed|mail has been delayed"),

  PR_RULE_AT (MISSING_REVERSE_DNS, PR_NOT_BY_CLIENT | PR_WITH_SMTP | PR_AT_GREETING,
              "dns lookup|dns look up|name lookup|address lookup|dns query|dns check ~ fail*|error|"
              "unsuccessful & !sender* & !recipient* & !domain* & !mx"),
  PR_RULE (MISSING_REVERSE_DNS,
           "fail*|error ~ dns lookup|dns look up|host lookup|name lookup|address lookup & #421"
           " & !recipient* & !sender* & !mx & !domain*"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "name service error for ~ type=mx*|type=a*"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND,
           "mx lookup|lookup of mx|look up mx|look up the mx|mx query|mx record lookup|"
           "dns lookup of mx|lookup of the mx ~ recipient domain|recipient's domain|"
           "domain of the recipient|"
           "domain of recipient|destination domain ~ fail*|error|timeout|timed out|servfail"),
  PR_RULE_AT (SENDER_DOMAIN_NOT_FOUND, PR_AT_SENDER,
              "domain|domain name .. does not resolve|doesn't resolve|not resolvable"
              " & !helo & !ehlo & !ip"),
  PR_RULE_AT (SENDER_DOMAIN_NOT_FOUND, PR_NOT_BY_CLIENT,
              "domain|domain name .. must resolve|must be resolvable|has to resolve"
              " & !helo & !ehlo & !ip"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "communication failure|communications failure ~ during the delivery|"
           "during delivery|delivering|while delivering"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "network error|connection error|connect error|communication error|i/o error ~ "
           "destination mx*|destination server*|destination host*|remote mx*|recipient's mx*|"
           "recipient's server|mx hosts|all mx*"),
  PR_RULE_AT (MISSING_REVERSE_DNS, PR_NOT_BY_CLIENT,
              "your address|your ip|your ip address|server's ip|client's ip|client ip|"
              "client address|"
              "ip address|connecting ip ~ could not be resolved|cannot be resolved|"
              "can't be resolved|unable to resolve|cannot resolve|could not resolve|"
              "does not resolve|doesn't resolve|no host name|no hostname|no name found|"
              "cannot determine|could not determine|unable to determine ~ "
              "host name|hostname|a name|the name|found for & !helo & !ehlo & !sender*"
              " & !recipient*"),

  PR_RULE_AT (MISSING_REVERSE_DNS, PR_NOT_BY_CLIENT,
              "unresolvable client|unresolvable host|unresolvable ip ~ address|name|client|ip"
              " & !sender* & !recipient* & !domain*"),
  PR_RULE (MISSING_REVERSE_DNS,
           "your ip|your server's ip|ip address|client ip .. has no host name|has no hostname"),
  PR_RULE (MISSING_REVERSE_DNS,
           "find a hostname for|find a host name for|find a name for ~ your address|your ip|"
           "your ip address|client"),
  PR_RULE_AT (MISSING_REVERSE_DNS, PR_NOT_BY_CLIENT,
              "your ip|your ip address .. could not be resolved|cannot be resolved|"
              "can't be resolved|does not resolve|doesn't resolve"),

  /* What a folder is called, and whose it is on the server. */
  PR_RULE_AT (SERVER_MISCONFIGURED, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox directory|mail directory|maildir|mail folder|mail spool ~ not owned|"
              "wrong owner|wrong ownership|correct uid|correct gid"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3 | PR_WITH_IMAP,
              "unable to open|cannot open|can't open|could not open|couldn't open|failed to open .. "
              "mail drop|maildrop|mail spool|mailbox|inbox|mailfile|mail file & !lock* & !in use"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "mailbox name|folder name .. illegal character*|invalid character*|not allowed|"
              "not permitted & !login & !user name & !username"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "mailbox|folder ~ name ~ too long|longer than|length exceed*|exceeds"
              " & !login & !user name & !username"),

  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3 | PR_WITH_IMAP,
              "message|mail|msg .. can not load|cannot load|can't load|can not be loaded|"
              "could not be loaded|cannot be read|can not be read|could not be read|"
              "cannot be opened|could not be opened"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP,
              "wildcard|wildcards .. not permitted|not allowed|not supported|invalid|illegal"),

  PR_RULE (RECIPIENT_INVALID, "improper recipient*|improper address"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND,
           "smtpsend.dns.nonexistentdomain|nonexistent domain|find a mail server for|"
           "no mail server found for|no mail server for & !sender* & !helo & !ehlo"),
  PR_RULE (RECIPIENT_INVALID,
           "one or more|some .. invalid recipient*|recipients are invalid|addresses are invalid"
           " & !#5xx & !#4xx"),
  PR_RULE (RECIPIENT_REFUSED,
           "recipient address rejected .. block|block rcpt|deny|denied|forbidden|not wanted"
           " & #5.7.1 & !access denied & !unknown & !using & !relay* & !sender* & !block send"
           " & !helo & !client & !ip & !spf & !policy"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "messages to|mail to|mails to .. deferred due to excessive|deferred for excessive"),
  PR_RULE (RECIPIENT_UNKNOWN, "*リストにありません* & !ip*"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "recipient's email address|recipient's e mail address|recipient's address|"
           "address of the recipient .. isn't correct|is not correct|is incorrect|isn't right|"
           "is wrong"),

  /* Who never opened a mailbox there. */
  PR_RULE (RECIPIENT_UNKNOWN,
           "*用户*|*用戶*|*收件人*|*账号*|*帐号*|*帳號* ~ *未开通*|*没有开通*|*未開通*|*未注册*|*未註冊* ~ "
           "*邮箱*|*郵箱*|*信箱*|*邮件* & !*pop* & !*imap* & !*smtp* & !*服务* & !*服務* & !*功能*"),

  /* What Exchange and Outlook say of a recipient, in the language of who sent. */
  PR_RULE (RECIPIENT_MOVED,
           "adresse*|l'adresse|dirección|indirizz*|l'indirizzo|endereço|e mailadres|e mail adres|"
           "adres|*地址* .. destinataire|destinatario|destinatário|empfängers|geadresseerde|"
           "ontvanger|adresata|odbiorcy .. a changé|ha cambiado|è cambiato|hat sich geändert|"
           "is gewijzigd|is veranderd|mudou|uległ zmianie|zmienił się"),
  PR_RULE (RECIPIENT_MOVED,
           "destinataire|destinatario|destinatário|empfänger|geadresseerde|ontvanger|adresat|"
           "odbiorca|l'utilisateur|utente|usuario|usuário|gebruiker ~ a changé d'adresse|"
           "nouvelle adresse|nueva dirección|ya no usa|novo endereço|mudou de endereço|"
           "is verhuisd|si è trasferito|se ha mudado|nuovo indirizzo|ha cambiato indirizzo|"
           "neue adresse|nieuw adres|nowy adres"),
  PR_RULE (RECIPIENT_MOVED,
           "*收件人*|*受信者*|*宛先* ~ *地址已更改*|*地址已变更*|*位址已變更*|*アドレスが変更*|*アドレスは変更*"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "postfach|boîte aux lettres|buzón|casella|caixa de correio|postvak|mailbox|postbus|"
           "skrzynka|ящик|*邮箱*|*信箱*|*メールボックス* ~ empfängers|destinataire|destinatario|"
           "destinatário|geadresseerde|ontvanger|adresata|odbiorcy|получателя|*收件人*|*收件者*|"
           "*受信者*|*宛先* ~ voll|pleine|lleno|piena|cheia|vol|pełna|переполнен|*已满*|*已滿*|*いっぱい*"),
  PR_RULE (MAILBOX_UNAVAILABLE,
           "mailbox van|postbus van|postvak van|boîte aux lettres de l'utilisateur|"
           "buzón del usuario|casella di posta dell'utente|skrzynka pocztowa użytkownika|"
           "postfach des benutzers|caixa de correio do usuário|ящик пользователя .. "
           "niet beschikbaar|n'était pas disponible|n'est pas disponible|no estaba disponible|"
           "no está disponible|non era disponibile|non è disponibile|niedostępna|"
           "nicht verfügbar|não estava disponível|не был доступен & !imap & !pop3"),
  PR_RULE (MAILBOX_UNAVAILABLE,
           "boîte aux lettres|buzón|casella|caixa de correio|postfach|skrzynka|*邮箱*|*信箱* .. "
           "non è disponibile|n'est pas disponible|no está disponible|não está disponível|"
           "niedostępna|ist nicht verfügbar|*暂时不可用*|*暫時無法使用* & !imap & !pop3"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "adresse*|l'adresse|boîte aux lettres|dirección|buzón|indirizzo|l'indirizzo|casella|"
           "e mailadres|postvak|postfach|adres|skrzynka ~ destinataire|destinatario|"
           "geadresseerde|ontvanger|empfängers|adresata|odbiorcy ~ n'existe plus|ya no existe|"
           "non esiste più|bestaat niet meer|existiert nicht mehr|już nie istnieje"),
  PR_RULE (MAILBOX_UNAVAILABLE,
           "mailbox|postvak|postbus .. niet beschikbaar|onbereikbaar & !imap & !pop3 & !server"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "geadresseerde|ontvanger|destinatario|destinataire|adresata|odbiorcy ~ "
           "niet gevonden|onbekend|stato trovato|non trovato|nie znaleziono|nie odnaleziono"
           " & !server* & !serwer*"),
  PR_RULE (RECIPIENT_DISABLED,
           "mailbox|postvak|boîte aux lettres|boîte|casella|compte|account|conto|skrzynka|konto ~ "
           "ontvanger|geadresseerde|destinataire|destinatario|odbiorcy|adresata .. geblokkeerd|"
           "uitgeschakeld|bloquée|bloqué|désactivée|bloccata|bloccato|disattivata|zablokowana|"
           "zablokowane|wyłączona"),
  PR_RULE (RECIPIENT_UNKNOWN,
           "adresse*|l'adresse|dirección|indirizzo|l'indirizzo|endereço|e mailadres|e mail adres|"
           "adres|adresu ~ entrée|saisie|eingegebene*|escribió|introducida|introducido|"
           "immesso|inserito|digitado|inserido|ingevoerd|opgegeven|wprowadzonego|podanego ~ "
           "introuvable|être trouvée|trouvée|trouver|niet gevonden|nicht gefunden|encontrar|"
           "trovare|odnaleźć|znaleźć & !serveur & !server & !serwer* & !domain* & !mot de passe"),
  PR_RULE (RECIPIENT_UNKNOWN, "onbekende .. geadresseerde|ontvanger|gebruiker & !server"),
  PR_RULE (RECIPIENT_REFUSED,
           "niet gemachtigd|geen toestemming|pas autorisé|pas l'autorisation|no tiene permiso|"
           "não tem permissão|non si dispone dell'autorizzazione|non ha l'autorizzazione|"
           "nicht berechtigt|keine berechtigung|nie masz uprawnień|nie ma uprawnień ~ "
           "deze geadresseerde|deze ontvanger|ce destinataire|este destinatario|"
           "este destinatário|questo destinatario|diesen empfänger|tego adresata|tego odbiorcy"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "bericht|wiadomość|messaggio|mensaje|mensagem ~ groter dan|te groot|większa niż|"
           "zbyt duża|troppo grande|demasiado grande|muito grande"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_NOT_SENDING,
              "wachtwoord|gebruikersnaam ~ klopt niet|kloppen niet|komt niet overeen"),
};
/* clang-format on */

const PrRuleTable pr_rules_exact = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
