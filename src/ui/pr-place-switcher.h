/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrPlaceSwitcher:
 *
 * A button for each place of the window, which activates `home.place`. Property, construct-only:
 * `stacked`, the icon above the words, for the bottom of a narrow window.
 */
#define PR_TYPE_PLACE_SWITCHER (pr_place_switcher_get_type ())
G_DECLARE_FINAL_TYPE (PrPlaceSwitcher, pr_place_switcher, PR, PLACE_SWITCHER, GtkWidget)

G_END_DECLS
