/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-log-finding.h"

G_BEGIN_DECLS

/**
 * PrHeldFindings:
 *
 * What the words of one mail tell of errors, held back until the mail has ended: then it is known
 * which of them count, and whether its fields have said it better. Bounded in number.
 */
typedef struct _PrHeldFindings PrHeldFindings;

PrHeldFindings *pr_held_findings_new (PrLogFindingFunc func, gpointer user_data);
void pr_held_findings_free (PrHeldFindings *self);

void pr_held_findings_set_bounce (PrHeldFindings *self);
void pr_held_findings_set_superseded (PrHeldFindings *self);
void pr_held_findings_hold (PrHeldFindings *self, const PrLogFinding *finding);
void pr_held_findings_hold_unexplained (PrHeldFindings *self, const PrLogFinding *finding);

gboolean pr_held_findings_report_words_on (PrHeldFindings *self, const char *recipient);
void pr_held_findings_report_unexplained (PrHeldFindings *self);
void pr_held_findings_settle (PrHeldFindings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrHeldFindings, pr_held_findings_free)

G_END_DECLS
