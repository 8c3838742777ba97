/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import.h"

#include "pr-import-readers.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (pr-import-error-quark, pr_import_error)

G_DEFINE_ENUM_TYPE (PrImportFormat, pr_import_format,
                    G_DEFINE_ENUM_VALUE (PR_IMPORT_THUNDERBIRD, "thunderbird"),
                    G_DEFINE_ENUM_VALUE (PR_IMPORT_EVOLUTION, "evolution"),
                    G_DEFINE_ENUM_VALUE (PR_IMPORT_GNOME, "gnome"),
                    G_DEFINE_ENUM_VALUE (PR_IMPORT_MSMTP, "msmtp"),
                    G_DEFINE_ENUM_VALUE (PR_IMPORT_MBSYNC, "mbsync"),
                    G_DEFINE_ENUM_VALUE (PR_IMPORT_MUTT, "mutt"))

/* Where a program keeps its settings: below the home folder, or the user's configuration folder where
 * the path begins with a plus sign. */
#define IN_CONFIG '+'

typedef struct
{
  const char *title;
  PrImportReader read;
  const char *places[6];
} Format;

static const Format formats[PR_N_IMPORT_FORMATS] = {
  [PR_IMPORT_THUNDERBIRD] = { "Thunderbird", pr_import_read_thunderbird, { NULL } },
  [PR_IMPORT_EVOLUTION] = {
    "Evolution", pr_import_read_evolution,
    { "+evolution/sources", ".var/app/org.gnome.Evolution/config/evolution/sources" },
  },
  [PR_IMPORT_GNOME] = {
    N_("GNOME Online Accounts"), pr_import_read_gnome,
    { "+goa-1.0/accounts.conf" },
  },
  [PR_IMPORT_MSMTP] = {
    "msmtp", pr_import_read_msmtp,
    { ".msmtprc", "+msmtp/config" },
  },
  [PR_IMPORT_MBSYNC] = {
    "mbsync", pr_import_read_mbsync,
    { ".mbsyncrc", "+isyncrc" },
  },
  [PR_IMPORT_MUTT] = {
    "Mutt", pr_import_read_mutt,
    { "+neomutt/neomuttrc", ".neomuttrc", "+mutt/muttrc", ".mutt/muttrc", ".muttrc" },
  },
};

/* Thunderbird's folders: its own, Debian's old name for it, and those of Flatpak and Snap. */
static const char *const thunderbird_folders[] = {
  ".thunderbird",
  ".icedove",
  ".var/app/org.mozilla.Thunderbird/.thunderbird",
  "snap/thunderbird/common/.thunderbird",
};

/* A user with more profiles than that has scripts of his own. */
#define MAX_PROFILES 32

/**
 * pr_import_format_get_title:
 * @format: a format
 *
 * Returns: (transfer none): the program's name
 */
const char *
pr_import_format_get_title (PrImportFormat format)
{
  g_return_val_if_fail (format < PR_N_IMPORT_FORMATS, NULL);
  return _(formats[format].title);
}

static void
add_if_there (GPtrArray *paths, char *path)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_ptr_array_add (paths, path);
  else
    g_free (path);
}

static void
add_profiles (GPtrArray *paths, const char *folder)
{
  g_autofree char *list = g_build_filename (folder, "profiles.ini", NULL);
  g_autoptr (GKeyFile) profiles = NULL;

  if (!g_file_test (list, G_FILE_TEST_EXISTS))
    return;
  profiles = pr_import_file_read_key_file (list, NULL);
  for (guint i = 0; profiles != NULL && i < MAX_PROFILES; i++)
    {
      g_autofree char *group = g_strdup_printf ("Profile%u", i);
      g_autofree char *path = g_key_file_get_string (profiles, group, "Path", NULL);
      gboolean is_relative = g_key_file_get_boolean (profiles, group, "IsRelative", NULL);

      if (path != NULL)
        add_if_there (paths, g_build_filename (is_relative ? folder : "/", path, "prefs.js", NULL));
    }
}

