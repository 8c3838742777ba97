/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-texts.h"

/**
 * pr_text_label_new:
 * @text: plain text, perhaps long
 * @css_class: (nullable): how it looks
 *
 * Returns: (transfer floating): a label that wraps, so that a narrow window stays narrow
 */
GtkWidget *
pr_text_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * pr_text_button_new:
 * @text: what it does, perhaps long
 *
 * Returns: (transfer floating): a button whose words wrap
 */
GtkWidget *
pr_text_button_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

/**
 * pr_text_bullet_new:
 * @text: one point of a list
 *
 * Returns: (transfer floating): the point, with a bullet before it
 */
GtkWidget *
pr_text_bullet_new (const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bullet = gtk_label_new ("•");

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), bullet);
  gtk_box_append (GTK_BOX (row), pr_text_label_new (text, NULL));
  return row;
}
