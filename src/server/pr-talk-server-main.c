/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/*
 * postrider-talk-server: plays talks for tests that start programs. Prints a line “NAME PORT” for
 * each talk once all of them can be reached, and ends on SIGTERM, on SIGINT, or when whoever holds
 * the other end of its standard input (if that is a pipe) has gone. Exit status: 0 all went as the
 * talks foresee · 1 a client said something else · 2 wrong usage, or a talk cannot be played.
 */

#include "pr-script-server.h"

#include <glib-unix.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXIT_UNFORESEEN 1
#define EXIT_USAGE 2

typedef struct
{
  char *name;
  guint16 port;
} Played;

static char *ca_out = NULL;
static char *port_file = NULL;
static char *log_folder = NULL;
static char *user = NULL;
static char *password_file = NULL;
static gboolean ipv6 = FALSE;
static char **arguments = NULL;

static const GOptionEntry entries[] = {
  { "ca-out", 0, 0, G_OPTION_ARG_FILENAME, &ca_out, "Write the authority to trust to FILE",
    "FILE" },
  { "port-file", 0, 0, G_OPTION_ARG_FILENAME, &port_file,
    "Write the “NAME PORT” lines to FILE too, all at once", "FILE" },
  { "log-folder", 0, 0, G_OPTION_ARG_FILENAME, &log_folder,
    "At the end write NAME.log, NAME.clear and NAME.encrypted (bytes received) to FOLDER",
    "FOLDER" },
  { "user", 0, 0, G_OPTION_ARG_STRING, &user, "The account's login name (ann@example.org)",
    "NAME" },
  { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file,
    "The account's password is the first line of FILE (open sesame)", "FILE" },
  { "ipv6", 0, 0, G_OPTION_ARG_NONE, &ipv6, "Listen on ::1 too", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, "[NAME=]TALK…" },
  G_OPTION_ENTRY_NULL,
};

static void
played_clear (gpointer data)
{
  Played *played = data;

  g_free (played->name);
}

static PrSecret *
read_password (GError **error)
{
  g_autofree char *text = NULL;
  gsize n_bytes = 0;
  PrSecret *password = NULL;

  if (password_file == NULL)
    return pr_secret_new ("open sesame", -1);
  if (!g_file_get_contents (password_file, &text, &n_bytes, error))
    return NULL;
  password = pr_secret_new (text, (gssize) strcspn (text, "\r\n"));
  explicit_bzero (text, n_bytes);
  return password;
}

/* “NAME=TALK” or just the file, which then has the name of the talk. */
static gboolean
add_argument (PrScriptServer *server, const char *argument, GArray *played, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (equals != NULL ? equals + 1 : argument);
  g_autoptr (PrTalk) talk = pr_talk_load (file, error);
  Played added = { NULL, 0 };

  if (talk == NULL)
    return FALSE;
  added.port = pr_script_server_add_talk (server, talk, 0, error);
  if (added.port == 0)
    return FALSE;
  added.name = equals != NULL ? g_strndup (argument, (gsize) (equals - argument))
                              : g_strdup (pr_talk_get_name (talk));
  g_array_append_val (played, added);
  return TRUE;
}

static gboolean
announce (PrScriptServer *server, GArray *played, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < played->len; i++)
    {
      const Played *one = &g_array_index (played, Played, i);

      g_string_append_printf (lines, "%s %u\n", one->name, one->port);
    }
  if (ca_out != NULL &&
      !pr_test_authority_write_pem (pr_script_server_get_authority (server), ca_out, error))
    return FALSE;
  if (port_file != NULL && !g_file_set_contents (port_file, lines->str, -1, error))
    return FALSE;
  fputs (lines->str, stdout);
  fflush (stdout);
  return TRUE;
}

static gboolean
write_bytes (const char *name, const char *suffix, const void *bytes, gsize n_bytes, GError **error)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_build_filename (log_folder, file, NULL);

  return g_file_set_contents (path, n_bytes > 0 ? bytes : "", (gssize) n_bytes, error);
}

