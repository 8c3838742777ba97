/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-check.h"
#include "pr-verdict.h"

G_BEGIN_DECLS

/**
 * PrTestRun:
 *
 * The present or last test of an account that is set up: only one is of interest at a time, and one
 * that was left behind, and ends later, changes nothing. Once the last one has failed for want of a
 * network, it waits until there is one. Main context.
 *
 * Properties, read-only and notified: `report` (what it has found so far, %NULL before the first),
 * `state`, `retest-text` (the offer to test again, as the network is back, or %NULL).
 */
#define PR_TYPE_TEST_RUN (pr_test_run_get_type ())
G_DECLARE_FINAL_TYPE (PrTestRun, pr_test_run, PR, TEST_RUN, GObject)

PrTestRun *pr_test_run_new (void);

void pr_test_run_start (PrTestRun *self, PrCheck *check);
void pr_test_run_cancel (PrTestRun *self);
void pr_test_run_show (PrTestRun *self, PrReport *report);

PrReport *pr_test_run_get_report (PrTestRun *self);
PrRunState pr_test_run_get_state (PrTestRun *self);
const char *pr_test_run_get_retest_text (PrTestRun *self);

G_END_DECLS
