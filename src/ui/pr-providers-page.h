/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-home.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrProvidersPage:
 *
 * The place of the providers: a list to search in, and the details of the one that is chosen.
 */
#define PR_TYPE_PROVIDERS_PAGE (pr_providers_page_get_type ())
G_DECLARE_FINAL_TYPE (PrProvidersPage, pr_providers_page, PR, PROVIDERS_PAGE, GtkWidget)

GtkWidget *pr_providers_page_new (PrHome *home);

void pr_providers_page_shown (PrProvidersPage *self);
void pr_providers_page_find (PrProvidersPage *self);

G_END_DECLS
