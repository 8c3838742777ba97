/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-time-bar.h"

/* What took no time is still seen to have been there. */
#define MIN_WIDTH 3
#define HEIGHT 4

struct _PrTimeBar
{
  GtkWidget parent_instance;

  /* owned: the bar proper, which the style sheet colours */
  GtkWidget *bar;

  gint64 start_us;
  gint64 duration_us;
  gint64 whole_us;
};

G_DEFINE_FINAL_TYPE (PrTimeBar, pr_time_bar, GTK_TYPE_WIDGET)

static void
pr_time_bar_measure (GtkWidget *widget G_GNUC_UNUSED,
                     GtkOrientation orientation,
                     int for_size G_GNUC_UNUSED,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : MIN_WIDTH;
  *minimum_baseline = *natural_baseline = -1;
}

static void
pr_time_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  PrTimeBar *self = PR_TIME_BAR (widget);
  double scale = self->whole_us <= 0 ? 0 : (double) width / (double) self->whole_us;
  GtkAllocation place = { .height = height };
  int unused;

  place.width = CLAMP ((int) ((double) self->duration_us * scale), MIN_WIDTH, MAX (width, MIN_WIDTH));
  place.x = CLAMP ((int) ((double) self->start_us * scale), 0, MAX (width - place.width, 0));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    place.x = width - place.x - place.width;
  gtk_widget_measure (self->bar, GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->bar, &place, -1);
}

static void
pr_time_bar_dispose (GObject *object)
{
  g_clear_pointer (&PR_TIME_BAR (object)->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (pr_time_bar_parent_class)->dispose (object);
}

static void
pr_time_bar_class_init (PrTimeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_time_bar_dispose;
  widget_class->measure = pr_time_bar_measure;
  widget_class->size_allocate = pr_time_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pr_time_bar_init (PrTimeBar *self)
{
  self->bar = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

/**
 * pr_time_bar_set_span:
 * @start_us: when it began
 * @duration_us: how long it took, or has taken so far
 * @whole_us: what the full width stands for, on the same clock as @start_us
 *
 * Sets what the bar shows.
 */
void
pr_time_bar_set_span (PrTimeBar *self, gint64 start_us, gint64 duration_us, gint64 whole_us)
{
  g_return_if_fail (PR_IS_TIME_BAR (self));

  if (self->start_us == start_us && self->duration_us == duration_us && self->whole_us == whole_us)
    return;
  self->start_us = start_us;
  self->duration_us = duration_us;
  self->whole_us = whole_us;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
