/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-status.h"

struct _PrStatus
{
  GtkBox parent_instance;

  /* template */
  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *text_label;
};

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_TEXT,
} PrStatusProperty;

static GParamSpec *properties[PROP_TEXT + 1];

G_DEFINE_FINAL_TYPE (PrStatus, pr_status, GTK_TYPE_BOX)

static void
pr_status_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrStatus *self = PR_STATUS (object);

  switch ((PrStatusProperty) property_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->text_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_status_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PrStatus *self = PR_STATUS (object);

  switch ((PrStatusProperty) property_id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    case PROP_TITLE:
      pr_status_set_title (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      pr_status_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_status_class_init (PrStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pr_status_get_property;
  object_class->set_property = pr_status_set_property;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "status.ui");
  gtk_widget_class_bind_template_child (widget_class, PrStatus, image);
  gtk_widget_class_bind_template_child (widget_class, PrStatus, title_label);
  gtk_widget_class_bind_template_child (widget_class, PrStatus, text_label);
}

static void
pr_status_init (PrStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_status_set_title:
 * @title: how things are, in a few words
 */
void
pr_status_set_title (PrStatus *self, const char *title)
{
  g_return_if_fail (PR_IS_STATUS (self));

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * pr_status_set_text:
 * @text: what can be done
 */
void
pr_status_set_text (PrStatus *self, const char *text)
{
  g_return_if_fail (PR_IS_STATUS (self));

  gtk_label_set_label (self->text_label, text);
}