/**
 * pr_import_find:
 * @format: a program
 *
 * Looks in the places where the program keeps its settings; nothing is written there, and nothing read
 * but the list of profiles. Thread: any; it waits for the disk.
 *
 * Returns: (transfer full) (element-type filename): the files and folders that are there, to be given to
 *   pr_import_read()
 */
GPtrArray *
pr_import_find (PrImportFormat format)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *home = g_get_home_dir ();

  g_return_val_if_fail (format < PR_N_IMPORT_FORMATS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats[format].places); i++)
    {
      const char *place = formats[format].places[i];

      if (place != NULL && *place == IN_CONFIG)
        add_if_there (paths, g_build_filename (g_get_user_config_dir (), place + 1, NULL));
      else if (place != NULL)
        add_if_there (paths, g_build_filename (home, place, NULL));
    }
  for (gsize i = 0; format == PR_IMPORT_THUNDERBIRD && i < G_N_ELEMENTS (thunderbird_folders); i++)
    {
      g_autofree char *folder = g_build_filename (home, thunderbird_folders[i], NULL);

      add_profiles (paths, folder);
    }
  return g_steal_pointer (&paths);
}

/*
 * pr_import_add_draft:
 * @accounts: where to add it
 * @draft: what the file said
 * @file: the file
 * @line: where it said so, 0 for the whole file
 * @error: return location
 *
 * Errors: %PR_IMPORT_ERROR_SYNTAX
 */
gboolean
pr_import_add_draft (GPtrArray *accounts,
                     const PrImportDraft *draft,
                     const PrImportFile *file,
                     guint line,
                     GError **error)
{
  const char *problem = NULL;
  PrAccount *account;

  if (accounts->len >= PR_IMPORT_MAX_ACCOUNTS)
    {
      pr_import_file_set_error (file, line, _("These are too many accounts."), error);
      return FALSE;
    }
  account = pr_import_draft_finish (draft, &problem);
  if (account == NULL)
    {
      pr_import_file_set_error (file, line, problem, error);
      return FALSE;
    }
  g_ptr_array_add (accounts, account);
  return TRUE;
}

/**
 * pr_import_read:
 * @format: whose settings they are
 * @path: a file or folder, as pr_import_find() gives it
 * @error: return location
 *
 * Reads settings, never passwords: those that are in such files are wiped with them. All of it or
 * nothing. Thread: any; it waits for the disk.
 *
 * Errors: #PrImportError
 *
 * Returns: (transfer full) (element-type PrAccount): the accounts, one at least, not saved anywhere
 */
GPtrArray *
pr_import_read (PrImportFormat format, const char *path, GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (format < PR_N_IMPORT_FORMATS, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!formats[format].read (path, accounts, error))
    return NULL;
  if (accounts->len > 0)
    return g_steal_pointer (&accounts);
  g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_NOTHING, "%s: %s", path,
               _("There is no mail account in it."));
  return NULL;
}

static gboolean
is_same_server (PrService *a, PrService *b)
{
  return pr_service_get_enabled (b) && pr_service_get_port (a) == pr_service_get_port (b)
         && pr_service_get_security (a) == pr_service_get_security (b)
         && g_ascii_strcasecmp (pr_service_get_host (a), pr_service_get_host (b)) == 0;
}

static gboolean
has_all_servers_of (PrAccount *saved, PrAccount *account)
{
  if (g_ascii_strcasecmp (pr_account_get_address (saved), pr_account_get_address (account)) != 0)
    return FALSE;
  for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) protocol);

      if (pr_service_get_enabled (service)
          && !is_same_server (service, pr_account_get_service (saved, (PrProtocol) protocol)))
        return FALSE;
    }
  return TRUE;
}

/**
 * pr_import_is_known:
 * @account: one that was read
 * @accounts: (element-type PrAccount): those that are saved
 *
 * Returns: %TRUE if one of @accounts has the same address and all servers of @account
 */
gboolean
pr_import_is_known (PrAccount *account, GListModel *accounts)
{
  g_return_val_if_fail (PR_IS_ACCOUNT (account), FALSE);
  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (PrAccount) saved = g_list_model_get_item (accounts, i);

      if (has_all_servers_of (saved, account))
        return TRUE;
    }
  return FALSE;
}
