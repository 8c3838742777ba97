/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-password-window.h"

#include "pr-form-field.h"
#include "pr-secret-entry.h"

#include <glib/gi18n.h>

struct _PrPasswordWindow
{
  GtkWindow parent_instance;

  PrAccount *account; /* owned */
  PrLoginKind kind;

  /* template */
  GtkLabel *heading;
  GtkLabel *address_label;
  GtkWidget *username_field;
  GtkEditable *username_entry;
  GtkPasswordEntry *entry;
  GtkWidget *accept_button;
  GtkLabel *accept_label;
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrPasswordWindow, pr_password_window, GTK_TYPE_WINDOW)

static void
on_changed (PrPasswordWindow *self)
{
  gtk_widget_set_sensitive (self->accept_button,
                            *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0');
}

static void
on_accept_clicked (PrPasswordWindow *self)
{
  g_autoptr (PrSecret) secret = pr_secret_entry_dup_secret (self->entry);
  g_autofree char *username = NULL;

  if (secret == NULL)
    return;
  username = g_strdup (gtk_editable_get_text (self->username_entry));
  g_object_ref (self);
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[ACCEPTED], 0, secret, username);
  g_object_unref (self);
}

static void
pr_password_window_finalize (GObject *object)
{
  g_clear_object (&PR_PASSWORD_WINDOW (object)->account);

  G_OBJECT_CLASS (pr_password_window_parent_class)->finalize (object);
}

static void
pr_password_window_class_init (PrPasswordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pr_password_window_finalize;

  signals[ACCEPTED] = g_signal_new ("accepted", PR_TYPE_PASSWORD_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);

  g_type_ensure (PR_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "password-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrPasswordWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, PrPasswordWindow, address_label);
  gtk_widget_class_bind_template_child (widget_class, PrPasswordWindow, username_field);
  gtk_widget_class_bind_template_child (widget_class, PrPasswordWindow, username_entry);
  gtk_widget_class_bind_template_child (widget_class, PrPasswordWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, PrPasswordWindow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, PrPasswordWindow, accept_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_clicked);
}

static void
pr_password_window_init (PrPasswordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pr_secret_entry_guard (self->entry);
}

static void
show_for_sending (PrPasswordWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Login for Sending"));
  gtk_label_set_label (self->heading, _("Login for Sending"));
}

/**
 * pr_password_window_new:
 * @parent: above which window it stands
 * @account: a saved account
 * @kind: which of its passwords is asked for
 *
 * Returns: (transfer none): the window, to be presented
 */
PrPasswordWindow *
pr_password_window_new (GtkWindow *parent, PrAccount *account, PrLoginKind kind)
{
  PrPasswordWindow *self = g_object_new (PR_TYPE_PASSWORD_WINDOW, "transient-for", parent, NULL);

  self->account = g_object_ref (account);
  self->kind = kind;
  gtk_label_set_label (self->address_label, pr_account_get_address (account));
  if (kind == PR_LOGIN_SENDING_PASSWORD)
    show_for_sending (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return self;
}

/**
 * pr_password_window_new_for_login:
 * @parent: above which window it stands
 * @account: a draft, whose outgoing mail is to get a login of its own
 *
 * Asks for the user name as well. Nothing is changed in @account.
 *
 * Returns: (transfer none): the window, to be presented
 */
PrPasswordWindow *
pr_password_window_new_for_login (GtkWindow *parent, PrAccount *account)
{
  PrPasswordWindow *self =
      pr_password_window_new (parent, account, PR_LOGIN_SENDING_PASSWORD);
  PrService *service = pr_account_get_service (account, PR_PROTOCOL_SMTP);
  /* translators: %s is the name of a server */
  g_autofree char *text = g_strdup_printf (
      _("Used for the server %s alone. Fetching mail stays as it is."),
      pr_service_get_host (service));
  g_autofree char *username = pr_account_dup_login (account, PR_PROTOCOL_SMTP);

  gtk_label_set_label (self->address_label, text);
  gtk_editable_set_text (self->username_entry, username);
  gtk_widget_set_visible (self->username_field, TRUE);
  gtk_label_set_label (self->accept_label, _("_Use This Login"));
  gtk_widget_grab_focus (GTK_WIDGET (self->username_entry));
  return self;
}

/**
 * pr_password_window_get_account:
 *
 * Returns: (transfer none): whose password is asked for
 */
PrAccount *
pr_password_window_get_account (PrPasswordWindow *self)
{
  g_return_val_if_fail (PR_IS_PASSWORD_WINDOW (self), NULL);
  return self->account;
}

/**
 * pr_password_window_get_kind:
 *
 * Returns: which of its passwords
 */
PrLoginKind
pr_password_window_get_kind (PrPasswordWindow *self)
{
  g_return_val_if_fail (PR_IS_PASSWORD_WINDOW (self), PR_LOGIN_PASSWORD);
  return self->kind;
}
