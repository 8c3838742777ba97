/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrResolver:
 *
 * A #GResolver that looks up host names and records (SRV, MX, TXT, NS) in threads of its own; a
 * blocking look-up runs in the thread that asks. Reverse look-ups go to the resolver that was the
 * default before. Thread: any.
 */
#define PR_TYPE_RESOLVER (pr_resolver_get_type ())
G_DECLARE_FINAL_TYPE (PrResolver, pr_resolver, PR, RESOLVER, GResolver)

GResolver *pr_resolver_new (void);

G_END_DECLS
