/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-server-summary.h"

#include "pr-candidate-texts.h"
#include "pr-state-icon.h"
#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrServerSummary
{
  GtkWidget parent_instance;

  /* owned */
  PrCandidate *candidate;

  /* template */
  GtkWidget *content;
  GtkLabel *host;
  GtkLabel *port;
  GtkLabel *username;
  GtkWidget *found;
  PrStateIcon *icon;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (PrServerSummary, pr_server_summary, GTK_TYPE_WIDGET)

static void
show_candidate (PrServerSummary *self)
{
  g_autofree char *detail = NULL;

  gtk_widget_set_visible (self->found, self->candidate != NULL);
  if (self->candidate == NULL)
    return;
  detail = pr_candidate_text_dup_detail (self->candidate);
  pr_text_label_set (self->detail, detail);
  pr_state_icon_set_outcome (self->icon, pr_candidate_text_get_outcome (self->candidate));
}

static void
set_candidate (PrServerSummary *self, PrCandidate *candidate)
{
  if (self->candidate == candidate)
    return;
  if (self->candidate != NULL)
    g_signal_handlers_disconnect_by_data (self->candidate, self);
  g_set_object (&self->candidate, candidate);
  if (candidate != NULL)
    g_signal_connect_swapped (candidate, "notify", G_CALLBACK (show_candidate), self);
}

static void
pr_server_summary_dispose (GObject *object)
{
  PrServerSummary *self = PR_SERVER_SUMMARY (object);

  set_candidate (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_server_summary_parent_class)->dispose (object);
}

static void
pr_server_summary_class_init (PrServerSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_server_summary_dispose;

  g_type_ensure (PR_TYPE_STATE_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "server-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, PrServerSummary, content);
  gtk_widget_class_bind_template_child (widget_class, PrServerSummary, host);
  gtk_widget_class_bind_template_child (widget_class, PrServerSummary, port);
  gtk_widget_class_bind_template_child (widget_class, PrServerSummary, username);
  gtk_widget_class_bind_template_child (widget_class, PrServerSummary, found);
  gtk_widget_class_bind_template_child (widget_class, PrServerSummary, icon);
  gtk_widget_class_bind_template_child (widget_class, PrServerSummary, detail);
}

static void
pr_server_summary_init (PrServerSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_server_summary_show:
 * @service: the settings, as they are now
 * @candidate: (nullable): what is known of that server; its answer is followed
 *
 * Says them anew.
 */
void
pr_server_summary_show (PrServerSummary *self, PrService *service, PrCandidate *candidate)
{
  const char *username;
  g_autofree char *port = NULL;

  g_return_if_fail (PR_IS_SERVER_SUMMARY (self));
  g_return_if_fail (PR_IS_SERVICE (service));

  /* translators: a port and its security: “Port 993, TLS (encrypted)” */
  port = g_strdup_printf (_("Port %u, %s"), pr_service_get_port (service),
                          pr_security_get_label (pr_service_get_security (service)));
  username = pr_service_get_username (service);
  pr_text_label_set (self->host, pr_service_get_host (service));
  gtk_label_set_label (self->port, port);
  gtk_widget_set_visible (GTK_WIDGET (self->username), *username != '\0');
  if (*username != '\0')
    {
      g_autofree char *text = g_strdup_printf (_("User name: %s"), username);

      pr_text_label_set (self->username, text);
    }
  set_candidate (self, candidate);
  show_candidate (self);
}
