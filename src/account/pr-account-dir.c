/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-dir.h"

#include "pr-account-file.h"
#include "pr-account-merge.h"
#include "pr-account-private.h"
#include "pr-field.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUFFIX ".account"
#define LOCK_NAME ".lock"
#define TEMPORARY_NAME ".new"

/* Writing takes some milliseconds, a worn disk some hundred: who takes longer hangs. */
#define LOCK_WAIT_MS 5000
#define LOCK_RETRY_MS 5

/* Nobody has as many; a folder full of something else must not hold up the program. */
#define MAX_FILES 4096

/* 32 characters that are not mistaken for one another when read aloud. Eight of them are 40
 * bits. */
#define ID_ALPHABET "abcdefghijkmnpqrstuvwxyz23456789"
#define ID_LENGTH 8

struct _PrAccountDir
{
  char *path;
};

/* A folder that is open for one piece of work, and perhaps locked. */
typedef struct
{
  int fd;
  int lock_fd;
} Session;

G_DEFINE_QUARK (pr-account-dir-error-quark, pr_account_dir_error)

/**
 * pr_account_dir_new:
 * @path: (nullable): the folder, made at the first saving; %NULL is
 *   `$XDG_CONFIG_HOME/postrider/accounts`
 *
 * Returns: (transfer full): the folder
 */
PrAccountDir *
pr_account_dir_new (const char *path)
{
  PrAccountDir *self = g_atomic_rc_box_new0 (PrAccountDir);

  self->path = path != NULL
                   ? g_strdup (path)
                   : g_build_filename (g_get_user_config_dir (), "postrider", "accounts", NULL);
  return self;
}

/**
 * pr_account_dir_ref:
 *
 * Returns: (transfer full): @self
 */
PrAccountDir *
pr_account_dir_ref (PrAccountDir *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_account_dir_clear (gpointer data)
{
  g_free (((PrAccountDir *) data)->path);
}

/**
 * pr_account_dir_unref:
 *
 * Gives up one reference.
 */
void
pr_account_dir_unref (PrAccountDir *self)
{
  g_atomic_rc_box_release_full (self, pr_account_dir_clear);
}

/**
 * pr_account_dir_get_path:
 *
 * Returns: (transfer none): where the files are, in the encoding of file names
 */
const char *
pr_account_dir_get_path (const PrAccountDir *self)
{
  return self->path;
}

static gboolean
set_errno (GError **error, PrAccountDir *self, const char *name, int number)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number), "%s: %s", shown,
               g_strerror (number));
  return FALSE;
}

static gboolean
set_not_found (GError **error, const char *id)
{
  g_set_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_NOT_FOUND,
               _("There is no saved account “%s”"), id);
  return FALSE;
}

static void
close_session (Session *session)
{
  /* Closing gives up the lock as well, as the end of the program would. */
  if (session->lock_fd >= 0)
    close (session->lock_fd);
  if (session->fd >= 0)
    close (session->fd);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, close_session)

static gboolean
open_dir (PrAccountDir *self, Session *session, GError **error)
{
  session->fd = g_open (self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  return session->fd >= 0 || set_errno (error, self, NULL, errno);
}

/* A folder is only as lasting as its name in the one above it. */
static void
sync_parent (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = g_open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      (void) fsync (fd);
      close (fd);
    }
}

static gboolean
make_dir (PrAccountDir *self, GError **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (self->path, 0700) != 0)
    return set_errno (error, self, NULL, errno);
  parent = g_path_get_dirname (self->path);
  sync_parent (self->path);
  sync_parent (parent);
  return TRUE;
}

/* Some network file systems have no locks. There the merging alone has to do. */
static gboolean
has_no_locks (int number)
{
  return number == ENOLCK || number == EOPNOTSUPP || number == ENOSYS || number == EINVAL;
}

