/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-editor.h"

#include "pr-announce.h"
#include "pr-choice.h"
#include "pr-columns.h"
#include "pr-form-field.h"
#include "pr-window-state.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PrProviderEditor
{
  GtkWindow parent_instance;

  /* owned */
  PrProviderBrowser *browser;
  PrOwnProvider *own;

  /* template */
  PrFormField *name_field;
  GtkEntry *name_entry;
  PrFormField *domains_field;
  GtkEntry *domains_entry;
  GtkBox *servers;
  GtkWidget *problem_box;
  GtkLabel *problem;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (PrProviderEditor, pr_provider_editor, GTK_TYPE_WINDOW)

static gboolean
port_to_text (GBinding *binding G_GNUC_UNUSED,
              const GValue *from,
              GValue *to,
              gpointer user_data G_GNUC_UNUSED)
{
  g_value_take_string (to, g_strdup_printf ("%u", g_value_get_uint (from)));
  return TRUE;
}

static gboolean
text_to_port (GBinding *binding G_GNUC_UNUSED,
              const GValue *from,
              GValue *to,
              gpointer user_data G_GNUC_UNUSED)
{
  guint64 port = 0;

  /* 0 is no port, and said so when it is saved. */
  g_ascii_string_to_unsigned (g_value_get_string (from), 10, 0, G_MAXUINT16, &port, NULL);
  g_value_set_uint (to, (guint) port);
  return TRUE;
}

static const char *
label_security (int value, gpointer user_data G_GNUC_UNUSED)
{
  return pr_security_get_label ((PrSecurity) value);
}

/* The standard port goes with it. */
static void
on_security_chosen (GtkDropDown *drop_down, GParamSpec *property G_GNUC_UNUSED, PrService *service)
{
  pr_service_change_security (service, (PrSecurity) pr_choice_get_selected (drop_down));
}

static GtkWidget *
field_new (const char *label, const char *format_label, GtkWidget *child)
{
  return g_object_new (PR_TYPE_FORM_FIELD, "label", label, "accessible-label", format_label,
                       "child", child, NULL);
}

static GtkWidget *
server_new (PrService *service)
{
  const char *protocol = pr_protocol_get_label (pr_service_get_protocol (service));
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  GtkWidget *columns = g_object_new (PR_TYPE_COLUMNS, "column-width", 150, "column-spacing", 12,
                                     "row-spacing", 6, NULL);
  GtkWidget *host = g_object_new (GTK_TYPE_ENTRY, "width-chars", 12, "activates-default", TRUE,
                                  "input-purpose", GTK_INPUT_PURPOSE_URL, NULL);
  GtkWidget *port = g_object_new (GTK_TYPE_ENTRY, "width-chars", 5, "activates-default", TRUE,
                                  "input-purpose", GTK_INPUT_PURPOSE_DIGITS, NULL);
  GtkWidget *security = gtk_drop_down_new (NULL, NULL);
  /* translators: %s is IMAP, POP3 or SMTP */
  g_autofree char *host_label = g_strdup_printf (_("%s server"), protocol);
  /* translators: %s is IMAP, POP3 or SMTP */
  g_autofree char *port_label = g_strdup_printf (_("%s port"), protocol);
  /* translators: %s is IMAP, POP3 or SMTP */
  g_autofree char *security_label = g_strdup_printf (_("%s security"), protocol);

  g_object_bind_property (service, "host", host, "text", flags);
  g_object_bind_property_full (service, "port", port, "text", flags, port_to_text, text_to_port,
                               NULL, NULL);
  pr_choice_fill_drop_down (GTK_DROP_DOWN (security), PR_TYPE_SECURITY, label_security, NULL);
  pr_choice_set_selected (GTK_DROP_DOWN (security), (int) pr_service_get_security (service));
  g_signal_connect_object (security, "notify::selected", G_CALLBACK (on_security_chosen), service,
                           0);

  gtk_widget_set_parent (field_new (host_label, host_label, host), columns);
  gtk_widget_set_parent (field_new (port_label, port_label, port), columns);
  gtk_widget_set_parent (field_new (security_label, security_label, security), columns);
  return columns;
}

static gboolean
is_blank (GtkEntry *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return strspn (text, " ") == strlen (text);
}

static void
forget_problem (PrProviderEditor *self)
{
  pr_form_field_set_error (self->name_field, NULL);
  pr_form_field_set_error (self->domains_field, NULL);
  gtk_widget_set_visible (self->problem_box, FALSE);
}

/* At the field that lacks something, or below all fields. */
static void
show_problem (PrProviderEditor *self, const char *text)
{
  PrFormField *field = is_blank (self->name_entry)      ? self->name_field
                       : is_blank (self->domains_entry) ? self->domains_field
                                                        : NULL;

  forget_problem (self);
  if (field != NULL)
    {
      pr_form_field_set_error (field, text);
      gtk_widget_grab_focus (pr_form_field_get_child (field));
      return;
    }
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (self->problem_box, TRUE);
  pr_announce (self->problem_box, text);
}

/* The window may be closed by then. */
static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrProviderEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (pr_provider_browser_save_own_finish (PR_PROVIDER_BROWSER (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  /* translators: %s says what is wrong, in the words of the format: “name: must not be empty” */
  text = g_strdup_printf (_("It could not be saved: %s"), error->message);
  if (self->browser == NULL)
    {
      g_message ("%s", text);
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  show_problem (self, text);
}

static void
on_save_clicked (PrProviderEditor *self)
{
  gtk_widget_set_sensitive (self->save_button, FALSE);
  pr_provider_browser_save_own_async (self->browser, self->own, on_saved, g_object_ref (self));
}

static void
pr_provider_editor_dispose (GObject *object)
{
  PrProviderEditor *self = PR_PROVIDER_EDITOR (object);

  g_clear_object (&self->browser);
  g_clear_object (&self->own);

  G_OBJECT_CLASS (pr_provider_editor_parent_class)->dispose (object);
}

static void
pr_provider_editor_class_init (PrProviderEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_provider_editor_dispose;

  g_type_ensure (PR_TYPE_COLUMNS);
  g_type_ensure (PR_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "provider-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, name_field);
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, name_entry);
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, domains_field);
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, domains_entry);
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, servers);
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, problem_box);
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, PrProviderEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, forget_problem);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
pr_provider_editor_init (PrProviderEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_provider_editor_new:
 * @parent: above which window it stands
 * @browser: where the provider is saved
 * @provider: (nullable): what to begin with
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
pr_provider_editor_new (GtkWindow *parent, PrProviderBrowser *browser, PrProvider *provider)
{
  PrProviderEditor *self =
      g_object_new (PR_TYPE_PROVIDER_EDITOR, "transient-for", parent, NULL);
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  pr_window_state_fit (GTK_WINDOW (self));
  self->browser = g_object_ref (browser);
  self->own = pr_own_provider_new (provider, NULL);
  g_object_bind_property (self->own, "name", self->name_entry, "text", flags);
  g_object_bind_property (self->own, "domains", self->domains_entry, "text", flags);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    gtk_box_append (self->servers,
                    server_new (pr_own_provider_get_service (self->own, (PrProtocol) i)));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
  return GTK_WINDOW (self);
}
