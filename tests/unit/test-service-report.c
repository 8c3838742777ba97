/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-report.h"

#include <string.h>

static PrServiceReport *
report_new (void)
{
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);

  pr_service_set_auth (service, PR_AUTH_PASSWORD);
  return pr_service_report_new (service, "ann");
}

static void
assert_step (PrServiceReport *report, guint position, PrStepId id, PrOutcome outcome)
{
  g_autoptr (PrStep) step =
      g_list_model_get_item (pr_service_report_get_steps (report), position);

  g_assert_nonnull (step);
  g_assert_cmpint (pr_step_get_id (step), ==, id);
  g_assert_cmpint (pr_step_get_outcome (step), ==, outcome);
}

static void
append_name (G_GNUC_UNUSED GObject *object, GParamSpec *pspec, gpointer names)
{
  g_string_append_printf (names, " %s", g_param_spec_get_name (pspec));
}

static void
test_life (void)
{
  g_autoptr (PrServiceReport) report = report_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (PrDiagnosis) diagnosis = pr_diagnosis_new (PR_DIAGNOSIS_SERVER_BUSY, NULL, NULL);

  g_signal_connect (report, "notify", G_CALLBACK (append_name), names);
  g_assert_cmpint (pr_service_report_get_outcome (report), ==, PR_OUTCOME_PENDING);
  g_assert_cmpstr (pr_service_report_get_login (report), ==, "ann");
  g_assert_cmpint (pr_service_report_get_auth (report), ==, PR_AUTH_PASSWORD);
  g_assert_null (pr_service_report_get_diagnosis (report));
  g_assert_null (pr_service_report_get_tls (report));
  g_assert_null (pr_service_report_get_capabilities (report));

  pr_service_report_begin_step (report, PR_STEP_RESOLVE, 0);
  g_assert_cmpstr (names->str, ==, " outcome");
  g_assert_cmpint (pr_service_report_get_outcome (report), ==, PR_OUTCOME_RUNNING);
  pr_service_report_end_step (report, PR_STEP_RESOLVE, PR_OUTCOME_OK, 10, NULL);
  pr_service_report_begin_step (report, PR_STEP_CONNECT, 10);
  g_assert_cmpstr (names->str, ==, " outcome");
  assert_step (report, 0, PR_STEP_RESOLVE, PR_OUTCOME_OK);
  assert_step (report, 1, PR_STEP_CONNECT, PR_OUTCOME_RUNNING);

  g_string_truncate (names, 0);
  pr_service_report_end (report, PR_OUTCOME_FAILED, diagnosis);
  g_assert_nonnull (strstr (names->str, " diagnosis"));
  g_assert_nonnull (strstr (names->str, " outcome"));
  g_assert_cmpint (pr_service_report_get_outcome (report), ==, PR_OUTCOME_FAILED);
  g_assert_true (pr_service_report_get_diagnosis (report) == diagnosis);
}

/* Capabilities are asked for twice around STARTTLS: the later one is meant. */
static void
test_same_step_twice (void)
{
  g_autoptr (PrServiceReport) report = report_new ();

  pr_service_report_begin_step (report, PR_STEP_CAPABILITIES, 0);
  pr_service_report_end_step (report, PR_STEP_CAPABILITIES, PR_OUTCOME_OK, 1, "before");
  pr_service_report_begin_step (report, PR_STEP_CAPABILITIES, 2);
  pr_service_report_end_step (report, PR_STEP_CAPABILITIES, PR_OUTCOME_FAILED, 1, "after");
  assert_step (report, 0, PR_STEP_CAPABILITIES, PR_OUTCOME_OK);
  assert_step (report, 1, PR_STEP_CAPABILITIES, PR_OUTCOME_FAILED);
  pr_service_report_amend_step (report, PR_STEP_CAPABILITIES, PR_OUTCOME_WARNING, NULL);
  assert_step (report, 0, PR_STEP_CAPABILITIES, PR_OUTCOME_OK);
  assert_step (report, 1, PR_STEP_CAPABILITIES, PR_OUTCOME_WARNING);
}

/* What stood before is forgotten, and what was given is not held on to. */
static void
test_facts (void)
{
  static const char *const before[] = { "STARTTLS", NULL };
  g_autoptr (PrServiceReport) report = report_new ();
  char word[] = "IDLE";
  const char *after[] = { word, NULL };

  pr_service_report_set_capabilities (report, before);
  pr_service_report_set_capabilities (report, after);
  word[0] = 'x';
  g_assert_cmpstr (pr_service_report_get_capabilities (report)[0], ==, "IDLE");
  g_assert_null (pr_service_report_get_capabilities (report)[1]);
  pr_service_report_set_auth (report, PR_AUTH_SCRAM_SHA_256);
  g_assert_cmpint (pr_service_report_get_auth (report), ==, PR_AUTH_SCRAM_SHA_256);
  pr_transcript_note (pr_service_report_get_transcript (report), "hello");
}

static void
test_properties (void)
{
  g_autoptr (PrServiceReport) report = report_new ();
  g_autoptr (PrService) service = NULL;
  g_autoptr (GListModel) steps = NULL;
  g_autoptr (PrDiagnosis) diagnosis = NULL;
  g_autofree char *login = NULL;
  PrOutcome outcome;

  g_object_get (report, "service", &service, "login", &login, "outcome", &outcome, "steps", &steps,
                "diagnosis", &diagnosis, NULL);
  g_assert_true (service == pr_service_report_get_service (report));
  g_assert_cmpstr (login, ==, "ann");
  g_assert_cmpint (outcome, ==, PR_OUTCOME_PENDING);
  g_assert_true (g_list_model_get_item_type (steps) == PR_TYPE_STEP);
  g_assert_null (diagnosis);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-report/life", test_life);
  g_test_add_func ("/service-report/same-step-twice", test_same_step_twice);
  g_test_add_func ("/service-report/facts", test_facts);
  g_test_add_func ("/service-report/properties", test_properties);
  return g_test_run ();
}
