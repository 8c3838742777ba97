/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-state-icon.h"

struct _PrStateIcon
{
  GtkWidget parent_instance;

  /* children */
  GtkImage *image;
  GtkSpinner *spinner;

  PrOutcome outcome;
  int pixel_size;
};

typedef enum
{
  PROP_OUTCOME = 1,
  PROP_PIXEL_SIZE,
} PrStateIconProperty;

static GParamSpec *properties[PROP_PIXEL_SIZE + 1];

G_DEFINE_FINAL_TYPE (PrStateIcon, pr_state_icon, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon_name;
  const char *css_class;
} looks[] = {
  [PR_OUTCOME_PENDING] = { "postrider-pending-symbolic", "dim-label" },
  [PR_OUTCOME_RUNNING] = { "postrider-pending-symbolic", "dim-label" },
  [PR_OUTCOME_OK] = { "postrider-ok-symbolic", "success" },
  [PR_OUTCOME_WARNING] = { "postrider-warning-symbolic", "warning" },
  [PR_OUTCOME_FAILED] = { "postrider-failed-symbolic", "error" },
  [PR_OUTCOME_SKIPPED] = { "postrider-skipped-symbolic", "dim-label" },
};

static void
update (PrStateIcon *self)
{
  const char *css_classes[] = { looks[self->outcome].css_class, NULL };
  gboolean running = self->outcome == PR_OUTCOME_RUNNING;

  gtk_image_set_from_icon_name (self->image, looks[self->outcome].icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->image), css_classes);
  gtk_widget_set_visible (GTK_WIDGET (self->image), !running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_spinner_set_spinning (self->spinner, running);
}

static void
pr_state_icon_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrStateIcon *self = PR_STATE_ICON (object);

  switch ((PrStateIconProperty) property_id)
    {
    case PROP_OUTCOME:
      g_value_set_enum (value, (int) self->outcome);
      break;
    case PROP_PIXEL_SIZE:
      g_value_set_int (value, self->pixel_size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_state_icon_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  PrStateIcon *self = PR_STATE_ICON (object);

  switch ((PrStateIconProperty) property_id)
    {
    case PROP_OUTCOME:
      pr_state_icon_set_outcome (self, (PrOutcome) g_value_get_enum (value));
      break;
    case PROP_PIXEL_SIZE:
      self->pixel_size = g_value_get_int (value);
      gtk_image_set_pixel_size (self->image, self->pixel_size);
      gtk_widget_set_size_request (GTK_WIDGET (self->spinner), self->pixel_size, self->pixel_size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_state_icon_dispose (GObject *object)
{
  PrStateIcon *self = PR_STATE_ICON (object);

  g_clear_pointer ((GtkWidget **) &self->image, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->spinner, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_state_icon_parent_class)->dispose (object);
}

static void
pr_state_icon_class_init (PrStateIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_state_icon_get_property;
  object_class->set_property = pr_state_icon_set_property;
  object_class->dispose = pr_state_icon_dispose;

  properties[PROP_OUTCOME] = g_param_spec_enum ("outcome", NULL, NULL, PR_TYPE_OUTCOME,
                                                PR_OUTCOME_PENDING, flags);
  properties[PROP_PIXEL_SIZE] =
      g_param_spec_int ("pixel-size", NULL, NULL, -1, G_MAXINT16, -1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "stateicon");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pr_state_icon_init (PrStateIcon *self)
{
  self->pixel_size = -1;
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->spinner), GTK_WIDGET (self));
  update (self);
}

/**
 * pr_state_icon_set_outcome:
 * @outcome: what to show
 */
void
pr_state_icon_set_outcome (PrStateIcon *self, PrOutcome outcome)
{
  g_return_if_fail (PR_IS_STATE_ICON (self));

  if (self->outcome == outcome)
    return;
  self->outcome = outcome;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}
