/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-db.h"

#include <string.h>

typedef struct
{
  guint32 offset;
  guint32 n_rows;
} Table;

struct _PrPresetDb
{
  GBytes *bytes;
  const guint8 *data;
  Table tables[PR_PRESET_N_TABLES];
};

static guint32
read_number (const guint8 *at)
{
  guint32 little;

  memcpy (&little, at, sizeof little);
  return GUINT32_FROM_LE (little);
}

static gboolean
read_header (PrPresetDb *self, gsize n_bytes)
{
  const Table *strings = &self->tables[PR_PRESET_TABLE_STRINGS];

  if (n_bytes < PR_PRESET_HEADER_BYTES || n_bytes > G_MAXUINT32 ||
      memcmp (self->data, PR_PRESET_FORMAT_MAGIC, 8) != 0 ||
      read_number (self->data + 8) != PR_PRESET_FORMAT_VERSION ||
      read_number (self->data + 12) != n_bytes)
    return FALSE;

  for (guint i = 0; i < PR_PRESET_N_TABLES; i++)
    {
      Table *table = &self->tables[i];
      guint64 row_bytes =
          i == PR_PRESET_TABLE_STRINGS ? 1 : pr_preset_format_get_n_columns (i) * sizeof (guint32);

      table->offset = read_number (self->data + 16 + (gsize) 8 * i);
      table->n_rows = read_number (self->data + 20 + (gsize) 8 * i);
      if (table->offset + table->n_rows * row_bytes > n_bytes)
        return FALSE;
    }
  for (guint i = PR_PRESET_TABLE_BY_DOMAIN; i <= PR_PRESET_TABLE_BY_ID; i++)
    if (self->tables[i].n_rows == 0 || (self->tables[i].n_rows & (self->tables[i].n_rows - 1)) != 0)
      return FALSE;

  /* So every text in it ends, wherever it begins, and offset 0 is no text at all. */
  return strings->n_rows > 0 && self->data[strings->offset] == '\0' &&
         self->data[strings->offset + strings->n_rows - 1] == '\0';
}

/**
 * pr_preset_db_new:
 * @bytes: what pr_preset_writer_finish() made; need not be aligned
 * @error: return location
 *
 * Errors: %G_IO_ERROR_INVALID_DATA. Thread: any.
 *
 * Returns: (transfer full): the open database
 */
PrPresetDb *
pr_preset_db_new (GBytes *bytes, GError **error)
{
  g_autoptr (PrPresetDb) self = g_atomic_rc_box_new0 (PrPresetDb);
  gsize n_bytes;

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &n_bytes);
  if (!read_header (self, n_bytes))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no database of providers");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * pr_preset_db_ref:
 * @self: a database
 *
 * Returns: (transfer full): @self
 */
