/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-details.h"

#include "pr-children.h"
#include "pr-columns.h"
#include "pr-own-provider.h"
#include "pr-pages.h"
#include "pr-provider-texts.h"
#include "pr-status.h"
#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrProviderDetails
{
  GtkWidget parent_instance;

  /* owned */
  PrProvider *provider;

  /* template */
  GtkStack *stack;
  GtkWidget *nothing;
  GtkScrolledWindow *page;
  GtkWidget *header;
  GtkLabel *name;
  GtkLabel *domains;
  GtkWidget *setup_button;
  GtkBox *notes;
  GtkWidget *servers_heading;
  GtkWidget *servers;
  GtkWidget *later_heading;
  GtkBox *later_notes;
  GtkLabel *provenance;
  GtkLabel *edit_label;
  GtkWidget *delete_button;
  GtkWidget *help_button;
};

G_DEFINE_FINAL_TYPE (PrProviderDetails, pr_provider_details, GTK_TYPE_WIDGET)

static GtkWidget *
note_new (const char *text, const char *link_title, const char *url)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (box, "card");
  gtk_box_append (GTK_BOX (box), pr_text_label_new (text, NULL));
  if (url != NULL)
    gtk_box_append (GTK_BOX (box), pr_text_link_new (link_title, url));
  return box;
}

static void
show_hints (PrProviderDetails *self)
{
  for (guint i = 0; i < pr_provider_get_n_hints (self->provider); i++)
    {
      PrProviderHint hint;

      if (pr_provider_get_hint (self->provider, i, &hint))
        gtk_box_append (hint.when == PR_HINT_BEFORE ? self->notes : self->later_notes,
                        note_new (hint.text, pr_provider_text_link_title (hint.kind), hint.url));
    }
}

static gboolean
is_hint (PrProvider *provider, const char *advice)
{
  for (guint i = 0; i < pr_provider_get_n_hints (provider); i++)
    {
      PrProviderHint hint;

      if (pr_provider_get_hint (provider, i, &hint) && g_str_equal (hint.text, advice))
        return TRUE;
    }
  return FALSE;
}

static void
show_notes (PrProviderDetails *self)
{
  g_autofree char *advice = pr_provider_dup_advice (self->provider);

  if (advice != NULL && !is_hint (self->provider, advice))
    gtk_box_append (self->notes, note_new (advice, NULL, NULL));
  show_hints (self);
  gtk_widget_set_visible (GTK_WIDGET (self->notes),
                          gtk_widget_get_first_child (GTK_WIDGET (self->notes)) != NULL);
  gtk_widget_set_visible (self->later_heading,
                          gtk_widget_get_first_child (GTK_WIDGET (self->later_notes)) != NULL);
}

/* A line of a server's card: what it is, and what can be selected and copied. */
static void
add_fact (GtkGrid *grid, int row, const char *title, const char *value)
{
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *value_label = pr_text_label_new (value, NULL);

  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_yalign (GTK_LABEL (title_label), 0);
  gtk_widget_add_css_class (title_label, "dim-label");
  gtk_grid_attach (grid, title_label, 0, row, 1, 1);
  gtk_grid_attach (grid, value_label, 1, row, 1, 1);
}

static GtkWidget *
copy_button_new (const char *host)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* translators: %s is the name of a server */
  g_autofree char *name = g_strdup_printf (_("Copy %s"), host);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "providers.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", host);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return button;
}

static GtkWidget *
server_new (const PrProviderServer *server)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *tag = gtk_label_new (pr_protocol_get_label (server->protocol));
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *port = g_strdup_printf ("%u", server->port);
  g_autofree char *login_words = pr_provider_text_login (server);
  g_autofree char *login = pr_text_dup_capitalized (login_words);
  g_autofree char *auths = pr_provider_text_auths (server);
  int row = 0;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "server-card");
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (tag, TRUE);
  gtk_box_append (GTK_BOX (header), tag);
  gtk_box_append (GTK_BOX (header), copy_button_new (server->host));
  gtk_box_append (GTK_BOX (card), header);
  /* On a line of its own, so that a long name is not broken in the middle of a word. */
  gtk_box_append (GTK_BOX (card), pr_text_label_new (server->host, "row-title"));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  add_fact (GTK_GRID (grid), row++, _("Port"), port);
  add_fact (GTK_GRID (grid), row++, _("Security"), pr_security_get_label (server->security));
  add_fact (GTK_GRID (grid), row++, _("User name"), login);
  add_fact (GTK_GRID (grid), row++, _("Sign in"), auths);
  gtk_box_append (GTK_BOX (card), grid);
  if (server->unconfirmed)
    gtk_box_append (GTK_BOX (card),
                    pr_text_label_new (_("Not confirmed by any source: it is tried before it is "
                                         "suggested."),
                                       "dim-label"));
  return card;
}