/* flock() itself cannot be given a time, so it is asked again and again. */
static gboolean
lock (PrAccountDir *self, Session *session, GError **error)
{
  gint64 give_up_us = g_get_monotonic_time () + LOCK_WAIT_MS * 1000;

  session->lock_fd =
      openat (session->fd, LOCK_NAME, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (session->lock_fd < 0)
    return set_errno (error, self, LOCK_NAME, errno);
  while (flock (session->lock_fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (has_no_locks (errno))
        return TRUE;
      if (errno != EWOULDBLOCK && errno != EINTR)
        return set_errno (error, self, LOCK_NAME, errno);
      if (g_get_monotonic_time () > give_up_us)
        {
          g_set_error_literal (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_BUSY,
                               _("Another program is busy with the saved accounts"));
          return FALSE;
        }
      g_usleep (LOCK_RETRY_MS * 1000);
    }
  /* Whoever holds the lock is the only writer: what a killed one left behind is nobody's. */
  (void) unlinkat (session->fd, TEMPORARY_NAME, 0);
  return TRUE;
}

static gboolean
open_locked (PrAccountDir *self, Session *session, GError **error)
{
  return open_dir (self, session, error) && lock (self, session, error);
}

/* For an account that should be there; where not even the folder is, it is not. */
static gboolean
open_existing (PrAccountDir *self, Session *session, const char *id, GError **error)
{
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return set_not_found (error, id);
  return open_locked (self, session, error);
}

static char *
file_name (const char *id)
{
  return g_strconcat (id, SUFFIX, NULL);
}

static gboolean
set_read_error (GError **error, int number)
{
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                       g_strerror (number));
  return FALSE;
}

static gboolean
read_fd (int fd, GByteArray *content, GError **error)
{
  char buffer[16 * 1024];
  struct stat status;
  gssize n_bytes;

  if (fstat (fd, &status) != 0)
    return set_read_error (error, errno);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, PR_ACCOUNT_FILE_ERROR, PR_ACCOUNT_FILE_ERROR_BROKEN,
                           _("This is not the file of an account"));
      return FALSE;
    }
  /* One byte too many is enough to know; the size that fstat() gives may grow. */
  while (content->len <= PR_ACCOUNT_FILE_MAX_BYTES)
    {
      n_bytes = read (fd, buffer, sizeof buffer);
      if (n_bytes == 0)
        return TRUE;
      if (n_bytes > 0)
        g_byte_array_append (content, (const guint8 *) buffer, (guint) n_bytes);
      else if (errno != EINTR)
        return set_read_error (error, errno);
    }
  return TRUE;
}

/* The content of a file, at most a little more than it may have. A FIFO must not hold up the
 * program, so it is opened without waiting. */
static GBytes *
read_file (int dir_fd, const char *name, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  int fd = openat (dir_fd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gboolean ok;

  if (fd < 0)
    {
      set_read_error (error, errno);
      return NULL;
    }
  ok = read_fd (fd, content, error);
  close (fd);
  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

static PrAccount *
parse (const char *id, GBytes *content, GError **error)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (content, &n_bytes);

  return pr_account_file_parse (id, text == NULL ? "" : text, n_bytes, error);
}

/* What is there now, for who wants to change it. */
static PrAccount *
read_current (PrAccountDir *self,
              Session *session,
              const char *id,
              GBytes **content,
              GError **error)
{
  g_autofree char *name = file_name (id);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = NULL;
  PrAccount *account = NULL;

  bytes = read_file (session->fd, name, &local_error);
  if (bytes != NULL)
    account = parse (id, bytes, &local_error);
  if (account != NULL)
    {
      *content = g_steal_pointer (&bytes);
      return account;
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      set_not_found (error, id);
      return NULL;
    }
  path = g_build_filename (self->path, name, NULL);
  g_set_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_UNUSABLE, "%s: %s", path,
               local_error->message);
  return NULL;
}

static gboolean
write_whole (int fd, GBytes *content)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (content, &n_bytes);

  while (n_bytes > 0)
    {
      gssize n_written = write (fd, data, n_bytes);

      if (n_written < 0 && errno != EINTR)
        return FALSE;
      if (n_written > 0)
        {
          data += n_written;
          n_bytes -= (gsize) n_written;
        }
    }
  return fsync (fd) == 0;
}

