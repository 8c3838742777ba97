/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-settings-page.h"

#include "pr-columns.h"
#include "pr-form-field.h"
#include "pr-found-servers.h"
#include "pr-provider-notice.h"
#include "pr-secret-entry.h"
#include "pr-service-section.h"
#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrSettingsPage
{
  GtkWidget parent_instance;

  /* owned */
  PrWizard *wizard;

  /* template */
  GtkWidget *content;
  GtkLabel *title;
  GtkEntry *name_entry;
  PrFormField *address_field;
  GtkEntry *address_entry;
  PrFormField *password_field;
  GtkPasswordEntry *password_entry;
  PrProviderNotice *provider_notice;
  PrFoundServers *found_servers;
  GtkWidget *oauth_card;
  GtkBox *oauth_advice;
  GtkToggleButton *imap_button;
  GtkToggleButton *pop3_button;
  GtkToggleButton *both_button;
  GtkWidget *servers;
  GtkWidget *columns;
  GtkWidget *by_hand_button;
  GtkLabel *by_hand_label;
  GtkLabel *summary_label;
  GtkWidget *save_button;
  GtkWidget *test_button;

  PrServiceSection *sections[PR_N_PROTOCOLS]; /* borrowed from the columns, made when first shown */
  guint sections_id;

  gboolean is_by_hand;  /* whether the servers are, as the user wants it */
  gboolean is_finished; /* the address, as far as anybody can tell */
};

G_DEFINE_FINAL_TYPE (PrSettingsPage, pr_settings_page, GTK_TYPE_WIDGET)

static PrService *
get_service (PrSettingsPage *self, PrProtocol protocol)
{
  return pr_account_get_service (pr_wizard_get_account (self->wizard), protocol);
}

static void update_servers (PrSettingsPage *self);

static void
add_section (PrSettingsPage *self, PrProtocol protocol)
{
  GtkWidget *section = g_object_new (PR_TYPE_SERVICE_SECTION, "protocol", (int) protocol, NULL);
  GtkWidget *former = NULL;

  for (guint i = 0; i < protocol; i++)
    if (self->sections[i] != NULL)
      former = GTK_WIDGET (self->sections[i]);
  self->sections[protocol] = PR_SERVICE_SECTION (section);
  pr_service_section_set_wizard (self->sections[protocol], self->wizard);
  gtk_widget_insert_after (section, self->columns, former);
  if (self->is_by_hand)
    pr_service_section_open (self->sections[protocol]);
  g_signal_connect_object (section, "notify::open", G_CALLBACK (update_servers), self,
                           G_CONNECT_SWAPPED);
}

static PrServiceSection *
get_section (PrSettingsPage *self, PrProtocol protocol)
{
  if (self->sections[protocol] == NULL)
    add_section (self, protocol);
  return self->sections[protocol];
}

/* Returns: a service that is to be seen and has no section yet; the number of them, if there is none */
static guint
find_missing_section (PrSettingsPage *self)
{
  guint i = 0;

  while (i < PR_N_PROTOCOLS
         && (self->sections[i] != NULL || !pr_service_get_enabled (get_service (self, (PrProtocol) i))))
    i++;
  return i;
}

static gboolean
on_time_for_section (gpointer user_data)
{
  PrSettingsPage *self = user_data;
  guint missing = find_missing_section (self);

  if (missing < PR_N_PROTOCOLS)
    {
      add_section (self, (PrProtocol) missing);
      return G_SOURCE_CONTINUE;
    }
  self->sections_id = 0;
  update_servers (self);
  return G_SOURCE_REMOVE;
}

static gboolean
shows_all_fields (PrSettingsPage *self)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (pr_service_get_enabled (get_service (self, (PrProtocol) i))
        && (self->sections[i] == NULL || !pr_service_section_is_open (self->sections[i])))
      return FALSE;
  return TRUE;
}

/* First who you are; then the servers, as they were found or, where nobody knows them, to be typed. */
static void
update_servers (PrSettingsPage *self)
{
  gboolean searching = pr_prefill_is_searching (pr_wizard_get_prefill (self->wizard));
  gboolean some_known = FALSE;
  gboolean all_known = TRUE;
  gboolean shown;

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = get_service (self, (PrProtocol) i);
      gboolean known = *pr_service_get_host (service) != '\0';

      if (!pr_service_get_enabled (service))
        continue;
      some_known |= known;
      all_known &= known;
    }
  shown = some_known || self->is_by_hand || (self->is_finished && !searching);
  gtk_widget_set_visible (self->servers, shown);
  /* One by one: each takes a good part of the time that there is for a frame. */
  if (shown && self->sections_id == 0 && find_missing_section (self) < PR_N_PROTOCOLS)
    self->sections_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_time_for_section, self, NULL);
  gtk_widget_set_visible (self->by_hand_button, !(shown && shows_all_fields (self)));
  gtk_label_set_label (self->by_hand_label,
                       shown ? _("C_hange by Hand") : _("Enter the _Servers by Hand"));
  if (self->is_finished && !searching && !all_known)
    pr_found_servers_unfold (self->found_servers);
}

