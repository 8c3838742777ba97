/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"

G_BEGIN_DECLS

/**
 * PrImapClient:
 *
 * Reads a mailbox by IMAP (RFC 9051, 3501).
 */
#define PR_TYPE_IMAP_CLIENT (pr_imap_client_get_type ())
G_DECLARE_FINAL_TYPE (PrImapClient, pr_imap_client, PR, IMAP_CLIENT, PrClient)

gboolean pr_imap_client_examine_inbox (PrImapClient *self, guint32 *n_messages, GError **error);
gboolean pr_imap_client_read_log_out (PrImapClient *self, GError **error);
gboolean pr_imap_client_introduce (PrImapClient *self, GError **error);
gboolean pr_imap_client_idle (PrImapClient *self, const PrDeadline *until, GError **error);

G_END_DECLS
