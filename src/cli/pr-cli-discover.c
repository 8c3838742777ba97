/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-discovery.h"
#include "pr-email-address.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_candidate (JsonBuilder *builder, PrDiscovery *discovery, PrCandidate *candidate)
{
  PrService *service = pr_candidate_get_service (candidate);
  const char *username = pr_service_get_username (service);

  json_builder_begin_object (builder);
  add_string (builder, "protocol",
              pr_enum_get_word (PR_TYPE_PROTOCOL, (int) pr_service_get_protocol (service)));
  add_string (builder, "host", pr_service_get_host (service));
  json_builder_set_member_name (builder, "port");
  json_builder_add_int_value (builder, pr_service_get_port (service));
  add_string (builder, "security",
              pr_enum_get_word (PR_TYPE_SECURITY, (int) pr_service_get_security (service)));
  add_string (builder, "username",
              *username == '\0' ? pr_discovery_get_email (discovery) : username);
  add_string (builder, "auth", pr_enum_get_word (PR_TYPE_AUTH, (int) pr_service_get_auth (service)));
  add_string (builder, "source",
              pr_enum_get_word (PR_TYPE_SOURCE, (int) pr_candidate_get_source (candidate)));
  add_string (builder, "trust",
              pr_enum_get_word (PR_TYPE_TRUST, (int) pr_candidate_get_trust (candidate)));
  /* Nothing has been asked whether it answers. */
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_end_object (builder);
}

static char *
to_json (PrDiscovery *discovery)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  PrProvider *provider = pr_discovery_get_provider (discovery);

  json_builder_begin_object (builder);
  add_string (builder, "email", pr_discovery_get_email (discovery));
  json_builder_set_member_name (builder, "provider");
  if (provider == NULL)
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_object (builder);
      add_string (builder, "id", pr_provider_get_id (provider));
      add_string (builder, "name", pr_provider_get_name (provider));
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "candidates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_discovery_get_n_candidates (discovery); i++)
    add_candidate (builder, discovery, pr_discovery_get_candidate (discovery, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pr_discovery_get_n_notes (discovery); i++)
    {
      g_autofree char *note = pr_discovery_dup_note (discovery, i);

      json_builder_add_string_value (builder, note);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "duration_ms");
  json_builder_add_int_value (builder, pr_discovery_get_duration_us (discovery) / 1000);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static char *
to_text (PrDiscovery *discovery)
{
  GString *text = g_string_new (NULL);
  PrProvider *provider = pr_discovery_get_provider (discovery);

  g_string_append_printf (text, "%s%s%s\n", pr_discovery_get_email (discovery),
                          provider == NULL ? "" : ": ",
                          provider == NULL ? "" : pr_provider_get_name (provider));
  for (guint i = 0; i < pr_discovery_get_n_candidates (discovery); i++)
    {
      PrCandidate *candidate = pr_discovery_get_candidate (discovery, i);
      PrService *service = pr_candidate_get_service (candidate);
      g_autoptr (PrEndpoint) endpoint = pr_service_dup_endpoint (service);
      g_autofree char *where = pr_endpoint_to_string (endpoint);
      const char *username = pr_service_get_username (service);

      g_string_append_printf (
          text, "  %-4s  %s  %s  (%s%s)\n",
          pr_protocol_get_label (pr_service_get_protocol (service)), where,
          *username == '\0' ? pr_discovery_get_email (discovery) : username, _("preset"),
          pr_candidate_is_unconfirmed (candidate) ? _(", unconfirmed") : "");
    }
  for (guint i = 0; i < pr_discovery_get_n_notes (discovery); i++)
    {
      g_autofree char *note = pr_discovery_dup_note (discovery, i);

      g_string_append_printf (text, "%s%s\n", i == 0 ? "\n" : "", note);
    }
  return g_string_free (text, FALSE);
}

/**
 * pr_cli_discover:
 *
 * The command `discover`.
 *
 * Returns: the exit status
 */
PrCliStatus
pr_cli_discover (int argc, char *argv[])
{
  gboolean offline = FALSE;
  gboolean json = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, N_ ("use the presets only, no network"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &rest, NULL, N_ ("EMAIL") },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrDiscovery) discovery = NULL;
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;

  g_option_context_set_summary (context, _("Finds the servers for an address."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return pr_cli_usage_error ("discover", "%s", error->message);
  if (rest == NULL || g_strv_length (rest) != 1)
    return pr_cli_usage_error ("discover", "%s", _("give exactly one e-mail address"));
  if (!offline)
    return pr_cli_usage_error ("discover", "%s",
                               _("this version looks into its presets only: add --offline"));
  address = pr_email_address_normalize (rest[0], NULL, &error);
  if (address == NULL)
    return pr_cli_usage_error ("discover", "%s", error->message);

  discovery = pr_discovery_new_offline (pr_presets_get_default (), address);
  text = json ? to_json (discovery) : to_text (discovery);
  pr_cli_print (text);
  return pr_discovery_is_enough (discovery) ? PR_CLI_OK : PR_CLI_FAILURE;
}
