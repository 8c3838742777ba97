/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pr_window_state_restore (GtkWindow *window);
void pr_window_state_save (GtkWindow *window);
void pr_window_state_fit (GtkWindow *dialog);

G_END_DECLS
