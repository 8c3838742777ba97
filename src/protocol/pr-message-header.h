/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pr_message_header_dup_field (GBytes *header, const char *name, guint nth);

G_END_DECLS
