/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-json.h"

#include <string.h>

#define MAX_KEY_BYTES 24
#define MAX_MESSAGE_BYTES 4096

/* Members whose values are words; in lower case. */
static const char *const keys[] = {
  "msg",   "message",        "error",  "err",       "error_message", "errormessage", "reason",
  "cause", "response",       "detail", "details",   "description",   "exception",    "log",
  "text",  "diagnosticcode", "stderr", "smtpreply", "short_message", "smtpresponse", "stack_trace",
};

static gboolean
is_words (const char *key, gsize n_bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strlen (keys[i]) == n_bytes && g_ascii_strncasecmp (key, keys[i], n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* The bytes of a string after its opening quote. */
static gsize
measure_string (const char *p)
{
  gsize n = 0;

  while (p[n] != '\0' && p[n] != '"')
    n += p[n] == '\\' && p[n + 1] != '\0' ? 2 : 1;
  return n;
}

static gboolean
read_unit (const char *p, const char *end, gunichar *unit)
{
  *unit = 0;
  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return FALSE;
      *unit = *unit << 4 | (gunichar) g_ascii_xdigit_value (p[i]);
    }
  return TRUE;
}

/* RFC 8259 §7; what is no character becomes a blank. Returns where to go on. */
static const char *
append_escaped (GString *message, const char *p, const char *end)
{
  gunichar unit;
  gunichar low;

  if (!read_unit (p, end, &unit))
    {
      g_string_append_c (message, p[1] == '"' || p[1] == '\\' || p[1] == '/' ? p[1] : ' ');
      return p + 2;
    }
  p += 6;
  if (unit >= 0xd800 && unit < 0xdc00 && read_unit (p, end, &low) && low >= 0xdc00 && low < 0xe000)
    {
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      p += 6;
    }
  g_string_append_unichar (message, unit >= ' ' && g_unichar_validate (unit) ? unit : ' ');
  return p;
}

static void
append_string (GString *message, const char *p, gsize n_bytes)
{
  const char *end = p + n_bytes;

  if (n_bytes == 0 || message->len + n_bytes > MAX_MESSAGE_BYTES)
    return;
  if (message->len > 0)
    g_string_append (message, ": ");
  while (p < end)
    {
      const char *escape = memchr (p, '\\', (gsize) (end - p));

      g_string_append_len (message, p, (escape != NULL ? escape : end) - p);
      if (escape == NULL)
        return;
      p = append_escaped (message, escape, end);
    }
}

/*
 * pr_log_json_dup_message:
 * @line: of a log in which each entry is a JSON object, as of journald, containers and web services
 *
 * Returns: (transfer full) (nullable): the words in it; %NULL if it is no such line
 */
char *
pr_log_json_dup_message (const char *line)
{
  GString *message;

  if (*line != '{' || strchr (line, '}') == NULL)
    return NULL;
  message = g_string_new (NULL);
  for (const char *p = strchr (line, '"'); p != NULL; p = strchr (p, '"'))
    {
      const char *key = ++p;
      gsize n_key = measure_string (key);

      p += n_key;
      if (*p == '\0')
        break;
      p++;
      p += strspn (p, " ");
      if (*p != ':')
        continue;
      p++;
      p += strspn (p, " ");
      if (*p != '"')
        continue;
      p++;
      if (n_key <= MAX_KEY_BYTES && is_words (key, n_key))
        append_string (message, p, measure_string (p));
      p += measure_string (p);
      if (*p == '\0')
        break;
      p++;
    }
  return g_string_free (message, message->len == 0);
}
