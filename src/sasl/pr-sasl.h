/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pr-deadline.h"
#include "pr-secret.h"
#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PR_SASL_CHALLENGE_MAX_BYTES:
 *
 * The longest challenge, decoded, that is looked at. RFC 4954 §4 asks for 12288 characters of
 * base64 at least; the mechanisms here need a few hundred.
 */
#define PR_SASL_CHALLENGE_MAX_BYTES 65536

/**
 * PR_SASL_ITERATIONS_MIN:
 *
 * The fewest rounds of SCRAM that a server may ask for. RFC 5802 §5.1 and RFC 7677 §4 say that 4096
 * should be the least, but as advice to the server; below the 1000 of RFC 8018 §4.2 whoever sits in
 * the middle would get an answer that is cheap to guess the password from.
 */
#define PR_SASL_ITERATIONS_MIN 1000

/**
 * PR_SASL_ITERATIONS_MAX:
 *
 * The most rounds of SCRAM that a server may ask for: about a second of work, and more than the
 * 600 000 that the strictest advice for SHA-256 asks for. Mail servers ask for 4096 to 20 000.
 */
#define PR_SASL_ITERATIONS_MAX 1000000

#define PR_SASL_ERROR (pr_sasl_error_quark ())

/**
 * PrSaslError:
 * @PR_SASL_ERROR_CHALLENGE: the server's challenge is malformed, too long, or none was expected
 * @PR_SASL_ERROR_NONCE: the server's nonce does not continue ours
 * @PR_SASL_ERROR_ITERATIONS: fewer or more rounds than %PR_SASL_ITERATIONS_MIN,
 *   %PR_SASL_ITERATIONS_MAX
 * @PR_SASL_ERROR_SERVER_SIGNATURE: the server did not prove that it knows the password
 * @PR_SASL_ERROR_SERVER_ERROR: the server says within the exchange why it refuses; see
 *   pr_sasl_dup_server_error()
 * @PR_SASL_ERROR_CREDENTIALS: user name, password or token cannot be sent by this mechanism;
 *   nothing was sent, another mechanism may be able to
 * @PR_SASL_ERROR_CHANNEL_BINDING: a -PLUS mechanism without channel-binding data
 * @PR_SASL_ERROR_CRYPTO: the cryptographic library refuses, for instance MD5 by the system's policy
 */
typedef enum
{
  PR_SASL_ERROR_CHALLENGE,
  PR_SASL_ERROR_NONCE,
  PR_SASL_ERROR_ITERATIONS,
  PR_SASL_ERROR_SERVER_SIGNATURE,
  PR_SASL_ERROR_SERVER_ERROR,
  PR_SASL_ERROR_CREDENTIALS,
  PR_SASL_ERROR_CHANNEL_BINDING,
  PR_SASL_ERROR_CRYPTO,
} PrSaslError;

GQuark pr_sasl_error_quark (void);

/**
 * PrSaslFlags:
 * @PR_SASL_FLAG_CLIENT_FIRST: the client speaks first: there is an initial response
 * @PR_SASL_FLAG_SENDS_PASSWORD: whoever reads along can sign in: password or token go over as they
 *   are
 * @PR_SASL_FLAG_TOKEN: wants an OAuth 2 access token in place of a password
 * @PR_SASL_FLAG_CHANNEL_BINDING: ties the sign-in to the TLS session (-PLUS)
 */
typedef enum
{
  PR_SASL_FLAG_NONE = 0,
  PR_SASL_FLAG_CLIENT_FIRST = 1 << 0,
  PR_SASL_FLAG_SENDS_PASSWORD = 1 << 1,
  PR_SASL_FLAG_TOKEN = 1 << 2,
  PR_SASL_FLAG_CHANNEL_BINDING = 1 << 3,
} PrSaslFlags;

/**
 * PrSaslMechanism:
 * @name: as on the wire
 * @auth: the setting it belongs to
 * @flags: what it is like
 *
 * A way to sign in. All there are, are constants of this room.
 */
typedef struct
{
  const char *name;
  PrAuth auth;
  PrSaslFlags flags;
  /*< private >*/
  const struct _PrSaslMethods *methods;
} PrSaslMechanism;

/**
 * PrSasl:
 *
 * One exchange of one mechanism: challenges in, responses out, both as plain bytes; the protocol
 * adds base64, line ends and everything else. Thread: any, one at a time.
 */
typedef struct _PrSasl PrSasl;

const PrSaslMechanism *pr_sasl_mechanism_find (const char *name);
const PrSaslMechanism *pr_sasl_choose (const char *const *offered,
                                       PrAuth wanted,
                                       gboolean encrypted,
                                       const char *cb_type,
                                       gboolean have_token,
                                       const char *const *refused);
gboolean pr_sasl_wants_channel_binding (const PrSaslMechanism *mechanism,
                                        const char *const *offered);

PrSasl *pr_sasl_new (const PrSaslMechanism *mechanism,
                     const char *username,
                     PrSecret *secret,
                     const char *host,
                     guint16 port);
void pr_sasl_set_channel_binding (PrSasl *self, const char *type, GBytes *data);
void
pr_sasl_set_limits (PrSasl *self, const PrDeadline *deadline, GCancellable *cancellable);
void pr_sasl_free (PrSasl *self);

const PrSaslMechanism *pr_sasl_get_mechanism (PrSasl *self);
PrSecret *pr_sasl_start (PrSasl *self, GError **error);
PrSecret *
pr_sasl_respond (PrSasl *self, const char *challenge, gsize n_bytes, GError **error);
gboolean pr_sasl_is_complete (PrSasl *self, GError **error);
char *pr_sasl_dup_server_error (PrSasl *self);

PrSecret *pr_sasl_apop (const char *greeting_timestamp, PrSecret *secret, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrSasl, pr_sasl_free)

G_END_DECLS
