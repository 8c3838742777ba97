/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-line-reader.h"

#include <string.h>

/* Lines joined by “|”, so that one string says what came out. */
static void
append_line (char *line, gsize n_bytes, gpointer user_data)
{
  GString *lines = user_data;

  g_assert_cmpuint (strlen (line), ==, n_bytes);
  g_assert_true (g_utf8_validate (line, (gssize) n_bytes, NULL));
  g_string_append_printf (lines, "%s|", line);
}

static char *
read_in_pieces (const char *bytes, gsize n_bytes, gsize n_piece)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (PrLineReader) reader = pr_line_reader_new (append_line, lines);

  for (gsize i = 0; i < n_bytes; i += n_piece)
    pr_line_reader_feed (reader, bytes + i, MIN (n_piece, n_bytes - i));
  pr_line_reader_finish (reader);
  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize n_bytes;
  const char *lines;
} Row;

#define ROW(name, bytes, lines)                                                                    \
  {                                                                                                \
    "/line-reader/" name, bytes, sizeof (bytes) - 1, lines                                         \
  }

static const Row rows[] = {
  ROW ("nothing", "", ""),
  ROW ("lf", "one\ntwo\n", "one|two|"),
  ROW ("no-end", "one\ntwo", "one|two|"),
  ROW ("crlf", "one\r\ntwo\r\n", "one|two|"),
  ROW ("cr", "one\rtwo\r", "one|two|"),
  ROW ("mixed", "one\rtwo\r\nthree\n\nfive", "one|two|three||five|"),
  ROW ("empty-crlf", "\r\n\r\n", "||"),
  ROW ("utf-8", "größe\nпочта\n", "größe|почта|"),
  ROW ("utf-8-mark", "\xef\xbb\xbfone\n", "one|"),
  ROW ("latin-1", "ung\xfcltig\nok\n", "ungültig|ok|"),
  ROW ("mixed-encodings", "gr\xf6\xdf\x65\ngröße\n", "größe|größe|"),
  ROW ("utf-16-le", "\xff\xfeO\0K\0\r\0\n\0\xfc\0\n\0", "OK|ü|"),
  ROW ("utf-16-be", "\xfe\xff\0O\0K\0\n\0\xfc", "OK|ü|"),
  ROW ("utf-16-surrogates", "\xff\xfe\x3d\xd8\x4d\xdc\n\0", "👍|"),
  ROW ("utf-16-half-a-pair", "\xff\xfe\x4d\xdc\n\0", "\xef\xbf\xbd|"),
  ROW ("nul", "a\0b\n", "a b|"),
  ROW ("short", "a", "a|"),
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;

  for (gsize n_piece = 1; n_piece <= row->n_bytes + 1; n_piece++)
    {
      g_autofree char *lines = read_in_pieces (row->bytes, row->n_bytes, n_piece);

      g_assert_cmpstr (lines, ==, row->lines);
    }
}

/* What is too long is cut, between characters. */
static void
test_long_line (void)
{
  g_autoptr (GString) bytes = g_string_new ("x");
  g_autofree char *lines = NULL;

  while (bytes->len < 3 * PR_LINE_MAX_BYTES)
    g_string_append (bytes, "ü");
  g_string_append (bytes, "\nnext\n");
  lines = read_in_pieces (bytes->str, bytes->len, 1000);
  g_assert_true (g_str_has_prefix (lines, "xüü"));
  g_assert_true (g_str_has_suffix (lines, "ü|next|"));
  g_assert_cmpuint (strlen (lines), <=, PR_LINE_MAX_BYTES + strlen ("|next|"));
}

/* As is one in UTF-16, which is longer or shorter in UTF-8. */
static void
test_long_utf_16_line (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *lines = NULL;

  g_byte_array_append (bytes, (const guint8 *) "\xff\xfex\0", 4);
  while (bytes->len < 3 * PR_LINE_MAX_BYTES)
    g_byte_array_append (bytes, (const guint8 *) "\xfc\0", 2);
  g_byte_array_append (bytes, (const guint8 *) "\n\0n\0e\0x\0t\0", 10);
  lines = read_in_pieces ((const char *) bytes->data, bytes->len, 1000);
  g_assert_true (g_str_has_prefix (lines, "xüü"));
  g_assert_true (g_str_has_suffix (lines, "ü|next|"));
}

/* What stands in one block says nothing of the lines of others. */
static void
test_blocks (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    {
      g_string_append_printf (bytes, "line %u%s\n", i,
                              i % 7 == 0    ? " \xfc"
                              : i % 11 == 0 ? " ü"
                                            : "");
      g_string_append_printf (expected, "line %u%s|", i, i % 7 == 0 || i % 11 == 0 ? " ü" : "");
    }
  for (gsize n_piece = 1; n_piece < 100; n_piece++)
    {
      g_autofree char *lines = read_in_pieces (bytes->str, bytes->len, n_piece);

      g_assert_cmpstr (lines, ==, expected->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].name, &rows[i], test_row);
  g_test_add_func ("/line-reader/long", test_long_line);
  g_test_add_func ("/line-reader/long-utf-16", test_long_utf_16_line);
  g_test_add_func ("/line-reader/blocks", test_blocks);
  return g_test_run ();
}
