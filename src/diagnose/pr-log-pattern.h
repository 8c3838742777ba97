/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-log-message.h"

G_BEGIN_DECLS

void pr_log_pattern_set (GString *pattern, const PrLogMessage *message);

G_END_DECLS
