/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* How far certain characters go from the beginning of a text. */

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

G_END_DECLS
