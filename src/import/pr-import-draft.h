/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-import-file.h"

G_BEGIN_DECLS

/**
 * PrImportServer:
 * @host: (nullable): as it is in the file, perhaps with “:PORT”
 * @port: 0 where the file says nothing
 * @security: how it is encrypted
 * @username: (nullable): who signs in
 * @auth: how
 * @fingerprint: (nullable): SHA-256 of the one certificate that is accepted, in any writing
 *
 * A server as a file tells of it.
 */
typedef struct
{
  char *host;
  guint port;
  PrSecurity security;
  char *username;
  PrAuth auth;
  char *fingerprint;
} PrImportServer;

/**
 * PrImportDraft:
 *
 * An account while its file is being read.
 */
typedef struct
{
  char *name;
  char *address;
  PrImportServer servers[PR_N_PROTOCOLS];
} PrImportDraft;

PrImportDraft *pr_import_draft_new (void);
void pr_import_draft_free (PrImportDraft *self);
PrAccount *pr_import_draft_finish (const PrImportDraft *self, const char **problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrImportDraft, pr_import_draft_free)

void pr_import_take (char **field, char *text);
gboolean pr_import_parse_port (const char *text, guint *port);
gboolean pr_import_parse_url (const char *url, PrImportServer *server);
PrAuth pr_import_auth_from_name (const char *name);

G_END_DECLS
