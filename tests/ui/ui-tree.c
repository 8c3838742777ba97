/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-tree.h"

#define ROOT_PATH "/org/a11y/atspi/accessible/root"
#define CACHE_PATH "/org/a11y/atspi/cache"

/* Each level of the tree that nobody has looked at yet takes a round. More than any page has: a tree
 * that changes all the time ends here, with what it is by then. */
#define MAX_ROUNDS 60

struct _PrUiTree
{
  GPid pid;
  GMainContext *context; /* of the calls that run side by side */
  GDBusConnection *bus;
  char *name; /* (nullable): the program's on that bus, once it has come */
};

/* What the program said of a node. */
typedef struct
{
  const char *parent;
  const char *name;
  AtspiRole role;
  guint64 states;
} Item;

/* A look at the tree. */
typedef struct
{
  PrUiTree *tree;
  gboolean thoroughly;
  GVariant *reply;      /* what the items' texts are in */
  GHashTable *items;    /* path → Item, of all nodes that the program has told somebody of */
  GHashTable *children; /* path → list of references, of those that were asked */
  guint n_pending;
} Look;

static GVariant *
call (PrUiTree *self,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters,
      const char *reply_type)
{
  return g_dbus_connection_call_sync (self->bus, name, path, interface, method, parameters,
                                      G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                      NULL);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  GDBusConnection *bus;
  const char *address;

  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                       "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

/**
 * pr_ui_tree_new:
 * @pid: the program's
 *
 * Returns: (transfer full): its tree, empty until it has one
 */
PrUiTree *
pr_ui_tree_new (GPid pid)
{
  PrUiTree *self = g_new0 (PrUiTree, 1);

  self->pid = pid;
  self->context = g_main_context_new ();
  self->bus = connect_to_bus ();
  return self;
}

/**
 * pr_ui_tree_free:
 *
 * Looks no more.
 */
void
pr_ui_tree_free (PrUiTree *self)
{
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_main_context_unref (self->context);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_of_process (PrUiTree *self, const char *name)
{
  g_autoptr (GVariant) reply =
      call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
            "GetConnectionUnixProcessID", g_variant_new ("(s)", name), "(u)");
  guint32 pid = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &pid);
  return pid == (guint32) self->pid;
}

/* Returns: FALSE if it is not there yet. */
static gboolean
find_program (PrUiTree *self)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) programs = NULL;
  const char *name;

  if (self->name != NULL)
    return TRUE;
  reply = call (self, "org.a11y.atspi.Registry", ROOT_PATH, "org.a11y.atspi.Accessible",
                "GetChildren", NULL, "(a(so))");
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(a(so))", &programs);
  while (self->name == NULL && g_variant_iter_next (programs, "(&s&o)", &name, NULL))
    if (is_of_process (self, name))
      self->name = g_strdup (name);
  return self->name != NULL;
}

static gboolean
has_state (const Item *item, AtspiStateType state)
{
  return (item->states >> state & 1) != 0;
}

/* What is inside says no more than the control itself. */
static gboolean
is_closed (const Item *item)
{
  return item->role == ATSPI_ROLE_LIST_ITEM
         || (item->role == ATSPI_ROLE_PUSH_BUTTON && has_state (item, ATSPI_STATE_FOCUSABLE)
             && !has_state (item, ATSPI_STATE_EXPANDABLE));
}

/* GTK 4.8 says “showing” of windows only; what is not to be seen, it says is not visible. */
static gboolean
is_hidden (const Item *item, const char *path)
{
  return !has_state (item, ATSPI_STATE_VISIBLE) && !g_str_equal (path, ROOT_PATH);
}

static Item *
item_new (GVariant *fields)
{
  Item *item = g_new0 (Item, 1);
  g_autoptr (GVariantIter) states = NULL;
  guint32 role;
  guint32 bits;

  g_variant_get (fields, "(@(so)@(so)(&s&o)iias&su&sau)", NULL, NULL, NULL, &item->parent, NULL,
                 NULL, NULL, &item->name, &role, NULL, &states);
  item->role = (AtspiRole) role;
  for (guint shift = 0; shift < 64 && g_variant_iter_next (states, "u", &bits); shift += 32)
    item->states |= (guint64) bits << shift;
  return item;
}

static gboolean
look_at_items (Look *look)
{
  g_autoptr (GVariant) list = NULL;

  g_hash_table_remove_all (look->items);
  g_clear_pointer (&look->reply, g_variant_unref);
  look->reply = call (look->tree, look->tree->name, CACHE_PATH, "org.a11y.atspi.Cache", "GetItems",
                      NULL, "(a((so)(so)(so)iiassusau))");
  if (look->reply == NULL)
    return FALSE;
  list = g_variant_get_child_value (look->reply, 0);
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) fields = g_variant_get_child_value (list, i);
      const char *path;

      g_variant_get_child (fields, 0, "(&s&o)", NULL, &path);
      g_hash_table_insert (look->items, (gpointer) path, item_new (fields));
    }
  return TRUE;
}

