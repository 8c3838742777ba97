/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-crypto.h"

#include <string.h>

#include "pr-printable.h"
#include "pr-saslprep.h"

/* RFC 5802 §7, with SHA-256 by RFC 7677:
 *
 *   client-first-message = gs2-header [reserved-mext ","] "n=" saslname ",r=" c-nonce
 *   server-first-message = [reserved-mext ","] "r=" c-nonce s-nonce ",s=" salt ",i=" count
 *                          ["," extensions]
 *   client-final-message = "c=" base64(gs2-header [cbind-data]) ",r=" nonce ",p=" base64(proof)
 *   server-final-message = ("e=" error / "v=" base64(signature)) ["," extensions]
 *   gs2-header           = ("p=" cb-name / "n" / "y") "," [authzid] ","
 */

/* As random as the smaller of the two hashes is long; without base64's padding. */
#define NONCE_BYTES 18

/* Salts in use have 12 to 64 bytes. */
#define SALT_MAX_BYTES 1024

#define SERVER_ERROR_MAX_CHARS 200

typedef struct
{
  PrSecret *password; /* prepared */
  char *gs2_header;
  char *first_bare; /* the client's first message without the header */
  PrSecret *server_signature;
} PrScram;

/* What the server's first message says. */
typedef struct
{
  char *nonce;
  PrSecret *salt;
  guint n_iterations;
} PrScramOffer;

/* Everything computed from the password; wiped as a whole. */
typedef struct
{
  guint8 salted_password[PR_SASL_HASH_MAX_BYTES];
  guint8 client_key[PR_SASL_HASH_MAX_BYTES];
  guint8 stored_key[PR_SASL_HASH_MAX_BYTES];
  guint8 server_key[PR_SASL_HASH_MAX_BYTES];
  guint8 signature[PR_SASL_HASH_MAX_BYTES];
} PrScramKeys;

static void
scram_keys_clear (PrScramKeys *self)
{
  explicit_bzero (self, sizeof *self);
}

static void
scram_offer_clear (PrScramOffer *self)
{
  g_free (self->nonce);
  g_clear_pointer (&self->salt, pr_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrScramKeys, scram_keys_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrScramOffer, scram_offer_clear)

static void
scram_free (gpointer data)
{
  PrScram *self = data;

  g_clear_pointer (&self->password, pr_secret_unref);
  g_clear_pointer (&self->server_signature, pr_secret_unref);
  g_free (self->gs2_header);
  g_free (self->first_bare);
  g_free (self);
}

static const char *
get_digest (PrSasl *self)
{
  return self->mechanism->auth == PR_AUTH_SCRAM_SHA_1 ? PR_SASL_SHA_1 : PR_SASL_SHA_256;
}

static gsize
get_digest_size (PrSasl *self)
{
  return self->mechanism->auth == PR_AUTH_SCRAM_SHA_1 ? 20 : 32;
}

static gboolean
refuse_challenge (const char *why, GError **error)
{
  g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE, why);
  return FALSE;
}

static char *
make_gs2_header (PrSasl *self, GError **error)
{
  gboolean binds = (self->mechanism->flags & PR_SASL_FLAG_CHANNEL_BINDING) != 0;

  if (!binds)
    return g_strdup (self->binding_data == NULL ? "n,," : "y,,");
  if (self->binding_data != NULL)
    return g_strdup_printf ("p=%s,,", self->binding_type);

  g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHANNEL_BINDING,
               "%s needs a channel binding and there is none", self->mechanism->name);
  return NULL;
}

static gboolean
make_nonce (PrSasl *self, GError **error)
{
  guint8 random[NONCE_BYTES];

  if (self->client_nonce != NULL)
    return TRUE;
  if (!pr_sasl_random_bytes (random, sizeof random, error))
    return FALSE;
  self->client_nonce = g_base64_encode (random, sizeof random);
  return TRUE;
}

static PrSecret *
scram_start (PrSasl *self, GError **error)
{
  PrScram *scram = g_new0 (PrScram, 1);
  g_autoptr (PrSecret) name = NULL;
  g_autofree char *escaped = NULL;

  self->state = scram;
  if (!pr_sasl_check_secret (self->secret, error))
    return NULL;

  name = pr_saslprep (self->username, strlen (self->username), error);
  if (name == NULL)
    return NULL;

  scram->password = pr_saslprep (pr_secret_get_text (self->secret),
                                 pr_secret_get_size (self->secret), error);
  if (scram->password == NULL)
    return NULL;

  scram->gs2_header = make_gs2_header (self, error);
  if (scram->gs2_header == NULL || !make_nonce (self, error))
    return NULL;

  escaped = pr_sasl_escape_name (pr_secret_get_text (name));
  scram->first_bare = g_strdup_printf ("n=%s,r=%s", escaped, self->client_nonce);
  return pr_sasl_join (
      (const PrSaslPiece[]){
          PR_SASL_PIECE (scram->gs2_header),
          PR_SASL_PIECE (scram->first_bare),
      },
      2);
}

