/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-step.h"
#include "pr-verdict.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrStepRow:
 *
 * One step of the test of one service, as it runs and as it ended.
 */
#define PR_TYPE_STEP_ROW (pr_step_row_get_type ())
G_DECLARE_FINAL_TYPE (PrStepRow, pr_step_row, PR, STEP_ROW, GtkListBoxRow)

GtkWidget *pr_step_row_new (PrStep *step, PrRunState run_state);
void pr_step_row_set_run_state (PrStepRow *self, PrRunState run_state);
void pr_step_row_set_time (PrStepRow *self, gint64 now_us, gint64 whole_us);

G_END_DECLS
