/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-report.h"

G_BEGIN_DECLS

/**
 * PrRunState:
 * @PR_RUN_NONE: nothing has been tested yet
 * @PR_RUN_RUNNING: the test runs
 * @PR_RUN_FINISHED: it came to its end, whatever it found
 * @PR_RUN_CANCELLED: the user stopped it
 * @PR_RUN_TIMED_OUT: it took longer than the whole test may
 */
typedef enum
{
  PR_RUN_NONE,
  PR_RUN_RUNNING,
  PR_RUN_FINISHED,
  PR_RUN_CANCELLED,
  PR_RUN_TIMED_OUT,
} PrRunState;

#define PR_TYPE_RUN_STATE (pr_run_state_get_type ())

GType pr_run_state_get_type (void) G_GNUC_CONST;

PrOutcome pr_verdict_get_outcome (PrRunState state, PrReport *report);
char *pr_verdict_dup_title (PrRunState state, PrReport *report);
char *pr_verdict_dup_summary (PrRunState state, PrReport *report);

gboolean pr_verdict_wants_password (PrDiagnosisId id);
gboolean pr_verdict_is_same_problem (PrServiceReport *a, PrServiceReport *b);
gboolean pr_verdict_wants_settings (PrDiagnosisId id);

const char *pr_verdict_get_service_label (PrOutcome outcome, PrRunState state);
const char *pr_verdict_get_step_label (PrOutcome outcome, PrRunState state);
char *pr_verdict_dup_duration (gint64 duration_us);

G_END_DECLS