/* The message as text: attributes are UTF-8 without NUL. */
static char *
dup_message (const char *challenge, gsize n_bytes, GError **error)
{
  if (n_bytes > 0 && g_utf8_validate_len (challenge, n_bytes, NULL))
    return g_strndup (challenge, n_bytes);

  refuse_challenge ("The message is empty or not UTF-8", error);
  return NULL;
}

static gboolean
take_server_error (PrSasl *self, const char *message, GError **error)
{
  gsize n_bytes = strcspn (message, ",");

  if (!g_str_has_prefix (message, "e="))
    return FALSE;

  self->server_error = pr_printable_from_bytes (message + 2, n_bytes - 2, SERVER_ERROR_MAX_CHARS);
  g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_SERVER_ERROR, "The server says: %s",
               self->server_error);
  return TRUE;
}

/* The server must go on where our nonce ends: else this is an answer to somebody else. */
static gboolean
check_nonce (PrSasl *self, const char *nonce, GError **error)
{
  if (!g_str_has_prefix (nonce, self->client_nonce) ||
      strlen (nonce) == strlen (self->client_nonce))
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_NONCE,
                           "The server's nonce does not continue ours");
      return FALSE;
    }
  for (const char *p = nonce; *p != '\0'; p++)
    {
      if (*p < '!' || *p > '~')
        return refuse_challenge ("The nonce is not printable ASCII", error);
    }
  return TRUE;
}

static gboolean
parse_iterations (const char *text, guint *n_iterations, GError **error)
{
  g_autoptr (GError) number_error = NULL;
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, PR_SASL_ITERATIONS_MIN, PR_SASL_ITERATIONS_MAX, &number,
                                  &number_error))
    {
      *n_iterations = (guint) number;
      return TRUE;
    }
  if (!g_error_matches (number_error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS))
    return refuse_challenge ("The iteration count is not a number", error);

  g_set_error (error, PR_SASL_ERROR, PR_SASL_ERROR_ITERATIONS,
               "The iteration count is not between %d and %d", PR_SASL_ITERATIONS_MIN,
               PR_SASL_ITERATIONS_MAX);
  return FALSE;
}

static gboolean
parse_offer (PrSasl *self, const char *message, PrScramOffer *offer, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (message, ",", 4);

  if (g_str_has_prefix (message, "m="))
    return refuse_challenge ("The server asks for an extension that is not known", error);
  if (g_strv_length (parts) < 3 || !g_str_has_prefix (parts[0], "r=") ||
      !g_str_has_prefix (parts[1], "s=") || !g_str_has_prefix (parts[2], "i="))
    return refuse_challenge ("The server's first message has not the form r=…,s=…,i=…", error);

  offer->nonce = g_strdup (parts[0] + 2);
  offer->salt = pr_secret_from_base64 (parts[1] + 2, strlen (parts[1] + 2));
  if (!check_nonce (self, offer->nonce, error))
    return FALSE;
  if (offer->salt == NULL || pr_secret_get_size (offer->salt) == 0 ||
      pr_secret_get_size (offer->salt) > SALT_MAX_BYTES)
    return refuse_challenge ("The salt is empty, too long or not base64", error);
  return parse_iterations (parts[2] + 2, &offer->n_iterations, error);
}

/* c=…,r=…: the last message up to the proof. */
static char *
make_final_without_proof (PrSasl *self, const char *nonce)
{
  PrScram *scram = self->state;
  gboolean binds = (self->mechanism->flags & PR_SASL_FLAG_CHANNEL_BINDING) != 0;
  gsize n_header = strlen (scram->gs2_header);
  gsize n_data = 0;
  const void *data = binds ? g_bytes_get_data (self->binding_data, &n_data) : NULL;
  g_autoptr (GByteArray) input = g_byte_array_sized_new ((guint) (n_header + n_data));
  g_autofree char *encoded = NULL;

  g_byte_array_append (input, (const guint8 *) scram->gs2_header, (guint) n_header);
  if (n_data > 0)
    g_byte_array_append (input, data, (guint) n_data);
  encoded = g_base64_encode (input->data, input->len);
  return g_strdup_printf ("c=%s,r=%s", encoded, nonce);
}

/* RFC 5802 §3. Leaves the client's proof in keys->client_key and the signature that the server has
 * to give in keys->signature. */
