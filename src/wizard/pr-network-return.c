/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-network-return.h"

#include "pr-diagnosis-ids.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

struct _PrNetworkReturn
{
  GObject parent_instance;

  GNetworkMonitor *monitor; /* owned; NULL before it was needed, and until it is there */

  gboolean asked; /* for the monitor */
  gboolean waiting;
  gboolean was_away; /* since the waiting began */
  gboolean is_back;
};

typedef enum
{
  PROP_TEXT = 1,
} PrNetworkReturnProperty;

static GParamSpec *properties[PROP_TEXT + 1];

G_DEFINE_FINAL_TYPE (PrNetworkReturn, pr_network_return, G_TYPE_OBJECT)

static void
set_back (PrNetworkReturn *self, gboolean is_back)
{
  if (self->is_back == is_back)
    return;
  self->is_back = is_back;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* A network that leads nowhere is none: one that is only local, or one with a log-in page before it. */
static gboolean
is_network_there (PrNetworkReturn *self)
{
  return g_network_monitor_get_network_available (self->monitor)
         && g_network_monitor_get_connectivity (self->monitor) == G_NETWORK_CONNECTIVITY_FULL;
}

static void
on_network_changed (PrNetworkReturn *self)
{
  gboolean is_there = is_network_there (self);

  if (!self->waiting)
    return;
  self->was_away |= !is_there;
  set_back (self, is_there);
}

/* The monitors tell of a change in ways of their own: that of NetworkManager only by its properties,
 * the kernel's only by its signal. */
static void
watch (PrNetworkReturn *self, GNetworkMonitor *monitor)
{
  self->monitor = g_object_ref (monitor);
  self->was_away = !is_network_there (self);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::network-available", G_CALLBACK (on_network_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::connectivity", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
on_monitor_found (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (PrNetworkReturn) self = g_weak_ref_get (weak);
  g_autoptr (GNetworkMonitor) monitor = g_task_propagate_pointer (G_TASK (result), NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self != NULL)
    watch (self, monitor);
}

static gpointer
find_monitor (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_object_ref (g_network_monitor_get_default ()), g_object_unref);
  return NULL;
}

/* The first who asks for the monitor waits for the system bus: a thread does. It has no context of
 * its own, so that the monitor reports to the main one. The task does not hold @self, whose last
 * moment is not to be in that thread. */
static void
ask_for_monitor (PrNetworkReturn *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  GTask *task;

  self->asked = TRUE;
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, NULL, on_monitor_found, weak);
  g_task_set_name (task, "[postrider] find the network monitor");
  g_thread_unref (g_thread_new ("network-monitor", find_monitor, task));
}

static void
pr_network_return_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  PrNetworkReturn *self = PR_NETWORK_RETURN (object);

  switch ((PrNetworkReturnProperty) property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, pr_network_return_get_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_network_return_dispose (GObject *object)
{
  g_clear_object (&PR_NETWORK_RETURN (object)->monitor);

  G_OBJECT_CLASS (pr_network_return_parent_class)->dispose (object);
}

static void
pr_network_return_class_init (PrNetworkReturnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pr_network_return_get_property;
  object_class->dispose = pr_network_return_dispose;

  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, NULL,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_network_return_init (PrNetworkReturn *self G_GNUC_UNUSED)
{
}

/**
 * pr_network_return_new:
 *
 * Returns: (transfer full): one that does not wait yet
 */
PrNetworkReturn *
pr_network_return_new (void)
{
  return g_object_new (PR_TYPE_NETWORK_RETURN, NULL);
}

/**
 * pr_network_return_set_waiting:
 * @waiting: whether the last test failed for want of a network
 *
 * From then on a network that comes, or is another than before, is worth an offer. One that was made
 * stands for as long as it is waited.
 */
void
pr_network_return_set_waiting (PrNetworkReturn *self, gboolean waiting)
{
  g_return_if_fail (PR_IS_NETWORK_RETURN (self));

  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  self->was_away = self->monitor != NULL && !is_network_there (self);
  set_back (self, FALSE);
  if (waiting && !self->asked)
    ask_for_monitor (self);
}

/**
 * pr_network_return_get_text:
 *
 * Returns: (transfer none) (nullable): that the network is back and testing again makes sense; %NULL
 *   as long as it does not
 */
const char *
pr_network_return_get_text (PrNetworkReturn *self)
{
  g_return_val_if_fail (PR_IS_NETWORK_RETURN (self), NULL);

  if (!self->is_back)
    return NULL;
  return self->was_away ? _("The network is back. Test again?")
                        : _("The network has changed. Test again?");
}

/* Whether another network, or any, can make the difference. That a server is silent or breaks off is
 * not among it: that it was reached says that there was a network. */
static gboolean
is_about_network (PrDiagnosisId id)
{
  switch (id)
    {
    case PR_DIAGNOSIS_HOST_NOT_FOUND:
    case PR_DIAGNOSIS_CONNECTION_TIMED_OUT:
    case PR_DIAGNOSIS_CONNECTION_FAILED:
      return TRUE;
    default:
      return pr_diagnosis_id_get_party (id) == PR_PARTY_NETWORK;
    }
}

/**
 * pr_result_lacked_network:
 * @result: what a test found
 *
 * Returns: %TRUE if a service failed for a reason that lies in the network, or can
 */
gboolean
pr_result_lacked_network (PrResult *result)
{
  g_return_val_if_fail (result != NULL, FALSE);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      const PrServiceResult *service = pr_result_get_service (result, (PrProtocol) i);
      PrDiagnosisId id;

      if (service->tested && service->outcome == PR_OUTCOME_FAILED && service->diagnosis != NULL
          && pr_diagnosis_id_from_word (service->diagnosis, &id) && is_about_network (id))
        return TRUE;
    }
  return FALSE;
}
