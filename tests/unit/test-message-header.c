/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-message-header.h"

#include <string.h>

/* Without a final NUL, so that a sanitizer sees one byte too many. */
static char *
dup_field (const char *text, gsize n_bytes, const char *name, guint nth)
{
  g_autoptr (GBytes) header = g_bytes_new_take (g_memdup2 (text, n_bytes), n_bytes);

  return pr_message_header_dup_field (header, name, nth);
}

static void
test_fields (void)
{
  static const struct
  {
    const char *header;
    const char *name;
    guint nth;
    const char *value;
  } rows[] = {
    { "Subject: hello\r\n", "Subject", 0, "hello" },
    { "SUBJECT:hello\r\n", "Subject", 0, "hello" },
    { "Subject : \t hello \r\n", "Subject", 0, "hello" },
    { "Subject: hello", "Subject", 0, "hello" },
    { "Subject: hello\n", "Subject", 0, "hello" },
    { "Subject:\r\n", "Subject", 0, "" },
    { "Subject:", "Subject", 0, "" },
    { "To: a\r\nSubject: hello\r\nTo: b\r\n", "Subject", 0, "hello" },
    { "To: a\r\nSubject: hello\r\nTo: b\r\n", "To", 1, "b" },
    { "To: a\r\nTo: b\r\n", "To", 2, NULL },
    /* RFC 5322 §2.2.3 */
    { "Subject: This\r\n is a test\r\n", "Subject", 0, "This is a test" },
    { "Subject:\r\n\tfar\r\n  away\r\nTo: x\r\n", "Subject", 0, "far  away" },
    { "To: a\r\n Subject: b\r\nSubject: c\r\n", "Subject", 0, "c" },
    { " Subject: b\r\nSubject: c\r\n", "Subject", 0, "c" },
    { "no field\r\n Subject: b\r\nSubject: c\r\n", "Subject", 0, "c" },
    /* Another name, and what is no header any more. */
    { "Subjects: hello\r\n", "Subject", 0, NULL },
    { "Subject\r\n", "Subject", 0, NULL },
    { "Subject hello: x\r\n", "Subject", 0, NULL },
    { "To: a\r\n\r\nSubject: body\r\n", "Subject", 0, NULL },
    { "", "Subject", 0, NULL },
    { "\r\n", "Subject", 0, NULL },
    { ":", "Subject", 0, NULL },
    { "Subject: caf\xe9\r\n", "Subject", 0, "caf\xe9" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value =
          dup_field (rows[i].header, strlen (rows[i].header), rows[i].name, rows[i].nth);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (value, ==, rows[i].value);
    }
}

static void
test_nul (void)
{
  static const char header[] = "Subject: one\0two\r\n";
  g_autofree char *value = dup_field (header, sizeof header - 1, "Subject", 0);

  g_assert_cmpstr (value, ==, "one two");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message-header/fields", test_fields);
  g_test_add_func ("/message-header/nul", test_nul);
  return g_test_run ();
}
