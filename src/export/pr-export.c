/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export.h"

#include "pr-export-formats.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (pr-export-error-quark, pr_export_error)

G_DEFINE_ENUM_TYPE (PrExportFormat, pr_export_format,
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_THUNDERBIRD, "thunderbird"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_THUNDERBIRD_PREFS, "thunderbird-prefs"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_EVOLUTION, "evolution"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_MSMTP, "msmtp"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_MBSYNC, "mbsync"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_NEOMUTT, "neomutt"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_AERC, "aerc"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_HIMALAYA, "himalaya"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_MOBILECONFIG, "mobileconfig"),
                    G_DEFINE_ENUM_VALUE (PR_EXPORT_AUTOCONFIG, "autoconfig"))

/* What a program cannot do without. */
typedef enum
{
  NEEDS_ANY,
  NEEDS_IMAP,
  NEEDS_INCOMING,
  NEEDS_SMTP,
} Need;

typedef struct
{
  const char *title;
  const char *advice;
  Need need;
  PrExportWriter write;
} Format;

static const Format formats[PR_N_EXPORT_FORMATS] = {
  [PR_EXPORT_TEXT] = {
    N_("Text to read out"),
    N_("To read out on the phone, or to print."),
    NEEDS_ANY, pr_export_write_text,
  },
  [PR_EXPORT_THUNDERBIRD] = {
    N_("Thunderbird: settings file"),
    N_("Save it as “DOMAIN.xml” in the folder “isp” of Thunderbird’s program folder. Thunderbird then "
       "knows the servers when you add the account; it asks for the password itself."),
    NEEDS_INCOMING, pr_export_write_thunderbird,
  },
  [PR_EXPORT_THUNDERBIRD_PREFS] = {
    N_("Thunderbird: preferences to paste"),
    N_("Close Thunderbird, add the lines to the file “user.js” in its profile folder (Help, "
       "Troubleshooting Information, Profile Directory), and start it. Take them out again once the "
       "account is there. Thunderbird asks for the password itself."),
    NEEDS_INCOMING, pr_export_write_thunderbird_prefs,
  },
  [PR_EXPORT_EVOLUTION] = {
    N_("Evolution"),
    N_("Save each file under its name in “~/.config/evolution/sources”. Evolution finds them by itself, "
       "and asks for the password the first time."),
    NEEDS_INCOMING, pr_export_write_evolution,
  },
  [PR_EXPORT_MSMTP] = {
    N_("msmtp"),
    N_("Add it to “~/.msmtprc” and let only yourself read that file (chmod 600)."),
    NEEDS_SMTP, pr_export_write_msmtp,
  },
  [PR_EXPORT_MBSYNC] = {
    N_("mbsync (isync)"),
    N_("Add it to “~/.mbsyncrc”, make the mail folder that it names, and run mbsync."),
    NEEDS_IMAP, pr_export_write_mbsync,
  },
  [PR_EXPORT_NEOMUTT] = {
    N_("NeoMutt"),
    N_("Save it as “~/.config/neomutt/neomuttrc”, or source it from there."),
    NEEDS_INCOMING, pr_export_write_neomutt,
  },
  [PR_EXPORT_AERC] = {
    N_("aerc"),
    N_("Add it to “~/.config/aerc/accounts.conf” and let only yourself read that file (chmod 600), "
       "else aerc does not start."),
    NEEDS_IMAP, pr_export_write_aerc,
  },
  [PR_EXPORT_HIMALAYA] = {
    N_("himalaya"),
    N_("Add it to “~/.config/himalaya/config.toml”."),
    NEEDS_IMAP, pr_export_write_himalaya,
  },
  [PR_EXPORT_MOBILECONFIG] = {
    N_("iPhone, iPad and Mac"),
    N_("Send the file to the device and open it there; it asks for the password itself. The device says "
       "that the profile is not signed: it comes from you."),
    NEEDS_INCOMING, pr_export_write_mobileconfig,
  },
  [PR_EXPORT_AUTOCONFIG] = {
    N_("Autoconfig for your own domain"),
    N_("Publish it at https://autoconfig.DOMAIN/mail/config-v1.1.xml. Thunderbird and many other programs "
       "then find the servers for every address of the domain."),
    NEEDS_INCOMING, pr_export_write_autoconfig,
  },
};

typedef struct
{
  char *name;
  char *contents;
} File;

struct _PrExportFiles
{
  GArray *files;
};

struct _PrExport
{
  GArray *files;
};

static void
file_clear (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_free (file->contents);
}

/**
 * pr_export_format_get_title:
 * @format: a format
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
pr_export_format_get_title (PrExportFormat format)
{
  g_return_val_if_fail (format < PR_N_EXPORT_FORMATS, NULL);
  return _(formats[format].title);
}

/**
 * pr_export_format_get_advice:
 * @format: a format
 *
 * Returns: (transfer none): what to do with it, translated
 */
