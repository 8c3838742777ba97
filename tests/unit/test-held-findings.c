/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-held-findings.h"

#include <string.h>

/* “LINE ID” of each finding. */
static void
append_finding (const PrLogFinding *finding, gpointer user_data)
{
  g_string_append_printf (user_data, "%" G_GUINT64_FORMAT " %s\n", finding->line,
                          pr_diagnosis_id_get_word (finding->classification.id));
}

#define N_HELD 4

/* What a mail system’s words tell: with a code they are a server’s own. */
typedef struct
{
  const char *text;
  PrDiagnosisId id;
  guint code;
} Words;

static PrLogFinding
finding_of (const Words *words, guint64 line)
{
  PrLogFinding finding = { .line = line, .text = words->text };

  finding.classification.id = words->id;
  finding.classification.code = words->code;
  return finding;
}

static void
test_settle (void)
{
  static const struct
  {
    const char *what;
    gboolean is_bounce;
    gboolean is_superseded;
    Words words[N_HELD];
    const char *expected;
  } rows[] = {
    { "nothing", TRUE, FALSE, { { 0 } }, "" },
    { "a server’s reply counts more than the words around it", TRUE, FALSE,
      { { "could not be delivered", PR_DIAGNOSIS_POLICY_REJECTED, 0 },
        { "550 no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 } },
      "2 recipient-unknown\n" },
    { "the same is said once, in the server’s words", TRUE, FALSE,
      { { "no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 0 },
        { "550 no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 } },
      "2 recipient-unknown\n" },
    { "of mere words the first count", TRUE, FALSE,
      { { "the mailbox is full", PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL, 0 },
        { "ask the recipient to allow you", PR_DIAGNOSIS_RECIPIENT_REFUSED, 0 } },
      "1 recipient-mailbox-full\n" },
    { "each recipient has words", TRUE, FALSE,
      { { "<ann@example.org>: 550 no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 },
        { "<bob@example.org>: the mailbox is full", PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL, 0 } },
      "1 recipient-unknown\n2 recipient-mailbox-full\n" },
    { "two recipients of the same", TRUE, FALSE,
      { { "<ann@example.org>: 550 no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 },
        { "<bob@example.org>: 550 no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 } },
      "1 recipient-unknown\n2 recipient-unknown\n" },
    { "a mail between people counts where it quotes a server", FALSE, FALSE,
      { { "my mailbox is full", PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL, 0 },
        { "it says 550 no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 } },
      "2 recipient-unknown\n" },
    { "the fields have said it", TRUE, TRUE,
      { { "550 no such user", PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 } }, "" },
  };
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (PrHeldFindings) held = pr_held_findings_new (append_finding, found);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].what);
      if (rows[i].is_bounce)
        pr_held_findings_set_bounce (held);
      for (guint j = 0; j < N_HELD && rows[i].words[j].text != NULL; j++)
        {
          const PrLogFinding finding = finding_of (&rows[i].words[j], j + 1);

          pr_held_findings_hold (held, &finding);
        }
      if (rows[i].is_superseded)
        pr_held_findings_set_superseded (held);
      g_assert_cmpstr (found->str, ==, "");
      pr_held_findings_settle (held);
      g_assert_cmpstr (found->str, ==, rows[i].expected);
      g_string_truncate (found, 0);
    }
}

static void
test_unexplained (void)
{
  static const Words words = { "Delivery has failed", PR_DIAGNOSIS_UNCLASSIFIED, 0 };
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (PrHeldFindings) held = pr_held_findings_new (append_finding, found);
  const PrLogFinding finding = finding_of (&words, 3);

  g_test_summary ("A bounce without a reason is one, a letter without one is none");

  pr_held_findings_hold_unexplained (held, &finding);
  pr_held_findings_settle (held);
  g_assert_cmpstr (found->str, ==, "");

  pr_held_findings_set_bounce (held);
  pr_held_findings_hold_unexplained (held, &finding);
  pr_held_findings_settle (held);
  g_assert_cmpstr (found->str, ==, "3 transaction-failed\n");
}

static void
test_words_on (void)
{
  static const Words words = { "<Ann@example.org>: the mailbox is full",
                               PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL, 0 };
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (PrHeldFindings) held = pr_held_findings_new (append_finding, found);
  const PrLogFinding finding = finding_of (&words, 3);

  pr_held_findings_hold (held, &finding);
  g_assert_false (pr_held_findings_report_words_on (held, "rfc822; bob@example.org"));
  g_assert_false (pr_held_findings_report_words_on (held, ""));
  g_assert_cmpstr (found->str, ==, "");
  g_assert_true (pr_held_findings_report_words_on (held, "rfc822; ann@example.org"));
  g_assert_cmpstr (found->str, ==, "3 recipient-mailbox-full\n");
}

static void
test_bounded (void)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (PrHeldFindings) held = pr_held_findings_new (append_finding, found);
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("<user%u@example.org>: 550 no such user", i);
      const Words words = { text, PR_DIAGNOSIS_RECIPIENT_UNKNOWN, 550 };
      const PrLogFinding finding = finding_of (&words, i + 1);

      pr_held_findings_hold (held, &finding);
    }
  pr_held_findings_settle (held);
  lines = g_strsplit (found->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 16 + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/held-findings/settle", test_settle);
  g_test_add_func ("/held-findings/unexplained", test_unexplained);
  g_test_add_func ("/held-findings/words-on", test_words_on);
  g_test_add_func ("/held-findings/bounded", test_bounded);
  return g_test_run ();
}
