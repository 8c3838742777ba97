/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify.h"

#include <string.h>

/* tests/replies/basic-codes.tsv and enhanced-codes.tsv: what each code means where nothing but the
 * code and the step speaks. */

enum
{
  COLUMN_CODE,
  COLUMN_PHASES,
  COLUMN_ID = 3,
  COLUMN_ALSO,
  N_COLUMNS = 6,
};

static const struct
{
  const char *phase;
  PrStepId step;
} phases[] = {
  { "resolve", PR_STEP_RESOLVE },   { "connect", PR_STEP_CONNECT },
  { "tls", PR_STEP_TLS },           { "greeting", PR_STEP_GREETING },
  { "ehlo", PR_STEP_CAPABILITIES }, { "capability", PR_STEP_CAPABILITIES },
  { "starttls", PR_STEP_STARTTLS }, { "auth", PR_STEP_SIGN_IN },
  { "login", PR_STEP_SIGN_IN },     { "mailbox", PR_STEP_MAILBOX },
  { "mail", PR_STEP_SENDER },       { "rcpt", PR_STEP_RECIPIENT },
  { "data", PR_STEP_MESSAGE },
};

/* “imap login”, “rcpt”, “any”, “-”, “imap” */
static void
set_place (PrClassifyInput *input, const char *place)
{
  g_auto (GStrv) words = g_strsplit (place, " ", -1);

  for (guint w = 0; words[w] != NULL; w++)
    {
      int protocol;

      if (pr_enum_from_word (PR_TYPE_PROTOCOL, words[w], &protocol))
        {
          input->has_protocol = TRUE;
          input->protocol = (PrProtocol) protocol;
        }
      for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
        if (strcmp (phases[i].phase, words[w]) == 0)
          {
            input->has_step = TRUE;
            input->step = phases[i].step;
          }
    }
}

static gboolean
is_right (PrDiagnosisId id, char **row)
{
  g_auto (GStrv) also = g_strsplit (row[COLUMN_ALSO], ",", -1);
  const char *word = pr_diagnosis_id_get_word (id);

  return strcmp (word, row[COLUMN_ID]) == 0 || g_strv_contains ((const char *const *) also, word);
}

static void
check_input (const PrClassifyInput *input, const char *file, guint line, char **row)
{
  PrDiagnosisId id = pr_classify (input);

  if (is_right (id, row))
    return;
  g_test_message ("%s:%u: %s at %s is %s, not %s", file, line, row[COLUMN_CODE], row[COLUMN_PHASES],
                  row[COLUMN_ID], pr_diagnosis_id_get_word (id));
  g_test_fail ();
}

/* What a vendor says differently has a row of its own in the file. */
static const char *const vendor_codes[] = { "5.1.10", "5.4.1", "5.4.5", "4.7.28", NULL };

static void
check_enhanced_row (const char *file, guint line, char **row, const char *place)
{
  PrClassifyInput input = { 0 };

  set_place (&input, place);
  for (int class = '4'; class <= '5'; class ++)
    {
      g_autofree char *code = g_strdup (row[COLUMN_CODE]);

      if (code[0] == 'X')
        code[0] = class;
      input.enhanced_code = code;
      if (row[COLUMN_CODE][0] != 'X' || !g_strv_contains (vendor_codes, code))
        check_input (&input, file, line, row);
    }
}

static void
check_basic_row (const char *file, guint line, char **row, const char *place)
{
  PrClassifyInput input = { 0 };

  set_place (&input, place);
  if (g_ascii_isdigit (row[COLUMN_CODE][0]))
    {
      input.code = (guint) g_ascii_strtoull (row[COLUMN_CODE], NULL, 10);
      check_input (&input, file, line, row);
    }
  else if (strchr (row[COLUMN_CODE], '[') != NULL)
    {
      input.bracket_code = strchr (row[COLUMN_CODE], '[');
      check_input (&input, file, line, row);
    }
  else
    {
      input.status = row[COLUMN_CODE];
      check_input (&input, file, line, row);
    }
}

static void
check_file (const char *name,
            void (*check_row) (const char *file, guint line, char **row, const char *place))
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "replies", name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (g_strchomp (contents), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);
      g_auto (GStrv) places = NULL;

      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      places = g_strsplit (row[COLUMN_PHASES], ", ", -1);
      for (guint p = 0; places[p] != NULL; p++)
        check_row (name, i + 1, row, places[p]);
    }
}

static void
test_basic_codes (void)
{
  check_file ("basic-codes.tsv", check_basic_row);
}

static void
test_enhanced_codes (void)
{
  check_file ("enhanced-codes.tsv", check_enhanced_row);
}

static void
test_not_codes (void)
{
  static const char *const texts[] = { "",       "5",      "5.",    "5.7",      "5.7.",
                                       "5.7.8.", "5.7.8 ", "9.7.8", "5.7.1234", "a.b.c",
                                       "5..8",   "3.1.1",  "5.8.1", "5.7.99" };
  PrClassifyInput input = { .code = 42 };

  g_assert_cmpint (pr_classify (&input), ==, PR_DIAGNOSIS_UNCLASSIFIED);
  input.code = 600;
  g_assert_cmpint (pr_classify (&input), ==, PR_DIAGNOSIS_UNCLASSIFIED);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PrClassification found;

      input = (PrClassifyInput){ .enhanced_code = texts[i], .code = 451 };
      pr_classify_full (&input, &found);
      g_assert_cmpint (found.id, ==, PR_DIAGNOSIS_SERVER_TEMPORARY_FAILURE);
      g_assert_cmpint (found.basis, ==, PR_CLASSIFY_BY_BASIC_CODE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classify-codes/basic", test_basic_codes);
  g_test_add_func ("/classify-codes/enhanced", test_enhanced_codes);
  g_test_add_func ("/classify-codes/not-codes", test_not_codes);
  return g_test_run ();
}
