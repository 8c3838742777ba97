/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-import.h"

#include "pr-cli-store.h"
#include "pr-import.h"

#include <glib/gi18n.h>

static gboolean
find_format (const char *word, PrImportFormat *format, GError **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  g_autofree char *list = NULL;
  int value;

  if (pr_enum_from_word (PR_TYPE_IMPORT_FORMAT, word, &value))
    {
      *format = (PrImportFormat) value;
      return TRUE;
    }
  for (int i = 0; i < PR_N_IMPORT_FORMATS; i++)
    g_strv_builder_add (words, pr_enum_get_word (PR_TYPE_IMPORT_FORMAT, i));
  strv = g_strv_builder_end (words);
  list = g_strjoinv (", ", strv);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* translators: %s is a list of words; the rest is syntax */
               _("--import is FORMAT or FORMAT:PATH, where FORMAT is one of %s"), list);
  return FALSE;
}

static void
move_all (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_object_ref (from->pdata[i]));
}

/* All files are read before the first account is saved, so that a bad one leaves nothing half done. */
static GPtrArray *
read_all (PrImportFormat format, const char *path, GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) paths = NULL;

  if (path != NULL)
    return pr_import_read (format, path, error);
  paths = pr_import_find (format);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GPtrArray) found = pr_import_read (format, paths->pdata[i], &local_error);

      if (found != NULL)
        move_all (accounts, found);
      else if (!g_error_matches (local_error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_NOTHING))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  if (accounts->len > 0)
    return g_steal_pointer (&accounts);
  g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_NOTHING,
               /* translators: %s is a mail program */
               _("No account of %s was found in its usual places."),
               pr_import_format_get_title (format));
  return NULL;
}

/**
 * pr_cli_import_run:
 * @what: FORMAT, or FORMAT:PATH
 * @store: where to save
 * @n_known: (out): how many were left out, since they are saved already
 * @error: return location
 *
 * Saves the accounts of another program, without passwords.
 *
 * Errors: #PrImportError, %G_OPTION_ERROR, and those of the store.
 *
 * Returns: (transfer full) (element-type PrAccount): the saved ones, perhaps none
 */
GPtrArray *
pr_cli_import_run (const char *what, PrAccountStore *store, guint *n_known, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (what, ":", 2);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func (g_object_unref);
  PrImportFormat format;

  *n_known = 0;
  if (!find_format (parts[0] == NULL ? "" : parts[0], &format, error))
    return NULL;
  accounts = read_all (format, parts[0] == NULL ? NULL : parts[1], error);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      PrAccount *one;

      if (pr_import_is_known (accounts->pdata[i], G_LIST_MODEL (store)))
        {
          (*n_known)++;
          continue;
        }
      one = pr_cli_store_save (store, accounts->pdata[i], error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (saved, one);
    }
  return accounts == NULL ? NULL : g_steal_pointer (&saved);
}
