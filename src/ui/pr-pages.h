/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pr_pages_show (GtkStack *stack, GtkWidget *page);
void pr_pages_set_shown (GtkWidget *page, gboolean shown);

G_END_DECLS
