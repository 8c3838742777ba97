/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-writer.h"

#include "pr-preset-fold.h"
#include "pr-preset-format.h"
#include "pr-preset-problem.h"
#include "pr-preset-types.h"

#include <string.h>

/* A key of one of the look-up tables, and who had it first. */
typedef struct
{
  char *key;
  guint32 provider;
  guint32 flags;
  char *file;
  guint line;
} Key;

struct _PrPresetWriter
{
  GArray *tables[PR_PRESET_TABLE_BY_DOMAIN]; /* of guint32 */
  GPtrArray *keys[PR_PRESET_N_TABLES];       /* of Key, for the look-up tables */
  GHashTable *owners[PR_PRESET_N_TABLES];    /* key → Key */
  GHashTable *string_offsets;
  GString *strings;
  guint32 n_providers;
};

static const PrPresetTable lookup_tables[] = {
  PR_PRESET_TABLE_BY_DOMAIN,
  PR_PRESET_TABLE_BY_MX,
  PR_PRESET_TABLE_BY_ID,
};

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free (key->key);
  g_free (key->file);
  g_free (key);
}

/**
 * pr_preset_writer_new:
 *
 * Returns: (transfer full): a writer that holds no provider yet
 */
PrPresetWriter *
pr_preset_writer_new (void)
{
  PrPresetWriter *self = g_new0 (PrPresetWriter, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (self->tables); i++)
    self->tables[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (gsize i = 0; i < G_N_ELEMENTS (lookup_tables); i++)
    {
      self->keys[lookup_tables[i]] = g_ptr_array_new_with_free_func (key_free);
      self->owners[lookup_tables[i]] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  self->string_offsets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strings = g_string_new (NULL);
  g_string_append_c (self->strings, '\0');
  return self;
}

/**
 * pr_preset_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees it; what it finished stays.
 */
void
pr_preset_writer_free (PrPresetWriter *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->tables); i++)
    g_array_unref (self->tables[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (lookup_tables); i++)
    {
      g_hash_table_unref (self->owners[lookup_tables[i]]);
      g_ptr_array_unref (self->keys[lookup_tables[i]]);
    }
  g_hash_table_unref (self->string_offsets);
  g_string_free (self->strings, TRUE);
  g_free (self);
}

static guint32
add_string (PrPresetWriter *self, const char *text)
{
  gpointer found;
  guint32 offset;

  if (text == NULL || *text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->string_offsets, text, NULL, &found))
    return GPOINTER_TO_UINT (found);

  offset = (guint32) self->strings->len;
  g_string_append_len (self->strings, text, (gssize) strlen (text) + 1);
  g_hash_table_insert (self->string_offsets, g_strdup (text), GUINT_TO_POINTER (offset));
  return offset;
}

static guint32
get_n_rows (PrPresetWriter *self, PrPresetTable table)
{
  return self->tables[table]->len / pr_preset_format_get_n_columns (table);
}

static void
add_list (PrPresetWriter *self, const PrPresetJson *list, guint32 *run)
{
  run[0] = get_n_rows (self, PR_PRESET_TABLE_LIST_ENTRIES);
  run[1] = pr_preset_json_get_n_children (list);
  for (guint i = 0; i < run[1]; i++)
    {
      guint32 text = add_string (self, pr_preset_json_get_child (list, i)->text);

      g_array_append_val (self->tables[PR_PRESET_TABLE_LIST_ENTRIES], text);
    }
}

static guint32
get_word (const PrPresetJson *object, const char *name, GType type, int missing)
{
  const char *word = pr_preset_json_get_text (object, name);
  int value = missing;

  if (word != NULL)
    pr_enum_from_word (type, word, &value);
  return (guint32) value;
}

static guint32
get_auths (const PrPresetJson *server)
{
  const PrPresetJson *list = pr_preset_json_get_member (server, "auth");
  guint32 auths = 0;

  for (guint i = pr_preset_json_get_n_children (list); i > 0; i--)
    {
      PrAuth auth = PR_AUTH_PASSWORD;

      pr_preset_auth_from_word (pr_preset_json_get_child (list, i - 1)->text, &auth);
      auths = auths << 8 | (guint32) (auth + 1);
    }
  return auths;
}

