/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "real-servers.h"
#include "script-world.h"

#include "pr-report-text.h"

#include <glib/gstdio.h>
#include <string.h>

/* A test message that is sent, or is not, and what becomes of it: at scripted servers, which keep
 * none, and at Dovecot and Postfix. */

#define SHORT_ARRIVAL_MS 400

static PrServiceReport *
dup_report (PrReport *report, PrProtocol protocol)
{
  PrServiceReport *found = pr_report_find_service (report, protocol);

  g_assert_nonnull (found);
  return g_object_ref (found);
}

/* With what was said, where it is not as expected. */
static void
assert_step (PrReport *report, PrStepId id, PrOutcome outcome, const char *words)
{
  g_autoptr (PrServiceReport) service = dup_report (report, PR_PROTOCOL_SMTP);
  g_autoptr (PrStep) step = service_report_dup_step (service, id);

  if (step == NULL || pr_step_get_outcome (step) != outcome
      || strstr (pr_step_get_detail (step), words) == NULL)
    {
      g_autofree char *text = pr_report_to_text (report, &PR_TEXT_LOOK_PLAIN);
      g_autofree char *transcript = pr_report_to_transcript (report);

      g_error ("no step “%s” that is %s and says “%s”:\n%s\n%s",
               pr_enum_get_word (PR_TYPE_STEP_ID, (int) id),
               pr_enum_get_word (PR_TYPE_OUTCOME, (int) outcome), words, text, transcript);
    }
}

static void
assert_no_step (PrReport *report, PrStepId id)
{
  g_autoptr (PrServiceReport) service = dup_report (report, PR_PROTOCOL_SMTP);
  g_autoptr (PrStep) step = service_report_dup_step (service, id);

  g_assert_null (step);
}

static void
assert_diagnosis (PrReport *report, const char *word)
{
  g_autoptr (PrServiceReport) service = dup_report (report, PR_PROTOCOL_SMTP);

  g_assert_cmpstr (service_report_get_diagnosis_word (service), ==, word);
}

static const char *
get_evidence (PrReport *report)
{
  PrServiceReport *service = pr_report_find_service (report, PR_PROTOCOL_SMTP);

  return pr_diagnosis_get_evidence (pr_service_report_get_diagnosis (service));
}

/* Scripted servers */

#define SMTP_WORKS                                                                                 \
  "!tls\nS: 220 mx.test ESMTP\nrepeat\ninclude smtp-sign-in.part\nend\n"                          \
  "repeat\ninclude smtp-mail.part\nend\n"
#define IMAP_BEGINS                                                                                \
  "!tls\n!imap\n"                                                                                  \
  "S: * OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ ID AUTH=PLAIN] mail.test\n"                      \
  "repeat\ninclude imap-sign-in.part\nend\n"
#define IMAP_WORKS IMAP_BEGINS "repeat\ninclude imap-mailbox.part\nend\n"

/* An inbox in which there is always news, and never the one message. */
#define OLD_TOKEN "00000000000000000000000000000000"
#define IMAP_OLD_MESSAGE                                                                           \
  IMAP_BEGINS                                                                                      \
  "repeat\n"                                                                                       \
  "on $tag FETCH *\n"                                                                              \
  "S: * 3 FETCH (UID 3 BODY[HEADER.FIELDS (X-POSTRIDER-TEST)] \"X-Postrider-Test: " OLD_TOKEN      \
  "\")\n"                                                                                          \
  "S: $tag OK done\n"                                                                              \
  "end\n"                                                                                          \
  "include imap-mailbox.part\n"                                                                    \
  "end\n"
#define POP3_OLD_MESSAGE                                                                           \
  "!tls\nS: +OK pop.test\nrepeat\ninclude pop3-sign-in.part\nend\n"                               \
  "repeat\n"                                                                                       \
  "on UIDL $n\nS: +OK $n uid-$n\nend\n"                                                            \
  "on TOP $n 0\nS: +OK\nS: X-Postrider-Test: " OLD_TOKEN "\nS: .\nend\n"                           \
  "include pop3-mailbox.part\n"                                                                    \
  "end\n"

