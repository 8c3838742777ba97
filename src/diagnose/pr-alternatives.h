/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis-ids.h"
#include "pr-fix.h"
#include "pr-service.h"
#include "pr-tls-session.h"

G_BEGIN_DECLS

GPtrArray *pr_alternatives_new (PrDiagnosisId id,
                                PrService *service,
                                const char *email,
                                const char *login,
                                const PrTlsSession *tls);

gboolean pr_alternatives_has_preset (PrService *service, const char *email);
gboolean pr_alternatives_wants_token (PrService *service, const char *email);

G_END_DECLS
