/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-error-list.h"

#include "pr-error-reader.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PrErrorList
{
  GObject parent_instance;

  /* owned */
  GListStore *groups;
  GSimpleActionGroup *actions;
  GCancellable *cancellable; /* of the present reading, which it is known by */
  GCancellable *asking; /* how large the file is; it may outlast the reading */
  char *file_name;
  char *summary;

  PrErrorListState state;
  guint64 n_errors;
  guint64 n_bytes;
  guint64 n_total; /* 0 while it is not known */
};

typedef enum
{
  PROP_STATE = 1,
  PROP_FRACTION,
  PROP_SUMMARY,
  PROP_FILE_NAME,
} PrErrorListProperty;

static GParamSpec *properties[PROP_FILE_NAME + 1];

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PR_TYPE_ERROR_GROUP;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PR_ERROR_LIST (model)->groups));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PR_ERROR_LIST (model)->groups), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_ENUM_TYPE (PrErrorListState, pr_error_list_state,
                    G_DEFINE_ENUM_VALUE (PR_ERROR_LIST_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (PR_ERROR_LIST_READING, "reading"),
                    G_DEFINE_ENUM_VALUE (PR_ERROR_LIST_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PR_ERROR_LIST_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (PR_ERROR_LIST_FAILED, "failed"))

G_DEFINE_FINAL_TYPE_WITH_CODE (PrErrorList,
                               pr_error_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_enabled (PrErrorList *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)),
      enabled);
}

static char *
dup_found (PrErrorList *self)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, self->n_errors);

  /* translators: how many errors were found in a log */
  return g_strdup_printf (
      ngettext ("%s error found", "%s errors found", (gulong) self->n_errors), number);
}

static char *
dup_summary (PrErrorList *self, const GError *error)
{
  g_autofree char *found = dup_found (self);
  g_autofree char *size = g_format_size (self->n_bytes);

  switch (self->state)
    {
    case PR_ERROR_LIST_READING:
      /* translators: how many errors were found, and how much has been read */
      return g_strdup_printf (_("%s so far, %s read"), found, size);
    case PR_ERROR_LIST_CANCELLED:
      /* translators: how many errors were found, and how much had been read */
      return g_strdup_printf (_("Cancelled: %s in the first %s"), found, size);
    case PR_ERROR_LIST_FAILED:
      /* translators: what the system says, such as “Permission denied” */
      return g_strdup_printf (_("It could not be read: %s"), error->message);
    case PR_ERROR_LIST_DONE:
      if (self->n_errors == 0)
        return g_strdup (_("Nothing in it looks like an error that Postrider knows."));
      if (self->file_name != NULL)
        /* translators: how many errors were found, and how large the file is */
        return g_strdup_printf (_("%s in %s"), found, size);
      return g_steal_pointer (&found);
    case PR_ERROR_LIST_EMPTY:
    default:
      return g_strdup ("");
    }
}

static void
set_state (PrErrorList *self, PrErrorListState state, const GError *error)
{
  self->state = state;
  g_free (self->summary);
  self->summary = dup_summary (self, error);
  set_enabled (self, "cancel", state == PR_ERROR_LIST_READING);
  set_enabled (self, "clear", self->file_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_file_name (PrErrorList *self, const char *file_name)
{
  if (g_strcmp0 (self->file_name, file_name) == 0)
    return;
  g_free (self->file_name);
  self->file_name = g_strdup (file_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE_NAME]);
}

static void
take_tallies (PrErrorList *self, GArray *tallies)
{
  guint n_known = g_list_model_get_n_items (G_LIST_MODEL (self->groups));

  for (guint i = 0; i < tallies->len; i++)
    {
      const PrErrorTally *tally = &g_array_index (tallies, PrErrorTally, i);
      g_autoptr (PrErrorGroup) group = NULL;

      if (i < n_known)
        {
          group = g_list_model_get_item (G_LIST_MODEL (self->groups), i);
          pr_error_group_update (group, tally);
          continue;
        }
      group = pr_error_group_new (tally);
      g_list_store_append (self->groups, group);
    }
}

/* Those there are most of first; of equally many the one that came first. */
static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data G_GNUC_UNUSED)
{
  PrErrorGroup *one = PR_ERROR_GROUP ((gpointer) a);
  PrErrorGroup *other = PR_ERROR_GROUP ((gpointer) b);
  guint64 count = pr_error_group_get_count (one);
  guint64 other_count = pr_error_group_get_count (other);

  if (count != other_count)
    return count > other_count ? -1 : 1;
  return pr_error_group_get_first_line (one) < pr_error_group_get_first_line (other) ? -1 : 1;
}

