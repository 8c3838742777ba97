/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report-text.h"
#include "sample-report.h"

#include <string.h>

static char *
to_text (guint columns, gboolean is_colored)
{
  g_autoptr (PrReport) report = sample_report_new ();

  return pr_report_to_text (report, &(PrTextLook){ columns, is_colored });
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in:\n%s", part, text);
}

static void
test_whole (void)
{
  g_autofree char *text = to_text (80, FALSE);

  g_assert_true (g_str_has_prefix (text, "ann@example.org: does not work yet (412 ms)\n\n"
                                         "✓ IMAP  imap.example.org:993,tls\n"
                                         "  ✓ Look up the server             12 ms  1 address\n"));
  assert_holds (text, "\n–");
  assert_holds (text, "\n✗ SMTP  smtp.example.org:465,tls\n  ✗ Sign in                        12 ms  no\n");
  assert_holds (text, "  [wrong-credentials]\n");
  assert_holds (text, "\n  • Use port 587 (tried: it answers)\n");
  assert_holds (text, "\n  • Use it untried\n");
  assert_holds (text, "\n  • Read the help\n    https://help.example.org/\n");
  g_assert_null (strstr (text, "\033"));
}

/* A long detail has a column of its own, and a step without one ends with its time. */
static void
test_details (void)
{
  g_autofree char *text = to_text (80, FALSE);

  assert_holds (text, "12 ms  mail.example.org says a good deal more\n"
                      "                                          than anybody wants to know before\n"
                      "                                          breakfast\n");
  assert_holds (text, " 12 ms\n");
}

/* The server's words come whole, at the blanks that it said, the rest of a line further in. */
static void
test_evidence (void)
{
  g_autofree char *text = to_text (80, FALSE);

  assert_holds (text,
                "    535 5.7.8 Error: authentication failed: see\n"
                "      https://help.example.org/sign-in/what-to-do for what to do,  and “ask” \\\n"
                "      us if that does not help\n");
}

static void
test_widths (void)
{
  for (guint columns = 72; columns <= 100; columns++)
    {
      g_autofree char *text = to_text (columns, FALSE);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        if (strstr (lines[i], "https://") == NULL && pr_text_width (lines[i]) > columns)
          g_error ("wider than %u: %s", columns, lines[i]);
    }
}

static void
test_colored (void)
{
  g_autofree char *plain = to_text (80, FALSE);
  g_autofree char *colored = to_text (80, TRUE);
  g_autoptr (GRegex) escape = g_regex_new ("\033\\[[0-9]*m", 0, 0, NULL);
  g_autofree char *stripped = g_regex_replace_literal (escape, colored, -1, 0, "", 0, NULL);

  g_assert_cmpstr (colored, !=, plain);
  g_assert_cmpstr (stripped, ==, plain);
}

static void
test_transcript (void)
{
  g_autoptr (PrReport) report = sample_report_new ();
  g_autoptr (PrServiceReport) imap =
      g_list_model_get_item (pr_report_get_services (report), 0);
  g_autofree char *text = NULL;

  pr_transcript_note (pr_service_report_get_transcript (imap), "hello");
  text = pr_report_to_transcript (report);
  g_assert_true (g_str_has_prefix (text, "== IMAP imap.example.org:993,tls\n"));
  g_assert_true (g_str_has_suffix (text, " * hello\n\n== POP3 pop.example.org:995,tls\n"
                                         "\n== SMTP smtp.example.org:465,tls\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-text/whole", test_whole);
  g_test_add_func ("/report-text/details", test_details);
  g_test_add_func ("/report-text/evidence", test_evidence);
  g_test_add_func ("/report-text/widths", test_widths);
  g_test_add_func ("/report-text/colored", test_colored);
  g_test_add_func ("/report-text/transcript", test_transcript);
  return g_test_run ();
}
