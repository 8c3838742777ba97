/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-form-field.h"

#include "pr-choice.h"

struct _PrFormField
{
  GtkWidget parent_instance;

  /* owned */
  char *accessible_label;

  /* The control: a child of ours, but not of the template. */
  GtkWidget *child;

  /* template */
  GtkLabel *label;
  GtkLabel *hint_label;
  GtkWidget *warning_box;
  GtkLabel *warning_label;
  GtkWidget *error_box;
  GtkLabel *error_label;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_ACCESSIBLE_LABEL,
  PROP_HINT,
  PROP_ERROR,
  PROP_CHILD,
} PrFormFieldProperty;

static GParamSpec *properties[PROP_CHILD + 1];

G_DEFINE_FINAL_TYPE (PrFormField, pr_form_field, GTK_TYPE_WIDGET)

/* The button inside a drop-down is what gets the focus, and has no name of its own. */
static void
name_drop_down (PrFormField *self)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->child);
  PrChoice *selected = gtk_drop_down_get_selected_item (drop_down);
  const char *label =
      self->accessible_label != NULL ? self->accessible_label : gtk_label_get_text (self->label);
  g_autofree char *name = NULL;

  if (selected == NULL)
    return;
  name = g_strdup_printf ("%s: %s", label, pr_choice_get_label (selected));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What shows the choice inside that button says that it takes the focus, and never does. */
static void
forbid_focus_inside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_focusable (child, FALSE);
      forbid_focus_inside (child);
    }
}

static void
name_child (PrFormField *self)
{
  if (self->child == NULL || *gtk_label_get_label (self->label) == '\0')
    return;

  if (self->accessible_label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->accessible_label, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->child),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  if (GTK_IS_DROP_DOWN (self->child))
    name_drop_down (self);
}

