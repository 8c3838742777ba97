/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-window.h"

#include "pr-account-page.h"
#include "pr-accounts-page.h"
#include "pr-explain-page.h"
#include "pr-export-window.h"
#include "pr-file-chooser.h"
#include "pr-pages.h"
#include "pr-password-window.h"
#include "pr-place-switcher.h"
#include "pr-process.h"
#include "pr-providers-page.h"
#include "pr-question.h"
#include "pr-setup-view.h"
#include "pr-squeeze.h"
#include "pr-window-state.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PrWindow
{
  GtkApplicationWindow parent_instance;

  /* owned */
  PrHome *home;

  /* template */
  GtkHeaderBar *header_bar;
  GtkWidget *header_title;
  PrSqueeze *squeeze;
  GtkLabel *title_label;
  GtkWidget *back_button;
  GMenuModel *primary_menu;
  GtkMenuButton *menu_button;
  GtkBox *content;
  GtkStack *stack;
  GtkLabel *notice;
  GtkWidget *undo_bar;
  GtkLabel *undo_label;
  GtkWidget *undo_button;

  /* borrowed from the content or the stack, made when they are first shown */
  GtkWidget *bottom_switcher;
  PrAccountsPage *accounts_page;
  PrProvidersPage *providers_page;
  PrExplainPage *explain_page;
  PrSetupView *setup_view;
  PrAccountPage *account_page;

  char *text_to_save; /* owned: while the user chooses where */
  gulong first_frame_id;
  guint begin_id;
  gboolean has_begun; /* the window is on the screen, and there are pages in it */
  guint notice_id;
  guint undo_id;
};

/* How long a notice stands, in seconds: long enough to be read, too short to be in the way. */
#define NOTICE_S 4

/* Time enough to notice that it was the wrong one, also for who is read to. */
#define UNDO_S 20

G_DEFINE_FINAL_TYPE (PrWindow, pr_window, GTK_TYPE_APPLICATION_WINDOW)

static gboolean
on_notice_over (gpointer user_data)
{
  PrWindow *self = user_data;

  self->notice_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  return G_SOURCE_REMOVE;
}

static void
show_notice (PrWindow *self, const char *text)
{
  g_clear_handle_id (&self->notice_id, g_source_remove);
  gtk_label_set_label (self->notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
  self->notice_id = g_timeout_add_seconds (NOTICE_S, on_notice_over, self);
}

static void
on_text_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_notice (self, _("Saved"));
  else
    show_notice (self, error->message);
}

static void
on_file_for_text (GFile *file, gpointer user_data)
{
  PrWindow *self = user_data;
  g_autoptr (GBytes) bytes = g_bytes_new (self->text_to_save, strlen (self->text_to_save));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       on_text_saved, g_object_ref (self));
}

static void
on_save_text (PrWindow *self, const char *text)
{
  g_free (self->text_to_save);
  self->text_to_save = g_strdup (text);
  pr_file_chooser_choose (GTK_WIDGET (self), PR_FILE_CHOICE_SAVE, _("Save the Report"),
                          "postrider-report.txt", on_file_for_text, self);
}

static void
on_export (PrWindow *self, PrAccount *account)
{
  gtk_window_present (GTK_WINDOW (pr_export_window_new (GTK_WINDOW (self), account)));
}

static void
on_password_typed (PrWindow *self,
                   PrSecret *secret,
                   const char *username G_GNUC_UNUSED,
                   PrPasswordWindow *window)
{
  PrAccount *account = pr_password_window_get_account (window);

  pr_accounts_replace_password (pr_home_get_accounts (self->home), pr_account_get_id (account),
                                pr_password_window_get_kind (window), secret);
}

