/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-db.h"
#include "pr-presets.h"

G_BEGIN_DECLS

PrPresets *pr_presets_new_for_db (PrPresetDb *db, const char *const *folders);

G_END_DECLS
