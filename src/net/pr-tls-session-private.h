/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-tls-session.h"

#include <openssl/ssl.h>

G_BEGIN_DECLS

PrTlsSession *pr_tls_session_new (SSL *ssl, const char *host, GArray *faults, const char *pin_sha256);
void pr_tls_fault_clear (gpointer fault);
GArray *pr_tls_faults_new (void);
void pr_tls_faults_add (GArray *faults, PrTlsFaultKind kind, guint depth, const char *detail);
PrTlsFaultKind pr_tls_fault_kind_from_x509_error (int x509_error);

G_END_DECLS
