/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-home.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrAccountsPage:
 *
 * The place of the accounts: those that are saved, or, while there are none, how to add one.
 */
#define PR_TYPE_ACCOUNTS_PAGE (pr_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountsPage, pr_accounts_page, PR, ACCOUNTS_PAGE, GtkWidget)

GtkWidget *pr_accounts_page_new (PrHome *home);
void pr_accounts_page_shown (PrAccountsPage *self);

G_END_DECLS
