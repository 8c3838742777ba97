/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-certificate.h"

#include "pr-printable.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>
#include <string.h>

/* A distinguished name and a list of names are text from a stranger. */
#define MAX_NAME_CHARS 300
#define MAX_NAMES 100

struct _PrCertificate
{
  GBytes *der;
  char *subject;
  char *issuer;
  char *common_name;
  char *issuer_name;
  GStrv names;
  GDateTime *not_before;
  GDateTime *not_after;
  char *key_type;
  guint key_bits;
  char *signature_algorithm;
  char *sha256;
  gboolean self_issued;
};

static char *
dup_name (const X509_NAME *name)
{
  BIO *memory = BIO_new (BIO_s_mem ());
  char *shown;
  char *data;
  long n_bytes;

  X509_NAME_print_ex (memory, name, 0, XN_FLAG_RFC2253 & ~(unsigned long) ASN1_STRFLGS_ESC_MSB);
  n_bytes = BIO_get_mem_data (memory, &data);
  shown = pr_printable_from_bytes (data, n_bytes < 0 ? 0 : (gsize) n_bytes, MAX_NAME_CHARS);
  BIO_free (memory);
  return shown;
}

static char *
dup_asn1_string (const ASN1_STRING *string)
{
  unsigned char *utf8 = NULL;
  int n_bytes = string == NULL ? -1 : ASN1_STRING_to_UTF8 (&utf8, string);
  char *shown;

  if (n_bytes < 0)
    return NULL;
  shown = pr_printable_from_bytes ((const char *) utf8, (gsize) n_bytes, MAX_NAME_CHARS);
  OPENSSL_free (utf8);
  return shown;
}

static char *
dup_name_entry (const X509_NAME *name, int nid)
{
  int last = -1;

  /* The last one is the most specific. */
  for (int i = X509_NAME_get_index_by_NID (name, nid, -1); i >= 0;
       i = X509_NAME_get_index_by_NID (name, nid, i))
    last = i;
  if (last < 0)
    return NULL;
  return dup_asn1_string (X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, last)));
}

/* A name that a person may know: of a CA the organization, else its common name. */
static char *
dup_friendly_name (const X509_NAME *name)
{
  char *found = dup_name_entry (name, NID_organizationName);

  if (found == NULL)
    found = dup_name_entry (name, NID_commonName);
  return found == NULL ? dup_name (name) : found;
}

static char *
dup_general_name (const GENERAL_NAME *name)
{
  if (name->type == GEN_DNS)
    return dup_asn1_string (name->d.dNSName);
  if (name->type == GEN_IPADD)
    {
      const unsigned char *bytes = ASN1_STRING_get0_data (name->d.iPAddress);
      int n_bytes = ASN1_STRING_length (name->d.iPAddress);
      g_autoptr (GInetAddress) address = NULL;

      if (n_bytes == 4 || n_bytes == 16)
        address = g_inet_address_new_from_bytes (
            bytes, n_bytes == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
      return address == NULL ? NULL : g_inet_address_to_string (address);
    }
  return NULL;
}

static GStrv
dup_names (X509 *x509)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GENERAL_NAMES *names = X509_get_ext_d2i (x509, NID_subject_alt_name, NULL, NULL);

  for (int i = 0; i < MIN (sk_GENERAL_NAME_num (names), MAX_NAMES); i++)
    {
      g_autofree char *name = dup_general_name (sk_GENERAL_NAME_value (names, i));

      if (name != NULL)
        g_strv_builder_add (builder, name);
    }
  GENERAL_NAMES_free (names);
  return g_strv_builder_end (builder);
}

static GDateTime *
dup_time (const ASN1_TIME *time)
{
  struct tm tm = { 0 };

  if (time == NULL || ASN1_TIME_to_tm (time, &tm) != 1)
    return NULL;
  return g_date_time_new_utc (tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min,
                              tm.tm_sec);
}

static void
read_key (PrCertificate *self, X509 *x509)
{
  EVP_PKEY *key = X509_get0_pubkey (x509);
  const char *type = key == NULL ? NULL : EVP_PKEY_get0_type_name (key);
  int bits = key == NULL ? 0 : EVP_PKEY_get_bits (key);

  self->key_type = g_strdup (type == NULL ? "unknown" : type);
  self->key_bits = bits < 0 ? 0 : (guint) bits;
}

/**
 * pr_certificate_new_from_der:
 * @der: one certificate, DER
 *
 * Returns: (transfer full) (nullable): its facts, or %NULL if @der is no certificate
 */
PrCertificate *
pr_certificate_new_from_der (GBytes *der)
{
  gsize n_bytes;
  const unsigned char *data = g_bytes_get_data (der, &n_bytes);
  X509 *x509 = n_bytes > G_MAXINT ? NULL : d2i_X509 (NULL, &data, (long) n_bytes);
  const char *algorithm;
  PrCertificate *self;

  if (x509 == NULL)
    {
      ERR_clear_error ();
      return NULL;
    }

  self = g_atomic_rc_box_new0 (PrCertificate);
  self->der = g_bytes_ref (der);
  self->subject = dup_name (X509_get_subject_name (x509));
  self->issuer = dup_name (X509_get_issuer_name (x509));
  self->common_name = dup_name_entry (X509_get_subject_name (x509), NID_commonName);
  self->issuer_name = dup_friendly_name (X509_get_issuer_name (x509));
  self->names = dup_names (x509);
  self->not_before = dup_time (X509_get0_notBefore (x509));
  self->not_after = dup_time (X509_get0_notAfter (x509));
  read_key (self, x509);
  algorithm = OBJ_nid2ln (X509_get_signature_nid (x509));
  self->signature_algorithm = g_strdup (algorithm == NULL ? "unknown" : algorithm);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der);
  self->self_issued =
      X509_NAME_cmp (X509_get_subject_name (x509), X509_get_issuer_name (x509)) == 0;
  X509_free (x509);
  ERR_clear_error ();
  return self;
}

