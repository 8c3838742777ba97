/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PR_TLS_TRUST_ERROR (pr_tls_trust_error_quark ())

/**
 * PrTlsTrustError:
 * @PR_TLS_TRUST_ERROR_CA_FILE: the file cannot be read or holds no certificate
 * @PR_TLS_TRUST_ERROR_INTERNAL: OpenSSL could not be set up
 */
typedef enum
{
  PR_TLS_TRUST_ERROR_CA_FILE,
  PR_TLS_TRUST_ERROR_INTERNAL,
} PrTlsTrustError;

GQuark pr_tls_trust_error_quark (void);

/**
 * PrTlsTrust:
 *
 * Whom this computer believes: the system's authorities, and perhaps some more for one run; with it
 * the TLS policy of the program: TLS 1.2 and 1.3. Immutable and counted; shared by all connections of
 * a run. Thread: any.
 */
typedef struct _PrTlsTrust PrTlsTrust;

PrTlsTrust *pr_tls_trust_new (const char *ca_file, GError **error);
PrTlsTrust *pr_tls_trust_ref (PrTlsTrust *self);
void pr_tls_trust_unref (PrTlsTrust *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTlsTrust, pr_tls_trust_unref)

G_END_DECLS
