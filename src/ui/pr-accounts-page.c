/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-accounts-page.h"

#include "pr-status.h"

struct _PrAccountsPage
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *content;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (PrAccountsPage, pr_accounts_page, GTK_TYPE_WIDGET)

static void
pr_accounts_page_dispose (GObject *object)
{
  PrAccountsPage *self = PR_ACCOUNTS_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_accounts_page_parent_class)->dispose (object);
}

static void
pr_accounts_page_class_init (PrAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_accounts_page_dispose;

  g_type_ensure (PR_TYPE_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, content);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, add_button);
}

static void
pr_accounts_page_init (PrAccountsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_accounts_page_shown:
 *
 * Puts the keyboard focus where one would begin.
 */
void
pr_accounts_page_shown (PrAccountsPage *self)
{
  g_return_if_fail (PR_IS_ACCOUNTS_PAGE (self));

  gtk_widget_grab_focus (self->add_button);
}
