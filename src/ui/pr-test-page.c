/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-test-page.h"

#include "pr-announce.h"
#include "pr-certificate-window.h"
#include "pr-children.h"
#include "pr-columns.h"
#include "pr-problem-card.h"
#include "pr-retest-bar.h"
#include "pr-service-card.h"
#include "pr-state-icon.h"
#include "pr-texts.h"
#include "pr-wrap.h"

#include <glib/gi18n.h>

struct _PrTestPage
{
  GtkWidget parent_instance;

  /* owned */
  PrWizard *wizard;
  PrReport *report;

  /* template */
  GtkWidget *content;
  GtkScrolledWindow *scrolled_window;
  GtkWidget *verdict;
  PrStateIcon *icon;
  GtkLabel *title;
  GtkLabel *summary;
  PrRetestBar *retest_bar;
  GtkBox *problems;
  GtkWidget *services;
  GtkWidget *report_box;
  GtkBox *buttons;
  GtkWidget *save_button;
  GtkLabel *save_label;
  GtkWidget *cancel_button;
  GtkWidget *test_button;

  GtkWidget *suggested; /* borrowed: one of the buttons, also of those in the cards */
  PrRunState shown_state;
  guint time_id; /* redraws the waterfall while the test runs */
};

/* How often the bars of what is running grow, in milliseconds: it looks smooth, and costs little. */
#define TIME_STEP_MS 100

G_DEFINE_FINAL_TYPE (PrTestPage, pr_test_page, GTK_TYPE_WIDGET)

static gboolean
is_good (PrOutcome outcome)
{
  return outcome == PR_OUTCOME_OK || outcome == PR_OUTCOME_WARNING;
}

/* Of the fixes in the cards the best one of the first card. */
static GtkWidget *
find_primary_button (PrTestPage *self)
{
  GtkWidget *button = NULL;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->problems));
       card != NULL && button == NULL; card = gtk_widget_get_next_sibling (card))
    button = pr_problem_card_get_primary_button (PR_PROBLEM_CARD (card));
  return button;
}

/* What is next stands at the end of the row. */
static void
place_last (PrTestPage *self, GtkWidget *button, GtkWidget *other)
{
  gtk_box_reorder_child_after (self->buttons, button, other);
  gtk_widget_set_halign (other, GTK_ALIGN_START);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
}

/* One thing at a time is suggested, and Enter does it: after a good test saving, after a bad one what
 * helps most, and to test again only where nothing else does. */
static void
suggest_next (PrTestPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PrRunState state = pr_wizard_get_run_state (self->wizard);
  gboolean works = is_good (pr_verdict_get_outcome (state, self->report));
  GtkWidget *button = find_primary_button (self);

  if (works && gtk_widget_get_visible (self->save_button))
    button = self->save_button;
  else if (works || button == NULL || state != PR_RUN_FINISHED)
    button = self->test_button;
  if (button == self->save_button)
    place_last (self, self->save_button, self->test_button);
  else
    place_last (self, self->test_button, self->save_button);

  gtk_widget_remove_css_class (self->save_button, "suggested-action");
  gtk_widget_remove_css_class (self->test_button, "suggested-action");
  if (self->suggested != NULL)
    gtk_widget_remove_css_class (self->suggested, "suggested-action");
  gtk_widget_add_css_class (button, "suggested-action");
  self->suggested = button;
  if (GTK_IS_WINDOW (root) && pr_wizard_get_page (self->wizard) == PR_PAGE_TEST)
    gtk_window_set_default_widget (GTK_WINDOW (root), button);
}

/* The services with a problem, each with those that have the same one. */
static GPtrArray *
group_problems (GListModel *services)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);
      GPtrArray *group = NULL;

      if (pr_service_report_get_diagnosis (service) == NULL)
        continue;
      for (guint j = 0; j < groups->len && group == NULL; j++)
        if (pr_verdict_is_same_problem (((GPtrArray *) groups->pdata[j])->pdata[0], service))
          group = groups->pdata[j];
      if (group == NULL)
        {
          group = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group, g_steal_pointer (&service));
    }
  return groups;
}

