/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"

G_BEGIN_DECLS

/* What only the store sets. */

void pr_account_set_id (PrAccount *self, const char *id);
void pr_account_set_times (PrAccount *self, gint64 created, gint64 changed);

PrAccount *pr_account_get_origin (PrAccount *self);
void pr_account_set_origin (PrAccount *self, PrAccount *origin);

G_END_DECLS
