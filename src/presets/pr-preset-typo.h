/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-presets.h"

G_BEGIN_DECLS

char *pr_presets_suggest_domain (PrPresets *self, const char *domain);
char *pr_presets_suggest_address (PrPresets *self, const char *address);

G_END_DECLS
