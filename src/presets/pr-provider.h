/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-preset-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrProviderServer:
 * @host: the host; may hold “%EMAILDOMAIN%”, see pr_provider_server_dup_host()
 * @port: 1 to 65535
 * @username_pattern: (nullable): the login name where @username is %PR_USERNAME_OTHER and its form is
 *   known, see pr_provider_server_dup_username()
 * @auths: the ways to sign in, the preferred one first; %PR_AUTH_XOAUTH2 stands for both of OAuth 2
 * @n_auths: how many there are; at least one
 * @unconfirmed: the host follows the provider's naming and stands in no source: to be tried before
 *   it is suggested
 * @unusual: (nullable): why the security contradicts the port, where it does; untranslated
 *
 * One server of a provider, a plain value. Its texts live as long as the provider.
 */
typedef struct
{
  PrProtocol protocol;
  const char *host;
  guint16 port;
  PrSecurity security;
  PrUsernameKind username;
  const char *username_pattern;
  PrAuth auths[PR_PROVIDER_MAX_AUTHS];
  guint n_auths;
  gboolean unconfirmed;
  const char *unusual;
} PrProviderServer;

/**
 * PrProviderHint:
 * @text: one or two sentences for people, translated
 * @url: (nullable): the page for it, https
 */
typedef struct
{
  PrHintWhen when;
  PrHintKind kind;
  const char *text;
  const char *url;
} PrProviderHint;

/**
 * PrProviderTraits:
 * @PR_PROVIDER_NO_SERVERS: it lets no mail program in, or the servers differ for each customer
 * @PR_PROVIDER_NO_INCOMING: no IMAP and no POP3; set with the former, too
 * @PR_PROVIDER_NEEDS_OAUTH2: some protocol can only be used by signing in through a browser
 * @PR_PROVIDER_UNENCRYPTED: some protocol is offered only without encryption
 * @PR_PROVIDER_UNCONFIRMED: of some protocol there are only servers to be tried first
 *
 * What has to be said at once, before anything is tried.
 */
typedef enum
{
  PR_PROVIDER_NO_SERVERS = 1 << 0,
  PR_PROVIDER_NO_INCOMING = 1 << 1,
  PR_PROVIDER_NEEDS_OAUTH2 = 1 << 2,
  PR_PROVIDER_UNENCRYPTED = 1 << 3,
  PR_PROVIDER_UNCONFIRMED = 1 << 4,
} PrProviderTraits;

#define PR_TYPE_PROVIDER (pr_provider_get_type ())
G_DECLARE_FINAL_TYPE (PrProvider, pr_provider, PR, PROVIDER, GObject)

const char *pr_provider_get_id (PrProvider *self);
const char *pr_provider_get_name (PrProvider *self);
guint pr_provider_get_fame (PrProvider *self);

guint pr_provider_get_n_domains (PrProvider *self);
const char *pr_provider_get_domain (PrProvider *self, guint i);
guint pr_provider_get_n_mx_patterns (PrProvider *self);
const char *pr_provider_get_mx_pattern (PrProvider *self, guint i);

guint pr_provider_get_n_servers (PrProvider *self);
gboolean pr_provider_get_server (PrProvider *self, guint i, PrProviderServer *server);
gboolean pr_provider_find_server (PrProvider *self, PrProtocol protocol, PrProviderServer *server);
char *pr_provider_server_dup_host (const PrProviderServer *server, const char *address);
char *pr_provider_server_dup_username (const PrProviderServer *server, const char *address);

guint pr_provider_get_n_hints (PrProvider *self);
gboolean pr_provider_get_hint (PrProvider *self, guint i, PrProviderHint *hint);
const char *pr_provider_get_help_url (PrProvider *self);
PrProviderTraits pr_provider_get_traits (PrProvider *self);
char *pr_provider_dup_advice (PrProvider *self);

const char *pr_provider_get_oauth2_issuer (PrProvider *self);
const char *pr_provider_get_oauth2_auth_url (PrProvider *self);
const char *pr_provider_get_oauth2_token_url (PrProvider *self);
guint pr_provider_get_n_oauth2_scopes (PrProvider *self);
const char *pr_provider_get_oauth2_scope (PrProvider *self, guint i);

const char *pr_provider_get_file (PrProvider *self);
guint pr_provider_get_n_sources (PrProvider *self);
const char *pr_provider_get_source (PrProvider *self, guint i);
const char *pr_provider_get_checked (PrProvider *self);
PrConfidence pr_provider_get_confidence (PrProvider *self);
gboolean pr_provider_get_seed (PrProvider *self);
guint pr_provider_get_n_seed_rows (PrProvider *self);
const char *pr_provider_get_seed_row (PrProvider *self, guint i);
const char *pr_provider_get_seed_says (PrProvider *self);
const char *pr_provider_get_correction (PrProvider *self);

G_END_DECLS
