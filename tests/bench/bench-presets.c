/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-search.h"
#include "pr-preset-schema.h"
#include "pr-preset-typo.h"
#include "pr-preset-writer.h"
#include "pr-presets-private.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

/* What the provider presets cost, with today's providers and with ten times as many. Each figure is
 * the best of several rounds; beside it stands a baseline measured in the same run on the same
 * strings. */

#define N_ROUNDS 7

typedef struct
{
  GPtrArray *texts;   /* the files */
  GPtrArray *names;   /* what a search looks through */
  GPtrArray *domains; /* all of them */
  GHashTable *table;  /* the domains */
  PrPresetDb *db;
  PrPresets *presets;
} Data;

static const char *const no_folders[] = { NULL };

/* Keeps the compiler from leaving out what is measured. */
static volatile guint sink;

static GPtrArray *
read_files (const char *folder)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text;

      if (g_str_has_suffix (name, ".json") && g_file_get_contents (path, &text, NULL, NULL))
        g_ptr_array_add (texts, text);
    }
  return g_steal_pointer (&texts);
}

/* Gives a copy of a provider an id, domains and patterns of its own. */
static void
rename_copy (PrPresetJson *node, guint copy)
{
  for (guint i = 0; i < pr_preset_json_get_n_children (node); i++)
    {
      PrPresetJson *child = g_ptr_array_index (node->children, i);
      g_autofree char *old = g_steal_pointer (&child->text);

      if (old != NULL && old[0] == '*')
        child->text = g_strdup_printf ("*.c%u-%s", copy, old + 2);
      else if (old != NULL)
        child->text = g_strdup_printf ("c%u-%s", copy, old);
    }
}

static void
add_copy (PrPresetWriter *writer, const char *text, guint copy, GPtrArray *problems)
{
  g_autoptr (PrPresetJson) provider =
      pr_preset_schema_parse (text, strlen (text), "bench.json", PR_PRESET_RULES_LOCAL, problems);
  PrPresetJson *id = (PrPresetJson *) pr_preset_json_get_member (provider, "id");

  if (copy > 0)
    {
      static const char *const lists[] = { "domains", "mx", "subdomains" };
      g_autofree char *old = g_steal_pointer (&id->text);

      id->text = g_strdup_printf ("%s-%u", old, copy);
      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        rename_copy ((PrPresetJson *) pr_preset_json_get_member (provider, lists[i]), copy);
    }
  pr_preset_writer_add (writer, provider, "bench.json", FALSE, problems);
}

static void
collect_names (Data *data)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (data->presets));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (G_LIST_MODEL (data->presets), i);

      g_ptr_array_add (data->names, (char *) pr_provider_get_name (provider));
      for (guint j = 0; j < pr_provider_get_n_domains (provider); j++)
        {
          char *domain = (char *) pr_provider_get_domain (provider, j);

          g_ptr_array_add (data->names, domain);
          g_ptr_array_add (data->domains, domain);
          g_hash_table_insert (data->table, domain, provider);
        }
    }
}

static void
data_init (Data *data, GPtrArray *texts, guint n_copies)
{
  g_autoptr (PrPresetWriter) writer = pr_preset_writer_new ();
  g_autoptr (GPtrArray) problems = pr_preset_problems_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint copy = 0; copy < n_copies; copy++)
    for (guint i = 0; i < texts->len; i++)
      add_copy (writer, g_ptr_array_index (texts, i), copy, problems);
  bytes = pr_preset_writer_finish (writer);

  data->texts = texts;
  data->names = g_ptr_array_new ();
  data->domains = g_ptr_array_new ();
  data->table = g_hash_table_new (g_str_hash, g_str_equal);
  data->db = pr_preset_db_new (bytes, NULL);
  data->presets = pr_presets_new_for_db (data->db, no_folders);
  collect_names (data);
}

static void
data_clear (Data *data)
{
  g_ptr_array_unref (data->names);
  g_ptr_array_unref (data->domains);
  g_hash_table_unref (data->table);
  g_object_unref (data->presets);
  pr_preset_db_unref (data->db);
}

