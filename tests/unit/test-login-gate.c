/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-login-gate.h"
#include "pr-net.h"

#include <string.h>

/* Longer than anything takes here. */
#define WAIT_MS 20000

typedef struct
{
  const char *host;
  const char *login;
  const char *secret; /* NULL where there is none */
} Login;

static void
add (PrLoginGate *gate, PrProtocol protocol, const Login *login)
{
  g_autoptr (PrSecret) secret = login->secret == NULL ? NULL : pr_secret_new (login->secret, -1);

  pr_login_gate_add (gate, protocol, login->host, login->login, secret);
}

/* IMAP and SMTP at one provider with one login. */
static PrLoginGate *
gate_of_two_new (void)
{
  const Login login = { "mail.example.org", "ann", "secret" };
  PrLoginGate *gate = pr_login_gate_new ();

  add (gate, PR_PROTOCOL_IMAP, &login);
  add (gate, PR_PROTOCOL_SMTP, &login);
  return gate;
}

/* Whether a service would have to wait: the time for that is over before it begins. */
static gboolean
has_to_wait (PrLoginGate *gate, PrProtocol protocol)
{
  PrDeadline over = pr_deadline_new (0, 0);
  PrLoginVerdict verdict;
  PrProtocol decided_by;
  g_autoptr (GError) error = NULL;

  if (pr_login_gate_enter (gate, protocol, &over, NULL, &decided_by, &verdict, &error))
    return FALSE;
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED);
  return TRUE;
}

static void
assert_verdict (PrLoginGate *gate, PrProtocol protocol, PrLoginVerdict expected)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  PrProtocol decided_by = PR_PROTOCOL_POP3;
  PrLoginVerdict verdict;
  g_autoptr (GError) error = NULL;

  pr_login_gate_enter (gate, protocol, &deadline, NULL, &decided_by, &verdict, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verdict, ==, expected);
  g_assert_cmpint (decided_by, ==,
                   expected == PR_LOGIN_NOT_TRIED ? PR_PROTOCOL_POP3 : PR_PROTOCOL_IMAP);
}

static void
test_same_login (void)
{
  static const struct
  {
    const char *what;
    Login first;
    Login second;
    gboolean same;
  } rows[] = {
    { "the same in everything",
      { "mail.example.org", "ann", "s" },
      { "mail.example.org", "ann", "s" },
      TRUE },
    { "other hosts of a provider",
      { "imap.example.org", "ann", "s" },
      { "smtp.example.org", "ann", "s" },
      TRUE },
    { "case does not count",
      { "IMAP.Example.org", "Ann", "s" },
      { "smtp.eXample.ORG", "aNN", "s" },
      TRUE },
    { "case outside ASCII does not count either",
      { "mail.example.org", "Änne", "s" },
      { "mail.example.org", "änne", "s" },
      TRUE },
    { "an address is the same account anywhere",
      { "imap.example.org", "ann@example.net", "s" },
      { "smtp.example.com", "ann@example.net", "s" },
      TRUE },
    { "a bare name at another provider is somebody else",
      { "imap.example.org", "ann", "s" },
      { "smtp.example.com", "ann", "s" },
      FALSE },
    { "another name", { "mail.example.org", "ann", "s" }, { "mail.example.org", "bob", "s" }, FALSE },
    { "another secret",
      { "mail.example.org", "ann", "s" },
      { "mail.example.org", "ann", "S" },
      FALSE },
    { "no secret: nothing is tried",
      { "mail.example.org", "ann", NULL },
      { "mail.example.org", "ann", NULL },
      FALSE },
    { "addresses as hosts", { "192.0.2.1", "ann", "s" }, { "192.0.2.1", "ann", "s" }, TRUE },
    { "other addresses", { "192.0.2.1", "ann", "s" }, { "203.0.2.1", "ann", "s" }, FALSE },
    { "hosts of one label", { "localhost", "ann", "s" }, { "localhost", "ann", "s" }, TRUE },
  };

  g_test_summary ("A service waits only for one that would try the same login");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrLoginGate) gate = pr_login_gate_new ();

      g_test_message ("%s", rows[i].what);
      add (gate, PR_PROTOCOL_IMAP, &rows[i].first);
      add (gate, PR_PROTOCOL_SMTP, &rows[i].second);
      g_assert_false (has_to_wait (gate, PR_PROTOCOL_IMAP));
      g_assert_cmpint (has_to_wait (gate, PR_PROTOCOL_SMTP), ==, rows[i].same);
      pr_login_gate_leave (gate, PR_PROTOCOL_IMAP, PR_LOGIN_REFUSED);
      assert_verdict (gate, PR_PROTOCOL_SMTP,
                      rows[i].same ? PR_LOGIN_REFUSED : PR_LOGIN_NOT_TRIED);
    }
}

