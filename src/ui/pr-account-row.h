/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrAccountRow:
 *
 * A saved account in the list: how it is, when that was found out, and what can be done with it.
 */
#define PR_TYPE_ACCOUNT_ROW (pr_account_row_get_type ())
G_DECLARE_FINAL_TYPE (PrAccountRow, pr_account_row, PR, ACCOUNT_ROW, GtkListBoxRow)

GtkWidget *pr_account_row_new (PrAccountEntry *entry);

PrAccountEntry *pr_account_row_get_entry (PrAccountRow *self);

G_END_DECLS
