/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrUiWindow:
 *
 * The real program in a process of its own, seen and used only from outside: typed into by an X
 * keyboard, read through AT-SPI as a screen reader does. What does not come within a minute fails
 * the test, and the whole accessibility tree is printed.
 */
typedef struct _PrUiWindow PrUiWindow;

/**
 * PrUiWindowSpec:
 * @argument: (nullable): the one argument of the program
 * @ca_file: (nullable): what to trust instead of the system's authorities
 * @theme: (nullable): a value for GTK_THEME
 * @width: of the window, 0 for its own
 * @height: of the window, 0 for its own
 * @has_large_text: whether all letters are 1.5 times as large
 * @has_network: whether NetworkManager is asked about the network, on the session bus (#PrUiNetwork)
 */
typedef struct
{
  const char *argument;
  const char *ca_file;
  const char *theme;
  int width;
  int height;
  gboolean has_large_text;
  gboolean has_network;
} PrUiWindowSpec;

void pr_ui_window_test_init (int *argc, char ***argv);
PrUiWindow *pr_ui_window_start (const PrUiWindowSpec *spec);
void pr_ui_window_open_setup (PrUiWindow *self);
void pr_ui_window_activate (PrUiWindow *self);
void pr_ui_window_stop (PrUiWindow *self);
GPid pr_ui_window_get_pid (PrUiWindow *self);
void pr_ui_window_wait_for_setting (PrUiWindow *self, const char *setting);

void pr_ui_window_press (PrUiWindow *self, KeySym modifier, KeySym key);
void pr_ui_window_type (PrUiWindow *self, const char *text);
void pr_ui_window_focus (PrUiWindow *self, const char *name);
void pr_ui_window_type_into (PrUiWindow *self, const char *name, const char *text);
void pr_ui_window_choose (PrUiWindow *self, const char *name, const char *choice);

char *pr_ui_window_dup_focused (PrUiWindow *self);
char *pr_ui_window_dup_text (PrUiWindow *self, const char *name);
gboolean pr_ui_window_has_text (PrUiWindow *self, const char *name, const char *expected);
gboolean pr_ui_window_shows (PrUiWindow *self, const char *name);
void pr_ui_window_wait_for (PrUiWindow *self, const char *name);
void pr_ui_window_wait_for_focus (PrUiWindow *self, const char *name);
void pr_ui_window_wait_until_gone (PrUiWindow *self, const char *name);

void pr_ui_window_drop (PrUiWindow *self, const char *type, const char *content);

void pr_ui_window_check_names (PrUiWindow *self);
gboolean pr_ui_window_has_copied (PrUiWindow *self, const char *selection);
char *pr_ui_window_dup_copied (PrUiWindow *self);
double pr_ui_window_take_picture (PrUiWindow *self, const char *name);
int pr_ui_window_get_width (PrUiWindow *self);

void pr_ui_remove_folder (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrUiWindow, pr_ui_window_stop)

G_END_DECLS
