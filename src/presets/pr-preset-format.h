/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The binary form of the providers: mapped and used in place, never parsed. Everything is a
 * little-endian 32-bit number, so that a file made on one machine can be read on another.
 *
 *   header   magic (8 bytes), version, size of the whole in bytes, then per table: offset, rows
 *   tables   rows of a fixed number of cells each; see the columns below
 *   strings  the last “table”: text ended by NUL, each once; its rows are bytes. Offset 0 is ""
 *
 * A cell is a plain number, the offset of a string, or the first of two cells (row, count) that name
 * a run of rows in another table. The three look-up tables are hash tables with open addressing:
 * their number of rows is a power of two, at most half of them are in use, and a look-up starts at
 * hash modulo rows and goes on until it finds the key or an empty row. */

#define PR_PRESET_FORMAT_MAGIC "PrPreset"
#define PR_PRESET_FORMAT_VERSION 1

typedef enum
{
  PR_PRESET_TABLE_PROVIDERS,
  PR_PRESET_TABLE_SERVERS,
  PR_PRESET_TABLE_HINTS,
  PR_PRESET_TABLE_LIST_ENTRIES, /* one column: a string */
  PR_PRESET_TABLE_BY_DOMAIN,
  PR_PRESET_TABLE_BY_MX, /* exact names, and “.suffix” for “*.suffix” */
  PR_PRESET_TABLE_BY_ID,
  PR_PRESET_TABLE_STRINGS,
  PR_PRESET_N_TABLES,
} PrPresetTable;

typedef enum
{
  PR_PRESET_PROVIDER_ID,
  PR_PRESET_PROVIDER_NAME,
  PR_PRESET_PROVIDER_FOLDED_NAME, /* as pr_preset_fold() makes it, for the search */
  PR_PRESET_PROVIDER_FILE,        /* where it came from; empty for the shipped ones */
  PR_PRESET_PROVIDER_HELP_URL,
  PR_PRESET_PROVIDER_SEED_SAYS,
  PR_PRESET_PROVIDER_CORRECTION,
  PR_PRESET_PROVIDER_CHECKED,
  PR_PRESET_PROVIDER_OAUTH2_ISSUER,
  PR_PRESET_PROVIDER_OAUTH2_AUTH_URL,
  PR_PRESET_PROVIDER_OAUTH2_TOKEN_URL,
  PR_PRESET_PROVIDER_CONFIDENCE,
  PR_PRESET_PROVIDER_FAME,
  PR_PRESET_PROVIDER_SEED,
  PR_PRESET_PROVIDER_DOMAINS, /* from here on: row and count */
  PR_PRESET_PROVIDER_MX = PR_PRESET_PROVIDER_DOMAINS + 2,
  PR_PRESET_PROVIDER_SERVERS = PR_PRESET_PROVIDER_MX + 2,
  PR_PRESET_PROVIDER_HINTS = PR_PRESET_PROVIDER_SERVERS + 2,
  PR_PRESET_PROVIDER_SOURCES = PR_PRESET_PROVIDER_HINTS + 2,
  PR_PRESET_PROVIDER_SEED_ROWS = PR_PRESET_PROVIDER_SOURCES + 2,
  PR_PRESET_PROVIDER_OAUTH2_SCOPES = PR_PRESET_PROVIDER_SEED_ROWS + 2,
  PR_PRESET_PROVIDER_N_COLUMNS = PR_PRESET_PROVIDER_OAUTH2_SCOPES + 2,
} PrPresetProviderColumn;

typedef enum
{
  PR_PRESET_SERVER_PROTOCOL,
  PR_PRESET_SERVER_HOST,
  PR_PRESET_SERVER_PORT,
  PR_PRESET_SERVER_SECURITY,
  PR_PRESET_SERVER_USERNAME,
  PR_PRESET_SERVER_PATTERN,
  PR_PRESET_SERVER_AUTHS, /* a PrAuth and one a byte, the preferred one lowest; 0 ends them */
  PR_PRESET_SERVER_UNCONFIRMED,
  PR_PRESET_SERVER_UNUSUAL,
  PR_PRESET_SERVER_N_COLUMNS,
} PrPresetServerColumn;

typedef enum
{
  PR_PRESET_HINT_WHEN,
  PR_PRESET_HINT_KIND,
  PR_PRESET_HINT_TEXT,
  PR_PRESET_HINT_URL,
  PR_PRESET_HINT_N_COLUMNS,
} PrPresetHintColumn;

typedef enum
{
  PR_PRESET_SLOT_HASH,
  PR_PRESET_SLOT_KEY,
  PR_PRESET_SLOT_PROVIDER, /* its row and one; 0 marks an empty slot */
  PR_PRESET_SLOT_FLAGS,
  PR_PRESET_SLOT_N_COLUMNS,
} PrPresetSlotColumn;

/* In BY_DOMAIN: addresses on subdomains are the provider's too. */
#define PR_PRESET_SLOT_FLAG_SUBDOMAINS 1u

#define PR_PRESET_HEADER_BYTES (8 + 4 * (2 + 2 * PR_PRESET_N_TABLES))

guint pr_preset_format_get_n_columns (PrPresetTable table);
guint32 pr_preset_format_hash (const char *key, gsize n_bytes);

G_END_DECLS
