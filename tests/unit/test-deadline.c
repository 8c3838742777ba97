/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-deadline.h"

static void
test_wait_is_bounded_by_run (void)
{
  PrDeadline deadline = pr_deadline_new (60000, 1000);

  g_assert_cmpint (pr_deadline_get_remaining_us (&deadline), <=, 1000 * 1000);
  g_assert_cmpint (pr_deadline_get_remaining_us (&deadline), >, 0);
  g_assert_false (pr_deadline_run_has_ended (&deadline));
}

static void
test_over (void)
{
  PrDeadline deadline = pr_deadline_new (0, 60000);
  PrDeadline run = pr_deadline_new (60000, 0);
  PrDeadline rest = pr_deadline_rest_of_run (&deadline);

  g_assert_cmpint (pr_deadline_get_remaining_us (&deadline), ==, 0);
  g_assert_false (pr_deadline_run_has_ended (&deadline));
  g_assert_cmpint (pr_deadline_get_remaining_us (&run), ==, 0);
  g_assert_true (pr_deadline_run_has_ended (&run));
  g_assert_cmpint (pr_deadline_get_remaining_us (&rest), >, 30 * G_USEC_PER_SEC);
}

static void
test_each_wait_starts_anew (void)
{
  PrDeadline deadline = pr_deadline_new (0, 60000);
  PrDeadline longer = pr_deadline_begin_wait_at_most (&deadline, 30000);

  g_assert_cmpint (pr_deadline_get_remaining_us (&longer), >, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/wait-is-bounded-by-run", test_wait_is_bounded_by_run);
  g_test_add_func ("/deadline/over", test_over);
  g_test_add_func ("/deadline/each-wait-starts-anew", test_each_wait_starts_anew);
  return g_test_run ();
}
