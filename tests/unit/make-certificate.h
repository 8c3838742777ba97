/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/* A certificate and its key, for tests that need what PrTestAuthority does not make. */
typedef struct
{
  EVP_PKEY *key;
  X509 *x509;
} Identity;

void identity_begin (Identity *self, const char *common_name, const Identity *issuer);
void identity_add_extension (Identity *self, int nid, const char *value);
void identity_sign (Identity *self, const Identity *issuer);
void identity_clear (Identity *self);
GBytes *identity_dup_der (const Identity *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)

G_END_DECLS
