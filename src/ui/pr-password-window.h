/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-login.h"
#include "pr-secret.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrPasswordWindow:
 *
 * A modal window that asks for another password of a saved account, or for a login of outgoing mail
 * alone. Signals: `accepted`, with the #PrSecret as a pointer and the user name, empty where it was not
 * asked for, both lent for as long as the signal lasts; the window is gone after it.
 */
#define PR_TYPE_PASSWORD_WINDOW (pr_password_window_get_type ())
G_DECLARE_FINAL_TYPE (PrPasswordWindow, pr_password_window, PR, PASSWORD_WINDOW, GtkWindow)

PrPasswordWindow *
pr_password_window_new (GtkWindow *parent, PrAccount *account, PrLoginKind kind);
PrPasswordWindow *pr_password_window_new_for_login (GtkWindow *parent, PrAccount *account);
PrAccount *pr_password_window_get_account (PrPasswordWindow *self);
PrLoginKind pr_password_window_get_kind (PrPasswordWindow *self);

G_END_DECLS
