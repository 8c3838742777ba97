/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-keyring.h"

#include "pr-keyring-service.h"

#include <string.h>

/* A Secret Service answers in milliseconds; one that has yet to be started may take seconds. */
#define ANSWER_MS (10 * 1000)
/* A person may have to go and find the keyring's password; nobody waits for ever. */
#define PROMPT_MS (5 * 60 * 1000)

struct _PrKeyring
{
  GObject parent_instance;

  /* owned */
  SecretService *service;
  char *owner;        /* of the bus name when the service was opened */
  GPtrArray *waiting; /* the calls that wait until it is */

  gboolean opening;
  guint answer_ms;
  guint prompt_ms;
};

/* One call of ours, in however many of libsecret's. Each callback of libsecret's holds a reference;
 * when one comes after the task is done, it only frees what came. */
typedef struct _Call
{
  PrKeyring *keyring;
  PrLogin *login;
  PrSecret *secret;
  void (*begin) (struct _Call *call);
  void (*then) (struct _Call *call); /* with the items that were found, unlocked */
  GTask *task; /* NULL when done */
  GCancellable *cancellable;
  GSource *cancelled;
  GSource *time_out;
  GList *items;
} Call;

static const SecretSchema schema = {
  .name = PR_APP_ID ".Login",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "domain", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

G_DEFINE_FINAL_TYPE (PrKeyring, pr_keyring, G_TYPE_OBJECT)

G_DEFINE_QUARK (pr-keyring-error-quark, pr_keyring_error)

static void
free_items (GList *items)
{
  g_list_free_full (items, g_object_unref);
}

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
call_clear (gpointer data)
{
  Call *call = data;

  g_clear_object (&call->keyring);
  pr_login_unref (call->login);
  g_clear_pointer (&call->secret, pr_secret_unref);
  g_clear_object (&call->cancellable);
  free_items (call->items);
}

static Call *
call_ref (Call *call)
{
  return g_rc_box_acquire (call);
}

static void
call_unref (Call *call)
{
  g_rc_box_release_full (call, call_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_unref)

/* Returns: (transfer full): the task, for the one answer that it gets. */
static GTask *
call_end (Call *call)
{
  clear_source (&call->cancelled);
  clear_source (&call->time_out);
  g_clear_pointer (&call->secret, pr_secret_unref);
  pr_keyring_service_watch_prompts (call->cancellable, NULL, NULL);
  g_cancellable_cancel (call->cancellable);
  return g_steal_pointer (&call->task);
}

static void
call_fail (Call *call, PrKeyringState state, const char *message)
{
  g_autoptr (GTask) task = call_end (call);

  g_task_return_new_error (task, PR_KEYRING_ERROR, (int) state, "%s", message);
}

static PrKeyringState
state_from_error (const GError *error)
{
  /* It is the prompt that was cancelled: a call of ours that is has ended already. */
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return PR_KEYRING_LOCKED;
  if (error->domain == G_DBUS_ERROR)
    switch (error->code)
      {
      case G_DBUS_ERROR_SERVICE_UNKNOWN:
      case G_DBUS_ERROR_NAME_HAS_NO_OWNER:
      case G_DBUS_ERROR_SPAWN_EXEC_FAILED:
      case G_DBUS_ERROR_SPAWN_FORK_FAILED:
      case G_DBUS_ERROR_SPAWN_CHILD_EXITED:
      case G_DBUS_ERROR_SPAWN_CHILD_SIGNALED:
      case G_DBUS_ERROR_SPAWN_FAILED:
      case G_DBUS_ERROR_SPAWN_SETUP_FAILED:
      case G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND:
      case G_DBUS_ERROR_SPAWN_SERVICE_INVALID:
      case G_DBUS_ERROR_SPAWN_FILE_INVALID:
        return PR_KEYRING_NO_SERVICE;
      case G_DBUS_ERROR_NO_REPLY:
      case G_DBUS_ERROR_TIMEOUT:
      case G_DBUS_ERROR_TIMED_OUT:
      case G_DBUS_ERROR_DISCONNECTED:
        return PR_KEYRING_SILENT;
      default:
        return PR_KEYRING_FAILED;
      }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return PR_KEYRING_SILENT;
  return PR_KEYRING_FAILED;
}

static void
call_fail_by (Call *call, const GError *error)
{
  call_fail (call, state_from_error (error), error->message);
}

static void
call_succeed (Call *call, PrSecret *secret)
{
  g_autoptr (GTask) task = call_end (call);

  g_task_return_pointer (task, secret, (GDestroyNotify) pr_secret_unref);
}

static gboolean
on_time_out (gpointer user_data)
{
  g_autoptr (Call) call = call_ref (user_data);

  call_fail (call, PR_KEYRING_SILENT, "The keyring did not answer in time");
  return G_SOURCE_REMOVE;
}

static void
call_set_time (Call *call, guint ms)
{
  clear_source (&call->time_out);
  call->time_out = g_timeout_source_new (ms);
  g_source_set_callback (call->time_out, on_time_out, call_ref (call), (GDestroyNotify) call_unref);
  g_source_attach (call->time_out, g_task_get_context (call->task));
}

static void
on_asking (gboolean asking, gpointer user_data)
{
  Call *call = user_data;

  call_set_time (call, asking ? call->keyring->prompt_ms : call->keyring->answer_ms);
}

static gboolean
on_cancelled (GCancellable *cancellable G_GNUC_UNUSED, gpointer user_data)
{
  g_autoptr (Call) call = call_ref (user_data);
  g_autoptr (GTask) task = call_end (call);

  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static GHashTable *
attributes_of (PrLogin *login)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PR_TYPE_LOGIN_KIND);
  const char *kind = g_enum_get_value (kinds, (int) pr_login_get_kind (login))->value_nick;

  return secret_attributes_build (&schema, "kind", kind, "user", pr_login_get_username (login),
                                  "domain", pr_login_get_domain (login), NULL);
}

/* Without either, GDBus would start a bus of its own by dbus-launch, on which no keyring can be; with
 * a display, that may even never end. */
static gboolean
has_session_bus (void)
{
  const char *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");
  g_autofree char *socket_path = NULL;

  if (address != NULL && *address != '\0')
    return !g_str_has_prefix (address, "autolaunch:") && !g_str_has_prefix (address, "disabled:");
  socket_path = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);
  return g_file_test (socket_path, G_FILE_TEST_EXISTS);
}

