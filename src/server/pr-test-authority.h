/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrTestCertificateFlags:
 * @PR_TEST_CERTIFICATE_CN_ONLY: the first name stands in the subject only, there is no SAN
 * @PR_TEST_CERTIFICATE_SELF_SIGNED: signed with its own key
 * @PR_TEST_CERTIFICATE_UNKNOWN_CA: signed by an authority that is not the one handed out
 * @PR_TEST_CERTIFICATE_INTERMEDIATE: signed by an intermediate, which the server sends along
 * @PR_TEST_CERTIFICATE_MISSING_INTERMEDIATE: the same, and the server forgets to send it
 * @PR_TEST_CERTIFICATE_WEAK_KEY: RSA with 1024 bits
 * @PR_TEST_CERTIFICATE_WEAK_SIGNATURE: signed over SHA-1
 * @PR_TEST_CERTIFICATE_WRONG_PURPOSE: good for clients only (extended key usage clientAuth)
 * @PR_TEST_CERTIFICATE_STAPLED_GOOD: with an OCSP answer: not revoked (RFC 6066 §8)
 * @PR_TEST_CERTIFICATE_STAPLED_REVOKED: with an OCSP answer: revoked a day ago
 * @PR_TEST_CERTIFICATE_RSA: RSA with 2048 bits instead of EC P-256, for the ciphers that need it
 *
 * Where several issuers are asked for, the first of this list counts; the other flags combine.
 */
typedef enum
{
  PR_TEST_CERTIFICATE_NONE = 0,
  PR_TEST_CERTIFICATE_CN_ONLY = 1 << 0,
  PR_TEST_CERTIFICATE_SELF_SIGNED = 1 << 1,
  PR_TEST_CERTIFICATE_UNKNOWN_CA = 1 << 2,
  PR_TEST_CERTIFICATE_INTERMEDIATE = 1 << 3,
  PR_TEST_CERTIFICATE_MISSING_INTERMEDIATE = 1 << 4,
  PR_TEST_CERTIFICATE_WEAK_KEY = 1 << 5,
  PR_TEST_CERTIFICATE_WEAK_SIGNATURE = 1 << 6,
  PR_TEST_CERTIFICATE_WRONG_PURPOSE = 1 << 7,
  PR_TEST_CERTIFICATE_STAPLED_GOOD = 1 << 8,
  PR_TEST_CERTIFICATE_STAPLED_REVOKED = 1 << 9,
  PR_TEST_CERTIFICATE_RSA = 1 << 10,
} PrTestCertificateFlags;

/**
 * PrTestCertificateSpec:
 * @names: (nullable): DNS names and IP addresses, parted by commas; %NULL is
 *   %PR_TEST_CERTIFICATE_NAMES
 * @not_before_s: when it becomes valid, in seconds from now; 0 is an hour ago
 * @not_after_s: when it ends, in seconds from now; 0 is in ninety days
 * @flags: what is wrong or special about it
 * @issuer: (nullable): the name of an authority between it and the root, made for it and sent along
 *
 * What certificate to make. All zero is a good one.
 */
typedef struct
{
  const char *names;
  gint64 not_before_s;
  gint64 not_after_s;
  PrTestCertificateFlags flags;
  const char *issuer;
} PrTestCertificateSpec;

/**
 * PR_TEST_CERTIFICATE_NAMES:
 *
 * What a certificate is for unless the spec says otherwise: every name by which a client can reach
 * a server on loopback without a resolver of its own.
 */
#define PR_TEST_CERTIFICATE_NAMES "localhost,127.0.0.1,::1"

/**
 * PrTestAuthority:
 *
 * A certificate authority made at run time, so that no key is ever kept and no certificate ever
 * runs out. Immutable and counted. Thread: any.
 */
typedef struct _PrTestAuthority PrTestAuthority;

/**
 * PrTestCertificate:
 *
 * A server certificate with its key and the chain to send. Immutable and counted. Thread: any.
 */
typedef struct _PrTestCertificate PrTestCertificate;

PrTestAuthority *pr_test_authority_new (GError **error);
PrTestAuthority *pr_test_authority_ref (PrTestAuthority *self);
void pr_test_authority_unref (PrTestAuthority *self);
const char *pr_test_authority_get_pem (PrTestAuthority *self);
gboolean pr_test_authority_write_pem (PrTestAuthority *self, const char *path, GError **error);
PrTestCertificate *
pr_test_authority_issue (PrTestAuthority *self, const PrTestCertificateSpec *spec, GError **error);

PrTestCertificate *pr_test_certificate_ref (PrTestCertificate *self);
void pr_test_certificate_unref (PrTestCertificate *self);
const char *pr_test_certificate_get_pem (PrTestCertificate *self);
const char *pr_test_certificate_get_key_pem (PrTestCertificate *self);
const char *pr_test_certificate_get_sha256 (PrTestCertificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTestAuthority, pr_test_authority_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTestCertificate, pr_test_certificate_unref)

G_END_DECLS
