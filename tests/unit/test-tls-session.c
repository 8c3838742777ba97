/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-test-authority-private.h"
#include "pr-tls-session-private.h"

#include <openssl/x509_vfy.h>
#include <string.h>

/* A handshake in memory, between two ends that trust each other in everything. */
typedef struct
{
  PrTestAuthority *authority;
  PrTestCertificate *certificate;
  SSL_CTX *server_context;
  SSL_CTX *client_context;
  SSL *server;
  SSL *client;
} Talk;

static void
talk_init (Talk *talk, const PrTestCertificateSpec *spec, int version)
{
  g_autoptr (GError) error = NULL;
  BIO *to_server = BIO_new (BIO_s_mem ());
  BIO *to_client = BIO_new (BIO_s_mem ());

  talk->authority = pr_test_authority_new (&error);
  g_assert_no_error (error);
  talk->certificate = pr_test_authority_issue (talk->authority, spec, &error);
  g_assert_no_error (error);
  talk->server_context = SSL_CTX_new (TLS_server_method ());
  SSL_CTX_set_security_level (talk->server_context, 0);
  pr_test_certificate_install (talk->certificate, talk->server_context, &error);
  g_assert_no_error (error);
  talk->client_context = SSL_CTX_new (TLS_client_method ());
  SSL_CTX_set_min_proto_version (talk->client_context, version);
  SSL_CTX_set_max_proto_version (talk->client_context, version);

  talk->server = SSL_new (talk->server_context);
  talk->client = SSL_new (talk->client_context);
  BIO_set_mem_eof_return (to_server, -1);
  BIO_set_mem_eof_return (to_client, -1);
  BIO_up_ref (to_server);
  BIO_up_ref (to_client);
  SSL_set_bio (talk->server, to_server, to_client);
  SSL_set_bio (talk->client, to_client, to_server);
  SSL_set_accept_state (talk->server);
  SSL_set_connect_state (talk->client);
  while (SSL_do_handshake (talk->client) != 1 || SSL_do_handshake (talk->server) != 1)
    g_assert_cmpint (SSL_get_error (talk->server, SSL_do_handshake (talk->server)), !=,
                     SSL_ERROR_SSL);
}

static void
talk_clear (Talk *talk)
{
  SSL_free (talk->client);
  SSL_free (talk->server);
  SSL_CTX_free (talk->client_context);
  SSL_CTX_free (talk->server_context);
  pr_test_certificate_unref (talk->certificate);
  pr_test_authority_unref (talk->authority);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Talk, talk_clear)

