/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-choice.h"

struct _PrChoice
{
  GObject parent_instance;

  char *label;
  int value;
};

typedef enum
{
  PROP_VALUE = 1,
  PROP_LABEL,
} PrChoiceProperty;

static GParamSpec *properties[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (PrChoice, pr_choice, G_TYPE_OBJECT)

static void
pr_choice_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrChoice *self = PR_CHOICE (object);

  switch ((PrChoiceProperty) property_id)
    {
    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_choice_finalize (GObject *object)
{
  PrChoice *self = PR_CHOICE (object);

  g_free (self->label);

  G_OBJECT_CLASS (pr_choice_parent_class)->finalize (object);
}

static void
pr_choice_class_init (PrChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pr_choice_get_property;
  object_class->finalize = pr_choice_finalize;

  properties[PROP_VALUE] =
      g_param_spec_int ("value", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_choice_init (PrChoice *self G_GNUC_UNUSED)
{
}

/**
 * pr_choice_get_value:
 *
 * Returns: the value of the enumeration
 */
int
pr_choice_get_value (PrChoice *self)
{
  g_return_val_if_fail (PR_IS_CHOICE (self), 0);
  return self->value;
}

/**
 * pr_choice_get_label:
 *
 * Returns: (transfer none): its name for people
 */
const char *
pr_choice_get_label (PrChoice *self)
{
  g_return_val_if_fail (PR_IS_CHOICE (self), NULL);
  return self->label;
}

/**
 * pr_choice_fill_drop_down:
 * @drop_down: an empty one
 * @enum_type: the enumeration
 * @get_label: (scope call): names each value, or leaves it out
 * @user_data: for @get_label
 *
 * Makes the drop-down's list from the enumeration's own table.
 */
void
pr_choice_fill_drop_down (GtkDropDown *drop_down,
                          GType enum_type,
                          PrChoiceLabelFunc get_label,
                          gpointer user_data)
{
  GEnumClass *enum_class = g_type_class_ref (enum_type);
  g_autoptr (GListStore) choices = g_list_store_new (PR_TYPE_CHOICE);
  g_autoptr (GtkExpression) expression =
      gtk_property_expression_new (PR_TYPE_CHOICE, NULL, "label");

  for (guint i = 0; i < enum_class->n_values; i++)
    {
      const char *label = get_label (enum_class->values[i].value, user_data);
      g_autoptr (PrChoice) choice = NULL;

      if (label == NULL)
        continue;
      choice = g_object_new (PR_TYPE_CHOICE, NULL);
      choice->value = enum_class->values[i].value;
      choice->label = g_strdup (label);
      g_list_store_append (choices, choice);
    }
  g_type_class_unref (enum_class);

  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (choices));
}

/**
 * pr_choice_get_selected:
 * @drop_down: one that has been filled
 *
 * Returns: the value that is chosen in it
 */
int
pr_choice_get_selected (GtkDropDown *drop_down)
{
  return pr_choice_get_value (gtk_drop_down_get_selected_item (drop_down));
}

/**
 * pr_choice_set_selected:
 * @drop_down: one that has been filled
 * @value: one of its values
 *
 * Chooses it.
 */
void
pr_choice_set_selected (GtkDropDown *drop_down, int value)
{
  GListModel *choices = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (PrChoice) choice = g_list_model_get_item (choices, i);

      if (choice->value == value)
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }
}
