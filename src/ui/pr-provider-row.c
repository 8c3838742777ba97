/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-row.h"

#include "pr-provider-texts.h"

struct _PrProviderRow
{
  GtkWidget parent_instance;

  /* owned */
  PrProvider *provider;

  /* children */
  GtkInscription *name;
  GtkInscription *domains;
};

typedef enum
{
  PROP_PROVIDER = 1,
} PrProviderRowProperty;

static GParamSpec *properties[PROP_PROVIDER + 1];

enum
{
  CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrProviderRow, pr_provider_row, GTK_TYPE_WIDGET)

/* In GTK 4.8 the name of a row is that of the list's own widget around it. */
static void
update_name (PrProviderRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item != NULL && self->provider != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    pr_provider_get_name (self->provider), -1);
}

static void
on_released (PrProviderRow *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

/* A label does so by itself, a GtkInscription does not. */
static void
align (PrProviderRow *self)
{
  gboolean from_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_inscription_set_xalign (self->name, from_right ? 1 : 0);
  gtk_inscription_set_xalign (self->domains, from_right ? 1 : 0);
}

static void
pr_provider_row_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (pr_provider_row_parent_class)->direction_changed (widget, before);
  align (PR_PROVIDER_ROW (widget));
}

static void
pr_provider_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pr_provider_row_parent_class)->root (widget);
  update_name (PR_PROVIDER_ROW (widget));
}

static void
pr_provider_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((PrProviderRowProperty) property_id)
    {
    case PROP_PROVIDER:
      g_value_set_object (value, PR_PROVIDER_ROW (object)->provider);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_provider_row_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((PrProviderRowProperty) property_id)
    {
    case PROP_PROVIDER:
      pr_provider_row_set_provider (PR_PROVIDER_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_provider_row_dispose (GObject *object)
{
  PrProviderRow *self = PR_PROVIDER_ROW (object);

  g_clear_object (&self->provider);
  g_clear_pointer ((GtkWidget **) &self->name, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->domains, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_provider_row_parent_class)->dispose (object);
}

static void
pr_provider_row_class_init (PrProviderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pr_provider_row_get_property;
  object_class->set_property = pr_provider_row_set_property;
  object_class->dispose = pr_provider_row_dispose;
  widget_class->direction_changed = pr_provider_row_direction_changed;
  widget_class->root = pr_provider_row_root;

  properties[PROP_PROVIDER] =
      g_param_spec_object ("provider", NULL, NULL, PR_TYPE_PROVIDER,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CLICKED] = g_signal_new ("clicked", PR_TYPE_PROVIDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "providerrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkInscription *
add_inscription (PrProviderRow *self, const char *const *css_classes)
{
  GtkWidget *inscription = g_object_new (GTK_TYPE_INSCRIPTION, "nat-chars", 16, "min-chars", 8,
                                         "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                         "css-classes", css_classes, NULL);

  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return GTK_INSCRIPTION (inscription);
}

/* Not from a template: that takes three times as long, and there are 200 rows. */
static void
pr_provider_row_init (PrProviderRow *self)
{
  static const char *const name_classes[] = { "row-title", NULL };
  static const char *const domains_classes[] = { "dim-label", "hint", NULL };
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      GTK_ORIENTATION_VERTICAL);
  self->name = add_inscription (self, name_classes);
  self->domains = add_inscription (self, domains_classes);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  align (self);
}

/**
 * pr_provider_row_set_provider:
 * @provider: (nullable): what it is to show
 */
void
pr_provider_row_set_provider (PrProviderRow *self, PrProvider *provider)
{
  g_autofree char *domains = NULL;

  g_return_if_fail (PR_IS_PROVIDER_ROW (self));

  if (!g_set_object (&self->provider, provider))
    return;
  if (provider != NULL)
    {
      domains = pr_provider_text_domains (provider);
      gtk_inscription_set_text (self->name, pr_provider_get_name (provider));
      gtk_inscription_set_text (self->domains, domains);
      gtk_widget_set_visible (GTK_WIDGET (self->domains), *domains != '\0');
    }
  update_name (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
}

/**
 * pr_provider_row_get_provider:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PrProvider *
pr_provider_row_get_provider (PrProviderRow *self)
{
  g_return_val_if_fail (PR_IS_PROVIDER_ROW (self), NULL);
  return self->provider;
}
