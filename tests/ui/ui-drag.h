/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <X11/Xlib.h>
#include <glib.h>

G_BEGIN_DECLS

gboolean pr_ui_drag (Display *display,
                     Window target,
                     int x,
                     int y,
                     const char *type,
                     const char *content,
                     gint64 end_us);

G_END_DECLS
