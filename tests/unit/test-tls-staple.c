/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "make-certificate.h"
#include "pr-tls-staple-private.h"

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#define HOUR_S (60 * 60)
#define DAY_S (24 * HOUR_S)

typedef struct
{
  Identity root;
  Identity leaf;
  Identity other;     /* another certificate of the same authority */
  Identity responder; /* signs for the authority */
  Identity stranger;  /* an authority of the same name */
  STACK_OF (X509) * chain;
  X509_STORE *store;
} Fixture;

static void
make_authority (Identity *self)
{
  identity_begin (self, "Authority", self);
  X509_set_issuer_name (self->x509, X509_get_subject_name (self->x509));
  identity_add_extension (self, NID_basic_constraints, "critical,CA:TRUE");
  identity_sign (self, self);
}

static void
make_leaf (Identity *self, const char *common_name, const char *purpose, const Identity *issuer)
{
  identity_begin (self, common_name, issuer);
  identity_add_extension (self, NID_ext_key_usage, purpose);
  identity_sign (self, issuer);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  make_authority (&fixture->root);
  make_authority (&fixture->stranger);
  make_leaf (&fixture->leaf, "mx.test", "serverAuth", &fixture->root);
  make_leaf (&fixture->other, "other.test", "serverAuth", &fixture->root);
  make_leaf (&fixture->responder, "responder", "OCSPSigning", &fixture->root);
  fixture->chain = sk_X509_new_null ();
  sk_X509_push (fixture->chain, fixture->leaf.x509);
  sk_X509_push (fixture->chain, fixture->root.x509);
  fixture->store = X509_STORE_new ();
  X509_STORE_add_cert (fixture->store, fixture->root.x509);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  identity_clear (&fixture->root);
  identity_clear (&fixture->leaf);
  identity_clear (&fixture->other);
  identity_clear (&fixture->responder);
  identity_clear (&fixture->stranger);
  sk_X509_free (fixture->chain);
  X509_STORE_free (fixture->store);
}

typedef struct
{
  int status;
  const Identity *about;
  const Identity *signer;
  gint64 this_update_s;
  gint64 next_update_s; /* 0: none */
  const EVP_MD *digest;
} Answer;

static GBytes *
make_staple (Fixture *fixture, const Answer *answer)
{
  OCSP_BASICRESP *basic = OCSP_BASICRESP_new ();
  OCSP_CERTID *id = OCSP_cert_to_id (answer->digest, answer->about->x509, fixture->root.x509);
  ASN1_TIME *this_update = X509_gmtime_adj (NULL, answer->this_update_s);
  ASN1_TIME *next_update =
      answer->next_update_s == 0 ? NULL : X509_gmtime_adj (NULL, answer->next_update_s);
  ASN1_TIME *revoked_at = X509_gmtime_adj (NULL, -30 * DAY_S);
  OCSP_RESPONSE *response;
  unsigned char *data = NULL;
  int n_bytes;
  GBytes *staple;

  OCSP_basic_add1_status (basic, id, answer->status, OCSP_REVOKED_STATUS_KEYCOMPROMISE,
                          answer->status == V_OCSP_CERTSTATUS_REVOKED ? revoked_at : NULL,
                          this_update, next_update);
  g_assert_cmpint (OCSP_basic_sign (basic, answer->signer->x509, answer->signer->key, EVP_sha256 (),
                                    NULL, 0),
                   ==, 1);
  response = OCSP_response_create (OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
  n_bytes = i2d_OCSP_RESPONSE (response, &data);
  staple = g_bytes_new (data, (gsize) n_bytes);

  OPENSSL_free (data);
  OCSP_RESPONSE_free (response);
  OCSP_BASICRESP_free (basic);
  OCSP_CERTID_free (id);
  ASN1_TIME_free (this_update);
  ASN1_TIME_free (next_update);
  ASN1_TIME_free (revoked_at);
  return staple;
}

static gboolean
says_revoked (Fixture *fixture, GBytes *staple, STACK_OF (X509) * chain)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (staple, &n_bytes);

  return pr_tls_staple_says_revoked (data, n_bytes, chain, fixture->store);
}

