/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-providers-page.h"

#include "pr-gradual-list.h"
#include "pr-provider-details.h"
#include "pr-provider-editor.h"
#include "pr-provider-row.h"
#include "pr-question.h"
#include "pr-split.h"
#include "pr-status.h"
#include "pr-tab-stop.h"
#include "pr-wrap.h"

#include <glib/gi18n.h>

struct _PrProvidersPage
{
  GtkWidget parent_instance;

  /* owned */
  PrHome *home;
  PrProviderBrowser *browser;
  PrGradualList *rows; /* of the browser */
  GtkSingleSelection *selection;

  /* template */
  PrSplit *split;
  GtkEditable *search_entry;
  GtkLabel *count_label;
  GtkListView *list_view;
  GtkWidget *list_window;
  GtkWidget *nothing_found;
  PrProviderDetails *details;

  guint scroll_id;
  gint64 changed_in_frame; /* the frame that shows the change of the rows */
};

G_DEFINE_FINAL_TYPE (PrProvidersPage, pr_providers_page, GTK_TYPE_WIDGET)

static void
on_search_changed (PrProvidersPage *self)
{
  if (self->browser != NULL)
    pr_provider_browser_set_query (self->browser, gtk_editable_get_text (self->search_entry));
}

static void
on_query_changed (PrProvidersPage *self)
{
  const char *query = pr_provider_browser_get_query (self->browser);

  if (!g_str_equal (gtk_editable_get_text (self->search_entry), query))
    gtk_editable_set_text (self->search_entry, query);
}

static void
on_matches_changed (PrProvidersPage *self)
{
  guint n_matches = g_list_model_get_n_items (G_LIST_MODEL (self->browser));
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u provider", "%u providers", n_matches), n_matches);

  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (self->list_window, n_matches > 0);
  gtk_widget_set_visible (self->nothing_found, n_matches == 0);
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PrProvidersPage *self = user_data;

  /* This comes before the rows get their places in the frame. */
  if (gdk_frame_clock_get_frame_counter (clock) == self->changed_in_frame)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  if (gtk_widget_get_mapped (widget))
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->list_window)), 0);
  return G_SOURCE_REMOVE;
}

/* The best match is the first: after each key that is what one looks at. Not before the frame after the
 * next one: until the rows have their places GTK 4.8 complains that it does not know the first one’s. */
static void
scroll_to_top (PrProvidersPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->list_window);

  if (clock == NULL)
    return;
  self->changed_in_frame = gdk_frame_clock_get_frame_counter (clock) + 1;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (self->list_window, on_frame, self, NULL);
}

static guint
find_row (PrProvidersPage *self, PrProvider *provider)
{
  GListModel *model = G_LIST_MODEL (self->rows);

  for (guint i = 0; provider != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PrProvider) candidate = g_list_model_get_item (model, i);

      if (candidate == provider)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
select_row (PrProvidersPage *self, PrProvider *provider)
{
  guint position = find_row (self, provider);

  if (provider != NULL && position == GTK_INVALID_LIST_POSITION)
    {
      pr_gradual_list_catch_up (self->rows);
      position = find_row (self, provider);
    }
  gtk_single_selection_set_selected (self->selection, position);
}

static void
on_selected_changed (PrProvidersPage *self)
{
  PrProvider *selected = pr_provider_browser_get_selected (self->browser);

  if (gtk_single_selection_get_selected_item (self->selection) != selected)
    select_row (self, selected);
  pr_provider_details_set_provider (self->details, selected);
}

/* A search that leaves out the chosen one unselects it in the list; its details stay, as somebody
 * may be reading them. */
static void
on_selection_changed (PrProvidersPage *self)
{
  PrProvider *selected = gtk_single_selection_get_selected_item (self->selection);

  if (selected != NULL)
    pr_provider_browser_set_selected (self->browser, selected);
}

static void
on_opened_changed (PrProvidersPage *self)
{
  gboolean opened = pr_provider_browser_get_opened (self->browser);

  pr_split_set_details_shown (self->split, opened);
  if (!pr_split_get_folded (self->split))
    return;
  if (opened)
    pr_provider_details_shown (self->details);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_folded_changed (PrProvidersPage *self)
{
  pr_home_set_folded (self->home, pr_split_get_folded (self->split));
}

static void
on_activate (PrProvidersPage *self, guint position)
{
  g_autoptr (PrProvider) provider =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  pr_provider_browser_open (self->browser, provider);
}

static void
on_row_clicked (PrProviderRow *row)
{
  PrProvidersPage *self =
      PR_PROVIDERS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), PR_TYPE_PROVIDERS_PAGE));

  pr_provider_browser_open (self->browser, pr_provider_row_get_provider (row));
}

static void
on_row_set_up (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
  GtkWidget *row = g_object_new (PR_TYPE_PROVIDER_ROW, NULL);

  g_signal_connect (row, "clicked", G_CALLBACK (on_row_clicked), NULL);
  gtk_list_item_set_child (item, row);
}

static void
on_row_bound (GtkListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item)
{
  pr_provider_row_set_provider (PR_PROVIDER_ROW (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item));
}

/* From the entry into what it found, as in every list with a search. */
static void
on_search_activate (PrProvidersPage *self)
{
  g_autoptr (PrProvider) first = g_list_model_get_item (G_LIST_MODEL (self->browser), 0);

  if (first == NULL)
    return;
  pr_provider_browser_open (self->browser, first);
}

