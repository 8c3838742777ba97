/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-wizard.h"

/* A wizard whose draft is complete but for the password, so that no test of it can begin. */
static PrWizard *
nearly_complete_wizard_new (void)
{
  PrWizard *wizard = pr_wizard_new ();
  PrAccount *account = pr_wizard_get_account (wizard);

  pr_account_set_address (account, "ann@example.org");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_IMAP), "imap.example.org");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_SMTP), "smtp.example.org");
  return wizard;
}

static PrService *
smtp_service_new (void)
{
  PrService *service = pr_service_new (PR_PROTOCOL_SMTP);

  pr_service_set_host (service, "smtp.example.org");
  return service;
}

/* What a test of SMTP found: refused, and these fixes. */
static PrReport *
failed_report_new (GPtrArray *fixes)
{
  PrReport *report = pr_report_new ("ann@example.org");
  g_autoptr (PrService) service = smtp_service_new ();
  g_autoptr (PrServiceReport) found = pr_service_report_new (service, "ann@example.org");
  g_autoptr (PrDiagnosis) diagnosis = pr_diagnosis_new_with_fixes (
      PR_DIAGNOSIS_CONNECTION_REFUSED, NULL, "Connection refused", fixes);

  pr_service_report_begin_step (found, PR_STEP_CONNECT, 0);
  pr_service_report_end_step (found, PR_STEP_CONNECT, PR_OUTCOME_FAILED, 1000, NULL);
  pr_service_report_end (found, PR_OUTCOME_FAILED, diagnosis);
  pr_report_add_service (report, found);
  pr_report_end (report, 1000);
  return report;
}

static PrFix *
port_fix_new (void)
{
  const PrServiceChange change = {
    .protocol = PR_PROTOCOL_SMTP,
    .fields = PR_SERVICE_PORT | PR_SERVICE_SECURITY,
    .port = 587,
    .security = PR_SECURITY_STARTTLS,
  };

  return pr_fix_new_change ("Use port 587 with STARTTLS", &change, PR_VERIFIED_YES);
}

static void
count (guint *n_calls)
{
  (*n_calls)++;
}

typedef struct
{
  PrField field;
  PrProtocol protocol;
  guint n_calls;
} Refusal;

static void
on_refused (PrWizard *wizard G_GNUC_UNUSED, PrField field, PrProtocol protocol, Refusal *refusal)
{
  refusal->field = field;
  refusal->protocol = protocol;
  refusal->n_calls++;
}

static void
on_copy_text (PrWizard *wizard G_GNUC_UNUSED, const char *text, char **copied)
{
  g_free (*copied);
  *copied = g_strdup (text);
}

static gboolean
action_is_enabled (PrWizard *wizard, const char *name)
{
  return g_action_group_get_action_enabled (pr_wizard_get_actions (wizard), name);
}

static void
test_new (void)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();

  g_assert_cmpint (pr_wizard_get_page (wizard), ==, PR_PAGE_SETTINGS);
  g_assert_cmpint (pr_wizard_get_run_state (wizard), ==, PR_RUN_NONE);
  g_assert_null (pr_wizard_get_report (wizard));
  g_assert_false (pr_wizard_get_can_test (wizard));
  g_assert_true (pr_wizard_is_untouched (wizard));
  g_assert_cmpuint (pr_wizard_get_n_field_errors (wizard), ==, 0);
  g_assert_true (action_is_enabled (wizard, "test"));
  g_assert_false (action_is_enabled (wizard, "cancel"));
  g_assert_false (action_is_enabled (wizard, "edit"));
}

