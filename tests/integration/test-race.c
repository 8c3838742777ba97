/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "pr-race.h"

#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

/* Addresses of loopback on which nothing ever listens here, and one that no packet is sent to. */
#define REFUSING "127.0.0.2"
#define NO_ROUTE "224.0.0.1"

typedef struct
{
  PrScriptServer *server;
  guint16 port; /* answers on 127.0.0.1 and ::1 */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PrSecret) password = pr_secret_new ("open sesame", -1);
  g_autoptr (GError) error = NULL;

  fixture->server = pr_script_server_new ("ann", password, &error);
  g_assert_no_error (error);
  pr_script_server_set_ipv6 (fixture->server, GPOINTER_TO_INT (data));
  fixture->port = pr_script_server_add_text (fixture->server, "S: 220 hello\n!silent\n", &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  pr_script_server_stop (fixture->server);
  g_clear_object (&fixture->server);
}

/* Runs a race to its end. */
static PrRace *
run (const char *host, guint16 port, guint wait_ms, int *fd, GError **error)
{
  PrRace *race = pr_race_new (host, port);
  PrDeadline deadline = pr_deadline_new (wait_ms, WAIT_MS);

  *fd = -1;
  if (pr_race_resolve (race, &deadline, NULL, error))
    *fd = pr_race_connect (race, &deadline, NULL, error);
  return race;
}

/* Runs one that is won. */
static PrRace *
run_well (const char *host, guint16 port)
{
  g_autoptr (GError) error = NULL;
  int fd;
  PrRace *race = run (host, port, WAIT_MS, &fd, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  return race;
}

static void
assert_attempt (PrRace *race, guint i, const char *address, int error_number, gboolean answered)
{
  const PrAttempt *attempt = pr_race_get_attempt (race, i);
  g_autofree char *text = g_inet_address_to_string (attempt->address);

  g_assert_cmpstr (text, ==, address);
  g_assert_cmpint (attempt->error_number, ==, error_number);
  g_assert_cmpint (attempt->answered, ==, answered);
}

static guint
ms_between (PrRace *race, guint a, guint b)
{
  return (guint) ((pr_race_get_attempt (race, b)->start_us - pr_race_get_attempt (race, a)->start_us)
                  / 1000);
}

static void
test_literals (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const hosts[] = { "127.0.0.1", "::1" };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (PrRace) race = run_well (hosts[i], fixture->port);

      g_assert_cmpuint (pr_race_get_n_addresses (race), ==, 1);
      assert_attempt (race, 0, hosts[i], 0, TRUE);
      g_assert_true (pr_race_get_winner (race) == pr_race_get_attempt (race, 0));
    }
}

static void
test_refused_then_answers (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint best_ms = G_MAXUINT;

  net_support_set_name ("mx.test", "", REFUSING " 127.0.0.1");
  for (guint i = 0; i < N_TRIES && best_ms >= 200; i++)
    {
      g_autoptr (PrRace) race = run_well ("mx.test", fixture->port);

      g_assert_cmpuint (pr_race_get_n_attempts (race), ==, 2);
      assert_attempt (race, 0, REFUSING, ECONNREFUSED, FALSE);
      assert_attempt (race, 1, "127.0.0.1", 0, TRUE);
      g_assert_true (pr_race_get_winner (race) == pr_race_get_attempt (race, 1));
      best_ms = MIN (best_ms, ms_between (race, 0, 1));
    }
  g_assert_cmpuint (best_ms, <, 200);
}

/* RFC 8305 §5: the next begins after 250 ms. */
static void
test_silent_then_answers (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new (REFUSING, fixture->port);
  g_autoptr (PrRace) race = NULL;

  net_support_set_name ("mx.test", "", REFUSING " 127.0.0.1");
  race = run_well ("mx.test", fixture->port);
  g_assert_cmpuint (pr_race_get_n_attempts (race), ==, 2);
  g_assert_cmpuint (ms_between (race, 0, 1), >=, 250);
  g_assert_cmpuint (ms_between (race, 0, 1), <, 250 + SLACK_MS);

  /* Still under way; when it is let go, still without an answer. */
  assert_attempt (race, 0, REFUSING, 0, FALSE);
  pr_race_settle (race);
  assert_attempt (race, 0, REFUSING, 0, FALSE);
  g_assert_cmpint (pr_race_get_attempt (race, 0)->duration_us, >=, 250 * 1000);
  assert_attempt (race, 1, "127.0.0.1", 0, TRUE);
}

