/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-entries.h"

#include "pr-log-line.h"

#include <string.h>

/* What is kept of an entry that goes over several lines. */
#define MAX_ENTRY_BYTES 4096

/* A window is seldom so narrow that it breaks shorter lines. */
#define MIN_BROKEN_BYTES 50

#define MAX_LABEL_BYTES 24

struct _PrLogEntries
{
  PrLogEntryFunc func;
  gpointer user_data;

  GString *text; /* of the entry at hand, empty if there is none */
  guint64 line;
  gsize indent;
  gboolean is_mail;
  PrSuspicion suspicion;
  char code[4]; /* of a reply that goes on, "" if none does */

  gboolean is_pasted;    /* lines may have been broken where a window was too narrow */
  gboolean in_traceback; /* of Python: what is indented is code */
};

/*
 * pr_log_entries_new:
 * @func: is called for each entry when it has ended
 */
PrLogEntries *
pr_log_entries_new (PrLogEntryFunc func, gpointer user_data)
{
  PrLogEntries *self = g_new0 (PrLogEntries, 1);

  self->func = func;
  self->user_data = user_data;
  self->text = g_string_new (NULL);
  return self;
}

void
pr_log_entries_free (PrLogEntries *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/*
 * pr_log_entries_set_pasted:
 *
 * What comes is a text that somebody copied from a window, and no file.
 */
void
pr_log_entries_set_pasted (PrLogEntries *self)
{
  self->is_pasted = TRUE;
}

/*
 * pr_log_entries_end:
 *
 * Nothing more belongs to the entry at hand, if there is one.
 */
void
pr_log_entries_end (PrLogEntries *self)
{
  if (self->text->len > 0)
    {
      const PrLogEntry entry = { .line = self->line,
                                 .text = self->text->str,
                                 .is_mail = self->is_mail,
                                 .suspicion = self->suspicion };

      self->func (&entry, self->user_data);
    }
  g_string_truncate (self->text, 0);
  self->code[0] = '\0';
  self->suspicion = PR_SUSPICION_NONE;
}

/* The code of “550-…”, where another line follows, at the line's beginning or in it. */
static void
note_code (PrLogEntries *self, const char *message)
{
  for (const char *p = message; (p = strchr (p, '-')) != NULL; p++)
    if (p - message >= 3 && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[-2]) &&
        (p[-3] == '4' || p[-3] == '5') && (p - message == 3 || strchr (" :('\"", p[-4]) != NULL))
      {
        memcpy (self->code, p - 3, 3);
        self->code[3] = '\0';
        return;
      }
}

/* Where in a program the error came up: of Java, .NET and JavaScript. */
static gboolean
is_stack_line (const char *line, gsize indent)
{
  return indent > 0 && strncmp (line + indent, "at ", 3) == 0;
}

static gboolean
takes_traceback (PrLogEntries *self, const char *line, gsize indent)
{
  if (g_str_has_prefix (line, "Traceback (most recent call last)"))
    {
      pr_log_entries_end (self);
      self->in_traceback = TRUE;
      return TRUE;
    }
  self->in_traceback &= indent > 0;
  return self->in_traceback;
}