const char *
pr_export_format_get_advice (PrExportFormat format)
{
  g_return_val_if_fail (format < PR_N_EXPORT_FORMATS, NULL);
  return _(formats[format].advice);
}

void
pr_export_files_add (PrExportFiles *files, const char *name, GString *contents)
{
  File file = { g_strdup (name), g_string_free (contents, FALSE) };

  g_array_append_val (files->files, file);
}

static gboolean
has_needed (const PrExportSettings *settings, PrExportFormat format, GError **error)
{
  const char *title = pr_export_format_get_title (format);

  switch (formats[format].need)
    {
    case NEEDS_IMAP:
      if (settings->services[PR_PROTOCOL_IMAP] != NULL)
        return TRUE;
      g_set_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_NO_SERVICE,
                   /* translators: %s is a program */
                   _("%s needs an IMAP server, and this account has none."), title);
      return FALSE;
    case NEEDS_INCOMING:
      if (settings->incoming != NULL)
        return TRUE;
      g_set_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_NO_SERVICE,
                   /* translators: %s is a program */
                   _("%s needs a server for incoming mail, and this account has none."), title);
      return FALSE;
    case NEEDS_SMTP:
      if (settings->services[PR_PROTOCOL_SMTP] != NULL)
        return TRUE;
      g_set_error (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_NO_SERVICE,
                   /* translators: %s is a program */
                   _("%s needs a server for outgoing mail, and this account has none."), title);
      return FALSE;
    case NEEDS_ANY:
    default:
      if (settings->incoming != NULL || settings->services[PR_PROTOCOL_SMTP] != NULL)
        return TRUE;
      g_set_error_literal (error, PR_EXPORT_ERROR, PR_EXPORT_ERROR_NO_SERVICE,
                           _("This account has no servers yet."));
      return FALSE;
    }
}

/**
 * pr_export_new:
 * @account: an account; its address and its enabled services have to be valid
 * @format: for whom to write it
 * @error: return location
 *
 * Errors: #PrExportError, #PrEmailAddressError, #PrServiceError; all are sentences for people.
 *
 * Returns: (transfer full): the settings of @account, as @format wants them
 */
PrExport *
pr_export_new (PrAccount *account, PrExportFormat format, GError **error)
{
  g_autoptr (PrExportSettings) settings = NULL;
  g_autoptr (PrExport) self = NULL;
  PrExportFiles files;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (format < PR_N_EXPORT_FORMATS, NULL);

  settings = pr_export_settings_new (account, error);
  if (settings == NULL || !has_needed (settings, format, error))
    return NULL;

  self = g_atomic_rc_box_new0 (PrExport);
  self->files = g_array_new (FALSE, FALSE, sizeof (File));
  g_array_set_clear_func (self->files, file_clear);
  files.files = self->files;
  if (!formats[format].write (settings, &files, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pr_export_ref:
 *
 * Returns: (transfer full): @self
 */
PrExport *
pr_export_ref (PrExport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_export_clear (gpointer data)
{
  PrExport *self = data;

  g_array_unref (self->files);
}

/**
 * pr_export_unref:
 *
 * Gives up one reference.
 */
void
pr_export_unref (PrExport *self)
{
  g_atomic_rc_box_release_full (self, pr_export_clear);
}

/**
 * pr_export_get_n_files:
 *
 * Returns: how many files it is, 1 at least
 */
guint
pr_export_get_n_files (const PrExport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->files->len;
}

/**
 * pr_export_get_name:
 * @i: which file
 *
 * Returns: (transfer none): the name that the file should have, without a folder
 */
const char *
pr_export_get_name (const PrExport *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->files->len, NULL);
  return g_array_index (self->files, File, i).name;
}

/**
 * pr_export_get_contents:
 * @i: which file
 *
 * Returns: (transfer none): what is in it, UTF-8
 */
const char *
pr_export_get_contents (const PrExport *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->files->len, NULL);
  return g_array_index (self->files, File, i).contents;
}

/**
 * pr_export_to_string:
 *
 * Returns: (transfer full): all files as one text; where there are several, each below a comment with
 *   its name, which is one in the file's own syntax too
 */
char *
pr_export_to_string (const PrExport *self)
{
  GString *all;

  g_return_val_if_fail (self != NULL, NULL);

  all = g_string_new (NULL);
  if (self->files->len == 1)
    g_string_append (all, pr_export_get_contents (self, 0));
  else
    for (guint i = 0; i < self->files->len; i++)
      g_string_append_printf (all, "%s# %s\n%s", i == 0 ? "" : "\n", pr_export_get_name (self, i),
                              pr_export_get_contents (self, i));
  return g_string_free (all, FALSE);
}
