/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-home.h"

#include <glib/gi18n.h>

/* What waits for the user's word that what was typed may go. */
typedef enum
{
  WISH_NONE,
  WISH_LEAVE_SETUP,
  WISH_START_SETUP,
  WISH_CLOSE,
} Wish;

typedef struct
{
  Wish wish;
  char *address;
  PrProvider *provider;
  PrAccount *account;
  PrReport *report;
  gboolean as_new;
} Request;

struct _PrHome
{
  GObject parent_instance;

  /* owned */
  GSimpleActionGroup *actions;
  PrAccounts *accounts;
  GListStore *offers; /* NULL before it was asked for */
  GCancellable *offers_cancellable;
  PrDemo *demo; /* NULL in a window of real accounts */
  PrAccountEntry *opened;
  PrWizard *setup;
  PrProviderBrowser *browser;
  PrErrorList *errors;
  Request wished;

  PrPlace place;
  gboolean folded;
  gboolean can_go_back;
  gboolean closes_when_saved;
};

typedef enum
{
  PROP_PLACE = 1,
  PROP_SETUP,
  PROP_OPENED,
  PROP_CAN_GO_BACK,
  PROP_TITLE,
} PrHomeProperty;

static GParamSpec *properties[PROP_TITLE + 1];

enum
{
  ASK_DISCARD,
  CLOSED,
  COPY_TEXT,
  SAVE_TEXT,
  EXPORT,
  ASK_PASSWORD,
  TELL,
  FIND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (PrPlace, pr_place,
                    G_DEFINE_ENUM_VALUE (PR_PLACE_ACCOUNTS, "accounts"),
                    G_DEFINE_ENUM_VALUE (PR_PLACE_PROVIDERS, "providers"),
                    G_DEFINE_ENUM_VALUE (PR_PLACE_EXPLAIN, "explain"))

G_DEFINE_FINAL_TYPE (PrHome, pr_home, G_TYPE_OBJECT)

static void
request_clear (Request *request)
{
  g_clear_pointer (&request->address, g_free);
  g_clear_object (&request->provider);
  g_clear_object (&request->account);
  g_clear_object (&request->report);
  request->wish = WISH_NONE;
}

static void
request_copy (Request *request, const Request *from)
{
  request_clear (request);
  request->wish = from->wish;
  request->address = g_strdup (from->address);
  g_set_object (&request->provider, from->provider);
  g_set_object (&request->account, from->account);
  g_set_object (&request->report, from->report);
  request->as_new = from->as_new;
}

/**
 * pr_place_get_label:
 * @place: a place
 *
 * Returns: (transfer none): its name for people, with a mnemonic
 */
const char *
pr_place_get_label (PrPlace place)
{
  static const char *const labels[] = {
    [PR_PLACE_ACCOUNTS] = N_("_Accounts"),
    [PR_PLACE_PROVIDERS] = N_("_Providers"),
    [PR_PLACE_EXPLAIN] = N_("E_xplain"),
  };

  g_return_val_if_fail (place < G_N_ELEMENTS (labels), NULL);
  return _(labels[place]);
}

static const char *
get_nick (PrPlace place)
{
  GEnumClass *enum_class = g_type_class_ref (PR_TYPE_PLACE);
  const char *nick = g_enum_get_value (enum_class, (int) place)->value_nick;

  g_type_class_unref (enum_class);
  return nick;
}

static GSimpleAction *
get_action (PrHome *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
update_back (PrHome *self)
{
  gboolean can_go_back = pr_home_shows_setup (self) || pr_home_shows_account (self)
                         || pr_home_shows_provider (self);

  if (self->can_go_back != can_go_back)
    {
      self->can_go_back = can_go_back;
      g_simple_action_set_enabled (get_action (self, "back"), can_go_back);
      g_simple_action_set_enabled (get_action (self, "escape"), can_go_back);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
on_copy_text (PrHome *self, const char *text)
{
  g_signal_emit (self, signals[COPY_TEXT], 0, text);
}

static void
on_save_text (PrHome *self, const char *text)
{
  g_signal_emit (self, signals[SAVE_TEXT], 0, text);
}

static void
set_opened (PrHome *self, PrAccountEntry *opened)
{
  if (!g_set_object (&self->opened, opened))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENED]);
  update_back (self);
}

/* The page of an account that is gone goes too. */
static void
on_accounts_changed (PrHome *self)
{
  if (self->opened != NULL
      && pr_accounts_find (self->accounts,
                           pr_account_get_id (pr_account_entry_get_account (self->opened)))
             != self->opened)
    set_opened (self, NULL);
}

/* What could not be saved is not to be lost by it: the window stays, and says so. */
static void
on_saving_changed (PrHome *self)
{
  if (!self->closes_when_saved || pr_wizard_get_saving (self->setup))
    return;
  self->closes_when_saved = FALSE;
  if (!pr_wizard_would_lose (self->setup))
    pr_home_close (self);
}

static void
set_setup (PrHome *self, PrWizard *setup)
{
  self->closes_when_saved = FALSE;
  if (self->setup != NULL)
    {
      pr_wizard_cancel (self->setup);
      g_signal_handlers_disconnect_by_data (self->setup, self);
    }
  g_set_object (&self->setup, setup);
  if (setup != NULL)
    {
      g_signal_connect_object (setup, "notify::page", G_CALLBACK (update_back), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (setup, "notify::saving", G_CALLBACK (on_saving_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (setup, "copy-text", G_CALLBACK (on_copy_text), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (setup, "save-text", G_CALLBACK (on_save_text), self,
                               G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETUP]);
  update_back (self);
}

static void
start_setup (PrHome *self, const Request *request)
{
  g_autoptr (PrWizard) setup = pr_wizard_new ();

  pr_wizard_set_accounts (setup, self->accounts);
  if (request->account != NULL)
    pr_wizard_start_with_account (setup, request->account, request->as_new);
  if (request->report != NULL)
    pr_wizard_show_report (setup, request->report);
  if (request->provider != NULL)
    pr_wizard_start_with_provider (setup, request->provider);
  if (request->address != NULL)
    pr_wizard_start_with_address (setup, request->address);
  pr_home_set_place (self, PR_PLACE_ACCOUNTS);
  set_setup (self, setup);
}

/* A new account stands in the list, and not behind the page of the one that it is a copy of. */
static void
leave_opened (PrHome *self)
{
  PrAccount *account = pr_wizard_get_account (self->setup);

  if (self->opened != NULL && pr_wizard_get_is_saved (self->setup)
      && g_strcmp0 (pr_account_get_id (account),
                    pr_account_get_id (pr_account_entry_get_account (self->opened)))
             != 0)
    set_opened (self, NULL);
}

static void
fulfil (PrHome *self, const Request *request)
{
  switch (request->wish)
    {
    case WISH_LEAVE_SETUP:
      if (self->setup != NULL)
        leave_opened (self);
      set_setup (self, NULL);
      break;
    case WISH_START_SETUP:
      start_setup (self, request);
      break;
    case WISH_CLOSE:
      g_signal_emit (self, signals[CLOSED], 0);
      break;
    case WISH_NONE:
    default:
      break;
    }
}

static void
ask_for (PrHome *self, const Request *request)
{
  if (self->setup == NULL || !pr_wizard_would_lose (self->setup))
    {
      fulfil (self, request);
      return;
    }
  request_copy (&self->wished, request);
  pr_home_set_place (self, PR_PLACE_ACCOUNTS);
  g_signal_emit (self, signals[ASK_DISCARD], 0);
}

static void
change_place (GSimpleAction *action G_GNUC_UNUSED, GVariant *state, gpointer user_data)
{
  GEnumClass *enum_class = g_type_class_ref (PR_TYPE_PLACE);
  GEnumValue *value = g_enum_get_value_by_nick (enum_class, g_variant_get_string (state, NULL));

  if (value != NULL)
    pr_home_set_place (user_data, (PrPlace) value->value);
  g_type_class_unref (enum_class);
}

static void
activate_add_account (GSimpleAction *action G_GNUC_UNUSED,
                      GVariant *parameter G_GNUC_UNUSED,
                      gpointer user_data)
{
  pr_home_start_setup (user_data, NULL);
}

static PrAccountEntry *
find_entry (PrHome *self, GVariant *id)
{
  return pr_accounts_find (self->accounts, g_variant_get_string (id, NULL));
}

static void
activate_open_account (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrHome *self = user_data;
  PrAccountEntry *entry = find_entry (self, parameter);

  if (entry != NULL)
    set_opened (self, entry);
}

static void
edit (PrHome *self, GVariant *parameter, gboolean as_new)
{
  PrAccountEntry *entry = find_entry (self, parameter);

  if (entry != NULL)
    ask_for (self, &(Request){ .wish = WISH_START_SETUP,
                               .account = pr_account_entry_get_account (entry),
                               .as_new = as_new });
}

static void
activate_edit_account (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  edit (user_data, parameter, FALSE);
}

static void
activate_duplicate_account (GSimpleAction *action G_GNUC_UNUSED,
                            GVariant *parameter,
                            gpointer user_data)
{
  edit (user_data, parameter, TRUE);
}

static void
activate_show_report (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrHome *self = user_data;
  PrAccountEntry *entry = find_entry (self, parameter);

  if (entry != NULL && pr_account_entry_get_report (entry) != NULL)
    ask_for (self, &(Request){ .wish = WISH_START_SETUP,
                               .account = pr_account_entry_get_account (entry),
                               .report = pr_account_entry_get_report (entry) });
}

/* What was taken over is in the list of accounts, and no offer any more. */
static void
activate_take_over (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrHome *self = user_data;
  guint n_offers = self->offers == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->offers));

  for (guint i = 0; i < n_offers; i++)
    {
      g_autoptr (PrImportOffer) offer = g_list_model_get_item (G_LIST_MODEL (self->offers), i);

      if (g_strcmp0 (pr_import_offer_get_word (offer), g_variant_get_string (parameter, NULL)) != 0)
        continue;
      pr_import_offer_save (offer, pr_accounts_get_store (self->accounts));
      g_list_store_remove (self->offers, i);
      return;
    }
}

static void
activate_export_account (GSimpleAction *action G_GNUC_UNUSED,
                         GVariant *parameter,
                         gpointer user_data)
{
  PrHome *self = user_data;
  PrAccountEntry *entry = find_entry (self, parameter);

  if (entry != NULL)
    g_signal_emit (self, signals[EXPORT], 0, pr_account_entry_get_account (entry));
}

static void
activate_new_password (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrHome *self = user_data;
  PrAccountEntry *entry = find_entry (self, parameter);

  if (entry != NULL)
    g_signal_emit (self, signals[ASK_PASSWORD], 0, pr_account_entry_get_account (entry),
                   pr_account_entry_get_wanted_kind (entry));
}

static void
on_demo_password_stored (GObject *source, GAsyncResult *result, gpointer user_data G_GNUC_UNUSED)
{
  PrKeyringState keyring;

  /* In memory there is nothing to go wrong. */
  (void) pr_password_store_store_finish (PR_PASSWORD_STORE (source), result, &keyring, NULL);
}

/* The password is there already, as if it had been saved: nobody has to make one up. */
static void
store_demo_password (PrHome *self, PrDemoCase *demo_case, PrAccount *account)
{
  g_autoptr (PrSecret) password = pr_demo_case_dup_password (demo_case);
  g_autoptr (GPtrArray) logins = pr_login_list_of_account (account);

  for (guint i = 0; i < logins->len; i++)
    pr_password_store_store_async (pr_accounts_get_passwords (self->accounts), logins->pdata[i],
                                   password, NULL, on_demo_password_stored, NULL);
}

static void
activate_try_demo (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrHome *self = user_data;
  PrDemoCase *demo_case = self->demo == NULL
                              ? NULL
                              : pr_demo_find_case (self->demo, g_variant_get_string (parameter, NULL));
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (GError) error = NULL;

  if (demo_case == NULL)
    return;
  if (!pr_demo_fill_account (self->demo, demo_case, account, &error))
    {
      g_warning ("The servers of the demo: %s", error->message);
      return;
    }
  store_demo_password (self, demo_case, account);
  ask_for (self, &(Request){ .wish = WISH_START_SETUP, .account = account, .as_new = TRUE });
}

static void
activate_find (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  PrHome *self = user_data;

  pr_home_set_place (self, PR_PLACE_PROVIDERS);
  pr_provider_browser_set_opened (pr_home_get_browser (self), FALSE);
  g_signal_emit (self, signals[FIND], 0);
}

static void
activate_set_up_here (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter, gpointer user_data)
{
  PrHome *self = user_data;
  PrPresets *presets = pr_provider_browser_get_presets (pr_home_get_browser (self));
  PrProvider *provider = pr_presets_lookup_id (presets, g_variant_get_string (parameter, NULL));

  if (provider != NULL)
    ask_for (self, &(Request){ .wish = WISH_START_SETUP, .provider = provider });
}

static void
activate_back (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  PrHome *self = user_data;

  if (pr_home_shows_provider (self))
    pr_provider_browser_set_opened (self->browser, FALSE);
  else if (pr_home_shows_account (self))
    set_opened (self, NULL);
  else if (!pr_home_shows_setup (self))
    return;
  else if (pr_wizard_get_page (self->setup) != PR_PAGE_TEST)
    ask_for (self, &(Request){ .wish = WISH_LEAVE_SETUP });
  else
    g_action_group_activate_action (pr_wizard_get_actions (self->setup), "edit", NULL);
}

static void
activate_escape (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrHome *self = user_data;

  if (pr_home_shows_setup (self) && pr_wizard_get_running (self->setup))
    pr_wizard_cancel (self->setup);
  else
    activate_back (action, parameter, user_data);
}

static void
pr_home_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrHome *self = PR_HOME (object);

  switch ((PrHomeProperty) property_id)
    {
    case PROP_PLACE:
      g_value_set_enum (value, (int) self->place);
      break;
    case PROP_SETUP:
      g_value_set_object (value, self->setup);
      break;
    case PROP_OPENED:
      g_value_set_object (value, self->opened);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, self->can_go_back);
      break;
    case PROP_TITLE:
      g_value_set_string (value, pr_home_get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_home_dispose (GObject *object)
{
  PrHome *self = PR_HOME (object);

  if (self->setup != NULL)
    pr_wizard_cancel (self->setup);
  g_clear_object (&self->setup);
  g_clear_object (&self->opened);
  g_clear_object (&self->accounts);
  g_clear_object (&self->demo);
  g_cancellable_cancel (self->offers_cancellable);
  g_clear_object (&self->offers_cancellable);
  g_clear_object (&self->offers);
  g_clear_object (&self->browser);
  g_clear_object (&self->errors);
  g_clear_object (&self->actions);
  request_clear (&self->wished);

  G_OBJECT_CLASS (pr_home_parent_class)->dispose (object);
}

static void
pr_home_class_init (PrHomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_home_get_property;
  object_class->dispose = pr_home_dispose;

  properties[PROP_PLACE] =
      g_param_spec_enum ("place", NULL, NULL, PR_TYPE_PLACE, PR_PLACE_ACCOUNTS, flags);
  properties[PROP_SETUP] = g_param_spec_object ("setup", NULL, NULL, PR_TYPE_WIZARD, flags);
  properties[PROP_OPENED] =
      g_param_spec_object ("opened", NULL, NULL, PR_TYPE_ACCOUNT_ENTRY, flags);
  properties[PROP_CAN_GO_BACK] =
      g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PrHome::ask-discard:
   *
   * What was asked for would lose what has been typed: the user is to be asked, and
   * pr_home_discard() or pr_home_keep() to be called.
   */
  signals[ASK_DISCARD] = g_signal_new ("ask-discard", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PrHome::closed:
   *
   * Nothing stands in the way of closing the window any more.
   */
  signals[CLOSED] = g_signal_new ("closed", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  /**
   * PrHome::save-text:
   * @text: plain text without secrets
   *
   * The text is to go to a file that the user chooses.
   */
  signals[SAVE_TEXT] = g_signal_new ("save-text", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PrHome::export:
   * @account: a saved account
   *
   * Its settings are to be shown as other programs read them.
   */
  signals[EXPORT] = g_signal_new ("export", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PR_TYPE_ACCOUNT);

  /**
   * PrHome::ask-password:
   * @account: a saved account
   * @kind: which of its passwords
   *
   * The user is to be asked for another password of it, for pr_accounts_replace_password().
   */
  signals[ASK_PASSWORD] = g_signal_new ("ask-password", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, PR_TYPE_ACCOUNT, PR_TYPE_LOGIN_KIND);

  /**
   * PrHome::tell:
   * @text: what went wrong, a sentence for people
   *
   * It is to be said in passing.
   */
  signals[TELL] = g_signal_new ("tell", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PrHome::copy-text:
   * @text: plain text without secrets
   *
   * The text is to go to the clipboard.
   */
  signals[COPY_TEXT] = g_signal_new ("copy-text", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * PrHome::find:
   *
   * The list of providers is shown, and somebody wants to search in it.
   */
  signals[FIND] = g_signal_new ("find", PR_TYPE_HOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
pr_home_init (PrHome *self)
{
  static const GActionEntry entries[] = {
    { .name = "place", .parameter_type = "s", .state = "'accounts'", .change_state = change_place },
    { .name = "add-account", .activate = activate_add_account },
    { .name = "open-account", .activate = activate_open_account, .parameter_type = "s" },
    { .name = "edit-account", .activate = activate_edit_account, .parameter_type = "s" },
    { .name = "duplicate-account", .activate = activate_duplicate_account, .parameter_type = "s" },
    { .name = "show-report", .activate = activate_show_report, .parameter_type = "s" },
    { .name = "take-over", .activate = activate_take_over, .parameter_type = "s" },
    { .name = "export-account", .activate = activate_export_account, .parameter_type = "s" },
    { .name = "new-password", .activate = activate_new_password, .parameter_type = "s" },
    { .name = "find", .activate = activate_find },
    { .name = "try-demo", .activate = activate_try_demo, .parameter_type = "s" },
    { .name = "set-up-here", .activate = activate_set_up_here, .parameter_type = "s" },
    { .name = "back", .activate = activate_back },
    { .name = "escape", .activate = activate_escape },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_simple_action_set_enabled (get_action (self, "back"), FALSE);
  g_simple_action_set_enabled (get_action (self, "escape"), FALSE);
}

/**
 * pr_home_new:
 * @accounts: the saved accounts
 *
 * Returns: (transfer full): a home that shows the accounts
 */
PrHome *
pr_home_new (PrAccounts *accounts)
{
  PrHome *self;

  g_return_val_if_fail (PR_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (PR_TYPE_HOME, NULL);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pr_home_new_for_demo:
 * @demo: the demo
 *
 * Returns: (transfer full): a home whose accounts are kept apart, and end with @demo
 */
PrHome *
pr_home_new_for_demo (PrDemo *demo)
{
  g_autoptr (PrAccountStore) store = NULL;
  g_autoptr (PrPasswordStore) passwords = pr_password_store_new_in_memory ();
  g_autoptr (PrAccounts) accounts = NULL;
  PrHome *self;

  g_return_val_if_fail (PR_IS_DEMO (demo), NULL);

  store = pr_account_store_new (pr_demo_get_folder (demo));
  accounts = pr_accounts_new (store, passwords);
  pr_accounts_set_ca_file (accounts, pr_demo_get_ca_file (demo));
  pr_accounts_load (accounts);
  self = pr_home_new (accounts);
  self->demo = g_object_ref (demo);
  return self;
}

static void
on_offers_found (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListStore) offers = user_data;
  g_autoptr (GPtrArray) found = pr_import_offers_find_finish (result, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    g_list_store_append (offers, found->pdata[i]);
}

/**
 * pr_home_get_offers:
 *
 * Looks for accounts of other programs the first time it is called; a demo has none.
 *
 * Returns: (transfer none) (type GListModel<PrImportOffer>): what can be taken over
 */
GListModel *
pr_home_get_offers (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);

  if (self->offers == NULL)
    {
      self->offers = g_list_store_new (PR_TYPE_IMPORT_OFFER);
      self->offers_cancellable = g_cancellable_new ();
      if (self->demo == NULL)
        pr_import_offers_find_async (self->offers_cancellable, on_offers_found,
                                     g_object_ref (self->offers));
    }
  return G_LIST_MODEL (self->offers);
}

/**
 * pr_home_get_demo:
 *
 * Returns: (transfer none) (nullable): the demo that this is of
 */
PrDemo *
pr_home_get_demo (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);
  return self->demo;
}

/**
 * pr_home_get_accounts:
 *
 * Returns: (transfer none): the saved accounts
 */
PrAccounts *
pr_home_get_accounts (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);
  return self->accounts;
}

/**
 * pr_home_get_opened:
 *
 * Returns: (transfer none) (nullable): the account whose page is open
 */
PrAccountEntry *
pr_home_get_opened (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);
  return self->opened;
}

/**
 * pr_home_shows_account:
 *
 * Returns: %TRUE if the page of an account is shown
 */
gboolean
pr_home_shows_account (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), FALSE);
  return self->opened != NULL && self->setup == NULL && self->place == PR_PLACE_ACCOUNTS;
}

/**
 * pr_home_get_place:
 *
 * Returns: what the window shows
 */
PrPlace
pr_home_get_place (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), PR_PLACE_ACCOUNTS);
  return self->place;
}

/**
 * pr_home_set_place:
 * @place: what the window is to show
 *
 * Goes there. What was begun at the place before stays as it is.
 */
void
pr_home_set_place (PrHome *self, PrPlace place)
{
  g_return_if_fail (PR_IS_HOME (self));
  g_return_if_fail (place < PR_N_PLACES);

  if (self->place == place)
    return;
  self->place = place;
  g_simple_action_set_state (get_action (self, "place"), g_variant_new_string (get_nick (place)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
  update_back (self);
}

/**
 * pr_home_get_setup:
 *
 * Returns: (transfer none) (nullable): the account that is being set up
 */
PrWizard *
pr_home_get_setup (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);
  return self->setup;
}

/**
 * pr_home_shows_setup:
 *
 * Returns: %TRUE if an account is being set up and its place is the one that is shown
 */
gboolean
pr_home_shows_setup (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), FALSE);
  return self->setup != NULL && self->place == PR_PLACE_ACCOUNTS;
}

/**
 * pr_home_shows_provider:
 *
 * Returns: %TRUE if the details of a provider are shown in a narrow window, where they are a page of
 *   their own
 */
gboolean
pr_home_shows_provider (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), FALSE);
  return self->place == PR_PLACE_PROVIDERS && self->folded && self->browser != NULL
         && pr_provider_browser_get_opened (self->browser);
}

/**
 * pr_home_get_browser:
 *
 * Returns: (transfer none): the providers, as somebody looks through them
 */
PrProviderBrowser *
pr_home_get_browser (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);

  if (self->browser == NULL)
    {
      self->browser = pr_provider_browser_new (pr_presets_get_default ());
      g_signal_connect_object (self->browser, "notify::opened", G_CALLBACK (update_back), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->browser, "notify::selected", G_CALLBACK (update_back), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->browser, "copy-text", G_CALLBACK (on_copy_text), self,
                               G_CONNECT_SWAPPED);
    }
  return self->browser;
}

/**
 * pr_home_get_errors:
 *
 * Returns: (transfer none): the errors in the text or file that was given to be explained
 */
PrErrorList *
pr_home_get_errors (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);

  if (self->errors == NULL)
    self->errors = pr_error_list_new ();
  return self->errors;
}

/**
 * pr_home_set_folded:
 * @folded: whether the window is so narrow that a list and its details are two pages
 */
void
pr_home_set_folded (PrHome *self, gboolean folded)
{
  g_return_if_fail (PR_IS_HOME (self));

  self->folded = folded;
  update_back (self);
}

/**
 * pr_home_get_can_go_back:
 *
 * Returns: %TRUE if there is something to go back from
 */
gboolean
pr_home_get_can_go_back (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), FALSE);
  return self->can_go_back;
}

