/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-tls-staple-private.h"

#include <openssl/err.h>
#include <openssl/ocsp.h>

/* How far the clocks of this computer and of the answering authority may differ, in seconds. */
#define CLOCK_TOLERANCE_S (5 * 60)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_BASICRESP, OCSP_BASICRESP_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_CERTID, OCSP_CERTID_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_RESPONSE, OCSP_RESPONSE_free)

/* RFC 6960 §4.1.1: a certificate is named by its number and hashes of its issuer's name and key. */
static gboolean
is_about (const OCSP_SINGLERESP *single, const X509 *leaf, const X509 *issuer)
{
  const OCSP_CERTID *id = OCSP_SINGLERESP_get0_id (single);
  ASN1_OBJECT *algorithm = NULL;
  const EVP_MD *digest;
  g_autoptr (OCSP_CERTID) expected = NULL;

  if (OCSP_id_get0_info (NULL, &algorithm, NULL, NULL, (OCSP_CERTID *) id) != 1)
    return FALSE;
  digest = EVP_get_digestbyobj (algorithm);
  if (digest == NULL)
    return FALSE;
  expected = OCSP_cert_to_id (digest, leaf, issuer);
  return expected != NULL && OCSP_id_cmp (expected, id) == 0;
}

static gboolean
is_revoked (OCSP_SINGLERESP *single)
{
  ASN1_GENERALIZEDTIME *this_update = NULL;
  ASN1_GENERALIZEDTIME *next_update = NULL;
  int status = OCSP_single_get0_status (single, NULL, NULL, &this_update, &next_update);

  return status == V_OCSP_CERTSTATUS_REVOKED
         && OCSP_check_validity (this_update, next_update, CLOCK_TOLERANCE_S, -1) == 1;
}

static gboolean
find_revoked (const guint8 *staple, gsize n_bytes, STACK_OF (X509) * chain, X509_STORE *store)
{
  const unsigned char *data = staple;
  g_autoptr (OCSP_RESPONSE) response = d2i_OCSP_RESPONSE (NULL, &data, (long) n_bytes);
  g_autoptr (OCSP_BASICRESP) basic = NULL;

  if (response == NULL || OCSP_response_status (response) != OCSP_RESPONSE_STATUS_SUCCESSFUL)
    return FALSE;
  basic = OCSP_response_get1_basic (response);
  if (basic == NULL || OCSP_basic_verify (basic, chain, store, OCSP_PARTIAL_CHAIN) != 1)
    return FALSE;

  for (int i = 0; i < OCSP_resp_count (basic); i++)
    {
      OCSP_SINGLERESP *single = OCSP_resp_get0 (basic, i);

      if (is_about (single, sk_X509_value (chain, 0), sk_X509_value (chain, 1))
          && is_revoked (single))
        return TRUE;
    }
  return FALSE;
}

/**
 * pr_tls_staple_says_revoked:
 * @staple: (array length=n_bytes): an OCSP answer, DER, as the server sent it along
 * @n_bytes: its length
 * @chain: the chain that was built: the server's certificate, its issuer, and so on
 * @store: whom to believe
 *
 * Only an answer that its authority has signed, about this certificate, and in its time, counts. One
 * that is malformed, too old, or about something else says nothing. RFC: 6066 §8, 6960 §3.2.
 *
 * Returns: %TRUE if the issuer says that it took the certificate back
 */
gboolean
pr_tls_staple_says_revoked (const guint8 *staple,
                            gsize n_bytes,
                            STACK_OF (X509) * chain,
                            X509_STORE *store)
{
  gboolean revoked;

  if (n_bytes > G_MAXINT || sk_X509_num (chain) < 2)
    return FALSE;
  revoked = find_revoked (staple, n_bytes, chain, store);
  ERR_clear_error ();
  return revoked;
}
