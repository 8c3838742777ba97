/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-secret.h"

G_BEGIN_DECLS

PrSecret *pr_cli_secret_from_file (const char *path, GError **error);
PrSecret *pr_cli_secret_from_terminal (const char *prompt);

G_END_DECLS
