/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-presets-command.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <locale.h>

#define STATUS_USAGE 2

/* A command gets its name as argv[0], parses its own options and returns the exit status. */
typedef struct
{
  const char *name;
  int (*run) (int argc, char *argv[]);
  const char *summary;
} Command;

static const Command commands[] = {
  { "presets", pr_presets_command_run, N_("list what is known of mail providers") },
};

static void
print_help (void)
{
  g_print ("%s\n\n", _("Usage: postrider-cli COMMAND [OPTIONS] …"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_print ("\n%s\n", _("“postrider-cli COMMAND --help” tells more."));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      g_printerr ("%s\n", _("postrider-cli: say what to do; “postrider-cli --help” lists the commands"));
      return STATUS_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return 0;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("postrider-cli %s\n", PR_VERSION);
      return 0;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);

  /* translators: %s is what was typed in place of a command. */
  g_printerr (_("postrider-cli: “%s” is no command; “postrider-cli --help” lists them\n"), argv[1]);
  return STATUS_USAGE;
}
