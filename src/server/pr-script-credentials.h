/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-script-scram.h"
#include "pr-secret.h"
#include "pr-talk-private.h"

G_BEGIN_DECLS

/*
 * PrScriptCredentials:
 *
 * What the `$names` of a talk mean in one connection: the words that its patterns keep, and the
 * checks against the server's one account. Thread: the connection's.
 */
typedef struct _PrScriptCredentials PrScriptCredentials;

PrScriptCredentials *pr_script_credentials_new (const char *user, PrSecret *password);
void pr_script_credentials_set_account (PrScriptCredentials *self, PrTalkAccount account);
void pr_script_credentials_set_binding (PrScriptCredentials *self,
                                        PrScriptBinding binding,
                                        gpointer data);
void pr_script_credentials_free (PrScriptCredentials *self);

gboolean pr_script_credentials_gives (const char *name);
gboolean
pr_script_credentials_take (const char *name, const char *value, gsize n_bytes, gpointer self);
const char *pr_script_credentials_lookup (const char *name, gpointer self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrScriptCredentials, pr_script_credentials_free)

G_END_DECLS
