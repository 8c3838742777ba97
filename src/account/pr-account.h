/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service.h"

G_BEGIN_DECLS

/**
 * PrAccount:
 *
 * What is edited, tested, saved and exported: an address, the person's name, and one #PrService for
 * each protocol, of which those that are enabled are used. Main context.
 */
#define PR_TYPE_ACCOUNT (pr_account_get_type ())
G_DECLARE_FINAL_TYPE (PrAccount, pr_account, PR, ACCOUNT, GObject)

PrAccount *pr_account_new (void);
PrAccount *pr_account_copy (PrAccount *self);

const char *pr_account_get_display_name (PrAccount *self);
void pr_account_set_display_name (PrAccount *self, const char *display_name);

const char *pr_account_get_address (PrAccount *self);
void pr_account_set_address (PrAccount *self, const char *address);

PrService *pr_account_get_service (PrAccount *self, PrProtocol protocol);
char *pr_account_dup_login (PrAccount *self, PrProtocol protocol);

G_END_DECLS
