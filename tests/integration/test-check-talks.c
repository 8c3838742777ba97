/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "script-world.h"

#include "pr-report-json.h"
#include "pr-report-text.h"

#include <string.h>

/* Every talk of tests/talks is played to a real test of one service, and has to end in the diagnosis
 * that stands in its last line. */

/* Most of them wait for each other, not for the processor. */
#define N_AT_ONCE 20

/* For those whose server falls silent: long enough that a busy machine is not taken for silence. */
#define SILENCE_MS 5000

/* For those where silence leads to a probe, which begins after a third of it. */
#define PROBED_SILENCE_MS 6000

#define AT(step) (1u << PR_STEP_##step)

#define BEFORE_SIGN_IN (AT (GREETING) | AT (CAPABILITIES) | AT (STARTTLS) | AT (TLS))
#define ANYWHERE                                                                                   \
  (BEFORE_SIGN_IN | AT (SIGN_IN) | AT (MAILBOX) | AT (SENDER) | AT (RECIPIENT) | AT (SIGN_OUT))

/* Where each of the diagnoses can come from: an id that is missing here is one that no talk may end
 * in until somebody has thought about it. */
static const struct
{
  const char *id;
  guint steps;
} id_steps[] = {
  { "access-disabled", AT (SIGN_IN) },
  { "account-disabled", AT (SIGN_IN) },
  { "app-password-required", AT (SIGN_IN) },
  { "auth-encryption-required", AT (SIGN_IN) },
  { "auth-mechanism-unsupported", AT (SIGN_IN) },
  { "auth-temporary-failure", AT (SIGN_IN) },
  { "auth-too-many-attempts", AT (SIGN_IN) },
  { "certificate-expired", AT (TLS) },
  { "certificate-name-mismatch", AT (TLS) },
  { "certificate-not-yet-valid", AT (TLS) },
  { "certificate-revoked", AT (TLS) },
  { "certificate-self-signed", AT (TLS) },
  { "certificate-untrusted", AT (TLS) },
  { "certificate-weak", AT (TLS) },
  { "client-certificate-required", AT (TLS) | AT (GREETING) },
  { "connection-closed", ANYWHERE },
  { "greylisted", AT (RECIPIENT) },
  { "helo-rejected", AT (CAPABILITIES) },
  { "mailbox-full", AT (RECIPIENT) },
  { "mailbox-in-use", AT (SIGN_IN) },
  { "mailbox-not-accessible", AT (MAILBOX) },
  { "oauth-required", AT (SIGN_IN) },
  { "password-expired", AT (SIGN_IN) },
  { "plain-on-tls-port", AT (GREETING) },
  { "protocol-error", ANYWHERE },
  { "recipient-unknown", AT (RECIPIENT) },
  { "relay-denied", AT (RECIPIENT) },
  { "response-timed-out", ANYWHERE },
  { "sender-not-allowed", AT (SENDER) },
  { "sending-limit-exceeded", AT (SENDER) | AT (RECIPIENT) },
  { "server-busy", AT (GREETING) },
  { "service-unavailable", AT (GREETING) },
  { "starttls-not-offered", AT (STARTTLS) },
  { "starttls-refused", AT (STARTTLS) },
  { "starttls-required", AT (SIGN_IN) },
  { "tls-handshake-failed", AT (TLS) },
  { "tls-on-plain-port", AT (TLS) },
  { "tls-version-too-old", AT (TLS) },
  { "too-many-connections", AT (GREETING) },
  { "unclassified", AT (CAPABILITIES) },
  { "web-login-required", AT (SIGN_IN) },
  { "wrong-credentials", AT (SIGN_IN) },
  { "wrong-service", AT (TLS) | AT (GREETING) },
};

/* What the names of the talks say about where something happens. */
static const struct
{
  const char *ending;
  guint steps;
} name_steps[] = {
  { "-at-greeting", AT (GREETING) },
  { "-after-tls", AT (GREETING) },
  { "-after-greeting", AT (CAPABILITIES) | AT (STARTTLS) },
  { "-at-starttls", AT (STARTTLS) },
  { "-in-handshake", AT (TLS) },
  { "-at-sign-in", AT (SIGN_IN) },
  { "-after-sign-in", AT (MAILBOX) | AT (SENDER) },
  { "-preauth", AT (STARTTLS) },
  { "-endless-line", AT (GREETING) },
  { "-garbage", AT (GREETING) },
  { "-starttls-injected", AT (TLS) },
  { "-scram-wrong-signature", AT (SIGN_IN) },
};