static void
test_verdicts (void)
{
  static const PrLoginVerdict verdicts[] = { PR_LOGIN_NOT_TRIED, PR_LOGIN_ACCEPTED,
                                             PR_LOGIN_REFUSED, PR_LOGIN_FAILED };

  g_test_summary ("What came of the first is told to the next, and only the first word counts");

  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr (PrLoginGate) gate = gate_of_two_new ();

      pr_login_gate_leave (gate, PR_PROTOCOL_IMAP, verdicts[i]);
      pr_login_gate_leave (gate, PR_PROTOCOL_IMAP, PR_LOGIN_ACCEPTED);
      assert_verdict (gate, PR_PROTOCOL_SMTP, verdicts[i]);
      g_assert_cmpint (pr_login_gate_was_accepted (gate, PR_PROTOCOL_SMTP), ==,
                       verdicts[i] == PR_LOGIN_ACCEPTED);
      g_assert_false (pr_login_gate_was_accepted (gate, PR_PROTOCOL_IMAP));
    }
}

static void
test_three (void)
{
  const Login login = { "mail.example.org", "ann", "secret" };
  g_autoptr (PrLoginGate) gate = pr_login_gate_new ();

  g_test_summary ("Where the first did not try, the second decides for the third");

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    add (gate, (PrProtocol) i, &login);
  pr_login_gate_leave (gate, PR_PROTOCOL_IMAP, PR_LOGIN_NOT_TRIED);
  g_assert_false (has_to_wait (gate, PR_PROTOCOL_POP3));
  g_assert_true (has_to_wait (gate, PR_PROTOCOL_SMTP));
  pr_login_gate_leave (gate, PR_PROTOCOL_POP3, PR_LOGIN_NOT_TRIED);
  assert_verdict (gate, PR_PROTOCOL_SMTP, PR_LOGIN_NOT_TRIED);
}

static void
test_cancelled (void)
{
  g_autoptr (PrLoginGate) gate = gate_of_two_new ();
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PrProtocol decided_by;
  PrLoginVerdict verdict;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pr_login_gate_enter (gate, PR_PROTOCOL_SMTP, &deadline, cancellable, &decided_by,
                                       &verdict, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_wait (void)
{
  g_autoptr (PrLoginGate) gate = gate_of_two_new ();
  PrDeadline over = pr_deadline_new (0, 0);
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  PrLoginVerdict verdict = PR_LOGIN_FAILED;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Who waits for a service learns what came of it, or that there is none");

  g_assert_true (pr_login_gate_wait (gate, PR_PROTOCOL_POP3, &over, NULL, &verdict, &error));
  g_assert_cmpint (verdict, ==, PR_LOGIN_NOT_TRIED);
  g_assert_false (pr_login_gate_wait (gate, PR_PROTOCOL_IMAP, &over, NULL, &verdict, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED);
  g_clear_error (&error);
  pr_login_gate_leave (gate, PR_PROTOCOL_IMAP, PR_LOGIN_ACCEPTED);
  g_assert_true (pr_login_gate_wait (gate, PR_PROTOCOL_IMAP, &deadline, NULL, &verdict, &error));
  g_assert_no_error (error);
  g_assert_cmpint (verdict, ==, PR_LOGIN_ACCEPTED);
}

static gpointer
enter_thread (gpointer gate)
{
  assert_verdict (gate, PR_PROTOCOL_SMTP, PR_LOGIN_ACCEPTED);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (PrLoginGate) gate = gate_of_two_new ();
  GThread *thread = g_thread_new ("enters", enter_thread, gate);

  g_test_summary ("A thread that waits goes on when the one before it leaves");

  pr_login_gate_leave (gate, PR_PROTOCOL_IMAP, PR_LOGIN_ACCEPTED);
  g_thread_join (thread);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/login-gate/same-login", test_same_login);
  g_test_add_func ("/login-gate/verdicts", test_verdicts);
  g_test_add_func ("/login-gate/three", test_three);
  g_test_add_func ("/login-gate/cancelled", test_cancelled);
  g_test_add_func ("/login-gate/wait", test_wait);
  g_test_add_func ("/login-gate/threads", test_threads);
  return g_test_run ();
}
