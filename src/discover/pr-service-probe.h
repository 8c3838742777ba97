/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-probe.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void pr_service_probe_async (PrService *service,
                             PrSharedTrust *trust,
                             guint at_most_ms,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean
pr_service_probe_finish (GAsyncResult *result, PrProbeFindings *findings, GError **error);

G_END_DECLS
