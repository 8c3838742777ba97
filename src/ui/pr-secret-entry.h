/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-secret.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pr_secret_entry_guard (GtkPasswordEntry *entry);
PrSecret *pr_secret_entry_dup_secret (GtkPasswordEntry *entry);

G_END_DECLS
