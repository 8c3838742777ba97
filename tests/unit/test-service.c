/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service.h"

static const char pin[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

static void
test_validate (void)
{
  static const struct
  {
    const char *host;
    guint port;
    const char *username;
    int code; /* -1: good */
  } rows[] = {
    { "imap.example.org", 993, "", -1 },
    { "imap.example.org", 1, "ann@example.org", -1 },
    { "::1", 65535, "ann lee", -1 },
    { "bücher.example", 993, "änn", -1 },
    { "", 993, "", PR_SERVICE_ERROR_HOST },
    { "imap example.org", 993, "", PR_SERVICE_ERROR_HOST },
    { "[::1]", 993, "", PR_SERVICE_ERROR_HOST },
    { "imap.example.org:993", 993, "", PR_SERVICE_ERROR_HOST },
    { "imap.example.org", 0, "", PR_SERVICE_ERROR_PORT },
    { "imap.example.org", 65536, "", PR_SERVICE_ERROR_PORT },
    { "imap.example.org", G_MAXUINT, "", PR_SERVICE_ERROR_PORT },
    { "imap.example.org", 993, "ann\r\nA LOGOUT", PR_SERVICE_ERROR_USERNAME },
    { "imap.example.org", 993, "ann\nlee", PR_SERVICE_ERROR_USERNAME },
    { "", 0, "a\nb", PR_SERVICE_ERROR_HOST }, /* the first field that is wrong */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);
      g_autoptr (GError) error = NULL;

      pr_service_set_host (service, rows[i].host);
      pr_service_set_port (service, rows[i].port);
      pr_service_set_username (service, rows[i].username);
      g_assert_true (pr_service_validate (service, &error) == (rows[i].code < 0));
      if (rows[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, PR_SERVICE_ERROR, rows[i].code);
    }
}

static void
test_long_username (void)
{
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_SMTP);
  g_autofree char *longest = g_strnfill (4096, 'a');
  g_autofree char *too_long = g_strnfill (4097, 'a');
  g_autoptr (GError) error = NULL;

  pr_service_set_host (service, "smtp.example.org");
  pr_service_set_username (service, longest);
  g_assert_true (pr_service_validate (service, &error));
  g_assert_no_error (error);
  pr_service_set_username (service, too_long);
  g_assert_false (pr_service_validate (service, &error));
  g_assert_error (error, PR_SERVICE_ERROR, PR_SERVICE_ERROR_USERNAME);
}

static void
test_new (void)
{
  static const struct
  {
    PrProtocol protocol;
    guint port;
  } rows[] = {
    { PR_PROTOCOL_IMAP, 993 },
    { PR_PROTOCOL_POP3, 995 },
    { PR_PROTOCOL_SMTP, 465 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrService) service = pr_service_new (rows[i].protocol);

      g_assert_cmpint (pr_service_get_protocol (service), ==, rows[i].protocol);
      g_assert_cmpuint (pr_service_get_port (service), ==, rows[i].port);
      g_assert_cmpint (pr_service_get_security (service), ==, PR_SECURITY_TLS);
      g_assert_cmpint (pr_service_get_auth (service), ==, PR_AUTH_AUTO);
      g_assert_true (pr_service_get_enabled (service));
      g_assert_false (pr_service_get_allow_plaintext (service));
      g_assert_cmpstr (pr_service_get_host (service), ==, "");
      g_assert_cmpstr (pr_service_get_username (service), ==, "");
      g_assert_null (pr_service_get_pinned_certificate (service));
    }
}

static void
test_change_security (void)
{
  static const struct
  {
    PrProtocol protocol;
    PrSecurity from;
    guint port;
    PrSecurity to;
    guint expected;
  } rows[] = {
    { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, 993, PR_SECURITY_STARTTLS, 143 },
    { PR_PROTOCOL_IMAP, PR_SECURITY_NONE, 143, PR_SECURITY_TLS, 993 },
    { PR_PROTOCOL_POP3, PR_SECURITY_TLS, 995, PR_SECURITY_NONE, 110 },
    { PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, 587, PR_SECURITY_TLS, 465 },
    { PR_PROTOCOL_SMTP, PR_SECURITY_TLS, 0, PR_SECURITY_STARTTLS, 587 },
    { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, 1993, PR_SECURITY_STARTTLS, 1993 },
    { PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, 25, PR_SECURITY_TLS, 25 },
    { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, 143, PR_SECURITY_STARTTLS, 143 },
    { PR_PROTOCOL_IMAP, PR_SECURITY_TLS, 993, PR_SECURITY_TLS, 993 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrService) service = pr_service_new (rows[i].protocol);

      pr_service_set_security (service, rows[i].from);
      pr_service_set_port (service, rows[i].port);
      pr_service_change_security (service, rows[i].to);
      g_assert_cmpint (pr_service_get_security (service), ==, rows[i].to);
      g_assert_cmpuint (pr_service_get_port (service), ==, rows[i].expected);
    }
}

static PrService *
make_full (void)
{
  return g_object_new (PR_TYPE_SERVICE, "protocol", PR_PROTOCOL_POP3, "enabled", TRUE, "host",
                       "pop.example.org", "port", 1110u, "security", PR_SECURITY_STARTTLS,
                       "username", "ann", "auth", PR_AUTH_APOP, "allow-plaintext", TRUE,
                       "pinned-certificate", pin, NULL);
}