typedef struct
{
  ScriptWorld *world;
  GPtrArray *forms;
  char *name;
  PrTalk *talk;
  guint16 port;
  PrSecurity security;
  guint wait_ms;
  PrCheck *check;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_clear_object (&self->check);
  pr_talk_unref (self->talk);
  g_free (self->name);
  g_free (self);
}

static guint
allowed_steps (Case *self)
{
  g_autofree char *stem = g_strndup (self->name, strlen (self->name) - strlen (".talk"));
  guint steps = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (id_steps); i++)
    if (strcmp (id_steps[i].id, pr_talk_get_diagnosis (self->talk)) == 0)
      steps = id_steps[i].steps;
  for (gsize i = 0; i < G_N_ELEMENTS (name_steps); i++)
    if (g_str_has_suffix (stem, name_steps[i].ending))
      steps &= name_steps[i].steps;
  return steps;
}

/* A test that goes wrong is told with all that is known, and the others are still told too. */
static void
complain (Case *self, const char *what)
{
  g_autofree char *text = pr_report_to_text (pr_check_get_report (self->check), &PR_TEXT_LOOK_PLAIN);
  g_autofree char *transcript = pr_report_to_transcript (pr_check_get_report (self->check));

  g_test_message ("%s: %s\n%s\n%s", self->name, what, text, transcript);
  g_printerr ("%s: %s\n", self->name, what);
  g_test_fail ();
}

static void
judge_steps (Case *self, PrServiceReport *report)
{
  GListModel *steps = pr_service_report_get_steps (report);
  guint n_steps = g_list_model_get_n_items (steps);
  gint64 latest_us = 0;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (steps, i);
      PrOutcome outcome = pr_step_get_outcome (step);
      gboolean failed = outcome == PR_OUTCOME_FAILED;

      if (outcome == PR_OUTCOME_RUNNING || outcome == PR_OUTCOME_PENDING)
        complain (self, "a step has not ended");
      if (pr_step_get_start_us (step) < latest_us)
        complain (self, "a step began before the one before it had ended");
      latest_us = pr_step_get_start_us (step) + pr_step_get_duration_us (step);
      if (failed && i + 1 < n_steps)
        complain (self, "it went on after a step had failed");
      if (failed && (allowed_steps (self) & (1u << pr_step_get_id (step))) == 0)
        complain (self, "failed at a step that has nothing to do with it");
      if (i + 1 == n_steps && failed != (pr_service_report_get_diagnosis (report) != NULL))
        complain (self, "step and diagnosis do not agree");
    }
}

static void
judge_diagnosis (Case *self, PrServiceReport *report)
{
  const char *expected = pr_talk_get_diagnosis (self->talk);
  const char *found = service_report_get_diagnosis_word (report);
  PrOutcome outcome = pr_service_report_get_outcome (report);
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);

  if (strcmp (found, expected) != 0)
    {
      g_autofree char *what = g_strdup_printf ("%s where %s is right", found, expected);

      complain (self, what);
    }
  if (outcome != (diagnosis == NULL ? PR_OUTCOME_OK : PR_OUTCOME_FAILED))
    complain (self, "outcome and diagnosis do not agree");
  if (diagnosis != NULL && *pr_diagnosis_get_evidence (diagnosis) == '\0')
    complain (self, "no evidence");
  if (strcmp (found, "tls-on-plain-port") == 0
      && strstr (pr_diagnosis_get_evidence (diagnosis), "mail.test") == NULL
      && strstr (pr_diagnosis_get_evidence (diagnosis), "mx.test") == NULL)
    complain (self, "the server’s own words are missing");
}

/* What the server took down: nothing it did not foresee, one attempt at the most, and no password in
 * clear text where there was no leave for that. */