static void
test_touch (void)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  PrService *imap = pr_account_get_service (pr_wizard_get_account (wizard), PR_PROTOCOL_IMAP);
  guint n_changes = 0;

  g_signal_connect_swapped (wizard, "field-errors-changed", G_CALLBACK (count), &n_changes);

  /* Nobody is told off for what they are still typing. */
  pr_service_set_port (imap, 0);
  g_assert_null (pr_wizard_get_field_error (wizard, PR_FIELD_PORT, PR_PROTOCOL_IMAP));
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_false (pr_wizard_is_untouched (wizard));

  pr_wizard_touch (wizard, PR_FIELD_PORT, PR_PROTOCOL_IMAP);
  g_assert_cmpstr (pr_wizard_get_field_error (wizard, PR_FIELD_PORT, PR_PROTOCOL_IMAP), ==,
                   "Ports go from 1 to 65535");
  g_assert_null (pr_wizard_get_field_error (wizard, PR_FIELD_PORT, PR_PROTOCOL_SMTP));
  g_assert_cmpuint (n_changes, ==, 1);

  pr_service_set_port (imap, 70000);
  g_assert_cmpuint (n_changes, ==, 1);
  pr_service_set_port (imap, 143);
  g_assert_null (pr_wizard_get_field_error (wizard, PR_FIELD_PORT, PR_PROTOCOL_IMAP));
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_can_test (void)
{
  g_autoptr (PrWizard) wizard = nearly_complete_wizard_new ();
  g_autoptr (PrSecret) password = pr_secret_new ("secret", -1);
  PrService *imap = pr_account_get_service (pr_wizard_get_account (wizard), PR_PROTOCOL_IMAP);
  guint n_changes = 0;

  g_signal_connect_swapped (wizard, "notify::can-test", G_CALLBACK (count), &n_changes);
  g_assert_false (pr_wizard_get_can_test (wizard));
  pr_wizard_set_password (wizard, password);
  g_assert_true (pr_wizard_get_can_test (wizard));
  pr_service_set_security (imap, PR_SECURITY_NONE);
  g_assert_false (pr_wizard_get_can_test (wizard));
  pr_service_set_allow_plaintext (imap, TRUE);
  g_assert_true (pr_wizard_get_can_test (wizard));
  pr_wizard_set_password (wizard, NULL);
  g_assert_false (pr_wizard_get_can_test (wizard));
  g_assert_cmpuint (n_changes, ==, 4);
}

static void
test_refused (void)
{
  g_autoptr (PrWizard) wizard = nearly_complete_wizard_new ();
  PrService *smtp = pr_account_get_service (pr_wizard_get_account (wizard), PR_PROTOCOL_SMTP);
  Refusal refusal = { 0 };

  g_signal_connect (wizard, "refused", G_CALLBACK (on_refused), &refusal);
  g_action_group_activate_action (pr_wizard_get_actions (wizard), "test", NULL);
  g_assert_cmpuint (refusal.n_calls, ==, 1);
  g_assert_cmpint (refusal.field, ==, PR_FIELD_PASSWORD);
  g_assert_cmpuint (pr_wizard_get_n_field_errors (wizard), ==, 1);
  g_assert_cmpint (pr_wizard_get_page (wizard), ==, PR_PAGE_SETTINGS);
  g_assert_cmpint (pr_wizard_get_run_state (wizard), ==, PR_RUN_NONE);

  pr_service_set_auth (smtp, PR_AUTH_NONE);
  pr_service_set_enabled (pr_account_get_service (pr_wizard_get_account (wizard),
                                                  PR_PROTOCOL_IMAP), FALSE);
  pr_service_set_port (smtp, 0);
  g_assert_false (pr_wizard_test (wizard));
  g_assert_cmpint (refusal.field, ==, PR_FIELD_PORT);
  g_assert_cmpint (refusal.protocol, ==, PR_PROTOCOL_SMTP);
}

static void
test_show_report (void)
{
  g_autoptr (PrWizard) wizard = nearly_complete_wizard_new ();
  g_autoptr (PrReport) report = failed_report_new (NULL);

  pr_wizard_show_report (wizard, report);
  g_assert_true (pr_wizard_get_report (wizard) == report);
  g_assert_cmpint (pr_wizard_get_page (wizard), ==, PR_PAGE_TEST);
  g_assert_cmpint (pr_wizard_get_run_state (wizard), ==, PR_RUN_FINISHED);
  g_assert_true (action_is_enabled (wizard, "edit"));

  g_action_group_activate_action (pr_wizard_get_actions (wizard), "edit", NULL);
  g_assert_cmpint (pr_wizard_get_page (wizard), ==, PR_PAGE_SETTINGS);
  g_assert_false (action_is_enabled (wizard, "edit"));
  g_assert_cmpstr (pr_account_get_address (pr_wizard_get_account (wizard)), ==,
                   "ann@example.org");
}

static GVariant *
fix_target_new (guint protocol, guint position)
{
  return g_variant_new_parsed ("[(%u, %u)]", protocol, position);
}

