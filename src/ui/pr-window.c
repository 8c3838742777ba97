/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-window.h"

#include "pr-settings-page.h"
#include "pr-test-page.h"
#include "pr-window-state.h"

#include <glib/gi18n.h>

struct _PrWindow
{
  GtkApplicationWindow parent_instance;

  /* owned */
  PrWizard *wizard;

  /* template */
  GtkStack *stack;
  PrSettingsPage *settings_page;
  PrTestPage *test_page;
  GtkMenuButton *menu_button;
  GtkLabel *notice;

  guint notice_id;
};

/* How long a notice stands, in seconds: long enough to be read, too short to be in the way. */
#define NOTICE_S 4

G_DEFINE_FINAL_TYPE (PrWindow, pr_window, GTK_TYPE_APPLICATION_WINDOW)

/* GTK 4.8 lets a screen reader read the hidden pages of a stack too, unless told. */
static void
show_page (PrWindow *self, GtkWidget *page)
{
  GtkWidget *pages[] = { GTK_WIDGET (self->settings_page), GTK_WIDGET (self->test_page) };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (pages[i]), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 pages[i] != page, -1);
  gtk_stack_set_visible_child (self->stack, page);
}

static void
on_page_changed (PrWindow *self)
{
  GtkWidget *default_widget;

  switch (pr_wizard_get_page (self->wizard))
    {
    case PR_PAGE_TEST:
      show_page (self, GTK_WIDGET (self->test_page));
      pr_test_page_shown (self->test_page);
      default_widget = pr_test_page_get_default_widget (self->test_page);
      break;
    case PR_PAGE_SETTINGS:
    default:
      show_page (self, GTK_WIDGET (self->settings_page));
      pr_settings_page_shown (self->settings_page);
      default_widget = pr_settings_page_get_default_widget (self->settings_page);
    }
  gtk_window_set_default_widget (GTK_WINDOW (self), default_widget);
}

/* What scrolls the menu says that it takes the focus, and has no name to say what it is. */
static void
forbid_focus_around_menu (PrWindow *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->menu_button);

  gtk_widget_set_focusable (gtk_popover_get_child (popover), FALSE);
}

static gboolean
on_notice_over (gpointer user_data)
{
  PrWindow *self = user_data;

  self->notice_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  return G_SOURCE_REMOVE;
}

static void
show_notice (PrWindow *self, const char *text)
{
  g_clear_handle_id (&self->notice_id, g_source_remove);
  gtk_label_set_label (self->notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
  self->notice_id = g_timeout_add_seconds (NOTICE_S, on_notice_over, self);
}

static void
on_copy_text (PrWindow *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  show_notice (self, _("Copied to the clipboard"));
}

static gboolean
pr_window_close_request (GtkWindow *window)
{
  PrWindow *self = PR_WINDOW (window);

  pr_wizard_cancel (self->wizard);
  pr_window_state_save (window);
  return GTK_WINDOW_CLASS (pr_window_parent_class)->close_request (window);
}

static void
pr_window_dispose (GObject *object)
{
  PrWindow *self = PR_WINDOW (object);

  if (self->wizard != NULL)
    pr_wizard_cancel (self->wizard);
  g_clear_object (&self->wizard);
  g_clear_handle_id (&self->notice_id, g_source_remove);

  G_OBJECT_CLASS (pr_window_parent_class)->dispose (object);
}

static void
pr_window_class_init (PrWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = pr_window_dispose;
  window_class->close_request = pr_window_close_request;

  g_type_ensure (PR_TYPE_SETTINGS_PAGE);
  g_type_ensure (PR_TYPE_TEST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, settings_page);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, test_page);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, notice);
}

static void
pr_window_init (PrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  forbid_focus_around_menu (self);

  self->wizard = pr_wizard_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "wizard",
                                  pr_wizard_get_actions (self->wizard));
  pr_settings_page_set_wizard (self->settings_page, self->wizard);
  pr_test_page_set_wizard (self->test_page, self->wizard);

  g_signal_connect_object (self->wizard, "notify::page", G_CALLBACK (on_page_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wizard, "copy-text", G_CALLBACK (on_copy_text), self,
                           G_CONNECT_SWAPPED);
  on_page_changed (self);
  pr_window_state_restore (GTK_WINDOW (self));
}

/**
 * pr_window_new:
 * @application: whose window it is
 *
 * Returns: (transfer none): a window on its first page, as large as the last one was
 */
PrWindow *
pr_window_new (PrApplication *application)
{
  g_return_val_if_fail (PR_IS_APPLICATION (application), NULL);
  return g_object_new (PR_TYPE_WINDOW, "application", application, NULL);
}

/**
 * pr_window_get_wizard:
 *
 * Returns: (transfer none): what the window does
 */
PrWizard *
pr_window_get_wizard (PrWindow *self)
{
  g_return_val_if_fail (PR_IS_WINDOW (self), NULL);
  return self->wizard;
}

/**
 * pr_window_set_address:
 * @address: whose account is to be set up, a valid address
 *
 * Starts with that address, so that the next thing to type is the password.
 */
void
pr_window_set_address (PrWindow *self, const char *address)
{
  g_return_if_fail (PR_IS_WINDOW (self));

  pr_account_set_address (pr_wizard_get_account (self->wizard), address);
  pr_settings_page_shown (self->settings_page);
}
