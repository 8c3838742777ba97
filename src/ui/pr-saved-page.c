/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-saved-page.h"

#include "pr-status.h"
#include "pr-verdict.h"

#include <glib/gi18n.h>

struct _PrSavedPage
{
  GtkWidget parent_instance;

  /* owned */
  PrWizard *wizard;

  /* template */
  GtkWidget *content;
  PrStatus *status;
  GtkWidget *done_button;
  GtkWidget *message_button;
};

G_DEFINE_FINAL_TYPE (PrSavedPage, pr_saved_page, GTK_TYPE_WIDGET)

static void
pr_saved_page_dispose (GObject *object)
{
  PrSavedPage *self = PR_SAVED_PAGE (object);

  g_clear_object (&self->wizard);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_saved_page_parent_class)->dispose (object);
}

static void
pr_saved_page_class_init (PrSavedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_saved_page_dispose;

  g_type_ensure (PR_TYPE_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "saved-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrSavedPage, content);
  gtk_widget_class_bind_template_child (widget_class, PrSavedPage, status);
  gtk_widget_class_bind_template_child (widget_class, PrSavedPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, PrSavedPage, message_button);
}

static void
pr_saved_page_init (PrSavedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_saved_page_set_wizard:
 * @wizard: what saves the account; set once
 */
void
pr_saved_page_set_wizard (PrSavedPage *self, PrWizard *wizard)
{
  g_return_if_fail (PR_IS_SAVED_PAGE (self));
  g_return_if_fail (self->wizard == NULL);

  self->wizard = g_object_ref (wizard);
}

/**
 * pr_saved_page_get_default_widget:
 *
 * Returns: (transfer none): what Enter activates
 */
GtkWidget *
pr_saved_page_get_default_widget (PrSavedPage *self)
{
  g_return_val_if_fail (PR_IS_SAVED_PAGE (self), NULL);
  return self->done_button;
}

/* An account may be saved although it does not work yet, and without a test. */
static void
show_outcome (PrSavedPage *self)
{
  PrOutcome outcome = pr_verdict_get_outcome (pr_wizard_get_run_state (self->wizard),
                                              pr_wizard_get_report (self->wizard));
  gboolean fails = outcome == PR_OUTCOME_FAILED;
  const char *note = pr_wizard_get_save_text (self->wizard);

  if (note == NULL)
    note = fails ? _("It does not work yet. What the test found is kept with it.")
                 : _("It can be tested again at any time, and put right where something has changed.");
  pr_status_set_text (self->status, note);
  g_object_set (self->status, "icon-name",
                fails ? "postrider-accounts-symbolic" : "postrider-ok-symbolic", NULL);
  if (fails)
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "good-news");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "good-news");
  gtk_widget_set_visible (self->message_button, !fails);
}

/**
 * pr_saved_page_shown:
 *
 * Says what is saved, with the focus where one goes on.
 */
void
pr_saved_page_shown (PrSavedPage *self)
{
  g_autofree char *title = NULL;

  g_return_if_fail (PR_IS_SAVED_PAGE (self));

  /* translators: %s is an e-mail address */
  title = g_strdup_printf (_("%s is saved"),
                           pr_account_get_address (pr_wizard_get_account (self->wizard)));
  pr_status_set_title (self->status, title);
  show_outcome (self);
  gtk_widget_grab_focus (self->done_button);
}
