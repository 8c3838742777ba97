/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-import-draft.h"

G_BEGIN_DECLS

/*
 * PrImportReader:
 * @path: a file, or for some programs a folder
 * @accounts: (element-type PrAccount): where to add what is found
 * @error: return location
 *
 * Reads the accounts of one program. On error, what has been added to @accounts is of no use.
 *
 * Errors: #PrImportError
 */
typedef gboolean (*PrImportReader) (const char *path, GPtrArray *accounts, GError **error);

gboolean pr_import_read_evolution (const char *path, GPtrArray *accounts, GError **error);
gboolean pr_import_read_gnome (const char *path, GPtrArray *accounts, GError **error);
gboolean pr_import_read_mbsync (const char *path, GPtrArray *accounts, GError **error);
gboolean pr_import_read_msmtp (const char *path, GPtrArray *accounts, GError **error);
gboolean pr_import_read_mutt (const char *path, GPtrArray *accounts, GError **error);
gboolean pr_import_read_thunderbird (const char *path, GPtrArray *accounts, GError **error);

gboolean pr_import_add_draft (GPtrArray *accounts,
                              const PrImportDraft *draft,
                              const PrImportFile *file,
                              guint line,
                              GError **error);

G_END_DECLS
