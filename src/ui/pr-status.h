/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrStatus:
 *
 * What a page says that has nothing to show yet: a large icon, a title, what to do, and below them
 * its children, the buttons to do it with. Properties: `icon-name`, `title`, `text`.
 */
#define PR_TYPE_STATUS (pr_status_get_type ())
G_DECLARE_FINAL_TYPE (PrStatus, pr_status, PR, STATUS, GtkBox)

void pr_status_set_title (PrStatus *self, const char *title);
void pr_status_set_text (PrStatus *self, const char *text);

G_END_DECLS
