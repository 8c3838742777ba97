/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-saved-secrets.h"

typedef struct
{
  PrLogin *login;
  PrSecret *secret;
} Saved;

struct _PrSavedSecrets
{
  GObject parent_instance;

  /* owned */
  Saved saved[PR_N_PROTOCOLS];
  PrPasswordStore *store;
  GCancellable *cancellable; /* NULL unless something is looked up */
};

typedef enum
{
  PROP_LOOKING_UP = 1,
} PrSavedSecretsProperty;

static GParamSpec *properties[PROP_LOOKING_UP + 1];

G_DEFINE_FINAL_TYPE (PrSavedSecrets, pr_saved_secrets, G_TYPE_OBJECT)

typedef struct
{
  GWeakRef secrets;
  PrProtocol protocol;
} Lookup;

static void look_up_from (PrSavedSecrets *self, PrProtocol protocol);

static void
saved_clear (Saved *saved)
{
  g_clear_pointer (&saved->login, pr_login_unref);
  g_clear_pointer (&saved->secret, pr_secret_unref);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Lookup *lookup = user_data;
  g_autoptr (PrSavedSecrets) self = g_weak_ref_get (&lookup->secrets);
  g_autoptr (PrSecret) secret = NULL;
  PrKeyringState keyring = PR_KEYRING_OK;
  gboolean is_wanted = pr_password_store_lookup_finish (PR_PASSWORD_STORE (source), result,
                                                        &secret, &keyring, NULL);

  g_weak_ref_clear (&lookup->secrets);
  if (self == NULL || !is_wanted)
    return;
  self->saved[lookup->protocol].secret = g_steal_pointer (&secret);
  look_up_from (self, lookup->protocol + 1);
}

/* One after another, from @protocol on: where the keyring is locked it asks the user, and once. */
static void
look_up_from (PrSavedSecrets *self, PrProtocol protocol)
{
  Lookup *lookup;

  while (protocol < PR_N_PROTOCOLS && self->saved[protocol].login == NULL)
    protocol++;
  if (protocol == PR_N_PROTOCOLS)
    {
      g_clear_object (&self->cancellable);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING_UP]);
      return;
    }
  lookup = g_new0 (Lookup, 1);
  g_weak_ref_init (&lookup->secrets, self);
  lookup->protocol = protocol;
  pr_password_store_lookup_async (self->store, self->saved[protocol].login, self->cancellable,
                                  on_looked_up, lookup);
}

static void
pr_saved_secrets_get_property (GObject *object,
                               guint property_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  PrSavedSecrets *self = PR_SAVED_SECRETS (object);

  switch ((PrSavedSecretsProperty) property_id)
    {
    case PROP_LOOKING_UP:
      g_value_set_boolean (value, pr_saved_secrets_get_looking_up (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_saved_secrets_dispose (GObject *object)
{
  PrSavedSecrets *self = PR_SAVED_SECRETS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    saved_clear (&self->saved[i]);

  G_OBJECT_CLASS (pr_saved_secrets_parent_class)->dispose (object);
}

static void
pr_saved_secrets_class_init (PrSavedSecretsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pr_saved_secrets_get_property;
  object_class->dispose = pr_saved_secrets_dispose;

  properties[PROP_LOOKING_UP] =
      g_param_spec_boolean ("looking-up", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_saved_secrets_init (PrSavedSecrets *self G_GNUC_UNUSED)
{
}

/**
 * pr_saved_secrets_new:
 *
 * Returns: (transfer full): what is saved for an account that nobody has saved: nothing
 */
PrSavedSecrets *
pr_saved_secrets_new (void)
{
  return g_object_new (PR_TYPE_SAVED_SECRETS, NULL);
}

/**
 * pr_saved_secrets_look_up:
 * @store: where they are
 * @account: an account as it is saved
 *
 * Looks up what the services of @account sign in with. It is over when `looking-up` says so, which it
 * does before this returns only where there is nothing to look up. To be called once.
 */
void
pr_saved_secrets_look_up (PrSavedSecrets *self, PrPasswordStore *store, PrAccount *account)
{
  g_return_if_fail (PR_IS_SAVED_SECRETS (self));
  g_return_if_fail (PR_IS_PASSWORD_STORE (store));
  g_return_if_fail (PR_IS_ACCOUNT (account));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    self->saved[i].login = pr_login_new_for_service (account, (PrProtocol) i);
  look_up_from (self, (PrProtocol) 0);
}

/**
 * pr_saved_secrets_get_looking_up:
 *
 * Returns: %TRUE while it is not yet known what is saved
 */
gboolean
pr_saved_secrets_get_looking_up (PrSavedSecrets *self)
{
  g_return_val_if_fail (PR_IS_SAVED_SECRETS (self), FALSE);
  return self->cancellable != NULL;
}

/**
 * pr_saved_secrets_get:
 * @service: a service as it is edited
 *
 * Returns: (transfer none) (nullable): what is saved for it, if it can sign in with that: a password is
 *   no token
 */
PrSecret *
pr_saved_secrets_get (PrSavedSecrets *self, PrService *service)
{
  const Saved *saved;

  g_return_val_if_fail (PR_IS_SAVED_SECRETS (self), NULL);
  g_return_val_if_fail (PR_IS_SERVICE (service), NULL);

  saved = &self->saved[pr_service_get_protocol (service)];
  if (saved->secret == NULL
      || (pr_login_get_kind (saved->login) == PR_LOGIN_TOKEN)
             != pr_auth_takes_token (pr_service_get_auth (service)))
    return NULL;
  return saved->secret;
}

/**
 * pr_saved_secrets_is_saved_as:
 * @account: the account as it is edited
 * @protocol: one of its services
 *
 * Returns: %TRUE if what is saved for the service is saved under the login that it has now
 */
gboolean
pr_saved_secrets_is_saved_as (PrSavedSecrets *self, PrAccount *account, PrProtocol protocol)
{
  g_autoptr (PrLogin) login = NULL;

  g_return_val_if_fail (PR_IS_SAVED_SECRETS (self), FALSE);

  login = pr_login_new_for_service (account, protocol);
  return login != NULL && self->saved[protocol].login != NULL
         && pr_login_equal (login, self->saved[protocol].login);
}

/**
 * pr_saved_secrets_share:
 * @from: a service
 * @to: another, which is to sign in as @from does
 *
 * What was saved for @to is forgotten here; where it is saved nothing happens.
 */
void
pr_saved_secrets_share (PrSavedSecrets *self, PrProtocol from, PrProtocol to)
{
  const Saved *shared;

  g_return_if_fail (PR_IS_SAVED_SECRETS (self));
  g_return_if_fail (from != to);

  saved_clear (&self->saved[to]);
  shared = &self->saved[from];
  if (shared->login != NULL)
    self->saved[to].login = pr_login_ref (shared->login);
  if (shared->secret != NULL)
    self->saved[to].secret = pr_secret_ref (shared->secret);
}

/**
 * pr_saved_secrets_follow:
 * @account: the account as it has just been saved, together with these secrets
 *
 * From now on they are saved under its logins.
 */
void
pr_saved_secrets_follow (PrSavedSecrets *self, PrAccount *account)
{
  g_return_if_fail (PR_IS_SAVED_SECRETS (self));

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrLogin *login = pr_login_new_for_service (account, (PrProtocol) i);

      if (login == NULL)
        continue;
      g_clear_pointer (&self->saved[i].login, pr_login_unref);
      self->saved[i].login = login;
    }
}
