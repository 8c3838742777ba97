/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-transcript.h"

#include <string.h>

#define MAX_BYTES (256 * 1024)

/* The lines without their times. */
static GStrv
dup_lines (PrTranscript *transcript)
{
  g_autofree char *text = pr_transcript_to_text (transcript);
  GStrv lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines);

  /* The last line has its end. */
  g_assert_cmpstr (lines[n_lines - 1], ==, "");
  g_clear_pointer (&lines[n_lines - 1], g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    memmove (lines[i], lines[i] + 8, strlen (lines[i] + 8) + 1);
  return lines;
}

static void
test_order_and_marks (void)
{
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  g_auto (GStrv) lines = NULL;

  pr_transcript_note (transcript, "%s port %u", "127.0.0.1", 25u);
  pr_transcript_add (transcript, PR_TRANSCRIPT_SERVER, "250-mx\r\n250 PIPELINING\r\n", 24);
  pr_transcript_add (transcript, PR_TRANSCRIPT_CLIENT, "QUIT", 4);
  pr_transcript_add (transcript, PR_TRANSCRIPT_SERVER, "", 0);
  pr_transcript_add (transcript, PR_TRANSCRIPT_CLIENT, "AUTH •••\r\n", strlen ("AUTH •••\r\n"));

  lines = dup_lines (transcript);
  g_assert_cmpstr (lines[0], ==, "* 127.0.0.1 port 25");
  g_assert_cmpstr (lines[1], ==, "S: 250-mx");
  g_assert_cmpstr (lines[2], ==, "S: 250 PIPELINING");
  g_assert_cmpstr (lines[3], ==, "C: QUIT");
  g_assert_cmpstr (lines[4], ==, "S: ");
  g_assert_cmpstr (lines[5], ==, "C: AUTH •••");
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
}

static void
test_printable (void)
{
  static const char bytes[] = { '\033', '[', '2', 'J', '\0', '\xff', '\r', 'x' };
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  g_autofree char *copy = g_memdup2 (bytes, sizeof bytes);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  pr_transcript_add (transcript, PR_TRANSCRIPT_SERVER, copy, sizeof bytes);
  pr_transcript_note (transcript, "a\nb\342\200\256c");
  text = pr_transcript_to_text (transcript);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  lines = dup_lines (transcript);
  g_assert_cmpstr (lines[0], ==, "S: [2J\357\277\275\357\277\275 x");
  g_assert_cmpstr (lines[1], ==, "* a");
  g_assert_cmpstr (lines[2], ==, "* b c");
}

static void
test_long_line (void)
{
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  g_autofree char *line = g_strnfill (1 << 20, 'x');
  g_auto (GStrv) lines = NULL;

  pr_transcript_add (transcript, PR_TRANSCRIPT_SERVER, line, 1 << 20);
  lines = dup_lines (transcript);
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpint (g_utf8_strlen (lines[0], -1), ==, 3 + 2000 + 1);
  g_assert_true (g_str_has_suffix (lines[0], "x…"));
}

/* Of a talk without end the beginning and the end are kept. */
static void
test_bounded (void)
{
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines;

  pr_transcript_note (transcript, "first");
  for (guint i = 0; i < 20000; i++)
    pr_transcript_add (transcript, PR_TRANSCRIPT_SERVER, "* 1 EXISTS and some more to fill a line",
                       39);
  pr_transcript_note (transcript, "last");

  text = pr_transcript_to_text (transcript);
  g_assert_cmpuint (strlen (text), <=, MAX_BYTES + 100);
  g_assert_cmpuint (strlen (text), >, MAX_BYTES / 2);
  lines = dup_lines (transcript);
  n_lines = g_strv_length (lines);
  g_assert_cmpstr (lines[0], ==, "* first");
  g_assert_cmpstr (lines[n_lines - 1], ==, "* last");
  g_assert_nonnull (strstr (text, " lines left out …\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript/order-and-marks", test_order_and_marks);
  g_test_add_func ("/transcript/printable", test_printable);
  g_test_add_func ("/transcript/long-line", test_long_line);
  g_test_add_func ("/transcript/bounded", test_bounded);
  return g_test_run ();
}
