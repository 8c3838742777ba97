/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-color-scheme.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define COLOR_SCHEME "color-scheme"
#define PREFER_DARK 1

/* A portal that does not answer must not keep a call open for ever; nobody waits for it. */
#define TIMEOUT_MS 10000

static void
apply (GtkSettings *settings, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  /* Read() wraps the value in two variants, the signal in one. */
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *outer = g_steal_pointer (&inner);

      inner = g_variant_get_variant (outer);
      g_variant_unref (outer);
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    g_object_set (settings, "gtk-application-prefer-dark-theme",
                  g_variant_get_uint32 (inner) == PREFER_DARK, NULL);
}

static void
on_setting_changed (GDBusConnection *bus G_GNUC_UNUSED,
                    const char *sender G_GNUC_UNUSED,
                    const char *path G_GNUC_UNUSED,
                    const char *interface G_GNUC_UNUSED,
                    const char *signal G_GNUC_UNUSED,
                    GVariant *parameters,
                    gpointer user_data)
{
  const char *group;
  const char *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE) && g_str_equal (key, COLOR_SCHEME))
    apply (user_data, value);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkSettings) settings = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              &error);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    {
      g_debug ("No colour scheme from the portal: %s", error->message);
      return;
    }
  g_variant_get (reply, "(v)", &value);
  apply (settings, value);
}

static void
on_bus (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkSettings) settings = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL)
    {
      g_debug ("No colour scheme without a session bus: %s", error->message);
      return;
    }
  g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged",
                                      PORTAL_PATH, APPEARANCE, G_DBUS_SIGNAL_FLAGS_NONE,
                                      on_setting_changed, g_object_ref (settings), g_object_unref);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "Read",
                          g_variant_new ("(ss)", APPEARANCE, COLOR_SCHEME),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS,
                          NULL, on_read, g_object_ref (settings));
}

/* Desktops without that portal name a theme of their own, and its dark one by a suffix. GTK 4 has no
 * theme of that name and takes its own, light unless told otherwise. */
static gboolean
theme_name_is_dark (GtkSettings *settings)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  g_object_get (settings, "gtk-theme-name", &name, NULL);
  folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  return folded != NULL && g_str_has_suffix (folded, "-dark");
}

/* GTK takes high contrast for a theme of its own: by the desktop's name for it, or by the variable that
 * comes before all settings. */
static gboolean
has_high_contrast (GtkSettings *settings)
{
  const char *variable = g_getenv ("GTK_THEME");
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  g_object_get (settings, "gtk-theme-name", &name, NULL);
  if (variable != NULL)
    return g_str_has_suffix (variable, ":hc") || g_str_has_suffix (variable, ":hc-dark");
  folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  return folded != NULL
         && (g_str_has_prefix (folded, "highcontrast") || g_str_has_suffix (folded, "-hc")
             || g_str_has_suffix (folded, "-hc-dark"));
}

static void
update_contrast (GtkSettings *settings, GParamSpec *property G_GNUC_UNUSED, GtkStyleProvider *provider)
{
  GdkDisplay *display = gdk_display_get_default ();

  gtk_style_context_remove_provider_for_display (display, provider);
  if (has_high_contrast (settings))
    gtk_style_context_add_provider_for_display (display, provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
follow_contrast (GtkSettings *settings)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, PR_RESOURCE_PATH "style-high-contrast.css");
  update_contrast (settings, NULL, GTK_STYLE_PROVIDER (provider));
  g_signal_connect_data (settings, "notify::gtk-theme-name", G_CALLBACK (update_contrast),
                         g_object_ref (provider), (GClosureNotify) (void (*) (void)) g_object_unref,
                         0);
}

/**
 * pr_color_scheme_follow:
 * @settings: the display's settings
 *
 * Follows the desktop's preference for light or dark, which plain GTK 4.8 does not: the setting of
 * the XDG desktop portal, now and whenever it changes. Waits for nothing. Where the theme is one of
 * high contrast, so are the parts that are our own.
 */
void
pr_color_scheme_follow (GtkSettings *settings)
{
  g_return_if_fail (GTK_IS_SETTINGS (settings));

  follow_contrast (settings);
  if (theme_name_is_dark (settings))
    g_object_set (settings, "gtk-application-prefer-dark-theme", TRUE, NULL);

  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, g_object_ref (settings));
}
