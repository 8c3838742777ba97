/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-retest-bar.h"

struct _PrRetestBar
{
  GtkBox parent_instance;

  /* template */
  GtkLabel *label;
  GtkActionable *button;
};

typedef enum
{
  PROP_ACTION_NAME = 1,
} PrRetestBarProperty;

static GParamSpec *properties[PROP_ACTION_NAME + 1];

G_DEFINE_FINAL_TYPE (PrRetestBar, pr_retest_bar, GTK_TYPE_BOX)

static void
pr_retest_bar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrRetestBar *self = PR_RETEST_BAR (object);

  switch ((PrRetestBarProperty) property_id)
    {
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (self->button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_retest_bar_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  PrRetestBar *self = PR_RETEST_BAR (object);

  switch ((PrRetestBarProperty) property_id)
    {
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (self->button, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_retest_bar_class_init (PrRetestBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pr_retest_bar_get_property;
  object_class->set_property = pr_retest_bar_set_property;

  properties[PROP_ACTION_NAME] = g_param_spec_string (
      "action-name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "retest-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PrRetestBar, label);
  gtk_widget_class_bind_template_child (widget_class, PrRetestBar, button);
}

static void
pr_retest_bar_init (PrRetestBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_retest_bar_set_text:
 * @text: (nullable): the offer; %NULL for none
 */
void
pr_retest_bar_set_text (PrRetestBar *self, const char *text)
{
  g_return_if_fail (PR_IS_RETEST_BAR (self));

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}
