/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-wizard.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrProviderNotice:
 *
 * Says whose servers were filled in, and what the provider wants to be known before the test; or asks
 * whether another address was meant. Hidden where there is nothing to say.
 */
#define PR_TYPE_PROVIDER_NOTICE (pr_provider_notice_get_type ())
G_DECLARE_FINAL_TYPE (PrProviderNotice, pr_provider_notice, PR, PROVIDER_NOTICE, GtkWidget)

void pr_provider_notice_set_prefill (PrProviderNotice *self, PrPrefill *prefill);

G_END_DECLS
