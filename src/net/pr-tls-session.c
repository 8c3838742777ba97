/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-tls-session-private.h"

#include "pr-tls-staple-private.h"

#include <openssl/evp.h>
#include <openssl/x509v3.h>
#include <string.h>

/* RFC 9266 §4 */
#define EXPORTER_LABEL "EXPORTER-Channel-Binding"
#define EXPORTER_BYTES 32

struct _PrTlsSession
{
  char *version;
  char *cipher;
  GPtrArray *certificates;
  GArray *faults;
  gboolean pinned;
  const char *binding_type;
  GBytes *binding;
};

/**
 * pr_tls_fault_clear:
 * @fault: a #PrTlsFault
 *
 * Frees what it holds.
 */
void
pr_tls_fault_clear (gpointer fault)
{
  g_free (((PrTlsFault *) fault)->detail);
}

/**
 * pr_tls_faults_new:
 *
 * Returns: (transfer full): an empty list of #PrTlsFault
 */
GArray *
pr_tls_faults_new (void)
{
  GArray *faults = g_array_new (FALSE, TRUE, sizeof (PrTlsFault));

  g_array_set_clear_func (faults, pr_tls_fault_clear);
  return faults;
}

/**
 * pr_tls_faults_add:
 * @kind: what is wrong
 * @depth: with which certificate
 * @detail: what the verifier said
 *
 * Adds a fault that is not yet in the list: OpenSSL tells some of them several times.
 */
void
pr_tls_faults_add (GArray *faults, PrTlsFaultKind kind, guint depth, const char *detail)
{
  PrTlsFault fault = { .kind = kind, .depth = depth };

  for (guint i = 0; i < faults->len; i++)
    {
      const PrTlsFault *known = &g_array_index (faults, PrTlsFault, i);

      if (known->kind == kind && known->depth == depth)
        return;
    }
  fault.detail = g_strdup (detail);
  g_array_append_val (faults, fault);
}

/**
 * pr_tls_fault_kind_from_x509_error:
 * @x509_error: one of OpenSSL's `X509_V_ERR_` codes
 *
 * Returns: what it means for the user
 */
PrTlsFaultKind
pr_tls_fault_kind_from_x509_error (int x509_error)
{
  switch (x509_error)
    {
    case X509_V_ERR_CERT_REVOKED:
      return PR_TLS_FAULT_REVOKED;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return PR_TLS_FAULT_SELF_SIGNED;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_CERT_UNTRUSTED:
    case X509_V_ERR_CERT_REJECTED:
    case X509_V_ERR_CERT_CHAIN_TOO_LONG:
      return PR_TLS_FAULT_UNTRUSTED;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return PR_TLS_FAULT_NAME_MISMATCH;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return PR_TLS_FAULT_EXPIRED;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return PR_TLS_FAULT_NOT_YET_VALID;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
      return PR_TLS_FAULT_WEAK;
    case X509_V_ERR_INVALID_PURPOSE:
    case X509_V_ERR_INVALID_CA:
    case X509_V_ERR_INVALID_NON_CA:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
    case X509_V_ERR_KEYUSAGE_NO_DIGITAL_SIGNATURE:
      return PR_TLS_FAULT_WRONG_PURPOSE;
    default:
      return PR_TLS_FAULT_OTHER;
    }
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const PrTlsFault *left = a;
  const PrTlsFault *right = b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return left->depth < right->depth ? -1 : left->depth > right->depth;
}

/* “Its issuer is missing” says nothing more where the certificate is its own issuer. */
static void
drop_implied_faults (GArray *faults)
{
  gboolean self_signed = FALSE;

  for (guint i = 0; i < faults->len; i++)
    self_signed |= g_array_index (faults, PrTlsFault, i).kind == PR_TLS_FAULT_SELF_SIGNED;
  for (guint i = faults->len; self_signed && i > 0; i--)
    if (g_array_index (faults, PrTlsFault, i - 1).kind == PR_TLS_FAULT_UNTRUSTED)
      g_array_remove_index (faults, i - 1);
}

/* RFC 9525 §6.2: the common name of the subject is no host name, though OpenSSL would take it for one
 * where there is nothing better. */
#define CHECK_HOST_FLAGS (X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT)

