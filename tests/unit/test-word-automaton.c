/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-word-automaton.h"

#include <string.h>

typedef struct
{
  const char *const *words;
  GString *found;
} Look;

static gboolean
note (guint word, gsize start, gsize end, gpointer user_data)
{
  Look *look = user_data;

  g_assert_cmpuint (end - start, ==, strlen (look->words[word]));
  g_string_append_printf (look->found, "%s@%" G_GSIZE_FORMAT " ", look->words[word], start);
  return TRUE;
}

static gboolean
note_one (guint word, gsize start, gsize end, gpointer user_data)
{
  note (word, start, end, user_data);
  return FALSE;
}

static PrWordAutomaton *
make_automaton (const char *const *words, gsize n_words)
{
  PrWordAutomaton *automaton = pr_word_automaton_new ();

  for (gsize i = 0; i < n_words; i++)
    g_assert_cmpuint (pr_word_automaton_add (automaton, words[i]), ==, i);
  pr_word_automaton_build (automaton);
  return automaton;
}

/* Words in words, words that end alike, and words that begin where another stopped. */
static void
test_automaton (void)
{
  static const char *const words[] = { "he", "she", "his", "hers", "usher" };
  g_autoptr (PrWordAutomaton) automaton = make_automaton (words, G_N_ELEMENTS (words));
  g_autoptr (GString) found = g_string_new (NULL);
  Look look = { words, found };

  pr_word_automaton_scan (automaton, "ushers this", 11, note, &look);
  g_assert_cmpstr (found->str, ==, "she@1 he@2 usher@0 hers@2 his@8 ");
}

static void
test_automaton_stop (void)
{
  static const char *const words[] = { "a", "aa" };
  g_autoptr (PrWordAutomaton) automaton = make_automaton (words, G_N_ELEMENTS (words));
  g_autoptr (GString) found = g_string_new (NULL);
  Look look = { words, found };

  pr_word_automaton_scan (automaton, "aaa", 3, note_one, &look);
  g_assert_cmpstr (found->str, ==, "a@0 ");
}

static void
test_automaton_same (void)
{
  g_autoptr (PrWordAutomaton) automaton = pr_word_automaton_new ();

  g_assert_cmpuint (pr_word_automaton_add (automaton, "one"), ==, 0);
  g_assert_cmpuint (pr_word_automaton_add (automaton, "two"), ==, 1);
  g_assert_cmpuint (pr_word_automaton_add (automaton, "one"), ==, 0);
  pr_word_automaton_build (automaton);
  g_assert_cmpuint (pr_word_automaton_get_n_phrases (automaton), ==, 2);
  g_assert_cmpstr (pr_word_automaton_get_phrase (automaton, 1), ==, "two");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-automaton/found", test_automaton);
  g_test_add_func ("/word-automaton/stop", test_automaton_stop);
  g_test_add_func ("/word-automaton/same", test_automaton_same);
  return g_test_run ();
}
