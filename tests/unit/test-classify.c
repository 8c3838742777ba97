/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify.h"
#include "pr-classify-rules-private.h"

#include <stdlib.h>
#include <string.h>

/* The replies of tests/replies: seeds.tsv and examples.tsv as they were collected, wordings.tsv for
 * what has come since, by the sources that README.md there explains. Each has one label, or others
 * that are as right. */

enum
{
  COLUMN_PROTOCOL,
  COLUMN_PHASE,
  COLUMN_PROVIDER,
  COLUMN_TEXT,
  COLUMN_ID,
  COLUMN_ALSO,
  N_COLUMNS = 8,
};

static const char *const files[] = { "seeds.tsv", "examples.tsv", "wordings.tsv" };

static const struct
{
  const char *phase;
  PrStepId step;
} phases[] = {
  { "resolve", PR_STEP_RESOLVE },   { "connect", PR_STEP_CONNECT },
  { "tls", PR_STEP_TLS },           { "greeting", PR_STEP_GREETING },
  { "ehlo", PR_STEP_CAPABILITIES }, { "starttls", PR_STEP_STARTTLS },
  { "auth", PR_STEP_SIGN_IN },      { "login", PR_STEP_SIGN_IN },
  { "mailbox", PR_STEP_MAILBOX },   { "mail", PR_STEP_SENDER },
  { "rcpt", PR_STEP_RECIPIENT },    { "data", PR_STEP_MESSAGE },
};

typedef struct
{
  const char *file;
  guint line;
  char **columns;
} Row;

static GPtrArray *all_rows;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_strfreev (row->columns);
  g_free (row);
}

static void
load_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replies", name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (g_strchomp (contents), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      Row *row = g_new (Row, 1);

      row->file = name;
      row->line = i + 1;
      row->columns = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (row->columns), ==, N_COLUMNS);
      g_ptr_array_add (all_rows, row);
    }
}

static PrClassifyInput
get_context (const Row *row)
{
  PrClassifyInput context = { .is_client_text =
                                  strcmp (row->columns[COLUMN_PROTOCOL], "client") == 0 };
  int protocol;

  if (pr_enum_from_word (PR_TYPE_PROTOCOL, row->columns[COLUMN_PROTOCOL], &protocol))
    {
      context.has_protocol = TRUE;
      context.protocol = (PrProtocol) protocol;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    if (strcmp (phases[i].phase, row->columns[COLUMN_PHASE]) == 0)
      {
        context.has_step = TRUE;
        context.step = phases[i].step;
      }
  return context;
}

static gboolean
is_right (PrDiagnosisId id, const Row *row)
{
  g_auto (GStrv) also = g_strsplit (row->columns[COLUMN_ALSO], ",", -1);
  const char *word = pr_diagnosis_id_get_word (id);

  return strcmp (word, row->columns[COLUMN_ID]) == 0 ||
         g_strv_contains ((const char *const *) also, word);
}

static PrDiagnosisId
get_label (const Row *row)
{
  PrDiagnosisId id = PR_DIAGNOSIS_UNCLASSIFIED;

  g_assert_true (pr_diagnosis_id_from_word (row->columns[COLUMN_ID], &id));
  return id;
}

static void
fail_row (const Row *row, const char *reason, const char *what)
{
  g_test_message ("%s:%u: %s: %s", row->file, row->line, reason, what);
  g_test_fail ();
}

static void
check_ids (const Row *row)
{
  g_auto (GStrv) also = g_strsplit (row->columns[COLUMN_ALSO], ",", -1);
  PrDiagnosisId id;

  if (!pr_diagnosis_id_from_word (row->columns[COLUMN_ID], &id))
    fail_row (row, "no diagnosis", row->columns[COLUMN_ID]);
  for (guint i = 0; also[i] != NULL && strcmp (row->columns[COLUMN_ALSO], "-") != 0; i++)
    if (!pr_diagnosis_id_from_word (also[i], &id))
      fail_row (row, "no diagnosis", also[i]);
}

/* A row that stands twice counts twice, and may say two things. */
static void
test_rows (void)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all_rows->len; i++)
    {
      const Row *row = g_ptr_array_index (all_rows, i);

      check_ids (row);
      if (strcmp (row->file, "wordings.tsv") == 0 &&
          !g_hash_table_add (texts, g_strjoin ("\t", row->columns[COLUMN_PROTOCOL],
                                               row->columns[COLUMN_PHASE],
                                               row->columns[COLUMN_TEXT], NULL)))
        fail_row (row, "stands twice", row->columns[COLUMN_TEXT]);
    }
}

