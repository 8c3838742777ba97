/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-step-row.h"

#include "pr-state-icon.h"
#include "pr-texts.h"
#include "pr-time-bar.h"

#include <glib/gi18n.h>

struct _PrStepRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  PrStep *step;

  /* template */
  PrStateIcon *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *state;
  PrTimeBar *bar;

  /* Counts the seconds of a step that takes long. */
  guint clock_id;
  gint64 shown_at_us;
  PrRunState run_state;
};

G_DEFINE_FINAL_TYPE (PrStepRow, pr_step_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
step_is_running (PrStepRow *self)
{
  return pr_step_get_outcome (self->step) == PR_OUTCOME_RUNNING
         && self->run_state == PR_RUN_RUNNING;
}

static gboolean
has_detail (PrStepRow *self)
{
  const char *detail = pr_step_get_detail (self->step);

  return detail != NULL && *detail != '\0';
}

/* Why a step was left out is said by its detail; that it was would be said twice. Not in a run that was
 * cut short: there it had perhaps begun. */
static gboolean
says_its_outcome (PrStepRow *self)
{
  return pr_step_get_outcome (self->step) == PR_OUTCOME_SKIPPED && has_detail (self)
         && (self->run_state == PR_RUN_RUNNING || self->run_state == PR_RUN_FINISHED);
}

static char *
dup_state (PrStepRow *self)
{
  PrOutcome outcome = pr_step_get_outcome (self->step);
  const char *label = pr_verdict_get_step_label (outcome, self->run_state);
  g_autofree char *duration = pr_verdict_dup_duration (pr_step_get_duration_us (self->step));

  switch (outcome)
    {
    case PR_OUTCOME_OK:
      return g_steal_pointer (&duration);
    case PR_OUTCOME_WARNING:
    case PR_OUTCOME_FAILED:
      /* translators: how a step ended, and how long it took: “Failed · 12 ms” */
      return g_strdup_printf (_("%s · %s"), label, duration);
    case PR_OUTCOME_PENDING:
    case PR_OUTCOME_RUNNING:
    case PR_OUTCOME_SKIPPED:
    default:
      return g_strdup (says_its_outcome (self) ? "" : label);
    }
}

static void
show_name (PrStepRow *self, const char *state)
{
  g_autoptr (GString) name = g_string_new (gtk_label_get_label (self->title));

  if (!says_its_outcome (self))
    g_string_append_printf (name, ", %s",
                            pr_verdict_get_step_label (pr_step_get_outcome (self->step),
                                                       self->run_state));
  if (pr_step_get_outcome (self->step) == PR_OUTCOME_OK)
    g_string_append_printf (name, ", %s", state);
  if (has_detail (self))
    g_string_append_printf (name, ", %s", pr_step_get_detail (self->step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

static gboolean
on_clock (gpointer user_data)
{
  PrStepRow *self = user_data;
  gint64 seconds = (g_get_monotonic_time () - self->shown_at_us) / G_USEC_PER_SEC;
  /* translators: for how many seconds a step has been running */
  g_autofree char *text = g_strdup_printf (_("%d s"), (int) seconds);

  gtk_label_set_label (self->state, text);
  return G_SOURCE_CONTINUE;
}

static void
update (PrStepRow *self)
{
  const char *detail = pr_step_get_detail (self->step);
  PrOutcome outcome = pr_step_get_outcome (self->step);
  gboolean running = step_is_running (self);
  g_autofree char *state = dup_state (self);

  if (outcome == PR_OUTCOME_RUNNING && !running)
    outcome = PR_OUTCOME_SKIPPED;
  pr_state_icon_set_outcome (self->icon, outcome);
  pr_text_label_set (self->detail, detail == NULL ? "" : detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), has_detail (self));
  gtk_label_set_label (self->state, state);
  show_name (self, state);

  if (running && self->clock_id == 0)
    self->clock_id = g_timeout_add_seconds (1, on_clock, self);
  else if (!running)
    g_clear_handle_id (&self->clock_id, g_source_remove);
}

static void
pr_step_row_dispose (GObject *object)
{
  PrStepRow *self = PR_STEP_ROW (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_object (&self->step);

  G_OBJECT_CLASS (pr_step_row_parent_class)->dispose (object);
}

static void
pr_step_row_class_init (PrStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pr_step_row_dispose;

  g_type_ensure (PR_TYPE_STATE_ICON);
  g_type_ensure (PR_TYPE_TIME_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PrStepRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PrStepRow, title);
  gtk_widget_class_bind_template_child (widget_class, PrStepRow, detail);
  gtk_widget_class_bind_template_child (widget_class, PrStepRow, state);
  gtk_widget_class_bind_template_child (widget_class, PrStepRow, bar);
}

static void
pr_step_row_init (PrStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown_at_us = g_get_monotonic_time ();
}

/**
 * pr_step_row_new:
 * @step: what to show
 * @run_state: how far its run is
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
pr_step_row_new (PrStep *step, PrRunState run_state)
{
  PrStepRow *self;

  g_return_val_if_fail (PR_IS_STEP (step), NULL);

  self = g_object_new (PR_TYPE_STEP_ROW, NULL);
  self->step = g_object_ref (step);
  self->run_state = run_state;
  gtk_label_set_label (self->title, pr_step_id_get_label (pr_step_get_id (step)));
  g_signal_connect_object (step, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * pr_step_row_set_run_state:
 * @run_state: how far the run is; in one that was cancelled no step goes on running
 */
void
pr_step_row_set_run_state (PrStepRow *self, PrRunState run_state)
{
  g_return_if_fail (PR_IS_STEP_ROW (self));

  self->run_state = run_state;
  update (self);
}

/* A step that takes so much of the whole is what the user waited for. */
#define SLOW_PART 3

/**
 * pr_step_row_set_time:
 * @now_us: how long the run has lasted, or had lasted at its end
 * @whole_us: what the full width of the waterfall stands for
 *
 * Draws the step to scale. A step that is running goes on until now.
 */
void
pr_step_row_set_time (PrStepRow *self, gint64 now_us, gint64 whole_us)
{
  gint64 start_us, duration_us;
  PrOutcome outcome;

  g_return_if_fail (PR_IS_STEP_ROW (self));

  outcome = pr_step_get_outcome (self->step);
  start_us = pr_step_get_start_us (self->step);
  duration_us = pr_step_get_duration_us (self->step);
  if (outcome == PR_OUTCOME_RUNNING)
    duration_us = MAX (now_us - start_us, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), outcome != PR_OUTCOME_SKIPPED);
  if (duration_us > whole_us / SLOW_PART)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "slow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "slow");
  pr_time_bar_set_span (self->bar, start_us, duration_us, whole_us);
}
