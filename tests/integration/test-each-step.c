/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "script-world.h"

#include "pr-report-text.h"

/* The connection is lost, in every way there is, after every single step of every protocol. */

/* Most of them wait for each other, not for the processor. */
#define N_AT_ONCE 24

/* For those whose server falls silent: long enough that a busy machine is not taken for silence. */
#define SILENCE_MS 4000

#define IMAP_TLS "!tls\n!imap\n"
#define IMAP_HELLO IMAP_TLS "S: * OK mail.test\nC: $tag CAPABILITY\n"
#define IMAP_OFFER IMAP_HELLO "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: $tag OK\n"
#define IMAP_AUTH IMAP_OFFER "C: $tag AUTHENTICATE PLAIN\n"
#define IMAP_SECRET IMAP_AUTH "!raw \"+ \\r\\n\"\nC: $plain\n"
#define IMAP_IN IMAP_SECRET "S: $tag OK\nC: $tag EXAMINE *\n"
#define IMAP_OPEN IMAP_IN "S: * 3 EXISTS\nS: $tag OK\nC: $tag LOGOUT\n"
#define IMAP_CLEAR "!imap\nS: * OK [CAPABILITY IMAP4rev1 STARTTLS] mail.test\nC: $tag STARTTLS\n"

#define POP3_HELLO "!tls\nS: +OK mail.test\nC: CAPA\n"
#define POP3_USER POP3_HELLO "S: +OK\nS: USER\nS: .\nC: USER *\n"
#define POP3_PASS POP3_USER "S: +OK\nC: PASS *\n"
#define POP3_IN POP3_PASS "S: +OK\nC: STAT\n"
#define POP3_OPEN POP3_IN "S: +OK 3 300\nC: QUIT\n"
#define POP3_CLEAR "S: +OK mail.test\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\n"

#define SMTP_HELLO "!tls\nS: 220 mx.test ESMTP\nC: EHLO *\n"
#define SMTP_AUTH SMTP_HELLO "S: 250-mx.test\nS: 250 AUTH LOGIN\nC: AUTH LOGIN\n"
#define SMTP_NAME SMTP_AUTH "S: 334 VXNlcm5hbWU6\nC: $base64-user\n"
#define SMTP_SECRET SMTP_NAME "S: 334 UGFzc3dvcmQ6\nC: $base64-password\n"
#define SMTP_IN SMTP_SECRET "S: 235 in\nC: MAIL *\n"
#define SMTP_SENDER SMTP_IN "S: 250 ok\nC: RCPT *\n"
#define SMTP_RECIPIENT SMTP_SENDER "S: 250 ok\nC: *\n"
#define SMTP_CLEAR "S: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 STARTTLS\nC: STARTTLS\n"

/* How far a talk goes, and which step of a test that is; %PR_STEP_SIGN_OUT is one that nobody minds. */
static const struct
{
  PrProtocol protocol;
  PrSecurity security;
  const char *talk;
  PrStepId step;
} points[] = {
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, "!receive 5\n", PR_STEP_TLS },
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, IMAP_TLS, PR_STEP_GREETING },
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, IMAP_HELLO, PR_STEP_CAPABILITIES },
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, IMAP_AUTH, PR_STEP_SIGN_IN },
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, IMAP_SECRET, PR_STEP_SIGN_IN },
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, IMAP_IN, PR_STEP_MAILBOX },
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, IMAP_IN "S: * 3 EXISTS\n", PR_STEP_MAILBOX },
  { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, IMAP_OPEN, PR_STEP_SIGN_OUT },
  { PR_PROTOCOL_IMAP, PR_SECURITY_NONE, "!wait 50\n", PR_STEP_GREETING },
  { PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS, IMAP_CLEAR, PR_STEP_STARTTLS },
  { PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS, IMAP_CLEAR "S: $tag OK\n!receive 5\n", PR_STEP_TLS },
  { PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS, IMAP_CLEAR "S: $tag OK\n!starttls\nC: *\n",
    PR_STEP_CAPABILITIES },

  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, "!receive 5\n", PR_STEP_TLS },
  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, "!tls\n", PR_STEP_GREETING },
  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, POP3_HELLO, PR_STEP_CAPABILITIES },
  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, POP3_HELLO "S: +OK\nS: USER\n", PR_STEP_CAPABILITIES },
  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, POP3_USER, PR_STEP_SIGN_IN },
  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, POP3_PASS, PR_STEP_SIGN_IN },
  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, POP3_IN, PR_STEP_MAILBOX },
  { PR_PROTOCOL_POP3, PR_SECURITY_TLS, POP3_OPEN, PR_STEP_SIGN_OUT },
  { PR_PROTOCOL_POP3, PR_SECURITY_NONE, "!wait 50\n", PR_STEP_GREETING },
  { PR_PROTOCOL_POP3, PR_SECURITY_STARTTLS, POP3_CLEAR, PR_STEP_STARTTLS },
  { PR_PROTOCOL_POP3, PR_SECURITY_STARTTLS, POP3_CLEAR "S: +OK\n!receive 5\n", PR_STEP_TLS },
  { PR_PROTOCOL_POP3, PR_SECURITY_STARTTLS, POP3_CLEAR "S: +OK\n!starttls\nC: CAPA\n",
    PR_STEP_CAPABILITIES },

  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "!receive 5\n", PR_STEP_TLS },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "!tls\n", PR_STEP_GREETING },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, "!tls\nS: 220-mx.test\n", PR_STEP_GREETING },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_HELLO, PR_STEP_CAPABILITIES },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_HELLO "S: 250-mx.test\n", PR_STEP_CAPABILITIES },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_AUTH, PR_STEP_SIGN_IN },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_NAME, PR_STEP_SIGN_IN },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_SECRET, PR_STEP_SIGN_IN },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_IN, PR_STEP_SENDER },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_SENDER, PR_STEP_RECIPIENT },
  { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, SMTP_RECIPIENT, PR_STEP_SIGN_OUT },
  { PR_PROTOCOL_SMTP, PR_SECURITY_NONE, "!wait 50\n", PR_STEP_GREETING },
  { PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, SMTP_CLEAR, PR_STEP_STARTTLS },
  { PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, SMTP_CLEAR "S: 220 go\n!receive 5\n", PR_STEP_TLS },
  { PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, SMTP_CLEAR "S: 220 go\n!starttls\nC: EHLO *\n",
    PR_STEP_CAPABILITIES },
};

