/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrSrvTarget:
 *
 * What one SRV record says.
 */
typedef struct
{
  guint16 priority;
  guint16 weight;
  guint16 port;
  char *host;
} PrSrvTarget;

GPtrArray *pr_source_srv_read_targets (GList *records, gboolean *not_offered);

G_END_DECLS
