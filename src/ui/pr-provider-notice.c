/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-notice.h"

#include "pr-texts.h"

#include <glib/gi18n.h>

struct _PrProviderNotice
{
  GtkWidget parent_instance;

  /* owned */
  PrPrefill *prefill;

  /* template */
  GtkWidget *content;
  GtkLabel *title;
  GtkBox *notes;
  GtkWidget *suggestion_button;
};

G_DEFINE_FINAL_TYPE (PrProviderNotice, pr_provider_notice, GTK_TYPE_WIDGET)

static void
clear_notes (PrProviderNotice *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, child);
}

/* Of a provider that was chosen before there is an address. */
static void
show_hints (PrProviderNotice *self, PrProvider *provider)
{
  for (guint i = 0; i < pr_provider_get_n_hints (provider); i++)
    {
      PrProviderHint hint;

      if (pr_provider_get_hint (provider, i, &hint) && hint.when == PR_HINT_BEFORE)
        gtk_box_append (self->notes, pr_text_note_new (hint.text, hint.url));
    }
}

static void
show_provider (PrProviderNotice *self, PrDiscovery *discovery, PrProvider *provider)
{
  gtk_label_set_text (self->title, pr_provider_get_name (provider));
  if (discovery == NULL)
    {
      show_hints (self, provider);
      return;
    }
  for (guint i = 0; i < pr_discovery_get_n_notes (discovery); i++)
    {
      const char *url = NULL;
      const char *text = pr_discovery_get_note (discovery, i, &url);

      gtk_box_append (self->notes, pr_text_note_new (text, url));
    }
}

static void
on_discovery_changed (PrProviderNotice *self)
{
  PrDiscovery *discovery = pr_prefill_get_discovery (self->prefill);
  PrProvider *provider = pr_prefill_get_provider (self->prefill);
  const char *suggestion = discovery == NULL ? NULL : pr_discovery_get_suggestion (discovery);

  clear_notes (self);
  if (provider != NULL)
    show_provider (self, discovery, provider);
  else if (suggestion != NULL)
    gtk_label_set_text (self->title, pr_discovery_get_note (discovery, 0, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->notes),
                          gtk_widget_get_first_child (GTK_WIDGET (self->notes)) != NULL);
  gtk_widget_set_visible (self->suggestion_button, suggestion != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), provider != NULL || suggestion != NULL);
}

static void
pr_provider_notice_dispose (GObject *object)
{
  PrProviderNotice *self = PR_PROVIDER_NOTICE (object);

  g_clear_object (&self->prefill);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_provider_notice_parent_class)->dispose (object);
}

static void
pr_provider_notice_class_init (PrProviderNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_provider_notice_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "provider-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, PrProviderNotice, content);
  gtk_widget_class_bind_template_child (widget_class, PrProviderNotice, title);
  gtk_widget_class_bind_template_child (widget_class, PrProviderNotice, notes);
  gtk_widget_class_bind_template_child (widget_class, PrProviderNotice, suggestion_button);
}

static void
pr_provider_notice_init (PrProviderNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_provider_notice_set_prefill:
 * @prefill: what knows about the provider; set once
 */
void
pr_provider_notice_set_prefill (PrProviderNotice *self, PrPrefill *prefill)
{
  g_return_if_fail (PR_IS_PROVIDER_NOTICE (self));
  g_return_if_fail (self->prefill == NULL);

  self->prefill = g_object_ref (prefill);
  g_signal_connect_object (prefill, "notify::discovery", G_CALLBACK (on_discovery_changed), self,
                           G_CONNECT_SWAPPED);
  on_discovery_changed (self);
}
