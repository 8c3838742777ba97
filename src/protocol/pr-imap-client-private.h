/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client-private.h"
#include "pr-imap-client.h"
#include "pr-imap-response.h"

G_BEGIN_DECLS

/* For this room only. */

typedef void (*PrImapResponseFunc) (const PrImapResponse *response, gpointer data);

gboolean pr_imap_client_run (PrImapClient *self,
                             const char *words,
                             PrImapResponseFunc func,
                             gpointer data,
                             GError **error);
gboolean pr_imap_client_run_private (PrImapClient *self,
                                     const char *words,
                                     const char *what,
                                     PrImapResponseFunc func,
                                     gpointer data,
                                     GError **error);

G_END_DECLS
