/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-server-error.h"
#include "pr-test-authority.h"

#include <glib/gstdio.h>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_STORE, X509_STORE_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_STORE_CTX, X509_STORE_CTX_free)

#define DAY_S (G_GINT64_CONSTANT (24) * 60 * 60)

static PrTestAuthority *
new_authority (void)
{
  g_autoptr (GError) error = NULL;
  PrTestAuthority *authority = pr_test_authority_new (&error);

  g_assert_no_error (error);
  return authority;
}

static PrTestCertificate *
issue (PrTestAuthority *authority, const PrTestCertificateSpec *spec)
{
  g_autoptr (GError) error = NULL;
  PrTestCertificate *certificate = pr_test_authority_issue (authority, spec, &error);

  g_assert_no_error (error);
  return certificate;
}

/* Reads the first certificate and, if there is one, the second. */
static X509 *
read_certificates (const char *pem, X509 **second)
{
  g_autoptr (BIO) bio = BIO_new_mem_buf (pem, -1);
  X509 *first = PEM_read_bio_X509 (bio, NULL, NULL, NULL);

  g_assert_nonnull (first);
  if (second != NULL)
    *second = PEM_read_bio_X509 (bio, NULL, NULL, NULL);
  return first;
}

/* What OpenSSL says of a certificate with the strictness that clients use. */
static int
verify (PrTestAuthority *authority, PrTestCertificate *certificate, const char *host)
{
  g_autoptr (X509) root = read_certificates (pr_test_authority_get_pem (authority), NULL);
  g_autoptr (X509) link = NULL;
  g_autoptr (X509) leaf = read_certificates (pr_test_certificate_get_pem (certificate), &link);
  g_autoptr (X509_STORE) store = X509_STORE_new ();
  g_autoptr (X509_STORE_CTX) context = X509_STORE_CTX_new ();
  STACK_OF (X509) *chain = sk_X509_new_null ();
  X509_VERIFY_PARAM *parameters = NULL;

  X509_STORE_add_cert (store, root);
  if (link != NULL)
    sk_X509_push (chain, link);
  X509_STORE_CTX_init (context, store, leaf, chain);
  X509_STORE_CTX_set_default (context, "ssl_server");
  parameters = X509_STORE_CTX_get0_param (context);
  X509_VERIFY_PARAM_set_auth_level (parameters, 2);
  if (g_hostname_is_ip_address (host))
    X509_VERIFY_PARAM_set1_ip_asc (parameters, host);
  else
    X509_VERIFY_PARAM_set1_host (parameters, host, 0);
  X509_verify_cert (context);
  sk_X509_free (chain);
  return X509_STORE_CTX_get_error (context);
}

static void
test_verify (void)
{
  static const struct
  {
    PrTestCertificateSpec spec;
    const char *host;
    int finding;
  } rows[] = {
    { { 0 }, "localhost", X509_V_OK },
    { { 0 }, "127.0.0.1", X509_V_OK },
    { { 0 }, "::1", X509_V_OK },
    { { 0 }, "mail.test", X509_V_ERR_HOSTNAME_MISMATCH },
    { { 0 }, "127.0.0.2", X509_V_ERR_IP_ADDRESS_MISMATCH },
    { { .names = "mail.test,10.0.0.1" }, "mail.test", X509_V_OK },
    { { .names = "mail.test,10.0.0.1" }, "10.0.0.1", X509_V_OK },
    { { .names = "*.mail.test" }, "imap.mail.test", X509_V_OK },
    { { .names = "*.mail.test" }, "a.imap.mail.test", X509_V_ERR_HOSTNAME_MISMATCH },
    { { .names = "mail.test", .flags = PR_TEST_CERTIFICATE_CN_ONLY }, "mail.test", X509_V_OK },
    { { .not_before_s = -2 * DAY_S, .not_after_s = -DAY_S },
      "localhost",
      X509_V_ERR_CERT_HAS_EXPIRED },
    { { .not_before_s = DAY_S, .not_after_s = 2 * DAY_S },
      "localhost",
      X509_V_ERR_CERT_NOT_YET_VALID },
    { { .flags = PR_TEST_CERTIFICATE_SELF_SIGNED },
      "localhost",
      X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT },
    { { .flags = PR_TEST_CERTIFICATE_UNKNOWN_CA },
      "localhost",
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY },
    { { .flags = PR_TEST_CERTIFICATE_INTERMEDIATE }, "localhost", X509_V_OK },
    { { .flags = PR_TEST_CERTIFICATE_MISSING_INTERMEDIATE },
      "localhost",
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY },
    { { .issuer = "Example Shield Root" }, "localhost", X509_V_OK },
    { { .issuer = "Example Shield Root", .flags = PR_TEST_CERTIFICATE_UNKNOWN_CA },
      "localhost",
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY },
    { { .flags = PR_TEST_CERTIFICATE_WEAK_KEY }, "localhost", X509_V_ERR_EE_KEY_TOO_SMALL },
    { { .flags = PR_TEST_CERTIFICATE_WEAK_SIGNATURE }, "localhost", X509_V_ERR_CA_MD_TOO_WEAK },
    { { .flags = PR_TEST_CERTIFICATE_WRONG_PURPOSE }, "localhost", X509_V_ERR_INVALID_PURPOSE },
    { { .flags = PR_TEST_CERTIFICATE_STAPLED_REVOKED }, "localhost", X509_V_OK },
  };
  g_autoptr (PrTestAuthority) authority = new_authority ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrTestCertificate) certificate = issue (authority, &rows[i].spec);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (verify (authority, certificate, rows[i].host), ==, rows[i].finding);
    }
}

static void
test_texts (void)
{
  static const PrTestCertificateSpec spec = { 0 };
  g_autoptr (PrTestAuthority) authority = new_authority ();
  g_autoptr (PrTestCertificate) certificate = issue (authority, &spec);
  g_autoptr (PrTestCertificate) other = issue (authority, &spec);
  g_autoptr (X509) leaf = read_certificates (pr_test_certificate_get_pem (certificate), NULL);
  g_autoptr (BIO) bio = BIO_new_mem_buf (pr_test_certificate_get_key_pem (certificate), -1);
  g_autoptr (EVP_PKEY) key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);

  g_assert_cmpint (X509_check_private_key (leaf, key), ==, 1);
  g_assert_cmpuint (strlen (pr_test_certificate_get_sha256 (certificate)), ==, 64);
  g_assert_cmpstr (pr_test_certificate_get_sha256 (certificate), !=,
                   pr_test_certificate_get_sha256 (other));
}

static void
test_write (void)
{
  g_autoptr (PrTestAuthority) authority = new_authority ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pr-ca-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "ca.pem", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  pr_test_authority_write_pem (authority, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, pr_test_authority_get_pem (authority));
  g_remove (path);
  g_rmdir (folder);
  g_assert_false (pr_test_authority_write_pem (authority, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_no_name (void)
{
  static const PrTestCertificateSpec spec = { .names = "" };
  g_autoptr (PrTestAuthority) authority = new_authority ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pr_test_authority_issue (authority, &spec, &error));
  g_assert_error (error, PR_SERVER_ERROR, PR_SERVER_ERROR_CRYPTO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/test-authority/verify", test_verify);
  g_test_add_func ("/test-authority/texts", test_texts);
  g_test_add_func ("/test-authority/write", test_write);
  g_test_add_func ("/test-authority/no-name", test_no_name);
  return g_test_run ();
}