static const struct
{
  const char *deed;
  const char *diagnosis;
} ends[] = {
  { "!close\n", "connection-closed" },
  { "!cut\n", "connection-closed" },
  { "!reset\n", "connection-closed" },
  { "!half-close\n!silent\n", "connection-closed" },
  { "!silent\n", "response-timed-out" },
};

typedef struct
{
  gsize point;
  gsize end;
  char *talk;
  PrCheck *check;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_clear_object (&self->check);
  g_free (self->talk);
  g_free (self);
}

static Case *
case_new (ScriptWorld *world, gsize point, gsize end)
{
  Case *self = g_new0 (Case, 1);
  g_autoptr (PrAccount) account = script_world_account_new ();
  PrService *service;

  self->point = point;
  self->end = end;
  self->talk = g_strconcat (points[point].talk, ends[end].deed, NULL);
  service = script_world_set_service (account, points[point].protocol, "127.0.0.1",
                                      script_world_add_text (world, self->talk),
                                      points[point].security);
  pr_service_set_allow_plaintext (service, points[point].security == PR_SECURITY_NONE);
  self->check = script_world_check_new (world, account);
  pr_check_set_verify_fixes (self->check, FALSE);
  if (g_str_has_suffix (self->talk, "!silent\n"))
    pr_check_set_time_limits (self->check, SILENCE_MS, WORLD_LONG_WAIT_MS);
  return self;
}

/* One that goes wrong is told with all that is known, and the others are still told too. */
static void
judge (Case *self)
{
  PrReport *report = pr_check_get_report (self->check);
  PrServiceReport *service = pr_report_find_service (report, points[self->point].protocol);
  g_autoptr (PrStep) last = service_report_dup_last_step (service);
  gboolean at_end = points[self->point].step == PR_STEP_SIGN_OUT;
  const char *expected = at_end ? "ok" : ends[self->end].diagnosis;
  g_autofree char *text = NULL;

  if (g_str_equal (service_report_get_diagnosis_word (service), expected)
      && pr_step_get_id (last) == points[self->point].step
      && pr_step_get_outcome (last) == (at_end ? PR_OUTCOME_OK : PR_OUTCOME_FAILED))
    return;
  text = pr_report_to_text (report, &PR_TEXT_LOOK_PLAIN);
  g_test_message ("%s\n%s", self->talk, text);
  g_test_fail_printf ("%s where %s is right", service_report_get_diagnosis_word (service), expected);
}

static void
test_all (void)
{
  g_autoptr (ScriptWorld) world = script_world_new (WORLD_PASSWORD);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  guint n_running = 0;

  g_test_summary ("A connection that is lost, or silent, is told so at the step where that happens");

  for (gsize end = G_N_ELEMENTS (ends); end > 0; end--)
    for (gsize point = 0; point < G_N_ELEMENTS (points); point++)
      g_ptr_array_add (cases, case_new (world, point, end - 1));
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
  g_test_add_func ("/each-step/all", test_all);
  return g_test_run ();
}
