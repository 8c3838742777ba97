/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-script-log.h"

#include <openssl/ssl.h>

G_BEGIN_DECLS

/*
 * PrScriptConnection:
 *
 * The server's end of one connection: waits that a #GCancellable ends, bounded lines, TLS from any
 * point on. What is sent is held back until something is to be received. Thread: its own.
 */
typedef struct _PrScriptConnection PrScriptConnection;

/*
 * PrScriptRead:
 * @PR_SCRIPT_READ_LINE: a line is there
 * @PR_SCRIPT_READ_ENDED: the client has gone, or the server is to stop
 * @PR_SCRIPT_READ_TOO_LONG: more than fits comes without a line's end
 * @PR_SCRIPT_READ_BARE_LF: a line ends in LF alone (RFC 5321 §2.3.8 forbids it)
 */
typedef enum
{
  PR_SCRIPT_READ_LINE,
  PR_SCRIPT_READ_ENDED,
  PR_SCRIPT_READ_TOO_LONG,
  PR_SCRIPT_READ_BARE_LF,
} PrScriptRead;

PrScriptConnection *pr_script_connection_new (int fd, PrScriptLog *log, GCancellable *cancellable);
void pr_script_connection_free (PrScriptConnection *self);

gboolean pr_script_connection_set_drip (PrScriptConnection *self, guint drip_ms);
gboolean pr_script_connection_send (PrScriptConnection *self, const void *bytes, gsize n_bytes);
gboolean pr_script_connection_flush (PrScriptConnection *self);
gboolean pr_script_connection_flood (PrScriptConnection *self, GBytes *text, guint64 n_bytes);
gboolean pr_script_connection_wait (PrScriptConnection *self, guint wait_ms);

PrScriptRead pr_script_connection_read_line (PrScriptConnection *self,
                                             gboolean imap,
                                             const char **line,
                                             gsize *n_bytes);
gboolean pr_script_connection_skip (PrScriptConnection *self, guint64 n_bytes);

gboolean pr_script_connection_start_tls (PrScriptConnection *self, SSL_CTX *context);
GBytes *pr_script_connection_dup_binding (const char *type, gpointer self);

void pr_script_connection_half_close (PrScriptConnection *self, gboolean polite);
void pr_script_connection_close (PrScriptConnection *self, gboolean polite);
void pr_script_connection_reset (PrScriptConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrScriptConnection, pr_script_connection_free)

G_END_DECLS
