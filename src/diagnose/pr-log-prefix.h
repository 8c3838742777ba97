/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrLogPrefix:
 * @n_bytes: where the message begins: after date, host, program and queue number
 * @n_stamp_bytes: where the date and time end, 0 where there is none
 * @is_dated: whether the line begins with a time, as an entry of a log does
 * @is_sent: whether the message is marked as something that no server said
 *
 * What stands before the message in a line of a log.
 */
typedef struct
{
  gsize n_bytes;
  gsize n_stamp_bytes;
  gboolean is_dated;
  gboolean is_sent;
} PrLogPrefix;

void pr_log_prefix_init (PrLogPrefix *self, const char *line);

G_END_DECLS
