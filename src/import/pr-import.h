/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"

G_BEGIN_DECLS

#define PR_IMPORT_ERROR (pr_import_error_quark ())

/**
 * PrImportError:
 * @PR_IMPORT_ERROR_UNREADABLE: there is no such file, it is none, it is not ours to read, or too large
 * @PR_IMPORT_ERROR_SYNTAX: a line of it is not what the program writes
 * @PR_IMPORT_ERROR_NOTHING: it has no mail account
 *
 * The messages are sentences for people, with the file and, where there is one, the line.
 */
typedef enum
{
  PR_IMPORT_ERROR_UNREADABLE,
  PR_IMPORT_ERROR_SYNTAX,
  PR_IMPORT_ERROR_NOTHING,
} PrImportError;

GQuark pr_import_error_quark (void);

/**
 * PrImportFormat:
 *
 * The programs whose settings can be read; the nick is the word for it on the command line.
 */
typedef enum
{
  PR_IMPORT_THUNDERBIRD,
  PR_IMPORT_EVOLUTION,
  PR_IMPORT_GNOME,
  PR_IMPORT_MSMTP,
  PR_IMPORT_MBSYNC,
  PR_IMPORT_MUTT,
} PrImportFormat;

#define PR_N_IMPORT_FORMATS 6

#define PR_TYPE_IMPORT_FORMAT (pr_import_format_get_type ())
GType pr_import_format_get_type (void) G_GNUC_CONST;

const char *pr_import_format_get_title (PrImportFormat format);

/* The most accounts that are taken from one source: nobody has more, and a file may be anything. */
#define PR_IMPORT_MAX_ACCOUNTS 256

GPtrArray *pr_import_find (PrImportFormat format);
GPtrArray *pr_import_read (PrImportFormat format, const char *path, GError **error);
gboolean pr_import_is_known (PrAccount *account, GListModel *accounts);

G_END_DECLS
