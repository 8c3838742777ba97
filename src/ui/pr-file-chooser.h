/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrFileChosen:
 * @file: what the user chose
 * @user_data: as it was given
 */
typedef void (*PrFileChosen) (GFile *file, gpointer user_data);

void pr_file_chooser_open (GtkWidget *widget,
                           const char *title,
                           PrFileChosen chosen,
                           gpointer user_data);

void pr_file_chooser_save (GtkWidget *widget,
                           const char *title,
                           const char *name,
                           PrFileChosen chosen,
                           gpointer user_data);
void pr_file_chooser_folder (GtkWidget *widget,
                             const char *title,
                             PrFileChosen chosen,
                             gpointer user_data);

G_END_DECLS
