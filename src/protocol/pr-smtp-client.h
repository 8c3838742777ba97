/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"

G_BEGIN_DECLS

/**
 * PrSmtpClient:
 *
 * Hands mail in at a submission server (RFC 5321, 6409).
 */
#define PR_TYPE_SMTP_CLIENT (pr_smtp_client_get_type ())
G_DECLARE_FINAL_TYPE (PrSmtpClient, pr_smtp_client, PR, SMTP_CLIENT, PrClient)

gboolean pr_smtp_client_open_envelope (PrSmtpClient *self,
                                       const char *sender,
                                       const char *recipient,
                                       GError **error);
gboolean pr_smtp_client_open_message (PrSmtpClient *self,
                                      const char *sender,
                                      const char *recipient,
                                      GError **error);
gboolean pr_smtp_client_read_sender_reply (PrSmtpClient *self, GError **error);
gboolean pr_smtp_client_read_recipient_reply (PrSmtpClient *self, GError **error);
gboolean
pr_smtp_client_send_message (PrSmtpClient *self, const char *const *lines, GError **error);
gboolean pr_smtp_client_close_envelope (PrSmtpClient *self, GError **error);
gboolean pr_smtp_client_is_pipelined (PrSmtpClient *self);

G_END_DECLS
