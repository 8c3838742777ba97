/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-announce.h"

/**
 * pr_announce:
 * @widget: what shows the message; focusable
 * @message: what is to be said, plain text
 *
 * Has a screen reader say @message and puts the keyboard focus there, so that Tab goes on from it.
 * gtk_accessible_announce() is newer than GTK 4.8; a widget that is named by the message and gets
 * the focus is read out by every screen reader.
 */
void
pr_announce (GtkWidget *widget, const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (gtk_widget_get_focusable (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  -1);
  gtk_widget_grab_focus (widget);
}
