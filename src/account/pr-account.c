/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-private.h"

struct _PrAccount
{
  GObject parent_instance;

  char *id;
  char *display_name;
  char *address;
  char *provider_id;
  PrService *services[PR_N_PROTOCOLS];
  GPtrArray *results; /* the newest first */

  /* As it was last read or saved; nobody changes it any more, so that copies share it. */
  PrAccount *origin;

  gint64 created;
  gint64 changed;
};

typedef enum
{
  PROP_DISPLAY_NAME = 1,
  PROP_ADDRESS,
  PROP_PROVIDER_ID,
  PROP_ID,
  PROP_CREATED,
  PROP_CHANGED,
  PROP_LAST_RESULT,
} PrAccountProperty;

static GParamSpec *properties[PROP_LAST_RESULT + 1];

G_DEFINE_FINAL_TYPE (PrAccount, pr_account, G_TYPE_OBJECT)

static void
pr_account_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrAccount *self = PR_ACCOUNT (object);

  switch ((PrAccountProperty) property_id)
    {
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, self->display_name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_PROVIDER_ID:
      g_value_set_string (value, self->provider_id);
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, self->created);
      break;
    case PROP_CHANGED:
      g_value_set_int64 (value, self->changed);
      break;
    case PROP_LAST_RESULT:
      g_value_set_boxed (value, pr_account_get_last_result (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_set_property (GObject *object,
                         guint property_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PrAccount *self = PR_ACCOUNT (object);

  switch ((PrAccountProperty) property_id)
    {
    case PROP_DISPLAY_NAME:
      pr_account_set_display_name (self, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      pr_account_set_address (self, g_value_get_string (value));
      break;
    case PROP_PROVIDER_ID:
      pr_account_set_provider_id (self, g_value_get_string (value));
      break;
    case PROP_ID:
    case PROP_CREATED:
    case PROP_CHANGED:
    case PROP_LAST_RESULT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_account_dispose (GObject *object)
{
  PrAccount *self = PR_ACCOUNT (object);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_clear_object (&self->services[i]);
  g_clear_object (&self->origin);

  G_OBJECT_CLASS (pr_account_parent_class)->dispose (object);
}

static void
pr_account_finalize (GObject *object)
{
  PrAccount *self = PR_ACCOUNT (object);

  g_free (self->id);
  g_free (self->display_name);
  g_free (self->address);
  g_free (self->provider_id);
  g_ptr_array_unref (self->results);

  G_OBJECT_CLASS (pr_account_parent_class)->finalize (object);
}

static void
pr_account_class_init (PrAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags kept = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_account_get_property;
  object_class->set_property = pr_account_set_property;
  object_class->dispose = pr_account_dispose;
  object_class->finalize = pr_account_finalize;

  properties[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, "", flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  properties[PROP_PROVIDER_ID] = g_param_spec_string ("provider-id", NULL, NULL, "", flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, "", kept);
  properties[PROP_CREATED] =
      g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, kept);
  properties[PROP_CHANGED] =
      g_param_spec_int64 ("changed", NULL, NULL, 0, G_MAXINT64, 0, kept);
  properties[PROP_LAST_RESULT] =
      g_param_spec_boxed ("last-result", NULL, NULL, PR_TYPE_RESULT, kept);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_account_init (PrAccount *self)
{
  self->id = g_strdup ("");
  self->display_name = g_strdup ("");
  self->address = g_strdup ("");
  self->provider_id = g_strdup ("");
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_result_unref);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    self->services[i] = pr_service_new ((PrProtocol) i);
  pr_service_set_enabled (self->services[PR_PROTOCOL_POP3], FALSE);
}

/**
 * pr_account_new:
 *
 * Returns: (transfer full): an empty account with IMAP and SMTP enabled, POP3 not
 */
PrAccount *
pr_account_new (void)
{
  return g_object_new (PR_TYPE_ACCOUNT, NULL);
}

/**
 * pr_account_copy:
 *
 * Returns: (transfer full): another account with the same settings, id and results, in no
 *   connection with @self
 */
PrAccount *
pr_account_copy (PrAccount *self)
{
  PrAccount *copy;

  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);

  copy = pr_account_new ();
  pr_account_assign (copy, self);
  return copy;
}

static gboolean
have_same_results (PrAccount *a, PrAccount *b)
{
  if (a->results->len != b->results->len)
    return FALSE;
  for (guint i = 0; i < a->results->len; i++)
    if (!pr_result_equal (a->results->pdata[i], b->results->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
assign_results (PrAccount *self, PrAccount *from)
{
  if (have_same_results (self, from))
    return;
  g_ptr_array_set_size (self->results, 0);
  for (guint i = 0; i < from->results->len; i++)
    g_ptr_array_add (self->results, pr_result_ref (from->results->pdata[i]));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_RESULT]);
}

/**
 * pr_account_assign:
 * @from: another account
 *
 * Makes everything that of @from, id and results included, and keeps the objects: what is bound to
 * @self and its services follows. What stays the same is not notified.
 */
void
pr_account_assign (PrAccount *self, PrAccount *from)
{
  g_return_if_fail (PR_IS_ACCOUNT (self));
  g_return_if_fail (PR_IS_ACCOUNT (from));

  if (self == from)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  pr_account_set_id (self, from->id);
  pr_account_set_origin (self, from->origin);
  pr_account_set_times (self, from->created, from->changed);
  pr_account_set_display_name (self, from->display_name);
  pr_account_set_address (self, from->address);
  pr_account_set_provider_id (self, from->provider_id);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_assign (self->services[i], from->services[i]);
  assign_results (self, from);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pr_account_equal:
 *
 * Compares what a person sets: name, address, provider and services; not id, times and results.
 *
 * Returns: %TRUE if all of it is the same
 */
gboolean
pr_account_equal (PrAccount *a, PrAccount *b)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (a) && PR_IS_ACCOUNT (b), FALSE);

  if (g_strcmp0 (a->display_name, b->display_name) != 0 || g_strcmp0 (a->address, b->address) != 0
      || g_strcmp0 (a->provider_id, b->provider_id) != 0)
    return FALSE;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (!pr_service_equal (a->services[i], b->services[i]))
      return FALSE;
  return TRUE;
}

/* Takes a new text for one of the fields; %NULL is the empty one. */
static void
set_text (PrAccount *self, char **field, const char *text, PrAccountProperty property)
{
  if (g_strcmp0 (*field, text == NULL ? "" : text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text == NULL ? "" : text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * pr_account_get_id:
 *
 * Returns: (transfer none): the name of the account in the store and on the command line, which
 *   never changes; empty while it has not been saved
 */
const char *
pr_account_get_id (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  return self->id;
}

void
pr_account_set_id (PrAccount *self, const char *id)
{
  set_text (self, &self->id, id, PROP_ID);
}

/**
 * pr_account_get_created:
 *
 * Returns: when it was first saved, in seconds since 1970; 0 while it has not been
 */
gint64
pr_account_get_created (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), 0);
  return self->created;
}

/**
 * pr_account_get_changed:
 *
 * Returns: when a setting was last changed and saved, in seconds since 1970; a result is no change
 */
gint64
pr_account_get_changed (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), 0);
  return self->changed;
}

void
pr_account_set_times (PrAccount *self, gint64 created, gint64 changed)
{
  gboolean created_differs = self->created != created;
  gboolean changed_differs = self->changed != changed;

  self->created = created;
  self->changed = changed;
  if (created_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREATED]);
  if (changed_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

/* What the account was when it was last read or saved: what differs from it is the user's
 * change. */
PrAccount *
pr_account_get_origin (PrAccount *self)
{
  return self->origin;
}

void
pr_account_set_origin (PrAccount *self, PrAccount *origin)
{
  g_set_object (&self->origin, origin);
}

/**
 * pr_account_get_display_name:
 *
 * Returns: (transfer none): the person's name, perhaps empty
 */
const char *
pr_account_get_display_name (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  return self->display_name;
}

/**
 * pr_account_set_display_name:
 * @display_name: (nullable): as typed
 */
void
pr_account_set_display_name (PrAccount *self, const char *display_name)
{
  g_return_if_fail (PR_IS_ACCOUNT (self));
  set_text (self, &self->display_name, display_name, PROP_DISPLAY_NAME);
}

/**
 * pr_account_get_address:
 *
 * Returns: (transfer none): the address as typed so far, perhaps empty or not yet valid
 */
const char *
pr_account_get_address (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  return self->address;
}

/**
 * pr_account_set_address:
 * @address: (nullable): as typed
 */
void
pr_account_set_address (PrAccount *self, const char *address)
{
  g_return_if_fail (PR_IS_ACCOUNT (self));
  set_text (self, &self->address, address, PROP_ADDRESS);
}

/**
 * pr_account_get_provider_id:
 *
 * Returns: (transfer none): the id of the provider's preset that the settings came from, empty
 *   where they came from none
 */
const char *
pr_account_get_provider_id (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  return self->provider_id;
}

/**
 * pr_account_set_provider_id:
 * @provider_id: (nullable): as above
 */
void
pr_account_set_provider_id (PrAccount *self, const char *provider_id)
{
  g_return_if_fail (PR_IS_ACCOUNT (self));
  set_text (self, &self->provider_id, provider_id, PROP_PROVIDER_ID);
}

/**
 * pr_account_get_service:
 * @protocol: which one
 *
 * Returns: (transfer none): the service, there also where it is not enabled
 */
PrService *
pr_account_get_service (PrAccount *self, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, NULL);

  return self->services[protocol];
}

/**
 * pr_account_dup_login:
 * @protocol: which service
 *
 * Returns: (transfer full): the name to sign in with: the service's own, else the address
 */
char *
pr_account_dup_login (PrAccount *self, PrProtocol protocol)
{
  const char *username;

  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, NULL);

  username = pr_service_get_username (self->services[protocol]);
  return g_strdup (*username == '\0' ? self->address : username);
}

/**
 * pr_account_get_n_results:
 *
 * Returns: how many results are kept, at most %PR_ACCOUNT_MAX_RESULTS
 */
guint
pr_account_get_n_results (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), 0);
  return self->results->len;
}

