/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-problem-card.h"

#include "pr-state-icon.h"
#include "pr-texts.h"
#include "pr-verdict.h"

#include <glib/gi18n.h>

struct _PrProblemCard
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *content;
  PrStateIcon *icon;
  GtkLabel *protocol;
  GtkLabel *title;
  GtkLabel *explanation;
  GtkLabel *party;
  GtkLabel *fixes_heading;
  GtkBox *fixes;
  GtkExpander *evidence_expander;
  GtkLabel *evidence;
};

G_DEFINE_FINAL_TYPE (PrProblemCard, pr_problem_card, GTK_TYPE_WIDGET)

static GtkWidget *
link_new (PrFix *fix)
{
  GtkWidget *button = pr_text_button_new (pr_fix_get_title (fix));

  gtk_widget_set_tooltip_text (button, pr_fix_get_url (fix));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.open-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pr_fix_get_url (fix));
  return button;
}

static char *
dup_change_summary (PrFix *fix, PrService *service)
{
  const PrServiceChange present = {
    .protocol = pr_service_get_protocol (service),
    .fields = PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY | PR_SERVICE_USERNAME
              | PR_SERVICE_AUTH,
    .host = pr_service_get_host (service),
    .port = (guint16) pr_service_get_port (service),
    .security = pr_service_get_security (service),
    .username = pr_service_get_username (service),
    .auth = pr_service_get_auth (service),
  };
  g_autofree char *summary = pr_fix_dup_change_summary (fix, &present);

  if (pr_fix_get_verified (fix) == PR_VERIFIED_YES)
    /* translators: what a fix changes, “Port: 465 → 587”, and that it has been tried */
    return g_strdup_printf (_("%s · tried, it answers"), summary);
  return g_steal_pointer (&summary);
}

static GtkWidget *
change_new (PrFix *fix, PrService *service, guint position)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* translators: %s is a fix, in the imperative: “Use port 587” */
  g_autofree char *label = g_strdup_printf (_("%s and test again"), pr_fix_get_title (fix));
  g_autofree char *summary = dup_change_summary (fix, service);
  GtkWidget *button = pr_text_button_new (label);

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "wizard.apply-fix");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)",
                                    (guint32) pr_service_get_protocol (service), position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary, -1);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), pr_text_label_new (summary, "dim-label"));
  return box;
}

/* What to do, and below it the form to do it with. */
static GtkWidget *
login_new (PrFix *fix)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = pr_text_button_new (_("Another Login for Sending…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "wizard.own-login");
  gtk_box_append (GTK_BOX (box), pr_text_bullet_new (pr_fix_get_title (fix)));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* What is explained without an account has nothing to be applied to: then a change is advice too. */
static void
show_fixes (PrProblemCard *self, PrDiagnosis *diagnosis, PrService *service)
{
  guint n_fixes = pr_diagnosis_get_n_fixes (diagnosis);

  for (guint i = 0; i < n_fixes; i++)
    {
      PrFix *fix = pr_diagnosis_get_fix (diagnosis, i);
      GtkWidget *row;

      switch (pr_fix_get_kind (fix))
        {
        case PR_FIX_CHANGE:
          row = service != NULL ? change_new (fix, service, i)
                                : pr_text_bullet_new (pr_fix_get_title (fix));
          break;
        case PR_FIX_LINK:
          row = link_new (fix);
          break;
        case PR_FIX_ADVICE:
        default:
          row = service != NULL && pr_fix_asks_login (fix)
                    ? login_new (fix)
                    : pr_text_bullet_new (pr_fix_get_title (fix));
        }
      gtk_box_append (self->fixes, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fixes), n_fixes > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes_heading), n_fixes > 0);
}

/* Where the password is the trouble, it is one step to another one. */
static void
show_password_button (PrProblemCard *self, PrDiagnosisId id, PrService *service)
{
  gboolean is_own = pr_service_get_protocol (service) == PR_PROTOCOL_SMTP
                    && pr_service_get_own_password (service);
  GtkWidget *button;

  if (!pr_verdict_wants_password (id))
    return;
  button = pr_text_button_new (_("Type Another Password"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  is_own ? "wizard.own-login" : "wizard.retype-password");
  gtk_box_append (self->fixes, button);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes), TRUE);
}

/* Where a certificate is the trouble, it can be looked at, and in the end trusted. */
static void
show_certificate_button (PrProblemCard *self, PrServiceReport *report)
{
  PrTlsSession *tls = pr_service_report_get_tls (report);
  PrService *service = pr_service_report_get_service (report);
  GtkWidget *button;

  if (tls == NULL || pr_tls_session_get_n_faults (tls) == 0)
    return;
  button = pr_text_button_new (_("See the Certificate…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "test-page.show-certificate");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u",
                                    (guint32) pr_service_get_protocol (service));
  gtk_box_append (self->fixes, button);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes), TRUE);
}