/**
 * pr_certificate_ref:
 *
 * Returns: (transfer full): @self
 */
PrCertificate *
pr_certificate_ref (PrCertificate *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_certificate_clear (gpointer data)
{
  PrCertificate *self = data;

  g_bytes_unref (self->der);
  g_free (self->subject);
  g_free (self->issuer);
  g_free (self->common_name);
  g_free (self->issuer_name);
  g_strfreev (self->names);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  g_free (self->key_type);
  g_free (self->signature_algorithm);
  g_free (self->sha256);
}

/**
 * pr_certificate_unref:
 *
 * Gives up one reference.
 */
void
pr_certificate_unref (PrCertificate *self)
{
  g_atomic_rc_box_release_full (self, pr_certificate_clear);
}

/**
 * pr_certificate_get_subject:
 *
 * Returns: (transfer none): the subject's distinguished name (RFC 2253), printable
 */
const char *
pr_certificate_get_subject (const PrCertificate *self)
{
  return self->subject;
}

/**
 * pr_certificate_get_issuer:
 *
 * Returns: (transfer none): the issuer's distinguished name (RFC 2253), printable
 */
const char *
pr_certificate_get_issuer (const PrCertificate *self)
{
  return self->issuer;
}

/**
 * pr_certificate_get_common_name:
 *
 * Returns: (transfer none) (nullable): the subject's common name, printable
 */
const char *
pr_certificate_get_common_name (const PrCertificate *self)
{
  return self->common_name;
}

/**
 * pr_certificate_get_issuer_name:
 *
 * Returns: (transfer none): who issued it, in one name: organization, else common name
 */
const char *
pr_certificate_get_issuer_name (const PrCertificate *self)
{
  return self->issuer_name;
}

/**
 * pr_certificate_get_names:
 *
 * Returns: (transfer none): the DNS names and IP addresses it is made out for, at most 100
 */
const char *const *
pr_certificate_get_names (const PrCertificate *self)
{
  return (const char *const *) self->names;
}

/**
 * pr_certificate_get_not_before:
 *
 * Returns: (transfer none) (nullable): when it begins, UTC; %NULL where the field is malformed
 */
GDateTime *
pr_certificate_get_not_before (const PrCertificate *self)
{
  return self->not_before;
}

/**
 * pr_certificate_get_not_after:
 *
 * Returns: (transfer none) (nullable): when it ends, UTC; %NULL where the field is malformed
 */
GDateTime *
pr_certificate_get_not_after (const PrCertificate *self)
{
  return self->not_after;
}

/**
 * pr_certificate_get_key_type:
 *
 * Returns: (transfer none): the kind of its key, as OpenSSL names it: “RSA”, “EC”, “ED25519”
 */
const char *
pr_certificate_get_key_type (const PrCertificate *self)
{
  return self->key_type;
}

/**
 * pr_certificate_get_key_bits:
 *
 * Returns: the length of its key in bits
 */
guint
pr_certificate_get_key_bits (const PrCertificate *self)
{
  return self->key_bits;
}

/**
 * pr_certificate_get_signature_algorithm:
 *
 * Returns: (transfer none): how it is signed, as OpenSSL names it: “sha256WithRSAEncryption”
 */
const char *
pr_certificate_get_signature_algorithm (const PrCertificate *self)
{
  return self->signature_algorithm;
}

/**
 * pr_certificate_get_sha256:
 *
 * Returns: (transfer none): the fingerprint: 64 hexadecimal digits in lower case
 */
const char *
pr_certificate_get_sha256 (const PrCertificate *self)
{
  return self->sha256;
}

/**
 * pr_certificate_is_self_issued:
 *
 * Returns: %TRUE if subject and issuer are the same
 */
gboolean
pr_certificate_is_self_issued (const PrCertificate *self)
{
  return self->self_issued;
}

/**
 * pr_certificate_get_der:
 *
 * Returns: (transfer none): the certificate itself
 */
GBytes *
pr_certificate_get_der (const PrCertificate *self)
{
  return self->der;
}

/**
 * pr_certificate_to_pem:
 *
 * Returns: (transfer full): the certificate itself, as text (RFC 7468 §5)
 */
char *
pr_certificate_to_pem (const PrCertificate *self)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (self->der, &n_bytes);
  g_autofree char *base64 = g_base64_encode (data, n_bytes);
  GString *pem = g_string_new ("-----BEGIN CERTIFICATE-----\n");

  for (gsize i = 0, length = strlen (base64); i < length; i += 64)
    {
      g_string_append_len (pem, base64 + i, (gssize) MIN (64, length - i));
      g_string_append_c (pem, '\n');
    }
  g_string_append (pem, "-----END CERTIFICATE-----\n");
  return g_string_free (pem, FALSE);
}
