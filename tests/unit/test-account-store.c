/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-store.h"
#include "sample-account.h"
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *path;
  PrAccountDir *dir; /* as another program has it */
  PrAccountStore *store;
  GAsyncResult *result;
  guint n_added;
  guint n_removed;
} Fixture;

static void
on_items_changed (GListModel *model G_GNUC_UNUSED,
                  guint position G_GNUC_UNUSED,
                  guint n_removed,
                  guint n_added,
                  gpointer data)
{
  Fixture *fixture = data;

  fixture->n_removed += n_removed;
  fixture->n_added += n_added;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->path = g_dir_make_tmp ("postrider-XXXXXX", NULL);
  fixture->dir = pr_account_dir_new (fixture->path);
  fixture->store = pr_account_store_new (fixture->path);
  g_signal_connect (fixture->store, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->store);
  temp_folder_remove (fixture->path);
  pr_account_dir_unref (fixture->dir);
  g_free (fixture->path);
}

static void
done (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pr_account_store_load_async (fixture->store, NULL, done, fixture);
  g_assert_true (pr_account_store_load_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
}

static PrAccount *
save (Fixture *fixture, PrAccount *account)
{
  g_autoptr (GError) error = NULL;
  PrAccount *saved;

  pr_account_store_save_async (fixture->store, account, NULL, done, fixture);
  saved = pr_account_store_save_finish (fixture->store, wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  return saved;
}

static PrAccount *
add (Fixture *fixture, const char *address)
{
  g_autoptr (PrAccount) account = sample_account_new (address);

  return save (fixture, account);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

static void
wait_for_count (Fixture *fixture, guint n_accounts)
{
  while (count (fixture) != n_accounts)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_load (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (PrAccount) saved = pr_account_dir_save (fixture->dir, account, NULL);
  g_autofree char *broken = g_build_filename (fixture->path, "broken.account", NULL);
  g_autoptr (PrAccountProblem) problem = NULL;
  g_autoptr (PrAccount) listed = NULL;

  g_assert_true (g_file_set_contents (broken, "", 0, NULL));
  g_assert_false (pr_account_store_get_loaded (fixture->store));
  g_assert_cmpuint (count (fixture), ==, 0);
  load (fixture);
  g_assert_true (pr_account_store_get_loaded (fixture->store));
  g_assert_cmpuint (count (fixture), ==, 1);
  listed = g_list_model_get_item (G_LIST_MODEL (fixture->store), 0);
  g_assert_true (pr_account_equal (listed, account));
  g_assert_true (pr_account_store_find (fixture->store, pr_account_get_id (saved)) == listed);
  g_assert_null (pr_account_store_find (fixture->store, "nobody"));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->store), 1));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->store)) == PR_TYPE_ACCOUNT);

  problem = g_list_model_get_item (pr_account_store_get_problems (fixture->store), 0);
  g_assert_cmpstr (pr_account_problem_get_path (problem), ==, broken);

  /* Nothing has changed, so nothing is said. */
  fixture->n_added = 0;
  load (fixture);
  g_assert_cmpuint (fixture->n_added + fixture->n_removed, ==, 0);
}

static void
count_notify (GObject *object G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer data)
{
  ++*(guint *) data;
}

static void
test_save (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) listed = NULL;
  g_autoptr (PrAccount) draft = NULL;
  g_autoptr (PrAccount) again = NULL;
  guint n_notified = 0;

  load (fixture);
  listed = add (fixture, "ann@example.org");
  g_assert_cmpuint (fixture->n_added, ==, 1);
  g_assert_true (pr_account_store_find (fixture->store, pr_account_get_id (listed)) == listed);

  draft = pr_account_copy (listed);
  pr_account_set_display_name (draft, "Ann");
  g_signal_connect (listed, "notify::display-name", G_CALLBACK (count_notify), &n_notified);
  again = save (fixture, draft);
  g_assert_true (again == listed);
  g_assert_cmpstr (pr_account_get_display_name (listed), ==, "Ann");
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (fixture->n_added, ==, 1);
}

