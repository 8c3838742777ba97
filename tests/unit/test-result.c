/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-result.h"

static const PrServiceResult imap_ok_smtp_failed[PR_N_PROTOCOLS] = {
  [PR_PROTOCOL_IMAP] = { .tested = TRUE, .outcome = PR_OUTCOME_OK, .duration_ms = 201 },
  [PR_PROTOCOL_SMTP] = { .tested = TRUE,
                         .outcome = PR_OUTCOME_FAILED,
                         .diagnosis = "wrong-credentials",
                         .duration_ms = 310 },
};

static void
test_to_string (void)
{
  g_autoptr (PrResult) result =
      pr_result_new (1795335330123456, PR_OUTCOME_FAILED, 412, imap_ok_smtp_failed);
  g_autoptr (PrResult) again = NULL;
  g_autofree char *text = pr_result_to_string (result);

  g_assert_cmpstr (
      text, ==,
      "2026-11-22T08:15:30.123456Z failed 412 imap=ok:201 smtp=failed:310:wrong-credentials");
  again = pr_result_parse (text);
  g_assert_nonnull (again);
  g_assert_true (pr_result_equal (result, again));
  g_assert_cmpint (pr_result_get_time_us (again), ==, 1795335330123456);
  g_assert_cmpint (pr_result_get_verdict (again), ==, PR_OUTCOME_FAILED);
  g_assert_cmpuint (pr_result_get_duration_ms (again), ==, 412);
  g_assert_false (pr_result_get_service (again, PR_PROTOCOL_POP3)->tested);
  g_assert_cmpstr (pr_result_get_service (again, PR_PROTOCOL_SMTP)->diagnosis, ==,
                   "wrong-credentials");
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
  } cases[] = {
    { "2026-11-22T08:15:30.5Z ok 412 imap=ok:201", TRUE },
    { "2026-11-22T08:15:30Z ok 412", TRUE },
    { "2026-11-22T08:15:30Z warning 0 pop3=warning:0:some-later-diagnosis smtp=skipped:1", TRUE },
    { "", FALSE },
    { "2026-11-22T08:15:30Z", FALSE },
    { "2026-11-22T08:15:30 ok 412", FALSE },
    { "1812-11-22T08:15:30Z ok 412", FALSE },
    { "1970-01-01T00:00:00Z ok 412", TRUE },
    { "9998-12-31T23:59:59Z ok 412", TRUE },
    { "9999-12-31T23:59:59Z ok 412", FALSE },
    { "2026-11-22T08:15:30Z running 412", FALSE },
    { "2026-11-22T08:15:30Z skipped 412", FALSE },
    { "2026-11-22T08:15:30Z ok -1", FALSE },
    { "2026-11-22T08:15:30Z ok 99999999999", FALSE },
    { "2026-11-22T08:15:30Z ok 1 http=ok:1", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap=ok", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap=pending:1", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap=ok:1 imap=ok:1", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap=failed:1:", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap=failed:1:Wrong", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap=failed:1:a:b", FALSE },
    { "2026-11-22T08:15:30Z ok 1 imap=ok:1 pop3=ok:1 smtp=ok:1 imap=ok:1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PrResult) result = pr_result_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_true ((result != NULL) == cases[i].good);
    }
}

static void
test_too_long (void)
{
  g_autofree char *diagnosis = g_strnfill (65, 'a');
  g_autofree char *longer = g_strdup_printf ("2026-11-22T08:15:30Z ok 1 imap=failed:1:%s", diagnosis);
  g_autofree char *blanks = g_strnfill (100000, ' ');
  g_autofree char *longest = g_strconcat ("2026-11-22T08:15:30Z ok 1", blanks, NULL);

  g_assert_null (pr_result_parse (longer));
  g_assert_null (pr_result_parse (longest));
}

static void
test_differs (void)
{
  g_autoptr (PrResult) before = pr_result_parse ("2026-11-22T08:00:00Z ok 9 imap=ok:4 smtp=ok:5");
  static const struct
  {
    const char *after;
    gboolean imap;
    gboolean smtp;
  } cases[] = {
    { "2026-11-22T09:00:00Z ok 9999 imap=ok:4000 smtp=ok:5000", FALSE, FALSE },
    { "2026-11-22T09:00:00Z failed 9 imap=ok:4 smtp=failed:5:wrong-credentials", FALSE, TRUE },
    { "2026-11-22T09:00:00Z warning 9 imap=warning:4:certificate-expired smtp=ok:5", TRUE, FALSE },
    { "2026-11-22T09:00:00Z ok 9 smtp=ok:5", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PrResult) after = pr_result_parse (cases[i].after);

      g_test_message ("%s", cases[i].after);
      g_assert_true (pr_result_service_differs (before, after, PR_PROTOCOL_IMAP) == cases[i].imap);
      g_assert_false (pr_result_service_differs (before, after, PR_PROTOCOL_POP3));
      g_assert_true (pr_result_service_differs (before, after, PR_PROTOCOL_SMTP) == cases[i].smtp);
      g_assert_true (pr_result_differs (before, after) == (cases[i].imap || cases[i].smtp));
      g_assert_false (pr_result_differs (NULL, after));
      g_assert_cmpint (pr_result_compare_time (before, after), <, 0);
      g_assert_cmpint (pr_result_compare_time (after, before), >, 0);
      g_assert_false (pr_result_equal (before, after));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/result/to-string", test_to_string);
  g_test_add_func ("/result/parse", test_parse);
  g_test_add_func ("/result/too-long", test_too_long);
  g_test_add_func ("/result/differs", test_differs);
  return g_test_run ();
}
