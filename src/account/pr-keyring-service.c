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

typedef struct
{
  GCancellable *call;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Prompt;

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
on_prompted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Prompt *prompt = user_data;

  tell (prompt->call, FALSE);
  g_clear_object (&prompt->call);
  prompt->callback (source, result, prompt->user_data);
}

static void
pr_keyring_service_prompt_async (SecretService *service,
                                 SecretPrompt *secret_prompt,
                                 const GVariantType *return_type,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Prompt *prompt = g_new0 (Prompt, 1);

  g_set_object (&prompt->call, cancellable);
  prompt->callback = callback;
  prompt->user_data = user_data;
  tell (cancellable, TRUE);
  SECRET_SERVICE_CLASS (pr_keyring_service_parent_class)
      ->prompt_async (service, secret_prompt, return_type, cancellable, on_prompted, prompt);
}

static void
pr_keyring_service_class_init (PrKeyringServiceClass *klass)
{
  SECRET_SERVICE_CLASS (klass)->prompt_async = pr_keyring_service_prompt_async;
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
