/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-split.h"

#include "pr-children.h"
#include "pr-pages.h"

struct _PrSplit
{
  GtkWidget parent_instance;

  int fold_width;
  int list_width;
  gboolean details_shown;
  gboolean folded;
  guint notify_id;
};

typedef enum
{
  PROP_FOLD_WIDTH = 1,
  PROP_LIST_WIDTH,
  PROP_DETAILS_SHOWN,
  PROP_FOLDED,
} PrSplitProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

G_DEFINE_FINAL_TYPE (PrSplit, pr_split, GTK_TYPE_WIDGET)

static GtkWidget *
get_list (PrSplit *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

static GtkWidget *
get_details (PrSplit *self)
{
  return gtk_widget_get_next_sibling (get_list (self));
}

static gboolean
notify_later (gpointer user_data)
{
  PrSplit *self = user_data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

/* Who hears of it will show and hide other widgets, which must not happen amid an allocation. */
static void
set_folded (PrSplit *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_later, self, NULL);
}

static void
show_children (PrSplit *self)
{
  gboolean list_shown = !self->folded || !self->details_shown;
  gboolean details_shown = !self->folded || self->details_shown;

  gtk_widget_set_child_visible (get_list (self), list_shown);
  gtk_widget_set_child_visible (get_details (self), details_shown);
  pr_pages_set_shown (get_list (self), list_shown);
  pr_pages_set_shown (get_details (self), details_shown);
}

static void
pr_split_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size G_GNUC_UNUSED,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  PrSplit *self = PR_SPLIT (widget);
  int list_minimum;
  int list_natural;

  gtk_widget_measure (get_list (self), orientation, -1, &list_minimum, &list_natural, NULL, NULL);
  gtk_widget_measure (get_details (self), orientation, -1, minimum, natural, NULL, NULL);
  *minimum = MAX (*minimum, list_minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural += MAX (self->list_width, list_natural);
  else
    *natural = MAX (*natural, list_natural);
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
pr_split_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  PrSplit *self = PR_SPLIT (widget);
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation list = { 0, 0, self->list_width, height };
  GtkAllocation details = { self->list_width, 0, width - self->list_width, height };

  set_folded (self, width < self->fold_width);
  show_children (self);
  if (self->folded)
    {
      gtk_widget_size_allocate (self->details_shown ? get_details (self) : get_list (self),
                                &(GtkAllocation){ 0, 0, width, height }, -1);
      return;
    }
  if (from_right)
    {
      list.x = details.width;
      details.x = 0;
    }
  gtk_widget_size_allocate (get_list (self), &list, -1);
  gtk_widget_size_allocate (get_details (self), &details, -1);
}

static void
pr_split_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrSplit *self = PR_SPLIT (object);

  switch ((PrSplitProperty) property_id)
    {
    case PROP_FOLD_WIDTH:
      g_value_set_int (value, self->fold_width);
      break;
    case PROP_LIST_WIDTH:
      g_value_set_int (value, self->list_width);
      break;
    case PROP_DETAILS_SHOWN:
      g_value_set_boolean (value, self->details_shown);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_split_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  PrSplit *self = PR_SPLIT (object);

  switch ((PrSplitProperty) property_id)
    {
    case PROP_FOLD_WIDTH:
      self->fold_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_LIST_WIDTH:
      self->list_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_DETAILS_SHOWN:
      pr_split_set_details_shown (self, g_value_get_boolean (value));
      break;
    case PROP_FOLDED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_split_dispose (GObject *object)
{
  PrSplit *self = PR_SPLIT (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  pr_children_remove (GTK_WIDGET (object));

  G_OBJECT_CLASS (pr_split_parent_class)->dispose (object);
}

static void
pr_split_class_init (PrSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pr_split_get_property;
  object_class->set_property = pr_split_set_property;
  object_class->dispose = pr_split_dispose;
  widget_class->measure = pr_split_measure;
  widget_class->size_allocate = pr_split_size_allocate;

  properties[PROP_FOLD_WIDTH] =
      g_param_spec_int ("fold-width", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_LIST_WIDTH] =
      g_param_spec_int ("list-width", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_DETAILS_SHOWN] = g_param_spec_boolean ("details-shown", NULL, NULL, FALSE,
                                                         flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "split");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pr_split_init (PrSplit *self G_GNUC_UNUSED)
{
}

/**
 * pr_split_get_folded:
 *
 * Returns: %TRUE if there is room for one of the two only
 */
gboolean
pr_split_get_folded (PrSplit *self)
{
  g_return_val_if_fail (PR_IS_SPLIT (self), FALSE);
  return self->folded;
}

/**
 * pr_split_set_details_shown:
 * @details_shown: whether the details are seen when folded, and not the list
 */
void
pr_split_set_details_shown (PrSplit *self, gboolean details_shown)
{
  g_return_if_fail (PR_IS_SPLIT (self));

  if (self->details_shown == details_shown)
    return;
  self->details_shown = details_shown;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS_SHOWN]);
}
