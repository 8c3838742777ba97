/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-sasl-private.h"

G_BEGIN_DECLS

/* The hash functions in use, by their OpenSSL names; the longest output is that of SHA-256. */
#define PR_SASL_MD5 "MD5"
#define PR_SASL_SHA_1 "SHA1"
#define PR_SASL_SHA_256 "SHA256"
#define PR_SASL_HASH_MAX_BYTES 32

/* n_out is the exact size of the hash. */
gboolean pr_sasl_hash (const char *digest,
                       const PrSaslPiece *pieces,
                       gsize n_pieces,
                       guint8 *out,
                       gsize n_out,
                       GError **error);
gboolean pr_sasl_hmac (const char *digest,
                       const char *key,
                       gsize n_key,
                       const char *message,
                       gsize n_message,
                       guint8 *out,
                       gsize n_out,
                       GError **error);
gboolean pr_sasl_salt_password (const char *digest,
                                PrSecret *password,
                                PrSecret *salt,
                                guint n_iterations,
                                const PrDeadline *deadline,
                                GCancellable *cancellable,
                                guint8 *out,
                                gsize n_out,
                                GError **error);
gboolean pr_sasl_random_bytes (guint8 *out, gsize n_out, GError **error);
void pr_sasl_write_hex (const guint8 *bytes, gsize n_bytes, char *out);

G_END_DECLS
