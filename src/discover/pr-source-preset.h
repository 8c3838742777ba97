/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-candidate.h"
#include "pr-provider.h"

G_BEGIN_DECLS

GPtrArray *pr_source_preset_list (PrProvider *provider,
                                  const char *address,
                                  PrSource source,
                                  PrTrust trust,
                                  gboolean unconfirmed);

G_END_DECLS
