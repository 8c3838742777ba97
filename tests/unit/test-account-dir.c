/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-dir.h"
#include "pr-account-file.h"
#include "pr-field.h"
#include "sample-account.h"
#include "temp-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *top;
  char *path;
  PrAccountDir *dir;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->top = g_dir_make_tmp ("postrider-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->top, "config", "accounts", NULL);
  fixture->dir = pr_account_dir_new (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  pr_account_dir_unref (fixture->dir);
  temp_folder_remove (fixture->top);
  g_free (fixture->path);
  g_free (fixture->top);
}

static PrAccount *
add (Fixture *fixture, const char *address)
{
  g_autoptr (PrAccount) account = sample_account_new (address);
  g_autoptr (GError) error = NULL;
  PrAccount *added = pr_account_dir_save (fixture->dir, account, &error);

  g_assert_no_error (error);
  return added;
}

static PrAccount *
save (Fixture *fixture, PrAccount *account)
{
  g_autoptr (GError) error = NULL;
  PrAccount *saved = pr_account_dir_save (fixture->dir, account, &error);

  g_assert_no_error (error);
  return saved;
}

static GPtrArray *
load (Fixture *fixture, guint n_accounts, guint n_problems)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *accounts = pr_account_dir_load (fixture->dir, &problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", pr_account_problem_get_path (problems->pdata[i]),
                    pr_account_problem_get_message (problems->pdata[i]));
  g_assert_cmpuint (accounts->len, ==, n_accounts);
  g_assert_cmpuint (problems->len, ==, n_problems);
  return accounts;
}

static char *
path_of (Fixture *fixture, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".account", NULL);

  return g_build_filename (fixture->path, name, NULL);
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (fixture->path, 0700));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_empty (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) accounts = load (fixture, 0, 0);

  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_default_path (void)
{
  g_autoptr (PrAccountDir) dir = pr_account_dir_new (NULL);
  g_autofree char *expected =
      g_build_filename (g_get_user_config_dir (), "postrider", "accounts", NULL);

  g_assert_cmpstr (pr_account_dir_get_path (dir), ==, expected);
}

static void
test_add (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) ann = add (fixture, "ann@example.org");
  g_autoptr (PrAccount) bob = add (fixture, "bob@example.org");
  g_autofree char *path = path_of (fixture, pr_account_get_id (ann));
  g_autoptr (GPtrArray) accounts = load (fixture, 2, 0);
  struct stat status;

  g_assert_cmpuint (strlen (pr_account_get_id (ann)), ==, 8);
  g_assert_cmpstr (pr_account_get_id (ann), !=, pr_account_get_id (bob));
  g_assert_cmpint (pr_account_get_created (ann), >, 0);
  g_assert_cmpint (pr_account_get_changed (ann), ==, pr_account_get_created (ann));
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpuint (status.st_mode & 07777, ==, 0600);
  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_cmpuint (status.st_mode & 07777, ==, 0700);
}

static void
test_unfit (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = sample_account_new ("ann");
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_account_dir_save (fixture->dir, account, &error));
  g_assert_error (error, PR_FIELD_ERROR, PR_FIELD_ADDRESS);
}

/* A name of a megabyte is cut, a user name of a megabyte would make a file that is not read
 * again. */
static void
test_too_large (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autofree char *huge = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  pr_service_set_username (pr_account_get_service (account, PR_PROTOCOL_POP3), huge);
  pr_service_set_host (pr_account_get_service (account, PR_PROTOCOL_POP3), "pop.example.org");
  g_assert_null (pr_account_dir_save (fixture->dir, account, &error));
  g_assert_error (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_TOO_LARGE);
  accounts = load (fixture, 0, 0);
}

static void
test_change (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = add (fixture, "ann@example.org");
  g_autoptr (PrAccount) saved = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  pr_account_set_display_name (account, "Ann");
  saved = save (fixture, account);
  g_assert_cmpstr (pr_account_get_id (saved), ==, pr_account_get_id (account));
  g_assert_cmpint (pr_account_get_created (saved), ==, pr_account_get_created (account));
  accounts = load (fixture, 1, 0);
  g_assert_true (pr_account_equal (accounts->pdata[0], account));
}

