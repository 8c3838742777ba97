/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* What a text begins with. */

static inline gsize
pr_count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

static inline gsize
pr_count_blanks (const char *text)
{
  gsize n = 0;

  while (text[n] == ' ' || text[n] == '\t')
    n++;
  return n;
}

/* Letters and digits of ASCII, and those of @more. */
static inline gsize
pr_count_name_chars (const char *text, const char *more)
{
  gsize n = 0;

  while (g_ascii_isalnum (text[n]) || (text[n] != '\0' && strchr (more, text[n]) != NULL))
    n++;
  return n;
}

/* Whether the first @n_bytes of @text are one of @words, which are sorted by their bytes. */
static inline gboolean
pr_is_among (const char *const *words, gsize n_words, const char *text, gsize n_bytes)
{
  gsize first = 0;

  while (n_words > 0)
    {
      const char *word = words[first + n_words / 2];
      int order = strncmp (text, word, n_bytes);

      if (order == 0 && word[n_bytes] == '\0')
        return TRUE;
      if (order > 0)
        {
          first += n_words / 2 + 1;
          n_words -= 1;
        }
      n_words /= 2;
    }
  return FALSE;
}

G_END_DECLS
