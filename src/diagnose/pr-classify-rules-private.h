/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-classify.h"
#include "pr-rule-set.h"

G_BEGIN_DECLS

#define PR_RULE(id, words)                                                                         \
  {                                                                                                \
    PR_DIAGNOSIS_##id, 0, words, __LINE__                                                          \
  }
#define PR_RULE_AT(id, place, words)                                                               \
  {                                                                                                \
    PR_DIAGNOSIS_##id, place, words, __LINE__                                                      \
  }

/* In the order in which they count. */
extern const PrRuleTable pr_rules_numbers;
extern const PrRuleTable pr_rules_programs;
extern const PrRuleTable pr_rules_exact;
extern const PrRuleTable pr_rules_talk;
extern const PrRuleTable pr_rules_client;
extern const PrRuleTable pr_rules_rare;
extern const PrRuleTable pr_rules_translated;
extern const PrRuleTable pr_rules_languages;
extern const PrRuleTable pr_rules_encryption;
extern const PrRuleTable pr_rules_topics;
extern const PrRuleTable pr_rules_sign_in;
extern const PrRuleTable pr_rules_content;
extern const PrRuleTable pr_rules_sender;
extern const PrRuleTable pr_rules_recipient;
extern const PrRuleTable pr_rules_server;
extern const PrRuleTable pr_rules_connection;
extern const PrRuleTable pr_rules_meant;
extern const PrRuleTable pr_rules_general;

const PrRuleSet *pr_classify_get_rules (void);
void pr_classify_limit_rules (gsize n_rules);
void pr_classify_note_rules (const char *text,
                             const PrClassifyInput *context,
                             gboolean *is_reached,
                             guint *hidden_by);

G_END_DECLS
