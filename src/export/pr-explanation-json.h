/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-explanation.h"

G_BEGIN_DECLS

char *pr_explanation_to_json (const PrExplanation *self);
char *pr_explanation_dup_common_json (const PrExplanation *self);
void pr_explanation_append_json_line (const PrExplanation *self, GString *text, const char *common);

G_END_DECLS
