/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-crypto.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MAC, EVP_MAC_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MAC_CTX, EVP_MAC_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD, EVP_MD_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

/* So often the work looks up whether it is still wanted: every few milliseconds. */
#define ITERATIONS_PER_CHECK 2048

/* OpenSSL's queue of errors belongs to the thread: what stayed in it would be taken for an error of
 * the TLS session. */
static gboolean
take_crypto_error (const char *what, GError **error)
{
  char reason[256];

  ERR_error_string_n (ERR_peek_last_error (), reason, sizeof reason);
  ERR_clear_error ();
  g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CRYPTO, "%s: %s", what, reason);
  return FALSE;
}

gboolean
pr_sasl_hash (const char *digest,
              const PrSaslPiece *pieces,
              gsize n_pieces,
              guint8 *out,
              gsize n_out,
              GError **error)
{
  g_autoptr (EVP_MD) md = EVP_MD_fetch (NULL, digest, NULL);
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  gboolean ok = md != NULL && context != NULL && EVP_DigestInit_ex (context, md, NULL) > 0;

  g_assert (md == NULL || (gsize) EVP_MD_get_size (md) == n_out);
  for (gsize i = 0; ok && i < n_pieces; i++)
    ok = EVP_DigestUpdate (context, pieces[i].bytes, pieces[i].n_bytes) > 0;
  if (!ok || EVP_DigestFinal_ex (context, out, NULL) <= 0)
    return take_crypto_error (digest, error);
  return TRUE;
}

static EVP_MAC_CTX *
hmac_new (const char *digest, const char *key, gsize n_key, GError **error)
{
  g_autoptr (EVP_MAC) hmac = EVP_MAC_fetch (NULL, "HMAC", NULL);
  g_autoptr (EVP_MAC_CTX) context = hmac == NULL ? NULL : EVP_MAC_CTX_new (hmac);
  g_autofree char *digest_name = g_strdup (digest);
  const OSSL_PARAM params[] = {
    OSSL_PARAM_construct_utf8_string (OSSL_MAC_PARAM_DIGEST, digest_name, 0),
    OSSL_PARAM_construct_end (),
  };

  if (context == NULL ||
      EVP_MAC_init (context, (const unsigned char *) key, n_key, params) <= 0)
    {
      take_crypto_error (digest, error);
      return NULL;
    }
  return g_steal_pointer (&context);
}

static gboolean
hmac_finish (EVP_MAC_CTX *context, guint8 *out, gsize n_out)
{
  gsize n_written;

  return EVP_MAC_final (context, out, &n_written, n_out) > 0;
}

gboolean
pr_sasl_hmac (const char *digest,
              const char *key,
              gsize n_key,
              const char *message,
              gsize n_message,
              guint8 *out,
              gsize n_out,
              GError **error)
{
  g_autoptr (EVP_MAC_CTX) context = hmac_new (digest, key, n_key, error);

  if (context == NULL)
    return FALSE;
  if (EVP_MAC_update (context, (const unsigned char *) message, n_message) <= 0 ||
      !hmac_finish (context, out, n_out))
    return take_crypto_error (digest, error);
  return TRUE;
}

/* One more round of Hi(): the HMAC, under the same key, of the round before. */
static gboolean
salt_once_more (EVP_MAC_CTX *context, guint8 *round, guint8 *out, gsize n_out)
{
  if (EVP_MAC_init (context, NULL, 0, NULL) <= 0 ||
      EVP_MAC_update (context, round, n_out) <= 0 || !hmac_finish (context, round, n_out))
    return FALSE;

  for (gsize i = 0; i < n_out; i++)
    out[i] ^= round[i];
  return TRUE;
}

static gboolean
may_salt_on (const PrDeadline *deadline, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (deadline == NULL || !pr_deadline_run_has_ended (deadline))
    return TRUE;
  g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_ITERATIONS,
                       "The server asks for more calculation than there is time for");
  return FALSE;
}

/* Hi() of RFC 5802 §2.2, that is PBKDF2 (RFC 8018 §5.2) of one block. OpenSSL's own cannot be
 * stopped, and it is the server that says how long it takes. */
gboolean
pr_sasl_salt_password (const char *digest,
                       PrSecret *password,
                       PrSecret *salt,
                       guint n_iterations,
                       const PrDeadline *deadline,
                       GCancellable *cancellable,
                       guint8 *out,
                       gsize n_out,
                       GError **error)
{
  static const guint8 first_block[] = { 0, 0, 0, 1 };
  g_autoptr (EVP_MAC_CTX) context =
      hmac_new (digest, pr_secret_get_text (password), pr_secret_get_size (password), error);
  guint8 round[PR_SASL_HASH_MAX_BYTES];
  gboolean ok;
  gboolean may_go_on = TRUE;

  g_assert (n_out <= sizeof round);
  if (context == NULL)
    return FALSE;

  ok = EVP_MAC_update (context, (const unsigned char *) pr_secret_get_text (salt),
                       pr_secret_get_size (salt)) > 0 &&
       EVP_MAC_update (context, first_block, sizeof first_block) > 0 &&
       hmac_finish (context, round, n_out);
  if (ok)
    memcpy (out, round, n_out);

  for (guint i = 1; ok && may_go_on && i < n_iterations; i++)
    {
      ok = salt_once_more (context, round, out, n_out);
      if (ok && i % ITERATIONS_PER_CHECK == 0)
        may_go_on = may_salt_on (deadline, cancellable, error);
    }

  explicit_bzero (round, sizeof round);
  if (!ok)
    return take_crypto_error (digest, error);
  return may_go_on;
}

gboolean
pr_sasl_random_bytes (guint8 *out, gsize n_out, GError **error)
{
  if (RAND_bytes (out, (int) n_out) <= 0)
    return take_crypto_error ("Random numbers", error);
  return TRUE;
}

/* Two lower-case digits for each byte, without NUL. */
void
pr_sasl_write_hex (const guint8 *bytes, gsize n_bytes, char *out)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < n_bytes; i++)
    {
      *out++ = digits[bytes[i] >> 4];
      *out++ = digits[bytes[i] & 15];
    }
}
