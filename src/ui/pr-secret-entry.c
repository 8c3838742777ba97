/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-secret-entry.h"

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

/**
 * pr_secret_entry_guard:
 * @entry: where a password is typed
 *
 * GTK keeps what is typed there in memory that it wipes, but for what can be undone while the password
 * is shown: without that, none of it stays behind.
 */
void
pr_secret_entry_guard (GtkPasswordEntry *entry)
{
  GtkEditable *text;

  g_return_if_fail (GTK_IS_PASSWORD_ENTRY (entry));

  text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  gtk_editable_set_enable_undo (text, FALSE);
  g_signal_connect (text, "notify::visibility", G_CALLBACK (on_visibility_changed), NULL);
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
