/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-reply.h"

#include <string.h>

static PrReply *
reply_new (PrProtocol protocol,
           PrReplyStatus status,
           guint code,
           const char *bracket_code,
           const char *text)
{
  GPtrArray *lines = pr_reply_lines_new ();
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (lines, g_bytes_new (parts[i], strlen (parts[i])));
  if (lines->len == 0)
    g_ptr_array_add (lines, g_bytes_new (NULL, 0));
  return pr_reply_new (protocol, status, code, bracket_code, lines);
}

static void
test_enhanced_code (void)
{
  static const struct
  {
    guint code;
    const char *text;
    const char *enhanced_code;
  } rows[] = {
    { 535, "5.7.8 Error: authentication failed", "5.7.8" },
    { 250, "2.1.0 Ok", "2.1.0" },
    { 450, "4.2.1", "4.2.1" },
    { 550, "5.123.456\ttab", "5.123.456" },
    { 535, "5.7.8 first\n5.7.8 second", "5.7.8" },
    { 550, "2.0.0 first\n5.1.1 the one that counts", "5.1.1" },
    { 550, "no code\n5.1.1 here", "5.1.1" },
    { 550, "4.7.1 of another class", "4.7.1" },
    { 250, "127.0.0.1 hello", NULL },
    { 250, "2.0 hello", NULL },
    { 250, "2.0.", NULL },
    { 250, "2..0 hello", NULL },
    { 250, "2.0.0.1 hello", NULL },
    { 250, "2.1234.0 hello", NULL },
    { 250, "2.0.1234 hello", NULL },
    { 250, "3.0.0 hello", NULL },
    { 250, "2.0.0: hello", NULL },
    { 250, " 2.0.0 hello", NULL },
    { 250, "2.0.x hello", NULL },
    { 250, "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReply) reply =
          reply_new (PR_PROTOCOL_SMTP, PR_REPLY_OK, rows[i].code, NULL, rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (pr_reply_get_enhanced_code (reply), ==, rows[i].enhanced_code);
    }
}

static void
test_enhanced_code_is_of_smtp (void)
{
  g_autoptr (PrReply) reply =
      reply_new (PR_PROTOCOL_POP3, PR_REPLY_NO, 0, NULL, "5.7.8 no such code here");

  g_assert_null (pr_reply_get_enhanced_code (reply));
}

static void
test_evidence (void)
{
  static const struct
  {
    PrProtocol protocol;
    PrReplyStatus status;
    guint code;
    const char *text;
    const char *evidence;
  } rows[] = {
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 535, "5.7.8 no", "535 5.7.8 no" },
    { PR_PROTOCOL_SMTP, PR_REPLY_OK, 250, "", "250" },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 534,
      "5.7.9 Application-specific password\n5.7.9 required. Go to\n5.7.9  https://example.org",
      "534 5.7.9 Application-specific password required. Go to https://example.org" },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 550, "5.1.1 one\n5.1.2 other", "550 5.1.1 one 5.1.2 other" },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 550, "5.1.1 one\n5.1.1", "550 5.1.1 one" },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 550, "one\ntwo\xff\x1b[1m", "550 one two� [1m" },
    { PR_PROTOCOL_POP3, PR_REPLY_OK, 0, "ready", "+OK ready" },
    { PR_PROTOCOL_POP3, PR_REPLY_NO, 0, "[AUTH] no", "-ERR [AUTH] no" },
    { PR_PROTOCOL_POP3, PR_REPLY_CONTINUE, 0, "", "+" },
    { PR_PROTOCOL_IMAP, PR_REPLY_NO, 0, "[ALERT] no", "NO [ALERT] no" },
    { PR_PROTOCOL_IMAP, PR_REPLY_BAD, 0, "what?", "BAD what?" },
    { PR_PROTOCOL_IMAP, PR_REPLY_BYE, 0, "bye", "BYE bye" },
    { PR_PROTOCOL_IMAP, PR_REPLY_PREAUTH, 0, "hello", "PREAUTH hello" },
    { PR_PROTOCOL_IMAP, PR_REPLY_CONTINUE, 0, "go on", "+ go on" },
    { PR_PROTOCOL_IMAP, PR_REPLY_OK, 0, "", "OK" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReply) reply =
          reply_new (rows[i].protocol, rows[i].status, rows[i].code, NULL, rows[i].text);
      g_autofree char *evidence = pr_reply_dup_evidence (reply);

      g_assert_cmpstr (evidence, ==, rows[i].evidence);
    }
}

static void
test_evidence_is_bounded (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (PrReply) reply = reply_new (PR_PROTOCOL_SMTP, PR_REPLY_NO, 550, NULL, text);
  g_autofree char *evidence = pr_reply_dup_evidence (reply);

  g_assert_cmpuint (strlen (evidence), <, 3000);
}

