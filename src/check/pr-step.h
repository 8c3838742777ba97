/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrStep:
 *
 * One thing tried in the test of one service. Properties, all read-only and notified: `id`,
 * `outcome`, `detail`, `start-ms` (since the run began) and `duration-ms`. Changes on the main
 * context only.
 */
#define PR_TYPE_STEP (pr_step_get_type ())
G_DECLARE_FINAL_TYPE (PrStep, pr_step, PR, STEP, GObject)

PrStep *pr_step_new (PrStepId id, gint64 start_us);
void pr_step_end (PrStep *self, PrOutcome outcome, gint64 duration_us, const char *detail);
void pr_step_amend (PrStep *self, PrOutcome outcome, const char *detail);

PrStepId pr_step_get_id (PrStep *self);
PrOutcome pr_step_get_outcome (PrStep *self);
const char *pr_step_get_detail (PrStep *self);
gint64 pr_step_get_start_us (PrStep *self);
gint64 pr_step_get_duration_us (PrStep *self);

G_END_DECLS
