/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-delivery-report.h"

#include <string.h>

/* “LINE RECIPIENT|STATUS|DIAGNOSTIC ID” of each recipient. */
static void
append_status (const PrDeliveryStatus *status, gpointer user_data)
{
  const PrClassifyInput context = { 0 };
  PrClassification classification;

  pr_delivery_status_classify (status, &context, &classification);
  g_string_append_printf (user_data, "%" G_GUINT64_FORMAT " %s|%s|%s %s\n", status->line,
                          status->recipient, status->status, status->diagnostic,
                          pr_diagnosis_id_get_word (classification.id));
}

static void
test_fields (void)
{
  static const struct
  {
    const char *what;
    const char *lines;
    const char *expected;
  } rows[] = {
    { "failed", "Final-Recipient: rfc822; ann@example.org\nAction: failed\nStatus: 5.1.1\n"
      "Diagnostic-Code: smtp; 550 5.1.1 no such user\n",
      "4 rfc822; ann@example.org|5.1.1|550 5.1.1 no such user recipient-unknown\n" },
    { "upper and lower case are the same", "ACTION: Failed\nstatus: 5.2.2\n",
      "2 |5.2.2| recipient-mailbox-full\n" },
    { "delayed", "Action: delayed\nStatus: 4.4.1\n", "2 |4.4.1| recipient-server-unreachable\n" },
    { "the diagnostic has a code of its own",
      "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552 5.2.2 over quota\n",
      "3 |5.0.0|552 5.2.2 over quota recipient-mailbox-full\n" },
    { "a field over several lines",
      "Action: failed\nDiagnostic-Code: smtp;\n\t550 5.1.1\n no such user\n",
      "2 ||550 5.1.1 no such user recipient-unknown\n" },
    { "two recipients", "Action: failed\nStatus: 5.1.1\n\nAction: failed\nStatus: 5.2.2\n",
      "2 |5.1.1| recipient-unknown\n5 |5.2.2| recipient-mailbox-full\n" },
    { "of the first nothing is left for the second",
      "Final-Recipient: rfc822; ann@example.org\nAction: failed\nStatus: 5.1.1\n\nStatus: 5.2.2\n",
      "3 rfc822; ann@example.org|5.1.1| recipient-unknown\n" },
    { "delivered", "Action: delivered\nStatus: 2.0.0\n", "" },
    { "on the message alone", "Reporting-MTA: dns; mx.example.org\n\n", "" },
    { "what goes on is of an unknown field", "Action: failed\nStatus: 5.1.1\nX-Other: a\n 5.2.2\n",
      "2 |5.1.1| recipient-unknown\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (PrDeliveryReport) report = pr_delivery_report_new (append_status, found);
      g_auto (GStrv) lines = g_strsplit (rows[i].lines, "\n", -1);

      g_test_message ("%s", rows[i].what);
      for (guint j = 0; lines[j] != NULL; j++)
        pr_delivery_report_feed (report, j + 1, lines[j], strlen (lines[j]));
      pr_delivery_report_end_recipient (report);
      g_assert_cmpstr (found->str, ==, rows[i].expected);
    }
}

static void
check_bounded (const PrDeliveryStatus *status, gpointer user_data)
{
  g_assert_cmpuint (strlen (status->diagnostic), <=, 4096);
  *(gboolean *) user_data = TRUE;
}

static void
test_bounded (void)
{
  static const char first[] = "Diagnostic-Code: smtp; 550 no";
  gboolean is_told = FALSE;
  g_autoptr (PrDeliveryReport) report = pr_delivery_report_new (check_bounded, &is_told);

  pr_delivery_report_feed (report, 1, "Action: failed", 14);
  pr_delivery_report_feed (report, 2, first, strlen (first));
  for (guint i = 0; i < 2000; i++)
    pr_delivery_report_feed (report, i + 3, " and so on", 10);
  pr_delivery_report_end_recipient (report);
  g_assert_true (is_told);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delivery-report/fields", test_fields);
  g_test_add_func ("/delivery-report/bounded", test_bounded);
  return g_test_run ();
}
