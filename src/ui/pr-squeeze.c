/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-squeeze.h"

#include "pr-children.h"
#include "pr-pages.h"

struct _PrSqueeze
{
  GtkWidget parent_instance;

  gboolean squeezed;
  guint notify_id;
};

typedef enum
{
  PROP_SQUEEZED = 1,
} PrSqueezeProperty;

static GParamSpec *properties[PROP_SQUEEZED + 1];

G_DEFINE_FINAL_TYPE (PrSqueeze, pr_squeeze, GTK_TYPE_WIDGET)

static gboolean
notify_later (gpointer user_data)
{
  PrSqueeze *self = user_data;
  GtkWidget *wide = gtk_widget_get_first_child (GTK_WIDGET (self));

  self->notify_id = 0;
  /* Or its mnemonics would count. */
  gtk_widget_set_sensitive (wide, !self->squeezed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SQUEEZED]);
  return G_SOURCE_REMOVE;
}

/* Who hears of it will show and hide other widgets, which must not happen amid an allocation. */
static void
set_squeezed (PrSqueeze *self, gboolean squeezed)
{
  if (self->squeezed == squeezed)
    return;
  self->squeezed = squeezed;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_later, self, NULL);
}

static void
show_one (PrSqueeze *self)
{
  GtkWidget *wide = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *narrow = gtk_widget_get_next_sibling (wide);

  gtk_widget_set_child_visible (wide, !self->squeezed);
  gtk_widget_set_child_visible (narrow, self->squeezed);
  pr_pages_set_shown (wide, !self->squeezed);
  pr_pages_set_shown (narrow, self->squeezed);
}

static void
pr_squeeze_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size G_GNUC_UNUSED,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  GtkWidget *wide = gtk_widget_get_first_child (widget);
  GtkWidget *narrow = gtk_widget_get_next_sibling (wide);
  int wide_minimum;
  int wide_natural;

  gtk_widget_measure (wide, orientation, -1, &wide_minimum, &wide_natural, NULL, NULL);
  gtk_widget_measure (narrow, orientation, -1, minimum, natural, NULL, NULL);
  *natural = MAX (*natural, wide_natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, wide_minimum);
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
pr_squeeze_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PrSqueeze *self = PR_SQUEEZE (widget);
  GtkWidget *wide = gtk_widget_get_first_child (widget);
  int wide_minimum;

  gtk_widget_measure (wide, GTK_ORIENTATION_HORIZONTAL, -1, &wide_minimum, NULL, NULL, NULL);
  set_squeezed (self, width < wide_minimum);
  show_one (self);
  gtk_widget_allocate (self->squeezed ? gtk_widget_get_next_sibling (wide) : wide, width, height,
                       baseline, NULL);
}

static void
pr_squeeze_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((PrSqueezeProperty) property_id)
    {
    case PROP_SQUEEZED:
      g_value_set_boolean (value, PR_SQUEEZE (object)->squeezed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_squeeze_dispose (GObject *object)
{
  PrSqueeze *self = PR_SQUEEZE (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  pr_children_remove (GTK_WIDGET (object));

  G_OBJECT_CLASS (pr_squeeze_parent_class)->dispose (object);
}

static void
pr_squeeze_class_init (PrSqueezeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pr_squeeze_get_property;
  object_class->dispose = pr_squeeze_dispose;
  widget_class->measure = pr_squeeze_measure;
  widget_class->size_allocate = pr_squeeze_size_allocate;

  properties[PROP_SQUEEZED] =
      g_param_spec_boolean ("squeezed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "squeeze");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pr_squeeze_init (PrSqueeze *self G_GNUC_UNUSED)
{
}

/**
 * pr_squeeze_get_squeezed:
 *
 * Returns: %TRUE if there is no room for the first child
 */
gboolean
pr_squeeze_get_squeezed (PrSqueeze *self)
{
  g_return_val_if_fail (PR_IS_SQUEEZE (self), FALSE);
  return self->squeezed;
}