static void
test_positive (void)
{
  static const gboolean expected[] = { TRUE, TRUE, FALSE, FALSE, TRUE, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (PrReply) reply =
          reply_new (PR_PROTOCOL_IMAP, (PrReplyStatus) i, 0, "alert", "[ALERT] x");

      g_assert_cmpint (pr_reply_is_positive (reply), ==, expected[i]);
      g_assert_cmpstr (pr_reply_get_bracket_code (reply), ==, "ALERT");
    }
}

static void
test_refuses_mechanism (void)
{
  static const struct
  {
    PrProtocol protocol;
    PrReplyStatus status;
    guint code;
    const char *bracket_code;
    const char *text;
    gboolean refuses;
  } rows[] = {
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 504, NULL, "5.5.4 no", TRUE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 500, NULL, "what?", TRUE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 502, NULL, "not here", TRUE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 432, NULL, "4.7.12 A password transition is needed", TRUE },
    /* Postfix in front of Dovecot */
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 535, NULL,
      "5.7.8 Error: authentication failed: Invalid authentication mechanism", TRUE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 535, NULL, "5.7.8 Error: authentication failed:", FALSE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 538, NULL,
      "5.7.11 Encryption required for requested authentication mechanism", FALSE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 454, NULL, "4.7.0 Temporary authentication failure", FALSE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 421, NULL, "4.3.2 going down", FALSE },
    { PR_PROTOCOL_SMTP, PR_REPLY_NO, 534, NULL, "5.7.9 Application-specific password required",
      FALSE },
    { PR_PROTOCOL_IMAP, PR_REPLY_BAD, 0, NULL, "what?", TRUE },
    { PR_PROTOCOL_IMAP, PR_REPLY_NO, 0, "CANNOT", "[CANNOT] no", TRUE },
    { PR_PROTOCOL_IMAP, PR_REPLY_NO, 0, NULL, "Unsupported authentication mechanism.", TRUE },
    { PR_PROTOCOL_IMAP, PR_REPLY_NO, 0, "AUTHENTICATIONFAILED",
      "[AUTHENTICATIONFAILED] by this mechanism", FALSE },
    { PR_PROTOCOL_IMAP, PR_REPLY_NO, 0, "PRIVACYREQUIRED", "[PRIVACYREQUIRED] use TLS", FALSE },
    { PR_PROTOCOL_IMAP, PR_REPLY_NO, 0, NULL, "LOGIN failed", FALSE },
    { PR_PROTOCOL_POP3, PR_REPLY_NO, 0, NULL, "Unknown AUTH method", TRUE },
    { PR_PROTOCOL_POP3, PR_REPLY_NO, 0, NULL, "Unknown command.", TRUE },
    { PR_PROTOCOL_POP3, PR_REPLY_NO, 0, "AUTH", "[AUTH] bad mechanism or password", FALSE },
    { PR_PROTOCOL_POP3, PR_REPLY_NO, 0, "SYS/TEMP", "[SYS/TEMP] later", FALSE },
    { PR_PROTOCOL_POP3, PR_REPLY_NO, 0, NULL, "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReply) reply = reply_new (rows[i].protocol, rows[i].status, rows[i].code,
                                             rows[i].bracket_code, rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (pr_reply_refuses_mechanism (reply), ==, rows[i].refuses);
    }
}

static void
test_clean_lines (void)
{
#define ROW(text, clean)                                                                           \
  {                                                                                                \
    text, sizeof text - 1, clean                                                                   \
  }
  static const struct
  {
    const char *text;
    gsize n_bytes;
    gboolean clean;
  } rows[] = {
    ROW ("", TRUE),         ROW ("250 ok", TRUE),  ROW ("250 ok\r", TRUE),
    ROW ("\r\r", TRUE),     ROW ("a\rb", FALSE),   ROW ("\rb", FALSE),
    ROW ("a\0b", FALSE),    ROW ("\0", FALSE),     ROW ("a\0\r", FALSE),
    ROW ("a\xff\t", TRUE),  ROW ("a\nb", TRUE),
  };
#undef ROW

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) line =
          g_bytes_new_take (g_memdup2 (rows[i].text, rows[i].n_bytes), rows[i].n_bytes);

      g_assert_cmpint (pr_reply_line_is_clean (line), ==, rows[i].clean);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply/enhanced-code", test_enhanced_code);
  g_test_add_func ("/reply/enhanced-code-is-of-smtp", test_enhanced_code_is_of_smtp);
  g_test_add_func ("/reply/evidence", test_evidence);
  g_test_add_func ("/reply/evidence-is-bounded", test_evidence_is_bounded);
  g_test_add_func ("/reply/positive", test_positive);
  g_test_add_func ("/reply/refuses-mechanism", test_refuses_mechanism);
  g_test_add_func ("/reply/clean-lines", test_clean_lines);
  return g_test_run ();
}
