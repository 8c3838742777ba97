/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-export-window.h"

#include "pr-choice.h"
#include "pr-file-chooser.h"
#include "pr-form-field.h"
#include "pr-texts.h"
#include "pr-window-state.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PrExportWindow
{
  GtkWindow parent_instance;

  /* owned */
  PrAccount *account;
  PrExport *export; /* NULL where the account has not what the program needs */

  /* template */
  GtkDropDown *format_drop_down;
  GtkLabel *advice;
  GtkTextView *text;
  GtkWidget *copy_button;
  GtkWidget *save_button;
  GtkLabel *done;
};

G_DEFINE_FINAL_TYPE (PrExportWindow, pr_export_window, GTK_TYPE_WINDOW)

static const char *
label_format (int value, gpointer user_data G_GNUC_UNUSED)
{
  return pr_export_format_get_title ((PrExportFormat) value);
}

static void
on_format_selected (PrExportWindow *self)
{
  PrExportFormat format = (PrExportFormat) pr_choice_get_selected (self->format_drop_down);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->account == NULL)
    return;
  g_clear_pointer (&self->export, pr_export_unref);
  self->export = pr_export_new (self->account, format, &error);
  text = self->export == NULL ? g_strdup ("") : pr_export_to_string (self->export);
  pr_text_view_set (self->text, text);
  gtk_label_set_label (self->advice,
                       error != NULL ? error->message : pr_export_format_get_advice (format));
  gtk_label_set_label (self->done, "");
  gtk_widget_set_sensitive (self->copy_button, self->export != NULL);
  gtk_widget_set_sensitive (self->save_button, self->export != NULL);
}

static void
on_copy_clicked (PrExportWindow *self)
{
  g_autofree char *text = pr_export_to_string (self->export);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_label_set_label (self->done, _("Copied to the clipboard"));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrExportWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gtk_label_set_label (self->done, _("Saved"));
  else
    gtk_label_set_label (self->done, error->message);
}

static void
save_file (PrExportWindow *self, GFile *file, guint i)
{
  const char *contents = pr_export_get_contents (self->export, i);
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       on_saved, g_object_ref (self));
}

/* Several files have names of their own, which the program needs: they go into a folder. */
static void
on_chosen (GFile *file, gpointer user_data)
{
  PrExportWindow *self = user_data;
  guint n_files = self->export == NULL ? 0 : pr_export_get_n_files (self->export);

  if (n_files == 1)
    save_file (self, file, 0);
  for (guint i = 0; n_files > 1 && i < n_files; i++)
    {
      g_autoptr (GFile) child = g_file_get_child (file, pr_export_get_name (self->export, i));

      save_file (self, child, i);
    }
}

static void
on_save_clicked (PrExportWindow *self)
{
  if (pr_export_get_n_files (self->export) == 1)
    pr_file_chooser_choose (GTK_WIDGET (self), PR_FILE_CHOICE_SAVE, _("Save the Settings"),
                            pr_export_get_name (self->export, 0), on_chosen, self);
  else
    pr_file_chooser_choose (GTK_WIDGET (self), PR_FILE_CHOICE_FOLDER,
                            _("Save the Settings in a Folder"), NULL, on_chosen, self);
}

static void
pr_export_window_dispose (GObject *object)
{
  PrExportWindow *self = PR_EXPORT_WINDOW (object);

  g_clear_object (&self->account);
  g_clear_pointer (&self->export, pr_export_unref);

  G_OBJECT_CLASS (pr_export_window_parent_class)->dispose (object);
}

static void
pr_export_window_class_init (PrExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_export_window_dispose;

  g_type_ensure (PR_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrExportWindow, format_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PrExportWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, PrExportWindow, text);
  gtk_widget_class_bind_template_child (widget_class, PrExportWindow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PrExportWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, PrExportWindow, done);
  gtk_widget_class_bind_template_callback (widget_class, on_format_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
pr_export_window_init (PrExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pr_choice_fill_drop_down (self->format_drop_down, PR_TYPE_EXPORT_FORMAT, label_format, self);
}

/**
 * pr_export_window_new:
 * @parent: over what it stands
 * @account: whose settings are written; it is not changed
 *
 * Returns: (transfer none): a window, not shown yet
 */
PrExportWindow *
pr_export_window_new (GtkWindow *parent, PrAccount *account)
{
  PrExportWindow *self;

  g_return_val_if_fail (PR_IS_ACCOUNT (account), NULL);

  self = g_object_new (PR_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);
  pr_window_state_fit (GTK_WINDOW (self));
  self->account = g_object_ref (account);
  on_format_selected (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->format_drop_down));
  return self;
}
