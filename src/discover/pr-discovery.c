/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-discovery-private.h"

#include "pr-email-address.h"
#include "pr-preset-typo.h"
#include "pr-rank.h"
#include "pr-source-preset.h"

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
  char *ca_file;
  GPtrArray *candidates;
  GArray *notes;
  gint64 duration_us;
  PrDiscoveryFlags flags;
  guint limit_ms;
  gboolean searching;
  GPtrArray *told; /* what the model's users know of */
};

typedef enum
{
  PROP_SEARCHING = 1,
} PrDiscoveryProperty;

static GParamSpec *properties[PROP_SEARCHING + 1];

static guint changed_signal;

static GType
pr_discovery_get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PR_TYPE_CANDIDATE;
}

static guint
pr_discovery_get_n_items (GListModel *model)
{
  return PR_DISCOVERY (model)->candidates->len;
}

static gpointer
pr_discovery_get_item (GListModel *model, guint position)
{
  GPtrArray *candidates = PR_DISCOVERY (model)->candidates;

  return position < candidates->len ? g_object_ref (candidates->pdata[position]) : NULL;
}

static void
pr_discovery_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pr_discovery_get_item_type;
  iface->get_n_items = pr_discovery_get_n_items;
  iface->get_item = pr_discovery_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrDiscovery, pr_discovery, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pr_discovery_list_model_init))

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

