/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-monitor.h"
#include "pr-network-return.h"
#include "pr-wizard.h"

static PrNetworkReturn *
waiting_new (void)
{
  PrNetworkReturn *self = pr_network_return_new ();

  pr_network_return_set_waiting (self, TRUE);
  /* Until the monitor that a thread has found is watched. */
  while (!g_signal_has_handler_pending (g_network_monitor_get_default (),
                                        g_signal_lookup ("network-changed", G_TYPE_NETWORK_MONITOR),
                                        0, FALSE))
    g_main_context_iteration (NULL, TRUE);
  return self;
}

static void
test_back (void)
{
  g_autoptr (PrNetworkReturn) self = waiting_new ();

  g_assert_null (pr_network_return_get_text (self));
  fake_monitor_set (G_NETWORK_CONNECTIVITY_LOCAL);
  g_assert_null (pr_network_return_get_text (self));
  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  g_assert_cmpstr (pr_network_return_get_text (self), ==, "The network is back. Test again?");

  /* An offer that is out of date is none. */
  fake_monitor_set (G_NETWORK_CONNECTIVITY_LOCAL);
  g_assert_null (pr_network_return_get_text (self));
  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  g_assert_nonnull (pr_network_return_get_text (self));

  /* A test runs. */
  pr_network_return_set_waiting (self, FALSE);
  g_assert_null (pr_network_return_get_text (self));
  fake_monitor_set (G_NETWORK_CONNECTIVITY_LOCAL);
  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  g_assert_null (pr_network_return_get_text (self));
}

/* A network that was there when the test failed, and is another now. */
static void
test_changed (void)
{
  g_autoptr (PrNetworkReturn) self = waiting_new ();

  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  g_assert_cmpstr (pr_network_return_get_text (self), ==, "The network has changed. Test again?");
}

static void
test_away_from_the_start (void)
{
  g_autoptr (PrNetworkReturn) self = NULL;

  fake_monitor_set (G_NETWORK_CONNECTIVITY_LOCAL);
  self = waiting_new ();
  g_assert_null (pr_network_return_get_text (self));

  /* Behind a log-in page there is nothing to be tested yet. */
  fake_monitor_set (G_NETWORK_CONNECTIVITY_PORTAL);
  g_assert_null (pr_network_return_get_text (self));
  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  g_assert_cmpstr (pr_network_return_get_text (self), ==, "The network is back. Test again?");
}

static void
test_result (void)
{
  static const struct
  {
    PrOutcome outcome;
    const char *diagnosis;
    gboolean lacked;
  } rows[] = {
    { PR_OUTCOME_FAILED, "offline", TRUE },
    { PR_OUTCOME_FAILED, "network-unreachable", TRUE },
    { PR_OUTCOME_FAILED, "host-not-found", TRUE },
    { PR_OUTCOME_FAILED, "dns-failure", TRUE },
    { PR_OUTCOME_FAILED, "connection-timed-out", TRUE },
    { PR_OUTCOME_FAILED, "connection-failed", TRUE },
    { PR_OUTCOME_FAILED, "ports-blocked", TRUE },
    { PR_OUTCOME_FAILED, "captive-portal", TRUE },
    { PR_OUTCOME_FAILED, "tls-intercepted", TRUE },
    { PR_OUTCOME_FAILED, "connection-refused", FALSE },
    { PR_OUTCOME_FAILED, "wrong-credentials", FALSE },
    { PR_OUTCOME_FAILED, "of-a-later-version", FALSE },
    { PR_OUTCOME_FAILED, NULL, FALSE },
    { PR_OUTCOME_WARNING, "offline", FALSE },
    { PR_OUTCOME_OK, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PrServiceResult services[PR_N_PROTOCOLS] = {
        [PR_PROTOCOL_SMTP] = { .tested = TRUE,
                               .outcome = rows[i].outcome,
                               .diagnosis = rows[i].diagnosis },
      };
      g_autoptr (PrResult) result = pr_result_new (1, rows[i].outcome, 1, services);

      g_assert_cmpint (pr_result_lacked_network (result), ==, rows[i].lacked);
    }
}

static PrReport *
report_new (PrDiagnosisId id)
{
  PrReport *report = pr_report_new ("ann@example.org");
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_SMTP);
  g_autoptr (PrServiceReport) found = pr_service_report_new (service, "ann@example.org");
  g_autoptr (PrDiagnosis) diagnosis = pr_diagnosis_new_with_fixes (id, NULL, NULL, NULL);

  pr_service_report_end (found, PR_OUTCOME_FAILED, diagnosis);
  pr_report_add_service (report, found);
  pr_report_end (report, 1000);
  return report;
}

static void
count (guint *n_calls)
{
  (*n_calls)++;
}

/* What a wizard offers. */
static void
test_wizard (void)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  g_autoptr (PrReport) offline = report_new (PR_DIAGNOSIS_OFFLINE);
  g_autoptr (PrReport) refused = report_new (PR_DIAGNOSIS_WRONG_CREDENTIALS);
  guint n_changes = 0;

  g_signal_connect_swapped (wizard, "notify::retest-text", G_CALLBACK (count), &n_changes);
  fake_monitor_set (G_NETWORK_CONNECTIVITY_LOCAL);
  pr_wizard_show_report (wizard, offline);
  g_assert_null (pr_wizard_get_retest_text (wizard));
  while (pr_wizard_get_retest_text (wizard) == NULL)
    {
      fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (n_changes, ==, 1);

  /* What the network has no part in. */
  pr_wizard_show_report (wizard, refused);
  g_assert_null (pr_wizard_get_retest_text (wizard));
  g_assert_cmpuint (n_changes, ==, 2);
  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  g_assert_null (pr_wizard_get_retest_text (wizard));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fake_monitor_install ();
  g_test_add_func ("/network-return/back", test_back);
  g_test_add_func ("/network-return/changed", test_changed);
  g_test_add_func ("/network-return/away-from-the-start", test_away_from_the_start);
  g_test_add_func ("/network-return/result", test_result);
  g_test_add_func ("/network-return/wizard", test_wizard);
  return g_test_run ();
}
