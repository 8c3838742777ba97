/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-columns.h"

#include "pr-children.h"

struct _PrColumns
{
  GtkWidget parent_instance;

  int column_width;
  int max_width;
  int column_spacing;
  int row_spacing;
};

typedef enum
{
  PROP_COLUMN_WIDTH = 1,
  PROP_MAX_WIDTH,
  PROP_COLUMN_SPACING,
  PROP_ROW_SPACING,
} PrColumnsProperty;

static GParamSpec *properties[PROP_ROW_SPACING + 1];

G_DEFINE_FINAL_TYPE (PrColumns, pr_columns, GTK_TYPE_WIDGET)

static int
count_children (PrColumns *self)
{
  int n_children = 0;

  for (GtkWidget *child = pr_children_first_shown (GTK_WIDGET (self)); child != NULL;
       child = pr_children_next_shown (child))
    n_children++;
  return n_children;
}

/* The widest child at its narrowest, and at the width that it would like. */
static void
measure_widths (PrColumns *self, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = pr_children_first_shown (GTK_WIDGET (self)); child != NULL;
       child = pr_children_next_shown (child))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static int
limit_width (PrColumns *self, int width)
{
  int minimum;
  int natural;

  if (self->max_width == 0)
    return width;
  measure_widths (self, &minimum, &natural);
  return MIN (width, MAX (self->max_width, minimum));
}

/* How many columns fit into @width, and how wide each of them is. */
static int
divide_width (PrColumns *self, int width, int *column_width)
{
  int minimum;
  int natural;
  int narrowest;
  int n_columns;
  int n_rows;
  int n_children = count_children (self);

  measure_widths (self, &minimum, &natural);
  narrowest = MAX (1, MAX (minimum, self->column_width));
  n_columns = (width + self->column_spacing) / (narrowest + self->column_spacing);
  n_columns = MAX (1, MIN (n_columns, n_children));
  /* As many rows as that makes, but none with a child left alone if the others can make room. */
  n_rows = (n_children + n_columns - 1) / n_columns;
  n_columns = MAX (1, (n_children + n_rows - 1) / MAX (1, n_rows));
  *column_width = MAX (minimum, (width - (n_columns - 1) * self->column_spacing) / n_columns);
  return n_columns;
}

/* Takes the children of one row, from @child on: how many there are and how high they want to be.
 * Returns the first of the next row. */
static GtkWidget *
measure_row (GtkWidget *child, int n_columns, int column_width, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (int i = 0; i < n_columns && child != NULL; i++, child = pr_children_next_shown (child))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  return child;
}

static void
measure_height (PrColumns *self, int width, int *minimum, int *natural)
{
  GtkWidget *child = pr_children_first_shown (GTK_WIDGET (self));
  int column_width;
  int n_columns = divide_width (self, limit_width (self, width), &column_width);

  *minimum = 0;
  *natural = 0;
  while (child != NULL)
    {
      int row_minimum;
      int row_natural;

      child = measure_row (child, n_columns, column_width, &row_minimum, &row_natural);
      *minimum += row_minimum + (child != NULL ? self->row_spacing : 0);
      *natural += row_natural + (child != NULL ? self->row_spacing : 0);
    }
}

static void
measure_width (PrColumns *self, int *minimum, int *natural)
{
  int n_children = count_children (self);

  measure_widths (self, minimum, natural);
  if (n_children > 1)
    *natural = n_children * MAX (*natural, self->column_width)
               + (n_children - 1) * self->column_spacing;
  *natural = MAX (*minimum, limit_width (self, *natural));
}

static GtkSizeRequestMode
pr_columns_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pr_columns_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  PrColumns *self = PR_COLUMNS (widget);

  *minimum_baseline = -1;
  *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }

  /* What scrolls takes any height, and asks for one all the same, without a width: to break all the
   * lines of a page for that took as long as to show it. */
  if (for_size < 0 && GTK_IS_VIEWPORT (gtk_widget_get_parent (widget)))
    {
      *minimum = 0;
      *natural = 0;
      return;
    }
  if (for_size < 0)
    {
      int minimum_width;

      measure_width (self, &minimum_width, &for_size);
    }
  measure_height (self, for_size, minimum, natural);
}

static void
pr_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  PrColumns *self = PR_COLUMNS (widget);
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int used_width = limit_width (self, width);
  int column_width;
  int n_columns = divide_width (self, used_width, &column_width);
  int step = column_width + self->column_spacing;
  int left = (width - (n_columns * step - self->column_spacing)) / 2;
  GtkWidget *child = pr_children_first_shown (GTK_WIDGET (self));
  int y = 0;

  while (child != NULL)
    {
      int minimum;
      int natural;
      GtkWidget *next = measure_row (child, n_columns, column_width, &minimum, &natural);
      int row_height = next == NULL ? MAX (minimum, height - y) : natural;

      for (int i = 0; child != next; i++, child = pr_children_next_shown (child))
        {
          int column = from_right ? n_columns - 1 - i : i;

          gtk_widget_size_allocate (
              child, &(GtkAllocation){ left + column * step, y, column_width, row_height }, -1);
        }
      y += row_height + self->row_spacing;
    }
}

static void
pr_columns_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrColumns *self = PR_COLUMNS (object);

  switch ((PrColumnsProperty) property_id)
    {
    case PROP_COLUMN_WIDTH:
      g_value_set_int (value, self->column_width);
      break;
    case PROP_MAX_WIDTH:
      g_value_set_int (value, self->max_width);
      break;
    case PROP_COLUMN_SPACING:
      g_value_set_int (value, self->column_spacing);
      break;
    case PROP_ROW_SPACING:
      g_value_set_int (value, self->row_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_columns_set_property (GObject *object,
                         guint property_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  PrColumns *self = PR_COLUMNS (object);
  int *field;

  switch ((PrColumnsProperty) property_id)
    {
    case PROP_COLUMN_WIDTH:
      field = &self->column_width;
      break;
    case PROP_MAX_WIDTH:
      field = &self->max_width;
      break;
    case PROP_COLUMN_SPACING:
      field = &self->column_spacing;
      break;
    case PROP_ROW_SPACING:
      field = &self->row_spacing;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  if (*field == g_value_get_int (value))
    return;
  *field = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
pr_columns_dispose (GObject *object)
{
  pr_children_remove (GTK_WIDGET (object));

  G_OBJECT_CLASS (pr_columns_parent_class)->dispose (object);
}

static void
pr_columns_class_init (PrColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_columns_get_property;
  object_class->set_property = pr_columns_set_property;
  object_class->dispose = pr_columns_dispose;
  widget_class->get_request_mode = pr_columns_get_request_mode;
  widget_class->measure = pr_columns_measure;
  widget_class->size_allocate = pr_columns_size_allocate;

  properties[PROP_COLUMN_WIDTH] =
      g_param_spec_int ("column-width", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_MAX_WIDTH] =
      g_param_spec_int ("max-width", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_COLUMN_SPACING] =
      g_param_spec_int ("column-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_ROW_SPACING] =
      g_param_spec_int ("row-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "columns");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pr_columns_init (PrColumns *self G_GNUC_UNUSED)
{
}
