/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-browser.h"

#include "pr-preset-search.h"
#include "pr-provider-texts.h"

struct _PrProviderBrowser
{
  GObject parent_instance;

  /* owned */
  PrPresets *presets;
  GPtrArray *matches; /* of PrProvider, which live as long as the presets */
  GSimpleActionGroup *actions;
  PrProvider *selected;
  char *query;

  PrProviderFilter filters;
  gboolean opened;
};

typedef enum
{
  PROP_QUERY = 1,
  PROP_SELECTED,
  PROP_OPENED,
  PROP_N_MATCHES,
} PrProviderBrowserProperty;

static GParamSpec *properties[PROP_N_MATCHES + 1];

enum
{
  COPY_TEXT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *action;
  PrProviderFilter filter;
} filter_actions[] = {
  { "filter-imap", PR_PROVIDER_FILTER_IMAP },
  { "filter-pop3", PR_PROVIDER_FILTER_POP3 },
  { "filter-oauth2", PR_PROVIDER_FILTER_OAUTH2 },
  { "filter-app-password", PR_PROVIDER_FILTER_APP_PASSWORD },
};

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PR_TYPE_PROVIDER;
}

static guint
get_n_items (GListModel *model)
{
  return PR_PROVIDER_BROWSER (model)->matches->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PrProviderBrowser *self = PR_PROVIDER_BROWSER (model);

  if (position >= self->matches->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->matches, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrProviderBrowser,
                               pr_provider_browser,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GSimpleAction *
get_action (PrProviderBrowser *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static PrProviderFilter
get_traits (PrProvider *provider)
{
  PrProviderFilter traits = 0;
  PrProviderServer server;
  PrProviderHint hint;

  for (guint i = 0; i < pr_provider_get_n_servers (provider); i++)
    {
      if (!pr_provider_get_server (provider, i, &server))
        continue;
      if (server.protocol == PR_PROTOCOL_IMAP)
        traits |= PR_PROVIDER_FILTER_IMAP;
      if (server.protocol == PR_PROTOCOL_POP3)
        traits |= PR_PROVIDER_FILTER_POP3;
      for (guint j = 0; j < server.n_auths; j++)
        if (server.auths[j] == PR_AUTH_XOAUTH2)
          traits |= PR_PROVIDER_FILTER_OAUTH2;
    }
  for (guint i = 0; i < pr_provider_get_n_hints (provider); i++)
    if (pr_provider_get_hint (provider, i, &hint) && hint.kind == PR_HINT_APP_PASSWORD)
      traits |= PR_PROVIDER_FILTER_APP_PASSWORD;
  return traits;
}

static GPtrArray *
find_matches (PrProviderBrowser *self)
{
  g_autofree char *query = g_strstrip (g_strdup (self->query));
  GPtrArray *found = pr_presets_search (self->presets, query);

  for (guint i = 0; self->filters != 0 && i < found->len;)
    if ((get_traits (g_ptr_array_index (found, i)) & self->filters) == self->filters)
      i++;
    else
      g_ptr_array_remove_index (found, i);
  return found;
}

/* The list hears only of the rows that differ: most keys change few of those that are in view. */
static void
update_matches (PrProviderBrowser *self)
{
  GPtrArray *after = find_matches (self);
  g_autoptr (GPtrArray) before = self->matches;
  guint n_same = MIN (before->len, after->len);
  guint first = 0;
  guint last = 0;

  while (first < n_same && g_ptr_array_index (before, first) == g_ptr_array_index (after, first))
    first++;
  while (last < n_same - first
         && g_ptr_array_index (before, before->len - 1 - last)
                == g_ptr_array_index (after, after->len - 1 - last))
    last++;

  self->matches = after;
  if (before->len == after->len && first == after->len)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last,
                              after->len - first - last);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MATCHES]);
}

static void
change_filter (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  PrProviderBrowser *self = user_data;
  PrProviderFilter filters = self->filters;

  for (gsize i = 0; i < G_N_ELEMENTS (filter_actions); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), filter_actions[i].action))
      filters = g_variant_get_boolean (state) ? filters | filter_actions[i].filter
                                              : filters & ~filter_actions[i].filter;
  pr_provider_browser_set_filters (self, filters);
}