static void
judge_log (Case *self)
{
  PrScriptLog *log = script_world_get_log (self->world, self->port);
  g_auto (GStrv) failures = pr_script_log_dup_failures (log);
  g_autoptr (GBytes) clear = pr_script_log_dup_received (log, PR_SCRIPT_CHANNEL_CLEAR);
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (clear, &n_bytes);

  if (failures[0] != NULL)
    complain (self, failures[0]);
  if (pr_script_log_get_n_attempts (log) > 1)
    complain (self, "more than one attempt to sign in");
  if (self->security != PR_SECURITY_NONE)
    secret_forms_assert_none (self->forms, self->name, bytes, n_bytes);
}

static void
judge_secrets (Case *self)
{
  PrReport *report = pr_check_get_report (self->check);
  g_autofree char *json = pr_report_to_json (report);
  g_autofree char *text = pr_report_to_text (report, &PR_TEXT_LOOK_PLAIN);
  g_autofree char *transcript = pr_report_to_transcript (report);

  secret_forms_assert_none (self->forms, self->name, json, strlen (json));
  secret_forms_assert_none (self->forms, self->name, text, strlen (text));
  secret_forms_assert_none (self->forms, self->name, transcript, strlen (transcript));
}

static void
judge (Case *self)
{
  g_autoptr (PrServiceReport) report =
      g_list_model_get_item (pr_report_get_services (pr_check_get_report (self->check)), 0);

  judge_diagnosis (self, report);
  judge_steps (self, report);
  judge_log (self);
  judge_secrets (self);
}

static Case *
case_new (ScriptWorld *world, GPtrArray *forms, const char *name)
{
  Case *self = g_new0 (Case, 1);
  g_autoptr (PrAccount) account = script_world_account_new ();
  g_autoptr (GError) error = NULL;
  PrProtocol protocol;
  PrService *service;

  self->world = world;
  self->forms = forms;
  self->name = g_strdup (name);
  self->talk = script_world_load_talk (name);
  g_assert_true (pr_talk_get_client (self->talk, &protocol, &self->security));
  g_assert_nonnull (pr_talk_get_diagnosis (self->talk));
  self->port = pr_script_server_add_talk (world->server, self->talk, 0, &error);
  g_assert_no_error (error);

  service = script_world_set_service (account, protocol, "127.0.0.1", self->port, self->security);
  pr_service_set_allow_plaintext (service, self->security == PR_SECURITY_NONE);
  self->check = script_world_check_new (world, account);
  /* A talk foresees a client that means what it says, and none that only looks. */
  pr_check_set_verify_fixes (self->check, FALSE);
  self->wait_ms = WORLD_LONG_WAIT_MS;
  if (strcmp (pr_talk_get_diagnosis (self->talk), "response-timed-out") == 0)
    self->wait_ms = SILENCE_MS;
  if (strcmp (pr_talk_get_diagnosis (self->talk), "plain-on-tls-port") == 0)
    self->wait_ms = PROBED_SILENCE_MS;
  pr_check_set_time_limits (self->check, self->wait_ms, 2 * WORLD_LONG_WAIT_MS);
  return self;
}

/* Those that wait for silence begin first: the others pass by meanwhile. */
static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const Case *first = *(const Case *const *) a;
  const Case *second = *(const Case *const *) b;

  return (second->wait_ms < WORLD_LONG_WAIT_MS) - (first->wait_ms < WORLD_LONG_WAIT_MS);
}

static void
test_talks (void)
{
  g_autoptr (ScriptWorld) world = script_world_new (WORLD_PASSWORD);
  g_autoptr (GPtrArray) forms = secret_forms_new (WORLD_USER, WORLD_PASSWORD);
  g_autoptr (GPtrArray) names = script_world_list_talks ();
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  guint n_running = 0;

  g_test_summary ("Each talk ends in the diagnosis of its last line, at a step that makes sense");

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (cases, case_new (world, forms, names->pdata[i]));
  g_ptr_array_sort (cases, compare_cases);
  for (guint i = 0; i < cases->len; i++)
    {
      Case *next = cases->pdata[i];

      script_world_begin (next->check, &n_running);
      script_world_wait (&n_running, N_AT_ONCE - 1);
    }
  script_world_wait (&n_running, 0);
  for (guint i = 0; i < cases->len; i++)
    judge (cases->pdata[i]);
}

int
main (int argc, char *argv[])
{
  script_world_init (&argc, &argv);
  g_test_add_func ("/check-talks/all", test_talks);
  return g_test_run ();
}
