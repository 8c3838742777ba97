/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-problem-card.h"

#include "pr-state-icon.h"
#include "pr-texts.h"
#include "pr-verdict.h"
#include "pr-wrap.h"

#include <glib/gi18n.h>

struct _PrProblemCard
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *content;
  PrStateIcon *icon;
  GtkBox *tags;
  GtkLabel *title;
  GtkLabel *explanation;
  GtkLabel *party;
  GtkLabel *fixes_heading;
  GtkBox *fixes;
  GtkExpander *evidence_expander;
  GtkLabel *evidence;

  /* borrowed */
  GtkWidget *buttons;        /* what holds them, or NULL while there is none */
  GtkWidget *primary_button; /* what helps most, among the fixes, or NULL */
};

G_DEFINE_FINAL_TYPE (PrProblemCard, pr_problem_card, GTK_TYPE_WIDGET)

static const char *
get_protocol_label (PrServiceReport *report)
{
  return pr_protocol_get_label (pr_service_get_protocol (pr_service_report_get_service (report)));
}

static char *
dup_change_summary (PrFix *fix, PrServiceReport *report)
{
  const PrServiceChange present =
      pr_service_get_settings (pr_service_report_get_service (report));
  g_autofree char *summary = pr_fix_dup_change_summary (fix, &present);

  if (pr_fix_get_verified (fix) == PR_VERIFIED_YES)
    /* translators: what a fix changes, “Port: 465 → 587”, and that it has been tried */
    return g_strdup_printf (_("%s · tried, it answers"), summary);
  return g_steal_pointer (&summary);
}

/* A line for each service; its name, where there are several. */
static char *
dup_change_summaries (GPtrArray *reports, guint position)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < reports->len; i++)
    {
      PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (reports->pdata[i]);
      g_autofree char *summary =
          dup_change_summary (pr_diagnosis_get_fix (diagnosis, position), reports->pdata[i]);

      if (i > 0)
        g_string_append_c (lines, '\n');
      if (reports->len > 1)
        /* translators: a service such as IMAP, and what changes there */
        g_string_append_printf (lines, _("%s: %s"), get_protocol_label (reports->pdata[i]), summary);
      else
        g_string_append (lines, summary);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* What the button says: the fix, or that there is one for each service. */
static char *
dup_change_label (GPtrArray *reports, guint position)
{
  PrDiagnosis *first = pr_service_report_get_diagnosis (reports->pdata[0]);
  const char *title = pr_fix_get_title (pr_diagnosis_get_fix (first, position));

  for (guint i = 1; i < reports->len; i++)
    {
      PrDiagnosis *other = pr_service_report_get_diagnosis (reports->pdata[i]);

      if (!g_str_equal (pr_fix_get_title (pr_diagnosis_get_fix (other, position)), title))
        return g_strdup (_("Change this and test again"));
    }
  /* translators: %s is a fix, in the imperative: “Use port 587” */
  return g_strdup_printf (_("%s and test again"), title);
}

static GVariant *
change_target_new (GPtrArray *reports, guint position)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(uu)"));
  for (guint i = 0; i < reports->len; i++)
    {
      PrService *service = pr_service_report_get_service (reports->pdata[i]);

      g_variant_builder_add (&builder, "(uu)", (guint32) pr_service_get_protocol (service),
                             position);
    }
  return g_variant_builder_end (&builder);
}

/* The first of them is what is suggested. */
static void
suggest (PrProblemCard *self, GtkWidget *button)
{
  gtk_widget_set_receives_default (button, TRUE);
  if (self->primary_button == NULL)
    self->primary_button = button;
}

/* What can be done at once stands in one line, before all that is only said. */
static void
add_button (PrProblemCard *self, GtkWidget *button)
{
  if (self->buttons == NULL)
    {
      self->buttons = g_object_new (PR_TYPE_WRAP, NULL);
      gtk_box_prepend (self->fixes, self->buttons);
    }
  gtk_widget_set_parent (button, self->buttons);
  suggest (self, button);
}

static void
add_change (PrProblemCard *self, GPtrArray *reports, guint position)
{
  g_autofree char *label = dup_change_label (reports, position);
  g_autofree char *summary = dup_change_summaries (reports, position);
  GtkWidget *button = pr_text_button_new (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "wizard.apply-fix");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          change_target_new (reports, position));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary, -1);
  gtk_box_append (self->fixes, button);
  gtk_box_append (self->fixes, pr_text_label_new (summary, "dim-label"));
  suggest (self, button);
}