typedef struct
{
  ScriptWorld *world;
  guint16 ports[PR_N_PROTOCOLS];
  PrAccount *account;
  PrCheck *check;
} Script;

static void
script_clear (Script *self)
{
  g_clear_object (&self->check);
  g_clear_object (&self->account);
  g_clear_pointer (&self->world, script_world_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Script, script_clear)

static void
script_add (Script *self, PrProtocol protocol, const char *talk)
{
  if (talk == NULL)
    return;
  self->ports[protocol] = script_world_add_text (self->world, talk);
  script_world_set_service (self->account, protocol, "127.0.0.1", self->ports[protocol],
                            PR_SECURITY_TLS);
}

static Script
script_new (const char *imap, const char *pop3, const char *smtp)
{
  Script self = { .world = script_world_new (WORLD_PASSWORD),
                  .account = script_world_account_new () };

  script_add (&self, PR_PROTOCOL_IMAP, imap);
  script_add (&self, PR_PROTOCOL_POP3, pop3);
  script_add (&self, PR_PROTOCOL_SMTP, smtp);
  self.check = script_world_check_new (self.world, self.account);
  pr_check_set_verify_fixes (self.check, FALSE);
  pr_check_set_arrival_limit (self.check, SHORT_ARRIVAL_MS);
  return self;
}

static PrScriptLog *
get_log (Script *self, PrProtocol protocol)
{
  return script_world_get_log (self->world, self->ports[protocol]);
}

static gboolean
was_told (Script *self, PrProtocol protocol, const char *text)
{
  return pr_script_log_contains (get_log (self, protocol), PR_SCRIPT_CHANNEL_ENCRYPTED, text);
}

static void
test_never_unasked (void)
{
  g_auto (Script) script = script_new (IMAP_WORKS, NULL, SMTP_WORKS);
  g_autoptr (PrReport) report = script_world_run_well (script.check);

  g_assert_cmpint ((int) pr_report_get_verdict (report), ==, (int) PR_OUTCOME_OK);
  assert_no_step (report, PR_STEP_MESSAGE);
  assert_no_step (report, PR_STEP_ARRIVAL);
  g_assert_cmpuint (pr_script_log_get_n_messages (get_log (&script, PR_PROTOCOL_SMTP)), ==, 0);
  g_assert_false (was_told (&script, PR_PROTOCOL_SMTP, "DATA"));
  g_assert_cmpuint (pr_script_log_get_n_connections (get_log (&script, PR_PROTOCOL_IMAP)), ==, 1);
}

/* Also a message of ours from another time is not the one. */
static void
test_not_arrived_by_imap (void)
{
  g_auto (Script) script = script_new (IMAP_OLD_MESSAGE, NULL, SMTP_WORKS);
  g_autoptr (PrReport) report = NULL;
  g_autoptr (PrServiceReport) imap = NULL;

  pr_check_set_send_test_message (script.check, TRUE);
  report = script_world_run_well (script.check);
  g_assert_cmpint ((int) pr_report_get_verdict (report), ==, (int) PR_OUTCOME_WARNING);
  assert_step (report, PR_STEP_MESSAGE, PR_OUTCOME_OK, "taken");
  assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_WARNING, "not there after");
  assert_diagnosis (report, "not-arrived");
  g_assert_cmpstr (get_evidence (report), ==, "250 2.0.0 taken");
  imap = dup_report (report, PR_PROTOCOL_IMAP);
  g_assert_cmpint ((int) pr_service_report_get_outcome (imap), ==, (int) PR_OUTCOME_OK);

  g_assert_cmpuint (pr_script_log_get_n_messages (get_log (&script, PR_PROTOCOL_SMTP)), ==, 1);
  g_assert_true (was_told (&script, PR_PROTOCOL_SMTP, "\r\nAuto-Submitted: auto-generated\r\n"));
  g_assert_cmpuint (pr_script_log_get_n_connections (get_log (&script, PR_PROTOCOL_IMAP)), ==, 2);
  g_assert_true (was_told (&script, PR_PROTOCOL_IMAP, "FETCH 1:3 "));
  g_assert_false (was_told (&script, PR_PROTOCOL_IMAP, "STORE"));
  g_assert_false (was_told (&script, PR_PROTOCOL_IMAP, "SELECT"));
  g_assert_false (was_told (&script, PR_PROTOCOL_IMAP, "EXPUNGE"));
}

