/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-sasl.h"

/* RFC 1939 §7 */
static void
test_example (void)
{
  g_autoptr (PrSecret) secret = pr_secret_new ("tanstaaf", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrSecret) digest =
      pr_sasl_apop ("<1896.697170952@dbc.mtview.ca.us>", secret, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pr_secret_get_text (digest), ==, "c4c9334bac560ecc979e58001b3e22fb");
  g_assert_cmpuint (pr_secret_get_size (digest), ==, 32);
}

static void
test_timestamps (void)
{
  g_autofree char *long_atom = g_strnfill (512, 'x');
  g_autofree char *too_long = g_strdup_printf ("<%s@host>", long_atom);
  const struct
  {
    const char *timestamp;
    gboolean good;
  } rows[] = {
    { "<1@h>", TRUE },
    { "<11a.3.5f5c.MDEyMw==@mail.example.org>", TRUE },
    { "<a+b/c=_-{}@h_1>", TRUE },
    { "<\"quoted @ \\\" word\".x@host>", TRUE },
    { "<1@[127.0.0.1]>", TRUE },
    { "", FALSE },
    { "<>", FALSE },
    { "<@>", FALSE },
    { "<1@>", FALSE },
    { "<@host>", FALSE },
    { "<1>", FALSE },
    { "1@host", FALSE },
    { "<1@host", FALSE },
    { "<1@host>x", FALSE },
    { "<1@host> ", FALSE },
    { "<1@host>>", FALSE },
    { "<<1@host>", FALSE },
    { "<1@h@host>", FALSE },
    { "<1..2@host>", FALSE },
    { "<.1@host>", FALSE },
    { "<1.@host>", FALSE },
    { "<1@host.>", FALSE },
    { "<1 2@host>", FALSE },
    { "<1\t@host>", FALSE },
    { "<1\xff@host>", FALSE },
    { "<1\177@host>", FALSE },
    { "<\"1@host>", FALSE },
    { "<\"1\\", FALSE },
    { "<\"1\xff\"@host>", FALSE },
    { "<\"1\"2@host>", FALSE },
    { "<1@[host>", FALSE },
    { too_long, FALSE },
  };
  g_autoptr (PrSecret) secret = pr_secret_new ("tanstaaf", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) digest = pr_sasl_apop (rows[i].timestamp, secret, &error);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (digest != NULL, ==, rows[i].good);
      if (rows[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CHALLENGE);
    }
}

static void
test_unusable_passwords (void)
{
  g_autoptr (PrSecret) empty = pr_secret_new ("", 0);
  g_autoptr (PrSecret) nul = pr_secret_new ("a\0b", 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_sasl_apop ("<1@host>", empty, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
  g_clear_error (&error);
  g_assert_null (pr_sasl_apop ("<1@host>", nul, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sasl-apop/example", test_example);
  g_test_add_func ("/sasl-apop/timestamps", test_timestamps);
  g_test_add_func ("/sasl-apop/unusable-passwords", test_unusable_passwords);
  return g_test_run ();
}
