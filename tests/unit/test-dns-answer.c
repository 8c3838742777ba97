/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-dns-answer.h"

#include <string.h>

/* A message with one question, “a.test”, and answers; each answer's name points to the question's. */
#define HEAD(n) "\x12\x34\x81\x80\0\x01\0" n "\0\0\0\0"
#define QUESTION(type) "\x01" "a\x04test\0\0" type "\0\x01"
#define NAME "\xc0\x0c"
#define ANSWER(type, length) NAME "\0" type "\0\x01\0\0\0\x3c\0" length

static const char srv[] = HEAD ("\x02") QUESTION ("\x21")
    ANSWER ("\x21", "\x0a") "\0\x0a\0\x05\x03\xe1\x01m" NAME
    ANSWER ("\x21", "\x07") "\0\0\0\0\0\0\0";
static const char mx[] = HEAD ("\x02") QUESTION ("\x0f")
    ANSWER ("\x05", "\x02") NAME
    ANSWER ("\x0f", "\x06") "\0\x0a\x01m" NAME;
static const char txt[] = HEAD ("\x01") QUESTION ("\x10")
    ANSWER ("\x10", "\x08") "\x03" "abc\x03\xff" "de";
static const char ns[] = HEAD ("\x01") QUESTION ("\x02") ANSWER ("\x02", "\x04") "\x01m" NAME;
/* The name within the record points to itself. */
static const char loop[] = HEAD ("\x01") QUESTION ("\x02") ANSWER ("\x02", "\x02") "\xc0\x24";
static const char short_srv[] = HEAD ("\x01") QUESTION ("\x21") ANSWER ("\x21", "\x04") "\0\x0a\0\x05";
static const char cut[] = HEAD ("\x01") QUESTION ("\x0f") ANSWER ("\x0f", "\x40") "\0\x0a";
static const char none[] = HEAD ("\0") QUESTION ("\x0f");

static const struct
{
  const char *what;
  const char *bytes;
  gsize n_bytes;
  GResolverRecordType type;
  const char *expected; /* NULL: an error */
  GResolverError code;
} rows[] = {
#define BYTES(name) name, sizeof (name) - 1
  { "SRV, and that there is none", BYTES (srv), G_RESOLVER_RECORD_SRV,
    "(10, 5, 993, 'm.a.test')(0, 0, 0, '.')", 0 },
  { "MX behind an alias", BYTES (mx), G_RESOLVER_RECORD_MX, "(10, 'm.a.test')", 0 },
  { "TXT in two strings, not UTF-8", BYTES (txt), G_RESOLVER_RECORD_TXT, "(['abc', '�de'],)", 0 },
  { "NS", BYTES (ns), G_RESOLVER_RECORD_NS, "('m.a.test',)", 0 },
  { "records of another kind", BYTES (ns), G_RESOLVER_RECORD_MX, NULL, G_RESOLVER_ERROR_NOT_FOUND },
  { "a name in a loop", BYTES (loop), G_RESOLVER_RECORD_NS, NULL, G_RESOLVER_ERROR_NOT_FOUND },
  { "a record that is too short", BYTES (short_srv), G_RESOLVER_RECORD_SRV, NULL,
    G_RESOLVER_ERROR_NOT_FOUND },
  { "a record beyond the end", BYTES (cut), G_RESOLVER_RECORD_MX, NULL,
    G_RESOLVER_ERROR_TEMPORARY_FAILURE },
  { "no records", BYTES (none), G_RESOLVER_RECORD_MX, NULL, G_RESOLVER_ERROR_NOT_FOUND },
  { "less than a head", "\x12\x34\x81", 3, G_RESOLVER_RECORD_MX, NULL,
    G_RESOLVER_ERROR_TEMPORARY_FAILURE },
  { "nothing", "", 0, G_RESOLVER_RECORD_MX, NULL, G_RESOLVER_ERROR_TEMPORARY_FAILURE },
#undef BYTES
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree guint8 *bare = g_memdup2 (rows[i].bytes, rows[i].n_bytes);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      GList *records =
          pr_dns_answer_parse (bare, rows[i].n_bytes, "a.test", rows[i].type, &error);

      g_test_message ("%s", rows[i].what);
      for (GList *l = records; l != NULL; l = l->next)
        {
          g_autofree char *printed = g_variant_print (l->data, FALSE);

          g_string_append (text, printed);
        }
      g_list_free_full (records, (GDestroyNotify) g_variant_unref);
      if (rows[i].expected == NULL)
        g_assert_error (error, G_RESOLVER_ERROR, (int) rows[i].code);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (text->str, ==, rows[i].expected == NULL ? "" : rows[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dns-answer/parse", test_parse);
  return g_test_run ();
}
