/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What every container of ours does with its children. */

GtkWidget *pr_children_first_shown (GtkWidget *parent);
GtkWidget *pr_children_next_shown (GtkWidget *child);
void pr_children_remove (GtkWidget *parent);

G_END_DECLS
