/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <glib.h>

/* Stands in for libFuzzer: each file of a corpus is a test, and each is cut off anywhere too. */

/* Longer files are cut off at some places only, so that the whole takes no longer than a moment. */
#define CUTS_MAX 256

static void
run_one (const char *contents, gsize n_bytes)
{
  /* Exactly as long as the input, so that a sanitizer sees one byte too many. */
  g_autofree guint8 *data = g_memdup2 (contents, n_bytes);

  LLVMFuzzerTestOneInput (data, n_bytes);
}

static void
test_file (gconstpointer user_data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (user_data, &contents, &n_bytes, &error);
  g_assert_no_error (error);

  run_one (contents, n_bytes);
  for (gsize n = 0; n < n_bytes; n += 1 + n_bytes / CUTS_MAX)
    run_one (contents, n);
}

static void
add_corpus (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  g_autofree char *corpus = g_path_get_basename (path);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test_path = g_strdup_printf ("/fuzz/%s/%s", corpus, name);

      g_test_add_data_func_full (test_path, g_build_filename (path, name, NULL), test_file, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    add_corpus (argv[i]);
  return g_test_run ();
}
