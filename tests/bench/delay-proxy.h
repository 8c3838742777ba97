/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DelayProxy:
 *
 * Stands before a server on loopback as if it were far away: what goes through is held back for a
 * while in each direction, and a new connection waits for one round trip, as its TCP handshake would.
 */
typedef struct _DelayProxy DelayProxy;

DelayProxy *delay_proxy_new (guint16 target_port, guint one_way_ms);
void delay_proxy_free (DelayProxy *self);
guint16 delay_proxy_get_port (DelayProxy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DelayProxy, delay_proxy_free)

G_END_DECLS