/* What to do, and the form to do it with. */
static void
add_login (PrProblemCard *self, PrFix *fix)
{
  GtkWidget *button = pr_text_button_new (_("Another Login for Sending…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "wizard.own-login");
  gtk_box_append (self->fixes, pr_text_bullet_new (pr_fix_get_title (fix)));
  add_button (self, button);
}

/* What is explained without an account has nothing to be applied to: then a change is advice too. */
static void
add_fixes (PrProblemCard *self, PrDiagnosis *diagnosis, GPtrArray *reports)
{
  guint n_fixes = pr_diagnosis_get_n_fixes (diagnosis);

  for (guint i = 0; i < n_fixes; i++)
    {
      PrFix *fix = pr_diagnosis_get_fix (diagnosis, i);
      PrFixKind kind = pr_fix_get_kind (fix);

      if (kind == PR_FIX_CHANGE && reports != NULL)
        add_change (self, reports, i);
      else if (kind == PR_FIX_LINK)
        gtk_box_append (self->fixes,
                        pr_text_note_new (pr_fix_get_title (fix), pr_fix_get_url (fix)));
      else if (reports != NULL && pr_fix_asks_login (fix))
        add_login (self, fix);
      else
        gtk_box_append (self->fixes, pr_text_bullet_new (pr_fix_get_title (fix)));
    }
}

/* Where something typed is the trouble, it is one step to where it is typed. */
static void
add_way_back (PrProblemCard *self, PrDiagnosis *diagnosis, PrService *service)
{
  PrDiagnosisId id = pr_diagnosis_get_id (diagnosis);
  gboolean is_own = pr_service_get_protocol (service) == PR_PROTOCOL_SMTP
                    && pr_service_get_own_password (service);
  GtkWidget *button;

  if (pr_verdict_wants_password (id))
    {
      button = pr_text_button_new (_("Type Another Password"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                      is_own ? "wizard.own-login" : "wizard.retype-password");
      add_button (self, button);
    }
  else if (pr_verdict_wants_settings (id)
           && (pr_diagnosis_get_n_fixes (diagnosis) == 0
               || pr_fix_get_kind (pr_diagnosis_get_fix (diagnosis, 0)) != PR_FIX_CHANGE))
    {
      button = pr_text_button_new (_("Change the Settings"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "wizard.edit");
      add_button (self, button);
    }
}

/* Where a certificate is the trouble, it can be looked at, and in the end trusted: after all advice,
 * and not as what is suggested. */
static void
add_certificate_button (PrProblemCard *self, PrServiceReport *report)
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

/* Then the password is right elsewhere, and to type it once more is not the first thing to do. */
static gboolean
wants_other_login (PrDiagnosis *diagnosis)
{
  for (guint i = 0; i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    if (pr_fix_asks_login (pr_diagnosis_get_fix (diagnosis, i)))
      return TRUE;
  return FALSE;
}

/* The words are those of the first service; where the others differ only in the server. */
static char *
dup_explanation (PrDiagnosis *diagnosis, GPtrArray *reports)
{
  const char *explanation = pr_diagnosis_get_explanation (diagnosis);
  g_autoptr (GString) text = g_string_new (explanation);

  for (guint i = 1; reports != NULL && i < reports->len; i++)
    {
      PrServiceReport *other = reports->pdata[i];
      PrService *service = pr_service_report_get_service (other);

      if (g_str_equal (pr_diagnosis_get_explanation (pr_service_report_get_diagnosis (other)),
                       explanation))
        continue;
      g_string_append (text, "\n\n");
      /* translators: a service such as SMTP, its server and its port */
      g_string_append_printf (text, _("The same is true of %s: %s, port %u."),
                              get_protocol_label (other), pr_service_get_host (service),
                              pr_service_get_port (service));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_diagnosis (PrProblemCard *self, PrDiagnosis *diagnosis, GPtrArray *reports)
{
  g_autofree char *explanation = dup_explanation (diagnosis, reports);
  gboolean asks_login = wants_other_login (diagnosis);

  gtk_label_set_label (self->title, pr_diagnosis_get_title (diagnosis));
  pr_text_label_set (self->explanation, explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pr_diagnosis_get_title (diagnosis), -1);
  show_party (self, pr_diagnosis_get_id (diagnosis));
  if (reports != NULL && !asks_login)
    add_way_back (self, diagnosis, pr_service_report_get_service (reports->pdata[0]));
  add_fixes (self, diagnosis, reports);
  if (reports != NULL && asks_login)
    add_way_back (self, diagnosis, pr_service_report_get_service (reports->pdata[0]));
  if (reports != NULL)
    add_certificate_button (self, reports->pdata[0]);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes),
                          gtk_widget_get_first_child (GTK_WIDGET (self->fixes)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes_heading),
                          gtk_widget_get_visible (GTK_WIDGET (self->fixes)));
}

static GtkLabel *
add_tag (PrProblemCard *self, const char *text)
{
  GtkWidget *tag = gtk_label_new (text);

  gtk_widget_add_css_class (tag, "tag");
  gtk_box_append (self->tags, tag);
  return GTK_LABEL (tag);
}

static void
on_count_changed (PrProblemCard *self, GParamSpec *property G_GNUC_UNUSED, PrErrorGroup *group)
{
  g_autofree char *count = pr_error_group_dup_count_text (group);
  g_autofree char *evidence = pr_error_group_dup_evidence (group);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (GTK_WIDGET (self->tags))), count);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), pr_error_group_get_count (group) > 1);
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
  gtk_widget_class_bind_template_child (widget_class, PrProblemCard, tags);
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

/* What each of the servers said; its service before it, where there are several. */
static char *
dup_evidence (GPtrArray *reports)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reports->len; i++)
    {
      PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (reports->pdata[i]);
      const char *evidence = pr_diagnosis_get_evidence (diagnosis);

      if (evidence == NULL || *evidence == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (reports->len > 1)
        g_string_append_printf (text, "%s: ", get_protocol_label (reports->pdata[i]));
      g_string_append (text, evidence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pr_problem_card_new:
 * @reports: (element-type PrServiceReport): what the test of a service found, with a diagnosis; or of
 *   several that have the same problem, as pr_verdict_is_same_problem() says
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
pr_problem_card_new (GPtrArray *reports)
{
  PrProblemCard *self;
  PrServiceReport *first;
  g_autofree char *evidence = NULL;

  g_return_val_if_fail (reports != NULL && reports->len > 0, NULL);

  self = g_object_new (PR_TYPE_PROBLEM_CARD, NULL);
  first = reports->pdata[0];
  evidence = dup_evidence (reports);
  pr_state_icon_set_outcome (self->icon, pr_service_report_get_outcome (first));
  for (guint i = 0; i < reports->len; i++)
    add_tag (self, get_protocol_label (reports->pdata[i]));
  show_diagnosis (self, pr_service_report_get_diagnosis (first), reports);
  show_evidence (self, get_protocol_label (first),
                 server_has_spoken (first) ? _("What the server said") : _("The technical message"),
                 evidence);
  return GTK_WIDGET (self);
}

/**
 * pr_problem_card_get_primary_button:
 *
 * Returns: (transfer none) (nullable): what helps most of all that can be done here by a click
 */
GtkWidget *
pr_problem_card_get_primary_button (PrProblemCard *self)
{
  g_return_val_if_fail (PR_IS_PROBLEM_CARD (self), NULL);
  return self->primary_button;
}

static void
hide_fixes (PrProblemCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->fixes_heading), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes), FALSE);
  for (GtkWidget *fix = gtk_widget_get_first_child (GTK_WIDGET (self->fixes)); fix != NULL;
       fix = gtk_widget_get_next_sibling (fix))
    gtk_widget_set_visible (fix, FALSE);
}

/* The first of what one can do that is not shown yet. */
static GtkWidget *
find_hidden_fix (PrProblemCard *self)
{
  GtkWidget *fix = gtk_widget_get_first_child (GTK_WIDGET (self->fixes));

  while (fix != NULL && gtk_widget_get_visible (fix))
    fix = gtk_widget_get_next_sibling (fix);
  return fix;
}

/**
 * pr_problem_card_show_more:
 *
 * Shows one more of the things that can be done.
 *
 * Returns: %TRUE while there are others
 */
gboolean
pr_problem_card_show_more (PrProblemCard *self)
{
  GtkWidget *fix;

  g_return_val_if_fail (PR_IS_PROBLEM_CARD (self), FALSE);

  fix = find_hidden_fix (self);
  if (fix == NULL)
    return FALSE;
  gtk_widget_set_visible (fix, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes_heading), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->fixes), TRUE);
  return find_hidden_fix (self) != NULL;
}

/**
 * pr_problem_card_new_for_group:
 * @group: one kind of error that was found in a text
 *
 * Returns: (transfer floating): a card, which follows how many there are; what one can do comes with
 *   pr_problem_card_show_more()
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
  hide_fixes (self);
  add_tag (self, "");
  g_signal_connect_object (group, "notify::count", G_CALLBACK (on_count_changed), self,
                           G_CONNECT_SWAPPED);
  on_count_changed (self, NULL, group);
  return GTK_WIDGET (self);
}