/* “ ERROR: …” after “ INFO: …” */
static gboolean
begins_with_level (const char *message)
{
  static const char *const levels[] = {
    "ERROR", "Error:", "WARN", "FATAL", "CRITICAL", "INFO", "DEBUG", "NOTICE", "*** ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_has_prefix (message, levels[i]))
      return TRUE;
  return FALSE;
}

/* What a mail program says of the mail, not of what became of it. */
static gboolean
is_quoted_subject (const char *line)
{
  static const char *const subjects[] = {
    "subject:", "betreff:",   "objet:", "objet :", "asunto:", "oggetto:",
    "assunto:", "onderwerp:", "Тема:",  "件名:",   "主题:",   "message-id:",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_ascii_strncasecmp (line, subjects[i], strlen (subjects[i])) == 0)
      return TRUE;
  return FALSE;
}

/* “<ann@example.org>: …” begins the words on another recipient. */
static gboolean
begins_recipient (const char *line)
{
  gsize n_bytes = strcspn (line, " \t");

  return memchr (line, '@', n_bytes) != NULL && (*line == '<' || line[n_bytes] == '\0');
}

static gboolean
continues_reply (const PrLogEntries *self, const char *message)
{
  return self->code[0] != '\0' && strncmp (message, self->code, 3) == 0 &&
         (message[3] == ' ' || message[3] == '-');
}

/* “fetchmail: …” after “fetchmail: …:” */
static gboolean
begins_alike (const char *entry, const char *line)
{
  gsize n_bytes = strcspn (line, ": ");

  return n_bytes > 0 && line[n_bytes] == ':' && strncmp (entry, line, n_bytes + 1) == 0;
}

/* “Host1 failure: …”: another statement of the same program. */
static gboolean
begins_with_label (const char *line)
{
  gsize n_bytes = strcspn (line, ":");

  return n_bytes > 0 && n_bytes <= MAX_LABEL_BYTES && line[n_bytes] == ':' &&
         line[n_bytes + 1] == ' ' && strcspn (line, ".,;<@(") > n_bytes;
}

/* A sentence that goes on in the next line. */
static gboolean
continues_sentence (const PrLogEntries *self, const char *line)
{
  const GString *text = self->text;

  return self->is_pasted && strchr (".!?", text->str[text->len - 1]) == NULL &&
         !pr_log_line_is_of_talk (line) &&
         (g_ascii_islower (*line) || (text->len >= MIN_BROKEN_BYTES && !begins_with_label (line)));
}

static gboolean
continues_entry (const PrLogEntries *self,
                 const char *line,
                 const char *message,
                 gsize indent,
                 gboolean is_dated)
{
  const GString *text = self->text;

  if (text->len == 0)
    return FALSE;
  if (continues_reply (self, message))
    return TRUE;
  if (is_dated || *message == '\0' || begins_with_level (message) ||
      begins_alike (text->str, line))
    return FALSE;
  if (!self->is_mail && g_str_has_prefix (message, "Caused by: "))
    return TRUE;
  if (indent > self->indent)
    return TRUE;
  if (self->indent > 0 || begins_recipient (line))
    return FALSE;
  return self->is_mail || text->str[text->len - 1] == ':' ||
         continues_sentence (self, line);
}

static void
look_at_line (PrLogEntries *self, const char *line, gsize n_bytes)
{
  PrSuspicion suspicion = pr_suspicion_of_line (line, n_bytes);

  if (suspicion == PR_SUSPICION_NONE)
    return;
  self->suspicion = MAX (self->suspicion, suspicion);
  note_code (self, line);
}

static void
add_to_entry (PrLogEntries *self, const char *message)
{
  gsize n_bytes = strlen (message);
  gboolean ends_reply = continues_reply (self, message) && message[3] == ' ';

  look_at_line (self, message, n_bytes);
  if (ends_reply)
    self->code[0] = '\0';
  if (self->text->len + n_bytes + 1 > MAX_ENTRY_BYTES)
    return;
  g_string_append_c (self->text, ' ');
  g_string_append_len (self->text, message, (gssize) n_bytes);
}

static void
begin_entry (PrLogEntries *self,
             guint64 line_number,
             const char *line,
             gsize n_bytes,
             gsize indent,
             gboolean is_mail)
{
  pr_log_entries_end (self);
  g_string_set_size (self->text, n_bytes);
  memcpy (self->text->str, line, n_bytes);
  self->line = line_number;
  self->indent = indent;
  self->is_mail = is_mail;
  look_at_line (self, line, n_bytes);
}

static gboolean
is_special (const char *line)
{
  return (*line == 'C' && g_str_has_prefix (line, "Caused by: ")) ||
         (*line == 'T' && g_str_has_prefix (line, "Traceback ("));
}

/* A log's entry after one that is complete: most lines of a log are. */
static gboolean
is_plain_entry (const PrLogEntries *self, const char *line, gboolean is_mail)
{
  return !is_mail && *line != ' ' && *line != '\t' && !is_special (line) && !self->in_traceback &&
         !self->is_pasted && self->code[0] == '\0' &&
         (self->text->len == 0 || self->text->str[self->text->len - 1] != ':');
}

/*
 * pr_log_entries_feed:
 * @line_number: where the line stands
 * @line: the next line, valid UTF-8, ended by NUL
 * @n_bytes: its length
 * @is_mail: whether it is of a mail's words
 */
void
pr_log_entries_feed (PrLogEntries *self,
                     guint64 line_number,
                     const char *line,
                     gsize n_bytes,
                     gboolean is_mail)
{
  gsize indent;
  PrLogPrefix prefix;
  const char *message;

  if (n_bytes > 0 && is_plain_entry (self, line, is_mail))
    {
      begin_entry (self, line_number, line, n_bytes, 0, FALSE);
      return;
    }
  indent = strspn (line, " \t");
  if (indent == n_bytes)
    {
      pr_log_entries_end (self);
      return;
    }
  if (is_stack_line (line, indent) || takes_traceback (self, line, indent) ||
      (is_mail && is_quoted_subject (line + indent)))
    return;
  pr_log_prefix_init (&prefix, line + indent);
  message = line + indent + prefix.n_bytes;
  if (continues_entry (self, line, message, indent, prefix.is_dated))
    add_to_entry (self, message);
  else
    begin_entry (self, line_number, line + indent, n_bytes - indent, indent, is_mail);
}
