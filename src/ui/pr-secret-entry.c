/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-secret-entry.h"

#include "pr-form-field.h"

#include <glib/gi18n.h>

static gboolean
forget_history (gpointer user_data)
{
  gtk_editable_set_enable_undo (user_data, FALSE);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 begins to remember what can be undone when the text is shown, whatever it was told before,
 * and that only after this signal: hence the detour, which is over before the next key. */
static void
on_visibility_changed (GtkText *text)
{
  g_idle_add_full (G_PRIORITY_HIGH, forget_history, g_object_ref (text), g_object_unref);
}

static GdkDevice *
get_keyboard (GtkPasswordEntry *entry)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (entry)));

  return seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
}

/* The icon that GTK shows for it is faint, and one has to know what it means. */
static void
update_caps_lock (GtkPasswordEntry *entry)
{
  GtkWidget *field = gtk_widget_get_ancestor (GTK_WIDGET (entry), PR_TYPE_FORM_FIELD);
  GdkDevice *keyboard = get_keyboard (entry);
  gboolean has_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (field != NULL)
    pr_form_field_set_warning (PR_FORM_FIELD (field),
                               has_focus && keyboard != NULL
                                       && gdk_device_get_caps_lock_state (keyboard)
                                   ? _("Caps Lock is on")
                                   : NULL);
}

static void
warn_of_caps_lock (GtkPasswordEntry *entry)
{
  GdkDevice *keyboard = get_keyboard (entry);

  g_signal_connect (entry, "state-flags-changed", G_CALLBACK (update_caps_lock), NULL);
  if (keyboard != NULL)
    g_signal_connect_object (keyboard, "notify::caps-lock-state", G_CALLBACK (update_caps_lock),
                             entry, G_CONNECT_SWAPPED);
}

/**
 * pr_secret_entry_guard:
 * @entry: where a password is typed
 *
 * GTK keeps what is typed there in memory that it wipes, but for what can be undone while the password
 * is shown: without that, none of it stays behind. Whoever types with Caps Lock on is told, in the
 * #PrFormField that holds @entry.
 */
void
pr_secret_entry_guard (GtkPasswordEntry *entry)
{
  GtkEditable *text;

  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));

  text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  gtk_editable_set_enable_undo (text, FALSE);
  g_signal_connect (text, "notify::visibility", G_CALLBACK (on_visibility_changed), NULL);
  warn_of_caps_lock (entry);
}

/**
 * pr_secret_entry_dup_secret:
 * @entry: where a password is typed
 *
 * Returns: (transfer full) (nullable): what stands there, %NULL if nothing does
 */
PrSecret *
pr_secret_entry_dup_secret (GtkPasswordEntry *entry)
{
  const char *typed;

  g_return_val_if_fail (GTK_IS_PASSWORD_ENTRY (entry), NULL);

  typed = gtk_editable_get_text (GTK_EDITABLE (entry));
  return *typed == '\0' ? NULL : pr_secret_new (typed, -1);
}
