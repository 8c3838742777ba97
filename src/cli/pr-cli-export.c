/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-export.h"

#include "pr-export.h"
#include "pr-json.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The words for --format, for the help and for who mistypes one. */
static char *
list_formats (void)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (PrExportFormat format = 0; format < PR_N_EXPORT_FORMATS; format++)
    g_strv_builder_add (words, pr_enum_get_word (PR_TYPE_EXPORT_FORMAT, (int) format));
  strv = g_strv_builder_end (words);
  return g_strjoinv (", ", strv);
}

/**
 * pr_cli_export_add_entries:
 * @self: what the options fill; it has to outlive @context
 * @context: where they are added
 *
 * Adds the options of exporting.
 */
void
pr_cli_export_add_entries (PrCliExport *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "export", 0, 0, G_OPTION_ARG_STRING, &self->id,
      N_ ("write the settings of an account for another program, without the password"), N_ ("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format,
      N_ ("for whom; a wrong word lists them all"), N_ ("FORMAT") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("write the files into this folder instead of to standard output"), N_ ("FOLDER") },
    { 0 },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * pr_cli_export_clear:
 *
 * Frees what the options have filled.
 */
void
pr_cli_export_clear (PrCliExport *self)
{
  g_free (self->id);
  g_free (self->format);
  g_free (self->output);
}

static gboolean
find_format (const char *word, PrExportFormat *format, GError **error)
{
  g_autofree char *words = list_formats ();
  int value;

  if (word == NULL || !pr_enum_from_word (PR_TYPE_EXPORT_FORMAT, word, &value))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* translators: %s is a list of words */
                   _("--format is one of %s"), words);
      return FALSE;
    }
  *format = (PrExportFormat) value;
  return TRUE;
}

/* A file that is there already may be the user's own settings: it stays as it is. */
static gboolean
write_file (const char *folder, const char *name, const char *contents, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize length = strlen (contents), written = 0;
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int code = fd < 0 ? errno : 0;

  while (code == 0 && written < length)
    {
      ssize_t n = write (fd, contents + written, length - written);

      if (n >= 0)
        written += (gsize) n;
      else if (errno != EINTR)
        code = errno;
    }
  if (fd >= 0 && close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s", path,
               g_strerror (code));
  return FALSE;
}

static gboolean
write_files (const PrExport *export, const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }
  for (guint i = 0; i < pr_export_get_n_files (export); i++)
    if (!write_file (folder, pr_export_get_name (export, i), pr_export_get_contents (export, i), error))
      return FALSE;
  return TRUE;
}

static char *
to_json (const PrExport *export, PrExportFormat format)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  pr_json_add_word (builder, "format", PR_TYPE_EXPORT_FORMAT, (int) format);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_export_get_n_files (export); i++)
    {
      json_builder_begin_object (builder);
      pr_json_add_string (builder, "name", pr_export_get_name (export, i));
      pr_json_add_string (builder, "contents", pr_export_get_contents (export, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return pr_json_end (builder, TRUE);
}

/**
 * pr_cli_export_run:
 * @account: whose settings to write
 * @error: return location
 *
 * Writes them where the options say. What to do with them goes to standard error, where it is in
 * nobody's way.
 *
 * Errors: #PrExportError and those of pr_export_new(), #GFileError, %G_OPTION_ERROR.
 *
 * Returns: %FALSE on error
 */
gboolean
pr_cli_export_run (const PrCliExport *self, PrAccount *account, GError **error)
{
  g_autoptr (PrExport) export = NULL;
  g_autofree char *text = NULL;
  PrExportFormat format;

  if (!find_format (self->format, &format, error))
    return FALSE;
  export = pr_export_new (account, format, error);
  if (export == NULL || (self->output != NULL && !write_files (export, self->output, error)))
    return FALSE;

  if (self->json)
    text = to_json (export, format);
  else if (self->output == NULL)
    text = pr_export_to_string (export);
  if (text != NULL)
    pr_cli_print (text);
  if (!self->json)
    g_printerr ("%s\n", pr_export_format_get_advice (format));
  return TRUE;
}
