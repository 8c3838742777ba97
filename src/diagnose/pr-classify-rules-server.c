/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* clang-format off */
static const PrRule rules[] = {
  PR_RULE (RECIPIENT_SERVER_UNREACHABLE,
           "of the destination|destination's|of the recipient domain ~ server*|host* ~ refuse*|"
           "down|unreachable|not answer*|not respond*"),
  PR_RULE (SERVICE_UNAVAILABLE,
           "mail|email|messages .. not accepted by this|not accepted on this|"
           "not accepted at this .. machine|host|server|system & !from & !sender* & !your"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "policy service|policy server|policy daemon|outbound policy|inbound policy|"
           "policy check ~ unavailable|not available|error|problem|failed|timeout|timed out"
           " & #4xx"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "destination mail server|destination server|destination mail exchanger|"
              "recipient's mail exchanger|remote mail server ~ connect*|reach|contact ~ unable|"
              "could not|cannot|can't|failed|not possible & !authenticat*"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "defer|t=remote_smtp|t=remote smtp & connection timed out|connection refused|"
              "network is unreachable|no route to host|closed connection|connection reset|"
              "lost connection"),
  PR_RULE (CONNECTION_CLOSED, "lost connection after|timeout after … from & !said"),
  PR_RULE (POLICY_REJECTED, "connection rejected by policy|rejected by policy"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT, "connection refused & #4.4.x"),
  PR_RULE (BAD_SEQUENCE,
           "zuerst ehlo|zuerst mail|zuerst rcpt|ehlo/helo first|current state|"
           "protocol synchronization|synchronization & !#550"),
  PR_RULE (SERVICE_UNAVAILABLE, "service currently unavailable & #521"),
  PR_RULE (SERVICE_UNAVAILABLE, "no smtpd here|no smtp here"),
  PR_RULE (TRANSACTION_FAILED, "unknown error & #5xx"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "try again later|try again & #4.2.1"),
  PR_RULE (SERVER_TEMPORARY_FAILURE, "resources temporarily unavailable"),
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "queue unavailable|dns not available|unable to complete command|"
           "database temporary error"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "connection with … is broken|tls connect failed: timed out|collect: i/o error|"
              "i/o error on connection from|timed out with mx|timed out with"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_WITH_SMTP, "connection expired"),
  /* The next server, as a queue or a bounce tells of it. */
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "recipient's server|recipients mail server|recipient server|"
              "recipient's mail server|remote server|remote host|destination server|next hop|"
              "mail server for|receiving server|receiving mail server|all hosts|hosts|"
              "serveur du destinataire|сервер получателя ~ not responding|did not respond|"
              "does not respond|doesn't respond|no response|did not accept our|"
              "not accept our requests|failing for a long time|unreachable|not reachable|"
              "could not be reached|cannot be reached|not available|unavailable|"
              "failed to connect|unable to connect|could not connect|cannot connect|"
              "couldn't connect|timed out|time out|connection refused|down|offline|не отвечает"
              " & !certificate & !code page & !tls & !unable to connect to the remote server"
              " & !disk full & !exchange"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "delivery failed … attempts|delivery timeout|target ip address responded|"
              "retry timeout exceeded|retry time not reached|all hosts have been failing|"
              "message expired|delivery time expired|envelope expired|message delayed|"
              "delivery expired|expired before|maximum queue|max time|"
              "time limit exceeded … queue|giving up|gave up|"
              "unable to deliver this message after|could not be delivered for|"
              "undeliverable for|not been delivered for|delivery attempts will continue|"
              "too old|max retries|multiple retries|retries exceeded|maximum retr*|"
              "no connection to|wasn't able to establish an smtp connection|"
              "unable to establish an smtp connection|couldn't establish an smtp|"
              "delivery temporarily suspended: connect|deferred: connection|"
              "deferred: no route|deferred: operation timed out|"
              "deferred: connection timed out|host not reachable|host unreachable|host down|"
              "host is down|dropped during|dropped during the transmission|"
              "unreachable for too long|unreachable for|outgoing message timed out|"
              "message timed out|conversation with|"
              "connection was dropped|closed abruptly|lost connection with|"
              "lost connection while|connection dropped|bad connection|no answer from host|"
              "no answer from|still being retried|message has been in the queue|"
              "i'm not going to try again & !user unknown & !host name or service & !unknown"
              " & !invalid domain name & !server refused to talk & !resources & !ldap"
              " & !my name was rejected & !handshake & !temporary local problem"
              " & !unverified address & !connection limit & !too many & !recipient rejected"
              " & !address rejected & !rejected & !said: 5 & !hops"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "connect to|connecting to|connection to|unable to connect|unable to contact|"
              "cannot connect|could not connect|can't connect ~ connection timed out|"
              "operation timed out|connection refused|network is unreachable|no route to host|"
              "timed out|timeout|refused|host is unreachable|host unreachable|remote server"
              " & !ldap & !authentication & !database & !smtp error: failed"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "connection timed out & #4.4.1 & !#421"),
  PR_RULE_AT (RECIPIENT_SERVER_UNREACHABLE, PR_NOT_BY_CLIENT,
              "find a gateway|after … tries|not been collected|queue period|in queue for|"
              "failed to deliver to domain"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_NOT_BY_CLIENT,
              "timeout exceeded|command timeout|idle timeout|timeout closing|timeout waiting|"
              "timeout connection|timed out waiting|idle for too long|idle too long|"
              "inactivity|timeout|timed out|connection timeout|connection timed out|"
              "session timeout|read timeout|time out|zeitüberschreitung|délai|превышено время|"
              "время ожидания|tiempo de espera|超时|タイムアウト & !lock & !tcp read"
              " & !connection problem & !response & !lookup & !transmission & !ldap & !dns"
              " & !address verification & !retry timeout & !outgoing message & !message timed"
              " & !mailbox & !target ip & !delivery timeout & !communication"),
  PR_RULE (ROUTING_ERROR,
           "cannot be routed|no connector for|routing error|no route|cannot route|can't route|"
           "unable to route|unrouteable|unroutable|routing failed|no routing|wrong route|"
           "mail routing|routing problem & !loop & !unrouteable address & !unroutable address"
           " & !no route to host & !no route to domain"),

  /* The server itself. */
  PR_RULE (SERVER_MISCONFIGURED,
           "child process of|configuration error|configuration problem|misconfigur*|"
           "misconfiguration|config error|not configured|configuration failure|"
           "incorrectly configured|improperly configured|local configuration|"
           "mail system configuration|unknown mailer error|wrong owner|bad configuration|"
           "server configuration|fehlkonfig*|erreur de configuration|error de configuración|"
           "ошибка конфигурации|does not support https|configured incorrectly & !relay"
           " & !your mail server & !tls & !loop & !spf & !your dns & !your domain"),
  PR_RULE (SERVER_STORAGE_FULL,
           "insufficient system storage|insufficient system resource*|insufficient disk|"
           "out of disk|disk full|disk is full|no space left|not enough disk|"
           "not enough storage|not enough server|not enough space|out of memory|space shortage|"
           "insufficient storage|insufficient memory|mail system full|system storage|"
           "system full|out of storage|disk space|server full|low on disk|lack of space|"
           "system resources|spool … full|недостаточно системн*|недостаточно места|памяти|"
           "speicherplatz|espace disque|espacio|espaço & !mailbox & !user's & !replicated"
           " & !recipient's mailbox & !exceeded"),
  PR_RULE (SERVER_BUSY,
           "server busy|server is busy|system busy|service busy|too busy|is busy|busy|"
           "overload*|over loaded|load average|load too high|high load|load is too|server too|"
           "shutting down|going down|being shut down|restarting|rebooting|maintenance|"
           "server is down|temporarily overloaded|congest*|surge|try again later, closing|"
           "closing connection. try|too much load|überlastet|ausgelastet|wartung|surchargé|"
           "occupé|ocupado|sobrecargado|перегружен|занят|обслуживан*|系统繁忙|服务器忙|繁忙|混雑|メンテナンス"
           " & !mailbox & !line busy & !user busy & !maildrop"),
  PR_RULE (SERVER_BUSY,
           "unable to process connection|unable to accept connection|queue quota|"
           "organization queue|server not available|server temporarily unavailable|"
           "server nicht verfügbar|cannot accept connections|connection has been interrupted|"
           "denial of service|not accepting connections|not accepting smtp connections|"
           "service not available, closing|closing transmission channel|service not available|"
           "not accepting network messages|cannot accept messages|temporarily not accepting|"
           "queue is full|queue full & !tls & !smtp service not available & !no smtp service"
           " & !domain service & !greylist* & !221 & !reverse & !ptr & !client host & !database"
           " & !concurrent & !spam & !access denied"),
  PR_RULE (SERVICE_UNAVAILABLE,
           "smtp service disabled|no smtp service|smtp service not available|no mail service|"
           "esmtp not accepting messages|never accepts mail|not accept any mail|"
           "does not accept any|host does not accept|"
           "doesn't accept any mail|dummy server|mail service disabled|service disabled|"
           "service is disabled|service discontinued|no longer in service|no longer accepts|"
           "not accepting mail|не принимает почту|no service|service not enabled"
           " & !client host & !reverse & !ptr & !mx & !from you & !from ip"
           " & !transaction failed & !connections"),

  /* Order of commands. */
  PR_RULE (BAD_SEQUENCE,
           "send helo|send ehlo|helo first|ehlo first|hello first|say hello|polite people|"
           "need helo|need ehlo|helo/ehlo first|no helo|no ehlo|ehlo/helo required|"
           "helo required|must helo|must ehlo|must send helo|must say helo|missing helo|"
           "expected helo|helo hasn't|didn't say|expecting helo|haven't said & !#550"),
  PR_RULE (BAD_SEQUENCE,
           "need mail|need rcpt|mail first|rcpt first|need mail before|need rcpt before|"
           "need a recipient|need recipient|no recipients|no valid recipients|"
           "must have sender|sender already|sender not yet|sender already specified|"
           "sender already given|mail already|nested mail|must precede|precede data|"
           "precede rcpt|no sender|no mail from|mail from first|rcpt to first|"
           "mail command first|first up is|need rcpt (recipient)|issue mail|issue a mail|"
           "specify a sender|specify sender|need mail command|no recipient specified|"
           "recipients first|no valid rcpt|only one sender & !sender address"
           " & !#5.1.x & !address rejected & !unknown user & !invalid recipient & !client host"
           " & !user unknown & !for this m* & !unknown host & !were found & !#550"),
  PR_RULE (BAD_SEQUENCE,
           "multiple mail commands|multiple mail from|already in transaction|"
           "already in a transaction|bad sequence|out of sequence|out of order|wrong state|"
           "invalid state|wrong order|wrong sequence|improper sequence|incorrect sequence|"
           "unexpected command|command sequence|commands out of|command not allowed|"
           "not allowed in this state|not valid in this state|not permitted in this state|"
           "before greeting|data before|synchronization error|improper command pipelining|"
           "pipelining|not allowed now|not allowed at this|command unexpected|"
           "changes to identification|bad command sequence|sequence error|transaction already|"
           "transaction in progress|неверная последовательность|неправильная последовательность|"
           "falsche reihenfolge|mauvaise séquence|secuencia|sequência|顺序 & !requires auth*"
           " & !authenticate & !#550"),

  /* What was asked cannot be read, or is not done. */
  PR_RULE (MAILBOX_UNAVAILABLE,
           "mailbox unavailable|mailbox is unavailable & !policy restrictions & !authentic*"
           " & !relay & !sender* & !from address & !blacklisted & !limit & !spf & !unknown"
           " & !no such & !dns & !permission* & !permissions & !unbekannt & !not allowed"),
  PR_RULE (PROTOCOL_ERROR, "imapprotocolexception|pop3protocolexception|smtpprotocolexception"),
  PR_RULE (COMMAND_REJECTED, "nul characters|not allowed in smtp commands"),
  PR_RULE (BAD_SEQUENCE,
           "first the ehlo|first the mail|first the rcpt|first the helo|first the data"),
  PR_RULE (COMMAND_REJECTED,
           "command ~ not recognized|not recognised|unrecognized|unrecognised|not implemented|"
           "unknown|unsupported|not supported|not understood|invalid|illegal|unimplemented|"
           "disabled|parameter*|argument*|rejected|unbekannt*|inconnu*|неизвест*|распозна*|"
           "не реализован|реализован|未知|无效 & !bad sequence & !helo & !recipient & !sender"
           " & !address rejected & !user unknown & !user"),
  PR_RULE (COMMAND_REJECTED,
           "unrecognized command|unrecognised command|unknown command|syntax error|syntaxfehler|"
           "erreur de syntaxe|error de sintaxis|erro de sintaxe|синтаксическ*|语法错误|構文エラー|"
           "not implemented|parameters not recognized|unsupported parameter|invalid parameter|"
           "invalid argument|too many unrecognized|too many errors|too many syntax|"
           "too many bad commands|too many protocol errors|too many unknown commands|"
           "error in imap command*|error in command*|unused team|smtp protocol violation|"
           "protocol violation|protocol error|bad arguments|"
           "unsupported option|not supported for|unsupported extension|parameter not|"
           "line too long|command line too|command unrecognized|adjacent slashes|"
           "missing argument|missing required argument|"
           "wrong number of arguments|unknown parameter|unexpected argument & !address: syntax"
           " & !bad recipient & !address syntax & !bad destination & !bad sender"
           " & !sender address & !message line & !refused to talk"),

  /* A passing trouble. */
  PR_RULE (SERVER_TEMPORARY_FAILURE,
           "address verification in progress|verification in progress|verification … going on|"
           "verification … not finished|local error|local problem|"
           "temporary local|internal error|internal server error|temporary problem|"
           "temporary problems|temporary error|temporary system|temporary failure|"
           "temporary lookup|lookup failure|system error|server error|internal failure|"
           "software error|database error|sql error|ldap|queue file write|file write error|"
           "i/o error|io error|queue error|cannot open file|child crashed|serverbug|"
           "resources temporarily|resource temporarily|temporarily rejected|temporarily deferred|"
           "temporary deferral|temporarily rejecting|upstream error|mail server temporarily|"
           "requested action delayed|server unable to|temporary send issues|"
           "could not complete sender verify|cannot complete|address verification in progress|"
           "unverified address|verification in progress|temporarily unable|incoming mail queue|"
           "queue has been stopped|queue stopped|unable to accommodate|local anti spam|milter|"
           "content filter … failed|filter error|scan error|scanner|scanning failed|"
           "unable to scan|temporary domain failure|temporary resources|out of resources|"
           "failed to be replicated|processing error|processing failed|error in processing|"
           "virus_scan failed|fork|cannot fork|can't create|error writing|qq write|qq out|"
           "qq temporary|qq trouble|qq unable|qq waitpid|qq read|qq crashed|temporary dns|"
           "unexpected failure|unexpected error|lokaler fehler|interner fehler|erreur interne|"
           "erreur locale|erreur temporaire|error interno|error temporal|erro interno|"
           "erro temporário|внутренняя ошибка|временная ошибка|ошибки сервера|ошибка сервера|"
           "内部错误|临时错误|系统错误|一時的なエラー|内部エラー & !user unknown & !greylist* & !invalid domain"
           " & !getaddrinfo & !error resolving & !name resolution & !spam & !smtp server error"
           " & !error connecting & !while connecting"),

  /* Only policy is said. */
  PR_RULE (POLICY_REJECTED,
           "policy reasons|policy restrictions|policy violation|policy error|mailpolicy|"
           "policy rejection|due to policy|security policies|security policy|"
           "organization policy|local policy|policy that|email policy & !mailbox"),
  PR_RULE (POLICY_REJECTED, "reject due to policy restrictions"),
};
/* clang-format on */

const PrRuleTable pr_rules_server = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
