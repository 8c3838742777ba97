/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preferences-window.h"

/* The focus begins at what is chosen, as it does in every group of radio buttons. */
static void
focus_choice (GtkBuilder *builder, GtkApplication *application)
{
  static const char *const names[] = { "all_button", "no_web_button", "none_button" };
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (application), "lookups");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = GTK_WIDGET (gtk_builder_get_object (builder, names[i]));

      if (g_variant_equal (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), state))
        gtk_widget_grab_focus (button);
    }
}

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
  focus_choice (builder, application);
  return window;
}
