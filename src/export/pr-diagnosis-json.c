/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis-json.h"

#include "pr-json.h"

static void
add_change (JsonBuilder *builder, const PrServiceChange *change)
{
  json_builder_set_member_name (builder, "change");
  json_builder_begin_object (builder);
  if ((change->fields & PR_SERVICE_HOST) != 0)
    pr_json_add_string (builder, "host", change->host);
  if ((change->fields & PR_SERVICE_PORT) != 0)
    pr_json_add_int (builder, "port", change->port);
  if ((change->fields & PR_SERVICE_SECURITY) != 0)
    pr_json_add_word (builder, "security", PR_TYPE_SECURITY, (int) change->security);
  if ((change->fields & PR_SERVICE_USERNAME) != 0)
    pr_json_add_string (builder, "username", change->username);
  if ((change->fields & PR_SERVICE_AUTH) != 0)
    pr_json_add_word (builder, "auth", PR_TYPE_AUTH, (int) change->auth);
  json_builder_end_object (builder);
}

/**
 * pr_diagnosis_add_fixes_json:
 * @builder: in an object
 *
 * Adds the member “fixes”.
 */
void
pr_diagnosis_add_fixes_json (PrDiagnosis *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "fixes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_diagnosis_get_n_fixes (self); i++)
    {
      PrFix *fix = pr_diagnosis_get_fix (self, i);

      json_builder_begin_object (builder);
      pr_json_add_word (builder, "kind", PR_TYPE_FIX_KIND, (int) pr_fix_get_kind (fix));
      pr_json_add_string (builder, "title", pr_fix_get_title (fix));
      if (pr_fix_get_change (fix) != NULL)
        add_change (builder, pr_fix_get_change (fix));
      if (pr_fix_get_url (fix) != NULL)
        pr_json_add_string (builder, "url", pr_fix_get_url (fix));
      if (pr_fix_get_verified (fix) != PR_VERIFIED_UNTRIED)
        {
          pr_json_add_boolean (builder, "verified", pr_fix_get_verified (fix) == PR_VERIFIED_YES);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * pr_diagnosis_add_json:
 * @builder: in an object
 *
 * Adds what it says, but the evidence and the fixes.
 */
void
pr_diagnosis_add_json (PrDiagnosis *self, JsonBuilder *builder)
{
  PrDiagnosisId id = pr_diagnosis_get_id (self);

  pr_json_add_string (builder, "id", pr_diagnosis_id_get_word (id));
  pr_json_add_string (builder, "party", pr_party_get_word (pr_diagnosis_id_get_party (id)));
  pr_json_add_string (builder, "again", pr_again_get_word (pr_diagnosis_id_get_again (id)));
  pr_json_add_string (builder, "title", pr_diagnosis_get_title (self));
  pr_json_add_string (builder, "explanation", pr_diagnosis_get_explanation (self));
}
