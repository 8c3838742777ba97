/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-script-connection.h"
#include "pr-script-credentials.h"
#include "pr-talk.h"

G_BEGIN_DECLS

void pr_script_player_play (PrTalk *talk,
                            PrScriptConnection *connection,
                            PrScriptCredentials *credentials,
                            PrScriptLog *log,
                            SSL_CTX *context,
                            GCancellable *cancellable);

G_END_DECLS
