/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-transcript.h"

#include "pr-printable.h"

#include <string.h>

/* What a person can still read; a server that says more is not interesting any further. */
#define MAX_BYTES (256 * 1024)
#define MAX_LINE_CHARS 2000

struct _PrTranscript
{
  GMutex mutex;
  GString *head;
  GQueue tail; /* of char *, the newest last */
  gsize tail_bytes;
  guint n_dropped;
  gint64 start_us;
};

static void
pr_transcript_clear (gpointer data)
{
  PrTranscript *self = data;

  g_string_free (self->head, TRUE);
  g_queue_clear_full (&self->tail, g_free);
  g_mutex_clear (&self->mutex);
}

/**
 * pr_transcript_new:
 *
 * Returns: (transfer full): an empty transcript, whose clock starts now
 */
PrTranscript *
pr_transcript_new (void)
{
  PrTranscript *self = g_atomic_rc_box_new0 (PrTranscript);

  g_mutex_init (&self->mutex);
  self->head = g_string_new (NULL);
  g_queue_init (&self->tail);
  self->start_us = g_get_monotonic_time ();
  return self;
}

/**
 * pr_transcript_ref:
 *
 * Returns: (transfer full): @self
 */
PrTranscript *
pr_transcript_ref (PrTranscript *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pr_transcript_unref:
 *
 * Gives up one reference.
 */
void
pr_transcript_unref (PrTranscript *self)
{
  g_atomic_rc_box_release_full (self, pr_transcript_clear);
}

/* The beginning is kept for good, of the rest the newest: how a talk began and how it ended. */
static void
append (PrTranscript *self, char *line)
{
  gsize line_bytes = strlen (line);

  if (g_queue_is_empty (&self->tail) && self->head->len + line_bytes <= MAX_BYTES / 2)
    {
      g_string_append (self->head, line);
      g_free (line);
      return;
    }
  g_queue_push_tail (&self->tail, line);
  self->tail_bytes += line_bytes;
  while (self->tail_bytes > MAX_BYTES / 2)
    {
      g_autofree char *oldest = g_queue_pop_head (&self->tail);

      self->tail_bytes -= strlen (oldest);
      self->n_dropped++;
    }
}

static void
add_line (PrTranscript *self, PrTranscriptParty party, const char *bytes, gsize n_bytes)
{
  static const char *const marks[] = { "C:", "S:", "*" };
  g_autofree char *shown = pr_printable_from_bytes (bytes, n_bytes, MAX_LINE_CHARS);
  double seconds = (double) (g_get_monotonic_time () - self->start_us) / G_USEC_PER_SEC;

  append (self, g_strdup_printf ("%7.3f %s %s\n", seconds, marks[party], shown));
}

/**
 * pr_transcript_add:
 * @party: who said it
 * @bytes: (array length=n_bytes): what was said, one line or several, with or without line ends
 * @n_bytes: the number of bytes
 *
 * Thread: any.
 */
void
pr_transcript_add (PrTranscript *self, PrTranscriptParty party, const char *bytes, gsize n_bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  do
    {
      const char *end = n_bytes == 0 ? NULL : memchr (bytes, '\n', n_bytes);
      gsize line_bytes = end == NULL ? n_bytes : (gsize) (end - bytes) + 1;

      add_line (self, party, bytes, line_bytes);
      bytes += line_bytes;
      n_bytes -= line_bytes;
    }
  while (n_bytes > 0);
}

/**
 * pr_transcript_note:
 * @format: what happened, for technicians; not translated
 * @...: its arguments
 *
 * Thread: any.
 */
void
pr_transcript_note (PrTranscript *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  pr_transcript_add (self, PR_TRANSCRIPT_NOTE, text, strlen (text));
}

/**
 * pr_transcript_to_text:
 *
 * Thread: any.
 *
 * Returns: (transfer full): the lines so far, each with the seconds since the beginning and “C:”,
 *   “S:” or “*”; plain text, printable
 */
char *
pr_transcript_to_text (PrTranscript *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GString *text = g_string_new_len (self->head->str, (gssize) self->head->len);

  if (self->n_dropped > 0)
    g_string_append_printf (text, "        * … %u lines left out …\n", self->n_dropped);
  for (GList *l = self->tail.head; l != NULL; l = l->next)
    g_string_append (text, l->data);
  return g_string_free (text, FALSE);
}
