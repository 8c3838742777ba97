/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrCertificate:
 *
 * The facts of one X.509 certificate (RFC 5280), as a server sent it: untrusted text made printable,
 * nothing judged. Immutable and counted. Thread: any.
 */
typedef struct _PrCertificate PrCertificate;

PrCertificate *pr_certificate_new_from_der (GBytes *der);
PrCertificate *pr_certificate_ref (PrCertificate *self);
void pr_certificate_unref (PrCertificate *self);

const char *pr_certificate_get_subject (const PrCertificate *self);
const char *pr_certificate_get_issuer (const PrCertificate *self);
const char *pr_certificate_get_common_name (const PrCertificate *self);
const char *pr_certificate_get_issuer_name (const PrCertificate *self);
const char *const *pr_certificate_get_names (const PrCertificate *self);
GDateTime *pr_certificate_get_not_before (const PrCertificate *self);
GDateTime *pr_certificate_get_not_after (const PrCertificate *self);
const char *pr_certificate_get_key_type (const PrCertificate *self);
guint pr_certificate_get_key_bits (const PrCertificate *self);
const char *pr_certificate_get_signature_algorithm (const PrCertificate *self);
const char *pr_certificate_get_sha256 (const PrCertificate *self);
gboolean pr_certificate_is_self_issued (const PrCertificate *self);
GBytes *pr_certificate_get_der (const PrCertificate *self);
char *pr_certificate_to_pem (const PrCertificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrCertificate, pr_certificate_unref)

G_END_DECLS
