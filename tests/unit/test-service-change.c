/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-change.h"

static PrService *
service_new (void)
{
  PrService *service = pr_service_new (PR_PROTOCOL_SMTP);

  pr_service_set_enabled (service, FALSE);
  pr_service_set_host (service, "mail.example.org");
  pr_service_set_port (service, 465);
  pr_service_set_username (service, "ann");
  pr_service_set_auth (service, PR_AUTH_CRAM_MD5);
  return service;
}

/* What a row changes is as it says there, and all else as it was. */
static void
test_apply (void)
{
  static const struct
  {
    PrServiceFields fields;
    const char *host;
    guint port;
    PrSecurity security;
    const char *username;
    PrAuth auth;
  } rows[] = {
    { 0, "mail.example.org", 465, PR_SECURITY_TLS, "ann", PR_AUTH_CRAM_MD5 },
    { PR_SERVICE_HOST, "smtp.example.net", 465, PR_SECURITY_TLS, "ann", PR_AUTH_CRAM_MD5 },
    { PR_SERVICE_PORT, "mail.example.org", 2525, PR_SECURITY_TLS, "ann", PR_AUTH_CRAM_MD5 },
    /* As a change says it: where a port is to follow, it names the port. */
    { PR_SERVICE_SECURITY, "mail.example.org", 465, PR_SECURITY_STARTTLS, "ann",
      PR_AUTH_CRAM_MD5 },
    { PR_SERVICE_USERNAME, "mail.example.org", 465, PR_SECURITY_TLS, "ann@example.org",
      PR_AUTH_CRAM_MD5 },
    { PR_SERVICE_AUTH, "mail.example.org", 465, PR_SECURITY_TLS, "ann", PR_AUTH_AUTO },
    { PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY | PR_SERVICE_USERNAME
          | PR_SERVICE_AUTH,
      "smtp.example.net", 2525, PR_SECURITY_STARTTLS, "ann@example.org", PR_AUTH_AUTO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PrServiceChange change = { .protocol = PR_PROTOCOL_SMTP,
                                       .fields = rows[i].fields,
                                       .host = "smtp.example.net",
                                       .port = 2525,
                                       .security = PR_SECURITY_STARTTLS,
                                       .username = "ann@example.org",
                                       .auth = PR_AUTH_AUTO };
      g_autoptr (PrService) service = service_new ();

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      pr_service_apply_change (service, &change);
      g_assert_cmpstr (pr_service_get_host (service), ==, rows[i].host);
      g_assert_cmpuint (pr_service_get_port (service), ==, rows[i].port);
      g_assert_cmpint (pr_service_get_security (service), ==, rows[i].security);
      g_assert_cmpstr (pr_service_get_username (service), ==, rows[i].username);
      g_assert_cmpint (pr_service_get_auth (service), ==, rows[i].auth);
      g_assert_false (pr_service_get_enabled (service));
      g_assert_false (pr_service_get_allow_plaintext (service));
    }
}

static void
test_settings (void)
{
  g_autoptr (PrService) from = service_new ();
  g_autoptr (PrService) to = pr_service_new (PR_PROTOCOL_SMTP);
  PrServiceChange settings = pr_service_get_settings (from);

  g_test_summary ("The settings of one service, applied to another, make it the same");

  pr_service_set_enabled (to, FALSE);
  pr_service_apply_change (to, &settings);
  g_assert_true (pr_service_equal (from, to));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-change/apply", test_apply);
  g_test_add_func ("/service-change/settings", test_settings);
  return g_test_run ();
}
