/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-page.h"

#include "pr-change.h"
#include "pr-children.h"
#include "pr-columns.h"
#include "pr-state-icon.h"
#include "pr-texts.h"
#include "pr-verdict.h"

#include <glib/gi18n.h>

struct _PrAccountPage
{
  GtkWidget parent_instance;

  /* owned */
  PrAccountEntry *entry;

  /* template */
  GtkWidget *content;
  PrStateIcon *icon;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *note;
  GtkWidget *test_button;
  GtkWidget *password_button;
  GtkWidget *report_button;
  GtkWidget *edit_button;
  GtkWidget *duplicate_button;
  GtkWidget *export_button;
  GtkWidget *remove_button;
  GtkWidget *servers;
  GtkWidget *history_heading;
  GtkBox *history;
};

G_DEFINE_FINAL_TYPE (PrAccountPage, pr_account_page, GTK_TYPE_WIDGET)

static GtkWidget *
server_new (PrAccount *account, PrService *service)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  PrProtocol protocol = pr_service_get_protocol (service);
  GtkWidget *tag = gtk_label_new (pr_protocol_get_label (protocol));
  g_autofree char *login = pr_account_dup_login (account, protocol);
  g_autofree char *endpoint = g_strdup_printf (
      "%s:%u", pr_service_get_host (service), pr_service_get_port (service));

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), tag);
  gtk_box_append (GTK_BOX (card), pr_text_label_new (endpoint, "row-title"));
  gtk_box_append (GTK_BOX (card),
                  pr_text_label_new (pr_security_get_label (pr_service_get_security (service)),
                                     "dim-label"));
  if (login != NULL)
    gtk_box_append (GTK_BOX (card), pr_text_label_new (login, "dim-label"));
  return card;
}

static void
show_servers (PrAccountPage *self)
{
  PrAccount *account = pr_account_entry_get_account (self->entry);

  pr_children_remove (self->servers);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (pr_service_get_enabled (service))
        gtk_widget_set_parent (server_new (account, service), self->servers);
    }
}

static GtkWidget *
result_new (PrResult *result, PrResult *before)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = g_object_new (PR_TYPE_STATE_ICON, "outcome",
                                  (int) pr_result_get_verdict (result), "pixel-size", 16, "valign",
                                  GTK_ALIGN_START, NULL);
  g_autofree char *text = pr_result_dup_text (result);
  g_autofree char *ago = pr_result_dup_when_text (result, g_get_real_time ());
  g_autofree char *when = pr_text_dup_capitalized (ago);
  g_autofree char *duration =
      pr_verdict_dup_duration ((gint64) pr_result_get_duration_ms (result) * 1000);
  /* translators: when a test was, and how long it took */
  g_autofree char *time = g_strdup_printf (_("%s · %s"), when, duration);
  g_autofree char *change = pr_change_to_text (before, result);

  gtk_box_append (GTK_BOX (words), pr_text_label_new (text, NULL));
  if (before != NULL && change != NULL)
    gtk_box_append (GTK_BOX (words), pr_text_label_new (change, "hint"));
  gtk_box_append (GTK_BOX (words), pr_text_label_new (time, "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  return pr_text_row_new (icon, words, 12);
}

static void
show_history (PrAccountPage *self)
{
  PrAccount *account = pr_account_entry_get_account (self->entry);
  guint n_results = pr_account_get_n_results (account);

  pr_children_remove (GTK_WIDGET (self->history));
  for (guint i = 0; i < n_results; i++)
    {
      PrResult *before = i + 1 < n_results ? pr_account_get_result (account, i + 1) : NULL;

      gtk_box_append (self->history, result_new (pr_account_get_result (account, i), before));
    }
  gtk_widget_set_visible (self->history_heading, n_results > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->history), n_results > 0);
}

static void
update_state (PrAccountPage *self)
{
  const char *state = pr_account_entry_get_state_text (self->entry);
  const char *note = pr_account_entry_get_note (self->entry);
  g_autofree char *when = pr_account_entry_dup_tested_text (self->entry);
  g_autofree char *text =
      *when == '\0' ? g_strdup (state) : g_strdup_printf (_("%s · %s"), state, when);

  /* The button for a test stays what it is while one runs, or the focus would go with it. */
  pr_state_icon_set_outcome (self->icon, pr_account_entry_get_outcome (self->entry));
  gtk_label_set_label (self->state, text);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (self->password_button,
                          pr_account_entry_get_wants_password (self->entry));
  gtk_widget_set_visible (self->report_button,
                          pr_account_entry_get_report (self->entry) != NULL);
}

static void
update_account (PrAccountPage *self)
{
  PrAccount *account = pr_account_entry_get_account (self->entry);
  const char *name = pr_account_get_display_name (account);

  gtk_label_set_label (self->title, *name != '\0' ? name : pr_account_get_address (account));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pr_account_get_address (account), -1);
  show_servers (self);
  show_history (self);
}

static void
set_target (GtkWidget *button, PrAccount *account)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pr_account_get_id (account));
}

static void
pr_account_page_dispose (GObject *object)
{
  PrAccountPage *self = PR_ACCOUNT_PAGE (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_account_page_parent_class)->dispose (object);
}

static void
pr_account_page_class_init (PrAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_account_page_dispose;

  g_type_ensure (PR_TYPE_COLUMNS);
  g_type_ensure (PR_TYPE_STATE_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, content);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, icon);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, state);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, note);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, test_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, password_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, report_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, duplicate_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, servers);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, history_heading);
  gtk_widget_class_bind_template_child (widget_class, PrAccountPage, history);
}

static void
pr_account_page_init (PrAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_account_page_new:
 * @entry: a saved account
 *
 * Returns: (transfer floating): its page, which follows it
 */
GtkWidget *
pr_account_page_new (PrAccountEntry *entry)
{
  PrAccountPage *self;
  PrAccount *account;

  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (entry), NULL);

  self = g_object_new (PR_TYPE_ACCOUNT_PAGE, NULL);
  self->entry = g_object_ref (entry);
  account = pr_account_entry_get_account (entry);
  set_target (self->test_button, account);
  set_target (self->password_button, account);
  set_target (self->report_button, account);
  set_target (self->edit_button, account);
  set_target (self->duplicate_button, account);
  set_target (self->export_button, account);
  set_target (self->remove_button, account);
  g_signal_connect_object (account, "notify", G_CALLBACK (update_account), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_account (self);
  update_state (self);
  return GTK_WIDGET (self);
}

/**
 * pr_account_page_shown:
 *
 * Puts the keyboard focus where one would begin.
 */
void
pr_account_page_shown (PrAccountPage *self)
{
  g_return_if_fail (PR_IS_ACCOUNT_PAGE (self));
  gtk_widget_grab_focus (self->test_button);
}
