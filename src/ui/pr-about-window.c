/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-about-window.h"

#include <glib/gi18n.h>

/* Without a translation there is nobody to thank. */
static void
show_translators (GtkLabel *label)
{
  const char *untranslated = "translator-credits";
  /* translators: your names, one on a line */
  const char *names = _("translator-credits");
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), !g_str_equal (names, untranslated));
  /* translators: %s are names, one on a line */
  text = g_strdup_printf (_("Translated by\n%s"), names);
  gtk_label_set_label (label, text);
}

/**
 * pr_about_window_new:
 * @application: what it is about
 *
 * Of our own, as GTK's dialog needs more than the 360 pixels of a telephone, and begins with the focus
 * in the name.
 *
 * Returns: (transfer none): a modal window with version and licence
 */
GtkWindow *
pr_about_window_new (GtkApplication *application)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (PR_RESOURCE_PATH "about-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkImage *logo = GTK_IMAGE (gtk_builder_get_object (builder, "logo"));
  GtkLabel *version = GTK_LABEL (gtk_builder_get_object (builder, "version"));

  gtk_image_set_from_icon_name (logo, PR_APP_ID);
  gtk_label_set_label (version, PR_VERSION);
  show_translators (GTK_LABEL (gtk_builder_get_object (builder, "translators")));
  gtk_window_set_transient_for (window, gtk_application_get_active_window (application));
  gtk_window_set_application (window, application);
  return window;
}
