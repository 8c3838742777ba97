/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-explanation.h"
#include "pr-text-writer.h"

G_BEGIN_DECLS

char *pr_explanation_to_text (const PrExplanation *self, const PrTextLook *look);

G_END_DECLS