static void
on_ask_password (PrWindow *self, PrAccount *account, PrLoginKind kind)
{
  PrPasswordWindow *window = pr_password_window_new (GTK_WINDOW (self), account, kind);

  g_signal_connect_object (window, "accepted", G_CALLBACK (on_password_typed), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_login_typed (PrWizard *setup, PrSecret *secret, const char *username)
{
  pr_wizard_set_sending_login (setup, username, secret);
}

static void
on_ask_login (PrWindow *self, PrWizard *setup)
{
  PrPasswordWindow *window =
      pr_password_window_new_for_login (GTK_WINDOW (self), pr_wizard_get_account (setup));

  g_signal_connect_object (window, "accepted", G_CALLBACK (on_login_typed), setup,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_copy_text (PrWindow *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  show_notice (self, _("Copied to the clipboard"));
}

/* The places at the bottom, where they are in a narrow window. */
static void
update_bottom (PrWindow *self, gboolean is_shown)
{
  if (is_shown && self->bottom_switcher == NULL)
    {
      self->bottom_switcher = g_object_new (PR_TYPE_PLACE_SWITCHER, "stacked", TRUE, NULL);
      gtk_box_append (self->content, self->bottom_switcher);
    }
  if (self->bottom_switcher != NULL)
    gtk_widget_set_visible (self->bottom_switcher, is_shown);
}

/* Where one goes back from there is a title, and the places are out of the way. */
static void
update_header (PrWindow *self)
{
  gboolean can_go_back = pr_home_get_can_go_back (self->home);

  if (!self->has_begun)
    return;
  gtk_label_set_label (self->title_label, pr_home_get_title (self->home));
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), can_go_back);
  gtk_widget_set_visible (self->back_button, can_go_back);
  gtk_widget_set_visible (GTK_WIDGET (self->squeeze), !can_go_back);
  update_bottom (self, !can_go_back && pr_squeeze_get_squeezed (self->squeeze));
}

static GtkWidget *
get_accounts_page (PrWindow *self)
{
  if (self->accounts_page == NULL)
    {
      self->accounts_page = PR_ACCOUNTS_PAGE (pr_accounts_page_new (self->home));
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->accounts_page));
    }
  return GTK_WIDGET (self->accounts_page);
}

static GtkWidget *
get_providers_page (PrWindow *self)
{
  if (self->providers_page == NULL)
    {
      self->providers_page = PR_PROVIDERS_PAGE (pr_providers_page_new (self->home));
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->providers_page));
    }
  return GTK_WIDGET (self->providers_page);
}

static GtkWidget *
get_explain_page (PrWindow *self)
{
  if (self->explain_page == NULL)
    {
      self->explain_page = PR_EXPLAIN_PAGE (pr_explain_page_new (self->home));
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->explain_page));
    }
  return GTK_WIDGET (self->explain_page);
}

static GtkWidget *
get_page (PrWindow *self)
{
  if (pr_home_shows_setup (self->home))
    return GTK_WIDGET (self->setup_view);
  if (pr_home_shows_account (self->home))
    return GTK_WIDGET (self->account_page);
  switch (pr_home_get_place (self->home))
    {
    case PR_PLACE_PROVIDERS:
      return get_providers_page (self);
    case PR_PLACE_EXPLAIN:
      return get_explain_page (self);
    case PR_PLACE_ACCOUNTS:
    default:
      return get_accounts_page (self);
    }
}

/* Puts the keyboard focus where one would begin. Not before the window is shown: GTK would remember
 * that the focus was on a page that is gone by then, and move it away from the right one. */
static void
focus_page (PrWindow *self, GtkWidget *page)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (PR_IS_SETUP_VIEW (page))
    pr_setup_view_shown (PR_SETUP_VIEW (page));
  else if (PR_IS_ACCOUNT_PAGE (page))
    pr_account_page_shown (PR_ACCOUNT_PAGE (page));
  else if (PR_IS_PROVIDERS_PAGE (page))
    pr_providers_page_shown (PR_PROVIDERS_PAGE (page));
  else if (PR_IS_EXPLAIN_PAGE (page))
    pr_explain_page_shown (PR_EXPLAIN_PAGE (page));
  else
    pr_accounts_page_shown (PR_ACCOUNTS_PAGE (page));
}

static void
on_place_changed (PrWindow *self)
{
  GtkWidget *page;

  if (!self->has_begun)
    return;
  page = get_page (self);
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  pr_pages_show (self->stack, page);
  focus_page (self, page);
}

static gboolean
end_of_page (gpointer page G_GNUC_UNUSED)
{
  return G_SOURCE_REMOVE;
}

/* To take a page apart takes half as long as to make one: not before the one in its place is drawn. */
static void
remove_page (PrWindow *self, GtkWidget *page)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_of_page, g_object_ref (page), g_object_unref);
  gtk_stack_remove (self->stack, page);
}

