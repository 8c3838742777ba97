/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-typed.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } rows[] = {
    { "", "" },
    { " \302\240\t imap.example.org\n", "imap.example.org" },
    { "\357\273\277imap\342\200\213.exam\302\255ple.org", "imap.example.org" },
    { "\357\275\211\357\275\215\357\275\201\357\275\220\357\274\216\357\275\205", "imap.e" },
    { "imap\343\200\202example\357\275\241org", "imap.example.org" },
    { "\357\274\241\357\274\240\357\274\242\343\200\200\357\274\221", "A@B 1" },
    { "bücher.example", "bücher.example" },
    { "a\342\200\256b", "a\342\200\256b" },
    { "a\377b", "a\357\277\275b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = pr_typed_fold (rows[i].text);

      g_assert_cmpstr (folded, ==, rows[i].folded);
    }
}

static void
test_port (void)
{
  static const struct
  {
    const char *text;
    guint port;
  } rows[] = {
    { "993", 993 },
    { " 993\302\240", 993 },
    { "0993", 993 },
    { "\357\274\231\357\274\231\357\274\223", 993 },
    { "\331\251\331\251\331\243", 993 },
    { "9\342\200\21393", 993 },
    { "65535", 65535 },
    { "65536", 65536 },
    { "99999999999999999999999", 65536 },
    { "", 0 },
    { "0", 0 },
    { "-1", 0 },
    { "+1", 0 },
    { "99 3", 0 },
    { "993/tcp", 0 },
    { "0x3e1", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpuint (pr_typed_port (rows[i].text), ==, rows[i].port);
    }
}

static void
test_server (void)
{
  static const struct
  {
    const char *text;
    const char *host;
    guint port;
    int security; /* -1: not given */
    const char *username;
  } rows[] = {
    { "imap.example.org", "imap.example.org", 0, -1, NULL },
    { "", "", 0, -1, NULL },
    { "imap.example.org:993", "imap.example.org", 993, -1, NULL },
    { "imap.example.org: 993 ", "imap.example.org", 993, -1, NULL },
    { "imap.example.org 993", "imap.example.org", 993, -1, NULL },
    { "imap.example.org\t993", "imap.example.org", 993, -1, NULL },
    { "imap.example.org:", "imap.example.org", 0, -1, NULL },
    { "imap.example.org/", "imap.example.org", 0, -1, NULL },
    { "imap.example.org:70000", "imap.example.org", 65536, -1, NULL },
    { "imap.example.org:143,starttls", "imap.example.org", 143, PR_SECURITY_STARTTLS, NULL },
    { "imap.example.org:993,ssl", "imap.example.org:993,ssl", 0, -1, NULL },
    { "imaps://imap.example.org:993/", "imap.example.org", 993, PR_SECURITY_TLS, NULL },
    { "IMAPS://imap.example.org", "imap.example.org", 0, PR_SECURITY_TLS, NULL },
    { "imap://imap.example.org/INBOX?x#y", "imap.example.org", 0, -1, NULL },
    { "pop3s://mail.example.org", "mail.example.org", 0, PR_SECURITY_TLS, NULL },
    { "submission://mail.example.org:587", "mail.example.org", 587, -1, NULL },
    { "ssl://mail.example.org:465", "mail.example.org", 465, PR_SECURITY_TLS, NULL },
    { "https://webmail.example.org:8443/login", "webmail.example.org", 0, -1, NULL },
    { "imap://ann@mail.example.org", "mail.example.org", 0, -1, "ann" },
    { "imaps://ann%40example.org:secret@mail.example.org:993/", "mail.example.org", 993,
      PR_SECURITY_TLS, "ann@example.org" },
    { "imap://ann;AUTH=PLAIN@mail.example.org", "mail.example.org", 0, -1, "ann" },
    { "::1", "::1", 0, -1, NULL },
    { "[::1]", "::1", 0, -1, NULL },
    { "[::1]:993", "::1", 993, -1, NULL },
    { "imaps://[2001:db8::1]:993", "2001:db8::1", 993, PR_SECURITY_TLS, NULL },
    { "2001:db8::1", "2001:db8::1", 0, -1, NULL },
    { "192.0.2.1:25", "192.0.2.1", 25, -1, NULL },
    { "bücher.example:993", "bücher.example", 993, -1, NULL },
    { "\357\275\211\357\275\215\357\275\201\357\275\220\357\274\216\357\275\205\357\274\232\357\274\231",
      "imap.e", 9, -1, NULL },
    /* Not understood: for a check to refuse. */
    { "ann@example.org", "ann@example.org", 0, -1, NULL },
    { "mail server", "mail server", 0, -1, NULL },
    { "host:imap", "host:imap", 0, -1, NULL },
    { "[::1", "[::1", 0, -1, NULL },
    { "a b c", "a b c", 0, -1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (PrTypedServer) server = { 0 };

      g_test_message ("“%s”", rows[i].text);
      pr_typed_server_parse (&server, rows[i].text);
      g_assert_cmpstr (server.host, ==, rows[i].host);
      g_assert_cmpuint (server.port, ==, rows[i].port);
      g_assert_true (server.has_security == (rows[i].security >= 0));
      if (server.has_security)
        g_assert_cmpint (server.security, ==, rows[i].security);
      g_assert_cmpstr (server.username, ==, rows[i].username);
    }
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (100000, ':');
  g_auto (PrTypedServer) server = { 0 };

  pr_typed_server_parse (&server, text);
  g_assert_cmpstr (server.host, ==, text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed/fold", test_fold);
  g_test_add_func ("/typed/port", test_port);
  g_test_add_func ("/typed/server", test_server);
  g_test_add_func ("/typed/too-long", test_too_long);
  return g_test_run ();
}
