/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-verdict.h"

/* A report of services with these outcomes, in the order of the protocols; pending leaves one out. */
static PrReport *
report_new (const PrOutcome outcomes[PR_N_PROTOCOLS])
{
  PrReport *report = pr_report_new ("ann@example.org");

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      g_autoptr (PrService) service = pr_service_new ((PrProtocol) i);
      g_autoptr (PrServiceReport) found = pr_service_report_new (service, "ann@example.org");

      if (outcomes[i] == PR_OUTCOME_PENDING)
        continue;
      pr_service_report_end (found, outcomes[i], NULL);
      pr_report_add_service (report, found);
    }
  pr_report_end (report, 1234 * 1000);
  return report;
}

static void
test_finished (void)
{
  static const struct
  {
    PrOutcome outcomes[PR_N_PROTOCOLS];
    const char *title;
    const char *summary;
  } rows[] = {
    { { PR_OUTCOME_OK, PR_OUTCOME_PENDING, PR_OUTCOME_OK },
      "Everything works",
      "A mail program can use ann@example.org with these settings. Tested in 1.2\u00a0s." },
    { { PR_OUTCOME_WARNING, PR_OUTCOME_PENDING, PR_OUTCOME_OK },
      "It works, but look at this",
      "ann@example.org, tested in 1.2\u00a0s." },
    { { PR_OUTCOME_FAILED, PR_OUTCOME_PENDING, PR_OUTCOME_OK },
      "Receiving mail does not work",
      "ann@example.org, tested in 1.2\u00a0s." },
    { { PR_OUTCOME_OK, PR_OUTCOME_FAILED, PR_OUTCOME_OK },
      "Receiving mail by POP3 does not work",
      "ann@example.org, tested in 1.2\u00a0s." },
    { { PR_OUTCOME_OK, PR_OUTCOME_PENDING, PR_OUTCOME_FAILED },
      "Sending mail does not work",
      "ann@example.org, tested in 1.2\u00a0s." },
    { { PR_OUTCOME_FAILED, PR_OUTCOME_FAILED, PR_OUTCOME_OK },
      "2 of 3 services do not work",
      "ann@example.org, tested in 1.2\u00a0s." },
    { { PR_OUTCOME_FAILED, PR_OUTCOME_PENDING, PR_OUTCOME_FAILED },
      "Nothing works yet",
      "ann@example.org, tested in 1.2\u00a0s." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReport) report = report_new (rows[i].outcomes);
      g_autofree char *title = pr_verdict_dup_title (PR_RUN_FINISHED, report);
      g_autofree char *summary = pr_verdict_dup_summary (PR_RUN_FINISHED, report);

      g_assert_cmpstr (title, ==, rows[i].title);
      g_assert_cmpstr (summary, ==, rows[i].summary);
      g_assert_cmpint (pr_verdict_get_outcome (PR_RUN_FINISHED, report), ==,
                       pr_report_get_verdict (report));
    }
}

static void
test_unfinished (void)
{
  static const struct
  {
    PrRunState state;
    PrOutcome outcome;
    const char *title;
  } rows[] = {
    { PR_RUN_RUNNING, PR_OUTCOME_RUNNING, "Testing…" },
    { PR_RUN_CANCELLED, PR_OUTCOME_SKIPPED, "Test cancelled" },
    { PR_RUN_TIMED_OUT, PR_OUTCOME_FAILED, "The test took too long" },
  };
  g_autoptr (PrReport) report = pr_report_new ("ann@example.org");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *title = pr_verdict_dup_title (rows[i].state, report);
      g_autofree char *summary = pr_verdict_dup_summary (rows[i].state, report);

      g_assert_cmpstr (title, ==, rows[i].title);
      g_assert_cmpstr (summary, !=, "");
      g_assert_cmpint (pr_verdict_get_outcome (rows[i].state, report), ==, rows[i].outcome);
    }
}

