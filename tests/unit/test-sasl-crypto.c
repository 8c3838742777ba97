/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-crypto.h"

#include <string.h>

/* The first three are RFC 6070 §2, the others Python's hashlib. */
static void
test_salt_password (void)
{
  static const struct
  {
    const char *digest;
    guint n_iterations;
    gsize n_bytes;
    const char *salted;
  } rows[] = {
    { PR_SASL_SHA_1, 1, 20,
      "0c60c80f961f0e71f3a9b524af6012062fe037a6" },
    { PR_SASL_SHA_1, 2, 20,
      "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957" },
    { PR_SASL_SHA_1, 4096, 20,
      "4b007901b765489abead49d926f721d065a429c1" },
    { PR_SASL_SHA_256, 1, 32,
      "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b" },
    { PR_SASL_SHA_256, 4096, 32,
      "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a" },
  };
  g_autoptr (PrSecret) password = pr_secret_new ("password", -1);
  g_autoptr (PrSecret) salt = pr_secret_new ("salt", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      guint8 salted[PR_SASL_HASH_MAX_BYTES];
      char hex[2 * PR_SASL_HASH_MAX_BYTES];

      g_assert_true (pr_sasl_salt_password (rows[i].digest, password, salt, rows[i].n_iterations,
                                            NULL, NULL, salted, rows[i].n_bytes, &error));
      g_assert_no_error (error);
      pr_sasl_write_hex (salted, rows[i].n_bytes, hex);
      g_assert_cmpmem (hex, 2 * rows[i].n_bytes, rows[i].salted, strlen (rows[i].salted));
    }
}

/* As where the system's policy switches MD5 off. */
static void
test_hash_not_available (void)
{
  g_autoptr (PrSecret) secret = pr_secret_new ("secret", -1);
  const PrSaslPiece piece = PR_SASL_PIECE ("text");
  g_autoptr (GError) error = NULL;
  guint8 out[16];

  g_assert_false (pr_sasl_hash ("MD0", &piece, 1, out, sizeof out, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CRYPTO);
  g_clear_error (&error);
  g_assert_false (pr_sasl_hmac ("MD0", "key", 3, "text", 4, out, sizeof out, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CRYPTO);
  g_clear_error (&error);
  g_assert_false (
      pr_sasl_salt_password ("MD0", secret, secret, 4096, NULL, NULL, out, sizeof out, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CRYPTO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl-crypto/salt-password", test_salt_password);
  g_test_add_func ("/sasl-crypto/hash-not-available", test_hash_not_available);
  return g_test_run ();
}
