/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-smtp-reply-parser.h"

#include <string.h>

static PrSmtpParse
feed (PrSmtpReplyParser *parser, const char *text, gsize n_bytes, PrReply **reply)
{
  /* Without a final NUL, so that a sanitizer sees one byte too many. */
  g_autoptr (GBytes) line = g_bytes_new_take (g_memdup2 (text, n_bytes), n_bytes);

  return pr_smtp_reply_parser_feed (parser, line, reply);
}

static void
test_replies (void)
{
  static const struct
  {
    const char *lines;
    guint code;
    PrReplyStatus status;
    const char *enhanced_code;
    const char *evidence;
  } rows[] = {
    /* RFC 5321 §4.2, §4.3, App. D */
    { "220 foo.com Simple Mail Transfer Service Ready", 220, PR_REPLY_OK, NULL,
      "220 foo.com Simple Mail Transfer Service Ready" },
    { "250-foo.com greets bar.com\n250-8BITMIME\n250-SIZE\n250-DSN\n250 HELP", 250, PR_REPLY_OK,
      NULL, "250 foo.com greets bar.com 8BITMIME SIZE DSN HELP" },
    { "354 Start mail input; end with <CRLF>.<CRLF>", 354, PR_REPLY_CONTINUE, NULL,
      "354 Start mail input; end with <CRLF>.<CRLF>" },
    { "550 No such user here", 550, PR_REPLY_NO, NULL, "550 No such user here" },
    { "421 4.3.2 going down", 421, PR_REPLY_NO, "4.3.2", "421 4.3.2 going down" },
    /* RFC 4954 §4 */
    { "334 ", 334, PR_REPLY_CONTINUE, NULL, "334" },
    { "235 2.7.0 Authentication successful", 235, PR_REPLY_OK, "2.7.0",
      "235 2.7.0 Authentication successful" },
    /* RFC 2034 §4 */
    { "550-5.7.1 Too many\n550 5.7.1 recipients", 550, PR_REPLY_NO, "5.7.1",
      "550 5.7.1 Too many recipients" },
    /* Merely wrong. */
    { "250", 250, PR_REPLY_OK, NULL, "250" },
    { "250-", 0, PR_REPLY_OK, NULL, NULL },
    { "250-\n250", 250, PR_REPLY_OK, NULL, "250" },
    { "250-one\ntwo\n250 three", 250, PR_REPLY_OK, NULL, "250 one two three" },
    { "250-one\n\n250 three", 250, PR_REPLY_OK, NULL, "250 one  three" },
    { "250-fine\n550 5.1.1 not fine", 550, PR_REPLY_NO, "5.1.1", "550 fine 5.1.1 not fine" },
    { "550-5.1.1 not fine\n250 2.0.0 fine", 250, PR_REPLY_OK, "2.0.0",
      "250 5.1.1 not fine 2.0.0 fine" },
    { "299 other digits", 299, PR_REPLY_OK, NULL, "299 other digits" },
    { "220 late CR\r", 220, PR_REPLY_OK, NULL, "220 late CR" },
    { "250-foo\n2500 is text\n250 bar", 250, PR_REPLY_OK, NULL, "250 foo 2500 is text bar" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrSmtpReplyParser) parser = pr_smtp_reply_parser_new ();
      g_auto (GStrv) lines = g_strsplit (rows[i].lines, "\n", -1);
      g_autoptr (PrReply) reply = NULL;
      g_autofree char *evidence = NULL;

      g_test_message ("%s", rows[i].lines);
      for (guint n = 0; lines[n] != NULL; n++)
        g_assert_cmpint (feed (parser, lines[n], strlen (lines[n]), &reply), ==,
                         lines[n + 1] == NULL && rows[i].code != 0 ? PR_SMTP_PARSE_DONE
                                                                   : PR_SMTP_PARSE_MORE);
      if (rows[i].code == 0)
        {
          g_assert_null (reply);
          continue;
        }
      g_assert_cmpuint (pr_reply_get_code (reply), ==, rows[i].code);
      g_assert_cmpint (pr_reply_get_status (reply), ==, rows[i].status);
      g_assert_cmpint (pr_reply_get_protocol (reply), ==, PR_PROTOCOL_SMTP);
      g_assert_cmpstr (pr_reply_get_enhanced_code (reply), ==, rows[i].enhanced_code);
      g_assert_cmpuint (pr_reply_get_n_lines (reply), ==, g_strv_length (lines));
      evidence = pr_reply_dup_evidence (reply);
      g_assert_cmpstr (evidence, ==, rows[i].evidence);
    }
}

