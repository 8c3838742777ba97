/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-alternatives.h"

static GPtrArray *
alternatives (PrDiagnosisId id,
              PrProtocol protocol,
              const char *host,
              guint port,
              PrSecurity security,
              const char *login)
{
  g_autoptr (PrService) service = pr_service_new (protocol);

  pr_service_set_host (service, host);
  pr_service_set_port (service, port);
  pr_service_set_security (service, security);
  return pr_alternatives_new (id, service, "ann@example.org", login, NULL);
}

static void
assert_change (PrFix *fix, PrServiceFields fields, const char *host, guint port, PrSecurity security)
{
  const PrServiceChange *change = pr_fix_get_change (fix);

  g_assert_nonnull (change);
  g_assert_cmpint (change->fields, ==, fields);
  g_assert_cmpstr (change->host, ==, host);
  g_assert_cmpuint (change->port, ==, port);
  if ((fields & PR_SERVICE_SECURITY) != 0)
    g_assert_cmpint (change->security, ==, security);
  g_assert_cmpint (pr_fix_get_verified (fix), ==, PR_VERIFIED_UNTRIED);
}

static void
test_tls_on_plain_port (void)
{
  g_autoptr (GPtrArray) fixes =
      alternatives (PR_DIAGNOSIS_TLS_ON_PLAIN_PORT, PR_PROTOCOL_SMTP, "mx.example.org", 587,
                    PR_SECURITY_TLS, "ann@example.org");

  g_assert_cmpuint (fixes->len, ==, 2);
  assert_change (fixes->pdata[0], PR_SERVICE_SECURITY, NULL, 0, PR_SECURITY_STARTTLS);
  assert_change (fixes->pdata[1], PR_SERVICE_PORT | PR_SERVICE_SECURITY, NULL, 465,
                 PR_SECURITY_TLS);
}

static void
test_connection_refused (void)
{
  g_autoptr (GPtrArray) fixes =
      alternatives (PR_DIAGNOSIS_CONNECTION_REFUSED, PR_PROTOCOL_IMAP, "mail.example.org", 994,
                    PR_SECURITY_TLS, "ann@example.org");

  assert_change (fixes->pdata[0], PR_SERVICE_PORT | PR_SERVICE_SECURITY, NULL, 993,
                 PR_SECURITY_TLS);
  assert_change (fixes->pdata[1], PR_SERVICE_PORT | PR_SERVICE_SECURITY, NULL, 143,
                 PR_SECURITY_STARTTLS);
  assert_change (fixes->pdata[2], PR_SERVICE_HOST, "imap.example.org", 0, PR_SECURITY_TLS);
  /* mail.example.org is what is set already. */
  g_assert_cmpuint (fixes->len, ==, 3);
}

static void
test_presets_come_first (void)
{
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);
  g_autoptr (GPtrArray) fixes = NULL;

  pr_service_set_host (service, "gmail.com");
  fixes = pr_alternatives_new (PR_DIAGNOSIS_HOST_NOT_FOUND, service, "ann@gmail.com",
                               "ann@gmail.com", NULL);
  assert_change (fixes->pdata[0], PR_SERVICE_HOST, "imap.gmail.com", 0, PR_SECURITY_TLS);
}

static void
test_user_name (void)
{
  g_autoptr (GPtrArray) short_name =
      alternatives (PR_DIAGNOSIS_WRONG_CREDENTIALS, PR_PROTOCOL_IMAP, "mail.example.org", 993,
                    PR_SECURITY_TLS, "ann");
  g_autoptr (GPtrArray) whole_address =
      alternatives (PR_DIAGNOSIS_WRONG_CREDENTIALS, PR_PROTOCOL_IMAP, "mail.example.org", 993,
                    PR_SECURITY_TLS, "ann@example.org");

  g_assert_cmpuint (short_name->len, ==, 1);
  g_assert_cmpstr (pr_fix_get_change (short_name->pdata[0])->username, ==, "ann@example.org");
  g_assert_cmpuint (whole_address->len, ==, 0);
}