static void
test_ipv6_silent (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("::1", fixture->port);
  g_autoptr (PrRace) race = NULL;

  net_support_set_name ("mx.test", "::1", "127.0.0.1");
  race = run_well ("mx.test", fixture->port);
  pr_race_settle (race);
  g_assert_cmpuint (pr_race_get_n_addresses (race), ==, 2);
  assert_attempt (race, 0, "::1", 0, FALSE);
  assert_attempt (race, 1, "127.0.0.1", 0, TRUE);
}

/* One that fails at once lets the next begin at once, though an older one is still under way. */
static void
test_no_route_does_not_delay (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("::1", fixture->port);
  guint best_ms = G_MAXUINT;

  net_support_set_name ("mx.test", "::1", NO_ROUTE " 127.0.0.1");
  for (guint i = 0; i < N_TRIES && best_ms >= 200; i++)
    {
      g_autoptr (PrRace) race = run_well ("mx.test", fixture->port);

      assert_attempt (race, 0, "::1", 0, FALSE);
      assert_attempt (race, 1, NO_ROUTE, ENETUNREACH, FALSE);
      assert_attempt (race, 2, "127.0.0.1", 0, TRUE);
      g_assert_cmpuint (ms_between (race, 0, 1), >=, 250);
      best_ms = MIN (best_ms, ms_between (race, 1, 2));
    }
  g_assert_cmpuint (best_ms, <, 200);
}

/* Returns: how long it took; more than that where another address than @first was tried first */
static guint
run_families (guint16 port, const char *first)
{
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (PrRace) race = run_well ("mx.test", port);
  g_autofree char *text = NULL;

  text = g_inet_address_to_string (pr_race_get_attempt (race, 0)->address);
  if (!g_str_equal (text, first))
    return G_MAXUINT;
  assert_attempt (race, 0, first, 0, TRUE);
  return ms_since (start_us);
}

static void
test_families (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *ipv6;
    const char *ipv4;
    const char *first; /* the address that is tried first */
  } rows[] = {
    { "::1", "127.0.0.1", "::1" },
    { "::1", "", "::1" },
    { "", "127.0.0.1", "127.0.0.1" },
    { "?", "127.0.0.1", "127.0.0.1" },
    { "::1", "?", "::1" },
    { "@20 ::1", "127.0.0.1", "::1" },        /* RFC 8305 §3: worth 50 ms of waiting */
    { "@1000 ::1", "127.0.0.1", "127.0.0.1" }, /* but no more */
    { "::1", "@1000 127.0.0.1", "::1" },
    { "…", "127.0.0.1", "127.0.0.1" },
    { "::1", "…", "::1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint best_ms = G_MAXUINT;

      g_test_message ("“%s” and “%s”", rows[i].ipv6, rows[i].ipv4);
      net_support_set_name ("mx.test", rows[i].ipv6, rows[i].ipv4);
      for (guint t = 0; t < N_TRIES && best_ms >= 800; t++)
        best_ms = MIN (best_ms, run_families (fixture->port, rows[i].first));
      g_assert_cmpuint (best_ms, <, 800);
    }
  net_support_let_go ();
}

static void
test_lookup_errors (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *ipv6;
    const char *ipv4;
    PrNetError code;
    guint wait_ms;
  } rows[] = {
    { "", "", PR_NET_ERROR_HOST_NOT_FOUND, WAIT_MS }, { "?", "?", PR_NET_ERROR_DNS_FAILURE, WAIT_MS },
    { "", "?", PR_NET_ERROR_DNS_FAILURE, WAIT_MS },   { "?", "", PR_NET_ERROR_DNS_FAILURE, WAIT_MS },
    { "…", "…", PR_NET_ERROR_DNS_TIMED_OUT, 100 },    { "", "…", PR_NET_ERROR_DNS_TIMED_OUT, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 start_us = g_get_monotonic_time ();
      int fd;
      g_autoptr (GError) error = NULL;
      g_autoptr (PrRace) race = NULL;

      net_support_set_name ("mx.test", rows[i].ipv6, rows[i].ipv4);
      race = run ("mx.test", fixture->port, rows[i].wait_ms, &fd, &error);
      g_assert_error (error, PR_NET_ERROR, (int) rows[i].code);
      g_assert_cmpuint (pr_race_get_n_addresses (race), ==, 0);
      g_assert_cmpuint (ms_since (start_us), <, 100 + SLACK_MS);
    }
  net_support_let_go ();
}