static void
assert_equal (PrService *a, PrService *b)
{
  g_assert_cmpint (pr_service_get_protocol (a), ==, pr_service_get_protocol (b));
  g_assert_true (pr_service_get_enabled (a) == pr_service_get_enabled (b));
  g_assert_cmpstr (pr_service_get_host (a), ==, pr_service_get_host (b));
  g_assert_cmpuint (pr_service_get_port (a), ==, pr_service_get_port (b));
  g_assert_cmpint (pr_service_get_security (a), ==, pr_service_get_security (b));
  g_assert_cmpstr (pr_service_get_username (a), ==, pr_service_get_username (b));
  g_assert_cmpint (pr_service_get_auth (a), ==, pr_service_get_auth (b));
  g_assert_true (pr_service_get_allow_plaintext (a) == pr_service_get_allow_plaintext (b));
  g_assert_cmpstr (pr_service_get_pinned_certificate (a), ==, pr_service_get_pinned_certificate (b));
}

static void
test_copy (void)
{
  g_autoptr (PrService) service = make_full ();
  g_autoptr (PrService) same = make_full ();
  g_autoptr (PrService) copy = pr_service_copy (service);

  assert_equal (copy, service);
  pr_service_set_host (copy, "elsewhere.example.org");
  pr_service_set_username (copy, NULL);
  pr_service_set_pinned_certificate (copy, NULL);
  pr_service_set_port (copy, 1);
  pr_service_set_enabled (copy, FALSE);
  assert_equal (service, same);
}

static void
test_pasted (void)
{
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);

  pr_service_set_host (service, "\342\200\213imap.example.org\302\240");
  pr_service_set_username (service, "\357\273\277ann lee \n");
  g_assert_cmpstr (pr_service_get_host (service), ==, "imap.example.org");
  g_assert_cmpstr (pr_service_get_username (service), ==, "ann lee");
}

static void
count (GObject *object G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer data)
{
  ++*(guint *) data;
}

static void
test_notify_only_on_change (void)
{
  g_autoptr (PrService) service = make_full ();
  guint n_notified = 0;

  g_signal_connect (service, "notify", G_CALLBACK (count), &n_notified);
  pr_service_set_enabled (service, 2);
  pr_service_set_host (service, " pop.example.org ");
  pr_service_set_port (service, 1110);
  pr_service_set_security (service, PR_SECURITY_STARTTLS);
  pr_service_change_security (service, PR_SECURITY_STARTTLS);
  pr_service_set_username (service, "ann\n");
  pr_service_set_auth (service, PR_AUTH_APOP);
  pr_service_set_allow_plaintext (service, TRUE);
  pr_service_set_pinned_certificate (service, pin);
  g_object_set (service, "port", 1110u, "host", "pop.example.org", NULL);
  g_assert_cmpuint (n_notified, ==, 0);

  pr_service_set_enabled (service, FALSE);
  pr_service_set_host (service, NULL);
  pr_service_set_port (service, 110);
  pr_service_change_security (service, PR_SECURITY_NONE);
  pr_service_set_username (service, "bob");
  pr_service_set_auth (service, PR_AUTH_PLAIN);
  pr_service_set_allow_plaintext (service, FALSE);
  pr_service_set_pinned_certificate (service, NULL);
  g_assert_cmpuint (n_notified, ==, 8);
  g_assert_cmpstr (pr_service_get_host (service), ==, "");

  /* Here the port follows: two changes. */
  n_notified = 0;
  pr_service_change_security (service, PR_SECURITY_TLS);
  g_assert_cmpuint (n_notified, ==, 2);
}

static void
test_endpoint (void)
{
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);
  g_autoptr (PrEndpoint) endpoint = pr_endpoint_new ("::1", 143, PR_SECURITY_STARTTLS);
  g_autoptr (PrEndpoint) given = NULL;
  g_autofree char *text = NULL;

  pr_service_set_endpoint (service, endpoint);
  given = pr_service_dup_endpoint (service);
  text = pr_endpoint_to_string (given);
  g_assert_cmpstr (text, ==, "[::1]:143,starttls");
}

static void
test_tidy_host (void)
{
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);

  pr_service_set_host (service, "mail.example.org");
  pr_service_set_port (service, 1143);
  pr_service_tidy_host (service);
  g_assert_cmpstr (pr_service_get_host (service), ==, "mail.example.org");
  g_assert_cmpuint (pr_service_get_port (service), ==, 1143);

  pr_service_set_host (service, "imap://ann@mail.example.org:143/");
  pr_service_tidy_host (service);
  g_assert_cmpstr (pr_service_get_host (service), ==, "mail.example.org");
  g_assert_cmpuint (pr_service_get_port (service), ==, 143);
  g_assert_cmpint (pr_service_get_security (service), ==, PR_SECURITY_TLS);
  g_assert_cmpstr (pr_service_get_username (service), ==, "ann");

  /* The port follows the security where it was the usual one; a login name that is there stays. */
  pr_service_set_security (service, PR_SECURITY_STARTTLS);
  pr_service_set_host (service, "imaps://bob@[::1]");
  pr_service_tidy_host (service);
  g_assert_cmpstr (pr_service_get_host (service), ==, "::1");
  g_assert_cmpuint (pr_service_get_port (service), ==, 993);
  g_assert_cmpint (pr_service_get_security (service), ==, PR_SECURITY_TLS);
  g_assert_cmpstr (pr_service_get_username (service), ==, "ann");

  pr_service_set_host (service, "no host at all");
  pr_service_tidy_host (service);
  g_assert_cmpstr (pr_service_get_host (service), ==, "no host at all");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/validate", test_validate);
  g_test_add_func ("/service/long-username", test_long_username);
  g_test_add_func ("/service/new", test_new);
  g_test_add_func ("/service/change-security", test_change_security);
  g_test_add_func ("/service/copy", test_copy);
  g_test_add_func ("/service/pasted", test_pasted);
  g_test_add_func ("/service/notify-only-on-change", test_notify_only_on_change);
  g_test_add_func ("/service/endpoint", test_endpoint);
  g_test_add_func ("/service/tidy-host", test_tidy_host);
  return g_test_run ();
}
