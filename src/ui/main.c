/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-application.h"
#include "pr-graphics.h"
#include "pr-net.h"
#include "pr-process.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (PrApplication) application = NULL;

  pr_process_guard_memory ();
  /* Till there is a window to type a password into. To open the screen, tens of megabytes are freed. */
  pr_process_set_wiping (FALSE);
  pr_net_init ();
  pr_graphics_choose ("/dev");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Postrider");

  application = pr_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
