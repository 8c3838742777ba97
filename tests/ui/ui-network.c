/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-network.h"

#include "ui-bus-object.h"

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
  PrUiBusObject *object;
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

  self->is_there = is_there;
  self->object = pr_ui_bus_object_new (NAME, PATH, description, &vtable, self);
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
  pr_ui_bus_object_free (self->object);
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

  g_atomic_int_set (&self->is_there, is_there);
  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", "State", get_value (self, "State"));
  g_variant_builder_add (&changed, "{sv}", "Connectivity", get_value (self, "Connectivity"));
  pr_ui_bus_object_emit (self->object, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                         g_variant_new ("(sa{sv}as)", INTERFACE, &changed, NULL));
}