static void
test_apply_fix (void)
{
  g_autoptr (PrWizard) wizard = nearly_complete_wizard_new ();
  g_autoptr (GPtrArray) fixes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PrReport) report = NULL;
  GActionGroup *actions = pr_wizard_get_actions (wizard);
  PrService *smtp = pr_account_get_service (pr_wizard_get_account (wizard), PR_PROTOCOL_SMTP);
  Refusal refusal = { 0 };

  g_ptr_array_add (fixes, pr_fix_new_link ("Open the help page", "https://example.org/"));
  g_ptr_array_add (fixes, port_fix_new ());
  report = failed_report_new (fixes);
  pr_wizard_show_report (wizard, report);
  g_signal_connect (wizard, "refused", G_CALLBACK (on_refused), &refusal);

  /* A link changes nothing, nor does what is not there. */
  g_action_group_activate_action (actions, "apply-fix",
                                  fix_target_new (PR_PROTOCOL_SMTP, 0));
  g_action_group_activate_action (actions, "apply-fix",
                                  fix_target_new (PR_PROTOCOL_SMTP, 99));
  g_action_group_activate_action (actions, "apply-fix",
                                  fix_target_new (PR_PROTOCOL_IMAP, 1));
  g_action_group_activate_action (actions, "apply-fix", fix_target_new (99, 1));
  g_assert_cmpuint (pr_service_get_port (smtp), ==, 465);
  g_assert_cmpuint (refusal.n_calls, ==, 0);

  /* It is applied and tested again, and here the test asks for the password. */
  g_action_group_activate_action (actions, "apply-fix",
                                  fix_target_new (PR_PROTOCOL_SMTP, 1));
  g_assert_cmpuint (pr_service_get_port (smtp), ==, 587);
  g_assert_cmpint (pr_service_get_security (smtp), ==, PR_SECURITY_STARTTLS);
  g_assert_cmpstr (pr_service_get_host (smtp), ==, "smtp.example.org");
  g_assert_cmpuint (refusal.n_calls, ==, 1);
  g_assert_cmpint (refusal.field, ==, PR_FIELD_PASSWORD);
}

static void
test_apply_all_fields (void)
{
  const PrServiceChange change = {
    .protocol = PR_PROTOCOL_POP3,
    .fields = PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY | PR_SERVICE_USERNAME
              | PR_SERVICE_AUTH,
    .host = "pop.example.net",
    .port = 110,
    .security = PR_SECURITY_NONE,
    .username = "ann",
    .auth = PR_AUTH_PLAIN,
  };
  g_autoptr (PrWizard) wizard = nearly_complete_wizard_new ();
  g_autoptr (PrFix) fix = pr_fix_new_change ("Use POP3", &change, PR_VERIFIED_UNTRIED);
  PrService *pop3 = pr_account_get_service (pr_wizard_get_account (wizard), PR_PROTOCOL_POP3);

  pr_wizard_apply_fix (wizard, fix);
  g_assert_true (pr_service_get_enabled (pop3));
  g_assert_cmpstr (pr_service_get_host (pop3), ==, "pop.example.net");
  g_assert_cmpuint (pr_service_get_port (pop3), ==, 110);
  g_assert_cmpint (pr_service_get_security (pop3), ==, PR_SECURITY_NONE);
  g_assert_cmpstr (pr_service_get_username (pop3), ==, "ann");
  g_assert_cmpint (pr_service_get_auth (pop3), ==, PR_AUTH_PLAIN);

  /* The leave to send the password unencrypted is the user's alone. */
  g_assert_false (pr_service_get_allow_plaintext (pop3));
  g_assert_nonnull (pr_wizard_get_field_error (wizard, PR_FIELD_PLAINTEXT, PR_PROTOCOL_POP3));
}

static void
test_copy_transcript (void)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  g_autoptr (PrReport) report = failed_report_new (NULL);
  g_autofree char *copied = NULL;
  PrTranscript *transcript = pr_service_report_get_transcript (
      pr_report_find_service (report, PR_PROTOCOL_SMTP));

  g_signal_connect (wizard, "copy-text", G_CALLBACK (on_copy_text), &copied);
  pr_transcript_add (transcript, PR_TRANSCRIPT_SERVER, "220 smtp.example.org ESMTP", 26);
  g_action_group_activate_action (pr_wizard_get_actions (wizard), "copy-transcript",
                                  g_variant_new_uint32 (PR_PROTOCOL_SMTP));
  g_assert_null (copied);

  pr_wizard_show_report (wizard, report);
  g_action_group_activate_action (pr_wizard_get_actions (wizard), "copy-transcript",
                                  g_variant_new_uint32 (PR_PROTOCOL_IMAP));
  g_assert_null (copied);
  g_action_group_activate_action (pr_wizard_get_actions (wizard), "copy-transcript",
                                  g_variant_new_uint32 (PR_PROTOCOL_SMTP));
  g_assert_nonnull (g_strstr_len (copied, -1, "220 smtp.example.org ESMTP"));
}