static void
test_not_arrived_by_pop3 (void)
{
  g_auto (Script) script = script_new (NULL, POP3_OLD_MESSAGE, SMTP_WORKS);
  g_autoptr (PrReport) report = NULL;

  pr_check_set_send_test_message (script.check, TRUE);
  /* Longer than the first look takes on a busy machine, and than the pause after it. */
  pr_check_set_arrival_limit (script.check, 2500);
  report = script_world_run_well (script.check);
  assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_WARNING, "not there after");
  assert_diagnosis (report, "not-arrived");
  /* The test, a look, and another one once the time is up, in a session each. */
  g_assert_cmpuint (pr_script_log_get_n_connections (get_log (&script, PR_PROTOCOL_POP3)), ==, 3);
  g_assert_true (was_told (&script, PR_PROTOCOL_POP3, "TOP 2 0"));
  g_assert_false (was_told (&script, PR_PROTOCOL_POP3, "DELE"));
  g_assert_false (was_told (&script, PR_PROTOCOL_POP3, "RETR"));
}

static void
test_other_recipient (void)
{
  g_auto (Script) script = script_new (IMAP_WORKS, NULL, SMTP_WORKS);
  g_autoptr (PrReport) report = NULL;

  pr_check_set_recipient (script.check, "bob@example.net");
  pr_check_set_send_test_message (script.check, TRUE);
  report = script_world_run_well (script.check);
  g_assert_cmpint ((int) pr_report_get_verdict (report), ==, (int) PR_OUTCOME_OK);
  assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_SKIPPED, "another address");
  g_assert_cmpuint (pr_script_log_get_n_messages (get_log (&script, PR_PROTOCOL_SMTP)), ==, 1);
  g_assert_true (was_told (&script, PR_PROTOCOL_SMTP, "To: <bob@example.net>\r\n"));
  g_assert_cmpuint (pr_script_log_get_n_connections (get_log (&script, PR_PROTOCOL_IMAP)), ==, 1);
}

/* A login that was refused is not tried again to look for a message. */
static void
test_no_mailbox (void)
{
  g_auto (Script) script =
      script_new (IMAP_BEGINS, NULL, "!account anybody\n" SMTP_WORKS);
  g_autoptr (PrReport) report = NULL;

  pr_service_set_username (pr_account_get_service (script.account, PR_PROTOCOL_IMAP), "nobody");
  g_clear_object (&script.check);
  script.check = script_world_check_new (script.world, script.account);
  pr_check_set_verify_fixes (script.check, FALSE);
  pr_check_set_send_test_message (script.check, TRUE);
  report = script_world_run_well (script.check);
  assert_step (report, PR_STEP_MESSAGE, PR_OUTCOME_OK, "taken");
  assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_SKIPPED, "no incoming server");
  g_assert_cmpuint (pr_script_log_get_n_attempts (get_log (&script, PR_PROTOCOL_IMAP)), ==, 1);
}