/* Who began to edit before another program's change does not undo it. */
static void
test_edited_elsewhere (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) listed = NULL;
  g_autoptr (PrAccount) draft = NULL;
  g_autoptr (PrAccount) theirs = NULL;
  g_autoptr (PrAccount) theirs_saved = NULL;
  g_autoptr (PrAccount) again = NULL;

  load (fixture);
  listed = add (fixture, "ann@example.org");
  draft = pr_account_copy (listed);
  theirs = pr_account_copy (listed);
  pr_service_set_host (pr_account_get_service (theirs, PR_PROTOCOL_SMTP), "mail.example.org");
  theirs_saved = pr_account_dir_save (fixture->dir, theirs, NULL);
  load (fixture);
  pr_account_set_display_name (draft, "Ann");
  again = save (fixture, draft);
  g_assert_cmpstr (pr_account_get_display_name (listed), ==, "Ann");
  g_assert_cmpstr (pr_service_get_host (pr_account_get_service (listed, PR_PROTOCOL_SMTP)), ==,
                   "mail.example.org");
}

static void
test_record (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrResult) result = pr_result_parse ("2026-11-22T08:00:00Z ok 1 imap=ok:1");
  g_autoptr (PrAccount) listed = NULL;
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;

  load (fixture);
  listed = add (fixture, "ann@example.org");
  g_signal_connect (listed, "notify::last-result", G_CALLBACK (count_notify), &n_notified);
  pr_account_store_record_async (fixture->store, pr_account_get_id (listed), result, NULL, done,
                                 fixture);
  g_assert_true (
      pr_account_store_record_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (pr_result_equal (pr_account_get_last_result (listed), result));
  g_clear_object (&fixture->result);

  pr_account_store_record_async (fixture->store, "nobody", result, NULL, done, fixture);
  g_assert_false (
      pr_account_store_record_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_NOT_FOUND);
}

