/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * FakeMonitor:
 *
 * A network that comes and goes as a test says. Once it is installed it is what GIO gives out for the
 * system's.
 */
#define FAKE_TYPE_MONITOR (fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (FakeMonitor, fake_monitor, FAKE, MONITOR, GObject)

void fake_monitor_install (void);
void fake_monitor_set (GNetworkConnectivity connectivity);

G_END_DECLS
