/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-file-chooser.h"

#include <glib/gi18n.h>

/* The one file that uses GtkFileChooserNative, which is deprecated since 4.10 by what GTK 4.8 has not
 * got yet. */

typedef struct
{
  PrFileChosen chosen;
  gpointer user_data;
  GWeakRef widget;
} Choice;

static void
choice_free (Choice *choice)
{
  g_weak_ref_clear (&choice->widget);
  g_free (choice);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&choice->widget);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  /* Who asked may be gone. */
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && widget != NULL)
    choice->chosen (file, choice->user_data);
  choice_free (choice);
  g_object_unref (dialog);
}

static void
choose (GtkWidget *widget,
        GtkFileChooserAction action,
        const char *title,
        const char *accept_label,
        const char *name,
        PrFileChosen chosen,
        gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, accept_label, _("_Cancel"));
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  choice->user_data = user_data;
  g_weak_ref_init (&choice->widget, widget);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * pr_file_chooser_open:
 * @widget: who asks; @chosen is not called when it is gone
 * @title: what the file is for
 * @chosen: called with the file, unless the user thinks better of it
 * @user_data: for @chosen
 *
 * Lets the user choose a file that is there, by the desktop's own window for it.
 */
void
pr_file_chooser_open (GtkWidget *widget,
                      const char *title,
                      PrFileChosen chosen,
                      gpointer user_data)
{
  choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, title, _("_Open"), NULL, chosen, user_data);
}

/**
 * pr_file_chooser_save:
 * @name: what the file may be called
 *
 * As pr_file_chooser_open(), for a file that is going to be written; the desktop's window asks before
 * one that is there is given.
 */
void
pr_file_chooser_save (GtkWidget *widget,
                      const char *title,
                      const char *name,
                      PrFileChosen chosen,
                      gpointer user_data)
{
  choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, title, _("_Save"), name, chosen, user_data);
}

/**
 * pr_file_chooser_folder:
 *
 * As pr_file_chooser_open(), for a folder.
 */
void
pr_file_chooser_folder (GtkWidget *widget,
                        const char *title,
                        PrFileChosen chosen,
                        gpointer user_data)
{
  choose (widget, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, _("_Select"), NULL, chosen, user_data);
}
