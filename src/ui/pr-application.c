/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-application.h"

#include "pr-about-window.h"
#include "pr-color-scheme.h"
#include "pr-demo-tour.h"
#include "pr-email-address.h"
#include "pr-graphics.h"
#include "pr-preferences-window.h"
#include "pr-shortcuts-window.h"
#include "pr-state-file.h"
#include "pr-window.h"

#include <glib/gi18n.h>

struct _PrApplication
{
  GtkApplication parent_instance;

  /* owned, made for the first window */
  PrAccounts *accounts;
  PrDemo *demo;

  gboolean wants_demo;
  char *pictures; /* (nullable): the folder for pictures of the demo */
};

#define ICONS_PATH "/io/github/postrider/Postrider/icons"

G_DEFINE_FINAL_TYPE (PrApplication, pr_application, GTK_TYPE_APPLICATION)

static gpointer
copy_window (gconstpointer window, gpointer user_data G_GNUC_UNUSED)
{
  return g_object_ref ((gpointer) window);
}

static void
activate_quit (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  g_autolist (GtkWindow) windows =
      g_list_copy_deep (gtk_application_get_windows (user_data), copy_window, NULL);

  /* As if each were closed by hand: a test that runs is cancelled, the size is kept. */
  for (GList *link = windows; link != NULL; link = link->next)
    if (PR_IS_WINDOW (link->data))
      gtk_window_close (link->data);
}

static void
activate_about (GSimpleAction *action G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED,
                gpointer user_data)
{
  gtk_window_present (pr_about_window_new (user_data));
}

static void
activate_shortcuts (GSimpleAction *action G_GNUC_UNUSED,
                    GVariant *parameter G_GNUC_UNUSED,
                    gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  gtk_window_present (pr_shortcuts_window_new (parent));
}

static void
activate_preferences (GSimpleAction *action G_GNUC_UNUSED,
                      GVariant *parameter G_GNUC_UNUSED,
                      gpointer user_data)
{
  gtk_window_present (pr_preferences_window_new (user_data));
}

static void
on_link_opened (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *url = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    g_message ("“%s” could not be opened: %s", url, error->message);
}

static void
activate_open_link (GSimpleAction *action G_GNUC_UNUSED,
                    GVariant *parameter,
                    gpointer user_data G_GNUC_UNUSED)
{
  const char *url = g_variant_get_string (parameter, NULL);
  g_autofree char *scheme = g_uri_parse_scheme (url);
  g_autoptr (GdkAppLaunchContext) context = NULL;

  /* Pages of providers, and nothing that would start some other program. */
  if (g_strcmp0 (scheme, "https") != 0)
    return;
  context = gdk_display_get_app_launch_context (gdk_display_get_default ());
  pr_graphics_clean_environment (G_APP_LAUNCH_CONTEXT (context));
  g_app_info_launch_default_for_uri_async (url, G_APP_LAUNCH_CONTEXT (context), NULL,
                                           on_link_opened, g_strdup (url));
}

static void
change_lookups (GSimpleAction *action, GVariant *state, gpointer user_data G_GNUC_UNUSED)
{
  int lookups;

  if (!pr_enum_from_word (PR_TYPE_LOOKUPS, g_variant_get_string (state, NULL), &lookups))
    return;
  pr_lookups_set ((PrLookups) lookups);
  g_simple_action_set_state (action, state);
}

static void
add_lookups_action (GActionMap *map)
{
  const char *word = pr_enum_get_word (PR_TYPE_LOOKUPS, (int) pr_lookups_get ());
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      "lookups", G_VARIANT_TYPE_STRING, g_variant_new_string (word));

  g_signal_connect (action, "change-state", G_CALLBACK (change_lookups), NULL);
  g_action_map_add_action (map, G_ACTION (action));
}

static PrWindow *
find_window (PrApplication *self, gboolean untouched)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    if (PR_IS_WINDOW (link->data)
        && (!untouched || pr_home_is_untouched (pr_window_get_home (link->data))))
      return link->data;
  return NULL;
}

/* The last window may be closed while something is saved or removed: the program ends when that has. What
 * was removed can then not be brought back any more. */
static void
on_changing (PrApplication *self)
{
  if (pr_accounts_get_changing (self->accounts))
    {
      g_application_hold (G_APPLICATION (self));
      return;
    }
  if (gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    pr_accounts_forget_removed (self->accounts);
  g_application_release (G_APPLICATION (self));
}

/* One for all windows: they show the same accounts. */
static PrAccounts *
get_accounts (PrApplication *self)
{
  g_autoptr (PrAccountStore) store = NULL;
  g_autoptr (PrPasswordStore) passwords = NULL;

  if (self->accounts == NULL)
    {
      store = pr_account_store_new (NULL);
      passwords = pr_password_store_new ();
      self->accounts = pr_accounts_new (store, passwords);
      g_signal_connect_object (self->accounts, "notify::changing", G_CALLBACK (on_changing), self,
                               G_CONNECT_SWAPPED);
      pr_accounts_load (self->accounts);
    }
  return self->accounts;
}

static PrWindow *
window_new (PrApplication *self)
{
  g_autoptr (PrHome) home = pr_home_new (get_accounts (self));

  return pr_window_new (self, home);
}

/* The address goes into a window where nobody has typed yet, so that nothing typed is lost. */
static void
show_window (PrApplication *self, const char *address)
{
  PrWindow *window = find_window (self, address != NULL);

  if (window == NULL)
    window = window_new (self);
  if (address != NULL)
    pr_home_start_setup (pr_window_get_home (window), address);
  gtk_window_present (GTK_WINDOW (window));
}

/* A window of its own, so that nobody takes the accounts in it for real ones. */
static void
show_demo (PrApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrHome) home = NULL;
  PrWindow *window;

  if (self->demo == NULL)
    self->demo = pr_demo_new (&error);
  if (self->demo == NULL)
    {
      g_warning ("The demo cannot be had: %s", error->message);
      return;
    }
  home = pr_home_new_for_demo (self->demo);
  window = pr_window_new (self, home);
  gtk_window_set_title (GTK_WINDOW (window), _("Postrider: demo"));
  gtk_window_present (GTK_WINDOW (window));
  if (self->pictures != NULL)
    pr_demo_tour_start (window, self->pictures);
}

