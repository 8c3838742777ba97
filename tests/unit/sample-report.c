/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-report.h"

static PrServiceReport *
service_report_new (PrReport *report, PrProtocol protocol, const char *host, guint16 port)
{
  g_autoptr (PrService) service = pr_service_new (protocol);
  PrServiceReport *service_report;

  pr_service_set_host (service, host);
  pr_service_set_security (service, PR_SECURITY_TLS);
  pr_service_set_port (service, port);
  service_report = pr_service_report_new (service, "ann@example.org");
  pr_report_add_service (report, service_report);
  return service_report;
}

static void
add_step (PrServiceReport *report, PrStepId id, PrOutcome outcome, const char *detail)
{
  pr_service_report_begin_step (report, id, 0);
  pr_service_report_end_step (report, id, outcome, 12345, detail);
}

static PrDiagnosis *
diagnosis_new (void)
{
  const PrServiceChange change = { .protocol = PR_PROTOCOL_SMTP,
                                   .fields = PR_SERVICE_PORT | PR_SERVICE_SECURITY,
                                   .port = 587,
                                   .security = PR_SECURITY_STARTTLS };
  const PrCatalogueFacts facts = { .host = "smtp.example.org", .code = 535 };
  g_autoptr (GPtrArray) fixes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (fixes, pr_fix_new_change ("Use port 587", &change, PR_VERIFIED_YES));
  g_ptr_array_add (fixes, pr_fix_new_change ("Use it untried", &change, PR_VERIFIED_UNTRIED));
  g_ptr_array_add (fixes, pr_fix_new_link ("Read the help", "https://help.example.org/"));
  return pr_diagnosis_new_with_fixes (PR_DIAGNOSIS_WRONG_CREDENTIALS, &facts, SAMPLE_EVIDENCE,
                                      fixes);
}

/*
 * sample_report_new:
 *
 * Returns: (transfer full): of a run that has ended: IMAP works, POP3 was skipped, SMTP does not take
 *   the password
 */
PrReport *
sample_report_new (void)
{
  static const char *const capabilities[] = { "IDLE", "AUTH=PLAIN", NULL };
  PrReport *report = pr_report_new ("ann@example.org");
  g_autoptr (PrServiceReport) imap =
      service_report_new (report, PR_PROTOCOL_IMAP, "imap.example.org", 993);
  g_autoptr (PrServiceReport) pop3 =
      service_report_new (report, PR_PROTOCOL_POP3, "pop.example.org", 995);
  g_autoptr (PrServiceReport) smtp =
      service_report_new (report, PR_PROTOCOL_SMTP, "smtp.example.org", 465);
  g_autoptr (PrDiagnosis) diagnosis = diagnosis_new ();

  add_step (imap, PR_STEP_RESOLVE, PR_OUTCOME_OK, "1 address");
  add_step (imap, PR_STEP_GREETING, PR_OUTCOME_OK,
            "mail.example.org says a good deal more than anybody wants to know before breakfast");
  add_step (imap, PR_STEP_SIGN_OUT, PR_OUTCOME_OK, NULL);
  pr_service_report_set_capabilities (imap, capabilities);
  pr_service_report_set_auth (imap, PR_AUTH_PLAIN);
  pr_service_report_end (imap, PR_OUTCOME_OK, NULL);
  add_step (pop3, PR_STEP_SIGN_IN, PR_OUTCOME_SKIPPED, "not tried");
  pr_service_report_end (pop3, PR_OUTCOME_SKIPPED, NULL);
  add_step (smtp, PR_STEP_SIGN_IN, PR_OUTCOME_FAILED, "no");
  pr_service_report_end (smtp, PR_OUTCOME_FAILED, diagnosis);
  pr_report_end (report, 412999);
  return report;
}
