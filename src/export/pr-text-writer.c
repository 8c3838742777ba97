/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-text-writer.h"

#include <string.h>

/* Narrower, there is no room beside an indentation; wider, the eye loses its line. */
#define MIN_COLUMNS 40
#define MAX_COLUMNS 100

/* What has less room than this beside what stands before it goes to a line of its own … */
#define MIN_BESIDE_COLUMNS 24
/* … so far from the edge. */
#define BELOW_COLUMNS 6

/*
 * pr_text_writer_begin:
 *
 * Returns: a writer that has written nothing yet, to be ended by pr_text_writer_end()
 */
PrTextWriter
pr_text_writer_begin (const PrTextLook *look)
{
  return (PrTextWriter){
    .text = g_string_new (NULL),
    .look = { .columns = CLAMP (look->columns, MIN_COLUMNS, MAX_COLUMNS),
              .is_colored = look->is_colored },
  };
}

/*
 * pr_text_writer_end:
 *
 * Returns: (transfer full): what was written
 */
char *
pr_text_writer_end (PrTextWriter *self)
{
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

static guint
measure_width (const char *text, const char *end)
{
  guint width = 0;

  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c;

      if ((guchar) *text < 0x80)
        {
          width++;
          continue;
        }
      c = g_utf8_get_char (text);
      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/*
 * pr_text_width:
 * @text: UTF-8, without control characters
 *
 * Returns: how many cells of a terminal it takes
 */
guint
pr_text_width (const char *text)
{
  return measure_width (text, text + strlen (text));
}

/*
 * pr_text_writer_add_colored:
 * @color: the escape sequence that begins it
 */
void
pr_text_writer_add_colored (PrTextWriter *self, const char *color, const char *text)
{
  g_string_append_printf (self->text, "%s%s%s", self->look.is_colored ? color : "", text,
                          self->look.is_colored ? "\033[0m" : "");
}

/* Goes on in a line that is @column wide. Only a blank between two words can become a line end: an
 * address or a word of a server is never cut, however long. */
static void
wrap (PrTextWriter *self, guint column, const char *hang, const char *text)
{
  guint hang_width = pr_text_width (hang);
  const char *end;

  for (const char *word = text;; word = end + 1)
    {
      guint width;

      end = word + strcspn (word, " ");
      width = measure_width (word, end);
      if (word > text && column + 1 + width > self->look.columns)
        {
          g_string_append_c (self->text, '\n');
          g_string_append (self->text, hang);
          column = hang_width;
        }
      else if (word > text)
        {
          g_string_append_c (self->text, ' ');
          column++;
        }
      g_string_append_len (self->text, word, end - word);
      column += width;
      if (*end == '\0')
        break;
    }
  g_string_append_c (self->text, '\n');
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
  g_string_append (self->text, indent);
  wrap (self, pr_text_width (indent), hang, text);
}

/*
 * pr_text_writer_add_wrapped_behind:
 * @column: how wide the line is that was begun
 * @text: what stands behind it, in a column of its own, or below where that is too narrow
 */
void
pr_text_writer_add_wrapped_behind (PrTextWriter *self, guint column, const char *text)
{
  gboolean beside = column + MIN_BESIDE_COLUMNS <= self->look.columns;
  g_autofree char *hang = g_strnfill (beside ? column : BELOW_COLUMNS, ' ');

  if (!beside)
    g_string_append_printf (self->text, "\n%s", hang);
  wrap (self, beside ? column : BELOW_COLUMNS, hang, text);
}
