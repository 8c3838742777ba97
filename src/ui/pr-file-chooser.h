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

/**
 * PrFileChoice:
 * @PR_FILE_CHOICE_OPEN: a file that is there
 * @PR_FILE_CHOICE_SAVE: a file that is going to be written
 * @PR_FILE_CHOICE_FOLDER: a folder
 *
 * What is chosen.
 */
typedef enum
{
  PR_FILE_CHOICE_OPEN,
  PR_FILE_CHOICE_SAVE,
  PR_FILE_CHOICE_FOLDER,
} PrFileChoice;

void pr_file_chooser_choose (GtkWidget *widget,
                             PrFileChoice choice,
                             const char *title,
                             const char *name,
                             PrFileChosen chosen,
                             gpointer user_data);

G_END_DECLS