static void
test_remove_and_restore (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) ann = NULL;
  g_autoptr (PrAccount) bob = NULL;
  g_autoptr (PrAccount) removed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  load (fixture);
  ann = add (fixture, "ann@example.org");
  bob = add (fixture, "bob@example.org");
  id = g_strdup (pr_account_get_id (ann));
  pr_account_store_remove_async (fixture->store, id, NULL, done, fixture);
  removed = pr_account_store_remove_finish (fixture->store, wait_for_result (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_null (pr_account_store_find (fixture->store, id));
  g_clear_object (&fixture->result);

  pr_account_store_restore_async (fixture->store, removed, NULL, done, fixture);
  g_assert_true (
      pr_account_store_restore_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpstr (pr_account_get_address (pr_account_store_find (fixture->store, id)), ==,
                   "ann@example.org");
  g_clear_object (&fixture->result);

  pr_account_store_restore_async (fixture->store, removed, NULL, done, fixture);
  g_assert_false (
      pr_account_store_restore_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_EXISTS);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  pr_account_store_save_async (fixture->store, account, cancellable, done, fixture);
  g_assert_null (pr_account_store_save_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* Another program adds an account, changes it and removes it. */
static void
test_live (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (PrAccount) saved = NULL;
  g_autoptr (PrAccount) changed = NULL;
  g_autoptr (PrAccount) removed = NULL;
  g_autoptr (GBytes) content = NULL;
  PrAccount *listed;

  load (fixture);
  saved = pr_account_dir_save (fixture->dir, account, NULL);
  wait_for_count (fixture, 1);
  listed = pr_account_store_find (fixture->store, pr_account_get_id (saved));

  pr_account_set_display_name (saved, "Ann");
  changed = pr_account_dir_save (fixture->dir, saved, NULL);
  while (g_strcmp0 (pr_account_get_display_name (listed), "Ann") != 0)
    g_main_context_iteration (NULL, TRUE);

  removed = pr_account_dir_remove (fixture->dir, pr_account_get_id (saved), &content, NULL);
  wait_for_count (fixture, 0);
}

/* What the system does not announce: the folder is a link, and is turned to another one. */
static void
test_poll (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *here = g_build_filename (fixture->path, "here", NULL);
  g_autofree char *there = g_build_filename (fixture->path, "there", NULL);
  g_autofree char *link = g_build_filename (fixture->path, "link", NULL);
  g_autoptr (PrAccountDir) dir = pr_account_dir_new (there);
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (PrAccount) saved = pr_account_dir_save (dir, account, NULL);
  g_autofree char *name = g_strconcat (pr_account_get_id (saved), ".account", NULL);
  g_autofree char *file = g_build_filename (there, name, NULL);
  g_autofree char *lock = g_build_filename (there, ".lock", NULL);

  g_assert_no_errno (g_mkdir (here, 0700));
  g_assert_no_errno (symlink (here, link));
  g_object_unref (fixture->store);
  fixture->store = pr_account_store_new (link);
  pr_account_store_set_poll_interval (fixture->store, 20);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);

  g_assert_no_errno (g_unlink (link));
  g_assert_no_errno (symlink (there, link));
  wait_for_count (fixture, 1);

  g_assert_no_errno (g_unlink (link));
  wait_for_count (fixture, 0);
  g_assert_no_errno (g_unlink (file));
  g_assert_no_errno (g_unlink (lock));
  g_assert_no_errno (g_rmdir (here));
  g_assert_no_errno (g_rmdir (there));
}

/* What was asked for is done, also where nobody waits for the answer. */
static void
test_flush (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  pr_account_store_flush (fixture->store);
  for (guint i = 0; i < 5; i++)
    pr_account_store_save_async (fixture->store, account, NULL, NULL, NULL);
  pr_account_store_flush (fixture->store);
  accounts = pr_account_dir_load (fixture->dir, &problems, NULL);
  g_assert_cmpuint (accounts->len, ==, 5);
  g_assert_cmpuint (count (fixture), ==, 0);
  wait_for_count (fixture, 5);
}

/* The folder is only made when the first account is saved. */
static void
test_live_in_new_folder (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) ann = NULL;
  g_autoptr (PrAccount) bob = sample_account_new ("bob@example.org");
  g_autoptr (PrAccount) saved = NULL;

  g_assert_no_errno (g_rmdir (fixture->path));
  load (fixture);
  ann = add (fixture, "ann@example.org");
  saved = pr_account_dir_save (fixture->dir, bob, NULL);
  wait_for_count (fixture, 2);
}

static void
test_order (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const created[] = { "2026-01-02", "2026-01-01", "2026-01-03" };
  static const char *const ids[] = { "b", "a", "c" };

  for (gsize i = 0; i < G_N_ELEMENTS (created); i++)
    {
      g_autofree char *name = g_strdup_printf ("%c.account", (char) ('a' + (int) i));
      g_autofree char *path = g_build_filename (fixture->path, name, NULL);
      g_autofree char *text = g_strdup_printf (
          "[Account]\nFormat=1\nAddress=ann@example.org\nCreated=%sT00:00:00Z\n"
          "[IMAP]\nEnabled=true\nHost=imap.example.org\nPort=993\n",
          created[i]);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      load (fixture);
    }
  for (guint i = 0; i < G_N_ELEMENTS (created); i++)
    {
      g_autoptr (PrAccount) account =
          g_list_model_get_item (G_LIST_MODEL (fixture->store), i);

      g_assert_cmpstr (pr_account_get_id (account), ==, ids[i]);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/account-store/load", test_load },
    { "/account-store/save", test_save },
    { "/account-store/edited-elsewhere", test_edited_elsewhere },
    { "/account-store/record", test_record },
    { "/account-store/remove-and-restore", test_remove_and_restore },
    { "/account-store/cancelled", test_cancelled },
    { "/account-store/live", test_live },
    { "/account-store/live-in-new-folder", test_live_in_new_folder },
    { "/account-store/poll", test_poll },
    { "/account-store/flush", test_flush },
    { "/account-store/order", test_order },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
