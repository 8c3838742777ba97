/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-keyring-state.h"
#include "pr-login.h"

static PrAccount *
account_new (const char *address, const char *username, const char *smtp_username)
{
  PrAccount *account = pr_account_new ();

  pr_account_set_address (account, address);
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_IMAP), "imap.example.org");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_SMTP), "smtp.relay.example");
  pr_service_set_username (pr_account_get_service (account, PR_PROTOCOL_IMAP), username);
  pr_service_set_username (pr_account_get_service (account, PR_PROTOCOL_SMTP), smtp_username);
  return account;
}

static void
test_equal (void)
{
  static const struct
  {
    const char *what;
    PrLoginKind kind;
    const char *username;
    const char *domain;
    gboolean equal;
  } rows[] = {
    { "the same", PR_LOGIN_PASSWORD, "ann", "xn--bcher-kva.example", TRUE },
    { "a domain as people write it", PR_LOGIN_PASSWORD, "ann", "Bücher.example", TRUE },
    { "a user name means what it says", PR_LOGIN_PASSWORD, "Ann", "bücher.example", FALSE },
    { "a token is no password", PR_LOGIN_TOKEN, "ann", "bücher.example", FALSE },
    { "what only sending has", PR_LOGIN_SENDING_PASSWORD, "ann", "bücher.example", FALSE },
    { "another domain", PR_LOGIN_PASSWORD, "ann", "example.org", FALSE },
  };
  g_autoptr (PrLogin) login = pr_login_new (PR_LOGIN_PASSWORD, "ann", "xn--bcher-kva.example");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrLogin) other =
          pr_login_new (rows[i].kind, rows[i].username, rows[i].domain);

      g_test_message ("%s", rows[i].what);
      g_assert_cmpint (pr_login_equal (login, other), ==, rows[i].equal);
    }
}

static void
test_label (void)
{
  static const struct
  {
    PrLoginKind kind;
    const char *username;
    const char *domain;
    const char *label;
  } rows[] = {
    { PR_LOGIN_PASSWORD, "ann@example.org", "example.org", "Postrider: ann@example.org" },
    { PR_LOGIN_PASSWORD, "ann@example.org", "example.net", "Postrider: ann@example.org" },
    { PR_LOGIN_PASSWORD, "kunde17", "example.org", "Postrider: kunde17 at example.org" },
    { PR_LOGIN_SENDING_PASSWORD, "kunde17", "example.org", "Postrider: kunde17, for sending" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrLogin) login =
          pr_login_new (rows[i].kind, rows[i].username, rows[i].domain);
      g_autofree char *label = pr_login_dup_label (login);

      g_assert_cmpstr (label, ==, rows[i].label);
    }
}

static void
test_shared_by_services (void)
{
  g_autoptr (PrAccount) account = account_new ("ann@Example.org", "", "");
  g_autoptr (GPtrArray) logins = pr_login_list_of_account (account);
  const PrLogin *login = g_ptr_array_index (logins, 0);

  g_assert_cmpuint (logins->len, ==, 1);
  g_assert_cmpint (pr_login_get_kind (login), ==, PR_LOGIN_PASSWORD);
  g_assert_cmpstr (pr_login_get_username (login), ==, "ann@Example.org");
  g_assert_cmpstr (pr_login_get_domain (login), ==, "example.org");
}

static void
test_own_of_service (void)
{
  g_autoptr (PrAccount) account = account_new ("ann@example.org", "ann", "apikey");
  g_autoptr (GPtrArray) logins = pr_login_list_of_account (account);

  g_assert_cmpuint (logins->len, ==, 2);
  g_assert_cmpstr (pr_login_get_username (g_ptr_array_index (logins, 0)), ==, "ann");
  g_assert_cmpstr (pr_login_get_username (g_ptr_array_index (logins, 1)), ==, "apikey");
}