static gboolean
write_temporary (Session *session, GBytes *content)
{
  int fd = openat (session->fd, TEMPORARY_NAME,
                   O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  int saved_errno;

  if (fd < 0)
    return FALSE;
  if (write_whole (fd, content))
    return close (fd) == 0;
  saved_errno = errno;
  close (fd);
  errno = saved_errno;
  return FALSE;
}

/* Whole and safe on disk under another name first, then under its own. A file that is a link to one
 * elsewhere becomes a file here. */
static gboolean
replace_file (PrAccountDir *self,
              Session *session,
              const char *id,
              GBytes *content,
              GError **error)
{
  g_autofree char *name = file_name (id);

  if (write_temporary (session, content)
      && renameat (session->fd, TEMPORARY_NAME, session->fd, name) == 0)
    {
      if (fsync (session->fd) == 0)
        return TRUE;
      return set_errno (error, self, name, errno);
    }
  set_errno (error, self, name, errno);
  (void) unlinkat (session->fd, TEMPORARY_NAME, 0);
  return FALSE;
}

/* Nothing is written that could not be read again. */
static PrAccount *
write_account (PrAccountDir *self,
               Session *session,
               PrAccount *account,
               GBytes *before,
               GError **error)
{
  const char *id = pr_account_get_id (account);
  g_autoptr (GBytes) content = pr_account_file_format (account, before);
  g_autoptr (PrAccount) written = parse (id, content, error);

  if (written == NULL)
    return NULL;
  if (before != NULL && g_bytes_equal (before, content))
    return g_steal_pointer (&written);
  if (!replace_file (self, session, id, content, error))
    return NULL;
  return g_steal_pointer (&written);
}

static gboolean
exists (Session *session, const char *id)
{
  g_autofree char *name = file_name (id);
  struct stat status;

  return fstatat (session->fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

static char *
new_id (Session *session)
{
  for (;;)
    {
      char id[ID_LENGTH + 1] = "";

      for (guint i = 0; i < ID_LENGTH; i++)
        id[i] = ID_ALPHABET[g_random_int_range (0, (gint32) strlen (ID_ALPHABET))];
      if (!exists (session, id))
        return g_strdup (id);
    }
}

static PrAccount *
add_account (PrAccountDir *self, PrAccount *account, GError **error)
{
  g_auto (Session) session = { -1, -1 };
  g_autoptr (PrAccount) added = pr_account_copy (account);
  g_autofree char *id = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!make_dir (self, error) || !open_locked (self, &session, error))
    return NULL;
  id = new_id (&session);
  pr_account_set_id (added, id);
  pr_account_set_times (added, now, now);
  return write_account (self, &session, added, NULL, error);
}

static PrAccount *
change_account (PrAccountDir *self, PrAccount *account, GError **error)
{
  g_auto (Session) session = { -1, -1 };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (PrAccount) current = NULL;
  g_autoptr (PrAccount) merged = NULL;

  if (!open_existing (self, &session, pr_account_get_id (account), error))
    return NULL;
  current = read_current (self, &session, pr_account_get_id (account), &before, error);
  if (current == NULL)
    return NULL;
  merged = pr_account_merge (pr_account_get_origin (account), account, current);
  if (!pr_account_equal (merged, current))
    pr_account_set_times (merged, pr_account_get_created (current),
                          g_get_real_time () / G_USEC_PER_SEC);
  return write_account (self, &session, merged, before, error);
}

/**
 * pr_account_dir_save:
 * @account: what to keep; nobody may change it meanwhile. Where it has an id it is a changed copy
 *   of the saved account by that id, else a new one
 * @error: return location
 *
 * See #PrAccountDir for what happens where somebody else has changed it too.
 *
 * Errors: %PR_FIELD_ERROR where it is not fit to be kept; those of %PR_ACCOUNT_DIR_ERROR; those of
 * %G_IO_ERROR, as %G_IO_ERROR_NO_SPACE: then what was saved before is still there.
 *
 * Returns: (transfer full): the account as it is kept now
 */
PrAccount *
pr_account_dir_save (PrAccountDir *self, PrAccount *account, GError **error)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  if (!pr_field_check_saved (account, error))
    return NULL;
  return *pr_account_get_id (account) == '\0' ? add_account (self, account, error)
                                              : change_account (self, account, error);
}

/**
 * pr_account_dir_record:
 * @id: which account
 * @result: what a test of it found
 * @error: return location
 *
 * Adds the result to those that are kept.
 *
 * Errors: as pr_account_dir_save().
 *
 * Returns: (transfer full): the account as it is kept now
 */
PrAccount *
pr_account_dir_record (PrAccountDir *self, const char *id, PrResult *result, GError **error)
{
  g_auto (Session) session = { -1, -1 };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (PrAccount) account = NULL;

  g_return_val_if_fail (pr_account_file_is_id (id), NULL);

  if (!open_existing (self, &session, id, error))
    return NULL;
  account = read_current (self, &session, id, &before, error);
  if (account == NULL)
    return NULL;
  pr_account_add_result (account, result);
  return write_account (self, &session, account, before, error);
}

/**
 * pr_account_dir_remove:
 * @id: which account
 * @content: (out) (transfer full): what its file held, for pr_account_dir_restore()
 * @error: return location
 *
 * Errors: as pr_account_dir_save().
 *
 * Returns: (transfer full): the account that is no longer kept
 */
PrAccount *
pr_account_dir_remove (PrAccountDir *self, const char *id, GBytes **content, GError **error)
{
  g_auto (Session) session = { -1, -1 };
  g_autofree char *name = file_name (id);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PrAccount) account = NULL;

  g_return_val_if_fail (pr_account_file_is_id (id), NULL);

  if (!open_existing (self, &session, id, error))
    return NULL;
  account = read_current (self, &session, id, &bytes, error);
  if (account == NULL)
    return NULL;
  if (unlinkat (session.fd, name, 0) != 0 || fsync (session.fd) != 0)
    {
      set_errno (error, self, name, errno);
      return NULL;
    }
  *content = g_steal_pointer (&bytes);
  return g_steal_pointer (&account);
}

