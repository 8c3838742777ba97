/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-graphics.h"

#include <gtk/gtk.h>
#include <unistd.h>

/* What was added to the environment, or NULL. */
static const char *added;

static gboolean
can_be_used (const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  return access (path, R_OK | W_OK) == 0;
}

/* A card that draws: by the kernel's own drivers, by NVIDIA's, by those of Windows below a Linux. */
static gboolean
has_card (const char *device_dir)
{
  g_autofree char *dri = g_build_filename (device_dir, "dri", NULL);
  g_autoptr (GDir) nodes = g_dir_open (dri, 0, NULL);
  const char *name;

  while (nodes != NULL && (name = g_dir_read_name (nodes)) != NULL)
    if (g_str_has_prefix (name, "renderD") && can_be_used (dri, name))
      return TRUE;
  return can_be_used (device_dir, "nvidiactl") || can_be_used (device_dir, "dxg");
}

/**
 * pr_graphics_choose:
 * @device_dir: where the system's devices are, `/dev`
 *
 * Has GTK draw by itself where no graphics card would do it: in a virtual machine, over the network. It
 * would otherwise load what does a card's work on the processor, a compiler of its own among it, which is
 * half of the time until the first window, and slower afterwards as well. Whoever has chosen in the
 * environment has chosen. To be called before gtk_init() and before there are threads.
 */
void
pr_graphics_choose (const char *device_dir)
{
  const char *renderer = g_getenv ("GSK_RENDERER");
  gboolean is_new = gtk_get_minor_version () >= 16;
  const char *variable = is_new ? "GDK_DISABLE" : "GDK_DEBUG";

  g_return_if_fail (device_dir != NULL);

  if (g_getenv (variable) != NULL
      || (renderer != NULL ? !g_str_equal (renderer, "cairo") : has_card (device_dir)))
    return;
  g_setenv (variable, is_new ? "gl,vulkan" : "gl-disable", TRUE);
  added = variable;
}

/**
 * pr_graphics_clean_environment:
 * @context: for another program
 *
 * That choice is ours alone.
 */
void
pr_graphics_clean_environment (GAppLaunchContext *context)
{
  g_return_if_fail (G_IS_APP_LAUNCH_CONTEXT (context));

  if (added != NULL)
    g_app_launch_context_unsetenv (context, added);
}
