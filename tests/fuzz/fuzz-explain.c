/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explanation-json.h"
#include "pr-explanation-lines.h"

#include "fuzz.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* As “postrider-cli explain” does it: a text that somebody pasted, and the same bytes as a log.
 * What comes out is JSON, whatever went in. */

static void
check_json (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_has_member (object, "id"));
  g_assert_true (json_object_has_member (object, "fixes"));
}

static void
take_finding (const PrLogFinding *finding, gpointer user_data)
{
  PrExplanationLines *lines = user_data;
  const char *text = pr_explanation_lines_write (lines, finding, 0);

  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
  check_json (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const PrExplainContext context = { .email = "ann@gmail.com" };
  g_autoptr (PrExplainer) explainer = pr_explainer_new (&context);
  g_autoptr (PrExplanationLines) lines =
      pr_explanation_lines_new (explainer, TRUE, &PR_TEXT_LOOK_PLAIN);
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (NULL, take_finding, lines);
  g_autofree char *text =
      size == 0 ? g_strdup ("") : g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (PrDiagnosis) diagnosis = pr_explainer_explain (explainer, text);
  const PrExplanation explanation = {
    .diagnosis = diagnosis,
    .evidence = pr_diagnosis_get_evidence (diagnosis),
    .provider = pr_explainer_get_provider (explainer),
  };
  g_autofree char *json = pr_explanation_to_json (&explanation);

  check_json (json);
  pr_log_scanner_feed (scanner, (const char *) data, size);
  pr_log_scanner_finish (scanner);
  return 0;
}
