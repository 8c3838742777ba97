/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explain-page.h"

#include "pr-columns.h"
#include "pr-file-chooser.h"
#include "pr-problem-card.h"

#include <glib/gi18n.h>

struct _PrExplainPage
{
  GtkWidget parent_instance;

  /* owned */
  PrErrorList *errors;
  GSimpleActionGroup *actions;
  GHashTable *cards_by_group; /* PrErrorGroup to PrProblemCard */

  /* template */
  GtkWidget *content;
  GtkWidget *text_card;
  GtkTextView *text_view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder;
  GtkWidget *file_card;
  GtkLabel *file_name;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkWidget *close_button;
  GtkWidget *intro;
  GtkLabel *summary;
  GtkBox *cards;

  PrProblemCard *begun_card; /* borrowed from the cards: one that is not yet seen as a whole */

  guint text_id;
  guint cards_id;
};

/* As long as one pauses between words, so that half a word is not explained. */
#define PAUSE_MS 250

/* A card is a good many widgets, and its texts take time to be broken into lines: a few of them with each
 * frame, for which they are measured again, at the width that they get, and drawn. */
#define MAX_REMOVED_CARDS 12
#define WORK_US 1000

G_DEFINE_FINAL_TYPE (PrExplainPage, pr_explain_page, GTK_TYPE_WIDGET)

/* --- What was found --- */

/* Returns: whether there are more to remove. */
static gboolean
remove_cards (PrExplainPage *self)
{
  GHashTableIter iter;
  gpointer group;
  gpointer card;
  guint n_removed = 0;

  g_hash_table_iter_init (&iter, self->cards_by_group);
  while (g_hash_table_iter_next (&iter, &group, &card))
    {
      if (pr_error_list_contains (self->errors, group))
        continue;
      if (n_removed++ == MAX_REMOVED_CARDS)
        return TRUE;
      if (card == self->begun_card)
        self->begun_card = NULL;
      gtk_box_remove (self->cards, card);
      g_hash_table_iter_remove (&iter);
    }
  return FALSE;
}

/* The first card that is missing is made, the first that is elsewhere put where it belongs.
 *
 * Returns: whether there was one */
static gboolean
place_card (PrExplainPage *self)
{
  GtkWidget *former = NULL;

  for (guint i = 0;; i++)
    {
      g_autoptr (PrErrorGroup) group = g_list_model_get_item (G_LIST_MODEL (self->errors), i);
      GtkWidget *card = group == NULL ? NULL : g_hash_table_lookup (self->cards_by_group, group);

      if (group == NULL)
        return FALSE;
      if (card == NULL)
        {
          card = pr_problem_card_new_for_group (group);
          self->begun_card = PR_PROBLEM_CARD (card);
          gtk_box_insert_child_after (self->cards, card, former);
          g_hash_table_insert (self->cards_by_group, g_steal_pointer (&group), card);
          return TRUE;
        }
      if (gtk_widget_get_prev_sibling (card) != former)
        {
          gtk_box_reorder_child_after (self->cards, card, former);
          return TRUE;
        }
      former = card;
    }
}

/* Places a card, or adds to the one that was begun. That is measured at once, so that it counts how long
 * that takes.
 *
 * Returns: whether there may be more to do */
static gboolean
take_step (PrExplainPage *self)
{
  PrProblemCard *card = self->begun_card;

  if (card == NULL && !place_card (self))
    return FALSE;
  if (card != NULL && !pr_problem_card_show_more (card))
    self->begun_card = NULL;
  if (card == NULL)
    card = self->begun_card;
  if (card != NULL)
    gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  return TRUE;
}

static gboolean
update_cards (GtkWidget *widget,
              GdkFrameClock *clock G_GNUC_UNUSED,
              gpointer user_data G_GNUC_UNUSED)
{
  PrExplainPage *self = PR_EXPLAIN_PAGE (widget);
  gint64 end_us = g_get_monotonic_time () + WORK_US;

  if (remove_cards (self))
    return G_SOURCE_CONTINUE;
  while (take_step (self))
    if (g_get_monotonic_time () >= end_us)
      return G_SOURCE_CONTINUE;
  self->cards_id = 0;
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (PrExplainPage *self)
{
  if (self->cards_id == 0)
    self->cards_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cards, NULL, NULL);
}

