/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-tls-probe.h"

#include "pr-connection.h"
#include "pr-errand.h"
#include "pr-net.h"

/* All that the thread touches. */
typedef struct
{
  char *host;
  guint16 port;
  PrSharedTrust *trust;
  PrDeadline deadline;
  GCancellable *cancellable;
  char *finding;
} Handshake;

struct _PrTlsProbe
{
  PrErrand *errand;
  Handshake *handshake; /* the errand's */
  GCancellable *cancellable;
};

static void
handshake_free (gpointer data)
{
  Handshake *self = data;

  g_free (self->host);
  pr_shared_trust_unref (self->trust);
  g_object_unref (self->cancellable);
  g_free (self->finding);
  g_free (self);
}

/* A handshake that fails over a certificate, a version or an alert is TLS all the same. */
static gboolean
is_tls (const GError *error)
{
  return g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_TLS_CERTIFICATE)
         || g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_TLS_VERSION)
         || g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_TLS_CLIENT_CERTIFICATE)
         || g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_TLS_HANDSHAKE);
}

static void
handshake_run (gpointer data)
{
  Handshake *self = data;
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  g_autoptr (PrConnection) connection = pr_connection_new (self->host, self->port, transcript);
  PrTlsTrust *trust = pr_shared_trust_get (self->trust, NULL);
  g_autoptr (GError) error = NULL;

  if (trust == NULL
      || !pr_connection_resolve (connection, &self->deadline, self->cancellable, NULL)
      || !pr_connection_connect (connection, &self->deadline, self->cancellable, NULL))
    return;
  if (pr_connection_start_tls (connection, trust, NULL, &self->deadline, self->cancellable, &error))
    self->finding = g_strdup (pr_tls_session_get_version (pr_connection_get_tls (connection)));
  else if (is_tls (error))
    self->finding = g_strdup (error->message);
}

/**
 * pr_tls_probe_start:
 * @host: a host name or address
 * @port: 1 to 65535
 * @trust: whom to believe, which makes no difference to the finding
 * @deadline: when to give up; its wait has begun
 *
 * Thread: worker.
 *
 * Returns: (transfer full): a probe that is under way
 */
PrTlsProbe *
pr_tls_probe_start (const char *host,
                    guint16 port,
                    PrSharedTrust *trust,
                    const PrDeadline *deadline)
{
  PrTlsProbe *self = g_new0 (PrTlsProbe, 1);

  self->cancellable = g_cancellable_new ();
  self->handshake = g_new0 (Handshake, 1);
  self->handshake->host = g_strdup (host);
  self->handshake->port = port;
  self->handshake->trust = pr_shared_trust_ref (trust);
  self->handshake->deadline = *deadline;
  self->handshake->cancellable = g_object_ref (self->cancellable);
  self->errand = pr_errand_start ("pr-tls-probe", handshake_run, self->handshake, handshake_free);
  return self;
}

/**
 * pr_tls_probe_free:
 *
 * Ends the probe, without waiting for its thread.
 */
void
pr_tls_probe_free (PrTlsProbe *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  pr_errand_unref (self->errand);
  g_free (self);
}

/**
 * pr_tls_probe_get_fd:
 *
 * Returns: a descriptor that can be read once the probe is done; -1 where the system gave none
 */
int
pr_tls_probe_get_fd (PrTlsProbe *self)
{
  return pr_errand_get_fd (self->errand);
}

/**
 * pr_tls_probe_is_done:
 *
 * Returns: %TRUE if pr_tls_probe_get_finding() can be asked
 */
gboolean
pr_tls_probe_is_done (PrTlsProbe *self)
{
  return pr_errand_is_done (self->errand);
}

/**
 * pr_tls_probe_get_finding:
 *
 * Only once it is done.
 *
 * Returns: (transfer none) (nullable): what the handshake came to, where the server speaks TLS
 */
const char *
pr_tls_probe_get_finding (PrTlsProbe *self)
{
  g_return_val_if_fail (pr_tls_probe_is_done (self), NULL);
  return self->handshake->finding;
}
