/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-monitor.h"
#include "net-support.h"
#include "script-world.h"

#include <string.h>

/* What a test makes of a network that is not there, that lets nobody through, or lets mail through on
 * other ports only; and how it tries other ports. In a network of its own, where all ports are free. */

#define HOLE "127.0.0.77"
#define OTHER_HOLE "127.0.0.78"

/* What a hole takes; and where other ports are tried in the meantime, which begins after a third of
 * it. */
#define HOLE_WAIT_MS 1500
#define PROBED_HOLE_WAIT_MS 6000

/* No alternative is tried for longer. */
#define PROBES_MS 5000

static char *skip_reason;

static void
set_up (WorldFixture *fixture, gconstpointer data)
{
  if (skip_reason == NULL)
    world_fixture_set_up (fixture, data);
}

static void
tear_down (WorldFixture *fixture, gconstpointer data)
{
  if (skip_reason != NULL)
    return;
  fake_monitor_set (G_NETWORK_CONNECTIVITY_FULL);
  world_fixture_tear_down (fixture, data);
}

static PrServiceReport *
run (WorldFixture *fixture, PrProtocol protocol, guint wait_ms, PrReport **report)
{
  g_autoptr (PrCheck) check = script_world_check_new (fixture->world, fixture->account);

  pr_check_set_time_limits (check, wait_ms, WORLD_LONG_WAIT_MS);
  *report = script_world_run_well (check);
  return pr_report_find_service (*report, protocol);
}

/* The changes that are offered, a line each; those that have not been tried have a question mark. */
static char *
describe_changes (PrServiceReport *report)
{
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    {
      PrFix *fix = pr_diagnosis_get_fix (diagnosis, i);
      const PrServiceChange *change = pr_fix_get_change (fix);

      if (change == NULL)
        continue;
      if ((change->fields & PR_SERVICE_HOST) != 0)
        g_string_append_printf (text, "%s ", change->host);
      if ((change->fields & PR_SERVICE_PORT) != 0)
        g_string_append_printf (text, "%u ", change->port);
      if ((change->fields & PR_SERVICE_SECURITY) != 0)
        g_string_append (text, pr_enum_get_word (PR_TYPE_SECURITY, (int) change->security));
      g_strchomp (text->str);
      text->len = strlen (text->str);
      g_string_append (text,
                       pr_fix_get_verified (fix) == PR_VERIFIED_YES ? "\n" : "?\n");
    }
  return g_string_free (text, FALSE);
}

/* A test of one account at a server of its own, beside others. */
typedef struct
{
  WorldFixture fixture;
  PrCheck *check;
} Case;

static void
case_clear (Case *self)
{
  g_object_unref (self->check);
  world_fixture_tear_down (&self->fixture, NULL);
}

static void
case_serve (Case *self, const char *address, const char *names, guint16 port, PrTalk *talk)
{
  g_autoptr (GError) error = NULL;

  pr_script_server_set_host (self->fixture.world->server, address, names);
  pr_script_server_add_talk (self->fixture.world->server, talk, port, &error);
  g_assert_no_error (error);
}

static void
case_start (Case *self, guint wait_ms, guint *n_running)
{
  self->check = script_world_check_new (self->fixture.world, self->fixture.account);
  pr_check_set_time_limits (self->check, wait_ms, 2 * WORLD_LONG_WAIT_MS);
  script_world_begin (self->check, n_running);
}

static void
case_assert (Case *self, PrProtocol protocol, const char *diagnosis, const char *changes)
{
  PrServiceReport *service =
      pr_report_find_service (pr_check_get_report (self->check), protocol);
  g_autofree char *found = describe_changes (service);

  g_assert_cmpstr (service_report_get_diagnosis_word (service), ==, diagnosis);
  g_assert_cmpstr (found, ==, changes);
}

static PrTalk *
talk_new (const char *text)
{
  g_autoptr (GFile) folder = g_file_new_for_path (g_getenv ("PR_TEST_TALKS"));
  g_autoptr (GError) error = NULL;
  PrTalk *talk = pr_talk_new_in_folder ("talk", text, folder, &error);

  g_assert_no_error (error);
  return talk;
}