static void
activate_clear (GSimpleAction *action G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED,
                gpointer user_data)
{
  pr_provider_browser_set_query (user_data, "");
  pr_provider_browser_set_filters (user_data, 0);
}

static void
activate_copy_settings (GSimpleAction *action G_GNUC_UNUSED,
                        GVariant *parameter G_GNUC_UNUSED,
                        gpointer user_data)
{
  PrProviderBrowser *self = user_data;
  g_autofree char *text = pr_provider_text_settings (self->selected);

  g_signal_emit (self, signals[COPY_TEXT], 0, text);
}

static void
activate_copy_correction (GSimpleAction *action G_GNUC_UNUSED,
                          GVariant *parameter G_GNUC_UNUSED,
                          gpointer user_data)
{
  PrProviderBrowser *self = user_data;
  g_autofree char *text = pr_provider_text_correction (self->selected);

  g_signal_emit (self, signals[COPY_TEXT], 0, text);
}

static void
activate_copy (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[COPY_TEXT], 0, g_variant_get_string (parameter, NULL));
}

static void
pr_provider_browser_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  PrProviderBrowser *self = PR_PROVIDER_BROWSER (object);

  switch ((PrProviderBrowserProperty) property_id)
    {
    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_OPENED:
      g_value_set_boolean (value, self->opened);
      break;
    case PROP_N_MATCHES:
      g_value_set_uint (value, self->matches->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_provider_browser_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  PrProviderBrowser *self = PR_PROVIDER_BROWSER (object);

  switch ((PrProviderBrowserProperty) property_id)
    {
    case PROP_QUERY:
      pr_provider_browser_set_query (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
      pr_provider_browser_set_selected (self, g_value_get_object (value));
      break;
    case PROP_OPENED:
      pr_provider_browser_set_opened (self, g_value_get_boolean (value));
      break;
    case PROP_N_MATCHES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_provider_browser_dispose (GObject *object)
{
  PrProviderBrowser *self = PR_PROVIDER_BROWSER (object);

  g_ptr_array_set_size (self->matches, 0);
  g_clear_object (&self->selected);
  g_clear_object (&self->presets);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (pr_provider_browser_parent_class)->dispose (object);
}

static void
pr_provider_browser_finalize (GObject *object)
{
  PrProviderBrowser *self = PR_PROVIDER_BROWSER (object);

  g_ptr_array_unref (self->matches);
  g_free (self->query);

  G_OBJECT_CLASS (pr_provider_browser_parent_class)->finalize (object);
}

static void
pr_provider_browser_class_init (PrProviderBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_provider_browser_get_property;
  object_class->set_property = pr_provider_browser_set_property;
  object_class->dispose = pr_provider_browser_dispose;
  object_class->finalize = pr_provider_browser_finalize;

  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, "", flags);
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, PR_TYPE_PROVIDER, flags);
  properties[PROP_OPENED] = g_param_spec_boolean ("opened", NULL, NULL, FALSE, flags);
  properties[PROP_N_MATCHES] = g_param_spec_uint (
      "n-matches", NULL, NULL, 0, G_MAXUINT, 0,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PrProviderBrowser::copy-text:
   * @text: plain text
   *
   * The text is to go to the clipboard.
   */
  signals[COPY_TEXT] =
      g_signal_new ("copy-text", PR_TYPE_PROVIDER_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pr_provider_browser_init (PrProviderBrowser *self)
{
  static const GActionEntry entries[] = {
    { .name = "filter-imap", .state = "false", .change_state = change_filter },
    { .name = "filter-pop3", .state = "false", .change_state = change_filter },
    { .name = "filter-oauth2", .state = "false", .change_state = change_filter },
    { .name = "filter-app-password", .state = "false", .change_state = change_filter },
    { .name = "clear", .activate = activate_clear },
    { .name = "copy-settings", .activate = activate_copy_settings },
    { .name = "copy-correction", .activate = activate_copy_correction },
    { .name = "copy", .activate = activate_copy, .parameter_type = "s" },
  };

  self->query = g_strdup ("");
  self->matches = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_simple_action_set_enabled (get_action (self, "copy-settings"), FALSE);
  g_simple_action_set_enabled (get_action (self, "copy-correction"), FALSE);
}

/**
 * pr_provider_browser_new:
 * @presets: the providers that are known
 *
 * Returns: (transfer full): a browser that shows all of them
 */
PrProviderBrowser *
pr_provider_browser_new (PrPresets *presets)
{
  PrProviderBrowser *self = g_object_new (PR_TYPE_PROVIDER_BROWSER, NULL);

  self->presets = g_object_ref (presets);
  update_matches (self);
  return self;
}

/**
 * pr_provider_browser_get_presets:
 *
 * Returns: (transfer none): the providers that are known
 */
PrPresets *
pr_provider_browser_get_presets (PrProviderBrowser *self)
{
  g_return_val_if_fail (PR_IS_PROVIDER_BROWSER (self), NULL);
  return self->presets;
}

/**
 * pr_provider_browser_set_presets:
 * @presets: the providers that are known from now on
 *
 * The one of the same id as the selected one is selected, if there still is one.
 */
void
pr_provider_browser_set_presets (PrProviderBrowser *self, PrPresets *presets)
{
  g_autoptr (PrPresets) before = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));
  g_return_if_fail (PR_IS_PRESETS (presets));

  if (self->selected != NULL)
    id = g_strdup (pr_provider_get_id (self->selected));
  before = g_steal_pointer (&self->presets);
  self->presets = g_object_ref (presets);
  update_matches (self);
  pr_provider_browser_set_selected (self, id != NULL ? pr_presets_lookup_id (presets, id) : NULL);
}

/**
 * pr_provider_browser_get_query:
 *
 * Returns: (transfer none): what is looked for; empty for all
 */
const char *
pr_provider_browser_get_query (PrProviderBrowser *self)
{
  g_return_val_if_fail (PR_IS_PROVIDER_BROWSER (self), NULL);
  return self->query;
}

/**
 * pr_provider_browser_set_query:
 * @query: what somebody typed; see pr_presets_search()
 */
void
pr_provider_browser_set_query (PrProviderBrowser *self, const char *query)
{
  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));
  g_return_if_fail (query != NULL);

  if (g_str_equal (self->query, query))
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  update_matches (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * pr_provider_browser_get_filters:
 *
 * Returns: what a provider must have to be shown
 */
PrProviderFilter
pr_provider_browser_get_filters (PrProviderBrowser *self)
{
  g_return_val_if_fail (PR_IS_PROVIDER_BROWSER (self), 0);
  return self->filters;
}

/**
 * pr_provider_browser_set_filters:
 * @filters: what a provider must have to be shown, 0 for nothing
 */
void
pr_provider_browser_set_filters (PrProviderBrowser *self, PrProviderFilter filters)
{
  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));

  if (self->filters == filters)
    return;
  self->filters = filters;
  for (gsize i = 0; i < G_N_ELEMENTS (filter_actions); i++)
    g_simple_action_set_state (get_action (self, filter_actions[i].action),
                               g_variant_new_boolean ((filters & filter_actions[i].filter) != 0));
  update_matches (self);
}

/**
 * pr_provider_browser_get_selected:
 *
 * Returns: (transfer none) (nullable): the provider whose details are shown
 */
PrProvider *
pr_provider_browser_get_selected (PrProviderBrowser *self)
{
  g_return_val_if_fail (PR_IS_PROVIDER_BROWSER (self), NULL);
  return self->selected;
}

/**
 * pr_provider_browser_set_selected:
 * @provider: (nullable): the provider whose details are to be shown
 */
void
pr_provider_browser_set_selected (PrProviderBrowser *self, PrProvider *provider)
{
  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));

  /* Closed first: nobody is ever told that the details of no provider are open. */
  if (provider == NULL)
    pr_provider_browser_set_opened (self, FALSE);
  if (!g_set_object (&self->selected, provider))
    return;
  g_simple_action_set_enabled (get_action (self, "copy-settings"), provider != NULL);
  g_simple_action_set_enabled (get_action (self, "copy-correction"), provider != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * pr_provider_browser_get_opened:
 *
 * Returns: %TRUE if the details are to be seen where there is no room for both
 */
gboolean
pr_provider_browser_get_opened (PrProviderBrowser *self)
{
  g_return_val_if_fail (PR_IS_PROVIDER_BROWSER (self), FALSE);
  return self->opened;
}

/**
 * pr_provider_browser_set_opened:
 * @opened: whether to show details rather than the list
 */
void
pr_provider_browser_set_opened (PrProviderBrowser *self, gboolean opened)
{
  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));

  opened = opened && self->selected != NULL;
  if (self->opened == opened)
    return;
  self->opened = opened;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENED]);
}

