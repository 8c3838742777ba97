/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-format.h"

/**
 * pr_preset_format_get_n_columns:
 * @table: a table other than %PR_PRESET_TABLE_STRINGS
 *
 * Returns: how many cells a row of it has
 */
guint
pr_preset_format_get_n_columns (PrPresetTable table)
{
  static const guint columns[] = {
    [PR_PRESET_TABLE_PROVIDERS] = PR_PRESET_PROVIDER_N_COLUMNS,
    [PR_PRESET_TABLE_SERVERS] = PR_PRESET_SERVER_N_COLUMNS,
    [PR_PRESET_TABLE_HINTS] = PR_PRESET_HINT_N_COLUMNS,
    [PR_PRESET_TABLE_LIST_ENTRIES] = 1,
    [PR_PRESET_TABLE_BY_DOMAIN] = PR_PRESET_SLOT_N_COLUMNS,
    [PR_PRESET_TABLE_BY_MX] = PR_PRESET_SLOT_N_COLUMNS,
    [PR_PRESET_TABLE_BY_ID] = PR_PRESET_SLOT_N_COLUMNS,
  };

  g_assert (table < G_N_ELEMENTS (columns));
  return columns[table];
}

/**
 * pr_preset_format_hash:
 * @key: a domain, pattern or id in lower case
 * @n_bytes: its length
 *
 * FNV-1a, which spreads short host names well. The keys are ours and checked for length, so nobody
 * gains by making them collide. Part of the format: another one is another version.
 *
 * Returns: the hash
 */
guint32
pr_preset_format_hash (const char *key, gsize n_bytes)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guint8) key[i]) * 16777619u;
  return hash;
}
