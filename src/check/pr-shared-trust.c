/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-shared-trust.h"

struct _PrSharedTrust
{
  GMutex mutex;
  char *ca_file;
  PrTlsTrust *trust;
};

/**
 * pr_shared_trust_new:
 * @ca_file: (nullable): authorities to believe besides the system's, PEM
 *
 * Returns: (transfer full): a trust that is not yet made
 */
PrSharedTrust *
pr_shared_trust_new (const char *ca_file)
{
  PrSharedTrust *self = g_atomic_rc_box_new0 (PrSharedTrust);

  g_mutex_init (&self->mutex);
  self->ca_file = g_strdup (ca_file);
  return self;
}

/**
 * pr_shared_trust_ref:
 *
 * Returns: (transfer full): @self
 */
PrSharedTrust *
pr_shared_trust_ref (PrSharedTrust *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_shared_trust_clear (gpointer data)
{
  PrSharedTrust *self = data;

  g_clear_pointer (&self->trust, pr_tls_trust_unref);
  g_free (self->ca_file);
  g_mutex_clear (&self->mutex);
}

/**
 * pr_shared_trust_unref:
 *
 * Gives up one reference.
 */
void
pr_shared_trust_unref (PrSharedTrust *self)
{
  g_atomic_rc_box_release_full (self, pr_shared_trust_clear);
}

/**
 * pr_shared_trust_get:
 * @error: return location
 *
 * Makes the trust, or waits while another worker does; that reads files, and takes less than 100 ms.
 *
 * Errors: those of %PR_TLS_TRUST_ERROR.
 *
 * Returns: (transfer none): the trust
 */
PrTlsTrust *
pr_shared_trust_get (PrSharedTrust *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->trust == NULL)
    self->trust = pr_tls_trust_new (self->ca_file, error);
  return self->trust;
}
