/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl-private.h"

#include <string.h>

/* RFC 5802 §5 */
#define SHA_1_NONCE "fyko+d2lbbFgONRv9qkxdawL"
#define SHA_1_FIRST "r=" SHA_1_NONCE "3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"
#define SHA_1_FINAL "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="

/* RFC 7677 §3 */
#define SHA_256_NONCE "rOprNGfwEbeRWgbNEkqO"
#define SHA_256_FIRST                                                                              \
  "r=" SHA_256_NONCE "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
#define SHA_256_FINAL "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="

static PrSasl *
sasl_new (const char *mechanism, const char *username, const char *password, const char *nonce)
{
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);
  PrSasl *sasl = pr_sasl_new (pr_sasl_mechanism_find (mechanism), username, secret,
                              "imap.test", 993);

  if (nonce != NULL)
    pr_sasl_set_client_nonce (sasl, nonce);
  return sasl;
}

/* Without a final NUL, so that a sanitizer sees one byte too many. */
static PrSecret *
respond (PrSasl *sasl, const char *challenge, GError **error)
{
  g_autofree char *bytes = g_memdup2 (challenge, strlen (challenge));

  return pr_sasl_respond (sasl, bytes, strlen (challenge), error);
}

static void
test_examples (void)
{
  static const struct
  {
    const char *mechanism;
    const char *nonce;
    const char *client_first;
    const char *server_first;
    const char *client_final;
    const char *server_final;
  } rows[] = {
    { "SCRAM-SHA-1", SHA_1_NONCE, "n,,n=user,r=" SHA_1_NONCE, SHA_1_FIRST,
      "c=biws,r=" SHA_1_NONCE "3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", SHA_1_FINAL },
    { "SCRAM-SHA-256", SHA_256_NONCE, "n,,n=user,r=" SHA_256_NONCE, SHA_256_FIRST,
      "c=biws,r=" SHA_256_NONCE
      "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
      SHA_256_FINAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new (rows[i].mechanism, "user", "pencil", rows[i].nonce);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) first = pr_sasl_start (sasl, &error);
      g_autoptr (PrSecret) final = NULL;
      g_autoptr (PrSecret) last = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (pr_secret_get_text (first), ==, rows[i].client_first);

      final = respond (sasl, rows[i].server_first, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pr_secret_get_text (final), ==, rows[i].client_final);
      g_assert_false (pr_sasl_is_complete (sasl, &error));
      g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_SERVER_SIGNATURE);
      g_clear_error (&error);

      last = respond (sasl, rows[i].server_final, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (pr_secret_get_size (last), ==, 0);
      g_assert_true (pr_sasl_is_complete (sasl, &error));
      g_assert_no_error (error);

      g_assert_null (respond (sasl, rows[i].server_final, &error));
      g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
    }
}