static void
show_servers (PrProviderDetails *self)
{
  guint n_servers = pr_provider_get_n_servers (self->provider);

  for (guint i = 0; i < n_servers; i++)
    {
      PrProviderServer server;

      if (pr_provider_get_server (self->provider, i, &server))
        gtk_widget_set_parent (server_new (&server), self->servers);
    }
  gtk_widget_set_visible (self->servers_heading, n_servers > 0);
  gtk_widget_set_visible (self->setup_button, n_servers > 0);
}

static void
show_provider (PrProviderDetails *self)
{
  g_autofree char *domains = pr_provider_text_domains (self->provider);
  g_autofree char *provenance = pr_provider_text_provenance (self->provider);
  const char *help_url = pr_provider_get_help_url (self->provider);
  gboolean is_own = pr_own_provider_is_own (self->provider, NULL);

  gtk_label_set_label (self->name, pr_provider_get_name (self->provider));
  pr_text_label_set (self->domains, domains);
  gtk_widget_set_visible (GTK_WIDGET (self->domains), *domains != '\0');
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->setup_button), "s",
                                    pr_provider_get_id (self->provider));
  show_notes (self);
  show_servers (self);
  pr_text_label_set (self->provenance, provenance);
  gtk_label_set_label (self->edit_label, is_own ? _("_Edit") : _("_Edit for Myself"));
  gtk_widget_set_visible (self->delete_button, is_own);
  gtk_widget_set_visible (self->help_button, help_url != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help_button), "s",
                                    help_url != NULL ? help_url : "");
  gtk_widget_set_tooltip_text (self->help_button, help_url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pr_provider_get_name (self->provider), -1);
}

static void
pr_provider_details_dispose (GObject *object)
{
  PrProviderDetails *self = PR_PROVIDER_DETAILS (object);

  g_clear_object (&self->provider);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_provider_details_parent_class)->dispose (object);
}

static void
pr_provider_details_class_init (PrProviderDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_provider_details_dispose;

  g_type_ensure (PR_TYPE_COLUMNS);
  g_type_ensure (PR_TYPE_STATUS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PR_RESOURCE_PATH "provider-details.ui");
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, nothing);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, page);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, header);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, name);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, domains);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, setup_button);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, notes);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, servers_heading);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, servers);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, later_heading);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, later_notes);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, provenance);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, edit_label);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, delete_button);
  gtk_widget_class_bind_template_child (widget_class, PrProviderDetails, help_button);
}

static void
pr_provider_details_init (PrProviderDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pr_pages_show (self->stack, self->nothing);
}

/**
 * pr_provider_details_set_provider:
 * @provider: (nullable): what to show
 */
void
pr_provider_details_set_provider (PrProviderDetails *self, PrProvider *provider)
{
  g_return_if_fail (PR_IS_PROVIDER_DETAILS (self));

  if (!g_set_object (&self->provider, provider))
    return;
  pr_children_remove (GTK_WIDGET (self->notes));
  pr_children_remove (GTK_WIDGET (self->later_notes));
  pr_children_remove (self->servers);
  if (provider != NULL)
    show_provider (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page), 0);
  pr_pages_show (self->stack, provider != NULL ? GTK_WIDGET (self->page) : self->nothing);
}

/**
 * pr_provider_details_shown:
 *
 * Puts the keyboard focus where one would go on.
 */
void
pr_provider_details_shown (PrProviderDetails *self)
{
  g_return_if_fail (PR_IS_PROVIDER_DETAILS (self));

  if (gtk_widget_get_visible (self->setup_button))
    gtk_widget_grab_focus (self->setup_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