/* Whether a walk comes to its children, as far as is known by now. */
static gboolean
is_open (Look *look, const char *path)
{
  const char *next = path;

  for (guint depth = 0; depth < MAX_ROUNDS; depth++)
    {
      const Item *item = g_hash_table_lookup (look->items, next);

      if (item == NULL || is_hidden (item, next) || (!look->thoroughly && is_closed (item)))
        return FALSE;
      if (g_str_equal (next, ROOT_PATH))
        return TRUE;
      next = item->parent;
    }
  return FALSE;
}

typedef struct
{
  Look *look;
  char *path;
} Question;

/* What has gone meanwhile has none. */
static GVariant *
no_children_new (void)
{
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(so)"), NULL, 0));
}

static void
on_children (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (reply != NULL)
    g_hash_table_insert (question->look->children, g_strdup (question->path),
                         g_variant_get_child_value (reply, 0));
  question->look->n_pending--;
  g_free (question->path);
  g_free (question);
}

static void
ask_for_children (Look *look, const char *path)
{
  Question *question = g_new0 (Question, 1);

  question->look = look;
  question->path = g_strdup (path);
  look->n_pending++;
  g_hash_table_insert (look->children, g_strdup (path), no_children_new ());
  g_dbus_connection_call (look->tree->bus, look->tree->name, path, "org.a11y.atspi.Accessible",
                          "GetChildren", NULL, G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, on_children, question);
}

/* A node becomes an item when somebody asks its parent for its children.
 * Returns: whether there was anybody left to ask. */
static gboolean
look_at_children (Look *look)
{
  GHashTableIter iter;
  gpointer path;
  gboolean has_asked = FALSE;

  g_main_context_push_thread_default (look->tree->context);
  g_hash_table_iter_init (&iter, look->items);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (look->children, path) && is_open (look, path))
      {
        ask_for_children (look, path);
        has_asked = TRUE;
      }
  while (look->n_pending > 0)
    g_main_context_iteration (look->tree->context, TRUE);
  g_main_context_pop_thread_default (look->tree->context);
  return has_asked;
}

static gboolean
walk (Look *look, const char *path, guint depth, PrUiVisit visit, gpointer user_data)
{
  const Item *item = g_hash_table_lookup (look->items, path);
  GVariant *children = g_hash_table_lookup (look->children, path);
  GVariantIter iter;
  const char *child;

  if (item == NULL || is_hidden (item, path))
    return FALSE;
  if (depth > 0
      && visit (&(PrUiNode){ path, item->name, item->role,
                             has_state (item, ATSPI_STATE_FOCUSABLE),
                             has_state (item, ATSPI_STATE_FOCUSED) },
                depth, user_data))
    return TRUE;
  if (children == NULL || (!look->thoroughly && is_closed (item)))
    return FALSE;

  g_variant_iter_init (&iter, children);
  while (g_variant_iter_next (&iter, "(&s&o)", NULL, &child))
    if (walk (look, child, depth + 1, visit, user_data))
      return TRUE;
  return FALSE;
}

/**
 * pr_ui_tree_walk:
 * @thoroughly: whether to look also into rows and buttons
 * @visit: what is called for each node that is to be seen, parents first
 * @user_data: for @visit
 *
 * Looks at the tree as it is now.
 *
 * Returns: whether @visit ended the walk
 */
gboolean
pr_ui_tree_walk (PrUiTree *self, gboolean thoroughly, PrUiVisit visit, gpointer user_data)
{
  Look look = { .tree = self, .thoroughly = thoroughly };
  gboolean has_ended = FALSE;

  if (!find_program (self))
    return FALSE;
  look.items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  look.children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < MAX_ROUNDS && look_at_items (&look) && look_at_children (&look); i++)
    ;
  has_ended = walk (&look, ROOT_PATH, 0, visit, user_data);
  g_hash_table_unref (look.children);
  g_hash_table_unref (look.items);
  g_clear_pointer (&look.reply, g_variant_unref);
  return has_ended;
}

/**
 * pr_ui_tree_dup_text:
 * @path: of a node
 *
 * Returns: (transfer full) (nullable): what stands in it, %NULL if that is no text
 */
char *
pr_ui_tree_dup_text (PrUiTree *self, const char *path)
{
  g_autoptr (GVariant) count_reply =
      call (self, self->name, path, "org.freedesktop.DBus.Properties", "Get",
            g_variant_new ("(ss)", "org.a11y.atspi.Text", "CharacterCount"), "(v)");
  g_autoptr (GVariant) text_reply = NULL;
  g_autoptr (GVariant) count = NULL;
  char *text;

  if (count_reply == NULL)
    return NULL;
  g_variant_get (count_reply, "(v)", &count);
  text_reply = call (self, self->name, path, "org.a11y.atspi.Text", "GetText",
                     g_variant_new ("(ii)", 0, g_variant_get_int32 (count)), "(s)");
  if (text_reply == NULL)
    return NULL;
  g_variant_get (text_reply, "(s)", &text);
  return text;
}
