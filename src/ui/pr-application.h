/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrApplication:
 *
 * The program: one instance, its command line, and the actions that are not about an account.
 */
#define PR_TYPE_APPLICATION (pr_application_get_type ())
G_DECLARE_FINAL_TYPE (PrApplication, pr_application, PR, APPLICATION, GtkApplication)

PrApplication *pr_application_new (void);

G_END_DECLS