static void
show_party (PrProblemCard *self, PrDiagnosisId id)
{
  g_autofree char *call = pr_diagnosis_id_dup_call (id);

  gtk_label_set_label (self->party, call);
}

/* Before the greeting nobody has said anything yet: the words are those of the system. */
static gboolean
server_has_spoken (PrServiceReport *report)
{
  GListModel *steps = pr_service_report_get_steps (report);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (steps, i);

      if (pr_step_get_outcome (step) == PR_OUTCOME_FAILED)
        return pr_step_get_id (step) >= PR_STEP_GREETING;
    }
  return TRUE;
}

static void
show_evidence (PrProblemCard *self, const char *topic, const char *label, const char *evidence)
{
  /* translators: what it is about, such as IMAP, and “What the server said” */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), topic, label);

  gtk_expander_set_label (self->evidence_expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->evidence_expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  pr_text_label_set (self->evidence, evidence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->evidence), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  evidence, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_expander), *evidence != '\0');
}

static void
show_diagnosis (PrProblemCard *self, PrDiagnosis *diagnosis, PrService *service)
{
  pr_text_label_set (self->title, pr_diagnosis_get_title (diagnosis));
  pr_text_label_set (self->explanation, pr_diagnosis_get_explanation (diagnosis));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pr_diagnosis_get_title (diagnosis), -1);
  show_party (self, pr_diagnosis_get_id (diagnosis));
  show_fixes (self, diagnosis, service);
}

static void
on_count_changed (PrProblemCard *self, GParamSpec *property G_GNUC_UNUSED, PrErrorGroup *group)
{
  g_autofree char *count = pr_error_group_dup_count_text (group);
  g_autofree char *evidence = pr_error_group_dup_evidence (group);

  gtk_label_set_label (self->protocol, count);
  gtk_widget_set_visible (GTK_WIDGET (self->protocol), pr_error_group_get_count (group) > 1);
  if (!g_str_equal (gtk_label_get_text (self->evidence), evidence))
    show_evidence (self, gtk_label_get_label (self->title), _("What was said"), evidence);
}

static void
pr_problem_card_dispose (GObject *object)
{
  PrProblemCard *self = PR_PROBLEM_CARD (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_problem_card_parent_class)->dispose (object);
}

static void
pr_problem_card_class_init (PrProblemCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pr_problem_card_dispose;

  g_type_ensure (PR_TYPE_STATE_ICON);
  gtk_widget_class_set_css_name (widget_class, "problemcard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "problem-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, content);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, icon);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, protocol);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, title);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, explanation);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, party);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, fixes_heading);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, fixes);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, evidence_expander);
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, evidence);
}

static void
pr_problem_card_init (PrProblemCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_problem_card_new:
 * @report: what the test of one service found, with a diagnosis
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
pr_problem_card_new (PrServiceReport *report)
{
  PrProblemCard *self;
  PrDiagnosis *diagnosis;
  PrService *service;
  const char *protocol;
  const char *evidence;

  g_return_val_if_fail (PR_IS_SERVICE_REPORT (report), NULL);
  diagnosis = pr_service_report_get_diagnosis (report);
  g_return_val_if_fail (diagnosis != NULL, NULL);

  self = g_object_new (PR_TYPE_PROBLEM_CARD, NULL);
  service = pr_service_report_get_service (report);
  protocol = pr_protocol_get_label (pr_service_get_protocol (service));
  evidence = pr_diagnosis_get_evidence (diagnosis);

  pr_state_icon_set_outcome (self->icon, pr_service_report_get_outcome (report));
  gtk_label_set_label (self->protocol, protocol);
  show_diagnosis (self, diagnosis, service);
  show_password_button (self, pr_diagnosis_get_id (diagnosis), service);
  show_certificate_button (self, report);
  show_evidence (self, protocol,
                 server_has_spoken (report) ? _("What the server said")
                                            : _("The technical message"),
                 evidence == NULL ? "" : evidence);
  return GTK_WIDGET (self);
}

/**
 * pr_problem_card_new_for_group:
 * @group: one kind of error that was found in a text
 *
 * Returns: (transfer floating): a card, which follows how many there are
 */
GtkWidget *
pr_problem_card_new_for_group (PrErrorGroup *group)
{
  PrProblemCard *self;
  PrDiagnosis *diagnosis;

  g_return_val_if_fail (PR_IS_ERROR_GROUP (group), NULL);

  self = g_object_new (PR_TYPE_PROBLEM_CARD, NULL);
  diagnosis = pr_error_group_get_diagnosis (group);
  pr_state_icon_set_outcome (self->icon, pr_diagnosis_get_id (diagnosis) == PR_DIAGNOSIS_NO_ERROR
                                             ? PR_OUTCOME_OK
                                             : PR_OUTCOME_FAILED);
  show_diagnosis (self, diagnosis, NULL);
  g_signal_connect_object (group, "notify::count", G_CALLBACK (on_count_changed), self,
                           G_CONNECT_SWAPPED);
  on_count_changed (self, NULL, group);
  return GTK_WIDGET (self);
}
