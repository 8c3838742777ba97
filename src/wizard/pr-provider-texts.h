/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-presets.h"

G_BEGIN_DECLS

const char *pr_provider_text_link_title (PrHintKind kind);
char *pr_provider_text_domains (PrProvider *provider);
char *pr_provider_text_login (const PrProviderServer *server);
char *pr_provider_text_auths (const PrProviderServer *server);
char *pr_provider_text_provenance (PrProvider *provider);

char *pr_provider_text_settings (PrProvider *provider);
char *pr_provider_text_correction (PrProvider *provider);

G_END_DECLS
