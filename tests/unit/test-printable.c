/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-printable.h"

#include <string.h>

static void
test_rows (void)
{
  static const struct
  {
    const char *bytes;
    gsize n_bytes;
    gsize max_chars;
    const char *shown;
  } rows[] = {
    { "220 mx ESMTP", 12, 80, "220 mx ESMTP" },
    { "  a\r\n\tb\0c  ", 11, 80, "a b\357\277\275c" },
    { "\xff\xfe", 2, 80, "\357\277\275\357\277\275" },
    { "<b>&amp;</b>", 12, 80, "<b>&amp;</b>" },
    { "evil \342\200\256txt.exe", 15, 80, "evil txt.exe" },
    { "zero\342\200\213width", 12, 80, "zero width" },
    { "\033[31mred", 8, 80, "[31mred" },
    { "abcdef", 6, 3, "abc…" },
    { "abc", 3, 3, "abc" },
    { "abc", 3, 0, "…" },
    { "äöüß", 8, 4, "äöüß" },
    { "", 0, 80, "" },
    { NULL, 0, 80, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* A copy without a final NUL, so that a sanitizer sees one byte too many. */
      g_autofree char *bytes = g_memdup2 (rows[i].bytes, rows[i].n_bytes);
      g_autofree char *shown =
          pr_printable_from_bytes (bytes, rows[i].n_bytes, rows[i].max_chars);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_strip (void)
{
  static const struct
  {
    const char *typed;
    const char *stripped;
  } rows[] = {
    { "ann", "ann" },
    { " ann\t\r\n", "ann" },
    { "\302\240ann lee\342\200\213", "ann lee" },       /* no-break space, zero width space */
    { "\357\273\277\342\200\252ann\342\200\254", "ann" }, /* byte order mark, embedding */
    { "an\342\200\213n", "an\342\200\213n" },
    { "änn\302\240", "änn" },
    { "\342\200\213 \302\240", "" },
    { "", "" },
    { " \xff ", "\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *stripped = pr_printable_strip (rows[i].typed);

      g_assert_cmpstr (stripped, ==, rows[i].stripped);
    }
}

/* What cannot be seen must not hide what follows it without a trace. */
static void
test_hidden (void)
{
  g_autofree char *bytes = g_malloc0 (1000);
  g_autofree char *shown = NULL;

  memset (bytes, '\1', 1000);
  memcpy (bytes + 990, "evil", 4);
  shown = pr_printable_from_bytes (bytes, 1000, 10);
  g_assert_cmpstr (shown, ==, "…");
}

static void
test_huge (void)
{
  g_autofree char *bytes = g_malloc (1 << 20);
  g_autofree char *shown = NULL;

  memset (bytes, 'x', 1 << 20);
  shown = pr_printable_from_bytes (bytes, 1 << 20, 100);
  g_assert_cmpuint (g_utf8_strlen (shown, -1), ==, 101);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printable/rows", test_rows);
  g_test_add_func ("/printable/strip", test_strip);
  g_test_add_func ("/printable/hidden", test_hidden);
  g_test_add_func ("/printable/huge", test_huge);
  return g_test_run ();
}
