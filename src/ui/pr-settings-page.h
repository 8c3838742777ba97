/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-wizard.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrSettingsPage:
 *
 * Name, address, password and servers: what is to be tested.
 */
#define PR_TYPE_SETTINGS_PAGE (pr_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (PrSettingsPage, pr_settings_page, PR, SETTINGS_PAGE, GtkWidget)

void pr_settings_page_set_wizard (PrSettingsPage *self, PrWizard *wizard);
GtkWidget *pr_settings_page_get_default_widget (PrSettingsPage *self);
void pr_settings_page_shown (PrSettingsPage *self);

G_END_DECLS
