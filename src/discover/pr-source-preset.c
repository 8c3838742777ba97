/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-source-preset.h"

/* The way to sign in that asks the least of the user: a password where one is taken. */
static PrAuth
choose_auth (const PrProviderServer *server)
{
  for (guint i = 0; i < server->n_auths; i++)
    if (server->auths[i] == PR_AUTH_PASSWORD)
      return PR_AUTH_PASSWORD;
  return server->auths[0];
}

static PrService *
service_from_server (const PrProviderServer *server, const char *address)
{
  PrService *service = pr_service_new (server->protocol);
  g_autofree char *host = pr_provider_server_dup_host (server, address);
  g_autofree char *username = pr_provider_server_dup_username (server, address);

  pr_service_set_host (service, host);
  pr_service_set_port (service, server->port);
  pr_service_set_security (service, server->security);
  if (g_strcmp0 (username, address) != 0)
    pr_service_set_username (service, username);
  pr_service_set_auth (service, choose_auth (server));
  return service;
}

/**
 * pr_source_preset_list:
 * @provider: whose servers
 * @address: a normalized address
 * @source: what led to the provider
 * @trust: how far that can be trusted
 * @unconfirmed: whether that needs the user's yes
 *
 * Returns: (transfer full) (element-type PrCandidate): the provider's servers, of each protocol the
 *   best first
 */
GPtrArray *
pr_source_preset_list (PrProvider *provider,
                       const char *address,
                       PrSource source,
                       PrTrust trust,
                       gboolean unconfirmed)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < pr_provider_get_n_servers (provider); i++)
    {
      PrProviderServer server;
      g_autoptr (PrService) service = NULL;

      if (!pr_provider_get_server (provider, i, &server))
        continue;
      service = service_from_server (&server, address);
      g_ptr_array_add (candidates, pr_candidate_new (service, source, trust,
                                                     unconfirmed || server.unconfirmed));
    }
  return candidates;
}
