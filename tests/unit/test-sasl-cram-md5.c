/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl.h"

#include <string.h>

static PrSasl *
sasl_new (const char *username, const char *password)
{
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);

  return pr_sasl_new (pr_sasl_mechanism_find ("CRAM-MD5"), username, secret, "imap.test",
                      993);
}

static void
test_examples (void)
{
  static const struct
  {
    const char *username;
    const char *password;
    const char *challenge;
    const char *response;
  } rows[] = {
    /* RFC 2195 §2 */
    { "tim", "tanstaaftanstaaf", "<1896.697170952@postoffice.reston.mci.net>",
      "tim b913a602c7eda7a495b4e6e7334d3890" },
    /* a name with a space, a challenge that is no message id */
    { "tim b", "tanstaaftanstaaf", "x", "tim b 69c18601375ed049df977fe87b788992" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new (rows[i].username, rows[i].password);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) response = NULL;

      g_assert_null (pr_sasl_start (sasl, &error));
      g_assert_no_error (error);
      g_assert_false (pr_sasl_is_complete (sasl, NULL));
      response = pr_sasl_respond (sasl, rows[i].challenge, strlen (rows[i].challenge), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pr_secret_get_text (response), ==, rows[i].response);
      g_assert_true (pr_sasl_is_complete (sasl, NULL));

      g_assert_null (pr_sasl_respond (sasl, "again", 5, &error));
      g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
    }
}

/* RFC 2202 §2, test 7: a key longer than a block, as a 4 KiB password is */
static void
test_long_password (void)
{
  g_autofree char *password = g_strnfill (80, '\xaa');
  const char *challenge = "Test Using Larger Than Block-Size Key and "
                          "Larger Than One Block-Size Data";
  g_autoptr (PrSasl) sasl = sasl_new ("tim", password);
  g_autoptr (PrSecret) response = pr_sasl_respond (sasl, challenge, strlen (challenge), NULL);

  g_assert_cmpstr (pr_secret_get_text (response), ==, "tim 6f630fad67cda0ee1fb1f562db3aa53e");
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *username;
    const char *password;
    const char *challenge;
    PrSaslError code;
  } rows[] = {
    { "tim", "secret", "", PR_SASL_ERROR_CHALLENGE },
    { "", "secret", "<1@host>", PR_SASL_ERROR_CREDENTIALS },
    { "tim", "", "<1@host>", PR_SASL_ERROR_CREDENTIALS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSasl) sasl = sasl_new (rows[i].username, rows[i].password);
      g_autoptr (GError) error = NULL;

      g_assert_null (
          pr_sasl_respond (sasl, rows[i].challenge, strlen (rows[i].challenge), &error));
      g_assert_error (error, PR_SASL_ERROR, (int) rows[i].code);
      g_assert_false (pr_sasl_is_complete (sasl, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl-cram-md5/examples", test_examples);
  g_test_add_func ("/sasl-cram-md5/long-password", test_long_password);
  g_test_add_func ("/sasl-cram-md5/refuses", test_refuses);
  return g_test_run ();
}
