/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "real-servers.h"
#include "script-world.h"

#include "pr-report-json.h"

#include <string.h>

/* What a run promises, whatever the servers do. */

/* “Returns at once”, and by how much a bound may be outlasted, in milliseconds; of several tries. */
#define AT_ONCE_MS 100
#define SOON_MS 1500

/* An address of loopback that no other test uses, for ports from which nothing ever comes back. */
#define HOLE_ADDRESS "127.0.0.77"

/* What is said where other certificates speak against the clock. */
#define CLOCK_WORDS "The clock of this computer shows"

static guint16
add_service (WorldFixture *fixture, PrProtocol protocol, PrSecurity security, const char *talk)
{
  guint16 port = g_str_has_suffix (talk, ".talk")
                     ? script_world_add_talk_file (fixture->world, talk)
                     : script_world_add_text (fixture->world, talk);

  script_world_set_service (fixture->account, protocol, "127.0.0.1", port, security);
  return port;
}

typedef struct
{
  guint16 ports[PR_N_PROTOCOLS];
} Ports;

/* All three services, each on a server that works. */
static Ports
add_working_services (WorldFixture *fixture)
{
  Ports ports;

  ports.ports[PR_PROTOCOL_IMAP] =
      add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-works-tls.talk");
  ports.ports[PR_PROTOCOL_POP3] =
      add_service (fixture, PR_PROTOCOL_POP3, PR_SECURITY_STARTTLS, "pop3-works-starttls.talk");
  ports.ports[PR_PROTOCOL_SMTP] =
      add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "smtp-works-tls.talk");
  return ports;
}

static PrCheck *
check_new (WorldFixture *fixture)
{
  PrCheck *check = script_world_check_new (fixture->world, fixture->account);

  /* Which other ports and names would do is looked for in the world outside. */
  pr_check_set_verify_fixes (check, FALSE);
  return check;
}

static PrCheck *
check_new_with_password (WorldFixture *fixture, const char *text)
{
  PrCheck *check = check_new (fixture);
  g_autoptr (PrSecret) password = pr_secret_new (text, -1);

  pr_check_set_password (check, password);
  return check;
}

static guint
count_attempts (WorldFixture *fixture, const Ports *ports)
{
  guint n_attempts = 0;

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    n_attempts +=
        pr_script_log_get_n_attempts (script_world_get_log (fixture->world, ports->ports[i]));
  return n_attempts;
}

static void
assert_service (PrReport *report, PrProtocol protocol, PrOutcome outcome, const char *diagnosis)
{
  PrServiceReport *service = pr_report_find_service (report, protocol);

  g_assert_nonnull (service);
  g_assert_cmpstr (service_report_get_diagnosis_word (service), ==, diagnosis);
  g_assert_cmpint (pr_service_report_get_outcome (service), ==, outcome);
}

/* That a service was left out, and that its step says on whose account. */
static void
assert_skipped (PrReport *report, PrProtocol protocol, const char *words)
{
  PrServiceReport *service = pr_report_find_service (report, protocol);
  g_autoptr (PrStep) step = service_report_dup_last_step (service);

  assert_service (report, protocol, PR_OUTCOME_SKIPPED, "ok");
  g_assert_cmpint (pr_step_get_id (step), ==, PR_STEP_SIGN_IN);
  g_assert_cmpint (pr_step_get_outcome (step), ==, PR_OUTCOME_SKIPPED);
  g_assert_nonnull (strstr (pr_step_get_detail (step), words));
}

static void
test_all_sign_in (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);
  g_autoptr (PrCheck) check = check_new (fixture);
  g_autoptr (PrReport) report = script_world_run_well (check);

  g_test_summary ("With the right password every service signs in, once");

  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_OK);
  g_assert_true (report == pr_check_get_report (check));
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrServiceReport *service = pr_report_find_service (report, (PrProtocol) i);
      PrScriptLog *log = script_world_get_log (fixture->world, ports.ports[i]);

      assert_service (report, (PrProtocol) i, PR_OUTCOME_OK, "ok");
      g_assert_cmpuint (pr_script_log_get_n_attempts (log), ==, 1);
      g_assert_cmpuint (pr_script_log_get_n_connections (log), ==, 1);
      g_assert_true (pr_tls_session_is_verified (pr_service_report_get_tls (service)));
      g_assert_cmpint (pr_service_report_get_auth (service), ==, PR_AUTH_PLAIN);
      g_assert_nonnull (pr_service_report_get_capabilities (service)[0]);
    }
}

/* From when to when a step took, in microseconds of the run. */
static void
get_span (PrReport *report, PrProtocol protocol, PrStepId id, gint64 *start_us, gint64 *end_us)
{
  g_autoptr (PrStep) step = service_report_dup_step (pr_report_find_service (report, protocol), id);

  g_assert_nonnull (step);
  *start_us = pr_step_get_start_us (step);
  *end_us = *start_us + pr_step_get_duration_us (step);
}

static void
test_side_by_side (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  gint64 latest_start_us = 0;
  gint64 earliest_end_us = G_MAXINT64;

  g_test_summary ("The services wait for their servers at the same time");

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_NONE,
               "!imap\n!wait 1000\nS: * BYE [UNAVAILABLE] not today\n");
  add_service (fixture, PR_PROTOCOL_POP3, PR_SECURITY_NONE, "!wait 1000\nS: -ERR not today\n");
  add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_NONE, "!wait 1000\nS: 421 not today\n");
  check = check_new (fixture);
  report = script_world_run_well (check);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      gint64 start_us;
      gint64 end_us;

      get_span (report, (PrProtocol) i, PR_STEP_GREETING, &start_us, &end_us);
      latest_start_us = MAX (latest_start_us, start_us);
      earliest_end_us = MIN (earliest_end_us, end_us);
    }
  g_assert_cmpint (latest_start_us, <, earliest_end_us);
}

/* What is to be seen of a run from outside, in the order in which it is told. */
typedef struct
{
  GThread *thread;
  GPtrArray *lines;
  gboolean ended;
} Witness;

static void
witness_init (Witness *self)
{
  self->thread = g_thread_self ();
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->ended = FALSE;
}

static void
witness_clear (Witness *self)
{
  g_ptr_array_unref (self->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Witness, witness_clear)

static void
witness_write (Witness *self, const char *what, PrStep *step)
{
  g_assert_true (g_thread_self () == self->thread);
  g_assert_false (self->ended);
  g_ptr_array_add (self->lines,
                   g_strdup_printf ("%s %s", what,
                                    pr_enum_get_word (PR_TYPE_STEP_ID, (int) pr_step_get_id (step))));
}

static void
on_step_outcome (PrStep *step, GParamSpec *pspec G_GNUC_UNUSED, gpointer data)
{
  g_assert_cmpint (pr_step_get_outcome (step), !=, PR_OUTCOME_RUNNING);
  witness_write (data, "end", step);
}

static void
on_steps_changed (GListModel *steps, guint position, guint removed, guint added, gpointer data)
{
  g_autoptr (PrStep) step = g_list_model_get_item (steps, position);

  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (added, ==, 1);
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (steps) - 1);
  g_assert_cmpint (pr_step_get_outcome (step), ==, PR_OUTCOME_RUNNING);
  witness_write (data, "begin", step);
  g_signal_connect (step, "notify::outcome", G_CALLBACK (on_step_outcome), data);
}

static void
on_services_changed (GListModel *services,
                     guint position,
                     guint removed G_GNUC_UNUSED,
                     guint added G_GNUC_UNUSED,
                     gpointer data)
{
  g_autoptr (PrServiceReport) report = g_list_model_get_item (services, position);

  g_signal_connect (pr_service_report_get_steps (report), "items-changed",
                    G_CALLBACK (on_steps_changed), data);
}

