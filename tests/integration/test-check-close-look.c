/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "script-world.h"

#include <string.h>

/* What only a close look at a server shows: who really made out its certificate, how long that will
 * last, whether it is worth the while to send a password there at all. */

typedef struct
{
  ScriptWorld *world;
  PrAccount *account;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->world = script_world_new (WORLD_PASSWORD);
  fixture->account = script_world_account_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_object_unref (fixture->account);
  script_world_free (fixture->world);
}

/* Tests IMAP with TLS, played by @talk on 127.0.0.1. */
static PrServiceReport *
run_imap (Fixture *fixture, const char *host, const char *talk, guint16 *port, PrReport **report)
{
  g_autoptr (PrCheck) check = NULL;

  *port = script_world_add_text (fixture->world, talk);
  script_world_set_service (fixture->account, PR_PROTOCOL_IMAP, host, *port, PR_SECURITY_TLS);
  check = script_world_check_new (fixture->world, fixture->account);
  pr_check_set_verify_fixes (check, FALSE);
  *report = script_world_run_well (check);
  return pr_report_find_service (*report, PR_PROTOCOL_IMAP);
}

static char *
dup_advice (PrDiagnosis *diagnosis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    g_string_append_printf (text, "%s\n",
                            pr_fix_get_title (pr_diagnosis_get_fix (diagnosis, i)));
  return g_string_free (text, FALSE);
}

#define IMAP_TALK(settings)                                                                        \
  "!tls\n!imap\n" settings                                                                         \
  "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] mail.test\n"                                  \
  "repeat\n  include imap-sign-in.part\nend\nrepeat\n  include imap-mailbox.part\nend\n"

static void
test_intercepted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    PrOutcome outcome;
    const char *expected;
    const char *product;
  } rows[] = {
    { IMAP_TALK ("!issuer Avast Web/Mail Shield Root\n!certificate unknown-ca\n"),
      PR_OUTCOME_FAILED, "tls-intercepted", "“Avast”" },
    { IMAP_TALK ("!issuer Avast Web/Mail Shield Root\n"), PR_OUTCOME_WARNING, "tls-intercepted",
      "“Avast”" },
    { IMAP_TALK ("!issuer Zscaler Root CA\n!certificate unknown-ca expired\n"), PR_OUTCOME_FAILED,
      "tls-intercepted", "“Zscaler”" },
    /* A device that shows its own face. */
    { IMAP_TALK ("!issuer Fortinet\n!certificate unknown-ca wrong-name\n"), PR_OUTCOME_FAILED,
      "certificate-untrusted", NULL },
    { IMAP_TALK ("!issuer Fortinet\n!certificate wrong-name\n"), PR_OUTCOME_FAILED,
      "certificate-name-mismatch", NULL },
    { IMAP_TALK ("!issuer Example Root\n!certificate unknown-ca\n"), PR_OUTCOME_FAILED,
      "certificate-untrusted", NULL },
    { IMAP_TALK ("!issuer Example Root\n"), PR_OUTCOME_OK, "ok", NULL },
  };

  g_test_summary ("Who opens the encryption is called by name, whether this computer trusts it or not");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReport) report = NULL;
      guint16 port;
      PrServiceReport *imap = run_imap (fixture, "127.0.0.1", rows[i].talk, &port, &report);
      PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (imap);
      g_autofree char *advice = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (service_report_get_diagnosis_word (imap), ==, rows[i].expected);
      g_assert_cmpint (pr_service_report_get_outcome (imap), ==, rows[i].outcome);
      g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)),
                        ==, rows[i].outcome == PR_OUTCOME_FAILED ? 0 : 1);
      if (rows[i].product == NULL)
        continue;
      g_assert_nonnull (strstr (pr_diagnosis_get_explanation (diagnosis), rows[i].product));
      g_assert_nonnull (strstr (pr_diagnosis_get_evidence (diagnosis), "issued by CN="));
      g_assert_cmpint (
          strstr (pr_diagnosis_get_explanation (diagnosis), "has not been sent") != NULL, ==,
          rows[i].outcome == PR_OUTCOME_FAILED);
      advice = dup_advice (diagnosis);
      g_assert_nonnull (strstr (advice, "add an exception for 127.0.0.1"));
      g_assert_nonnull (strstr (advice, "leave the rest of it on"));
    }
}

static void
test_ends_soon (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrReport) report = NULL;
  guint16 port;
  PrServiceReport *imap =
      run_imap (fixture, "127.0.0.1", IMAP_TALK ("!certificate ends-soon\n"), &port, &report);
  g_autoptr (PrStep) step = service_report_dup_step (imap, PR_STEP_TLS);

  g_test_summary ("A certificate that ends within two weeks is a warning");

  g_assert_cmpint (pr_service_report_get_outcome (imap), ==, PR_OUTCOME_WARNING);
  g_assert_null (pr_service_report_get_diagnosis (imap));
  g_assert_cmpint (pr_step_get_outcome (step), ==, PR_OUTCOME_WARNING);
  g_assert_nonnull (strstr (pr_step_get_detail (step), "certificate ends soon"));
}

int
main (int argc, char *argv[])
{
  script_world_forget_system_authorities ();
  net_support_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  ADD ("/check-close-look/intercepted", test_intercepted);
  ADD ("/check-close-look/ends-soon", test_ends_soon);
  return g_test_run ();
}
