/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-field.h"

#include "pr-email-address.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (PrField, pr_field,
                    G_DEFINE_ENUM_VALUE (PR_FIELD_ADDRESS, "address"),
                    G_DEFINE_ENUM_VALUE (PR_FIELD_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (PR_FIELD_HOST, "host"),
                    G_DEFINE_ENUM_VALUE (PR_FIELD_PORT, "port"),
                    G_DEFINE_ENUM_VALUE (PR_FIELD_USERNAME, "username"),
                    G_DEFINE_ENUM_VALUE (PR_FIELD_PLAINTEXT, "plaintext"))

/* The codes are those of #PrField, the messages sentences for people. */
G_DEFINE_QUARK (pr-field-error-quark, pr_field_error)

/**
 * pr_field_is_of_service:
 * @field: a field
 *
 * Returns: %TRUE if each protocol has one of its own, %FALSE if the account has one
 */
gboolean
pr_field_is_of_service (PrField field)
{
  return field >= PR_FIELD_HOST;
}

/**
 * pr_auth_suits_protocol:
 * @auth: a sign-in method
 * @protocol: a protocol
 *
 * Returns: %TRUE if the method exists there: APOP is of POP3 alone, and only a server that takes
 *   mail can do without signing in
 */
gboolean
pr_auth_suits_protocol (PrAuth auth, PrProtocol protocol)
{
  switch (auth)
    {
    case PR_AUTH_APOP:
      return protocol == PR_PROTOCOL_POP3;
    case PR_AUTH_NONE:
      return protocol == PR_PROTOCOL_SMTP;
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_CRAM_MD5:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
    default:
      return TRUE;
    }
}

/* Whether the secret itself can cross the wire: a challenge-response proves it unseen. */
static gboolean
auth_may_send_secret (PrAuth auth)
{
  switch (auth)
    {
    case PR_AUTH_CRAM_MD5:
    case PR_AUTH_SCRAM_SHA_1:
    case PR_AUTH_SCRAM_SHA_256:
    case PR_AUTH_APOP:
    case PR_AUTH_NONE:
      return FALSE;
    case PR_AUTH_AUTO:
    case PR_AUTH_PASSWORD:
    case PR_AUTH_PLAIN:
    case PR_AUTH_LOGIN:
    case PR_AUTH_XOAUTH2:
    case PR_AUTH_OAUTHBEARER:
    default:
      return TRUE;
    }
}

static const char *
check_address (const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normalized = pr_email_address_normalize (address, NULL, &error);

  if (normalized != NULL)
    return NULL;
  switch ((PrEmailAddressError) error->code)
    {
    case PR_EMAIL_ADDRESS_ERROR_EMPTY:
      return _("Type the e-mail address");
    case PR_EMAIL_ADDRESS_ERROR_NO_AT:
      return _("An address has two parts with an “@” between them, as in ann@example.org");
    case PR_EMAIL_ADDRESS_ERROR_LOCAL_PART:
      return _("What stands before the “@” cannot be part of an address");
    case PR_EMAIL_ADDRESS_ERROR_DOMAIN:
      return _("What stands after the “@” is not the name of a mail domain");
    case PR_EMAIL_ADDRESS_ERROR_TOO_LONG:
      return _("The address is longer than any mail server takes");
    default:
      g_return_val_if_reached (NULL);
    }
}

static const char *
check_password (PrAccount *account, PrSecret *password)
{
  gboolean signs_in = FALSE;

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      signs_in |=
          pr_service_get_enabled (service) && pr_service_get_auth (service) != PR_AUTH_NONE;
    }
  /* Few have a token at hand. Without one, all but signing in can be tested. */
  if (pr_account_needs_oauth2 (account))
    return NULL;
  if (signs_in && (password == NULL || pr_secret_get_size (password) == 0))
    return _("Type the password");
  return NULL;
}