/**
 * pr_provider_browser_open:
 * @provider: one of the providers
 *
 * Selects it and shows its details.
 */
void
pr_provider_browser_open (PrProviderBrowser *self, PrProvider *provider)
{
  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));
  g_return_if_fail (PR_IS_PROVIDER (provider));

  pr_provider_browser_set_selected (self, provider);
  pr_provider_browser_set_opened (self, TRUE);
}

/* --- Providers of one's own --- */

static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PrProviderBrowser *self = PR_PROVIDER_BROWSER (source);
  g_autoptr (GTask) task = user_data;
  const char *id = g_task_get_task_data (task);
  PrProvider *provider;

  pr_provider_browser_set_presets (self, g_task_propagate_pointer (G_TASK (result), NULL));
  provider = id != NULL ? pr_presets_lookup_id (self->presets, id) : NULL;
  if (provider != NULL)
    pr_provider_browser_open (self, provider);
  g_task_return_boolean (task, TRUE);
}

static void
reload (GTask *task,
        gpointer source G_GNUC_UNUSED,
        gpointer data G_GNUC_UNUSED,
        GCancellable *cancellable G_GNUC_UNUSED)
{
  g_task_return_pointer (task, pr_presets_reload_default (), NULL);
}

/* All files are read anew. */
static void
reload_for (GTask *change)
{
  g_autoptr (GTask) task =
      g_task_new (g_task_get_source_object (change), NULL, on_reloaded, g_object_ref (change));

  g_task_set_name (task, "[postrider] read the providers anew");
  g_task_run_in_thread (task, reload);
}

