/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "make-certificate.h"

#include <openssl/ec.h>
#include <openssl/x509v3.h>

/*
 * identity_begin:
 * @issuer: who is going to sign it; @self for itself
 *
 * Makes a key and a certificate from an hour ago to tomorrow, not signed yet.
 */
void
identity_begin (Identity *self, const char *common_name, const Identity *issuer)
{
  static int number = 0;

  self->key = EVP_EC_gen ("P-256");
  self->x509 = X509_new ();
  X509_set_version (self->x509, X509_VERSION_3);
  ASN1_INTEGER_set (X509_get_serialNumber (self->x509), ++number);
  X509_gmtime_adj (X509_getm_notBefore (self->x509), -60 * 60);
  X509_gmtime_adj (X509_getm_notAfter (self->x509), 24 * 60 * 60);
  X509_set_pubkey (self->x509, self->key);
  if (common_name != NULL)
    X509_NAME_add_entry_by_txt (X509_get_subject_name (self->x509), "CN", MBSTRING_UTF8,
                                (const guchar *) common_name, -1, -1, 0);
  X509_set_issuer_name (self->x509, X509_get_subject_name (issuer->x509));
}

void
identity_add_extension (Identity *self, int nid, const char *value)
{
  X509_EXTENSION *extension = X509V3_EXT_conf_nid (NULL, NULL, nid, value);

  g_assert_nonnull (extension);
  X509_add_ext (self->x509, extension, -1);
  X509_EXTENSION_free (extension);
}

void
identity_sign (Identity *self, const Identity *issuer)
{
  g_assert_cmpint (X509_sign (self->x509, issuer->key, EVP_sha256 ()), >, 0);
}

void
identity_clear (Identity *self)
{
  g_clear_pointer (&self->key, EVP_PKEY_free);
  g_clear_pointer (&self->x509, X509_free);
}

GBytes *
identity_dup_der (const Identity *self)
{
  unsigned char *data = NULL;
  int n_bytes = i2d_X509 (self->x509, &data);
  GBytes *der;

  g_assert_cmpint (n_bytes, >, 0);
  der = g_bytes_new (data, (gsize) n_bytes);
  OPENSSL_free (data);
  return der;
}
