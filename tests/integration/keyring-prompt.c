/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring-prompt.h"

#define GCR_API_SUBJECT_TO_CHANGE
#include <gcr/gcr-base.h>

struct _PrKeyringPrompt
{
  GObject parent_instance;
};

static PrKeyringAnswer the_answer;
static GTask *unanswered;
static guint n_shown;

static const char *const properties[] = {
  "caller-window",  "cancel-label",  "choice-chosen",     "choice-label", "continue-label",
  "description",    "message",       "password-new",      "title",        "warning",
  "password-strength",
};

static void
answer_it (void)
{
  g_autoptr (GTask) task = g_steal_pointer (&unanswered);

  if (task != NULL)
    g_task_return_boolean (task, the_answer == PR_KEYRING_ANSWER_RIGHT);
}

static void
ask (GcrPrompt *prompt, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_assert_null (unanswered);
  unanswered = g_task_new (prompt, cancellable, callback, user_data);
  n_shown++;
  if (the_answer != PR_KEYRING_ANSWER_NEVER)
    answer_it ();
}

static void
take_off_screen (GcrPrompt *prompt)
{
  if (unanswered != NULL && g_task_get_source_object (unanswered) == (gpointer) prompt)
    {
      the_answer = PR_KEYRING_ANSWER_DISMISS;
      answer_it ();
    }
}

static const char *
password_finish (GcrPrompt *prompt G_GNUC_UNUSED, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? PR_KEYRING_WORLD_PASSWORD : NULL;
}

static GcrPromptReply
confirm_finish (GcrPrompt *prompt G_GNUC_UNUSED, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? GCR_PROMPT_REPLY_CONTINUE
                                                           : GCR_PROMPT_REPLY_CANCEL;
}

static void
pr_keyring_prompt_iface_init (GcrPromptIface *iface)
{
  iface->prompt_password_async = ask;
  iface->prompt_password_finish = password_finish;
  iface->prompt_confirm_async = ask;
  iface->prompt_confirm_finish = confirm_finish;
  iface->prompt_close = take_off_screen;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrKeyringPrompt, pr_keyring_prompt, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GCR_TYPE_PROMPT,
                                                      pr_keyring_prompt_iface_init))

/* The words on it are for people: whatever is set is dropped, and read as the default. */
static void
pr_keyring_prompt_get_property (GObject *object G_GNUC_UNUSED,
                                guint property_id G_GNUC_UNUSED,
                                GValue *value G_GNUC_UNUSED,
                                GParamSpec *pspec G_GNUC_UNUSED)
{
}

static void
pr_keyring_prompt_set_property (GObject *object G_GNUC_UNUSED,
                                guint property_id G_GNUC_UNUSED,
                                const GValue *value G_GNUC_UNUSED,
                                GParamSpec *pspec G_GNUC_UNUSED)
{
}

static void
pr_keyring_prompt_class_init (PrKeyringPromptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pr_keyring_prompt_get_property;
  object_class->set_property = pr_keyring_prompt_set_property;
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_object_class_override_property (object_class, i + 1, properties[i]);
}

static void
pr_keyring_prompt_init (PrKeyringPrompt *self G_GNUC_UNUSED)
{
}

/**
 * pr_keyring_prompt_set_answer:
 * @answer: how all prompts are answered from now on, the one that waits included
 */
void
pr_keyring_prompt_set_answer (PrKeyringAnswer answer)
{
  the_answer = answer;
  if (answer != PR_KEYRING_ANSWER_NEVER)
    answer_it ();
}

/**
 * pr_keyring_prompt_get_n_shown:
 *
 * Returns: how many prompts there have been
 */
guint
pr_keyring_prompt_get_n_shown (void)
{
  return n_shown;
}
