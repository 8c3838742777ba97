/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-candidate-row.h"

#include "pr-candidate-texts.h"
#include "pr-state-icon.h"
#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrCandidateRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  PrCandidate *candidate;

  /* template */
  PrStateIcon *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *use_button;
};

G_DEFINE_FINAL_TYPE (PrCandidateRow, pr_candidate_row, GTK_TYPE_LIST_BOX_ROW)

/* Which of them it is, in every way of listening and looking. */
static void
update_names (PrCandidateRow *self)
{
  const char *title = gtk_label_get_label (self->title);
  /* translators: the name of a row for assistive technology: a server, and what is known of it */
  g_autofree char *row_name = g_strdup_printf (_("%s: %s"), title, gtk_label_get_label (self->detail));
  /* translators: the name of a button for assistive technology; %s is a server */
  g_autofree char *button_name = g_strdup_printf (_("Use %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->use_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  button_name, -1);
}

static void
update (PrCandidateRow *self)
{
  PrService *service = pr_candidate_get_service (self->candidate);
  g_autoptr (PrEndpoint) endpoint = pr_service_dup_endpoint (service);
  g_autofree char *where = pr_endpoint_to_string (endpoint);
  g_autofree char *title = g_strdup_printf (
      /* translators: protocol, host, port, security */
      _("%s: %s, port %u, %s"), pr_protocol_get_label (pr_service_get_protocol (service)),
      pr_service_get_host (service), pr_service_get_port (service),
      pr_security_get_label (pr_service_get_security (service)));
  g_autofree char *detail = pr_candidate_text_dup_detail (self->candidate);

  pr_state_icon_set_outcome (self->icon, pr_candidate_text_get_outcome (self->candidate));
  gtk_label_set_label (self->title, title);
  pr_text_label_set (self->detail, detail);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "(us)",
                                    (guint) pr_service_get_protocol (service), where);
  update_names (self);
}

static void
pr_candidate_row_dispose (GObject *object)
{
  g_clear_object (&PR_CANDIDATE_ROW (object)->candidate);

  G_OBJECT_CLASS (pr_candidate_row_parent_class)->dispose (object);
}

static void
pr_candidate_row_class_init (PrCandidateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_candidate_row_dispose;

  g_type_ensure (PR_TYPE_STATE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PrCandidateRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PrCandidateRow, title);
  gtk_widget_class_bind_template_child (widget_class, PrCandidateRow, detail);
  gtk_widget_class_bind_template_child (widget_class, PrCandidateRow, use_button);
}

static void
pr_candidate_row_init (PrCandidateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_candidate_row_new:
 * @candidate: what to show
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
pr_candidate_row_new (PrCandidate *candidate)
{
  PrCandidateRow *self;

  g_return_val_if_fail (PR_IS_CANDIDATE (candidate), NULL);

  self = g_object_new (PR_TYPE_CANDIDATE_ROW, NULL);
  self->candidate = g_object_ref (candidate);
  g_signal_connect_object (candidate, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