static void
test_connect_errors (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("127.0.0.3", fixture->port);
  g_autoptr (BlackHole) other_hole = black_hole_new ("127.0.0.4", fixture->port);
  static const struct
  {
    const char *ipv4;
    PrNetError code;
    guint n_attempts;
  } rows[] = {
    { REFUSING, PR_NET_ERROR_REFUSED, 1 },
    { REFUSING " " NO_ROUTE, PR_NET_ERROR_REFUSED, 2 },
    { NO_ROUTE, PR_NET_ERROR_UNREACHABLE, 1 },
    { "127.0.0.3", PR_NET_ERROR_CONNECT_TIMED_OUT, 1 },
    { "127.0.0.3 127.0.0.4", PR_NET_ERROR_CONNECT_TIMED_OUT, 2 },
    { "127.0.0.3 " NO_ROUTE, PR_NET_ERROR_CONNECT_TIMED_OUT, 2 },
    { "127.0.0.3 " REFUSING, PR_NET_ERROR_REFUSED, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_attempts = 0;

      net_support_set_name ("mx.test", "", rows[i].ipv4);
      /* On a busy machine the wait may be over before the second is tried. */
      for (guint t = 0; t < N_TRIES && n_attempts < rows[i].n_attempts; t++)
        {
          gint64 start_us = g_get_monotonic_time ();
          int fd;
          g_autoptr (GError) error = NULL;
          g_autoptr (PrRace) race = run ("mx.test", fixture->port, 400, &fd, &error);

          n_attempts = pr_race_get_n_attempts (race);
          g_assert_cmpint (fd, ==, -1);
          g_assert_null (pr_race_get_winner (race));
          if (n_attempts == rows[i].n_attempts)
            g_assert_error (error, PR_NET_ERROR, (int) rows[i].code);
          /* One wait for all addresses together. */
          g_assert_cmpuint (ms_since (start_us), <, 400 + SLACK_MS);
        }
      g_assert_cmpuint (n_attempts, ==, rows[i].n_attempts);
    }
}

static void
test_run_ended (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("127.0.0.3", fixture->port);
  PrDeadline long_enough = pr_deadline_new (WAIT_MS, WAIT_MS);
  PrDeadline deadline;
  g_autoptr (PrRace) silent = pr_race_new ("127.0.0.3", fixture->port);
  g_autoptr (PrRace) hanging = pr_race_new ("mx.test", fixture->port);
  g_autoptr (GError) error = NULL;

  g_assert_true (pr_race_resolve (silent, &long_enough, NULL, &error));
  deadline = pr_deadline_new (WAIT_MS, 50);
  g_assert_cmpint (pr_race_connect (silent, &deadline, NULL, &error), ==, -1);
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED);
  g_clear_error (&error);

  net_support_set_name ("mx.test", "…", "…");
  g_assert_false (pr_race_resolve (hanging, &deadline, NULL, &error));
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_RUN_ENDED);
  net_support_let_go ();
}

/* A computer that has nothing left to give has not found out anything about the host. */
static void
test_no_descriptors (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (PrRace) named = pr_race_new ("mx.test", fixture->port);
  g_autoptr (PrRace) literal = pr_race_new ("127.0.0.1", fixture->port);
  g_autoptr (GError) dns_error = NULL;
  g_autoptr (GError) connect_error = NULL;
  struct rlimit before;
  struct rlimit none;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &before), ==, 0);
  none = before;
  none.rlim_cur = 0;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &none), ==, 0);
  pr_race_resolve (named, &deadline, NULL, &dns_error);
  if (pr_race_resolve (literal, &deadline, NULL, &connect_error))
    pr_race_connect (literal, &deadline, NULL, &connect_error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &before), ==, 0);

  g_assert_error (dns_error, PR_NET_ERROR, PR_NET_ERROR_DNS_FAILURE);
  g_assert_error (connect_error, PR_NET_ERROR, PR_NET_ERROR_CONNECT_FAILED);
  assert_attempt (literal, 0, "127.0.0.1", EMFILE, FALSE);
}

