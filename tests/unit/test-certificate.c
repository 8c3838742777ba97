/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "make-certificate.h"
#include "pr-certificate.h"
#include "pr-test-authority.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

static GBytes *
dup_der_from_pem (const char *pem)
{
  BIO *bio = BIO_new_mem_buf (pem, -1);
  Identity identity = { .x509 = PEM_read_bio_X509 (bio, NULL, NULL, NULL) };
  GBytes *der;

  g_assert_nonnull (identity.x509);
  der = identity_dup_der (&identity);
  identity_clear (&identity);
  BIO_free (bio);
  return der;
}

static PrCertificate *
make (const PrTestCertificateSpec *spec, PrTestCertificate **made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTestAuthority) authority = pr_test_authority_new (&error);
  g_autoptr (GBytes) der = NULL;

  g_assert_no_error (error);
  *made = pr_test_authority_issue (authority, spec, &error);
  g_assert_no_error (error);
  der = dup_der_from_pem (pr_test_certificate_get_pem (*made));
  return pr_certificate_new_from_der (der);
}

/* The distance of a time from now, in seconds. */
static gint64
seconds_ahead (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_difference (time, now) / G_TIME_SPAN_SECOND;
}

static void
test_facts (void)
{
  const PrTestCertificateSpec spec = { .names = "mx.example.org,*.example.org,192.0.2.1,2001:db8::1",
                                       .not_before_s = -7200,
                                       .not_after_s = 86400 };
  g_autoptr (PrTestCertificate) made = NULL;
  g_autoptr (PrCertificate) certificate = make (&spec, &made);
  g_autofree char *pem = pr_certificate_to_pem (certificate);
  const char *const *names = pr_certificate_get_names (certificate);

  g_assert_cmpstr (pr_certificate_get_subject (certificate), ==, "CN=mx.example.org,O=Postrider");
  g_assert_cmpstr (pr_certificate_get_issuer (certificate), ==,
                   "CN=Postrider Test Authority,O=Postrider");
  g_assert_cmpstr (pr_certificate_get_common_name (certificate), ==, "mx.example.org");
  g_assert_cmpstr (pr_certificate_get_issuer_name (certificate), ==, "Postrider");
  g_assert_cmpstr (names[0], ==, "mx.example.org");
  g_assert_cmpstr (names[1], ==, "*.example.org");
  g_assert_cmpstr (names[2], ==, "192.0.2.1");
  g_assert_cmpstr (names[3], ==, "2001:db8::1");
  g_assert_null (names[4]);
  g_assert_cmpint (ABS (seconds_ahead (pr_certificate_get_not_before (certificate)) + 7200), <, 120);
  g_assert_cmpint (ABS (seconds_ahead (pr_certificate_get_not_after (certificate)) - 86400), <, 120);
  g_assert_cmpstr (pr_certificate_get_key_type (certificate), ==, "EC");
  g_assert_cmpuint (pr_certificate_get_key_bits (certificate), ==, 256);
  g_assert_cmpstr (pr_certificate_get_signature_algorithm (certificate), ==, "ecdsa-with-SHA256");
  g_assert_cmpstr (pr_certificate_get_sha256 (certificate), ==, pr_test_certificate_get_sha256 (made));
  g_assert_false (pr_certificate_is_self_issued (certificate));
  g_assert_cmpstr (pem, ==, pr_test_certificate_get_pem (made));
}

static void
test_weak_and_self_issued (void)
{
  const PrTestCertificateSpec spec = { .flags = PR_TEST_CERTIFICATE_SELF_SIGNED
                                                | PR_TEST_CERTIFICATE_WEAK_KEY
                                                | PR_TEST_CERTIFICATE_WEAK_SIGNATURE
                                                | PR_TEST_CERTIFICATE_CN_ONLY };
  g_autoptr (PrTestCertificate) made = NULL;
  g_autoptr (PrCertificate) certificate = make (&spec, &made);

  g_assert_cmpstr (pr_certificate_get_key_type (certificate), ==, "RSA");
  g_assert_cmpuint (pr_certificate_get_key_bits (certificate), ==, 1024);
  g_assert_cmpstr (pr_certificate_get_signature_algorithm (certificate), ==,
                   "sha1WithRSAEncryption");
  g_assert_true (pr_certificate_is_self_issued (certificate));
  g_assert_cmpstr (pr_certificate_get_common_name (certificate), ==, "localhost");
  g_assert_null (pr_certificate_get_names (certificate)[0]);
}

