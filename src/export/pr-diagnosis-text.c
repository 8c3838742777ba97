/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis-text.h"

#include <glib/gi18n.h>

/*
 * pr_diagnosis_write_title:
 *
 * Ends the line.
 */
void
pr_diagnosis_write_title (PrDiagnosis *self, PrTextWriter *writer)
{
  pr_text_writer_add_colored (writer, "\033[1m", pr_diagnosis_get_title (self));
  g_string_append_printf (writer->text, "  [%s]\n",
                          pr_diagnosis_id_get_word (pr_diagnosis_get_id (self)));
}

static void
write_fix (PrFix *fix, PrTextWriter *writer, const char *indent)
{
  g_autofree char *bullet = g_strconcat (indent, "• ", NULL);
  g_autofree char *hang = g_strconcat (indent, "  ", NULL);
  g_autofree char *tried =
      pr_fix_get_verified (fix) == PR_VERIFIED_YES
          /* translators: %s is a change of settings, such as “Use port 587 with STARTTLS” */
          ? g_strdup_printf (_ ("%s (tried: it answers)"), pr_fix_get_title (fix))
          : g_strdup (pr_fix_get_title (fix));

  pr_text_writer_add_wrapped (writer, bullet, hang, tried);
  if (pr_fix_get_url (fix) != NULL)
    g_string_append_printf (writer->text, "%s%s\n", hang, pr_fix_get_url (fix));
}

/*
 * pr_diagnosis_write_help:
 * @indent: what stands before each line
 *
 * Why it is so, who has to act, and the fixes.
 */
void
pr_diagnosis_write_help (PrDiagnosis *self, PrTextWriter *writer, const char *indent)
{
  g_autofree char *call = pr_diagnosis_id_dup_call (pr_diagnosis_get_id (self));

  pr_text_writer_add_wrapped (writer, indent, indent, pr_diagnosis_get_explanation (self));
  pr_text_writer_add_wrapped (writer, indent, indent, call);
  for (guint i = 0; i < pr_diagnosis_get_n_fixes (self); i++)
    write_fix (pr_diagnosis_get_fix (self, i), writer, indent);
}

void
pr_diagnosis_write_evidence (PrDiagnosis *self, PrTextWriter *writer, const char *indent)
{
  const char *evidence = pr_diagnosis_get_evidence (self);
  g_autofree char *deeper = g_strconcat (indent, "  ", NULL);
  /* So that the rest of a line does not look like one more that was said. */
  g_autofree char *deepest = g_strconcat (deeper, "  ", NULL);

  if (evidence == NULL || *evidence == '\0')
    return;
  g_string_append_printf (writer->text, "%s%s\n", indent,
                          _ ("What the server said, or what was seen:"));
  pr_text_writer_add_wrapped (writer, deeper, deepest, evidence);
}

/*
 * pr_diagnosis_write_text:
 * @indent: what stands before each line
 *
 * All of it.
 */
void
pr_diagnosis_write_text (PrDiagnosis *self, PrTextWriter *writer, const char *indent)
{
  g_string_append (writer->text, indent);
  pr_diagnosis_write_title (self, writer);
  pr_diagnosis_write_help (self, writer, indent);
  pr_diagnosis_write_evidence (self, writer, indent);
}
