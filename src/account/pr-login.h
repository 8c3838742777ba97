/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"

G_BEGIN_DECLS

/**
 * PrLoginKind:
 * @PR_LOGIN_PASSWORD: a password
 * @PR_LOGIN_TOKEN: an OAuth 2 token
 * @PR_LOGIN_SENDING_PASSWORD: a password that only outgoing mail has
 *
 * What a login is proven by; the nick is its spelling in the keyring.
 */
typedef enum
{
  PR_LOGIN_PASSWORD,
  PR_LOGIN_TOKEN,
  PR_LOGIN_SENDING_PASSWORD,
} PrLoginKind;

#define PR_TYPE_LOGIN_KIND (pr_login_kind_get_type ())

GType pr_login_kind_get_type (void) G_GNUC_CONST;

/**
 * PrLogin:
 *
 * What one saved secret is for: a user name at the domain of the account's address. Services of an
 * account that sign in by the same name share it, wherever their servers stand; a service with a name
 * of its own has its own, and so has outgoing mail where it is said to have a password of its own. Two
 * accounts of one domain that sign in by the same name share it as well. The host is no part of it, so
 * that a server that moves does not cost the password. Immutable, counted. Thread: any.
 */
typedef struct _PrLogin PrLogin;

PrLogin *pr_login_new (PrLoginKind kind, const char *username, const char *domain);
PrLogin *pr_login_new_for_service (PrAccount *account, PrProtocol protocol);
PrLogin *pr_login_ref (PrLogin *self);
void pr_login_unref (PrLogin *self);

PrLoginKind pr_login_get_kind (const PrLogin *self);
const char *pr_login_get_username (const PrLogin *self);
const char *pr_login_get_domain (const PrLogin *self);
gboolean pr_login_equal (const PrLogin *a, const PrLogin *b);
char *pr_login_dup_label (const PrLogin *self);

GPtrArray *pr_login_list_of_account (PrAccount *account);
gboolean pr_login_list_contains (GPtrArray *logins, const PrLogin *login);
void pr_login_list_subtract (GPtrArray *logins, PrAccount *account);
void pr_login_list_subtract_all (GPtrArray *logins, GListModel *accounts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrLogin, pr_login_unref)

G_END_DECLS