static void
pr_form_field_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrFormField *self = PR_FORM_FIELD (object);

  switch ((PrFormFieldProperty) property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_ACCESSIBLE_LABEL:
      g_value_set_string (value, self->accessible_label);
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_label (self->hint_label));
      break;
    case PROP_ERROR:
      g_value_set_string (value, gtk_label_get_label (self->error_label));
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_form_field_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  PrFormField *self = PR_FORM_FIELD (object);

  switch ((PrFormFieldProperty) property_id)
    {
    case PROP_LABEL:
      pr_form_field_set_label (self, g_value_get_string (value));
      break;
    case PROP_ACCESSIBLE_LABEL:
      pr_form_field_set_accessible_label (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      pr_form_field_set_hint (self, g_value_get_string (value));
      break;
    case PROP_ERROR:
      pr_form_field_set_error (self, g_value_get_string (value));
      break;
    case PROP_CHILD:
      pr_form_field_set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_form_field_dispose (GObject *object)
{
  PrFormField *self = PR_FORM_FIELD (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->label, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->hint_label, gtk_widget_unparent);
  g_clear_pointer (&self->warning_box, gtk_widget_unparent);
  g_clear_pointer (&self->error_box, gtk_widget_unparent);

  G_OBJECT_CLASS (pr_form_field_parent_class)->dispose (object);
}

static void
pr_form_field_finalize (GObject *object)
{
  PrFormField *self = PR_FORM_FIELD (object);

  g_free (self->accessible_label);

  G_OBJECT_CLASS (pr_form_field_parent_class)->finalize (object);
}

static void
pr_form_field_class_init (PrFormFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_form_field_get_property;
  object_class->set_property = pr_form_field_set_property;
  object_class->dispose = pr_form_field_dispose;
  object_class->finalize = pr_form_field_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_ACCESSIBLE_LABEL] =
      g_param_spec_string ("accessible-label", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, "", flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "formfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, PR_RESOURCE_PATH "form-field.ui");
  gtk_widget_class_bind_template_child (widget_class, PrFormField, label);
  gtk_widget_class_bind_template_child (widget_class, PrFormField, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PrFormField, warning_box);
  gtk_widget_class_bind_template_child (widget_class, PrFormField, warning_label);
  gtk_widget_class_bind_template_child (widget_class, PrFormField, error_box);
  gtk_widget_class_bind_template_child (widget_class, PrFormField, error_label);
}

static void
pr_form_field_init (PrFormField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pr_form_field_get_child:
 *
 * Returns: (transfer none) (nullable): the control
 */
GtkWidget *
pr_form_field_get_child (PrFormField *self)
{
  g_return_val_if_fail (PR_IS_FORM_FIELD (self), NULL);
  return self->child;
}

/**
 * pr_form_field_set_child:
 * @child: (nullable): the control
 */
void
pr_form_field_set_child (PrFormField *self, GtkWidget *child)
{
  g_return_if_fail (PR_IS_FORM_FIELD (self));
  g_return_if_fail (child == NULL || gtk_widget_get_parent (child) == NULL);

  if (child == NULL && self->child == NULL)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (child != NULL)
    {
      self->child = child;
      gtk_widget_insert_after (child, GTK_WIDGET (self), GTK_WIDGET (self->label));
      if (GTK_IS_DROP_DOWN (child))
        {
          forbid_focus_inside (gtk_widget_get_first_child (child));
          g_signal_connect_object (child, "notify::selected-item", G_CALLBACK (name_drop_down),
                                   self, G_CONNECT_SWAPPED);
        }
    }
  gtk_label_set_mnemonic_widget (self->label, child);
  name_child (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * pr_form_field_set_label:
 * @label: (nullable): with an underline before its mnemonic
 */
void
pr_form_field_set_label (PrFormField *self, const char *label)
{
  g_return_if_fail (PR_IS_FORM_FIELD (self));

  if (label == NULL)
    label = "";
  if (g_str_equal (gtk_label_get_label (self->label), label))
    return;
  gtk_label_set_label (self->label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->label), *label != '\0');
  name_child (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * pr_form_field_set_accessible_label:
 * @accessible_label: (nullable): the control's full name, %NULL for the same as the label
 */
void
pr_form_field_set_accessible_label (PrFormField *self, const char *accessible_label)
{
  g_return_if_fail (PR_IS_FORM_FIELD (self));

  if (g_strcmp0 (self->accessible_label, accessible_label) == 0)
    return;
  g_free (self->accessible_label);
  self->accessible_label = g_strdup (accessible_label);
  name_child (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESSIBLE_LABEL]);
}

/**
 * pr_form_field_set_hint:
 * @hint: (nullable): what helps to fill it in
 */
void
pr_form_field_set_hint (PrFormField *self, const char *hint)
{
  g_return_if_fail (PR_IS_FORM_FIELD (self));

  if (hint == NULL)
    hint = "";
  if (g_str_equal (gtk_label_get_label (self->hint_label), hint))
    return;
  gtk_label_set_label (self->hint_label, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), *hint != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}

/**
 * pr_form_field_set_warning:
 * @warning: (nullable): what is perhaps not meant, and can be right; %NULL for nothing
 */
void
pr_form_field_set_warning (PrFormField *self, const char *warning)
{
  g_return_if_fail (PR_IS_FORM_FIELD (self));

  gtk_label_set_label (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning_box, warning != NULL);
}

/**
 * pr_form_field_set_error:
 * @error: (nullable): what is wrong, a sentence for people; %NULL if nothing is
 */
void
pr_form_field_set_error (PrFormField *self, const char *error)
{
  GtkAccessible *accessible;

  g_return_if_fail (PR_IS_FORM_FIELD (self));
  g_return_if_fail (self->child != NULL);

  if (error == NULL)
    error = "";
  if (g_str_equal (gtk_label_get_label (self->error_label), error))
    return;

  accessible = GTK_ACCESSIBLE (self->child);
  gtk_label_set_label (self->error_label, error);
  gtk_widget_set_visible (self->error_box, *error != '\0');
  if (*error != '\0')
    {
      gtk_widget_add_css_class (self->child, "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
                                      self->error_label, -1);
      /* Not every screen reader follows that relation. */
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error, -1);
    }
  else
    {
      gtk_widget_remove_css_class (self->child, "error");
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}
