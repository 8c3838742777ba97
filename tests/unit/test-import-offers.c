/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-offers.h"

#include <glib/gstdio.h>

static void
on_found (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  GPtrArray **offers = user_data;

  *offers = pr_import_offers_find_finish (result, NULL);
}

static GPtrArray *
find (void)
{
  GPtrArray *offers = NULL;

  pr_import_offers_find_async (NULL, on_found, &offers);
  while (offers == NULL)
    g_main_context_iteration (NULL, TRUE);
  return offers;
}

static void
put (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_home_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) offers = find ();

  g_assert_cmpuint (offers->len, ==, 0);
}

/* One offer for each program; what cannot be read is none. */
static void
test_take_over (void)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (PrAccountStore) store = pr_account_store_new (NULL);
  g_autofree char *label = NULL;

  put (".msmtprc",
       "account a\nhost smtp.example.org\nfrom ann@example.org\n"
       "account b\nhost smtp.example.org\nfrom bob@example.org\n"
       "account again\nhost mail.example.org\nfrom ann@example.org\n");
  put (".mbsyncrc", "IMAPAccount a\nHost \"\n");
  offers = find ();
  g_assert_cmpuint (offers->len, ==, 1);
  g_assert_cmpstr (pr_import_offer_get_word (offers->pdata[0]), ==, "msmtp");
  label = pr_import_offer_dup_label (offers->pdata[0]);
  g_assert_cmpstr (label, ==, "Take Over 2 Accounts from msmtp");

  pr_import_offer_save (offers->pdata[0], store);
  while (g_list_model_get_n_items (G_LIST_MODEL (store)) < 2)
    g_main_context_iteration (NULL, TRUE);
  pr_import_offer_save (offers->pdata[0], store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_summary ("The accounts of other programs, offered and taken over");

  g_test_add_func ("/import-offers/none", test_none);
  g_test_add_func ("/import-offers/take-over", test_take_over);
  return g_test_run ();
}
