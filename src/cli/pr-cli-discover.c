/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-cli-search.h"
#include "pr-email-address.h"
#include "pr-tls-trust.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define MAX_SECONDS (24 * 60 * 60)

typedef struct
{
  gboolean offline;
  gboolean no_web;
  char *ca_file;
  double seconds;
  gboolean json;
  GStrv rest;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->ca_file);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

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
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, pr_candidate_get_answer (candidate) == PR_ANSWER_YES);
  if (pr_candidate_is_unconfirmed (candidate))
    {
      json_builder_set_member_name (builder, "unconfirmed");
      json_builder_add_boolean_value (builder, TRUE);
    }
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

/* A preset has not been asked, and need not be. */
static const char *
describe_answer (PrCandidate *candidate)
{
  switch (pr_candidate_get_answer (candidate))
    {
    case PR_ANSWER_YES:
      return _(", answers");
    case PR_ANSWER_NO:
      return _(", does not answer");
    case PR_ANSWER_UNTRIED:
    case PR_ANSWER_TRYING:
    default:
      return "";
    }
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
          text, "  %-4s  %s  %s  (%s%s%s)\n",
          pr_protocol_get_label (pr_service_get_protocol (service)), where,
          *username == '\0' ? pr_discovery_get_email (discovery) : username,
          pr_enum_get_word (PR_TYPE_SOURCE, (int) pr_candidate_get_source (candidate)),
          describe_answer (candidate),
          pr_candidate_is_unconfirmed (candidate) ? _(", unconfirmed") : "");
    }
  for (guint i = 0; i < pr_discovery_get_n_notes (discovery); i++)
    {
      g_autofree char *note = pr_discovery_dup_note (discovery, i);

      g_string_append_printf (text, "%s%s\n", i == 0 ? "\n" : "", note);
    }
  return g_string_free (text, FALSE);
}

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "offline", 0, 0, G_OPTION_ARG_NONE, &options->offline,
      N_ ("use the presets only, no network"), NULL },
    { "no-web", 0, 0, G_OPTION_ARG_NONE, &options->no_web,
      N_ ("ask DNS and mail servers, but no web servers"), NULL },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file,
      N_ ("trust these authorities besides the system’s"), N_ ("FILE") },
    { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &options->seconds,
      N_ ("for the whole search (default 8)"), N_ ("SECONDS") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->rest, NULL, N_ ("EMAIL") },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (PrTlsTrust) readable = NULL;

  options->seconds = PR_DISCOVERY_DEFAULT_MS / 1000.0;
  g_option_context_set_summary (context, _("Finds the servers for an address."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (options->rest == NULL || g_strv_length (options->rest) != 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("give exactly one e-mail address"));
      return FALSE;
    }
  if (!(options->seconds > 0 && options->seconds <= MAX_SECONDS))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("times go from a little more than 0 to 86400 seconds"));
      return FALSE;
    }
  if (options->ca_file == NULL)
    return TRUE;
  readable = pr_tls_trust_new (options->ca_file, error);
  return readable != NULL;
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
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PrDiscovery) discovery = NULL;
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  gboolean searched = TRUE;

  if (parse_options (&options, &argc, &argv, &error))
    address = pr_email_address_normalize (options.rest[0], NULL, &error);
  if (address == NULL)
    return pr_cli_usage_error ("discover", "%s", error->message);

  discovery = pr_discovery_new_offline (pr_presets_get_default (), address);
  pr_discovery_set_flags (discovery, options.no_web ? PR_DISCOVERY_NO_WEB : PR_DISCOVERY_NONE);
  pr_discovery_set_ca_file (discovery, options.ca_file);
  /* The shortest time there is, a millisecond, is not none. */
  pr_discovery_set_time_limit (discovery, MAX ((guint) (options.seconds * 1000), 1));
  if (!options.offline)
    searched = pr_cli_search (discovery);
  text = options.json ? to_json (discovery) : to_text (discovery);
  pr_cli_print (text);
  if (!searched)
    {
      g_printerr ("postrider-cli discover: %s\n", _("interrupted"));
      return PR_CLI_INTERRUPTED;
    }
  return pr_discovery_is_enough (discovery) ? PR_CLI_OK : PR_CLI_FAILURE;
}