static void
witness_run_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Witness *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrReport) report = pr_check_run_finish (PR_CHECK (source), result, &error);

  g_assert_true (g_thread_self () == self->thread);
  g_assert_no_error (error);
  g_assert_false (self->ended);
  self->ended = TRUE;
}

/* Runs the check in a main context of its own, in a thread of its own, while the other one, which has
 * nothing to do with it, lies still. */
static gpointer
witness_thread (gpointer data)
{
  PrCheck *check = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_auto (Witness) witness = { 0 };
  static const char *const expected[] = {
    "begin resolve",   "end resolve",   "begin connect",      "end connect",
    "begin tls",       "end tls",       "begin greeting",     "end greeting",
    "begin capabilities", "end capabilities", "begin sign-in", "end sign-in",
    "begin mailbox",   "end mailbox",   "begin sign-out",     "end sign-out",
  };

  g_main_context_push_thread_default (context);
  witness_init (&witness);
  g_signal_connect (pr_report_get_services (pr_check_get_report (check)), "items-changed",
                    G_CALLBACK (on_services_changed), &witness);
  pr_check_run_async (check, NULL, witness_run_ended, &witness);
  g_assert_false (witness.ended);
  while (!witness.ended)
    g_main_context_iteration (context, TRUE);
  while (g_main_context_iteration (context, FALSE))
    continue;

  g_assert_cmpuint (witness.lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < witness.lines->len; i++)
    g_assert_cmpstr (witness.lines->pdata[i], ==, expected[i]);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_events (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;

  g_test_summary ("Steps are told in the caller’s context, begin before end, the run’s end last");

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-works-tls.talk");
  check = check_new (fixture);
  g_thread_join (g_thread_new ("caller", witness_thread, check));
  g_assert_cmpint (pr_report_get_verdict (pr_check_get_report (check)), ==, PR_OUTCOME_OK);
}

static void
test_one_attempt (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);
  g_autoptr (PrCheck) check = check_new_with_password (fixture, "mistyped");
  g_autoptr (PrReport) report = script_world_run_well (check);

  g_test_summary ("A wrong password is tried once and not three times");

  g_assert_cmpuint (count_attempts (fixture, &ports), ==, 1);
  assert_service (report, PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED, "wrong-credentials");
  assert_skipped (report, PR_PROTOCOL_POP3, "refused by IMAP");
  assert_skipped (report, PR_PROTOCOL_SMTP, "refused by IMAP");
  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_FAILED);
}

static void
test_same_name_otherwise_written (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;

  pr_service_set_username (pr_account_get_service (fixture->account, PR_PROTOCOL_SMTP),
                           "Ann@Example.ORG");
  check = check_new_with_password (fixture, "mistyped");
  report = script_world_run_well (check);
  g_assert_cmpuint (count_attempts (fixture, &ports), ==, 1);
  assert_skipped (report, PR_PROTOCOL_SMTP, "refused by IMAP");
}

static void
test_other_logins (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;

  g_test_summary ("Each login name is a decision of its own");

  pr_service_set_username (pr_account_get_service (fixture->account, PR_PROTOCOL_POP3), "ann");
  pr_service_set_username (pr_account_get_service (fixture->account, PR_PROTOCOL_SMTP), "bob");
  check = check_new_with_password (fixture, "mistyped");
  report = script_world_run_well (check);
  g_assert_cmpuint (count_attempts (fixture, &ports), ==, 3);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    assert_service (report, (PrProtocol) i, PR_OUTCOME_FAILED, "wrong-credentials");
}

static void
test_other_secret (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports;
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;

  g_test_summary ("A token is another secret than the password");

  script_world_free (fixture->world);
  fixture->world = script_world_new (WORLD_TOKEN);
  ports = add_working_services (fixture);
  pr_service_set_enabled (pr_account_get_service (fixture->account, PR_PROTOCOL_POP3), FALSE);
  pr_service_set_auth (pr_account_get_service (fixture->account, PR_PROTOCOL_SMTP),
                       PR_AUTH_XOAUTH2);
  check = check_new_with_password (fixture, "mistyped");
  pr_check_set_token (check, fixture->world->password);
  report = script_world_run_well (check);
  g_assert_cmpuint (count_attempts (fixture, &ports), ==, 2);
  assert_service (report, PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED, "wrong-credentials");
  assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_OK, "ok");
}

static void
test_released (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  /* How IMAP ends before it could try: the others need not wait for it any more. */
  static const struct
  {
    const char *talk;
    PrSecurity security;
  } rows[] = {
    { "imap-closed-at-greeting.talk", PR_SECURITY_STARTTLS },
    { "imap-starttls-not-offered.talk", PR_SECURITY_STARTTLS },
    { "imap-certificate-expired.talk", PR_SECURITY_TLS },
    { "imap-login-disabled.talk", PR_SECURITY_NONE },
    { "imap-http.talk", PR_SECURITY_STARTTLS },
    { "!imap\n!tls\nS: * OK [CAPABILITY IMAP4rev1 AUTH=GSSAPI LOGINDISABLED] hello\n!silent\n",
      PR_SECURITY_TLS },
    /* Nothing was judged there either. */
    { "!imap\n!tls\nS: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN LOGINDISABLED] hello\n"
      "C: $tag AUTHENTICATE PLAIN *\nS: $tag NO [CANNOT] not that\nC: *\n",
      PR_SECURITY_TLS },
  };

  g_test_summary ("IMAP that fails before its sign-in was judged lets SMTP sign in");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint16 smtp_port;
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;

      g_test_message ("%s", rows[i].talk);
      add_service (fixture, PR_PROTOCOL_IMAP, rows[i].security, rows[i].talk);
      smtp_port = add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "smtp-works-tls.talk");
      check = check_new (fixture);
      report = script_world_run_well (check);
      g_assert_cmpint (
          pr_service_report_get_outcome (pr_report_find_service (report, PR_PROTOCOL_IMAP)), ==,
          PR_OUTCOME_FAILED);
      assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_OK, "ok");
      g_assert_cmpuint (
          pr_script_log_get_n_attempts (script_world_get_log (fixture->world, smtp_port)), ==, 1);
    }
}

static void
test_chain_of_refusals (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;

  g_test_summary ("Where IMAP cannot try, POP3 goes first");

  ports.ports[PR_PROTOCOL_IMAP] = add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS,
                                               "imap-closed-at-greeting.talk");
  check = check_new_with_password (fixture, "mistyped");
  report = script_world_run_well (check);
  g_assert_cmpuint (count_attempts (fixture, &ports), ==, 1);
  assert_service (report, PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED, "connection-closed");
  assert_service (report, PR_PROTOCOL_POP3, PR_OUTCOME_FAILED, "wrong-credentials");
  assert_skipped (report, PR_PROTOCOL_SMTP, "refused by POP3");
}

static void
test_unknown_fate (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const talks[] = { "imap-silent-at-sign-in.talk", "imap-closed-at-sign-in.talk",
                                       "imap-reset-at-sign-in.talk" };

  g_test_summary ("A login that nobody knows the fate of may have been counted, and is not repeated");

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      Ports ports = add_working_services (fixture);
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;

      ports.ports[PR_PROTOCOL_IMAP] =
          add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, talks[i]);
      check = check_new (fixture);
      pr_check_set_time_limits (check, i == 0 ? 2000 : WORLD_LONG_WAIT_MS, 2 * WORLD_LONG_WAIT_MS);
      report = script_world_run_well (check);
      g_assert_cmpuint (count_attempts (fixture, &ports), ==, 1);
      assert_skipped (report, PR_PROTOCOL_POP3, "failed at IMAP");
      assert_skipped (report, PR_PROTOCOL_SMTP, "failed at IMAP");
    }
}