static void
test_sign_in_method (void)
{
  static const struct
  {
    PrDiagnosisId id;
    PrAuth auth;
    PrSecurity security;
    gboolean is_offered;
  } rows[] = {
    { PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED, PR_AUTH_CRAM_MD5, PR_SECURITY_TLS, TRUE },
    { PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED, PR_AUTH_PLAIN, PR_SECURITY_STARTTLS, TRUE },
    { PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED, PR_AUTH_AUTO, PR_SECURITY_TLS, FALSE },
    /* Only the method keeps the password from being read on the way. */
    { PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED, PR_AUTH_CRAM_MD5, PR_SECURITY_NONE, FALSE },
    /* A token is not to be sent as a password. */
    { PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED, PR_AUTH_XOAUTH2, PR_SECURITY_TLS, FALSE },
    { PR_DIAGNOSIS_AUTH_REQUIRED, PR_AUTH_NONE, PR_SECURITY_TLS, TRUE },
    { PR_DIAGNOSIS_AUTH_REQUIRED, PR_AUTH_NONE, PR_SECURITY_NONE, FALSE },
    { PR_DIAGNOSIS_AUTH_REQUIRED, PR_AUTH_AUTO, PR_SECURITY_TLS, FALSE },
    { PR_DIAGNOSIS_AUTH_REQUIRED, PR_AUTH_CRAM_MD5, PR_SECURITY_TLS, FALSE },
    { PR_DIAGNOSIS_RELAY_DENIED, PR_AUTH_NONE, PR_SECURITY_TLS, TRUE },
    { PR_DIAGNOSIS_RELAY_DENIED, PR_AUTH_PASSWORD, PR_SECURITY_TLS, FALSE },
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, PR_AUTH_CRAM_MD5, PR_SECURITY_TLS, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_SMTP);
      g_autoptr (GPtrArray) fixes = NULL;
      const PrServiceChange *first = NULL;

      pr_service_set_host (service, "smtp.example.org");
      pr_service_set_security (service, rows[i].security);
      pr_service_set_auth (service, rows[i].auth);
      fixes = pr_alternatives_new (rows[i].id, service, "ann@example.org", "ann@example.org", NULL);
      if (fixes->len > 0)
        first = pr_fix_get_change (fixes->pdata[0]);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_true ((first != NULL && first->fields == PR_SERVICE_AUTH
                      && first->auth == PR_AUTH_AUTO)
                     == rows[i].is_offered);
    }
}

static void
test_never_without_encryption (void)
{
  for (int id = 0; id < PR_N_DIAGNOSES; id++)
    for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
      for (int security = PR_SECURITY_TLS; security <= PR_SECURITY_NONE; security++)
        {
          g_autoptr (GPtrArray) fixes =
              alternatives ((PrDiagnosisId) id, (PrProtocol) protocol, "mail.example.org", 2525,
                            (PrSecurity) security, "ann");

          g_assert_cmpuint (fixes->len, <=, 8);
          for (guint i = 0; i < fixes->len; i++)
            {
              const PrServiceChange *change = pr_fix_get_change (fixes->pdata[i]);

              g_assert_false ((change->fields & PR_SERVICE_SECURITY) != 0
                              && change->security == PR_SECURITY_NONE);
            }
        }
}

static void
test_certificate_is_no_reason (void)
{
  g_autoptr (GPtrArray) fixes =
      alternatives (PR_DIAGNOSIS_CERTIFICATE_EXPIRED, PR_PROTOCOL_IMAP, "mail.example.org", 993,
                    PR_SECURITY_TLS, "ann");

  g_assert_cmpuint (fixes->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alternatives/tls-on-plain-port", test_tls_on_plain_port);
  g_test_add_func ("/alternatives/connection-refused", test_connection_refused);
  g_test_add_func ("/alternatives/presets-come-first", test_presets_come_first);
  g_test_add_func ("/alternatives/user-name", test_user_name);
  g_test_add_func ("/alternatives/sign-in-method", test_sign_in_method);
  g_test_add_func ("/alternatives/never-without-encryption", test_never_without_encryption);
  g_test_add_func ("/alternatives/certificate-is-no-reason", test_certificate_is_no_reason);
  return g_test_run ();
}
