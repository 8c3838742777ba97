/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrCliWait:
 * @cancellable: for the call; cancelled by the signals that end a program
 *
 * Waits for one asynchronous call: pr_cli_wait_begin(), then the call with pr_cli_wait_callback()
 * and the wait itself, then pr_cli_wait_for_result() before its finish function, and
 * pr_cli_wait_end().
 */
typedef struct
{
  GCancellable *cancellable;

  /*< private >*/
  GAsyncResult *result;
  guint sources[3];
} PrCliWait;

void pr_cli_wait_begin (PrCliWait *self);
void pr_cli_wait_callback (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *pr_cli_wait_for_result (PrCliWait *self);
void pr_cli_wait_end (PrCliWait *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrCliWait, pr_cli_wait_end)

G_END_DECLS
