/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-candidate.h"
#include "pr-types.h"

G_BEGIN_DECLS

PrOutcome pr_candidate_text_get_outcome (PrCandidate *candidate);
char *pr_candidate_text_dup_detail (PrCandidate *candidate);

G_END_DECLS
