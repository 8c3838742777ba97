/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrTabStop:
 *
 * Around a long list: Tab goes into it, to the row where one was, and out of it again. GTK 4.8 stops at
 * each row, of which there may be hundreds; from row to row lead the arrow keys.
 */
#define PR_TYPE_TAB_STOP (pr_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (PrTabStop, pr_tab_stop, PR, TAB_STOP, GtkWidget)

G_END_DECLS
