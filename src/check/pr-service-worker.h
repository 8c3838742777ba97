/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service-job.h"

G_BEGIN_DECLS

GThread *pr_service_worker_start (PrServiceJob *job);

G_END_DECLS
