/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-deadline.h"
#include "pr-secret.h"
#include "pr-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrLoginVerdict:
 * @PR_LOGIN_NOT_TRIED: no credentials were sent
 * @PR_LOGIN_ACCEPTED: the server let this login in
 * @PR_LOGIN_REFUSED: the server said no to this login
 * @PR_LOGIN_FAILED: credentials were sent, and what came of it is not known
 */
typedef enum
{
  PR_LOGIN_NOT_TRIED,
  PR_LOGIN_ACCEPTED,
  PR_LOGIN_REFUSED,
  PR_LOGIN_FAILED,
} PrLoginVerdict;

/**
 * PrLoginGate:
 *
 * Sees to it that a wrong password is tried once and not three times, as providers lock accounts for
 * less: of the services that use one login at one provider one signs in first, IMAP before POP3 before
 * SMTP, and the others wait for what comes of it. Counted; used by all workers of a run. Thread: any.
 */
typedef struct _PrLoginGate PrLoginGate;

PrLoginGate *pr_login_gate_new (void);
PrLoginGate *pr_login_gate_ref (PrLoginGate *self);
void pr_login_gate_unref (PrLoginGate *self);

void pr_login_gate_add (PrLoginGate *self,
                        PrProtocol protocol,
                        const char *host,
                        const char *login,
                        PrSecret *secret);
gboolean pr_login_gate_enter (PrLoginGate *self,
                              PrProtocol protocol,
                              const PrDeadline *deadline,
                              GCancellable *cancellable,
                              PrProtocol *decided_by,
                              PrLoginVerdict *verdict,
                              GError **error);
gboolean pr_login_gate_wait (PrLoginGate *self,
                             PrProtocol protocol,
                             const PrDeadline *deadline,
                             GCancellable *cancellable,
                             PrLoginVerdict *verdict,
                             GError **error);
void pr_login_gate_leave (PrLoginGate *self, PrProtocol protocol, PrLoginVerdict verdict);
gboolean pr_login_gate_was_accepted (PrLoginGate *self, PrProtocol protocol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrLoginGate, pr_login_gate_unref)

G_END_DECLS
