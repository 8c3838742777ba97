/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-gradual-list.h"

#include <gtk/gtk.h>

/* Rows that are more than any step takes. */
#define MANY 500

/* What is seen at once is there with the first step. */
#define FEW 12

static GtkStringList *
strings_new (const char *prefix, guint n_strings)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_strings; i++)
    {
      g_autofree char *string = g_strdup_printf ("%s %u", prefix, i);

      gtk_string_list_append (strings, string);
    }
  return strings;
}

static void
assert_same (PrGradualList *list, GListModel *followed, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (GObject) expected = g_list_model_get_item (followed, i);

      g_assert_true (item == expected);
    }
}

static void
wait_until_same (PrGradualList *list, GListModel *followed)
{
  guint n_items = g_list_model_get_n_items (followed);

  while (g_list_model_get_n_items (G_LIST_MODEL (list)) != n_items)
    g_main_context_iteration (NULL, TRUE);
  assert_same (list, followed, n_items);
}

/* What GTK's own lists rely on: the changes that are announced lead from one state to the next. */
static void
check_change (GListModel *list, guint position, guint n_removed, guint n_added, guint *n_items)
{
  g_assert_cmpuint (position + n_removed, <=, *n_items);
  *n_items += n_added - n_removed;
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, *n_items);
}

/* Each row goes from one list to another: how long, and then how long. */
static void
test_follows (void)
{
  static const struct
  {
    guint n_before;
    guint n_after;
  } rows[] = {
    { 0, 0 },    { 0, 1 },   { 0, MANY }, { 1, 0 },       { 3, 3 },      { FEW, MANY },
    { MANY, 0 }, { MANY, 1 }, { MANY, FEW }, { MANY, MANY }, { 100, 1000 }, { 70, 65 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GtkStringList) before = strings_new ("before", rows[i].n_before);
      g_autoptr (GtkStringList) after = strings_new ("after", rows[i].n_after);
      g_autoptr (GListStore) followed = g_list_store_new (GTK_TYPE_STRING_OBJECT);
      g_autoptr (PrGradualList) list = NULL;
      g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
      guint n_items;

      for (guint j = 0; j < rows[i].n_before; j++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (before), j);

          g_list_store_append (followed, item);
        }
      list = pr_gradual_list_new (G_LIST_MODEL (followed));
      assert_same (list, G_LIST_MODEL (followed), MIN (FEW, rows[i].n_before));
      wait_until_same (list, G_LIST_MODEL (followed));

      n_items = rows[i].n_before;
      g_signal_connect (list, "items-changed", G_CALLBACK (check_change), &n_items);
      for (guint j = 0; j < rows[i].n_after; j++)
        g_ptr_array_add (objects, g_list_model_get_item (G_LIST_MODEL (after), j));
      g_list_store_splice (followed, 0, rows[i].n_before, objects->pdata, objects->len);
      if (rows[i].n_before <= FEW)
        assert_same (list, G_LIST_MODEL (followed), MIN (FEW, rows[i].n_after));
      wait_until_same (list, G_LIST_MODEL (followed));
    }
}

/* Another change while the first is still followed. */
static void
test_overtaken (void)
{
  g_autoptr (GtkStringList) followed = strings_new ("row", MANY);
  g_autoptr (PrGradualList) list = pr_gradual_list_new (G_LIST_MODEL (followed));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, MANY);
  gtk_string_list_splice (followed, 0, MANY - 1, NULL);
  wait_until_same (list, G_LIST_MODEL (followed));
  gtk_string_list_splice (followed, 1, 0, (const char *const[]){ "one", "two", NULL });
  wait_until_same (list, G_LIST_MODEL (followed));
}

static void
test_catches_up (void)
{
  g_autoptr (GtkStringList) followed = strings_new ("row", MANY);
  g_autoptr (PrGradualList) list = pr_gradual_list_new (G_LIST_MODEL (followed));

  pr_gradual_list_catch_up (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
  assert_same (list, G_LIST_MODEL (followed), MANY);
}

/* Steps that are left are not taken by a list that is gone. */
static void
test_ends (void)
{
  g_autoptr (GtkStringList) followed = strings_new ("row", MANY);
  PrGradualList *list = pr_gradual_list_new (G_LIST_MODEL (followed));

  g_object_unref (list);
  gtk_string_list_append (followed, "one more");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gradual-list/follows", test_follows);
  g_test_add_func ("/gradual-list/overtaken", test_overtaken);
  g_test_add_func ("/gradual-list/catches-up", test_catches_up);
  g_test_add_func ("/gradual-list/ends", test_ends);
  return g_test_run ();
}