/* Also by the same name; incoming mail never has one. */
static void
test_own_password (void)
{
  g_autoptr (PrAccount) account = account_new ("ann@example.org", "", "");
  g_autoptr (GPtrArray) logins = NULL;
  g_autoptr (GPtrArray) tokens = NULL;

  pr_service_set_own_password (pr_account_get_service (account, PR_PROTOCOL_IMAP), TRUE);
  pr_service_set_own_password (pr_account_get_service (account, PR_PROTOCOL_SMTP), TRUE);
  logins = pr_login_list_of_account (account);
  g_assert_cmpuint (logins->len, ==, 2);
  g_assert_cmpint (pr_login_get_kind (logins->pdata[0]), ==, PR_LOGIN_PASSWORD);
  g_assert_cmpint (pr_login_get_kind (logins->pdata[1]), ==, PR_LOGIN_SENDING_PASSWORD);

  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_SMTP), PR_AUTH_XOAUTH2);
  tokens = pr_login_list_of_account (account);
  g_assert_cmpint (pr_login_get_kind (tokens->pdata[1]), ==, PR_LOGIN_TOKEN);
}

static void
test_none (void)
{
  g_autoptr (PrAccount) account = account_new ("ann@example.org", "ann", "");
  g_autoptr (PrAccount) empty = pr_account_new ();
  g_autoptr (PrLogin) of_empty = pr_login_new_for_service (empty, PR_PROTOCOL_IMAP);
  g_autoptr (PrLogin) of_pop3 = pr_login_new_for_service (account, PR_PROTOCOL_POP3);
  g_autoptr (PrLogin) of_smtp = NULL;

  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_SMTP), PR_AUTH_NONE);
  of_smtp = pr_login_new_for_service (account, PR_PROTOCOL_SMTP);
  g_assert_null (of_empty);
  g_assert_null (of_pop3);
  g_assert_null (of_smtp);
}

static void
test_token (void)
{
  g_autoptr (PrAccount) account = account_new ("ann@example.org", "", "");
  g_autoptr (PrLogin) login = NULL;

  pr_service_set_auth (pr_account_get_service (account, PR_PROTOCOL_IMAP), PR_AUTH_XOAUTH2);
  login = pr_login_new_for_service (account, PR_PROTOCOL_IMAP);
  g_assert_cmpint (pr_login_get_kind (login), ==, PR_LOGIN_TOKEN);
}

/* What another account needs outlives the one that goes. */
static void
test_subtract (void)
{
  g_autoptr (GListStore) accounts = g_list_store_new (PR_TYPE_ACCOUNT);
  g_autoptr (PrAccount) ann = account_new ("ann@example.org", "ann", "apikey");
  g_autoptr (PrAccount) info = account_new ("info@example.org", "ann", "info");
  g_autoptr (PrAccount) elsewhere = account_new ("ann@example.net", "ann", "apikey");
  g_autoptr (GPtrArray) logins = NULL;

  g_list_store_append (accounts, elsewhere);
  logins = pr_login_list_of_account (ann);
  pr_login_list_subtract_all (logins, G_LIST_MODEL (accounts));
  g_assert_cmpuint (logins->len, ==, 2);

  g_list_store_append (accounts, info);
  pr_login_list_subtract_all (logins, G_LIST_MODEL (accounts));
  g_assert_cmpuint (logins->len, ==, 1);
  g_assert_cmpstr (pr_login_get_username (g_ptr_array_index (logins, 0)), ==, "apikey");

  pr_login_list_subtract (logins, ann);
  g_assert_cmpuint (logins->len, ==, 0);
}

static void
test_state_texts (void)
{
  for (PrKeyringState i = PR_KEYRING_OK; i <= PR_KEYRING_FAILED; i++)
    {
      g_assert_cmpstr (pr_keyring_state_get_text (i), !=, "");
      g_assert_cmpstr (pr_keyring_state_get_stored_text (i), !=, "");
      g_assert_cmpstr (pr_keyring_state_get_removed_text (i), !=, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/login/equal", test_equal);
  g_test_add_func ("/login/label", test_label);
  g_test_add_func ("/login/shared-by-services", test_shared_by_services);
  g_test_add_func ("/login/own-of-service", test_own_of_service);
  g_test_add_func ("/login/own-password", test_own_password);
  g_test_add_func ("/login/none", test_none);
  g_test_add_func ("/login/token", test_token);
  g_test_add_func ("/login/subtract", test_subtract);
  g_test_add_func ("/login/state-texts", test_state_texts);
  return g_test_run ();
}
