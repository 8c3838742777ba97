/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-prefill.h"

#include "pr-candidate-trial.h"
#include "pr-email-address.h"

#include <string.h>

struct _PrPrefill
{
  GObject parent_instance;

  /* owned */
  PrAccount *account;
  PrDiscovery *discovery;
  PrProvider *provider;
  GCancellable *cancellable; /* of the search, or NULL */
  GCancellable *trials;      /* of servers that were known without one, or NULL */

  gboolean searched; /* for this address */
  gboolean filling;
  gboolean by_hand[PR_N_PROTOCOLS];
  gboolean filled[PR_N_PROTOCOLS];
  gboolean incoming_by_hand;
};

typedef enum
{
  PROP_DISCOVERY = 1,
  PROP_PROVIDER,
  PROP_SEARCHING,
} PrPrefillProperty;

static GParamSpec *properties[PROP_SEARCHING + 1];

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

/* What is filled in without being asked for: what answers, or is known, and came on a way that can be
 * relied on. Everything else waits for the user's yes. */
static PrCandidate *
find_sure (PrPrefill *self, PrProtocol protocol)
{
  for (guint i = 0; self->discovery != NULL && i < pr_discovery_get_n_candidates (self->discovery);
       i++)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (self->discovery, i);

      if (pr_service_get_protocol (pr_candidate_get_service (candidate)) == protocol
          && pr_candidate_is_good (candidate))
        return pr_candidate_needs_yes (candidate) ? NULL : candidate;
    }
  return NULL;
}

static gboolean
knows (PrPrefill *self, PrProtocol protocol)
{
  return find_sure (self, protocol) != NULL;
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
        {
          pr_candidate_fill_service (find_sure (self, (PrProtocol) i), service);
          self->filled[i] = TRUE;
        }
      else if (self->filled[i])
        {
          clear_service (service);
          self->filled[i] = FALSE;
        }
    }
  self->filling = FALSE;
}

/* A search that is over, or for another address, has nothing more to say. */
static void
forget_discovery (PrPrefill *self)
{
  /* So that who hears of the end sees that nothing came of it. */
  g_clear_object (&self->discovery);
  self->searched = FALSE;
  pr_prefill_stop (self);
}

static void
on_candidates_changed (PrPrefill *self)
{
  if (self->cancellable != NULL)
    fill (self);
}

static void
on_discovery_changed (PrPrefill *self)
{
  if (self->cancellable == NULL)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISCOVERY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
}

/* Of what is known without asking it is said, too, whether it answers from here. */
static void
try_known (PrPrefill *self)
{
  g_autoptr (PrSharedTrust) trust = NULL;

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrCandidate *candidate = pr_prefill_get_candidate (self, (PrProtocol) i);

      if (candidate == NULL || pr_candidate_get_answer (candidate) != PR_ANSWER_UNTRIED)
        continue;
      if (trust == NULL)
        trust = pr_shared_trust_new (NULL);
      if (self->trials == NULL)
        self->trials = g_cancellable_new ();
      pr_candidate_try (candidate, trust, self->trials);
    }
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PrPrefill) self = data;
  gboolean stopped;

  (void) pr_discovery_search_finish (PR_DISCOVERY (source), result, NULL);
  if (self->discovery != PR_DISCOVERY (source))
    return;
  on_candidates_changed (self);
  on_discovery_changed (self);
  /* Whoever has begun to test hears it from the test. */
  stopped = self->cancellable == NULL;
  pr_prefill_stop (self);
  if (!stopped)
    try_known (self);
}

static void
on_address_changed (PrPrefill *self)
{
  g_autofree char *address =
      pr_email_address_normalize (pr_account_get_address (self->account), NULL, NULL);
  const char *known = self->discovery == NULL ? NULL : pr_discovery_get_email (self->discovery);

  if (g_strcmp0 (address, known) == 0)
    return;
  forget_discovery (self);
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
    case PROP_SEARCHING:
      g_value_set_boolean (value, pr_prefill_is_searching (PR_PREFILL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_prefill_dispose (GObject *object)
{
  PrPrefill *self = PR_PREFILL (object);

  pr_prefill_stop (self);
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
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, flags);
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
  forget_discovery (self);
  on_address_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISCOVERY]);
}

/**
 * pr_prefill_keep_all:
 *
 * From now on all servers are as if they had been typed by hand: the draft becomes that of a saved
 * account.
 */
void
pr_prefill_keep_all (PrPrefill *self)
{
  g_return_if_fail (PR_IS_PREFILL (self));

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    self->by_hand[i] = TRUE;
  self->incoming_by_hand = TRUE;
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

/* Where every server is as the user wants it, nobody need be asked. */
static gboolean
has_all_by_hand (PrPrefill *self)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (!self->by_hand[i])
      return FALSE;
  return TRUE;
}

/**
 * pr_prefill_search:
 * @lookups: who may be asked
 *
 * Asks the network about the address, which has to be finished: its domain becomes known to others.
 * Once for each address, and not where the user has said which provider it is, or all servers are there
 * already. Servers that are known without are asked whether they answer.
 */
