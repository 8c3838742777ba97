/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-step.h"

#include <string.h>

static void
append_name (G_GNUC_UNUSED GObject *object, GParamSpec *pspec, gpointer names)
{
  g_string_append_printf (names, " %s", g_param_spec_get_name (pspec));
}

static void
test_life (void)
{
  g_autoptr (PrStep) step = pr_step_new (PR_STEP_SIGN_IN, 1999);
  g_autoptr (GString) names = g_string_new (NULL);

  g_signal_connect (step, "notify", G_CALLBACK (append_name), names);
  g_assert_cmpint (pr_step_get_id (step), ==, PR_STEP_SIGN_IN);
  g_assert_cmpint (pr_step_get_outcome (step), ==, PR_OUTCOME_RUNNING);
  g_assert_cmpint (pr_step_get_start_us (step), ==, 1999);
  g_assert_cmpint (pr_step_get_duration_us (step), ==, 0);
  g_assert_null (pr_step_get_detail (step));

  pr_step_end (step, PR_OUTCOME_WARNING, 2999, "hm");
  g_assert_nonnull (strstr (names->str, " outcome"));
  g_assert_nonnull (strstr (names->str, " detail"));
  g_assert_nonnull (strstr (names->str, " duration-ms"));
  g_assert_cmpint (pr_step_get_outcome (step), ==, PR_OUTCOME_WARNING);
  g_assert_cmpint (pr_step_get_duration_us (step), ==, 2999);
  g_assert_cmpstr (pr_step_get_detail (step), ==, "hm");

  g_string_truncate (names, 0);
  pr_step_amend (step, PR_OUTCOME_OK, NULL);
  g_assert_nonnull (strstr (names->str, " outcome"));
  g_assert_nonnull (strstr (names->str, " detail"));
  g_assert_null (strstr (names->str, " duration-ms"));
  g_assert_cmpint (pr_step_get_outcome (step), ==, PR_OUTCOME_OK);
  g_assert_cmpint (pr_step_get_duration_us (step), ==, 2999);
  g_assert_null (pr_step_get_detail (step));
}

static void
test_properties (void)
{
  g_autoptr (PrStep) step = pr_step_new (PR_STEP_TLS, 1999);
  PrStepId id;
  PrOutcome outcome;
  g_autofree char *detail = NULL;
  gint64 start_ms;
  gint64 duration_ms;

  pr_step_end (step, PR_OUTCOME_OK, 2999, "TLSv1.3");
  g_object_get (step, "id", &id, "outcome", &outcome, "detail", &detail, "start-ms", &start_ms,
                "duration-ms", &duration_ms, NULL);
  g_assert_cmpint (id, ==, PR_STEP_TLS);
  g_assert_cmpint (outcome, ==, PR_OUTCOME_OK);
  g_assert_cmpstr (detail, ==, "TLSv1.3");
  g_assert_cmpint (start_ms, ==, 1);
  g_assert_cmpint (duration_ms, ==, 2);
}

/* A clock that was put back is no reason for a time before the beginning. */
static void
test_negative_times (void)
{
  g_autoptr (PrStep) step = pr_step_new (PR_STEP_CONNECT, -5);

  pr_step_end (step, PR_OUTCOME_OK, -1, NULL);
  g_assert_cmpint (pr_step_get_start_us (step), ==, 0);
  g_assert_cmpint (pr_step_get_duration_us (step), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step/life", test_life);
  g_test_add_func ("/step/properties", test_properties);
  g_test_add_func ("/step/negative-times", test_negative_times);
  return g_test_run ();
}
