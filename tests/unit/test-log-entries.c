/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-entries.h"

#include <string.h>

/* “LINE TEXT” of each entry. */
static void
append_entry (const PrLogEntry *entry, gpointer user_data)
{
  g_string_append_printf (user_data, "%" G_GUINT64_FORMAT " %s\n", entry->line, entry->text);
}

typedef enum
{
  LOG,
  MAIL,
  PASTED,
} Kind;

static void
test_entries (void)
{
  static const struct
  {
    const char *what;
    Kind kind;
    const char *lines;
    const char *entries;
  } rows[] = {
    { "a line is an entry", LOG, "one\ntwo\n", "1 one\n2 two\n" },
    { "what is indented goes on", LOG, "one:\n  more\ntwo\n", "1 one: more\n3 two\n" },
    { "a time begins another", LOG, "one:\nNov 22 10:00:00 mx postfix/smtp[1]: two\n",
      "1 one:\n2 Nov 22 10:00:00 mx postfix/smtp[1]: two\n" },
    { "a reply goes on as long as it says", LOG,
      "RCPT: 550-5.1.1 no such\n550-5.1.1 user\n550 5.1.1 here\n250 ok\n",
      "1 RCPT: 550-5.1.1 no such 550-5.1.1 user 550 5.1.1 here\n4 250 ok\n" },
    { "where in a program is left out, and what caused it is not", LOG,
      "Exception: no\n\tat a.b (C.java:1)\nCaused by: timeout\n",
      "1 Exception: no Caused by: timeout\n" },
    { "so is Python’s code", LOG,
      "Traceback (most recent call last):\n  File \"a\", line 1\n    b ()\nError: no\n",
      "4 Error: no\n" },
    { "a paragraph is an entry", MAIL, "one\ntwo\n\nthree\n", "1 one two\n4 three\n" },
    { "each recipient has one", MAIL, "<ann@example.org>: one\ntwo\n<bob@example.org>: three\n",
      "1 <ann@example.org>: one two\n3 <bob@example.org>: three\n" },
    { "a subject that is quoted is none", MAIL, "one\nSubject: failure\n", "1 one\n" },
    { "a sentence that a window broke", PASTED,
      "The server has said that it does not know\nyou.\nAsk it.\n",
      "1 The server has said that it does not know you.\n3 Ask it.\n" },
    { "a log does not break sentences", LOG, "The server has said\nyou.\n",
      "1 The server has said\n2 you.\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (PrLogEntries) entries = pr_log_entries_new (append_entry, found);
      g_auto (GStrv) lines = g_strsplit (rows[i].lines, "\n", -1);

      g_test_message ("%s", rows[i].what);
      if (rows[i].kind == PASTED)
        pr_log_entries_set_pasted (entries);
      for (guint j = 0; lines[j] != NULL; j++)
        pr_log_entries_feed (entries, j + 1, lines[j], strlen (lines[j]), rows[i].kind == MAIL);
      pr_log_entries_end (entries);
      g_assert_cmpstr (found->str, ==, rows[i].entries);
    }
}

static void
note_entry (const PrLogEntry *entry, gpointer user_data)
{
  PrLogEntry *noted = user_data;

  g_assert_cmpuint (strlen (entry->text), <=, 4096);
  *noted = *entry;
}

static void
test_bounded (void)
{
  PrLogEntry noted = { 0 };
  g_autoptr (PrLogEntries) entries = pr_log_entries_new (note_entry, &noted);

  g_test_summary ("However long an entry is, what is kept is not, and what is dropped is looked at");

  pr_log_entries_feed (entries, 1, "said:", 5, FALSE);
  for (guint i = 0; i < 1000; i++)
    pr_log_entries_feed (entries, i + 2, "  and so on", 11, FALSE);
  pr_log_entries_feed (entries, 1002, "  fatal error", 13, FALSE);
  pr_log_entries_end (entries);
  g_assert_cmpuint (noted.line, ==, 1);
  g_assert_cmpint (noted.suspicion, ==, PR_SUSPICION_STRONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log-entries/entries", test_entries);
  g_test_add_func ("/log-entries/bounded", test_bounded);
  return g_test_run ();
}
