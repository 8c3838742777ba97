/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-json.h"

G_BEGIN_DECLS

/**
 * PrPresetRules:
 * @PR_PRESET_RULES_LOCAL: a file of the user or the administrator: what is needed to use it
 * @PR_PRESET_RULES_SHIPPED: a file of ours: provenance is needed too, and the file has its id's name
 */
typedef enum
{
  PR_PRESET_RULES_LOCAL,
  PR_PRESET_RULES_SHIPPED,
} PrPresetRules;

PrPresetJson *pr_preset_schema_parse (const char *text, gsize n_bytes, const char *file,
                                      PrPresetRules rules, GPtrArray *problems);

G_END_DECLS
