/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"

G_BEGIN_DECLS

/* For the clients of this room only. */

void pr_client_setup (PrClient *self,
                      PrConnection *connection,
                      const PrDeadline *deadline,
                      GCancellable *cancellable);

PrDeadline pr_client_begin_wait (PrClient *self);
gboolean pr_client_wait_for_data (PrClient *self, const PrDeadline *wait, GError **error);
void pr_client_set_private (PrClient *self, gboolean private, const char *what);
GBytes *pr_client_read_line (PrClient *self,
                             gsize max_bytes,
                             const PrDeadline *wait,
                             GError **error);
GBytes *pr_client_read_bytes (PrClient *self,
                              gsize n_bytes,
                              const PrDeadline *wait,
                              GError **error);
gboolean pr_client_send (PrClient *self, const PrCommand *command, GError **error);
gboolean
pr_client_send_line (PrClient *self, const char *verb, const char *argument, GError **error);

void pr_client_take_last_reply (PrClient *self, PrReply *reply);
void pr_client_clear_capabilities (PrClient *self);
void pr_client_add_capability (PrClient *self, const char *text, gsize n_bytes);
void pr_client_add_mechanism (PrClient *self, const char *name, gsize n_bytes);
void pr_client_set_knows_capabilities (PrClient *self);
void pr_client_set_sent_credentials (PrClient *self);
void pr_client_set_signed_in (PrClient *self);
gboolean pr_client_expect_ok (PrClient *self, GError **error);
gboolean pr_client_set_refused (PrClient *self, PrProtocolError code, GError **error);
const char *pr_client_guess_service (const char *text, gsize n_bytes);
gboolean pr_client_set_wrong_service (PrClient *self, const char *service, GError **error);
gboolean
pr_client_set_wrong_service_or_malformed (PrClient *self, PrProtocol expected, GError **error);

G_END_DECLS