static void
add_server (PrPresetWriter *self, const PrPresetJson *server)
{
  guint32 row[PR_PRESET_SERVER_N_COLUMNS] = {
    [PR_PRESET_SERVER_PROTOCOL] = get_word (server, "protocol", PR_TYPE_PROTOCOL, 0),
    [PR_PRESET_SERVER_HOST] = add_string (self, pr_preset_json_get_text (server, "host")),
    [PR_PRESET_SERVER_PORT] = (guint32) pr_preset_json_get_integer (server, "port"),
    [PR_PRESET_SERVER_SECURITY] = get_word (server, "security", PR_TYPE_SECURITY, 0),
    [PR_PRESET_SERVER_USERNAME] = get_word (server, "username", PR_TYPE_USERNAME_KIND, 0),
    [PR_PRESET_SERVER_PATTERN] =
        add_string (self, pr_preset_json_get_text (server, "username_pattern")),
    [PR_PRESET_SERVER_AUTHS] = get_auths (server),
    [PR_PRESET_SERVER_UNCONFIRMED] = (guint32) pr_preset_json_get_integer (server, "unconfirmed"),
    [PR_PRESET_SERVER_UNUSUAL] = add_string (self, pr_preset_json_get_text (server, "unusual")),
  };

  g_array_append_vals (self->tables[PR_PRESET_TABLE_SERVERS], row, G_N_ELEMENTS (row));
}

/* Confirmed servers first, so that the first of a list is never a guess where there is better. */
static void
add_servers (PrPresetWriter *self, const PrPresetJson *servers, guint32 *run)
{
  run[0] = get_n_rows (self, PR_PRESET_TABLE_SERVERS);
  run[1] = pr_preset_json_get_n_children (servers);
  for (guint unconfirmed = 0; unconfirmed < 2; unconfirmed++)
    for (guint i = 0; i < run[1]; i++)
      {
        const PrPresetJson *server = pr_preset_json_get_child (servers, i);

        if (pr_preset_json_get_integer (server, "unconfirmed") == unconfirmed)
          add_server (self, server);
      }
}

static void
add_hints (PrPresetWriter *self, const PrPresetJson *hints, guint32 *run)
{
  run[0] = get_n_rows (self, PR_PRESET_TABLE_HINTS);
  run[1] = pr_preset_json_get_n_children (hints);
  for (guint i = 0; i < run[1]; i++)
    {
      const PrPresetJson *hint = pr_preset_json_get_child (hints, i);
      guint32 row[PR_PRESET_HINT_N_COLUMNS] = {
        [PR_PRESET_HINT_WHEN] = get_word (hint, "when", PR_TYPE_HINT_WHEN, 0),
        [PR_PRESET_HINT_KIND] = get_word (hint, "kind", PR_TYPE_HINT_KIND, 0),
        [PR_PRESET_HINT_TEXT] = add_string (self, pr_preset_json_get_text (hint, "text")),
        [PR_PRESET_HINT_URL] = add_string (self, pr_preset_json_get_text (hint, "url")),
      };

      g_array_append_vals (self->tables[PR_PRESET_TABLE_HINTS], row, G_N_ELEMENTS (row));
    }
}

static void
add_provider (PrPresetWriter *self, const PrPresetJson *provider, const char *file)
{
  static const struct
  {
    PrPresetProviderColumn column;
    const char *name;
  } texts[] = {
    { PR_PRESET_PROVIDER_ID, "id" },
    { PR_PRESET_PROVIDER_NAME, "name" },
    { PR_PRESET_PROVIDER_HELP_URL, "help_url" },
    { PR_PRESET_PROVIDER_SEED_SAYS, "seed_says" },
    { PR_PRESET_PROVIDER_CORRECTION, "correction" },
    { PR_PRESET_PROVIDER_CHECKED, "checked" },
  }, lists[] = {
    { PR_PRESET_PROVIDER_DOMAINS, "domains" },
    { PR_PRESET_PROVIDER_MX, "mx" },
    { PR_PRESET_PROVIDER_SOURCES, "sources" },
    { PR_PRESET_PROVIDER_SEED_ROWS, "seed_rows" },
  };
  g_autofree char *folded = pr_preset_fold (pr_preset_json_get_text (provider, "name"));
  const PrPresetJson *oauth2 = pr_preset_json_get_member (provider, "oauth2");
  guint32 row[PR_PRESET_PROVIDER_N_COLUMNS] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    row[texts[i].column] = add_string (self, pr_preset_json_get_text (provider, texts[i].name));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    add_list (self, pr_preset_json_get_member (provider, lists[i].name), &row[lists[i].column]);
  row[PR_PRESET_PROVIDER_FOLDED_NAME] = add_string (self, folded);
  row[PR_PRESET_PROVIDER_FILE] = add_string (self, file);
  row[PR_PRESET_PROVIDER_CONFIDENCE] =
      get_word (provider, "confidence", PR_TYPE_CONFIDENCE, PR_CONFIDENCE_UNKNOWN);
  row[PR_PRESET_PROVIDER_FAME] = (guint32) pr_preset_json_get_integer (provider, "fame");
  row[PR_PRESET_PROVIDER_SEED] = (guint32) pr_preset_json_get_integer (provider, "seed");
  add_servers (self, pr_preset_json_get_member (provider, "servers"),
               &row[PR_PRESET_PROVIDER_SERVERS]);
  add_hints (self, pr_preset_json_get_member (provider, "hints"), &row[PR_PRESET_PROVIDER_HINTS]);
  if (oauth2 != NULL)
    {
      row[PR_PRESET_PROVIDER_OAUTH2_ISSUER] =
          add_string (self, pr_preset_json_get_text (oauth2, "issuer"));
      row[PR_PRESET_PROVIDER_OAUTH2_AUTH_URL] =
          add_string (self, pr_preset_json_get_text (oauth2, "auth_url"));
      row[PR_PRESET_PROVIDER_OAUTH2_TOKEN_URL] =
          add_string (self, pr_preset_json_get_text (oauth2, "token_url"));
      add_list (self, pr_preset_json_get_member (oauth2, "scopes"),
                &row[PR_PRESET_PROVIDER_OAUTH2_SCOPES]);
    }
  g_array_append_vals (self->tables[PR_PRESET_TABLE_PROVIDERS], row, G_N_ELEMENTS (row));
}

