/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report.h"

/* A service that has come as far as @outcome says. */
static void
add_service (PrReport *report, PrProtocol protocol, PrOutcome outcome)
{
  g_autoptr (PrService) service = pr_service_new (protocol);
  g_autoptr (PrServiceReport) service_report = pr_service_report_new (service, "ann");

  if (outcome == PR_OUTCOME_RUNNING)
    pr_service_report_begin_step (service_report, PR_STEP_RESOLVE, 0);
  else if (outcome != PR_OUTCOME_PENDING)
    pr_service_report_end (service_report, outcome, NULL);
  pr_report_add_service (report, service_report);
}

static void
test_verdict (void)
{
  static const struct
  {
    PrOutcome outcomes[2];
    PrOutcome verdict;
  } rows[] = {
    { { PR_OUTCOME_OK, PR_OUTCOME_OK }, PR_OUTCOME_OK },
    { { PR_OUTCOME_OK, PR_OUTCOME_WARNING }, PR_OUTCOME_WARNING },
    { { PR_OUTCOME_WARNING, PR_OUTCOME_OK }, PR_OUTCOME_WARNING },
    { { PR_OUTCOME_WARNING, PR_OUTCOME_FAILED }, PR_OUTCOME_FAILED },
    { { PR_OUTCOME_FAILED, PR_OUTCOME_OK }, PR_OUTCOME_FAILED },
    { { PR_OUTCOME_OK, PR_OUTCOME_SKIPPED }, PR_OUTCOME_FAILED },
    { { PR_OUTCOME_OK, PR_OUTCOME_PENDING }, PR_OUTCOME_FAILED },
    { { PR_OUTCOME_RUNNING, PR_OUTCOME_OK }, PR_OUTCOME_FAILED },
  };

  g_test_summary ("The verdict is the worst outcome, and what never ended has failed");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReport) report = pr_report_new ("ann@example.org");

      add_service (report, PR_PROTOCOL_IMAP, rows[i].outcomes[0]);
      add_service (report, PR_PROTOCOL_SMTP, rows[i].outcomes[1]);
      g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_RUNNING);
      pr_report_end (report, 1);
      g_assert_cmpint (pr_report_get_verdict (report), ==, rows[i].verdict);
    }
}

static void
count (G_GNUC_UNUSED GObject *object, G_GNUC_UNUSED GParamSpec *pspec, gpointer n_notified)
{
  ++*(guint *) n_notified;
}

static void
test_life (void)
{
  gint64 before_us = g_get_real_time ();
  g_autoptr (PrReport) report = pr_report_new ("ann@example.org");
  guint n_verdicts = 0;
  guint n_durations = 0;

  g_assert_cmpint (pr_report_get_start_time_us (report), >=, before_us);
  g_assert_cmpint (pr_report_get_start_time_us (report), <=, g_get_real_time ());
  g_assert_cmpstr (pr_report_get_email (report), ==, "ann@example.org");
  g_assert_cmpint (pr_report_get_duration_us (report), ==, 0);
  g_signal_connect (report, "notify::verdict", G_CALLBACK (count), &n_verdicts);
  g_signal_connect (report, "notify::duration-ms", G_CALLBACK (count), &n_durations);
  pr_report_end (report, -7);
  g_assert_cmpint (pr_report_get_duration_us (report), ==, 0);
  pr_report_end (report, 2999);
  g_assert_cmpint (pr_report_get_duration_us (report), ==, 2999);
  g_assert_cmpuint (n_verdicts, ==, 2);
  g_assert_cmpuint (n_durations, ==, 2);
}

static void
test_services (void)
{
  g_autoptr (PrReport) report = pr_report_new ("ann@example.org");
  g_autoptr (PrServiceReport) second = NULL;

  add_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_OK);
  add_service (report, PR_PROTOCOL_IMAP, PR_OUTCOME_OK);
  g_assert_cmpuint (g_list_model_get_n_items (pr_report_get_services (report)), ==, 2);
  second = g_list_model_get_item (pr_report_get_services (report), 1);
  g_assert_true (pr_report_find_service (report, PR_PROTOCOL_IMAP) == second);
  g_assert_null (pr_report_find_service (report, PR_PROTOCOL_POP3));
}

static void
test_properties (void)
{
  g_autoptr (PrReport) report = pr_report_new ("ann@example.org");
  g_autofree char *email = NULL;
  PrOutcome verdict;
  g_autoptr (GListModel) services = NULL;
  gint64 duration_ms;

  pr_report_end (report, 2999);
  g_object_get (report, "email", &email, "verdict", &verdict, "services", &services, "duration-ms",
                &duration_ms, NULL);
  g_assert_cmpstr (email, ==, "ann@example.org");
  g_assert_cmpint (verdict, ==, PR_OUTCOME_OK);
  g_assert_true (g_list_model_get_item_type (services) == PR_TYPE_SERVICE_REPORT);
  g_assert_cmpint (duration_ms, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/verdict", test_verdict);
  g_test_add_func ("/report/life", test_life);
  g_test_add_func ("/report/services", test_services);
  g_test_add_func ("/report/properties", test_properties);
  return g_test_run ();
}
