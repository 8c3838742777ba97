/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-bus-object.h"

struct _PrUiBusObject
{
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  GDBusConnection *bus;
  char *path;
};

static gpointer
serve (gpointer user_data)
{
  PrUiBusObject *self = user_data;

  g_main_loop_run (self->loop);
  return NULL;
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *bus;

  g_assert_no_error (error);
  bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

static void
request_name (PrUiBusObject *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", name, 0), G_VARIANT_TYPE ("(u)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

/**
 * pr_ui_bus_object_new:
 * @name: the well-known name
 * @path: the object's path
 * @description: XML with its interface
 * @vtable: (scope forever): what answers, in the object's thread
 * @user_data: for @vtable
 *
 * Returns: (transfer full): the object, there when this returns
 */
PrUiBusObject *
pr_ui_bus_object_new (const char *name,
                      const char *path,
                      const char *description,
                      const GDBusInterfaceVTable *vtable,
                      gpointer user_data)
{
  PrUiBusObject *self = g_new0 (PrUiBusObject, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (description, &error);

  g_assert_no_error (error);
  self->path = g_strdup (path);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);

  /* What is registered while this context is the thread's own is answered in it. */
  g_main_context_push_thread_default (self->context);
  self->bus = connect_to_bus ();
  g_dbus_connection_register_object (self->bus, path, info->interfaces[0], vtable, user_data, NULL,
                                     &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("bus-object", serve, self);
  request_name (self, name);
  return self;
}

/**
 * pr_ui_bus_object_free:
 *
 * Takes it from the bus.
 */
void
pr_ui_bus_object_free (PrUiBusObject *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->path);
  g_free (self);
}

/**
 * pr_ui_bus_object_emit:
 * @interface: the signal's
 * @signal: its name
 * @parameters: (transfer floating): what it says
 *
 * Tells everybody who listens.
 */
void
pr_ui_bus_object_emit (PrUiBusObject *self,
                       const char *interface,
                       const char *signal,
                       GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->bus, NULL, self->path, interface, signal, parameters,
                                 &error);
  g_assert_no_error (error);
}
