/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-monitor.h"

struct _FakeMonitor
{
  GObject parent_instance;

  GNetworkConnectivity connectivity;
};

typedef enum
{
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
} FakeMonitorProperty;

static gboolean
initialize (GInitable *initable G_GNUC_UNUSED,
            GCancellable *cancellable G_GNUC_UNUSED,
            GError **error G_GNUC_UNUSED)
{
  return TRUE;
}

static void
initable_init (GInitableIface *iface)
{
  iface->init = initialize;
}

static void
monitor_init (GNetworkMonitorInterface *iface G_GNUC_UNUSED)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeMonitor,
                               fake_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_init))

static void
fake_monitor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  FakeMonitor *self = FAKE_MONITOR (object);

  switch ((FakeMonitorProperty) property_id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, self->connectivity != G_NETWORK_CONNECTIVITY_LOCAL);
      break;
    case PROP_NETWORK_METERED:
      g_value_set_boolean (value, FALSE);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, (int) self->connectivity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fake_monitor_get_property;

  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
fake_monitor_init (FakeMonitor *self)
{
  self->connectivity = G_NETWORK_CONNECTIVITY_FULL;
}

/*
 * fake_monitor_install:
 *
 * To be called before anything asks for the monitor.
 */
void
fake_monitor_install (void)
{
  g_unsetenv ("GIO_USE_NETWORK_MONITOR");
  /* The first look at an extension point makes them all. */
  (void) g_proxy_get_default_for_protocol ("none");
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, FAKE_TYPE_MONITOR, "fake",
                                  G_MAXINT);
  g_assert_true (FAKE_IS_MONITOR (g_network_monitor_get_default ()));
}

/*
 * fake_monitor_set:
 * @connectivity: how far the network reaches from now on
 *
 * Changes it, and tells who listens.
 */
void
fake_monitor_set (GNetworkConnectivity connectivity)
{
  FakeMonitor *self = FAKE_MONITOR (g_network_monitor_get_default ());

  self->connectivity = connectivity;
  g_object_notify (G_OBJECT (self), "network-available");
  g_object_notify (G_OBJECT (self), "connectivity");
  g_signal_emit_by_name (self, "network-changed", connectivity != G_NETWORK_CONNECTIVITY_LOCAL);
}
