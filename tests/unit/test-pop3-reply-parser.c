/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pop3-reply-parser.h"

#include <string.h>

/* A line without a final NUL, so that a sanitizer sees one byte too many. */
static GBytes *
line_new (const char *text, gsize n_bytes)
{
  return g_bytes_new_take (g_memdup2 (text, n_bytes), n_bytes);
}

static PrPop3Parse
feed (PrPop3ReplyParser *parser, const char *text, PrReply **reply)
{
  g_autoptr (GBytes) line = line_new (text, strlen (text));

  return pr_pop3_reply_parser_feed (parser, line, reply);
}

static void
test_one_line (void)
{
  static const struct
  {
    const char *line;
    PrReplyStatus status;
    const char *bracket_code;
    const char *evidence;
  } rows[] = {
    /* RFC 1939 §10 */
    { "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>", PR_REPLY_OK, NULL,
      "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>" },
    { "+OK 2 320", PR_REPLY_OK, NULL, "+OK 2 320" },
    { "-ERR no such message", PR_REPLY_NO, NULL, "-ERR no such message" },
    /* RFC 2449 §8.1, RFC 3206 §4 */
    { "-ERR [IN-USE] Do you have another POP session running?", PR_REPLY_NO, "IN-USE",
      "-ERR [IN-USE] Do you have another POP session running?" },
    { "-ERR [LOGIN-DELAY] minimum time between mail checks violation", PR_REPLY_NO, "LOGIN-DELAY",
      "-ERR [LOGIN-DELAY] minimum time between mail checks violation" },
    { "-ERR [SYS/TEMP] temporary", PR_REPLY_NO, "SYS/TEMP", "-ERR [SYS/TEMP] temporary" },
    { "-ERR [sys/perm] for good", PR_REPLY_NO, "SYS/PERM", "-ERR [sys/perm] for good" },
    { "-ERR [AUTH]", PR_REPLY_NO, "AUTH", "-ERR [AUTH]" },
    { "-ERR [A/B/C] deep", PR_REPLY_NO, "A/B/C", "-ERR [A/B/C] deep" },
    { "+OK [AUTH]no blank", PR_REPLY_OK, "AUTH", "+OK [AUTH]no blank" },
    /* Not a code. */
    { "-ERR [not a code] x", PR_REPLY_NO, NULL, "-ERR [not a code] x" },
    { "-ERR []", PR_REPLY_NO, NULL, "-ERR []" },
    { "-ERR [/A] x", PR_REPLY_NO, NULL, "-ERR [/A] x" },
    { "-ERR [A/] x", PR_REPLY_NO, NULL, "-ERR [A/] x" },
    { "-ERR [A//B] x", PR_REPLY_NO, NULL, "-ERR [A//B] x" },
    { "-ERR [AUTH", PR_REPLY_NO, NULL, "-ERR [AUTH" },
    { "-ERR [", PR_REPLY_NO, NULL, "-ERR [" },
    { "-ERR text [AUTH]", PR_REPLY_NO, NULL, "-ERR text [AUTH]" },
    { "-ERR [\xc3\xa4] x", PR_REPLY_NO, NULL, "-ERR [\xc3\xa4] x" },
    { "-ERR [0123456789012345678901234567890123456789012345678901234567890123] x", PR_REPLY_NO,
      NULL, "-ERR [0123456789012345678901234567890123456789012345678901234567890123] x" },
    /* Merely wrong. */
    { "+OK", PR_REPLY_OK, NULL, "+OK" },
    { "-ERR", PR_REPLY_NO, NULL, "-ERR" },
    { "+ok fine", PR_REPLY_OK, NULL, "+OK fine" },
    { "-err: no", PR_REPLY_NO, NULL, "-ERR : no" },
    { "+OK\ttab", PR_REPLY_OK, NULL, "+OK tab" },
    { "+OK one more\r", PR_REPLY_OK, NULL, "+OK one more" },
    /* RFC 5034 §4 */
    { "+ ", PR_REPLY_CONTINUE, NULL, "+" },
    { "+", PR_REPLY_CONTINUE, NULL, "+" },
    { "+ PDE4OTYuNjk3MTcwOTUyQGRiYz4=", PR_REPLY_CONTINUE, NULL,
      "+ PDE4OTYuNjk3MTcwOTUyQGRiYz4=" },
  };
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReply) reply = NULL;
      g_autofree char *evidence = NULL;

      g_test_message ("%s", rows[i].line);
      g_assert_cmpint (feed (parser, rows[i].line, &reply), ==, PR_POP3_PARSE_DONE);
      g_assert_cmpint (pr_reply_get_status (reply), ==, rows[i].status);
      g_assert_cmpint (pr_reply_get_protocol (reply), ==, PR_PROTOCOL_POP3);
      g_assert_cmpstr (pr_reply_get_bracket_code (reply), ==, rows[i].bracket_code);
      g_assert_cmpuint (pr_reply_get_n_lines (reply), ==, 1);
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
    ROW (" "),
    ROW ("."),
    ROW ("OK ready"),
    ROW ("+OKAY"),
    ROW ("+O"),
    ROW ("+base64"),
    ROW ("-ERROR"),
    ROW ("-"),
    ROW (" +OK"),
    ROW ("* OK IMAP"),
    ROW ("220 SMTP"),
    ROW ("+OK one\rtwo"),
    ROW ("+OK \0"),
    ROW ("\0"),
    ROW ("\x15\x03\x01\x00\x02\x02\x46"),
  };
#undef ROW
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) line = line_new (rows[i].text, rows[i].n_bytes);
      PrReply *reply = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (pr_pop3_reply_parser_feed (parser, line, &reply), ==,
                       PR_POP3_PARSE_MALFORMED);
      g_assert_null (reply);
    }
}

