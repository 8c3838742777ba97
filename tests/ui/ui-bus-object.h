/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrUiBusObject:
 *
 * An object on the session bus under a well-known name, in place of a service of the desktop's. It
 * answers in a thread of its own, as a test waits without a main loop.
 */
typedef struct _PrUiBusObject PrUiBusObject;

PrUiBusObject *pr_ui_bus_object_new (const char *name,
                                     const char *path,
                                     const char *description,
                                     const GDBusInterfaceVTable *vtable,
                                     gpointer user_data);
void pr_ui_bus_object_free (PrUiBusObject *self);
void pr_ui_bus_object_emit (PrUiBusObject *self,
                            const char *interface,
                            const char *signal,
                            GVariant *parameters);

G_END_DECLS
