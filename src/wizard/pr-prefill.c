/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-prefill.h"

#include "pr-email-address.h"

struct _PrPrefill
{
  GObject parent_instance;

  /* owned */
  PrAccount *account;
  PrDiscovery *discovery;
  PrProvider *provider;

  gboolean filling;
  gboolean by_hand[PR_N_PROTOCOLS];
  gboolean filled[PR_N_PROTOCOLS];
  gboolean incoming_by_hand;
};

typedef enum
{
  PROP_DISCOVERY = 1,
  PROP_PROVIDER,
} PrPrefillProperty;

static GParamSpec *properties[PROP_PROVIDER + 1];

G_DEFINE_FINAL_TYPE (PrPrefill, pr_prefill, G_TYPE_OBJECT)

static PrService *
get_service (PrPrefill *self, PrProtocol protocol)
{
  return pr_account_get_service (self->account, protocol);
}

/* A server that came from a preset goes with the address that it was for. */
static void
clear_service (PrService *service)
{
  pr_service_set_host (service, "");
  pr_service_set_username (service, "");
  pr_service_set_auth (service, PR_AUTH_AUTO);
  pr_service_set_security (service, PR_SECURITY_TLS);
  pr_service_set_port (service, pr_protocol_get_default_port (pr_service_get_protocol (service),
                                                              PR_SECURITY_TLS));
}

static gboolean
knows (PrPrefill *self, PrProtocol protocol)
{
  return self->discovery != NULL && pr_discovery_find_best (self->discovery, protocol) != NULL;
}

static void
choose_incoming (PrPrefill *self)
{
  gboolean imap = knows (self, PR_PROTOCOL_IMAP);
  gboolean pop3 = knows (self, PR_PROTOCOL_POP3);

  if (self->incoming_by_hand || !(imap || pop3))
    return;
  pr_service_set_enabled (get_service (self, PR_PROTOCOL_IMAP), imap);
  pr_service_set_enabled (get_service (self, PR_PROTOCOL_POP3), !imap);
}

static void
fill (PrPrefill *self)
{
  self->filling = TRUE;
  choose_incoming (self);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = get_service (self, (PrProtocol) i);

      if (self->by_hand[i])
        continue;
      if (knows (self, (PrProtocol) i))
        self->filled[i] = pr_discovery_fill_service (self->discovery, service);
      else if (self->filled[i])
        {
          clear_service (service);
          self->filled[i] = FALSE;
        }
    }
  self->filling = FALSE;
}

static void
on_address_changed (PrPrefill *self)
{
  g_autofree char *address =
      pr_email_address_normalize (pr_account_get_address (self->account), NULL, NULL);
  const char *known = self->discovery == NULL ? NULL : pr_discovery_get_email (self->discovery);

  if (g_strcmp0 (address, known) == 0)
    return;
  g_clear_object (&self->discovery);
  if (address != NULL && self->provider != NULL)
    self->discovery =
        pr_discovery_new_for_provider (pr_presets_get_default (), self->provider, address);
  else if (address != NULL)
    self->discovery = pr_discovery_new_offline (pr_presets_get_default (), address);
  fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISCOVERY]);
}

static void
on_service_changed (PrPrefill *self, GParamSpec *property, PrService *service)
{
  if (self->filling)
    return;
  if (g_str_equal (property->name, "enabled"))
    self->incoming_by_hand = TRUE;
  else
    /* Who empties the field gives it back. */
    self->by_hand[pr_service_get_protocol (service)] = *pr_service_get_host (service) != '\0';
}

static void
pr_prefill_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((PrPrefillProperty) property_id)
    {
    case PROP_DISCOVERY:
      g_value_set_object (value, PR_PREFILL (object)->discovery);
      break;
    case PROP_PROVIDER:
      g_value_set_object (value, pr_prefill_get_provider (PR_PREFILL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_prefill_dispose (GObject *object)
{
  PrPrefill *self = PR_PREFILL (object);

  g_clear_object (&self->account);
  g_clear_object (&self->discovery);
  g_clear_object (&self->provider);

  G_OBJECT_CLASS (pr_prefill_parent_class)->dispose (object);
}

static void
pr_prefill_class_init (PrPrefillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_prefill_get_property;
  object_class->dispose = pr_prefill_dispose;

  properties[PROP_DISCOVERY] =
      g_param_spec_object ("discovery", NULL, NULL, PR_TYPE_DISCOVERY, flags);
  properties[PROP_PROVIDER] =
      g_param_spec_object ("provider", NULL, NULL, PR_TYPE_PROVIDER, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_prefill_init (PrPrefill *self G_GNUC_UNUSED)
{
}

/**
 * pr_prefill_new:
 * @account: the draft to watch and to fill in
 *
 * Returns: (transfer full): a prefill for it
 */
PrPrefill *
pr_prefill_new (PrAccount *account)
{
  PrPrefill *self = g_object_new (PR_TYPE_PREFILL, NULL);

  self->account = g_object_ref (account);
  g_signal_connect_object (account, "notify::address", G_CALLBACK (on_address_changed), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_signal_connect_object (get_service (self, (PrProtocol) i), "notify",
                             G_CALLBACK (on_service_changed), self, G_CONNECT_SWAPPED);
  on_address_changed (self);
  return self;
}

/**
 * pr_prefill_get_discovery:
 *
 * Returns: (transfer none) (nullable): what is known about the address, while it is one
 */
PrDiscovery *
pr_prefill_get_discovery (PrPrefill *self)
{
  g_return_val_if_fail (PR_IS_PREFILL (self), NULL);
  return self->discovery;
}

/**
 * pr_prefill_get_provider:
 *
 * Returns: (transfer none) (nullable): the provider that was chosen, or else the one that the
 *   address tells
 */
PrProvider *
pr_prefill_get_provider (PrPrefill *self)
{
  g_return_val_if_fail (PR_IS_PREFILL (self), NULL);

  if (self->provider != NULL)
    return self->provider;
  return self->discovery != NULL ? pr_discovery_get_provider (self->discovery) : NULL;
}

/**
 * pr_prefill_set_provider:
 * @provider: (nullable): where the account is, whatever its address; %NULL to go by the address
 */
void
pr_prefill_set_provider (PrPrefill *self, PrProvider *provider)
{
  g_return_if_fail (PR_IS_PREFILL (self));

  if (!g_set_object (&self->provider, provider))
    return;
  g_clear_object (&self->discovery);
  on_address_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISCOVERY]);
}

/**
 * pr_prefill_take_suggestion:
 *
 * Puts the address that was perhaps meant in the place of the one that was typed.
 */
void
pr_prefill_take_suggestion (PrPrefill *self)
{
  g_autofree char *suggestion = NULL;

  g_return_if_fail (PR_IS_PREFILL (self));

  if (self->discovery != NULL)
    suggestion = g_strdup (pr_discovery_get_suggestion (self->discovery));
  if (suggestion != NULL)
    pr_account_set_address (self->account, suggestion);
}