static gboolean
write_channel (PrScriptLog *log,
               PrScriptChannel channel,
               const char *name,
               const char *suffix,
               GError **error)
{
  g_autoptr (GBytes) received = pr_script_log_dup_received (log, channel);

  return write_bytes (name, suffix, g_bytes_get_data (received, NULL), g_bytes_get_size (received),
                      error);
}

static gboolean
write_log (PrScriptLog *log, const char *name, char **failures, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "connections %u\n", pr_script_log_get_n_connections (log));
  g_string_append_printf (text, "handshakes %u\n", pr_script_log_get_n_handshakes (log));
  g_string_append_printf (text, "attempts %u\n", pr_script_log_get_n_attempts (log));
  g_string_append_printf (text, "messages %u\n", pr_script_log_get_n_messages (log));
  for (gsize i = 0; failures[i] != NULL; i++)
    g_string_append_printf (text, "failure %s\n", failures[i]);
  return write_bytes (name, ".log", text->str, text->len, error) &&
         write_channel (log, PR_SCRIPT_CHANNEL_CLEAR, name, ".clear", error) &&
         write_channel (log, PR_SCRIPT_CHANNEL_ENCRYPTED, name, ".encrypted", error);
}

static gboolean
finish (PrScriptServer *server, GArray *played, gboolean *foreseen, GError **error)
{
  *foreseen = TRUE;
  for (guint i = 0; i < played->len; i++)
    {
      const Played *one = &g_array_index (played, Played, i);
      PrScriptLog *log = pr_script_server_get_log (server, one->port);
      g_auto (GStrv) failures = pr_script_log_dup_failures (log);

      for (gsize k = 0; failures[k] != NULL; k++)
        fprintf (stderr, "%s: %s\n", one->name, failures[k]);
      *foreseen = *foreseen && failures[0] == NULL;
      if (log_folder != NULL && !write_log (log, one->name, failures, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
drain_stdin (int fd, G_GNUC_UNUSED GIOCondition condition, gpointer data)
{
  char ignored[256];

  if (read (fd, ignored, sizeof ignored) <= 0)
    {
      g_main_loop_quit (data);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
wait_for_end (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  struct stat status;

  g_unix_signal_add (SIGTERM, quit, loop);
  g_unix_signal_add (SIGINT, quit, loop);
  if (fstat (STDIN_FILENO, &status) == 0 &&
      (S_ISFIFO (status.st_mode) || S_ISSOCK (status.st_mode)))
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, drain_stdin, loop);
  g_main_loop_run (loop);
}

static gboolean
run (GArray *played, gboolean *foreseen, GError **error)
{
  g_autoptr (PrScriptServer) server = NULL;
  g_autoptr (PrSecret) password = read_password (error);

  if (password == NULL)
    return FALSE;
  server = pr_script_server_new (user != NULL ? user : "ann@example.org", password, error);
  if (server == NULL)
    return FALSE;
  pr_script_server_set_ipv6 (server, ipv6);
  for (gsize i = 0; arguments[i] != NULL; i++)
    if (!add_argument (server, arguments[i], played, error))
      return FALSE;
  if (!announce (server, played, error))
    return FALSE;
  wait_for_end ();
  pr_script_server_stop (server);
  return finish (server, played, foreseen, error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GArray) played = g_array_new (FALSE, FALSE, sizeof (Played));
  g_autoptr (GError) error = NULL;
  gboolean foreseen = FALSE;

  g_array_set_clear_func (played, played_clear);
  g_option_context_set_summary (context, "Plays scripted mail servers on loopback.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fprintf (stderr, "postrider-talk-server: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (arguments == NULL)
    {
      fputs ("postrider-talk-server: no talk given\n", stderr);
      return EXIT_USAGE;
    }
  if (!run (played, &foreseen, &error))
    {
      fprintf (stderr, "postrider-talk-server: %s\n", error->message);
      return EXIT_USAGE;
    }
  return foreseen ? EXIT_SUCCESS : EXIT_UNFORESEEN;
}
