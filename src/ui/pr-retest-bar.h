/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrRetestBar:
 *
 * Offers to test again, as the network is back; there only while there is such an offer. It takes no
 * focus when it comes: nobody is interrupted by it. Property `action-name`: what its button does.
 */
#define PR_TYPE_RETEST_BAR (pr_retest_bar_get_type ())
G_DECLARE_FINAL_TYPE (PrRetestBar, pr_retest_bar, PR, RETEST_BAR, GtkBox)

void pr_retest_bar_set_text (PrRetestBar *self, const char *text);

G_END_DECLS
