/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report-text.h"

#include <glib/gi18n.h>

/* What fits beside the indentation on a terminal of the usual width. */
#define TEXT_COLUMNS 76

typedef struct
{
  GString *text;
  PrReportTextFlags flags;
} Writer;

typedef struct
{
  const char *mark;
  const char *color;
} OutcomeLook;

static OutcomeLook
outcome_look (PrOutcome outcome)
{
  switch (outcome)
    {
    case PR_OUTCOME_OK:
      return (OutcomeLook){ "✓", "\033[32m" };
    case PR_OUTCOME_WARNING:
      return (OutcomeLook){ "!", "\033[33m" };
    case PR_OUTCOME_SKIPPED:
      return (OutcomeLook){ "–", "\033[2m" };
    default:
      return (OutcomeLook){ "✗", "\033[31m" };
    }
}

static void
write_colored (Writer *self, const char *color, const char *text)
{
  gboolean colored = (self->flags & PR_REPORT_TEXT_COLOR) != 0;

  g_string_append_printf (self->text, "%s%s%s", colored ? color : "", text,
                          colored ? "\033[0m" : "");
}

/* Breaks a paragraph between words. */
static void
write_wrapped (Writer *self, const char *indent, const char *hang, const char *text)
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

static void
write_step (Writer *self, PrStep *step)
{
  OutcomeLook look = outcome_look (pr_step_get_outcome (step));
  const char *label = pr_step_id_get_label (pr_step_get_id (step));
  const char *detail = pr_step_get_detail (step);
  glong padding = MAX (26 - g_utf8_strlen (label, -1), 0);

  g_string_append (self->text, "  ");
  write_colored (self, look.color, look.mark);
  g_string_append_printf (self->text, " %s%*s %6" G_GINT64_FORMAT " ms", label, (int) padding, "",
                          pr_step_get_duration_us (step) / 1000);
  if (detail != NULL && *detail != '\0')
    g_string_append_printf (self->text, "  %s", detail);
  g_string_append_c (self->text, '\n');
}

static void
write_diagnosis (Writer *self, PrDiagnosis *diagnosis)
{
  const char *evidence = pr_diagnosis_get_evidence (diagnosis);
  PrDiagnosisId id = pr_diagnosis_get_id (diagnosis);

  g_string_append (self->text, "\n  ");
  write_colored (self, "\033[1m", pr_diagnosis_get_title (diagnosis));
  g_string_append_printf (self->text, "  [%s]\n", pr_diagnosis_id_get_word (id));
  write_wrapped (self, "  ", "  ", pr_diagnosis_get_explanation (diagnosis));
  write_wrapped (self, "  ", "  ", pr_party_get_label (pr_diagnosis_id_get_party (id)));
  for (guint i = 0; i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    {
      PrFix *fix = pr_diagnosis_get_fix (diagnosis, i);

      g_autofree char *tried =
          pr_fix_get_verified (fix) == PR_VERIFIED_YES
              /* translators: %s is a change of settings, such as “Use port 587 with STARTTLS” */
              ? g_strdup_printf (_("%s (tried: it answers)"), pr_fix_get_title (fix))
              : g_strdup (pr_fix_get_title (fix));

      write_wrapped (self, "  • ", "    ", tried);
      if (pr_fix_get_url (fix) != NULL)
        g_string_append_printf (self->text, "    %s\n", pr_fix_get_url (fix));
    }
  if (evidence != NULL && *evidence != '\0')
    {
      g_string_append_printf (self->text, "  %s\n", _("What the server said, or what was seen:"));
      write_wrapped (self, "    ", "    ", evidence);
    }
}

static void
write_service (Writer *self, PrServiceReport *report)
{
  PrService *service = pr_service_report_get_service (report);
  GListModel *steps = pr_service_report_get_steps (report);
  g_autoptr (PrEndpoint) endpoint = pr_service_dup_endpoint (service);
  g_autofree char *where = pr_endpoint_to_string (endpoint);
  OutcomeLook look = outcome_look (pr_service_report_get_outcome (report));

  g_string_append_c (self->text, '\n');
  write_colored (self, look.color, look.mark);
  g_string_append_c (self->text, ' ');
  write_colored (self, "\033[1m", pr_protocol_get_label (pr_service_get_protocol (service)));
  g_string_append_printf (self->text, "  %s\n", where);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (steps, i);

      write_step (self, step);
    }
  if (pr_service_report_get_diagnosis (report) != NULL)
    write_diagnosis (self, pr_service_report_get_diagnosis (report));
}

static const char *
verdict_words (PrOutcome verdict)
{
  switch (verdict)
    {
    case PR_OUTCOME_OK:
      return _("everything works");
    case PR_OUTCOME_WARNING:
      return _("works, with something to look at");
    default:
      return _("does not work yet");
    }
}

/**
 * pr_report_to_text:
 * @report: of a run that has ended
 * @flags: how it may look
 *
 * Thread: main context.
 *
 * Returns: (transfer full): the report for people, in the user's language; no secret is in a report
 */
char *
pr_report_to_text (PrReport *report, PrReportTextFlags flags)
{
  Writer writer = { .text = g_string_new (NULL), .flags = flags };
  GListModel *services = pr_report_get_services (report);
  OutcomeLook look = outcome_look (pr_report_get_verdict (report));

  g_string_append_printf (writer.text, "%s: ", pr_report_get_email (report));
  write_colored (&writer, look.color, verdict_words (pr_report_get_verdict (report)));
  g_string_append_printf (writer.text, " (%" G_GINT64_FORMAT " ms)\n",
                          pr_report_get_duration_us (report) / 1000);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      write_service (&writer, service);
    }
  return g_string_free (writer.text, FALSE);
}

/**
 * pr_report_to_transcript:
 * @report: of a run
 *
 * Thread: main context.
 *
 * Returns: (transfer full): all conversations, one service after the other, secrets replaced
 */
char *
pr_report_to_transcript (PrReport *report)
{
  GString *text = g_string_new (NULL);
  GListModel *services = pr_report_get_services (report);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);
      g_autoptr (PrEndpoint) endpoint =
          pr_service_dup_endpoint (pr_service_report_get_service (service));
      g_autofree char *where = pr_endpoint_to_string (endpoint);
      g_autofree char *talk =
          pr_transcript_to_text (pr_service_report_get_transcript (service));

      g_string_append_printf (
          text, "%s== %s %s\n%s", i == 0 ? "" : "\n",
          pr_protocol_get_label (
              pr_service_get_protocol (pr_service_report_get_service (service))),
          where, talk);
    }
  return g_string_free (text, FALSE);
}
