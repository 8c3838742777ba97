/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-redaction.h"
#include "pr-report-text.h"

#include <string.h>

static PrReport *
report_new (const char *email, const char *login)
{
  PrReport *report = pr_report_new (email);
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);
  g_autoptr (PrServiceReport) found = pr_service_report_new (service, login);

  pr_service_set_host (service, "ann.example.org");
  pr_report_add_service (report, found);
  return report;
}

static void
test_words (void)
{
  static const struct
  {
    const char *email;
    const char *login;
    const char *text;
    const char *expected;
  } rows[] = {
    { "ann@example.org", "ann@example.org", "ann@example.org: works", "[address]: works" },
    { "ann@example.org", "ann@example.org", "<Ann@Example.ORG>.", "<[address]>." },
    { "ann@example.org", "ann@example.org", "Say it to ann@example.org.", "Say it to [address]." },
    { "ann@example.org", "ann", "A1 LOGIN \"ann\" •••", "A1 LOGIN \"[user name]\" •••" },
    { "ann@example.org", "ann@example.org", "user ann is unknown. Ann?",
      "user [user name] is unknown. [user name]?" },
    { "ann@example.org", "ann@example.org", "/var/mail/ann: full", "/var/mail/[user name]: full" },
    { "ann@example.org", "ann@example.org", "?login=ann%40example.org&x", "?login=[address]&x" },
    { "ann@example.org", "ann@example.org", "<bounce-ann=example.org@mx.test>",
      "<bounce-[address]@mx.test>" },
    /* What is no name of hers. */
    { "ann@example.org", "ann@example.org", "annual planning, ann.example.org, mail-ann.test, joann",
      "annual planning, ann.example.org, mail-ann.test, joann" },
    { "ann@example.org", "ann@example.org", "imap.example.org", "imap.example.org" },
    /* A login of its own. */
    { "ann@example.org", "w0012345", "535 w0012345 refused", "535 [user name] refused" },
    { "ann@example.org", "EXAMPLE\\ann.lee", "as EXAMPLE\\ann.lee", "as [user name]" },
    { "ann@example.org", "lee@mail.example.org", "for lee@mail.example.org or lee",
      "for [address] or [user name]" },
    /* A tag that a server takes away. */
    { "ann+shop@example.org", "ann+shop@example.org", "ann+shop@example.org is ann@example.org, ann",
      "[address] is [address], [user name]" },
    { "mail+shop@example.org", "+shop@example.org", "mail for mail@example.org, +shop@example.org",
      "mail for [address], [address]" },
    /* A word is no name. */
    { "mail@example.org", "mail@example.org", "Receiving mail as mail@example.org",
      "Receiving mail as [address]" },
    /* Letters of any language, and what has a meaning in a pattern. */
    { "änn@exämple.org", "änn@exämple.org", "ÄNN@xn--exmple-cua.org, Änn, Männer",
      "[address], [user name], Männer" },
    { "a.n*n(x)@example.org", "a.n*n(x)@example.org", "aXn*n(x)@example.org a.n*n(x)@example.org",
      "aXn*n(x)@example.org [address]" },
    { "ann", "", "ann is no address", "[user name] is no address" },
    { "", "", "nothing known", "nothing known" },
    { "@", "+@", "@ + +@", "@ + +@" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrReport) report = report_new (rows[i].email, rows[i].login);
      g_autofree char *left = pr_report_leave_out_address (report, rows[i].text);

      g_assert_cmpstr (left, ==, rows[i].expected);
    }
}

/* Every place of a report where a name can stand. */
static PrReport *
full_report_new (void)
{
  PrReport *report = pr_report_new ("zoe.moss@example.org");
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_SMTP);
  g_autoptr (PrServiceReport) found = pr_service_report_new (service, "zm4711");
  const PrServiceChange change = { .protocol = PR_PROTOCOL_SMTP,
                                   .fields = PR_SERVICE_USERNAME,
                                   .username = "zoe.moss" };
  const PrCatalogueFacts facts = { .host = "smtp.example.org", .code = 535 };
  const char *said = "535 5.7.8 zm4711 (zoe.moss@example.org): no such user zoe.moss";
  PrTranscript *transcript = pr_service_report_get_transcript (found);
  g_autoptr (GPtrArray) fixes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PrDiagnosis) diagnosis = NULL;

  g_ptr_array_add (fixes, pr_fix_new_change ("Sign in as “zoe.moss”", &change, PR_VERIFIED_YES));
  g_ptr_array_add (fixes, pr_fix_new_link ("Look here",
                                           "https://example.org/?u=zoe.moss%40example.org"));
  diagnosis = pr_diagnosis_new_with_fixes (PR_DIAGNOSIS_WRONG_CREDENTIALS, &facts, said, fixes);
  pr_service_set_host (service, "smtp.example.org");
  pr_service_set_port (service, 465);
  pr_service_report_begin_step (found, PR_STEP_SIGN_IN, 0);
  pr_service_report_end_step (found, PR_STEP_SIGN_IN, PR_OUTCOME_FAILED, 1000,
                              "as zm4711, for Zoe.Moss@example.org");
  pr_transcript_add (transcript, PR_TRANSCRIPT_CLIENT, "AUTH PLAIN zm4711", 17);
  pr_transcript_add (transcript, PR_TRANSCRIPT_SERVER, said, strlen (said));
  pr_service_report_end (found, PR_OUTCOME_FAILED, diagnosis);
  pr_report_add_service (report, found);
  pr_report_end (report, 1000);
  return report;
}

static void
assert_nobody (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  g_assert_null (strstr (folded, "zoe"));
  g_assert_null (strstr (folded, "moss"));
  g_assert_null (strstr (folded, "zm4711"));
}

static void
test_report (void)
{
  g_autoptr (PrReport) report = full_report_new ();
  g_autofree char *text = pr_report_to_text (report, &PR_TEXT_LOOK_PLAIN);
  g_autofree char *transcript = pr_report_to_transcript (report);
  g_autofree char *text_left = pr_report_leave_out_address (report, text);
  g_autofree char *transcript_left = pr_report_leave_out_address (report, transcript);

  g_assert_nonnull (strstr (text, "zoe.moss@example.org"));
  g_assert_nonnull (strstr (transcript, "zm4711"));
  assert_nobody (text_left);
  assert_nobody (transcript_left);
  g_assert_true (g_str_has_prefix (text_left, "[address]: does not work yet"));
  g_assert_nonnull (strstr (text_left, "smtp.example.org:465"));
  g_assert_nonnull (strstr (text_left, "Sign in as “[user name]”"));
  g_assert_nonnull (strstr (transcript_left, "535 5.7.8 [user name] ([address]): no such user"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redaction/words", test_words);
  g_test_add_func ("/redaction/report", test_report);
  return g_test_run ();
}
