/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-db.h"

G_BEGIN_DECLS

PrPresetDb *pr_preset_folder_load (const char *folder, GPtrArray *problems);

G_END_DECLS