/* Two windows edit the same account, and a third program tests it meanwhile. */
static void
test_two_writers (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) first = add (fixture, "ann@example.org");
  g_autoptr (PrAccount) second = pr_account_copy (first);
  g_autoptr (PrResult) result = pr_result_parse ("2026-11-22T08:00:00Z ok 1 imap=ok:1");
  g_autoptr (PrAccount) recorded =
      pr_account_dir_record (fixture->dir, pr_account_get_id (first), result, NULL);
  g_autoptr (PrAccount) saved_first = NULL;
  g_autoptr (PrAccount) saved_second = NULL;

  pr_account_set_display_name (first, "Ann");
  pr_service_set_host (pr_account_get_service (second, PR_PROTOCOL_SMTP), "mail.example.org");
  saved_first = save (fixture, first);
  saved_second = save (fixture, second);
  g_assert_cmpstr (pr_account_get_display_name (saved_second), ==, "Ann");
  g_assert_cmpstr (
      pr_service_get_host (pr_account_get_service (saved_second, PR_PROTOCOL_SMTP)), ==,
      "mail.example.org");
  g_assert_cmpuint (pr_account_get_n_results (saved_second), ==, 1);
}

static gpointer
record_many (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (PrAccountDir) dir = pr_account_dir_new (fixture->path);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) accounts = pr_account_dir_load (dir, &problems, NULL);
  const char *id = pr_account_get_id (accounts->pdata[0]);
  const PrServiceResult services[PR_N_PROTOCOLS] = { 0 };

  for (guint i = 0; i < PR_ACCOUNT_MAX_RESULTS / 4; i++)
    {
      g_autoptr (PrResult) result =
          pr_result_new (g_get_real_time (), PR_OUTCOME_OK, (guint) g_random_int (), services);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrAccount) account = pr_account_dir_record (dir, id, result, &error);

      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_writers_side_by_side (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = add (fixture, "ann@example.org");
  g_autoptr (GPtrArray) accounts = NULL;
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", record_many, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  accounts = load (fixture, 1, 0);
  g_assert_cmpuint (pr_account_get_n_results (accounts->pdata[0]), ==, PR_ACCOUNT_MAX_RESULTS);
}

