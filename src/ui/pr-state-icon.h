/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrStateIcon:
 *
 * An outcome as a picture of its own shape, a spinner while it runs. Words always stand beside it, so
 * it is no more than presentation to assistive technology. Properties: `outcome`, `pixel-size`.
 */
#define PR_TYPE_STATE_ICON (pr_state_icon_get_type ())
G_DECLARE_FINAL_TYPE (PrStateIcon, pr_state_icon, PR, STATE_ICON, GtkWidget)

void pr_state_icon_set_outcome (PrStateIcon *self, PrOutcome outcome);

G_END_DECLS