/**
 * pr_account_dir_restore:
 * @id: which account
 * @content: what pr_account_dir_remove() gave
 * @error: return location
 *
 * Brings back what was removed, unchanged.
 *
 * Errors: %PR_ACCOUNT_DIR_ERROR_EXISTS; else as pr_account_dir_save().
 *
 * Returns: (transfer full): the account
 */
PrAccount *
pr_account_dir_restore (PrAccountDir *self, const char *id, GBytes *content, GError **error)
{
  g_auto (Session) session = { -1, -1 };
  g_autoptr (PrAccount) account = NULL;

  g_return_val_if_fail (pr_account_file_is_id (id), NULL);

  account = parse (id, content, error);
  if (account == NULL || !make_dir (self, error) || !open_locked (self, &session, error))
    return NULL;
  if (exists (&session, id))
    {
      g_set_error (error, PR_ACCOUNT_DIR_ERROR, PR_ACCOUNT_DIR_ERROR_EXISTS,
                   _("There is a saved account “%s” already"), id);
      return NULL;
    }
  if (!replace_file (self, &session, id, content, error))
    return NULL;
  return g_steal_pointer (&account);
}

static void
add_problem (PrAccountDir *self, GPtrArray *problems, const char *name, const char *message)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  g_ptr_array_add (problems, pr_account_problem_new (path, message));
}

static void
load_file (PrAccountDir *self,
           int dir_fd,
           const char *name,
           GPtrArray *accounts,
           GPtrArray *problems)
{
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (SUFFIX));
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  PrAccount *account = NULL;

  if (!pr_account_file_is_id (id))
    {
      add_problem (self, problems, name, _("The name of the file is not one of a saved account"));
      return;
    }
  content = read_file (dir_fd, name, &error);
  if (content != NULL)
    account = parse (id, content, &error);
  if (error == NULL)
    g_ptr_array_add (accounts, account);
  /* One that is gone was removed meanwhile. */
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || faccessat (dir_fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    add_problem (self, problems, name, error->message);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_accounts (gconstpointer a, gconstpointer b)
{
  return pr_account_compare_age (*(PrAccount *const *) a, *(PrAccount *const *) b);
}

static GPtrArray *
list_names (DIR *stream, gboolean *too_many)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const struct dirent *entry;

  *too_many = FALSE;
  while (!*too_many && (entry = readdir (stream)) != NULL)
    {
      if (entry->d_name[0] == '.' || !g_str_has_suffix (entry->d_name, SUFFIX))
        continue;
      *too_many = names->len == MAX_FILES;
      if (!*too_many)
        g_ptr_array_add (names, g_strdup (entry->d_name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * pr_account_dir_load:
 * @problems: (out) (transfer container) (element-type PrAccountProblem): the files that cannot be
 *   loaded; they stay untouched
 * @error: return location
 *
 * Reads all saved accounts. Takes no lock, and works in a folder that cannot be written to. A
 * folder that does not exist holds no accounts.
 *
 * Errors: those of %G_IO_ERROR, where the folder itself cannot be read.
 *
 * Returns: (transfer container) (element-type PrAccount): the accounts, the oldest first
 */
GPtrArray *
pr_account_dir_load (PrAccountDir *self, GPtrArray **problems, GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) names = NULL;
  DIR *stream = opendir (self->path);
  gboolean too_many;

  if (stream == NULL && errno != ENOENT)
    {
      set_errno (error, self, NULL, errno);
      return NULL;
    }
  if (stream != NULL)
    {
      names = list_names (stream, &too_many);
      for (guint i = 0; i < names->len; i++)
        load_file (self, dirfd (stream), names->pdata[i], accounts, wrong);
      if (too_many)
        add_problem (self, wrong, NULL, _("There are too many files; not all were read"));
      closedir (stream);
    }
  g_ptr_array_sort (accounts, compare_accounts);
  *problems = g_steal_pointer (&wrong);
  return g_steal_pointer (&accounts);
}