static void
test_malformed (void)
{
#define ROW(text)                                                                                  \
  {                                                                                                \
    text, sizeof text - 1                                                                          \
  }
  static const struct
  {
    const char *text;
    gsize n_bytes;
  } rows[] = {
    ROW (""),
    ROW ("2"),
    ROW ("25"),
    ROW (" 250 ok"),
    ROW ("150 about to open"),
    ROW ("650 beyond"),
    ROW ("000 nothing"),
    ROW ("2x0 ok"),
    ROW ("25x ok"),
    ROW ("2500 ok"),
    ROW ("250_ok"),
    ROW ("250\tok"),
    ROW ("* OK IMAP"),
    ROW ("+OK POP3"),
    ROW ("-ERR POP3"),
    ROW ("SSH-2.0-OpenSSH"),
    ROW ("HTTP/1.1 400 Bad Request"),
    ROW ("250 a\0b"),
    ROW ("250\0"),
    ROW ("\0\0\0"),
    ROW ("250 one\r250 two"),
    ROW ("\x15\x03\x01\x00\x02\x02\x46"),
  };
#undef ROW
  g_autoptr (PrSmtpReplyParser) parser = pr_smtp_reply_parser_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrReply *reply = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (feed (parser, rows[i].text, rows[i].n_bytes, &reply), ==,
                       PR_SMTP_PARSE_MALFORMED);
      g_assert_null (reply);
    }
}

static void
test_nul_in_later_line (void)
{
  g_autoptr (PrSmtpReplyParser) parser = pr_smtp_reply_parser_new ();
  PrReply *reply = NULL;

  g_assert_cmpint (feed (parser, "250-one", 7, &reply), ==, PR_SMTP_PARSE_MORE);
  g_assert_cmpint (feed (parser, "250 t\0o", 7, &reply), ==, PR_SMTP_PARSE_MALFORMED);
  g_assert_null (reply);
}

static void
test_without_end (void)
{
  g_autoptr (PrSmtpReplyParser) parser = pr_smtp_reply_parser_new ();
  PrReply *reply = NULL;

  for (guint i = 0; i < PR_SMTP_REPLY_MAX_LINES; i++)
    g_assert_cmpint (feed (parser, "250-more", 8, &reply), ==, PR_SMTP_PARSE_MORE);
  g_assert_cmpint (feed (parser, "250-more", 8, &reply), ==, PR_SMTP_PARSE_TOO_LONG);
  g_assert_cmpint (feed (parser, "no code", 7, &reply), ==, PR_SMTP_PARSE_TOO_LONG);
  g_assert_null (reply);
}

static void
test_one_after_the_other (void)
{
  g_autoptr (PrSmtpReplyParser) parser = pr_smtp_reply_parser_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PrReply) reply = NULL;

      g_assert_cmpint (feed (parser, "250-one", 7, &reply), ==, PR_SMTP_PARSE_MORE);
      g_assert_cmpint (feed (parser, "250 two", 7, &reply), ==, PR_SMTP_PARSE_DONE);
      g_assert_cmpuint (pr_reply_get_n_lines (reply), ==, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smtp-reply-parser/replies", test_replies);
  g_test_add_func ("/smtp-reply-parser/malformed", test_malformed);
  g_test_add_func ("/smtp-reply-parser/nul-in-later-line", test_nul_in_later_line);
  g_test_add_func ("/smtp-reply-parser/without-end", test_without_end);
  g_test_add_func ("/smtp-reply-parser/one-after-the-other", test_one_after_the_other);
  return g_test_run ();
}
