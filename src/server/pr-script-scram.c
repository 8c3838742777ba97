/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-scram.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <string.h>

/* RFC 7677 §4: at least so many. */
#define N_ITERATIONS 4096

#define N_SLOW_ITERATIONS 1000000

#define SALT_BYTES 16
#define NONCE_BYTES 18
#define MAX_DIGEST_BYTES 32

struct _PrScriptScram
{
  GChecksumType digest;
  gboolean plus;
  gsize digest_bytes;
  int n_iterations;
  guint8 salt[SALT_BYTES];
  char *user;      /* as the client gave it, decoded */
  char *bare;      /* client-first-message-bare */
  char *bound;     /* what “c=” has to be */
  char *nonce;     /* the whole one */
  char *challenge; /* server-first-message */
  char *signature; /* server-final-message, once the proof was right */
};

/*
 * pr_script_scram_new:
 * @digest: %G_CHECKSUM_SHA1 or %G_CHECKSUM_SHA256
 * @plus: whether the mechanism is the one with channel binding
 */
PrScriptScram *
pr_script_scram_new (GChecksumType digest, gboolean plus)
{
  PrScriptScram *self = g_new0 (PrScriptScram, 1);

  self->digest = digest;
  self->plus = plus;
  self->digest_bytes = (gsize) g_checksum_type_get_length (digest);
  self->n_iterations = N_ITERATIONS;
  return self;
}

/*
 * pr_script_scram_make_slow:
 *
 * The password will be salted as often as a client may be asked to, which takes it seconds.
 */
void
pr_script_scram_make_slow (PrScriptScram *self)
{
  self->n_iterations = N_SLOW_ITERATIONS;
}

void
pr_script_scram_free (PrScriptScram *self)
{
  g_free (self->user);
  g_free (self->bare);
  g_free (self->bound);
  g_free (self->nonce);
  g_free (self->challenge);
  g_free (self->signature);
  g_free (self);
}

/* RFC 5802 §5.1: “=2C” is a comma, “=3D” an equals sign, and no other “=” may occur. */
static char *
decode_name (const char *text)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p != '=')
        {
          g_string_append_c (name, *p);
          continue;
        }
      if (!g_str_has_prefix (p, "=2C") && !g_str_has_prefix (p, "=3D"))
        return NULL;
      g_string_append_c (name, p[1] == '2' ? ',' : '=');
      p += 2;
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* RFC 5802 §7, gs2-header: keeps what the client has to repeat with its proof. */
static gboolean
take_header (PrScriptScram *self,
             const char *header,
             gsize n_bytes,
             PrScriptBinding binding,
             gpointer data)
{
  g_autoptr (GByteArray) bound = g_byte_array_new ();
  const char *flag_end = memchr (header, ',', n_bytes);
  g_autofree char *flag = g_strndup (header, (gsize) (flag_end - header));

  g_byte_array_append (bound, (const guint8 *) header, (guint) n_bytes);
  if (self->plus)
    {
      g_autoptr (GBytes) session =
          g_str_has_prefix (flag, "p=") ? binding (flag + strlen ("p="), data) : NULL;
      gsize session_bytes = 0;
      const guint8 *bytes = NULL;

      if (session == NULL)
        return FALSE;
      bytes = g_bytes_get_data (session, &session_bytes);
      g_byte_array_append (bound, bytes, (guint) session_bytes);
    }
  else if (!g_str_equal (flag, "n") && !g_str_equal (flag, "y"))
    return FALSE;
  self->bound = g_base64_encode (bound->data, bound->len);
  return TRUE;
}

static void
make_challenge (PrScriptScram *self, const char *client_nonce)
{
  guint8 random[NONCE_BYTES];
  g_autofree char *server_nonce = NULL;
  g_autofree char *salt = NULL;

  RAND_bytes (random, sizeof random);
  RAND_bytes (self->salt, sizeof self->salt);
  server_nonce = g_base64_encode (random, sizeof random);
  salt = g_base64_encode (self->salt, sizeof self->salt);
  self->nonce = g_strconcat (client_nonce, server_nonce, NULL);
  self->challenge = g_strdup_printf ("r=%s,s=%s,i=%d", self->nonce, salt, self->n_iterations);
}

/*
 * pr_script_scram_take_first:
 * @value: (array length=n_bytes): client-first-message
 * @binding: gives the TLS session's part, asked for with “PLUS” only
 *
 * Returns: %TRUE if it keeps to the grammar, and binds where it must
 */
