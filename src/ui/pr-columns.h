/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrColumns:
 *
 * Places its children side by side in columns of equal width where there is room for it, under each
 * other where there is not, and in the middle of a width that is larger than anybody wants to read.
 * With one child it is a clamp. Properties: `column-width`, the narrowest that a column may become
 * beside another; `max-width` of all together, 0 for no limit; `column-spacing` and `row-spacing`;
 * all in pixels.
 */
#define PR_TYPE_COLUMNS (pr_columns_get_type ())
G_DECLARE_FINAL_TYPE (PrColumns, pr_columns, PR, COLUMNS, GtkWidget)

G_END_DECLS
