/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-test-authority-private.h"

#include "pr-server-error.h"

#include <openssl/ocsp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#define HOUR_S (G_GINT64_CONSTANT (60) * 60)
#define DAY_S (24 * HOUR_S)

/* The authorities live longer, at both ends, than any certificate a test asks for. */
#define AUTHORITY_NOT_BEFORE_S (-3650 * DAY_S)
#define AUTHORITY_NOT_AFTER_S (3650 * DAY_S)

#define WEAK_KEY_BITS 1024
#define RSA_KEY_BITS 2048

typedef struct
{
  EVP_PKEY *key;
  X509 *certificate;
} Identity;

struct _PrTestAuthority
{
  Identity root;
  Identity intermediate; /* issued by the root */
  Identity stranger;     /* a root that nobody is told of */
  char *pem;
};

struct _PrTestCertificate
{
  Identity leaf;
  X509 *link; /* (nullable): the intermediate to send along */
  unsigned char *staple;
  int staple_bytes;
  char *pem;
  char *key_pem;
  char *sha256;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_EXTENSION, X509_EXTENSION_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_BASICRESP, OCSP_BASICRESP_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_CERTID, OCSP_CERTID_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_RESPONSE, OCSP_RESPONSE_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ASN1_TIME, ASN1_TIME_free)