/* A service that was restarted knows nothing of the session that the secrets are encrypted in. */
static gboolean
is_open (PrKeyring *self)
{
  GDBusProxy *proxy = G_DBUS_PROXY (self->service);
  g_autofree char *owner = NULL;

  if (proxy == NULL || self->owner == NULL
      || g_dbus_connection_is_closed (g_dbus_proxy_get_connection (proxy)))
    return FALSE;
  owner = g_dbus_proxy_get_name_owner (proxy);
  return g_strcmp0 (owner, self->owner) == 0;
}

static void
opened (PrKeyring *self, const GError *error, PrKeyringState state)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->opening = FALSE;
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) call_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      Call *call = g_ptr_array_index (waiting, i);

      if (call->task == NULL)
        continue;
      if (error == NULL)
        call->begin (call);
      else
        call_fail (call, state, error->message);
    }
}

static void
on_service (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrKeyring) self = user_data;
  g_autoptr (GError) error = NULL;
  SecretService *service = secret_service_open_finish (result, &error);

  if (service != NULL)
    {
      self->service = service;
      g_free (self->owner);
      self->owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (service));
    }
  opened (self, error, error == NULL ? PR_KEYRING_OK : state_from_error (error));
}

static void
on_bus (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrKeyring) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);

  /* GIO hands out one that has been closed for as long as anybody holds it. */
  if (connection != NULL && g_dbus_connection_is_closed (connection))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The session bus is gone");
  if (error != NULL)
    {
      opened (self, error, PR_KEYRING_NO_BUS);
      return;
    }
  /* A session that ends is no reason to drop dead in the middle of a test. */
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  secret_service_open (PR_TYPE_KEYRING_SERVICE, NULL, SECRET_SERVICE_OPEN_SESSION, NULL, on_service,
                       g_object_ref (self));
}

/* The opening belongs to no call, so that none is in the way of the others when it is cancelled, and
 * a bus that never answers is asked once and not again and again. */
static void
call_open (Call *call)
{
  PrKeyring *self = call->keyring;

  g_ptr_array_add (self->waiting, call_ref (call));
  if (self->opening)
    return;
  self->opening = TRUE;
  g_clear_object (&self->service);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, g_object_ref (self));
}

static void
call_new (PrKeyring *self,
          PrLogin *login,
          PrSecret *secret,
          void (*begin) (Call *call),
          GTask *task)
{
  g_autoptr (Call) call = g_rc_box_new0 (Call);
  GCancellable *cancellable = g_task_get_cancellable (task);

  call->keyring = g_object_ref (self);
  call->login = pr_login_ref (login);
  call->secret = secret == NULL ? NULL : pr_secret_ref (secret);
  call->begin = begin;
  call->task = task;
  call->cancellable = g_cancellable_new ();
  pr_keyring_service_watch_prompts (call->cancellable, on_asking, call);
  call_set_time (call, self->answer_ms);
  if (cancellable != NULL)
    {
      call->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->cancelled, G_SOURCE_FUNC (on_cancelled), call_ref (call),
                             (GDestroyNotify) call_unref);
      g_source_attach (call->cancelled, g_task_get_context (task));
    }

  if (!has_session_bus ())
    call_fail (call, PR_KEYRING_NO_BUS, "There is no session bus");
  else if (is_open (self))
    begin (call);
  else
    call_open (call);
}

