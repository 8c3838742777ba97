/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

/**
 * PrKeyringService:
 *
 * libsecret's Secret Service, which tells when it begins and when it ends to ask the user something:
 * that takes a person's time and not a computer's.
 */
#define PR_TYPE_KEYRING_SERVICE (pr_keyring_service_get_type ())
G_DECLARE_FINAL_TYPE (PrKeyringService, pr_keyring_service, PR, KEYRING_SERVICE, SecretService)

/**
 * PrPromptFunc:
 * @asking: %TRUE when the user begins to be asked, %FALSE when that is over
 * @user_data: as given to pr_keyring_service_watch_prompts()
 */
typedef void (*PrPromptFunc) (gboolean asking, gpointer user_data);

void pr_keyring_service_watch_prompts (GCancellable *call, PrPromptFunc func, gpointer user_data);

G_END_DECLS
