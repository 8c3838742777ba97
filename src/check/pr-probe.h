/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"
#include "pr-fix.h"
#include "pr-service.h"
#include "pr-shared-trust.h"

G_BEGIN_DECLS

/**
 * PR_PROBE_MAX_MS:
 *
 * How long fixes are tried, all together, in milliseconds: somebody is reading meanwhile.
 */
#define PR_PROBE_MAX_MS 5000

/**
 * PrProbeFindings:
 * @clear_only: it answers and lets somebody in, but only unencrypted, where STARTTLS was asked for
 * @certificate_names: (nullable) (array zero-terminated=1): of a certificate with which all is well
 *   but the name: for whom it is
 *
 * What a server that did not answer as it should have was found to do.
 */
typedef struct
{
  gboolean clear_only;
  char **certificate_names;
} PrProbeFindings;

/**
 * PrLateProbe:
 *
 * Fixes that are tried in the background should the service still be silent after a while, so that
 * they are known when it has run out of time, and cost none of their own. Used by one worker.
 */
typedef struct _PrLateProbe PrLateProbe;

gboolean pr_probe_service (PrService *service,
                           PrSharedTrust *trust,
                           const PrDeadline *deadline,
                           GCancellable *cancellable,
                           PrProbeFindings *findings);
void pr_probe_findings_clear (PrProbeFindings *findings);

GPtrArray *pr_probe_fixes (GPtrArray *fixes,
                           PrService *service,
                           gboolean has_token,
                           PrSharedTrust *trust,
                           const PrDeadline *deadline,
                           GCancellable *cancellable);

PrLateProbe *pr_late_probe_new (GPtrArray *fixes,
                                PrService *service,
                                gboolean has_token,
                                PrSharedTrust *trust,
                                guint delay_ms,
                                const PrDeadline *deadline);
void pr_late_probe_free (PrLateProbe *self);
GPtrArray *pr_late_probe_collect (PrLateProbe *self,
                                  const PrDeadline *deadline,
                                  GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrLateProbe, pr_late_probe_free)

G_END_DECLS
