/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-command.h"
#include "pr-connection.h"
#include "pr-reply.h"
#include "pr-sasl.h"

G_BEGIN_DECLS

#define PR_PROTOCOL_ERROR (pr_protocol_error_quark ())

/**
 * PrProtocolError:
 * @PR_PROTOCOL_ERROR_REFUSED: the server said no; see pr_client_get_last_reply()
 * @PR_PROTOCOL_ERROR_MECHANISM_REFUSED: the server does not do that sign-in mechanism after all; the
 *   credentials were not judged
 * @PR_PROTOCOL_ERROR_MALFORMED: the answer breaks the protocol
 * @PR_PROTOCOL_ERROR_TOO_LONG: the answer is longer than anything sensible
 * @PR_PROTOCOL_ERROR_WRONG_SERVICE: something else answers there; see pr_client_get_found_service()
 * @PR_PROTOCOL_ERROR_NOT_OFFERED: the server does not offer what is asked for
 * @PR_PROTOCOL_ERROR_ARGUMENT: an argument holds a line break or cannot be written in the protocol
 */
typedef enum
{
  PR_PROTOCOL_ERROR_REFUSED,
  PR_PROTOCOL_ERROR_MECHANISM_REFUSED,
  PR_PROTOCOL_ERROR_MALFORMED,
  PR_PROTOCOL_ERROR_TOO_LONG,
  PR_PROTOCOL_ERROR_WRONG_SERVICE,
  PR_PROTOCOL_ERROR_NOT_OFFERED,
  PR_PROTOCOL_ERROR_ARGUMENT,
} PrProtocolError;

GQuark pr_protocol_error_quark (void);

/**
 * PrClient:
 *
 * This side of a talk with a mail server, blocking: what SMTP, POP3 and IMAP have in common. Every
 * call that waits errs with what its #PrConnection errs with, or with %PR_PROTOCOL_ERROR. Used by one
 * worker.
 */
#define PR_TYPE_CLIENT (pr_client_get_type ())
G_DECLARE_DERIVABLE_TYPE (PrClient, pr_client, PR, CLIENT, GObject)

/**
 * PrClientClass:
 * @starttls_word: the capability, and the command, to begin TLS
 * @challenge_beginning: how the lines begin of which a transcript shows no more
 * @read_ok: reads the answer to the command that was sent last, which has to be a yes
 * @begin_auth: begins the command line that asks for a mechanism, whose name comes next: “AUTH ” where
 *   nothing else is set
 * @takes_initial: whether a response may stand on that line, which is then so long
 * @read_auth_reply: reads the next answer of an exchange: a challenge (%PR_REPLY_CONTINUE), or its
 *   end
 * @can_log_in: (nullable): whether @log_in, which may be missing, can be used
 * @say_good_bye: says so, and does not read the answer: “QUIT” where nothing else is set
 */
struct _PrClientClass
{
  GObjectClass parent_class;

  const char *starttls_word;
  const char *challenge_beginning;
  gboolean (*read_greeting) (PrClient *self, GError **error);
  gboolean (*ask_capabilities) (PrClient *self, GError **error);
  gboolean (*ask_starttls) (PrClient *self, GError **error);
  gboolean (*read_ok) (PrClient *self, GError **error);

  void (*begin_auth) (PrClient *self, PrCommand *command);
  gboolean (*takes_initial) (PrClient *self, gsize line_bytes);
  gboolean (*read_auth_reply) (PrClient *self, GError **error);

  gboolean (*can_log_in) (PrClient *self);
  gboolean (*log_in) (PrClient *self, const char *username, PrSecret *password, GError **error);
  gboolean (*say_good_bye) (PrClient *self, GError **error);
};

gboolean pr_client_read_greeting (PrClient *self, GError **error);
gboolean pr_client_ask_capabilities (PrClient *self, GError **error);
gboolean pr_client_ask_starttls (PrClient *self, GError **error);
gboolean pr_client_authenticate (PrClient *self, PrSasl *sasl, GError **error);
gboolean pr_client_can_log_in (PrClient *self);
gboolean pr_client_log_in (PrClient *self,
                           const char *username,
                           PrSecret *password,
                           GError **error);
gboolean pr_client_log_out (PrClient *self, GError **error);
void pr_client_say_good_bye (PrClient *self);

void pr_client_set_deadline (PrClient *self, const PrDeadline *deadline);
PrConnection *pr_client_get_connection (PrClient *self);
PrReply *pr_client_get_last_reply (PrClient *self);
const char *pr_client_get_found_service (PrClient *self);
gboolean pr_client_knows_capabilities (PrClient *self);
const char *const *pr_client_get_capabilities (PrClient *self);
gboolean pr_client_has_capability (PrClient *self, const char *word);
const char *const *pr_client_get_mechanisms (PrClient *self);
gboolean pr_client_has_sent_credentials (PrClient *self);
gboolean pr_client_is_signed_in (PrClient *self);

G_END_DECLS
