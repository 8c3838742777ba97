/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-export-syntax.h"

G_BEGIN_DECLS

/*
 * PrExportWriter:
 * @settings: what to write; it has the services that the format's row in pr-export.c asks for
 * @add_file: takes one file: the place it is to be kept in, and its contents (transfer full)
 * @files: for @add_file
 * @error: return location
 *
 * Writes the settings for one program.
 *
 * Errors: %PR_EXPORT_ERROR_VALUE, where a value cannot be written in the program's syntax.
 */
typedef struct _PrExportFiles PrExportFiles;

typedef gboolean (*PrExportWriter) (const PrExportSettings *settings,
                                    PrExportFiles *files,
                                    GError **error);

void pr_export_files_add (PrExportFiles *files, const char *name, GString *contents);

gboolean pr_export_write_aerc (const PrExportSettings *settings, PrExportFiles *files, GError **error);
gboolean pr_export_write_autoconfig (const PrExportSettings *settings,
                                     PrExportFiles *files,
                                     GError **error);
gboolean pr_export_write_evolution (const PrExportSettings *settings,
                                    PrExportFiles *files,
                                    GError **error);
gboolean pr_export_write_himalaya (const PrExportSettings *settings,
                                   PrExportFiles *files,
                                   GError **error);
gboolean pr_export_write_mbsync (const PrExportSettings *settings,
                                 PrExportFiles *files,
                                 GError **error);
gboolean pr_export_write_mobileconfig (const PrExportSettings *settings,
                                       PrExportFiles *files,
                                       GError **error);
gboolean pr_export_write_msmtp (const PrExportSettings *settings,
                                PrExportFiles *files,
                                GError **error);
gboolean pr_export_write_neomutt (const PrExportSettings *settings,
                                  PrExportFiles *files,
                                  GError **error);
gboolean pr_export_write_text (const PrExportSettings *settings, PrExportFiles *files, GError **error);
gboolean pr_export_write_thunderbird (const PrExportSettings *settings,
                                      PrExportFiles *files,
                                      GError **error);
gboolean pr_export_write_thunderbird_prefs (const PrExportSettings *settings,
                                            PrExportFiles *files,
                                            GError **error);

G_END_DECLS
