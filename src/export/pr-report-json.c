/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report-json.h"

#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value == NULL ? "" : value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_word (JsonBuilder *builder, const char *name, GType type, int value)
{
  add_string (builder, name, pr_enum_get_word (type, value));
}

/* A service that never came to its end (the run was cancelled or out of time) is said in the words of
 * the contract, which has none for that. */
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

  add_string (builder, name, text);
}

static void
add_tls (JsonBuilder *builder, PrTlsSession *tls)
{
  PrCertificate *leaf = pr_tls_session_get_certificate (tls, 0);

  json_builder_set_member_name (builder, "tls");
  json_builder_begin_object (builder);
  add_string (builder, "version", pr_tls_session_get_version (tls));
  add_string (builder, "cipher", pr_tls_session_get_cipher (tls));
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, pr_tls_session_is_verified (tls));
  if (leaf != NULL)
    {
      add_string (builder, "subject", pr_certificate_get_subject (leaf));
      add_string (builder, "issuer", pr_certificate_get_issuer (leaf));
      add_time (builder, "not_before", pr_certificate_get_not_before (leaf));
      add_time (builder, "not_after", pr_certificate_get_not_after (leaf));
      add_string (builder, "sha256", pr_certificate_get_sha256 (leaf));
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
      add_word (builder, "step", PR_TYPE_STEP_ID, (int) pr_step_get_id (step));
      add_word (builder, "outcome", PR_TYPE_OUTCOME,
                (int) final_outcome (pr_step_get_outcome (step)));
      add_int (builder, "ms", pr_step_get_duration_us (step) / 1000);
      add_string (builder, "detail", pr_step_get_detail (step));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_change (JsonBuilder *builder, const PrServiceChange *change)
{
  json_builder_set_member_name (builder, "change");
  json_builder_begin_object (builder);
  if ((change->fields & PR_SERVICE_HOST) != 0)
    add_string (builder, "host", change->host);
  if ((change->fields & PR_SERVICE_PORT) != 0)
    add_int (builder, "port", change->port);
  if ((change->fields & PR_SERVICE_SECURITY) != 0)
    add_word (builder, "security", PR_TYPE_SECURITY, (int) change->security);
  if ((change->fields & PR_SERVICE_USERNAME) != 0)
    add_string (builder, "username", change->username);
  if ((change->fields & PR_SERVICE_AUTH) != 0)
    add_word (builder, "auth", PR_TYPE_AUTH, (int) change->auth);
  json_builder_end_object (builder);
}

static void
add_fixes (JsonBuilder *builder, PrDiagnosis *diagnosis)
{
  json_builder_set_member_name (builder, "fixes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_diagnosis_get_n_fixes (diagnosis); i++)
    {
      PrFix *fix = pr_diagnosis_get_fix (diagnosis, i);

      json_builder_begin_object (builder);
      add_word (builder, "kind", PR_TYPE_FIX_KIND, (int) pr_fix_get_kind (fix));
      add_string (builder, "title", pr_fix_get_title (fix));
      if (pr_fix_get_change (fix) != NULL)
        add_change (builder, pr_fix_get_change (fix));
      if (pr_fix_get_url (fix) != NULL)
        add_string (builder, "url", pr_fix_get_url (fix));
      if (pr_fix_get_verified (fix) != PR_VERIFIED_UNTRIED)
        {
          json_builder_set_member_name (builder, "verified");
          json_builder_add_boolean_value (builder, pr_fix_get_verified (fix) == PR_VERIFIED_YES);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_diagnosis (JsonBuilder *builder, PrDiagnosis *diagnosis)
{
  PrDiagnosisId id = pr_diagnosis_get_id (diagnosis);

  json_builder_set_member_name (builder, "diagnosis");
  json_builder_begin_object (builder);
  add_string (builder, "id", pr_diagnosis_id_get_word (id));
  add_string (builder, "party", pr_party_get_word (pr_diagnosis_id_get_party (id)));
  add_string (builder, "again", pr_again_get_word (pr_diagnosis_id_get_again (id)));
  add_string (builder, "title", pr_diagnosis_get_title (diagnosis));
  add_string (builder, "explanation", pr_diagnosis_get_explanation (diagnosis));
  add_string (builder, "evidence", pr_diagnosis_get_evidence (diagnosis));
  add_fixes (builder, diagnosis);
  json_builder_end_object (builder);
}

static void
add_service (JsonBuilder *builder, PrServiceReport *report)
{
  PrService *service = pr_service_report_get_service (report);
  const char *const *capabilities = pr_service_report_get_capabilities (report);

  json_builder_begin_object (builder);
  add_word (builder, "protocol", PR_TYPE_PROTOCOL, (int) pr_service_get_protocol (service));
  add_string (builder, "host", pr_service_get_host (service));
  add_int (builder, "port", pr_service_get_port (service));
  add_word (builder, "security", PR_TYPE_SECURITY, (int) pr_service_get_security (service));
  add_string (builder, "username", pr_service_report_get_login (report));
  add_word (builder, "auth", PR_TYPE_AUTH, (int) pr_service_report_get_auth (report));
  add_word (builder, "outcome", PR_TYPE_OUTCOME,
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
    add_diagnosis (builder, pr_service_report_get_diagnosis (report));
  json_builder_end_object (builder);
}

/**
 * pr_report_to_json:
 * @report: of a run that has ended
 *
 * Thread: main context.
 *
 * Returns: (transfer full): one JSON object, indented, ended by a line end; no secret is in a report
 */
char *
pr_report_to_json (PrReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  GListModel *services = pr_report_get_services (report);

  json_builder_begin_object (builder);
  add_string (builder, "email", pr_report_get_email (report));
  add_word (builder, "verdict", PR_TYPE_OUTCOME,
            (int) final_outcome (pr_report_get_verdict (report)));
  add_int (builder, "duration_ms", pr_report_get_duration_us (report) / 1000);
  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (PrServiceReport) service = g_list_model_get_item (services, i);

      add_service (builder, service);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