static void
on_next_match (PrProvidersPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

static gboolean
on_search_key (PrProvidersPage *self, guint key)
{
  if (key != GDK_KEY_Down)
    return FALSE;
  on_next_match (self);
  return TRUE;
}

static void
on_stop_search (PrProvidersPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

/* --- Providers of one's own --- */

static void
show_editor (PrProvidersPage *self, PrProvider *provider)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (pr_provider_editor_new (GTK_WINDOW (root), self->browser, provider));
}

static void
activate_add (GtkWidget *widget,
              const char *action G_GNUC_UNUSED,
              GVariant *parameter G_GNUC_UNUSED)
{
  show_editor (PR_PROVIDERS_PAGE (widget), NULL);
}

static void
activate_edit (GtkWidget *widget,
               const char *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED)
{
  PrProvidersPage *self = PR_PROVIDERS_PAGE (widget);

  if (pr_provider_browser_get_selected (self->browser) != NULL)
    show_editor (self, pr_provider_browser_get_selected (self->browser));
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrProvidersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (pr_provider_browser_delete_own_finish (PR_PROVIDER_BROWSER (source), result, &error))
    {
      /* Its details were where the focus was, and all rows are new ones. Who is elsewhere by now stays
       * there. */
      if (self->home != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
        gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
      return;
    }
  if (self->home == NULL)
    return;
  /* translators: %s is the system’s reason */
  text = g_strdup_printf (_("The provider could not be deleted: %s"), error->message);
  pr_home_tell (self->home, text);
}

static void
on_delete_accepted (PrProvidersPage *self)
{
  if (pr_provider_browser_get_selected (self->browser) != NULL)
    pr_provider_browser_delete_own_async (self->browser, on_deleted, g_object_ref (self));
}

static void
activate_delete (GtkWidget *widget,
                 const char *action G_GNUC_UNUSED,
                 GVariant *parameter G_GNUC_UNUSED)
{
  PrProvidersPage *self = PR_PROVIDERS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  PrQuestion *question = pr_question_new (
      GTK_WINDOW (root), _("Delete This Provider of Your Own?"),
      _("Accounts stay as they are. If Postrider knows the provider itself, that is shown again."),
      _("_Delete"), _("_Keep"));

  g_signal_connect_object (question, "accepted", G_CALLBACK (on_delete_accepted), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
pr_providers_page_dispose (GObject *object)
{
  PrProvidersPage *self = PR_PROVIDERS_PAGE (object);

  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (self->list_window, self->scroll_id);
  self->scroll_id = 0;
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  self->list_view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->browser);
  g_clear_object (&self->home);
  g_clear_pointer ((GtkWidget **) &self->split, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_providers_page_parent_class)->dispose (object);
}

static void
pr_providers_page_class_init (PrProvidersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_providers_page_dispose;

  g_type_ensure (PR_TYPE_PROVIDER_DETAILS);
  g_type_ensure (PR_TYPE_PROVIDER_ROW);
  g_type_ensure (PR_TYPE_SPLIT);
  g_type_ensure (PR_TYPE_STATUS);
  g_type_ensure (PR_TYPE_TAB_STOP);
  g_type_ensure (PR_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "own.add", NULL, activate_add);
  gtk_widget_class_install_action (widget_class, "own.edit", NULL, activate_edit);
  gtk_widget_class_install_action (widget_class, "own.delete", NULL, activate_delete);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "providers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrProvidersPage, split);
  gtk_widget_class_bind_template_child (widget_class, PrProvidersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PrProvidersPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, PrProvidersPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, PrProvidersPage, list_window);
  gtk_widget_class_bind_template_child (widget_class, PrProvidersPage, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, PrProvidersPage, details);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_next_match);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_set_up);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bound);
}

static void
pr_providers_page_init (PrProvidersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search for a provider"), -1);
}

/**
 * pr_providers_page_new:
 * @home: whose providers are shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pr_providers_page_new (PrHome *home)
{
  PrProvidersPage *self;

  g_return_val_if_fail (PR_IS_HOME (home), NULL);

  self = g_object_new (PR_TYPE_PROVIDERS_PAGE, NULL);
  self->home = g_object_ref (home);
  self->browser = g_object_ref (pr_home_get_browser (home));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "providers",
                                  pr_provider_browser_get_actions (self->browser));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->rows = pr_gradual_list_new (G_LIST_MODEL (self->browser));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser, "notify::query", G_CALLBACK (on_query_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser, "notify::selected", G_CALLBACK (on_selected_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser, "notify::opened", G_CALLBACK (on_opened_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser, "notify::n-matches", G_CALLBACK (on_matches_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser, "items-changed", G_CALLBACK (scroll_to_top), self,
                           G_CONNECT_SWAPPED);
  on_matches_changed (self);
  return GTK_WIDGET (self);
}

/**
 * pr_providers_page_shown:
 *
 * Puts the keyboard focus where one would begin.
 */
void
pr_providers_page_shown (PrProvidersPage *self)
{
  g_return_if_fail (PR_IS_PROVIDERS_PAGE (self));

  if (pr_home_shows_provider (self->home))
    pr_provider_details_shown (self->details);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * pr_providers_page_find:
 *
 * Goes to the search entry.
 */
void
pr_providers_page_find (PrProvidersPage *self)
{
  g_return_if_fail (PR_IS_PROVIDERS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
}