static void
on_opened_changed (PrWindow *self)
{
  PrAccountEntry *opened = pr_home_get_opened (self->home);
  GtkWidget *former = GTK_WIDGET (self->account_page);

  self->account_page = NULL;
  if (opened != NULL)
    {
      self->account_page = PR_ACCOUNT_PAGE (pr_account_page_new (opened));
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->account_page));
    }
  on_place_changed (self);
  if (former != NULL)
    remove_page (self, former);
}

/* What came of saving; what is said on a page of its own is not said here. */
static void
on_save_text_changed (PrWindow *self, GParamSpec *property G_GNUC_UNUSED, PrWizard *setup)
{
  if (pr_wizard_get_save_text (setup) != NULL && pr_wizard_get_saving (setup) == FALSE
      && !pr_wizard_get_is_saved (setup))
    show_notice (self, pr_wizard_get_save_text (setup));
}

static gboolean
on_undo_over (gpointer user_data)
{
  PrWindow *self = user_data;

  self->undo_id = 0;
  pr_accounts_forget_removed (pr_home_get_accounts (self->home));
  return G_SOURCE_REMOVE;
}

static void
on_removed_text_changed (PrWindow *self)
{
  const char *text = pr_accounts_get_removed_text (pr_home_get_accounts (self->home));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* Nothing has it any more where the button had, as its action is gone by now. */
  gboolean has_focus = focus == NULL || gtk_widget_is_ancestor (focus, self->undo_bar);

  g_clear_handle_id (&self->undo_id, g_source_remove);
  gtk_widget_set_visible (self->undo_bar, text != NULL);
  if (text == NULL && has_focus)
    focus_page (self, get_page (self));
  if (text == NULL)
    return;
  gtk_label_set_label (self->undo_label, text);
  self->undo_id = g_timeout_add_seconds (UNDO_S, on_undo_over, self);
  gtk_widget_grab_focus (self->undo_button);
}

static void
on_setup_changed (PrWindow *self)
{
  PrWizard *setup = pr_home_get_setup (self->home);
  GtkWidget *former = GTK_WIDGET (self->setup_view);

  self->setup_view = NULL;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "wizard",
                                  setup != NULL ? pr_wizard_get_actions (setup) : NULL);
  if (setup != NULL)
    {
      self->setup_view = PR_SETUP_VIEW (pr_setup_view_new (setup));
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->setup_view));
      g_signal_connect_object (setup, "ask-login", G_CALLBACK (on_ask_login), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (setup, "notify::save-text", G_CALLBACK (on_save_text_changed), self,
                               G_CONNECT_SWAPPED);
    }
  on_place_changed (self);
  if (former != NULL)
    remove_page (self, former);
}

static void
on_ask_discard (PrWindow *self)
{
  PrQuestion *question = pr_question_new (
      GTK_WINDOW (self), _("Discard What You Typed?"),
      _("The account is not saved. What you typed about it would be lost."), _("_Discard"),
      _("_Keep Editing"));

  g_signal_connect_object (question, "accepted", G_CALLBACK (pr_home_discard), self->home,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (question, "declined", G_CALLBACK (pr_home_keep), self->home,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
on_find (PrWindow *self)
{
  pr_providers_page_find (self->providers_page);
}

static void
on_closed (PrWindow *self)
{
  pr_window_state_save (GTK_WINDOW (self));
  pr_accounts_forget_removed (pr_home_get_accounts (self->home));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The X server is given a picture, which first has to be drawn: that comes last. */
static gboolean
set_icon (gpointer user_data)
{
  PrWindow *self = user_data;

  self->begin_id = 0;
  gtk_window_set_icon_name (GTK_WINDOW (self), PR_APP_ID);
  return G_SOURCE_REMOVE;
}

/* Not before: a font and icons are found for it, half of what a first frame would take over a bare one. */
static void
fill_header (PrWindow *self)
{
  gtk_header_bar_set_show_title_buttons (self->header_bar, TRUE);
  gtk_widget_set_visible (self->header_title, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), TRUE);
  update_header (self);
}

static gboolean
begin (gpointer user_data)
{
  PrWindow *self = user_data;

  self->has_begun = TRUE;
  fill_header (self);
  on_place_changed (self);
  self->begin_id = g_idle_add_full (G_PRIORITY_LOW, set_icon, self, NULL);
  return G_SOURCE_REMOVE;
}

/* The window is there at once, and what it shows first with the next frame. Not before what has been drawn
 * is on its way to the screen, which is when the main loop comes round. */
static void
on_first_frame (GdkFrameClock *clock, gpointer user_data)
{
  PrWindow *self = user_data;

  g_clear_signal_handler (&self->first_frame_id, clock);
  pr_process_set_wiping (TRUE);
  self->begin_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, begin, self, NULL);
}

static void
pr_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pr_window_parent_class)->realize (widget);
  if (!PR_WINDOW (widget)->has_begun)
    PR_WINDOW (widget)->first_frame_id =
        g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                                 G_CALLBACK (on_first_frame), widget, G_CONNECT_DEFAULT);
}

