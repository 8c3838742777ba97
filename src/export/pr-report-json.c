/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report-json.h"

#include "pr-diagnosis-json.h"
#include "pr-json.h"

/* A service that never came to its end (the run was cancelled or out of time) is said in the words
 * of the contract, which has none for that. */
static PrOutcome
final_outcome (PrOutcome outcome)
{
  switch (outcome)
    {
    case PR_OUTCOME_PENDING:
      return PR_OUTCOME_SKIPPED;
    case PR_OUTCOME_RUNNING:
      return PR_OUTCOME_FAILED;
    default:
      return outcome;
    }
}

static void
add_time (JsonBuilder *builder, const char *name, GDateTime *time)
{
  g_autofree char *text = time == NULL ? NULL : g_date_time_format_iso8601 (time);

  pr_json_add_string (builder, name, text);
}

static void
add_tls (JsonBuilder *builder, PrTlsSession *tls)
{
  PrCertificate *leaf = pr_tls_session_get_certificate (tls, 0);

  json_builder_set_member_name (builder, "tls");
  json_builder_begin_object (builder);
  pr_json_add_string (builder, "version", pr_tls_session_get_version (tls));
  pr_json_add_string (builder, "cipher", pr_tls_session_get_cipher (tls));
  pr_json_add_boolean (builder, "verified", pr_tls_session_is_verified (tls));
  if (leaf != NULL)
    {
      pr_json_add_string (builder, "subject", pr_certificate_get_subject (leaf));
      pr_json_add_string (builder, "issuer", pr_certificate_get_issuer (leaf));
      add_time (builder, "not_before", pr_certificate_get_not_before (leaf));
      add_time (builder, "not_after", pr_certificate_get_not_after (leaf));
      pr_json_add_string (builder, "sha256", pr_certificate_get_sha256 (leaf));
    }
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder, GListModel *steps)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (steps, i);

      json_builder_begin_object (builder);
      pr_json_add_word (builder, "step", PR_TYPE_STEP_ID, (int) pr_step_get_id (step));
      pr_json_add_word (builder, "outcome", PR_TYPE_OUTCOME,
                        (int) final_outcome (pr_step_get_outcome (step)));
      pr_json_add_int (builder, "ms", pr_step_get_duration_us (step) / 1000);
      pr_json_add_string (builder, "detail", pr_step_get_detail (step));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_service (JsonBuilder *builder, PrServiceReport *report)
{
  PrService *service = pr_service_report_get_service (report);
  const char *const *capabilities = pr_service_report_get_capabilities (report);

  json_builder_begin_object (builder);
  pr_json_add_word (builder, "protocol", PR_TYPE_PROTOCOL, (int) pr_service_get_protocol (service));
  pr_json_add_string (builder, "host", pr_service_get_host (service));
  pr_json_add_int (builder, "port", pr_service_get_port (service));
  pr_json_add_word (builder, "security", PR_TYPE_SECURITY, (int) pr_service_get_security (service));
  pr_json_add_string (builder, "username", pr_service_report_get_login (report));
  pr_json_add_word (builder, "auth", PR_TYPE_AUTH, (int) pr_service_report_get_auth (report));
  pr_json_add_word (builder, "outcome", PR_TYPE_OUTCOME,
                    (int) final_outcome (pr_service_report_get_outcome (report)));
  if (pr_service_report_get_tls (report) != NULL)
    add_tls (builder, pr_service_report_get_tls (report));

  json_builder_set_member_name (builder, "capabilities");
  json_builder_begin_array (builder);
  for (guint i = 0; capabilities != NULL && capabilities[i] != NULL; i++)
    json_builder_add_string_value (builder, capabilities[i]);
  json_builder_end_array (builder);

  add_steps (builder, pr_service_report_get_steps (report));
  if (pr_service_report_get_diagnosis (report) != NULL)
    {
      json_builder_set_member_name (builder, "diagnosis");
      json_builder_begin_object (builder);
      pr_diagnosis_add_json (pr_service_report_get_diagnosis (report), builder);
      pr_json_add_string (builder, "evidence",
                          pr_diagnosis_get_evidence (pr_service_report_get_diagnosis (report)));
      pr_diagnosis_add_fixes_json (pr_service_report_get_diagnosis (report), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/**
 * pr_report_to_json:
 * @report: of a run that has ended
 *
 * Thread: main context.
 *
 * Returns: (transfer full): one JSON object, indented, ended by a line end; no secret is in a
 * report
 */
char *
pr_report_to_json (PrReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GListModel *services = pr_report_get_services (report);

  json_builder_begin_object (builder);
  pr_json_add_string (builder, "email", pr_report_get_email (report));
  pr_json_add_word (builder, "verdict", PR_TYPE_OUTCOME,
                    (int) final_outcome (pr_report_get_verdict (report)));
  pr_json_add_int (builder, "duration_ms", pr_report_get_duration_us (report) / 1000);
  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      add_service (builder, service);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return pr_json_end (builder, TRUE);
}
