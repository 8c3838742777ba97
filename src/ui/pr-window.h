/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-application.h"
#include "pr-wizard.h"

G_BEGIN_DECLS

/**
 * PrWindow:
 *
 * The window: its pages, and the wizard that says which of them is shown.
 */
#define PR_TYPE_WINDOW (pr_window_get_type ())
G_DECLARE_FINAL_TYPE (PrWindow, pr_window, PR, WINDOW, GtkApplicationWindow)

PrWindow *pr_window_new (PrApplication *application);
PrWizard *pr_window_get_wizard (PrWindow *self);
void pr_window_set_address (PrWindow *self, const char *address);

G_END_DECLS