static void
identity_clear (Identity *self)
{
  g_clear_pointer (&self->key, EVP_PKEY_free);
  g_clear_pointer (&self->certificate, X509_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)

static char *
dup_bio_text (BIO *bio)
{
  char *text = NULL;
  long n_bytes = BIO_get_mem_data (bio, &text);

  return g_strndup (text, (gsize) n_bytes);
}

static gboolean
add_extension (X509 *certificate, X509 *issuer, int nid, const char *value)
{
  X509V3_CTX context;
  g_autoptr (X509_EXTENSION) extension = NULL;

  X509V3_set_ctx (&context, issuer, certificate, NULL, NULL, 0);
  extension = X509V3_EXT_conf_nid (NULL, &context, nid, value);
  return extension != NULL && X509_add_ext (certificate, extension, -1) == 1;
}

/* The common parts of every certificate here: random serial, subject, key, validity. */
static X509 *
certificate_begin (EVP_PKEY *key, const char *common_name, gint64 not_before_s, gint64 not_after_s)
{
  X509 *certificate = X509_new ();
  guint8 serial[16];
  X509_NAME *subject = X509_get_subject_name (certificate);
  BIGNUM *number = NULL;

  RAND_bytes (serial, sizeof serial);
  serial[0] &= 0x7f; /* RFC 5280 §4.1.2.2: positive */
  serial[0] |= 0x40; /* and always of the same length */
  number = BN_bin2bn (serial, sizeof serial, NULL);
  BN_to_ASN1_INTEGER (number, X509_get_serialNumber (certificate));
  BN_free (number);

  X509_set_version (certificate, X509_VERSION_3);
  X509_gmtime_adj (X509_getm_notBefore (certificate), not_before_s);
  X509_gmtime_adj (X509_getm_notAfter (certificate), not_after_s);
  X509_set_pubkey (certificate, key);
  X509_NAME_add_entry_by_txt (subject, "O", MBSTRING_UTF8, (const guchar *) "Postrider", -1, -1, 0);
  X509_NAME_add_entry_by_txt (subject, "CN", MBSTRING_UTF8, (const guchar *) common_name, -1, -1,
                              0);
  return certificate;
}

static gboolean
authority_make (Identity *self, const char *common_name, const Identity *issuer)
{
  self->key = EVP_EC_gen ("P-256");
  if (self->key == NULL)
    return FALSE;
  self->certificate =
      certificate_begin (self->key, common_name, AUTHORITY_NOT_BEFORE_S, AUTHORITY_NOT_AFTER_S);
  if (issuer == NULL)
    issuer = self;
  X509_set_issuer_name (self->certificate, X509_get_subject_name (issuer->certificate));

  return add_extension (self->certificate, issuer->certificate, NID_basic_constraints,
                        "critical,CA:TRUE") &&
         add_extension (self->certificate, issuer->certificate, NID_key_usage,
                        "critical,keyCertSign,cRLSign,digitalSignature") &&
         add_extension (self->certificate, issuer->certificate, NID_subject_key_identifier,
                        "hash") &&
         add_extension (self->certificate, issuer->certificate, NID_authority_key_identifier,
                        "keyid:always") &&
         X509_sign (self->certificate, issuer->key, EVP_sha256 ()) > 0;
}

static void
authority_free (gpointer data)
{
  PrTestAuthority *self = data;

  identity_clear (&self->root);
  identity_clear (&self->intermediate);
  identity_clear (&self->stranger);
  g_free (self->pem);
}

/**
 * pr_test_authority_new:
 *
 * Makes an authority with keys of its own; takes a few milliseconds.
 *
 * Errors: %PR_SERVER_ERROR_CRYPTO. Thread: any.
 *
 * Returns: (transfer full): the authority
 */
PrTestAuthority *
pr_test_authority_new (GError **error)
{
  g_autoptr (PrTestAuthority) self = g_atomic_rc_box_new0 (PrTestAuthority);
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  if (!authority_make (&self->root, "Postrider Test Authority", NULL) ||
      !authority_make (&self->intermediate, "Postrider Test Intermediate", &self->root) ||
      !authority_make (&self->stranger, "Postrider Unknown Authority", NULL) ||
      PEM_write_bio_X509 (bio, self->root.certificate) != 1)
    {
      pr_server_error_set_crypto (error, "cannot make a certificate authority");
      return NULL;
    }
  self->pem = dup_bio_text (bio);
  return g_steal_pointer (&self);
}

PrTestAuthority *
pr_test_authority_ref (PrTestAuthority *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pr_test_authority_unref (PrTestAuthority *self)
{
  g_atomic_rc_box_release_full (self, authority_free);
}

/**
 * pr_test_authority_get_pem:
 *
 * Returns: the authority's own certificate, which a client is to trust, as PEM
 */
const char *
pr_test_authority_get_pem (PrTestAuthority *self)
{
  return self->pem;
}

/**
 * pr_test_authority_write_pem:
 * @path: (type filename): the file to write or replace
 *
 * Writes the authority's certificate to where `--ca-file` may read it.
 *
 * Errors: #GFileError.
 */
gboolean
pr_test_authority_write_pem (PrTestAuthority *self, const char *path, GError **error)
{
  return g_file_set_contents (path, self->pem, -1, error);
}

static EVP_PKEY *
make_leaf_key (PrTestCertificateFlags flags)
{
  if ((flags & PR_TEST_CERTIFICATE_WEAK_KEY) != 0)
    return EVP_RSA_gen (WEAK_KEY_BITS);
  if ((flags & PR_TEST_CERTIFICATE_RSA) != 0)
    return EVP_RSA_gen (RSA_KEY_BITS);
  return EVP_EC_gen ("P-256");
}

static const Identity *
choose_issuer (PrTestAuthority *self, const Identity *leaf, PrTestCertificateFlags flags)
{
  if ((flags & PR_TEST_CERTIFICATE_SELF_SIGNED) != 0)
    return leaf;
  if ((flags & PR_TEST_CERTIFICATE_UNKNOWN_CA) != 0)
    return &self->stranger;
  if ((flags & (PR_TEST_CERTIFICATE_INTERMEDIATE | PR_TEST_CERTIFICATE_MISSING_INTERMEDIATE)) != 0)
    return &self->intermediate;
  return &self->root;
}

/* “DNS:localhost,IP:::1”, as OpenSSL's configuration syntax wants it. */
static char *
dup_alternative_names (char **names)
{
  GString *value = g_string_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    g_string_append_printf (value, "%s%s:%s", i == 0 ? "" : ",",
                            g_hostname_is_ip_address (names[i]) ? "IP" : "DNS", names[i]);
  return g_string_free (value, FALSE);
}

static gboolean
add_leaf_extensions (X509 *leaf, X509 *issuer, char **names, PrTestCertificateFlags flags)
{
  g_autofree char *alternative_names = dup_alternative_names (names);
  gboolean rsa = (flags & (PR_TEST_CERTIFICATE_WEAK_KEY | PR_TEST_CERTIFICATE_RSA)) != 0;
  gboolean wrong_purpose = (flags & PR_TEST_CERTIFICATE_WRONG_PURPOSE) != 0;

  return add_extension (leaf, issuer, NID_basic_constraints, "critical,CA:FALSE") &&
         add_extension (leaf, issuer, NID_key_usage,
                        rsa ? "critical,digitalSignature,keyEncipherment"
                            : "critical,digitalSignature") &&
         add_extension (leaf, issuer, NID_ext_key_usage,
                        wrong_purpose ? "clientAuth" : "serverAuth") &&
         add_extension (leaf, issuer, NID_subject_key_identifier, "hash") &&
         add_extension (leaf, issuer, NID_authority_key_identifier, "keyid:always") &&
         ((flags & PR_TEST_CERTIFICATE_CN_ONLY) != 0 ||
          add_extension (leaf, issuer, NID_subject_alt_name, alternative_names));
}

/* RFC 6960: an answer about one certificate, signed by its issuer. */
static gboolean
make_staple (PrTestCertificate *self, const Identity *issuer, gboolean revoked)
{
  g_autoptr (OCSP_BASICRESP) basic = OCSP_BASICRESP_new ();
  g_autoptr (OCSP_CERTID) id =
      OCSP_cert_to_id (EVP_sha1 (), self->leaf.certificate, issuer->certificate);
  g_autoptr (ASN1_TIME) this_update = X509_gmtime_adj (NULL, -HOUR_S);
  g_autoptr (ASN1_TIME) next_update = X509_gmtime_adj (NULL, DAY_S);
  g_autoptr (ASN1_TIME) revoked_at = X509_gmtime_adj (NULL, -DAY_S);
  g_autoptr (OCSP_RESPONSE) response = NULL;

  if (OCSP_basic_add1_status (basic, id,
                              revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
                              OCSP_REVOKED_STATUS_KEYCOMPROMISE, revoked ? revoked_at : NULL,
                              this_update, next_update) == NULL ||
      OCSP_basic_sign (basic, issuer->certificate, issuer->key, EVP_sha256 (), NULL, 0) != 1)
    return FALSE;
  response = OCSP_response_create (OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
  self->staple_bytes = i2d_OCSP_RESPONSE (response, &self->staple);
  return self->staple_bytes > 0;
}

static gboolean
fill_texts (PrTestCertificate *self)
{
  g_autoptr (BIO) pem = BIO_new (BIO_s_mem ());
  g_autoptr (BIO) key_pem = BIO_new (BIO_s_mem ());
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int digest_bytes = 0;
  GString *sha256 = g_string_new (NULL);

  if (PEM_write_bio_X509 (pem, self->leaf.certificate) != 1 ||
      (self->link != NULL && PEM_write_bio_X509 (pem, self->link) != 1) ||
      PEM_write_bio_PrivateKey (key_pem, self->leaf.key, NULL, NULL, 0, NULL, NULL) != 1 ||
      X509_digest (self->leaf.certificate, EVP_sha256 (), digest, &digest_bytes) != 1)
    {
      g_string_free (sha256, TRUE);
      return FALSE;
    }
  for (unsigned int i = 0; i < digest_bytes; i++)
    g_string_append_printf (sha256, "%02x", digest[i]);
  self->pem = dup_bio_text (pem);
  self->key_pem = dup_bio_text (key_pem);
  self->sha256 = g_string_free (sha256, FALSE);
  return TRUE;
}

static gboolean
make_certificate (PrTestAuthority *self,
                  PrTestCertificate *certificate,
                  const PrTestCertificateSpec *spec)
{
  const char *listed = spec->names != NULL ? spec->names : PR_TEST_CERTIFICATE_NAMES;
  g_auto (GStrv) names = g_strsplit (listed, ",", -1);
  gint64 not_before_s = spec->not_before_s != 0 ? spec->not_before_s : -HOUR_S;
  gint64 not_after_s = spec->not_after_s != 0 ? spec->not_after_s : 90 * DAY_S;
  gboolean sha1 = (spec->flags & PR_TEST_CERTIFICATE_WEAK_SIGNATURE) != 0;
  gboolean good = (spec->flags & PR_TEST_CERTIFICATE_STAPLED_GOOD) != 0;
  gboolean revoked = (spec->flags & PR_TEST_CERTIFICATE_STAPLED_REVOKED) != 0;
  Identity *leaf = &certificate->leaf;
  const Identity *issuer = choose_issuer (self, leaf, spec->flags);
  g_auto (Identity) named = { NULL, NULL };

  if (spec->issuer != NULL)
    {
      if (!authority_make (&named, spec->issuer, issuer) || X509_up_ref (named.certificate) != 1)
        return FALSE;
      certificate->link = named.certificate;
      issuer = &named;
    }

  leaf->key = make_leaf_key (spec->flags);
  if (leaf->key == NULL)
    return FALSE;
  leaf->certificate =
      certificate_begin (leaf->key, names[0] != NULL ? names[0] : "", not_before_s, not_after_s);
  X509_set_issuer_name (leaf->certificate, X509_get_subject_name (issuer->certificate));
  if (!add_leaf_extensions (leaf->certificate, issuer->certificate, names, spec->flags) ||
      X509_sign (leaf->certificate, issuer->key, sha1 ? EVP_sha1 () : EVP_sha256 ()) <= 0)
    return FALSE;

  if (issuer == &self->intermediate &&
      (spec->flags & PR_TEST_CERTIFICATE_MISSING_INTERMEDIATE) == 0 &&
      X509_up_ref (issuer->certificate) == 1)
    certificate->link = issuer->certificate;
  return (!(good || revoked) || make_staple (certificate, issuer, revoked)) &&
         fill_texts (certificate);
}

/**
 * pr_test_authority_issue:
 * @spec: what certificate to make; only read during the call
 *
 * Makes a certificate and its key; takes a millisecond, with RSA up to a second.
 *
 * Errors: %PR_SERVER_ERROR_CRYPTO, also for a name that OpenSSL does not take. Thread: any.
 *
 * Returns: (transfer full): the certificate
 */
PrTestCertificate *
pr_test_authority_issue (PrTestAuthority *self, const PrTestCertificateSpec *spec, GError **error)
{
  g_autoptr (PrTestCertificate) certificate = g_atomic_rc_box_new0 (PrTestCertificate);

  if (!make_certificate (self, certificate, spec))
    {
      pr_server_error_set_crypto (error, "cannot issue a certificate");
      return NULL;
    }
  return g_steal_pointer (&certificate);
}

static void
certificate_free (gpointer data)
{
  PrTestCertificate *self = data;

  identity_clear (&self->leaf);
  g_clear_pointer (&self->link, X509_free);
  OPENSSL_free (self->staple);
  g_free (self->pem);
  g_free (self->key_pem);
  g_free (self->sha256);
}

PrTestCertificate *
pr_test_certificate_ref (PrTestCertificate *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pr_test_certificate_unref (PrTestCertificate *self)
{
  g_atomic_rc_box_release_full (self, certificate_free);
}

/**
 * pr_test_certificate_get_pem:
 *
 * Returns: what the server sends, as PEM: the certificate, then the intermediate if any
 */
const char *
pr_test_certificate_get_pem (PrTestCertificate *self)
{
  return self->pem;
}

/**
 * pr_test_certificate_get_key_pem:
 *
 * Returns: the private key, as PEM without a pass phrase
 */
const char *
pr_test_certificate_get_key_pem (PrTestCertificate *self)
{
  return self->key_pem;
}

/**
 * pr_test_certificate_get_sha256:
 *
 * Returns: the fingerprint of the certificate's DER form, 64 lower-case hexadecimal digits
 */
const char *
pr_test_certificate_get_sha256 (PrTestCertificate *self)
{
  return self->sha256;
}

static int
answer_status_request (SSL *ssl, void *data)
{
  PrTestCertificate *self = data;
  unsigned char *staple = OPENSSL_memdup (self->staple, (gsize) self->staple_bytes);

  SSL_set_tlsext_status_ocsp_resp (ssl, staple, self->staple_bytes);
  return SSL_TLSEXT_ERR_OK;
}

/*
 * pr_test_certificate_install:
 * @context: gets the certificate, chain, key and staple; must not outlive @self
 *
 * Errors: %PR_SERVER_ERROR_CRYPTO.
 */
gboolean
pr_test_certificate_install (PrTestCertificate *self, SSL_CTX *context, GError **error)
{
  if (SSL_CTX_use_certificate (context, self->leaf.certificate) != 1 ||
      SSL_CTX_use_PrivateKey (context, self->leaf.key) != 1 ||
      (self->link != NULL && SSL_CTX_add1_chain_cert (context, self->link) != 1))
    {
      pr_server_error_set_crypto (error, "cannot use a certificate");
      return FALSE;
    }

  /* OpenSSL would otherwise complete the chain by itself, also where it is meant to be broken. */
  SSL_CTX_set_mode (context, SSL_MODE_NO_AUTO_CHAIN);
  if (self->staple != NULL)
    {
      SSL_CTX_set_tlsext_status_cb (context, answer_status_request);
      SSL_CTX_set_tlsext_status_arg (context, self);
    }
  return TRUE;
}
