/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrScriptChannel:
 * @PR_SCRIPT_CHANNEL_CLEAR: what anybody on the way could read
 * @PR_SCRIPT_CHANNEL_ENCRYPTED: what came inside TLS, decrypted
 */
typedef enum
{
  PR_SCRIPT_CHANNEL_CLEAR,
  PR_SCRIPT_CHANNEL_ENCRYPTED,
} PrScriptChannel;

#define PR_N_SCRIPT_CHANNELS 2

/**
 * PR_SCRIPT_LOG_MAX_BYTES:
 *
 * How much of each channel a log keeps; the rest is only counted.
 */
#define PR_SCRIPT_LOG_MAX_BYTES (1 << 20)

/**
 * PrScriptLog:
 *
 * What came to one port of a scripted server, over all its connections: what tests look at. It
 * holds passwords as they came, and is wiped when it goes. Counted. Thread: any.
 */
typedef struct _PrScriptLog PrScriptLog;

PrScriptLog *pr_script_log_new (void);
PrScriptLog *pr_script_log_ref (PrScriptLog *self);
void pr_script_log_unref (PrScriptLog *self);

guint pr_script_log_get_n_connections (PrScriptLog *self);
guint pr_script_log_get_n_handshakes (PrScriptLog *self);
guint pr_script_log_get_n_attempts (PrScriptLog *self);
guint pr_script_log_get_n_messages (PrScriptLog *self);
guint64 pr_script_log_get_n_bytes (PrScriptLog *self, PrScriptChannel channel);
GBytes *pr_script_log_dup_received (PrScriptLog *self, PrScriptChannel channel);
GBytes *pr_script_log_dup_said (PrScriptLog *self);
gboolean pr_script_log_contains (PrScriptLog *self, PrScriptChannel channel, const char *text);
char *pr_script_log_dup_server_name (PrScriptLog *self);
GStrv pr_script_log_dup_failures (PrScriptLog *self);

void pr_script_log_add_connection (PrScriptLog *self);
void pr_script_log_add_handshake (PrScriptLog *self, const char *server_name);
void pr_script_log_add_received (PrScriptLog *self,
                                 PrScriptChannel channel,
                                 const guint8 *bytes,
                                 gsize n_bytes);
void pr_script_log_add_said (PrScriptLog *self, const char *line, gsize n_bytes);
void pr_script_log_add_line (PrScriptLog *self, const char *line, gsize n_bytes);
void pr_script_log_add_message (PrScriptLog *self);
void pr_script_log_take_failure (PrScriptLog *self, char *failure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrScriptLog, pr_script_log_unref)

G_END_DECLS
