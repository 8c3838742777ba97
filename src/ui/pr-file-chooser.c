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
} Question;

static void
question_free (Question *question)
{
  g_weak_ref_clear (&question->widget);
  g_free (question);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  /* Who asked may be gone. */
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && widget != NULL)
    question->chosen (file, question->user_data);
  question_free (question);
  g_object_unref (dialog);
}

/**
 * pr_file_chooser_choose:
 * @widget: who asks; @chosen is not called when it is gone
 * @choice: what is chosen
 * @title: what the file is for
 * @name: (nullable): what one that is saved may be called
 * @chosen: called with the file, unless the user thinks better of it
 * @user_data: for @chosen
 *
 * Lets the user choose, by the desktop's own window for it. That asks before it gives a file to save
 * that is there already.
 */
void
pr_file_chooser_choose (GtkWidget *widget,
                        PrFileChoice choice,
                        const char *title,
                        const char *name,
                        PrFileChosen chosen,
                        gpointer user_data)
{
  static const struct
  {
    GtkFileChooserAction action;
    const char *label;
  } choices[] = {
    [PR_FILE_CHOICE_OPEN] = { GTK_FILE_CHOOSER_ACTION_OPEN, N_("_Open") },
    [PR_FILE_CHOICE_SAVE] = { GTK_FILE_CHOOSER_ACTION_SAVE, N_("_Save") },
    [PR_FILE_CHOICE_FOLDER] = { GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, N_("_Select") },
  };
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (root), choices[choice].action,
                                     _(choices[choice].label), _("_Cancel"));
  Question *question = g_new0 (Question, 1);

  question->chosen = chosen;
  question->user_data = user_data;
  g_weak_ref_init (&question->widget, widget);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
