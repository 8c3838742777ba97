/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"

G_BEGIN_DECLS

#define PR_SIGN_IN_ERROR (pr_sign_in_error_quark ())

/**
 * PrSignInError:
 * @PR_SIGN_IN_ERROR_NO_MECHANISM: server and account have no method in common; nothing was sent
 * @PR_SIGN_IN_ERROR_NOT_ENCRYPTED: the credentials would go over an unencrypted connection, for which
 *   there is no leave; nothing was sent
 * @PR_SIGN_IN_ERROR_LOGIN_DISABLED: the server lets nobody in over an unencrypted connection; nothing
 *   was sent
 * @PR_SIGN_IN_ERROR_TLS_FIRST: the server offers STARTTLS and, before that, no way to sign in; nothing
 *   was sent
 * @PR_SIGN_IN_ERROR_NO_SECRET: neither password nor token is there
 * @PR_SIGN_IN_ERROR_TOKENS_ONLY: the server takes OAuth 2 tokens and no password; nothing was sent
 * @PR_SIGN_IN_ERROR_APP_PASSWORD: the server is known to take app passwords only, and this is none;
 *   nothing was sent
 */
typedef enum
{
  PR_SIGN_IN_ERROR_NO_MECHANISM,
  PR_SIGN_IN_ERROR_NOT_ENCRYPTED,
  PR_SIGN_IN_ERROR_LOGIN_DISABLED,
  PR_SIGN_IN_ERROR_TLS_FIRST,
  PR_SIGN_IN_ERROR_NO_SECRET,
  PR_SIGN_IN_ERROR_TOKENS_ONLY,
  PR_SIGN_IN_ERROR_APP_PASSWORD,
} PrSignInError;

GQuark pr_sign_in_error_quark (void);

/**
 * PrCredentials:
 * @login: the name to sign in with
 * @password: (nullable): the password
 * @token: (nullable): an OAuth 2 access token
 * @auth: the method asked for
 * @allow_plaintext: whether the user lets the password go unencrypted to this server
 *
 * What there is to sign in with. Borrowed.
 */
typedef struct
{
  const char *login;
  PrSecret *password;
  PrSecret *token;
  PrAuth auth;
  gboolean allow_plaintext;
} PrCredentials;

PrSecret *pr_credentials_get_secret (const PrCredentials *credentials);
gboolean pr_sign_in_is_allowed (PrClient *client, const PrCredentials *credentials, GError **error);
gboolean pr_sign_in_is_possible (PrClient *client,
                                 const PrCredentials *credentials,
                                 gboolean has_token);
gboolean pr_sign_in (PrClient *client,
                     const PrCredentials *credentials,
                     guint16 port,
                     GCancellable *cancellable,
                     PrAuth *used,
                     GError **error);

G_END_DECLS