static guint
percent (guint part, guint whole)
{
  return whole == 0 ? 100 : part * 100 / whole;
}

/* What was counted of one party or one diagnosis. */
typedef struct
{
  guint id;
  guint n_rows;
  guint n_right; /* the label or another that is as right */
  guint n_first; /* the label */
  guint n_alone; /* right where nothing but the text is known */
} Tally;

/* tests/run shows the lines that begin with “accuracy: ”. */
static void
print_parties (const Tally *tallies)
{
  for (guint party = 0; party <= PR_PARTY_NOBODY; party++)
    g_test_message (
        "accuracy: %-9s %5u replies, %3u %% right, %3u %% the first label, %3u %% right "
        "without context",
        pr_party_get_word (party), tallies[party].n_rows,
        percent (tallies[party].n_right, tallies[party].n_rows),
        percent (tallies[party].n_first, tallies[party].n_rows),
        percent (tallies[party].n_alone, tallies[party].n_rows));
}

/* The first labels and those right without context, each in percent. */
static guint
rate (const Tally *tally)
{
  return percent (tally->n_first, tally->n_rows) + percent (tally->n_alone, tally->n_rows);
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  guint one = rate (a);
  guint other = rate (b);

  return one < other ? -1 : one > other;
}

#define N_WORST 8

static void
print_worst (Tally *tallies)
{
  qsort (tallies, PR_N_DIAGNOSES, sizeof (Tally), compare_tallies);
  for (guint i = 0; i < N_WORST; i++)
    g_test_message (
        "accuracy: worst: %-28s of %3u replies %3u right, %3u the first label, %3u right "
        "without context",
        pr_diagnosis_id_get_word (tallies[i].id), tallies[i].n_rows, tallies[i].n_right,
        tallies[i].n_first, tallies[i].n_alone);
}

static void
count_reply (Tally *tally, gboolean right, gboolean first, gboolean alone)
{
  tally->n_rows++;
  tally->n_right += right ? 1 : 0;
  tally->n_first += first ? 1 : 0;
  tally->n_alone += alone ? 1 : 0;
}

static void
test_replies (void)
{
  Tally parties[PR_PARTY_NOBODY + 1] = { 0 };
  Tally ids[PR_N_DIAGNOSES] = { 0 };

  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    ids[i].id = i;
  for (guint i = 0; i < all_rows->len; i++)
    {
      const Row *row = g_ptr_array_index (all_rows, i);
      const char *text = row->columns[COLUMN_TEXT];
      PrClassifyInput context = get_context (row);
      PrClassification found;
      PrDiagnosisId id = pr_classify_text (text, &context, &found);
      PrDiagnosisId label = get_label (row);
      gboolean right = is_right (id, row);
      gboolean alone = is_right (pr_classify_text (text, NULL, NULL), row);

      count_reply (&parties[pr_diagnosis_id_get_party (label)], right, id == label, alone);
      count_reply (&ids[label], right, id == label, alone);
      if (right)
        continue;
      g_test_message ("%s:%u: %s, not %s (%s:%u): %s", row->file, row->line,
                      row->columns[COLUMN_ID], pr_diagnosis_id_get_word (id),
                      found.rule_file == NULL ? "-" : found.rule_file, found.rule_line, text);
      g_test_fail ();
    }
  print_parties (parties);
  print_worst (ids);
}

/* As when somebody pastes a text and says nothing else. */
static void
test_without_context (void)
{
  guint n_right = 0;

  for (guint i = 0; i < all_rows->len; i++)
    {
      const Row *row = g_ptr_array_index (all_rows, i);

      n_right += is_right (pr_classify_text (row->columns[COLUMN_TEXT], NULL, NULL), row) ? 1 : 0;
    }
  g_test_message ("accuracy: %.1f %% of %u replies right without context",
                  100.0 * n_right / all_rows->len, all_rows->len);
  g_assert_cmpuint (n_right * 100, >=, all_rows->len * 97);
}

