/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <X11/Xlib.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * PrUiKeyboard:
 *
 * A keyboard on the test's X server, by the XTEST extension: the program cannot tell it from one that
 * somebody types on.
 */
typedef struct _PrUiKeyboard PrUiKeyboard;

PrUiKeyboard *pr_ui_keyboard_new (Display *display);
void pr_ui_keyboard_free (PrUiKeyboard *self);

void pr_ui_keyboard_press (PrUiKeyboard *self, KeySym modifier, KeySym key);
void pr_ui_keyboard_type (PrUiKeyboard *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrUiKeyboard, pr_ui_keyboard_free)

G_END_DECLS
