/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-portal.h"

#include "ui-bus-object.h"

#define NAME "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Settings"

/* The values of org.freedesktop.appearance color-scheme. */
#define PREFER_DARK 1
#define PREFER_LIGHT 2

static const char description[] = "<node>"
                                  "  <interface name='" INTERFACE "'>"
                                  "    <method name='Read'>"
                                  "      <arg type='s' direction='in'/>"
                                  "      <arg type='s' direction='in'/>"
                                  "      <arg type='v' direction='out'/>"
                                  "    </method>"
                                  "    <signal name='SettingChanged'>"
                                  "      <arg type='s'/>"
                                  "      <arg type='s'/>"
                                  "      <arg type='v'/>"
                                  "    </signal>"
                                  "  </interface>"
                                  "</node>";

struct _PrUiPortal
{
  PrUiBusObject *object;
  gint prefers_dark;
};

static GVariant *
get_value (PrUiPortal *self)
{
  return g_variant_new_uint32 (g_atomic_int_get (&self->prefers_dark) ? PREFER_DARK
                                                                      : PREFER_LIGHT);
}

static void
on_call (GDBusConnection *bus G_GNUC_UNUSED,
         const char *sender G_GNUC_UNUSED,
         const char *path G_GNUC_UNUSED,
         const char *interface G_GNUC_UNUSED,
         const char *method G_GNUC_UNUSED,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  PrUiPortal *self = user_data;
  const char *group;
  const char *key;

  g_variant_get (parameters, "(&s&s)", &group, &key);
  g_assert_cmpstr (group, ==, "org.freedesktop.appearance");
  g_assert_cmpstr (key, ==, "color-scheme");

  /* As the real one does, a variant in a variant. */
  g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(v)", g_variant_new_variant (get_value (self))));
}

/**
 * pr_ui_portal_new:
 * @prefers_dark: what the desktop prefers
 *
 * Returns: (transfer full): a portal, there when this returns
 */
PrUiPortal *
pr_ui_portal_new (gboolean prefers_dark)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  PrUiPortal *self = g_new0 (PrUiPortal, 1);

  self->prefers_dark = prefers_dark;
  self->object = pr_ui_bus_object_new (NAME, PATH, description, &vtable, self);
  return self;
}

/**
 * pr_ui_portal_free:
 *
 * Takes the portal from the bus.
 */
void
pr_ui_portal_free (PrUiPortal *self)
{
  pr_ui_bus_object_free (self->object);
  g_free (self);
}

/**
 * pr_ui_portal_change:
 * @prefers_dark: what the desktop prefers from now on
 *
 * Changes it, and tells who listens.
 */
void
pr_ui_portal_change (PrUiPortal *self, gboolean prefers_dark)
{
  g_atomic_int_set (&self->prefers_dark, prefers_dark);
  pr_ui_bus_object_emit (
      self->object, INTERFACE, "SettingChanged",
      g_variant_new ("(ssv)", "org.freedesktop.appearance", "color-scheme", get_value (self)));
}
