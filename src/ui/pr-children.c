/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-children.h"

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * pr_children_first_shown:
 * @parent: a container
 *
 * Returns: (transfer none) (nullable): its first child that takes room
 */
GtkWidget *
pr_children_first_shown (GtkWidget *parent)
{
  return skip_hidden (gtk_widget_get_first_child (parent));
}

/**
 * pr_children_next_shown:
 * @child: a child of a container
 *
 * Returns: (transfer none) (nullable): the next one that takes room
 */
GtkWidget *
pr_children_next_shown (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

/**
 * pr_children_remove:
 * @parent: a container that only has been given children by gtk_widget_set_parent(), or a #GtkBox
 *
 * Removes all its children.
 */
void
pr_children_remove (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}
