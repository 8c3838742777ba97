/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-check-queue.h"

#include <string.h>

struct _PrCheckQueue
{
  GObject parent_instance;

  /* owned */
  PrAccountStore *accounts;
  PrPasswordStore *passwords;
  PrSharedTrust *trust;
  GPtrArray *tests;
  GPtrArray *running;
  GTask *task; /* while it runs */

  PrAccountTest *looking_up; /* borrowed: the one that gets its passwords */
  PrKeyringState keyring;
  gboolean starting;
  guint max_running;
  guint max_per_host;
  guint first_waiting; /* all before this one have begun */
  guint n_ended;
};

typedef enum
{
  PROP_N_ENDED = 1,
} PrCheckQueueProperty;

static GParamSpec *properties[PROP_N_ENDED + 1];

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void pr_check_queue_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrCheckQueue,
                               pr_check_queue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pr_check_queue_list_model_init))

static gboolean
uses_host (PrAccount *account, const char *host)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (pr_service_get_enabled (service)
          && g_ascii_strcasecmp (pr_service_get_host (service), host) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_host_busy (PrCheckQueue *self, const char *host)
{
  guint n_tests = 0;

  for (guint i = 0; i < self->running->len; i++)
    n_tests += uses_host (pr_account_test_get_account (self->running->pdata[i]), host);
  return n_tests >= self->max_per_host;
}

static gboolean
may_start (PrCheckQueue *self, PrAccountTest *test)
{
  PrAccount *account = pr_account_test_get_account (test);

  for (guint i = 0; i < self->running->len; i++)
    if (pr_account_test_shares_login (test, self->running->pdata[i]))
      return FALSE;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (pr_service_get_enabled (service) && is_host_busy (self, pr_service_get_host (service)))
        return FALSE;
    }
  return TRUE;
}

static void start_some (PrCheckQueue *self);

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrCheckQueue) self = user_data;
  PrAccountTest *test = PR_ACCOUNT_TEST (source);
  /* The test itself keeps both. */
  g_autoptr (PrResult) found = pr_account_test_run_finish (test, result, NULL);

  g_ptr_array_remove_fast (self->running, test);
  self->n_ended++;
  g_signal_emit (self, signals[ENDED], 0, test);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ENDED]);
  start_some (self);
}

/* One asks the keyring at a time, and when the user does not want to unlock it the others need not
 * ask again. */
static void
on_state_changed (PrCheckQueue *self, GParamSpec *pspec G_GNUC_UNUSED, PrAccountTest *test)
{
  if (pr_account_test_get_state (test) == PR_ACCOUNT_TEST_LOOKING_UP)
    self->looking_up = test;
  else if (self->looking_up == test)
    {
      self->looking_up = NULL;
      self->keyring = pr_account_test_get_keyring (test);
      start_some (self);
    }
}

static void
start (PrCheckQueue *self, PrAccountTest *test)
{
  g_ptr_array_add (self->running, test);
  pr_account_test_set_keyring (test, self->keyring);
  pr_account_test_run_async (test, g_task_get_cancellable (self->task), on_ended,
                             g_object_ref (self));
}

static void
end_run (PrCheckQueue *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* Starts what may begin now. Of those that share a login, and of those at one server, the first
 * comes first. Where the run is cancelled those that are left end at once, each with that as its
 * error. */
static void
start_some (PrCheckQueue *self)
{
  /* What begins may end its looking up at once, and so come here again. */
  if (self->starting)
    return;
  self->starting = TRUE;
  for (guint i = self->first_waiting; i < self->tests->len; i++)
    {
      PrAccountTest *test = self->tests->pdata[i];

      if (self->running->len >= self->max_running || self->looking_up != NULL)
        break;
      if (pr_account_test_get_state (test) == PR_ACCOUNT_TEST_WAITING && may_start (self, test))
        start (self, test);
    }
  while (self->first_waiting < self->tests->len
         && pr_account_test_get_state (self->tests->pdata[self->first_waiting])
                != PR_ACCOUNT_TEST_WAITING)
    self->first_waiting++;
  self->starting = FALSE;
  if (self->task != NULL && self->n_ended == self->tests->len)
    end_run (self);
}

static GType
pr_check_queue_get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return PR_TYPE_ACCOUNT_TEST;
}

static guint
pr_check_queue_get_n_items (GListModel *model)
{
  return PR_CHECK_QUEUE (model)->tests->len;
}

static gpointer
pr_check_queue_get_item (GListModel *model, guint position)
{
  PrCheckQueue *self = PR_CHECK_QUEUE (model);

  return position < self->tests->len ? g_object_ref (self->tests->pdata[position]) : NULL;
}

static void
pr_check_queue_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pr_check_queue_get_item_type;
  iface->get_n_items = pr_check_queue_get_n_items;
  iface->get_item = pr_check_queue_get_item;
}

