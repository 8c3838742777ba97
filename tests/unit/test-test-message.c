/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-message-header.h"
#include "pr-test-message.h"

#include <string.h>

#define TOKEN "0123456789abcdef0123456789abcdef"

static PrTestMessage *
message_new (const char *sender, const char *name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (-(3 * 60 + 30) * 60);
  g_autoptr (GDateTime) date = g_date_time_new (zone, 2026, 11, 2, 7, 5, 9);

  return pr_test_message_new_with_token (sender, name, "bob@example.net", TOKEN, date);
}

static GBytes *
dup_bytes (const PrTestMessage *message)
{
  g_autofree char *text =
      g_strjoinv ("\r\n", (char **) pr_test_message_get_lines (message));

  return g_bytes_new (text, strlen (text));
}

static void
test_whole (void)
{
  static const char *const expected[] = {
    "Date: Mon, 2 Nov 2026 07:05:09 -0330",
    "From: \"Ann Example\" <ann@example.org>",
    "To: <bob@example.net>",
    "Subject: Test message from Postrider " TOKEN,
    "Message-ID: <postrider-test." TOKEN "@example.org>",
    "Auto-Submitted: auto-generated",
    "X-Postrider-Test: " TOKEN,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "This is a test message, sent by the program Postrider.",
    "",
    NULL,
  };
  g_autoptr (PrTestMessage) message = message_new ("ann@example.org", "Ann Example");
  const char *const *lines = pr_test_message_get_lines (message);

  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected[i]);
  g_assert_cmpstr (pr_test_message_get_token (message), ==, TOKEN);
}

static void
test_from (void)
{
  static const struct
  {
    const char *sender;
    const char *name;
    const char *from;
  } rows[] = {
    { "ann@example.org", NULL, "<ann@example.org>" },
    { "ann@example.org", "", "<ann@example.org>" },
    { "ann@example.org", "Ann", "\"Ann\" <ann@example.org>" },
    { "ann@example.org", "Dr. \"A\\B\"", "\"Dr. \\\"A\\\\B\\\"\" <ann@example.org>" },
    { "ann@example.org", "Änn", "=?UTF-8?B?w4Rubg==?= <ann@example.org>" },
    { "ann@example.org", "=?UTF-8?Q?x?=", "=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?= <ann@example.org>" },
    /* A line break or a control is no part of a name. */
    { "ann@example.org", "Ann\r\nBcc: all@example.org",
      "\"Ann Bcc: all@example.org\" <ann@example.org>" },
    /* The domain is always one of DNS; a local part beyond ASCII needs SMTPUTF8 anyway. */
    { "ann@bücher.example", "Ann", "\"Ann\" <ann@xn--bcher-kva.example>" },
    { "änn@example.org", "Ann", "\"Ann\" <änn@example.org>" },
    { "\"a b\"@example.org", "Ann", "\"Ann\" <\"a b\"@example.org>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrTestMessage) message = message_new (rows[i].sender, rows[i].name);
      g_autoptr (GBytes) bytes = dup_bytes (message);
      g_autofree char *from = pr_message_header_dup_field (bytes, "From", 0);
      g_autofree char *bcc = pr_message_header_dup_field (bytes, "Bcc", 0);

      g_assert_cmpstr (from, ==, rows[i].from);
      g_assert_null (bcc);
    }
}

/* Undoes RFC 2047, as far as it is used here: blanks between two encoded words are not shown. */
static char *
decode_words (const char *text)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *base64 = NULL;
      g_autofree guchar *bytes = NULL;
      gsize n_bytes;

      g_assert_true (g_str_has_prefix (words[i], "=?UTF-8?B?"));
      g_assert_true (g_str_has_suffix (words[i], "?="));
      g_assert_cmpuint (strlen (words[i]), <=, 75);
      base64 = g_strndup (words[i] + 10, strlen (words[i]) - 12);
      bytes = g_base64_decode (base64, &n_bytes);
      g_assert_true (g_utf8_validate_len ((const char *) bytes, n_bytes, NULL));
      g_string_append_len (decoded, (const char *) bytes, (gssize) n_bytes);
    }
  return g_string_free (g_steal_pointer (&decoded), FALSE);
}

static void
test_long_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (PrTestMessage) message = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *from = NULL;
  g_autofree char *words = NULL;
  g_autofree char *decoded = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (name, "名a😀ö");
  message = message_new ("ann@example.org", name->str);
  bytes = dup_bytes (message);
  from = pr_message_header_dup_field (bytes, "From", 0);
  g_assert_true (g_str_has_suffix (from, " <ann@example.org>"));
  words = g_strndup (from, strlen (from) - strlen (" <ann@example.org>"));
  decoded = decode_words (words);
  g_assert_cmpstr (decoded, ==, name->str);
}

