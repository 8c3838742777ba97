/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-log.h"

#include <string.h>

/* A talk that fails on every connection is told often enough by these. */
#define MAX_FAILURES 64

/* Where a channel's buffer begins; it doubles, and each former one is wiped. */
#define FIRST_CAPACITY_BYTES 4096

typedef struct
{
  guint8 *bytes;
  gsize n_bytes;
  gsize capacity_bytes;
  guint64 n_received; /* also those that are not kept */
} Record;

struct _PrScriptLog
{
  GMutex mutex;
  Record records[PR_N_SCRIPT_CHANNELS];
  Record said;
  GPtrArray *failures;
  char *server_name;
  guint n_connections;
  guint n_handshakes;
  guint n_attempts;
  guint n_messages;
};

static void
record_wipe (Record *self)
{
  if (self->bytes != NULL)
    explicit_bzero (self->bytes, self->capacity_bytes);
  g_clear_pointer (&self->bytes, g_free);
}

static void
record_append (Record *self, const guint8 *bytes, gsize n_bytes)
{
  gsize kept_bytes = MIN (n_bytes, PR_SCRIPT_LOG_MAX_BYTES - self->n_bytes);

  self->n_received += n_bytes;
  if (self->n_bytes + kept_bytes > self->capacity_bytes)
    {
      Record grown = *self;

      grown.capacity_bytes = MAX (self->capacity_bytes, FIRST_CAPACITY_BYTES);
      while (grown.capacity_bytes < self->n_bytes + kept_bytes)
        grown.capacity_bytes *= 2;
      grown.bytes = g_malloc (grown.capacity_bytes);
      if (self->n_bytes > 0)
        memcpy (grown.bytes, self->bytes, self->n_bytes);
      record_wipe (self);
      *self = grown;
    }
  if (kept_bytes > 0)
    memcpy (self->bytes + self->n_bytes, bytes, kept_bytes);
  self->n_bytes += kept_bytes;
}

PrScriptLog *
pr_script_log_new (void)
{
  PrScriptLog *self = g_atomic_rc_box_new0 (PrScriptLog);

  g_mutex_init (&self->mutex);
  self->failures = g_ptr_array_new_with_free_func (g_free);
  return self;
}

PrScriptLog *
pr_script_log_ref (PrScriptLog *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
log_free (gpointer data)
{
  PrScriptLog *self = data;

  for (gsize i = 0; i < PR_N_SCRIPT_CHANNELS; i++)
    record_wipe (&self->records[i]);
  record_wipe (&self->said);
  g_ptr_array_unref (self->failures);
  g_free (self->server_name);
  g_mutex_clear (&self->mutex);
}

void
pr_script_log_unref (PrScriptLog *self)
{
  g_atomic_rc_box_release_full (self, log_free);
}

static guint
get_count (PrScriptLog *self, const guint *count)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return *count;
}

/**
 * pr_script_log_get_n_connections:
 *
 * Returns: how many connections were accepted
 */
guint
pr_script_log_get_n_connections (PrScriptLog *self)
{
  return get_count (self, &self->n_connections);
}

/**
 * pr_script_log_get_n_handshakes:
 *
 * Returns: how many TLS handshakes came to their end
 */
guint
pr_script_log_get_n_handshakes (PrScriptLog *self)
{
  return get_count (self, &self->n_handshakes);
}

/**
 * pr_script_log_get_n_attempts:
 *
 * Returns: how many times a client began to sign in: AUTH with a mechanism, LOGIN, AUTHENTICATE,
 *   PASS or APOP
 */
guint
pr_script_log_get_n_attempts (PrScriptLog *self)
{
  return get_count (self, &self->n_attempts);
}

/**
 * pr_script_log_get_n_messages:
 *
 * Returns: how many messages were taken in whole
 */
guint
pr_script_log_get_n_messages (PrScriptLog *self)
{
  return get_count (self, &self->n_messages);
}

/**
 * pr_script_log_get_n_bytes:
 *
 * Returns: how many bytes came on a channel, also those that are not kept
 */
guint64
pr_script_log_get_n_bytes (PrScriptLog *self, PrScriptChannel channel)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->records[channel].n_received;
}

