/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

/* The least that a program with a window can be: what GTK itself costs. As large as Postrider's. With
 * --title-bar, GTK draws the title bar, as it does for every window in GNOME; without a window manager,
 * as on the screen of a test, there is none at all otherwise. */

static gboolean title_bar;

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_title (GTK_WINDOW (window), "Bare");
  gtk_window_set_default_size (GTK_WINDOW (window), 980, 760);
  if (title_bar)
    gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  static const GOptionEntry options[] = {
    { "title-bar", 0, 0, G_OPTION_ARG_NONE, &title_bar, "With a title bar", NULL },
    { NULL },
  };
  g_autoptr (GtkApplication) application =
      gtk_application_new ("io.github.postrider.Bare", G_APPLICATION_NON_UNIQUE);

  g_application_add_main_option_entries (G_APPLICATION (application), options);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
