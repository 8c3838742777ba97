/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-accounts-page.h"

#include "pr-account-row.h"
#include "pr-children.h"
#include "pr-columns.h"
#include "pr-pages.h"
#include "pr-retest-bar.h"
#include "pr-status.h"
#include "pr-texts.h"

struct _PrAccountsPage
{
  GtkWidget parent_instance;

  /* owned */
  PrHome *home;
  PrAccounts *accounts;

  /* template */
  GtkStack *stack;
  GtkWidget *loading;
  GtkWidget *empty;
  GtkWidget *empty_add_button;
  GtkWidget *page;
  GtkBox *offers_box;
  GtkWidget *demo_box;
  GtkListBox *demo_list;
  GtkWidget *problem_box;
  GtkLabel *problem;
  PrRetestBar *retest_bar;
  GtkWidget *test_all_button;
  GtkWidget *cancel_button;
  GtkListBox *list;

  guint n_accounts_seen; /* when the page was last shown */
  GtkListBoxRow *new_row; /* weak: where the focus is to be when the page is shown */
  guint tick_id;
  gboolean watches_offers;
};

/* “5 minutes ago” need not be exact. */
#define TICK_S 30

G_DEFINE_FINAL_TYPE (PrAccountsPage, pr_accounts_page, GTK_TYPE_WIDGET)

static gboolean
on_tick (gpointer user_data)
{
  pr_accounts_tick (PR_ACCOUNTS_PAGE (user_data)->accounts);
  return G_SOURCE_CONTINUE;
}

/* A button for each program that has accounts; few, so that they are simply made anew. */
static void
show_offers (PrAccountsPage *self)
{
  GListModel *offers = pr_home_get_offers (self->home);

  pr_children_remove (GTK_WIDGET (self->offers_box));
  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (PrImportOffer) offer = g_list_model_get_item (offers, i);
      g_autofree char *label = pr_import_offer_dup_label (offer);
      GtkWidget *button = pr_text_button_new (label);

      gtk_widget_set_halign (button, GTK_ALIGN_FILL);
      gtk_widget_add_css_class (button, "pill");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "home.take-over");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                        pr_import_offer_get_word (offer));
      gtk_box_append (self->offers_box, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->offers_box), g_list_model_get_n_items (offers) > 0);
}

/* The other programs' files are only read where there is a use for it. */
static void
watch_offers (PrAccountsPage *self)
{
  if (self->watches_offers)
    return;
  self->watches_offers = TRUE;
  g_signal_connect_object (pr_home_get_offers (self->home), "items-changed",
                           G_CALLBACK (show_offers), self, G_CONNECT_SWAPPED);
  show_offers (self);
}

/* Before the accounts are read an empty list means nothing, and says nothing. */
static void
on_items_changed (PrAccountsPage *self)
{
  GtkWidget *page = self->page;
  guint n_accounts = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));

  gtk_widget_set_visible (GTK_WIDGET (self->list), n_accounts > 0);
  if (n_accounts == 0
      && pr_accounts_get_problem (self->accounts) == NULL && pr_home_get_demo (self->home) == NULL)
    page = pr_accounts_get_loaded (self->accounts) ? self->empty : self->loading;
  if (page == self->empty)
    watch_offers (self);
  if (gtk_stack_get_visible_child (self->stack) == page)
    return;
  pr_pages_show (self->stack, page);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pr_accounts_page_shown (self);
}

/* What comes while another page is shown is what somebody has just set up there. */
static void
on_accounts_changed (PrAccountsPage *self, guint position, guint n_removed, guint n_added)
{
  if (n_added == 1 && n_removed == 0 && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->new_row,
                        gtk_list_box_get_row_at_index (self->list, (int) position));
  on_items_changed (self);
}

/* One of the two buttons takes the place of the other, and its focus. Their actions have changed before:
 * by then nothing has the focus any more where the button had that has gone. */
