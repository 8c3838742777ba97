/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-client-factory.h"

#include "pr-imap-client.h"
#include "pr-pop3-client.h"
#include "pr-smtp-client.h"

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
  switch (protocol)
    {
    case PR_PROTOCOL_IMAP:
      return pr_imap_client_new (connection, deadline, cancellable);
    case PR_PROTOCOL_POP3:
      return pr_pop3_client_new (connection, deadline, cancellable);
    case PR_PROTOCOL_SMTP:
    default:
      return pr_smtp_client_new (connection, deadline, cancellable);
    }
}
