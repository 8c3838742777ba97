/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is saved survives the writer: a process that changes accounts is killed at random a thousand
 * times, and each time every account is there, whole, and in the last state that was reported as
 * saved or the one after it. And a disk that is really full. */

#include "pr-account-dir.h"
#include "sample-account.h"
#include "temp-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 1000
#define N_ACCOUNTS 3

/* How many changes a writer has the time for, at most: so a kill comes at any point of one of
 * them. */
#define LONGEST_LIFE_CHANGES 4

/* What the writer has been told is saved, in memory that both processes see. */
typedef struct
{
  volatile guint name[N_ACCOUNTS];
  volatile guint n_results[N_ACCOUNTS];
} Told;

static guint
get_number (PrAccount *account)
{
  return (guint) g_ascii_strtoull (pr_account_get_display_name (account), NULL, 10);
}

static void
change_name (PrAccountDir *dir, PrAccount *account, volatile guint *told)
{
  guint number = get_number (account) + 1;
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autoptr (PrAccount) saved = NULL;

  pr_account_set_display_name (account, name);
  saved = pr_account_dir_save (dir, account, NULL);
  if (saved == NULL)
    _exit (1);
  *told = number;
}

static void
add_result (PrAccountDir *dir, PrAccount *account, volatile guint *told)
{
  const PrServiceResult services[PR_N_PROTOCOLS] = { 0 };
  guint number = *told + 1;
  g_autoptr (PrResult) result = pr_result_new (number, PR_OUTCOME_OK, number, services);
  g_autoptr (PrAccount) recorded =
      pr_account_dir_record (dir, pr_account_get_id (account), result, NULL);

  if (recorded == NULL)
    _exit (1);
  *told = number;
}

/* One comes and goes beside the others. */
static void
add_and_remove (PrAccountDir *dir)
{
  g_autoptr (PrAccount) guest = sample_account_new ("guest@example.org");
  g_autoptr (PrAccount) added = pr_account_dir_save (dir, guest, NULL);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (PrAccount) removed = NULL;

  if (added == NULL)
    _exit (1);
  removed = pr_account_dir_remove (dir, pr_account_get_id (added), &content, NULL);
  if (removed == NULL)
    _exit (1);
}

static void G_GNUC_NORETURN
write_for_ever (PrAccountDir *dir, GPtrArray *accounts, Told *told)
{
  for (;;)
    for (guint i = 0; i < N_ACCOUNTS; i++)
      {
        change_name (dir, accounts->pdata[i], &told->name[i]);
        add_result (dir, accounts->pdata[i], &told->n_results[i]);
        add_and_remove (dir);
      }
}

/* How long a change takes here, in microseconds; a slow disk or a sanitizer makes that much
 * longer. */
static gint64
measure_change_us (PrAccountDir *dir)
{
  gint64 start_us = g_get_monotonic_time ();

  for (guint i = 0; i < 5; i++)
    add_and_remove (dir);
  return (g_get_monotonic_time () - start_us) / 10;
}

static gboolean
is_guest (PrAccount *account)
{
  return g_str_has_prefix (pr_account_get_address (account), "guest@");
}

/* Returns: the lasting accounts, after a look at all of them */
static GPtrArray *
load_checked (PrAccountDir *dir, const Told *told)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = pr_account_dir_load (dir, &problems, &error);
  GPtrArray *lasting = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  for (guint i = 0; i < all->len; i++)
    if (!is_guest (all->pdata[i]))
      g_ptr_array_add (lasting, g_object_ref (all->pdata[i]));
  g_assert_cmpuint (lasting->len, ==, N_ACCOUNTS);
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      guint number = get_number (lasting->pdata[i]);
      PrResult *result = pr_account_get_last_result (lasting->pdata[i]);
      guint n_results = result == NULL ? 0 : pr_result_get_duration_ms (result);

      g_assert_cmpuint (number - told->name[i], <=, 1);
      g_assert_cmpuint (n_results - told->n_results[i], <=, 1);
    }
  return lasting;
}

/* The next writer goes on from what is there. */
static void
note_state (GPtrArray *accounts, Told *told)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      PrResult *result = pr_account_get_last_result (accounts->pdata[i]);

      told->name[i] = get_number (accounts->pdata[i]);
      told->n_results[i] = result == NULL ? 0 : pr_result_get_duration_ms (result);
    }
}

/* In memory where that can be had: what a kill leaves there is what it leaves on a disk, which
 * would only make the test slower. What a loss of power leaves is for fsync(), and not seen
 * here. */
static char *
make_dir (void)
{
  g_autofree char *in_memory = g_strdup ("/dev/shm/postrider-XXXXXX");

  return g_mkdtemp (in_memory) != NULL ? g_steal_pointer (&in_memory)
                                       : g_dir_make_tmp ("postrider-XXXXXX", NULL);
}

