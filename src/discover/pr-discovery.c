/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-discovery.h"

#include "pr-email-address.h"
#include "pr-preset-typo.h"

#include <glib/gi18n.h>

typedef struct
{
  char *text;
  char *url;
} Note;

struct _PrDiscovery
{
  GObject parent_instance;

  char *email;
  PrPresets *presets;
  PrProvider *provider; /* borrowed from presets */
  char *suggestion;
  GPtrArray *candidates;
  GArray *notes;
  gint64 duration_us;
};

G_DEFINE_FINAL_TYPE (PrDiscovery, pr_discovery, G_TYPE_OBJECT)

static void
note_clear (gpointer data)
{
  Note *note = data;

  g_free (note->text);
  g_free (note->url);
}

static void
add_note (PrDiscovery *self, const char *text, const char *url)
{
  Note note = { .text = g_strdup (text), .url = g_strdup (url) };

  g_array_append_val (self->notes, note);
}

static void
pr_discovery_dispose (GObject *object)
{
  PrDiscovery *self = PR_DISCOVERY (object);

  self->provider = NULL;
  g_clear_object (&self->presets);
  g_ptr_array_set_size (self->candidates, 0);

  G_OBJECT_CLASS (pr_discovery_parent_class)->dispose (object);
}

static void
pr_discovery_finalize (GObject *object)
{
  PrDiscovery *self = PR_DISCOVERY (object);

  g_free (self->email);
  g_free (self->suggestion);
  g_ptr_array_unref (self->candidates);
  g_array_unref (self->notes);

  G_OBJECT_CLASS (pr_discovery_parent_class)->finalize (object);
}

static void
pr_discovery_class_init (PrDiscoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pr_discovery_dispose;
  G_OBJECT_CLASS (klass)->finalize = pr_discovery_finalize;
}

static void
pr_discovery_init (PrDiscovery *self)
{
  self->candidates = g_ptr_array_new_with_free_func (g_object_unref);
  self->notes = g_array_new (FALSE, TRUE, sizeof (Note));
  g_array_set_clear_func (self->notes, note_clear);
}

/* The way to sign in that asks the least of the user: a password where one is taken. */
static PrAuth
choose_auth (const PrProviderServer *server)
{
  for (guint i = 0; i < server->n_auths; i++)
    if (server->auths[i] == PR_AUTH_PASSWORD)
      return PR_AUTH_PASSWORD;
  return server->auths[0];
}

static PrCandidate *
candidate_from_server (const PrProviderServer *server, const char *address)
{
  g_autoptr (PrService) service = pr_service_new (server->protocol);
  g_autofree char *host = pr_provider_server_dup_host (server, address);
  g_autofree char *username = pr_provider_server_dup_username (server, address);

  pr_service_set_host (service, host);
  pr_service_set_port (service, server->port);
  pr_service_set_security (service, server->security);
  if (g_strcmp0 (username, address) != 0)
    pr_service_set_username (service, username);
  pr_service_set_auth (service, choose_auth (server));
  return pr_candidate_new (service, PR_SOURCE_PRESET, PR_TRUST_LOCAL, server->unconfirmed);
}

static void
add_candidates (PrDiscovery *self)
{
  for (guint i = 0; i < pr_provider_get_n_servers (self->provider); i++)
    {
      PrProviderServer server;

      if (pr_provider_get_server (self->provider, i, &server))
        g_ptr_array_add (self->candidates, candidate_from_server (&server, self->email));
    }
}

/* The advice is often one of the hints; then the hint says it, with its link. */
static gboolean
is_hint (PrProvider *provider, const char *advice)
{
  for (guint i = 0; i < pr_provider_get_n_hints (provider); i++)
    {
      PrProviderHint hint;

      if (pr_provider_get_hint (provider, i, &hint) && hint.when == PR_HINT_BEFORE
          && g_str_equal (hint.text, advice))
        return TRUE;
    }
  return FALSE;
}

static void
add_hint_notes (PrDiscovery *self)
{
  for (guint i = 0; i < pr_provider_get_n_hints (self->provider); i++)
    {
      PrProviderHint hint;

      if (pr_provider_get_hint (self->provider, i, &hint) && hint.when == PR_HINT_BEFORE)
        add_note (self, hint.text, hint.url);
    }
}

static void
add_provider_notes (PrDiscovery *self, PrPresetMatch match)
{
  g_autofree char *advice = pr_provider_dup_advice (self->provider);

  if (match == PR_PRESET_MATCH_PARENT)
    add_note (self,
              _("These are the settings of the domain above this one; a department may have servers "
                "of its own."),
              NULL);
  if (advice != NULL && !is_hint (self->provider, advice))
    add_note (self, advice, NULL);
  if ((pr_provider_get_traits (self->provider) & PR_PROVIDER_UNENCRYPTED) != 0)
    add_note (self,
              _("Some servers of this provider are not encrypted: the password is sent to them only "
                "if you allow it."),
              NULL);
  add_hint_notes (self);
}

static void
add_notes (PrDiscovery *self, PrPresetMatch match)
{
  if (self->provider != NULL)
    add_provider_notes (self, match);
  else if (self->suggestion != NULL)
    {
      /* translators: %s is an e-mail address */
      g_autofree char *text = g_strdup_printf (_("Did you mean %s?"), self->suggestion);

      add_note (self, text, NULL);
    }
  else
    add_note (self, _("No preset is known for this address."), NULL);
}

/**
 * pr_discovery_new_offline:
 * @presets: the providers that are known
 * @address: a normalized address
 *
 * Looks the address up without any network, at once.
 *
 * Returns: (transfer full): what was found
 */
