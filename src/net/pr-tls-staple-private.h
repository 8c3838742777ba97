/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

gboolean pr_tls_staple_says_revoked (const guint8 *staple,
                                     gsize n_bytes,
                                     STACK_OF (X509) * chain,
                                     X509_STORE *store);

G_END_DECLS
