/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pr_printable_is_unseen (gunichar c);
char *pr_printable_strip (const char *text);
char *pr_printable_from_bytes (const char *bytes, gsize n_bytes, gsize max_chars);
char *pr_printable_from_text (const char *text, gsize max_chars);

G_END_DECLS