static void
test_other_service_signed_in (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  PrDiagnosis *diagnosis;

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-works-tls.talk");
  add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "smtp-wrong-password.talk");
  check = check_new (fixture);
  report = script_world_run_well (check);
  assert_service (report, PR_PROTOCOL_IMAP, PR_OUTCOME_OK, "ok");
  assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_FAILED, "wrong-credentials");
  diagnosis =
      pr_service_report_get_diagnosis (pr_report_find_service (report, PR_PROTOCOL_SMTP));
  g_assert_nonnull (strstr (pr_diagnosis_get_explanation (diagnosis), "Incoming mail accepted"));
}

static void
test_without_sign_in (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  g_autoptr (PrStep) last = NULL;

  g_test_summary ("Where no sign-in is wanted, none is made, and none is missed");

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_set_auth (pr_account_get_service (fixture->account, (PrProtocol) i), PR_AUTH_NONE);
  check = check_new (fixture);
  report = script_world_run_well (check);
  g_assert_cmpuint (count_attempts (fixture, &ports), ==, 0);
  assert_service (report, PR_PROTOCOL_IMAP, PR_OUTCOME_OK, "ok");
  assert_service (report, PR_PROTOCOL_POP3, PR_OUTCOME_OK, "ok");
  assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_FAILED, "auth-required");
  last = service_report_dup_last_step (pr_report_find_service (report, PR_PROTOCOL_IMAP));
  g_assert_cmpint (pr_step_get_id (last), ==, PR_STEP_SIGN_OUT);
}

static const char imap_offers_all[] =
    "!imap\n"
    "S: * OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 "
    "AUTH=SCRAM-SHA-1 AUTH=SCRAM-SHA-256 AUTH=XOAUTH2 AUTH=OAUTHBEARER] mail.test\n"
    "repeat\n  include imap-sign-in.part\nend\n";

static const char pop3_offers_all[] =
    "S: +OK mail.test $timestamp\n"
    "repeat\n"
    "  on CAPA\n    S: +OK\n    S: USER\n"
    "    S: SASL PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2 OAUTHBEARER\n    S: .\n"
    "  end\n"
    "  include pop3-sign-in.part\nend\n";

static const char smtp_offers_all[] =
    "S: 220 mx.test ESMTP\n"
    "repeat\n"
    "  on EHLO *\n    S: 250-mx.test\n"
    "    S: 250 AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2 OAUTHBEARER\n  end\n"
    "  include smtp-sign-in.part\nend\n";

static const char *const offers_all[PR_N_PROTOCOLS] = { imap_offers_all, pop3_offers_all,
                                                        smtp_offers_all };

static const PrAuth all_auths[] = {
  PR_AUTH_AUTO,        PR_AUTH_PASSWORD,      PR_AUTH_PLAIN, PR_AUTH_LOGIN,   PR_AUTH_CRAM_MD5,
  PR_AUTH_SCRAM_SHA_1, PR_AUTH_SCRAM_SHA_256, PR_AUTH_APOP,  PR_AUTH_XOAUTH2, PR_AUTH_OAUTHBEARER,
};

static void
assert_no_credentials (WorldFixture *fixture, guint16 port)
{
  g_autoptr (GPtrArray) password = secret_forms_new (WORLD_USER, WORLD_PASSWORD);
  g_autoptr (GPtrArray) token = secret_forms_new (WORLD_USER, WORLD_TOKEN);
  PrScriptLog *log = script_world_get_log (fixture->world, port);

  g_assert_cmpuint (pr_script_log_get_n_attempts (log), ==, 0);
  for (guint i = 0; i < PR_N_SCRIPT_CHANNELS; i++)
    {
      g_autoptr (GBytes) received = pr_script_log_dup_received (log, (PrScriptChannel) i);
      gsize n_bytes;
      const char *bytes = g_bytes_get_data (received, &n_bytes);

      secret_forms_assert_none (password, "the server", bytes, n_bytes);
      secret_forms_assert_none (token, "the server", bytes, n_bytes);
      /* The name alone would already begin a sign-in. */
      g_assert_false (pr_script_log_contains (log, (PrScriptChannel) i, WORLD_USER));
    }
}

static void
test_nothing_in_clear_text (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_test_summary ("Without leave no method at all is used on a connection without encryption");

  for (guint p = 0; p < PR_N_PROTOCOLS; p++)
    {
      guint16 port = script_world_add_text (fixture->world, offers_all[p]);

      for (gsize i = 0; i < G_N_ELEMENTS (all_auths); i++)
        {
          g_autoptr (PrAccount) account = script_world_account_new ();
          g_autoptr (PrCheck) check = NULL;
          g_autoptr (PrReport) report = NULL;

          pr_service_set_auth (script_world_set_service (account, (PrProtocol) p, "127.0.0.1", port,
                                                         PR_SECURITY_NONE),
                               all_auths[i]);
          check = script_world_check_new (fixture->world, account);
          pr_check_set_verify_fixes (check, FALSE);
          pr_check_set_token (check, fixture->world->token);
          report = script_world_run_well (check);
          assert_service (report, (PrProtocol) p, PR_OUTCOME_FAILED, "auth-encryption-required");
          assert_no_credentials (fixture, port);
        }
    }
}

static void
test_leave (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) forms = secret_forms_new (WORLD_USER, WORLD_PASSWORD);

  g_test_summary ("With leave too, a method that does not show the password comes first");

  for (guint p = 0; p < PR_N_PROTOCOLS; p++)
    {
      guint16 port = add_service (fixture, (PrProtocol) p, PR_SECURITY_NONE, offers_all[p]);
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;
      g_autoptr (GBytes) received = NULL;
      gsize n_bytes;
      const char *bytes;

      pr_service_set_allow_plaintext (
          pr_account_get_service (fixture->account, (PrProtocol) p), TRUE);
      check = check_new (fixture);
      report = script_world_run_well (check);
      g_assert_cmpint (
          pr_service_report_get_auth (pr_report_find_service (report, (PrProtocol) p)), ==,
          PR_AUTH_SCRAM_SHA_256);
      g_assert_cmpuint (
          pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)), ==, 1);
      received = pr_script_log_dup_received (pr_script_server_get_log (fixture->world->server, port),
                                             PR_SCRIPT_CHANNEL_CLEAR);
      bytes = g_bytes_get_data (received, &n_bytes);
      secret_forms_assert_none (forms, "the server", bytes, n_bytes);
      pr_service_set_enabled (pr_account_get_service (fixture->account, (PrProtocol) p), FALSE);
    }
}

/* What was offered before TLS is told where TLS never was asked for, and not where it failed. */
static void
test_offers_before_tls (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    gboolean told;
  } rows[] = {
    { "smtp-certificate-expired-starttls.talk", FALSE },
    { "smtp-closed-in-handshake.talk", FALSE },
    { "smtp-starttls-injected.talk", FALSE },
    { "smtp-starttls-not-offered.talk", TRUE },
    { "smtp-works-starttls.talk", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;
      const char *const *capabilities;

      add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, rows[i].talk);
      check = check_new (fixture);
      report = script_world_run_well (check);
      capabilities = pr_service_report_get_capabilities (
          pr_report_find_service (report, PR_PROTOCOL_SMTP));
      g_assert_nonnull (capabilities);
      g_assert_cmpint (capabilities[0] != NULL, ==, rows[i].told);
    }
}