static void
check_host (X509 *leaf, const char *host, GArray *faults)
{
  g_autofree char *ascii = NULL;
  gsize length;

  if (g_hostname_is_ip_address (host))
    {
      if (X509_check_ip_asc (leaf, host, 0) != 1)
        pr_tls_faults_add (faults, PR_TLS_FAULT_NAME_MISMATCH, 0, "IP address mismatch");
      return;
    }

  ascii = g_hostname_to_ascii (host);
  length = ascii == NULL ? 0 : strlen (ascii);
  if (length > 0 && ascii[length - 1] == '.')
    ascii[--length] = '\0';
  if (length == 0
      || X509_check_host (leaf, ascii, length, CHECK_HOST_FLAGS, NULL) != 1)
    pr_tls_faults_add (faults, PR_TLS_FAULT_NAME_MISMATCH, 0, "hostname mismatch");
}

static void
check_staple (SSL *ssl, GArray *faults)
{
  const unsigned char *staple = NULL;
  long n_bytes = SSL_get_tlsext_status_ocsp_resp (ssl, &staple);

  if (n_bytes > 0
      && pr_tls_staple_says_revoked (staple, (gsize) n_bytes, SSL_get0_verified_chain (ssl),
                                     SSL_CTX_get_cert_store (SSL_get_SSL_CTX (ssl))))
    pr_tls_faults_add (faults, PR_TLS_FAULT_REVOKED, 0, "revoked, says the OCSP answer sent along");
}

/* Ends at a certificate that cannot be read: the first is the one that a pin names, and no other may
 * move to its place. */
static void
read_chain (PrTlsSession *self, SSL *ssl)
{
  STACK_OF (X509) *chain = SSL_get_peer_cert_chain (ssl);

  for (int i = 0; i < sk_X509_num (chain); i++)
    {
      unsigned char *data = NULL;
      int n_bytes = i2d_X509 (sk_X509_value (chain, i), &data);
      g_autoptr (GBytes) der = NULL;
      PrCertificate *certificate;

      if (n_bytes <= 0)
        break;
      der = g_bytes_new (data, (gsize) n_bytes);
      OPENSSL_free (data);
      certificate = pr_certificate_new_from_der (der);
      if (certificate == NULL)
        break;
      g_ptr_array_add (self->certificates, certificate);
    }
}

/* RFC 5929 §4.1: the hash of the certificate's signature, but never MD5 or SHA-1. */
static GBytes *
server_end_point (X509 *leaf)
{
  int digest_nid = NID_undef;
  const EVP_MD *digest;
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned int n_bytes = 0;

  if (OBJ_find_sigid_algs (X509_get_signature_nid (leaf), &digest_nid, NULL) != 1
      || digest_nid == NID_undef)
    return NULL;
  if (digest_nid == NID_md5 || digest_nid == NID_sha1)
    digest_nid = NID_sha256;
  digest = EVP_get_digestbynid (digest_nid);
  if (digest == NULL || X509_digest (leaf, digest, hash, &n_bytes) != 1)
    return NULL;
  return g_bytes_new (hash, n_bytes);
}

static void
read_channel_binding (PrTlsSession *self, SSL *ssl, X509 *leaf)
{
  if (SSL_version (ssl) >= TLS1_3_VERSION)
    {
      unsigned char exported[EXPORTER_BYTES];

      if (SSL_export_keying_material (ssl, exported, sizeof exported, EXPORTER_LABEL,
                                      strlen (EXPORTER_LABEL), NULL, 0, 0)
          == 1)
        {
          self->binding_type = "tls-exporter";
          self->binding = g_bytes_new (exported, sizeof exported);
        }
    }
  else if (leaf != NULL)
    {
      self->binding = server_end_point (leaf);
      if (self->binding != NULL)
        self->binding_type = "tls-server-end-point";
    }
}

static gboolean
is_pinned (const char *pins, const PrCertificate *leaf)
{
  g_auto (GStrv) words = g_strsplit (pins == NULL ? "" : pins, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], pr_certificate_get_sha256 (leaf)) == 0)
      return TRUE;
  return FALSE;
}

/**
 * pr_tls_session_new:
 * @ssl: after its handshake
 * @host: whom this side meant to speak to: a name or an IP address
 * @faults: (transfer full): what verifying the chain has found
 * @pin_sha256: (nullable): the leaf that is accepted all the same; of several, with a blank between
 *   two, each is
 *
 * Returns: (transfer full): all that the handshake has shown
 */
PrTlsSession *
pr_tls_session_new (SSL *ssl, const char *host, GArray *faults, const char *pin_sha256)
{
  PrTlsSession *self = g_atomic_rc_box_new0 (PrTlsSession);
  X509 *leaf = SSL_get0_peer_certificate (ssl);

  self->version = g_strdup (SSL_get_version (ssl));
  self->cipher = g_strdup (SSL_get_cipher_name (ssl));
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_certificate_unref);
  self->faults = faults;
  read_chain (self, ssl);
  if (leaf == NULL || self->certificates->len == 0)
    pr_tls_faults_add (faults, PR_TLS_FAULT_OTHER, 0, "the server sent no certificate");
  else
    {
      check_host (leaf, host, faults);
      check_staple (ssl, faults);
      self->pinned = is_pinned (pin_sha256, self->certificates->pdata[0]);
    }
  drop_implied_faults (faults);
  g_array_sort (faults, compare_faults);
  read_channel_binding (self, ssl, leaf);
  return self;
}

