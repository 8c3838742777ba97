/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-lookups.h"

#include "pr-state-file.h"
#include "pr-types.h"

#define NAME "settings.ini"
#define GROUP "Discovery"
#define KEY "Lookups"

G_DEFINE_ENUM_TYPE (PrLookups, pr_lookups,
                    G_DEFINE_ENUM_VALUE (PR_LOOKUPS_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (PR_LOOKUPS_NO_WEB, "no-web"),
                    G_DEFINE_ENUM_VALUE (PR_LOOKUPS_NONE, "none"))

/* As it was read or chosen last; none of them before that. */
static int current = -1;

/**
 * pr_lookups_load:
 *
 * Reads the file. Thread: any.
 *
 * Returns: the preference; where a file cannot be understood, the one that asks nobody, and all where
 *   nothing was ever chosen
 */
PrLookups
pr_lookups_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) file = pr_state_file_load (NAME, &error);
  g_autofree char *word = NULL;
  int value;

  if (file == NULL)
    return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? PR_LOOKUPS_ALL
                                                                     : PR_LOOKUPS_NONE;
  word = g_key_file_get_string (file, GROUP, KEY, NULL);
  if (word == NULL)
    return PR_LOOKUPS_ALL;
  return pr_enum_from_word (PR_TYPE_LOOKUPS, word, &value) ? (PrLookups) value : PR_LOOKUPS_NONE;
}

/**
 * pr_lookups_get:
 *
 * Does not read the file twice. Thread: main context.
 *
 * Returns: the preference as it is now
 */
PrLookups
pr_lookups_get (void)
{
  if (current < 0)
    current = (int) pr_lookups_load ();
  return (PrLookups) current;
}

/**
 * pr_lookups_set:
 * @lookups: the preference
 *
 * It holds from now on, and next time: it is written in a thread. Thread: main context.
 */
void
pr_lookups_set (PrLookups lookups)
{
  g_autoptr (GKeyFile) changes = g_key_file_new ();

  current = (int) lookups;
  g_key_file_set_string (changes, GROUP, KEY, pr_enum_get_word (PR_TYPE_LOOKUPS, current));
  pr_state_file_save (NAME, changes);
}