/* The mailbox could be opened a moment ago, and cannot be now. */
static void
test_no_look (void)
{
  g_auto (Script) script = script_new (IMAP_BEGINS "repeat\n"
                                                   "on $tag LIST *\n!close\nend\n"
                                                   "include imap-mailbox.part\n"
                                                   "end\n",
                                       NULL, SMTP_WORKS);
  g_autoptr (PrReport) report = NULL;

  pr_check_set_send_test_message (script.check, TRUE);
  report = script_world_run_well (script.check);
  g_assert_cmpint ((int) pr_report_get_verdict (report), ==, (int) PR_OUTCOME_OK);
  assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_SKIPPED,
               "not looked for: The connection broke off");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *talk;
    PrStepId step;
    const char *diagnosis;
    guint n_messages;
  } rows[] = {
    { "on RCPT TO:<*>*\nS: 550 5.1.1 no such user\nend\n", PR_STEP_RECIPIENT, "recipient-unknown",
      0 },
    { "on DATA\nS: 554 5.7.1 message looks like spam\nend\n", PR_STEP_MESSAGE, "spam-content", 0 },
    { "on DATA\nS: 354 go on\n!message\nS: 554 5.7.1 message looks like spam\nend\n",
      PR_STEP_MESSAGE, "spam-content", 1 },
    { "on DATA\nS: 354 go on\n!message\n!close\nend\n", PR_STEP_MESSAGE, "connection-closed", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *smtp = g_strdup_printf (
          "!tls\nS: 220 mx.test\nrepeat\ninclude smtp-sign-in.part\nend\nrepeat\n%s"
          "include smtp-mail.part\nend\n",
          rows[i].talk);
      g_auto (Script) script = script_new (IMAP_WORKS, NULL, smtp);
      g_autoptr (PrReport) report = NULL;

      g_test_message ("%s", rows[i].talk);
      pr_check_set_send_test_message (script.check, TRUE);
      report = script_world_run_well (script.check);
      assert_step (report, rows[i].step, PR_OUTCOME_FAILED, "");
      assert_diagnosis (report, rows[i].diagnosis);
      assert_no_step (report, PR_STEP_ARRIVAL);
      g_assert_cmpuint (pr_script_log_get_n_messages (get_log (&script, PR_PROTOCOL_SMTP)), ==,
                        rows[i].n_messages);
    }
}

