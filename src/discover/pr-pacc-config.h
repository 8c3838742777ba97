/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client-config.h"

G_BEGIN_DECLS

PrClientConfig *
pr_pacc_config_parse (const char *text, gsize n_bytes, const char *address, GError **error);
gboolean pr_pacc_config_matches_record (GBytes *body, const char *record);

G_END_DECLS
