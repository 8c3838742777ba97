/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrTypedServer:
 * @host: (nullable): the host, without brackets
 * @port: the port, 0 where none was given
 * @has_security: whether @security was given, as by “imaps://”
 * @security: how to encrypt
 * @username: (nullable): a login name that stood with it, as in “imap://ann@example.org”
 *
 * What can stand in a text that somebody typed or pasted as the name of a server.
 */
typedef struct
{
  char *host;
  guint port;
  gboolean has_security;
  PrSecurity security;
  char *username;
} PrTypedServer;

char *pr_typed_fold (const char *text);
guint pr_typed_port (const char *text);
void pr_typed_server_parse (PrTypedServer *self, const char *text);
void pr_typed_server_clear (PrTypedServer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrTypedServer, pr_typed_server_clear)

G_END_DECLS