static GList *
keep_locked (GList *items)
{
  GList *locked = NULL;

  for (GList *link = items; link != NULL; link = link->next)
    if (secret_item_get_locked (link->data))
      locked = g_list_prepend (locked, link->data);
  return locked;
}

/* There is no keyring yet, and the user declined to make one. */
static gboolean
is_without_keyring (const GError *error)
{
  return g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;

  secret_service_store_finish (SECRET_SERVICE (source), result, &error);
  if (call->task == NULL)
    return;
  if (error == NULL)
    call_succeed (call, NULL);
  else if (is_without_keyring (error))
    call_fail (call, PR_KEYRING_LOCKED, error->message);
  else
    call_fail_by (call, error);
}

static void
begin_store (Call *call)
{
  g_autoptr (GHashTable) attributes = attributes_of (call->login);
  g_autofree char *label = pr_login_dup_label (call->login);
  g_autoptr (SecretValue) value =
      secret_value_new (pr_secret_get_text (call->secret),
                        (gssize) pr_secret_get_size (call->secret), "text/plain");

  secret_service_store (call->keyring->service, &schema, attributes, SECRET_COLLECTION_DEFAULT,
                        label, value, call->cancellable, on_stored, call_ref (call));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value = NULL;
  const char *text;
  gsize n_bytes;

  secret_item_load_secret_finish (SECRET_ITEM (source), result, &error);
  if (call->task == NULL)
    return;
  if (error != NULL)
    {
      call_fail_by (call, error);
      return;
    }
  value = secret_item_get_secret (SECRET_ITEM (source));
  if (value == NULL)
    {
      call_fail (call, PR_KEYRING_FAILED, "The keyring gave no secret that can be read");
      return;
    }
  text = secret_value_get (value, &n_bytes);
  call_succeed (call, pr_secret_new (text, (gssize) n_bytes));
}

/* Where other programs have made copies, the one that was written last. */
static SecretItem *
find_newest (GList *items)
{
  SecretItem *newest = NULL;

  for (GList *link = items; link != NULL; link = link->next)
    if (newest == NULL
        || secret_item_get_modified (link->data) > secret_item_get_modified (newest))
      newest = link->data;
  return newest;
}

static void
load_secret (Call *call)
{
  if (call->items == NULL)
    {
      call_succeed (call, NULL);
      return;
    }
  secret_item_load_secret (find_newest (call->items), call->cancellable, on_loaded,
                           call_ref (call));
}

static void delete_next (Call *call);

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;

  secret_item_delete_finish (SECRET_ITEM (source), result, &error);
  if (call->task == NULL)
    return;
  if (error != NULL)
    call_fail_by (call, error);
  else
    delete_next (call);
}

static void
delete_next (Call *call)
{
  g_autoptr (SecretItem) item = NULL;

  if (call->items == NULL)
    {
      call_succeed (call, NULL);
      return;
    }
  item = call->items->data;
  call->items = g_list_delete_link (call->items, call->items);
  secret_item_delete (item, call->cancellable, on_deleted, call_ref (call));
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (call->task == NULL)
    return;
  if (error != NULL)
    call_fail_by (call, error);
  else if (n_unlocked == 0)
    call_fail (call, PR_KEYRING_LOCKED, "The keyring was not unlocked");
  else
    call->then (call);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GList) locked = NULL;

  call->items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  locked = keep_locked (call->items);
  if (call->task == NULL)
    return;
  if (error != NULL)
    call_fail_by (call, error);
  else if (locked != NULL)
    secret_service_unlock (SECRET_SERVICE (source), locked, call->cancellable, on_unlocked,
                           call_ref (call));
  else
    call->then (call);
}

/* Finds the items of the login, has them unlocked where they are not, and goes on with @then. */
static void
find_items (Call *call, void (*then) (Call *call))
{
  g_autoptr (GHashTable) attributes = attributes_of (call->login);

  call->then = then;
  secret_service_search (call->keyring->service, &schema, attributes, SECRET_SEARCH_ALL,
                         call->cancellable, on_found, call_ref (call));
}

static void
begin_lookup (Call *call)
{
  find_items (call, load_secret);
}

static void
begin_clear (Call *call)
{
  find_items (call, delete_next);
}

