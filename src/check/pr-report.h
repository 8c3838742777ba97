/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-result.h"
#include "pr-service-report.h"

G_BEGIN_DECLS

/**
 * PrReport:
 *
 * What a test found, as a whole: its `services` are a #GListModel of #PrServiceReport in the order
 * IMAP, POP3, SMTP. Its `verdict` is %PR_OUTCOME_RUNNING until the run has ended, then
 * %PR_OUTCOME_OK, %PR_OUTCOME_WARNING or %PR_OUTCOME_FAILED. Properties, read-only and notified:
 * `email`, `verdict`, `services`, `duration-ms`. Main context.
 */
#define PR_TYPE_REPORT (pr_report_get_type ())
G_DECLARE_FINAL_TYPE (PrReport, pr_report, PR, REPORT, GObject)

PrReport *pr_report_new (const char *email);

const char *pr_report_get_email (PrReport *self);
PrOutcome pr_report_get_verdict (PrReport *self);
GListModel *pr_report_get_services (PrReport *self);
PrServiceReport *pr_report_find_service (PrReport *self, PrProtocol protocol);
gint64 pr_report_get_duration_us (PrReport *self);
gint64 pr_report_get_start_time_us (PrReport *self);
PrResult *pr_report_dup_result (PrReport *self);

void pr_report_add_service (PrReport *self, PrServiceReport *service);
void pr_report_end (PrReport *self, gint64 duration_us);

G_END_DECLS
