/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-password-store.h"

G_BEGIN_DECLS

/**
 * PrSavedSecrets:
 *
 * What is saved for the services of an account that is edited, each with the login under which it is
 * saved: another user name in the draft is another login, so that its secret has to be saved anew.
 * Main context.
 *
 * Properties, read-only and notified: `looking-up`.
 */
#define PR_TYPE_SAVED_SECRETS (pr_saved_secrets_get_type ())
G_DECLARE_FINAL_TYPE (PrSavedSecrets, pr_saved_secrets, PR, SAVED_SECRETS, GObject)

PrSavedSecrets *pr_saved_secrets_new (void);

void pr_saved_secrets_look_up (PrSavedSecrets *self, PrPasswordStore *store, PrAccount *account);
gboolean pr_saved_secrets_get_looking_up (PrSavedSecrets *self);

PrSecret *pr_saved_secrets_get (PrSavedSecrets *self, PrService *service);
gboolean pr_saved_secrets_is_saved_as (PrSavedSecrets *self, PrAccount *account, PrProtocol protocol);

void pr_saved_secrets_share (PrSavedSecrets *self, PrProtocol from, PrProtocol to);
void pr_saved_secrets_follow (PrSavedSecrets *self, PrAccount *account);

G_END_DECLS
