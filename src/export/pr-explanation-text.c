/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explanation-text.h"

#include "pr-diagnosis-text.h"

#include <glib/gi18n.h>

/* “Line 12: ”, “3 times, first in line 12: ” */
static char *
dup_place (const PrExplanation *self)
{
  if (self->line == 0)
    return g_strdup ("");
  if (self->count == 0)
    /* translators: what stands there follows */
    return g_strdup_printf (_ ("Line %" G_GUINT64_FORMAT ": "), self->line);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* translators: a number of errors, where the first of them
                                        * is; what it is follows */
                                       "%" G_GUINT64_FORMAT " time, line %" G_GUINT64_FORMAT ": ",
                                       "%" G_GUINT64_FORMAT
                                       " times, first in line %" G_GUINT64_FORMAT ": ",
                                       (gulong) self->count),
                          self->count, self->line);
}

/**
 * pr_explanation_to_text:
 * @look: how it is to look
 *
 * Thread: main context.
 *
 * Returns: (transfer full): the explanation for people, in the user's language; ended by an empty
 *   line if it is one of several, that is, has a line number
 */
char *
pr_explanation_to_text (const PrExplanation *self, const PrTextLook *look)
{
  PrTextWriter writer = pr_text_writer_begin (look);
  g_autofree char *place = dup_place (self);

  if (self->line == 0)
    {
      pr_diagnosis_write_text (self->diagnosis, &writer, "");
      return pr_text_writer_end (&writer);
    }
  g_string_append (writer.text, place);
  pr_diagnosis_write_title (self->diagnosis, &writer);
  pr_text_writer_add_wrapped (&writer, "    ", "      ", self->evidence);
  if (self->told_in_line == 0)
    pr_diagnosis_write_help (self->diagnosis, &writer, "  ");
  else
    g_string_append_printf (writer.text, _ ("  As explained at line %" G_GUINT64_FORMAT ".\n"),
                            self->told_in_line);
  g_string_append_c (writer.text, '\n');
  return pr_text_writer_end (&writer);
}