PrDiscovery *
pr_discovery_new_offline (PrPresets *presets, const char *address)
{
  PrDiscovery *self = g_object_new (PR_TYPE_DISCOVERY, NULL);
  gint64 start_us = g_get_monotonic_time ();
  PrPresetMatch match = PR_PRESET_MATCH_NONE;

  self->email = g_strdup (address);
  self->presets = g_object_ref (presets);
  self->provider = pr_presets_lookup_address (presets, address, NULL, &match);
  if (self->provider != NULL)
    add_candidates (self);
  else
    self->suggestion = pr_presets_suggest_address (presets, address);
  add_notes (self, match);
  self->duration_us = g_get_monotonic_time () - start_us;
  return self;
}

/**
 * pr_discovery_new_for_provider:
 * @presets: the providers that are known
 * @provider: one of them, which is known to serve the address
 * @address: a normalized address
 *
 * Takes the settings of @provider, whatever the domain of @address, without any network.
 *
 * Returns: (transfer full): what was found
 */
PrDiscovery *
pr_discovery_new_for_provider (PrPresets *presets, PrProvider *provider, const char *address)
{
  PrDiscovery *self = g_object_new (PR_TYPE_DISCOVERY, NULL);

  self->email = g_strdup (address);
  self->presets = g_object_ref (presets);
  self->provider = provider;
  add_candidates (self);
  add_notes (self, PR_PRESET_MATCH_DOMAIN);
  return self;
}

/**
 * pr_discovery_get_email:
 *
 * Returns: (transfer none): the address
 */
const char *
pr_discovery_get_email (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), NULL);
  return self->email;
}

/**
 * pr_discovery_get_provider:
 *
 * Returns: (transfer none) (nullable): the provider, where it is known
 */
PrProvider *
pr_discovery_get_provider (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), NULL);
  return self->provider;
}

/**
 * pr_discovery_get_suggestion:
 *
 * Returns: (transfer none) (nullable): the address that was perhaps meant
 */
const char *
pr_discovery_get_suggestion (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), NULL);
  return self->suggestion;
}

/**
 * pr_discovery_get_n_candidates:
 *
 * Returns: how many servers were found
 */
guint
pr_discovery_get_n_candidates (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), 0);
  return self->candidates->len;
}

/**
 * pr_discovery_get_candidate:
 * @i: below pr_discovery_get_n_candidates()
 *
 * Returns: (transfer none): a server; IMAP before POP3 before SMTP, of each the best first
 */
PrCandidate *
pr_discovery_get_candidate (PrDiscovery *self, guint i)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), NULL);
  g_return_val_if_fail (i < self->candidates->len, NULL);
  return self->candidates->pdata[i];
}

/**
 * pr_discovery_find_best:
 * @protocol: what it has to speak
 *
 * Returns: (transfer none) (nullable): the best server for it
 */
PrCandidate *
pr_discovery_find_best (PrDiscovery *self, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), NULL);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      PrCandidate *candidate = self->candidates->pdata[i];

      if (pr_service_get_protocol (pr_candidate_get_service (candidate)) == protocol)
        return candidate;
    }
  return NULL;
}

/**
 * pr_discovery_get_n_notes:
 *
 * Returns: how many things there are to know before anything is tried
 */
guint
pr_discovery_get_n_notes (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), 0);
  return self->notes->len;
}

/**
 * pr_discovery_get_note:
 * @i: below pr_discovery_get_n_notes()
 * @url: (out) (optional) (nullable) (transfer none): the provider's page about it, https
 *
 * Returns: (transfer none): one or two sentences for people, translated
 */
const char *
pr_discovery_get_note (PrDiscovery *self, guint i, const char **url)
{
  const Note *note;

  g_return_val_if_fail (PR_IS_DISCOVERY (self), NULL);
  g_return_val_if_fail (i < self->notes->len, NULL);

  note = &g_array_index (self->notes, Note, i);
  if (url != NULL)
    *url = note->url;
  return note->text;
}

/**
 * pr_discovery_dup_note:
 * @i: below pr_discovery_get_n_notes()
 *
 * Returns: (transfer full): the sentences and behind them the page, as one text
 */
char *
pr_discovery_dup_note (PrDiscovery *self, guint i)
{
  const char *url = NULL;
  const char *text = pr_discovery_get_note (self, i, &url);

  return url == NULL ? g_strdup (text) : g_strdup_printf ("%s %s", text, url);
}

/**
 * pr_discovery_get_duration_us:
 *
 * Returns: how long it took, in microseconds
 */
gint64
pr_discovery_get_duration_us (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), 0);
  return self->duration_us;
}

/**
 * pr_discovery_is_enough:
 *
 * Returns: %TRUE if there is a server for incoming and one for outgoing mail
 */
gboolean
pr_discovery_is_enough (PrDiscovery *self)
{
  return (pr_discovery_find_best (self, PR_PROTOCOL_IMAP) != NULL
          || pr_discovery_find_best (self, PR_PROTOCOL_POP3) != NULL)
         && pr_discovery_find_best (self, PR_PROTOCOL_SMTP) != NULL;
}

/**
 * pr_discovery_fill_service:
 * @service: what to fill in; its user's leave and exceptions stay
 *
 * Returns: %TRUE if there is a server for it
 */
gboolean
pr_discovery_fill_service (PrDiscovery *self, PrService *service)
{
  PrCandidate *candidate = pr_discovery_find_best (self, pr_service_get_protocol (service));
  PrService *found = candidate == NULL ? NULL : pr_candidate_get_service (candidate);

  if (found == NULL)
    return FALSE;
  pr_service_set_host (service, pr_service_get_host (found));
  pr_service_set_security (service, pr_service_get_security (found));
  pr_service_set_port (service, pr_service_get_port (found));
  pr_service_set_username (service, pr_service_get_username (found));
  pr_service_set_auth (service, pr_service_get_auth (found));
  return TRUE;
}
