/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-secret.h"

G_BEGIN_DECLS

PrSecret *pr_saslprep (const char *text, gsize n_bytes, GError **error);

G_END_DECLS
