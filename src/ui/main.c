/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-application.h"
#include "pr-net.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* A dump of the memory would hold the password. */
static void
forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0 || prctl (PR_SET_DUMPABLE, 0) != 0)
    g_debug ("Core dumps could not be switched off");
}

int
main (int argc, char *argv[])
{
  g_autoptr (PrApplication) application = NULL;

  pr_net_init ();
  forbid_core_dumps ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Postrider");

  application = pr_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
