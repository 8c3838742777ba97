/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-field-errors.h"

static void
test_shown (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrFieldErrors) errors = pr_field_errors_new (account);
  PrFieldFacts facts = { .servers_may_come = TRUE };
  PrField field;
  PrProtocol protocol;

  g_test_summary ("Of a field that nobody has left nothing is said, nor of a server that may come");

  g_assert_false (pr_field_errors_update (errors, &facts));
  g_assert_false (pr_field_errors_all_right (errors));
  g_assert_cmpuint (pr_field_errors_get_n_shown (errors), ==, 0);
  g_assert_false (pr_field_errors_find_first (errors, &field, &protocol));

  /* For a field of the account it does not matter which service is named. */
  pr_field_errors_touch (errors, PR_FIELD_ADDRESS, PR_PROTOCOL_SMTP);
  pr_field_errors_touch (errors, PR_FIELD_HOST, PR_PROTOCOL_SMTP);
  g_assert_true (pr_field_errors_update (errors, &facts));
  g_assert_false (pr_field_errors_update (errors, &facts));
  g_assert_cmpuint (pr_field_errors_get_n_shown (errors), ==, 1);
  g_assert_nonnull (pr_field_errors_get (errors, PR_FIELD_ADDRESS, PR_PROTOCOL_IMAP));
  g_assert_null (pr_field_errors_get (errors, PR_FIELD_HOST, PR_PROTOCOL_SMTP));

  facts.servers_may_come = FALSE;
  g_assert_true (pr_field_errors_update (errors, &facts));
  g_assert_nonnull (pr_field_errors_get (errors, PR_FIELD_HOST, PR_PROTOCOL_SMTP));
  g_assert_null (pr_field_errors_get (errors, PR_FIELD_HOST, PR_PROTOCOL_IMAP));

  pr_account_set_address (account, "ann@example.org");
  g_assert_true (pr_field_errors_update (errors, &facts));
  g_assert_true (pr_field_errors_find_first (errors, &field, &protocol));
  g_assert_cmpint (field, ==, PR_FIELD_HOST);
  g_assert_cmpint (protocol, ==, PR_PROTOCOL_SMTP);
}

static void
test_all (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrFieldErrors) errors = pr_field_errors_new (account);
  g_autoptr (PrSecret) password = pr_secret_new ("open sesame", -1);
  PrFieldFacts facts = { .servers_may_come = TRUE };

  pr_field_errors_touch_all (errors, &facts);
  g_assert_true (pr_field_errors_update (errors, &facts));
  g_assert_cmpuint (pr_field_errors_get_n_shown (errors), ==, 2);
  g_assert_nonnull (pr_field_errors_get (errors, PR_FIELD_ADDRESS, PR_PROTOCOL_IMAP));
  g_assert_nonnull (pr_field_errors_get (errors, PR_FIELD_PASSWORD, PR_PROTOCOL_IMAP));

  pr_account_set_address (account, "ann@example.org");
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_set_host (pr_account_get_service (account, (PrProtocol) i), "mail.example.org");
  facts.password_saved = TRUE;
  g_assert_true (pr_field_errors_update (errors, &facts));
  g_assert_true (pr_field_errors_all_right (errors));
  g_assert_cmpuint (pr_field_errors_get_n_shown (errors), ==, 0);

  facts.password_saved = FALSE;
  pr_field_errors_update (errors, &facts);
  g_assert_false (pr_field_errors_all_right (errors));
  facts.password = password;
  pr_field_errors_update (errors, &facts);
  g_assert_true (pr_field_errors_all_right (errors));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-errors/shown", test_shown);
  g_test_add_func ("/field-errors/all", test_all);
  return g_test_run ();
}
