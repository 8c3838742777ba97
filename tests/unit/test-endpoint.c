/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-endpoint.h"

static void
test_good (void)
{
  static const struct
  {
    const char *typed;
    const char *host;
    guint16 port;
    PrSecurity security;
    const char *written; /* NULL: as typed */
  } rows[] = {
    { "imap.example.org:993,tls", "imap.example.org", 993, PR_SECURITY_TLS, NULL },
    { "mx:1,starttls", "mx", 1, PR_SECURITY_STARTTLS, NULL },
    { "127.0.0.1:65535,none", "127.0.0.1", 65535, PR_SECURITY_NONE, NULL },
    { "[::1]:993,tls", "::1", 993, PR_SECURITY_TLS, NULL },
    { "[2001:db8::2]:25,none", "2001:db8::2", 25, PR_SECURITY_NONE, NULL },
    { "bücher.example:143,starttls", "bücher.example", 143, PR_SECURITY_STARTTLS, NULL },
    { "mx.example.org.:465,tls", "mx.example.org.", 465, PR_SECURITY_TLS, NULL },
    { "mail_1.example.org:587,starttls", "mail_1.example.org", 587, PR_SECURITY_STARTTLS, NULL },
    { " mx.example.org:25,STARTTLS\n", "mx.example.org", 25, PR_SECURITY_STARTTLS,
      "mx.example.org:25,starttls" },
    { "mx.example.org:0993,tls", "mx.example.org", 993, PR_SECURITY_TLS, "mx.example.org:993,tls" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrEndpoint) endpoint = pr_endpoint_parse (rows[i].typed, &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (pr_endpoint_get_host (endpoint), ==, rows[i].host);
      g_assert_cmpuint (pr_endpoint_get_port (endpoint), ==, rows[i].port);
      g_assert_cmpint (pr_endpoint_get_security (endpoint), ==, rows[i].security);
      written = pr_endpoint_to_string (endpoint);
      g_assert_cmpstr (written, ==, rows[i].written == NULL ? rows[i].typed : rows[i].written);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *typed;
    PrEndpointError code;
  } rows[] = {
    { "", PR_ENDPOINT_ERROR_SECURITY },
    { "mx.example.org", PR_ENDPOINT_ERROR_SECURITY },
    { "mx.example.org:993", PR_ENDPOINT_ERROR_SECURITY },
    { "mx.example.org:993,", PR_ENDPOINT_ERROR_SECURITY },
    { "mx.example.org:993,ssl", PR_ENDPOINT_ERROR_SECURITY },
    { "mx.example.org:993,tls,", PR_ENDPOINT_ERROR_SECURITY },
    { "mx.example.org:993, tls", PR_ENDPOINT_ERROR_SECURITY },
    { "mx.example.org,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org:,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org:0,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org:65536,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org:-1,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org:+25,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org: 25,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org:imaps,tls", PR_ENDPOINT_ERROR_PORT },
    { "mx.example.org:99999999999999999999993,tls", PR_ENDPOINT_ERROR_PORT },
    { ":993,tls", PR_ENDPOINT_ERROR_HOST },
    { "[]:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "[:]:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "[mx.example.org]:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "[127.0.0.1]:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "[::1:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "::1:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "[fe80::1%eth0]:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "mx example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "mx..example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
    { ".example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "-mx.example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "mx.-example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "imaps://mx.example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "ann@mx.example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "mx\r\nQUIT:993,tls", PR_ENDPOINT_ERROR_HOST },
    { "m\xff.example.org:993,tls", PR_ENDPOINT_ERROR_HOST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrEndpoint) endpoint = pr_endpoint_parse (rows[i].typed, &error);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_null (endpoint);
      g_assert_error (error, PR_ENDPOINT_ERROR, (int) rows[i].code);
    }
}

/* RFC 1035 §2.3.4: 63 octets a label, 253 characters in all. */
static void
test_lengths (void)
{
  g_autofree char *label = g_strnfill (63, 'a');
  g_autofree char *long_label = g_strnfill (64, 'a');
  g_autofree char *longest = g_strdup_printf ("%s.%s.%s.%.61s", label, label, label, label);
  g_autofree char *too_long = g_strdup_printf ("%s.%s.%s.%.62s", label, label, label, label);

  g_assert_true (pr_endpoint_host_is_valid (label));
  g_assert_false (pr_endpoint_host_is_valid (long_label));
  g_assert_cmpuint (strlen (longest), ==, 253);
  g_assert_true (pr_endpoint_host_is_valid (longest));
  g_assert_false (pr_endpoint_host_is_valid (too_long));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/endpoint/good", test_good);
  g_test_add_func ("/endpoint/bad", test_bad);
  g_test_add_func ("/endpoint/lengths", test_lengths);
  return g_test_run ();
}
