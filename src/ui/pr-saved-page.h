/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-wizard.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrSavedPage:
 *
 * The account is saved: what has to be known of its password, and what one may want to do now.
 */
#define PR_TYPE_SAVED_PAGE (pr_saved_page_get_type ())
G_DECLARE_FINAL_TYPE (PrSavedPage, pr_saved_page, PR, SAVED_PAGE, GtkWidget)

void pr_saved_page_set_wizard (PrSavedPage *self, PrWizard *wizard);
GtkWidget *pr_saved_page_get_default_widget (PrSavedPage *self);
void pr_saved_page_shown (PrSavedPage *self);

G_END_DECLS
