/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-card.h"

#include "pr-state-icon.h"
#include "pr-step-row.h"
#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrServiceCard
{
  GtkWidget parent_instance;

  /* owned */
  PrServiceReport *report;

  /* template */
  GtkWidget *content;
  PrStateIcon *icon;
  GtkLabel *title;
  GtkLabel *endpoint;
  GtkLabel *state;
  GtkListBox *steps;
  GtkExpander *details;
  GtkLabel *facts;
  GtkTextView *transcript;
  GtkButton *copy_button;
  GtkWidget *certificate_button;

  PrRunState run_state;
};

G_DEFINE_FINAL_TYPE (PrServiceCard, pr_service_card, GTK_TYPE_WIDGET)

static void
add_fact (GString *facts, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (facts->len > 0)
    g_string_append_c (facts, '\n');
  /* translators: a technical fact and its value: “Encryption: TLSv1.3” */
  g_string_append_printf (facts, _("%s: %s"), name, value);
}

static void
add_tls_facts (GString *facts, PrTlsSession *tls)
{
  add_fact (facts, _("Encryption"), pr_tls_session_get_version (tls));
  add_fact (facts, _("Cipher"), pr_tls_session_get_cipher (tls));
}

static void
show_details (PrServiceCard *self)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  PrTlsSession *tls = pr_service_report_get_tls (self->report);
  const char *const *capabilities = pr_service_report_get_capabilities (self->report);
  PrTranscript *transcript = pr_service_report_get_transcript (self->report);
  g_autofree char *offered =
      capabilities != NULL ? g_strjoinv (" ", (char **) capabilities) : NULL;
  g_autofree char *talk = transcript != NULL ? pr_transcript_to_text (transcript) : g_strdup ("");

  if (!gtk_expander_get_expanded (self->details))
    return;

  gtk_widget_set_visible (self->certificate_button, tls != NULL);
  add_fact (facts, _("User name"), pr_service_report_get_login (self->report));
  if (tls != NULL)
    add_tls_facts (facts, tls);
  add_fact (facts, _("The server offers"), offered);
  pr_text_label_set (self->facts, facts->str);
  pr_text_view_set (self->transcript, talk);
}

static void
update (PrServiceCard *self)
{
  PrOutcome outcome = pr_service_report_get_outcome (self->report);

  gtk_label_set_label (self->state, pr_verdict_get_service_label (outcome, self->run_state));
  if (self->run_state != PR_RUN_RUNNING
      && (outcome == PR_OUTCOME_RUNNING || outcome == PR_OUTCOME_PENDING))
    outcome = PR_OUTCOME_SKIPPED;
  pr_state_icon_set_outcome (self->icon, outcome);
  show_details (self);
}

static GtkWidget *
create_step_row (gpointer step, gpointer user_data)
{
  PrServiceCard *self = user_data;

  return pr_step_row_new (step, self->run_state);
}

static void
show_service (PrServiceCard *self)
{
  PrService *service = pr_service_report_get_service (self->report);
  PrProtocol protocol = pr_service_get_protocol (service);
  const char *label = pr_protocol_get_label (protocol);
  /* translators: a server, its port and how the connection is encrypted */
  g_autofree char *endpoint = g_strdup_printf (
      _("%s, port %u, %s"), pr_service_get_host (service), pr_service_get_port (service),
      pr_security_get_label (pr_service_get_security (service)));
  /* translators: %s is IMAP, POP3 or SMTP */
  g_autofree char *steps_name = g_strdup_printf (_("Steps of %s"), label);
  g_autofree char *details_name = g_strdup_printf (_("Technical details of %s"), label);
  g_autofree char *transcript_name = g_strdup_printf (_("Conversation with the %s server"), label);
  g_autofree char *certificate_name = g_strdup_printf (_("Certificate of the %s server"), label);
  g_autofree char *copy_name = g_strdup_printf (_("Copy the conversation with the %s server"), label);
  g_autofree char *facts_name = g_strdup_printf (_("Facts about the %s server"), label);

  gtk_label_set_label (self->title, label);
  pr_text_label_set (self->endpoint, endpoint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  steps_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->details), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  details_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->transcript), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  transcript_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  copy_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->facts), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  facts_name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "u", (guint32) protocol);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->certificate_button), "u",
                                    (guint32) protocol);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->certificate_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, certificate_name, -1);
}

static void
pr_service_card_dispose (GObject *object)
{
  PrServiceCard *self = PR_SERVICE_CARD (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_service_card_parent_class)->dispose (object);
}

static void
pr_service_card_class_init (PrServiceCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pr_service_card_dispose;

  g_type_ensure (PR_TYPE_STATE_ICON);
  gtk_widget_class_set_css_name (widget_class, "servicecard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "service-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, content);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, icon);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, title);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, endpoint);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, state);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, steps);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, details);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, facts);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, transcript);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PrServiceCard, certificate_button);
  gtk_widget_class_bind_template_callback (widget_class, show_details);
}

static void
pr_service_card_init (PrServiceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_service_card_new:
 * @report: what to show
 * @run_state: how far its run is
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
pr_service_card_new (PrServiceReport *report, PrRunState run_state)
{
  PrServiceCard *self;

  g_return_val_if_fail (PR_IS_SERVICE_REPORT (report), NULL);

  self = g_object_new (PR_TYPE_SERVICE_CARD, NULL);
  self->report = g_object_ref (report);
  self->run_state = run_state;
  show_service (self);
  gtk_list_box_bind_model (self->steps, pr_service_report_get_steps (report), create_step_row,
                           self, NULL);
  g_signal_connect_object (report, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * pr_service_card_set_run_state:
 * @run_state: how far the run is
 */
void
pr_service_card_set_run_state (PrServiceCard *self, PrRunState run_state)
{
  g_return_if_fail (PR_IS_SERVICE_CARD (self));

  self->run_state = run_state;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->steps)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (PR_IS_STEP_ROW (row))
      pr_step_row_set_run_state (PR_STEP_ROW (row), run_state);
  update (self);
}

/**
 * pr_service_card_set_time:
 * @now_us: how long the run has lasted, or had lasted at its end
 * @whole_us: what the full width of the waterfall stands for; the same for all services of a run
 *
 * Draws the steps to scale.
 */
void
pr_service_card_set_time (PrServiceCard *self, gint64 now_us, gint64 whole_us)
{
  g_return_if_fail (PR_IS_SERVICE_CARD (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->steps)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (PR_IS_STEP_ROW (row))
      pr_step_row_set_time (PR_STEP_ROW (row), now_us, whole_us);
}