static gboolean
is_sorted (PrErrorList *self)
{
  GListModel *groups = G_LIST_MODEL (self->groups);

  for (guint i = 1; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (PrErrorGroup) before = g_list_model_get_item (groups, i - 1);
      g_autoptr (PrErrorGroup) group = g_list_model_get_item (groups, i);

      if (compare_groups (before, group, NULL) > 0)
        return FALSE;
    }
  return TRUE;
}

static void
on_news (GObject *receiver, const PrErrorNews *news, GCancellable *cancellable)
{
  PrErrorList *self = PR_ERROR_LIST (receiver);
  PrErrorListState state = PR_ERROR_LIST_READING;

  if (self->cancellable != cancellable)
    return;

  self->n_errors = news->n_errors;
  self->n_bytes = news->n_bytes;
  take_tallies (self, news->tallies);
  if (news->ended)
    {
      g_clear_object (&self->cancellable);
      if (!is_sorted (self))
        g_list_store_sort (self->groups, compare_groups, NULL);
      state = PR_ERROR_LIST_DONE;
      if (g_error_matches (news->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        state = PR_ERROR_LIST_CANCELLED;
      else if (news->error != NULL)
        state = PR_ERROR_LIST_FAILED;
    }
  set_state (self, state, news->error);
}

/* What is read now is nobody's any more, and so are its late news. */
static void
let_go (PrErrorList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
abandon (PrErrorList *self)
{
  let_go (self);
  g_list_store_remove_all (self->groups);
  self->n_errors = 0;
  self->n_bytes = 0;
  self->n_total = 0;
}

static void
on_size_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GCancellable) cancellable = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  PrErrorList *self;

  /* A list that is gone, or that reads something else, has cancelled it. */
  if (info == NULL || g_cancellable_is_cancelled (cancellable))
    return;
  self = g_object_get_data (G_OBJECT (cancellable), "pr-error-list");
  self->n_total = (guint64) MAX (0, g_file_info_get_size (info));
  set_file_name (self, g_file_info_get_display_name (info));
}

static void
activate_cancel (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant *parameter G_GNUC_UNUSED,
                 gpointer user_data)
{
  pr_error_list_cancel (user_data);
}

static void
activate_clear (GSimpleAction *action G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED,
                gpointer user_data)
{
  PrErrorList *self = user_data;

  abandon (self);
  set_file_name (self, NULL);
  set_state (self, PR_ERROR_LIST_EMPTY, NULL);
}

static void
pr_error_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrErrorList *self = PR_ERROR_LIST (object);

  switch ((PrErrorListProperty) property_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, pr_error_list_get_fraction (self));
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_FILE_NAME:
      g_value_set_string (value, self->file_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_error_list_dispose (GObject *object)
{
  PrErrorList *self = PR_ERROR_LIST (object);

  let_go (self);
  g_clear_object (&self->groups);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (pr_error_list_parent_class)->dispose (object);
}

static void
pr_error_list_finalize (GObject *object)
{
  PrErrorList *self = PR_ERROR_LIST (object);

  g_free (self->file_name);
  g_free (self->summary);

  G_OBJECT_CLASS (pr_error_list_parent_class)->finalize (object);
}

static void
pr_error_list_class_init (PrErrorListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pr_error_list_get_property;
  object_class->dispose = pr_error_list_dispose;
  object_class->finalize = pr_error_list_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PR_TYPE_ERROR_LIST_STATE,
                                              PR_ERROR_LIST_EMPTY, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_FILE_NAME] = g_param_spec_string ("file-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_error_list_init (PrErrorList *self)
{
  static const GActionEntry entries[] = {
    { .name = "cancel", .activate = activate_cancel },
    { .name = "clear", .activate = activate_clear },
  };

  self->summary = g_strdup ("");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  set_enabled (self, "cancel", FALSE);
  set_enabled (self, "clear", FALSE);
  self->groups = g_list_store_new (PR_TYPE_ERROR_GROUP);
  g_signal_connect_object (self->groups, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
}

/**
 * pr_error_list_new:
 *
 * Returns: (transfer full): an empty list
 */
PrErrorList *
pr_error_list_new (void)
{
  return g_object_new (PR_TYPE_ERROR_LIST, NULL);
}

/**
 * pr_error_list_get_state:
 *
 * Returns: how far it is
 */
PrErrorListState
pr_error_list_get_state (PrErrorList *self)
{
  g_return_val_if_fail (PR_IS_ERROR_LIST (self), PR_ERROR_LIST_EMPTY);
  return self->state;
}

/**
 * pr_error_list_get_fraction:
 *
 * Returns: how much has been read, from 0 to 1; -1 where that is not known
 */
double
pr_error_list_get_fraction (PrErrorList *self)
{
  g_return_val_if_fail (PR_IS_ERROR_LIST (self), -1);

  if (self->n_total == 0)
    return -1;
  return MIN (1.0, (double) self->n_bytes / (double) self->n_total);
}

/**
 * pr_error_list_get_summary:
 *
 * Returns: (transfer none): how far it is and what was found, a sentence for people
 */
const char *
pr_error_list_get_summary (PrErrorList *self)
{
  g_return_val_if_fail (PR_IS_ERROR_LIST (self), NULL);
  return self->summary;
}

/**
 * pr_error_list_get_file_name:
 *
 * Returns: (transfer none) (nullable): the name of the file that is read, %NULL if it is a text
 */
const char *
pr_error_list_get_file_name (PrErrorList *self)
{
  g_return_val_if_fail (PR_IS_ERROR_LIST (self), NULL);
  return self->file_name;
}

/**
 * pr_error_list_get_actions:
 *
 * Returns: (transfer none): the actions, for the prefix “errors”
 */
GActionGroup *
pr_error_list_get_actions (PrErrorList *self)
{
  g_return_val_if_fail (PR_IS_ERROR_LIST (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

/**
 * pr_error_list_contains:
 * @group: a kind of error
 *
 * Returns: %TRUE if it is in the list
 */
gboolean
pr_error_list_contains (PrErrorList *self, PrErrorGroup *group)
{
  g_return_val_if_fail (PR_IS_ERROR_LIST (self), FALSE);
  return g_list_store_find (self->groups, group, NULL);
}

/**
 * pr_error_list_read_text:
 * @text: what somebody typed or pasted; blank for none
 *
 * Looks for errors in it, in the place of what was read before.
 */
void
pr_error_list_read_text (PrErrorList *self, const char *text)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes = strlen (text);

  g_return_if_fail (PR_IS_ERROR_LIST (self));

  abandon (self);
  set_file_name (self, NULL);
  if (strspn (text, " \t\r\n") == n_bytes)
    {
      set_state (self, PR_ERROR_LIST_EMPTY, NULL);
      return;
    }
  bytes = g_bytes_new (text, n_bytes);
  self->cancellable = g_cancellable_new ();
  pr_error_reader_read_text (bytes, self->cancellable, on_news, G_OBJECT (self));
  set_state (self, PR_ERROR_LIST_READING, NULL);
}

/**
 * pr_error_list_read_file:
 * @file: a log, a bounce or a mailbox of bounces
 *
 * Looks for errors in it, in the place of what was read before.
 */
void
pr_error_list_read_file (PrErrorList *self, GFile *file)
{
  g_autofree char *base_name = NULL;
  g_autofree char *file_name = NULL;

  g_return_if_fail (PR_IS_ERROR_LIST (self));
  g_return_if_fail (G_IS_FILE (file));

  abandon (self);
  base_name = g_file_get_basename (file);
  file_name = g_filename_display_name (base_name != NULL ? base_name : "");
  set_file_name (self, file_name);
  self->cancellable = g_cancellable_new ();
  self->asking = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->asking), "pr-error-list", self);
  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->asking, on_size_known,
                           g_object_ref (self->asking));
  pr_error_reader_read_file (file, self->cancellable, on_news, G_OBJECT (self));
  set_state (self, PR_ERROR_LIST_READING, NULL);
}

/**
 * pr_error_list_cancel:
 *
 * Ends the reading, if there is one. What was found so far stays.
 */
void
pr_error_list_cancel (PrErrorList *self)
{
  g_return_if_fail (PR_IS_ERROR_LIST (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}