static void
test_answers (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const struct
  {
    const char *what;
    Answer answer;
    gboolean revoked;
  } rows[] = {
    { "revoked",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, -HOUR_S, DAY_S, EVP_sha1 () },
      TRUE },
    { "SHA-256 in the certificate's id",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, -HOUR_S, DAY_S, EVP_sha256 () },
      TRUE },
    { "signed by a responder",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->responder, -HOUR_S, DAY_S,
        EVP_sha1 () },
      TRUE },
    { "clocks a little apart",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, 60, DAY_S, EVP_sha1 () },
      TRUE },
    { "no end",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, -HOUR_S, 0, EVP_sha1 () },
      TRUE },
    { "good",
      { V_OCSP_CERTSTATUS_GOOD, &fixture->leaf, &fixture->root, -HOUR_S, DAY_S, EVP_sha1 () },
      FALSE },
    { "unknown",
      { V_OCSP_CERTSTATUS_UNKNOWN, &fixture->leaf, &fixture->root, -HOUR_S, DAY_S, EVP_sha1 () },
      FALSE },
    { "another certificate",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->other, &fixture->root, -HOUR_S, DAY_S, EVP_sha1 () },
      FALSE },
    { "too old",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, -DAY_S, -HOUR_S, EVP_sha1 () },
      FALSE },
    { "from the future",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, HOUR_S, DAY_S, EVP_sha1 () },
      FALSE },
    { "signed by an authority of the same name",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->stranger, -HOUR_S, DAY_S,
        EVP_sha1 () },
      FALSE },
    { "signed by another server of the authority",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->other, -HOUR_S, DAY_S, EVP_sha1 () },
      FALSE },
    { "signed by the server itself",
      { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->leaf, -HOUR_S, DAY_S, EVP_sha1 () },
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) staple = make_staple (fixture, &rows[i].answer);

      g_test_message ("%s", rows[i].what);
      g_assert_cmpint (says_revoked (fixture, staple, fixture->chain), ==, rows[i].revoked);
    }
}

static void
test_malformed (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const Answer answer = { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, -HOUR_S, DAY_S,
                          EVP_sha1 () };
  g_autoptr (GBytes) staple = make_staple (fixture, &answer);
  g_autoptr (GBytes) try_later = g_bytes_new_static ("\x30\x03\x0a\x01\x03", 5);
  STACK_OF (X509) *alone = sk_X509_new_null ();

  for (gsize n_bytes = 0; n_bytes < g_bytes_get_size (staple); n_bytes++)
    {
      /* A copy, so that a sanitizer sees one byte too many. */
      g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (staple, NULL), n_bytes);

      g_assert_false (says_revoked (fixture, cut, fixture->chain));
    }
  g_assert_false (says_revoked (fixture, try_later, fixture->chain));

  /* Whose issuer is not known, nobody can speak for. */
  g_assert_false (says_revoked (fixture, staple, NULL));
  sk_X509_push (alone, fixture->leaf.x509);
  g_assert_false (says_revoked (fixture, staple, alone));
  sk_X509_free (alone);
}

static void
test_untrusted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const Answer answer = { V_OCSP_CERTSTATUS_REVOKED, &fixture->leaf, &fixture->root, -HOUR_S, DAY_S,
                          EVP_sha1 () };
  g_autoptr (GBytes) staple = make_staple (fixture, &answer);

  X509_STORE_free (fixture->store);
  fixture->store = X509_STORE_new ();
  g_assert_false (says_revoked (fixture, staple, fixture->chain));
}

static void
add_test (const char *path, void (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, run, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/tls-staple/answers", test_answers);
  add_test ("/tls-staple/malformed", test_malformed);
  add_test ("/tls-staple/untrusted", test_untrusted);
  return g_test_run ();
}
