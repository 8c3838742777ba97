/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-texts.h"

#include <glib/gi18n.h>

/* No long text need be narrower than that. */
#define WIDTH_CHARS 10
#define LONG_CHARS (3 * WIDTH_CHARS)

/**
 * pr_text_label_set:
 * @label: one whose lines are broken between letters where there is no other way
 * @text: plain text, perhaps long
 *
 * Sets the text. Asked how narrow it can be, GTK puts each letter of such a label on a line of its own,
 * which takes six times as long as all else: for a long text it is told. Not for a short one, which it
 * would make wider.
 */
void
pr_text_label_set (GtkLabel *label, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (text != NULL);

  gtk_label_set_width_chars (label, g_utf8_strlen (text, -1) > LONG_CHARS ? WIDTH_CHARS : -1);
  gtk_label_set_label (label, text);
}

/**
 * pr_text_break_anywhere:
 * @label: a label for what a server said, an address, a file name
 *
 * Lets it wrap within a word that is longer than the line, and without a hyphen, which would be taken
 * for a part of it.
 */
void
pr_text_break_anywhere (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

/**
 * pr_text_dup_capitalized:
 * @text: words for people, such as “just now”
 *
 * Returns: (transfer full): the same as they are written where a line begins with them
 */
char *
pr_text_dup_capitalized (const char *text)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");
  first = g_utf8_strup (text, g_utf8_next_char (text) - text);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * pr_text_view_set:
 * @view: shows a text as it is
 * @text: plain text
 *
 * Shows @text, and no hyphen that is not in it.
 */
void
pr_text_view_set (GtkTextView *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "as-it-is");
  GtkTextIter start;
  GtkTextIter end;

  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, "as-it-is", "insert-hyphens", FALSE, NULL);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

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
  GtkWidget *label = gtk_label_new (NULL);

  pr_text_break_anywhere (GTK_LABEL (label));
  pr_text_label_set (GTK_LABEL (label), text);
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
 * pr_text_link_new:
 * @text: what it does
 * @url: the page to open
 *
 * Returns: (transfer floating): a button that opens the page in the browser
 */
GtkWidget *
pr_text_link_new (const char *text, const char *url)
{
  GtkWidget *button = pr_text_button_new (text);

  gtk_widget_set_tooltip_text (button, url);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", url);
  return button;
}

/**
 * pr_text_note_new:
 * @text: what a provider has to say
 * @url: (nullable): the provider's page about it
 *
 * Returns: (transfer floating): the text, and a button for its page
 */
GtkWidget *
pr_text_note_new (const char *text, const char *url)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button;
  g_autofree char *name = NULL;

  gtk_box_append (GTK_BOX (box), pr_text_label_new (text, NULL));
  if (url == NULL)
    return box;

  button = pr_text_link_new (_("Open the Provider’s Page"), url);
  /* translators: the name of a button for assistive technology: what it does, and what it is about */
  name = g_strdup_printf (_("%s: %s"), _("Open the Provider’s Page"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/**
 * pr_text_row_new:
 * @first: (transfer floating): narrow, or words that take all room
 * @second: (transfer floating): beside it
 * @spacing: between them, in pixels
 *
 * A horizontal GtkBox asks what is in it how wide it would be at the height that it gets. For words that
 * wrap GTK has no other way than to try some twenty widths: ten times what all else takes. A GtkGrid does
 * not ask, so that wrapping words stand in one, here and in the templates.
 *
 * Returns: (transfer floating): both side by side
 */
GtkWidget *
pr_text_row_new (GtkWidget *first, GtkWidget *second, guint spacing)
{
  GtkWidget *row = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (row), spacing);
  gtk_grid_attach (GTK_GRID (row), first, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), second, 1, 0, 1, 1);
  return row;
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
  GtkWidget *bullet = gtk_label_new ("•");

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  return pr_text_row_new (bullet, pr_text_label_new (text, NULL), 9);
}
