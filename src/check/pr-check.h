/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-report.h"
#include "pr-secret.h"
#include "pr-shared-trust.h"

G_BEGIN_DECLS

/**
 * PR_CHECK_DEFAULT_WAIT_MS:
 *
 * How long one network wait may take where nothing else is said, in milliseconds.
 */
#define PR_CHECK_DEFAULT_WAIT_MS 15000

/**
 * PR_CHECK_DEFAULT_OVERALL_MS:
 *
 * How long a whole test may take where nothing else is said, in milliseconds.
 */
#define PR_CHECK_DEFAULT_OVERALL_MS 60000

/**
 * PR_CHECK_DEFAULT_ARRIVAL_MS:
 *
 * How long a test message is looked for where nothing else is said, in milliseconds.
 */
#define PR_CHECK_DEFAULT_ARRIVAL_MS 30000

/**
 * PrCheck:
 *
 * One test of the enabled services of an account. It is started once, on the main context that then
 * gets every change of its report and its end; the talk itself runs in a thread for each service.
 * A failed test is a successful run: pr_check_run_finish() errs only when cancelled or out of time,
 * and then too pr_check_get_report() has what was found so far.
 */
#define PR_TYPE_CHECK (pr_check_get_type ())
G_DECLARE_FINAL_TYPE (PrCheck, pr_check, PR, CHECK, GObject)

PrCheck *pr_check_new (PrAccount *account);

void pr_check_set_password (PrCheck *self, PrSecret *password);
void pr_check_set_token (PrCheck *self, PrSecret *token);
void pr_check_set_service_secret (PrCheck *self, PrProtocol protocol, PrSecret *secret);
void pr_check_set_recipient (PrCheck *self, const char *recipient);
void pr_check_set_ca_file (PrCheck *self, const char *path);
void pr_check_set_trust (PrCheck *self, PrSharedTrust *trust);
void pr_check_add_pin (PrCheck *self, const char *host, guint16 port, const char *sha256);
void pr_check_set_time_limits (PrCheck *self, guint wait_ms, guint overall_ms);
void pr_check_set_verify_fixes (PrCheck *self, gboolean verify_fixes);
void pr_check_set_send_test_message (PrCheck *self, gboolean send_test_message);
void pr_check_set_arrival_limit (PrCheck *self, guint arrival_ms);

PrReport *pr_check_get_report (PrCheck *self);

void pr_check_run_async (PrCheck *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
PrReport *pr_check_run_finish (PrCheck *self, GAsyncResult *result, GError **error);

G_END_DECLS