static void
assert_line (const PrReply *reply, guint i, const char *expected)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (pr_reply_get_line (reply, i), &n_bytes);

  g_assert_cmpmem (text, n_bytes, expected, strlen (expected));
}

static void
test_list (void)
{
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();
  static const char *const lines[] = { "+OK Capability list follows",
                                       "TOP",
                                       "SASL CRAM-MD5 KERBEROS_V4",
                                       "",
                                       "..stuffed",
                                       "...",
                                       ".odd",
                                       "+OK no status",
                                       "-ERR neither" };
  PrReply *reply = NULL;

  g_test_summary ("RFC 2449 §5, and dots put in front");
  pr_pop3_reply_parser_expect (parser, PR_POP3_REPLY_LIST);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (feed (parser, lines[i], &reply), ==, PR_POP3_PARSE_MORE);
  g_assert_cmpint (feed (parser, ".", &reply), ==, PR_POP3_PARSE_DONE);
  g_assert_cmpint (pr_reply_get_status (reply), ==, PR_REPLY_OK);
  g_assert_cmpuint (pr_reply_get_n_lines (reply), ==, 9);
  assert_line (reply, 0, "Capability list follows");
  assert_line (reply, 2, "SASL CRAM-MD5 KERBEROS_V4");
  assert_line (reply, 3, "");
  assert_line (reply, 4, ".stuffed");
  assert_line (reply, 5, "..");
  assert_line (reply, 6, "odd");
  assert_line (reply, 8, "-ERR neither");
  pr_reply_unref (g_steal_pointer (&reply));

  g_assert_cmpint (feed (parser, "+OK one line again", &reply), ==, PR_POP3_PARSE_DONE);
  pr_reply_unref (g_steal_pointer (&reply));
}

static void
test_list_refused (void)
{
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();
  g_autoptr (PrReply) reply = NULL;

  pr_pop3_reply_parser_expect (parser, PR_POP3_REPLY_LIST);
  g_assert_cmpint (feed (parser, "-ERR what?", &reply), ==, PR_POP3_PARSE_DONE);
  g_assert_cmpint (pr_reply_get_status (reply), ==, PR_REPLY_NO);
}

static void
test_list_without_end (void)
{
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();
  PrReply *reply = NULL;

  pr_pop3_reply_parser_expect (parser, PR_POP3_REPLY_LIST);
  g_assert_cmpint (feed (parser, "+OK", &reply), ==, PR_POP3_PARSE_MORE);
  for (guint i = 1; i < PR_POP3_REPLY_MAX_LINES; i++)
    g_assert_cmpint (feed (parser, "TOP", &reply), ==, PR_POP3_PARSE_MORE);
  g_assert_cmpint (feed (parser, "TOP", &reply), ==, PR_POP3_PARSE_TOO_LONG);
  g_assert_null (reply);
}

static void
test_timestamp (void)
{
  static const struct
  {
    const char *greeting;
    const char *timestamp;
  } rows[] = {
    { "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>",
      "<1896.697170952@dbc.mtview.ca.us>" },
    { "+OK <1@h> ready", "<1@h>" },
    { "+OK <ready> <1@h>", "<1@h>" },
    { "+OK <a b@c> <1@h>", "<1@h>" },
    { "+OK ready", NULL },
    { "+OK", NULL },
    { "+OK <", NULL },
    { "+OK >", NULL },
    { "+OK <ready>", NULL },
    { "+OK <1@h", NULL },
    { "+OK ann@example.org", NULL },
  };
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReply) reply = NULL;
      g_autofree char *timestamp = NULL;

      g_assert_cmpint (feed (parser, rows[i].greeting, &reply), ==, PR_POP3_PARSE_DONE);
      timestamp = pr_pop3_reply_dup_timestamp (reply);
      g_assert_cmpstr (timestamp, ==, rows[i].timestamp);
    }
}

static void
test_count (void)
{
  static const struct
  {
    const char *line;
    gboolean good;
    guint32 count;
  } rows[] = {
    { "+OK 2 320", TRUE, 2 },
    { "+OK 0 0", TRUE, 0 },
    { "+OK 1 120 octets", TRUE, 1 },
    { "+OK 7", TRUE, 7 },
    { "+OK 4294967295 1", TRUE, G_MAXUINT32 },
    { "+OK 4294967296 1", FALSE, 0 },
    { "+OK 99999999999999999999999999999999 1", FALSE, 0 },
    { "+OK", FALSE, 0 },
    { "+OK many", FALSE, 0 },
    { "+OK -1 0", FALSE, 0 },
    { "+OK 2messages", FALSE, 0 },
  };
  g_autoptr (PrPop3ReplyParser) parser = pr_pop3_reply_parser_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReply) reply = NULL;
      guint32 count = 0;

      g_test_message ("%s", rows[i].line);
      g_assert_cmpint (feed (parser, rows[i].line, &reply), ==, PR_POP3_PARSE_DONE);
      g_assert_cmpint (pr_pop3_reply_get_count (reply, &count), ==, rows[i].good);
      g_assert_cmpuint (count, ==, rows[i].count);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pop3-reply-parser/one-line", test_one_line);
  g_test_add_func ("/pop3-reply-parser/malformed", test_malformed);
  g_test_add_func ("/pop3-reply-parser/list", test_list);
  g_test_add_func ("/pop3-reply-parser/list-refused", test_list_refused);
  g_test_add_func ("/pop3-reply-parser/list-without-end", test_list_without_end);
  g_test_add_func ("/pop3-reply-parser/timestamp", test_timestamp);
  g_test_add_func ("/pop3-reply-parser/count", test_count);
  return g_test_run ();
}