static void
test_untrusted (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    PrProtocol protocol;
    PrSecurity security;
    const char *talk;
  } rows[] = {
    { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-certificate-self-signed.talk" },
    { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-certificate-unknown-ca.talk" },
    { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-certificate-wrong-name.talk" },
    { PR_PROTOCOL_POP3, PR_SECURITY_STARTTLS, "pop3-certificate-expired-starttls.talk" },
    { PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, "smtp-certificate-expired-starttls.talk" },
    { PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, "smtp-starttls-not-offered.talk" },
    { PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS, "imap-starttls-injected.talk" },
    { PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS, "imap-preauth.talk" },
  };

  g_test_summary ("No credentials to a stranger, not even with leave for clear text");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrAccount) account = script_world_account_new ();
      guint16 port = script_world_add_talk_file (fixture->world, rows[i].talk);
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;

      pr_service_set_allow_plaintext (
          script_world_set_service (account, rows[i].protocol, "127.0.0.1", port, rows[i].security),
          TRUE);
      check = script_world_check_new (fixture->world, account);
      pr_check_set_verify_fixes (check, FALSE);
      report = script_world_run_well (check);
      g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_FAILED);
      assert_no_credentials (fixture, port);
    }
}

/* Turns the last digit of a fingerprint into another one. */
static char *
dup_other_sha256 (const char *sha256)
{
  char *other = g_strdup (sha256);
  gsize last = strlen (other) - 1;

  other[last] = other[last] == '0' ? '1' : '0';
  return other;
}

static void
test_pin (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS,
                              "imap-certificate-self-signed.talk");
  const char *sha256 = pr_test_certificate_get_sha256 (
      pr_script_server_get_certificate (fixture->world->server, port));
  g_autofree char *upper = g_ascii_strup (sha256, -1);
  g_autofree char *other = dup_other_sha256 (sha256);
  const struct
  {
    const char *host;
    guint16 port;
    const char *sha256;
    const char *second; /* pinned after the first, for every host */
    gboolean accepted;
  } rows[] = {
    { "127.0.0.1", port, sha256, NULL, TRUE },
    { NULL, 0, sha256, NULL, TRUE },
    { "127.0.0.1", port, upper, NULL, TRUE },
    { "127.0.0.1", port, other, NULL, FALSE },
    { "127.0.0.1", (guint16) (port ^ 1), sha256, NULL, FALSE },
    { "localhost", port, sha256, NULL, FALSE },
    { NULL, 0, other, sha256, TRUE },
    { NULL, 0, sha256, other, TRUE },
    { "localhost", port, sha256, other, FALSE },
  };

  g_test_summary ("A pin accepts exactly that certificate on that host and port");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrCheck) check = check_new (fixture);
      g_autoptr (PrReport) report = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      pr_check_add_pin (check, rows[i].host, rows[i].port, rows[i].sha256);
      if (rows[i].second != NULL)
        pr_check_add_pin (check, NULL, 0, rows[i].second);
      report = script_world_run_well (check);
      assert_service (report, PR_PROTOCOL_IMAP,
                      rows[i].accepted ? PR_OUTCOME_OK : PR_OUTCOME_FAILED,
                      rows[i].accepted ? "ok" : "certificate-self-signed");
      if (rows[i].accepted)
        g_assert_false (pr_tls_session_is_verified (pr_service_report_get_tls (
            pr_report_find_service (report, PR_PROTOCOL_IMAP))));
    }
  g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)), ==,
                    5);
}

static void
test_clock (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char smtp_not_yet_valid[] =
      "!tls\n!certificate not-yet-valid\nS: 220 mx.test\n!silent\n";
  guint16 imap_port = add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS,
                                   "imap-certificate-not-yet-valid.talk");

  g_test_summary ("One certificate that begins too late is too new; two are a wrong clock");

  for (guint n_certificates = 1; n_certificates <= 2; n_certificates++)
    {
      g_autoptr (PrCheck) check = NULL;
      g_autoptr (PrReport) report = NULL;

      if (n_certificates == 1) /* two services that share it */
        script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, "127.0.0.1", imap_port,
                                  PR_SECURITY_TLS);
      else
        add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS, smtp_not_yet_valid);
      check = check_new (fixture);
      report = script_world_run_well (check);
      for (guint i = 0; i < 2; i++)
        {
          PrProtocol protocol = i == 0 ? PR_PROTOCOL_IMAP : PR_PROTOCOL_SMTP;
          PrDiagnosis *diagnosis;

          assert_service (report, protocol, PR_OUTCOME_FAILED, "certificate-not-yet-valid");
          diagnosis = pr_service_report_get_diagnosis (pr_report_find_service (report, protocol));
          g_assert_cmpint (strstr (pr_diagnosis_get_explanation (diagnosis), CLOCK_WORDS) != NULL,
                           ==, n_certificates == 2);
          g_assert_cmpstr (pr_diagnosis_get_evidence (diagnosis), !=, "");
        }
    }
}

static void
test_starred_banner (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  PrDiagnosis *diagnosis;

  add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, "smtp-starred-banner.talk");
  check = check_new (fixture);
  report = script_world_run_well (check);
  assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_FAILED, "starttls-not-offered");
  diagnosis = pr_service_report_get_diagnosis (pr_report_find_service (report, PR_PROTOCOL_SMTP));
  g_assert_nonnull (strstr (pr_diagnosis_get_explanation (diagnosis), "firewall"));
  g_assert_true (g_str_has_prefix (pr_diagnosis_get_evidence (diagnosis), "*****"));
}

/* A run that is cancelled from outside. */
typedef struct
{
  PrCheck *check;
  GCancellable *cancellable;
  gboolean due;
  guint n_ends;
  gint64 ended_us;
  GError *error;
} CancelRun;

static void
cancel_run_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  CancelRun *run = data;
  g_autoptr (PrReport) report = NULL;

  run->ended_us = g_get_monotonic_time ();
  run->n_ends++;
  report = pr_check_run_finish (PR_CHECK (source), result, &run->error);
  g_assert_true ((report == NULL) == (run->error != NULL));
}

static gboolean
set_due (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
iterate_for (guint ms)
{
  gboolean due = FALSE;

  g_timeout_add (ms, set_due, &due);
  while (!due)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
step_is_running (PrCheck *check, PrProtocol protocol, PrStepId id)
{
  PrServiceReport *report = pr_report_find_service (pr_check_get_report (check), protocol);
  g_autoptr (PrStep) step = service_report_dup_step (report, id);

  return step != NULL && pr_step_get_outcome (step) == PR_OUTCOME_RUNNING;
}

static void
assert_nothing_runs (PrReport *report)
{
  GListModel *services = pr_report_get_services (report);

  g_assert_cmpint (pr_report_get_verdict (report), !=, PR_OUTCOME_RUNNING);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);
      GListModel *steps = pr_service_report_get_steps (service);

      g_assert_cmpint (pr_service_report_get_outcome (service), !=, PR_OUTCOME_RUNNING);
      g_assert_cmpint (pr_service_report_get_outcome (service), !=, PR_OUTCOME_PENDING);
      for (guint s = 0; s < g_list_model_get_n_items (steps); s++)
        {
          g_autoptr (PrStep) step = g_list_model_get_item (steps, s);

          g_assert_cmpint (pr_step_get_outcome (step), !=, PR_OUTCOME_RUNNING);
        }
    }
}

/* When to cancel: a little after a step has begun, or after its failure, while ways to mend it are
 * tried. */
typedef struct
{
  PrProtocol protocol;
  PrStepId step;
  gboolean has_failed;
  guint later_ms;
} CancelPoint;

static gboolean
cancel_point_is_reached (const CancelPoint *self, PrCheck *check)
{
  PrServiceReport *report = pr_report_find_service (pr_check_get_report (check), self->protocol);

  return self->has_failed ? pr_service_report_get_diagnosis (report) != NULL
                          : step_is_running (check, self->protocol, self->step);
}

/* How long a run takes to end that is cancelled, twice; the shorter of that and @best_ms. On a busy
 * machine it may have ended by itself before: that does not count. */
