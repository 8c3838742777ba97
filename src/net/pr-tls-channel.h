/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"
#include "pr-tls-session.h"
#include "pr-tls-trust.h"

G_BEGIN_DECLS

/**
 * PrTlsChannel:
 *
 * TLS over one non-blocking socket, for #PrConnection only. Used by one worker.
 */
typedef struct _PrTlsChannel PrTlsChannel;

PrTlsChannel *pr_tls_channel_new (PrTlsTrust *trust, int fd, const char *host);
void pr_tls_channel_free (PrTlsChannel *self);

gboolean pr_tls_channel_handshake (PrTlsChannel *self,
                                   const PrDeadline *deadline,
                                   GCancellable *cancellable,
                                   GError **error);
PrTlsSession *pr_tls_channel_dup_session (PrTlsChannel *self, const char *pin_sha256);
char *pr_tls_channel_dup_first_words (PrTlsChannel *self);

gssize pr_tls_channel_read (PrTlsChannel *self,
                            char *buffer,
                            gsize n_bytes,
                            const PrDeadline *deadline,
                            GCancellable *cancellable,
                            GError **error);
gssize pr_tls_channel_write (PrTlsChannel *self,
                             const char *bytes,
                             gsize n_bytes,
                             const PrDeadline *deadline,
                             GCancellable *cancellable,
                             GError **error);
void pr_tls_channel_close (PrTlsChannel *self);

G_END_DECLS
