/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-wrap.h"

#define CHILD_WIDTH 80
#define CHILD_HEIGHT 30
#define SPACING 6

typedef struct
{
  GtkWidget *wrap;
  GtkWidget *children[3];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->wrap = g_object_ref_sink (g_object_new (PR_TYPE_WRAP, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->children); i++)
    {
      fixture->children[i] = g_object_new (GTK_TYPE_BOX, "width-request", CHILD_WIDTH,
                                           "height-request", CHILD_HEIGHT + (int) i, NULL);
      gtk_widget_set_parent (fixture->children[i], fixture->wrap);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_object_run_dispose (G_OBJECT (fixture->wrap));
  g_object_unref (fixture->wrap);
}

/* Returns: the height that it takes. */
static int
allocate (Fixture *fixture, int width)
{
  int height;

  gtk_widget_measure (fixture->wrap, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_size_allocate (fixture->wrap, &(GtkAllocation){ 0, 0, width, height }, -1);
  return height;
}

static void
assert_place (Fixture *fixture, gsize child, int x, int y, int width, int height)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (fixture->children[child], fixture->wrap, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, (float) x);
  g_assert_cmpfloat (bounds.origin.y, ==, (float) y);
  g_assert_cmpfloat (bounds.size.width, ==, (float) width);
  g_assert_cmpfloat (bounds.size.height, ==, (float) height);
}

static void
test_one_line (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  int minimum;
  int natural;

  gtk_widget_measure (fixture->wrap, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, CHILD_WIDTH);
  g_assert_cmpint (natural, ==, 3 * CHILD_WIDTH + 2 * SPACING);
  g_assert_cmpint (allocate (fixture, natural), ==, CHILD_HEIGHT + 2);
  assert_place (fixture, 0, 0, 0, CHILD_WIDTH, CHILD_HEIGHT + 2);
  assert_place (fixture, 2, 2 * (CHILD_WIDTH + SPACING), 0, CHILD_WIDTH, CHILD_HEIGHT + 2);
}

static void
test_two_lines (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  /* One pixel short of one line: nobody is stretched. */
  int height = allocate (fixture, 3 * CHILD_WIDTH + 2 * SPACING - 1);

  g_assert_cmpint (height, ==, CHILD_HEIGHT + 1 + SPACING + CHILD_HEIGHT + 2);
  assert_place (fixture, 1, CHILD_WIDTH + SPACING, 0, CHILD_WIDTH, CHILD_HEIGHT + 1);
  assert_place (fixture, 2, 0, CHILD_HEIGHT + 1 + SPACING, CHILD_WIDTH, CHILD_HEIGHT + 2);
}

static void
test_narrow (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  allocate (fixture, CHILD_WIDTH);
  assert_place (fixture, 1, 0, CHILD_HEIGHT + SPACING, CHILD_WIDTH, CHILD_HEIGHT + 1);
  assert_place (fixture, 2, 0, 2 * CHILD_HEIGHT + 1 + 2 * SPACING, CHILD_WIDTH, CHILD_HEIGHT + 2);
}

static void
test_wide_child (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", "many words, and some more of them",
                                   "wrap", TRUE, NULL);
  graphene_rect_t bounds;

  /* A line for itself, and no wider than that. */
  gtk_widget_insert_after (words, fixture->wrap, fixture->children[0]);
  allocate (fixture, CHILD_WIDTH + 20);
  g_assert_true (gtk_widget_compute_bounds (words, fixture->wrap, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 0.0F);
  g_assert_cmpfloat (bounds.origin.y, ==, (float) (CHILD_HEIGHT + SPACING));
  g_assert_cmpfloat (bounds.size.width, <=, (float) (CHILD_WIDTH + 20));
  gtk_widget_unparent (words);
}

static void
test_hidden (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_set_visible (fixture->children[0], FALSE);
  allocate (fixture, 3 * CHILD_WIDTH);
  assert_place (fixture, 1, 0, 0, CHILD_WIDTH, CHILD_HEIGHT + 2);
}

static void
test_from_right (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_set_direction (fixture->wrap, GTK_TEXT_DIR_RTL);
  allocate (fixture, 400);
  assert_place (fixture, 0, 400 - CHILD_WIDTH, 0, CHILD_WIDTH, CHILD_HEIGHT + 2);
  assert_place (fixture, 1, 400 - 2 * CHILD_WIDTH - SPACING, 0, CHILD_WIDTH, CHILD_HEIGHT + 2);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/wrap/one-line", test_one_line }, { "/wrap/two-lines", test_two_lines },
    { "/wrap/narrow", test_narrow },     { "/wrap/wide-child", test_wide_child },
    { "/wrap/hidden", test_hidden },     { "/wrap/from-right", test_from_right },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
