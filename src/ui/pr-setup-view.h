/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-wizard.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrSetupView:
 *
 * The pages of setting up one account. It is made anew for each and gone with it, and so are the
 * entries that held the password.
 */
#define PR_TYPE_SETUP_VIEW (pr_setup_view_get_type ())
G_DECLARE_FINAL_TYPE (PrSetupView, pr_setup_view, PR, SETUP_VIEW, GtkWidget)

GtkWidget *pr_setup_view_new (PrWizard *wizard);

void pr_setup_view_shown (PrSetupView *self);

G_END_DECLS