static void
test_state (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  /* “?” is a name that cannot be looked up, “” one that is not there. */
  static const struct
  {
    GNetworkConnectivity network;
    const char *host;
    const char *answer;
    const char *expected;
  } rows[] = {
    { G_NETWORK_CONNECTIVITY_LOCAL, "imap.example.net", "?", "offline" },
    { G_NETWORK_CONNECTIVITY_LOCAL, "imap.example.net", "", "offline" },
    { G_NETWORK_CONNECTIVITY_LOCAL, "192.0.2.1", NULL, "offline" },
    { G_NETWORK_CONNECTIVITY_LOCAL, "127.0.0.1", NULL, "connection-refused" },
    { G_NETWORK_CONNECTIVITY_PORTAL, "imap.example.net", "?", "captive-portal" },
    { G_NETWORK_CONNECTIVITY_PORTAL, "imap.example.net", "", "captive-portal" },
    { G_NETWORK_CONNECTIVITY_PORTAL, "192.0.2.1", NULL, "captive-portal" },
    { G_NETWORK_CONNECTIVITY_PORTAL, "127.0.0.1", NULL, "connection-refused" },
    { G_NETWORK_CONNECTIVITY_LIMITED, "imap.example.net", "?", "dns-failure" },
    { G_NETWORK_CONNECTIVITY_LIMITED, "192.0.2.1", NULL, "network-unreachable" },
    { G_NETWORK_CONNECTIVITY_FULL, "imap.example.net", "?", "dns-failure" },
    { G_NETWORK_CONNECTIVITY_FULL, "imap.example.net", "", "host-not-found" },
    { G_NETWORK_CONNECTIVITY_FULL, "192.0.2.1", NULL, "network-unreachable" },
  };

  g_test_summary ("No network, or one that wants a log-in first, is told from a fault of the settings");

  if (skip_reason != NULL)
    {
      g_test_skip (skip_reason);
      return;
    }
  net_support_set_name ("imap.example.org", "", "");
  net_support_set_name ("mail.example.org", "", "");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReport) report = NULL;
      PrServiceReport *imap;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      fake_monitor_set (rows[i].network);
      if (rows[i].answer != NULL)
        net_support_set_name (rows[i].host, rows[i].answer, rows[i].answer);
      script_world_set_service (fixture->account, PR_PROTOCOL_IMAP, rows[i].host, 9,
                                PR_SECURITY_TLS);
      imap = run (fixture, PR_PROTOCOL_IMAP, WORLD_LONG_WAIT_MS, &report);
      g_assert_cmpstr (service_report_get_diagnosis_word (imap), ==, rows[i].expected);
      g_assert_cmpstr (
          pr_diagnosis_get_evidence (pr_service_report_get_diagnosis (imap)), !=, "");
    }
}

static const char imap_with_password[] =
    "!tls\n!imap\nS: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] mail.test\nC: *\n!close\n";

static const char imap_works[] =
    "!imap\nS: * OK [CAPABILITY IMAP4rev1 SASL-IR STARTTLS LOGINDISABLED] mail.test\n"
    "repeat\n  include imap-clear.part\nend\nrepeat\n  include imap-sign-in.part\nend\n";

static void
test_blocked (void)
{
  /* One host for each row. */
  static const struct
  {
    const char *email;
    PrProtocol protocol;
    const char *host;
    guint16 port;
    PrSecurity security;
    const char *other;
    guint16 other_port;
    const char *expected;
    const char *changes;
  } rows[] = {
    /* What the provider itself uses is right, so something on the way keeps it off. */
    { "ann@gmail.com", PR_PROTOCOL_IMAP, "imap.gmail.com", 993, PR_SECURITY_TLS,
      "imap-works-starttls.talk", 143, "ports-blocked", "143 starttls\n" },
    /* What somebody typed may just as well be wrong. */
    { "ann@example.org", PR_PROTOCOL_IMAP, "imap.example.org", 993, PR_SECURITY_TLS,
      "imap-works-starttls.talk", 143, "connection-timed-out", "143 starttls\n" },
    /* Nearly every network blocks this one. */
    { "ann@example.org", PR_PROTOCOL_SMTP, "smtp.example.org", 25, PR_SECURITY_STARTTLS,
      "smtp-works-tls.talk", 465, "ports-blocked", "465 tls\n" },
    { "ann@gmail.com", PR_PROTOCOL_POP3, "pop.gmail.com", 995, PR_SECURITY_TLS, NULL, 0,
      "connection-timed-out", "" },
  };
  Case cases[G_N_ELEMENTS (rows)] = { 0 };
  guint n_running = 0;
  BlackHole *holes[G_N_ELEMENTS (rows)];

  g_test_summary ("A right port that is dead where others of the same host answer is blocked");

  if (skip_reason != NULL)
    {
      g_test_skip (skip_reason);
      return;
    }
  net_support_set_name ("mail.gmail.com", "", "");
  net_support_set_name ("pop3.gmail.com", "", "");
  net_support_set_name ("mail.example.org", "", "");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *address = g_strdup_printf ("127.0.2.%" G_GSIZE_FORMAT, i + 1);
      g_autoptr (PrTalk) talk = rows[i].other == NULL ? NULL : script_world_load_talk (rows[i].other);

      holes[i] = black_hole_new (address, rows[i].port);
      net_support_set_name (rows[i].host, "", address);
      world_fixture_set_up (&cases[i].fixture, NULL);
      if (talk != NULL)
        case_serve (&cases[i], address, rows[i].host, rows[i].other_port, talk);
      pr_account_set_address (cases[i].fixture.account, rows[i].email);
      script_world_set_service (cases[i].fixture.account, rows[i].protocol, rows[i].host,
                                rows[i].port, rows[i].security);
      case_start (&cases[i], PROBED_HOLE_WAIT_MS, &n_running);
    }
  script_world_wait (&n_running, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      case_assert (&cases[i], rows[i].protocol, rows[i].expected, rows[i].changes);
      case_clear (&cases[i]);
      black_hole_free (holes[i]);
    }
}