static gboolean
has_note (PrDiscovery *self, const char *text, const char *url)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = &g_array_index (self->notes, Note, i);

      if (g_str_equal (note->text, text) && g_strcmp0 (note->url, url) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
pr_discovery_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((PrDiscoveryProperty) property_id)
    {
    case PROP_SEARCHING:
      g_value_set_boolean (value, PR_DISCOVERY (object)->searching);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_discovery_dispose (GObject *object)
{
  PrDiscovery *self = PR_DISCOVERY (object);

  self->provider = NULL;
  g_clear_object (&self->presets);
  g_ptr_array_set_size (self->candidates, 0);
  g_ptr_array_set_size (self->told, 0);

  G_OBJECT_CLASS (pr_discovery_parent_class)->dispose (object);
}

static void
pr_discovery_finalize (GObject *object)
{
  PrDiscovery *self = PR_DISCOVERY (object);

  g_free (self->email);
  g_free (self->suggestion);
  g_free (self->ca_file);
  g_ptr_array_unref (self->candidates);
  g_ptr_array_unref (self->told);
  g_array_unref (self->notes);

  G_OBJECT_CLASS (pr_discovery_parent_class)->finalize (object);
}

static void
pr_discovery_class_init (PrDiscoveryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pr_discovery_get_property;
  object_class->dispose = pr_discovery_dispose;
  object_class->finalize = pr_discovery_finalize;

  properties[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  changed_signal = g_signal_new ("changed", PR_TYPE_DISCOVERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pr_discovery_init (PrDiscovery *self)
{
  self->candidates = g_ptr_array_new_with_free_func (g_object_unref);
  self->told = g_ptr_array_new_with_free_func (g_object_unref);
  self->notes = g_array_new (FALSE, TRUE, sizeof (Note));
  g_array_set_clear_func (self->notes, note_clear);
  self->limit_ms = PR_DISCOVERY_DEFAULT_MS;
}

/* A preset of one's own is the last word; that of the domain above is no more than likely. */
static PrRank
get_preset_rank (PrProvider *provider, PrPresetMatch match)
{
  if (match == PR_PRESET_MATCH_PARENT)
    return PR_RANK_PARENT;
  return pr_provider_get_file (provider) == NULL ? PR_RANK_COLLECTED : PR_RANK_OWN;
}

static void
add_presets (PrDiscovery *self, PrPresetMatch match)
{
  g_autoptr (GPtrArray) candidates =
      pr_source_preset_list (self->provider, self->email, PR_SOURCE_PRESET, PR_TRUST_LOCAL, FALSE);
  PrRank rank = get_preset_rank (self->provider, match);

  for (guint i = 0; i < candidates->len; i++)
    {
      pr_candidate_set_rank (candidates->pdata[i], pr_rank_with_order (rank, PR_SOURCE_PRESET, i));
      g_ptr_array_add (self->candidates, g_object_ref (candidates->pdata[i]));
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
    add_presets (self, match);
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
  add_presets (self, PR_PRESET_MATCH_DOMAIN);
  add_notes (self, PR_PRESET_MATCH_DOMAIN);
  return self;
}

/**
 * pr_discovery_get_flags:
 *
 * Returns: what a search must not do
 */
PrDiscoveryFlags
pr_discovery_get_flags (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), PR_DISCOVERY_NONE);
  return self->flags;
}

/**
 * pr_discovery_set_flags:
 * @flags: what a search must not do
 *
 * Counts from the next search on.
 */
void
pr_discovery_set_flags (PrDiscovery *self, PrDiscoveryFlags flags)
{
  g_return_if_fail (PR_IS_DISCOVERY (self));
  self->flags = flags;
}

/**
 * pr_discovery_get_ca_file:
 *
 * For this room.
 */
const char *
pr_discovery_get_ca_file (PrDiscovery *self)
{
  return self->ca_file;
}

/**
 * pr_discovery_set_ca_file:
 * @ca_file: (nullable): authorities to believe besides the system's, PEM; for mail and web servers
 */
void
pr_discovery_set_ca_file (PrDiscovery *self, const char *ca_file)
{
  g_return_if_fail (PR_IS_DISCOVERY (self));
  g_free (self->ca_file);
  self->ca_file = g_strdup (ca_file);
}

/**
 * pr_discovery_get_time_limit_ms:
 *
 * For this room.
 */
guint
pr_discovery_get_time_limit_ms (PrDiscovery *self)
{
  return self->limit_ms;
}

/**
 * pr_discovery_set_time_limit:
 * @limit_ms: how long a search takes at most, in milliseconds
 */
void
pr_discovery_set_time_limit (PrDiscovery *self, guint limit_ms)
{
  g_return_if_fail (PR_IS_DISCOVERY (self));
  self->limit_ms = limit_ms;
}

/**
 * pr_discovery_get_presets:
 *
 * For this room.
 */
PrPresets *
pr_discovery_get_presets (PrDiscovery *self)
{
  return self->presets;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  return pr_candidate_compare (*(PrCandidate *const *) a, *(PrCandidate *const *) b);
}

static void
remember_told (PrDiscovery *self)
{
  g_ptr_array_set_size (self->told, 0);
  for (guint i = 0; i < self->candidates->len; i++)
    g_ptr_array_add (self->told, g_object_ref (self->candidates->pdata[i]));
}

/**
 * pr_discovery_candidates_changed:
 *
 * For this room: sorts anew, and tells those who look on.
 */
void
pr_discovery_candidates_changed (PrDiscovery *self)
{
  GPtrArray *told = self->told;
  guint n_before = told->len;
  guint n_now;
  guint first = 0;

  g_ptr_array_sort (self->candidates, compare_candidates);
  n_now = self->candidates->len;
  while (first < n_before && first < n_now && told->pdata[first] == self->candidates->pdata[first])
    first++;
  while (n_before > first && n_now > first
         && told->pdata[n_before - 1] == self->candidates->pdata[n_now - 1])
    {
      n_before--;
      n_now--;
    }
  remember_told (self);
  if (n_before > first || n_now > first)
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_before - first, n_now - first);
}

/**
 * pr_discovery_add_candidate:
 * @candidate: (transfer none): something that was found; before pr_discovery_candidates_changed()
 *
 * For this room.
 *
 * Returns: (transfer none): @candidate, or another that leads to the same server and now knows what it
 *   knew
 */
PrCandidate *
pr_discovery_add_candidate (PrDiscovery *self, PrCandidate *candidate)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      PrCandidate *known = self->candidates->pdata[i];

      if (!pr_candidate_is_same_server (known, candidate))
        continue;
      (void) pr_candidate_absorb (known, candidate);
      return known;
    }
  g_ptr_array_add (self->candidates, g_object_ref (candidate));
  return candidate;
}

/**
 * pr_discovery_remove_candidate:
 * @i: below pr_discovery_get_n_candidates(); before pr_discovery_candidates_changed()
 *
 * For this room.
 */
void
pr_discovery_remove_candidate (PrDiscovery *self, guint i)
{
  g_ptr_array_remove_index (self->candidates, i);
}

/**
 * pr_discovery_add_note:
 * @text: one or two sentences for people, translated
 * @url: (nullable): a page about it
 *
 * For this room. What was said already is not said again.
 */
void
pr_discovery_add_note (PrDiscovery *self, const char *text, const char *url)
{
  if (has_note (self, text, url))
    return;
  add_note (self, text, url);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * pr_discovery_take_provider:
 * @provider: (transfer none): who was found to serve the address, if nobody was known so far
 *
 * For this room.
 */
void
pr_discovery_take_provider (PrDiscovery *self, PrProvider *provider)
{
  if (self->provider != NULL)
    return;
  self->provider = provider;
  add_provider_notes (self, PR_PRESET_MATCH_MX);
  g_signal_emit (self, changed_signal, 0);
}

static void
set_searching (PrDiscovery *self, gboolean searching)
{
  if (self->searching == searching)
    return;
  self->searching = searching;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

/**
 * pr_discovery_begin_search:
 *
 * For this room: a search starts. There must be none already.
 */
void
pr_discovery_begin_search (PrDiscovery *self)
{
  remember_told (self);
  /* That no preset is known is no news once others are asked. */
  if (self->provider == NULL && self->suggestion == NULL)
    g_array_set_size (self->notes, 0);
  set_searching (self, TRUE);
}

/**
 * pr_discovery_end_search:
 * @duration_us: how long it took, in microseconds
 *
 * For this room: the search is over.
 */
void
pr_discovery_end_search (PrDiscovery *self, gint64 duration_us)
{
  self->duration_us = duration_us;
  pr_discovery_candidates_changed (self);
  set_searching (self, FALSE);
}

/**
 * pr_discovery_is_searching:
 *
 * Returns: %TRUE while a search runs
 */
gboolean
pr_discovery_is_searching (PrDiscovery *self)
{
  g_return_val_if_fail (PR_IS_DISCOVERY (self), FALSE);
  return self->searching;
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

static gboolean
has_good (PrDiscovery *self, PrProtocol protocol)
{
  PrCandidate *best = pr_discovery_find_best (self, protocol);

  return best != NULL && pr_candidate_is_good (best);
}

/**
 * pr_discovery_is_enough:
 *
 * Returns: %TRUE if there is a server for incoming and one for outgoing mail, each a preset or one
 *   that answers
 */
gboolean
pr_discovery_is_enough (PrDiscovery *self)
{
  return (has_good (self, PR_PROTOCOL_IMAP) || has_good (self, PR_PROTOCOL_POP3))
         && has_good (self, PR_PROTOCOL_SMTP);
}

static gboolean
is_sure (PrDiscovery *self, PrProtocol protocol)
{
  PrCandidate *best = pr_discovery_find_best (self, protocol);

  return best != NULL && pr_candidate_is_good (best) && !pr_candidate_is_unconfirmed (best)
         && pr_candidate_get_rank (best) < pr_rank_with_order (PR_RANK_DNS, PR_SOURCE_PRESET, 0);
}

/**
 * pr_discovery_is_sure:
 *
 * Returns: %TRUE if there is no need to ask the network: presets, of this very domain, are there for
 *   incoming and outgoing mail
 */
gboolean
pr_discovery_is_sure (PrDiscovery *self)
{
  return (is_sure (self, PR_PROTOCOL_IMAP) || is_sure (self, PR_PROTOCOL_POP3))
         && is_sure (self, PR_PROTOCOL_SMTP);
}

/**
 * pr_discovery_needs_yes:
 * @protocol: of which service
 *
 * Returns: %TRUE if the best server for it came on a way on which anybody could have named it: the
 *   user has to say yes before a password goes there
 */
gboolean
pr_discovery_needs_yes (PrDiscovery *self, PrProtocol protocol)
{
  PrCandidate *best = pr_discovery_find_best (self, protocol);

  return best != NULL && pr_candidate_needs_yes (best);
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

  if (candidate == NULL)
    return FALSE;
  pr_candidate_fill_service (candidate, service);
  return TRUE;
}
