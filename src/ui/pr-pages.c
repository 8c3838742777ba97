/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pages.h"

/**
 * pr_pages_set_shown:
 * @page: what its parent shows or does not
 * @shown: whether it does
 *
 * GTK 4.8 lets a screen reader read what is not shown of a parent's children too, unless told.
 */
void
pr_pages_set_shown (GtkWidget *page, gboolean shown)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

/**
 * pr_pages_show:
 * @stack: some pages
 * @page: one of them
 *
 * Shows that page, on the screen and to a screen reader.
 */
void
pr_pages_show (GtkStack *stack, GtkWidget *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pr_pages_set_shown (child, child == page);
  gtk_stack_set_visible_child (stack, page);
}
