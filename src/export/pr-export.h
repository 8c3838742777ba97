/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"

G_BEGIN_DECLS

#define PR_EXPORT_ERROR (pr_export_error_quark ())

/**
 * PrExportError:
 * @PR_EXPORT_ERROR_NO_SERVICE: the account has none of the services that the program uses
 * @PR_EXPORT_ERROR_VALUE: a value of the account has control characters, or cannot be written in the
 *   program's syntax
 */
typedef enum
{
  PR_EXPORT_ERROR_NO_SERVICE,
  PR_EXPORT_ERROR_VALUE,
} PrExportError;

GQuark pr_export_error_quark (void);

/**
 * PrExportFormat:
 *
 * The programs, and other readers, that settings can be written for; the nick is the word for it on
 * the command line.
 */
typedef enum
{
  PR_EXPORT_TEXT,
  PR_EXPORT_THUNDERBIRD,
  PR_EXPORT_THUNDERBIRD_PREFS,
  PR_EXPORT_EVOLUTION,
  PR_EXPORT_MSMTP,
  PR_EXPORT_MBSYNC,
  PR_EXPORT_NEOMUTT,
  PR_EXPORT_AERC,
  PR_EXPORT_HIMALAYA,
  PR_EXPORT_MOBILECONFIG,
  PR_EXPORT_AUTOCONFIG,
} PrExportFormat;

#define PR_N_EXPORT_FORMATS 11

#define PR_TYPE_EXPORT_FORMAT (pr_export_format_get_type ())
GType pr_export_format_get_type (void) G_GNUC_CONST;

const char *pr_export_format_get_title (PrExportFormat format);
const char *pr_export_format_get_advice (PrExportFormat format);

/**
 * PrExport:
 *
 * The settings of an account as one program reads them: one file or several. No password is in it.
 * Immutable, counted. Thread: any.
 */
typedef struct _PrExport PrExport;

PrExport *pr_export_new (PrAccount *account, PrExportFormat format, GError **error);
PrExport *pr_export_ref (PrExport *self);
void pr_export_unref (PrExport *self);

guint pr_export_get_n_files (const PrExport *self);
const char *pr_export_get_name (const PrExport *self, guint i);
const char *pr_export_get_contents (const PrExport *self, guint i);
char *pr_export_to_string (const PrExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrExport, pr_export_unref)

G_END_DECLS
