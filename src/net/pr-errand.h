/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrErrand:
 *
 * A call that may hang and cannot be interrupted (a name look-up, a proxy's handshake), in a thread
 * of its own. Whoever is tired of waiting lets go of it; the thread then ends when the call does, and
 * frees what belongs to it. Not a thread of GLib's pool, which others need.
 */
typedef struct _PrErrand PrErrand;

typedef void (*PrErrandFunc) (gpointer data);

PrErrand *pr_errand_start (const char *name,
                           PrErrandFunc func,
                           gpointer data,
                           GDestroyNotify free_data);
void pr_errand_unref (PrErrand *self);

int pr_errand_get_fd (PrErrand *self);
gboolean pr_errand_is_done (PrErrand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrErrand, pr_errand_unref)

G_END_DECLS
