/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-section.h"

#include "pr-choice.h"
#include "pr-columns.h"
#include "pr-form-field.h"
#include "pr-server-summary.h"
#include "pr-typed.h"

#include <glib/gi18n.h>

struct _PrServiceSection
{
  GtkWidget parent_instance;

  /* owned */
  PrWizard *wizard;

  /* template */
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *subtitle;
  PrServerSummary *summary;
  GtkWidget *fields;
  PrFormField *host_field;
  GtkEntry *host_entry;
  PrFormField *port_field;
  GtkEntry *port_entry;
  PrFormField *security_field;
  GtkDropDown *security_drop_down;
  PrFormField *auth_field;
  GtkDropDown *auth_drop_down;
  PrFormField *username_field;
  GtkEntry *username_entry;
  PrFormField *plaintext_field;
  GtkCheckButton *plaintext_check;
  PrFormField *certificate_field;
  GtkWidget *certificate_button;
  GtkWidget *login_button;
  GtkWidget *own_password_field;

  PrProtocol protocol;
  gboolean open;
  gboolean stays_open; /* since somebody wants it so */
};

typedef enum
{
  PROP_PROTOCOL = 1,
  PROP_OPEN,
} PrServiceSectionProperty;

static GParamSpec *properties[PROP_OPEN + 1];

G_DEFINE_FINAL_TYPE (PrServiceSection, pr_service_section, GTK_TYPE_WIDGET)

/* The words of one section: two of them on a page must not have the same names for their fields. */
static const struct
{
  const char *title;
  const char *subtitle;
  const char *host;
  const char *port;
  const char *security;
  const char *auth;
  const char *username;
  const char *plaintext;
  const char *host_example;
} words[] = {
  [PR_PROTOCOL_IMAP] = {
    N_("Incoming Mail: IMAP"),
    N_("Reads the mail that stays on the server"),
    N_("IMAP server"),
    N_("IMAP port"),
    N_("IMAP security"),
    N_("IMAP sign-in method"),
    N_("IMAP user name"),
    N_("Send my password to the IMAP server without encryption"),
    "imap.example.org",
  },
  [PR_PROTOCOL_POP3] = {
    N_("Incoming Mail: POP3"),
    N_("Fetches the mail from the server"),
    N_("POP3 server"),
    N_("POP3 port"),
    N_("POP3 security"),
    N_("POP3 sign-in method"),
    N_("POP3 user name"),
    N_("Send my password to the POP3 server without encryption"),
    "pop.example.org",
  },
  [PR_PROTOCOL_SMTP] = {
    N_("Outgoing Mail: SMTP"),
    N_("Takes the mail that you send"),
    N_("SMTP server"),
    N_("SMTP port"),
    N_("SMTP security"),
    N_("SMTP sign-in method"),
    N_("SMTP user name"),
    N_("Send my password to the SMTP server without encryption"),
    "smtp.example.org",
  },
};

static PrService *
get_service (PrServiceSection *self)
{
  return pr_account_get_service (pr_wizard_get_account (self->wizard), self->protocol);
}

static const char *
label_security (int value, gpointer user_data G_GNUC_UNUSED)
{
  return pr_security_get_label ((PrSecurity) value);
}

static const char *
label_auth (int value, gpointer user_data)
{
  PrServiceSection *self = user_data;

  if (!pr_auth_suits_protocol ((PrAuth) value, self->protocol))
    return NULL;
  return pr_auth_get_label ((PrAuth) value);
}

static void
on_security_selected (PrServiceSection *self)
{
  if (self->wizard != NULL)
    pr_service_change_security (get_service (self),
                                (PrSecurity) pr_choice_get_selected (self->security_drop_down));
}

static void
on_auth_selected (PrServiceSection *self)
{
  if (self->wizard != NULL)
    pr_service_set_auth (get_service (self),
                         (PrAuth) pr_choice_get_selected (self->auth_drop_down));
}

/* Whether it can have a password that the other services do not have. */
static gboolean
can_sign_in_apart (PrServiceSection *self)
{
  PrAuth auth = pr_service_get_auth (get_service (self));

  return self->protocol == PR_PROTOCOL_SMTP && auth != PR_AUTH_NONE && !pr_auth_takes_token (auth);
}

static void
set_open (PrServiceSection *self, gboolean open)
{
  gtk_widget_set_visible (self->fields, open);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), !open);
  if (self->open == open)
    return;
  self->open = open;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
update_summary (PrServiceSection *self)
{
  pr_server_summary_show (self->summary, get_service (self),
                          pr_prefill_get_candidate (pr_wizard_get_prefill (self->wizard),
                                                    self->protocol));
}

/* A server that is not known has to be typed; one that was found needs only be seen. What a person
 * types leaves things as they are. */
static void
open_as_need_be (PrServiceSection *self)
{
  if (*pr_service_get_host (get_service (self)) == '\0')
    set_open (self, TRUE);
  else if (!self->stays_open && pr_prefill_is_filling (pr_wizard_get_prefill (self->wizard)))
    set_open (self, FALSE);
}

