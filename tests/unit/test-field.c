/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-field.h"
#include "pr-typed.h"

static PrAccount *
good_account_new (void)
{
  PrAccount *account = pr_account_new ();

  pr_account_set_address (account, "ann@example.org");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_IMAP), "imap.example.org");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_SMTP), "smtp.example.org");
  return account;
}

static void
check (PrField field, PrAccount *account, PrSecret *password, const char *expected)
{
  g_autofree char *error = pr_field_check (field, PR_PROTOCOL_IMAP, account, password);

  g_assert_cmpstr (error, ==, expected);
}

static void
test_address (void)
{
  static const struct
  {
    const char *typed;
    const char *error;
  } rows[] = {
    { "ann@example.org", NULL },
    { "Ann Lee <ann@example.org>", NULL },
    { "", "Type the e-mail address" },
    { "ann", "An address has two parts with an “@” between them, as in ann@example.org" },
    { ".@example.org", "What stands before the “@” cannot be part of an address" },
    { "ann@ex ample", "What stands after the “@” is not the name of a mail domain" },
  };
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autofree char *local_part = g_strnfill (300, 'a');
  g_autofree char *long_address = g_strconcat (local_part, "@example.org", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      pr_account_set_address (account, rows[i].typed);
      check (PR_FIELD_ADDRESS, account, NULL, rows[i].error);
    }

  pr_account_set_address (account, long_address);
  check (PR_FIELD_ADDRESS, account, NULL, "The address is longer than any mail server takes");
}

static void
test_password (void)
{
  g_autoptr (PrAccount) account = good_account_new ();
  g_autoptr (PrSecret) empty = pr_secret_new ("", -1);
  g_autoptr (PrSecret) password = pr_secret_new ("secret", -1);

  check (PR_FIELD_PASSWORD, account, NULL, "Type the password");
  check (PR_FIELD_PASSWORD, account, empty, "Type the password");
  check (PR_FIELD_PASSWORD, account, password, NULL);

  /* Where none is taken none is wanted, as long as that is so everywhere. */
  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_IMAP), PR_AUTH_XOAUTH2);
  g_assert_false (pr_account_needs_oauth2 (account));
  check (PR_FIELD_PASSWORD, account, NULL, "Type the password");
  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_SMTP), PR_AUTH_OAUTHBEARER);
  g_assert_true (pr_account_needs_oauth2 (account));
  check (PR_FIELD_PASSWORD, account, NULL, NULL);
  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_SMTP), PR_AUTH_NONE);
  g_assert_true (pr_account_needs_oauth2 (account));
  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_IMAP), PR_AUTH_AUTO);
  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_SMTP), PR_AUTH_AUTO);

  /* Nobody signs in: no password is wanted. */
  pr_service_set_enabled (pr_account_get_service (account, PR_PROTOCOL_IMAP), FALSE);
  check (PR_FIELD_PASSWORD, account, NULL, "Type the password");
  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_SMTP), PR_AUTH_NONE);
  g_assert_false (pr_account_needs_oauth2 (account));
  check (PR_FIELD_PASSWORD, account, NULL, NULL);
}

static void
test_host (void)
{
  static const struct
  {
    const char *typed;
    const char *error;
  } rows[] = {
    { "imap.example.org", NULL },
    { " imap.example.org ", NULL },
    { "192.0.2.1", NULL },
    { "2001:db8::1", NULL },
    { "", "Type the name of the server" },
    { "  ", "Type the name of the server" },
    { "imap example", "This is neither a server’s name nor an IP address" },
    { "https://example.org/", "This is neither a server’s name nor an IP address" },
  };
  g_autoptr (PrAccount) account = good_account_new ();
  PrService *service = pr_account_get_service (account, PR_PROTOCOL_IMAP);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      pr_service_set_host (service, rows[i].typed);
      check (PR_FIELD_HOST, account, NULL, rows[i].error);
    }

  pr_service_set_enabled (service, FALSE);
  check (PR_FIELD_HOST, account, NULL, NULL);
}

