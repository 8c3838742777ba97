/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-window-state.h"

#define GROUP "Window"

/* Less than that is no window but a broken file; more than any screen has. */
#define MIN_SIZE 200
#define MAX_SIZE 32767

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "postrider", "window.ini", NULL);
}

/**
 * pr_window_state_restore:
 * @window: not shown yet
 *
 * Gives it the size that the last one had. A missing or broken file changes nothing.
 */
void
pr_window_state_restore (GtkWindow *window)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  int width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
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
 * Keeps its size for the next one. Where that cannot be written, it is not worth a word.
 */
void
pr_window_state_save (GtkWindow *window)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_path ();
  g_autofree char *directory = g_path_get_dirname (path);
  int width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_window_get_default_size (window, &width, &height);
  g_key_file_set_integer (file, GROUP, "Width", width);
  g_key_file_set_integer (file, GROUP, "Height", height);
  g_key_file_set_boolean (file, GROUP, "Maximized", gtk_window_is_maximized (window));
  if (g_mkdir_with_parents (directory, 0700) != 0
      || !g_key_file_save_to_file (file, path, &error))
    g_debug ("The window's size is not kept: %s", error != NULL ? error->message : directory);
}
