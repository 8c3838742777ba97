/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  /* Numbers of Outlook and its kin, where no words said more. */
  PR_RULE (SENDER_REJECTED, "0x800ccc78"),
  PR_RULE (RELAY_DENIED, "0x800ccc79"),
  PR_RULE (SERVER_BUSY, "0x800ccc67"),
  PR_RULE (MAILBOX_UNAVAILABLE, "0x800ccc68|0x800ccc69"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "0x800ccc6a"),
  PR_RULE (SERVER_STORAGE_FULL, "0x800ccc6c"),
  PR_RULE (RECIPIENT_MAILBOX_FULL, "0x800ccc6d"),
  PR_RULE (TRANSACTION_FAILED, "0x800ccc6f"),
  PR_RULE (COMMAND_REJECTED,
           "0x800ccc62|0x800ccc63|0x800ccc64|0x800ccc66|0x800ccc90|0x800cccd4"),
  PR_RULE (RECIPIENT_MOVED, "0x800ccc6b"),
  PR_RULE (RECIPIENT_UNKNOWN, "0x800ccc11"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED, "0x800ccc7e|0x800ccc7f|0x800ccc81"),
  PR_RULE (WRONG_CREDENTIALS, "0x800cccd1|0x800cccd2"),
  PR_RULE (PROTOCOL_ERROR, "0x800ccc93|0x800cccd5"),
  PR_RULE (SENDER_REJECTED, "*8004020e"),
  PR_RULE (RECIPIENT_REFUSED, "*8004020f|*80040210"),
  PR_RULE (CONNECTION_FAILED, "*80040213"),
  PR_RULE (BAD_SEQUENCE, "0x800ccc65"),

  PR_RULE_AT (NO_ERROR, 0,
              "bye bye|will forward|start mail input|end with <crlf>|end data with|service ready|"
              "service is running|accepting message for attempt|requested mail action okay|"
              "mail body|message body & !larger & !remove & !reject* & !size"
              " & !#4xx & !#5xx"),
  /* Codes of Cox. */
  PR_RULE (BLOCKLISTED, "cxbl|cdrbl"),
  PR_RULE (MISSING_REVERSE_DNS, "cxdns"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED, "cxsndr"),
  PR_RULE (TOO_MANY_CONNECTIONS, "cxcnct|cxmxrt"),

  /* The thing meant, by the words that may be said of it, where nothing more exact was said. */
  PR_RULE_AT (SERVER_BUSY, PR_BROADLY,
              "load average|load is|load too|high load|maximum load|max load|system load|"
              "server load|overload*|maintenance|shut down|shutdown|going down|busy"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_BROADLY | PR_NOT_BY_CLIENT,
              "deliver* ~ time limit|timeout|timed out|delayed|not yet|retry for|retried for|"
              "expired|more day|more days|more hours & !rate & !authorized"),
  PR_RULE_AT (AUTH_REQUIRED, PR_BROADLY,
              "pop|pop3|imap|collect*|retrieve|receive|check ~ before|prior to|first & !#503"),
  PR_RULE_AT (MAIL_LOOP, PR_BROADLY, "loop was found|loop found|loop detected"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_BROADLY,
              "alias database|lookup table|user database ~ unavailable|not available"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_BROADLY,
              "can't be processed|cannot be processed|could not be processed|"
              "couldn't be processed ~ later|again & !#5xx"),
  PR_RULE_AT (RECIPIENT_MAILBOX_FULL, PR_BROADLY,
              "$mailbox|maildir|diskspace|disk space|storage|space|quota|mail folder|mail file|"
              "dropfile|recipient's ~ $full & !rate & !per hour & !recipients & !message size"
              " & !size of & !sending & !connection* & !attempts & !spam & !login"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_BROADLY | PR_NOT_BY_CLIENT,
              "domain ~ invalid|non valido|non existant|nonexistant|retired|no longer in use|"
              "no longer used|obsolete|expired|parked|closed|inactive|bad|illegal|disabled"
              " & !sender* & !mailbox & !account"),
  PR_RULE_AT (BLOCKLISTED, PR_BROADLY,
              "ip|ip address|your network|your host ~ disabled|bad|black|banned|not welcome"
              " & !mailbox & !account"),
  PR_RULE_AT (RECIPIENT_DISABLED, PR_BROADLY,
              "never logged|hasn't entered|due to inactivity|extended inactivity|"
              "administratively disabled|administrativley disabled|no longer active|"
              "address does not receive"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_BROADLY,
              "nie istnieje|illegal user|list of allowed recipients|handle mail for that user|"
              "check the recipient*|check the address|delivery userid|homedir|no longer with|"
              "no user|by that name|of that name|by this name|is bad & !domain"),
  PR_RULE_AT (RECIPIENT_MAILBOX_FULL, PR_BROADLY | PR_NOT_BY_CLIENT,
              "$mailbox|recipient* ~ $not ~ space|room|storage|any more|enough|hold & !sender*"
              " & !server & !system"),
  PR_RULE_AT (RECIPIENT_DISABLED, PR_BROADLY | PR_NOT_BY_CLIENT,
              "$mailbox|recipient* ~ $not ~ active|activity|activated|enabled|in use|used|"
              "entered|logged|receive|receiving|accepting mail|accepts mail|collected & !sender*"
              " & !temporar* & !login & !from & !auth*"),
  PR_RULE_AT (RECIPIENT_REFUSED, PR_BROADLY | PR_NOT_BY_CLIENT,
              "user|recipient*|list|group|mailing list|members|receiver ~ $not ~ want|wants|"
              "wish|wishes|like|allowed to post|permitted to post|subscribed|allowed to send to|"
              "external mail|accept mail from|accept messages from|accept your"),
  PR_RULE_AT (RECIPIENT_REFUSED, PR_BROADLY | PR_NOT_BY_CLIENT,
              "user|recipient*|list|group|receiver ~ refuses|refused to|rejects|blocked the|"
              "blocked you|restricted|preferences|privacy|personal|own rules|user rules|"
              "only accept* & !sender* & !user unknown"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_BROADLY | PR_NOT_BY_CLIENT,
              "$mailbox|recipient*|mail drop ~ $not ~ exist*|valid|know|known|knows|recogni*|"
              "listed|find|found|located|present|member|registered|here|home|match*|employ*|"
              "work*|live*|handle|such|this name|that name|at this & !sender* & !domain* & !host"
              " & !login & !password & !command & !relay & !allowed"),
  PR_RULE_AT (RELAY_DENIED, PR_BROADLY | PR_AT_RECIPIENT, "delivery not allowed"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_BROADLY | PR_AT_RECIPIENT,
              "*@*|rcpt ~ $not|bad ~ valid|known|here|exist*|"
              "found|find|located|recogni*|deliver*|ours|is bad"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_BROADLY | PR_AT_RECIPIENT,
              "$mailbox|recipient*|users ~ bad|illegal|wrong|incorrect|bogus|badrcptto|not one of|"
              "nobody|anybody|no one & !sender* & !too many"),
  PR_RULE_AT (RELAY_DENIED, PR_BROADLY | PR_NOT_BY_CLIENT,
              "$not ~ gateway|hosted|local host|local domain|rcpthosts|our customer|open relay|"
              "relaying|relay"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_BROADLY | PR_NOT_BY_CLIENT,
              "domain*|mx|dns|destination|nameserver|host|hostname ~ $not ~ exist*|found|find|"
              "resolve*|valid|known|used|records|match*|reachable & !sender* & !helo & !client"
              " & !reverse & !your host & !user & !mailbox"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_BROADLY | PR_NOT_BY_CLIENT,
              "after|for|in ~ days|hours|attempts|tries ~ deliver*|collected|given up|expired|"
              "retried|queue & !limit* & !quota"),
  PR_RULE_AT (AUTH_REQUIRED, PR_BROADLY,
              "only with authentication|receive your mail before|before sending|"
              "without authentication|with authentication"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_BROADLY | PR_NOT_BY_CLIENT,
              "mail exchanger|nameserver query|not used for mail|no mx|mx record* & !client host"),
  PR_RULE_AT (RELAY_DENIED, PR_BROADLY,
              "as a relay|use me as|only take mail for our|only accept mail for our|"
              "not your outgoing server|own domains"),
  PR_RULE_AT (RELAY_DENIED, PR_BROADLY | PR_AT_RECIPIENT,
              "relay*|gateway|outgoing server|of your provider|of your isp|your own isp|"
              "your isp's|your provider's & !spf & !bypassing"),
  PR_RULE_AT (BAD_SEQUENCE, PR_BROADLY,
              "already|first|before|current state|at this time|not yet|expected|expecting|"
              "out of|multiple|missing & #503"),
  PR_RULE_AT (MISSING_REVERSE_DNS, PR_BROADLY, "no name in dns|has no name|lead back"),
  PR_RULE_AT (HELO_REJECTED, PR_BROADLY | PR_AT_CAPABILITIES,
              "own name|my name|hello|name|that is me|am i|you are not|not you"),
  PR_RULE_AT (HELO_REJECTED, PR_BROADLY | PR_NOT_BY_CLIENT,
              "helo*|ehlo & !first & !send & !require* & !expect* & !need* & !before & !#503"),
  PR_RULE_AT (TOO_MANY_CONNECTIONS, PR_BROADLY | PR_NOT_BY_CLIENT,
              "sessions|connections|logins|processes ~ the most|at most|no more than|as many as|"
              "already & !messages & !recipients"),
  PR_RULE_AT (STARTTLS_REQUIRED, PR_BROADLY, "after starttls|only after tls"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_BROADLY, "domain must exist|nowhere to deliver"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_BROADLY | PR_AT_SENDER,
              "not one of|not among|not in the list of|none of ~ address*|alias*|identit* & !ip"
              " & !exist"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_BROADLY,
              "different address or alias|from a different address|send as another"),
  PR_RULE_AT (RECIPIENT_REFUSED, PR_BROADLY,
              "not member|non member|nonmember|pre approved|preapproved|not approved|"
              "is protected by|refuse to receive|refuses to receive|restricted sms|moderated|sms"),
  PR_RULE_AT (POLICY_REJECTED, PR_BROADLY,
              "confirm this|requires confirmation|require* … confirm*|low priority|test purposes|"
              "for testing only|sandbox*|trial account|trial accounts"),
  PR_RULE_AT (SENDING_LIMIT_EXCEEDED, PR_BROADLY, "number of posts|captcha|allowable number"),
  PR_RULE_AT (ROUTING_ERROR, PR_BROADLY, "resolve route|no route|route for|route to|routing"),
  PR_RULE_AT (SERVER_MISCONFIGURED, PR_BROADLY, "could not load|cannot load|couldn't load & !#4xx"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_BROADLY,
              "not ready|database|backend|resolver|db|ldap & #4xx"),
  PR_RULE_AT (SPAM_CONTENT, PR_BROADLY,
              "unsolicited|block for spam|blocked by our filter|by our filter|our filters"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_BROADLY,
              "improperly|base64|binary content|8 bit|8bit|encoding|not encoded"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_BROADLY | PR_AT_RECIPIENT,
              "badrcptto|persona|not email addresses|no mailbox|no account|no redirect|no entry|"
              "have no mail|has no mail"),
  PR_RULE_AT (WEB_LOGIN_REQUIRED, PR_BROADLY, "requires that you verify|verify that you are"),
  PR_RULE_AT (MAIL_LOOP, PR_BROADLY, "loop|looping|loops|hops & !loopback"),
  PR_RULE_AT (CONTENT_BLOCKED, PR_BROADLY,
              "attachment*|files may|executable*|html tag|url|phone number|hyperlink*"),
  PR_RULE_AT (SPAM_CONTENT, PR_BROADLY, "bulk|anti spam|antispam|antyspam*|spam scale"),
  PR_RULE_AT (SERVER_MISCONFIGURED, PR_BROADLY, "command died with|died with status"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_BROADLY | PR_WITH_SMTP,
              "unable to create|can't create|cannot create|dot lock|cannot store|"
              "command time limit|maildir delivery|cannot open|can't open|unable to open|"
              "cannot write|i/o"),
  PR_RULE_AT (POLICY_REJECTED, PR_BROADLY,
              "required to register|security regulations|bad ip profile|delivery not authorized|"
              "don't have permission*|transaction rejected|required standards|human verification|"
              "permanently rejected|held for"),
  PR_RULE_AT (SERVICE_UNAVAILABLE, PR_BROADLY | PR_AT_GREETING,
              "smtp|smtpd|mail service|email service|smtp service|mail|email ~ no|not|disabled|"
              "never & !your & !ip & !from & !ptr & !dns & !reverse & !name & !you & !spam"
              " & !client & !#4xx"),
  PR_RULE_AT (SPAM_CONTENT, PR_BROADLY | PR_AT_MESSAGE,
              "filter|filters|filtered|filtering|pattern|probability|score*|unsolicited|mass|"
              "junk|phish*|classified|classification & #5xx"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_BROADLY | PR_AT_MESSAGE,
              "invalid|illegal|malformed|not valid|improper*|bad ~ data|structure|format|"
              "encoding|body|message|characters|7bit|field|fields|syntax & !address"),
  PR_RULE (POLICY_REJECTED,
           "no permit|not permit|policy|policies|security reasons|security policy|"
           "administrative prohibition|administratively|prohibited|violation|violates|"
           "not welcome|go away|bounced by administrator|by administrator|by an administrator|"
           "by the administrator|"
           "by our administrator|by the postmaster|organization policy|policy restrictions|"
           "policy reasons|policy violation|local policy|organizational settings|"
           "organisational settings|organization's settings|reject due to|unacceptable|richtlinie*|"
           "politique|política|politicas|политик*|策略|ポリシー|journaling|message not allowed"),
  PR_RULE_AT (AUTH_REQUIRED, 0, "access denied & #530"),
  PR_RULE_AT (SENDER_REJECTED, PR_AT_SENDER,
              "access denied|rejected|denied|refused|blocked|not allowed|non approved|"
              "not approved"),
  PR_RULE_AT (RECIPIENT_REFUSED, PR_AT_RECIPIENT,
              "recipient|receiver|rcpt ~ denied|denies|not allowed|not permitted"),
  PR_RULE (POLICY_REJECTED,
           "not authorized|not authorised|access denied|access is denied|permission denied|"
           "connection denied|connection rejected|connection refused|not allowed|not permitted|"
           "denied|forbidden|abuse|blocked|client host rejected|host rejected|zugriff verweigert|"
           "accès refusé|acceso denegado|acesso negado|доступ запрещен|доступ запрещён|"
           "в доступе отказано|拒绝|拒否"),
  PR_RULE_AT (RECIPIENT_DISABLED, PR_BROADLY | PR_AT_RECIPIENT, "$disabled"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_AT_SENDER,
              "no permission|not have permission|may not use|address of your own|"
              "your own address|own account|another address"),
  PR_RULE_AT (SENDER_REJECTED, PR_AT_SENDER,
              "empty|verify address|verify your address|verify sender|verify the address|sender"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "deferred|defer|tempfail*|delayed|postponed|will be retried|connection problem"
           " & #4xx & !recipient*"),
  PR_RULE (RECIPIENT_REFUSED,
           "recipient|recipients|addresses|destination address* ~ failed|rejected|refused|"
           "invalid|not accepted & !try again"),
  PR_RULE_AT (RECIPIENT_REFUSED, PR_AT_RECIPIENT, "rejected|refused"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "try again later|try again|try later|retry later|come back later|please retry|"
           "temporar*|later|später erneut|später noch|réessayer|réessayez|ultérieurement|"
           "más tarde|mais tarde|позже|позднее|稍后|しばらく & #4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "requested action aborted|service unavailable|service currently unavailable|"
           "currently unavailable|temporarily unavailable|temporarily rejected|temporary|"
           "try again later|please try later|please retry later & !#5xx"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_BROADLY,
              "essayer plus tard|réessayer plus tard|später erneut|später noch einmal|"
              "inténtelo más tarde|intente más tarde|tente mais tarde|tente novamente mais tarde|"
              "riprovare più tardi|riprova più tardi|spróbuj później|probeer het later|"
              "попробуйте позже|повторите позже & !#5xx & !#421"),
  PR_RULE (POLICY_REJECTED,
           "rejected|reject|refused|mail is not accepted|mail not accepted|email not accepted|"
           "message not accepted & !recipient* & !mailbox & #5xx"),
  PR_RULE (MAILBOX_UNAVAILABLE,
           "mailbox unavailable|mailbox is unavailable|mailbox not available|"
           "account is unavailable|mailbox was unavailable|user's mailbox|"
           "permanent failure for one or more|постоянный сбой|ящик пользователя|"
           "почтовый ящик … недоступен|postfach nicht verfügbar|"
           "boîte aux lettres indisponible|buzón no disponible|caixa de correio indisponível|"
           "邮箱不可用|メールボックスは使用できません"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "server unavailable"),
  PR_RULE_AT (BLOCKLISTED, PR_BROADLY,
              "ip|ips|ip address|your network|your server|mail server|your host|remotehost|"
              "proxy ~ bad|black|filtered|not accepted|no access|not allowed|forbidden|spammer*|"
              "unwanted|open proxy|open relay|not accepting|not welcome|suspicious*|dynamic|banned|"
              "shunned & !recipient*"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_BROADLY,
              "date field|from field|subject field|to field|mime|bare|linefeed*|line feed*|"
              "code page|encoded word|header*|charset|content transfer|message structure|"
              "message format|malformed*|unparsable"),
  PR_RULE_AT (MESSAGE_TOO_LARGE, PR_BROADLY,
              "message|mail|email|attachment*|size ~ too large|too big|too long|exceeds|oversize*"),
  PR_RULE_AT (SENDING_LIMIT_EXCEEDED, PR_BROADLY,
              "more than … a day|more than … per day|more than … an hour|threshold|quota|credits|"
              "per day|per hour|daily|hourly|sending limit"),
  PR_RULE_AT (SENDING_TOO_FAST, PR_BROADLY,
              "too many|too much|rate|throttl*|slow|burst|flood*|frequency & !command* & !error*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BROADLY | PR_WITH_IMAP,
              "mailbox*|folder*|inbox|partition|namespace|messages no longer exist"),
  PR_RULE (MAILBOX_UNAVAILABLE, "mailbox ~ not available|unavailable"),
  PR_RULE (SERVICE_UNAVAILABLE,
           "service currently unavailable|service unavailable|service not available"),
  PR_RULE (TRANSACTION_FAILED,
           "transaction failed|did not accept the mail|data not accepted|"
           "mail could not be delivered|message could not be delivered|delivery failed"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BY_CLIENT, "esocket|econnection"),
};
/* clang-format on */

const PrRuleTable pr_rules_general = { __FILE__, TRUE, rules, G_N_ELEMENTS (rules) };