static void
open_sections (PrSettingsPage *self)
{
  self->is_by_hand = TRUE;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (self->sections[i] != NULL)
      pr_service_section_open (self->sections[i]);
  update_servers (self);
}

static void
change_by_hand (GtkWidget *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED)
{
  PrSettingsPage *self = PR_SETTINGS_PAGE (widget);

  open_sections (self);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (pr_service_get_enabled (get_service (self, (PrProtocol) i)))
      {
        pr_service_section_focus_field (get_section (self, (PrProtocol) i), PR_FIELD_HOST);
        return;
      }
}

static void
on_password_changed (PrSettingsPage *self)
{
  g_autoptr (PrSecret) password = pr_secret_entry_dup_secret (self->password_entry);

  if (self->wizard != NULL)
    pr_wizard_set_password (self->wizard, password);
}

static void
on_address_left (PrSettingsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->wizard == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->address_entry)) == '\0')
    return;
  pr_wizard_touch (self->wizard, PR_FIELD_ADDRESS, PR_PROTOCOL_IMAP);
  self->is_finished = TRUE;
  /* Who goes to another window may be in the middle of the domain: nobody is asked about half of it. */
  if (GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)))
    pr_prefill_search (pr_wizard_get_prefill (self->wizard), pr_lookups_get ());
  update_servers (self);
}

static void
on_incoming_toggled (PrSettingsPage *self)
{
  gboolean both = gtk_toggle_button_get_active (self->both_button);
  gboolean imap = both || gtk_toggle_button_get_active (self->imap_button);
  gboolean pop3 = both || gtk_toggle_button_get_active (self->pop3_button);

  /* Between two buttons of a group there is a moment without any. */
  if (self->wizard == NULL || !(imap || pop3))
    return;
  pr_service_set_enabled (get_service (self, PR_PROTOCOL_IMAP), imap);
  pr_service_set_enabled (get_service (self, PR_PROTOCOL_POP3), pop3);
}

static void
on_services_changed (PrSettingsPage *self)
{
  gboolean imap = pr_service_get_enabled (get_service (self, PR_PROTOCOL_IMAP));
  gboolean pop3 = pr_service_get_enabled (get_service (self, PR_PROTOCOL_POP3));
  gboolean needs_oauth2 = pr_account_needs_oauth2 (pr_wizard_get_account (self->wizard));
  gboolean takes_token = FALSE;

  if (imap && pop3)
    gtk_toggle_button_set_active (self->both_button, TRUE);
  else if (pop3)
    gtk_toggle_button_set_active (self->pop3_button, TRUE);
  else
    gtk_toggle_button_set_active (self->imap_button, TRUE);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = get_service (self, (PrProtocol) i);

      takes_token |= pr_service_get_enabled (service)
                     && pr_auth_takes_token (pr_service_get_auth (service));
    }
  pr_form_field_set_hint (self->password_field,
                          needs_oauth2  ? _("Not needed here: see below.")
                          : takes_token ? _("OAuth 2 signs in with an access token: put it here.")
                                        : NULL);
  gtk_widget_set_visible (self->oauth_card, needs_oauth2);
  update_servers (self);
}

/* What is not typed is not there to be seen either. In the demo it is there without having been saved. */
static void
on_password_saved_changed (PrSettingsPage *self)
{
  gboolean saved = pr_wizard_get_password_saved (self->wizard);

  const char *text =
      pr_wizard_get_is_saved (self->wizard) ? _("The saved one") : _("Already there");

  g_object_set (self->password_entry, "placeholder-text", saved ? text : NULL, NULL);
}

static void
update_summary (PrSettingsPage *self)
{
  guint n_errors = pr_wizard_get_n_field_errors (self->wizard);
  g_autofree char *summary = NULL;

  if (n_errors > 0)
    summary = g_strdup_printf (
        ngettext ("%u field needs another look", "%u fields need another look", n_errors), n_errors);
  else if (pr_wizard_get_waits_for_servers (self->wizard))
    summary = g_strdup (_("The test begins as soon as the servers are found"));
  gtk_label_set_label (self->summary_label, summary == NULL ? "" : summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), summary != NULL);
}

static void
on_field_errors_changed (PrSettingsPage *self)
{
  pr_form_field_set_error (
      self->address_field,
      pr_wizard_get_field_error (self->wizard, PR_FIELD_ADDRESS, PR_PROTOCOL_IMAP));
  pr_form_field_set_error (
      self->password_field,
      pr_wizard_get_field_error (self->wizard, PR_FIELD_PASSWORD, PR_PROTOCOL_IMAP));
  update_summary (self);
}

static void
on_refused (PrSettingsPage *self, PrField field, PrProtocol protocol)
{
  self->is_finished |= field != PR_FIELD_ADDRESS;
  update_servers (self);
  if (field == PR_FIELD_ADDRESS)
    gtk_widget_grab_focus (GTK_WIDGET (self->address_entry));
  else if (field == PR_FIELD_PASSWORD)
    gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
  else
    pr_service_section_focus_field (get_section (self, protocol), field);
}

