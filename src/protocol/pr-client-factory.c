/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-client-factory.h"

#include "pr-client-private.h"
#include "pr-imap-client.h"
#include "pr-pop3-client.h"
#include "pr-smtp-client.h"

static GType
get_type (PrProtocol protocol)
{
  switch (protocol)
    {
    case PR_PROTOCOL_IMAP:
      return PR_TYPE_IMAP_CLIENT;
    case PR_PROTOCOL_POP3:
      return PR_TYPE_POP3_CLIENT;
    case PR_PROTOCOL_SMTP:
    default:
      return PR_TYPE_SMTP_CLIENT;
    }
}

/**
 * pr_client_factory_new_client:
 * @protocol: what to speak
 * @connection: (transfer full): connected
 * @deadline: the bounds of one wait and of the run
 * @cancellable: (nullable): ends each wait at once
 *
 * Returns: (transfer full): a client that has not read the greeting
 */
PrClient *
pr_client_factory_new_client (PrProtocol protocol,
                              PrConnection *connection,
                              const PrDeadline *deadline,
                              GCancellable *cancellable)
{
  PrClient *client = g_object_new (get_type (protocol), NULL);

  pr_client_setup (client, connection, deadline, cancellable);
  return client;
}
