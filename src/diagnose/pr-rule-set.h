/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-classify-codes-private.h"
#include "pr-diagnosis-ids.h"

G_BEGIN_DECLS

/* Beside the steps and protocols of pr-classify-codes-private.h: where a program of this side
 * speaks, where that is not known, and where it is not known that a message was already spoken of.
 */
#define PR_BY_CLIENT (1u << 20)
#define PR_NOT_BY_CLIENT (1u << 21)
#define PR_NOT_SENDING (1u << 22)
/* Its words may as well be those of a letter: it says something of a reply only. */
#define PR_BROADLY (1u << 23)

/**
 * PrRule:
 * @id: what it means
 * @place: where it holds: a set of steps, of protocols, and who speaks; 0 is anywhere
 * @words: what has to be in the text, see pr-classify-rules.c
 * @line: of the source file
 *
 * One reason for one diagnosis.
 */
typedef struct
{
  PrDiagnosisId id;
  guint place;
  const char *words;
  guint line;
} PrRule;

/**
 * PrRuleTable:
 * @file: its source file
 * @is_general: its words say little: an enhanced code that is specific beats them
 *
 * Rules in order: the first that fits counts.
 */
typedef struct
{
  const char *file;
  gboolean is_general;
  const PrRule *rules;
  gsize n_rules;
} PrRuleTable;

/**
 * PrWordSet:
 * @name: what rules call it, with a `$`
 * @words: phrases with `|` between them
 */
typedef struct
{
  const char *name;
  const char *words;
} PrWordSet;

/**
 * PrRuleFacts:
 * @known: the step, the protocol and the side, as bits
 * @code: the basic code, 0 for none
 * @enhanced_code: (nullable): the enhanced code
 */
typedef struct
{
  guint known;
  guint code;
  const char *enhanced_code;
} PrRuleFacts;

typedef struct _PrRuleSet PrRuleSet;
typedef struct _PrRuleScan PrRuleScan;

PrRuleSet *pr_rule_set_new (const PrRuleTable *tables,
                            gsize n_tables,
                            const PrWordSet *word_sets,
                            gsize n_word_sets,
                            GPtrArray *problems);
void pr_rule_set_free (PrRuleSet *self);
guint pr_rule_set_get_n_rules (const PrRuleSet *self);
guint pr_rule_set_get_n_phrases (const PrRuleSet *self);
const char *pr_rule_set_get_phrase (const PrRuleSet *self, guint i);
guint pr_rule_set_get_n_states (const PrRuleSet *self);
const PrRule *pr_rule_set_get_rule (const PrRuleSet *self, guint i, const char **file);

PrRuleScan *pr_rule_scan_new (const PrRuleSet *set, const char *text, gsize n_bytes);
void pr_rule_scan_free (PrRuleScan *self);
gboolean pr_rule_scan_matches (const PrRuleScan *self, guint i, const PrRuleFacts *facts);
gboolean
pr_rule_scan_find (const PrRuleScan *self, gboolean is_general, const PrRuleFacts *facts, guint *i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrRuleSet, pr_rule_set_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrRuleScan, pr_rule_scan_free)

G_END_DECLS
