/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-lookups.h"

#include "pr-types.h"

#define GROUP "Discovery"
#define KEY "Lookups"

G_DEFINE_ENUM_TYPE (PrLookups, pr_lookups,
                    G_DEFINE_ENUM_VALUE (PR_LOOKUPS_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (PR_LOOKUPS_NO_WEB, "no-web"),
                    G_DEFINE_ENUM_VALUE (PR_LOOKUPS_NONE, "none"))

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "postrider", "settings.ini", NULL);
}

/**
 * pr_lookups_load:
 *
 * Returns: the preference; where a file cannot be understood, the one that asks nobody, and all where
 *   nothing was ever chosen
 */
PrLookups
pr_lookups_load (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *word = NULL;
  g_autoptr (GError) error = NULL;
  int value;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? PR_LOOKUPS_ALL
                                                                     : PR_LOOKUPS_NONE;
  word = g_key_file_get_string (file, GROUP, KEY, NULL);
  if (word == NULL)
    return PR_LOOKUPS_ALL;
  return pr_enum_from_word (PR_TYPE_LOOKUPS, word, &value) ? (PrLookups) value : PR_LOOKUPS_NONE;
}

/**
 * pr_lookups_save:
 * @lookups: the preference
 * @error: return location
 *
 * Errors: #GFileError.
 *
 * Returns: %TRUE if it will be there next time
 */
gboolean
pr_lookups_save (PrLookups lookups, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  (void) g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  g_key_file_set_string (file, GROUP, KEY, pr_enum_get_word (PR_TYPE_LOOKUPS, (int) lookups));
  (void) g_mkdir_with_parents (folder, 0700);
  return g_key_file_save_to_file (file, path, error);
}