static void
pr_settings_page_dispose (GObject *object)
{
  PrSettingsPage *self = PR_SETTINGS_PAGE (object);

  g_clear_handle_id (&self->sections_id, g_source_remove);
  g_clear_object (&self->wizard);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_settings_page_parent_class)->dispose (object);
}

static void
pr_settings_page_class_init (PrSettingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pr_settings_page_dispose;

  g_type_ensure (PR_TYPE_COLUMNS);
  g_type_ensure (PR_TYPE_FORM_FIELD);
  g_type_ensure (PR_TYPE_FOUND_SERVERS);
  g_type_ensure (PR_TYPE_PROVIDER_NOTICE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "settings-page.change-by-hand", NULL,
                                   change_by_hand);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, content);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, address_field);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, address_entry);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, password_field);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, provider_notice);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, found_servers);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, oauth_card);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, oauth_advice);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, imap_button);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, pop3_button);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, both_button);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, servers);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, by_hand_button);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, by_hand_label);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, PrSettingsPage, test_button);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_address_left);
  gtk_widget_class_bind_template_callback (widget_class, on_incoming_toggled);
}

static void
pr_settings_page_init (PrSettingsPage *self)
{
  static const char *const advice[] = {
    N_("Use a mail program that opens the provider’s sign-in page, such as Thunderbird or "
       "Evolution: type the address there, and choose “OAuth2” if it asks how to sign in."),
    N_("An account from work or school may be open to some programs only: ask there which."),
    N_("Postrider can test the servers all the same: leave the password empty. Whoever has an "
       "access token can put it there, and tests signing in as well."),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (advice); i++)
    gtk_box_append (self->oauth_advice, pr_text_bullet_new (_(advice[i])));
  pr_secret_entry_guard (self->password_entry);
}

/**
 * pr_settings_page_set_wizard:
 * @wizard: whose draft is edited; set once
 */
void
pr_settings_page_set_wizard (PrSettingsPage *self, PrWizard *wizard)
{
  PrAccount *account;
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_return_if_fail (PR_IS_SETTINGS_PAGE (self));
  g_return_if_fail (PR_IS_WIZARD (wizard));
  g_return_if_fail (self->wizard == NULL);

  self->wizard = g_object_ref (wizard);
  account = pr_wizard_get_account (wizard);
  g_object_bind_property (account, "display-name", self->name_entry, "text", flags);
  g_object_bind_property (account, "address", self->address_entry, "text", flags);

  pr_provider_notice_set_prefill (self->provider_notice, pr_wizard_get_prefill (wizard));
  pr_found_servers_set_prefill (self->found_servers, pr_wizard_get_prefill (wizard));
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_signal_connect_object (get_service (self, (PrProtocol) i), "notify",
                             G_CALLBACK (on_services_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pr_wizard_get_prefill (wizard), "notify::searching",
                           G_CALLBACK (update_servers), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wizard, "notify::waits-for-servers", G_CALLBACK (update_summary), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wizard, "field-errors-changed", G_CALLBACK (on_field_errors_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wizard, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wizard, "notify::password-saved",
                           G_CALLBACK (on_password_saved_changed), self, G_CONNECT_SWAPPED);
  if (pr_wizard_get_is_saved (wizard))
    gtk_label_set_label (self->title, _("Edit and Test an Account"));
  gtk_widget_set_visible (self->save_button, pr_wizard_get_is_saved (wizard));
  gtk_widget_set_hexpand (self->test_button, !pr_wizard_get_is_saved (wizard));
  on_password_saved_changed (self);
  on_services_changed (self);

  if (pr_wizard_get_is_saved (wizard))
    open_sections (self);
  /* One that came with the program's start is whole. */
  if (*pr_account_get_address (account) != '\0')
    {
      self->is_finished = TRUE;
      pr_prefill_search (pr_wizard_get_prefill (wizard), pr_lookups_get ());
      update_servers (self);
    }
}

/**
 * pr_settings_page_get_default_widget:
 *
 * Returns: (transfer none): what Enter activates in any of the entries
 */
GtkWidget *
pr_settings_page_get_default_widget (PrSettingsPage *self)
{
  g_return_val_if_fail (PR_IS_SETTINGS_PAGE (self), NULL);
  return self->test_button;
}

/**
 * pr_settings_page_shown:
 *
 * Puts the keyboard focus where one would go on typing.
 */
void
pr_settings_page_shown (PrSettingsPage *self)
{
  PrAccount *account;

  g_return_if_fail (PR_IS_SETTINGS_PAGE (self));

  account = pr_wizard_get_account (self->wizard);
  if (*pr_account_get_address (account) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
  else if (pr_wizard_get_run_state (self->wizard) == PR_RUN_NONE)
    gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
  else
    gtk_widget_grab_focus (self->test_button);
}
