/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrUiPortal:
 *
 * The settings portal of a desktop that knows one setting: whether it is dark.
 */
typedef struct _PrUiPortal PrUiPortal;

PrUiPortal *pr_ui_portal_new (gboolean prefers_dark);
void pr_ui_portal_free (PrUiPortal *self);

void pr_ui_portal_change (PrUiPortal *self, gboolean prefers_dark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrUiPortal, pr_ui_portal_free)

G_END_DECLS