static gboolean
cancel (gpointer data)
{
  Script *script = data;
  PrReport *report = pr_check_get_report (script->check);
  PrServiceReport *smtp = pr_report_find_service (report, PR_PROTOCOL_SMTP);
  g_autoptr (PrStep) step = service_report_dup_step (smtp, PR_STEP_ARRIVAL);

  if (step == NULL)
    return G_SOURCE_CONTINUE;
  g_cancellable_cancel (g_object_get_data (G_OBJECT (script->check), "cancellable"));
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (void)
{
  static const struct
  {
    const char *imap;
    const char *pop3;
  } rows[] = { { IMAP_OLD_MESSAGE, NULL }, { NULL, POP3_OLD_MESSAGE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Script) script = script_new (rows[i].imap, rows[i].pop3, SMTP_WORKS);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gint64 start_us = g_get_monotonic_time ();

      g_object_set_data (G_OBJECT (script.check), "cancellable", cancellable);
      g_timeout_add (20, cancel, &script);
      pr_check_set_send_test_message (script.check, TRUE);
      pr_check_set_arrival_limit (script.check, WORLD_LONG_WAIT_MS);
      g_assert_null (script_world_run (script.check, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_step (pr_check_get_report (script.check), PR_STEP_ARRIVAL, PR_OUTCOME_SKIPPED,
                   "cancelled");
      g_assert_cmpint ((g_get_monotonic_time () - start_us) / 1000, <, WORLD_LONG_WAIT_MS / 2);
    }
}

/* The time for the whole test is the bound of this, too. */
static void
test_overall_time (void)
{
  g_auto (Script) script = script_new (IMAP_OLD_MESSAGE, NULL, SMTP_WORKS);
  g_autoptr (PrReport) report = NULL;
  gint64 start_us = g_get_monotonic_time ();

  pr_check_set_send_test_message (script.check, TRUE);
  pr_check_set_arrival_limit (script.check, 10 * WORLD_LONG_WAIT_MS);
  pr_check_set_time_limits (script.check, WORLD_LONG_WAIT_MS, 3000);
  report = script_world_run_well (script.check);
  assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_WARNING, "not there after");
  g_assert_cmpint ((g_get_monotonic_time () - start_us) / 1000, <, WORLD_LONG_WAIT_MS);
}

/* The command line, as a process: the same, and nothing without the option. */
static void
run_command_line (Script *script, const char *option, char **output)
{
  g_autofree char *path = g_build_filename (script->world->dir, "password", NULL);
  g_autofree char *password_file = g_strconcat ("--password-file=", path, NULL);
  g_autofree char *ca_file = g_strconcat ("--ca-file=", script->world->ca_file, NULL);
  g_autofree char *imap =
      g_strdup_printf ("--imap=127.0.0.1:%u,tls", script->ports[PR_PROTOCOL_IMAP]);
  g_autofree char *smtp =
      g_strdup_printf ("--smtp=127.0.0.1:%u,tls", script->ports[PR_PROTOCOL_SMTP]);
  const char *const argv[] = {
    g_getenv ("PR_TEST_CLI"), "check", "--json",      "--recipient=bob@example.net", imap, smtp,
    ca_file,                  password_file, WORLD_USER, option,                     NULL,
  };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, WORLD_PASSWORD, -1, &error);
  g_assert_no_error (error);
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_remove (path);
}

static void
test_command_line (void)
{
  g_auto (Script) script = script_new (IMAP_WORKS, NULL, SMTP_WORKS);
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  run_command_line (&script, NULL, &without);
  g_assert_null (strstr (without, "\"message\""));
  g_assert_null (strstr (without, "\"arrival\""));
  g_assert_cmpuint (pr_script_log_get_n_messages (get_log (&script, PR_PROTOCOL_SMTP)), ==, 0);
  run_command_line (&script, "--send-test-message", &with);
  g_assert_nonnull (strstr (with, "\"step\" : \"message\""));
  g_assert_nonnull (strstr (with, "\"step\" : \"arrival\""));
  g_assert_cmpuint (pr_script_log_get_n_messages (get_log (&script, PR_PROTOCOL_SMTP)), ==, 1);
}

/* Dovecot and Postfix */

typedef struct
{
  PrRealServers *servers;
  PrSecret *password;
  const char *login;
} Real;

static void
real_clear (Real *self)
{
  g_clear_pointer (&self->password, pr_secret_unref);
  g_clear_pointer (&self->servers, pr_real_servers_stop);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Real, real_clear)

static Real
real_start (void)
{
  Real self = { .servers = pr_real_servers_start () };

  if (self.servers != NULL
      && pr_real_servers_get_port (self.servers, PR_PROTOCOL_SMTP, PR_SECURITY_TLS) == 0)
    {
      g_test_skip ("Postfix is not installed, or this is not root");
      g_clear_pointer (&self.servers, pr_real_servers_stop);
    }
  return self;
}

static void
real_log_in (Real *self, const char *login, const char *password)
{
  g_clear_pointer (&self->password, pr_secret_unref);
  self->login = login;
  self->password = pr_secret_new (password, -1);
}

static PrReport *
real_run (Real *self, const char *address, PrProtocol incoming, const char *host)
{
  PrSecurity security =
      strcmp (host, PR_REAL_HOST_PLAIN) == 0 ? PR_SECURITY_NONE : PR_SECURITY_TLS;
  g_autoptr (PrAccount) account = script_world_account_new ();
  g_autoptr (PrCheck) check = NULL;

  pr_account_set_address (account, address);
  pr_account_set_display_name (account, "Ann Öxample");
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service;

      if (i != (guint) incoming && i != PR_PROTOCOL_SMTP)
        continue;
      service = script_world_set_service (
          account, (PrProtocol) i, host,
          pr_real_servers_get_port (self->servers, (PrProtocol) i, security), security);
      pr_service_set_username (service, self->login);
      pr_service_set_allow_plaintext (service, security == PR_SECURITY_NONE);
    }
  check = pr_check_new (account);
  pr_check_set_password (check, self->password);
  pr_check_set_ca_file (check, pr_real_servers_get_ca_file (self->servers));
  pr_check_set_send_test_message (check, TRUE);
  return script_world_run_well (check);
}

