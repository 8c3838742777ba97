/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-shortcuts-window.h"

#include "pr-texts.h"
#include "pr-window-state.h"

#include <glib/gi18n.h>

static const struct
{
  const char *label;
  const char *accelerator;
} shortcuts[] = {
  { N_("Accounts"), "<Control>1" },
  { N_("Providers"), "<Control>2" },
  { N_("Explain an error"), "<Control>3" },
  { N_("Add an account"), "<Control>n" },
  { N_("Search for a provider"), "<Control>f" },
  { N_("Test, or test again"), "F5" },
  { N_("Save the account"), "<Control>s" },
  { N_("Cancel the test, or go back"), "Escape" },
  { N_("Back"), "<Alt>Left" },
  { N_("Preferences"), "<Control>comma" },
  { N_("Main menu"), "F10" },
  { N_("Keyboard shortcuts"), "F1" },
  { N_("Close the window"), "<Control>w" },
  { N_("Quit"), "<Control>q" },
};

static char *
dup_keys (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup (accelerator);
  return gtk_accelerator_get_label (key, modifiers);
}

/**
 * pr_shortcuts_window_new:
 * @parent: (nullable): above which window it stands
 *
 * GTK's own window of this kind is deprecated since 4.18.
 *
 * Returns: (transfer none): a modal window that names the keyboard shortcuts
 */
GtkWindow *
pr_shortcuts_window_new (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (PR_RESOURCE_PATH "shortcuts-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkListBox *list = GTK_LIST_BOX (gtk_builder_get_object (builder, "list"));

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autofree char *keys = dup_keys (shortcuts[i].accelerator);
      g_autofree char *name = g_strdup_printf ("%s: %s", _(shortcuts[i].label), keys);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (_(shortcuts[i].label));
      GtkWidget *key_label = gtk_label_new (keys);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (key_label, "tag");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), pr_text_row_new (label, key_label, 24));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_list_box_append (list, row);
    }

  gtk_window_set_transient_for (window, parent);
  pr_window_state_fit (window);
  return window;
}
