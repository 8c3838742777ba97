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
 * Shows that page, on the screen and to a screen reader. The others are insensitive meanwhile: GTK 4.8
 * takes the mnemonics of hidden pages for as good as those that are seen.
 */
void
pr_pages_show (GtkStack *stack, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (stack));
  GtkWidget *focus;

  gtk_widget_set_sensitive (page, TRUE);
  gtk_stack_set_visible_child (stack, page);

  /* The stack has moved the focus to the page, if it was on another and the page takes one. */
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (stack))
      && !gtk_widget_is_ancestor (focus, page))
    gtk_root_set_focus (root, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      pr_pages_set_shown (child, child == page);
      gtk_widget_set_sensitive (child, child == page);
    }
}