static gboolean
has_text (const PrPresetJson *list, const char *text)
{
  for (guint i = 0; i < pr_preset_json_get_n_children (list); i++)
    if (g_str_equal (pr_preset_json_get_child (list, i)->text, text))
      return TRUE;
  return FALSE;
}

static void
collect_keys (PrPresetTable table,
              const PrPresetJson *node,
              const PrPresetJson *provider,
              GPtrArray *keys)
{
  const PrPresetJson *subdomains = pr_preset_json_get_member (provider, "subdomains");

  for (guint i = 0; i < pr_preset_json_get_n_children (node); i++)
    {
      const PrPresetJson *entry = pr_preset_json_get_child (node, i);
      Key *key = g_new0 (Key, 1);

      key->key = g_strdup (entry->text[0] == '*' ? entry->text + 1 : entry->text);
      key->line = entry->line;
      if (table == PR_PRESET_TABLE_BY_DOMAIN && has_text (subdomains, entry->text))
        key->flags = PR_PRESET_SLOT_FLAG_SUBDOMAINS;
      g_ptr_array_add (keys, key);
    }
}

/* The keys of @provider for one table, with nothing but their text, line and flags filled in. */
static GPtrArray *
get_keys (PrPresetTable table, const PrPresetJson *provider)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (key_free);

  if (table == PR_PRESET_TABLE_BY_DOMAIN)
    collect_keys (table, pr_preset_json_get_member (provider, "domains"), provider, keys);
  else if (table == PR_PRESET_TABLE_BY_MX)
    collect_keys (table, pr_preset_json_get_member (provider, "mx"), provider, keys);
  else
    {
      const PrPresetJson *id = pr_preset_json_get_member (provider, "id");
      Key *key = g_new0 (Key, 1);

      key->key = g_strdup (id->text);
      key->line = id->line;
      g_ptr_array_add (keys, key);
    }
  return g_steal_pointer (&keys);
}

static void
check_keys (PrPresetWriter *self,
            PrPresetTable table,
            GPtrArray *keys,
            const char *file,
            GPtrArray *problems)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = g_ptr_array_index (keys, i);
      const Key *owner = g_hash_table_lookup (self->owners[table], key->key);

      if (owner != NULL)
        pr_preset_problems_add (problems, file, key->line,
                                "“%s%s” belongs to another provider: %s:%u",
                                key->key[0] == '.' ? "*" : "", key->key, owner->file, owner->line);
    }
}

/**
 * pr_preset_writer_add:
 * @self: a writer
 * @provider: what pr_preset_schema_parse() returned
 * @file: its path, to name it when another provider claims the same domain
 * @keep_file: whether the path is to be remembered as the provider's origin
 * @problems: (element-type PrPresetProblem): where to add what is wrong
 *
 * Adds a provider, or nothing of it if its id, one of its domains or one of its MX patterns belongs
 * to a provider that was added before.
 *
 * Returns: %TRUE if it was added
 */
