/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-columns.h"

#define CHILD_WIDTH 80
#define CHILD_HEIGHT 30
#define COLUMN_WIDTH 200
#define SPACING 10

typedef struct
{
  GtkWidget *columns;
  GtkWidget *children[3];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->columns =
      g_object_ref_sink (g_object_new (PR_TYPE_COLUMNS, "column-width", COLUMN_WIDTH,
                                       "column-spacing", SPACING, "row-spacing", SPACING, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->children); i++)
    {
      fixture->children[i] = g_object_new (GTK_TYPE_BOX, "width-request", CHILD_WIDTH,
                                           "height-request", CHILD_HEIGHT + (int) i, NULL);
      gtk_widget_set_parent (fixture->children[i], fixture->columns);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_object_run_dispose (G_OBJECT (fixture->columns));
  g_object_unref (fixture->columns);
}

static void
allocate (Fixture *fixture, int width)
{
  int height;

  gtk_widget_measure (fixture->columns, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                      NULL);
  gtk_widget_size_allocate (fixture->columns, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
assert_place (Fixture *fixture, gsize child, int x, int y, int width, int height)
{
  graphene_rect_t bounds;

  g_assert_true (
      gtk_widget_compute_bounds (fixture->children[child], fixture->columns, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, (float) x);
  g_assert_cmpfloat (bounds.origin.y, ==, (float) y);
  g_assert_cmpfloat (bounds.size.width, ==, (float) width);
  g_assert_cmpfloat (bounds.size.height, ==, (float) height);
}

static void
test_wide (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  allocate (fixture, 3 * 300 + 2 * SPACING);
  assert_place (fixture, 0, 0, 0, 300, CHILD_HEIGHT + 2);
  assert_place (fixture, 1, 300 + SPACING, 0, 300, CHILD_HEIGHT + 2);
  assert_place (fixture, 2, 2 * (300 + SPACING), 0, 300, CHILD_HEIGHT + 2);
}

static void
test_two_rows (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  /* One pixel short of three columns. */
  int width = 3 * COLUMN_WIDTH + 2 * SPACING - 1;
  int column_width = (width - SPACING) / 2;

  allocate (fixture, width);
  assert_place (fixture, 0, 0, 0, column_width, CHILD_HEIGHT + 1);
  assert_place (fixture, 2, 0, CHILD_HEIGHT + 1 + SPACING, column_width, CHILD_HEIGHT + 2);
}

static void
test_narrow (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  int minimum;
  int natural;

  gtk_widget_measure (fixture->columns, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, CHILD_WIDTH);
  g_assert_cmpint (natural, ==, 3 * COLUMN_WIDTH + 2 * SPACING);

  allocate (fixture, CHILD_WIDTH);
  assert_place (fixture, 0, 0, 0, CHILD_WIDTH, CHILD_HEIGHT);
  assert_place (fixture, 1, 0, CHILD_HEIGHT + SPACING, CHILD_WIDTH, CHILD_HEIGHT + 1);
  assert_place (fixture, 2, 0, 2 * CHILD_HEIGHT + 1 + 2 * SPACING, CHILD_WIDTH, CHILD_HEIGHT + 2);
}

static void
test_wide_child (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  /* A child that needs more than a column pushes the others under each other. */
  gtk_widget_set_size_request (fixture->children[1], 450, -1);
  allocate (fixture, 900);
  assert_place (fixture, 0, 0, 0, 900, CHILD_HEIGHT);
}

static void
test_hidden (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_set_visible (fixture->children[1], FALSE);
  allocate (fixture, 2 * 300 + SPACING);
  assert_place (fixture, 0, 0, 0, 300, CHILD_HEIGHT + 2);
  assert_place (fixture, 2, 300 + SPACING, 0, 300, CHILD_HEIGHT + 2);
}

static void
test_clamp (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_object_set (fixture->columns, "max-width", 620, NULL);
  allocate (fixture, 1000);
  assert_place (fixture, 0, 190, 0, COLUMN_WIDTH, CHILD_HEIGHT + 2);

  /* Nobody is squeezed under a minimum by it. */
  g_object_set (fixture->columns, "max-width", CHILD_WIDTH / 2, NULL);
  allocate (fixture, 1000);
  assert_place (fixture, 0, (1000 - CHILD_WIDTH) / 2, 0, CHILD_WIDTH, CHILD_HEIGHT);
}

static void
test_from_right (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_set_direction (fixture->columns, GTK_TEXT_DIR_RTL);
  allocate (fixture, 3 * 300 + 2 * SPACING);
  assert_place (fixture, 0, 2 * (300 + SPACING), 0, 300, CHILD_HEIGHT + 2);
  assert_place (fixture, 2, 0, 0, 300, CHILD_HEIGHT + 2);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/columns/wide", test_wide },           { "/columns/two-rows", test_two_rows },
    { "/columns/narrow", test_narrow },       { "/columns/wide-child", test_wide_child },
    { "/columns/hidden", test_hidden },       { "/columns/clamp", test_clamp },
    { "/columns/from-right", test_from_right },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