/**
 * pr_home_get_title:
 *
 * Returns: (transfer none): what the page is called that one can go back from, and else the window
 */
const char *
pr_home_get_title (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);

  if (pr_home_shows_provider (self))
    return pr_provider_get_name (pr_provider_browser_get_selected (self->browser));
  if (pr_home_shows_account (self))
    return pr_account_get_address (pr_account_entry_get_account (self->opened));
  if (!pr_home_shows_setup (self))
    return "Postrider";
  switch (pr_wizard_get_page (self->setup))
    {
    case PR_PAGE_TEST:
      return _("Test");
    case PR_PAGE_SAVED:
      return _("Saved");
    case PR_PAGE_SETTINGS:
    default:
      return pr_wizard_get_is_saved (self->setup) ? _("Edit Account") : _("Add Account");
    }
}

/**
 * pr_home_is_untouched:
 *
 * Returns: %TRUE if nothing is being set up that somebody has typed into, so that the window can be
 *   used for another address
 */
gboolean
pr_home_is_untouched (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), FALSE);
  return self->setup == NULL || pr_wizard_is_untouched (self->setup);
}

/**
 * pr_home_get_actions:
 *
 * Returns: (transfer none): the actions, for the prefix “home”
 */
GActionGroup *
pr_home_get_actions (PrHome *self)
{
  g_return_val_if_fail (PR_IS_HOME (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

/**
 * pr_home_start_setup:
 * @address: (nullable): whose account is to be set up, a valid address
 *
 * Begins to set up an account, in the place of one that was begun and has nothing to lose.
 */
void
pr_home_start_setup (PrHome *self, const char *address)
{
  g_return_if_fail (PR_IS_HOME (self));

  ask_for (self,
           &(Request){ .wish = WISH_START_SETUP, .address = (char *) address });
}

/**
 * pr_home_close:
 *
 * The window is to be closed: a test that runs is cancelled, and #PrHome::closed is emitted. Where
 * something that was typed would be lost, #PrHome::ask-discard is emitted first. An account that is
 * being saved is waited for.
 */
void
pr_home_close (PrHome *self)
{
  g_return_if_fail (PR_IS_HOME (self));

  if (self->setup != NULL)
    pr_wizard_cancel (self->setup);
  /* It takes as long as the keyring does, which has a limit of its own; who cannot wait asks again. */
  if (self->setup != NULL && pr_wizard_get_saving (self->setup) && !self->closes_when_saved)
    {
      self->closes_when_saved = TRUE;
      return;
    }
  ask_for (self, &(Request){ .wish = WISH_CLOSE });
}

/**
 * pr_home_discard:
 *
 * The user says that what was typed may go: what was asked for is done.
 */
void
pr_home_discard (PrHome *self)
{
  Request request = { .wish = WISH_NONE };

  g_return_if_fail (PR_IS_HOME (self));

  if (self->wished.wish == WISH_NONE)
    return;
  request_copy (&request, &self->wished);
  request_clear (&self->wished);
  set_setup (self, NULL);
  fulfil (self, &request);
  request_clear (&request);
}

/**
 * pr_home_keep:
 *
 * The user wants to keep what was typed: what was asked for is forgotten.
 */
void
pr_home_keep (PrHome *self)
{
  g_return_if_fail (PR_IS_HOME (self));

  request_clear (&self->wished);
}

/**
 * pr_home_tell:
 * @text: what went wrong, a sentence for people
 *
 * Emits #PrHome::tell.
 */
void
pr_home_tell (PrHome *self, const char *text)
{
  g_return_if_fail (PR_IS_HOME (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[TELL], 0, text);
}
