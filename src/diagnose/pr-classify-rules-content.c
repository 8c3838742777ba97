/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (BLOCKLISTED,
           "sender's ip|sender's ip address|sender ip address|ip address of the sender .. "
           "has been blocked|is blocked|was blocked|is banned|is listed"),
  PR_RULE (BLOCKLISTED, "connection refused from|connections refused from & !auth"
           " & !recipient* & !concurrent & !exceed* & !too many"),
  PR_RULE (CONNECTION_CLOSED, "lost incoming connection|lost input connection|"
           "lost your connection"),
  PR_RULE (VIRUS_DETECTED, "w32/*|w32.*|win32/*|win32.*|w97m/*|html/phish*|mydoom*|netsky*"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "mailbox|user|recipient|account ~ receiving|receives|received ~ faster|too fast|"
           "too quickly|too often & !sender & !from you & !your ip"),
  PR_RULE (MAIL_LOOP, "nesting level|nested too deep*|expansion loop|alias loop & !brackets"),
  PR_RULE (CONTENT_BLOCKED,
           "file extension*|file type*|file name*|filename*|attachment type*|extension ~ "
           "blacklisted|high risk|banned|blocked|forbidden|prohibited|not allowed|not permitted|"
           "dangerous"),
  PR_RULE (MESSAGE_MALFORMED,
           "subject|subject line|subject header|from header|date header|message id ~ "
           "is mandatory|is required|must be present|is missing|missing & !address"
           " & !client cert*"),
  PR_RULE (BLOCKLISTED,
           "used by spammers|abused by spammers|used by a spammer|used for spamming|"
           "used for spam|source of spam|sources of spam|spam source|spam sources|"
           "maps.vix.com*|rfc-ignorant.org*|bad whois & !account"),
  PR_RULE (MAIL_LOOP, "loop check"),
  PR_RULE (BLOCKLISTED,
           "this ip is|your ip is|client ip is|from this ip|from your ip|from this ip address|"
           "from your ip address|from this host|"
           "from your host|from this address range .. refused|rejected|not accepted & !helo"
           " & !relay & !spam"),
  PR_RULE (MESSAGE_MALFORMED,
           "message|body|mime|header|headers|mail ~ could not be parsed|cannot be parsed|"
           "decode failed|decoding failed|not parseable|unparseable|parse error|parsing failed|"
           "failed to parse & !address & !recipient"),
  PR_RULE (MESSAGE_MALFORMED,
           "unqualified address|missing domain|malformed address|bad address ~ in header|"
           "\"cc:\" header|\"to:\" header|\"bcc:\" header|\"from:\" header|\"reply to:\" header|"
           "\"cc\" header|\"to\" header|\"from\" header|from: header|to: header"),
  PR_RULE (COMMAND_REJECTED, "too many commands|too many noop*|too many rset*|junk commands"),
  PR_RULE (POLICY_REJECTED,
           "direct connection|direct connections|direct mail|connect directly|deliver directly|"
           "residential ip|residential ips|consumer ip|end user ip ~ does not support|not support|"
           "not accept*|no|not allowed|through your isp|via your isp|your isp's|your provider's"
           " & !listed & !dynamic"),
  PR_RULE (ACCOUNT_DISABLED,
           "suspicious account activity|suspicious activity on your account|"
           "suspicious activity on this account|suspicious activity from your account"
           " & !temporarily locked & !login* & !sign in"),
  PR_RULE (SENDING_TOO_FAST, "cxthrt"),
  PR_RULE (BLOCKLISTED, "aup#in*"),
  PR_RULE (SENDING_LIMIT_EXCEEDED, "spam limit ~ account|exceeded|reached"),
  PR_RULE (ACCOUNT_DISABLED,
           "email outgoing|outgoing email|outgoing emails|outgoing mail|outgoing mails|outgoing|"
           "outbound mail|outbound email ~ blocked|disabled|suspended|stopped & !ip & !port"
           " & !server & !message discarded & !suspension"),
  PR_RULE (SPAM_CONTENT,
           "by the content filter|by content filter*|by the spam filter|by spam filter*|"
           "by our spam filter*|by the antispam|by anti spam|by antispam|by our anti spam|by dcc|"
           "by pyzor|by razor|by spamassassin|by rspamd & !sender address & !your ip & !failed"
           " & !unavailable"),
  PR_RULE (SPAM_CONTENT,
           "words|word|phrase|phrases|keyword|keywords ~ in the message|in your message|"
           "in the subject|in message|in the mail|in subject|in body ~ blocked|not allowed|"
           "forbidden|banned|prohibited|restricted"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "recipient has exceeded … per hour|number of messages they can receive|"
           "recipient thread limit|receive limit exceeded|per hour message receive limit"),
  PR_RULE (SENDER_REJECTED,
           "unregistered domain*|email address … has been blocked|domain has been blocked|"
           "your domain has been"),
  PR_RULE (SPAM_CONTENT, "message filtered & #55x"),
  PR_RULE (BLOCKLISTED,
           "pol p1|pol p2|pol p3|pol p4|pol t1|pol t2|pol t3|"
           "not accepting messages from your mail server"),
  PR_RULE (SENDING_TOO_FAST,
           "too many messages & #4xx & !connection & !session & !hour & !day & !threshold"
           " & !recipient & !limit"),
  PR_RULE (HELO_REJECTED, "empty helo/ehlo|helo/ehlo argument|ehlo argument|helo argument"),
  PR_RULE (MESSAGE_MALFORMED,
           "unicode character in a|encoded word|too many related errors|"
           "invalid characters or bare|disallowed header|header fields|required header"
           " & !address"),
  PR_RULE (MESSAGE_MALFORMED, "invalid characters & #5.6.x"),
  PR_RULE (MAIL_LOOP, "message depth exceeded|agent generated message"),
  PR_RULE (POLICY_REJECTED,
           "accept email over ipv6|accept mail over ipv6|restricted by policy|"
           "delivery restricted by policy"),
  PR_RULE (RELAY_DENIED,
           "tenantattribution|tenantinboundattribution|restrictdomainstoipaddresses|"
           "restrictdomainstocertificate"),
  PR_RULE (SERVICE_UNAVAILABLE,
           "this server does not accept mail|server does not accept any mail & !accept mail from"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "mi:stc|mi:sfq|rp:trc|rp:drc|rp:qrc|当天内累计|群发数量超过|超过每日|outgoing mail hold|"
           "sending limit (|credits exceeded|maximum credits|exceed sending limit|"
           "quota reached"),
  PR_RULE (TOO_MANY_RECIPIENTS,
           "rp:rcl|rp:cel|收件人数量超过|收件人数量|allow rcpt|too much recipient & !当天内累计"),
  PR_RULE (SENDING_TOO_FAST,
           "hl:ifc|hl:mep|短期内发送|mi:qfl|höchstbeschränkung|hoechstbeschraenkung|"
           "too many same size|sender thread limit"),
  PR_RULE (TOO_MANY_CONNECTIONS, "hl:itc|hl:icc|mi:dmc|并发连接数|当前连接发送"),
  PR_RULE (COMMAND_REJECTED, "mi:cel|mi:ccl|错误指令|too many error commands|too many erroneous|"
           "invalid input from"),
  PR_RULE (POLICY_REJECTED, "mi:spb|不在网易允许的发送用户列表"),
  PR_RULE (BLOCKLISTED, "hl:ipb|black ip|ip in blacklist|rbl deny|abus detecte|可疑ip|黑名单"),
  PR_RULE (POOR_REPUTATION,
           "hl:ihu|hl:rep|karma|ip is hangup|ip hangup|auf weißer liste"),
  PR_RULE (SENDER_REJECTED,
           "mi:imf|denies the sender|mail from invalid|sender is unvalidated|"
           "black mail address|不合规范"),
  PR_RULE (SPAM_CONTENT,
           "dt:spm|dt:sum|dt:sur|anti spam engine|content reject|rejecting spam|信封发件人和信头发件人"),
  PR_RULE (RELAY_DENIED,
           "rp:frl|匿名转发|denies relay|no smtp mx only|relay check|as a relay, but"),
  PR_RULE (HELO_REJECTED, "helohost|helo host error"),
  PR_RULE (CONTENT_BLOCKED, "illegal attachment|attachment is too long|附件"),
  PR_RULE (TOO_MANY_RECIPIENTS, "message has too many recipients|contains too many recipients"),
  PR_RULE (MAIL_LOOP,
           "received: … header|received: … headers|received headers|received header ~ count*|"
           "exceed*|too many"),
  PR_RULE (RECIPIENT_REFUSED,
           "recipient|user|mailbox ~ not accept|doesn't accept ~ this sender|from you|from your"),
  PR_RULE (RECIPIENT_UNKNOWN, "previously bounced|bounced address"),
  PR_RULE (ACCOUNT_DISABLED,
           "sending|sending privileges|sending rights|outgoing mail ~ paused|suspended|blocked|"
           "disabled|restricted|stopped ~ this account|your account|this mailbox|your mailbox|"
           "this user & !temporar* & !ip"),
  PR_RULE (ACCOUNT_DISABLED,
           "domain|account ~ $disabled ~ contact support|contact billing|billing department|"
           "contact our support|contact customer"),
  PR_RULE (RECIPIENT_REFUSED, "not want your mail|not want your email|not want to receive"),
  PR_RULE (MESSAGE_TOO_LARGE, "size violation"),
  PR_RULE (POLICY_REJECTED, "not accept|don't accept|not accepting ~ connections from"),
  PR_RULE (TOO_MANY_CONNECTIONS, "thread limit"),
  PR_RULE (SENDING_LIMIT_EXCEEDED, "rp:orq"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "unable to process|unable to handle|could not process|cannot process & #4xx"),
  PR_RULE (SPAM_CONTENT, "reject content|rejecting content|rejecting mail content|reject mail content|"
           "unwanted content"),
  PR_RULE (SENDING_TOO_FAST, "try again slower|too much mail from|slower"),
  PR_RULE (RECIPIENT_MAILBOX_FULL, "automatically rejected: quota"),
  PR_RULE (POLICY_REJECTED, "invalid ip for sending|mailbox delivery failure policy"),
  PR_RULE (SPAM_CONTENT,
           "spamtext|spam text|spam pattern|spam contents|sensitive word*|forbidden word*|"
           "banned word*|profanity|spammy|spam like|spamlike|like spam|spamtrap|spam trap=|"
           "mcspamsignature*|spamprofiler|mailmarshal|bulk.advertising|bulk advertising|"
           "recurrent pattern|mass mailer|uribl|antispam checks|spam points|scored … points|"
           "message scored|mail score (|messagescoring* & !like behavior & !like behaviour"),
  PR_RULE (RELAY_DENIED, "open relay not allowed|not an open relay"),
  /* What is in the message. */

  /* Who is on whose list: a list or an address that is named. */
  PR_RULE (POOR_REPUTATION,
           "bad reputation|poor reputation|unusual rate|ungewöhnliche anzahl|"
           "unsolicited mail originating|unsolicited email originating|"
           "unsolicited messages are coming|unusual frequency|unusual amount|"
           "user complaints|invalid recipients. ib*|suspected spam ip|unknown recipients"
           " & !unauthenticated"),
  PR_RULE (BLOCKLISTED,
           "ip has been blocked|ip has been temporarily blocked|ip is blocked|"
           "ip address has been temporarily blocked|"
           "ip address is blocked|your ip … blocked & !reverse & !unusual & !too many login"),
  PR_RULE (SENDER_REJECTED,
           "senders block list|sender is on|badmailfrom|bad mail from|bad mailfrom|"
           "outgoing mail suspension … user|@ … outgoing mail suspension|"
           "outgoing mail suspension|backscatter protection"),
  PR_RULE (BLOCKLISTED, "dynamically assigned|ers customized*|ers dul|ers qil|ers rbl|"
           "ip in prison"),
  PR_RULE (POOR_REPUTATION,
           "too many messages|too many mails|too many emails|so many messages ~ "
           "judged to be spam|considered spam|spam messages|identified as spam & !account"),
  PR_RULE (RELAY_DENIED, "relay|relaying ~ attempt* ~ blocked|rejected|denied|refused"),
  PR_RULE (BLOCKLISTED,
           "(con:b*|(rtr:bl*|(rtr:sc*|(rtr:du*|(rtr:bb*|(rly:b*|con:b1|dy 001|dy 002|sc 001|"
           "sc 002|sc 003|ou 001|identified as spammer|is in the spamhaus|spammer list|"
           "ip not in whitelist|not authorized to send email directly|"
           "access to submit messages"),
  PR_RULE (SENDING_TOO_FAST, "(dyn:t*|(dyn:*|peak smtp relay|rp 001|rp 002"),
  PR_RULE (SPAM_CONTENT, "(hvu:b*|(hvu:*"),
  PR_RULE (BLOCKLISTED, "found in … listing|due to listing in|listing"),
  PR_RULE (RECIPIENT_UNKNOWN, "account or domain may not exist|the account or domain may"),
  PR_RULE (BLOCKLISTED,
           "blocked using|blocked by rbl|blocked by dnsbl|listed at|is listed in|"
           "listed in … spamhaus|listed on|listed by|found in … list|found on … list|"
           "is on our|on our block*|is on a|in our blacklist*|our block list|"
           "customer block list|block list|block lists|blocklist*|blacklist … by|blacklist*|"
           "black list*|blacklisted|black listed|dnsbl*|rbl|rbls|uribl|surbl|denylist*|"
           "deny list*|reject list|blocking list|spam list|spammer list|badlist|banned ip|"
           "banned sender|blackhole* & !not whitelist* & !in our whitelist & !greylist*"
           " & !not blacklisted & !domino & !mailbox is unavailable & !unavailable»"),
  PR_RULE (BLOCKLISTED,
           "spamhaus|spamhaus.*|spamcop|spamcop.net*|sorbs|sorbs.net*|barracudacentral|"
           "barracudacentral.*|abuseat.org*|uceprotect|uceprotect.*|invaluement|invaluement.*|"
           "cloudmark sender intelligence|csi.cloudmark.com*|spamrats|spamrats.*|psbl|psbl.*|"
           "manitu|nixspam|njabl|orbs.*|*.orbs.*|"
           "*.drbl.*|backscatterer|backscatterer.*|mailspike|mailspike.*|"
           "mipspace*|truncate.gbudb|0spam*|senderbase|talosintelligence|"
           "talosintelligence.com*|senderscore|senderscore.*|sender score|"
           "senderscore.org/blacklist*|ipremoval|mail abuse.com*|mail-abuse.*|/dnsbl*|"
           "bl.score*|prs.proofpoint.com*|ipcheck.proofpoint.com*|dnsbl-lookup.cgi*|"
           "/rblquery*|wpbl.*|dsbl.*|ordb.*|abuse.ro*|rbl.*|dnsbl.* & !poor reputation"),
  PR_RULE (BLOCKLISTED,
           "sender|senders|client host|client|host|ip|ips|ip address|ip addresses|ips|server|"
           "addresses|network|connection*|mail server|domain|sender address|subnet|relay|"
           "envelope sender|messages from|mail from|emails from|email from|mails from|"
           "sending host ~ blocked|blacklisted|banned|is listed|are listed|listed|block listed|"
           "blocklisted|black listed|denied access|been blocked|blocking|is filtered|barred|"
           "on our list|blocked for|denied due|заблокирован|заблокирована|заблокированы|"
           "blockiert|gesperrt|bloqué|bloquée|bloques|bloqués|bloqueado|bloqueada|bloqueados|"
           "blokovan*|zablokowan* & !blocked senders & !temporarily & !ungewohnlich*"
           " & !vorubergehend & !reputation & !unusual & !rate limited & !unsolicited mail"
           " & !attachment* & !link & !content & !spam message & !account & !recipient*"
           " & !destinat* & !policy & !policies & !spf & !dkim & !dmarc & !connection rate"
           " & !port & !virus & !file & !multiple subject & !rfc & !unblock & !reverse dns & !ptr"
           " & !url & !password & !login & !phish* & !classified & !headers"),
  PR_RULE (BLOCKLISTED,
           "traffic not accepted from this ip|intrusion prevention|denyip*|/denyip*|"
           "bad sender ip|refused - see|blocked - see|(bl)|aup#bl|liste noire|"
           "sender ip address rejected|not currently accepting mail from your ip|"
           "ip … temporarily blacklisted|no access from mail server|invalid ip|"
           "no access for this ip|listed as abusive|forbidden by your ip|"
           "weren't sent. please contact|part of their network is on|too many unwanted messages|"
           "sc 001|sc 002|s3140|s3150|banned sending ip|#5.7.511|is an open relay|open proxy|"
           "hl:ipb|不在网易允许|rejected by rbl|in a dnsbl|domain present in|"
           "has been blocked by the recipient's|client host … заблокирован|blocked for abuse|"
           "block for spam|blocked for spam|to request removal|request delisting|delist*|"
           "removal request|whitelist request|unblock request|blocked by|ip address is blocked|"
           "refused … blocked|bloqueado por|sender blocked|ip blocked|access blocked|blocked ip|"
           "blocked sender|host blocked & !relaying & !spamassassin & !user & !temporarily"
           " & !recipient"
           " & !attachment & !policy"),

  /* First contact, rate, and how the sender is thought of. */
  PR_RULE_AT (SENDING_LIMIT_EXCEEDED, 0,
              "$sending .. limit|quota|allowance|maximum|per day|per hour .. exceed*|reached|"
              "reached.|over|surpass* & !mailbox & !recipient's & !size & !storage & !disk"
              " & !connection* & !connections"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "last hour|last day|last 24|past hour|past day|past 24|today|/day|/hour|daily|hourly|"
           "per hour|per day|this hour|per 24|24 hour*|in 24|within 24|every day|a day|an hour|"
           "24 range|monthly|per month|täglich*|tages*|stündlich*|quotidien*|journalier*|diario|"
           "diaria|diário|diária|por hora|por día|por dia|в час|в день|за день|за сутки|за час|"
           "в сутки|суточн*|дневн*|每天|每日|每小时 ~ limit*|quota|exceed*|max|maximum|maximal*|"
           "too many|reached|allowed|restrict*|überschritten|dépass*|atteint*|superado|excedido|"
           "excedid*|превышен*|лимит*|超过|上限|限制 & !mailbox & !recipient is & !retry & !size"
           " & !storage"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "sending quota|sending limit*|send quota|send limit|message submission rate … day|"
           "submissionquota*|submission quota|sending limits|relay quota|outgoing limit|"
           "outbound limit|outbound quota|max rcpt to daily|daily user sending|"
           "user sending limit|message count quota|message threshold|email quota for|"
           "mail quota for|sent too many|too many identical|too many messages sent|message limit|"
           "messages limit|message quota|messages quota|maximum number of messages|max emails|"
           "max defers|has exceeded the max|exceeded its quota for sending|exceeded your|"
           "exceeded permitted limits|out of credits|credit limit|insufficient credits|"
           "versandlimit|limite d'envoi|límite de envío|limite de envio|лимит отправки|"
           "лимит на отправку|发送数量|发信频率超过|mail quota exceeded for sender & !same message id"
           " & !connections & !message size"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "receiving mail|receiving email|receiving messages|receive mail|"
           "recipient … message rate|mail rate limit for recipient|recipient's … rate|"
           "inbound … rate ~ too frequently|too quickly|too many|at a rate|at a speed|"
           "too fast|too often|rate limit|exceeded & !ip address"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "recipient|user|the user|mailbox|account|nutzer|empfänger|destinataire|"
           "destinatario ~ receiving|received|receives|exceeded|exceeds|erhält|reçoit|recibe|"
           "recebendo|получает ~ too frequently|too quickly|too many messages|too many recent|"
           "too much mail|too much email|message rate limit|rate limit|rate limits|too fast|"
           "zu rasch|"
           "zu schnell|zu viele|trop|demasiado*|слишком & !sender & !ip address & !bounces"),
  PR_RULE (RECIPIENT_RATE_LIMITED,
           "too many recent messages|too many messages to this recipient|"
           "too many messages for this recipient|recipient rate limit*|p=receivingrate*|"
           "p=receivingratelimit*|domain receiving|receiving rate|policy rejection- quota|"
           "policy rejection quota|recipientquota"),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "connection|connections|sessions|session|smtp streams|streams|connexions|"
           "verbindungen|conexiones|conexões|соединений|подключений|connection(s) ~ too many|"
           "too much|maximum|max|max.|limit|limit*|exceed*|concurrent|simultaneous|parallel|"
           "trop|zu viele|demasiadas|muitas|слишком много|queue full|allowed|restrict*|out of"
           " & !recipients & !timed out & !timeout & !rate & !frequency & !storage & !size"
           " & !messages are & !auth* & !forwarding & !request & !login & !bad commands"
           " & !password & !erroneous & !errors & !commands"),
  PR_RULE (TOO_MANY_CONNECTIONS,
           "message per connection|messages per connection|messages in this connection|"
           "messages per session|messages in one session|messages on this connection|"
           "messages this connection|concurrent|simultaneous|too many open|"
           "maximum number of connections|per resource forest|max_userip*|"
           "max userip connections|maximum number of concurrent|connection(s)|连接数|"
           "并发 ~ too many|limit*|max*|exceed*|reached|high|超过|过多 & !recipients"),
  PR_RULE (POOR_REPUTATION,
           "reputation|unusual rate|unusual traffic|unsolicited rate|"
           "unsolicited mail originating|user complaints|complaints|complaint rate|complaint*|"
           "suspicious activity|unexpected volume|unexpected volume or user|high volume of|"
           "bounce rate|excessive bounces|too many bounces|bounce attack*|suspected bounce|"
           "too many errors from your ip|recently sent spam|suspiciously like spammer|"
           "too many spams|suspected spam ip|unknown recipients|spam ip|bad reputation|sent spam|"
           "sends spam|sending spam|spam source|source of spam|spam from your|spamming|"
           "is sending spam|known spammer|known spam source|spam history|spam score of sender|"
           "permanently deferred|temporarily deferred due|deferred due to|trust score|low trust|"
           "sender score|tss09|tss0*|tss1*|unsolicitedratelimit*|p=unsolicited*|poor sending|"
           "poor sender|low quality|too much spam|too many spam*|too many invalid recipients|"
           "too many unknown|invalid recipients|harvest*|directory harvest*|dictionary attack|"
           "spam trap*|spamtrap*|bad recipients|existing users|spam like behavior|"
           "spammy behavior|abuse detected|abusive|rejected for abuse|垃圾邮件或存在异常|异常的连接|"
           "ungewöhnliche*|inhabituel|inusual|необычн*|репутаци*|mauvaise réputation|reputación|"
           "reputação & !unresolvable & !no valid & !sending quota & !login & !content"
           " & !classified & !invalid recipients were & !mailbox does not exist"
           " & !following invalid recipients & !one or more"),
  PR_RULE (MESSAGE_MALFORMED,
           "7bit data|mime/reject|invalid structure|invalid data in message|rfc 5322 compliant|"
           "rfc 2822 compliant|rfcmessagenoncompliant*|not rfc compliant|non rfc compliant|"
           "multiple subject headers|contains nul|contains null"),
  PR_RULE (SPAM_CONTENT,
           "message|content|mail|email|e mail|messages|text|your message|nachricht|"
           "nachrichten|сообщение|письмо|contenu|mensaje|mensagem|correo ~ spam|junk|ube|"
           "unsolicited|bulk mail|bulk email|spam score|спам|spamverdacht|considered spam|"
           "looks like spam|identified as spam|classified as|detected as spam|"
           "potentially unclaimed|appears to be|likely spam|high probability|spam threshold|"
           "垃圾|迷惑メール & !ip address & !your ip & !from your ip & !has a poor & !to protect"
           " & !sender verify"),
  PR_RULE (SPAM_CONTENT,
           "spam|junk mail|ube|uce|spamassassin|spam signature|spamsignature|антиспам|спама|"
           "спам|спамом|pyzor|razor|rspamd|brightmail|cloudmark|dspam|bogofilter|bayes|gtube|"
           "spam content|spam message|spam mail|spam detected|spam filter*|"
           "spam classification|spam score|dt:spm|dt:spm*|hl:spm*|垃圾邮件|スパム|迷惑メール|"
           "unsolicited content|phish*|fraud*|scam|/spam*|p=unsolicitedmessage*|"
           "unsolicitedmessage*|unsolicited bulk|suspected spam|spam found"
           " & !reduce the amount & !to protect & !spamhaus & !anti spam filter & !antispam"
           " & !spf & !sender's"),
  PR_RULE (CONTENT_BLOCKED,
           "attachment|attachments|attached|file|files|file type|filetype|file name|filename|"
           "extension|executable*|zip|archive|macro|content type|mime type|anhang|anhänge|"
           "pièce jointe|adjunto|anexo|вложени*|附件|添付 ~ not allowed|forbidden|blocked|prohibited|"
           "banned|not accepted|rejected|denied|disallowed|illegal|not permitted|dangerous|"
           "unsafe|suspicious|verboten|nicht erlaubt|interdit*|prohibido|proibid*|запрещ*|"
           "недопустим*|unacceptable|encrypted|password protected|with a password|security"
           " & !large & !size & !bounce"),
  PR_RULE (CONTENT_BLOCKED,
           "url|urls|link|links ~ blocked|not allowed|only allowed|malicious|forbidden|"
           "prohibited|suspicious|contains & !learn more & !visit & !help"),
  PR_RULE (CONTENT_BLOCKED,
           "p=blockedmessage|blockedmessage|potential security issue|potentially dangerous|"
           "dangerous content|unsafe content|forbidden content|illegal attachment*|"
           "banned attachment|banned content|banned file|banned:|prohibited content|"
           "content violation|credential leak|небезопасн*|dlp|data loss|sensitive content|"
           "sensitive data|confidential content|not allowed content|"
           "message contains … blocked|content restrict*|blocked content|敏感"),
  PR_RULE (SPAM_CONTENT,
           "content ~ rejected|denied|not accepted|refused|blocked|objectionable|"
           "inappropriate|filter*|violat* & !type & !charset & !transfer encoding"
           " & !content length"),
  PR_RULE (SPAM_CONTENT,
           "nature of the content|mail rejete|mail rejeté|rejected by content|content filter*|"
           "contentfilter*|high probability of being|high on spam|message looks|"
           "looks like unsolicited|bulk message|advertis* & !spamhaus & !not support"
           " & !advertise*"),

  /* The form of the message. */
  PR_RULE (MAIL_LOOP,
           "bounce between two|mail loop|mail loop*|loop detected|message loop|forwarding loop|"
           "routing loop|looping|loops back|loop back|mail cycle|loops|too many hops|hop count|"
           "hops|hopcount|too many received|received headers|received: headers|forwarding limit|"
           "circular|schleife|boucle|bucle|петл*|cycle ~ too many|detected|exceed*|maximum|"
           "myself|limit|message|mail|max|possibly|indicate|routing|back|looping|erkannt|détectée"
           " & !recipient list"),
  PR_RULE (MAIL_LOOP,
           "mail loop|loop detected|too many hops|hop count exceeded|message is looping|"
           "mail loops back|routing loop|mail forwarding loop|too many received|p=mailloop|"
           "loop back to me|loops back to me|mail looping|circular routing"),
  PR_RULE (MESSAGE_MALFORMED,
           "header|headers|to header|from: header|subject header|header field|"
           "header value ~ too long|error|too large|exceeds|invalid|missing|multiple|"
           "malformed|not rfc|not valid|duplicate|size of|8 bit|8bit|illegal|bad|syntax|"
           "required|no valid|incorrect|must|without|too many|encod*|not compliant"
           " & !from this header address & !header based & !spam & !authoris* & !authoriz*"),
  PR_RULE (MESSAGE_MALFORMED,
           "bare lf|bare cr|bare linefeed*|bare line feed*|bare newline|bare newlines|"
           "stray newline*|line feed|smtplf*|nul character|nul byte|null byte|bare <lf>|"
           "bare <cr>|mime complexity|rfc 5322|rfc 2822|rfc5322|rfc2822|rfc 822|rfc822|"
           "rfc 2045|rfc compliant|rfc non compliant|rfcmessagenoncompliant*|not compliant|"
           "mime error|mime structure|invalid mime|malformed|line too long|lines too long|"
           "lines are too|line length|exceeds line|maximum line|message format|valid format|"
           "conversion failure|conversion failed|improper use of 8 bit|8 bit|8bitmime|code page|"
           "charset|character set|"
           "content transfer encoding|boundary|invalid message content|invalid content|"
           "message content is invalid|non ascii|date: header|message id|empty message|"
           "empty body|no body|blank message|blank subject|no subject|invalid date|non rfc|"
           "nested too deep* & !spam & !must be & !command & !address & !recipient & !sender"
           " & !same message id & !error 500 & !recipients & !mail from & !rcpt to"
           " & !command line"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_AT_MESSAGE,
              "header error|invalid format|not valid|bad header|headers are not|from header|"
              "date header"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "$message .. too large|too big|size limit|maximum size|max size|limit for size|"
           "size exceed*|larger than|bigger than|exceeds … size|exceeded … size|"
           "size … exceed*|size … greater|exceeds the maximum size|exceeds maximum|"
           "exceeds size|exceeds fixed|exceeds limit|this big|this large|zu groß|zu gross|"
           "trop volumineux|trop grand|trop gros|demasiado grande|muito grande|слишком больш*|"
           "превышает|大小超过|过大|大きすぎ & !mailbox size & !recipient's mailbox is & !full"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "size|taille|größe|groesse|tamaño|tamanho|размер|大小|サイズ ~ message|mail|email|"
           "mailing|data|attachment|nachricht|письма|сообщения|mensaje|mensagem|邮件|"
           "メッセージ ~ exceed*|greater|larger|limit|limite|too large|too big|maximum|max|allowed|"
           "überschr*|dépass*|atteinte|supera|excede|excedido|превыш*|超"
           " & !mailbox .. exceeds allowed & !mailbox size & !to header & !header & !queue"),
  PR_RULE (MESSAGE_TOO_LARGE,
           "too large|too big|maximum message size|message size limit|message file too big|"
           "message size exceeds|maximum email size|mail size limit|size limit exceeded|"
           "email too large|message too long|email is too large|exceeds the maximum|data size|"
           "message length exceeds|message exceeds maximum|max message size|size exceeds|"
           "exceeds size limit|total size|exceeds administrative limit|maxmessagesize|"
           "message_size_limit|incoming size limit|mail too big|mail is too big|"
           "too much mail data|552 … size|oversize*|attachment size & !recipients & !header"
           " & !mailbox exceeds & !user mailbox & !mailbox size"),
};
/* clang-format on */

const PrRuleTable pr_rules_content = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
