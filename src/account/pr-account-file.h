/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"

G_BEGIN_DECLS

/**
 * PR_ACCOUNT_FILE_FORMAT:
 *
 * The version of the format, key `Format` of group `Account`. A file of a higher one was written by
 * a newer program that had a reason to say so: it is not read, and above all not written.
 */
#define PR_ACCOUNT_FILE_FORMAT 1

/**
 * PR_ACCOUNT_FILE_MAX_BYTES:
 *
 * A file with all its results has 4 KiB; the rest is room for what others keep in it.
 */
#define PR_ACCOUNT_FILE_MAX_BYTES (256 * 1024)

#define PR_ACCOUNT_FILE_ERROR (pr_account_file_error_quark ())

/**
 * PrAccountFileError:
 * @PR_ACCOUNT_FILE_ERROR_BROKEN: not a key file, or without what an account needs
 * @PR_ACCOUNT_FILE_ERROR_NEWER: of a format that only a newer program knows
 * @PR_ACCOUNT_FILE_ERROR_TOO_LARGE: larger than %PR_ACCOUNT_FILE_MAX_BYTES
 *
 * The messages are sentences for people.
 */
typedef enum
{
  PR_ACCOUNT_FILE_ERROR_BROKEN,
  PR_ACCOUNT_FILE_ERROR_NEWER,
  PR_ACCOUNT_FILE_ERROR_TOO_LARGE,
} PrAccountFileError;

GQuark pr_account_file_error_quark (void);

gboolean pr_account_file_is_id (const char *text);

PrAccount *
pr_account_file_parse (const char *id, const char *text, gsize n_bytes, GError **error);
GBytes *pr_account_file_format (PrAccount *account, GBytes *before);

G_END_DECLS
