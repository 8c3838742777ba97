/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"

G_BEGIN_DECLS

/**
 * PrPop3Client:
 *
 * Fetches mail by POP3 (RFC 1939, 2449).
 */
#define PR_TYPE_POP3_CLIENT (pr_pop3_client_get_type ())
G_DECLARE_FINAL_TYPE (PrPop3Client, pr_pop3_client, PR, POP3_CLIENT, PrClient)

gboolean pr_pop3_client_has_apop (PrPop3Client *self);
gboolean pr_pop3_client_apop (PrPop3Client *self,
                              const char *username,
                              PrSecret *password,
                              GError **error);
gboolean pr_pop3_client_stat (PrPop3Client *self, guint32 *n_messages, GError **error);
gboolean pr_pop3_client_read_log_out (PrPop3Client *self, GError **error);

G_END_DECLS
