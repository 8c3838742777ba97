/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-saslprep.h"

#include <string.h>

#include "pr-sasl.h"

static void
test_prepares (void)
{
  static const struct
  {
    const char *what;
    const char *text;
    const char *prepared;
  } rows[] = {
    /* RFC 4013 §3 */
    { "soft hyphen mapped to nothing", "I\u00adX", "IX" },
    { "no transformation", "user", "user" },
    { "case preserved", "USER", "USER" },
    { "output is NFKC, input in ISO 8859-1", "\u00aa", "a" },
    { "output is NFKC", "\u2168", "IX" },

    { "other spaces", "a\u00a0b\u3000c\u2003d", "a b c d" },
    { "zero width space is in both tables", "a\u200bb", "a b" },
    { "spaces at the ends stay", "  a  ", "  a  " },
    { "other nothings", "a\u200d\ufe0f\u2060\ufeffb", "ab" },
    { "composed", "p\u00e4ss", "p\u00e4ss" },
    { "decomposed", "pa\u0308ss", "p\u00e4ss" },
    { "marks out of order", "q\u0307\u0323", "q\u0323\u0307" },
    { "marks out of order, composed", "d\u0307\u0323", "\u1e0d\u0307" },
    { "blocked mark", "a\u0308\u0308", "\u00e4\u0308" },
    { "mark without a base", "\u0308a", "\u0308a" },
    { "composition exclusion", "\u0958", "\u0915\u093c" },
    { "Hangul", "\u1112\u1161\u11ab", "\ud55c" },
    { "full width", "\uff30\uff11", "P1" },
    { "ligature", "\ufb03", "ffi" },
    { "deprecated tone mark is normalized before it could be prohibited", "a\u0340", "\u00e0" },
    { "eighteen for one", "\ufdfa",
      "\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 \u0639\u0644\u064a\u0647 "
      "\u0648\u0633\u0644\u0645" },
    { "right to left throughout", "\u0627\u0661\u0628", "\u0627\u0661\u0628" },
    { "Hebrew with a digit inside", "\u05d01\u05d1", "\u05d01\u05d1" },
    { "not in Unicode 3.2", "\U0001f600", "\U0001f600" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize n_bytes = strlen (rows[i].text);
      g_autofree char *bytes = g_memdup2 (rows[i].text, n_bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (PrSecret) prepared = pr_saslprep (bytes, n_bytes, &error);

      g_test_message ("%s", rows[i].what);
      g_assert_no_error (error);
      g_assert_cmpstr (pr_secret_get_text (prepared), ==, rows[i].prepared);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *what;
    const char *text;
  } rows[] = {
    /* RFC 4013 §3 */
    { "prohibited character", "\007" },
    { "bidirectional check", "\u06271" },

    { "starts left to right", "1\u0627" },
    { "letters of both directions", "\u0627a\u0628" },
    { "delete", "a\177" },
    { "control beyond ASCII", "a\302\205" },
    { "private use", "\ue000" },
    { "no character", "\ufffe" },
    { "replacement character", "\ufffd" },
    { "direction mark", "\u200e" },
    { "tag", "\U000e0041" },
    { "nothing left", "\u00ad" },
    { "nothing", "" },
    { "not UTF-8", "\xff" },
    { "cut off", "a\xc3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].what);
      g_assert_null (pr_saslprep (rows[i].text, strlen (rows[i].text), &error));
      g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);
    }
}

static void
test_long (void)
{
  g_autofree char *passable = g_strnfill (16384, 'p');
  g_autofree char *too_long = g_strnfill (16385, 'p');
  g_autoptr (GString) marks = g_string_new ("a");
  g_autoptr (PrSecret) prepared = pr_saslprep (passable, 16384, NULL);
  g_autoptr (PrSecret) sorted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (pr_secret_get_text (prepared), ==, passable);
  g_assert_null (pr_saslprep (too_long, 16385, &error));
  g_assert_error (error, PR_SASL_ERROR, PR_SASL_ERROR_CREDENTIALS);

  for (int i = 0; i < 1000; i++)
    g_string_append (marks, "\u0307\u0323");
  sorted = pr_saslprep (marks->str, marks->len, NULL);
  g_assert_nonnull (sorted);
  g_assert_true (g_str_has_prefix (pr_secret_get_text (sorted), "\u1ea1\u0323\u0323"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saslprep/prepares", test_prepares);
  g_test_add_func ("/saslprep/refuses", test_refuses);
  g_test_add_func ("/saslprep/long", test_long);
  return g_test_run ();
}
