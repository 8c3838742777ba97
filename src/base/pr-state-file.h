/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GKeyFile *pr_state_file_load (const char *name, GError **error);
void pr_state_file_save (const char *name, GKeyFile *changes);
void pr_state_file_flush (void);

G_END_DECLS
