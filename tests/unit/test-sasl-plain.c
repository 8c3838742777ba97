/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl.h"

#include <string.h>

static PrSasl *
sasl_new (const char *mechanism, const char *username, const char *password, gssize n_bytes)
{
  g_autoptr (PrSecret) secret = pr_secret_new (password, n_bytes);

  return pr_sasl_new (pr_sasl_mechanism_find (mechanism), username, secret, "imap.test",
                      993);
}

static void
assert_message (PrSecret *message, const char *bytes, gsize n_bytes)
{
  g_assert_nonnull (message);
  g_assert_cmpmem (pr_secret_get_text (message), pr_secret_get_size (message), bytes, n_bytes);
}

/* RFC 4616 §4, and what people have for passwords */
static void
test_plain (void)
{
  static const struct
  {
    const char *username;
    const char *password;
    const char *message;
    gsize n_bytes;
  } rows[] = {
    { "tim", "tanstaaftanstaaf", "\0tim\0tanstaaftanstaaf", 21 },
    { "Kurt", "xipj3plmq", "\0Kurt\0xipj3plmq", 15 },
    { "ann@example.org", " a \"b\" \\c ", "\0ann@example.org\0 a \"b\" \\c ", 27 },
    { "jürgen", "pässword€", "\0jürgen\0pässword€", 21 },
    { "u", "e\314\210\302\240\377", "\0u\0e\314\210\302\240\377", 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new ("PLAIN", rows[i].username, rows[i].password, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) message = pr_sasl_start (sasl, &error);

      g_assert_no_error (error);
      assert_message (message, rows[i].message, rows[i].n_bytes);
      g_assert_true (pr_sasl_is_complete (sasl, &error));
      g_assert_no_error (error);
      g_assert_null (pr_sasl_dup_server_error (sasl));
    }
}

static void
test_plain_without_initial_response (void)
{
  g_autoptr (PrSasl) sasl = sasl_new ("PLAIN", "tim", "secret", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) message = NULL;

  g_assert_false (pr_sasl_is_complete (sasl, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
  g_clear_error (&error);

  message = pr_sasl_respond (sasl, "go ahead", 8, &error);
  g_assert_no_error (error);
  assert_message (message, "\0tim\0secret", 11);
  g_assert_true (pr_sasl_is_complete (sasl, NULL));

  g_assert_null (pr_sasl_respond (sasl, NULL, 0, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
}

static void
test_login (void)
{
  static const char *const prompts[][2] = {
    { "Username:", "Password:" },
    { "User Name", "Password" },
    { "", "" },
    { "Password:", "Username:" },
    { "\xff\xfe", "334" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new ("LOGIN", "tim", "se cret", -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) first = NULL;
      g_autoptr (PrSecret) second = NULL;

      g_assert_null (pr_sasl_start (sasl, &error));
      g_assert_no_error (error);
      first = pr_sasl_respond (sasl, prompts[i][0], strlen (prompts[i][0]), &error);
      g_assert_no_error (error);
      assert_message (first, "tim", 3);
      g_assert_false (pr_sasl_is_complete (sasl, NULL));
      second = pr_sasl_respond (sasl, prompts[i][1], strlen (prompts[i][1]), &error);
      g_assert_no_error (error);
      assert_message (second, "se cret", 7);
      g_assert_true (pr_sasl_is_complete (sasl, NULL));

      g_assert_null (pr_sasl_respond (sasl, "Again:", 6, &error));
      g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
    }
}

static void
test_long_password (void)
{
  g_autofree char *password = g_strnfill (4096, 'p');
  g_autoptr (PrSasl) plain = sasl_new ("PLAIN", "tim", password, -1);
  g_autoptr (PrSasl) login = sasl_new ("LOGIN", "tim", password, -1);
  g_autoptr (PrSecret) message = pr_sasl_start (plain, NULL);
  g_autoptr (PrSecret) first = pr_sasl_respond (login, "", 0, NULL);
  g_autoptr (PrSecret) second = pr_sasl_respond (login, "", 0, NULL);

  g_assert_cmpuint (pr_secret_get_size (message), ==, 4101);
  assert_message (first, "tim", 3);
  assert_message (second, password, 4096);
}

static void
test_unusable_credentials (void)
{
  static const struct
  {
    const char *username;
    const char *password;
    gssize n_bytes;
  } rows[] = {
    { "", "secret", -1 },
    { "tim", "", -1 },
    { "tim", "sec\0ret", 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) plain =
          sasl_new ("PLAIN", rows[i].username, rows[i].password, rows[i].n_bytes);
      g_autoptr (PrSasl) login =
          sasl_new ("LOGIN", rows[i].username, rows[i].password, rows[i].n_bytes);
      g_autoptr (GError) plain_error = NULL;
      g_autoptr (GError) login_error = NULL;

      g_assert_null (pr_sasl_start (plain, &plain_error));
      g_assert_error (plain_error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
      g_assert_null (pr_sasl_respond (login, "Username:", 9, &login_error));
      g_assert_error (login_error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
    }
}

static void
test_challenge_too_long (void)
{
  g_autofree char *challenge = g_strnfill (PR_SASL_CHALLENGE_MAX_BYTES + 1, 'x');
  g_autoptr (PrSasl) sasl = sasl_new ("LOGIN", "tim", "secret", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_sasl_respond (sasl, challenge, PR_SASL_CHALLENGE_MAX_BYTES + 1, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
  g_clear_error (&error);
  g_assert_null (pr_sasl_respond (sasl, "Username:", 9, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl-plain/plain", test_plain);
  g_test_add_func ("/sasl-plain/plain-without-initial-response",
                   test_plain_without_initial_response);
  g_test_add_func ("/sasl-plain/login", test_login);
  g_test_add_func ("/sasl-plain/long-password", test_long_password);
  g_test_add_func ("/sasl-plain/unusable-credentials", test_unusable_credentials);
  g_test_add_func ("/sasl-plain/challenge-too-long", test_challenge_too_long);
  return g_test_run ();
}
