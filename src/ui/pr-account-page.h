/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrAccountPage:
 *
 * One saved account: how it is, what can be done with it, its settings, and what tests found before.
 */
#define PR_TYPE_ACCOUNT_PAGE (pr_account_page_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountPage, pr_account_page, PR, ACCOUNT_PAGE, GtkWidget)

GtkWidget *pr_account_page_new (PrAccountEntry *entry);

void pr_account_page_shown (PrAccountPage *self);

G_END_DECLS
