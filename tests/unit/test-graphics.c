/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-graphics.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

/* The older GTK knows the one, the newer the other. */
static const char *const variables[] = { "GDK_DEBUG", "GDK_DISABLE" };

static const char *
get_variable (void)
{
  return variables[gtk_get_minor_version () >= 16];
}

static void
clear_environment (void)
{
  g_unsetenv ("GSK_RENDERER");
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    g_unsetenv (variables[i]);
}

/* Returns: (transfer full): a folder as /dev would be, with that device or none. */
static char *
make_devices (const char *device)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("pr-dev-XXXXXX", &error);
  g_autofree char *dri = g_build_filename (dir, "dri", NULL);
  g_autofree char *path = device != NULL ? g_build_filename (dir, device, NULL) : NULL;

  g_assert_no_error (error);
  if (path == NULL)
    return dir;
  g_assert_cmpint (g_mkdir (dri, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, &error));
  g_assert_no_error (error);
  return dir;
}

static void
remove_devices (const char *dir, const char *device)
{
  g_autofree char *dri = g_build_filename (dir, "dri", NULL);
  g_autofree char *path = device != NULL ? g_build_filename (dir, device, NULL) : NULL;

  if (path != NULL)
    {
      g_assert_cmpint (g_remove (path), ==, 0);
      g_assert_cmpint (g_rmdir (dri), ==, 0);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
test_choose (void)
{
  static const struct
  {
    const char *what;
    const char *device;
    const char *renderer;
    gboolean does_without_gl;
  } rows[] = {
    { "no card", NULL, NULL, TRUE },
    { "a screen, but nothing that draws", "dri/card0", NULL, TRUE },
    { "a card", "dri/renderD128", NULL, FALSE },
    { "NVIDIA’s own driver", "nvidiactl", NULL, FALSE },
    { "below Windows", "dxg", NULL, FALSE },
    { "no card, but asked for", NULL, "gl", FALSE },
    { "a card, but not asked for", "dri/renderD128", "cairo", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *dir = make_devices (rows[i].device);

      g_test_message ("%s", rows[i].what);
      clear_environment ();
      if (rows[i].renderer != NULL)
        g_setenv ("GSK_RENDERER", rows[i].renderer, TRUE);
      pr_graphics_choose (dir);
      g_assert_cmpint (g_getenv (get_variable ()) != NULL, ==, rows[i].does_without_gl);
      remove_devices (dir, rows[i].device);
    }
}

/* Runs before the one above: what was added once is never for others. */
static void
test_chosen_before (void)
{
  g_autoptr (GAppLaunchContext) context = g_app_launch_context_new ();
  g_auto (GStrv) environment = NULL;

  clear_environment ();
  g_setenv (get_variable (), "events", TRUE);
  pr_graphics_choose ("/nonexistent");
  g_assert_cmpstr (g_getenv (get_variable ()), ==, "events");

  pr_graphics_clean_environment (context);
  environment = g_app_launch_context_get_environment (context);
  g_assert_cmpstr (g_environ_getenv (environment, get_variable ()), ==, "events");
}

static void
test_not_for_others (void)
{
  g_autoptr (GAppLaunchContext) context = g_app_launch_context_new ();
  g_auto (GStrv) environment = NULL;

  clear_environment ();
  pr_graphics_choose ("/nonexistent");
  g_assert_nonnull (g_getenv (get_variable ()));

  pr_graphics_clean_environment (context);
  environment = g_app_launch_context_get_environment (context);
  g_assert_null (g_environ_getenv (environment, get_variable ()));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("When GTK draws without a graphics card, and that other programs hear nothing of it.");

  g_test_add_func ("/graphics/chosen-before", test_chosen_before);
  g_test_add_func ("/graphics/choose", test_choose);
  g_test_add_func ("/graphics/not-for-others", test_not_for_others);
  return g_test_run ();
}
