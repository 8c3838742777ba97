/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-test.h"

G_BEGIN_DECLS

char *pr_cli_account_to_json (PrAccount *account);
char *pr_cli_accounts_to_json (GListModel *accounts);
char *pr_cli_account_test_to_json (PrAccountTest *test);

G_END_DECLS
