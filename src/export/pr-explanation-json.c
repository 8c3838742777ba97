/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explanation-json.h"

#include "pr-diagnosis-json.h"
#include "pr-json.h"

/**
 * pr_explanation_to_json:
 *
 * Thread: main context.
 *
 * Returns: (transfer full): one JSON object and a line end; on one line if it is one of several,
 *   that is, has a line number
 */
char *
pr_explanation_to_json (const PrExplanation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int code = pr_diagnosis_get_code (self->diagnosis);
  const char *enhanced_code = pr_diagnosis_get_enhanced_code (self->diagnosis);

  json_builder_begin_object (builder);
  if (self->line > 0)
    pr_json_add_int (builder, "line", (gint64) self->line);
  if (self->count > 0)
    pr_json_add_int (builder, "count", (gint64) self->count);
  pr_diagnosis_add_json (self->diagnosis, builder);
  if (code > 0)
    pr_json_add_int (builder, "code", code);
  else
    pr_json_add_null (builder, "code");
  if (enhanced_code != NULL)
    pr_json_add_string (builder, "enhanced_code", enhanced_code);
  else
    pr_json_add_null (builder, "enhanced_code");
  if (self->provider != NULL)
    pr_json_add_string (builder, "provider", pr_provider_get_id (self->provider));
  else
    pr_json_add_null (builder, "provider");
  pr_diagnosis_add_fixes_json (self->diagnosis, builder);
  json_builder_end_object (builder);
  return pr_json_end (builder, self->line == 0);
}
