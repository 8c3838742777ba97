/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-fold.h"

/* Letters whose stroke is no accent in Unicode, and so stays when the accents go. */
static const char *
fold_stroke (gunichar c)
{
  switch (c)
    {
    case 0x00F8: /* ø */
      return "o";
    case 0x0142: /* ł */
      return "l";
    case 0x0111: /* đ */
      return "d";
    case 0x0131: /* ı */
      return "i";
    case 0x00E6: /* æ */
      return "ae";
    case 0x0153: /* œ */
      return "oe";
    default:
      return NULL;
    }
}

/**
 * pr_preset_fold:
 * @text: what somebody typed, or a provider's name; UTF-8
 *
 * Makes text that is equal where people would call it equal: without case, accents, width and
 * signs. Words are parted by one space. The dot stays, for domains are searched too. Independent of
 * the locale, since the shipped names are folded when the program is built. Thread: any.
 *
 * Returns: (transfer full): the folded text
 */
char *
pr_preset_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_autofree char *lower = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);

  if (decomposed == NULL)
    return g_strdup ("");

  lower = g_utf8_casefold (decomposed, -1);
  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *plain = fold_stroke (c);

      if (g_unichar_ismark (c))
        continue;
      if (plain != NULL)
        g_string_append (folded, plain);
      else if (g_unichar_isalnum (c) || c == '.' || c == '-')
        g_string_append_unichar (folded, c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}
