/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-accounts-json.h"

#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = g_date_time_format_iso8601 (date);

  add_string (builder, name, text);
}

static void
add_service (JsonBuilder *builder, PrAccount *account, PrService *service)
{
  PrProtocol protocol = pr_service_get_protocol (service);
  const char *pin = pr_service_get_pinned_certificate (service);
  g_autofree char *login = pr_account_dup_login (account, protocol);

  json_builder_begin_object (builder);
  add_string (builder, "protocol", pr_enum_get_word (PR_TYPE_PROTOCOL, (int) protocol));
  add_string (builder, "host", pr_service_get_host (service));
  add_int (builder, "port", pr_service_get_port (service));
  add_string (builder, "security",
              pr_enum_get_word (PR_TYPE_SECURITY, (int) pr_service_get_security (service)));
  add_string (builder, "username", login);
  add_string (builder, "auth",
              pr_enum_get_word (PR_TYPE_AUTH, (int) pr_service_get_auth (service)));
  add_boolean (builder, "allow_plaintext_password", pr_service_get_allow_plaintext (service));
  if (pin != NULL)
    add_string (builder, "pinned_certificate", pin);
  json_builder_end_object (builder);
}

static void
add_result (JsonBuilder *builder, PrResult *result)
{
  json_builder_begin_object (builder);
  add_time (builder, "time", pr_result_get_time_us (result) / G_USEC_PER_SEC);
  add_string (builder, "verdict",
              pr_enum_get_word (PR_TYPE_OUTCOME, (int) pr_result_get_verdict (result)));
  add_int (builder, "duration_ms", pr_result_get_duration_ms (result));
  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      const PrServiceResult *service = pr_result_get_service (result, (PrProtocol) i);

      if (!service->tested)
        continue;
      json_builder_begin_object (builder);
      add_string (builder, "protocol", pr_enum_get_word (PR_TYPE_PROTOCOL, (int) i));
      add_string (builder, "outcome",
                  pr_enum_get_word (PR_TYPE_OUTCOME, (int) service->outcome));
      add_int (builder, "duration_ms", service->duration_ms);
      if (service->diagnosis != NULL)
        add_string (builder, "diagnosis", service->diagnosis);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_account (JsonBuilder *builder, PrAccount *account)
{
  json_builder_begin_object (builder);
  add_string (builder, "id", pr_account_get_id (account));
  add_string (builder, "email", pr_account_get_address (account));
  add_string (builder, "name", pr_account_get_display_name (account));
  add_string (builder, "provider", pr_account_get_provider_id (account));
  add_time (builder, "created", pr_account_get_created (account));
  add_time (builder, "changed", pr_account_get_changed (account));
  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrService *service = pr_account_get_service (account, (PrProtocol) i);

      if (pr_service_get_enabled (service))
        add_service (builder, account, service);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_account_get_n_results (account); i++)
    add_result (builder, pr_account_get_result (account, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
to_text (JsonBuilder *builder, gboolean pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, pretty);

  return g_strconcat (text, "\n", NULL);
}

/**
 * pr_cli_account_to_json:
 * @account: a saved account
 *
 * Returns: (transfer full): one object: settings and results, the newest first
 */
char *
pr_cli_account_to_json (PrAccount *account)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  add_account (builder, account);
  return to_text (builder, TRUE);
}

/**
 * pr_cli_accounts_to_json:
 * @accounts: a list of #PrAccount
 *
 * Returns: (transfer full): an array of such objects
 */
char *
pr_cli_accounts_to_json (GListModel *accounts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (PrAccount) account = g_list_model_get_item (accounts, i);

      add_account (builder, account);
    }
  json_builder_end_array (builder);
  return to_text (builder, TRUE);
}

static void
add_changed (JsonBuilder *builder, PrResult *before, PrResult *after)
{
  json_builder_set_member_name (builder, "changed");
  json_builder_begin_array (builder);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (pr_result_service_differs (before, after, (PrProtocol) i))
      json_builder_add_string_value (builder, pr_enum_get_word (PR_TYPE_PROTOCOL, (int) i));
  json_builder_end_array (builder);
}

/**
 * pr_cli_account_test_to_json:
 * @test: a test that has ended
 *
 * Returns: (transfer full): one object on one line: the account's id and address, the result, the
 *   one before, and which services are different; or the error, where it could not be tested
 */
char *
pr_cli_account_test_to_json (PrAccountTest *test)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PrAccount *account = pr_account_test_get_account (test);
  PrResult *result = pr_account_test_get_result (test);
  PrResult *before = pr_account_test_get_before (test);

  json_builder_begin_object (builder);
  add_string (builder, "id", pr_account_get_id (account));
  add_string (builder, "email", pr_account_get_address (account));
  if (result == NULL)
    add_string (builder, "error", pr_account_test_get_error (test)->message);
  else
    {
      json_builder_set_member_name (builder, "result");
      add_result (builder, result);
      add_changed (builder, before, result);
    }
  if (result != NULL && before != NULL)
    {
      json_builder_set_member_name (builder, "before");
      add_result (builder, before);
    }
  json_builder_end_object (builder);
  return to_text (builder, FALSE);
}
