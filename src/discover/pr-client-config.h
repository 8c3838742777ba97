/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service.h"

G_BEGIN_DECLS

/* The largest in Thunderbird's collection has 12 KiB; the text is read whole, into memory. */
#define PR_CLIENT_CONFIG_MAX_BYTES (128 * 1024)
/* Far above what anybody publishes; more are not looked at. */
#define PR_CLIENT_CONFIG_MAX_SERVERS 16
#define PR_CLIENT_CONFIG_MAX_PAGES 8
/* Of any single value. */
#define PR_CLIENT_CONFIG_MAX_VALUE_BYTES 1024

#define PR_CLIENT_CONFIG_ERROR (pr_client_config_error_quark ())

/**
 * PrClientConfigError:
 * @PR_CLIENT_CONFIG_ERROR_FORMAT: not XML, or other XML: a web page for instance
 * @PR_CLIENT_CONFIG_ERROR_TOO_LONG: longer than %PR_CLIENT_CONFIG_MAX_BYTES
 * @PR_CLIENT_CONFIG_ERROR_NO_SERVER: the format is right, but no server in it can be used
 */
typedef enum
{
  PR_CLIENT_CONFIG_ERROR_FORMAT,
  PR_CLIENT_CONFIG_ERROR_TOO_LONG,
  PR_CLIENT_CONFIG_ERROR_NO_SERVER,
} PrClientConfigError;

GQuark pr_client_config_error_quark (void);

/**
 * PrClientConfigPage:
 * @text: (nullable): what it is about, in the user's language where there is one, as its author
 *   wrote it, made printable
 * @url: http or https
 * @to_do: whether it is something to be done before mail works, such as to switch IMAP on
 *
 * A page for people.
 */
typedef struct
{
  char *text;
  char *url;
  gboolean to_do;
} PrClientConfigPage;

/**
 * PrClientConfig:
 * @name: (nullable): the provider's name, printable
 * @services: (element-type PrService): mail servers in the order of the document, placeholders
 *   replaced; an empty user name is the address
 * @pages: (element-type PrClientConfigPage): what the provider explains
 * @oauth2_issuer: (nullable): who issues tokens, a host name
 * @oauth2_auth_url: (nullable): where the user signs in, https
 * @oauth2_token_url: (nullable): where tokens are fetched, https
 * @oauth2_scope: (nullable): what a token has to be good for
 *
 * What a client configuration says, the format of Thunderbird, as an owner publishes it and as
 * Thunderbird collects it. Untrusted, but bounded and well-formed. A plain value, read only.
 */
typedef struct
{
  char *name;
  GPtrArray *services;
  GPtrArray *pages;
  char *oauth2_issuer;
  char *oauth2_auth_url;
  char *oauth2_token_url;
  char *oauth2_scope;
} PrClientConfig;

PrClientConfig *pr_client_config_new (void);
PrClientConfig *
pr_client_config_parse (const char *text, gsize n_bytes, const char *address, GError **error);
void pr_client_config_free (PrClientConfig *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrClientConfig, pr_client_config_free)

G_END_DECLS
