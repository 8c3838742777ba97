/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report-json.h"
#include "sample-report.h"

#include <json-glib/json-glib.h>

static JsonParser *
parse (PrReport *report)
{
  g_autofree char *text = pr_report_to_json (report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_suffix (text, "}\n"));
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&parser);
}

static JsonObject *
get_root (JsonParser *parser)
{
  return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
get_service (JsonParser *parser, guint position)
{
  return json_array_get_object_element (
      json_object_get_array_member (get_root (parser), "services"), position);
}

static void
assert_members (JsonObject *object, const char *names)
{
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GString) found = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (found, "%s%s", found->len == 0 ? "" : " ", (char *) l->data);
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_report (void)
{
  g_autoptr (PrReport) report = sample_report_new ();
  g_autoptr (JsonParser) parser = parse (report);
  JsonObject *root = get_root (parser);

  assert_members (root, "email verdict duration_ms services");
  g_assert_cmpstr (json_object_get_string_member (root, "email"), ==, "ann@example.org");
  g_assert_cmpstr (json_object_get_string_member (root, "verdict"), ==, "failed");
  g_assert_cmpint (json_object_get_int_member (root, "duration_ms"), ==, 412);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "services")), ==, 3);
}

static void
test_service (void)
{
  g_autoptr (PrReport) report = sample_report_new ();
  g_autoptr (JsonParser) parser = parse (report);
  JsonObject *imap = get_service (parser, 0);
  JsonArray *capabilities = json_object_get_array_member (imap, "capabilities");
  JsonObject *step =
      json_array_get_object_element (json_object_get_array_member (imap, "steps"), 2);

  assert_members (imap, "protocol host port security username auth outcome capabilities steps");
  g_assert_cmpstr (json_object_get_string_member (imap, "protocol"), ==, "imap");
  g_assert_cmpstr (json_object_get_string_member (imap, "host"), ==, "imap.example.org");
  g_assert_cmpint (json_object_get_int_member (imap, "port"), ==, 993);
  g_assert_cmpstr (json_object_get_string_member (imap, "security"), ==, "tls");
  g_assert_cmpstr (json_object_get_string_member (imap, "username"), ==, "ann@example.org");
  g_assert_cmpstr (json_object_get_string_member (imap, "auth"), ==, "plain");
  g_assert_cmpstr (json_object_get_string_member (imap, "outcome"), ==, "ok");
  g_assert_cmpuint (json_array_get_length (capabilities), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (capabilities, 1), ==, "AUTH=PLAIN");
  assert_members (step, "step outcome ms detail");
  g_assert_cmpstr (json_object_get_string_member (step, "step"), ==, "sign-out");
  g_assert_cmpstr (json_object_get_string_member (step, "outcome"), ==, "ok");
  g_assert_cmpint (json_object_get_int_member (step, "ms"), ==, 12);
  g_assert_cmpstr (json_object_get_string_member (step, "detail"), ==, "");
  g_assert_cmpstr (json_object_get_string_member (get_service (parser, 1), "outcome"), ==,
                   "skipped");
}

static void
test_diagnosis (void)
{
  g_autoptr (PrReport) report = sample_report_new ();
  g_autoptr (JsonParser) parser = parse (report);
  JsonObject *diagnosis = json_object_get_object_member (get_service (parser, 2), "diagnosis");
  JsonArray *fixes = json_object_get_array_member (diagnosis, "fixes");
  JsonObject *tried = json_array_get_object_element (fixes, 0);

  assert_members (diagnosis, "id party again title explanation evidence fixes");
  g_assert_cmpstr (json_object_get_string_member (diagnosis, "id"), ==, "wrong-credentials");
  g_assert_cmpstr (json_object_get_string_member (diagnosis, "party"), ==, "you");
  g_assert_cmpstr (json_object_get_string_member (diagnosis, "again"), ==, "no");
  g_assert_cmpstr (json_object_get_string_member (diagnosis, "evidence"), ==, SAMPLE_EVIDENCE);

  assert_members (tried, "kind title change verified");
  g_assert_cmpstr (json_object_get_string_member (tried, "kind"), ==, "change");
  g_assert_true (json_object_get_boolean_member (tried, "verified"));
  assert_members (json_object_get_object_member (tried, "change"), "port security");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (tried, "change"), "port"),
                   ==, 587);
  assert_members (json_array_get_object_element (fixes, 1), "kind title change");
  assert_members (json_array_get_object_element (fixes, 2), "kind title url");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (fixes, 2), "url"),
                   ==, "https://help.example.org/");
  assert_members (json_array_get_object_element (fixes, 3), "kind title");
}

/* A run that was interrupted is told in the words that the contract has. */
static void
test_unended (void)
{
  g_autoptr (PrReport) report = pr_report_new ("ann@example.org");
  g_autoptr (PrService) service = pr_service_new (PR_PROTOCOL_IMAP);
  g_autoptr (PrServiceReport) running = pr_service_report_new (service, "ann");
  g_autoptr (PrServiceReport) pending = pr_service_report_new (service, "ann");
  g_autoptr (JsonParser) parser = NULL;
  JsonArray *steps;

  pr_service_report_begin_step (running, PR_STEP_CONNECT, 0);
  pr_report_add_service (report, running);
  pr_report_add_service (report, pending);
  parser = parse (report);
  steps = json_object_get_array_member (get_service (parser, 0), "steps");
  g_assert_cmpstr (json_object_get_string_member (get_root (parser), "verdict"), ==, "failed");
  g_assert_cmpstr (json_object_get_string_member (get_service (parser, 0), "outcome"), ==, "failed");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (steps, 0), "outcome"),
                   ==, "failed");
  g_assert_cmpstr (json_object_get_string_member (get_service (parser, 1), "outcome"), ==,
                   "skipped");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-json/report", test_report);
  g_test_add_func ("/report-json/service", test_service);
  g_test_add_func ("/report-json/diagnosis", test_diagnosis);
  g_test_add_func ("/report-json/unended", test_unended);
  return g_test_run ();
}
