/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-imap-response.h"

#include <string.h>

/* Bytes without a final NUL, so that a sanitizer sees one byte too many. */
static GBytes *
bytes_new (const char *text, gsize n_bytes)
{
  return g_bytes_new_take (g_memdup2 (text, n_bytes), n_bytes);
}

/* Feeds one response as it comes over the wire, its line ends included. All of it has to be used. */
static PrImapParse
feed (const char *wire, gsize n_wire, PrImapResponse **response)
{
  g_autoptr (PrImapResponseParser) parser = pr_imap_response_parser_new ();
  const char *end = wire + n_wire;

  for (;;)
    {
      const char *newline = g_strstr_len (wire, end - wire, "\r\n");
      g_autoptr (GBytes) line = NULL;
      gsize literal_bytes = 0;
      PrImapParse parse;

      g_assert_nonnull (newline);
      line = bytes_new (wire, (gsize) (newline - wire));
      wire = newline + 2;
      parse = pr_imap_response_parser_feed_line (parser, line, &literal_bytes, response);
      if (parse == PR_IMAP_PARSE_LITERAL)
        {
          g_autoptr (GBytes) literal = NULL;

          g_assert_cmpuint (literal_bytes, <=, (gsize) (end - wire));
          literal = bytes_new (wire, literal_bytes);
          wire += literal_bytes;
          pr_imap_response_parser_feed_literal (parser, literal);
          continue;
        }
      g_assert_true (wire == end);
      return parse;
    }
}

static void
append_tokens (GString *shown, const GPtrArray *tokens)
{
  for (guint i = 0; tokens != NULL && i < tokens->len; i++)
    {
      const PrImapToken *token = tokens->pdata[i];
      gsize n_bytes = 0;
      const char *text = token->text == NULL ? NULL : g_bytes_get_data (token->text, &n_bytes);

      if (i > 0)
        g_string_append_c (shown, ' ');
      switch (token->kind)
        {
        case PR_IMAP_TOKEN_LIST:
          g_string_append_c (shown, '(');
          append_tokens (shown, token->children);
          g_string_append_c (shown, ')');
          break;
        case PR_IMAP_TOKEN_STRING:
          g_string_append_printf (shown, "<%.*s>", (int) n_bytes, text == NULL ? "" : text);
          break;
        case PR_IMAP_TOKEN_NIL:
          g_string_append (shown, "NIL");
          break;
        case PR_IMAP_TOKEN_ATOM:
        default:
          g_string_append_len (shown, text, (gssize) n_bytes);
        }
    }
}

static char *
dup_tokens (const PrImapResponse *response)
{
  GString *shown = g_string_new (NULL);

  append_tokens (shown, response->tokens);
  return g_string_free (shown, FALSE);
}