static void
on_service_changed (PrServiceSection *self)
{
  PrService *service = get_service (self);
  PrSecurity security = pr_service_get_security (service);

  gtk_widget_set_visible (GTK_WIDGET (self), pr_service_get_enabled (service));
  pr_choice_set_selected (self->security_drop_down, (int) security);
  pr_choice_set_selected (self->auth_drop_down, (int) pr_service_get_auth (service));
  gtk_widget_set_visible (GTK_WIDGET (self->plaintext_field), security == PR_SECURITY_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->certificate_field),
                          pr_service_get_pinned_certificate (service) != NULL);
  /* Few have one: it is offered to those who have a name of its own already. */
  gtk_widget_set_visible (self->login_button,
                          can_sign_in_apart (self)
                              && (pr_service_get_own_password (service)
                                  || *pr_service_get_username (service) != '\0'));
  gtk_widget_set_visible (self->own_password_field,
                          can_sign_in_apart (self) && pr_service_get_own_password (service));
  update_summary (self);
  open_as_need_be (self);
}

static void
show_certificate_names (PrServiceSection *self)
{
  /* translators: %s is IMAP, POP3 or SMTP */
  g_autofree char *name = g_strdup_printf (_("Stop trusting the certificate of the %s server"),
                                           pr_protocol_get_label (self->protocol));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->certificate_button), "u",
                                    (guint32) self->protocol);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->certificate_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_field_errors_changed (PrServiceSection *self)
{
  const struct
  {
    PrFormField *form_field;
    PrField field;
  } rows[] = {
    { self->host_field, PR_FIELD_HOST },
    { self->port_field, PR_FIELD_PORT },
    { self->username_field, PR_FIELD_USERNAME },
    { self->plaintext_field, PR_FIELD_PLAINTEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    pr_form_field_set_error (
        rows[i].form_field,
        pr_wizard_get_field_error (self->wizard, rows[i].field, self->protocol));
}

static void
touch_if_filled (PrServiceSection *self, GtkEntry *entry, PrField field)
{
  if (self->wizard != NULL && *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    pr_wizard_touch (self->wizard, field, self->protocol);
}

static void
on_host_left (PrServiceSection *self)
{
  touch_if_filled (self, self->host_entry, PR_FIELD_HOST);
}

static void
on_port_left (PrServiceSection *self)
{
  touch_if_filled (self, self->port_entry, PR_FIELD_PORT);
}

static void
on_username_left (PrServiceSection *self)
{
  touch_if_filled (self, self->username_entry, PR_FIELD_USERNAME);
}

static void
update_username_placeholder (PrServiceSection *self)
{
  const char *address = pr_account_get_address (pr_wizard_get_account (self->wizard));

  gtk_entry_set_placeholder_text (self->username_entry,
                                  *address == '\0' ? _("The e-mail address") : address);
}

static gboolean
port_to_text (GBinding *binding G_GNUC_UNUSED,
              const GValue *port,
              GValue *text,
              gpointer user_data G_GNUC_UNUSED)
{
  if (g_value_get_uint (port) == 0)
    g_value_set_static_string (text, "");
  else
    g_value_take_string (text, g_strdup_printf ("%u", g_value_get_uint (port)));
  return TRUE;
}

static gboolean
text_to_port (GBinding *binding G_GNUC_UNUSED,
              const GValue *text,
              GValue *port,
              gpointer user_data G_GNUC_UNUSED)
{
  g_value_set_uint (port, pr_typed_port (g_value_get_string (text)));
  return TRUE;
}

static void
apply_words (PrServiceSection *self)
{
  gtk_label_set_label (self->title, _(words[self->protocol].title));
  gtk_label_set_label (self->subtitle, _(words[self->protocol].subtitle));
  gtk_entry_set_placeholder_text (self->host_entry, words[self->protocol].host_example);
  pr_form_field_set_accessible_label (self->host_field, _(words[self->protocol].host));
  pr_form_field_set_accessible_label (self->port_field, _(words[self->protocol].port));
  pr_form_field_set_accessible_label (self->security_field, _(words[self->protocol].security));
  pr_form_field_set_accessible_label (self->auth_field, _(words[self->protocol].auth));
  pr_form_field_set_accessible_label (self->username_field, _(words[self->protocol].username));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plaintext_check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(words[self->protocol].plaintext), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(words[self->protocol].title), -1);
}

static void
pr_service_section_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  PrServiceSection *self = PR_SERVICE_SECTION (object);

  switch ((PrServiceSectionProperty) property_id)
    {
    case PROP_PROTOCOL:
      g_value_set_enum (value, (int) self->protocol);
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, self->open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_service_section_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  PrServiceSection *self = PR_SERVICE_SECTION (object);

  switch ((PrServiceSectionProperty) property_id)
    {
    case PROP_PROTOCOL:
      self->protocol = (PrProtocol) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_service_section_constructed (GObject *object)
{
  PrServiceSection *self = PR_SERVICE_SECTION (object);

  G_OBJECT_CLASS (pr_service_section_parent_class)->constructed (object);

  apply_words (self);
  pr_choice_fill_drop_down (self->security_drop_down, PR_TYPE_SECURITY, label_security, NULL);
  pr_choice_fill_drop_down (self->auth_drop_down, PR_TYPE_AUTH, label_auth, self);
}

static void
pr_service_section_dispose (GObject *object)
{
  PrServiceSection *self = PR_SERVICE_SECTION (object);

  g_clear_object (&self->wizard);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_service_section_parent_class)->dispose (object);
}

static void
pr_service_section_class_init (PrServiceSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pr_service_section_get_property;
  object_class->set_property = pr_service_section_set_property;
  object_class->constructed = pr_service_section_constructed;
  object_class->dispose = pr_service_section_dispose;

  properties[PROP_PROTOCOL] =
      g_param_spec_enum ("protocol", NULL, NULL, PR_TYPE_PROTOCOL, PR_PROTOCOL_IMAP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN] =
      g_param_spec_boolean ("open", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PR_TYPE_COLUMNS);
  g_type_ensure (PR_TYPE_FORM_FIELD);
  g_type_ensure (PR_TYPE_SERVER_SUMMARY);
  gtk_widget_class_set_css_name (widget_class, "servicesection");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PR_RESOURCE_PATH "service-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, content);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, title);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, summary);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, fields);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, host_field);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, host_entry);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, port_field);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, port_entry);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, security_field);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, security_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, auth_field);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, auth_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, username_field);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, username_entry);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, plaintext_field);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, plaintext_check);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, certificate_field);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, certificate_button);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, login_button);
  gtk_widget_class_bind_template_child (widget_class, PrServiceSection, own_password_field);
  gtk_widget_class_bind_template_callback (widget_class, on_security_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_auth_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_host_left);
  gtk_widget_class_bind_template_callback (widget_class, on_port_left);
  gtk_widget_class_bind_template_callback (widget_class, on_username_left);
}

static void
pr_service_section_init (PrServiceSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_service_section_set_wizard:
 * @wizard: whose draft is edited; set once
 */
void
pr_service_section_set_wizard (PrServiceSection *self, PrWizard *wizard)
{
  PrService *service;
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_return_if_fail (PR_IS_SERVICE_SECTION (self));
  g_return_if_fail (PR_IS_WIZARD (wizard));
  g_return_if_fail (self->wizard == NULL);

  self->wizard = g_object_ref (wizard);
  service = get_service (self);
  show_certificate_names (self);
  g_object_bind_property (service, "host", self->host_entry, "text", flags);
  g_object_bind_property (service, "username", self->username_entry, "text", flags);
  g_object_bind_property (service, "allow-plaintext", self->plaintext_check, "active", flags);
  g_object_bind_property_full (service, "port", self->port_entry, "text", flags, port_to_text,
                               text_to_port, NULL, NULL);

  g_signal_connect_object (service, "notify", G_CALLBACK (on_service_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pr_wizard_get_account (wizard), "notify::address",
                           G_CALLBACK (update_username_placeholder), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wizard, "field-errors-changed", G_CALLBACK (on_field_errors_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pr_wizard_get_prefill (wizard), "notify::discovery",
                           G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pr_wizard_get_prefill (wizard), "notify::searching",
                           G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
  set_open (self, FALSE);
  on_service_changed (self);
  on_field_errors_changed (self);
  update_username_placeholder (self);
}

/**
 * pr_service_section_open:
 *
 * Shows the fields from now on, so that what is in them can be changed, instead of a summary of them.
 */
void
pr_service_section_open (PrServiceSection *self)
{
  g_return_if_fail (PR_IS_SERVICE_SECTION (self));
  self->stays_open = TRUE;
  set_open (self, TRUE);
}

/**
 * pr_service_section_is_open:
 *
 * Returns: %TRUE if the fields are shown, and not their summary
 */
gboolean
pr_service_section_is_open (PrServiceSection *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_SECTION (self), FALSE);
  return self->open;
}

/**
 * pr_service_section_focus_field:
 * @field: one of the fields of a service
 *
 * Shows the fields, if they are not shown.
 *
 * Returns: %TRUE if the keyboard focus is there now
 */
gboolean
pr_service_section_focus_field (PrServiceSection *self, PrField field)
{
  g_return_val_if_fail (PR_IS_SERVICE_SECTION (self), FALSE);

  set_open (self, TRUE);
  switch (field)
    {
    case PR_FIELD_HOST:
      return gtk_widget_grab_focus (GTK_WIDGET (self->host_entry));
    case PR_FIELD_PORT:
      return gtk_widget_grab_focus (GTK_WIDGET (self->port_entry));
    case PR_FIELD_USERNAME:
      return gtk_widget_grab_focus (GTK_WIDGET (self->username_entry));
    case PR_FIELD_PLAINTEXT:
      return gtk_widget_grab_focus (GTK_WIDGET (self->plaintext_check));
    case PR_FIELD_ADDRESS:
    case PR_FIELD_PASSWORD:
    default:
      return FALSE;
    }
}
