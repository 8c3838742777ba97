/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-printable.h"

#include <string.h>

/* Characters that change how their neighbours are read without being seen themselves: a server must
 * not be able to turn round, hide or overwrite text on the user's screen (Unicode TR 36 §2.1). */
static gboolean
is_unsafe (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * pr_printable_is_unseen:
 * @c: a character
 *
 * Returns: %TRUE if nothing of it is to be seen: white space, a control, a mark
 */
gboolean
pr_printable_is_unseen (gunichar c)
{
  return is_unsafe (c) || g_unichar_isspace (c);
}

/**
 * pr_printable_strip:
 * @text: what somebody typed or pasted; UTF-8
 *
 * Web pages and office programs put more than blanks around what is copied from them: no-break
 * spaces, marks of zero width, of direction, of byte order. Nobody sees them, and no server
 * forgives them. Thread: any.
 *
 * Returns: (transfer full): @text without white space and invisible characters at both ends; what
 * is not UTF-8 is copied, without blanks at both ends
 */
char *
pr_printable_strip (const char *text)
{
  const char *start = text;
  const char *end = text + strlen (text);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strstrip (g_strdup (text));
  while (start < end && pr_printable_is_unseen (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && pr_printable_is_unseen (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, (gsize) (end - start));
}

/**
 * pr_printable_from_bytes:
 * @bytes: (array length=n_bytes) (nullable): what a server, a file or the clipboard gave; may be
 *   %NULL where there is nothing
 * @n_bytes: the number of bytes
 * @max_chars: how many characters to keep; what is cut off is marked by “…”
 *
 * Makes untrusted bytes fit to be shown on one line: broken UTF-8 becomes U+FFFD, each control or
 * invisible character a blank, blanks at both ends are dropped. Still plain text, not markup.
 * Thread: any.
 *
 * Returns: (transfer full): valid UTF-8, at most @max_chars characters and “…”
 */
char *
pr_printable_from_bytes (const char *bytes, gsize n_bytes, gsize max_chars)
{
  g_autofree char *valid = NULL;
  GString *shown;
  gsize n_chars = 0;
  gboolean cut = FALSE;

  if (n_bytes == 0)
    return g_strdup ("");

  /* A character has at most six bytes on its way in: no need to look at the rest of a huge text. */
  if (max_chars < n_bytes / 6)
    {
      cut = max_chars * 6 + 6 < n_bytes;
      n_bytes = MIN (n_bytes, max_chars * 6 + 6);
    }
  valid = g_utf8_make_valid (bytes, (gssize) n_bytes);
  shown = g_string_sized_new (n_bytes);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_ascii = (guchar) *p < 0x80; /* as most is */
      gunichar c = is_ascii ? (gunichar) *p : g_utf8_get_char (p);
      gboolean blank = is_ascii ? g_ascii_iscntrl (*p) : is_unsafe (c);

      if (blank && (shown->len == 0 || shown->str[shown->len - 1] == ' '))
        continue;
      if (n_chars == max_chars)
        {
          cut = TRUE;
          break;
        }
      if (is_ascii || blank)
        g_string_append_c (shown, blank ? ' ' : *p);
      else
        g_string_append_unichar (shown, c);
      n_chars++;
    }
  if (cut)
    g_string_append (shown, "…");

  return g_strstrip (g_string_free (shown, FALSE));
}

/**
 * pr_printable_from_text:
 * @text: (nullable): as above, ended by NUL; %NULL is the empty text
 * @max_chars: as above
 *
 * Returns: (transfer full): as above
 */
char *
pr_printable_from_text (const char *text, gsize max_chars)
{
  if (text == NULL)
    return g_strdup ("");
  return pr_printable_from_bytes (text, strlen (text), max_chars);
}