static void
test_blocked_everywhere (WorldFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) imap_hole = NULL;
  g_autoptr (BlackHole) smtp_hole = NULL;
  g_autoptr (BlackHole) other_hole = NULL;

  g_test_summary ("Two hosts that are dead are a network that blocks; one host is not");

  if (skip_reason != NULL)
    {
      g_test_skip (skip_reason);
      return;
    }
  imap_hole = black_hole_new (HOLE, 993);
  smtp_hole = black_hole_new (HOLE, 465);
  other_hole = black_hole_new (OTHER_HOLE, 465);
  net_support_set_name ("mail.example.org", "", "");
  net_support_set_name ("imap.example.org", "", HOLE);
  script_world_set_service (fixture->account, PR_PROTOCOL_IMAP, "imap.example.org", 993,
                            PR_SECURITY_TLS);
  script_world_set_service (fixture->account, PR_PROTOCOL_SMTP, "smtp.example.org", 465,
                            PR_SECURITY_TLS);
  for (guint i = 0; i < 2; i++)
    {
      const char *expected = i == 0 ? "connection-timed-out" : "ports-blocked";
      g_autoptr (PrReport) report = NULL;

      net_support_set_name ("smtp.example.org", "", i == 0 ? HOLE : OTHER_HOLE);
      run (fixture, PR_PROTOCOL_IMAP, HOLE_WAIT_MS, &report);
      for (guint j = 0; j < 2; j++)
        g_assert_cmpstr (service_report_get_diagnosis_word (pr_report_find_service (
                             report, j == 0 ? PR_PROTOCOL_IMAP : PR_PROTOCOL_SMTP)),
                         ==, expected);
    }
}

static const PrSecurity probe_securities[] = { PR_SECURITY_TLS, PR_SECURITY_STARTTLS };

/* What is on the two usual ports of a host, and what a test then has to say for a third one on which
 * nobody listens. NULL is nobody. */
static const struct
{
  const char *what;
  PrProtocol protocol;
  PrAuth auth;
  const char *talks[2]; /* with TLS, with STARTTLS */
  const char *changes;
} probe_rows[] = {
  { "both work", PR_PROTOCOL_IMAP, PR_AUTH_AUTO,
    { imap_with_password, imap_works }, "993 tls\n143 starttls\n" },
  { "one works, the other is refused", PR_PROTOCOL_IMAP, PR_AUTH_AUTO,
    { NULL, imap_works }, "143 starttls\n" },
  { "nobody is there", PR_PROTOCOL_IMAP, PR_AUTH_AUTO, { NULL, NULL }, "" },
  /* One after the other, there would be no time left for the second. */
  { "one is silent, the other works", PR_PROTOCOL_IMAP, PR_AUTH_AUTO,
    { "!tls\n!silent\n", imap_works }, "143 starttls\n" },
  { "both are silent", PR_PROTOCOL_IMAP, PR_AUTH_AUTO, { "!tls\n!silent\n", "!silent\n" }, "" },
  { "offers no sign-in", PR_PROTOCOL_IMAP, PR_AUTH_AUTO,
    { "!tls\n!imap\nS: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] mail.test\nC: *\n!close\n" }, "" },
  { "is busy", PR_PROTOCOL_IMAP, PR_AUTH_AUTO, { "!tls\n!imap\nS: * BYE busy\n!close\n" }, "" },
  { "has a certificate for another name", PR_PROTOCOL_IMAP, PR_AUTH_AUTO,
    { "!tls\n!imap\n!certificate names=elsewhere.test\n"
      "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] mail.test\n!silent\n" },
    "" },
  { "does not encrypt", PR_PROTOCOL_IMAP, PR_AUTH_AUTO,
    { NULL, "!imap\nS: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] mail.test\nC: *\n!close\n" }, "" },
  { "is another service", PR_PROTOCOL_IMAP, PR_AUTH_AUTO,
    { "!tls\nS: 220 mx.test ESMTP\n!silent\n" }, "" },
  { "takes mail from servers only", PR_PROTOCOL_SMTP, PR_AUTH_AUTO,
    { "!tls\nS: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 SIZE 1000\nC: QUIT\n!close\n" },
    "" },
  { "takes only tokens", PR_PROTOCOL_SMTP, PR_AUTH_AUTO,
    { "!tls\nS: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 AUTH XOAUTH2\nC: QUIT\n!close\n" },
    "" },
  { "takes passwords", PR_PROTOCOL_SMTP, PR_AUTH_AUTO,
    { "!tls\nS: 220 mx.test\nC: EHLO *\nS: 250-mx.test\nS: 250 AUTH LOGIN\nC: QUIT\n!close\n" },
    "465 tls\n" },
  /* By the method of the account, whatever else is offered. */
  { "takes passwords, one of two with the method that was picked", PR_PROTOCOL_IMAP,
    PR_AUTH_CRAM_MD5,
    { imap_with_password,
      "!imap\nS: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] mail.test\n"
      "repeat\n  include imap-clear.part\nend\n"
      "C: $tag CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=CRAM-MD5\nS: $tag OK done\n"
      "C: *\n!close\n" },
    "143 starttls\n" },
};