static void
test_kill (void)
{
  g_autofree char *path = make_dir ();
  g_autoptr (PrAccountDir) dir = pr_account_dir_new (path);
  Told *told = mmap (NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  guint n_in_the_middle = 0;
  guint n_changes = 0;
  gint32 longest_life_us;

  g_assert_true (told != MAP_FAILED);
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
      g_autoptr (PrAccount) saved = pr_account_dir_save (dir, account, NULL);

      g_assert_nonnull (saved);
    }
  longest_life_us =
      (gint32) CLAMP (LONGEST_LIFE_CHANGES * measure_change_us (dir), 1000, 50 * 1000);
  /* More where a machine is so busy that none of them came in the middle of anything. */
  for (guint i = 0; i < N_KILLS || (n_in_the_middle == 0 && i < 10 * N_KILLS); i++)
    {
      g_autoptr (GPtrArray) accounts = load_checked (dir, told);
      g_autofree char *left_over = g_build_filename (path, ".new", NULL);
      pid_t child;
      int status;

      note_state (accounts, told);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        write_for_ever (dir, accounts, told);
      g_usleep ((gulong) g_test_rand_int_range (0, longest_life_us));
      g_assert_no_errno (kill (child, SIGKILL));
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      n_in_the_middle += g_file_test (left_over, G_FILE_TEST_EXISTS);
    }
  {
    g_autoptr (GPtrArray) accounts = load_checked (dir, told);

    note_state (accounts, told);
  }
  for (guint i = 0; i < N_ACCOUNTS; i++)
    n_changes += told->name[i] + told->n_results[i];
  g_test_message ("%u kills within %d µs, %u of them while a file was written; %u changes saved",
                  N_KILLS, longest_life_us, n_in_the_middle, n_changes);
  /* Else nothing was shown. */
  g_assert_cmpuint (n_in_the_middle, >, 0);
  g_assert_cmpuint (n_changes, >, 0);

  g_assert_no_errno (munmap (told, sizeof *told));
  temp_folder_remove (path);
}

/* Fills the file system to the last byte. */
static void
fill (const char *path)
{
  g_autofree char *name = g_build_filename (path, "filling", NULL);
  int fd = g_open (name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  char block[1024] = "";

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    continue;
  while (write (fd, block, 1) > 0)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

/* Whether this process may mount something that only it and its children see. */
static gboolean
mount_small_disk (const char *path)
{
  return unshare (CLONE_NEWNS) == 0
         && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("postrider-test", path, "tmpfs", 0, "size=64k,mode=0700") == 0;
}

static void G_GNUC_NORETURN
use_full_disk (const char *path)
{
  g_autoptr (PrAccountDir) dir = pr_account_dir_new (path);
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (PrAccount) saved = NULL;
  g_autoptr (PrAccount) later = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *filling = g_build_filename (path, "filling", NULL);

  saved = pr_account_dir_save (dir, account, &error);
  g_assert_no_error (error);
  fill (path);
  pr_account_set_display_name (saved, "Ann");
  g_assert_null (pr_account_dir_save (dir, saved, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  accounts = pr_account_dir_load (dir, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (pr_account_get_display_name (accounts->pdata[0]), ==, "");

  /* As soon as there is room it works again. */
  g_assert_no_errno (g_unlink (filling));
  later = pr_account_dir_save (dir, saved, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pr_account_get_display_name (later), ==, "Ann");
  _exit (0);
}

static void
test_full_disk (void)
{
  g_autofree char *path = g_dir_make_tmp ("postrider-XXXXXX", NULL);
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (!mount_small_disk (path))
        _exit (77);
      use_full_disk (path);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_no_errno (g_rmdir (path));
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("no leave to mount a small disk");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Returns: a process that holds the lock until it is killed. */
static pid_t
start_hanging_writer (const char *path)
{
  g_autofree char *lock = g_build_filename (path, ".lock", NULL);
  int ready[2];
  char byte;
  pid_t child;

  g_assert_no_errno (pipe (ready));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      int fd = g_open (lock, O_RDWR | O_CLOEXEC, 0);

      if (flock (fd, LOCK_EX) != 0 || write (ready[1], "", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  close (ready[1]);
  return child;
}

/* Another program hangs in the middle of its work: reading goes on, writing gives up after a while,
 * and works again when the other is gone. */
static void
test_busy (void)
{
  g_autofree char *path = make_dir ();
  g_autoptr (PrAccountDir) dir = pr_account_dir_new (path);
  g_autoptr (PrAccount) account = sample_account_new ("ann@example.org");
  g_autoptr (PrAccount) saved = pr_account_dir_save (dir, account, NULL);
  g_autoptr (PrAccount) later = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child = start_hanging_writer (path);

  pr_account_set_display_name (saved, "Ann");
  accounts = pr_account_dir_load (dir, &problems, NULL);
  g_assert_cmpuint (accounts->len, ==, 1);
  g_assert_null (pr_account_dir_save (dir, saved, &error));
  g_assert_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_BUSY);
  g_clear_error (&error);

  g_assert_no_errno (kill (child, SIGKILL));
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  later = pr_account_dir_save (dir, saved, &error);
  g_assert_no_error (error);
  temp_folder_remove (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-kill/kill", test_kill);
  g_test_add_func ("/account-kill/full-disk", test_full_disk);
  g_test_add_func ("/account-kill/busy", test_busy);
  return g_test_run ();
}
