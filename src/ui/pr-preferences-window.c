/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preferences-window.h"

/**
 * pr_preferences_window_new:
 * @application: whose preferences; its actions are what is chosen
 *
 * Returns: (transfer none): a modal window with what a user may prefer; a choice holds at once
 */
GtkWindow *
pr_preferences_window_new (GtkApplication *application)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (PR_RESOURCE_PATH "preferences-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  gtk_window_set_transient_for (window, gtk_application_get_active_window (application));
  gtk_window_set_application (window, application);
  return window;
}
