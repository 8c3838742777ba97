/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-password-store.h"

G_BEGIN_DECLS

/**
 * PrPasswordRemoval:
 *
 * The passwords of an account that has been removed, for as long as that can be undone: they stay
 * where they are until pr_password_removal_carry_out_async(). Undo is to let go of it. A password that
 * is stored meanwhile, because the account was added anew, is not removed any more. Main context.
 */
#define PR_TYPE_PASSWORD_REMOVAL (pr_password_removal_get_type ())
G_DECLARE_FINAL_TYPE (PrPasswordRemoval, pr_password_removal, PR, PASSWORD_REMOVAL, GObject)

PrPasswordRemoval *pr_password_removal_new (PrPasswordStore *store, GPtrArray *logins);

void pr_password_removal_spare (PrPasswordRemoval *self, const PrLogin *login);

void pr_password_removal_carry_out_async (PrPasswordRemoval *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean pr_password_removal_carry_out_finish (PrPasswordRemoval *self,
                                               GAsyncResult *result,
                                               PrKeyringState *keyring,
                                               GError **error);

G_END_DECLS
