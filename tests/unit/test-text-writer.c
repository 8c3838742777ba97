/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-text-writer.h"

#include <string.h>

static void
test_width (void)
{
  static const struct
  {
    const char *text;
    guint width;
  } rows[] = {
    { "", 0 },          { "abc", 3 },      { "für “uns”", 9 }, { "電子メール", 10 },
    { "e\314\201", 1 }, { "\342\200\213", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (pr_text_width (rows[i].text), ==, rows[i].width);
}

static char *
wrap (guint columns, const char *indent, const char *hang, const char *text)
{
  PrTextWriter writer = pr_text_writer_begin (&(PrTextLook){ columns, FALSE });

  pr_text_writer_add_wrapped (&writer, indent, hang, text);
  return pr_text_writer_end (&writer);
}

static void
test_wrapped (void)
{
  static const struct
  {
    const char *text;
    const char *wrapped;
  } rows[] = {
    { "", "* \n" },
    { "short", "* short\n" },
    { "exactly as wide as the terminal is here", "* exactly as wide as the terminal is\n  here\n" },
    { "123456789 123456789 123456789 12345678", "* 123456789 123456789 123456789 12345678\n" },
    { "123456789 123456789 123456789 123456789", "* 123456789 123456789 123456789\n  123456789\n" },
    /* One word too long has a line of its own and stays whole. */
    { "see https://example.org/a/very/long/address/indeed now",
      "* see\n  https://example.org/a/very/long/address/indeed\n  now\n" },
    { "https://example.org/a/very/long/address/indeed",
      "* https://example.org/a/very/long/address/indeed\n" },
    /* Blanks are what somebody said, too. */
    { "two  blanks", "* two  blanks\n" },
    { "電子メール 電子メール 電子メール 電子メール", "* 電子メール 電子メール 電子メール\n  電子メール\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *wrapped = wrap (40, "* ", "  ", rows[i].text);

      g_assert_cmpstr (wrapped, ==, rows[i].wrapped);
    }
}

/* What was wrapped at blanks is the same text again without the line ends. */
static void
test_nothing_is_lost (void)
{
  static const char text[] = "a bb  ccc dddd eeeee   ffffff ggggggg hhhhhhhh iiiiiiiii jjjjjjjjjj";

  for (guint columns = 0; columns < 120; columns++)
    {
      g_autofree char *wrapped = wrap (columns, "", "", text);

      for (char *end = strchr (wrapped, '\n'); end != NULL; end = strchr (end, '\n'))
        *end = end[1] == '\0' ? '\0' : ' ';
      g_assert_cmpstr (wrapped, ==, text);
    }
}

static void
test_bounds (void)
{
  static const char text[] = "1234567 1234567 1234567 1234567 1234567 1234567 1234567 1234567 "
                             "1234567 1234567 1234567 1234567 1234567 1234567 1234567 1234567 ";
  g_autofree char *narrow = wrap (1, "", "", text);
  g_autofree char *wide = wrap (G_MAXUINT, "", "", text);

  g_assert_cmpuint (strcspn (narrow, "\n"), ==, 39);
  g_assert_cmpuint (strcspn (wide, "\n"), ==, 95);
}

static void
test_behind (void)
{
  PrTextWriter beside = pr_text_writer_begin (&(PrTextLook){ 46, FALSE });
  PrTextWriter below = pr_text_writer_begin (&(PrTextLook){ 40, FALSE });
  g_autofree char *beside_text = NULL;
  g_autofree char *below_text = NULL;

  g_string_append (beside.text, "a step of 20 columns");
  pr_text_writer_add_wrapped_behind (&beside, 20, "what was found there is a little longer");
  beside_text = pr_text_writer_end (&beside);
  g_assert_cmpstr (beside_text, ==,
                   "a step of 20 columnswhat was found there is a\n"
                   "                    little longer\n");

  g_string_append (below.text, "a step of 20 columns");
  pr_text_writer_add_wrapped_behind (&below, 20, "what was found there is a little longer");
  below_text = pr_text_writer_end (&below);
  g_assert_cmpstr (below_text, ==,
                   "a step of 20 columns\n"
                   "      what was found there is a little\n"
                   "      longer\n");
}

static void
test_colored (void)
{
  PrTextWriter plain = pr_text_writer_begin (&PR_TEXT_LOOK_PLAIN);
  PrTextWriter colored = pr_text_writer_begin (&(PrTextLook){ 80, TRUE });
  g_autofree char *plain_text = NULL;
  g_autofree char *colored_text = NULL;

  pr_text_writer_add_colored (&plain, "\033[1m", "x");
  plain_text = pr_text_writer_end (&plain);
  g_assert_cmpstr (plain_text, ==, "x");
  pr_text_writer_add_colored (&colored, "\033[1m", "x");
  colored_text = pr_text_writer_end (&colored);
  g_assert_cmpstr (colored_text, ==, "\033[1mx\033[0m");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-writer/width", test_width);
  g_test_add_func ("/text-writer/wrapped", test_wrapped);
  g_test_add_func ("/text-writer/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/text-writer/bounds", test_bounds);
  g_test_add_func ("/text-writer/behind", test_behind);
  g_test_add_func ("/text-writer/colored", test_colored);
  return g_test_run ();
}
