/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explanation-json.h"

#include "pr-diagnosis-json.h"
#include "pr-json.h"

/* What is the same for all texts that mean the same. */
static void
add_common (const PrExplanation *self, JsonBuilder *builder)
{
  int code = pr_diagnosis_get_code (self->diagnosis);
  const char *enhanced_code = pr_diagnosis_get_enhanced_code (self->diagnosis);

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
}

/**
 * pr_explanation_to_json:
 *
 * Thread: main context.
 *
 * Returns: (transfer full): one JSON object, indented, and a line end
 */
char *
pr_explanation_to_json (const PrExplanation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_common (self, builder);
  pr_json_add_string (builder, "evidence", self->evidence);
  json_builder_end_object (builder);
  return pr_json_end (builder, TRUE);
}

/**
 * pr_explanation_dup_common_json:
 *
 * Thread: main context.
 *
 * Returns: (transfer full): the members that are the same for all texts that mean the same, as
 *   pr_explanation_append_json_line() takes them
 */
char *
pr_explanation_dup_common_json (const PrExplanation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_common (self, builder);
  json_builder_end_object (builder);
  return pr_json_end (builder, FALSE);
}

/**
 * pr_explanation_append_json_line:
 * @text: takes one JSON object on one line
 * @common: from pr_explanation_dup_common_json()
 *
 * A log says the same thing many thousand times; so what is the same need be made only once.
 *
 * Thread: main context.
 */
void
pr_explanation_append_json_line (const PrExplanation *self, GString *text, const char *common)
{
  g_string_append_printf (text, "{\"line\":%" G_GUINT64_FORMAT ",", self->line);
  if (self->count > 0)
    g_string_append_printf (text, "\"count\":%" G_GUINT64_FORMAT ",", self->count);
  g_string_append (text, "\"evidence\":");
  pr_json_append_string (text, self->evidence);
  g_string_append_c (text, ',');
  g_string_append (text, common + 1);
}