/* pr_service_validate() names only the first bad field, so each is judged among good ones. */
static gboolean
field_is_valid (PrField field, PrService *service)
{
  g_autoptr (PrService) trial = pr_service_new (pr_service_get_protocol (service));

  pr_service_set_host (trial,
                       field == PR_FIELD_HOST ? pr_service_get_host (service) : "localhost");
  if (field == PR_FIELD_PORT)
    pr_service_set_port (trial, pr_service_get_port (service));
  if (field == PR_FIELD_USERNAME)
    pr_service_set_username (trial, pr_service_get_username (service));
  return pr_service_validate (trial, NULL);
}

static const char *
check_of_service (PrField field, PrService *service)
{
  switch (field)
    {
    case PR_FIELD_HOST:
      if (*pr_service_get_host (service) == '\0')
        return _("Type the name of the server");
      if (!field_is_valid (field, service))
        return _("This is neither a server’s name nor an IP address");
      return NULL;
    case PR_FIELD_PORT:
      return field_is_valid (field, service) ? NULL : _("Ports go from 1 to 65535");
    case PR_FIELD_USERNAME:
      if (!field_is_valid (field, service))
        return _("A user name is one line, and not a very long one");
      return NULL;
    case PR_FIELD_PLAINTEXT:
      if (pr_service_get_security (service) == PR_SECURITY_NONE
          && auth_may_send_secret (pr_service_get_auth (service))
          && !pr_service_get_allow_plaintext (service))
        return _("Allow it, or choose an encrypted connection");
      return NULL;
    case PR_FIELD_ADDRESS:
    case PR_FIELD_PASSWORD:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_field_check:
 * @field: what to look at
 * @protocol: of which service; said of no field of the account
 * @account: the draft
 * @password: (nullable): what is typed so far
 *
 * Checks what can be checked without a network. A service that is not enabled has no bad fields.
 *
 * Returns: (transfer full) (nullable): what is wrong, a sentence for people; %NULL if all is well
 */
char *
pr_field_check (PrField field, PrProtocol protocol, PrAccount *account, PrSecret *password)
{
  PrService *service;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  if (field == PR_FIELD_ADDRESS)
    return g_strdup (check_address (pr_account_get_address (account)));
  if (field == PR_FIELD_PASSWORD)
    return g_strdup (check_password (account, password));

  service = pr_account_get_service (account, protocol);
  if (!pr_service_get_enabled (service))
    return NULL;
  return g_strdup (check_of_service (field, service));
}

/**
 * pr_field_check_saved:
 * @account: what is to be saved, or was
 * @error: return location
 *
 * Checks all that an account needs to be kept: a good address, at least one service, and of each
 * that is enabled host, port and user name. The password and the leave to send it unencrypted are
 * matters of a test.
 *
 * Errors: %PR_FIELD_ERROR with the #PrField as code and a translated sentence that names the
 * service.
 *
 * Returns: %TRUE if all is well
 */
gboolean
pr_field_check_saved (PrAccount *account, GError **error)
{
  static const PrField of_service[] = { PR_FIELD_HOST, PR_FIELD_PORT, PR_FIELD_USERNAME };
  const char *wrong = check_address (pr_account_get_address (account));
  gboolean any = FALSE;

  if (wrong != NULL)
    {
      g_set_error_literal (error, PR_FIELD_ERROR, PR_FIELD_ADDRESS, wrong);
      return FALSE;
    }
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (!pr_service_get_enabled (service))
        continue;
      any = TRUE;
      for (gsize j = 0; j < G_N_ELEMENTS (of_service); j++)
        {
          wrong = check_of_service (of_service[j], service);
          if (wrong == NULL)
            continue;
          g_set_error (error, PR_FIELD_ERROR, (int) of_service[j], "%s: %s",
                       pr_protocol_get_label ((PrProtocol) i), wrong);
          return FALSE;
        }
    }
  if (!any)
    g_set_error_literal (error, PR_FIELD_ERROR, PR_FIELD_HOST,
                         _("An account needs at least one server"));
  return any;
}