gboolean
pr_preset_writer_add (PrPresetWriter *self,
                      const PrPresetJson *provider,
                      const char *file,
                      gboolean keep_file,
                      GPtrArray *problems)
{
  guint n_before = problems->len;

  for (gsize i = 0; i < G_N_ELEMENTS (lookup_tables); i++)
    {
      g_autoptr (GPtrArray) keys = get_keys (lookup_tables[i], provider);

      check_keys (self, lookup_tables[i], keys, file, problems);
    }
  if (problems->len > n_before)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (lookup_tables); i++)
    {
      g_autoptr (GPtrArray) keys = get_keys (lookup_tables[i], provider);

      for (guint j = 0; j < keys->len; j++)
        {
          Key *key = g_ptr_array_index (keys, j);

          key->provider = self->n_providers;
          key->file = g_strdup (file);
          g_hash_table_insert (self->owners[lookup_tables[i]], key->key, key);
        }
      g_ptr_array_extend_and_steal (self->keys[lookup_tables[i]], g_steal_pointer (&keys));
    }
  add_provider (self, provider, keep_file ? file : NULL);
  self->n_providers++;
  return TRUE;
}

static GArray *
make_slots (PrPresetWriter *self, GPtrArray *keys)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (guint32));
  guint32 n_slots = 2;

  while (n_slots < keys->len * 2)
    n_slots *= 2;
  g_array_set_size (slots, n_slots * PR_PRESET_SLOT_N_COLUMNS);

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = g_ptr_array_index (keys, i);
      guint32 hash = pr_preset_format_hash (key->key, strlen (key->key));
      guint32 at = hash & (n_slots - 1);
      guint32 *slot;

      while (g_array_index (slots, guint32,
                            at * PR_PRESET_SLOT_N_COLUMNS + PR_PRESET_SLOT_PROVIDER) != 0)
        at = (at + 1) & (n_slots - 1);
      slot = &g_array_index (slots, guint32, (gsize) at * PR_PRESET_SLOT_N_COLUMNS);
      slot[PR_PRESET_SLOT_HASH] = hash;
      slot[PR_PRESET_SLOT_KEY] = add_string (self, key->key);
      slot[PR_PRESET_SLOT_PROVIDER] = key->provider + 1;
      slot[PR_PRESET_SLOT_FLAGS] = key->flags;
    }
  return g_steal_pointer (&slots);
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  guint32 little = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_header (GByteArray *bytes, GArray *const *tables, gsize n_string_bytes)
{
  guint32 offset = PR_PRESET_HEADER_BYTES;

  g_byte_array_append (bytes, (const guint8 *) PR_PRESET_FORMAT_MAGIC, 8);
  append_number (bytes, PR_PRESET_FORMAT_VERSION);
  append_number (bytes, 0); /* the size, when it is known */
  for (guint table = 0; table < PR_PRESET_TABLE_STRINGS; table++)
    {
      append_number (bytes, offset);
      append_number (bytes, tables[table]->len / pr_preset_format_get_n_columns (table));
      offset += tables[table]->len * (guint32) sizeof (guint32);
    }
  append_number (bytes, offset);
  append_number (bytes, (guint32) n_string_bytes);
}

/**
 * pr_preset_writer_finish:
 * @self: a writer; it takes no more providers after this
 *
 * Returns: (transfer full): what pr_preset_db_new() opens
 */
GBytes *
pr_preset_writer_finish (PrPresetWriter *self)
{
  GByteArray *bytes = g_byte_array_new ();
  GArray *tables[PR_PRESET_TABLE_STRINGS];
  guint32 size;

  for (guint table = 0; table < PR_PRESET_TABLE_STRINGS; table++)
    tables[table] = table < G_N_ELEMENTS (self->tables) ? g_array_ref (self->tables[table])
                                                        : make_slots (self, self->keys[table]);

  append_header (bytes, tables, self->strings->len);
  for (guint table = 0; table < PR_PRESET_TABLE_STRINGS; table++)
    {
      for (guint i = 0; i < tables[table]->len; i++)
        append_number (bytes, g_array_index (tables[table], guint32, i));
      g_array_unref (tables[table]);
    }
  g_byte_array_append (bytes, (const guint8 *) self->strings->str, (guint) self->strings->len);

  size = GUINT32_TO_LE ((guint32) bytes->len);
  memcpy (bytes->data + 12, &size, sizeof size);
  return g_byte_array_free_to_bytes (bytes);
}
