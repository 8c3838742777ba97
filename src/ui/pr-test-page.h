/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-wizard.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrTestPage:
 *
 * The test as it runs and what it found.
 */
#define PR_TYPE_TEST_PAGE (pr_test_page_get_type ())
G_DECLARE_FINAL_TYPE (PrTestPage, pr_test_page, PR, TEST_PAGE, GtkWidget)

void pr_test_page_set_wizard (PrTestPage *self, PrWizard *wizard);
GtkWidget *pr_test_page_get_default_widget (PrTestPage *self);
void pr_test_page_shown (PrTestPage *self);

G_END_DECLS