static void
show_problems (PrTestPage *self)
{
  g_autoptr (GPtrArray) groups = group_problems (pr_report_get_services (self->report));

  /* One of the cards may have what is suggested. */
  self->suggested = NULL;
  pr_children_remove (GTK_WIDGET (self->problems));
  for (guint i = 0; i < groups->len; i++)
    gtk_box_append (self->problems, pr_problem_card_new (groups->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->problems), groups->len > 0);
  suggest_next (self);
}

static void
show_services (PrTestPage *self)
{
  GListModel *services = pr_report_get_services (self->report);

  pr_children_remove (self->services);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      g_signal_connect_object (service, "notify::diagnosis", G_CALLBACK (show_problems), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (
          pr_service_card_new (service, pr_wizard_get_run_state (self->wizard)), self->services);
    }
  show_problems (self);
}

static void
say_verdict (PrTestPage *self)
{
  const char *title = gtk_label_get_label (self->title);
  const char *summary = gtk_label_get_label (self->summary);
  g_autofree char *message = g_strdup_printf ("%s. %s", title, summary);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  pr_announce (self->verdict, message);
}

static void
show_verdict (PrTestPage *self)
{
  PrRunState state = pr_wizard_get_run_state (self->wizard);
  g_autofree char *title = pr_verdict_dup_title (state, self->report);
  g_autofree char *summary = pr_verdict_dup_summary (state, self->report);

  pr_state_icon_set_outcome (self->icon, pr_verdict_get_outcome (state, self->report));
  gtk_label_set_label (self->title, title);
  pr_text_label_set (self->summary, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

/* When the last step of a service ended, or began. */
static gint64
get_last_us (PrServiceReport *service)
{
  GListModel *steps = pr_service_report_get_steps (service);
  gint64 last_us = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (steps, i);

      last_us = MAX (last_us, pr_step_get_start_us (step) + pr_step_get_duration_us (step));
    }
  return last_us;
}

/* All services have one scale, so that it is seen which of them was waited for. */
static void
show_time (PrTestPage *self)
{
  GListModel *services = pr_report_get_services (self->report);
  gint64 now_us = g_get_real_time () - pr_report_get_start_time_us (self->report);
  gint64 whole_us = 1;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      whole_us = MAX (whole_us, get_last_us (service));
    }
  if (pr_wizard_get_running (self->wizard))
    whole_us = MAX (whole_us, now_us);
  for (GtkWidget *card = gtk_widget_get_first_child (self->services); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    pr_service_card_set_time (PR_SERVICE_CARD (card), MIN (now_us, whole_us), whole_us);
}

static gboolean
on_time (gpointer user_data)
{
  PrTestPage *self = user_data;

  show_time (self);
  return G_SOURCE_CONTINUE;
}

/* After a good test saving is the next step, after a bad one it is possible. */
static void
show_save (PrTestPage *self, gboolean running)
{
  PrRunState state = pr_wizard_get_run_state (self->wizard);
  gboolean works = is_good (pr_verdict_get_outcome (state, self->report));
  gboolean is_saved = pr_wizard_get_is_saved (self->wizard);

  gtk_label_set_label (self->save_label, is_saved ? _("_Save Changes")
                                         : works  ? _("_Save Account")
                                                  : _("_Save Anyway"));
  gtk_widget_set_visible (self->save_button,
                          !running && (!is_saved || pr_wizard_would_lose (self->wizard)));
  suggest_next (self);
}

static void
on_run_state_changed (PrTestPage *self)
{
  PrRunState state = pr_wizard_get_run_state (self->wizard);
  gboolean running = state == PR_RUN_RUNNING;

  if (self->report == NULL || state == self->shown_state)
    return;
  self->shown_state = state;

  show_verdict (self);
  show_save (self, running);
  gtk_widget_set_visible (self->cancel_button, running);
  gtk_widget_set_visible (self->test_button, !running);
  gtk_widget_set_visible (self->report_box, !running);
  for (GtkWidget *card = gtk_widget_get_first_child (self->services); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    pr_service_card_set_run_state (PR_SERVICE_CARD (card), state);
  g_clear_handle_id (&self->time_id, g_source_remove);
  if (running)
    self->time_id = g_timeout_add (TIME_STEP_MS, on_time, self);
  show_time (self);

  if (pr_wizard_get_page (self->wizard) == PR_PAGE_TEST)
    pr_test_page_shown (self);
}

static void
on_report_changed (PrTestPage *self)
{
  PrReport *report = pr_wizard_get_report (self->wizard);

  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (self->report, self);
  if (self->report != NULL)
    g_signal_handlers_disconnect_by_data (pr_report_get_services (self->report), self);
  g_set_object (&self->report, report);
  self->shown_state = PR_RUN_NONE;
  if (report == NULL)
    return;

  g_signal_connect_object (pr_report_get_services (report), "items-changed",
                           G_CALLBACK (show_services), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (report, "notify", G_CALLBACK (show_verdict), self, G_CONNECT_SWAPPED);
  show_services (self);
  on_run_state_changed (self);
}

static void
on_retest_text_changed (PrTestPage *self)
{
  pr_retest_bar_set_text (self->retest_bar, pr_wizard_get_retest_text (self->wizard));
}

static void
on_certificate_trusted (PrTestPage *self, PrCertificateWindow *window)
{
  PrService *service
      = pr_service_report_get_service (pr_certificate_window_get_report (window));

  g_action_group_activate_action (pr_wizard_get_actions (self->wizard), "trust-certificate",
                                  g_variant_new_uint32 (pr_service_get_protocol (service)));
}

static void
show_certificate (GtkWidget *widget, const char *action_name G_GNUC_UNUSED, GVariant *parameter)
{
  PrTestPage *self = PR_TEST_PAGE (widget);
  guint protocol = g_variant_get_uint32 (parameter);
  PrServiceReport *service = self->report == NULL || protocol >= PR_N_PROTOCOLS
                                 ? NULL
                                 : pr_report_find_service (self->report, (PrProtocol) protocol);
  PrCertificateWindow *window;

  if (service == NULL || pr_service_report_get_tls (service) == NULL)
    return;
  window = pr_certificate_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), service);
  g_signal_connect_object (window, "trusted", G_CALLBACK (on_certificate_trusted), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
pr_test_page_dispose (GObject *object)
{
  PrTestPage *self = PR_TEST_PAGE (object);

  g_clear_handle_id (&self->time_id, g_source_remove);
  g_clear_object (&self->report);
  g_clear_object (&self->wizard);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_test_page_parent_class)->dispose (object);
}

static void
pr_test_page_class_init (PrTestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pr_test_page_dispose;

  g_type_ensure (PR_TYPE_COLUMNS);
  g_type_ensure (PR_TYPE_WRAP);
  g_type_ensure (PR_TYPE_RETEST_BAR);
  g_type_ensure (PR_TYPE_STATE_ICON);
  gtk_widget_class_install_action (widget_class, "test-page.show-certificate", "u", show_certificate);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "test-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, content);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, icon);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, retest_bar);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, problems);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, services);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, report_box);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, save_label);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PrTestPage, test_button);
}

static void
pr_test_page_init (PrTestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_test_page_set_wizard:
 * @wizard: whose runs are shown; set once
 */
void
pr_test_page_set_wizard (PrTestPage *self, PrWizard *wizard)
{
  g_return_if_fail (PR_IS_TEST_PAGE (self));
  g_return_if_fail (PR_IS_WIZARD (wizard));
  g_return_if_fail (self->wizard == NULL);

  self->wizard = g_object_ref (wizard);
  g_signal_connect_object (wizard, "notify::report", G_CALLBACK (on_report_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wizard, "notify::run-state", G_CALLBACK (on_run_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wizard, "notify::retest-text", G_CALLBACK (on_retest_text_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pr_test_page_get_default_widget:
 *
 * Returns: (transfer none) (nullable): what Enter activates where nothing else takes it
 */
GtkWidget *
pr_test_page_get_default_widget (PrTestPage *self)
{
  g_return_val_if_fail (PR_IS_TEST_PAGE (self), NULL);
  return self->suggested;
}

/**
 * pr_test_page_shown:
 *
 * Puts the keyboard focus on what matters now: the way to cancel while the test runs, and then the
 * verdict, which is said aloud too.
 */
void
pr_test_page_shown (PrTestPage *self)
{
  g_return_if_fail (PR_IS_TEST_PAGE (self));

  if (pr_wizard_get_running (self->wizard))
    gtk_widget_grab_focus (self->cancel_button);
  else
    say_verdict (self);
}
