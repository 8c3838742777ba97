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

static void
test_equal (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  static const char *const texts[] = { "address", "display-name", "provider-id" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PrAccount) other = pr_account_copy (account);

      g_assert_true (pr_account_equal (account, other));
      g_object_set (other, texts[i], "else", NULL);
      g_assert_false (pr_account_equal (account, other));
    }
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      g_autoptr (PrAccount) other = pr_account_copy (account);

      pr_service_set_port (pr_account_get_service (other, (PrProtocol) i), 1);
      g_assert_false (pr_account_equal (account, other));
    }
}

static void
test_assign (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  g_autoptr (PrAccount) from = pr_account_new ();
  g_autoptr (PrResult) result = pr_result_parse ("2026-11-22T08:00:00Z ok 1 imap=ok:1");
  PrService *imap = pr_account_get_service (account, PR_PROTOCOL_IMAP);
  guint n_notified = 0;
  guint n_notified_of_imap = 0;

  pr_account_set_address (from, "ann@example.org");
  pr_account_add_result (from, result);
  pr_service_set_host (pr_account_get_service (from, PR_PROTOCOL_IMAP), "imap.example.org");
  g_signal_connect (account, "notify", G_CALLBACK (count), &n_notified);
  g_signal_connect (imap, "notify", G_CALLBACK (count), &n_notified_of_imap);

  pr_account_assign (account, from);
  g_assert_true (pr_account_equal (account, from));
  g_assert_true (pr_account_get_last_result (account) == result);
  g_assert_true (pr_account_get_service (account, PR_PROTOCOL_IMAP) == imap);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpuint (n_notified_of_imap, ==, 1);
  pr_account_assign (account, from);
  g_assert_cmpuint (n_notified + n_notified_of_imap, ==, 3);
}

static void
test_results (void)
{
  g_autoptr (PrAccount) account = pr_account_new ();
  const PrServiceResult services[PR_N_PROTOCOLS] = { 0 };
  guint n_notified = 0;

  g_assert_null (pr_account_get_last_result (account));
  for (gint64 i = 1; i <= PR_ACCOUNT_MAX_RESULTS + 3; i++)
    {
      g_autoptr (PrResult) result = pr_result_new (i, PR_OUTCOME_OK, 1, services);

      pr_account_add_result (account, result);
      pr_account_add_result (account, result);
    }
  g_assert_cmpuint (pr_account_get_n_results (account), ==, PR_ACCOUNT_MAX_RESULTS);
  for (guint i = 0; i < PR_ACCOUNT_MAX_RESULTS; i++)
    g_assert_cmpint (pr_result_get_time_us (pr_account_get_result (account, i)), ==,
                     PR_ACCOUNT_MAX_RESULTS + 3 - i);

  /* One that is older than all that are kept. */
  g_signal_connect (account, "notify", G_CALLBACK (count), &n_notified);
  pr_account_add_result (account, pr_account_get_result (account, 5));
  {
    g_autoptr (PrResult) old = pr_result_new (1, PR_OUTCOME_OK, 1, services);

    pr_account_add_result (account, old);
  }
  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_cmpuint (pr_account_get_n_results (account), ==, PR_ACCOUNT_MAX_RESULTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/new", test_new);
  g_test_add_func ("/account/copy", test_copy);
  g_test_add_func ("/account/login", test_login);
  g_test_add_func ("/account/notify-only-on-change", test_notify_only_on_change);
  g_test_add_func ("/account/equal", test_equal);
  g_test_add_func ("/account/assign", test_assign);
  g_test_add_func ("/account/results", test_results);
  return g_test_run ();
}