static void
on_own_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *id = pr_own_provider_save_finish (PR_OWN_PROVIDER (source), result, &error);

  if (id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, id, g_free);
  reload_for (task);
}

/**
 * pr_provider_browser_save_own_async:
 * @own: a provider of the user's own
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Saves it, and shows it among the others.
 */
void
pr_provider_browser_save_own_async (PrProviderBrowser *self,
                                    PrOwnProvider *own,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));
  g_return_if_fail (PR_IS_OWN_PROVIDER (own));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_name (task, "[postrider] save a provider and show it");
  pr_own_provider_save_async (own, on_own_saved, task);
}

/**
 * pr_provider_browser_save_own_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of pr_own_provider_save_finish().
 *
 * Returns: %TRUE if it is saved
 */
gboolean
pr_provider_browser_save_own_finish (PrProviderBrowser *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_own_deleted (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pr_own_provider_delete_finish (result, &error))
    reload_for (task);
  else
    g_task_return_error (task, error);
}

/**
 * pr_provider_browser_delete_own_async:
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Deletes the selected provider, one of the user's own. A shipped one of the same id is there again.
 */
void
pr_provider_browser_delete_own_async (PrProviderBrowser *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PR_IS_PROVIDER_BROWSER (self));
  g_return_if_fail (self->selected != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_name (task, "[postrider] delete a provider and show the others");
  pr_own_provider_delete_async (self->selected, NULL, on_own_deleted, task);
}

/**
 * pr_provider_browser_delete_own_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: those of pr_own_provider_delete_finish().
 *
 * Returns: %TRUE if it is gone
 */
gboolean
pr_provider_browser_delete_own_finish (PrProviderBrowser *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pr_provider_browser_get_actions:
 *
 * Returns: (transfer none): the actions, for the prefix “providers”
 */
GActionGroup *
pr_provider_browser_get_actions (PrProviderBrowser *self)
{
  g_return_val_if_fail (PR_IS_PROVIDER_BROWSER (self), NULL);
  return G_ACTION_GROUP (self->actions);
}
