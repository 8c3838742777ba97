/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrAccountProblem:
 *
 * A file among the saved accounts that is not loaded, and stays as it is. Properties: `path` and
 * `message`, a translated sentence for people that says what is wrong with it. Immutable. Thread:
 * any.
 */
#define PR_TYPE_ACCOUNT_PROBLEM (pr_account_problem_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountProblem, pr_account_problem, PR, ACCOUNT_PROBLEM, GObject)

PrAccountProblem *pr_account_problem_new (const char *path, const char *message);

const char *pr_account_problem_get_path (PrAccountProblem *self);
const char *pr_account_problem_get_message (PrAccountProblem *self);

G_END_DECLS