static guint
measure_cancel (PrCheck *check, const CancelPoint *point, guint best_ms)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CancelRun run = { .check = check, .cancellable = cancellable };
  gint64 cancelled_us;

  pr_check_run_async (check, cancellable, cancel_run_ended, &run);
  while (!cancel_point_is_reached (point, check))
    {
      g_assert_cmpuint (run.n_ends, ==, 0);
      g_main_context_iteration (NULL, TRUE);
    }
  iterate_for (point->later_ms);
  if (run.n_ends > 0)
    {
      g_clear_error (&run.error);
      return best_ms;
    }

  cancelled_us = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  g_cancellable_cancel (cancellable);
  while (run.n_ends == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
  assert_nothing_runs (pr_check_get_report (check));
  return MIN (best_ms, (guint) ((run.ended_us - cancelled_us) / 1000));
}

static void
assert_cancel_is_fast (WorldFixture *fixture, PrProtocol protocol, PrStepId id)
{
  const CancelPoint point = { .protocol = protocol, .step = id, .later_ms = 30 };
  guint best_ms = G_MAXUINT;

  for (guint i = 0; i < N_TRIES && best_ms >= AT_ONCE_MS; i++)
    {
      g_autoptr (PrCheck) check = check_new (fixture);

      best_ms = measure_cancel (check, &point, best_ms);
    }
  g_assert_cmpuint (best_ms, <, AT_ONCE_MS);
}

static void
test_cancel_at_each_step (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    PrProtocol protocol;
    PrSecurity security;
    PrStepId step;
  } rows[] = {
    { "!silent\n", PR_PROTOCOL_IMAP, PR_SECURITY_TLS, PR_STEP_TLS },
    { "!silent\n", PR_PROTOCOL_IMAP, PR_SECURITY_NONE, PR_STEP_GREETING },
    { "!drip 20\n!flood endless \"* 1 EXISTS\"\n", PR_PROTOCOL_IMAP, PR_SECURITY_NONE,
      PR_STEP_GREETING },
    { "!tls\n!silent\n", PR_PROTOCOL_POP3, PR_SECURITY_TLS, PR_STEP_GREETING },
    { "S: 220 mx.test\n!silent\n", PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, PR_STEP_CAPABILITIES },
    { "S: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 STARTTLS\n!silent\n", PR_PROTOCOL_SMTP,
      PR_SECURITY_STARTTLS, PR_STEP_STARTTLS },
    { "S: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n!silent\n",
      PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, PR_STEP_TLS },
    { "imap-silent-at-sign-in.talk", PR_PROTOCOL_IMAP, PR_SECURITY_TLS, PR_STEP_SIGN_IN },
    { "!imap\n!tls\n!account anybody\nS: * PREAUTH [CAPABILITY IMAP4rev1] hello\n!silent\n",
      PR_PROTOCOL_IMAP, PR_SECURITY_TLS, PR_STEP_MAILBOX },
    { "!tls\n!account anybody\nS: +OK hello\nrepeat\n  include pop3-sign-in.part\nend\n!silent\n",
      PR_PROTOCOL_POP3, PR_SECURITY_TLS, PR_STEP_MAILBOX },
    { "!tls\nS: 220 mx.test\nrepeat\n  include smtp-sign-in.part\nend\n!silent\n", PR_PROTOCOL_SMTP,
      PR_SECURITY_TLS, PR_STEP_SENDER },
    { "!tls\nS: 220 mx.test\nrepeat\n  include smtp-sign-in.part\nend\n"
      "C: MAIL *\nS: 250 ok\n!silent\n",
      PR_PROTOCOL_SMTP, PR_SECURITY_TLS, PR_STEP_RECIPIENT },
    { "!tls\nS: 220 mx.test\nrepeat\n  include smtp-sign-in.part\nend\n"
      "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 250 ok\n!silent\n",
      PR_PROTOCOL_SMTP, PR_SECURITY_TLS, PR_STEP_SIGN_OUT },
  };

  g_test_summary ("Cancelling ends a run at once wherever it waits for a server");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      add_service (fixture, rows[i].protocol, rows[i].security, rows[i].talk);
      assert_cancel_is_fast (fixture, rows[i].protocol, rows[i].step);
      pr_service_set_enabled (pr_account_get_service (fixture->account, rows[i].protocol), FALSE);
    }
}

static void
test_cancel_on_the_way (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new (HOLE_ADDRESS, 0);

  g_test_summary ("Cancelling ends a run at once in a look-up and while connecting");

  script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, HOLE_ADDRESS, black_hole_get_port (hole),
                            PR_SECURITY_TLS);
  assert_cancel_is_fast (fixture, PR_PROTOCOL_SMTP, PR_STEP_CONNECT);

  net_support_set_name ("hangs.test", "…", "…");
  script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, "hangs.test", 993,
                            PR_SECURITY_TLS);
  assert_cancel_is_fast (fixture, PR_PROTOCOL_SMTP, PR_STEP_RESOLVE);
  net_support_let_go ();
}

static void
test_cancel_at_gate (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_test_summary ("Cancelling ends a run at once where a service waits for another");

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-silent-at-sign-in.talk");
  add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "smtp-works-tls.talk");
  assert_cancel_is_fast (fixture, PR_PROTOCOL_SMTP, PR_STEP_SIGN_IN);
}

/* A server whose fault is found at once, and that keeps whoever tries it in another way waiting. */
static void
test_cancel_while_fixes_are_tried (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const CancelPoint point = { .protocol = PR_PROTOCOL_IMAP, .has_failed = TRUE, .later_ms = 50 };
  guint best_ms = G_MAXUINT;

  g_test_summary ("Cancelling ends a run at once while fixes are tried, and what is wrong is told");

  net_support_set_name ("imap.example.org", "…", "…");
  net_support_set_name ("mail.example.org", "…", "…");
  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "S: * OK mail.test\n!silent\n");
  for (guint i = 0; i < N_TRIES && best_ms >= AT_ONCE_MS; i++)
    {
      g_autoptr (PrCheck) check = script_world_check_new (fixture->world, fixture->account);

      best_ms = measure_cancel (check, &point, best_ms);
      assert_service (pr_check_get_report (check), PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED,
                      "tls-on-plain-port");
    }
  g_assert_cmpuint (best_ms, <, AT_ONCE_MS);
  net_support_let_go ();
}

/* The same where a server is silent: ways to mend that are tried while it may still answer. */
static void
test_cancel_while_silence_is_doubted (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const CancelPoint point = { .protocol = PR_PROTOCOL_IMAP,
                              .step = PR_STEP_CONNECT,
                              .later_ms = 2200 };
  g_autoptr (BlackHole) hole = black_hole_new (HOLE_ADDRESS, 0);
  guint best_ms = G_MAXUINT;

  g_test_summary ("Cancelling ends a run at once while other ways are tried beside a silent one");

  net_support_set_name ("imap.example.org", "…", "…");
  net_support_set_name ("mail.example.org", "…", "…");
  script_world_set_service (fixture->account, PR_PROTOCOL_IMAP, HOLE_ADDRESS, black_hole_get_port (hole),
                            PR_SECURITY_TLS);
  for (guint i = 0; i < N_TRIES && best_ms >= AT_ONCE_MS; i++)
    {
      g_autoptr (PrCheck) check = script_world_check_new (fixture->world, fixture->account);

      pr_check_set_time_limits (check, WORLD_LONG_WAIT_MS, 2 * WORLD_LONG_WAIT_MS);
      best_ms = measure_cancel (check, &point, best_ms);
    }
  g_assert_cmpuint (best_ms, <, AT_ONCE_MS);
  net_support_let_go ();
}

