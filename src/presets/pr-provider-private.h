/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-db.h"
#include "pr-provider.h"

G_BEGIN_DECLS

PrProvider *pr_provider_new (PrPresetDb *db, guint row);
const char *pr_provider_get_folded_name (PrProvider *self);

G_END_DECLS