/* Renames the one message of a folder, and so marks it as the user may have done. */
static void
mark_deleted (Real *self, const char *folder)
{
  g_autofree char *path = pr_real_servers_dup_path (self->servers, folder);
  g_autofree char *new_path = g_build_filename (path, "new", NULL);
  g_autoptr (GDir) dir = g_dir_open (new_path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  name = g_dir_read_name (dir);
  g_assert_nonnull (name);
  {
    g_autofree char *from = g_build_filename (new_path, name, NULL);
    g_autofree char *marked = g_strconcat (name, ":2,T", NULL);
    g_autofree char *to = g_build_filename (path, "cur", marked, NULL);

    g_assert_cmpint (g_rename (from, to), ==, 0);
  }
}

static guint
count_files (Real *self, const char *folder, const char *part)
{
  g_autofree char *path = pr_real_servers_dup_path (self->servers, folder);
  g_autofree char *part_path = g_build_filename (path, part, NULL);
  g_autoptr (GDir) dir = g_dir_open (part_path, 0, NULL);
  guint n_files = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static guint
count_messages (Real *self, const char *folder)
{
  return count_files (self, folder, "new") + count_files (self, folder, "cur");
}

static void
test_real (void)
{
  static const char ann_inbox[] = "mail/ann@example.org";
  static const char ann_junk[] = "mail/ann@example.org/.Junk";
  static const char bob_inbox[] = "mail/bob@example.org";
  g_auto (Real) real = real_start ();

  g_test_summary ("Inbox and junk folder, IMAP and POP3; what else lies there stays");
  if (real.servers == NULL)
    return;
  real_log_in (&real, "ann@example.org", PR_REAL_ANN_PASSWORD);

  /* A server that cannot delete one message alone: it stays, and what is there stays in all that
   * follows, though it is one of ours, and the user wants to be rid of it. */
  {
    g_autoptr (PrReport) report =
        real_run (&real, "ann@example.org", PR_PROTOCOL_IMAP, PR_REAL_HOST_PLAIN);

    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_OK, "in the inbox after");
    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_OK, "left there");
    g_assert_cmpuint (count_messages (&real, ann_inbox), ==, 1);
    mark_deleted (&real, ann_inbox);
  }
  {
    g_autoptr (PrReport) report =
        real_run (&real, "ann@example.org", PR_PROTOCOL_IMAP, PR_REAL_HOST);

    assert_step (report, PR_STEP_MESSAGE, PR_OUTCOME_OK, "queued as");
    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_OK, "in the inbox after");
    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_OK, "deleted again");
    assert_diagnosis (report, "ok");
    g_assert_cmpuint (count_messages (&real, ann_inbox), ==, 1);
  }
  {
    g_autoptr (PrReport) report =
        real_run (&real, "ann@example.org", PR_PROTOCOL_POP3, PR_REAL_HOST);

    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_OK, "in the inbox after");
    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_OK, "deleted again");
    g_assert_cmpuint (count_messages (&real, ann_inbox), ==, 1);
  }
  {
    g_autoptr (PrReport) report =
        real_run (&real, "ann+Junk@example.org", PR_PROTOCOL_IMAP, PR_REAL_HOST);

    g_assert_cmpint ((int) pr_report_get_verdict (report), ==, (int) PR_OUTCOME_WARNING);
    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_WARNING, "in the junk folder “Junk” after");
    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_WARNING, "deleted again");
    assert_diagnosis (report, "arrived-in-junk");
    g_assert_cmpuint (count_messages (&real, ann_junk), ==, 0);
    g_assert_cmpuint (count_messages (&real, ann_inbox), ==, 1);
  }
  {
    g_autoptr (PrReport) report = NULL;

    real_log_in (&real, "bob@example.org", PR_REAL_BOB_PASSWORD);
    report = real_run (&real, "bob@example.org", PR_PROTOCOL_IMAP, PR_REAL_HOST);
    assert_step (report, PR_STEP_ARRIVAL, PR_OUTCOME_OK,
                 "mail.example.org says SPF pass, DKIM none, DMARC pass");
    g_assert_cmpuint (count_messages (&real, bob_inbox), ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  script_world_init (&argc, &argv);
  g_test_add_func ("/arrival/never-unasked", test_never_unasked);
  g_test_add_func ("/arrival/not-arrived/imap", test_not_arrived_by_imap);
  g_test_add_func ("/arrival/not-arrived/pop3", test_not_arrived_by_pop3);
  g_test_add_func ("/arrival/other-recipient", test_other_recipient);
  g_test_add_func ("/arrival/no-mailbox", test_no_mailbox);
  g_test_add_func ("/arrival/no-look", test_no_look);
  g_test_add_func ("/arrival/refused", test_refused);
  g_test_add_func ("/arrival/cancelled", test_cancelled);
  g_test_add_func ("/arrival/overall-time", test_overall_time);
  g_test_add_func ("/arrival/command-line", test_command_line);
  g_test_add_func ("/arrival/real-servers", test_real);
  return g_test_run ();
}
