/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-wait.h"

#include <glib-unix.h>

static gboolean
on_interrupted (gpointer data)
{
  g_cancellable_cancel (((PrCliWait *) data)->cancellable);
  return G_SOURCE_CONTINUE;
}

/**
 * pr_cli_wait_begin:
 *
 * From now on SIGINT, SIGTERM and SIGHUP cancel.
 */
void
pr_cli_wait_begin (PrCliWait *self)
{
  static const int numbers[G_N_ELEMENTS (self->sources)] = { SIGINT, SIGTERM, SIGHUP };

  self->cancellable = g_cancellable_new ();
  self->result = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    self->sources[i] = g_unix_signal_add (numbers[i], on_interrupted, self);
}

/**
 * pr_cli_wait_callback:
 * @user_data: the #PrCliWait
 *
 * The callback for the call.
 */
void
pr_cli_wait_callback (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  ((PrCliWait *) user_data)->result = g_object_ref (result);
}

/**
 * pr_cli_wait_for_result:
 *
 * Serves the main context until the call has ended.
 *
 * Returns: (transfer none): what its finish function takes; valid until the next call or
 *   pr_cli_wait_end()
 */
GAsyncResult *
pr_cli_wait_for_result (PrCliWait *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self->result;
}

/**
 * pr_cli_wait_end:
 *
 * The signals do again what they did before. Where nothing was begun, nothing happens.
 */
void
pr_cli_wait_end (PrCliWait *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sources); i++)
    g_clear_handle_id (&self->sources[i], g_source_remove);
  g_clear_object (&self->result);
  g_clear_object (&self->cancellable);
}
