/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"
#include "pr-race.h"

G_BEGIN_DECLS

/* The system's proxies (GProxyResolver, GProxy). Their look-ups and handshakes block, so that each runs in
 * a thread of its own, which outlives the wait where that ends first. */

GStrv pr_proxy_find_ways (const char *host,
                          guint16 port,
                          const PrDeadline *deadline,
                          GCancellable *cancellable,
                          GError **error);
PrRace *pr_proxy_race_new (const char *uri, GError **error);
gboolean pr_proxy_talk (const char *uri,
                        int fd,
                        GInetAddress *address,
                        const char *host,
                        guint16 port,
                        const PrDeadline *deadline,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
