/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-credentials.h"

#include <string.h>

/* A word that a talk gives back is a tag or a name: what is longer is cut. */
#define MAX_KEPT_BYTES 1024

struct _PrScriptCredentials
{
  char *user;
  PrSecret *password;
  GHashTable *kept;
  char *timestamp;
  PrTalkAccount account;
  gboolean user_is_right;
  PrScriptScram *scram; /* (nullable): the exchange that is under way */
  PrScriptBinding binding;
  gpointer binding_data;
};

/* The one comparison, where also stands whether there is anybody at all. */
static gboolean
is_right (PrScriptCredentials *self,
          const char *value,
          gsize n_bytes,
          const char *expected,
          gsize expected_bytes)
{
  switch (self->account)
    {
    case PR_TALK_ACCOUNT_NOBODY:
      return FALSE;
    case PR_TALK_ACCOUNT_ANYBODY:
      return TRUE;
    case PR_TALK_ACCOUNT_ONE:
    case PR_TALK_ACCOUNT_SLOW:
    default:
      return n_bytes == expected_bytes && memcmp (value, expected, n_bytes) == 0;
    }
}

static gboolean
is_user (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  return is_right (self, value, n_bytes, self->user, strlen (self->user));
}

static gboolean
is_password (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  return is_right (self, value, n_bytes, pr_secret_get_text (self->password),
                   pr_secret_get_size (self->password));
}

static gboolean
take_user (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  self->user_is_right = is_user (self, value, n_bytes);
  return TRUE;
}

static gboolean
take_password (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  return self->user_is_right && is_password (self, value, n_bytes);
}

/* RFC 4616 §2: [authzid] NUL authcid NUL passwd. */
static gboolean
take_plain (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  const char *end = value + n_bytes;
  const char *name = memchr (value, '\0', n_bytes);
  const char *password = NULL;

  if (name == NULL)
    return FALSE;
  name++;
  password = memchr (name, '\0', (gsize) (end - name));
  if (password == NULL)
    return FALSE;
  password++;
  return (value[0] == '\0' || is_user (self, value, (gsize) (name - 1 - value))) &&
         is_user (self, name, (gsize) (password - 1 - name)) &&
         is_password (self, password, (gsize) (end - password));
}

/* “NAME DIGEST”, both as CRAM-MD5 and APOP have it. */
static gboolean
is_name_and_digest (PrScriptCredentials *self,
                    const char *value,
                    gsize n_bytes,
                    const char *expected_digest)
{
  g_autofree char *expected = g_strdup_printf ("%s %s", self->user, expected_digest);

  return is_right (self, value, n_bytes, expected, strlen (expected));
}

static gboolean
take_cram_md5 (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  g_autofree char *digest =
      g_compute_hmac_for_data (G_CHECKSUM_MD5, (const guchar *) pr_secret_get_text (self->password),
                               pr_secret_get_size (self->password),
                               (const guchar *) self->timestamp, strlen (self->timestamp));

  return is_name_and_digest (self, value, n_bytes, digest);
}

static gboolean
take_apop (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);

  g_checksum_update (checksum, (const guchar *) self->timestamp, -1);
  g_checksum_update (checksum, (const guchar *) pr_secret_get_text (self->password),
                     (gssize) pr_secret_get_size (self->password));
  return is_name_and_digest (self, value, n_bytes, g_checksum_get_string (checksum));
}

/* One of the fields that stand between bytes of value 1, in XOAUTH2 and RFC 7628 §3.1 alike. */
static gboolean
has_token_field (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  static const char prefix[] = "auth=Bearer ";
  const char *end = value + n_bytes;

  for (const char *field = value; field < end;)
    {
      const char *stop = memchr (field, '\1', (gsize) (end - field));
      gsize field_bytes = (gsize) ((stop != NULL ? stop : end) - field);

      if (field_bytes >= strlen (prefix) && memcmp (field, prefix, strlen (prefix)) == 0)
        return is_password (self, field + strlen (prefix), field_bytes - strlen (prefix));
      field += field_bytes + 1;
    }
  return FALSE;
}

/* A head that names the user, a field with the token, and the end of all fields. */
static gboolean
is_oauth (PrScriptCredentials *self, const char *value, gsize n_bytes, const char *head)
{
  gsize head_bytes = strlen (head);

  return n_bytes > head_bytes + 2 && is_right (self, value, head_bytes, head, head_bytes) &&
         memcmp (value + n_bytes - 2, "\1\1", 2) == 0 && has_token_field (self, value, n_bytes);
}

static gboolean
take_xoauth2 (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  g_autofree char *head = g_strdup_printf ("user=%s\1", self->user);

  return is_oauth (self, value, n_bytes, head);
}

static gboolean
take_oauthbearer (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  g_autofree char *head = g_strdup_printf ("n,a=%s,\1", self->user);

  return is_oauth (self, value, n_bytes, head);
}

static void
give_base64 (PrScriptCredentials *self, const char *name, const char *value)
{
  g_hash_table_insert (self->kept, g_strdup (name),
                       g_base64_encode ((const guchar *) value, strlen (value)));
}

static gboolean
begin_scram (PrScriptCredentials *self,
             GChecksumType digest,
             gboolean plus,
             const char *value,
             gsize n_bytes)
{
  g_clear_pointer (&self->scram, pr_script_scram_free);
  self->scram = pr_script_scram_new (digest, plus);
  if (self->account == PR_TALK_ACCOUNT_SLOW)
    pr_script_scram_make_slow (self->scram);
  if (!pr_script_scram_take_first (self->scram, value, n_bytes, self->binding, self->binding_data))
    {
      g_clear_pointer (&self->scram, pr_script_scram_free);
      return FALSE;
    }
  give_base64 (self, "scram-challenge", pr_script_scram_get_challenge (self->scram));
  return TRUE;
}

