/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-problem.h"
#include "pr-preset-schema.h"
#include "pr-preset-writer.h"

#include <gio/gio.h>
#include <stdlib.h>

/* compile-presets OUTPUT DEPFILE FOLDER: the build's way from data/providers/ to the binary form.
 */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, so that every machine makes the same output. */
static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_names);
  return g_steal_pointer (&files);
}

static void
add_file (PrPresetWriter *writer, const char *file, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrPresetJson) provider = NULL;
  g_autofree char *text = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (file, &text, &n_bytes, &error))
    {
      pr_preset_problems_add (problems, file, 0, "%s", error->message);
      return;
    }
  provider = pr_preset_schema_parse (text, n_bytes, file, PR_PRESET_RULES_SHIPPED, problems);
  if (provider != NULL)
    pr_preset_writer_add (writer, provider, file, FALSE, problems);
}

static gboolean
write_output (PrPresetWriter *writer, const char *output, GError **error)
{
  g_autoptr (GBytes) bytes = pr_preset_writer_finish (writer);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return g_file_set_contents (output, data, (gssize) n_bytes, error);
}

/* The folder stands in it too, so that a file that is new or gone is noticed. */
static gboolean
write_depfile (const char *depfile,
               const char *output,
               const char *folder,
               GPtrArray *files,
               GError **error)
{
  g_autoptr (GString) rule = g_string_new (NULL);

  g_string_append_printf (rule, "%s: %s", output, folder);
  for (guint i = 0; i < files->len; i++)
    g_string_append_printf (rule, " \\\n  %s", (const char *) g_ptr_array_index (files, i));
  g_string_append_c (rule, '\n');
  return g_file_set_contents (depfile, rule->str, -1, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PrPresetWriter) writer = pr_preset_writer_new ();
  g_autoptr (GPtrArray) problems = pr_preset_problems_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("Usage: %s OUTPUT DEPFILE FOLDER\n", argv[0]);
      return 2;
    }

  files = list_files (argv[3], &error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    add_file (writer, g_ptr_array_index (files, i), problems);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = pr_preset_problem_to_string (g_ptr_array_index (problems, i));

      g_printerr ("%s\n", line);
    }
  if (problems->len > 0)
    return EXIT_FAILURE;

  if (files == NULL || !write_output (writer, argv[1], &error) ||
      !write_depfile (argv[2], argv[1], argv[3], files, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
