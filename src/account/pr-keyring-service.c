/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-keyring-service.h"

struct _PrKeyringService
{
  SecretService parent_instance;
};

typedef struct
{
  PrPromptFunc func;
  gpointer user_data;
} Watch;

G_DEFINE_FINAL_TYPE (PrKeyringService, pr_keyring_service, SECRET_TYPE_SERVICE)

static G_DEFINE_QUARK (pr-keyring-service-watch, watch)

static void
tell (GCancellable *call, gboolean asking)
{
  const Watch *watch = call == NULL ? NULL : g_object_get_qdata (G_OBJECT (call), watch_quark ());

  if (watch != NULL)
    watch->func (asking, watch->user_data);
}

static void
on_performed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GVariant *answer = secret_prompt_perform_finish (SECRET_PROMPT (source), result, &error);

  tell (g_task_get_cancellable (task), FALSE);
  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The prompt was dismissed");
}

/* As the class above does it, but without the cancellable: where a call is cancelled, the prompt stays
 * until the user has answered it. To dismiss it from here ends GNOME Keyring 42.1 by an assertion,
 * with all that it has unlocked (perform_next_unlock, gkd-secret-unlock.c); and libsecret 0.20.5 then
 * warns of an error that it does not have, and leaves the call hanging. */
static void
pr_keyring_service_prompt_async (SecretService *service,
                                 SecretPrompt *prompt,
                                 const GVariantType *return_type,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (service, cancellable, callback, user_data);

  g_task_set_name (task, "[postrider] keyring prompt");
  tell (cancellable, TRUE);
  secret_prompt_perform (prompt, NULL, return_type, NULL, on_performed, task);
}

static GVariant *
pr_keyring_service_prompt_finish (SecretService *service G_GNUC_UNUSED,
                                  GAsyncResult *result,
                                  GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pr_keyring_service_class_init (PrKeyringServiceClass *klass)
{
  SecretServiceClass *service_class = SECRET_SERVICE_CLASS (klass);

  service_class->prompt_async = pr_keyring_service_prompt_async;
  service_class->prompt_finish = pr_keyring_service_prompt_finish;
}

static void
pr_keyring_service_init (PrKeyringService *self G_GNUC_UNUSED)
{
}

/**
 * pr_keyring_service_watch_prompts:
 * @call: what cancels a call to the service; the one thing that libsecret hands on from the call to
 *   the prompts it leads to
 * @func: (nullable): what is told about them; %NULL ends that
 * @user_data: for @func
 */
void
pr_keyring_service_watch_prompts (GCancellable *call, PrPromptFunc func, gpointer user_data)
{
  Watch *watch = NULL;

  g_return_if_fail (G_IS_CANCELLABLE (call));

  if (func != NULL)
    {
      watch = g_new0 (Watch, 1);
      watch->func = func;
      watch->user_data = user_data;
    }
  g_object_set_qdata_full (G_OBJECT (call), watch_quark (), watch, g_free);
}
