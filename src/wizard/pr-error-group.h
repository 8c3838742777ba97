/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis.h"

G_BEGIN_DECLS

/**
 * PR_ERROR_GROUP_MAX_EXAMPLES:
 *
 * How many texts of one kind are shown: more would say the same again.
 */
#define PR_ERROR_GROUP_MAX_EXAMPLES 3

/**
 * PrErrorExample:
 * @line: where it stands, the first line being 1
 * @text: what was said there, valid UTF-8
 *
 * One of the texts that a group stands for.
 */
typedef struct
{
  guint64 line;
  char *text;
} PrErrorExample;

/**
 * PrErrorTally:
 * @diagnosis: what the texts mean, in words for people; of the first of them
 * @count: how many there were
 * @n_examples: how many of @examples are there
 * @examples: the first ones that differ
 *
 * What has been found of one kind of error so far. A value that one thread hands to another.
 */
typedef struct
{
  PrDiagnosis *diagnosis;
  guint64 count;
  guint n_examples;
  PrErrorExample examples[PR_ERROR_GROUP_MAX_EXAMPLES];
} PrErrorTally;

void pr_error_tally_copy (PrErrorTally *self, const PrErrorTally *from);
void pr_error_tally_clear (PrErrorTally *self);

/**
 * PrErrorGroup:
 *
 * One kind of error that was found in a text, and how often. Properties, read-only and notified:
 * `count`. Main context.
 */
#define PR_TYPE_ERROR_GROUP (pr_error_group_get_type ())
G_DECLARE_FINAL_TYPE (PrErrorGroup, pr_error_group, PR, ERROR_GROUP, GObject)

PrErrorGroup *pr_error_group_new (const PrErrorTally *tally);
void pr_error_group_update (PrErrorGroup *self, const PrErrorTally *tally);

PrDiagnosis *pr_error_group_get_diagnosis (PrErrorGroup *self);
guint64 pr_error_group_get_count (PrErrorGroup *self);
guint64 pr_error_group_get_first_line (PrErrorGroup *self);
char *pr_error_group_dup_count_text (PrErrorGroup *self);
char *pr_error_group_dup_evidence (PrErrorGroup *self);

G_END_DECLS
