/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-candidate.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrCandidateRow:
 *
 * One server that was found: where it is, who says so, whether it answers, and a button to take it.
 */
#define PR_TYPE_CANDIDATE_ROW (pr_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (PrCandidateRow, pr_candidate_row, PR, CANDIDATE_ROW, GtkListBoxRow)

GtkWidget *pr_candidate_row_new (PrCandidate *candidate);

G_END_DECLS