gboolean
pr_script_scram_take_first (PrScriptScram *self,
                            const char *value,
                            gsize n_bytes,
                            PrScriptBinding binding,
                            gpointer data)
{
  g_autofree char *text = g_strndup (value, n_bytes);
  g_auto (GStrv) fields = g_strsplit (text, ",", -1);
  gsize header_bytes = 0;

  /* Flag, authorization identity, name, nonce, extensions. */
  if (strlen (text) != n_bytes || g_strv_length (fields) < 4 ||
      !g_str_has_prefix (fields[2], "n=") || !g_str_has_prefix (fields[3], "r=") ||
      fields[3][2] == '\0')
    return FALSE;
  header_bytes = strlen (fields[0]) + strlen (fields[1]) + 2;
  self->user = decode_name (fields[2] + 2);
  if (self->user == NULL || !take_header (self, text, header_bytes, binding, data))
    return FALSE;
  self->bare = g_strdup (text + header_bytes);
  make_challenge (self, fields[3] + 2);
  return TRUE;
}

/*
 * pr_script_scram_get_challenge:
 *
 * Returns: server-first-message
 */
const char *
pr_script_scram_get_challenge (const PrScriptScram *self)
{
  return self->challenge;
}

static void
hmac (const PrScriptScram *self, const guint8 *key, const char *text, guint8 *code)
{
  GHmac *state = g_hmac_new (self->digest, key, self->digest_bytes);
  gsize code_bytes = self->digest_bytes;

  g_hmac_update (state, (const guchar *) text, -1);
  g_hmac_get_digest (state, code, &code_bytes);
  g_hmac_unref (state);
}

static void
hash (const PrScriptScram *self, const guint8 *bytes, guint8 *code)
{
  g_autoptr (GChecksum) state = g_checksum_new (self->digest);
  gsize code_bytes = self->digest_bytes;

  g_checksum_update (state, bytes, (gssize) self->digest_bytes);
  g_checksum_get_digest (state, code, &code_bytes);
}

/* RFC 5802 §3: compares the proof, and makes the signature if it is right. */
static gboolean
check_proof (PrScriptScram *self, const char *message, const char *proof, PrSecret *password)
{
  guint8 salted[MAX_DIGEST_BYTES];
  guint8 client_key[MAX_DIGEST_BYTES];
  guint8 stored_key[MAX_DIGEST_BYTES];
  guint8 server_key[MAX_DIGEST_BYTES];
  guint8 code[MAX_DIGEST_BYTES];
  g_autofree char *expected = NULL;
  g_autofree char *signature = NULL;

  PKCS5_PBKDF2_HMAC (pr_secret_get_text (password), (int) pr_secret_get_size (password), self->salt,
                     sizeof self->salt, self->n_iterations,
                     self->digest == G_CHECKSUM_SHA1 ? EVP_sha1 () : EVP_sha256 (),
                     (int) self->digest_bytes, salted);
  hmac (self, salted, "Client Key", client_key);
  hmac (self, salted, "Server Key", server_key);
  explicit_bzero (salted, sizeof salted);

  hash (self, client_key, stored_key);
  hmac (self, stored_key, message, code);
  for (gsize i = 0; i < self->digest_bytes; i++)
    client_key[i] ^= code[i];
  expected = g_base64_encode (client_key, self->digest_bytes);
  if (!g_str_equal (expected, proof))
    return FALSE;

  hmac (self, server_key, message, code);
  signature = g_base64_encode (code, self->digest_bytes);
  self->signature = g_strconcat ("v=", signature, NULL);
  return TRUE;
}

/*
 * pr_script_scram_take_final:
 * @value: (array length=n_bytes): client-final-message
 * @user: who may sign in
 * @password: with what, as SASLprep has left it
 *
 * Returns: %TRUE if the client has proved to know the password, in this exchange and TLS session
 */
gboolean
pr_script_scram_take_final (PrScriptScram *self,
                            const char *value,
                            gsize n_bytes,
                            const char *user,
                            PrSecret *password)
{
  g_autofree char *text = g_strndup (value, n_bytes);
  g_autofree char *begin = g_strdup_printf ("c=%s,r=%s,", self->bound, self->nonce);
  g_autofree char *message = NULL;
  char *proof = g_strrstr (text, ",p=");

  if (strlen (text) != n_bytes || proof == NULL || !g_str_has_prefix (text, begin))
    return FALSE;
  *proof = '\0';
  message = g_strconcat (self->bare, ",", self->challenge, ",", text, NULL);
  return g_str_equal (self->user, user) &&
         check_proof (self, message, proof + strlen (",p="), password);
}

/*
 * pr_script_scram_get_signature:
 *
 * Returns: (nullable): server-final-message, %NULL before a right proof
 */
const char *
pr_script_scram_get_signature (const PrScriptScram *self)
{
  return self->signature;
}
