/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-pop3-client.h"

G_BEGIN_DECLS

gboolean pr_pop3_client_count (PrPop3Client *self, guint32 *n_messages, GError **error);
gboolean
pr_pop3_client_dup_uid (PrPop3Client *self, guint32 number, char **uid, GError **error);
GBytes *pr_pop3_client_read_header (PrPop3Client *self, guint32 number, GError **error);
gboolean pr_pop3_client_delete_message (PrPop3Client *self, guint32 number, GError **error);

G_END_DECLS
