/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "temp-folder.h"

#include <glib/gstdio.h>

/**
 * temp_folder_remove:
 * @path: a folder of the test's own; nothing happens if there is none
 *
 * Removes it with all that is in it. A link goes, and not what it leads to.
 */
void
temp_folder_remove (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    return;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        temp_folder_remove (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}