static void
test_cancel_any_time (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_test_summary ("A run that is cancelled at any moment ends once, cancelled or well");

  add_working_services (fixture);
  for (guint delay_ms = 0; delay_ms < 48; delay_ms += 3)
    {
      g_autoptr (PrCheck) check = check_new (fixture);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      CancelRun run = { .check = check, .cancellable = cancellable };

      pr_check_run_async (check, cancellable, cancel_run_ended, &run);
      if (delay_ms > 0)
        iterate_for (delay_ms);
      g_cancellable_cancel (cancellable);
      while (run.n_ends == 0)
        g_main_context_iteration (NULL, TRUE);
      iterate_for (1);
      g_assert_cmpuint (run.n_ends, ==, 1);
      if (run.error == NULL)
        g_assert_cmpint (pr_report_get_verdict (pr_check_get_report (check)), ==, PR_OUTCOME_OK);
      else
        g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&run.error);
      assert_nothing_runs (pr_check_get_report (check));
    }
}

static void
test_cancel_before_and_after (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);
  g_autoptr (PrCheck) early = check_new (fixture);
  g_autoptr (PrCheck) late = check_new (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PrReport) report = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (script_world_run (early, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_assert_cmpuint (
        pr_script_log_get_n_connections (script_world_get_log (fixture->world, ports.ports[i])), ==,
        0);

  g_cancellable_reset (cancellable);
  report = script_world_run (late, cancellable, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  iterate_for (20);
  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_OK);
}

/* Several runs that end each in its own time. */
typedef struct
{
  PrCheck *check;
  gint64 start_us;
  gint64 ended_us;
  GError *error;
} TimedRun;

static void
timed_run_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  TimedRun *run = data;
  g_autoptr (PrReport) report = pr_check_run_finish (PR_CHECK (source), result, &run->error);

  g_assert_true ((report == NULL) == (run->error != NULL));
  run->ended_us = g_get_monotonic_time ();
}

static void
timed_run_start (TimedRun *self, PrCheck *check, guint wait_ms, guint overall_ms)
{
  self->check = check;
  pr_check_set_time_limits (check, wait_ms, overall_ms);
  self->start_us = g_get_monotonic_time ();
  pr_check_run_async (check, NULL, timed_run_ended, self);
}

static void
timed_runs_wait (TimedRun *runs, gsize n_runs)
{
  for (gsize i = 0; i < n_runs; i++)
    while (runs[i].ended_us == 0)
      g_main_context_iteration (NULL, TRUE);
}

/* Returns: by how much it outlasted its bound */
static guint
timed_run_clear (TimedRun *self, guint expected_ms)
{
  guint took_ms = (guint) ((self->ended_us - self->start_us) / 1000);

  g_assert_cmpuint (took_ms, >=, expected_ms);
  g_clear_error (&self->error);
  g_clear_object (&self->check);
  return took_ms - expected_ms;
}

/* Returns: by how much the slowest of them outlasted its bound; more than that where the machine was
 * so slow that a server which answers came to no end either */
static guint
run_endless_servers (WorldFixture *fixture)
{
  /* Servers that would keep anybody for ever. */
  static const char *const talks[] = {
    "!silent\n",
    "!drip 50\n!flood endless \"x\"\n",
    "S: 220-mx.test\n!drip 50\n!flood endless \"220-and more\\r\\n\"\n",
    "S: 220 mx.test\nC: EHLO *\n!drip 50\n!flood endless \"250-and more\\r\\n\"\n",
  };
  TimedRun runs[G_N_ELEMENTS (talks)] = { 0 };
  guint worst_ms = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_NONE, talks[i]);
      timed_run_start (&runs[i], check_new (fixture), WORLD_LONG_WAIT_MS, 2000);
    }
  timed_runs_wait (runs, G_N_ELEMENTS (talks));
  for (gsize i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      PrReport *report = pr_check_get_report (runs[i].check);
      g_autofree char *json = pr_report_to_json (report);

      PrServiceReport *imap = pr_report_find_service (report, PR_PROTOCOL_IMAP);

      g_assert_error (runs[i].error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
      assert_nothing_runs (report);
      if (pr_service_report_get_outcome (imap) == PR_OUTCOME_OK)
        {
          assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_FAILED, "response-timed-out");
          g_assert_nonnull (strstr (json, "response-timed-out"));
        }
      else
        worst_ms = G_MAXUINT;
      worst_ms = MAX (worst_ms, timed_run_clear (&runs[i], 2000));
    }
  return worst_ms;
}

static void
test_overall_time (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint best_ms = G_MAXUINT;

  g_test_summary ("Nothing outlasts the time for the whole test, and what was found is told");

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-works-tls.talk");
  for (guint i = 0; i < N_TRIES && best_ms >= SOON_MS; i++)
    best_ms = MIN (best_ms, run_endless_servers (fixture));
  g_assert_cmpuint (best_ms, <, SOON_MS);
}

/* A server that has the client work for seconds, in SCRAM. */
static void
test_overall_time_of_work (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const CancelPoint point = { .protocol = PR_PROTOCOL_IMAP,
                              .step = PR_STEP_SIGN_IN,
                              .later_ms = 100 };
  guint best_ms = G_MAXUINT;

  g_test_summary ("Nor does what a server makes this side calculate outlast it, or a cancelled run");

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS,
               "!tls\n!imap\n!account slow\n"
               "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=SCRAM-SHA-256] mail.test\n"
               "repeat\n  include imap-sign-in.part\nend\n");
  for (guint i = 0; i < N_TRIES && best_ms >= SOON_MS; i++)
    {
      TimedRun run = { 0 };

      timed_run_start (&run, check_new (fixture), WORLD_LONG_WAIT_MS, 500);
      timed_runs_wait (&run, 1);
      g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
      g_assert_cmpint (pr_report_get_verdict (pr_check_get_report (run.check)), ==,
                       PR_OUTCOME_FAILED);
      best_ms = MIN (best_ms, timed_run_clear (&run, 500));
    }
  g_assert_cmpuint (best_ms, <, SOON_MS);

  best_ms = G_MAXUINT;
  for (guint i = 0; i < N_TRIES && best_ms >= SOON_MS; i++)
    {
      g_autoptr (PrCheck) cancelled = check_new (fixture);

      best_ms = measure_cancel (cancelled, &point, best_ms);
    }
  g_assert_cmpuint (best_ms, <, SOON_MS);
}

static gboolean
has_come_to_sign_in (PrCheck *check, PrProtocol protocol)
{
  PrServiceReport *report = pr_report_find_service (pr_check_get_report (check), protocol);
  g_autoptr (PrStep) step = service_report_dup_step (report, PR_STEP_SIGN_IN);

  return step != NULL;
}

static void
test_overall_time_at_gate (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  gboolean has_waited = FALSE;

  g_test_summary ("A service that only waited for another is not blamed");

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-silent-at-sign-in.talk");
  add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "smtp-works-tls.talk");
  /* On a busy machine it does not always come to waiting in time. */
  for (guint i = 0; i < N_TRIES && !has_waited; i++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&check);
      check = check_new (fixture);
      pr_check_set_time_limits (check, WORLD_LONG_WAIT_MS, 1500);
      g_assert_null (script_world_run (check, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
      has_waited = has_come_to_sign_in (check, PR_PROTOCOL_IMAP)
                   && has_come_to_sign_in (check, PR_PROTOCOL_SMTP);
    }
  assert_service (pr_check_get_report (check), PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED,
                  "response-timed-out");
  assert_skipped (pr_check_get_report (check), PR_PROTOCOL_SMTP, "Not tried");
}

