/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report-text.h"

#include "pr-diagnosis-text.h"

#include <glib/gi18n.h>

/* The indentation and the mark before a step, and what its name is filled up to. */
#define MARK_COLUMNS 3
#define LABEL_COLUMNS 26

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

/* @title is that of the service's diagnosis, which follows anyway. */
static void
write_step (PrTextWriter *self, PrStep *step, const char *title)
{
  OutcomeLook look = outcome_look (pr_step_get_outcome (step));
  const char *label = pr_step_id_get_label (pr_step_get_id (step));
  const char *detail = pr_step_get_detail (step);
  g_autofree char *time = NULL;
  guint padding = LABEL_COLUMNS - MIN (pr_text_width (label), LABEL_COLUMNS);

  g_string_append (self->text, "  ");
  pr_text_writer_add_colored (self, look.color, look.mark);
  time = g_strdup_printf (" %s%*s %6" G_GINT64_FORMAT " ms", label, (int) padding, "",
                          pr_step_get_duration_us (step) / 1000);
  g_string_append (self->text, time);
  if (detail == NULL || *detail == '\0' || g_strcmp0 (detail, title) == 0)
    {
      g_string_append_c (self->text, '\n');
      return;
    }
  g_string_append (self->text, "  ");
  pr_text_writer_add_wrapped_behind (self, MARK_COLUMNS + pr_text_width (time) + 2, detail);
}

static void
write_service (PrTextWriter *self, PrServiceReport *report)
{
  PrService *service = pr_service_report_get_service (report);
  GListModel *steps = pr_service_report_get_steps (report);
  g_autoptr (PrEndpoint) endpoint = pr_service_dup_endpoint (service);
  g_autofree char *where = pr_endpoint_to_string (endpoint);
  OutcomeLook look = outcome_look (pr_service_report_get_outcome (report));
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);
  const char *title = diagnosis == NULL ? NULL : pr_diagnosis_get_title (diagnosis);

  g_string_append_c (self->text, '\n');
  pr_text_writer_add_colored (self, look.color, look.mark);
  g_string_append_c (self->text, ' ');
  pr_text_writer_add_colored (self, "\033[1m",
                              pr_protocol_get_label (pr_service_get_protocol (service)));
  g_string_append_printf (self->text, "  %s\n", where);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (steps, i);

      write_step (self, step, title);
    }
  if (diagnosis != NULL)
    {
      g_string_append_c (self->text, '\n');
      pr_diagnosis_write_text (diagnosis, self, "  ");
    }
}

static const char *
verdict_words (PrOutcome verdict)
{
  switch (verdict)
    {
    case PR_OUTCOME_OK:
      return _ ("everything works");
    case PR_OUTCOME_WARNING:
      return _ ("works, with something to look at");
    default:
      return _ ("does not work yet");
    }
}

/**
 * pr_report_to_text:
 * @report: of a run that has ended
 * @look: how it is to look
 *
 * Thread: main context.
 *
 * Returns: (transfer full): the report for people, in the user's language; no secret is in a report
 */
char *
pr_report_to_text (PrReport *report, const PrTextLook *look)
{
  PrTextWriter writer = pr_text_writer_begin (look);
  GListModel *services = pr_report_get_services (report);
  OutcomeLook verdict = outcome_look (pr_report_get_verdict (report));

  g_string_append_printf (writer.text, "%s: ", pr_report_get_email (report));
  pr_text_writer_add_colored (&writer, verdict.color,
                              verdict_words (pr_report_get_verdict (report)));
  g_string_append_printf (writer.text, " (%" G_GINT64_FORMAT " ms)\n",
                          pr_report_get_duration_us (report) / 1000);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      write_service (&writer, service);
    }
  return pr_text_writer_end (&writer);
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
      g_autofree char *talk = pr_transcript_to_text (pr_service_report_get_transcript (service));

      g_string_append_printf (text, "%s== %s %s\n%s", i == 0 ? "" : "\n",
                              pr_protocol_get_label (pr_service_get_protocol (
                                  pr_service_report_get_service (service))),
                              where, talk);
    }
  return g_string_free (text, FALSE);
}
