/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-login.h"

#include "pr-email-address.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PrLogin
{
  PrLoginKind kind;
  char *username;
  char *domain;
};

G_DEFINE_ENUM_TYPE (PrLoginKind, pr_login_kind,
                    G_DEFINE_ENUM_VALUE (PR_LOGIN_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (PR_LOGIN_TOKEN, "token"),
                    G_DEFINE_ENUM_VALUE (PR_LOGIN_SENDING_PASSWORD, "sending-password"))

static void
pr_login_clear (gpointer data)
{
  PrLogin *self = data;

  g_free (self->username);
  g_free (self->domain);
}

/**
 * pr_login_new:
 * @kind: what it is proven by
 * @username: the name, exactly as it is sent
 * @domain: the domain of the account's address, ASCII or not
 *
 * Returns: (transfer full): a login
 */
PrLogin *
pr_login_new (PrLoginKind kind, const char *username, const char *domain)
{
  PrLogin *self;
  g_autofree char *ascii = NULL;

  g_return_val_if_fail (username != NULL, NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  ascii = g_hostname_to_ascii (domain);
  self = g_atomic_rc_box_new0 (PrLogin);
  self->kind = kind;
  self->username = g_strdup (username);
  self->domain = g_ascii_strdown (ascii == NULL ? domain : ascii, -1);
  return self;
}

static PrLoginKind
kind_of (PrService *service)
{
  if (pr_auth_takes_token (pr_service_get_auth (service)))
    return PR_LOGIN_TOKEN;
  return pr_service_get_protocol (service) == PR_PROTOCOL_SMTP
                 && pr_service_get_own_password (service)
             ? PR_LOGIN_SENDING_PASSWORD
             : PR_LOGIN_PASSWORD;
}

/**
 * pr_login_new_for_service:
 * @account: an account
 * @protocol: which of its services
 *
 * Returns: (transfer full) (nullable): what the service signs in with; %NULL where it is not enabled,
 *   does not sign in, or has no name to sign in by yet
 */
PrLogin *
pr_login_new_for_service (PrAccount *account, PrProtocol protocol)
{
  PrService *service;
  g_autofree char *username = NULL;
  const char *address;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  service = pr_account_get_service (account, protocol);
  username = pr_account_dup_login (account, protocol);
  if (!pr_service_get_enabled (service) || pr_service_get_auth (service) == PR_AUTH_NONE
      || *username == '\0')
    return NULL;
  address = pr_account_get_address (account);
  return pr_login_new (kind_of (service), username,
                       strchr (address, '@') == NULL ? "" : pr_email_address_get_domain (address));
}

/**
 * pr_login_ref:
 *
 * Returns: (transfer full): @self
 */
PrLogin *
pr_login_ref (PrLogin *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pr_login_unref:
 *
 * Gives up one reference.
 */
void
pr_login_unref (PrLogin *self)
{
  g_atomic_rc_box_release_full (self, pr_login_clear);
}

/**
 * pr_login_get_kind:
 *
 * Returns: what it is proven by
 */
PrLoginKind
pr_login_get_kind (const PrLogin *self)
{
  g_return_val_if_fail (self != NULL, PR_LOGIN_PASSWORD);
  return self->kind;
}

/**
 * pr_login_get_username:
 *
 * Returns: (transfer none): the name as it is sent
 */
const char *
pr_login_get_username (const PrLogin *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->username;
}

/**
 * pr_login_get_domain:
 *
 * Returns: (transfer none): the domain of the account's address, in ASCII and small letters
 */
const char *
pr_login_get_domain (const PrLogin *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->domain;
}

/**
 * pr_login_equal:
 *
 * Returns: %TRUE if one secret serves both
 */
gboolean
pr_login_equal (const PrLogin *a, const PrLogin *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && g_str_equal (a->username, b->username)
         && g_str_equal (a->domain, b->domain);
}

/**
 * pr_login_dup_label:
 *
 * Returns: (transfer full): how a person recognises it among other passwords, as in the keyring's own
 *   window
 */
char *
pr_login_dup_label (const PrLogin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == PR_LOGIN_SENDING_PASSWORD)
    /* translators: the name of a password in the list of all passwords; %s is a user name or an
     * e-mail address */
    return g_strdup_printf (_("Postrider: %s, for sending"), self->username);
  if (strchr (self->username, '@') != NULL)
    /* translators: the name of a password in the list of all passwords; %s is an e-mail address */
    return g_strdup_printf (_("Postrider: %s"), self->username);
  /* translators: the name of a password in the list of all passwords; the first %s is a user name,
   * the second the domain of an e-mail address */
  return g_strdup_printf (_("Postrider: %s at %s"), self->username, self->domain);
}

/**
 * pr_login_list_contains:
 * @logins: (element-type PrLogin): a list
 * @login: a login
 *
 * Returns: %TRUE if an equal one is in the list
 */
gboolean
pr_login_list_contains (GPtrArray *logins, const PrLogin *login)
{
  g_return_val_if_fail (logins != NULL, FALSE);

  for (guint i = 0; i < logins->len; i++)
    if (pr_login_equal (g_ptr_array_index (logins, i), login))
      return TRUE;
  return FALSE;
}

/**
 * pr_login_list_of_account:
 * @account: an account
 *
 * Returns: (transfer full) (element-type PrLogin): what its services sign in with, each once, that of
 *   the incoming mail first
 */
GPtrArray *
pr_login_list_of_account (PrAccount *account)
{
  GPtrArray *logins = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_login_unref);

  g_return_val_if_fail (PR_IS_ACCOUNT (account), logins);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      g_autoptr (PrLogin) login = pr_login_new_for_service (account, (PrProtocol) i);

      if (login != NULL && !pr_login_list_contains (logins, login))
        g_ptr_array_add (logins, g_steal_pointer (&login));
    }
  return logins;
}

/**
 * pr_login_list_subtract:
 * @logins: (element-type PrLogin): a list
 * @account: an account
 *
 * Takes out what @account signs in with.
 */
void
pr_login_list_subtract (GPtrArray *logins, PrAccount *account)
{
  g_autoptr (GPtrArray) used = NULL;

  g_return_if_fail (logins != NULL);
  g_return_if_fail (PR_IS_ACCOUNT (account));

  used = pr_login_list_of_account (account);
  for (guint i = logins->len; i-- > 0;)
    if (pr_login_list_contains (used, g_ptr_array_index (logins, i)))
      g_ptr_array_remove_index (logins, i);
}

/**
 * pr_login_list_subtract_all:
 * @logins: (element-type PrLogin): a list
 * @accounts: (element-type PrAccount): accounts
 *
 * Takes out what any of @accounts signs in with.
 */
void
pr_login_list_subtract_all (GPtrArray *logins, GListModel *accounts)
{
  g_return_if_fail (logins != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (accounts));

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (PrAccount) account = g_list_model_get_item (accounts, i);

      pr_login_list_subtract (logins, account);
    }
}