/* RFC 5321 §4.5.3.1.6, RFC 2045 §6.7: nothing on the way has a reason to change a line. */
static void
test_lines (void)
{
  static const char *const names[] = { "Ann", "Änn Öxample", "名前名前名前名前名前名前名前名前名前名前名前" };
  static const char *const senders[] = {
    "ann@example.org", "a-much-longer-name.of-somebody@mail.department.example.org"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (senders); i++)
    {
      g_autoptr (PrTestMessage) message = message_new (senders[i % 2], names[i / 2]);
      const char *const *lines = pr_test_message_get_lines (message);

      for (guint k = 0; lines[k] != NULL; k++)
        {
          gsize length = strlen (lines[k]);

          /* A Message-ID cannot be folded. */
          if (!g_str_has_prefix (lines[k], "Message-ID:"))
            g_assert_cmpuint (length, <=, PR_TEST_MESSAGE_MAX_LINE_BYTES);
          g_assert_cmpuint (length, <=, 998);
          g_assert_true (g_str_is_ascii (lines[k]));
          g_assert_null (strpbrk (lines[k], "\r\n"));
          if (length > 0)
            g_assert_cmpint (lines[k][length - 1], !=, ' ');
        }
    }
}

static char *
decode_quoted_printable (const char *const *lines)
{
  GString *text = g_string_new (NULL);

  for (; *lines != NULL; lines++)
    {
      const char *p = *lines;

      for (; *p != '\0' && strcmp (p, "=") != 0; p++)
        if (*p == '=')
          {
            g_string_append_c (
                text, (char) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2])));
            p += 2;
          }
        else
          g_string_append_c (text, *p);
      if (*p == '\0')
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
test_body (void)
{
  g_autoptr (PrTestMessage) message = message_new ("änn=x@bücher.example", "Ann");
  const char *const *lines = pr_test_message_get_lines (message);
  g_autofree char *body = NULL;

  while (**lines != '\0')
    lines++;
  body = decode_quoted_printable (lines + 1);
  g_assert_cmpstr (
      body, ==,
      "This is a test message, sent by the program Postrider.\n\n"
      "It was sent to find out whether mail from änn=x@bücher.example arrives, and how "
      "long that takes. Nobody needs to answer it, and it can be deleted.\n");
}

static void
test_tokens_differ (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTestMessage) one = pr_test_message_new ("a@b.c", NULL, "a@b.c", &error);
  g_autoptr (PrTestMessage) other = pr_test_message_new ("a@b.c", NULL, "a@b.c", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (pr_test_message_get_token (one)), ==, 32);
  g_assert_cmpstr (pr_test_message_get_token (one), !=, pr_test_message_get_token (other));
}

static void
test_known_again (void)
{
  static const struct
  {
    const char *header;
    gboolean known;
  } rows[] = {
    { "X-Postrider-Test: " TOKEN "\r\n", TRUE },
    { "x-postrider-test:\r\n " TOKEN "\r\n", TRUE },
    /* A server that drops unknown fields, and one that gives another Message-ID. */
    { "Message-ID: <postrider-test." TOKEN "@example.org>\r\n", TRUE },
    { "Message-ID: <1@mx.test>\r\nX-Postrider-Test: " TOKEN "\r\n", TRUE },
    /* An old one, an answer, a bounce. */
    { "X-Postrider-Test: 00000000000000000000000000000000\r\n", FALSE },
    { "X-Postrider-Test: " TOKEN "0\r\n", FALSE },
    { "X-Postrider-Test: 0123456789abcdef\r\n", FALSE },
    { "Message-ID: <postrider-test.00000000000000000000000000000000@example.org>\r\n", FALSE },
    { "Message-ID: <x." TOKEN "@example.org>\r\n", FALSE },
    { "Subject: Re: Test message from Postrider " TOKEN "\r\n", FALSE },
    { "Message-ID: <1@mx.test>\r\nIn-Reply-To: <postrider-test." TOKEN "@example.org>\r\n", FALSE },
    { "Subject: x\r\n\r\nX-Postrider-Test: " TOKEN "\r\n", FALSE },
    { "", FALSE },
  };
  g_autoptr (PrTestMessage) message = message_new ("ann@example.org", NULL);
  g_autoptr (GBytes) own = dup_bytes (message);

  g_assert_true (pr_test_message_is_header_of (TOKEN, own));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) header = g_bytes_new_static (rows[i].header, strlen (rows[i].header));

      g_test_message ("%s", rows[i].header);
      g_assert_true (pr_test_message_is_header_of (TOKEN, header) == rows[i].known);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/test-message/whole", test_whole);
  g_test_add_func ("/test-message/from", test_from);
  g_test_add_func ("/test-message/long-name", test_long_name);
  g_test_add_func ("/test-message/lines", test_lines);
  g_test_add_func ("/test-message/body", test_body);
  g_test_add_func ("/test-message/tokens-differ", test_tokens_differ);
  g_test_add_func ("/test-message/known-again", test_known_again);
  return g_test_run ();
}
