/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters and digits that no program has for any other reason: typed by any keyboard, and long enough
 * that half of it is no coincidence. */
#define PR_MEMORY_SCAN_PASSWORD "qZ7vKx2mWc9tRb4nHs6yLd8gJf3pTw5k"

gboolean pr_memory_scan_is_possible (GPid pid);
gboolean pr_memory_scan_finds_no_core_dump (GPid pid);
guint pr_memory_scan (GPid pid, const char *password);
gboolean pr_memory_scan_at_end (const char *const *argv,
                                const char *password,
                                int *status,
                                guint *n_found);

G_END_DECLS