static void
test_dead_host (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new (HOLE_ADDRESS, 0);
  guint best_ms = G_MAXUINT;

  g_test_summary ("A dead host costs one wait, not one for each service and address");

  net_support_set_name ("dead.test", "",
                        HOLE_ADDRESS " " HOLE_ADDRESS " " HOLE_ADDRESS " " HOLE_ADDRESS);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    script_world_set_service (fixture->account, (PrProtocol) i, "dead.test",
                              black_hole_get_port (hole),
                              PR_SECURITY_TLS);
  for (guint try = 0; try < N_TRIES && best_ms >= SOON_MS; try++)
    {
      g_autoptr (PrCheck) check = check_new (fixture);
      TimedRun run = { 0 };

      timed_run_start (&run, g_object_ref (check), 1000, WORLD_LONG_WAIT_MS);
      timed_runs_wait (&run, 1);
      g_assert_no_error (run.error);
      best_ms = MIN (best_ms, timed_run_clear (&run, 1000));
      for (guint i = 0; i < PR_N_PROTOCOLS; i++)
        assert_service (pr_check_get_report (check), (PrProtocol) i, PR_OUTCOME_FAILED,
                        "connection-timed-out");
    }
  g_assert_cmpuint (best_ms, <, SOON_MS);
}

/* The tries at mending it go on beside, and end in time. */
static void
test_dead_host_with_fixes (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new (HOLE_ADDRESS, 0);
  guint best_ms = G_MAXUINT;

  g_test_summary ("A dead host costs one wait also where fixes are tried in vain");

  net_support_set_name ("imap.example.org", "…", "…");
  net_support_set_name ("mail.example.org", "…", "…");
  script_world_set_service (fixture->account, PR_PROTOCOL_IMAP, HOLE_ADDRESS, black_hole_get_port (hole),
                            PR_SECURITY_TLS);
  for (guint i = 0; i < N_TRIES && best_ms >= 1000 + AT_ONCE_MS; i++)
    {
      g_autoptr (PrCheck) check = script_world_check_new (fixture->world, fixture->account);
      g_autoptr (PrReport) report = NULL;
      gint64 start_us = g_get_monotonic_time ();
      guint took_ms;

      pr_check_set_time_limits (check, 1000, WORLD_LONG_WAIT_MS);
      report = script_world_run_well (check);
      took_ms = ms_since (start_us);
      best_ms = MIN (best_ms, took_ms);
      assert_service (report, PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED, "connection-timed-out");
    }
  g_assert_cmpuint (best_ms, <, 1000 + AT_ONCE_MS);
  net_support_let_go ();
}

/* Returns: by how much the slowest of them outlasted its bound */
static guint
run_silent_hosts (WorldFixture *fixture)
{
  /* Where a server falls silent; from each place the end is one wait away. */
  static const struct
  {
    const char *talk;
    PrSecurity security;
  } rows[] = {
    { "!silent\n", PR_SECURITY_NONE },
    { "!silent\n", PR_SECURITY_TLS },
    /* One word at a time is silence too. */
    { "!wait 1600\n!raw \"*\"\n!flush\n!silent\n", PR_SECURITY_NONE },
    { "!tls\n!silent\n", PR_SECURITY_TLS },
    { "!imap\nS: * OK hello\nC: $tag CAPABILITY\n!silent\n", PR_SECURITY_NONE },
  };

  TimedRun runs[G_N_ELEMENTS (rows)] = { 0 };
  guint worst_ms = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_service (fixture, PR_PROTOCOL_IMAP, rows[i].security, rows[i].talk);
      timed_run_start (&runs[i], check_new (fixture), 2000, WORLD_LONG_WAIT_MS);
    }
  timed_runs_wait (runs, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_service (pr_check_get_report (runs[i].check), PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED,
                      "response-timed-out");
      worst_ms = MAX (worst_ms, timed_run_clear (&runs[i], 2000));
    }
  return worst_ms;
}

static void
test_silent_host (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint best_ms = G_MAXUINT;

  g_test_summary ("A silent host costs one wait");

  for (guint i = 0; i < N_TRIES && best_ms >= SOON_MS; i++)
    best_ms = MIN (best_ms, run_silent_hosts (fixture));
  g_assert_cmpuint (best_ms, <, SOON_MS);
}

/* A challenge that is none: this side breaks off, and does not mind whether anybody hears it. */
static void
test_silent_break (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  gint64 start_us;

  g_test_summary ("An exchange that is broken off is not waited for");

  add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS,
               "!tls\nS: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 AUTH CRAM-MD5\n"
               "C: AUTH CRAM-MD5\nS: 334 no base64\nC: \\*\n!silent\n");
  check = check_new (fixture);
  start_us = g_get_monotonic_time ();
  report = script_world_run_well (check);
  g_assert_cmpuint (ms_since (start_us), <, 2000 + SLACK_MS);
  assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_FAILED, "protocol-error");
}

static void
test_silent_good_bye (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  g_autoptr (PrStep) last = NULL;

  g_test_summary ("A good-bye that is not answered is waited for a little, and is no trouble");

  add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_TLS,
               "!tls\nS: 220 mx.test\nrepeat\n  include smtp-sign-in.part\nend\n"
               "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 250 ok\n!silent\n");
  check = check_new (fixture);
  report = script_world_run_well (check);
  assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_OK, "ok");
  last = service_report_dup_last_step (pr_report_find_service (report, PR_PROTOCOL_SMTP));
  g_assert_cmpint (pr_step_get_id (last), ==, PR_STEP_SIGN_OUT);
  g_assert_cmpint (pr_step_get_duration_us (last), <, (3000 + SLACK_MS) * 1000);
}

static void
drop_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  guint *n_ends = data;
  g_autoptr (PrReport) report = pr_check_run_finish (PR_CHECK (source), result, NULL);

  (*n_ends)++;
}

static void
test_dropped (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Ports ports = add_working_services (fixture);

  g_test_summary ("A check that nobody holds any more comes to its end all the same, and goes");

  for (guint round = 0; round < 2; round++)
    {
      PrCheck *check = check_new (fixture);
      g_autoptr (PrReport) report = g_object_ref (pr_check_get_report (check));
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      guint n_ends = 0;
      PrOutcome verdict;

      g_object_add_weak_pointer (G_OBJECT (check), (gpointer *) &check);
      pr_check_run_async (check, cancellable, drop_ended, &n_ends);
      g_object_unref (check);
      if (round == 1)
        g_cancellable_cancel (cancellable);
      while (n_ends == 0)
        g_main_context_iteration (NULL, TRUE);
      verdict = pr_report_get_verdict (report);
      g_assert_cmpint (verdict, ==, round == 0 ? PR_OUTCOME_OK : PR_OUTCOME_FAILED);
      for (guint i = 0; i < WORLD_LONG_WAIT_MS / 10 && check != NULL; i++)
        iterate_for (10);
      g_assert_null (check);
      g_assert_cmpuint (n_ends, ==, 1);
      (void) script_world_get_log (fixture->world, ports.ports[0]);
    }
}

static void
test_restart (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PrCheck) old = NULL;
  g_autoptr (PrCheck) fresh = NULL;
  g_autoptr (PrReport) report = NULL;
  CancelRun run = { 0 };

  g_test_summary ("A cancelled run says nothing into the one that follows it at once");

  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-silent-at-sign-in.talk");
  old = check_new (fixture);
  pr_check_run_async (old, cancellable, cancel_run_ended, &run);
  while (!step_is_running (old, PR_PROTOCOL_IMAP, PR_STEP_SIGN_IN))
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  add_service (fixture, PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "imap-works-tls.talk");
  fresh = check_new (fixture);
  report = script_world_run_well (fresh);
  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_OK);
  while (run.n_ends == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
}

static void
many_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  guint *n_ends = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrReport) report = pr_check_run_finish (PR_CHECK (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_OK);
  (*n_ends)++;
}

static void
test_many (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const guint n_checks = 20;
  Ports ports = add_working_services (fixture);
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_ends = 0;

  g_test_summary ("Twenty tests at once get in no other’s way");

  for (guint i = 0; i < n_checks; i++)
    {
      g_ptr_array_add (checks, check_new (fixture));
      pr_check_run_async (checks->pdata[i], NULL, many_ended, &n_ends);
    }
  while (n_ends < n_checks)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_attempts (fixture, &ports), ==, 3 * n_checks);
}

