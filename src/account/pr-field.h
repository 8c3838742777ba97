/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-secret.h"

G_BEGIN_DECLS

/**
 * PrField:
 * @PR_FIELD_ADDRESS: the account's address
 * @PR_FIELD_PASSWORD: the account's password
 * @PR_FIELD_HOST: a service's server
 * @PR_FIELD_PORT: a service's port
 * @PR_FIELD_USERNAME: a service's login name
 * @PR_FIELD_PLAINTEXT: the leave to send the password to a service without encryption
 *
 * What the user fills in and can get wrong, in the order of the page. From %PR_FIELD_HOST on there
 * is one for each protocol.
 */
typedef enum
{
  PR_FIELD_ADDRESS,
  PR_FIELD_PASSWORD,
  PR_FIELD_HOST,
  PR_FIELD_PORT,
  PR_FIELD_USERNAME,
  PR_FIELD_PLAINTEXT,
} PrField;

#define PR_N_FIELDS 6

#define PR_TYPE_FIELD (pr_field_get_type ())

GType pr_field_get_type (void) G_GNUC_CONST;

#define PR_FIELD_ERROR (pr_field_error_quark ())

GQuark pr_field_error_quark (void);

gboolean pr_field_is_of_service (PrField field);
char *pr_field_check (PrField field, PrProtocol protocol, PrAccount *account, PrSecret *password);
gboolean pr_field_check_saved (PrAccount *account, GError **error);
gboolean pr_auth_suits_protocol (PrAuth auth, PrProtocol protocol);

G_END_DECLS
