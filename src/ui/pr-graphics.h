/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void pr_graphics_choose (const char *device_dir);
void pr_graphics_clean_environment (GAppLaunchContext *context);

G_END_DECLS