static void
assert_no_secret (Case *self, guint16 port)
{
  PrScriptLog *log = script_world_get_log (self->fixture.world, port);

  g_assert_cmpuint (pr_script_log_get_n_connections (log), ==, 1);
  g_assert_cmpuint (pr_script_log_get_n_attempts (log), ==, 0);
  for (guint i = 0; i < PR_N_SCRIPT_CHANNELS; i++)
    g_assert_false (pr_script_log_contains (log, (PrScriptChannel) i, WORLD_USER));
}

static void
test_probes (void)
{
  Case cases[G_N_ELEMENTS (probe_rows)] = { 0 };
  guint n_running = 0;
  gint64 start_us;

  g_test_summary ("Only what answers and lets somebody in is offered, and no password is sent for it");

  if (skip_reason != NULL)
    {
      g_test_skip (skip_reason);
      return;
    }
  net_support_set_name ("imap.example.org", "", "");
  net_support_set_name ("smtp.example.org", "", "");
  net_support_set_name ("mail.example.org", "", "");
  start_us = g_get_monotonic_time ();
  for (gsize i = 0; i < G_N_ELEMENTS (probe_rows); i++)
    {
      g_autofree char *address = g_strdup_printf ("127.0.3.%" G_GSIZE_FORMAT, i + 1);
      g_autofree char *host = g_strdup_printf ("mx%" G_GSIZE_FORMAT ".example.net", i);

      net_support_set_name (host, "", address);
      world_fixture_set_up (&cases[i].fixture, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (probe_rows[i].talks); j++)
        if (probe_rows[i].talks[j] != NULL)
          {
            g_autoptr (PrTalk) talk = talk_new (probe_rows[i].talks[j]);

            case_serve (&cases[i], address, host,
                        pr_protocol_get_default_port (probe_rows[i].protocol, probe_securities[j]),
                        talk);
          }
      pr_service_set_auth (script_world_set_service (cases[i].fixture.account,
                                                     probe_rows[i].protocol, host, 9,
                                                     PR_SECURITY_TLS),
                           probe_rows[i].auth);
      case_start (&cases[i], WORLD_LONG_WAIT_MS, &n_running);
    }
  script_world_wait (&n_running, 0);
  /* The silent ones have had their five seconds, and not all of a wait. */
  g_assert_cmpuint (ms_since (start_us), >=, PROBES_MS);
  g_assert_cmpuint (ms_since (start_us), <, WORLD_LONG_WAIT_MS / 2);
  for (gsize i = 0; i < G_N_ELEMENTS (probe_rows); i++)
    {
      g_test_message ("%s", probe_rows[i].what);
      case_assert (&cases[i], probe_rows[i].protocol, "connection-refused", probe_rows[i].changes);
      for (guint j = 0; j < G_N_ELEMENTS (probe_rows[i].talks); j++)
        if (probe_rows[i].talks[j] != NULL)
          assert_no_secret (&cases[i], pr_protocol_get_default_port (probe_rows[i].protocol,
                                                                     probe_securities[j]));
      case_clear (&cases[i]);
    }
}

int
main (int argc, char *argv[])
{
  (void) net_support_enter_own_network (&skip_reason);
  script_world_forget_system_authorities ();
  net_support_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, WorldFixture, NULL, set_up, func, tear_down)

  ADD ("/check-network/state", test_state);
  g_test_add_func ("/check-network/blocked", test_blocked);
  ADD ("/check-network/blocked-everywhere", test_blocked_everywhere);
  g_test_add_func ("/check-network/probes", test_probes);
  return g_test_run ();
}
