/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-place-switcher.h"

#include "pr-children.h"
#include "pr-home.h"

#include <glib/gi18n.h>

struct _PrPlaceSwitcher
{
  GtkWidget parent_instance;

  gboolean stacked;
};

typedef enum
{
  PROP_STACKED = 1,
} PrPlaceSwitcherProperty;

static GParamSpec *properties[PROP_STACKED + 1];

G_DEFINE_FINAL_TYPE (PrPlaceSwitcher, pr_place_switcher, GTK_TYPE_WIDGET)

static GtkWidget *
button_new (PrPlaceSwitcher *self, PrPlace place, const char *nick)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (
      self->stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, self->stacked ? 2 : 6);
  g_autofree char *icon_name = g_strdup_printf ("postrider-%s-symbolic", nick);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (pr_place_get_label (place));

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  /* Large letters in a narrow window. */
  if (self->stacked)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "home.place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", nick);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_set_hexpand (button, self->stacked);
  return button;
}

static void
pr_place_switcher_constructed (GObject *object)
{
  PrPlaceSwitcher *self = PR_PLACE_SWITCHER (object);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GEnumClass *enum_class = g_type_class_ref (PR_TYPE_PLACE);

  G_OBJECT_CLASS (pr_place_switcher_parent_class)->constructed (object);

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  if (self->stacked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "stacked");
  for (guint i = 0; i < enum_class->n_values; i++)
    gtk_widget_set_parent (button_new (self, (PrPlace) enum_class->values[i].value,
                                       enum_class->values[i].value_nick),
                           GTK_WIDGET (self));
  g_type_class_unref (enum_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Places"), -1);
}

static void
pr_place_switcher_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch ((PrPlaceSwitcherProperty) property_id)
    {
    case PROP_STACKED:
      PR_PLACE_SWITCHER (object)->stacked = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_place_switcher_dispose (GObject *object)
{
  pr_children_remove (GTK_WIDGET (object));

  G_OBJECT_CLASS (pr_place_switcher_parent_class)->dispose (object);
}

static void
pr_place_switcher_class_init (PrPlaceSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pr_place_switcher_constructed;
  object_class->set_property = pr_place_switcher_set_property;
  object_class->dispose = pr_place_switcher_dispose;

  properties[PROP_STACKED] =
      g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "placeswitcher");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pr_place_switcher_init (PrPlaceSwitcher *self G_GNUC_UNUSED)
{
}
