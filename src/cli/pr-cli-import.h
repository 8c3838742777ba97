/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-store.h"

G_BEGIN_DECLS

GPtrArray *
pr_cli_import_run (const char *what, PrAccountStore *store, guint *n_known, GError **error);

G_END_DECLS