static void
test_many_addresses (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GString) addresses = g_string_new ("127.0.1.1");
  int fd;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrRace) race = NULL;

  for (guint i = 2; i <= 100; i++)
    g_string_append_printf (addresses, " 127.0.1.%u", i);
  net_support_set_name ("mx.test", "", addresses->str);
  race = run ("mx.test", fixture->port, WAIT_MS, &fd, &error);
  g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_REFUSED);
  g_assert_cmpuint (pr_race_get_n_attempts (race), ==, 16);
}

static void
resolve_and_connect (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  PrDeadline deadline = pr_deadline_new (WAIT_MS, WAIT_MS);
  g_autoptr (PrRace) race = pr_race_new ("mx.test", fixture->port);

  if (pr_race_resolve (race, &deadline, cancellable, error))
    g_assert_cmpint (pr_race_connect (race, &deadline, cancellable, error), ==, -1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (BlackHole) hole = black_hole_new ("127.0.0.3", fixture->port);

  net_support_set_name ("mx.test", "…", "…");
  assert_cancels_fast (resolve_and_connect, fixture);
  net_support_let_go ();
  net_support_set_name ("mx.test", "", "127.0.0.3");
  assert_cancels_fast (resolve_and_connect, fixture);
  net_support_set_name ("mx.test", "…", "127.0.0.3");
  assert_cancels_fast (resolve_and_connect, fixture);
  net_support_let_go ();
}

static void
answer_task (GTask *task,
             gpointer source G_GNUC_UNUSED,
             gpointer data G_GNUC_UNUSED,
             GCancellable *cancellable G_GNUC_UNUSED)
{
  g_task_return_boolean (task, TRUE);
}

/* Thirty dead names, each asked for both families, hold up nobody else. */
static void
test_dead_names (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) races = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_race_free);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  net_support_set_name ("mx.test", "…", "…");
  for (guint i = 0; i < 30; i++)
    {
      PrDeadline deadline = pr_deadline_new (0, WAIT_MS);
      PrRace *race = pr_race_new ("mx.test", fixture->port);
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (races, race);
      g_assert_false (pr_race_resolve (race, &deadline, NULL, &error));
      g_assert_error (error, PR_NET_ERROR, PR_NET_ERROR_DNS_TIMED_OUT);
    }
  net_support_wait_hanging (60);

  g_task_run_in_thread_sync (task, answer_task);
  g_assert_true (g_task_propagate_boolean (task, NULL));

  /* Let go of while they hang: what they hold is freed later, by themselves. */
  g_ptr_array_set_size (races, 0);
  net_support_let_go ();
}

static void
add_test (const char *path, gboolean ipv6, void (*run_test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (ipv6), fixture_set_up, run_test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  net_support_init (&argc, &argv);
  add_test ("/race/literals", TRUE, test_literals);
  add_test ("/race/refused-then-answers", FALSE, test_refused_then_answers);
  add_test ("/race/silent-then-answers", FALSE, test_silent_then_answers);
  add_test ("/race/ipv6-silent", FALSE, test_ipv6_silent);
  add_test ("/race/no-route-does-not-delay", FALSE, test_no_route_does_not_delay);
  add_test ("/race/families", TRUE, test_families);
  add_test ("/race/lookup-errors", FALSE, test_lookup_errors);
  add_test ("/race/connect-errors", FALSE, test_connect_errors);
  add_test ("/race/run-ended", FALSE, test_run_ended);
  add_test ("/race/no-descriptors", FALSE, test_no_descriptors);
  add_test ("/race/many-addresses", FALSE, test_many_addresses);
  add_test ("/race/cancel", FALSE, test_cancel);
  add_test ("/race/dead-names", FALSE, test_dead_names);
  return g_test_run ();
}
