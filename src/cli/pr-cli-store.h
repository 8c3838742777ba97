/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-store.h"

G_BEGIN_DECLS

PrAccountStore *pr_cli_store_open (const char *command, GError **error);
PrAccount *pr_cli_store_find (PrAccountStore *store, const char *id, GError **error);
PrAccount *pr_cli_store_save (PrAccountStore *store, PrAccount *account, GError **error);

G_END_DECLS
