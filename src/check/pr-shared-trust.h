/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-tls-trust.h"

G_BEGIN_DECLS

/**
 * PrSharedTrust:
 *
 * The trust of one run, made when the first of its workers needs it: reading all authorities of the
 * system can cost as much as a talk. Counted. Thread: any.
 */
typedef struct _PrSharedTrust PrSharedTrust;

PrSharedTrust *pr_shared_trust_new (const char *ca_file);
PrSharedTrust *pr_shared_trust_ref (PrSharedTrust *self);
void pr_shared_trust_unref (PrSharedTrust *self);

PrTlsTrust *pr_shared_trust_get (PrSharedTrust *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrSharedTrust, pr_shared_trust_unref)

G_END_DECLS
