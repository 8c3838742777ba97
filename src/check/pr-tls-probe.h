/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"
#include "pr-shared-trust.h"

G_BEGIN_DECLS

/**
 * PrTlsProbe:
 *
 * Finds out beside a talk whether a server that says nothing in plain text waits for TLS: a second
 * connection, a handshake on it, and no word more. In a thread of its own, which ends by itself when
 * nobody waits for it any more.
 */
typedef struct _PrTlsProbe PrTlsProbe;

PrTlsProbe *pr_tls_probe_start (const char *host,
                                guint16 port,
                                PrSharedTrust *trust,
                                const PrDeadline *deadline);
void pr_tls_probe_free (PrTlsProbe *self);

int pr_tls_probe_get_fd (PrTlsProbe *self);
gboolean pr_tls_probe_is_done (PrTlsProbe *self);
const char *pr_tls_probe_get_finding (PrTlsProbe *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTlsProbe, pr_tls_probe_free)

G_END_DECLS
