/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-network.h"

#define NAME "org.freedesktop.NetworkManager"
#define PATH "/org/freedesktop/NetworkManager"
#define INTERFACE "org.freedesktop.NetworkManager"

/* Of NMState and NMConnectivityState. */
#define STATE_DISCONNECTED 20
#define STATE_CONNECTED_GLOBAL 70
#define CONNECTIVITY_NONE 1
#define CONNECTIVITY_FULL 4

static const char description[] = "<node>"
                                  "  <interface name='" INTERFACE "'>"
                                  "    <property name='State' type='u' access='read'/>"
                                  "    <property name='Connectivity' type='u' access='read'/>"
                                  "    <property name='Metered' type='u' access='read'/>"
                                  "  </interface>"
                                  "</node>";

struct _PrUiNetwork
{
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GDBusConnection *bus;
  gint is_there;
};

static GVariant *
get_value (PrUiNetwork *self, const char *name)
{
  gboolean is_there = g_atomic_int_get (&self->is_there);

  if (g_str_equal (name, "State"))
    return g_variant_new_uint32 (is_there ? STATE_CONNECTED_GLOBAL : STATE_DISCONNECTED);
  if (g_str_equal (name, "Connectivity"))
    return g_variant_new_uint32 (is_there ? CONNECTIVITY_FULL : CONNECTIVITY_NONE);
  return g_variant_new_uint32 (0);
}

static GVariant *
get_property (GDBusConnection *bus G_GNUC_UNUSED,
              const char *sender G_GNUC_UNUSED,
              const char *path G_GNUC_UNUSED,
              const char *interface G_GNUC_UNUSED,
              const char *name,
              GError **error G_GNUC_UNUSED,
              gpointer user_data)
{
  return get_value (user_data, name);
}

static gpointer
serve (gpointer user_data)
{
  PrUiNetwork *self = user_data;

  g_main_loop_run (self->loop);
  return NULL;
}

/**
 * pr_ui_network_new:
 * @is_there: whether there is a network
 *
 * Returns: (transfer full): NetworkManager, there when this returns
 */
PrUiNetwork *
pr_ui_network_new (gboolean is_there)
{
  static const GDBusInterfaceVTable vtable = { .get_property = get_property };
  PrUiNetwork *self = g_new0 (PrUiNetwork, 1);
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (description, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  self->is_there = is_there;
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
  self->thread = g_thread_new ("network", serve, self);

  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", NAME, 0), G_VARIANT_TYPE ("(u)"),
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return self;
}

/**
 * pr_ui_network_free:
 *
 * Takes it from the bus.
 */
void
pr_ui_network_free (PrUiNetwork *self)
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
 * pr_ui_network_change:
 * @is_there: whether there is a network from now on
 *
 * Changes it, and tells who listens.
 */
void
pr_ui_network_change (PrUiNetwork *self, gboolean is_there)
{
  GVariantBuilder changed;
  g_autoptr (GError) error = NULL;

  g_atomic_int_set (&self->is_there, is_there);
  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", "State", get_value (self, "State"));
  g_variant_builder_add (&changed, "{sv}", "Connectivity", get_value (self, "Connectivity"));
  g_dbus_connection_emit_signal (self->bus, NULL, PATH, "org.freedesktop.DBus.Properties",
                                 "PropertiesChanged",
                                 g_variant_new ("(sa{sv}as)", INTERFACE, &changed, NULL), &error);
  g_assert_no_error (error);
}
