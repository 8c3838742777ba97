/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrUiNetwork:
 *
 * What NetworkManager is for the program, on the session bus, which the test gives out for the system's:
 * a network that comes and goes.
 */
typedef struct _PrUiNetwork PrUiNetwork;

PrUiNetwork *pr_ui_network_new (gboolean is_there);
void pr_ui_network_free (PrUiNetwork *self);
void pr_ui_network_change (PrUiNetwork *self, gboolean is_there);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrUiNetwork, pr_ui_network_free)

G_END_DECLS
