/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"

G_BEGIN_DECLS

PrAccount *pr_account_merge (PrAccount *origin, PrAccount *mine, PrAccount *theirs);
int pr_account_compare_age (PrAccount *a, PrAccount *b);

G_END_DECLS
