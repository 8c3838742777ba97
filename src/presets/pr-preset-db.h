/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrPresetDb:
 *
 * The binary form of a number of providers, open for reading. Immutable. Opening looks at the header
 * only, however many providers there are; each access checks its own bounds, so that a damaged or
 * hostile file gives empty answers and nothing worse. Thread: any.
 */
typedef struct _PrPresetDb PrPresetDb;

/**
 * PrPresetRun:
 * @first: the first row
 * @n_rows: how many there are; @first and @n_rows never reach beyond the table
 */
typedef struct
{
  guint first;
  guint n_rows;
} PrPresetRun;

PrPresetDb *pr_preset_db_new (GBytes *bytes, GError **error);
PrPresetDb *pr_preset_db_ref (PrPresetDb *self);
void pr_preset_db_unref (PrPresetDb *self);

guint pr_preset_db_get_n_providers (PrPresetDb *self);
guint32 pr_preset_db_get_number (PrPresetDb *self, PrPresetTable table, guint row, guint column);
const char *pr_preset_db_get_text (PrPresetDb *self, PrPresetTable table, guint row, guint column);
PrPresetRun pr_preset_db_get_run (PrPresetDb *self, guint provider, PrPresetProviderColumn column);

gboolean pr_preset_db_find (PrPresetDb *self, PrPresetTable table, const char *key, gsize n_bytes,
                            guint *provider, guint32 *flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrPresetDb, pr_preset_db_unref)

G_END_DECLS
