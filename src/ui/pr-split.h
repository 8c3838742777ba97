/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrSplit:
 *
 * A list and the details of what is chosen in it, side by side where there is room for both; in a
 * narrow window one of them. Its first child is the list, its second the details. Properties:
 * `fold-width`, in pixels, below which it folds; `list-width`; `details-shown`, which of the two is
 * seen when it is folded; and read-only, notified: `folded`.
 */
#define PR_TYPE_SPLIT (pr_split_get_type ())
G_DECLARE_FINAL_TYPE (PrSplit, pr_split, PR, SPLIT, GtkWidget)

gboolean pr_split_get_folded (PrSplit *self);
void pr_split_set_details_shown (PrSplit *self, gboolean details_shown);

G_END_DECLS
