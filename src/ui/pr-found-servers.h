/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-prefill.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrFoundServers:
 *
 * What the network says about the address, while it comes in: each server with its source and whether
 * it answers, to be taken by a button. Folded up, since mostly the right ones are filled in anyway.
 */
#define PR_TYPE_FOUND_SERVERS (pr_found_servers_get_type ())
G_DECLARE_FINAL_TYPE (PrFoundServers, pr_found_servers, PR, FOUND_SERVERS, GtkWidget)

void pr_found_servers_set_prefill (PrFoundServers *self, PrPrefill *prefill);
void pr_found_servers_unfold (PrFoundServers *self);

G_END_DECLS
