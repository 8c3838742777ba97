/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-test-run.h"

#include "pr-network-return.h"

struct _PrTestRun
{
  GObject parent_instance;

  /* owned */
  PrReport *report;
  PrNetworkReturn *network;

  /* Of the test that runs. Its callback compares the check: a run that was left behind is another. */
  PrCheck *check;
  GCancellable *cancellable;

  PrRunState state;
};

typedef enum
{
  PROP_REPORT = 1,
  PROP_STATE,
  PROP_RETEST_TEXT,
} PrTestRunProperty;

static GParamSpec *properties[PROP_RETEST_TEXT + 1];

enum
{
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrTestRun, pr_test_run, G_TYPE_OBJECT)

static void
set_report (PrTestRun *self, PrReport *report)
{
  if (g_set_object (&self->report, report))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
}

static void
set_state (PrTestRun *self, PrRunState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
on_network_returned (PrTestRun *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETEST_TEXT]);
}

/* What a run found that has come to its end. */
static void
wait_for_network (PrTestRun *self)
{
  g_autoptr (PrResult) result = pr_report_dup_result (self->report);

  pr_network_return_set_waiting (self->network, pr_result_lacked_network (result));
}

/* Lets go of the test: its report stays as it is for who holds it, its end is of no interest. */
static void
abandon (PrTestRun *self)
{
  if (self->check == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->check);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PrCheck *check = PR_CHECK (source);
  GWeakRef *weak = user_data;
  g_autoptr (PrTestRun) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrReport) report = pr_check_run_finish (check, result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL || self->check != check)
    return;

  g_clear_object (&self->check);
  g_clear_object (&self->cancellable);
  if (report != NULL)
    {
      g_signal_emit (self, signals[FINISHED], 0);
      wait_for_network (self);
      set_state (self, PR_RUN_FINISHED);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_state (self, PR_RUN_CANCELLED);
  else
    set_state (self, PR_RUN_TIMED_OUT);
}

static void
pr_test_run_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrTestRun *self = PR_TEST_RUN (object);

  switch ((PrTestRunProperty) property_id)
    {
    case PROP_REPORT:
      g_value_set_object (value, self->report);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_RETEST_TEXT:
      g_value_set_string (value, pr_test_run_get_retest_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_test_run_dispose (GObject *object)
{
  PrTestRun *self = PR_TEST_RUN (object);

  abandon (self);
  g_clear_object (&self->report);
  g_clear_object (&self->network);

  G_OBJECT_CLASS (pr_test_run_parent_class)->dispose (object);
}

static void
pr_test_run_class_init (PrTestRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_test_run_get_property;
  object_class->dispose = pr_test_run_dispose;

  properties[PROP_REPORT] = g_param_spec_object ("report", NULL, NULL, PR_TYPE_REPORT, flags);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, PR_TYPE_RUN_STATE, PR_RUN_NONE, flags);
  properties[PROP_RETEST_TEXT] = g_param_spec_string ("retest-text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PrTestRun::finished:
   *
   * The test has come to its end by itself, and in time; the state says so in a moment.
   */
  signals[FINISHED] = g_signal_new ("finished", PR_TYPE_TEST_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
pr_test_run_init (PrTestRun *self)
{
  self->network = pr_network_return_new ();
  g_signal_connect_object (self->network, "notify::text", G_CALLBACK (on_network_returned), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pr_test_run_new:
 *
 * Returns: (transfer full): a run of which nothing has begun
 */
PrTestRun *
pr_test_run_new (void)
{
  return g_object_new (PR_TYPE_TEST_RUN, NULL);
}

/**
 * pr_test_run_start:
 * @check: the test, not begun
 *
 * Begins it, in the place of one that still runs.
 */
void
pr_test_run_start (PrTestRun *self, PrCheck *check)
{
  GWeakRef *weak;

  g_return_if_fail (PR_IS_TEST_RUN (self));
  g_return_if_fail (PR_IS_CHECK (check));

  abandon (self);
  pr_network_return_set_waiting (self->network, FALSE);
  self->check = g_object_ref (check);
  self->cancellable = g_cancellable_new ();
  set_report (self, pr_check_get_report (check));
  set_state (self, PR_RUN_RUNNING);

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  pr_check_run_async (check, self->cancellable, on_ended, weak);
}

/**
 * pr_test_run_cancel:
 *
 * Ends the test at once, if there is one: nothing is waited for. What it found so far stays.
 */
void
pr_test_run_cancel (PrTestRun *self)
{
  g_return_if_fail (PR_IS_TEST_RUN (self));

  if (self->check == NULL)
    return;
  abandon (self);
  set_state (self, PR_RUN_CANCELLED);
}

/**
 * pr_test_run_show:
 * @report: what an earlier test found, ended
 *
 * As if that test had just ended. One that still runs is cancelled.
 */
void
pr_test_run_show (PrTestRun *self, PrReport *report)
{
  g_return_if_fail (PR_IS_TEST_RUN (self));
  g_return_if_fail (PR_IS_REPORT (report));

  abandon (self);
  set_report (self, report);
  wait_for_network (self);
  set_state (self, PR_RUN_FINISHED);
}

/**
 * pr_test_run_get_report:
 *
 * Returns: (transfer none) (nullable): what the present or last test found, %NULL before the first
 */
PrReport *
pr_test_run_get_report (PrTestRun *self)
{
  g_return_val_if_fail (PR_IS_TEST_RUN (self), NULL);
  return self->report;
}

/**
 * pr_test_run_get_state:
 *
 * Returns: how far it is
 */
PrRunState
pr_test_run_get_state (PrTestRun *self)
{
  g_return_val_if_fail (PR_IS_TEST_RUN (self), PR_RUN_NONE);
  return self->state;
}

/**
 * pr_test_run_get_retest_text:
 *
 * Returns: (transfer none) (nullable): the offer to test again, where the last test failed for want of
 *   a network and there is one now
 */
const char *
pr_test_run_get_retest_text (PrTestRun *self)
{
  g_return_val_if_fail (PR_IS_TEST_RUN (self), NULL);
  return pr_network_return_get_text (self->network);
}
