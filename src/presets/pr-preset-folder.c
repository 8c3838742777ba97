/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-folder.h"

#include "pr-preset-problem.h"
#include "pr-preset-schema.h"
#include "pr-preset-writer.h"
#include "pr-presets.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder, GPtrArray *problems)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL)
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        pr_preset_problems_add (problems, folder, 0, "%s", error->message);
      return g_steal_pointer (&files);
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (name, ".json") || name[0] == '.')
        continue;
      if (files->len == PR_PRESETS_MAX_FILES)
        {
          pr_preset_problems_add (problems, folder, 0, "more than %d files", PR_PRESETS_MAX_FILES);
          break;
        }
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
    }

  /* Of two files that claim the same domain the first by name has it, on every day. */
  g_ptr_array_sort (files, compare_names);
  return g_steal_pointer (&files);
}

/* Reads no more than a file of this kind can have, and nothing but a file: a pipe would keep the
 * program waiting. One byte more than allowed is read for the reader to refuse. */
static char *
read_file (const char *file, gsize *n_bytes, GPtrArray *problems)
{
  g_autofree char *text = g_malloc (PR_PRESET_JSON_MAX_BYTES + 1);
  int fd = g_open (file, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat status;
  gssize n_read = 1;

  if (fd < 0)
    {
      pr_preset_problems_add (problems, file, 0, "%s", g_strerror (errno));
      return NULL;
    }
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      pr_preset_problems_add (problems, file, 0, "not a file");
      close (fd);
      return NULL;
    }

  *n_bytes = 0;
  while (n_read > 0 && *n_bytes <= PR_PRESET_JSON_MAX_BYTES)
    {
      n_read = read (fd, text + *n_bytes, PR_PRESET_JSON_MAX_BYTES + 1 - *n_bytes);
      if (n_read > 0)
        *n_bytes += (gsize) n_read;
    }
  if (n_read < 0)
    pr_preset_problems_add (problems, file, 0, "%s", g_strerror (errno));
  close (fd);
  return n_read < 0 ? NULL : g_steal_pointer (&text);
}

/**
 * pr_preset_folder_load:
 * @folder: a path
 * @problems: (element-type PrPresetProblem): where to add what is wrong
 *
 * Reads all `*.json` of a folder of the user or the administrator and makes a database of those
 * that are sound. Blocks on the file system only.
 *
 * Returns: (transfer full) (nullable): the database; %NULL if there is no folder or no provider in
 * it
 */
PrPresetDb *
pr_preset_folder_load (const char *folder, GPtrArray *problems)
{
  g_autoptr (PrPresetWriter) writer = pr_preset_writer_new ();
  g_autoptr (GPtrArray) files = list_files (folder, problems);
  g_autoptr (GBytes) bytes = NULL;
  guint n_added = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      g_autoptr (PrPresetJson) provider = NULL;
      g_autofree char *text = NULL;
      gsize n_bytes;

      text = read_file (file, &n_bytes, problems);
      if (text == NULL)
        continue;
      provider = pr_preset_schema_parse (text, n_bytes, file, PR_PRESET_RULES_LOCAL, problems);
      if (provider != NULL && pr_preset_writer_add (writer, provider, file, TRUE, problems))
        n_added++;
    }
  if (n_added == 0)
    return NULL;

  bytes = pr_preset_writer_finish (writer);
  return pr_preset_db_new (bytes, NULL);
}