/* A rule that nothing asks for is a rule that nobody can judge. */
static void
test_rules_are_reached (void)
{
  const PrRuleSet *set = pr_classify_get_rules ();
  guint n_rules = pr_rule_set_get_n_rules (set);
  g_autofree guint *hidden_by = g_new0 (guint, n_rules);
  g_autofree gboolean *is_reached = g_new0 (gboolean, n_rules);

  for (guint i = 0; i < all_rows->len; i++)
    {
      const Row *row = g_ptr_array_index (all_rows, i);
      PrClassifyInput context = get_context (row);

      pr_classify_note_rules (row->columns[COLUMN_TEXT], &context, is_reached, hidden_by);
    }
  for (guint i = 0; i < n_rules; i++)
    {
      const char *file;
      const PrRule *rule = pr_rule_set_get_rule (set, i, &file);

      if (is_reached[i])
        continue;
      if (hidden_by[i] == 0)
        g_test_message ("%s:%u: no reply reaches this rule", file, rule->line);
      else
        {
          const char *other_file;
          const PrRule *other = pr_rule_set_get_rule (set, hidden_by[i] - 1, &other_file);

          g_test_message ("%s:%u: always hidden by %s:%u", file, rule->line, other_file,
                          other->line);
        }
      g_test_fail ();
    }
}

static void
test_mailbox_full (void)
{
  PrClassifyInput input = { .has_protocol = TRUE,
                            .protocol = PR_PROTOCOL_IMAP,
                            .text = "Quota exceeded" };

  g_assert_cmpint (pr_classify (&input), ==, PR_DIAGNOSIS_MAILBOX_FULL);
  input.has_step = TRUE;
  input.step = PR_STEP_MAILBOX;
  g_assert_cmpint (pr_classify (&input), ==, PR_DIAGNOSIS_MAILBOX_FULL);
  input.protocol = PR_PROTOCOL_SMTP;
  input.step = PR_STEP_RECIPIENT;
  g_assert_cmpint (pr_classify (&input), ==, PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL);
}

/* What a row may not have beside it says nothing where it stands far away. */
static void
test_far_words (void)
{
  g_assert_cmpint (pr_classify_text ("550 User unknown in relay table", NULL, NULL), ==,
                   PR_DIAGNOSIS_RECIPIENT_UNKNOWN);
  g_assert_cmpint (pr_classify_text ("550 5.1.1 User unknown. Please write to the person in "
                                     "another way, ask for the new address, and then take the old "
                                     "one out of your list; our policy is at our website, with "
                                     "what we say of relay and of quota.",
                                     NULL, NULL),
                   ==, PR_DIAGNOSIS_RECIPIENT_UNKNOWN);
}

/* A rule that could never hold is refused when the tables are read. */
static void
test_unreadable_rules (void)
{
  static const char *const words[] = {
    "", "a|", "a & ", "~ a", "$nothing", "#535", "!a", "auth* user", "one|t*o", "*",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const PrRule rules[] = { { PR_DIAGNOSIS_RELAY_DENIED, 0, words[i], 7 } };
      const PrRuleTable table = { "file.c", FALSE, rules, 1 };
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (PrRuleSet) set = pr_rule_set_new (&table, 1, NULL, 0, problems);
      g_autofree char *expected = g_strdup_printf ("file.c:7: “%s” cannot be read", words[i]);

      g_assert_cmpuint (pr_rule_set_get_n_rules (set), ==, 1);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (problems, 0), ==, expected);
    }
}

static void
test_nothing (void)
{
  PrClassifyInput input = { 0 };
  PrClassification found;

  g_assert_cmpint (pr_classify_full (&input, &found), ==, PR_DIAGNOSIS_UNCLASSIFIED);
  g_assert_cmpint (found.basis, ==, PR_CLASSIFY_BY_NOTHING);
  g_assert_cmpint (pr_classify_text ("", NULL, NULL), ==, PR_DIAGNOSIS_UNCLASSIFIED);
  g_assert_cmpint (pr_classify_text ("\377\376", NULL, NULL), ==, PR_DIAGNOSIS_UNCLASSIFIED);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  all_rows = g_ptr_array_new_with_free_func (row_free);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    load_file (files[i]);

  g_test_add_func ("/classify/rows", test_rows);
  g_test_add_func ("/classify/replies", test_replies);
  g_test_add_func ("/classify/without-context", test_without_context);
  g_test_add_func ("/classify/rules-are-reached", test_rules_are_reached);
  g_test_add_func ("/classify/unreadable-rules", test_unreadable_rules);
  g_test_add_func ("/classify/mailbox-full", test_mailbox_full);
  g_test_add_func ("/classify/far-words", test_far_words);
  g_test_add_func ("/classify/nothing", test_nothing);
  status = g_test_run ();
  g_ptr_array_unref (all_rows);
  return status;
}