static void
test_statuses (void)
{
  static const struct
  {
    const char *wire;
    const char *tag;
    PrReplyStatus status;
    const char *bracket_code;
    const char *tokens;
    const char *evidence;
  } rows[] = {
    /* RFC 9051 §7.1 */
    { "* OK IMAP4rev2 server ready\r\n", NULL, PR_REPLY_OK, NULL, "", "OK IMAP4rev2 server ready" },
    { "A44 OK [APPENDUID 38505 3955] APPEND completed\r\n", "A44", PR_REPLY_OK, "APPENDUID",
      "38505 3955", "OK [APPENDUID 38505 3955] APPEND completed" },
    { "* OK [ALERT] System shutdown in 10 minutes\r\n", NULL, PR_REPLY_OK, "ALERT", "",
      "OK [ALERT] System shutdown in 10 minutes" },
    { "B NO [UNAVAILABLE] User's backend down for maintenance\r\n", "B", PR_REPLY_NO,
      "UNAVAILABLE", "", "NO [UNAVAILABLE] User's backend down for maintenance" },
    { "C NO [AUTHENTICATIONFAILED] Authentication failed\r\n", "C", PR_REPLY_NO,
      "AUTHENTICATIONFAILED", "", "NO [AUTHENTICATIONFAILED] Authentication failed" },
    { "A33 NO [OVERQUOTA] Sorry\r\n", "A33", PR_REPLY_NO, "OVERQUOTA", "",
      "NO [OVERQUOTA] Sorry" },
    { "* BAD Command line too long\r\n", NULL, PR_REPLY_BAD, NULL, "",
      "BAD Command line too long" },
    { "* PREAUTH IMAP4rev2 server logged in as Smith\r\n", NULL, PR_REPLY_PREAUTH, NULL, "",
      "PREAUTH IMAP4rev2 server logged in as Smith" },
    { "* BYE Autologout; idle for too long\r\n", NULL, PR_REPLY_BYE, NULL, "",
      "BYE Autologout; idle for too long" },
    { "* OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited\r\n", NULL, PR_REPLY_OK,
      "PERMANENTFLAGS", "(\\Deleted \\Seen \\*)", "OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited" },
    { "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hello\r\n", NULL, PR_REPLY_OK, "CAPABILITY",
      "IMAP4rev1 SASL-IR AUTH=PLAIN", "OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hello" },
    /* RFC 2221 §4 */
    { "A001 NO [REFERRAL IMAP://user;AUTH=*@SERVER2/] Try SERVER2.\r\n", "A001", PR_REPLY_NO,
      "REFERRAL", "IMAP://user;AUTH=*@SERVER2/",
      "NO [REFERRAL IMAP://user;AUTH=*@SERVER2/] Try SERVER2." },
    /* Merely wrong. */
    { "* OK\r\n", NULL, PR_REPLY_OK, NULL, "", "OK" },
    { "a1 OK\r\n", "a1", PR_REPLY_OK, NULL, "", "OK" },
    { "a1  no   [alert]\r\n", "a1", PR_REPLY_NO, "ALERT", "", "NO [alert]" },
    { "* OK [] empty\r\n", NULL, PR_REPLY_OK, NULL, "", "OK [] empty" },
    { "* OK [192.0.2.1 (x)] hello\r\n", NULL, PR_REPLY_OK, "192.0.2.1", "(x)",
      "OK [192.0.2.1 (x)] hello" },
    { "* OK [not: a code] hello\r\n", NULL, PR_REPLY_OK, NULL, "", "OK [not: a code] hello" },
    { "* OK [ALERT hello\r\n", NULL, PR_REPLY_OK, NULL, "", "OK [ALERT hello" },
    { "* OK [BADCHARSET (unbalanced] hello\r\n", NULL, PR_REPLY_OK, "BADCHARSET", "",
      "OK [BADCHARSET (unbalanced] hello" },
    { "* OK text that ends in {3}\r\n", NULL, PR_REPLY_OK, NULL, "", "OK text that ends in {3}" },
    { "*  OK text that ends in {3}\r\n", NULL, PR_REPLY_OK, NULL, "", "OK text that ends in {3}" },
    { "a1 NO {4294967296}\r\n", "a1", PR_REPLY_NO, NULL, "", "NO {4294967296}" },
    { "* OK late CR\r\r\n", NULL, PR_REPLY_OK, NULL, "", "OK late CR" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrImapResponse) response = NULL;
      g_autofree char *tokens = NULL;
      g_autofree char *evidence = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (feed (rows[i].wire, strlen (rows[i].wire), &response), ==,
                       PR_IMAP_PARSE_DONE);
      g_assert_cmpint (response->kind, ==, PR_IMAP_RESPONSE_STATUS);
      g_assert_cmpstr (response->tag, ==, rows[i].tag);
      g_assert_cmpint (pr_reply_get_status (response->reply), ==, rows[i].status);
      g_assert_cmpstr (pr_reply_get_bracket_code (response->reply), ==, rows[i].bracket_code);
      tokens = dup_tokens (response);
      g_assert_cmpstr (tokens, ==, rows[i].tokens);
      evidence = pr_reply_dup_evidence (response->reply);
      g_assert_cmpstr (evidence, ==, rows[i].evidence);
    }
}

