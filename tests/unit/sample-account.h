/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"

G_BEGIN_DECLS

PrAccount *sample_account_new (const char *address);

G_END_DECLS
