/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-log-prefix.h"

G_BEGIN_DECLS

gboolean pr_log_line_is_harmless (const char *line, const PrLogPrefix *prefix);
gboolean pr_log_line_is_of_talk (const char *line);

G_END_DECLS