/**
 * pr_account_needs_oauth2:
 *
 * Returns: %TRUE if each of its services that sign in does so with an access token, so that a password
 *   is of no use
 */
gboolean
pr_account_needs_oauth2 (PrAccount *self)
{
  gboolean takes_token = FALSE;

  g_return_val_if_fail (PR_IS_ACCOUNT (self), FALSE);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrAuth auth = pr_service_get_auth (self->services[i]);

      if (!pr_service_get_enabled (self->services[i]) || auth == PR_AUTH_NONE)
        continue;
      if (!pr_auth_takes_token (auth))
        return FALSE;
      takes_token = TRUE;
    }
  return takes_token;
}

/**
 * pr_account_get_result:
 * @position: less than pr_account_get_n_results()
 *
 * Returns: (transfer none): a result, the newest at position 0
 */
PrResult *
pr_account_get_result (PrAccount *self, guint position)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (position < self->results->len, NULL);

  return self->results->pdata[position];
}

/**
 * pr_account_get_last_result:
 *
 * Returns: (transfer none) (nullable): the newest result, %NULL where the account was never tested
 */
PrResult *
pr_account_get_last_result (PrAccount *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (self), NULL);
  return self->results->len == 0 ? NULL : self->results->pdata[0];
}

/**
 * pr_account_add_result:
 * @result: what a test found
 *
 * Puts it among the others by its time. One that is there already, and one that is too old to be
 * kept, changes nothing.
 */
void
pr_account_add_result (PrAccount *self, PrResult *result)
{
  guint position = 0;

  g_return_if_fail (PR_IS_ACCOUNT (self));
  g_return_if_fail (result != NULL);

  /* Behind those of the same time, so that reading what was written does not turn them round. */
  while (position < self->results->len
         && pr_result_compare_time (result, self->results->pdata[position]) <= 0)
    {
      if (pr_result_equal (result, self->results->pdata[position]))
        return;
      position++;
    }
  if (position == PR_ACCOUNT_MAX_RESULTS)
    return;
  g_ptr_array_insert (self->results, (int) position, pr_result_ref (result));
  if (self->results->len > PR_ACCOUNT_MAX_RESULTS)
    g_ptr_array_set_size (self->results, PR_ACCOUNT_MAX_RESULTS);
  if (position == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_RESULT]);
}
