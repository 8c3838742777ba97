/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"
#include "pr-diagnosis.h"
#include "pr-network-state.h"
#include "pr-service.h"

G_BEGIN_DECLS

/**
 * PrFailure:
 * @service: what was tested
 * @step: where it failed
 * @error: how it failed, as net, sasl or protocol said
 * @email: the account's address
 * @login: the name to sign in with
 * @recipient: the address for RCPT TO
 * @auth: the sign-in method that was used; before sign-in the one that was asked for
 * @reply: (nullable): what the server said last, where @error is about that
 * @tls: (nullable): what the handshake showed
 * @found_service: (nullable): the protocol that answered in place of the expected one
 * @first_words: (nullable): what the other side said instead of TLS
 * @greeting: (nullable): what the server said of itself, printable
 * @capabilities: (nullable): what it offers
 * @credentials_sent: whether the server may have counted an attempt to sign in
 * @other_service_signed_in: whether another service of the account took the same login
 * @clock_is_wrong: whether there is more that speaks against this computer's clock
 * @network: what this computer's network is like, where that has a bearing on it
 * @port_is_blocked: whether there is more that speaks for a network which lets no mail through
 * @has_app_password: whether the password has the form of an app password
 * @is_signed_in: whether the server had let the account in
 * @change_was_tried: whether another host, port, security or sign-in method is known to help
 *
 * The facts of a step that failed, and no judgement. All borrowed.
 */
typedef struct
{
  PrService *service;
  PrStepId step;
  const GError *error;
  const char *email;
  const char *login;
  const char *recipient;
  PrAuth auth;
  PrReply *reply;
  PrTlsSession *tls;
  const char *found_service;
  const char *first_words;
  const char *greeting;
  const char *const *capabilities;
  gboolean credentials_sent;
  gboolean other_service_signed_in;
  gboolean clock_is_wrong;
  PrNetworkState network;
  gboolean port_is_blocked;
  gboolean has_app_password;
  gboolean is_signed_in;
  gboolean change_was_tried;
} PrFailure;

gboolean pr_failure_may_be_network (const PrFailure *self);

PrDiagnosisId pr_failure_classify (const PrFailure *self);
PrDiagnosis *pr_failure_diagnose (const PrFailure *self);
PrDiagnosis *pr_failure_diagnose_as (const PrFailure *self, PrDiagnosisId id, const char *evidence);

G_END_DECLS