static void
on_fraction_changed (PrExplainPage *self)
{
  double fraction = pr_error_list_get_fraction (self->errors);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

static void
on_state_changed (PrExplainPage *self)
{
  PrErrorListState state = pr_error_list_get_state (self->errors);
  const char *file_name = pr_error_list_get_file_name (self->errors);
  gboolean is_reading = state == PR_ERROR_LIST_READING;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_label_set_label (self->file_name, file_name != NULL ? file_name : "");
  gtk_widget_set_visible (self->file_card, file_name != NULL);
  gtk_widget_set_visible (self->text_card, file_name == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_reading);
  gtk_widget_set_visible (self->cancel_button, is_reading);
  gtk_widget_set_visible (self->close_button, !is_reading);
  gtk_widget_set_visible (self->intro, state == PR_ERROR_LIST_EMPTY);
  /* A text is read in a moment: what would only flicker is left as it is till then. */
  if (!is_reading || file_name != NULL)
    gtk_label_set_label (self->summary, pr_error_list_get_summary (self->errors));
  gtk_widget_set_visible (GTK_WIDGET (self->summary), state != PR_ERROR_LIST_EMPTY);
  /* The button to cancel loses the focus when there is nothing to cancel any more. */
  if (file_name != NULL && !is_reading && (focus == NULL || focus == self->cancel_button))
    gtk_widget_grab_focus (self->close_button);
}

/* --- What is given --- */

static void
read_file (PrExplainPage *self, GFile *file)
{
  g_clear_handle_id (&self->text_id, g_source_remove);
  pr_error_list_read_file (self->errors, file);
  gtk_widget_grab_focus (self->cancel_button);
}

static void
on_file_chosen (GFile *file, gpointer user_data)
{
  read_file (user_data, file);
}

static void
activate_open (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  pr_file_chooser_choose (user_data, PR_FILE_CHOICE_OPEN, _("Open a Log or a Message"), NULL,
                          on_file_chosen, user_data);
}

static void
activate_paste (GSimpleAction *action G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED,
                gpointer user_data)
{
  PrExplainPage *self = user_data;

  gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  g_signal_emit_by_name (self->text_view, "paste-clipboard");
}

static void
activate_clear_text (GSimpleAction *action G_GNUC_UNUSED,
                     GVariant *parameter G_GNUC_UNUSED,
                     gpointer user_data)
{
  PrExplainPage *self = user_data;

  gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static char *
dup_text (PrExplainPage *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static gboolean
read_text (gpointer user_data)
{
  PrExplainPage *self = user_data;
  g_autofree char *text = dup_text (self);

  self->text_id = 0;
  pr_error_list_read_text (self->errors, text);
  return G_SOURCE_REMOVE;
}

static void
on_text_changed (PrExplainPage *self)
{
  gboolean is_empty = gtk_text_buffer_get_char_count (self->buffer) == 0;
  GAction *clear = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "clear-text");

  gtk_widget_set_visible (self->placeholder, is_empty);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (clear), !is_empty);
  g_clear_handle_id (&self->text_id, g_source_remove);
  self->text_id = g_timeout_add (PAUSE_MS, read_text, self);
}

/* Back from a file to the text that stood there before. */
static void
on_file_name_changed (PrExplainPage *self)
{
  if (pr_error_list_get_file_name (self->errors) != NULL)
    return;
  if (gtk_text_buffer_get_char_count (self->buffer) > 0 && self->text_id == 0)
    self->text_id = g_timeout_add (PAUSE_MS, read_text, self);
}

static void
on_close_clicked (PrExplainPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static gboolean
on_drop (PrExplainPage *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;

  if (files == NULL)
    return FALSE;
  read_file (self, files->data);
  return TRUE;
}

/* Before the text view takes the file's name for text. */
static void
add_drop_target (PrExplainPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
pr_explain_page_dispose (GObject *object)
{
  PrExplainPage *self = PR_EXPLAIN_PAGE (object);

  g_clear_handle_id (&self->text_id, g_source_remove);
  if (self->cards_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->cards_id);
  self->cards_id = 0;
  g_hash_table_remove_all (self->cards_by_group);
  g_clear_object (&self->errors);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_explain_page_parent_class)->dispose (object);
}

static void
pr_explain_page_finalize (GObject *object)
{
  g_hash_table_unref (PR_EXPLAIN_PAGE (object)->cards_by_group);

  G_OBJECT_CLASS (pr_explain_page_parent_class)->finalize (object);
}

static void
pr_explain_page_class_init (PrExplainPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_explain_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pr_explain_page_finalize;

  g_type_ensure (PR_TYPE_COLUMNS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "explain-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, content);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, text_card);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, text_view);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, buffer);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, file_card);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, file_name);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, intro);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PrExplainPage, cards);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
}

static void
pr_explain_page_init (PrExplainPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = activate_open },
    { .name = "paste", .activate = activate_paste },
    { .name = "clear-text", .activate = activate_clear_text },
  };

  self->cards_by_group = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "explain", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                   G_ACTION_MAP (self->actions), "clear-text")),
                               FALSE);
  add_drop_target (self);
}

/**
 * pr_explain_page_new:
 * @home: whose errors are shown
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pr_explain_page_new (PrHome *home)
{
  PrExplainPage *self;

  g_return_val_if_fail (PR_IS_HOME (home), NULL);

  self = g_object_new (PR_TYPE_EXPLAIN_PAGE, NULL);
  self->errors = g_object_ref (pr_home_get_errors (home));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "errors",
                                  pr_error_list_get_actions (self->errors));
  g_signal_connect_object (self->errors, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->errors, "notify::fraction", G_CALLBACK (on_fraction_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->errors, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->errors, "notify::file-name", G_CALLBACK (on_file_name_changed),
                           self, G_CONNECT_SWAPPED);
  on_state_changed (self);
  return GTK_WIDGET (self);
}

/**
 * pr_explain_page_shown:
 *
 * Puts the keyboard focus where one would begin.
 */
void
pr_explain_page_shown (PrExplainPage *self)
{
  g_return_if_fail (PR_IS_EXPLAIN_PAGE (self));

  if (gtk_widget_get_visible (self->text_card))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  else if (gtk_widget_get_visible (self->close_button))
    gtk_widget_grab_focus (self->close_button);
  else
    gtk_widget_grab_focus (self->cancel_button);
}
