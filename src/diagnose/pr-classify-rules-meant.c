/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* What programs of this side mean, where nothing more exact was said: a subject, what happened to
 * it, and whether it was denied. The rest of them is in pr-classify-rules-general.c. */

/* clang-format off */
static const PrRule rules[] = {
  /* Names. */
  PR_RULE_AT (DNS_FAILURE, PR_BROADLY | PR_BY_CLIENT,
              "dns|resolver|name server|nameserver|name servers|domain name lookup ~ $not|fail*|"
              "timed out|timeout|unavailable|unreachable|error|problem|servfail|refused|broken"
              " & !nxdomain & !not exist & !does not exist & !not found & !no such & !web"),
  PR_RULE_AT (HOST_NOT_FOUND, PR_BROADLY | PR_BY_CLIENT,
              "dns|lookup|host|hostname|server|server name|server address|name ~ nxdomain|"
              "no such|nonexistent|misspelled|mistyped|no address|no ip|no dns|typo & !user*"
              " & !mailbox & !folder & !file"),

  PR_RULE_AT (HOST_NOT_FOUND, PR_BROADLY | PR_BY_CLIENT,
              "nxdomain|server called|server named|host called|host named|no server|no host|"
              "not be looked up|can't be looked up|cannot be looked up & !certificate*"),

  /* Encryption. */
  PR_RULE_AT (STARTTLS_REQUIRED, PR_BROADLY | PR_BY_CLIENT,
              "insists on|insist on|demands|wants|asks for|requires ~ starttls|tls|encryption|"
              "encrypted connection"),
  PR_RULE_AT (TLS_ON_PLAIN_PORT, PR_BROADLY | PR_BY_CLIENT,
              "port ~ $not ~ ssl|tls|encrypt* & !starttls"),
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_BROADLY | PR_BY_CLIENT,
              "starttls|stls ~ $not|lacks|lacking|missing|absent|no"),
  PR_RULE_AT (TLS_ON_PLAIN_PORT, PR_BROADLY | PR_BY_CLIENT,
              "plain text|plaintext|unencrypted|not encrypted|clear text|cleartext ~ serverhello|"
              "server hello|tls|ssl ~ expected|instead|where|replied|answered|port"),
  PR_RULE_AT (PLAIN_ON_TLS_PORT, PR_BROADLY | PR_BY_CLIENT,
              "expects|expected|waits for|waiting for|wants|requires|speaks ~ ssl|tls ~ "
              "from the start|immediately|at once|right away|on this port|implicit*"),
  PR_RULE_AT (CERTIFICATE_EXPIRED, PR_BROADLY | PR_BY_CLIENT,
              "certificate*|cert ~ ended|ran out|out of date|outdated|lapsed|in the past|"
              "no longer valid|validity period|date has passed|too old & !not yet"),
  PR_RULE_AT (CERTIFICATE_NAME_MISMATCH, PR_BROADLY | PR_BY_CLIENT,
              "certificate*|cert ~ issued to|issued for|made out|belongs to|made for|valid for|"
              "is for|names|lists|covers|contains ~ $not|instead|another|different|other|but"
              " & !issuer & !issued by"),
  PR_RULE_AT (CERTIFICATE_UNTRUSTED, PR_BROADLY | PR_BY_CLIENT,
              "certificate*|cert|issuer|server identity|server's identity|certification ~ $not|"
              "un*|problem|error|fail*|suspicious|could ~ trust*|verif*|valid*|recogni*|accept*|"
              "approv*|check*|known|authentic*|confirm* & !expired & !client certificate"),
  PR_RULE_AT (TLS_HANDSHAKE_FAILED, PR_BROADLY | PR_BY_CLIENT,
              "secure connection|tls|ssl|encryption|encrypted connection|secure channel|"
              "secure link|handshake|ssl/tls ~ $not|fail*|error|problem|broke*|abort*"
              " & !certificate* & !timed out & !refused & !starttls & !reset"),

  /* Signing in. */
  PR_RULE (OAUTH_TOKEN_REJECTED, "aadsts*"),
  PR_RULE_AT (AUTH_REQUIRED, PR_BROADLY | PR_BY_CLIENT,
              "server|smtp|outgoing ~ requires|needs|wants|asks for|demands|expects ~ user name|"
              "username|password|login|credential*|authenticat*|sign in & !oauth* & !client cert*"),
  PR_RULE_AT (OAUTH_REQUIRED, PR_BROADLY | PR_NOT_SENDING,
              "oauth|oauth2|oauth 2|oauth 2.0|modern authentication|modern auth ~ require*|only|"
              "must|need*|mandatory|instead & !token"),
  PR_RULE_AT (OAUTH_REQUIRED, PR_BROADLY | PR_NOT_SENDING,
              "password sign in|password login|passwords|password based|sign in with password|"
              "login with password ~ no longer|not supported|disabled|not allowed|discontinued"
              " & !plain* & !unencrypted & !encryption"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BROADLY | PR_NOT_SENDING,
              "$secret ~ $not|$bad & !expired & !recipient* & !sender* & !address & !token"
              " & !relay* & !unencrypted & !encrypt* & !secure & !syntax & !command & !delivery"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BROADLY | PR_NOT_SENDING,
              "$signing-in ~ $bad|unable|could not|couldn't|cannot|can't|not possible|"
              "did not succeed|problem & !spf & !dkim & !dmarc & !temporar* & !relay*"
              " & !sender* & !recipient* & !server error & !encrypt* & !mechanism* & !delivery"),

  /* The mailbox, and what is sent. */
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BROADLY | PR_BY_CLIENT,
              "failed|unable|cannot|can't|could not ~ fetch|retrieve|download ~ message|messages|"
              "mail|mails & !connect* & !login & !password"),
  PR_RULE_AT (MAILBOX_NOT_ACCESSIBLE, PR_BROADLY | PR_BY_CLIENT,
              "inbox|mailbox|folder|mail folder|maildrop ~ $not ~ open*|select*|access*|read|"
              "found|find|exist*|sync* & !recipient* & !full & !address"),
  PR_RULE_AT (SENDING_LIMIT_EXCEEDED, PR_BROADLY | PR_BY_CLIENT,
              "limit|quota|allowance|maximum ~ sending|send|sent|outgoing ~ reached|hit|used up|"
              "exceed*|passed|over & !size & !recipients & !connection* & !login"),
  PR_RULE_AT (RECIPIENT_UNKNOWN, PR_BROADLY | PR_BY_CLIENT,
              "recipient*|addressee|e mail address|email address|mailbox ~ $not ~ know|known|"
              "knows|exist*|found|find & !sender* & !login & !folder*"),
  PR_RULE_AT (RECIPIENT_DOMAIN_NOT_FOUND, PR_BROADLY | PR_BY_CLIENT,
              "domain ~ $not ~ found|find|exist*|valid|resolve* & !certificate* & !sender*"),

  /* The talk. */
  PR_RULE_AT (COMMAND_REJECTED, PR_BROADLY | PR_BY_CLIENT, "command error: bad"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BROADLY | PR_BY_CLIENT,
              "stopped responding|stops responding|stopped answering|fell silent|went silent|"
              "no longer responds|no longer responding|keeps silent"),
  PR_RULE_AT (RESPONSE_TIMED_OUT, PR_BROADLY | PR_BY_CLIENT,
              "no|$not ~ answer*|reply|replies|replied|response|respond*|greeting|greet|"
              "welcome message & !understood & !valid & !not correct & !address & !domain"
              " & !replied to the & !response status"),
  PR_RULE_AT (PROTOCOL_ERROR, PR_BROADLY | PR_BY_CLIENT,
              "response|reply|answer|greeting|replied|answered|responded ~ $not|unexpected*|"
              "invalid|strange|garbage|unknown|wrong|incomplete"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_BROADLY | PR_BY_CLIENT,
              "check|verify|enter|provide|confirm|re enter ~ password*|credential*|user name|"
              "username|login name & !connect* & !server settings & !host"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BROADLY | PR_BY_CLIENT,
              "connection|connecting|connect|open|reach|contact ~ failed|"
              "failure|failing|error|problem|unsuccessful|could not|couldn't|cannot|can't|"
              "unable|not possible|did not work|didn't work|no connection & !folder* & !mailbox"
              " & !file & !message & !attachment*"),
  PR_RULE_AT (CONNECTION_FAILED, PR_BROADLY | PR_BY_CLIENT,
              "connection|server|service|exchange ~ unavailable|not available|not reachable|"
              "unreachable|inaccessible|down|not running & !starttls & !tls & !folder*"),
  PR_RULE_AT (CONNECTION_CLOSED, PR_BROADLY | PR_BY_CLIENT,
              "is not connected|not connected to server|servicenotconnected*|no longer connected"),
};
/* clang-format on */

const PrRuleTable pr_rules_meant = { __FILE__, TRUE, rules, G_N_ELEMENTS (rules) };