static void
test_server_first (void)
{
  g_autofree char *long_salt = g_strnfill (1368, 'A');
  g_autofree char *with_long_salt =
      g_strdup_printf ("r=" SHA_1_NONCE "x,s=%s,i=4096", long_salt);
  const struct
  {
    const char *what;
    const char *challenge;
    int code; /* -1: taken */
  } rows[] = {
    { "extension at the end", SHA_1_FIRST ",x=y,z", -1 },
    { "empty extension", SHA_1_FIRST ",", -1 },
    { "fewest rounds", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=1000", -1 },
    { "salt without padding", "r=" SHA_1_NONCE "x,s=QQ,i=4096", -1 },
    { "empty", "", PR_SASL_ERROR_CHALLENGE },
    { "words", "hello", PR_SASL_ERROR_CHALLENGE },
    { "not UTF-8", "r=" SHA_1_NONCE "\xff,s=QSXCR+Q6sek8bf92,i=4096", PR_SASL_ERROR_CHALLENGE },
    { "mandatory extension", "m=x," SHA_1_FIRST, PR_SASL_ERROR_CHALLENGE },
    { "other order", "s=QSXCR+Q6sek8bf92,r=" SHA_1_NONCE "x,i=4096", PR_SASL_ERROR_CHALLENGE },
    { "nothing but a nonce", "r=" SHA_1_NONCE "x", PR_SASL_ERROR_CHALLENGE },
    { "no count", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92", PR_SASL_ERROR_CHALLENGE },
    { "no salt", "r=" SHA_1_NONCE "x,s=,i=4096", PR_SASL_ERROR_CHALLENGE },
    { "salt not base64", "r=" SHA_1_NONCE "x,s=Q!,i=4096", PR_SASL_ERROR_CHALLENGE },
    { "salt too long", with_long_salt, PR_SASL_ERROR_CHALLENGE },
    { "somebody else's nonce", "r=rOprNGfwEbeRWgbNEkqOxyz1234567,s=QSXCR+Q6sek8bf92,i=4096",
      PR_SASL_ERROR_NONCE },
    { "our nonce alone", "r=" SHA_1_NONCE ",s=QSXCR+Q6sek8bf92,i=4096", PR_SASL_ERROR_NONCE },
    { "no nonce", "r=,s=QSXCR+Q6sek8bf92,i=4096", PR_SASL_ERROR_NONCE },
    { "nonce with space", "r=" SHA_1_NONCE "x y,s=QSXCR+Q6sek8bf92,i=4096",
      PR_SASL_ERROR_CHALLENGE },
    { "nonce not ASCII", "r=" SHA_1_NONCE "\303\244,s=QSXCR+Q6sek8bf92,i=4096",
      PR_SASL_ERROR_CHALLENGE },
    { "too few rounds", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=999", PR_SASL_ERROR_ITERATIONS },
    { "no rounds", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=0", PR_SASL_ERROR_ITERATIONS },
    { "too many rounds", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=1000001",
      PR_SASL_ERROR_ITERATIONS },
    { "a great many rounds", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=99999999999999999999999",
      PR_SASL_ERROR_ITERATIONS },
    { "rounds below nothing", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=-4096",
      PR_SASL_ERROR_CHALLENGE },
    { "rounds in words", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=4096x",
      PR_SASL_ERROR_CHALLENGE },
    { "rounds left out", "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=", PR_SASL_ERROR_CHALLENGE },
    { "error at once", "e=other-error", PR_SASL_ERROR_SERVER_ERROR },
    { "the last message first", SHA_1_FINAL, PR_SASL_ERROR_CHALLENGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-1", "user", "pencil", SHA_1_NONCE);
      g_autoptr (PrSecret) first = pr_sasl_start (sasl, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) final = respond (sasl, rows[i].challenge, &error);

      g_test_message ("%s", rows[i].what);
      g_assert_nonnull (first);
      g_assert_false (pr_sasl_is_complete (sasl, NULL));
      if (rows[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_nonnull (final);
          continue;
        }
      g_assert_null (final);
      g_assert_error (error, PR_SASL_ERROR, rows[i].code);
      g_clear_error (&error);

      g_assert_null (respond (sasl, SHA_1_FIRST, &error));
      g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
    }
}

static void
test_nul_in_challenge (void)
{
  g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-1", "user", "pencil", SHA_1_NONCE);
  g_autoptr (PrSecret) first = pr_sasl_start (sasl, NULL);
  g_autoptr (GError) error = NULL;
  static const char challenge[] = SHA_1_FIRST "\0,x=y";

  g_assert_nonnull (first);
  g_assert_null (pr_sasl_respond (sasl, challenge, sizeof challenge - 1, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
}

static void
test_server_final (void)
{
  static const struct
  {
    const char *what;
    const char *challenge;
    int code; /* -1: taken */
    const char *server_error;
  } rows[] = {
    { "extension at the end", SHA_1_FINAL ",x=y", -1, NULL },
    { "one bit wrong", "v=rmF9pqV8S7suAoZWja4dJRkFsKU=", PR_SASL_ERROR_SERVER_SIGNATURE, NULL },
    { "that of another password", "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
      PR_SASL_ERROR_SERVER_SIGNATURE, NULL },
    { "short", "v=rmF9", PR_SASL_ERROR_SERVER_SIGNATURE, NULL },
    { "empty signature", "v=", PR_SASL_ERROR_SERVER_SIGNATURE, NULL },
    { "not base64", "v=!", PR_SASL_ERROR_SERVER_SIGNATURE, NULL },
    { "empty", "", PR_SASL_ERROR_CHALLENGE, NULL },
    { "words", "OK", PR_SASL_ERROR_CHALLENGE, NULL },
    { "extension before", "x=y," SHA_1_FINAL, PR_SASL_ERROR_CHALLENGE, NULL },
    { "error", "e=invalid-proof", PR_SASL_ERROR_SERVER_ERROR, "invalid-proof" },
    { "error and more", "e=channel-bindings-dont-match,x=y", PR_SASL_ERROR_SERVER_ERROR,
      "channel-bindings-dont-match" },
    { "error with controls", "e=\033[1mno\r\n", PR_SASL_ERROR_SERVER_ERROR, "[1mno" },
    { "error without words", "e=", PR_SASL_ERROR_SERVER_ERROR, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-1", "user", "pencil", SHA_1_NONCE);
      g_autoptr (PrSecret) first = pr_sasl_start (sasl, NULL);
      g_autoptr (PrSecret) final = respond (sasl, SHA_1_FIRST, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) last = respond (sasl, rows[i].challenge, &error);
      g_autofree char *server_error = pr_sasl_dup_server_error (sasl);

      g_test_message ("%s", rows[i].what);
      g_assert_nonnull (first);
      g_assert_nonnull (final);
      g_assert_cmpint (last != NULL, ==, rows[i].code < 0);
      g_assert_cmpint (pr_sasl_is_complete (sasl, NULL), ==, rows[i].code < 0);
      g_assert_cmpstr (server_error, ==, rows[i].server_error);
      if (rows[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, PR_SASL_ERROR, rows[i].code);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *username;
    const char *client_first; /* NULL: cannot be sent */
  } rows[] = {
    { "ann@example.org", "n,,n=ann@example.org,r=n" },
    { "a=b,c=", "n,,n=a=3Db=2Cc=3D,r=n" },
    { "=2C", "n,,n==3D2C,r=n" },
    { "I\u00adX", "n,,n=IX,r=n" },
    { "ju\u0308rgen", "n,,n=jürgen,r=n" },
    { "", NULL },
    { "\u00ad", NULL },
    { "a\001", NULL },
    { "\xff", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-256", rows[i].username, "pencil", "n");
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) first = pr_sasl_start (sasl, &error);

      g_assert_cmpstr (first == NULL ? NULL : pr_secret_get_text (first), ==,
                       rows[i].client_first);
      if (rows[i].client_first == NULL)
        g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
    }
}

static void
test_passwords (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } rows[] = {
    { "pässword", "pa\u0308ssword", TRUE },
    { "a b", "a\u00a0b", TRUE },
    { "IX", "\u2168", TRUE },
    { "ix", "\u2168", FALSE },
    { " a", "a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) one = sasl_new ("SCRAM-SHA-1", "user", rows[i].a, SHA_1_NONCE);
      g_autoptr (PrSasl) other = sasl_new ("SCRAM-SHA-1", "user", rows[i].b, SHA_1_NONCE);
      g_autoptr (PrSecret) one_first = pr_sasl_start (one, NULL);
      g_autoptr (PrSecret) other_first = pr_sasl_start (other, NULL);
      g_autoptr (PrSecret) one_final = respond (one, SHA_1_FIRST, NULL);
      g_autoptr (PrSecret) other_final = respond (other, SHA_1_FIRST, NULL);

      g_assert_true (pr_secret_equal (one_first, other_first));
      g_assert_cmpint (pr_secret_equal (one_final, other_final), ==, rows[i].same);
    }
}

static void
test_unusable_passwords (void)
{
  static const char *const rows[] = { "", "\t", "\xff", "\u06271", "\u00ad" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-256", "user", rows[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (pr_sasl_start (sasl, &error));
      g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
    }
}

static void
test_long_password (void)
{
  g_autofree char *password = g_strnfill (4096, 'p');
  g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-256", "user", password, SHA_256_NONCE);
  g_autoptr (PrSecret) first = pr_sasl_start (sasl, NULL);
  g_autoptr (PrSecret) final = respond (sasl, SHA_256_FIRST, NULL);

  g_assert_nonnull (first);
  /* Python: hashlib.pbkdf2_hmac() and hmac, on the messages above */
  g_assert_true (g_str_has_suffix (pr_secret_get_text (final),
                                   ",p=u+y7KnOmazWG7PDpuT3QscXFmBjLE2QYteXGUFlkbfw="));
}

static void
test_channel_binding (void)
{
  static const struct
  {
    const char *mechanism;
    const char *type;
    const char *client_first;
    const char *c;
  } rows[] = {
    { "SCRAM-SHA-1", NULL, "n,,n=user,r=" SHA_1_NONCE, "c=biws," },
    { "SCRAM-SHA-1", "tls-exporter", "y,,n=user,r=" SHA_1_NONCE, "c=eSws," },
    { "SCRAM-SHA-1-PLUS", "tls-exporter", "p=tls-exporter,,n=user,r=" SHA_1_NONCE,
      "c=cD10bHMtZXhwb3J0ZXIsLAD/YmluZA==," },
    { "SCRAM-SHA-256-PLUS", "tls-server-end-point",
      "p=tls-server-end-point,,n=user,r=" SHA_1_NONCE,
      "c=cD10bHMtc2VydmVyLWVuZC1wb2ludCwsAP9iaW5k," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new (rows[i].mechanism, "user", "pencil", SHA_1_NONCE);
      g_autoptr (GBytes) data = g_bytes_new_static ("\0\xff" "bind", 6);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) first = NULL;
      g_autoptr (PrSecret) final = NULL;

      if (rows[i].type != NULL)
        pr_sasl_set_channel_binding (sasl, rows[i].type, data);
      first = pr_sasl_start (sasl, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pr_secret_get_text (first), ==, rows[i].client_first);
      final = respond (sasl, SHA_1_FIRST, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (pr_secret_get_text (final), rows[i].c));
    }
}

static void
test_channel_binding_missing (void)
{
  g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-256-PLUS", "user", "pencil", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_sasl_start (sasl, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHANNEL_BINDING);
}

static void
test_nonce_is_new (void)
{
  g_autoptr (PrSasl) one = sasl_new ("SCRAM-SHA-256", "user", "pencil", NULL);
  g_autoptr (PrSasl) other = sasl_new ("SCRAM-SHA-256", "user", "pencil", NULL);
  g_autoptr (PrSecret) one_first = pr_sasl_start (one, NULL);
  g_autoptr (PrSecret) other_first = pr_sasl_start (other, NULL);

  g_assert_cmpuint (pr_secret_get_size (one_first), ==, strlen ("n,,n=user,r=") + 24);
  g_assert_false (pr_secret_equal (one_first, other_first));
}

static void
test_cancelled (void)
{
  g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-1", "user", "pencil", SHA_1_NONCE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PrDeadline deadline = pr_deadline_new (60000, 60000);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) first = NULL;

  pr_sasl_set_limits (sasl, &deadline, cancellable);
  first = pr_sasl_start (sasl, NULL);
  g_assert_nonnull (first);

  g_cancellable_cancel (cancellable);
  g_assert_null (
      respond (sasl, "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=1000000", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_out_of_time (void)
{
  g_autoptr (PrSasl) sasl = sasl_new ("SCRAM-SHA-1", "user", "pencil", SHA_1_NONCE);
  PrDeadline deadline = pr_deadline_new (0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) first = NULL;

  pr_sasl_set_limits (sasl, &deadline, NULL);
  first = pr_sasl_start (sasl, NULL);
  g_assert_nonnull (first);
  g_assert_null (respond (sasl, "r=" SHA_1_NONCE "x,s=QSXCR+Q6sek8bf92,i=1000000", &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_ITERATIONS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl-scram/examples", test_examples);
  g_test_add_func ("/sasl-scram/server-first", test_server_first);
  g_test_add_func ("/sasl-scram/nul-in-challenge", test_nul_in_challenge);
  g_test_add_func ("/sasl-scram/server-final", test_server_final);
  g_test_add_func ("/sasl-scram/names", test_names);
  g_test_add_func ("/sasl-scram/passwords", test_passwords);
  g_test_add_func ("/sasl-scram/unusable-passwords", test_unusable_passwords);
  g_test_add_func ("/sasl-scram/long-password", test_long_password);
  g_test_add_func ("/sasl-scram/out-of-time", test_out_of_time);
  g_test_add_func ("/sasl-scram/channel-binding", test_channel_binding);
  g_test_add_func ("/sasl-scram/channel-binding-missing", test_channel_binding_missing);
  g_test_add_func ("/sasl-scram/nonce-is-new", test_nonce_is_new);
  g_test_add_func ("/sasl-scram/cancelled", test_cancelled);
  return g_test_run ();
}