/* Each returns how often it did the thing. */
typedef guint (*Work) (const Data *data);

static guint
open_all (const Data *data)
{
  g_autoptr (PrPresets) presets = pr_presets_new_for_db (data->db, no_folders);

  sink += g_list_model_get_n_items (G_LIST_MODEL (presets));
  return 1;
}

static guint
open_shipped (const Data *data G_GNUC_UNUSED)
{
  g_autoptr (PrPresets) presets = pr_presets_new (no_folders);

  sink += g_list_model_get_n_items (G_LIST_MODEL (presets));
  return 1;
}

static guint
parse_json (const Data *data)
{
  for (guint i = 0; i < data->texts->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      sink +=
          json_parser_load_from_data (parser, g_ptr_array_index (data->texts, i), -1, NULL) ? 1 : 0;
    }
  return 1;
}

static guint
look_up (const Data *data)
{
  for (guint i = 0; i < data->domains->len; i++)
    sink += pr_presets_lookup_domain (data->presets, g_ptr_array_index (data->domains, i), NULL) !=
            NULL;
  return data->domains->len;
}

static guint
look_up_unknown (const Data *data)
{
  for (guint i = 0; i < data->domains->len; i++)
    sink += pr_presets_lookup_domain (data->presets, "mail.some-firm.example", NULL) != NULL;
  return data->domains->len;
}

static guint
look_up_in_table (const Data *data)
{
  for (guint i = 0; i < data->domains->len; i++)
    sink += g_hash_table_lookup (data->table, g_ptr_array_index (data->domains, i)) != NULL;
  return data->domains->len;
}

static const char *const queries[] = { "g", "gmial", "zürich", "mail.com", "no such provider" };

static guint
search (const Data *data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) found = pr_presets_search (data->presets, queries[i]);

      sink += found->len;
    }
  return G_N_ELEMENTS (queries);
}

static guint
scan (const Data *data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    for (guint j = 0; j < data->names->len; j++)
      sink += strstr (g_ptr_array_index (data->names, j), queries[i]) != NULL;
  return G_N_ELEMENTS (queries);
}

static guint
suggest (const Data *data)
{
  g_autofree char *suggested = pr_presets_suggest_domain (data->presets, "hotmial.com");

  sink += suggested != NULL;
  return 1;
}

/* Microseconds for once. */
static double
measure (Work work, const Data *data)
{
  double best = G_MAXDOUBLE;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start_us = g_get_monotonic_time ();
      guint n_times = 0;

      do
        n_times += work (data);
      while (g_get_monotonic_time () - start_us < 20000);
      best = MIN (best, (double) (g_get_monotonic_time () - start_us) / n_times);
    }
  return best;
}

static void
compare (const char *what, Work work, const char *baseline, Work baseline_work, const Data sizes[2])
{
  for (guint i = 0; i < 2; i++)
    {
      double us = measure (work, &sizes[i]);
      double baseline_us = measure (baseline_work, &sizes[i]);

      g_print ("%-22s %4s %10.3f µs %10.4f × %s\n", what, i == 0 ? "1×" : "10×", us,
               us / baseline_us, baseline);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) texts = NULL;
  Data sizes[2];

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  texts = read_files (argv[1]);
  data_init (&sizes[0], texts, 1);
  data_init (&sizes[1], texts, 10);
  g_print ("%u and %u domains\n", sizes[0].domains->len, sizes[1].domains->len);

  /* The baseline parses today's files both times: ten times as many would take ten times as long.
   */
  compare ("open", open_all, "parse JSON", parse_json, sizes);
  compare ("open as shipped", open_shipped, "parse JSON", parse_json, sizes);
  compare ("look up", look_up, "GHashTable", look_up_in_table, sizes);
  compare ("look up unknown", look_up_unknown, "GHashTable", look_up_in_table, sizes);
  compare ("search", search, "strstr over all", scan, sizes);
  compare ("notice a slip", suggest, "strstr over all", scan, sizes);

  data_clear (&sizes[0]);
  data_clear (&sizes[1]);
  return 0;
}
