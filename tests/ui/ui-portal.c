/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-portal.h"

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
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GDBusConnection *bus;
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

static gpointer
serve (gpointer user_data)
{
  PrUiPortal *self = user_data;

  g_main_loop_run (self->loop);
  return NULL;
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
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (description, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  self->prefers_dark = prefers_dark;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);

  /* What is registered while this context is the thread's own is answered in it. */
  g_main_context_push_thread_default (self->context);
  self->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, PATH, info->interfaces[0], &vtable, self, NULL,
                                     &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("portal", serve, self);

  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", NAME, 0), G_VARIANT_TYPE ("(u)"),
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
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
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
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
  g_autoptr (GError) error = NULL;

  g_atomic_int_set (&self->prefers_dark, prefers_dark);
  g_dbus_connection_emit_signal (
      self->bus, NULL, PATH, INTERFACE, "SettingChanged",
      g_variant_new ("(ssv)", "org.freedesktop.appearance", "color-scheme", get_value (self)),
      &error);
  g_assert_no_error (error);
}
