/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-wrap.h"

#include "pr-children.h"

/* Between children, and between lines. */
#define SPACING 6

struct _PrWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PrWrap, pr_wrap, GTK_TYPE_WIDGET)

/* A line of children, from the first one on. */
typedef struct
{
  GtkWidget *next; /* the first child of the next line */
  int minimum_height;
  int height;
} Line;

static int
choose_width (GtkWidget *child, int width)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static Line
measure_line (GtkWidget *first, int width)
{
  Line line = { .next = first };
  int x = 0;

  for (GtkWidget *child = first; child != NULL; child = pr_children_next_shown (child))
    {
      int child_width = choose_width (child, width);
      int minimum;
      int natural;

      if (child != first && x + child_width > width)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &minimum, &natural, NULL,
                          NULL);
      line.minimum_height = MAX (line.minimum_height, minimum);
      line.height = MAX (line.height, natural);
      line.next = pr_children_next_shown (child);
      x += child_width + SPACING;
    }
  return line;
}

static void
measure_height (PrWrap *self, int width, int *minimum, int *natural)
{
  GtkWidget *child = pr_children_first_shown (GTK_WIDGET (self));

  *minimum = 0;
  *natural = 0;
  while (child != NULL)
    {
      Line line = measure_line (child, width);

      child = line.next;
      *minimum += line.minimum_height + (child != NULL ? SPACING : 0);
      *natural += line.height + (child != NULL ? SPACING : 0);
    }
}

static void
measure_width (PrWrap *self, int *minimum, int *natural)
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
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static GtkSizeRequestMode
pr_wrap_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pr_wrap_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  PrWrap *self = PR_WRAP (widget);

  *minimum_baseline = -1;
  *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  if (for_size < 0)
    measure_width (self, &for_size, natural);
  measure_height (self, for_size, minimum, natural);
}

static void
pr_wrap_size_allocate (GtkWidget *widget,
                       int width,
                       int height G_GNUC_UNUSED,
                       int baseline G_GNUC_UNUSED)
{
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = pr_children_first_shown (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = measure_line (child, width);
      int x = 0;

      for (; child != line.next; child = pr_children_next_shown (child))
        {
          int child_width = choose_width (child, width);
          GtkAllocation place = { x, y, child_width, line.height };

          if (from_right)
            place.x = width - x - child_width;
          gtk_widget_size_allocate (child, &place, -1);
          x += child_width + SPACING;
        }
      y += line.height + SPACING;
    }
}

static void
pr_wrap_dispose (GObject *object)
{
  pr_children_remove (GTK_WIDGET (object));

  G_OBJECT_CLASS (pr_wrap_parent_class)->dispose (object);
}

static void
pr_wrap_class_init (PrWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pr_wrap_dispose;
  widget_class->get_request_mode = pr_wrap_get_request_mode;
  widget_class->measure = pr_wrap_measure;
  widget_class->size_allocate = pr_wrap_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "wrap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pr_wrap_init (PrWrap *self G_GNUC_UNUSED)
{
}
