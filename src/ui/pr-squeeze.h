/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrSqueeze:
 *
 * Shows its first child where there is room for it, and else its second. It asks for no more room
 * than the smaller one needs, so that a window can become narrow. Property, read-only and notified:
 * `squeezed`, whether it is the second.
 */
#define PR_TYPE_SQUEEZE (pr_squeeze_get_type ())
G_DECLARE_FINAL_TYPE (PrSqueeze, pr_squeeze, PR, SQUEEZE, GtkWidget)

gboolean pr_squeeze_get_squeezed (PrSqueeze *self);

G_END_DECLS