static gboolean
compute_keys (PrSasl *self,
              const PrScramOffer *offer,
              const char *auth_message,
              PrScramKeys *keys,
              GError **error)
{
  PrScram *scram = self->state;
  const char *digest = get_digest (self);
  gsize n = get_digest_size (self);
  const PrSaslPiece client_key = { (const char *) keys->client_key, n };

  if (!pr_sasl_salt_password (digest, scram->password, offer->salt, offer->n_iterations,
                              self->has_deadline ? &self->deadline : NULL, self->cancellable,
                              keys->salted_password, n, error) ||
      !pr_sasl_hmac (digest, (const char *) keys->salted_password, n, "Client Key", 10,
                     keys->client_key, n, error) ||
      !pr_sasl_hash (digest, &client_key, 1, keys->stored_key, n, error) ||
      !pr_sasl_hmac (digest, (const char *) keys->stored_key, n, auth_message,
                     strlen (auth_message), keys->signature, n, error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    keys->client_key[i] ^= keys->signature[i];

  return pr_sasl_hmac (digest, (const char *) keys->salted_password, n, "Server Key", 10,
                       keys->server_key, n, error) &&
         pr_sasl_hmac (digest, (const char *) keys->server_key, n, auth_message,
                       strlen (auth_message), keys->signature, n, error);
}

static PrSecret *
scram_prove (PrSasl *self, const char *server_first, GError **error)
{
  PrScram *scram = self->state;
  g_auto (PrScramOffer) offer = { NULL, NULL, 0 };
  g_auto (PrScramKeys) keys = { { 0 }, { 0 }, { 0 }, { 0 }, { 0 } };
  g_autofree char *final = NULL;
  g_autofree char *auth_message = NULL;
  g_autoptr (PrSecret) proof = NULL;
  g_autoptr (PrSecret) encoded = NULL;

  if (!parse_offer (self, server_first, &offer, error))
    return NULL;

  final = make_final_without_proof (self, offer.nonce);
  auth_message = g_strdup_printf ("%s,%s,%s", scram->first_bare, server_first, final);
  if (!compute_keys (self, &offer, auth_message, &keys, error))
    return NULL;

  scram->server_signature =
      pr_secret_new ((const char *) keys.signature, (gssize) get_digest_size (self));
  proof = pr_secret_new ((const char *) keys.client_key, (gssize) get_digest_size (self));
  encoded = pr_secret_to_base64 (proof);
  return pr_sasl_join (
      (const PrSaslPiece[]){
          PR_SASL_PIECE (final),
          PR_SASL_PIECE (",p="),
          { pr_secret_get_text (encoded), pr_secret_get_size (encoded) },
      },
      3);
}

/* The server knows what only the owner of the password, or of its salted hash, can know. */
static PrSecret *
scram_verify (PrSasl *self, const char *server_final, GError **error)
{
  PrScram *scram = self->state;
  g_autoptr (PrSecret) signature = NULL;

  if (!g_str_has_prefix (server_final, "v="))
    {
      refuse_challenge ("The server's last message has not the form v=…", error);
      return NULL;
    }

  signature = pr_secret_from_base64 (server_final + 2, strcspn (server_final + 2, ","));
  if (signature == NULL || !pr_secret_equal (signature, scram->server_signature))
    {
      g_set_error_literal (error, PR_SASL_ERROR, PR_SASL_ERROR_SERVER_SIGNATURE,
                           "The server's signature is wrong: it does not know the password");
      return NULL;
    }

  self->done = TRUE;
  return pr_secret_new ("", 0);
}

static PrSecret *
scram_respond (PrSasl *self, const char *challenge, gsize n_bytes, GError **error)
{
  g_autofree char *message = dup_message (challenge, n_bytes, error);

  if (message == NULL || take_server_error (self, message, error))
    return NULL;
  if (self->n_responses == 0)
    return scram_prove (self, message, error);
  return scram_verify (self, message, error);
}

static const PrSaslMethods scram_methods = {
  .start = scram_start,
  .respond = scram_respond,
  .free_state = scram_free,
  .n_challenges = 2,
  .unfinished = PR_SASL_ERROR_SERVER_SIGNATURE,
};

const PrSaslMechanism pr_sasl_scram_sha_1 = {
  .name = "SCRAM-SHA-1",
  .auth = PR_AUTH_SCRAM_SHA_1,
  .flags = PR_SASL_FLAG_CLIENT_FIRST,
  .methods = &scram_methods,
};

const PrSaslMechanism pr_sasl_scram_sha_1_plus = {
  .name = "SCRAM-SHA-1-PLUS",
  .auth = PR_AUTH_SCRAM_SHA_1,
  .flags = PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_CHANNEL_BINDING,
  .methods = &scram_methods,
};

const PrSaslMechanism pr_sasl_scram_sha_256 = {
  .name = "SCRAM-SHA-256",
  .auth = PR_AUTH_SCRAM_SHA_256,
  .flags = PR_SASL_FLAG_CLIENT_FIRST,
  .methods = &scram_methods,
};

const PrSaslMechanism pr_sasl_scram_sha_256_plus = {
  .name = "SCRAM-SHA-256-PLUS",
  .auth = PR_AUTH_SCRAM_SHA_256,
  .flags = PR_SASL_FLAG_CLIENT_FIRST | PR_SASL_FLAG_CHANNEL_BINDING,
  .methods = &scram_methods,
};
