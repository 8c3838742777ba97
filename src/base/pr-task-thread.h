/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pr_task_run_in_own_thread (GTask *task, const char *thread_name, GThreadFunc func);

G_END_DECLS
