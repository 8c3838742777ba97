/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-import-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Thunderbird's preferences, the largest of them all, have some 100 KiB; with thirty accounts 500. */
#define MAX_BYTES (4 * 1024 * 1024)

struct _PrImportFile
{
  char *path;
  char *text;
  gsize n_bytes;
  char *next;
  guint line;
};

static void
set_unreadable (GError **error, const char *path, const char *why)
{
  g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_UNREADABLE, "%s: %s", path, why);
}

/* A pipe or a device would never end, and opening one could hang: so it is opened without waiting, and
 * looked at before it is read. */
static int
open_file (const char *path, gsize *n_bytes, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      set_unreadable (error, path, g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (!S_ISREG (info.st_mode) || info.st_size > MAX_BYTES)
    {
      set_unreadable (error, path,
                      S_ISREG (info.st_mode) ? _("The file is too large to be settings.")
                                             : _("This is not a file."));
      close (fd);
      return -1;
    }
  *n_bytes = (gsize) info.st_size;
  return fd;
}

static gboolean
read_all (PrImportFile *self, int fd, gsize n_bytes, GError **error)
{
  /* One buffer of the final size: a growing one would leave copies of what is in it. */
  self->text = g_malloc0 (n_bytes + 1);
  while (self->n_bytes < n_bytes)
    {
      ssize_t n = read (fd, self->text + self->n_bytes, n_bytes - self->n_bytes);

      if (n == 0)
        break;
      if (n > 0)
        self->n_bytes += (gsize) n;
      else if (errno != EINTR)
        {
          set_unreadable (error, self->path, g_strerror (errno));
          return FALSE;
        }
    }
  self->text[self->n_bytes] = '\0';
  return TRUE;
}

static guint
line_of (const PrImportFile *self, const char *place)
{
  guint line = 1;

  for (const char *p = self->text; p < place; p++)
    line += *p == '\n';
  return line;
}

/**
 * pr_import_file_read:
 * @path: a file of at most 4 MiB
 * @error: return location
 *
 * Errors: %PR_IMPORT_ERROR_UNREADABLE; %PR_IMPORT_ERROR_SYNTAX where it is not UTF-8, or has a NUL.
 *
 * Returns: (transfer full): the file, to be read line by line or as a whole
 */
PrImportFile *
pr_import_file_read (const char *path, GError **error)
{
  g_autoptr (PrImportFile) self = g_new0 (PrImportFile, 1);
  gsize n_bytes = 0;
  const char *end;
  int fd;
  gboolean ok;

  self->path = g_strdup (path);
  fd = open_file (path, &n_bytes, error);
  if (fd < 0)
    return NULL;
  ok = read_all (self, fd, n_bytes, error);
  close (fd);
  if (!ok)
    return NULL;
  if (!g_utf8_validate (self->text, (gssize) self->n_bytes, &end))
    {
      pr_import_file_set_error (self, line_of (self, end), _("This is not text."), error);
      return NULL;
    }
  self->next = self->text;
  return g_steal_pointer (&self);
}

/**
 * pr_import_file_free:
 *
 * Wipes and frees it.
 */
void
pr_import_file_free (PrImportFile *self)
{
  if (self->text != NULL)
    explicit_bzero (self->text, self->n_bytes);
  g_free (self->text);
  g_free (self->path);
  g_free (self);
}

/**
 * pr_import_file_get_path:
 *
 * Returns: (transfer none): where it is
 */
const char *
pr_import_file_get_path (const PrImportFile *self)
{
  return self->path;
}

/**
 * pr_import_file_get_text:
 *
 * Returns: (transfer none): all of it, before the first line was taken
 */
const char *
pr_import_file_get_text (const PrImportFile *self)
{
  return self->text;
}

/**
 * pr_import_file_next_line:
 * @line: (out) (transfer none): the line without its end and without white space around it; it may be
 *   changed
 * @number: (out): which it is, from 1
 *
 * Takes the next line.
 *
 * Returns: %FALSE at the end
 */
gboolean
pr_import_file_next_line (PrImportFile *self, char **line, guint *number)
{
  char *start = self->next;
  char *end;

  if (start == NULL || *start == '\0')
    return FALSE;
  end = strchr (start, '\n');
  if (end != NULL)
    *end = '\0';
  self->next = end == NULL ? NULL : end + 1;
  *line = g_strstrip (start);
  *number = ++self->line;
  return TRUE;
}

/**
 * pr_import_file_set_error:
 * @line: which line, from 1; 0 where it is the whole file
 * @what: a sentence, translated
 * @error: return location
 *
 * Sets %PR_IMPORT_ERROR_SYNTAX, with the file and the line.
 */
void
pr_import_file_set_error (const PrImportFile *self, guint line, const char *what, GError **error)
{
  if (line == 0)
    g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_SYNTAX, "%s: %s", self->path, what);
  else
    g_set_error (error, PR_IMPORT_ERROR, PR_IMPORT_ERROR_SYNTAX,
                 /* translators: a file, the number of a line in it, and what is wrong there */
                 _("%s, line %u: %s"), self->path, line, what);
}