void
pr_prefill_search (PrPrefill *self, PrLookups lookups)
{
  g_return_if_fail (PR_IS_PREFILL (self));

  if (lookups != PR_LOOKUPS_NONE && self->provider != NULL)
    try_known (self);
  if (lookups == PR_LOOKUPS_NONE || self->discovery == NULL || self->provider != NULL
      || self->searched || has_all_by_hand (self)
      || strchr (pr_email_address_get_domain (pr_discovery_get_email (self->discovery)), '.') == NULL)
    return;
  self->searched = TRUE;
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->discovery, "items-changed", G_CALLBACK (on_candidates_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->discovery, "changed", G_CALLBACK (on_discovery_changed), self,
                           G_CONNECT_SWAPPED);
  pr_discovery_set_flags (self->discovery,
                          lookups == PR_LOOKUPS_NO_WEB ? PR_DISCOVERY_NO_WEB : PR_DISCOVERY_NONE);
  pr_discovery_search_async (self->discovery, self->cancellable, on_searched, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISCOVERY]);
}

/**
 * pr_prefill_stop:
 *
 * Ends a search. What was found stays; what comes now is not filled in any more.
 */
void
pr_prefill_stop (PrPrefill *self)
{
  g_return_if_fail (PR_IS_PREFILL (self));

  if (self->trials != NULL)
    g_cancellable_cancel (self->trials);
  g_clear_object (&self->trials);
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

/**
 * pr_prefill_is_searching:
 *
 * Returns: %TRUE while the network is asked, and what it answers is still filled in
 */
gboolean
pr_prefill_is_searching (PrPrefill *self)
{
  g_return_val_if_fail (PR_IS_PREFILL (self), FALSE);
  return self->cancellable != NULL;
}

/**
 * pr_prefill_has_searched:
 *
 * Returns: %TRUE if the network was asked about this address, or is being asked
 */
gboolean
pr_prefill_has_searched (PrPrefill *self)
{
  g_return_val_if_fail (PR_IS_PREFILL (self), FALSE);
  return self->searched;
}

/**
 * pr_prefill_is_filling:
 *
 * Returns: %TRUE if it is this that changes the draft now, and not a person
 */
gboolean
pr_prefill_is_filling (PrPrefill *self)
{
  g_return_val_if_fail (PR_IS_PREFILL (self), FALSE);
  return self->filling;
}

/* One of what was found, by where it is. */
static PrCandidate *
find_candidate (PrPrefill *self,
                PrProtocol protocol,
                const char *host,
                guint port,
                PrSecurity security)
{
  for (guint i = 0; self->discovery != NULL && i < pr_discovery_get_n_candidates (self->discovery);
       i++)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (self->discovery, i);
      PrService *found = pr_candidate_get_service (candidate);

      if (pr_service_get_protocol (found) == protocol
          && g_ascii_strcasecmp (pr_service_get_host (found), host) == 0
          && pr_service_get_port (found) == port && pr_service_get_security (found) == security)
        return candidate;
    }
  return NULL;
}

/**
 * pr_prefill_get_candidate:
 * @protocol: of which service
 *
 * Returns: (transfer none) (nullable): what is known of the server that the draft has now; %NULL if it
 *   is none of those that were found
 */
PrCandidate *
pr_prefill_get_candidate (PrPrefill *self, PrProtocol protocol)
{
  PrService *service;

  g_return_val_if_fail (PR_IS_PREFILL (self), NULL);
  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, NULL);

  service = get_service (self, protocol);
  return find_candidate (self, protocol, pr_service_get_host (service),
                         pr_service_get_port (service), pr_service_get_security (service));
}

static void
choose_protocol (PrPrefill *self, PrProtocol protocol)
{
  if (protocol == PR_PROTOCOL_SMTP)
    return;
  pr_service_set_enabled (get_service (self, PR_PROTOCOL_IMAP), protocol == PR_PROTOCOL_IMAP);
  pr_service_set_enabled (get_service (self, PR_PROTOCOL_POP3), protocol == PR_PROTOCOL_POP3);
}

/**
 * pr_prefill_take_server:
 * @protocol: what it speaks
 * @endpoint: where it is, as pr_endpoint_to_string() writes it
 *
 * The user's yes to one of the servers that were found: it is filled in, and stays.
 *
 * Returns: %TRUE if it is one of those
 */
gboolean
pr_prefill_take_server (PrPrefill *self, PrProtocol protocol, const char *endpoint)
{
  g_autoptr (PrEndpoint) where = NULL;
  PrCandidate *candidate;

  g_return_val_if_fail (PR_IS_PREFILL (self), FALSE);

  where = pr_endpoint_parse (endpoint, NULL);
  if (where == NULL)
    return FALSE;
  candidate = find_candidate (self, protocol, pr_endpoint_get_host (where),
                              pr_endpoint_get_port (where), pr_endpoint_get_security (where));
  if (candidate == NULL)
    return FALSE;
  /* As if it were typed: what comes later does not take its place. */
  pr_candidate_fill_service (candidate, get_service (self, protocol));
  self->by_hand[protocol] = TRUE;
  choose_protocol (self, protocol);
  return TRUE;
}
