/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-window-state.h"

#include "pr-state-file.h"

#define NAME "window.ini"
#define GROUP "Window"

/* Less than that is no window but a broken file; more than any screen has. */
#define MIN_SIZE 200
#define MAX_SIZE 32767

/**
 * pr_window_state_restore:
 * @window: not shown yet
 *
 * Gives it the size that the last one had. A missing or broken file changes nothing.
 */
void
pr_window_state_restore (GtkWindow *window)
{
  g_autoptr (GKeyFile) file = pr_state_file_load (NAME, NULL);
  int width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (file == NULL)
    return;
  width = g_key_file_get_integer (file, GROUP, "Width", NULL);
  height = g_key_file_get_integer (file, GROUP, "Height", NULL);
  if (width >= MIN_SIZE && width <= MAX_SIZE && height >= MIN_SIZE && height <= MAX_SIZE)
    gtk_window_set_default_size (window, width, height);
  if (g_key_file_get_boolean (file, GROUP, "Maximized", NULL))
    gtk_window_maximize (window);
}

/**
 * pr_window_state_save:
 * @window: about to close
 *
 * Keeps its size for the next one.
 */
void
pr_window_state_save (GtkWindow *window)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  int width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_get_default_size (window, &width, &height);
  g_key_file_set_integer (file, GROUP, "Width", width);
  g_key_file_set_integer (file, GROUP, "Height", height);
  g_key_file_set_boolean (file, GROUP, "Maximized", gtk_window_is_maximized (window));
  pr_state_file_save (NAME, file);
}

/**
 * pr_window_state_fit:
 * @dialog: not shown yet, with a size and a parent
 *
 * Makes it no larger than the window that it stands above, which may be as large as the screen is.
 */
void
pr_window_state_fit (GtkWindow *dialog)
{
  GtkWindow *parent;
  int width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  parent = gtk_window_get_transient_for (dialog);
  if (parent == NULL || !gtk_widget_get_realized (GTK_WIDGET (parent)))
    return;
  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog, MIN (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent))));
}