static void
test_kinds (void)
{
  static const struct
  {
    int x509_error;
    PrTlsFaultKind kind;
  } rows[] = {
    { X509_V_ERR_CERT_REVOKED, PR_TLS_FAULT_REVOKED },
    { X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, PR_TLS_FAULT_SELF_SIGNED },
    { X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, PR_TLS_FAULT_UNTRUSTED },
    { X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, PR_TLS_FAULT_UNTRUSTED },
    { X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, PR_TLS_FAULT_UNTRUSTED },
    { X509_V_ERR_CERT_SIGNATURE_FAILURE, PR_TLS_FAULT_UNTRUSTED },
    { X509_V_ERR_CERT_CHAIN_TOO_LONG, PR_TLS_FAULT_UNTRUSTED },
    { X509_V_ERR_HOSTNAME_MISMATCH, PR_TLS_FAULT_NAME_MISMATCH },
    { X509_V_ERR_IP_ADDRESS_MISMATCH, PR_TLS_FAULT_NAME_MISMATCH },
    { X509_V_ERR_CERT_HAS_EXPIRED, PR_TLS_FAULT_EXPIRED },
    { X509_V_ERR_CERT_NOT_YET_VALID, PR_TLS_FAULT_NOT_YET_VALID },
    { X509_V_ERR_EE_KEY_TOO_SMALL, PR_TLS_FAULT_WEAK },
    { X509_V_ERR_CA_KEY_TOO_SMALL, PR_TLS_FAULT_WEAK },
    { X509_V_ERR_CA_MD_TOO_WEAK, PR_TLS_FAULT_WEAK },
    { X509_V_ERR_INVALID_PURPOSE, PR_TLS_FAULT_WRONG_PURPOSE },
    { X509_V_ERR_INVALID_CA, PR_TLS_FAULT_WRONG_PURPOSE },
    { X509_V_ERR_PATH_LENGTH_EXCEEDED, PR_TLS_FAULT_WRONG_PURPOSE },
    { X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD, PR_TLS_FAULT_OTHER },
    { X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION, PR_TLS_FAULT_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (pr_tls_fault_kind_from_x509_error (rows[i].x509_error), ==, rows[i].kind);
}

static PrTlsSession *
make_session (Talk *talk, const char *host, GArray *faults, const char *pin)
{
  return pr_tls_session_new (talk->client, host, faults == NULL ? pr_tls_faults_new () : faults, pin);
}

/* The same fault twice is one; the worst comes first, and of the same the server's own. */
static void
test_order (void)
{
  const PrTestCertificateSpec spec = { 0 };
  g_auto (Talk) talk = { 0 };
  GArray *faults = pr_tls_faults_new ();
  g_autoptr (PrTlsSession) session = NULL;
  static const struct
  {
    PrTlsFaultKind kind;
    guint depth;
  } expected[] = {
    { PR_TLS_FAULT_UNTRUSTED, 1 },  { PR_TLS_FAULT_NAME_MISMATCH, 0 }, { PR_TLS_FAULT_EXPIRED, 0 },
    { PR_TLS_FAULT_EXPIRED, 2 }, { PR_TLS_FAULT_WEAK, 0 },
  };

  talk_init (&talk, &spec, TLS1_3_VERSION);
  pr_tls_faults_add (faults, PR_TLS_FAULT_WEAK, 0, "a");
  pr_tls_faults_add (faults, PR_TLS_FAULT_EXPIRED, 2, "b");
  pr_tls_faults_add (faults, PR_TLS_FAULT_UNTRUSTED, 1, "c");
  pr_tls_faults_add (faults, PR_TLS_FAULT_EXPIRED, 0, "d");
  pr_tls_faults_add (faults, PR_TLS_FAULT_EXPIRED, 0, "e");
  session = make_session (&talk, "elsewhere.test", faults, NULL);

  g_assert_cmpuint (pr_tls_session_get_n_faults (session), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (pr_tls_session_get_fault (session, i)->kind, ==, expected[i].kind);
      g_assert_cmpuint (pr_tls_session_get_fault (session, i)->depth, ==, expected[i].depth);
    }
  g_assert_cmpstr (pr_tls_session_get_fault (session, 2)->detail, ==, "d");
  g_assert_true (pr_tls_session_has_fault (session, PR_TLS_FAULT_WEAK));
  g_assert_false (pr_tls_session_has_fault (session, PR_TLS_FAULT_REVOKED));
  g_assert_false (pr_tls_session_is_verified (session));
  g_assert_false (pr_tls_session_is_trusted (session));
}

static void
test_self_signed_implies (void)
{
  const PrTestCertificateSpec spec = { 0 };
  g_auto (Talk) talk = { 0 };
  GArray *faults = pr_tls_faults_new ();
  g_autoptr (PrTlsSession) session = NULL;

  talk_init (&talk, &spec, TLS1_3_VERSION);
  pr_tls_faults_add (faults, PR_TLS_FAULT_UNTRUSTED, 0, "a");
  pr_tls_faults_add (faults, PR_TLS_FAULT_SELF_SIGNED, 0, "b");
  pr_tls_faults_add (faults, PR_TLS_FAULT_UNTRUSTED, 1, "c");
  session = make_session (&talk, "localhost", faults, NULL);
  g_assert_cmpuint (pr_tls_session_get_n_faults (session), ==, 1);
  g_assert_cmpint (pr_tls_session_get_fault (session, 0)->kind, ==, PR_TLS_FAULT_SELF_SIGNED);
}

/* RFC 9525 §6: what a certificate's names stand for. */
static void
test_host_names (void)
{
  static const struct
  {
    const char *names;
    PrTestCertificateFlags flags;
    const char *host;
    gboolean matches;
  } rows[] = {
    { "mx.example.org", 0, "mx.example.org", TRUE },
    { "mx.example.org", 0, "MX.Example.ORG", TRUE },
    { "mx.example.org", 0, "mx.example.org.", TRUE },
    { "mx.example.org", 0, "example.org", FALSE },
    { "mx.example.org", 0, "imap.mx.example.org", FALSE },
    { "a.test,mx.example.org", 0, "mx.example.org", TRUE },
    { "*.example.org", 0, "mx.example.org", TRUE },
    { "*.example.org", 0, "example.org", FALSE },
    { "*.example.org", 0, "a.mx.example.org", FALSE },
    { "mx.*.org", 0, "mx.example.org", FALSE },
    { "m*.example.org", 0, "mx.example.org", FALSE },
    { "*.org", 0, "example.org", FALSE },
    { "*", 0, "localhost", FALSE },
    { "xn--bcher-kva.example", 0, "bücher.example", TRUE },
    { "xn--bcher-kva.example", 0, "BÜCHER.example", TRUE },
    { "xn--bcher-kva.example", 0, "bucher.example", FALSE },
    { "*.xn--bcher-kva.example", 0, "mx.bücher.example", TRUE },
    { "mx.example.org", PR_TEST_CERTIFICATE_CN_ONLY, "mx.example.org", FALSE },
    { "127.0.0.1,::1", 0, "127.0.0.1", TRUE },
    { "127.0.0.1,::1", 0, "::1", TRUE },
    { "127.0.0.1,::1", 0, "0:0:0:0:0:0:0:1", TRUE },
    { "127.0.0.1,::1", 0, "127.0.0.2", FALSE },
    { "127.0.0.1,::1", 0, "::2", FALSE },
    { "mx.example.org", 0, "127.0.0.1", FALSE },
    { "127.0.0.1", PR_TEST_CERTIFICATE_CN_ONLY, "127.0.0.1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PrTestCertificateSpec spec = { .names = rows[i].names, .flags = rows[i].flags };
      g_auto (Talk) talk = { 0 };
      g_autoptr (PrTlsSession) session = NULL;

      g_test_message ("“%s” for “%s”", rows[i].names, rows[i].host);
      talk_init (&talk, &spec, TLS1_3_VERSION);
      session = make_session (&talk, rows[i].host, NULL, NULL);
      g_assert_true (pr_tls_session_is_verified (session) == rows[i].matches);
      g_assert_true (pr_tls_session_has_fault (session, PR_TLS_FAULT_NAME_MISMATCH)
                     != rows[i].matches);
    }
}

static void
test_pin (void)
{
  const PrTestCertificateSpec spec = { .flags = PR_TEST_CERTIFICATE_INTERMEDIATE };
  g_auto (Talk) talk = { 0 };
  g_autoptr (PrTlsSession) session = NULL;
  g_autoptr (PrTlsSession) pinned = NULL;
  g_autoptr (PrTlsSession) upper_case = NULL;
  g_autoptr (PrTlsSession) issuer_pinned = NULL;
  g_autoptr (PrTlsSession) nothing_pinned = NULL;
  const char *sha256;
  g_autofree char *upper = NULL;

  talk_init (&talk, &spec, TLS1_3_VERSION);
  sha256 = pr_test_certificate_get_sha256 (talk.certificate);
  upper = g_ascii_strup (sha256, -1);

  session = make_session (&talk, "elsewhere.test", NULL, NULL);
  g_assert_cmpuint (pr_tls_session_get_n_certificates (session), ==, 2);
  g_assert_cmpstr (pr_certificate_get_sha256 (pr_tls_session_get_certificate (session, 0)), ==,
                   sha256);
  g_assert_cmpstr (pr_certificate_get_common_name (pr_tls_session_get_certificate (session, 1)), ==,
                   "Postrider Test Intermediate");
  g_assert_null (pr_tls_session_get_certificate (session, 2));
  g_assert_false (pr_tls_session_is_trusted (session));

  pinned = make_session (&talk, "elsewhere.test", NULL, sha256);
  g_assert_true (pr_tls_session_is_pinned (pinned));
  g_assert_true (pr_tls_session_is_trusted (pinned));
  g_assert_false (pr_tls_session_is_verified (pinned));
  upper_case = make_session (&talk, "elsewhere.test", NULL, upper);
  g_assert_true (pr_tls_session_is_trusted (upper_case));

  issuer_pinned = make_session (
      &talk, "elsewhere.test", NULL,
      pr_certificate_get_sha256 (pr_tls_session_get_certificate (session, 1)));
  g_assert_false (pr_tls_session_is_trusted (issuer_pinned));
  nothing_pinned = make_session (&talk, "elsewhere.test", NULL, "");
  g_assert_false (pr_tls_session_is_trusted (nothing_pinned));
}

/* RFC 9266: both ends of TLS 1.3 get the same; RFC 5929: up to TLS 1.2 it is the certificate's. */
static void
test_channel_binding (void)
{
  const PrTestCertificateSpec spec = { 0 };
  const PrTestCertificateSpec sha1 = { .flags = PR_TEST_CERTIFICATE_WEAK_SIGNATURE };
  g_auto (Talk) new_talk = { 0 };
  g_auto (Talk) old_talk = { 0 };
  g_auto (Talk) weak_talk = { 0 };
  g_autoptr (PrTlsSession) new_session = NULL;
  g_autoptr (PrTlsSession) old_session = NULL;
  g_autoptr (PrTlsSession) weak_session = NULL;
  guint8 exported[32];
  g_autoptr (GBytes) expected = NULL;
  Talk *const end_point_talks[] = { &old_talk, &weak_talk };
  const PrTlsSession *end_points[2];

  talk_init (&new_talk, &spec, TLS1_3_VERSION);
  new_session = make_session (&new_talk, "localhost", NULL, NULL);
  g_assert_cmpstr (pr_tls_session_get_version (new_session), ==, "TLSv1.3");
  g_assert_cmpstr (pr_tls_session_get_channel_binding_type (new_session), ==, "tls-exporter");
  g_assert_cmpint (SSL_export_keying_material (new_talk.server, exported, sizeof exported,
                                               "EXPORTER-Channel-Binding",
                                               strlen ("EXPORTER-Channel-Binding"), NULL, 0, 0),
                   ==, 1);
  expected = g_bytes_new (exported, sizeof exported);
  g_assert_true (g_bytes_equal (pr_tls_session_get_channel_binding (new_session), expected));

  talk_init (&old_talk, &spec, TLS1_2_VERSION);
  talk_init (&weak_talk, &sha1, TLS1_2_VERSION);
  end_points[0] = old_session = make_session (&old_talk, "localhost", NULL, NULL);
  end_points[1] = weak_session = make_session (&weak_talk, "localhost", NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (end_points); i++)
    {
      /* SHA-256 for both: instead of SHA-1 too. */
      g_autofree char *hash = g_compute_checksum_for_bytes (
          G_CHECKSUM_SHA256,
          pr_certificate_get_der (pr_tls_session_get_certificate (end_points[i], 0)));
      GBytes *binding = pr_tls_session_get_channel_binding (end_points[i]);
      const guint8 *data = g_bytes_get_data (binding, NULL);
      g_autoptr (GString) hex = g_string_new (NULL);

      for (gsize k = 0; k < g_bytes_get_size (binding); k++)
        g_string_append_printf (hex, "%02x", data[k]);
      g_assert_cmpstr (pr_tls_session_get_version (end_points[i]), ==, "TLSv1.2");
      g_assert_cmpstr (pr_tls_session_get_channel_binding_type (end_points[i]), ==,
                       "tls-server-end-point");
      g_assert_cmpstr (hex->str, ==, hash);
      g_assert_cmpstr (hex->str, ==, pr_test_certificate_get_sha256 (end_point_talks[i]->certificate));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tls-session/kinds", test_kinds);
  g_test_add_func ("/tls-session/order", test_order);
  g_test_add_func ("/tls-session/self-signed-implies", test_self_signed_implies);
  g_test_add_func ("/tls-session/host-names", test_host_names);
  g_test_add_func ("/tls-session/pin", test_pin);
  g_test_add_func ("/tls-session/channel-binding", test_channel_binding);
  return g_test_run ();
}
