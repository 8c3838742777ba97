/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-message-header.h"

#include <string.h>

/* RFC 5322 §2.2:
 *
 *   fields = *(name *WSP ":" value CRLF)
 *   value  = *text *(CRLF WSP *text)
 *
 * In use beyond it: lines that end in LF alone, and lines that are no field, which are passed over
 * with what continues them.
 */

typedef struct
{
  const char *p;
  const char *end;
} Lines;

static gboolean
next_line (Lines *lines, const char **line, gsize *n_bytes)
{
  const char *newline;
  const char *line_end;

  if (lines->p == lines->end)
    return FALSE;
  newline = memchr (lines->p, '\n', (gsize) (lines->end - lines->p));
  line_end = newline == NULL ? lines->end : newline;
  *line = lines->p;
  lines->p = newline == NULL ? lines->end : newline + 1;
  if (line_end > *line && line_end[-1] == '\r')
    line_end--;
  *n_bytes = (gsize) (line_end - *line);
  return TRUE;
}

/* Returns: (nullable): what stands behind the colon, if the line begins the field of that name */
static const char *
find_value (const char *line, gsize n_bytes, const char *name)
{
  gsize length = strlen (name);

  if (n_bytes <= length || g_ascii_strncasecmp (line, name, length) != 0)
    return NULL;
  while (length < n_bytes && (line[length] == ' ' || line[length] == '\t'))
    length++;
  return length < n_bytes && line[length] == ':' ? line + length + 1 : NULL;
}

/* NUL is no text, and would end the string. */
static void
append_text (GString *value, const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_c (value, text[i] == '\0' ? ' ' : text[i]);
}

/**
 * pr_message_header_dup_field:
 * @header: the header of a message, or a part of it, raw; bounded by the caller
 * @name: the name of a field; case does not count
 * @nth: 0 for the first, that is the topmost, of that name
 *
 * RFC: 5322 §2.2. Thread: any.
 *
 * Returns: (transfer full) (nullable): the field's value on one line, without blanks around it;
 *   raw, and not always UTF-8
 */
char *
pr_message_header_dup_field (GBytes *header, const char *name, guint nth)
{
  gsize n_header;
  const char *bytes = g_bytes_get_data (header, &n_header);
  Lines lines = { .p = bytes, .end = n_header == 0 ? bytes : bytes + n_header };
  g_autoptr (GString) value = NULL;
  const char *line;
  gsize n_bytes;

  while (next_line (&lines, &line, &n_bytes) && n_bytes > 0)
    {
      const char *start;

      if (*line == ' ' || *line == '\t')
        {
          if (value != NULL)
            append_text (value, line, n_bytes);
          continue;
        }
      if (value != NULL)
        break;
      start = find_value (line, n_bytes, name);
      if (start == NULL || nth-- > 0)
        continue;
      value = g_string_new (NULL);
      append_text (value, start, (gsize) (line + n_bytes - start));
    }
  return value == NULL ? NULL : g_strstrip (g_string_free (g_steal_pointer (&value), FALSE));
}