static void
test_data (void)
{
  static const struct
  {
    const char *wire;
    const char *name;
    guint32 number;
    const char *tokens;
  } rows[] = {
    /* RFC 9051 §6.1.1, §6.3.2, §7 */
    { "* CAPABILITY IMAP4rev2 STARTTLS AUTH=GSSAPI LOGINDISABLED\r\n", "CAPABILITY", 0,
      "IMAP4rev2 STARTTLS AUTH=GSSAPI LOGINDISABLED" },
    { "* 172 EXISTS\r\n", "EXISTS", 172, "" },
    { "* 4294967295 EXISTS\r\n", "EXISTS", G_MAXUINT32, "" },
    { "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n", "FLAGS", 0,
      "(\\Answered \\Flagged \\Deleted \\Seen \\Draft)" },
    { "* LIST () \"/\" INBOX\r\n", "LIST", 0, "() </> INBOX" },
    { "* LIST (\\Noselect) \"/\" foo (\"CHILDINFO\" (\"SUBSCRIBED\"))\r\n", "LIST", 0,
      "(\\Noselect) </> foo (<CHILDINFO> (<SUBSCRIBED>))" },
    { "* LIST (\\Junk) NIL \"Junk \\\"and\\\\or\\\" more\"\r\n", "LIST", 0,
      "(\\Junk) NIL <Junk \"and\\or\" more>" },
    { "* LIST () \".\" {5}\r\nin{}x\r\n", "LIST", 0, "() <.> <in{}x>" },
    { "* SEARCH 2 3 6\r\n", "SEARCH", 0, "2 3 6" },
    { "* SEARCH\r\n", "SEARCH", 0, "" },
    { "* 23 FETCH (FLAGS (\\Seen) RFC822.SIZE 44827)\r\n", "FETCH", 23,
      "(FLAGS (\\Seen) RFC822.SIZE 44827)" },
    { "* 12 FETCH (BODY[HEADER.FIELDS (DATE FROM)] {13}\r\nDate: today\r\n UID 7)\r\n", "FETCH", 12,
      "(BODY[HEADER.FIELDS (DATE FROM)] <Date: today\r\n> UID 7)" },
    { "* 1 FETCH (A {0}\r\n B {2+}\r\nxy C ~{3}\r\nabc)\r\n", "FETCH", 1,
      "(A <> B <xy> C <abc>)" },
    { "* 1 FETCH (BODY[]<0> NIL ~atom nil)\r\n", "FETCH", 1, "(BODY[]<0> NIL ~atom NIL)" },
    { "* ID NIL\r\n", "ID", 0, "NIL" },
    { "* X-SOMETHING \"\" ()\r\n", "X-SOMETHING", 0, "<> ()" },
    /* Merely wrong. */
    { "* search  1   2 \r\n", "SEARCH", 0, "1 2" },
    { "* 4294967296 EXISTS\r\n", "4294967296", 0, "EXISTS" },
    { "* -1 EXISTS\r\n", "-1", 0, "EXISTS" },
    { "* LIST a\"b\"c\r\n", "LIST", 0, "a <b> c" },
    { "* FLAGS (\xc3\xa4 \xff)\r\n", "FLAGS", 0, "(\xc3\xa4 \xff)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrImapResponse) response = NULL;
      g_autofree char *tokens = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (feed (rows[i].wire, strlen (rows[i].wire), &response), ==,
                       PR_IMAP_PARSE_DONE);
      g_assert_cmpint (response->kind, ==, PR_IMAP_RESPONSE_DATA);
      g_assert_null (response->tag);
      g_assert_null (response->reply);
      g_assert_cmpstr (response->name, ==, rows[i].name);
      g_assert_cmpuint (response->number, ==, rows[i].number);
      tokens = dup_tokens (response);
      g_assert_cmpstr (tokens, ==, rows[i].tokens);
    }
}

static void
test_continuation (void)
{
  static const struct
  {
    const char *wire;
    const char *evidence;
  } rows[] = {
    { "+ \r\n", "+" },
    { "+\r\n", "+" },
    { "+ Ready for literal data\r\n", "+ Ready for literal data" },
    { "+ YGgGCSqGSIb3EgECAgIAb1kw{3}\r\n", "+ YGgGCSqGSIb3EgECAgIAb1kw{3}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrImapResponse) response = NULL;
      g_autofree char *evidence = NULL;

      g_assert_cmpint (feed (rows[i].wire, strlen (rows[i].wire), &response), ==,
                       PR_IMAP_PARSE_DONE);
      g_assert_cmpint (response->kind, ==, PR_IMAP_RESPONSE_CONTINUE);
      evidence = pr_reply_dup_evidence (response->reply);
      g_assert_cmpstr (evidence, ==, rows[i].evidence);
    }
}

static char *
repeat (const char *before, const char *text, guint n, const char *after)
{
  GString *all = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  g_string_append (all, after);
  return g_string_free (all, FALSE);
}

static void
test_hostile (void)
{
  g_autofree char *deep = repeat ("* LIST ", "(", 13, ")))))))))))))\r\n");
  g_autofree char *deep_enough = repeat ("* LIST ", "(", 12, "))))))))))))\r\n");
  g_autofree char *bottomless = repeat ("* LIST ", "(", 60000, "\r\n");
  g_autofree char *flood = repeat ("* SEARCH", " 1", 4001, "\r\n");
  g_autofree char *many = repeat ("* SEARCH", " 1", 4000, "\r\n");
  g_autofree char *literals = repeat ("* X", " {1}\r\nx", 65, "\r\n");
  g_autofree char *some_literals = repeat ("* X", " {1}\r\nx", 64, "\r\n");
  g_autofree char *brackets = repeat ("* 1 FETCH (BODY", "[", 60000, ")\r\n");
  g_autofree char *code = repeat ("* OK [X ", "(", 60000, "] deep\r\n");
#define ROW(wire, parse)                                                                           \
  {                                                                                                \
    wire, sizeof wire - 1, parse                                                                   \
  }
  const struct
  {
    const char *wire;
    gsize n_bytes; /* 0: up to the NUL */
    PrImapParse parse;
  } rows[] = {
    ROW ("\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW (" \r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("*\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* \r\n", PR_IMAP_PARSE_MALFORMED),
    ROW (" * OK hello\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("*OK hello\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("a1\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("a1 hello\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("a1 BYE hello\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("a1 PREAUTH hello\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("a.1 OK hello\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("a1 CAPABILITY IMAP4rev1\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* 5\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("+OK POP3 ready\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("220 mail ESMTP\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("HTTP/1.1 400 Bad Request\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* OK one\rtwo\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST \"unterminated\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST \"escaped end\\\"\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST \"\\\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST \"\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST (\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST (()\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST )\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST ())\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST {}\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST {-1}\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST {x}\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST {++}\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST {3} x\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST {3} x {1}\r\ny\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST atom{1}\r\ny\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST \"open {1}\r\ny\"\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST BODY[ {1}\r\ny]\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* {1}\r\ny\r\n", PR_IMAP_PARSE_MALFORMED),
    ROW ("* LIST {1}\r\ny\r{1}\r\n", PR_IMAP_PARSE_MALFORMED),
    /* 256 KiB are the most, however they are asked for. */
    ROW ("* LIST {262145}\r\n", PR_IMAP_PARSE_TOO_LONG),
    ROW ("* LIST {4294967295}\r\n", PR_IMAP_PARSE_TOO_LONG),
    ROW ("* LIST {4294967296}\r\n", PR_IMAP_PARSE_TOO_LONG),
    ROW ("* LIST {18446744073709551615}\r\n", PR_IMAP_PARSE_TOO_LONG),
    ROW ("* LIST {18446744073709551616+}\r\n", PR_IMAP_PARSE_TOO_LONG),
    ROW ("* LIST {99999999999999999999999999999999999999}\r\n", PR_IMAP_PARSE_TOO_LONG),
    { deep, 0, PR_IMAP_PARSE_TOO_LONG },
    { deep_enough, 0, PR_IMAP_PARSE_DONE },
    { bottomless, 0, PR_IMAP_PARSE_TOO_LONG },
    { flood, 0, PR_IMAP_PARSE_TOO_LONG },
    { many, 0, PR_IMAP_PARSE_DONE },
    { literals, 0, PR_IMAP_PARSE_TOO_LONG },
    { some_literals, 0, PR_IMAP_PARSE_DONE },
    { brackets, 0, PR_IMAP_PARSE_MALFORMED },
    { code, 0, PR_IMAP_PARSE_DONE },
  };
#undef ROW

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrImapResponse) response = NULL;
      gsize n_bytes = rows[i].n_bytes == 0 ? strlen (rows[i].wire) : rows[i].n_bytes;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      /* Of a literal that is too long, the bytes are not waited for. */
      if (rows[i].wire == literals)
        n_bytes = (gsize) (g_strrstr (literals, "x\r\n") - literals);
      g_assert_cmpint (feed (rows[i].wire, n_bytes, &response), ==, rows[i].parse);
      g_assert_cmpint (response != NULL, ==, rows[i].parse == PR_IMAP_PARSE_DONE);
    }
}

static void
test_nul (void)
{
  static const struct
  {
    const char *line;
    gsize n_bytes;
  } rows[] = {
    { "\0", 1 },
    { "* OK \0", 6 },
    { "*\0 OK hello", 11 },
    { "* LIST \"a\0b\"", 12 },
    { "* OK hello\0", 11 },
    { "a1\0 OK", 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrImapResponseParser) parser = pr_imap_response_parser_new ();
      g_autoptr (GBytes) line = bytes_new (rows[i].line, rows[i].n_bytes);
      PrImapResponse *response = NULL;
      gsize literal_bytes = 0;

      g_assert_cmpint (
          pr_imap_response_parser_feed_line (parser, line, &literal_bytes, &response), ==,
          PR_IMAP_PARSE_MALFORMED);
      g_assert_null (response);
    }
}

static void
test_nul_in_literal (void)
{
  g_autoptr (PrImapResponse) response = NULL;
  const PrImapToken *token;
  gsize n_bytes;
  const char *text;

  g_assert_cmpint (feed ("* X ~{3}\r\na\0b\r\n", 15, &response), ==, PR_IMAP_PARSE_DONE);
  g_assert_cmpuint (response->tokens->len, ==, 1);
  token = response->tokens->pdata[0];
  text = g_bytes_get_data (token->text, &n_bytes);
  g_assert_cmpmem (text, n_bytes, "a\0b", 3);
}

/* After a response that was no good the next one is read as if nothing had been. */
static void
test_goes_on (void)
{
  g_autoptr (PrImapResponseParser) parser = pr_imap_response_parser_new ();
  static const struct
  {
    const char *line;
    PrImapParse parse;
  } rows[] = {
    { "* LIST {5}", PR_IMAP_PARSE_LITERAL },
    { "* OK hello", PR_IMAP_PARSE_DONE },
    { "* LIST {9999999}", PR_IMAP_PARSE_TOO_LONG },
    { "* OK hello", PR_IMAP_PARSE_DONE },
    { "* LIST (", PR_IMAP_PARSE_MALFORMED },
    { "* OK hello", PR_IMAP_PARSE_DONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) line = bytes_new (rows[i].line, strlen (rows[i].line));
      g_autoptr (GBytes) literal = g_bytes_new_static ("12345", 5);
      PrImapResponse *response = NULL;
      gsize literal_bytes = 0;

      g_assert_cmpint (
          pr_imap_response_parser_feed_line (parser, line, &literal_bytes, &response), ==,
          rows[i].parse);
      if (rows[i].parse == PR_IMAP_PARSE_LITERAL)
        {
          g_assert_cmpuint (literal_bytes, ==, 5);
          pr_imap_response_parser_feed_literal (parser, literal);
        }
      g_clear_pointer (&response, pr_imap_response_free);
    }
}

static void
test_token_equals (void)
{
  g_autoptr (PrImapResponse) response = NULL;

  static const char wire[] = "* X INBOX \"inbox\" () INBO\r\n";

  g_assert_cmpint (feed (wire, strlen (wire), &response), ==, PR_IMAP_PARSE_DONE);
  g_assert_true (pr_imap_token_equals (response->tokens->pdata[0], "Inbox"));
  g_assert_true (pr_imap_token_equals (response->tokens->pdata[1], "INBOX"));
  g_assert_false (pr_imap_token_equals (response->tokens->pdata[2], "INBOX"));
  g_assert_false (pr_imap_token_equals (response->tokens->pdata[3], "INBOX"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imap-response/statuses", test_statuses);
  g_test_add_func ("/imap-response/data", test_data);
  g_test_add_func ("/imap-response/continuation", test_continuation);
  g_test_add_func ("/imap-response/hostile", test_hostile);
  g_test_add_func ("/imap-response/nul", test_nul);
  g_test_add_func ("/imap-response/nul-in-literal", test_nul_in_literal);
  g_test_add_func ("/imap-response/goes-on", test_goes_on);
  g_test_add_func ("/imap-response/token-equals", test_token_equals);
  return g_test_run ();
}
