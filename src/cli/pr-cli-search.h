/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-discovery.h"

G_BEGIN_DECLS

gboolean pr_cli_search (PrDiscovery *discovery);
gboolean pr_cli_search_confirm (const char *server);

G_END_DECLS
