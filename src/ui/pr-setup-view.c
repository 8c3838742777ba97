/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-setup-view.h"

#include "pr-http.h"
#include "pr-pages.h"
#include "pr-saved-page.h"
#include "pr-settings-page.h"
#include "pr-test-page.h"

struct _PrSetupView
{
  GtkWidget parent_instance;

  /* owned */
  PrWizard *wizard;

  /* template */
  GtkStack *stack;
  PrSettingsPage *settings_page;
  PrTestPage *test_page;
  PrSavedPage *saved_page;
};

G_DEFINE_FINAL_TYPE (PrSetupView, pr_setup_view, GTK_TYPE_WIDGET)

static void
pr_setup_view_dispose (GObject *object)
{
  PrSetupView *self = PR_SETUP_VIEW (object);

  g_clear_object (&self->wizard);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_setup_view_parent_class)->dispose (object);
}

static void
pr_setup_view_class_init (PrSetupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_setup_view_dispose;

  g_type_ensure (PR_TYPE_SAVED_PAGE);
  g_type_ensure (PR_TYPE_SETTINGS_PAGE);
  g_type_ensure (PR_TYPE_TEST_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "setup-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PrSetupView, stack);
  gtk_widget_class_bind_template_child (widget_class, PrSetupView, settings_page);
  gtk_widget_class_bind_template_child (widget_class, PrSetupView, test_page);
  gtk_widget_class_bind_template_child (widget_class, PrSetupView, saved_page);
}

static void
pr_setup_view_init (PrSetupView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_setup_view_new:
 * @wizard: what is shown
 *
 * Returns: (transfer floating): its pages
 */
GtkWidget *
pr_setup_view_new (PrWizard *wizard)
{
  PrSetupView *self;

  g_return_val_if_fail (PR_IS_WIZARD (wizard), NULL);

  /* As soon as an address is typed it is looked for. */
  pr_http_preload ();

  self = g_object_new (PR_TYPE_SETUP_VIEW, NULL);
  self->wizard = g_object_ref (wizard);
  pr_settings_page_set_wizard (self->settings_page, wizard);
  pr_test_page_set_wizard (self->test_page, wizard);
  pr_saved_page_set_wizard (self->saved_page, wizard);
  g_signal_connect_object (wizard, "notify::page", G_CALLBACK (pr_setup_view_shown), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pr_setup_view_shown:
 *
 * Shows the page that the wizard is on, with the focus where one goes on, and has Enter do what that
 * page is for.
 */
void
pr_setup_view_shown (PrSetupView *self)
{
  GtkRoot *root;
  GtkWidget *default_widget;

  g_return_if_fail (PR_IS_SETUP_VIEW (self));

  switch (pr_wizard_get_page (self->wizard))
    {
    case PR_PAGE_TEST:
      pr_pages_show (self->stack, GTK_WIDGET (self->test_page));
      pr_test_page_shown (self->test_page);
      default_widget = pr_test_page_get_default_widget (self->test_page);
      break;
    case PR_PAGE_SAVED:
      pr_pages_show (self->stack, GTK_WIDGET (self->saved_page));
      pr_saved_page_shown (self->saved_page);
      default_widget = pr_saved_page_get_default_widget (self->saved_page);
      break;
    case PR_PAGE_SETTINGS:
    default:
      pr_pages_show (self->stack, GTK_WIDGET (self->settings_page));
      pr_settings_page_shown (self->settings_page);
      default_widget = pr_settings_page_get_default_widget (self->settings_page);
    }

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), default_widget);
}
