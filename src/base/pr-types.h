/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The closed words of the program. The nick of each value is its spelling on the command line and
 * in JSON, and is never translated; for people there are the _get_label() functions. */

/**
 * PrProtocol:
 *
 * The services of an account, in the order in which they sign in where they share a login.
 */
typedef enum
{
  PR_PROTOCOL_IMAP,
  PR_PROTOCOL_POP3,
  PR_PROTOCOL_SMTP,
} PrProtocol;

#define PR_N_PROTOCOLS 3

/**
 * PrSecurity:
 * @PR_SECURITY_TLS: TLS from the first byte (RFC 8314)
 * @PR_SECURITY_STARTTLS: plain text upgraded by STARTTLS or STLS
 * @PR_SECURITY_NONE: no encryption
 */
typedef enum
{
  PR_SECURITY_TLS,
  PR_SECURITY_STARTTLS,
  PR_SECURITY_NONE,
} PrSecurity;

/**
 * PrAuth:
 * @PR_AUTH_AUTO: the best that server and account have in common
 * @PR_AUTH_PASSWORD: a clear-text password, by PLAIN or LOGIN as offered
 * @PR_AUTH_NONE: no sign-in
 */
typedef enum
{
  PR_AUTH_AUTO,
  PR_AUTH_PASSWORD,
  PR_AUTH_PLAIN,
  PR_AUTH_LOGIN,
  PR_AUTH_CRAM_MD5,
  PR_AUTH_SCRAM_SHA_1,
  PR_AUTH_SCRAM_SHA_256,
  PR_AUTH_APOP,
  PR_AUTH_XOAUTH2,
  PR_AUTH_OAUTHBEARER,
  PR_AUTH_NONE,
} PrAuth;

/**
 * PrStepId:
 *
 * The steps of a test, in the order in which they can occur.
 */
typedef enum
{
  PR_STEP_RESOLVE,
  PR_STEP_CONNECT,
  PR_STEP_TLS,
  PR_STEP_GREETING,
  PR_STEP_CAPABILITIES,
  PR_STEP_STARTTLS,
  PR_STEP_SIGN_IN,
  PR_STEP_MAILBOX,
  PR_STEP_SENDER,
  PR_STEP_RECIPIENT,
  PR_STEP_MESSAGE,
  PR_STEP_ARRIVAL,
  PR_STEP_SIGN_OUT,
} PrStepId;

/**
 * PrOutcome:
 * @PR_OUTCOME_PENDING: not begun; never in a finished report
 * @PR_OUTCOME_RUNNING: begun; never in a finished report
 */
typedef enum
{
  PR_OUTCOME_PENDING,
  PR_OUTCOME_RUNNING,
  PR_OUTCOME_OK,
  PR_OUTCOME_WARNING,
  PR_OUTCOME_FAILED,
  PR_OUTCOME_SKIPPED,
} PrOutcome;

#define PR_TYPE_PROTOCOL (pr_protocol_get_type ())
#define PR_TYPE_SECURITY (pr_security_get_type ())
#define PR_TYPE_AUTH (pr_auth_get_type ())
#define PR_TYPE_STEP_ID (pr_step_id_get_type ())
#define PR_TYPE_OUTCOME (pr_outcome_get_type ())

GType pr_protocol_get_type (void) G_GNUC_CONST;
GType pr_security_get_type (void) G_GNUC_CONST;
GType pr_auth_get_type (void) G_GNUC_CONST;
GType pr_step_id_get_type (void) G_GNUC_CONST;
GType pr_outcome_get_type (void) G_GNUC_CONST;

const char *pr_enum_get_word (GType type, int value);
gboolean pr_enum_from_word (GType type, const char *word, int *value);

const char *pr_protocol_get_label (PrProtocol protocol);
guint16 pr_protocol_get_default_port (PrProtocol protocol, PrSecurity security);
const char *pr_security_get_label (PrSecurity security);
const char *pr_auth_get_label (PrAuth auth);
gboolean pr_auth_takes_token (PrAuth auth);
gboolean pr_step_id_from_word (const char *word, PrStepId *step);
const char *pr_step_id_get_label (PrStepId step);

G_END_DECLS
