/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-certificate.h"

G_BEGIN_DECLS

/**
 * PrTlsFaultKind:
 * @PR_TLS_FAULT_REVOKED: the issuer took the certificate back
 * @PR_TLS_FAULT_SELF_SIGNED: the server's own certificate vouches for itself
 * @PR_TLS_FAULT_UNTRUSTED: an authority that this computer does not trust, or a broken chain
 * @PR_TLS_FAULT_NAME_MISMATCH: made out for other hosts
 * @PR_TLS_FAULT_EXPIRED: a certificate of the chain is past its end
 * @PR_TLS_FAULT_NOT_YET_VALID: a certificate of the chain begins in the future
 * @PR_TLS_FAULT_WEAK: key or signature below today's policy
 * @PR_TLS_FAULT_WRONG_PURPOSE: not made for servers, or issued by what is no authority
 * @PR_TLS_FAULT_OTHER: anything else that keeps it from verifying
 *
 * In the order in which one of them is named where several are found: what cannot be cured by
 * anything else comes first.
 */
typedef enum
{
  PR_TLS_FAULT_REVOKED,
  PR_TLS_FAULT_SELF_SIGNED,
  PR_TLS_FAULT_UNTRUSTED,
  PR_TLS_FAULT_NAME_MISMATCH,
  PR_TLS_FAULT_EXPIRED,
  PR_TLS_FAULT_NOT_YET_VALID,
  PR_TLS_FAULT_WEAK,
  PR_TLS_FAULT_WRONG_PURPOSE,
  PR_TLS_FAULT_OTHER,
} PrTlsFaultKind;

/**
 * PrTlsFault:
 * @kind: what is wrong
 * @depth: with which certificate: 0 is the server's own, 1 its issuer, and so on
 * @detail: what the verifier said, for logs
 */
typedef struct
{
  PrTlsFaultKind kind;
  guint depth;
  char *detail;
} PrTlsFault;

/**
 * PrTlsSession:
 *
 * What one TLS handshake found: version, cipher, the whole chain that the server sent, and every
 * fault of it. Immutable and counted. Thread: any.
 */
typedef struct _PrTlsSession PrTlsSession;

PrTlsSession *pr_tls_session_ref (PrTlsSession *self);
void pr_tls_session_unref (PrTlsSession *self);

const char *pr_tls_session_get_version (const PrTlsSession *self);
const char *pr_tls_session_get_cipher (const PrTlsSession *self);
gboolean pr_tls_session_is_verified (const PrTlsSession *self);
gboolean pr_tls_session_is_pinned (const PrTlsSession *self);
gboolean pr_tls_session_is_trusted (const PrTlsSession *self);

guint pr_tls_session_get_n_certificates (const PrTlsSession *self);
PrCertificate *pr_tls_session_get_certificate (const PrTlsSession *self, guint depth);
guint pr_tls_session_get_n_faults (const PrTlsSession *self);
const PrTlsFault *pr_tls_session_get_fault (const PrTlsSession *self, guint i);
gboolean pr_tls_session_has_fault (const PrTlsSession *self, PrTlsFaultKind kind);

const char *pr_tls_session_get_channel_binding_type (const PrTlsSession *self);
GBytes *pr_tls_session_get_channel_binding (const PrTlsSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTlsSession, pr_tls_session_unref)

G_END_DECLS