static PrCertificate *
finish (Identity *self)
{
  g_autoptr (GBytes) der = NULL;
  PrCertificate *certificate;

  identity_sign (self, self);
  der = identity_dup_der (self);
  certificate = pr_certificate_new_from_der (der);
  g_assert_nonnull (certificate);
  g_assert_true (g_bytes_equal (pr_certificate_get_der (certificate), der));
  return certificate;
}

/* A name is text from a stranger: it may hold anything. */
static void
test_hostile_names (void)
{
  static const guchar subject[] = { 'a', 0, '\r', '\n', 'b', 0xe2, 0x80, 0xae, 'c' };
  g_auto (Identity) identity = { NULL, NULL };
  g_autoptr (PrCertificate) certificate = NULL;
  X509_NAME *name;

  identity_begin (&identity, NULL, &identity);
  name = X509_get_subject_name (identity.x509);
  X509_NAME_add_entry_by_NID (name, NID_commonName, MBSTRING_UTF8, subject, sizeof subject, -1, 0);
  X509_NAME_add_entry_by_txt (name, "O", MBSTRING_UTF8, (const guchar *) "Bücher, Zürich", -1, -1,
                              0);
  identity_add_extension (&identity, NID_subject_alt_name,
                          "email:ann@example.org,DNS:evil.test,URI:https://a.test/");
  certificate = finish (&identity);

  for (const char *p = pr_certificate_get_subject (certificate); *p != '\0'; p++)
    g_assert_false (g_ascii_iscntrl (*p));
  g_assert_nonnull (strstr (pr_certificate_get_subject (certificate), "Bücher"));
  g_assert_true (g_utf8_validate (pr_certificate_get_common_name (certificate), -1, NULL));
  g_assert_null (strstr (pr_certificate_get_common_name (certificate), "\342\200\256"));
  g_assert_cmpstr (pr_certificate_get_names (certificate)[0], ==, "evil.test");
  g_assert_null (pr_certificate_get_names (certificate)[1]);
}

/* RFC 5280 §4.1.2.6: names may be empty, and today often are. */
static void
test_no_names (void)
{
  g_auto (Identity) identity = { NULL, NULL };
  g_autoptr (PrCertificate) certificate = NULL;

  identity_begin (&identity, NULL, &identity);
  certificate = finish (&identity);
  g_assert_cmpstr (pr_certificate_get_subject (certificate), ==, "");
  g_assert_cmpstr (pr_certificate_get_issuer (certificate), ==, "");
  g_assert_cmpstr (pr_certificate_get_issuer_name (certificate), ==, "");
  g_assert_null (pr_certificate_get_common_name (certificate));
  g_assert_null (pr_certificate_get_names (certificate)[0]);
}

static void
test_bounds (void)
{
  g_auto (Identity) identity = { NULL, NULL };
  g_autoptr (GString) names = g_string_new ("DNS:0.example.org");
  g_autoptr (PrCertificate) certificate = NULL;

  identity_begin (&identity, NULL, &identity);
  for (guint i = 1; i < 500; i++)
    g_string_append_printf (names, ",DNS:%u.example.org", i);
  for (guint i = 0; i < 100; i++)
    X509_NAME_add_entry_by_txt (X509_get_subject_name (identity.x509), "OU", MBSTRING_UTF8,
                                (const guchar *) "department", -1, -1, 0);
  identity_add_extension (&identity, NID_subject_alt_name, names->str);
  certificate = finish (&identity);

  g_assert_cmpuint (g_strv_length ((GStrv) pr_certificate_get_names (certificate)), ==, 100);
  g_assert_cmpint (g_utf8_strlen (pr_certificate_get_subject (certificate), -1), ==, 301);
  g_assert_null (pr_certificate_get_common_name (certificate));
}

static void
test_malformed (void)
{
  g_auto (Identity) identity = { NULL, NULL };
  g_autoptr (GBytes) der = NULL;
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  identity_begin (&identity, "x", &identity);
  identity_sign (&identity, &identity);
  der = identity_dup_der (&identity);
  g_assert_null (pr_certificate_new_from_der (empty));
  for (gsize n_bytes = 1; n_bytes < g_bytes_get_size (der); n_bytes++)
    {
      /* A copy, so that a sanitizer sees one byte too many. */
      g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (der, NULL), n_bytes);

      g_assert_null (pr_certificate_new_from_der (cut));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate/facts", test_facts);
  g_test_add_func ("/certificate/weak-and-self-issued", test_weak_and_self_issued);
  g_test_add_func ("/certificate/hostile-names", test_hostile_names);
  g_test_add_func ("/certificate/no-names", test_no_names);
  g_test_add_func ("/certificate/bounds", test_bounds);
  g_test_add_func ("/certificate/malformed", test_malformed);
  return g_test_run ();
}
