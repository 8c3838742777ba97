/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-provider.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrProviderRow:
 *
 * A provider in the list: its name above some of its domains. The list view keeps 200 of them and
 * gives each another provider with every key that is typed, so it costs nothing that is not seen:
 * #GtkInscription asks for the same room whatever it shows. Properties: `provider` (#PrProvider).
 * Signal: `clicked`, besides the selection that a click makes.
 */
#define PR_TYPE_PROVIDER_ROW (pr_provider_row_get_type ())
G_DECLARE_FINAL_TYPE (PrProviderRow, pr_provider_row, PR, PROVIDER_ROW, GtkWidget)

void pr_provider_row_set_provider (PrProviderRow *self, PrProvider *provider);
PrProvider *pr_provider_row_get_provider (PrProviderRow *self);

G_END_DECLS
