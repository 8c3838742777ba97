/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-found-servers.h"

#include "pr-candidate-row.h"
#include "pr-email-address.h"
#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrFoundServers
{
  GtkWidget parent_instance;

  /* owned */
  PrPrefill *prefill;
  PrDiscovery *discovery; /* that is shown, or NULL */

  /* template */
  GtkWidget *content;
  GtkLabel *title;
  GtkSpinner *spinner;
  GtkExpander *expander;
  GtkListBox *list;
  GtkBox *notes;
};

G_DEFINE_FINAL_TYPE (PrFoundServers, pr_found_servers, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (gpointer candidate, gpointer user_data G_GNUC_UNUSED)
{
  return pr_candidate_row_new (candidate);
}

static GtkWidget *
create_note (const char *text, const char *url)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), pr_text_label_new (text, NULL));
  /* As text, to be judged before it is followed: anybody may have put it there. */
  if (url != NULL)
    gtk_box_append (GTK_BOX (box), pr_text_label_new (url, "dim-label"));
  return box;
}

/* Of a provider that is known the notice above says them. */
static void
show_notes (PrFoundServers *self)
{
  GtkWidget *child;
  guint n_notes = pr_discovery_get_provider (self->discovery) != NULL
                          || pr_discovery_is_searching (self->discovery)
                      ? 0
                      : pr_discovery_get_n_notes (self->discovery);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, child);
  for (guint i = 0; i < n_notes; i++)
    {
      const char *url = NULL;
      const char *text = pr_discovery_get_note (self->discovery, i, &url);

      gtk_box_append (self->notes, create_note (text, url));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notes), n_notes > 0);
}

static void
show_state (PrFoundServers *self)
{
  gboolean searching = pr_discovery_is_searching (self->discovery);
  guint n_found = pr_discovery_get_n_candidates (self->discovery);
  g_autofree char *title = NULL;
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u server", "%u servers", n_found), n_found);

  if (searching)
    /* translators: %s is a domain */
    title = g_strdup_printf (_("Looking for the servers of %s…"),
                             pr_email_address_get_domain (pr_discovery_get_email (self->discovery)));
  else
    title = g_strdup (n_found > 0 ? _("Found Servers") : _("No Servers Found"));
  gtk_label_set_label (self->title, title);
  gtk_spinner_set_spinning (self->spinner, searching);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), searching);
  gtk_expander_set_label (self->expander, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  count, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), n_found > 0);
}

static void
on_changed (PrFoundServers *self)
{
  show_state (self);
  show_notes (self);
}

static void
let_go (PrFoundServers *self)
{
  if (self->discovery == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->discovery, self);
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->discovery);
}

static void
on_discovery (PrFoundServers *self)
{
  PrDiscovery *discovery =
      pr_prefill_has_searched (self->prefill) ? pr_prefill_get_discovery (self->prefill) : NULL;

  if (discovery == self->discovery)
    return;
  let_go (self);
  gtk_widget_set_visible (GTK_WIDGET (self), discovery != NULL);
  if (discovery == NULL)
    return;
  self->discovery = g_object_ref (discovery);
  gtk_expander_set_expanded (self->expander, FALSE);
  g_signal_connect_swapped (discovery, "items-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (discovery, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (discovery, "notify::searching", G_CALLBACK (on_changed), self);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (discovery), create_row, NULL, NULL);
  on_changed (self);
}

static void
pr_found_servers_dispose (GObject *object)
{
  PrFoundServers *self = PR_FOUND_SERVERS (object);

  if (self->content != NULL)
    let_go (self);
  g_clear_object (&self->prefill);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_found_servers_parent_class)->dispose (object);
}

static void
pr_found_servers_class_init (PrFoundServersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_found_servers_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "found-servers.ui");
  gtk_widget_class_bind_template_child (widget_class, PrFoundServers, content);
  gtk_widget_class_bind_template_child (widget_class, PrFoundServers, title);
  gtk_widget_class_bind_template_child (widget_class, PrFoundServers, spinner);
  gtk_widget_class_bind_template_child (widget_class, PrFoundServers, expander);
  gtk_widget_class_bind_template_child (widget_class, PrFoundServers, list);
  gtk_widget_class_bind_template_child (widget_class, PrFoundServers, notes);
}

static void
pr_found_servers_init (PrFoundServers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_found_servers_set_prefill:
 * @prefill: what asks the network; set once
 */
void
pr_found_servers_set_prefill (PrFoundServers *self, PrPrefill *prefill)
{
  g_return_if_fail (PR_IS_FOUND_SERVERS (self));
  g_return_if_fail (self->prefill == NULL);

  self->prefill = g_object_ref (prefill);
  g_signal_connect_object (prefill, "notify::discovery", G_CALLBACK (on_discovery), self,
                           G_CONNECT_SWAPPED);
  on_discovery (self);
}

/**
 * pr_found_servers_unfold:
 *
 * Shows all of them: there is one to be chosen.
 */
void
pr_found_servers_unfold (PrFoundServers *self)
{
  g_return_if_fail (PR_IS_FOUND_SERVERS (self));
  gtk_expander_set_expanded (self->expander, TRUE);
}
