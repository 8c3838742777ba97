/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl.h"

#include <string.h>

static PrSasl *
sasl_new (const char *mechanism, const char *username, const char *token)
{
  g_autoptr (PrSecret) secret = pr_secret_new (token, -1);

  return pr_sasl_new (pr_sasl_mechanism_find (mechanism), username, secret,
                      "server.example.com", 143);
}

static void
test_messages (void)
{
  static const struct
  {
    const char *mechanism;
    const char *username;
    const char *token;
    const char *message;
  } rows[] = {
    /* RFC 7628 §4.1 */
    { "OAUTHBEARER", "user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==",
      "n,a=user@example.com,\001host=server.example.com\001port=143\001"
      "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\001\001" },
    { "OAUTHBEARER", "a=b,c", "t",
      "n,a=a=3Db=2Cc,\001host=server.example.com\001port=143\001auth=Bearer t\001\001" },
    /* https://developers.google.com/gmail/imap/xoauth2-protocol */
    { "XOAUTH2", "someuser@example.com", "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg",
      "user=someuser@example.com\001"
      "auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg\001\001" },
    { "XOAUTH2", "a=b,c", "t", "user=a=b,c\001auth=Bearer t\001\001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new (rows[i].mechanism, rows[i].username, rows[i].token);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) message = pr_sasl_start (sasl, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (pr_secret_get_text (message), ==, rows[i].message);
      g_assert_true (pr_sasl_is_complete (sasl, NULL));
    }
}

static void
test_unusable_credentials (void)
{
  static const struct
  {
    const char *username;
    const char *token;
  } rows[] = {
    { "", "t" },     { "u", "" },     { "u", "two words" },      { "u", "t\001" },
    { "u", "t\n" },  { "u", "t\303\244" }, { "u\001auth=Bearer x", "t" }, { "u\r\n", "t" },
  };
  static const char *const mechanisms[] = { "OAUTHBEARER", "XOAUTH2" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (gsize m = 0; m < G_N_ELEMENTS (mechanisms); m++)
        {
          g_autoptr (PrSasl) sasl = sasl_new (mechanisms[m], rows[i].username, rows[i].token);
          g_autoptr (GError) error = NULL;

          g_assert_null (pr_sasl_start (sasl, &error));
          g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
        }
    }
}

static void
test_error_replies (void)
{
  static const struct
  {
    const char *reply;
    const char *shown;
  } rows[] = {
    /* RFC 7628 §4.3 */
    { "{\"status\":\"invalid_token\",\"scope\":\"example_scope\","
      "\"openid-configuration\":\"https://example.com/.well-known/openid-configuration\"}",
      "status: invalid_token; scope: example_scope; "
      "openid-configuration: https://example.com/.well-known/openid-configuration" },
    /* Google, Microsoft */
    { "{\"status\":\"401\",\"schemes\":\"bearer mac\",\"scope\":\"https://mail.google.com/\"}\n",
      "status: 401; schemes: bearer mac; scope: https://mail.google.com/" },
    { " { \"status\" : 400 , \"fatal\" : true } ", "status: 400; fatal: true" },
    { "{\"s\":\"a\\\"b\\\\c\\/d\\u00e4\\n\\u0000e\"}", "s: a\"b\\c/dä \357\277\275e" },
    { "{\"s\":\"\\ud83d\\ude00\"}", "s: \357\277\275\357\277\275" },
    { "{\"s\":\"<b>\033[1m\xff\"}", "s: <b> [1m\357\277\275" },
    /* whatever is not one flat object is shown as it came */
    { "{}", "{}" },
    { "{\"a\":\"b\"", "{\"a\":\"b\"" },
    { "{\"a\":\"b\",}", "{\"a\":\"b\",}" },
    { "{\"a\":[\"b\"]}", "{\"a\":[\"b\"]}" },
    { "{\"a\":}", "{\"a\":}" },
    { "{\"a\"}", "{\"a\"}" },
    { "{\"a\":\"\\x\"}", "{\"a\":\"\\x\"}" },
    { "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\u12g4\"}" },
    { "{\"a\":\"\\", "{\"a\":\"\\" },
    { "[[[[[[", "[[[[[[" },
    { "invalid token", "invalid token" },
    { "", "" },
  };
  static const struct
  {
    const char *mechanism;
    const char *answer;
  } mechanisms[] = {
    { "OAUTHBEARER", "\001" },
    { "XOAUTH2", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (gsize m = 0; m < G_N_ELEMENTS (mechanisms); m++)
        {
          gsize n_bytes = strlen (rows[i].reply);
          g_autofree char *reply = g_memdup2 (rows[i].reply, n_bytes);
          g_autoptr (PrSasl) sasl = sasl_new (mechanisms[m].mechanism, "u", "t");
          g_autoptr (PrSecret) message = pr_sasl_start (sasl, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (PrSecret) answer = pr_sasl_respond (sasl, reply, n_bytes, &error);
          g_autofree char *shown = pr_sasl_dup_server_error (sasl);

          g_assert_nonnull (message);
          g_assert_no_error (error);
          g_assert_cmpstr (pr_secret_get_text (answer), ==, mechanisms[m].answer);
          g_assert_cmpstr (shown, ==, rows[i].shown);

          g_assert_false (pr_sasl_is_complete (sasl, &error));
          g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_SERVER_ERROR);
          g_clear_error (&error);

          g_assert_null (pr_sasl_respond (sasl, reply, n_bytes, &error));
          g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
        }
    }
}

static void
test_long_reply (void)
{
  g_autofree char *value = g_strnfill (60000, 'x');
  g_autofree char *reply = g_strdup_printf ("{\"status\":\"%s\"}", value);
  g_autoptr (PrSasl) sasl = sasl_new ("XOAUTH2", "u", "t");
  g_autoptr (PrSecret) message = pr_sasl_start (sasl, NULL);
  g_autoptr (PrSecret) answer = pr_sasl_respond (sasl, reply, strlen (reply), NULL);
  g_autofree char *shown = pr_sasl_dup_server_error (sasl);

  g_assert_nonnull (message);
  g_assert_nonnull (answer);
  g_assert_cmpuint (g_utf8_strlen (shown, -1), ==, 501);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl-oauth/messages", test_messages);
  g_test_add_func ("/sasl-oauth/unusable-credentials", test_unusable_credentials);
  g_test_add_func ("/sasl-oauth/error-replies", test_error_replies);
  g_test_add_func ("/sasl-oauth/long-reply", test_long_reply);
  return g_test_run ();
}