static void
pr_keyring_finalize (GObject *object)
{
  PrKeyring *self = PR_KEYRING (object);

  g_clear_object (&self->service);
  g_free (self->owner);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (pr_keyring_parent_class)->finalize (object);
}

static void
pr_keyring_class_init (PrKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pr_keyring_finalize;
}

static void
pr_keyring_init (PrKeyring *self)
{
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) call_unref);
  self->answer_ms = ANSWER_MS;
  self->prompt_ms = PROMPT_MS;
}

/**
 * pr_keyring_new:
 *
 * Returns: (transfer full): a keyring that nobody has asked anything yet
 */
PrKeyring *
pr_keyring_new (void)
{
  return g_object_new (PR_TYPE_KEYRING, NULL);
}

/**
 * pr_keyring_dup_lookup_command:
 * @login: what to look up
 *
 * For programs that ask the Secret Service themselves, by way of secret-tool(1).
 *
 * Returns: (transfer full): a command for the shell that prints the secret and nothing else
 */
char *
pr_keyring_dup_lookup_command (PrLogin *login)
{
  g_autofree char *user = NULL, *domain = NULL;

  g_return_val_if_fail (login != NULL, NULL);

  user = g_shell_quote (pr_login_get_username (login));
  domain = g_shell_quote (pr_login_get_domain (login));
  return g_strdup_printf ("secret-tool lookup xdg:schema %s kind %s user %s domain %s", schema.name,
                          pr_enum_get_word (PR_TYPE_LOGIN_KIND, pr_login_get_kind (login)), user,
                          domain);
}

/**
 * pr_keyring_set_time_limits:
 * @answer_ms: how long a call may take, what the user is asked left out
 * @prompt_ms: how long the user may take to answer the keyring
 */
void
pr_keyring_set_time_limits (PrKeyring *self, guint answer_ms, guint prompt_ms)
{
  g_return_if_fail (PR_IS_KEYRING (self));

  self->answer_ms = answer_ms;
  self->prompt_ms = prompt_ms;
}

/**
 * pr_keyring_lookup_async:
 * @login: whose secret
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Looks a secret up; where it is locked, the keyring asks the user to unlock it.
 */
void
pr_keyring_lookup_async (PrKeyring *self,
                         PrLogin *login,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_name (task, "[postrider] keyring lookup");
  call_new (self, login, NULL, begin_lookup, task);
}

static gboolean
finish (PrKeyring *self, GAsyncResult *result, PrSecret **secret, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  PrSecret *found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), &own_error);
  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (secret != NULL)
    *secret = found;
  return TRUE;
}

/**
 * pr_keyring_lookup_finish:
 * @result: as the callback got it
 * @secret: (out) (transfer full) (nullable): the secret; %NULL if there is none
 * @error: return location
 *
 * Errors: PR_KEYRING_ERROR with a #PrKeyringState as the code, %G_IO_ERROR_CANCELLED.
 *
 * Returns: %TRUE if the keyring has answered
 */
gboolean
pr_keyring_lookup_finish (PrKeyring *self,
                          GAsyncResult *result,
                          PrSecret **secret,
                          GError **error)
{
  g_return_val_if_fail (secret != NULL, FALSE);

  *secret = NULL;
  return finish (self, result, secret, error);
}

/**
 * pr_keyring_store_async:
 * @login: whose secret
 * @secret: the secret
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Saves a secret in the user's default keyring, in place of the one that was saved before.
 */
void
pr_keyring_store_async (PrKeyring *self,
                        PrLogin *login,
                        PrSecret *secret,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_name (task, "[postrider] keyring store");
  call_new (self, login, secret, begin_store, task);
}

/**
 * pr_keyring_store_finish:
 * @result: as the callback got it
 * @error: return location
 *
 * Errors: as of pr_keyring_lookup_finish().
 *
 * Returns: %TRUE if the secret is saved
 */
gboolean
pr_keyring_store_finish (PrKeyring *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, NULL, error);
}

/**
 * pr_keyring_clear_async:
 * @login: whose secret
 * @cancellable: (nullable): ends the wait at once
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Removes the secret from all keyrings of the user.
 */
void
pr_keyring_clear_async (PrKeyring *self,
                        PrLogin *login,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_name (task, "[postrider] keyring clear");
  call_new (self, login, NULL, begin_clear, task);
}

/**
 * pr_keyring_clear_finish:
 * @result: as the callback got it
 * @error: return location
 *
 * Errors: as of pr_keyring_lookup_finish().
 *
 * Returns: %TRUE if there is no such secret any more
 */
gboolean
pr_keyring_clear_finish (PrKeyring *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, NULL, error);
}
