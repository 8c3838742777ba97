/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pr_text_break_anywhere (GtkLabel *label);
void pr_text_view_set (GtkTextView *view, const char *text);
GtkWidget *pr_text_label_new (const char *text, const char *css_class);
char *pr_text_dup_capitalized (const char *text);
void pr_text_label_set (GtkLabel *label, const char *text);
GtkWidget *pr_text_button_new (const char *text);
GtkWidget *pr_text_link_new (const char *text, const char *url);
GtkWidget *pr_text_note_new (const char *text, const char *url);
GtkWidget *pr_text_row_new (GtkWidget *first, GtkWidget *second, guint spacing);
GtkWidget *pr_text_bullet_new (const char *text);

G_END_DECLS