static void
activate_demo (GSimpleAction *action G_GNUC_UNUSED,
               GVariant *parameter G_GNUC_UNUSED,
               gpointer user_data)
{
  show_demo (user_data);
}

static void
pr_application_activate (GApplication *application)
{
  PrApplication *self = PR_APPLICATION (application);

  if (self->wants_demo)
    show_demo (self);
  else
    show_window (self, NULL);
}

/* Arguments come as they were typed: by G_APPLICATION_HANDLES_OPEN a bare address would have become
 * the URI of a file of that name. */
static int
pr_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  int n_arguments;
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, &n_arguments);
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  if (n_arguments < 2)
    {
      g_application_activate (application);
      return 0;
    }
  if (n_arguments > 2)
    {
      g_application_command_line_printerr (command_line,
                                           _("Give one e-mail address, or none.\n"));
      return 2;
    }

  address = pr_email_address_normalize (arguments[1], NULL, &error);
  if (address == NULL)
    {
      g_application_command_line_printerr (command_line, _("“%s” is no e-mail address.\n"),
                                           arguments[1]);
      return 2;
    }
  show_window (PR_APPLICATION (application), address);
  return 0;
}

static int
pr_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Postrider %s\n", PR_VERSION);
      return 0;
    }
  /* A demo is a program of its own: nobody wants it within the one that has the real accounts. */
  if (g_variant_dict_contains (options, "demo") || g_variant_dict_contains (options, "pictures"))
    {
      PR_APPLICATION (application)->wants_demo = TRUE;
      (void) g_variant_dict_lookup (options, "pictures", "^ay",
                                    &PR_APPLICATION (application)->pictures);
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  return -1;
}

/* GTK finds out in a thread of its own what icons there are, and the first widget that shows one waits for
 * that. So it begins before GtkApplication, which would do the same, has asked the session bus for one
 * thing after the other. */
static void
read_icons (void)
{
  gtk_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    ICONS_PATH);
}

static void
load_css (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, PR_RESOURCE_PATH "style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[4];
  } rows[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "F1", "<Control>question", "<Control>F1" } },
    { "window.close", { "<Control>w" } },
    { "home.place('accounts')", { "<Control>1" } },
    { "home.place('providers')", { "<Control>2" } },
    { "home.place('explain')", { "<Control>3" } },
    { "home.find", { "<Control>f" } },
    { "home.add-account", { "<Control>n" } },
    { "home.back", { "<Alt>Left", "Back" } },
    { "wizard.save", { "<Control>s" } },
    { "wizard.test", { "F5", "<Control>Return" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_application_set_accels_for_action (application, rows[i].action, rows[i].accels);
}

static void
pr_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = activate_quit },
    { .name = "demo", .activate = activate_demo },
    { .name = "about", .activate = activate_about },
    { .name = "preferences", .activate = activate_preferences },
    { .name = "shortcuts", .activate = activate_shortcuts },
    { .name = "open-link", .activate = activate_open_link, .parameter_type = "s" },
  };

  read_icons ();
  G_APPLICATION_CLASS (pr_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  add_lookups_action (G_ACTION_MAP (application));
  add_accels (GTK_APPLICATION (application));
  load_css ();
  pr_color_scheme_follow (gtk_settings_get_default ());
  /* A text that can be copied is read first: to come by with Tab shall not mark it all. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

/* Whoever saves and closes the window at once has saved. */
static void
pr_application_shutdown (GApplication *application)
{
  PrApplication *self = PR_APPLICATION (application);

  if (self->accounts != NULL)
    pr_account_store_flush (pr_accounts_get_store (self->accounts));
  pr_state_file_flush ();

  G_APPLICATION_CLASS (pr_application_parent_class)->shutdown (application);
}

static void
pr_application_dispose (GObject *object)
{
  g_clear_object (&PR_APPLICATION (object)->accounts);
  g_clear_object (&PR_APPLICATION (object)->demo);

  G_OBJECT_CLASS (pr_application_parent_class)->dispose (object);
}

static void
pr_application_finalize (GObject *object)
{
  g_free (PR_APPLICATION (object)->pictures);

  G_OBJECT_CLASS (pr_application_parent_class)->finalize (object);
}

static void
pr_application_class_init (PrApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_application_dispose;
  G_OBJECT_CLASS (klass)->finalize = pr_application_finalize;

  application_class->activate = pr_application_activate;
  application_class->command_line = pr_application_command_line;
  application_class->handle_local_options = pr_application_handle_local_options;
  application_class->shutdown = pr_application_shutdown;
  application_class->startup = pr_application_startup;
}

static void
pr_application_init (PrApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Show a demo, with mail servers inside the program"), NULL },
    { "pictures", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_("Save pictures of the demo’s pages in this folder, and exit"), N_("FOLDER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[ADDRESS]"));
}

/**
 * pr_application_new:
 *
 * Returns: (transfer full): the program
 */
PrApplication *
pr_application_new (void)
{
  PrApplication *self = g_object_new (PR_TYPE_APPLICATION, "application-id", PR_APP_ID, "flags",
                                      G_APPLICATION_HANDLES_COMMAND_LINE, NULL);

  /* Of what GTK would look for there are only the icons. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
  return self;
}
