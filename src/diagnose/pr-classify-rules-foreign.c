/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"

/* What servers reply in languages other than English; what programs of this side say in them is in
 * pr-classify-rules-languages.c. */

/* clang-format off */
static const PrRule rules[] = {
  /* The recipient. */
  PR_RULE (RECIPIENT_MAILBOX_FULL,
           "speichervolumen|speicherplatz|kapazität|postfach|postfaches|postfachs|espace disque|"
           "espacio|espaço|spazio ~ ueberschritten|überschritten|erschöpft|ausgeschöpft|belegt|"
           "épuisé|agotado|esgotado|esaurito & !device & !server"),
  PR_RULE (RECIPIENT_UNKNOWN, "niemand|nobody ~ unter dieser adresse|bekannt"),
  PR_RULE (CONTENT_BLOCKED,
           "keine|keine e mails|keine emails|nicht ~ bildern|anhängen|anhänge ~ akzeptiert|"
           "angenommen|erlaubt"),
  PR_RULE (RECIPIENT_REFUSED,
           "nur e mails|nur emails|nur mails|nur nachrichten ~ bestimmten|bekannten ~ akzeptiert|"
           "angenommen"),
};
/* clang-format on */

const PrRuleTable pr_rules_foreign = { __FILE__, FALSE, rules, G_N_ELEMENTS (rules) };
