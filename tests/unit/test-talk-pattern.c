/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-talk-pattern.h"

#include <string.h>

/* Notes what is taken as “name=value;”, and refuses the value “wrong”. */
static gboolean
take (const char *name, const char *value, gsize n_bytes, gpointer data)
{
  GString *taken = data;

  g_string_append_printf (taken, "%s=%.*s;", name, (int) n_bytes, value);
  return n_bytes != strlen ("wrong") || memcmp (value, "wrong", n_bytes) != 0;
}

static const char *
lookup (const char *name, G_GNUC_UNUSED gpointer data)
{
  return g_str_equal (name, "tag") ? "a1" : NULL;
}

static void
test_match (void)
{
  static const struct
  {
    const char *pattern;
    const char *line;
    gboolean imap;
    gboolean matches;
    const char *taken;
  } rows[] = {
    { "", "", FALSE, TRUE, "" },
    { "", "x", FALSE, FALSE, "" },
    { "QUIT", "quit", FALSE, TRUE, "" },
    { "QUIT", "QUIT ", FALSE, FALSE, "" },
    { "QUIT", "QUI", FALSE, FALSE, "" },
    { "EHLO *", "ehlo me.test", FALSE, TRUE, "" },
    { "EHLO *", "EHLO", FALSE, FALSE, "" },
    { "*", "", FALSE, TRUE, "" },
    { "*", "anything at all", FALSE, TRUE, "" },
    { "*b*b", "abab", FALSE, TRUE, "" },
    { "*ab", "aab", FALSE, TRUE, "" },
    { "a*b*c", "a-b-b-d", FALSE, FALSE, "" },
    { "**x", "yx", FALSE, TRUE, "" },
    { "\\*", "*", FALSE, TRUE, "" },
    { "\\*", "x", FALSE, FALSE, "" },
    { "(\\Seen)", "(\\SEEN)", FALSE, TRUE, "" },
    { "$Junk $$x", "$junk $x", FALSE, TRUE, "" },
    { "MAIL FROM:<$from>*", "MAIL FROM:<ann@example.org> SIZE=1", FALSE, TRUE,
      "from=ann@example.org;" },
    { "MAIL FROM:<$from>*", "MAIL FROM:<> SIZE=1", FALSE, FALSE, "" },
    { "$tag LIST ($options)", "a1 LIST (subscribed)", TRUE, TRUE, "tag=a1;options=subscribed;" },
    { "$tag NOOP", "a1 noop", TRUE, TRUE, "tag=a1;" },
    { "$tag NOOP", " NOOP", TRUE, FALSE, "" },
    { "USER $user", "USER ann b", FALSE, TRUE, "user=ann b;" },
    { "APOP $name $digest", "APOP ann 00ff", FALSE, TRUE, "name=ann;digest=00ff;" },
    { "PASS $password", "PASS wrong", FALSE, FALSE, "password=wrong;" },
    { "PASS $password", "PASS ", FALSE, FALSE, "" },
    { "LOGIN $user $password", "LOGIN \"ann b\" \"a\\\"\\\\c\"", TRUE, TRUE,
      "user=ann b;password=a\"\\c;" },
    { "LOGIN $user $password", "LOGIN ann {3}\r\na b", TRUE, TRUE, "user=ann;password=a b;" },
    { "LOGIN $user $password", "LOGIN {3+}\r\nann {0}\r\n", TRUE, TRUE, "user=ann;password=;" },
    { "LOGIN $user $password", "LOGIN ann \"\"", TRUE, TRUE, "user=ann;password=;" },
    { "LOGIN $user $password", "LOGIN ann \"open", TRUE, FALSE, "user=ann;" },
    { "LOGIN $user $password", "LOGIN ann \"bad\\escape\"", TRUE, FALSE, "user=ann;" },
    { "LOGIN $user $password", "LOGIN ann pass word", TRUE, FALSE, "user=ann;password=pass;" },
    { "LOGIN $user $password", "LOGIN ann pa%ss", TRUE, FALSE, "user=ann;password=pa;" },
    { "LOGIN $user $password", "LOGIN ann p\303\244ss", TRUE, FALSE, "user=ann;password=p;" },
    { "LOGIN $user $password", "LOGIN ann {9}\r\nshort", TRUE, FALSE, "user=ann;" },
    { "LOGIN $user $password", "LOGIN ann {9", TRUE, FALSE, "user=ann;" },
    { "* $word end", "x wrong end y end", FALSE, TRUE, "word=wrong;word=end;word=y;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrTalkPattern) pattern = pr_talk_pattern_new_match (rows[i].pattern);
      g_autoptr (GString) taken = g_string_new (NULL);
      gsize n_bytes = strlen (rows[i].line);
      /* Without a final NUL, so that a sanitizer sees one byte too many. */
      g_autofree char *line = g_memdup2 (rows[i].line, n_bytes);
      gboolean matches = pr_talk_pattern_match (pattern, line != NULL ? line : "", n_bytes,
                                                rows[i].imap, take, taken);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (matches, ==, rows[i].matches);
      g_assert_cmpstr (taken->str, ==, rows[i].taken);
    }
}

static void
test_nul (void)
{
  g_autoptr (PrTalkPattern) pattern = pr_talk_pattern_new_match ("A*C");

  g_assert_true (pr_talk_pattern_match (pattern, "A\0C", 3, FALSE, take, NULL));
  g_assert_false (pr_talk_pattern_match (pattern, "A\0C\0", 4, FALSE, take, NULL));
}

/* Many stars against a long line must not take exponential time. */
static void
test_many_stars (void)
{
  g_autoptr (PrTalkPattern) pattern = pr_talk_pattern_new_match ("*a*a*a*a*a*a*a*a*a*b");
  g_autofree char *line = g_strnfill (20000, 'a');

  g_assert_false (pr_talk_pattern_match (pattern, line, 20000, FALSE, take, NULL));
}

static void
test_expand (void)
{
  static const struct
  {
    const char *template;
    const char *expanded;
  } rows[] = {
    { "", "" },
    { "* OK *", "* OK *" },
    { "$tag OK", "a1 OK" },
    { "$tag-$tag", "a1-a1" },
    { "$nothing.", "." },
    { "$$tag costs 5$ $", "$tag costs 5$ $" },
    { "$Forwarded \\* \\Seen", "$Forwarded \\* \\Seen" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrTalkPattern) pattern = pr_talk_pattern_new_template (rows[i].template);
      g_autoptr (GString) expanded = g_string_new (NULL);

      pr_talk_pattern_expand (pattern, expanded, lookup, NULL);
      g_assert_cmpstr (expanded->str, ==, rows[i].expanded);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk-pattern/match", test_match);
  g_test_add_func ("/talk-pattern/nul", test_nul);
  g_test_add_func ("/talk-pattern/many-stars", test_many_stars);
  g_test_add_func ("/talk-pattern/expand", test_expand);
  return g_test_run ();
}
