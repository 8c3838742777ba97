/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pr_sasl_oauth_error_describe (const char *reply, gsize n_bytes);

G_END_DECLS
