/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-word-sieve.h"

#include <string.h>

/* Of four bytes and more, alike in part, with what is common in logs and what has no case. */
static const char *const words[] = {
  "abab", "baba",  "a bb",  "bab a",   "status=",   "(no a",          "-err",
  "aaaa", "aaaab", "b.a.b", "ba@ab b", "ababababb", "aabbaabbaabbaa",
};

static gboolean
append_place (guint number, gsize start, gsize end G_GNUC_UNUSED, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup_printf ("%05" G_GSIZE_FORMAT " %u", start, number));
  return TRUE;
}

static gboolean
append_word (guint number, gsize start, gsize end, gpointer user_data)
{
  g_assert_cmpuint (end - start, ==, strlen (words[number]));
  return append_place (number, start, end, user_data);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join (GPtrArray *places)
{
  g_ptr_array_sort (places, compare_places);
  g_ptr_array_add (places, NULL);
  return g_strjoinv ("|", (char **) places->pdata);
}

static char *
sieve_words (const PrWordSieve *sieve, const char *text)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  pr_word_sieve_scan (sieve, text, strlen (text), append_word, places);
  return join (places);
}

static char *
compare_words (const char *text)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  for (gsize start = 0; text[start] != '\0'; start++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (g_ascii_strncasecmp (text + start, words[i], strlen (words[i])) == 0)
        append_word (i, start, start + strlen (words[i]), places);
  return join (places);
}

static PrWordSieve *
make_sieve (void)
{
  PrWordSieve *sieve = pr_word_sieve_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    pr_word_sieve_add (sieve, words[i], NULL, i);
  pr_word_sieve_build (sieve);
  return sieve;
}

/* Texts of few letters have many words, at all places and at their ends; each is in a buffer of
 * its own, so that a sanitizer sees what is read beyond it. */
static void
test_all_places (void)
{
  static const char letters[] = "abABaabb .@(=`";
  g_autoptr (PrWordSieve) sieve = make_sieve ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint n_found = 0;

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *copy = NULL;
      g_autofree char *found = NULL;
      g_autofree char *expected = NULL;

      while (text->len < round % 40)
        if (g_rand_int_range (rand, 0, 8) == 0)
          g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
        else
          g_string_append_c (text, letters[g_rand_int_range (rand, 0, sizeof letters - 1)]);
      copy = g_strdup (text->str);
      found = sieve_words (sieve, copy);
      expected = compare_words (copy);
      g_assert_cmpstr (found, ==, expected);
      n_found += *found != '\0' ? 1 : 0;
    }
  g_assert_cmpuint (n_found, >, 1000);
}

/* Only what is said to stand before a word of four letters can. */
static void
test_before (void)
{
  g_autoptr (PrWordSieve) sieve = pr_word_sieve_new ();
  g_autofree char *at_even = NULL;
  g_autofree char *at_odd = NULL;
  g_autofree char *first = NULL;

  pr_word_sieve_add (sieve, words[0], " (", 0);
  pr_word_sieve_build (sieve);
  at_even = sieve_words (sieve, "x abab y(abab");
  at_odd = sieve_words (sieve, " abab");
  first = sieve_words (sieve, "abab");
  g_assert_cmpstr (at_even, ==, "00002 0|00009 0");
  g_assert_cmpstr (at_odd, ==, "00001 0");
  g_assert_cmpstr (first, ==, "00000 0");
}

/* Not beyond the end, nor in less than a word; letters beyond ASCII have no case. */
static void
test_some (void)
{
  static const struct
  {
    const char *text;
    gsize n_bytes;
    const char *found;
  } rows[] = {
    { "", 0, "" },
    { "failed", 3, "" },
    { "failed", 4, "00000 0" },
    { "unknown user", 11, "" },
    { "FAILED", 6, "00000 0|00000 1" },
    { "Unknown User 4.7.1", 18, "00000 2|00013 3" },
    { "НЕТ нет такого", 26, "00007 4" },
    { "No no NO ", 9, "00002 5|00005 5" },
    { "xNo no", 6, "" },
  };
  static const char *const some[] = {
    "fail", "failed", "unknown user", "4.7.", "нет такого", " no "
  };
  g_autoptr (PrWordSieve) sieve = pr_word_sieve_new ();

  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    pr_word_sieve_add (sieve, some[i], NULL, i);
  pr_word_sieve_build (sieve);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *found = NULL;

      pr_word_sieve_scan (sieve, rows[i].text, rows[i].n_bytes, append_place, places);
      found = join (places);
      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

static gboolean
end_scan (guint number G_GNUC_UNUSED,
          gsize start G_GNUC_UNUSED,
          gsize end G_GNUC_UNUSED,
          gpointer user_data)
{
  (*(guint *) user_data)++;
  return FALSE;
}

static void
test_end (void)
{
  static const char text[] = "abab abab abab abab";
  g_autoptr (PrWordSieve) sieve = make_sieve ();
  guint n_calls = 0;

  pr_word_sieve_scan (sieve, text, strlen (text), end_scan, &n_calls);
  g_assert_cmpuint (n_calls, ==, 1);
}

static void
test_beyond_ascii (void)
{
  g_autoptr (PrWordSieve) sieve = make_sieve ();
  guint n_calls = 0;

  /* at each place, and for each length: the whole of a text is looked at */
  for (gsize n_bytes = 1; n_bytes < 40; n_bytes++)
    for (gsize i = 0; i < n_bytes; i++)
      {
        g_autofree char *text = g_strnfill (n_bytes, 'x');

        g_assert_false (pr_word_sieve_scan (sieve, text, n_bytes, end_scan, &n_calls));
        text[i] = '\x80';
        g_assert_true (pr_word_sieve_scan (sieve, text, n_bytes, end_scan, &n_calls));
      }
  g_assert_cmpuint (n_calls, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-sieve/all-places", test_all_places);
  g_test_add_func ("/word-sieve/before", test_before);
  g_test_add_func ("/word-sieve/some", test_some);
  g_test_add_func ("/word-sieve/end", test_end);
  g_test_add_func ("/word-sieve/beyond-ascii", test_beyond_ascii);
  return g_test_run ();
}
