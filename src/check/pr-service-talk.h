/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"
#include "pr-diagnosis.h"
#include "pr-service-job.h"

G_BEGIN_DECLS

/**
 * PrServiceTalk:
 *
 * A session with a service, from the look-up to the sign-in, each step of it told. Used by one
 * worker.
 */
typedef struct _PrServiceTalk PrServiceTalk;

PrServiceTalk *pr_service_talk_new (PrServiceJob *job);
void pr_service_talk_free (PrServiceTalk *self);
gboolean pr_service_talk_sign_in (PrServiceTalk *self, GError **error);
PrClient *pr_service_talk_get_client (PrServiceTalk *self);
PrDiagnosis *pr_service_talk_diagnose (PrServiceTalk *self, const GError *error);
PrDiagnosis *pr_service_talk_diagnose_again (PrServiceTalk *self,
                                             const GError *error,
                                             gboolean port_is_blocked);
PrDiagnosis *pr_service_talk_diagnose_interception (PrServiceTalk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrServiceTalk, pr_service_talk_free)

G_END_DECLS
