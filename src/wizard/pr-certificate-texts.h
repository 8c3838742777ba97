/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-tls-session.h"

G_BEGIN_DECLS

const char *pr_tls_fault_get_title (PrTlsFaultKind kind);
const char *pr_tls_fault_get_explanation (PrTlsFaultKind kind);

char *pr_certificate_dup_title (PrCertificate *certificate, guint depth);
char *pr_certificate_dup_names (PrCertificate *certificate);
char *pr_certificate_dup_validity (PrCertificate *certificate);
char *pr_certificate_dup_key (PrCertificate *certificate);
char *pr_certificate_dup_fingerprint (PrCertificate *certificate);

gboolean pr_tls_session_can_be_trusted (PrTlsSession *session);

G_END_DECLS
