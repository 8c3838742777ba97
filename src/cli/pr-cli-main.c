/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-net.h"
#include "pr-process.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const PrCliCommand commands[] = {
  { "accounts", "[OPTIONS] [EMAIL]", N_ ("list, save, test and remove accounts"), pr_cli_accounts },
  { "check", "[OPTIONS] EMAIL", N_ ("test the servers of a mail account"), pr_cli_check },
  { "discover", "[OPTIONS] EMAIL", N_ ("find the servers for an address"), pr_cli_discover },
  { "explain", "[OPTIONS] TEXT…", N_ ("explain an error text, or with “-” a log or a bounce"),
    pr_cli_explain },
  { "presets", "[QUERY]", N_ ("list what is known of mail providers"), pr_cli_presets },
};

/**
 * pr_cli_usage_error:
 * @command: (nullable): the command that was used wrongly
 * @format: what is wrong
 * @...: its arguments
 *
 * Says so on standard error.
 *
 * Returns: %PR_CLI_USAGE
 */
PrCliStatus
pr_cli_usage_error (const char *command, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("postrider-cli%s%s: %s\n", command == NULL ? "" : " ", command == NULL ? "" : command,
              text);
  return PR_CLI_USAGE;
}

static void
exit_unwritten (void)
{
  g_printerr ("postrider-cli: %s\n", g_strerror (errno));
  exit (PR_CLI_USAGE);
}

/**
 * pr_cli_write:
 * @text: what goes to standard output, as it is, with what follows or at pr_cli_flush()
 *
 * Ends the program where it cannot be written, so that a full disk does not look like success.
 */
void
pr_cli_write (const char *text)
{
  if (fputs (text, stdout) == EOF)
    exit_unwritten ();
}

/**
 * pr_cli_flush:
 *
 * Writes what pr_cli_write() kept. Ends the program where that cannot be done.
 */
void
pr_cli_flush (void)
{
  if (fflush (stdout) == EOF)
    exit_unwritten ();
}

/**
 * pr_cli_print:
 * @text: what goes to standard output at once, as it is
 *
 * Ends the program where it cannot be written.
 */
void
pr_cli_print (const char *text)
{
  pr_cli_write (text);
  pr_cli_flush ();
}

/**
 * pr_cli_get_text_look:
 *
 * Returns: how text on standard output is to look: as wide as the terminal, and with colours where
 * it has them
 */
PrTextLook
pr_cli_get_text_look (void)
{
  PrTextLook look = PR_TEXT_LOOK_PLAIN;
  struct winsize size;

  if (!isatty (STDOUT_FILENO))
    return look;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    look.columns = size.ws_col;
  look.is_colored = g_getenv ("NO_COLOR") == NULL && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
  return look;
}

static void
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  postrider-cli %s\n\n%s\n", _ ("Usage:"),
                          _ ("COMMAND [OPTIONS] …"), _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-10s %-18s %s\n", commands[i].name, commands[i].arguments,
                            _ (commands[i].summary));
  g_string_append_printf (text, "\n%s\n",
                          _ ("“postrider-cli COMMAND --help” lists the options of a command."));
  pr_cli_print (text->str);
}

/* GOption takes “--json=3” for “--json”. Whoever writes that means something else by it. */
static const char *
find_flag_with_value (int argc, char *argv[])
{
  static const char *const flags[] = { "--add",     "--allow-plaintext-password",
                                       "--json",    "--no-verify-fixes",
                                       "--no-web",  "--offline",
                                       "--summary", "--send-test-message",
                                       "--test-all" };

  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    for (gsize f = 0; f < G_N_ELEMENTS (flags); f++)
      if (g_str_has_prefix (argv[i], flags[f]) && argv[i][strlen (flags[f])] == '=')
        return flags[f];
  return NULL;
}

static PrCliStatus
run_command (const PrCliCommand *command, int argc, char *argv[])
{
  g_autofree char *name = g_strconcat ("postrider-cli ", command->name, NULL);
  const char *flag = find_flag_with_value (argc, argv);

  if (flag != NULL)
    return pr_cli_usage_error (command->name, _ ("%s takes no value"), flag);
  g_set_prgname (name); /* as “--help” shows it */
  return command->run (argc, argv);
}

int
main (int argc, char *argv[])
{
  pr_process_guard_memory ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("postrider-cli");
  pr_net_init ();

  if (argc < 2)
    return (int) pr_cli_usage_error (NULL, _ ("no command; try “postrider-cli --help”"));
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      print_help ();
      return PR_CLI_OK;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      pr_cli_print ("postrider-cli " PR_VERSION "\n");
      return PR_CLI_OK;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return (int) run_command (&commands[i], argc - 1, argv + 1);
  return (int) pr_cli_usage_error (NULL, _ ("there is no command “%s”; try “postrider-cli --help”"),
                                   argv[1]);
}