static void
pr_window_show (GtkWidget *widget)
{
  PrWindow *self = PR_WINDOW (widget);

  GTK_WIDGET_CLASS (pr_window_parent_class)->show (widget);
  if (self->has_begun)
    focus_page (self, get_page (self));
}

static gboolean
pr_window_close_request (GtkWindow *window)
{
  pr_home_close (PR_WINDOW (window)->home);
  return TRUE;
}

/* When it is first opened. What scrolls it says that it takes the focus, and has no name to say what it
 * is. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  PrWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, self->primary_menu);
  gtk_widget_set_focusable (gtk_popover_get_child (gtk_menu_button_get_popover (button)), FALSE);
}

static void
pr_window_dispose (GObject *object)
{
  PrWindow *self = PR_WINDOW (object);

  if (self->home != NULL)
    g_signal_handlers_disconnect_by_data (self->home, self);
  g_clear_object (&self->home);
  g_clear_pointer (&self->text_to_save, g_free);
  g_clear_handle_id (&self->begin_id, g_source_remove);
  g_clear_handle_id (&self->notice_id, g_source_remove);
  g_clear_handle_id (&self->undo_id, g_source_remove);

  G_OBJECT_CLASS (pr_window_parent_class)->dispose (object);
}

static void
pr_window_class_init (PrWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = pr_window_dispose;
  widget_class->realize = pr_window_realize;
  widget_class->show = pr_window_show;
  window_class->close_request = pr_window_close_request;

  g_type_ensure (PR_TYPE_PLACE_SWITCHER);
  g_type_ensure (PR_TYPE_SQUEEZE);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, header_title);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, squeeze);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, content);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, undo_bar);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, undo_label);
  gtk_widget_class_bind_template_child (widget_class, PrWindow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, update_header);
}

static void
pr_window_init (PrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu, self, NULL);
}

static void
set_home (PrWindow *self, PrHome *home)
{
  PrAccounts *accounts = pr_home_get_accounts (home);

  self->home = g_object_ref (home);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "home", pr_home_get_actions (home));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "accounts",
                                  pr_accounts_get_actions (accounts));

  g_signal_connect_object (home, "notify::place", G_CALLBACK (on_place_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "notify::setup", G_CALLBACK (on_setup_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "notify::opened", G_CALLBACK (on_opened_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "notify::title", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "copy-text", G_CALLBACK (on_copy_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "save-text", G_CALLBACK (on_save_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "export", G_CALLBACK (on_export), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "tell", G_CALLBACK (show_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "ask-password", G_CALLBACK (on_ask_password), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "ask-discard", G_CALLBACK (on_ask_discard), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "find", G_CALLBACK (on_find), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (home, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accounts, "notify::removed-text", G_CALLBACK (on_removed_text_changed),
                           self, G_CONNECT_SWAPPED);
}

/**
 * pr_window_new:
 * @application: whose window it is
 * @home: what it shows
 *
 * Returns: (transfer none): a window, as large as the last one was
 */
PrWindow *
pr_window_new (PrApplication *application, PrHome *home)
{
  PrWindow *self;

  g_return_val_if_fail (PR_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PR_IS_HOME (home), NULL);

  self = g_object_new (PR_TYPE_WINDOW, "application", application, NULL);
  set_home (self, home);
  pr_window_state_restore (GTK_WINDOW (self));
  return self;
}

/**
 * pr_window_get_home:
 *
 * Returns: (transfer none): what the window does
 */
PrHome *
pr_window_get_home (PrWindow *self)
{
  g_return_val_if_fail (PR_IS_WINDOW (self), NULL);
  return self->home;
}
