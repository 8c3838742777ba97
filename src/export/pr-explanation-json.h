/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-explanation.h"

G_BEGIN_DECLS

char *pr_explanation_to_json (const PrExplanation *self);

G_END_DECLS
