/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "pr-certificate.h"
#include "pr-tls-staple-private.h"

#include <string.h>

/* An input is a certificate in DER, or an OCSP answer in DER, from a server that means no good. */

static void
fuzz_certificate (GBytes *der)
{
  g_autoptr (PrCertificate) certificate = pr_certificate_new_from_der (der);
  g_autofree char *pem = NULL;

  if (certificate == NULL)
    return;
  g_assert_true (g_utf8_validate (pr_certificate_get_subject (certificate), -1, NULL));
  g_assert_true (g_utf8_validate (pr_certificate_get_issuer (certificate), -1, NULL));
  g_assert_true (g_utf8_validate (pr_certificate_get_issuer_name (certificate), -1, NULL));
  for (const char *const *name = pr_certificate_get_names (certificate); *name != NULL; name++)
    g_assert_true (g_utf8_validate (*name, -1, NULL));
  g_assert_cmpuint (strlen (pr_certificate_get_sha256 (certificate)), ==, 64);
  pem = pr_certificate_to_pem (certificate);
  g_assert_true (g_str_has_suffix (pem, "-----END CERTIFICATE-----\n"));
}

/* Nobody is believed here: whatever it says, it says nothing. */
static void
fuzz_staple (const unsigned char *data, size_t size)
{
  STACK_OF (X509) *chain = sk_X509_new_null ();
  X509_STORE *store = X509_STORE_new ();
  X509 *certificate = X509_new ();

  sk_X509_push (chain, certificate);
  sk_X509_push (chain, certificate);
  g_assert_false (pr_tls_staple_says_revoked (data, size, chain, store));
  sk_X509_free (chain);
  X509_free (certificate);
  X509_STORE_free (store);
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autoptr (GBytes) der = g_bytes_new (data, size);

  fuzz_certificate (der);
  fuzz_staple (data, size);
  return 0;
}
