/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-provider.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrProviderDetails:
 *
 * All that is known of one provider, and what can be done with it; or, of none, what to do.
 */
#define PR_TYPE_PROVIDER_DETAILS (pr_provider_details_get_type ())
G_DECLARE_FINAL_TYPE (PrProviderDetails, pr_provider_details, PR, PROVIDER_DETAILS, GtkWidget)

void pr_provider_details_set_provider (PrProviderDetails *self, PrProvider *provider);
void pr_provider_details_shown (PrProviderDetails *self);

G_END_DECLS
