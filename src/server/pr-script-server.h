/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-script-log.h"
#include "pr-secret.h"
#include "pr-talk.h"
#include "pr-test-authority.h"

G_BEGIN_DECLS

/**
 * PR_SCRIPT_SERVER_MAX_CONNECTIONS:
 *
 * How many clients a server talks to at once; one more is turned away by a reset.
 */
#define PR_SCRIPT_SERVER_MAX_CONNECTIONS 64

#define PR_TYPE_SCRIPT_SERVER (pr_script_server_get_type ())

G_DECLARE_FINAL_TYPE (PrScriptServer, pr_script_server, PR, SCRIPT_SERVER, GObject)

PrScriptServer *pr_script_server_new (const char *user, PrSecret *password, GError **error);

PrTestAuthority *pr_script_server_get_authority (PrScriptServer *self);
void pr_script_server_set_ipv6 (PrScriptServer *self, gboolean ipv6);
void
pr_script_server_set_host (PrScriptServer *self, const char *address, const char *names);

guint16
pr_script_server_add_talk (PrScriptServer *self, PrTalk *talk, guint16 port, GError **error);
guint16 pr_script_server_add_text (PrScriptServer *self, const char *text, GError **error);

PrScriptLog *pr_script_server_get_log (PrScriptServer *self, guint16 port);
PrTestCertificate *pr_script_server_get_certificate (PrScriptServer *self, guint16 port);

gboolean pr_script_server_wait_idle (PrScriptServer *self, guint wait_ms);
void pr_script_server_stop (PrScriptServer *self);

G_END_DECLS
