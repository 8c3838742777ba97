/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client-private.h"
#include "pr-pop3-client.h"

G_BEGIN_DECLS

/* For this room only. */

gboolean
pr_pop3_client_run (PrPop3Client *self, const char *verb, const char *argument, GError **error);

G_END_DECLS
