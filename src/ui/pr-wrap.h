/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrWrap:
 *
 * A container that sets its children one after another as words are set in a text: each as wide as it
 * would like, and in the next line where there is no more room. One that is wider than a line gets the
 * line for itself, and wraps in it.
 */
#define PR_TYPE_WRAP (pr_wrap_get_type ())
G_DECLARE_FINAL_TYPE (PrWrap, pr_wrap, PR, WRAP, GtkWidget)

G_END_DECLS