static void
test_copy_report (void)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  g_autoptr (PrReport) report = failed_report_new (NULL);
  g_autofree char *copied = NULL;

  g_assert_false (action_is_enabled (wizard, "copy-report"));
  pr_wizard_show_report (wizard, report);
  g_assert_true (action_is_enabled (wizard, "copy-report"));
  g_signal_connect (wizard, "copy-text", G_CALLBACK (on_copy_text), &copied);
  g_action_group_activate_action (pr_wizard_get_actions (wizard), "copy-report", NULL);
  g_assert_nonnull (g_strstr_len (copied, -1, "Connection refused"));
}

static void
test_leave_out_address (void)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  g_autoptr (PrReport) report = failed_report_new (NULL);
  GActionGroup *actions = pr_wizard_get_actions (wizard);
  g_autofree char *copied = NULL;
  g_autofree char *saved = NULL;

  g_assert_false (action_is_enabled (wizard, "leave-out-address"));
  pr_transcript_note (
      pr_service_report_get_transcript (pr_report_find_service (report, PR_PROTOCOL_SMTP)),
      "250 ann@example.org ok");
  pr_wizard_show_report (wizard, report);
  g_signal_connect (wizard, "copy-text", G_CALLBACK (on_copy_text), &copied);
  g_signal_connect (wizard, "save-text", G_CALLBACK (on_copy_text), &saved);
  g_action_group_activate_action (actions, "copy-report", NULL);
  g_assert_nonnull (g_strstr_len (copied, -1, "ann@example.org"));

  g_action_group_activate_action (actions, "leave-out-address", NULL);
  g_action_group_activate_action (actions, "copy-report", NULL);
  g_action_group_activate_action (actions, "save-report", NULL);
  g_assert_cmpstr (copied, ==, saved);
  g_assert_null (g_strstr_len (copied, -1, "ann"));
  g_assert_nonnull (g_strstr_len (copied, -1, "Connection refused"));
  g_action_group_activate_action (actions, "copy-transcript",
                                  g_variant_new_uint32 (PR_PROTOCOL_SMTP));
  g_assert_nonnull (g_strstr_len (copied, -1, "250 [address] ok"));
}

/* What was pasted goes where it belongs, as soon as the user is done with the field. */
static void
test_tidy (void)
{
  g_autoptr (PrWizard) wizard = pr_wizard_new ();
  PrAccount *account = pr_wizard_get_account (wizard);
  PrService *imap = pr_account_get_service (account, PR_PROTOCOL_IMAP);

  pr_account_set_address (account, "Ann Lee <ann@example.org>");
  pr_wizard_touch (wizard, PR_FIELD_ADDRESS, PR_PROTOCOL_IMAP);
  g_assert_cmpstr (pr_account_get_address (account), ==, "ann@example.org");
  g_assert_cmpstr (pr_account_get_display_name (account), ==, "Ann Lee");
  g_assert_null (pr_wizard_get_field_error (wizard, PR_FIELD_ADDRESS, PR_PROTOCOL_IMAP));

  pr_service_set_host (imap, "mail.example.org:1993");
  pr_wizard_touch (wizard, PR_FIELD_HOST, PR_PROTOCOL_IMAP);
  g_assert_cmpstr (pr_service_get_host (imap), ==, "mail.example.org");
  g_assert_cmpuint (pr_service_get_port (imap), ==, 1993);

  /* Also where the test is begun from within the field. */
  pr_service_set_host (imap, "mail.example.org:143");
  g_assert_false (pr_wizard_test (wizard));
  g_assert_cmpuint (pr_service_get_port (imap), ==, 143);
  pr_account_set_address (account, "not an address");
  pr_wizard_touch (wizard, PR_FIELD_ADDRESS, PR_PROTOCOL_IMAP);
  g_assert_cmpstr (pr_account_get_address (account), ==, "not an address");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wizard/new", test_new);
  g_test_add_func ("/wizard/touch", test_touch);
  g_test_add_func ("/wizard/can-test", test_can_test);
  g_test_add_func ("/wizard/refused", test_refused);
  g_test_add_func ("/wizard/show-report", test_show_report);
  g_test_add_func ("/wizard/apply-fix", test_apply_fix);
  g_test_add_func ("/wizard/apply-all-fields", test_apply_all_fields);
  g_test_add_func ("/wizard/copy-transcript", test_copy_transcript);
  g_test_add_func ("/wizard/copy-report", test_copy_report);
  g_test_add_func ("/wizard/leave-out-address", test_leave_out_address);
  g_test_add_func ("/wizard/tidy", test_tidy);
  return g_test_run ();
}
