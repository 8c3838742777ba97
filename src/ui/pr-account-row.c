/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-account-row.h"

#include "pr-state-icon.h"
#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrAccountRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  PrAccountEntry *entry;

  /* template */
  PrStateIcon *icon;
  GtkLabel *address;
  GtkLabel *state;
  GtkLabel *note;
  GtkWidget *test_button;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (PrAccountRow, pr_account_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
menu_new (const char *id)
{
  static const struct
  {
    const char *label;
    const char *action;
  } rows[] = {
    { N_("_Edit"), "home.edit-account" },
    { N_("_New Password…"), "home.new-password" },
    { N_("_Duplicate"), "home.duplicate-account" },
    { N_("Ex_port…"), "home.export-account" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) changes = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    append_item (changes, _(rows[i].label), rows[i].action, id);
  append_item (removal, _("_Remove"), "accounts.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
  return G_MENU_MODEL (menu);
}

static void
update_address (PrAccountRow *self)
{
  const char *address = pr_account_get_address (pr_account_entry_get_account (self->entry));

  /* translators: %s is an e-mail address */
  g_autofree char *test = g_strdup_printf (_("Test %s"), address);
  /* translators: %s is an e-mail address; the name of a menu */
  g_autofree char *more = g_strdup_printf (_("More about %s"), address);

  gtk_label_set_label (self->address, address);
  set_name (self->test_button, test);
  set_name (GTK_WIDGET (self->menu_button), more);
}

static void
update_state (PrAccountRow *self)
{
  const char *state = pr_account_entry_get_state_text (self->entry);
  const char *note = pr_account_entry_get_note (self->entry);
  g_autofree char *when = pr_account_entry_dup_tested_text (self->entry);
  /* translators: how an account is, and when it was tested */
  g_autofree char *text =
      *when == '\0' ? g_strdup (state) : g_strdup_printf (_("%s · %s"), state, when);
  /* translators: an e-mail address, and how the account is */
  g_autofree char *name =
      g_strdup_printf (_("%s, %s"), gtk_label_get_label (self->address), text);

  pr_state_icon_set_outcome (self->icon, pr_account_entry_get_outcome (self->entry));
  pr_text_label_set (self->state, text);
  pr_text_label_set (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pr_account_row_dispose (GObject *object)
{
  g_clear_object (&PR_ACCOUNT_ROW (object)->entry);

  G_OBJECT_CLASS (pr_account_row_parent_class)->dispose (object);
}

static void
pr_account_row_class_init (PrAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_account_row_dispose;

  g_type_ensure (PR_TYPE_STATE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PrAccountRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PrAccountRow, address);
  gtk_widget_class_bind_template_child (widget_class, PrAccountRow, state);
  gtk_widget_class_bind_template_child (widget_class, PrAccountRow, note);
  gtk_widget_class_bind_template_child (widget_class, PrAccountRow, test_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountRow, menu_button);
}

static void
pr_account_row_init (PrAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_account_row_new:
 * @entry: a saved account
 *
 * Returns: (transfer floating): its row, which follows it
 */
GtkWidget *
pr_account_row_new (PrAccountEntry *entry)
{
  PrAccountRow *self;
  PrAccount *account;
  g_autoptr (GMenuModel) menu = NULL;

  g_return_val_if_fail (PR_IS_ACCOUNT_ENTRY (entry), NULL);

  self = g_object_new (PR_TYPE_ACCOUNT_ROW, NULL);
  self->entry = g_object_ref (entry);
  account = pr_account_entry_get_account (entry);
  menu = menu_new (pr_account_get_id (account));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  /* What scrolls the menu says that it takes the focus, and has no name to say what it is. */
  gtk_widget_set_focusable (gtk_popover_get_child (gtk_menu_button_get_popover (self->menu_button)),
                            FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->test_button), "s",
                                    pr_account_get_id (account));
  g_signal_connect_object (account, "notify::address", G_CALLBACK (update_address), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_address (self);
  update_state (self);
  return GTK_WIDGET (self);
}

/**
 * pr_account_row_get_entry:
 *
 * Returns: (transfer none): what it shows
 */
PrAccountEntry *
pr_account_row_get_entry (PrAccountRow *self)
{
  g_return_val_if_fail (PR_IS_ACCOUNT_ROW (self), NULL);
  return self->entry;
}