static void
test_dead_end (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = NULL;
  g_autoptr (PrCheck) check = NULL;
  g_autoptr (PrReport) report = NULL;
  g_autoptr (PrStep) connect_step = NULL;
  guint16 port = add_service (fixture, PR_PROTOCOL_SMTP, PR_SECURITY_NONE, "smtp-works-none.talk");

  g_test_summary ("An IPv6 address that goes nowhere beside an IPv4 that answers is told");

  hole = black_hole_new ("::1", port);
  net_support_set_name ("both.test", "::1", "127.0.0.1");
  pr_service_set_allow_plaintext (script_world_set_service (fixture->account, PR_PROTOCOL_SMTP,
                                                            "both.test", port, PR_SECURITY_NONE),
                                  TRUE);
  check = check_new (fixture);
  report = script_world_run_well (check);
  assert_service (report, PR_PROTOCOL_SMTP, PR_OUTCOME_WARNING, "ok");
  g_assert_cmpint (pr_report_get_verdict (report), ==, PR_OUTCOME_WARNING);
  connect_step = service_report_dup_step (pr_report_find_service (report, PR_PROTOCOL_SMTP),
                                          PR_STEP_CONNECT);
  g_assert_cmpint (pr_step_get_outcome (connect_step), ==, PR_OUTCOME_WARNING);
  g_assert_nonnull (strstr (pr_step_get_detail (connect_step), "::1"));
  g_assert_nonnull (strstr (pr_step_get_detail (connect_step), "127.0.0.1"));
}

/* A run on Dovecot and Postfix. */
static PrReport *
run_on_real_servers (PrRealServers *servers, const char *password, const char *smtp_username)
{
  g_autoptr (PrAccount) account = script_world_account_new ();
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);
  g_autoptr (PrCheck) check = NULL;

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrSecurity security = i == PR_PROTOCOL_IMAP ? PR_SECURITY_TLS : PR_SECURITY_STARTTLS;
      guint16 port = pr_real_servers_get_port (servers, (PrProtocol) i, security);

      if (port != 0) /* Postfix runs for root only */
        script_world_set_service (account, (PrProtocol) i, PR_REAL_HOST, port, security);
    }
  if (smtp_username != NULL)
    pr_service_set_username (pr_account_get_service (account, PR_PROTOCOL_SMTP), smtp_username);
  check = pr_check_new (account);
  pr_check_set_password (check, secret);
  pr_check_set_ca_file (check, pr_real_servers_get_ca_file (servers));
  pr_check_set_verify_fixes (check, FALSE);
  pr_check_set_time_limits (check, WORLD_LONG_WAIT_MS, 2 * WORLD_LONG_WAIT_MS);
  return script_world_run_well (check);
}

static void
test_real_servers (void)
{
  g_autoptr (PrRealServers) servers = NULL;
  guint n_services;
  guint n_attempts;

  g_test_summary ("Dovecot and Postfix count one attempt with a wrong password");

  servers = pr_real_servers_start ();
  if (servers == NULL)
    return;
  n_services =
      pr_real_servers_get_port (servers, PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS) == 0 ? 2 : 3;

  {
    g_autoptr (PrReport) right = run_on_real_servers (servers, PR_REAL_ANN_PASSWORD, NULL);

    g_assert_cmpint (pr_report_get_verdict (right), ==, PR_OUTCOME_OK);
    n_attempts = pr_real_servers_count_attempts (servers, NULL);
    g_assert_cmpuint (n_attempts, ==, n_services);
  }
  {
    g_autoptr (PrReport) wrong = run_on_real_servers (servers, "mistyped", NULL);

    assert_service (wrong, PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED, "wrong-credentials");
    assert_skipped (wrong, PR_PROTOCOL_POP3, "refused by IMAP");
    if (n_services == 3)
      assert_skipped (wrong, PR_PROTOCOL_SMTP, "refused by IMAP");
    g_assert_cmpuint (pr_real_servers_count_attempts (servers, NULL), ==, n_attempts + 1);
  }
  if (n_services == 3)
    {
      g_autoptr (PrReport) other =
          run_on_real_servers (servers, PR_REAL_BOB_PASSWORD, "bob@example.org");

      assert_service (other, PR_PROTOCOL_IMAP, PR_OUTCOME_FAILED, "wrong-credentials");
      assert_skipped (other, PR_PROTOCOL_POP3, "refused by IMAP");
      g_assert_cmpuint (pr_real_servers_count_attempts (servers, NULL), ==, n_attempts + 3);
      g_assert_cmpuint (pr_real_servers_count_attempts (servers, "smtp"), ==, 2);
    }
}

int
main (int argc, char *argv[])
{
  script_world_forget_system_authorities ();
  net_support_init (&argc, &argv);

  world_fixture_add ("/check/all-sign-in", test_all_sign_in);
  world_fixture_add ("/check/side-by-side", test_side_by_side);
  world_fixture_add ("/check/events", test_events);
  world_fixture_add ("/check/one-attempt", test_one_attempt);
  world_fixture_add ("/check/same-name-otherwise-written", test_same_name_otherwise_written);
  world_fixture_add ("/check/other-logins", test_other_logins);
  world_fixture_add ("/check/other-secret", test_other_secret);
  world_fixture_add ("/check/released", test_released);
  world_fixture_add ("/check/chain-of-refusals", test_chain_of_refusals);
  world_fixture_add ("/check/unknown-fate", test_unknown_fate);
  world_fixture_add ("/check/other-service-signed-in", test_other_service_signed_in);
  world_fixture_add ("/check/without-sign-in", test_without_sign_in);
  world_fixture_add ("/check/nothing-in-clear-text", test_nothing_in_clear_text);
  world_fixture_add ("/check/leave", test_leave);
  world_fixture_add ("/check/offers-before-tls", test_offers_before_tls);
  world_fixture_add ("/check/untrusted", test_untrusted);
  world_fixture_add ("/check/pin", test_pin);
  world_fixture_add ("/check/clock", test_clock);
  world_fixture_add ("/check/starred-banner", test_starred_banner);
  world_fixture_add ("/check/cancel/each-step", test_cancel_at_each_step);
  world_fixture_add ("/check/cancel/on-the-way", test_cancel_on_the_way);
  world_fixture_add ("/check/cancel/gate", test_cancel_at_gate);
  world_fixture_add ("/check/cancel/while-fixes-are-tried", test_cancel_while_fixes_are_tried);
  world_fixture_add ("/check/cancel/while-silence-is-doubted",
                     test_cancel_while_silence_is_doubted);
  world_fixture_add ("/check/cancel/any-time", test_cancel_any_time);
  world_fixture_add ("/check/cancel/before-and-after", test_cancel_before_and_after);
  world_fixture_add ("/check/overall-time", test_overall_time);
  world_fixture_add ("/check/overall-time-of-work", test_overall_time_of_work);
  world_fixture_add ("/check/overall-time-at-gate", test_overall_time_at_gate);
  world_fixture_add ("/check/dead-host", test_dead_host);
  world_fixture_add ("/check/dead-host-with-fixes", test_dead_host_with_fixes);
  world_fixture_add ("/check/silent-host", test_silent_host);
  world_fixture_add ("/check/silent-break", test_silent_break);
  world_fixture_add ("/check/silent-good-bye", test_silent_good_bye);
  world_fixture_add ("/check/dropped", test_dropped);
  world_fixture_add ("/check/restart", test_restart);
  world_fixture_add ("/check/many", test_many);
  world_fixture_add ("/check/dead-end", test_dead_end);
  g_test_add_func ("/check/real-servers", test_real_servers);
  return g_test_run ();
}
