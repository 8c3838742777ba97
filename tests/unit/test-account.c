/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account.h"

static void
test_new (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();

  g_assert_cmpstr (pr_account_get_address (account), ==, "");
  g_assert_cmpstr (pr_account_get_display_name (account), ==, "");
  for (int protocol = PR_PROTOCOL_IMAP; protocol < PR_N_PROTOCOLS; protocol++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) protocol);

      g_assert_cmpint (pr_service_get_protocol (service), ==, protocol);
      g_assert_true (pr_service_get_enabled (service) == (protocol != PR_PROTOCOL_POP3));
    }
}

static void
test_copy (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrAccount) copy = NULL;

  pr_account_set_address (account, "ann@example.org");
  pr_account_set_display_name (account, "Ann Lee");
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_POP3), "pop.example.org");

  copy = pr_account_copy (account);
  pr_account_set_address (account, "bob@example.org");
  pr_account_set_display_name (account, NULL);
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_POP3), NULL);

  g_assert_cmpstr (pr_account_get_address (copy), ==, "ann@example.org");
  g_assert_cmpstr (pr_account_get_display_name (copy), ==, "Ann Lee");
  for (int protocol = PR_PROTOCOL_IMAP; protocol < PR_N_PROTOCOLS; protocol++)
    g_assert_true (pr_account_get_service (copy, (PrProtocol) protocol)
                   != pr_account_get_service (account, (PrProtocol) protocol));
  g_assert_cmpstr (pr_service_get_host (pr_account_get_service (copy, PR_PROTOCOL_POP3)), ==,
                   "pop.example.org");
  g_assert_false (pr_service_get_enabled (pr_account_get_service (copy, PR_PROTOCOL_POP3)));
}

static void
test_login (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autofree char *imap = NULL;
  g_autofree char *smtp = NULL;

  pr_account_set_address (account, "ann@example.org");
  pr_service_set_username (pr_account_get_service (account, PR_PROTOCOL_SMTP), "ann");
  imap = pr_account_dup_login (account, PR_PROTOCOL_IMAP);
  smtp = pr_account_dup_login (account, PR_PROTOCOL_SMTP);
  g_assert_cmpstr (imap, ==, "ann@example.org");
  g_assert_cmpstr (smtp, ==, "ann");
}

static void
count (GObject *object G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer data)
{
  ++*(guint *) data;
}

static void
test_notify_only_on_change (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  guint n_notified = 0;

  g_signal_connect (account, "notify", G_CALLBACK (count), &n_notified);
  pr_account_set_address (account, NULL);
  pr_account_set_display_name (account, "");
  g_assert_cmpuint (n_notified, ==, 0);
  g_object_set (account, "address", "ann@example.org", "display-name", "Ann", NULL);
  g_object_set (account, "address", "ann@example.org", "display-name", "Ann", NULL);
  g_assert_cmpuint (n_notified, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/new", test_new);
  g_test_add_func ("/account/copy", test_copy);
  g_test_add_func ("/account/login", test_login);
  g_test_add_func ("/account/notify-only-on-change", test_notify_only_on_change);
  return g_test_run ();
}
