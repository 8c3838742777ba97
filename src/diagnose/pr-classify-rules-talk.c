/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* What server programs say of the talk itself: commands that they cannot read or that come out of
 * order, folders and messages that they cannot give out, and troubles of their own. */

/* clang-format off */
static const PrRule rules[] = {
  /* What was asked cannot be read, or is not done. */
  PR_RULE (COMMAND_REJECTED,
           "line|input line|command line|maximum line|line length ~ too long|exceed*|overlong|limit"
           " & #500 & !message & !header*"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP | PR_WITH_POP3, "line too long|too long line"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_POP3,
              "message number too large|size too large|noise after"),
  PR_RULE (COMMAND_REJECTED, "line too long|maximum line length & #521 & !message & !header*"),
  PR_RULE (COMMAND_REJECTED,
           "too many|maximum number of|max number of|limit of .. invalid|unknown|bad|illegal|wrong|"
           "erroneous|unrecognized|unrecognised|unimplemented|junk|faulty|failed|nonsense .. "
           "command|commands & !recipient* & !auth* & !login*"),
  PR_RULE (COMMAND_REJECTED,
           "command|commands ~ parsing failed|parse error|cannot be parsed|could not parse|"
           "couldn't parse|cannot parse|can't parse & !message & !mail & !header*"),
  PR_RULE (COMMAND_REJECTED, "esmtp|smtp ~ extension|parameter ~ unsupported|unknown|unrecognized"),
  PR_RULE (COMMAND_REJECTED,
           "proxy format|proxy header|proxy line|proxy protocol ~ invalid|bad|wrong"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP | PR_WITH_POP3,
              "illegal|unsupported|invalid|unknown|bad|malformed ~ arguments|argument|encoding|"
              "operation|annotation|annotations|attribute|literal|data item|data items|search key|"
              "sort criteria|search criteria & !login* & !password*"
              " & !token & !sasl"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP,
              "search|sort|thread|annotation|annotations|metadata|literal|multiappend|special use|"
              "compress|idle|quota resource ~ not supported|unsupported|not support|conflict|"
              "not enabled|zero length"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP | PR_WITH_POP3,
              "command|operation .. cancelled by|canceled by|cancelled|canceled"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP, "missing .. password|user name|username|login name"
              " & !user or & !name or"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_POP3, "usage: user|usage: pass|usage: retr|usage: dele|"
              "usage: list|usage: top|usage: uidl|usage: apop"),

  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_SMTP,
              "address operand|parameter syntax|size syntax|auth parameter|initial data not"),
  PR_RULE (COMMAND_REJECTED, "smtputf8 ~ not offered|not supported by"),
  PR_RULE (COMMAND_REJECTED, "invalid login sequence|bad login sequence"),
  PR_RULE (COMMAND_REJECTED,
           "expected|expecting .. mail from|mail arg|rcpt to|rcpt arg|from:|to: & !greylist*"
           " & !response code & !but got"),

  PR_RULE (COMMAND_REJECTED, "proxy protocol ~ not enabled|disabled"),
  PR_RULE (COMMAND_REJECTED,
           "authentication mechanism required|authentication mechanism is required|"
           "authentication mechanism missing|auth mechanism required|auth mechanism missing"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP,
              "folder|mailboxes|number of mailboxes|number of folders ~ limit reached|reached|"
              "exceeded & limit & !quota & !connection*"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP,
              "supported events|reference name|mailbox name|folder name ~ contains invalid|"
              "illegal char*|"
              "invalid char*"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP, "badevent"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_WITH_IMAP, "is not supported: use plain"),
  PR_RULE (COMMAND_REJECTED, "malformed auth input|malformed auth response"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP,
              "not yet implemented|not implemented yet|messages saved to search result|"
              "requested data exceeded|notsaved"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "only support ~ login|plain|cram md5 ~ authentication & !#4xx"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP,
              "metadata toomany|too many metadata|entry names allowed|qresync is not enabled|"
              "condstore is not enabled|compress is not enabled"),
  PR_RULE (COMMAND_REJECTED, "too many errors on this connection"),
  PR_RULE (COMMAND_REJECTED,
           "syntax error in .. size|body|auth|ret|envid|notify|orcpt ~ parameter"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP | PR_WITH_POP3,
              "too many|too few|wrong number of .. arguments|parameters"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP, "script does not exist|an active script"),
  PR_RULE_AT (COMMAND_REJECTED, PR_WITH_IMAP | PR_WITH_POP3,
              "invalid|malformed|bad .. login command|user command|pass command|"
              "authenticate command"),

  /* Order of commands. */
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_POP3,
              "must give|must send|must issue|send|issue|give|need|expecting|expected ~ pass|"
              "user .. "
              "command|first & !tls & !stls & !ssl"),
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_POP3,
              "user required before|before pass|input username first|username first|"
              "user name first|user before pass|"
              "authorization state command|transaction state command"),
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_IMAP | PR_WITH_POP3,
              "authorization state|authenticated state|selected state|select state|login stat|"
              "transaction state ~ only|cannot|can't|must be|not valid|invalid|relogin|not"),
  PR_RULE (BAD_SEQUENCE, "missing ~ mail from|rcpt to|mail|rcpt ~ command & #50x"),
  PR_RULE (BAD_SEQUENCE, "missing mail|missing rcpt|missing data|missing helo|missing ehlo & #503"),
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_SMTP,
              "already|previously ~ identified|secured|authenticated|greeted|introduced|encrypted|"
              "said hello & !#550 & !recipient*"),
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_POP3, "already know who you are"),
  PR_RULE_AT (BAD_SEQUENCE, PR_WITH_IMAP,
              "in this connection state|in this state|already active & !login*"),

  PR_RULE (BAD_SEQUENCE,
           "all rcpt commands were rejected & !relay* & !user & !mailbox & !address & !auth*"),

  /* Folders, messages and maildrops. */
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "no such mailbox|no such folder|mailbox not found|mailbox does not exist|"
              "mailbox doesn't exist & !login* & !auth*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "maildrop|mailbox|folder|inbox ~ moved|(re)moved|renamed|removed|deleted & !login*"
              " & !account & !server"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "message|messages ~ no longer exist*|while retrieving|"
              "error retrieving|been expunged"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "inconsistent state|state is inconsistent|mailbox read failed|inbox read failed|"
              "open/read inbox|open/read mailbox|saved search"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_IMAP | PR_WITH_POP3, "get lock|get a lock|get the lock"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox|maildrop|mail drop|folder ~ locked ~ try|again|later|next time|another|other"
              " & !account & !administrator & !sign in"),
  PR_RULE_AT (MAILBOX_IN_USE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox busy|maildrop busy|folder busy|mailbox is busy|waiting for indexing"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox is read only|folder is read only|mailbox read only|message corrupt*|"
              "message is corrupt*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP, "acls ~ modif*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP, "acl set|acl store|acl delete ~ failed"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "update|write|rewrite|save ~ mailbox|maildrop|mail drop ~ failed|error|cannot|"
              "could not"
              " & !login"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3,
              "assign stream|corrupted mail drop|corrupt mail drop|process from lines"),
  PR_RULE_AT (WRONG_SERVICE, PR_WITH_IMAP | PR_WITH_POP3, "wrong server .. try|use|connect"),
  PR_RULE (MAILBOX_NOT_ACCESSIBLE, "trycreate & !quota & !full"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP, "seen state|other users|another user's"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_WITH_IMAP,
              "message|mail ~ cannot be parsed|could not be parsed"),

  PR_RULE_AT (MESSAGE_TOO_LARGE, PR_WITH_IMAP,
              "message|mail ~ is over|is larger than|exceeds ~ bytes|octets|kb|mb & !quota"),
  PR_RULE_AT (MAILBOX_FULL, PR_WITH_IMAP | PR_WITH_POP3,
              "no space|no more space|no room ~ your mailbox|your inbox|new messages"),
  PR_RULE_AT (MAILBOX_FULL, PR_WITH_IMAP | PR_WITH_POP3,
              "mailbox is full|mailbox full|maildrop is full|maildrop full & !recipient*"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "fail to|failed to|cannot|can't|could not|unable to ~ retrieve|save|open|get|read|"
              "delete|list ~ "
              "message|messages|mail|mailbox location|that message|your mailbox|the mailbox"
              " & !connect* & !login & !parse & !large"
              " & !imap & !pop"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "message|mail ~ was removed|was deleted|been removed|been deleted|is gone|deleted by|"
              "removed by & !account & !login & !mailbox"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP,
              "too many messages in result|too many messages in folder"),
  PR_RULE_AT (MESSAGE_MALFORMED, PR_WITH_IMAP,
              "cannot parse|can't parse|could not parse ~ message|mail"
              " & !folder"),

  /* Troubles of the server's own. */
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "fatal error ~ dberror*|database|register|process|assertion|internal error|allocat*|"
              "memory & !maildir"),
  PR_RULE_AT (SERVER_MISCONFIGURED, PR_WITH_POP3, "name for my host"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_POP3, "unable to send message"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_POP3, "pop hangup|hangup from"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "mail store|mailbox|account|user ~ is being|are being|being ~ migrated|moved|"
              "restored|"
              "upgraded|repaired|rebuilt & !no longer"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_IMAP | PR_WITH_POP3,
              "session|connection ~ killed|terminated|disconnected|kicked ~ by|because|from another"
              " & !login failed & !password & !auth* & !peer"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_IMAP | PR_WITH_POP3,
              "been idle|idle for|idle since|were idle|was idle & closing|closed|bye|disconnect*|"
              "minutes & !auth* & !attempts"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "radius|ldap|home server|authentication server|auth server|user database ~ timed out|"
              "timeout|not available|unavailable|out of order & !search"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_IMAP | PR_WITH_POP3, "failed over"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "directory|ldap|user database|password database ~ lookup failed|lookup error|"
              "query failed"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "internal|unhandled|uncaught|unexpected ~ exception"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP | PR_WITH_POP3,
              "index|index file|mailbox file|folder file ~ damaged|broken|corrupt*|inconsistent"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3, "technical error"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_POP3, "messages were not removed"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "internal system failure|input/output error|out of memory"),
  PR_RULE_AT (SERVICE_UNAVAILABLE, PR_WITH_IMAP | PR_WITH_POP3,
              "remote server unavailable|remote server is unavailable|remote server not available"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_IMAP | PR_WITH_POP3,
              "quitting on signal|connection is closed & !failed & !failure & !password"),
  PR_RULE_AT (TOO_MANY_CONNECTIONS, PR_WITH_IMAP | PR_WITH_POP3, "many connections, try later"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_IMAP | PR_WITH_POP3,
              "maximum|max|limit* ~ login attempts|logins|sign in attempts ~ exceeded|reached"
              " & !simultaneous & !concurrent"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "error internal|read/write error|during disk i/o|disk i/o error"),
  PR_RULE_AT (STARTTLS_REFUSED, PR_WITH_IMAP | PR_WITH_POP3,
              "initialize|initialise|init ~ tls|ssl|ssl object & fail*|error"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "cannot verify|unable to verify|could not verify ~ mx|mx record|mx records & #4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "partial delivery failure|unable to queue message* & #4xx"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "server error .. while|generating|processing & !login & !auth*"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_WITH_IMAP | PR_WITH_POP3,
              "post office agent|authentication agent|login agent ~ not available|unavailable|"
              "down"),
  PR_RULE_AT (AUTH_TEMPORARY_FAILURE, PR_NOT_SENDING,
              "internal login failure|weird sasl|getting sasl*|login processing failed|"
              "sasl canonification|"
              "retrieve credentials"),
  PR_RULE (CONNECTION_CLOSED, "silent for too long|took too long & #421"),
  PR_RULE (CONNECTION_CLOSED, "connection error, sorry"),
  PR_RULE (TOO_MANY_CONNECTIONS, "connect too often|connecting too often"),
  PR_RULE (TOO_MANY_CONNECTIONS, "too many connected clients|too many clients connected"),
  PR_RULE (SERVER_STORAGE_FULL, "transaction failed ~ out of space|no space left|disk full"),
  PR_RULE (POLICY_REJECTED, "service denied & #5xx"),
  PR_RULE_AT (SERVICE_UNAVAILABLE, PR_WITH_IMAP | PR_WITH_POP3,
              "could not|cannot|can't|cant|unable to|failed to ~ connect to server|find server|"
              "connect to backend|connect to real server|start tls on real server"),
  PR_RULE (AUTH_TEMPORARY_FAILURE, "and i can't auth|and i can't authenticate"),
  PR_RULE (AUTH_TEMPORARY_FAILURE,
           "unable to start|cannot start|could not start .. authentication process|auth process"
           " & #4xx"),
  PR_RULE_AT (AUTH_MECHANISM_UNSUPPORTED, PR_NOT_SENDING,
              "xoauth2|oauthbearer|cram md5|digest md5|scram*|ntlm|gssapi|plain and login ~ "
              "not offered|not known|only"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED, "auth not allowed & #503"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_IMAP | PR_WITH_POP3, "backend authentication failed"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_NOT_SENDING,
              "auth|authentication ~ exchange ~ cancelled|canceled|aborted"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED, "auth type ~ prohibited|unimplemented|forbidden|disabled"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_IMAP | PR_WITH_POP3, "too slow"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_IMAP | PR_WITH_POP3,
              "login failed|logon failure|authenticate failed & connection is closed"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_POP3, "bad apop|apop failed|invalid apop"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_NOT_SENDING,
              "no secret in database|no user in db|user not in db"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "lookup failed & #45x & !host* & !dns & !domain & !ptr & !reverse & !sender* & !mx"
           " & !name"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "error running|error in running|failed to run|cannot run|could not run|can't run ~ "
           "spamassassin|spamc|spamd|clam*|scanner|filter|rspamd|antivirus & #4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "mailbox ~ invalid format|corrupt* & #4xx & !unavailable"),

  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "temporary rejected|temporarily rejected|temporarily refused ~ try again|try later"
           " & #4xx"
           " & !greylist* & !grey list* & !reconnect*"),
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_NOT_BY_CLIENT,
              "tls support|ssl support|starttls support ~ isn't enabled|not enabled|is disabled|"
              "not compiled|not built|not configured|isn't configured|not installed & !#4xx"),
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_NOT_BY_CLIENT,
              "tls not supported|ssl not supported|tls is not supported & #454"),
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_WITH_IMAP | PR_WITH_POP3,
              "tls not supported|ssl not supported|stls not supported"),
  PR_RULE_AT (STARTTLS_REFUSED, PR_WITH_IMAP | PR_WITH_POP3, "starttls|stls ~ negotiation failed"),

  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "could not complete|unable to complete ~ sender verify|recipient verify|verify callout"
           " & !greylist*"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "lock ~ exclusive access|fcntl|flock|/var/mail*|/var/spool* & !imap & !pop3"
           " & !maildrop & !session"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "delivery process|delivery command|pipe command ~ timed out|time limit|timeout"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "command time limit exceeded|address resolver failure"),
  PR_RULE (SERVER_MISCONFIGURED,
           "mailbox|maildir|mail file|directory|spool ~ wrong uid|wrong gid|wrong mode|"
           "wrong owner*|"
           "not owned by"),
  PR_RULE (SERVER_MISCONFIGURED, "lmtp proxy ~ configuration|no host|misconfigur*"),
  PR_RULE (SERVER_MISCONFIGURED, "excessive recursion|rewrite: ruleset|infinite loop in ruleset"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "error|failure|failed .. while writing|writing to|during write to .. queue|spool|disk"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "temporary failure. command output ~ permission denied"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "input/output error ~ message|mailbox|queue|maildir|file & !imap & !pop3"),
  PR_RULE (SERVER_STORAGE_FULL, "insufficient spool space"),
  PR_RULE (STARTTLS_REQUIRED, "tls session required & #554 & !attempt"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "scanner|filter|antivirus|database ~ out of order & #4xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "content filter access refused"),
  PR_RULE (SERVER_MISCONFIGURED, "unable to use mail transport"),
  PR_RULE (TRANSACTION_FAILED, "message has been frozen|message is frozen"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "cannot describe error"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED, "auth not enabled|auth is not enabled|auth not available"),
  PR_RULE (DNS_FAILURE, "dns error .. when|while|during .. validating|checking & #4xx"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP, "failed to send some"),
  PR_RULE_AT (DNS_FAILURE, PR_NOT_BY_CLIENT,
              "mx lookup|mx query|dns lookup|dns query ~ timed out|timeout & #4xx"),
  PR_RULE (DNS_FAILURE, "host map: lookup ~ deferred"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "aborted|qq .. out of memory"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "unable to get|unable to run|unable to start|problem with|trouble .. scanner|"
           "spam filter|"
           "virus filter & #4xx"),
  PR_RULE (SERVER_MISCONFIGURED,
           "private key file|certificate file ~ does not exist|missing|not found & #x.3.5"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "qq ~ connection rejected|crashed"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "mail transport unavailable|unknown mail transport|mail transport error"),
  PR_RULE (SERVER_MISCONFIGURED,
           "mx|mx record|mx records|remote host address ~ points to local|point to local|"
           "points to the local|is the local host"),

  /* The next server. */
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "smtp timeout after .. data block|end of data|initial connection|rcpt to|mail from|ehlo|"
           "helo|pipelined|starttls|data command"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "unverified address: connect to|unverified address .. connection refused|"
           "connection timed out|no route to host|network is unreachable & !sender address"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "destination mx|destination mxs|destination mxes ~ network error|mismatch|no valid|"
           "no reachable|timeout"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "primary target ip address & !loop*"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "in response to initial connection|in response to ehlo|in response to helo"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "delay reason .. connection timed out|connection refused|no route to host|"
           "network is unreachable|host is down"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "open timeout on"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "temporary failure in mx lookup"),
  PR_RULE (RECIPIENT_REQUIRES_TLS, "secured mx|secure mx|mx with tls|tls capable mx"),
  PR_RULE (RECIPIENT_REFUSED, "destination seem|destination seems ~ reject|refuse ~ all mail*"),

  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "relay connection|backend connection ~ fail*|refused|lost|timed out|could not"
           " & !denied"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "deferred: ~ name server|host name lookup failure|no route to host|connection reset|"
           "network is unreachable|host is down"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "still undelivered|undelivered after|will keep trying|keep trying until"),

  /* Exchange tells of its own parts by name. */
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "remote server response was not rfc|"
           "remote server disconnected|smtpsend.sendingerror|connection failover|"
           "failed to be made redundant"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "unable to connect & #x.2.1 & #4xx"),
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE, "crashing the remote server"),
  PR_RULE (RECIPIENT_INVALID,
           "due to invalid recipient address|smtputf8 argument required|long recipient address|"
           "utf 8 recipient address|contact's target address|contact's external address"),
  PR_RULE_AT (RECIPIENT_INVALID, PR_AT_RECIPIENT, "utf 8 addresses not supported"),
  PR_RULE (RECIPIENT_DOMAIN_NOT_FOUND, "dns returned an invalid response"),
  PR_RULE (RECIPIENT_UNKNOWN, "recipient could not be resolved & #4.3.3"),
  PR_RULE (RECIPIENT_REFUSED, "no recipient succeeded"),
  PR_RULE (RECIPIENT_REFUSED, "address unavailable & #556"),
  PR_RULE (SENDER_REJECTED, "mail relays & #517"),
  PR_RULE (SENDER_NOT_ALLOWED, "enabled for send as"),
  PR_RULE (ACCOUNT_DISABLED, "sender mailbox quarantined|submission has been disabled"),
  PR_RULE (SERVER_MISCONFIGURED,
           "directory object is misconfigured|no moderator addresses|no arbitration address|"
           "outbound frontend servers|attribute value is missing|tlsauthlevel|"
           "internal transport certificate"),
  PR_RULE (POLICY_REJECTED,
           "by administrative action|by transport agent|prohibited dl expansion|"
           "the sender prohibited|dsngeneration.quarantine|policy processing failed"),
  PR_RULE (SERVER_BUSY,
           "server thread limit|database thread limit|source thread limit|threads per mdb|"
           "threads per sct|concurrent deliveries|database throttling|throttling limit & #4xx"),
  PR_RULE (SERVER_MISCONFIGURED, "proxy session setup failed & #5xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "proxy session setup failed|proxy layer|proxy destinations|message not proxied|"
           "match for proxy|message deferred by & #4xx"),
  PR_RULE_AT (SERVER_TEMPORARY_FAILURE, PR_WITH_IMAP, "xproxy failed"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "unexpected exception occurred & #4xx"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_NOT_SENDING,
              "token ~ audience|issuer|scope ~ bad|wrong|invalid|mismatch*|missing"),
  PR_RULE_AT (OAUTH_TOKEN_REJECTED, PR_WITH_IMAP | PR_WITH_POP3,
              "session invalidated & accesstokenexpired"),
  PR_RULE (AUTH_TEMPORARY_FAILURE, "locked out state & #4xx"),
  PR_RULE (ACCOUNT_DISABLED, "tenant locked out"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "attribution data|submission is cancelled & #4xx"),
  PR_RULE (MAILBOX_UNAVAILABLE, "mailbox logon failure"),
  PR_RULE (TRANSACTION_FAILED, "cryptographic failure"),
  PR_RULE (STARTTLS_REFUSED, "initialize security subsystem"),

  /* Who one is. */
  PR_RULE_AT (HELO_REJECTED, PR_NOT_BY_CLIENT, "you are not us|you aren't us|you are not me"),
  PR_RULE (HELO_REJECTED,
           "helo command rejected|ehlo command rejected & !blocked using & !pipelining"),
  PR_RULE_AT (SENDER_REJECTED, PR_NOT_BY_CLIENT,
              "sender verify failed & callback setup failed|postmaster verification failed"),
  PR_RULE (CLIENT_CERTIFICATE_REQUIRED, "no verified certificate"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_NOT_SENDING,
              "authentication attempt failed|authentication attempts failed|"
              "authentication attempt(s) failed|authentication aborted|authentication cancelled|"
              "authentication canceled"),

  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_NOT_BY_CLIENT,
              "authenticate|authentication|login|log in .. over plain text|over plaintext|"
              "over clear text|over cleartext|over an unencrypted|over a plain & !error"),
  PR_RULE (AUTH_ENCRYPTION_REQUIRED,
           "encryption|tls|ssl .. required for auth*|required to authenticate|required for login|"
           "needed for auth*|needed to authenticate"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_WITH_IMAP | PR_WITH_POP3,
              "tls|ssl|ssl/tls|encryption|encrypted connection|secure connection ~ required|"
              "requires|"
              "mandatory|needed|only & !stls & !starttls & !command & !certificate* & !version"
              " & !error & !begin & !only tls & !tls 1.2 & !tls 1.3 & !tlsv1*"),
  PR_RULE_AT (ACCESS_DISABLED, PR_WITH_IMAP | PR_WITH_POP3,
              "access|login .. not allowed|not permitted .. through this service|by this service|"
              "with this service|via this service|over this service"),
  PR_RULE (ACCESS_DISABLED,
           "this account cannot use smtp|this account cannot change password"),
  PR_RULE (AUTH_REQUIRED,
           "authenticated hosts only|authenticated users only|authenticated clients only"),
  PR_RULE_AT (ACCESS_DISABLED, PR_WITH_IMAP | PR_WITH_POP3,
              "no user shell|blocked for uids"),
  PR_RULE_AT (ACCESS_DISABLED, PR_WITH_POP3, "not in ~ acl"),
  PR_RULE (AUTH_MECHANISM_UNSUPPORTED,
           "stronger authentication such as & !tls & !ssl & !encryption"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_NOT_SENDING, "kerberos error"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_WITH_IMAP, "blocked by acl|denied by acl|acl rule"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_POP3,
              "less than once every|more than once every|not more often than|pop … seconds ago"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_WITH_IMAP | PR_WITH_POP3,
              "access from|login from|logins from|logging in from|connections from|sign in from ~ "
              "blocked|not permitted|not allowed|forbidden|denied|refused|banned & !too many"),
  PR_RULE (ACCESS_DISABLED, "smtp auth|smtp authentication ~ is off|is switched off|is turned off"),
  PR_RULE_AT (ACCOUNT_DISABLED, PR_NOT_SENDING,
              "subscription|contract|trial|licence|license ~ run out|ran out|has ended|is over|"
              "has lapsed|lapsed"),
  PR_RULE_AT (TOO_MANY_CONNECTIONS, PR_WITH_IMAP | PR_WITH_POP3,
              "no more than|at most|only .. devices|sessions|connections|clients"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_IMAP | PR_WITH_POP3,
              "logins per|login per|logins in|sign ins per ~ minute*|hour*|seconds"),
  PR_RULE_AT (AUTH_ENCRYPTION_REQUIRED, PR_WITH_IMAP | PR_WITH_POP3,
              "speaks only tls|only speaks tls|tls connections only"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_WITH_IMAP | PR_WITH_POP3, "for your network & !too many"),
  PR_RULE_AT (WRONG_SERVICE, PR_WITH_IMAP | PR_WITH_POP3, "use port 993|use port 995"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_AT_SIGN_IN,
              "must be the full|must be your full|use your full|use the full ~ address"),
  PR_RULE_AT (ACCESS_DISABLED, PR_WITH_IMAP | PR_WITH_POP3,
              "webmail only|only webmail|web mail only|has been retired|was retired|is retired"),
  PR_RULE_AT (ACCESS_DISABLED, PR_WITH_IMAP | PR_WITH_POP3,
              "imap|imap4|pop|pop3|imap access|pop access ~ switched off|turned off|"
              "not switched on|"
              "not turned on|shut off"),
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_POP3,
              "only once every|once every|only once per|no more than once ~ minute*|seconds"),
  PR_RULE_AT (SIGN_IN_BLOCKED, PR_WITH_IMAP | PR_WITH_POP3,
              "access|login|connection ~ denied|refused|blocked ~ by user filter|by ipaddr filter|"
              "by ip filter|by filter|by address filter"),
  PR_RULE_AT (AUTH_REQUIRED, PR_WITH_IMAP | PR_WITH_POP3,
              "only valid after|valid only after|only after ~ login|logging in|authentication"),
  PR_RULE_AT (PASSWORD_EXPIRED, PR_NOT_SENDING,
              "password change .. required|needed|necessary|mandatory"),
  PR_RULE (WRONG_CREDENTIALS, "credentials ~ revoked & !token"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "sender|sender address|from address ~ not authorized for|not allowed for|"
           "not authorised for ~ "
           "user|account|login & !recipient* & !spf"),
  PR_RULE (SENDER_AUTHENTICATION_FAILED,
           "sending ip address|sending ip|sending host .. is not authorized|not authorized|"
           "not authorised"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_NOT_BY_CLIENT,
              "sender is not authorized|sender not authorized|sender is not authorised|"
              "sender not authorised & !recipient* & !spf & !list & !group & !host & !ip"),
  PR_RULE_AT (SENDING_TOO_FAST, PR_AT_RECIPIENT, "too many attempts & #4xx & !auth* & !login*"),
  PR_RULE (SENDING_TOO_FAST, "too many messages for this connection"),
  PR_RULE (TOO_MANY_CONNECTIONS, "open connections|connection rate : too high|too many open"),
  PR_RULE (POLICY_REJECTED,
           "connection from this ip|connection from your ip|"
           "connections from your ip* ~ not allowed"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "envelope sender ~ not match|doesn't match|differs ~ from in header|from header|"
           "header from"),
  PR_RULE (SENDING_TOO_FAST, "too many consecutive messages|too many consecutive mails"),

  /* The recipient's address, and the letter. */
  PR_RULE (RECIPIENT_INVALID,
           "recipient address rejected: invalid ip|address rejected: bad syntax"),
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "mail file|mail database|maildir ~ over its size|size limit|over its limit"
           " & !login*"),
  PR_RULE (MISSING_REVERSE_DNS,
           "client ip address|client address|client hostname|client host name ~ doesn't resolve|"
           "does not resolve|seems to be forged|resolve : forged|resolve : fail"),
  PR_RULE_AT (DNS_FAILURE, PR_NOT_BY_CLIENT, "address resolution error"),
  PR_RULE (MISSING_REVERSE_DNS, "from unknown tld|unknown top level & !sender*"),
  PR_RULE_AT (HELO_REJECTED, PR_NOT_BY_CLIENT, "invalid hostname|invalid host name & #554"),
  PR_RULE (HELO_REJECTED,
           "your host name|your hostname|your helo name .. is invalid|is not valid & #501"),
  PR_RULE (RECIPIENT_INVALID, "unbalanced & !mail from & !sender* & !from:"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND, "domain ~ does not exist|invalid domain & #517"),
  PR_RULE (RECIPIENT_INVALID, "null recipient|empty recipient & #55x"),
  PR_RULE (TOO_MANY_RECIPIENTS, "only one recipient|one recipient only & #x.5.3"),
  PR_RULE (RECIPIENT_REQUIRES_TLS, "recipient requires encrypt*|recipient requires tls"),
  PR_RULE (RECIPIENT_REQUIRES_TLS, "tls|encryption ~ enforced by dane|enforced by mta|by mta sts"),
  PR_RULE (SENDER_REJECTED,
           "mailfrom domain|mail from domain|sender domain .. not configured for mail|"
           "does not accept mail|doesn't accept mail|not set up for mail"),
  PR_RULE_AT (SENDER_REJECTED, PR_NOT_BY_CLIENT,
              "sender address|from address|sender's address .. not conform|doesn't conform"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND, "*@* .. has an invalid mx & #5xx"),
  PR_RULE (SENDING_LIMIT_EXCEEDED,
           "quota exceeded|limit exceeded|over quota ~ number of mails|number of messages|"
           "number of emails|accumulated message & !mailbox"),
  PR_RULE (TOO_MANY_RECIPIENTS,
           "bounce|bounces|bounce messages ~ have only|more than one|only one|only 1 ~ recipient|"
           "recipients"),
  PR_RULE (RECIPIENT_REFUSED, "mail directly to & programs|files"),
  PR_RULE (RECIPIENT_REFUSED,
           "only subscribers|only subscribers of the list|only moderators .. can post|may post|"
           "to post"),
  PR_RULE (RECIPIENT_REFUSED,
           "only from local network|only from the local network|only from intranet"),
  PR_RULE (RECIPIENT_REFUSED, "destination address not verified|verify the forwarding address"),
  PR_RULE (CONTENT_BLOCKED,
           "don't accept|do not accept|no ~ binary|base 64|encoded|quoted printable ~ messages"),
  PR_RULE (CONTENT_BLOCKED, "message with binary body|language used in mail body"),
  PR_RULE (MESSAGE_MALFORMED, "too short message|message is too short|message too short & #5xx"),
  PR_RULE (MESSAGE_MALFORMED,
           "from line|from header|date line|date header|subject line ~ broken|damaged|unreadable"),
  PR_RULE (MAIL_LOOP, "letter|message|mail .. been round|been around ~ too often|too many times"),
  PR_RULE (MESSAGE_MALFORMED, "message too small|mail too small|message is too small & #5xx"),
  PR_RULE (MESSAGE_MALFORMED, "parse error & #x.6.0"),
  PR_RULE (RECIPIENT_UNKNOWN, "does not match anything|doesn't match anything"),
  PR_RULE (RECIPIENT_INVALID, "no address specified|no recipient specified & !#503"),
  PR_RULE (RECIPIENT_REFUSED, "already rejected this message"),
  PR_RULE (CONTENT_BLOCKED,
           "messages|part|parts ~ mime ~ content type|unacceptable mime & !invalid"),
  PR_RULE (CONTENT_BLOCKED, "macros|macro ~ not let|not allowed|not accepted|blocked|refused"),
  PR_RULE (CONTENT_BLOCKED, "unacceptable mime|with the below content"),
  PR_RULE (MESSAGE_MALFORMED, "don't accept|do not accept ~ shorter than"),
  PR_RULE (RECIPIENT_UNKNOWN, "unknown local part"),
  PR_RULE (RECIPIENT_INVALID, "utf8 support required"),
  PR_RULE (RELAY_DENIED, "remote domains not supported|to remote domains is not supported"),
  PR_RULE (MESSAGE_MALFORMED, "data format error"),
  PR_RULE (SENDER_REJECTED, "could not verify ~ header address"),
  PR_RULE (SENDER_REJECTED, "callout verification failure"),
  PR_RULE (RELAY_DENIED, "not the mail server ~ of|for ~ that domain|this domain"),
  PR_RULE (RECIPIENT_UNKNOWN, "too many rcpt errors"),
  PR_RULE (RECIPIENT_REFUSED, "approval request expired|approval request has expired"),
  PR_RULE (RECIPIENT_UNKNOWN, "too many invalid addresses|too many failed recipients"),
  PR_RULE (RECIPIENT_INVALID, "recipient address required|recipient required"),
  PR_RULE (POLICY_REJECTED, "multi recipient bounce"),
  PR_RULE (MESSAGE_MALFORMED, "syntax error in|error in .. header|header line|header field & #55x"),
  PR_RULE (MESSAGE_MALFORMED, "ridiculously long"),

  PR_RULE (SENDER_NOT_ALLOWED,
           "not accept|no .. masquerading|masquerading/forging & !header*"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "use the address|the address ~ you logged in|you signed in|of your login"),
  PR_RULE (SENDER_NOT_ALLOWED,
           "sender and from|sender and from: ~ not match|don't match|must match|differ"),
  PR_RULE (BLOCKLISTED,
           "your ip*|your host* ~ has been denied|is temporarily denied|temporarily denied"
           " & !recipient*"),
  PR_RULE (BLOCKLISTED, "no mail accepted from an open relay|from an open relay"),
  PR_RULE_AT (SENDER_NOT_ALLOWED, PR_NOT_BY_CLIENT,
              "use your own|your own ~ email address|address|sender address & !recipient* & !rate"),
};
/* clang-format on */

const PrRuleTable pr_rules_talk = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
