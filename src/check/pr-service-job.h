/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"
#include "pr-event-sink.h"
#include "pr-login-gate.h"
#include "pr-service.h"
#include "pr-shared-trust.h"
#include "pr-transcript.h"

G_BEGIN_DECLS

/**
 * PrServiceJob:
 * @service: (transfer full): a copy that nobody changes any more
 * @email: the account's address, normalized
 * @login: the name to sign in with
 * @recipient: the address for RCPT TO, normalized
 * @password: (nullable): the password
 * @token: (nullable): an OAuth 2 access token
 * @pin_sha256: (nullable): the leaf certificates that are accepted whatever their faults, with a
 *   blank between two
 * @trust: whom to believe, made when first needed
 * @verify_fixes: whether to try a change of settings before it is suggested
 * @deadline: the bounds of one wait and of the run
 * @start_us: when the run began, on the monotonic clock
 * @cancellable: ends everything at once
 * @gate: who signs in when
 * @transcript: where the talk is written down
 * @sink: where events go
 * @send_test_message: whether a message goes to @recipient; only for SMTP, as is what follows
 * @sender_name: (nullable): the person's name
 * @arrival_ms: how long to look for the message
 * @incoming: (nullable): by protocol: how to look for it; their sinks are nobody's
 *
 * All that the worker of one service needs; copies and immutable or counted things only.
 */
typedef struct _PrServiceJob PrServiceJob;

struct _PrServiceJob
{
  PrService *service;
  char *email;
  char *login;
  char *recipient;
  PrSecret *password;
  PrSecret *token;
  char *pin_sha256;
  PrSharedTrust *trust;
  gboolean verify_fixes;
  PrDeadline deadline;
  gint64 start_us;
  GCancellable *cancellable;
  PrLoginGate *gate;
  PrTranscript *transcript;
  PrEventSink *sink;

  gboolean send_test_message;
  char *sender_name;
  guint arrival_ms;
  PrServiceJob *incoming[PR_PROTOCOL_SMTP];
};

void pr_service_job_free (PrServiceJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrServiceJob, pr_service_job_free)

G_END_DECLS
