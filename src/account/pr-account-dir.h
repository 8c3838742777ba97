/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account-problem.h"
#include "pr-account.h"

G_BEGIN_DECLS

#define PR_ACCOUNT_DIR_ERROR (pr_account_dir_error_quark ())

/**
 * PrAccountDirError:
 * @PR_ACCOUNT_DIR_ERROR_NOT_FOUND: there is no such account (any more)
 * @PR_ACCOUNT_DIR_ERROR_EXISTS: there is one by that id already
 * @PR_ACCOUNT_DIR_ERROR_UNUSABLE: its file cannot be read, is broken or of a newer program: it
 *   stays untouched
 * @PR_ACCOUNT_DIR_ERROR_BUSY: another program holds the lock for too long
 */
typedef enum
{
  PR_ACCOUNT_DIR_ERROR_NOT_FOUND,
  PR_ACCOUNT_DIR_ERROR_EXISTS,
  PR_ACCOUNT_DIR_ERROR_UNUSABLE,
  PR_ACCOUNT_DIR_ERROR_BUSY,
} PrAccountDirError;

GQuark pr_account_dir_error_quark (void);

/**
 * PrAccountDir:
 *
 * The folder of saved accounts: a key file for each (see #PrAccountFile), named for its id, mode
 * 0600 in a folder of mode 0700. Blocking; immutable and counted. Thread: any, also several at
 * once.
 *
 * A file is replaced as a whole by a rename, after its content is safely on disk: whatever happens,
 * the old or the new state is there, and reading needs no lock. Writers, of this and of other
 * programs, go one after another by an flock() on `.lock` and read the file anew before they write:
 *
 * - a setting that one of them changed, and the other did not, is kept, whichever it is;
 * - a setting that both changed is that of the one that saved last;
 * - the results of both are kept, up to the usual number;
 * - an account that was removed is not brought back by saving or by a result: that is
 *   %PR_ACCOUNT_DIR_ERROR_NOT_FOUND, and the one who saved may add it anew;
 * - keys and groups that this program does not know stay as they are.
 */
typedef struct _PrAccountDir PrAccountDir;

PrAccountDir *pr_account_dir_new (const char *path);
PrAccountDir *pr_account_dir_ref (PrAccountDir *self);
void pr_account_dir_unref (PrAccountDir *self);

const char *pr_account_dir_get_path (const PrAccountDir *self);

GPtrArray *
pr_account_dir_load (PrAccountDir *self, GPtrArray **problems, GError **error);
PrAccount *pr_account_dir_save (PrAccountDir *self, PrAccount *account, GError **error);
PrAccount *pr_account_dir_record (PrAccountDir *self,
                                  const char *id,
                                  PrResult *result,
                                  GError **error);
PrAccount *pr_account_dir_remove (PrAccountDir *self,
                                  const char *id,
                                  GBytes **content,
                                  GError **error);
PrAccount *pr_account_dir_restore (PrAccountDir *self,
                                   const char *id,
                                   GBytes *content,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrAccountDir, pr_account_dir_unref)

G_END_DECLS
