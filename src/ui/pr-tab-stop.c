/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-tab-stop.h"

#include "pr-children.h"

struct _PrTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PrTabStop, pr_tab_stop, GTK_TYPE_WIDGET)

static gboolean
pr_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return GTK_WIDGET_CLASS (pr_tab_stop_parent_class)->focus (widget, direction);
}

static void
pr_tab_stop_dispose (GObject *object)
{
  pr_children_remove (GTK_WIDGET (object));

  G_OBJECT_CLASS (pr_tab_stop_parent_class)->dispose (object);
}

static void
pr_tab_stop_class_init (PrTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_tab_stop_dispose;
  widget_class->focus = pr_tab_stop_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pr_tab_stop_init (PrTabStop *self G_GNUC_UNUSED)
{
}