static void
test_removed_meanwhile (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = add (fixture, "ann@example.org");
  g_autoptr (PrResult) result = pr_result_parse ("2026-11-22T08:00:00Z ok 1 imap=ok:1");
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = pr_account_get_id (account);
  g_autoptr (PrAccount) removed = pr_account_dir_remove (fixture->dir, id, &content, NULL);
  g_autoptr (PrAccount) restored = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  g_assert_true (pr_account_equal (removed, account));
  g_assert_null (pr_account_dir_save (fixture->dir, account, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pr_account_dir_record (fixture->dir, id, result, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pr_account_dir_remove (fixture->dir, id, &again, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  restored = pr_account_dir_restore (fixture->dir, id, content, &error);
  g_assert_no_error (error);
  g_assert_true (pr_account_equal (restored, account));
  g_assert_null (pr_account_dir_restore (fixture->dir, id, content, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_EXISTS);
  accounts = load (fixture, 1, 0);
}

static void
test_nowhere (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_account_dir_remove (fixture->dir, "abcdefgh", &content, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Comments and strange keys survive undo, byte for byte. */
static void
test_restore_is_exact (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char text[] = "# mine\n[Account]\nFormat=1\nAddress=ann@example.org\nColour=blue\n"
                             "[IMAP]\nEnabled=true\nHost=imap.example.org\nPort=993\n";
  g_autofree char *path = path_of (fixture, "ann");
  g_autoptr (GBytes) content = NULL;
  g_autoptr (PrAccount) removed = NULL;
  g_autoptr (PrAccount) restored = NULL;
  g_autofree char *after = NULL;

  write_file (fixture, "ann.account", text);
  removed = pr_account_dir_remove (fixture->dir, "ann", &content, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  restored = pr_account_dir_restore (fixture->dir, "ann", content, NULL);
  g_assert_nonnull (restored);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

static void
assert_untouched (Fixture *fixture, const char *id, const char *text)
{
  g_autofree char *path = path_of (fixture, id);
  g_autofree char *after = NULL;

  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

static void
test_unusable (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char newer[] = "[Account]\nFormat=2\nAddress=ann@example.org\n";
  g_autoptr (PrAccount) good = add (fixture, "ann@example.org");
  g_autoptr (PrAccount) account = NULL;
  g_autoptr (PrResult) result = pr_result_parse ("2026-11-22T08:00:00Z ok 1 imap=ok:1");
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = path_of (fixture, "fifo");
  g_autofree char *link = path_of (fixture, "dangling");
  g_autofree char *folder = path_of (fixture, "folder");

  write_file (fixture, "empty.account", "");
  write_file (fixture, "newer.account", newer);
  write_file (fixture, "Capital.account", newer);
  write_file (fixture, "note.txt", "not for us");
  write_file (fixture, ".hidden.account", "nor this");
  g_assert_no_errno (mkfifo (path, 0600));
  g_assert_no_errno (symlink ("/nonexistent", link));
  g_assert_no_errno (g_mkdir (folder, 0700));
  accounts = load (fixture, 1, 6);

  g_assert_null (pr_account_dir_record (fixture->dir, "newer", result, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_UNUSABLE);
  g_assert_nonnull (strstr (error->message, "newer.account"));
  g_clear_error (&error);
  g_assert_null (pr_account_dir_remove (fixture->dir, "newer", &content, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_UNUSABLE);
  assert_untouched (fixture, "newer", newer);
  assert_untouched (fixture, "empty", "");
  account = add (fixture, "bob@example.org");
}

/* A hundred megabytes, of which no more is read than an account may have. */
static void
test_huge_file (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) good = add (fixture, "ann@example.org");
  g_autofree char *path = path_of (fixture, "huge");
  gint64 best_us = G_MAXINT64;

  write_file (fixture, "huge.account", "[Account]\nFormat=1\n");
  g_assert_no_errno (truncate (path, 100 * 1024 * 1024));
  /* Of several tries the best counts: the machine may have other things to do. */
  for (guint i = 0; i < 20 && best_us >= G_USEC_PER_SEC; i++)
    {
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GPtrArray) accounts = load (fixture, 1, 1);

      best_us = MIN (best_us, g_get_monotonic_time () - start_us);
    }
  g_assert_cmpint (best_us, <, G_USEC_PER_SEC);
}

static void
test_symlinked_folder (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *real = g_build_filename (fixture->top, "elsewhere", NULL);
  g_autofree char *parent = g_path_get_dirname (fixture->path);
  g_autoptr (PrAccount) account = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  g_assert_no_errno (g_mkdir (real, 0700));
  g_assert_no_errno (g_mkdir (parent, 0700));
  g_assert_no_errno (symlink (real, fixture->path));
  account = add (fixture, "ann@example.org");
  name = g_strconcat (pr_account_get_id (account), ".account", NULL);
  path = g_build_filename (real, name, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  accounts = load (fixture, 1, 0);
}

static void
test_not_a_folder (void)
{
  g_autoptr (PrAccountDir) dir = pr_account_dir_new ("/dev/null");
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_account_dir_load (dir, &problems, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (pr_account_dir_save (dir, account, &error));
  g_assert_nonnull (error);
}

/* Runs @test in a process of its own, so that what it does to itself ends with it. */
static void
in_child (Fixture *fixture, void (*test) (Fixture *fixture))
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      test (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
open_for_others (Fixture *fixture)
{
  g_autofree char *parent = g_path_get_dirname (fixture->path);

  g_assert_no_errno (g_chmod (fixture->top, 0755));
  g_assert_no_errno (g_chmod (parent, 0755));
}

/* Root could read and write everything. */
static void
become_nobody (Fixture *fixture)
{
  if (geteuid () != 0)
    return;
  g_assert_no_errno (chown (fixture->path, 65534, 65534));
  g_assert_no_errno (setuid (65534));
}

static void
load_unreadable (Fixture *fixture)
{
  g_autoptr (GPtrArray) accounts = NULL;

  become_nobody (fixture);
  accounts = load (fixture, 1, 1);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) ann = add (fixture, "ann@example.org");
  g_autoptr (PrAccount) bob = add (fixture, "bob@example.org");
  g_autofree char *path_of_ann = path_of (fixture, pr_account_get_id (ann));
  g_autofree char *path_of_bob = path_of (fixture, pr_account_get_id (bob));

  open_for_others (fixture);
  g_assert_no_errno (g_chmod (path_of_ann, 0644));
  g_assert_no_errno (g_chmod (path_of_bob, 0));
  in_child (fixture, load_unreadable);
}

static void
save_in_read_only_folder (Fixture *fixture)
{
  g_autoptr (PrAccount) account = sample_account_new ("bob@example.org");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  become_nobody (fixture);
  g_assert_null (pr_account_dir_save (fixture->dir, account, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  accounts = load (fixture, 0, 1);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  write_file (fixture, "empty.account", "");
  open_for_others (fixture);
  g_assert_no_errno (g_chmod (fixture->path, 0555));
  in_child (fixture, save_in_read_only_folder);
  g_assert_no_errno (g_chmod (fixture->path, 0700));
}

static void
save_with_small_files_only (Fixture *fixture)
{
  const struct rlimit limit = { 100, 100 };
  g_autoptr (GPtrArray) before = load (fixture, 1, 0);
  PrAccount *account = before->pdata[0];
  g_autoptr (PrAccount) other = sample_account_new ("bob@example.org");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  pr_account_set_display_name (account, "Ann");
  g_assert_null (pr_account_dir_save (fixture->dir, account, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (pr_account_dir_save (fixture->dir, other, &error));
  g_assert_nonnull (error);

  after = load (fixture, 1, 0);
  g_assert_cmpstr (pr_account_get_display_name (after->pdata[0]), ==, "");
}

/* As on a full disk, writing ends in the middle. */
static void
test_no_space (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrAccount) account = add (fixture, "ann@example.org");
  g_autofree char *left_over = g_build_filename (fixture->path, ".new", NULL);

  in_child (fixture, save_with_small_files_only);
  g_assert_false (g_file_test (left_over, G_FILE_TEST_EXISTS));
}

/* A program that was killed leaves half a file and its lock behind, neither of which counts. */
static void
test_left_over (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *left_over = g_build_filename (fixture->path, ".new", NULL);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (PrAccount) account = NULL;

  write_file (fixture, ".new", "[Account]\nForm");
  write_file (fixture, ".lock", "");
  accounts = load (fixture, 0, 0);
  account = add (fixture, "ann@example.org");
  g_assert_false (g_file_test (left_over, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/account-dir/empty", test_empty },
    { "/account-dir/add", test_add },
    { "/account-dir/unfit", test_unfit },
    { "/account-dir/too-large", test_too_large },
    { "/account-dir/change", test_change },
    { "/account-dir/two-writers", test_two_writers },
    { "/account-dir/writers-side-by-side", test_writers_side_by_side },
    { "/account-dir/removed-meanwhile", test_removed_meanwhile },
    { "/account-dir/nowhere", test_nowhere },
    { "/account-dir/restore-is-exact", test_restore_is_exact },
    { "/account-dir/unusable", test_unusable },
    { "/account-dir/huge-file", test_huge_file },
    { "/account-dir/unreadable", test_unreadable },
    { "/account-dir/symlinked-folder", test_symlinked_folder },
    { "/account-dir/read-only-folder", test_read_only_folder },
    { "/account-dir/no-space", test_no_space },
    { "/account-dir/left-over", test_left_over },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-dir/default-path", test_default_path);
  g_test_add_func ("/account-dir/not-a-folder", test_not_a_folder);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
