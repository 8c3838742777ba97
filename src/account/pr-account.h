/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-result.h"
#include "pr-service.h"

G_BEGIN_DECLS

/**
 * PR_ACCOUNT_MAX_RESULTS:
 *
 * How many results an account keeps: a month of daily tests.
 */
#define PR_ACCOUNT_MAX_RESULTS 32

/**
 * PrAccount:
 *
 * What is edited, tested, saved and exported: an address, the person's name, and one #PrService for
 * each protocol, of which those that are enabled are used; and what the store keeps with them: id,
 * times, the results of tests. Properties, notified: `display-name`, `address`, `provider-id`, and
 * read-only `id`, `created`, `changed` and `last-result`. Main context; a worker gets a copy.
 */
#define PR_TYPE_ACCOUNT (pr_account_get_type ())
G_DECLARE_FINAL_TYPE (PrAccount, pr_account, PR, ACCOUNT, GObject)

PrAccount *pr_account_new (void);
PrAccount *pr_account_copy (PrAccount *self);
void pr_account_assign (PrAccount *self, PrAccount *from);
gboolean pr_account_equal (PrAccount *a, PrAccount *b);

const char *pr_account_get_id (PrAccount *self);
gint64 pr_account_get_created (PrAccount *self);
gint64 pr_account_get_changed (PrAccount *self);

const char *pr_account_get_display_name (PrAccount *self);
void pr_account_set_display_name (PrAccount *self, const char *display_name);

const char *pr_account_get_address (PrAccount *self);
void pr_account_set_address (PrAccount *self, const char *address);

const char *pr_account_get_provider_id (PrAccount *self);
void pr_account_set_provider_id (PrAccount *self, const char *provider_id);

PrService *pr_account_get_service (PrAccount *self, PrProtocol protocol);
char *pr_account_dup_login (PrAccount *self, PrProtocol protocol);
gboolean pr_account_needs_oauth2 (PrAccount *self);

guint pr_account_get_n_results (PrAccount *self);
PrResult *pr_account_get_result (PrAccount *self, guint position);
PrResult *pr_account_get_last_result (PrAccount *self);
void pr_account_add_result (PrAccount *self, PrResult *result);

G_END_DECLS
