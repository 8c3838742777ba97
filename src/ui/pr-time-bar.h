/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrTimeBar:
 *
 * One bar of a waterfall: when something began and how long it took, to the scale of a whole. It says
 * nothing that is not said in words beside it, so assistive technology passes over it.
 */
#define PR_TYPE_TIME_BAR (pr_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (PrTimeBar, pr_time_bar, PR, TIME_BAR, GtkWidget)

void pr_time_bar_set_span (PrTimeBar *self, gint64 start_us, gint64 duration_us, gint64 whole_us);

G_END_DECLS