static gboolean
take_scram_sha_1 (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  return begin_scram (self, G_CHECKSUM_SHA1, FALSE, value, n_bytes);
}

static gboolean
take_scram_sha_1_plus (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  return begin_scram (self, G_CHECKSUM_SHA1, TRUE, value, n_bytes);
}

static gboolean
take_scram_sha_256 (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  return begin_scram (self, G_CHECKSUM_SHA256, FALSE, value, n_bytes);
}

static gboolean
take_scram_sha_256_plus (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  return begin_scram (self, G_CHECKSUM_SHA256, TRUE, value, n_bytes);
}

/* Neither nobody's nor anybody's password has a proof. */
static gboolean
take_scram_proof (PrScriptCredentials *self, const char *value, gsize n_bytes)
{
  if (self->scram == NULL || self->account == PR_TALK_ACCOUNT_NOBODY ||
      self->account == PR_TALK_ACCOUNT_ANYBODY ||
      !pr_script_scram_take_final (self->scram, value, n_bytes, self->user, self->password))
    return FALSE;
  give_base64 (self, "scram-signature", pr_script_scram_get_signature (self->scram));
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean base64;
  gboolean (*take) (PrScriptCredentials *self, const char *value, gsize n_bytes);
} checks[] = {
  { "user", FALSE, take_user },
  { "password", FALSE, take_password },
  { "base64-user", TRUE, take_user },
  { "base64-password", TRUE, take_password },
  { "plain", TRUE, take_plain },
  { "cram-md5", TRUE, take_cram_md5 },
  { "apop", FALSE, take_apop },
  { "xoauth2", TRUE, take_xoauth2 },
  { "oauthbearer", TRUE, take_oauthbearer },
  { "scram-sha-1", TRUE, take_scram_sha_1 },
  { "scram-sha-1-plus", TRUE, take_scram_sha_1_plus },
  { "scram-sha-256", TRUE, take_scram_sha_256 },
  { "scram-sha-256-plus", TRUE, take_scram_sha_256_plus },
  { "scram-proof", TRUE, take_scram_proof },
};

static GBytes *
bind_nothing (G_GNUC_UNUSED const char *type, G_GNUC_UNUSED gpointer data)
{
  return NULL;
}

/*
 * pr_script_credentials_new:
 * @user: the name of the one account
 * @password: its password, or token
 */
PrScriptCredentials *
pr_script_credentials_new (const char *user, PrSecret *password)
{
  PrScriptCredentials *self = g_new0 (PrScriptCredentials, 1);

  self->user = g_strdup (user);
  self->password = pr_secret_ref (password);
  self->timestamp = g_strdup_printf ("<%08x.%" G_GINT64_FORMAT "@localhost>", g_random_int (),
                                     g_get_real_time () / G_USEC_PER_SEC);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->binding = bind_nothing;
  g_hash_table_insert (self->kept, g_strdup ("timestamp"), g_strdup (self->timestamp));
  give_base64 (self, "challenge", self->timestamp);
  return self;
}

/*
 * pr_script_credentials_set_account:
 * @account: who there is, besides or instead of the one account
 */
void
pr_script_credentials_set_account (PrScriptCredentials *self, PrTalkAccount account)
{
  self->account = account;
}

/*
 * pr_script_credentials_set_binding:
 * @binding: gives what binds SCRAM to the TLS session; without it there is none
 */
void
pr_script_credentials_set_binding (PrScriptCredentials *self,
                                   PrScriptBinding binding,
                                   gpointer data)
{
  self->binding = binding;
  self->binding_data = data;
}

void
pr_script_credentials_free (PrScriptCredentials *self)
{
  g_clear_pointer (&self->scram, pr_script_scram_free);
  g_free (self->user);
  pr_secret_unref (self->password);
  g_hash_table_unref (self->kept);
  g_free (self->timestamp);
  g_free (self);
}

/*
 * pr_script_credentials_gives:
 *
 * Returns: %TRUE if @name has a value although no pattern keeps it
 */
gboolean
pr_script_credentials_gives (const char *name)
{
  static const char *const given[] = { "timestamp", "challenge", "scram-challenge",
                                       "scram-signature", NULL };

  return g_strv_contains (given, name);
}

/*
 * pr_script_credentials_take:
 *
 * A #PrTalkPatternTake. Only names without a check are kept for pr_script_credentials_lookup(): no
 * answer of the server ever holds what was said in secret.
 */
gboolean
pr_script_credentials_take (const char *name, const char *value, gsize n_bytes, gpointer self)
{
  PrScriptCredentials *credentials = self;

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (PrSecret) decoded = NULL;

      if (!g_str_equal (name, checks[i].name))
        continue;
      if (!checks[i].base64)
        return checks[i].take (credentials, value, n_bytes);
      decoded = pr_secret_from_base64 (value, n_bytes);
      return decoded != NULL && checks[i].take (credentials, pr_secret_get_text (decoded),
                                                pr_secret_get_size (decoded));
    }

  g_hash_table_insert (credentials->kept, g_strdup (name),
                       g_strndup (value, MIN (n_bytes, MAX_KEPT_BYTES)));
  return TRUE;
}

/*
 * pr_script_credentials_lookup:
 *
 * A #PrTalkPatternLookup.
 */
const char *
pr_script_credentials_lookup (const char *name, gpointer self)
{
  PrScriptCredentials *credentials = self;

  return g_hash_table_lookup (credentials->kept, name);
}