/**
 * pr_script_log_dup_received:
 *
 * Returns: (transfer full): the bytes that came on a channel, one connection after the other where
 *   they did not overlap; at most %PR_SCRIPT_LOG_MAX_BYTES
 */
GBytes *
pr_script_log_dup_received (PrScriptLog *self, PrScriptChannel channel)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_bytes_new (self->records[channel].bytes, self->records[channel].n_bytes);
}

/**
 * pr_script_log_dup_said:
 *
 * Returns: (transfer full): the lines that the server said as its talks have them, with what stands
 *   for each `$name`, one connection after the other where they did not overlap; at most
 *   %PR_SCRIPT_LOG_MAX_BYTES
 */
GBytes *
pr_script_log_dup_said (PrScriptLog *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_bytes_new (self->said.bytes, self->said.n_bytes);
}

/**
 * pr_script_log_contains:
 * @text: what to look for, not empty
 *
 * Returns: %TRUE if the bytes of @text came on a channel in one piece
 */
gboolean
pr_script_log_contains (PrScriptLog *self, PrScriptChannel channel, const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const Record *record = &self->records[channel];

  return record->n_bytes > 0 &&
         memmem (record->bytes, record->n_bytes, text, strlen (text)) != NULL;
}

/**
 * pr_script_log_dup_server_name:
 *
 * Returns: (transfer full) (nullable): the server name that the last handshake asked for (RFC 6066
 *   §3)
 */
char *
pr_script_log_dup_server_name (PrScriptLog *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->server_name);
}

/**
 * pr_script_log_dup_failures:
 *
 * A client that says what its talk does not foresee makes the talk fail. A client that leaves
 * early, or fails a handshake, does not.
 *
 * Returns: (transfer full): a text for each failure, with file and line, and what the client said
 */
GStrv
pr_script_log_dup_failures (PrScriptLog *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->failures->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->failures, i));
  return g_strv_builder_end (builder);
}

void
pr_script_log_add_connection (PrScriptLog *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_connections++;
}

void
pr_script_log_add_handshake (PrScriptLog *self, const char *server_name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_handshakes++;
  g_free (self->server_name);
  self->server_name = g_strdup (server_name);
}

void
pr_script_log_add_received (PrScriptLog *self,
                            PrScriptChannel channel,
                            const guint8 *bytes,
                            gsize n_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  record_append (&self->records[channel], bytes, n_bytes);
}

void
pr_script_log_add_said (PrScriptLog *self, const char *line, gsize n_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  record_append (&self->said, (const guint8 *) line, n_bytes);
}

static gboolean
is_word (const char *text, gsize n_bytes, const char *word)
{
  return n_bytes == strlen (word) && g_ascii_strncasecmp (text, word, n_bytes) == 0;
}

/* “AUTH PLAIN”, “PASS x”, “APOP x y”, “a1 LOGIN x y”, “a1 AUTHENTICATE PLAIN”; an AUTH without a
 * mechanism only asks which there are (RFC 5034 §4). */
static gboolean
is_attempt (const char *line, gsize n_bytes)
{
  const char *blank = memchr (line, ' ', n_bytes);
  gsize first_bytes = 0;
  const char *second = NULL;
  const char *second_blank = NULL;
  gsize rest_bytes = 0;

  if (blank == NULL)
    return FALSE;
  first_bytes = (gsize) (blank - line);
  if (is_word (line, first_bytes, "AUTH") || is_word (line, first_bytes, "PASS") ||
      is_word (line, first_bytes, "APOP"))
    return TRUE;

  second = blank + 1;
  rest_bytes = n_bytes - first_bytes - 1;
  second_blank = memchr (second, ' ', rest_bytes);
  if (second_blank == NULL)
    return FALSE;
  return is_word (second, (gsize) (second_blank - second), "LOGIN") ||
         is_word (second, (gsize) (second_blank - second), "AUTHENTICATE");
}

/* Counts the line if it begins a sign-in. */
void
pr_script_log_add_line (PrScriptLog *self, const char *line, gsize n_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (is_attempt (line, n_bytes))
    self->n_attempts++;
}

void
pr_script_log_add_message (PrScriptLog *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_messages++;
}

void
pr_script_log_take_failure (PrScriptLog *self, char *failure)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->failures->len < MAX_FAILURES)
    g_ptr_array_add (self->failures, failure);
  else
    g_free (failure);
}