static void
pr_check_queue_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((PrCheckQueueProperty) property_id)
    {
    case PROP_N_ENDED:
      g_value_set_uint (value, PR_CHECK_QUEUE (object)->n_ended);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_check_queue_dispose (GObject *object)
{
  PrCheckQueue *self = PR_CHECK_QUEUE (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->passwords);

  G_OBJECT_CLASS (pr_check_queue_parent_class)->dispose (object);
}

static void
pr_check_queue_finalize (GObject *object)
{
  PrCheckQueue *self = PR_CHECK_QUEUE (object);

  pr_shared_trust_unref (self->trust);
  g_ptr_array_unref (self->running);
  g_ptr_array_unref (self->tests);

  G_OBJECT_CLASS (pr_check_queue_parent_class)->finalize (object);
}

static void
pr_check_queue_class_init (PrCheckQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pr_check_queue_get_property;
  object_class->dispose = pr_check_queue_dispose;
  object_class->finalize = pr_check_queue_finalize;

  properties[PROP_N_ENDED] =
      g_param_spec_uint ("n-ended", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * PrCheckQueue::ended:
   * @test: a test of the queue
   *
   * It has a result, or could not be done.
   */
  signals[ENDED] = g_signal_new ("ended", PR_TYPE_CHECK_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, PR_TYPE_ACCOUNT_TEST);
}

static void
pr_check_queue_init (PrCheckQueue *self)
{
  self->trust = pr_shared_trust_new (NULL);
  self->tests = g_ptr_array_new_with_free_func (g_object_unref);
  self->running = g_ptr_array_new ();
  self->max_running = PR_CHECK_QUEUE_DEFAULT_MAX_RUNNING;
  self->max_per_host = PR_CHECK_QUEUE_DEFAULT_MAX_PER_HOST;
}

/**
 * pr_check_queue_new:
 * @accounts: where the results are kept
 * @passwords: where the passwords are
 *
 * Returns: (transfer full): an empty queue
 */
PrCheckQueue *
pr_check_queue_new (PrAccountStore *accounts, PrPasswordStore *passwords)
{
  PrCheckQueue *self = g_object_new (PR_TYPE_CHECK_QUEUE, NULL);

  self->accounts = g_object_ref (accounts);
  self->passwords = g_object_ref (passwords);
  return self;
}

/**
 * pr_check_queue_set_ca_file:
 * @path: (nullable): a PEM file of authorities to believe besides the system's
 *
 * For the tests that are added from now on.
 */
void
pr_check_queue_set_ca_file (PrCheckQueue *self, const char *path)
{
  g_return_if_fail (PR_IS_CHECK_QUEUE (self));

  pr_shared_trust_unref (self->trust);
  self->trust = pr_shared_trust_new (path);
}

/**
 * pr_check_queue_set_bounds:
 * @max_running: how many accounts at once, at least 1
 * @max_per_host: how many of them at one server, at least 1
 */
void
pr_check_queue_set_bounds (PrCheckQueue *self, guint max_running, guint max_per_host)
{
  g_return_if_fail (PR_IS_CHECK_QUEUE (self));
  g_return_if_fail (max_running > 0 && max_per_host > 0);

  self->max_running = max_running;
  self->max_per_host = max_per_host;
}

/**
 * pr_check_queue_add:
 * @account: what to test; copied
 *
 * To be called before the run begins.
 *
 * Returns: (transfer none): its test, for what else can be set before it begins
 */
PrAccountTest *
pr_check_queue_add (PrCheckQueue *self, PrAccount *account)
{
  PrAccountTest *test;

  g_return_val_if_fail (PR_IS_CHECK_QUEUE (self), NULL);
  g_return_val_if_fail (self->task == NULL, NULL);

  test = pr_account_test_new (account, self->accounts, self->passwords);
  pr_check_set_trust (pr_account_test_get_check (test), self->trust);
  g_signal_connect_object (test, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->tests, test);
  g_list_model_items_changed (G_LIST_MODEL (self), self->tests->len - 1, 0, 1);
  return test;
}

/**
 * pr_check_queue_get_n_ended:
 *
 * Returns: how many tests have ended, of as many as the list has
 */
guint
pr_check_queue_get_n_ended (PrCheckQueue *self)
{
  g_return_val_if_fail (PR_IS_CHECK_QUEUE (self), 0);
  return self->n_ended;
}

/**
 * pr_check_queue_run_async:
 * @cancellable: (nullable): ends all tests at once
 * @callback: called when all have ended
 * @user_data: for @callback
 *
 * Starts; once for each #PrCheckQueue.
 */
void
pr_check_queue_run_async (PrCheckQueue *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (PR_IS_CHECK_QUEUE (self));
  g_return_if_fail (self->task == NULL && self->n_ended == 0);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_name (self->task, "[postrider] check queue");
  start_some (self);
}

/**
 * pr_check_queue_run_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED. What came of each test is in the test.
 *
 * Returns: %TRUE if all tests have ended by themselves
 */
gboolean
pr_check_queue_run_finish (PrCheckQueue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
