/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis.h"
#include "pr-service.h"
#include "pr-step.h"
#include "pr-tls-session.h"
#include "pr-transcript.h"

G_BEGIN_DECLS

/**
 * PrServiceReport:
 *
 * What the test of one service found; grows while the test runs, and never changes after. Properties,
 * read-only and notified: `service`, `login`, `outcome`, `steps` (a #GListModel of #PrStep) and
 * `diagnosis`. Main context.
 */
#define PR_TYPE_SERVICE_REPORT (pr_service_report_get_type ())
G_DECLARE_FINAL_TYPE (PrServiceReport, pr_service_report, PR, SERVICE_REPORT, GObject)

PrServiceReport *pr_service_report_new (PrService *service, const char *login);

PrService *pr_service_report_get_service (PrServiceReport *self);
const char *pr_service_report_get_login (PrServiceReport *self);
PrOutcome pr_service_report_get_outcome (PrServiceReport *self);
GListModel *pr_service_report_get_steps (PrServiceReport *self);
PrDiagnosis *pr_service_report_get_diagnosis (PrServiceReport *self);
PrTlsSession *pr_service_report_get_tls (PrServiceReport *self);
const char *const *pr_service_report_get_capabilities (PrServiceReport *self);
PrAuth pr_service_report_get_auth (PrServiceReport *self);
PrTranscript *pr_service_report_get_transcript (PrServiceReport *self);

void pr_service_report_begin_step (PrServiceReport *self, PrStepId id, gint64 start_us);
void pr_service_report_end_step (PrServiceReport *self,
                                 PrStepId id,
                                 PrOutcome outcome,
                                 gint64 duration_us,
                                 const char *detail);
void pr_service_report_amend_step (PrServiceReport *self,
                                   PrStepId id,
                                   PrOutcome outcome,
                                   const char *detail);
void pr_service_report_set_tls (PrServiceReport *self, PrTlsSession *tls);
void pr_service_report_set_capabilities (PrServiceReport *self, const char *const *capabilities);
void pr_service_report_set_auth (PrServiceReport *self, PrAuth auth);
void pr_service_report_end (PrServiceReport *self, PrOutcome outcome, PrDiagnosis *diagnosis);

G_END_DECLS
