/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void pr_process_guard_memory (void);
void pr_process_set_wiping (gboolean wiping);
gboolean pr_process_get_wiping (void);

G_END_DECLS
