/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-presets.h"

G_BEGIN_DECLS

/* A query longer than this is no search. */
#define PR_PRESET_SEARCH_MAX_CHARS 100

GPtrArray *pr_presets_search (PrPresets *self, const char *query);

G_END_DECLS
