/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"
#include "pr-race.h"
#include "pr-secret.h"
#include "pr-tls-session.h"
#include "pr-tls-trust.h"
#include "pr-transcript.h"

G_BEGIN_DECLS

/**
 * PrConnection:
 *
 * One connection to one host: looked up, connected (through the system's proxy where there is one),
 * read in bounded lines, written, encrypted, closed. Everything that can wait takes a #PrDeadline,
 * whose wait the caller has begun, and a #GCancellable. All that goes over it is in its transcript.
 * Used by one worker.
 */
typedef struct _PrConnection PrConnection;

PrConnection *pr_connection_new (const char *host, guint16 port, PrTranscript *transcript);
void pr_connection_free (PrConnection *self);

gboolean pr_connection_resolve (PrConnection *self,
                                const PrDeadline *deadline,
                                GCancellable *cancellable,
                                GError **error);
gboolean pr_connection_connect (PrConnection *self,
                                const PrDeadline *deadline,
                                GCancellable *cancellable,
                                GError **error);
gboolean pr_connection_start_tls (PrConnection *self,
                                  PrTlsTrust *trust,
                                  const char *pin_sha256,
                                  const PrDeadline *deadline,
                                  GCancellable *cancellable,
                                  GError **error);

gboolean pr_connection_wait_for_words (PrConnection *self,
                                       int other_fd,
                                       const PrDeadline *deadline,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean pr_connection_wait_for_data (PrConnection *self,
                                      const PrDeadline *deadline,
                                      GCancellable *cancellable,
                                      GError **error);
GBytes *pr_connection_read_line (PrConnection *self,
                                 gsize max_bytes,
                                 const PrDeadline *deadline,
                                 GCancellable *cancellable,
                                 GError **error);
GBytes *pr_connection_read_bytes (PrConnection *self,
                                  gsize n_bytes,
                                  const PrDeadline *deadline,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean pr_connection_write (PrConnection *self,
                              const char *bytes,
                              gsize n_bytes,
                              const char *shown,
                              const PrDeadline *deadline,
                              GCancellable *cancellable,
                              GError **error);
void pr_connection_add_secret (PrConnection *self, PrSecret *secret);
void pr_connection_hide_lines (PrConnection *self, const char *beginning);
void pr_connection_close (PrConnection *self);

PrTlsSession *pr_connection_get_tls (PrConnection *self);
gboolean pr_connection_is_trusted (PrConnection *self);
const char *pr_connection_get_host (PrConnection *self);
GInetAddress *pr_connection_dup_local_address (PrConnection *self);
const char *pr_connection_get_proxy (PrConnection *self);
const char *pr_connection_get_first_words (PrConnection *self);
PrTranscript *pr_connection_get_transcript (PrConnection *self);
PrRace *pr_connection_get_race (PrConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrConnection, pr_connection_free)

G_END_DECLS