/* What GKeyFile takes for a line; it would name a wrong one by its words only. */
static gboolean
is_key_file_line (const char *line)
{
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*line == '[')
    return g_str_has_suffix (line, "]") && line[1] != ']';
  return *line != '=' && strchr (line, '=') != NULL;
}

/**
 * pr_import_file_read_key_file:
 * @path: a file of groups and keys
 * @error: return location
 *
 * Errors: as of pr_import_file_read().
 *
 * Returns: (transfer full): what is in it
 */
GKeyFile *
pr_import_file_read_key_file (const char *path, GError **error)
{
  g_autoptr (PrImportFile) file = pr_import_file_read (path, error);
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  char *line;
  guint number;

  if (file == NULL)
    return NULL;
  if (g_key_file_load_from_data (key_file, file->text, file->n_bytes, G_KEY_FILE_NONE, &local_error)
      || g_error_matches (local_error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND))
    return g_steal_pointer (&key_file);
  while (pr_import_file_next_line (file, &line, &number))
    if (!is_key_file_line (line))
      {
        pr_import_file_set_error (file, number, _("This is neither “[group]” nor “key=value”."), error);
        return NULL;
      }
  pr_import_file_set_error (file, 0, _("This is not a file of groups and keys."), error);
  return NULL;
}

/* The character that a backslash and @letter stand for. */
static char
unescape (char letter)
{
  switch (letter)
    {
    case 'n':
    case 'r':
    case 't':
      return ' ';
    default:
      return letter;
    }
}

/**
 * pr_import_next_word:
 * @text: (inout): where to go on; it is changed
 * @problem: (out) (transfer none): what is wrong, translated; %NULL where nothing is
 *
 * Takes the next word of a line, as mbsync and Mutt write them: words stand between white space, quotes
 * of either kind hold one together, and a backslash takes the next character as it is, but not within
 * single quotes. A # where a word would begin ends the line.
 *
 * Returns: (transfer none) (nullable): the word, within @text; %NULL at the end
 */
char *
pr_import_next_word (char **text, const char **problem)
{
  char *in = *text, *out, *word;
  char quote = '\0';

  *problem = NULL;
  in += strspn (in, " \t");
  if (*in == '\0' || *in == '#')
    return NULL;
  word = out = in;
  for (; *in != '\0' && (quote != '\0' || strchr (" \t", *in) == NULL); in++)
    if (quote == '\0' && (*in == '"' || *in == '\''))
      quote = *in;
    else if (quote != '\0' && *in == quote)
      quote = '\0';
    else if (*in == '\\' && quote != '\'' && in[1] != '\0')
      *out++ = unescape (*++in);
    else
      *out++ = *in;
  if (quote != '\0')
    *problem = _("A quote is opened and never closed.");
  *text = *in == '\0' ? in : in + 1;
  *out = '\0';
  return quote == '\0' ? word : NULL;
}
