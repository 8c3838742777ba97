/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-presets.h"

G_BEGIN_DECLS

/**
 * PrOwnProvider:
 *
 * A provider that the user adds or changes: a file in the user's own folder, which goes before the
 * shipped one of the same id. The servers are edited as those of an account are. Main context.
 * Properties, notified: `name`, and `domains`, as they are typed, with commas or spaces between.
 */
#define PR_TYPE_OWN_PROVIDER (pr_own_provider_get_type ())
G_DECLARE_FINAL_TYPE (PrOwnProvider, pr_own_provider, PR, OWN_PROVIDER, GObject)

PrOwnProvider *pr_own_provider_new (PrProvider *provider, const char *folder);

PrService *pr_own_provider_get_service (PrOwnProvider *self, PrProtocol protocol);
const char *pr_own_provider_get_id (PrOwnProvider *self);

char *pr_own_provider_to_json (PrOwnProvider *self, char **problem);
gboolean pr_own_provider_is_own (PrProvider *provider, const char *folder);

void pr_own_provider_save_async (PrOwnProvider *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *pr_own_provider_save_finish (PrOwnProvider *self, GAsyncResult *result, GError **error);
void pr_own_provider_delete_async (PrProvider *provider,
                                   const char *folder,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean pr_own_provider_delete_finish (GAsyncResult *result, GError **error);

G_END_DECLS
