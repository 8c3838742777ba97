/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-candidate.h"
#include "pr-shared-trust.h"

G_BEGIN_DECLS

void pr_candidate_try (PrCandidate *candidate, PrSharedTrust *trust, GCancellable *cancellable);

G_END_DECLS
