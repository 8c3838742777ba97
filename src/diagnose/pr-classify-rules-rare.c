/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* What rarer servers and libraries say in words that are their own, and that a table for more
 * common words would take for something else. */

/* clang-format off */
static const PrRule rules[] = {
  /* On the way, and what answers there. */
  PR_RULE (PROXY_FAILED, "connect tunnel|tunnel connection ~ failed|refused|denied"),
  PR_RULE (WRONG_SERVICE,
           "imap|imap4|imap server|pop|pop3|pop3 server|pop server .. unexpected|invalid|bad|"
           "wrong .. response|greeting|reply|answer .. esmtp"),

  /* TLS. */
  PR_RULE_AT (STARTTLS_NOT_OFFERED, PR_WITH_IMAP | PR_WITH_POP3,
              "tls support|ssl support|starttls support|tls ~ isn't enabled|not enabled|"
              "not compiled|not built|not configured|isn't configured|not installed"),
  PR_RULE (BAD_SEQUENCE, "starttls|stls ~ repeated|twice|already been|already issued"),

  /* Signing in, and the account's own box. */
  PR_RULE_AT (AUTH_TOO_MANY_ATTEMPTS, PR_WITH_IMAP | PR_WITH_POP3, "throttled ~ backoff"),
  PR_RULE_AT (WRONG_CREDENTIALS, PR_WITH_IMAP,
              "lookup failed & !dns & !host & !temporar* & !ldap & !database"),

  /* The sender. */
  PR_RULE (SENDER_NOT_ALLOWED,
           "sender|from|return path|mail from|from address ~ not owned|isn't owned"),
  PR_RULE (SENDER_REJECTED, "batv|prvs|bogus mail from|third party dsns|third party dsn"),
  PR_RULE (SENDER_DOMAIN_NOT_FOUND, "recursive cname* & !recipient*"),

  /* The recipient. */
  PR_RULE (RECIPIENT_REFUSED, "badrcptto|badrecipientto|envelope recipient ~ list|denied"),

  /* The content. */
  PR_RULE (SPAM_CONTENT, "aup#urlbl*"),
};
/* clang-format on */

const PrRuleTable pr_rules_rare = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