PrPresetDb *
pr_preset_db_ref (PrPresetDb *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_preset_db_clear (gpointer data)
{
  PrPresetDb *self = data;

  g_bytes_unref (self->bytes);
}

/**
 * pr_preset_db_unref:
 * @self: (transfer full): a database
 *
 * Lets go of it.
 */
void
pr_preset_db_unref (PrPresetDb *self)
{
  g_atomic_rc_box_release_full (self, pr_preset_db_clear);
}

/**
 * pr_preset_db_get_n_providers:
 * @self: a database
 *
 * Returns: how many providers it holds
 */
guint
pr_preset_db_get_n_providers (PrPresetDb *self)
{
  return self->tables[PR_PRESET_TABLE_PROVIDERS].n_rows;
}

/**
 * pr_preset_db_get_number:
 * @self: a database
 * @table: one of its tables, not the strings
 * @row: a row
 * @column: a column of that table
 *
 * Returns: what stands in the cell, as it stands there; 0 where there is no such row
 */
guint32
pr_preset_db_get_number (PrPresetDb *self, PrPresetTable table, guint row, guint column)
{
  guint n_columns = pr_preset_format_get_n_columns (table);
  const Table *rows = &self->tables[table];

  g_assert (column < n_columns);
  if (row >= rows->n_rows)
    return 0;
  return read_number (self->data + rows->offset +
                      ((gsize) row * n_columns + column) * sizeof (guint32));
}

/* Not checked for UTF-8, for comparing alone. */
static const char *
get_raw_text (PrPresetDb *self, guint32 offset)
{
  const Table *strings = &self->tables[PR_PRESET_TABLE_STRINGS];

  return (const char *) self->data + strings->offset + (offset < strings->n_rows ? offset : 0);
}

/**
 * pr_preset_db_get_text:
 * @self: a database
 * @table: one of its tables, not the strings
 * @row: a row
 * @column: a column of that table that names a text
 *
 * Returns: (transfer none): the text, valid UTF-8, living as long as @self; empty where there is
 * none
 */
const char *
pr_preset_db_get_text (PrPresetDb *self, PrPresetTable table, guint row, guint column)
{
  const char *text = get_raw_text (self, pr_preset_db_get_number (self, table, row, column));

  return g_utf8_validate (text, -1, NULL) ? text : "";
}

/**
 * pr_preset_db_get_run:
 * @self: a database
 * @provider: less than the number of providers
 * @column: one of those that name a run of rows
 *
 * Returns: that run, empty where it would reach beyond its table
 */
PrPresetRun
pr_preset_db_get_run (PrPresetDb *self, guint provider, PrPresetProviderColumn column)
{
  PrPresetTable table = column == PR_PRESET_PROVIDER_SERVERS ? PR_PRESET_TABLE_SERVERS
                        : column == PR_PRESET_PROVIDER_HINTS ? PR_PRESET_TABLE_HINTS
                                                             : PR_PRESET_TABLE_LIST_ENTRIES;
  PrPresetRun run = {
    pr_preset_db_get_number (self, PR_PRESET_TABLE_PROVIDERS, provider, column),
    pr_preset_db_get_number (self, PR_PRESET_TABLE_PROVIDERS, provider, column + 1),
  };

  if (run.first > self->tables[table].n_rows || run.n_rows > self->tables[table].n_rows - run.first)
    return (PrPresetRun){ 0, 0 };
  return run;
}

/**
 * pr_preset_db_find:
 * @self: a database
 * @table: one of the look-up tables
 * @key: a domain, MX key or id in lower case; need not end in NUL
 * @n_bytes: its length
 * @provider: (out): the provider that has it
 * @flags: (out) (optional): what is said of the key
 *
 * Takes the same time however many providers there are.
 *
 * Returns: %TRUE if some provider has @key
 */
gboolean
pr_preset_db_find (PrPresetDb *self,
                   PrPresetTable table,
                   const char *key,
                   gsize n_bytes,
                   guint *provider,
                   guint32 *flags)
{
  guint32 hash = pr_preset_format_hash (key, n_bytes);
  guint32 mask = self->tables[table].n_rows - 1;
  const Table *strings = &self->tables[PR_PRESET_TABLE_STRINGS];

  for (guint32 tried = 0; tried <= mask; tried++)
    {
      guint slot = (hash + tried) & mask;
      guint32 owner = pr_preset_db_get_number (self, table, slot, PR_PRESET_SLOT_PROVIDER);
      guint32 offset;

      if (owner == 0 || owner > pr_preset_db_get_n_providers (self))
        return FALSE;
      if (pr_preset_db_get_number (self, table, slot, PR_PRESET_SLOT_HASH) != hash)
        continue;
      offset = pr_preset_db_get_number (self, table, slot, PR_PRESET_SLOT_KEY);
      if (offset >= strings->n_rows || n_bytes >= strings->n_rows - offset ||
          memcmp (get_raw_text (self, offset), key, n_bytes) != 0 ||
          get_raw_text (self, offset)[n_bytes] != '\0')
        continue;

      *provider = owner - 1;
      if (flags != NULL)
        *flags = pr_preset_db_get_number (self, table, slot, PR_PRESET_SLOT_FLAGS);
      return TRUE;
    }
  return FALSE;
}
