/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-import.h"

G_BEGIN_DECLS

/**
 * PrImportFile:
 *
 * A settings file, read whole. It may hold passwords, which we have no use for, so its text is wiped
 * with it.
 */
typedef struct _PrImportFile PrImportFile;

PrImportFile *pr_import_file_read (const char *path, GError **error);
void pr_import_file_free (PrImportFile *self);

const char *pr_import_file_get_path (const PrImportFile *self);
const char *pr_import_file_get_text (const PrImportFile *self);
gboolean pr_import_file_next_line (PrImportFile *self, char **line, guint *number);
void pr_import_file_set_error (const PrImportFile *self,
                               guint line,
                               const char *what,
                               GError **error);

GKeyFile *pr_import_file_read_key_file (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrImportFile, pr_import_file_free)

char *pr_import_next_word (char **text, const char **problem);

G_END_DECLS