static void
test_labels (void)
{
  g_assert_cmpstr (pr_verdict_get_step_label (PR_OUTCOME_RUNNING, PR_RUN_RUNNING), ==, "Running");
  g_assert_cmpstr (pr_verdict_get_step_label (PR_OUTCOME_RUNNING, PR_RUN_CANCELLED), ==,
                   "Not finished");
  g_assert_cmpstr (pr_verdict_get_step_label (PR_OUTCOME_SKIPPED, PR_RUN_FINISHED), ==,
                   "Not tried");
  g_assert_cmpstr (pr_verdict_get_step_label (PR_OUTCOME_SKIPPED, PR_RUN_TIMED_OUT), ==,
                   "Not finished");
  g_assert_cmpstr (pr_verdict_get_service_label (PR_OUTCOME_PENDING, PR_RUN_RUNNING), ==,
                   "Waiting");
  g_assert_cmpstr (pr_verdict_get_service_label (PR_OUTCOME_PENDING, PR_RUN_TIMED_OUT), ==,
                   "Not tested");
}

/* What a test found at a server of @protocol: @id, and with @port a change to that port. */
static PrServiceReport *
problem_new (PrProtocol protocol, PrDiagnosisId id, guint16 port)
{
  const PrServiceChange change = { .protocol = protocol, .fields = PR_SERVICE_PORT, .port = port };
  g_autoptr (PrService) service = pr_service_new (protocol);
  g_autoptr (GPtrArray) fixes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = g_strdup_printf ("Use port %u", port);
  g_autoptr (PrDiagnosis) diagnosis = NULL;
  PrServiceReport *report = pr_service_report_new (service, "ann@example.org");

  if (port != 0)
    g_ptr_array_add (fixes, pr_fix_new_change (title, &change, PR_VERIFIED_YES));
  diagnosis = pr_diagnosis_new_with_fixes (id, NULL, NULL, fixes);
  pr_service_report_end (report, PR_OUTCOME_FAILED, diagnosis);
  return report;
}

static void
test_same_problem (void)
{
  static const struct
  {
    PrDiagnosisId id;
    guint16 port;
    gboolean is_same;
  } rows[] = {
    { PR_DIAGNOSIS_CONNECTION_REFUSED, 993, TRUE },
    { PR_DIAGNOSIS_CONNECTION_REFUSED, 587, TRUE },
    { PR_DIAGNOSIS_CONNECTION_REFUSED, 0, FALSE },
    { PR_DIAGNOSIS_CONNECTION_TIMED_OUT, 993, FALSE },
  };
  g_autoptr (PrServiceReport) imap =
      problem_new (PR_PROTOCOL_IMAP, PR_DIAGNOSIS_CONNECTION_REFUSED, 993);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrServiceReport) smtp =
          problem_new (PR_PROTOCOL_SMTP, rows[i].id, rows[i].port);

      g_assert_cmpint (pr_verdict_is_same_problem (imap, smtp), ==, rows[i].is_same);
      pr_service_set_own_password (pr_service_report_get_service (smtp), TRUE);
      g_assert_false (pr_verdict_is_same_problem (imap, smtp));
    }
}

static void
test_way_back (void)
{
  g_assert_true (pr_verdict_wants_settings (PR_DIAGNOSIS_HOST_NOT_FOUND));
  g_assert_true (pr_verdict_wants_settings (PR_DIAGNOSIS_RELAY_DENIED));
  g_assert_false (pr_verdict_wants_settings (PR_DIAGNOSIS_WRONG_CREDENTIALS));
  g_assert_false (pr_verdict_wants_settings (PR_DIAGNOSIS_SERVER_BUSY));
  g_assert_true (pr_verdict_wants_password (PR_DIAGNOSIS_WRONG_CREDENTIALS));
  g_assert_false (pr_verdict_wants_password (PR_DIAGNOSIS_HOST_NOT_FOUND));
}

static void
test_duration (void)
{
  static const struct
  {
    gint64 duration_us;
    const char *text;
  } rows[] = {
    { 0, "0\u00a0ms" },
    { 1, "< 1\u00a0ms" },
    { 499, "< 1\u00a0ms" },
    { 500, "1\u00a0ms" },
    { 12 * 1000, "12\u00a0ms" },
    { 999 * 1000, "999\u00a0ms" },
    { 999501, "1.0\u00a0s" },
    { 15 * G_USEC_PER_SEC, "15.0\u00a0s" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = pr_verdict_dup_duration (rows[i].duration_us);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/finished", test_finished);
  g_test_add_func ("/verdict/unfinished", test_unfinished);
  g_test_add_func ("/verdict/labels", test_labels);
  g_test_add_func ("/verdict/same-problem", test_same_problem);
  g_test_add_func ("/verdict/way-back", test_way_back);
  g_test_add_func ("/verdict/duration", test_duration);
  return g_test_run ();
}
