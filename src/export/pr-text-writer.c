/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-text-writer.h"

/* What fits beside the indentation on a terminal of the usual width. */
#define TEXT_COLUMNS 76

/*
 * pr_text_writer_add_colored:
 * @color: the escape sequence that begins it
 */
void
pr_text_writer_add_colored (PrTextWriter *self, const char *color, const char *text)
{
  g_string_append_printf (self->text, "%s%s%s", self->is_colored ? color : "", text,
                          self->is_colored ? "\033[0m" : "");
}

/*
 * pr_text_writer_add_wrapped:
 * @indent: what stands before the first line
 * @hang: what stands before the others
 *
 * Breaks a paragraph between words.
 */
void
pr_text_writer_add_wrapped (PrTextWriter *self,
                            const char *indent,
                            const char *hang,
                            const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong column = 0;

  g_string_append (self->text, indent);
  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (column > 0 && column + 1 + length > TEXT_COLUMNS)
        {
          g_string_append_printf (self->text, "\n%s", hang);
          column = 0;
        }
      g_string_append_printf (self->text, "%s%s", column > 0 ? " " : "", words[i]);
      column += length + (column > 0);
    }
  g_string_append_c (self->text, '\n');
}