static void
test_port (void)
{
  static const struct
  {
    const char *typed;
    gboolean good;
  } rows[] = {
    { "1", TRUE },    { "993", TRUE },   { " 993 ", TRUE }, { "65535", TRUE },
    { "0", FALSE },   { "65536", FALSE }, { "", FALSE },    { "-1", FALSE },
    { "imap", FALSE }, { "99 3", FALSE }, { "4294967297", FALSE },
    { "18446744073709551617", FALSE },
  };
  g_autoptr (PrAccount) account = good_account_new ();
  PrService *service = pr_account_get_service (account, PR_PROTOCOL_IMAP);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      pr_service_set_port (service, pr_typed_port (rows[i].typed));
      check (PR_FIELD_PORT, account, NULL, rows[i].good ? NULL : "Ports go from 1 to 65535");
    }
}

static void
test_saved (void)
{
  g_autoptr (PrAccount) account = good_account_new ();
  g_autoptr (GError) error = NULL;
  PrService *smtp = pr_account_get_service (account, PR_PROTOCOL_SMTP);

  g_assert_true (pr_field_check_saved (account, &error));
  g_assert_no_error (error);

  pr_service_set_port (smtp, 65536);
  g_assert_false (pr_field_check_saved (account, &error));
  g_assert_error (error, PR_FIELD_ERROR, PR_FIELD_PORT);
  g_assert_cmpstr (error->message, ==, "SMTP: Ports go from 1 to 65535");
  g_clear_error (&error);

  pr_service_set_enabled (smtp, FALSE);
  g_assert_true (pr_field_check_saved (account, &error));
  pr_service_set_enabled (pr_account_get_service (account, PR_PROTOCOL_IMAP), FALSE);
  g_assert_false (pr_field_check_saved (account, &error));
  g_assert_error (error, PR_FIELD_ERROR, PR_FIELD_HOST);
  g_clear_error (&error);

  pr_account_set_address (account, "ann");
  g_assert_false (pr_field_check_saved (account, &error));
  g_assert_error (error, PR_FIELD_ERROR, PR_FIELD_ADDRESS);
}

static void
test_username (void)
{
  g_autoptr (PrAccount) account = good_account_new ();
  g_autofree char *too_long = g_strnfill (10000, 'a');
  PrService *service = pr_account_get_service (account, PR_PROTOCOL_IMAP);

  check (PR_FIELD_USERNAME, account, NULL, NULL);
  pr_service_set_username (service, "DOMAIN\\ann");
  check (PR_FIELD_USERNAME, account, NULL, NULL);
  pr_service_set_username (service, "ann\nlee");
  check (PR_FIELD_USERNAME, account, NULL, "A user name is one line, and not a very long one");
  pr_service_set_username (service, too_long);
  check (PR_FIELD_USERNAME, account, NULL, "A user name is one line, and not a very long one");
}

static void
test_plaintext (void)
{
  g_autoptr (PrAccount) account = good_account_new ();
  PrService *service = pr_account_get_service (account, PR_PROTOCOL_IMAP);

  check (PR_FIELD_PLAINTEXT, account, NULL, NULL);
  pr_service_set_security (service, PR_SECURITY_NONE);
  check (PR_FIELD_PLAINTEXT, account, NULL, "Allow it, or choose an encrypted connection");
  pr_service_set_auth (service, PR_AUTH_CRAM_MD5);
  check (PR_FIELD_PLAINTEXT, account, NULL, NULL);
  pr_service_set_auth (service, PR_AUTH_PLAIN);
  pr_service_set_allow_plaintext (service, TRUE);
  check (PR_FIELD_PLAINTEXT, account, NULL, NULL);
}

static void
test_auths (void)
{
  g_assert_true (pr_auth_suits_protocol (PR_AUTH_APOP, PR_PROTOCOL_POP3));
  g_assert_false (pr_auth_suits_protocol (PR_AUTH_APOP, PR_PROTOCOL_IMAP));
  g_assert_true (pr_auth_suits_protocol (PR_AUTH_NONE, PR_PROTOCOL_SMTP));
  g_assert_false (pr_auth_suits_protocol (PR_AUTH_NONE, PR_PROTOCOL_POP3));
  g_assert_true (pr_auth_takes_token (PR_AUTH_OAUTHBEARER));
  g_assert_false (pr_auth_takes_token (PR_AUTH_SCRAM_SHA_256));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field/address", test_address);
  g_test_add_func ("/field/password", test_password);
  g_test_add_func ("/field/host", test_host);
  g_test_add_func ("/field/port", test_port);
  g_test_add_func ("/field/username", test_username);
  g_test_add_func ("/field/plaintext", test_plaintext);
  g_test_add_func ("/field/auths", test_auths);
  g_test_add_func ("/field/saved", test_saved);
  return g_test_run ();
}
