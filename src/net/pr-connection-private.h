/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-connection.h"

G_BEGIN_DECLS

/* For tests: a connection that stands, over a non-blocking socket of theirs. */
void pr_connection_take_socket (PrConnection *self, int fd);

G_END_DECLS
