/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrExportWindow:
 *
 * The settings of an account, as another program reads them: to be looked at, copied or saved. No
 * password is in them.
 */
#define PR_TYPE_EXPORT_WINDOW (pr_export_window_get_type ())
G_DECLARE_FINAL_TYPE (PrExportWindow, pr_export_window, PR, EXPORT_WINDOW, GtkWindow)

PrExportWindow *pr_export_window_new (GtkWindow *parent, PrAccount *account);

G_END_DECLS
