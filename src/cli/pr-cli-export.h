/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-cli.h"

G_BEGIN_DECLS

/**
 * PrCliExport:
 * @id: (nullable): what --export names
 * @format: (nullable): a word of #PrExportFormat
 * @output: (nullable): the folder for the files
 * @json: as JSON
 *
 * The options of “accounts --export”.
 */
typedef struct
{
  char *id;
  char *format;
  char *output;
  gboolean json;
} PrCliExport;

void pr_cli_export_add_entries (PrCliExport *self, GOptionContext *context);
void pr_cli_export_clear (PrCliExport *self);
gboolean pr_cli_export_run (const PrCliExport *self, PrAccount *account, GError **error);

G_END_DECLS
