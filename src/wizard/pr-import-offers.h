/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-store.h"
#include "pr-import.h"

G_BEGIN_DECLS

/**
 * PrImportOffer:
 *
 * The accounts of one other program, as they can be taken over. Immutable.
 */
#define PR_TYPE_IMPORT_OFFER (pr_import_offer_get_type ())
G_DECLARE_FINAL_TYPE (PrImportOffer, pr_import_offer, PR, IMPORT_OFFER, GObject)

const char *pr_import_offer_get_word (PrImportOffer *self);
char *pr_import_offer_dup_label (PrImportOffer *self);
void pr_import_offer_save (PrImportOffer *self, PrAccountStore *store);

void pr_import_offers_find_async (GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *pr_import_offers_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
