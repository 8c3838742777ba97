/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-gradual-list.h"

/* A frame of a screen that draws 60 a second. */
#define FRAME_MS 16

/* What a frame leaves time for, on a slow machine. The first rows are about what is seen at once. */
#define FIRST_ROWS 12
#define ADDED_ROWS 10
#define REMOVED_ROWS 50

/* GtkListView has no widgets for rows that are farther from the first one. */
#define MAX_WIDGETS 210

struct _PrGradualList
{
  GObject parent_instance;

  /* owned */
  GListModel *followed;
  GPtrArray *items;

  guint step_id;
};

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (PR_GRADUAL_LIST (model)->followed);
}

static guint
get_n_items (GListModel *model)
{
  return PR_GRADUAL_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PrGradualList *self = PR_GRADUAL_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrGradualList,
                               pr_gradual_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The list up to @first stays, and then come those of the followed list up to @end. */
static void
replace (PrGradualList *self, guint first, guint end)
{
  guint n_before = self->items->len;

  g_ptr_array_set_size (self->items, (int) first);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (self->items, g_list_model_get_item (self->followed, i));
  g_list_model_items_changed (G_LIST_MODEL (self), first, n_before - first, end - first);
}

static guint
find_difference (PrGradualList *self)
{
  guint i;

  for (i = 0; i < self->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->followed, i);

      if (item != self->items->pdata[i])
        break;
    }
  return i;
}

/* Returns: whether there is more to do. */
static gboolean
take_step (PrGradualList *self)
{
  guint n_wanted = g_list_model_get_n_items (self->followed);
  guint n_shown = self->items->len;
  guint n_same = find_difference (self);
  guint n_kept = MAX (n_same, FIRST_ROWS);

  if (n_same == n_shown)
    {
      guint n_after = n_shown < FIRST_ROWS ? FIRST_ROWS : n_shown + ADDED_ROWS;

      if (n_shown < n_wanted)
        replace (self, n_shown, n_after > MAX_WIDGETS ? n_wanted : MIN (n_after, n_wanted));
    }
  else if (n_shown > n_kept + REMOVED_ROWS)
    {
      guint n_left = MAX (n_kept, MIN (n_shown, MAX_WIDGETS) - REMOVED_ROWS);

      replace (self, n_left, n_left);
    }
  else
    {
      replace (self, n_same, MIN (n_kept, n_wanted));
    }
  return self->items->len < n_wanted || find_difference (self) < self->items->len;
}

static gboolean
on_step (gpointer user_data)
{
  PrGradualList *self = user_data;

  if (take_step (self))
    return G_SOURCE_CONTINUE;
  self->step_id = 0;
  return G_SOURCE_REMOVE;
}

/* At once where a frame leaves time for it. */
static void
on_items_changed (PrGradualList *self)
{
  if (self->step_id == 0 && take_step (self))
    self->step_id = g_timeout_add (FRAME_MS, on_step, self);
}

static void
pr_gradual_list_dispose (GObject *object)
{
  PrGradualList *self = PR_GRADUAL_LIST (object);

  g_clear_handle_id (&self->step_id, g_source_remove);
  g_ptr_array_set_size (self->items, 0);

  G_OBJECT_CLASS (pr_gradual_list_parent_class)->dispose (object);
}

static void
pr_gradual_list_finalize (GObject *object)
{
  PrGradualList *self = PR_GRADUAL_LIST (object);

  g_ptr_array_unref (self->items);
  g_object_unref (self->followed);

  G_OBJECT_CLASS (pr_gradual_list_parent_class)->finalize (object);
}

static void
pr_gradual_list_class_init (PrGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pr_gradual_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = pr_gradual_list_finalize;
}

static void
pr_gradual_list_init (PrGradualList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pr_gradual_list_new:
 * @followed: a list
 *
 * Returns: (transfer full): a list that follows @followed, with its first rows
 */
PrGradualList *
pr_gradual_list_new (GListModel *followed)
{
  PrGradualList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (followed), NULL);

  self = g_object_new (PR_TYPE_GRADUAL_LIST, NULL);
  self->followed = g_object_ref (followed);
  g_signal_connect_object (followed, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
  return self;
}

/**
 * pr_gradual_list_catch_up:
 *
 * Takes all the steps that are left, for who needs a certain row now.
 */
void
pr_gradual_list_catch_up (PrGradualList *self)
{
  g_return_if_fail (PR_IS_GRADUAL_LIST (self));

  g_clear_handle_id (&self->step_id, g_source_remove);
  while (take_step (self))
    ;
}