/**
 * pr_tls_session_ref:
 *
 * Returns: (transfer full): @self
 */
PrTlsSession *
pr_tls_session_ref (PrTlsSession *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_tls_session_clear (gpointer data)
{
  PrTlsSession *self = data;

  g_free (self->version);
  g_free (self->cipher);
  g_ptr_array_unref (self->certificates);
  g_array_unref (self->faults);
  g_clear_pointer (&self->binding, g_bytes_unref);
}

/**
 * pr_tls_session_unref:
 *
 * Gives up one reference.
 */
void
pr_tls_session_unref (PrTlsSession *self)
{
  g_atomic_rc_box_release_full (self, pr_tls_session_clear);
}

/**
 * pr_tls_session_get_version:
 *
 * Returns: (transfer none): “TLSv1.2” or “TLSv1.3”
 */
const char *
pr_tls_session_get_version (const PrTlsSession *self)
{
  return self->version;
}

/**
 * pr_tls_session_get_cipher:
 *
 * Returns: (transfer none): the cipher suite, as OpenSSL names it
 */
const char *
pr_tls_session_get_cipher (const PrTlsSession *self)
{
  return self->cipher;
}

/**
 * pr_tls_session_is_verified:
 *
 * Returns: %TRUE if the certificate has no fault
 */
gboolean
pr_tls_session_is_verified (const PrTlsSession *self)
{
  return self->faults->len == 0;
}

/**
 * pr_tls_session_is_pinned:
 *
 * Returns: %TRUE if the certificate is the one that the user accepts in spite of its faults
 */
gboolean
pr_tls_session_is_pinned (const PrTlsSession *self)
{
  return self->pinned;
}

/**
 * pr_tls_session_is_trusted:
 *
 * Returns: %TRUE if a credential may be sent
 */
gboolean
pr_tls_session_is_trusted (const PrTlsSession *self)
{
  return self->faults->len == 0 || self->pinned;
}

/**
 * pr_tls_session_get_n_certificates:
 *
 * Returns: how many certificates the server sent
 */
guint
pr_tls_session_get_n_certificates (const PrTlsSession *self)
{
  return self->certificates->len;
}

/**
 * pr_tls_session_get_certificate:
 * @depth: 0 is the server's own
 *
 * Returns: (transfer none) (nullable): a certificate, as it stood in the chain that was sent
 */
PrCertificate *
pr_tls_session_get_certificate (const PrTlsSession *self, guint depth)
{
  return depth < self->certificates->len ? self->certificates->pdata[depth] : NULL;
}

/**
 * pr_tls_session_get_n_faults:
 *
 * Returns: how many faults were found
 */
guint
pr_tls_session_get_n_faults (const PrTlsSession *self)
{
  return self->faults->len;
}

/**
 * pr_tls_session_get_fault:
 * @i: below pr_tls_session_get_n_faults()
 *
 * Returns: (transfer none): a fault; the first is the one to name where only one is
 */
const PrTlsFault *
pr_tls_session_get_fault (const PrTlsSession *self, guint i)
{
  g_return_val_if_fail (i < self->faults->len, NULL);
  return &g_array_index (self->faults, PrTlsFault, i);
}

/**
 * pr_tls_session_has_fault:
 * @kind: what to look for
 *
 * Returns: %TRUE if some certificate of the chain has it
 */
gboolean
pr_tls_session_has_fault (const PrTlsSession *self, PrTlsFaultKind kind)
{
  for (guint i = 0; i < self->faults->len; i++)
    if (g_array_index (self->faults, PrTlsFault, i).kind == kind)
      return TRUE;
  return FALSE;
}

/**
 * pr_tls_session_get_channel_binding_type:
 *
 * Returns: (transfer none) (nullable): “tls-exporter” (RFC 9266) or “tls-server-end-point” (RFC 5929)
 */
const char *
pr_tls_session_get_channel_binding_type (const PrTlsSession *self)
{
  return self->binding_type;
}

/**
 * pr_tls_session_get_channel_binding:
 *
 * Returns: (transfer none) (nullable): the data of the channel binding
 */
GBytes *
pr_tls_session_get_channel_binding (const PrTlsSession *self)
{
  return self->binding;
}
