/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-email-address.h"

#include <string.h>

static void
test_good (void)
{
  static const struct
  {
    const char *typed;
    const char *address;
    const char *name;
  } rows[] = {
    { "ann@example.org", "ann@example.org", NULL },
    { "  Ann.Lee@Example.ORG\n", "Ann.Lee@example.org", NULL },
    { "mailto:ann@example.org", "ann@example.org", NULL },
    { "Ann Lee <ann@example.org>", "ann@example.org", "Ann Lee" },
    { "\"Lee, Ann\" <ann@example.org>", "ann@example.org", "Lee, Ann" },
    { "<ann@example.org>", "ann@example.org", NULL },
    { "ann@BÜCHER.example", "ann@bücher.example", NULL },
    { "änn@example.org", "änn@example.org", NULL },
    { "ann..lee.@example.org", "ann..lee.@example.org", NULL },
    { "\"ann lee\"@example.org", "\"ann lee\"@example.org", NULL },
    { "ann@[192.0.2.1]", "ann@[192.0.2.1]", NULL },
    { "ann@[IPv6:2001:db8::1]", "ann@[ipv6:2001:db8::1]", NULL },
    { "\302\240ann@example.org\342\200\213", "ann@example.org", NULL },
    { "ann@localhost", "ann@localhost", NULL },
    { "an\342\200\213n@exam\302\255ple.org", "ann@example.org", NULL },
    { "\357\275\201\357\275\216\357\275\216\357\274\240example\343\200\202org", "ann@example.org", NULL },
    { "Ann Lee \357\274\234ann@example.org\357\274\236", "ann@example.org", "Ann Lee" },
    { "MAILTO:ann%2Blee@example.org?subject=Hello", "ann+lee@example.org", NULL },
    { "Ann <mailto:ann@example.org>", "ann@example.org", "Ann" },
    { "mailto:100%@example.org", "100%@example.org", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      g_autofree char *address = pr_email_address_normalize (rows[i].typed, &name, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, rows[i].address);
      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *typed;
    PrEmailAddressError code;
  } rows[] = {
    { "", PR_EMAIL_ADDRESS_ERROR_EMPTY },
    { " \t", PR_EMAIL_ADDRESS_ERROR_EMPTY },
    { "ann", PR_EMAIL_ADDRESS_ERROR_NO_AT },
    { "@example.org", PR_EMAIL_ADDRESS_ERROR_NO_AT },
    { "ann@", PR_EMAIL_ADDRESS_ERROR_NO_AT },
    { "ann lee@example.org", PR_EMAIL_ADDRESS_ERROR_LOCAL_PART },
    { "ann\r\nRCPT TO:<x>@example.org", PR_EMAIL_ADDRESS_ERROR_LOCAL_PART },
    { "\"ann\rlee\"@example.org", PR_EMAIL_ADDRESS_ERROR_LOCAL_PART },
    { ".ann@example.org", PR_EMAIL_ADDRESS_ERROR_LOCAL_PART },
    { "an\342\200\256n@example.org", PR_EMAIL_ADDRESS_ERROR_LOCAL_PART },
    { "ann\302\240lee@example.org", PR_EMAIL_ADDRESS_ERROR_LOCAL_PART },
    { "ann@exam\342\200\256ple.org", PR_EMAIL_ADDRESS_ERROR_DOMAIN },
    { "ann@exam ple.org", PR_EMAIL_ADDRESS_ERROR_DOMAIN },
    { "ann@example..org", PR_EMAIL_ADDRESS_ERROR_DOMAIN },
    { "ann@-example.org", PR_EMAIL_ADDRESS_ERROR_DOMAIN },
    { "ann@[192.0.2]", PR_EMAIL_ADDRESS_ERROR_DOMAIN },
  };
  g_autofree char *long_text = g_strnfill (300, 'a');
  g_autofree char *long_address = g_strconcat (long_text, "@example.org", NULL);
  g_autoptr (GError) too_long = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = pr_email_address_normalize (rows[i].typed, NULL, &error);

      g_assert_null (address);
      g_assert_error (error, PR_EMAIL_ADDRESS_ERROR, (int) rows[i].code);
    }

  g_assert_null (pr_email_address_normalize (long_address, NULL, &too_long));
  g_assert_error (too_long, PR_EMAIL_ADDRESS_ERROR, PR_EMAIL_ADDRESS_ERROR_TOO_LONG);
}

static void
test_parts (void)
{
  g_autofree char *local_part = pr_email_address_dup_local_part ("\"a@b\"@bücher.example");
  g_autofree char *domain = pr_email_address_dup_ascii_domain ("\"a@b\"@bücher.example");

  g_assert_cmpstr (local_part, ==, "\"a@b\"");
  g_assert_cmpstr (domain, ==, "xn--bcher-kva.example");
  g_assert_true (pr_email_address_is_ascii ("ann@bücher.example"));
  g_assert_false (pr_email_address_is_ascii ("änn@example.org"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/email-address/good", test_good);
  g_test_add_func ("/email-address/bad", test_bad);
  g_test_add_func ("/email-address/parts", test_parts);
  return g_test_run ();
}
