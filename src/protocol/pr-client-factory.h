/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"

G_BEGIN_DECLS

PrClient *pr_client_factory_new_client (PrProtocol protocol,
                                        PrConnection *connection,
                                        const PrDeadline *deadline,
                                        GCancellable *cancellable);

G_END_DECLS
