/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-application.h"
#include "pr-home.h"

G_BEGIN_DECLS

/**
 * PrWindow:
 *
 * The window: its places, and the account that is being set up.
 */
#define PR_TYPE_WINDOW (pr_window_get_type ())
G_DECLARE_FINAL_TYPE (PrWindow, pr_window, PR, WINDOW, GtkApplicationWindow)

PrWindow *pr_window_new (PrApplication *application, PrHome *home);
PrHome *pr_window_get_home (PrWindow *self);

G_END_DECLS