static void
on_testing_changed (PrAccountsPage *self)
{
  gboolean testing = pr_accounts_get_testing (self->accounts);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  gboolean is_lost = focus == NULL || focus == self->test_all_button || focus == self->cancel_button;

  gtk_widget_set_visible (self->test_all_button, !testing);
  gtk_widget_set_visible (self->cancel_button, testing);
  if (is_lost && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (testing ? self->cancel_button : self->test_all_button);
}

static void
on_problem_changed (PrAccountsPage *self)
{
  const char *problem = pr_accounts_get_problem (self->accounts);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
  on_items_changed (self);
}

static void
on_retest_text_changed (PrAccountsPage *self)
{
  pr_retest_bar_set_text (self->retest_bar, pr_accounts_get_retest_text (self->accounts));
}

static GtkWidget *
row_new (gpointer item, gpointer user_data G_GNUC_UNUSED)
{
  return pr_account_row_new (item);
}

static void
on_row_activated (PrAccountsPage *self, PrAccountRow *row)
{
  PrAccount *account = pr_account_entry_get_account (pr_account_row_get_entry (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "home.open-account", "s",
                              pr_account_get_id (account));
}

static GtkWidget *
demo_row_new (gpointer item, gpointer user_data G_GNUC_UNUSED)
{
  PrDemoCase *demo_case = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  const char *title = pr_demo_case_get_title (demo_case);

  gtk_box_append (GTK_BOX (words), pr_text_label_new (title, "row-title"));
  gtk_box_append (GTK_BOX (words),
                  pr_text_label_new (pr_demo_case_get_description (demo_case), "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), pr_text_row_new (words, arrow, 12));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "home.try-demo");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", pr_demo_case_get_address (demo_case));
  return row;
}

static void
pr_accounts_page_dispose (GObject *object)
{
  PrAccountsPage *self = PR_ACCOUNTS_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_weak_pointer (&self->new_row);
  g_clear_object (&self->accounts);
  g_clear_object (&self->home);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_accounts_page_parent_class)->dispose (object);
}

static void
pr_accounts_page_class_init (PrAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_accounts_page_dispose;

  g_type_ensure (PR_TYPE_COLUMNS);
  g_type_ensure (PR_TYPE_RETEST_BAR);
  g_type_ensure (PR_TYPE_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, loading);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, page);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, offers_box);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, demo_box);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, demo_list);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, problem_box);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, retest_bar);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, test_all_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PrAccountsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
pr_accounts_page_init (PrAccountsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_accounts_page_new:
 * @home: whose accounts are shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pr_accounts_page_new (PrHome *home)
{
  PrAccountsPage *self;

  g_return_val_if_fail (PR_IS_HOME (home), NULL);

  self = g_object_new (PR_TYPE_ACCOUNTS_PAGE, NULL);
  self->home = g_object_ref (home);
  self->accounts = g_object_ref (pr_home_get_accounts (home));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->accounts), row_new, NULL, NULL);
  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->accounts, "notify::loaded", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->accounts, "notify::testing", G_CALLBACK (on_testing_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->accounts, "notify::problem", G_CALLBACK (on_problem_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->accounts, "notify::retest-text",
                           G_CALLBACK (on_retest_text_changed), self, G_CONNECT_SWAPPED);
  if (pr_home_get_demo (home) != NULL)
    {
      gtk_list_box_bind_model (self->demo_list, pr_demo_get_cases (pr_home_get_demo (home)),
                               demo_row_new, NULL, NULL);
      gtk_widget_set_visible (self->demo_box, TRUE);
    }
  self->tick_id = g_timeout_add_seconds (TICK_S, on_tick, self);
  on_testing_changed (self);
  on_problem_changed (self);
  on_retest_text_changed (self);
  return GTK_WIDGET (self);
}

/* An account that has come since then is what one would see; else one is back where one was. */
static gboolean
list_comes_first (PrAccountsPage *self)
{
  guint n_accounts = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));
  gboolean is_new = n_accounts > self->n_accounts_seen;

  self->n_accounts_seen = n_accounts;
  return !gtk_widget_get_visible (self->demo_box)
         || (n_accounts > 0
             && (is_new || gtk_widget_get_focus_child (self->demo_box) == NULL));
}

/* The one that it was on before, as somebody may just be back from there, or the first. */
static void
focus_row (GtkListBox *list)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (list));

  if (row == NULL)
    row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0));
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/**
 * pr_accounts_page_shown:
 *
 * Puts the keyboard focus where one would begin.
 */
void
pr_accounts_page_shown (PrAccountsPage *self)
{
  GtkWidget *page;

  g_return_if_fail (PR_IS_ACCOUNTS_PAGE (self));

  page = gtk_stack_get_visible_child (self->stack);
  if (page == self->empty)
    gtk_widget_grab_focus (self->empty_add_button);
  else if (page == self->page && !list_comes_first (self))
    focus_row (self->demo_list);
  else if (page == self->page && self->new_row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->new_row));
  else if (page == self->page)
    focus_row (self->list);
  g_clear_weak_pointer (&self->new_row);
}
