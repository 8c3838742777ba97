/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-preset-search.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

/* postrider-cli presets [--json] [--show=ID | QUERY…] */

/* What a login name is made of, in the placeholders of the autoconfig format. */
static const char *
get_username_pattern (const PrProviderServer *server)
{
  switch (server->username)
    {
    case PR_USERNAME_ADDRESS:
      return "%EMAILADDRESS%";
    case PR_USERNAME_LOCAL_PART:
      return "%EMAILLOCALPART%";
    case PR_USERNAME_OTHER:
    default:
      return server->username_pattern;
    }
}

static const char *
get_username_label (const PrProviderServer *server)
{
  switch (server->username)
    {
    case PR_USERNAME_ADDRESS:
      return _("user name is the whole address");
    case PR_USERNAME_LOCAL_PART:
      return _("user name is the part before the “@”");
    case PR_USERNAME_OTHER:
    default:
      return _("user name is given by the provider");
    }
}

static const char *
get_link_title (PrHintKind kind)
{
  switch (kind)
    {
    case PR_HINT_APP_PASSWORD:
      return _("App passwords");
    case PR_HINT_ENABLE_ACCESS:
      return _("Switching on access for mail programs");
    case PR_HINT_OAUTH:
      return _("Signing in through the browser");
    case PR_HINT_BRIDGE:
      return _("The provider’s own program for this");
    case PR_HINT_PLAN:
      return _("Plans");
    case PR_HINT_OTHER:
    default:
      return _("More about this");
    }
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

static void
add_server (JsonBuilder *builder, const PrProviderServer *server)
{
  json_builder_begin_object (builder);
  add_text (builder, "protocol", pr_enum_get_word (PR_TYPE_PROTOCOL, (int) server->protocol));
  add_text (builder, "host", server->host);
  json_builder_set_member_name (builder, "port");
  json_builder_add_int_value (builder, server->port);
  add_text (builder, "security", pr_enum_get_word (PR_TYPE_SECURITY, (int) server->security));
  add_text (builder, "username", get_username_pattern (server));
  add_text (builder, "auth", pr_enum_get_word (PR_TYPE_AUTH, (int) server->auths[0]));
  json_builder_set_member_name (builder, "auths");
  json_builder_begin_array (builder);
  for (guint i = 0; i < server->n_auths; i++)
    json_builder_add_string_value (builder,
                                   pr_enum_get_word (PR_TYPE_AUTH, (int) server->auths[i]));
  json_builder_end_array (builder);
  if (server->unconfirmed)
    {
      json_builder_set_member_name (builder, "unconfirmed");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (server->unusual != NULL)
    add_text (builder, "unusual", server->unusual);
  json_builder_end_object (builder);
}

static void
add_link (JsonBuilder *builder, const char *title, const char *url)
{
  json_builder_begin_object (builder);
  add_text (builder, "title", title);
  add_text (builder, "url", url);
  json_builder_end_object (builder);
}

static void
add_hints (JsonBuilder *builder, PrProvider *provider)
{
  guint n_hints = pr_provider_get_n_hints (provider);
  PrProviderHint hint;

  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_hints; i++)
    if (pr_provider_get_hint (provider, i, &hint))
      json_builder_add_string_value (builder, hint.text);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_hints; i++)
    if (pr_provider_get_hint (provider, i, &hint) && hint.url != NULL)
      add_link (builder, get_link_title (hint.kind), hint.url);
  if (pr_provider_get_help_url (provider) != NULL)
    add_link (builder, _("Help"), pr_provider_get_help_url (provider));
  json_builder_end_array (builder);
}

static void
add_oauth2 (JsonBuilder *builder, PrProvider *provider)
{
  guint n_scopes = pr_provider_get_n_oauth2_scopes (provider);

  if (pr_provider_get_oauth2_issuer (provider) == NULL)
    return;

  json_builder_set_member_name (builder, "oauth2");
  json_builder_begin_object (builder);
  add_text (builder, "issuer", pr_provider_get_oauth2_issuer (provider));
  add_text (builder, "auth_url", pr_provider_get_oauth2_auth_url (provider));
  add_text (builder, "token_url", pr_provider_get_oauth2_token_url (provider));
  json_builder_set_member_name (builder, "scopes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_scopes; i++)
    json_builder_add_string_value (builder, pr_provider_get_oauth2_scope (provider, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
join (PrProvider *provider,
      guint n_entries,
      const char *(*get_entry) (PrProvider *provider, guint i))
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (joined, "%s%s", i == 0 ? "" : ", ", get_entry (provider, i));
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char *
join_sources (PrProvider *provider)
{
  return join (provider, pr_provider_get_n_sources (provider), pr_provider_get_source);
}

static void
add_provenance (JsonBuilder *builder, PrProvider *provider)
{
  g_autofree char *sources = join_sources (provider);

  add_text (builder, "source", sources);
  add_text (builder, "checked", pr_provider_get_checked (provider));
  add_text (builder, "confidence",
            pr_enum_get_word (PR_TYPE_CONFIDENCE, (int) pr_provider_get_confidence (provider)));
  json_builder_set_member_name (builder, "seed");
  json_builder_add_boolean_value (builder, pr_provider_get_seed (provider));
  if (pr_provider_get_seed_says (provider) != NULL)
    add_text (builder, "seed_says", pr_provider_get_seed_says (provider));
  if (pr_provider_get_correction (provider) != NULL)
    add_text (builder, "correction", pr_provider_get_correction (provider));
  if (pr_provider_get_file (provider) != NULL)
    add_text (builder, "file", pr_provider_get_file (provider));
}

static void
add_provider (JsonBuilder *builder, PrProvider *provider)
{
  guint n_domains = pr_provider_get_n_domains (provider);
  guint n_servers = pr_provider_get_n_servers (provider);

  json_builder_begin_object (builder);
  add_text (builder, "id", pr_provider_get_id (provider));
  add_text (builder, "name", pr_provider_get_name (provider));

  json_builder_set_member_name (builder, "domains");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_domains; i++)
    json_builder_add_string_value (builder, pr_provider_get_domain (provider, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "servers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_servers; i++)
    {
      PrProviderServer server;

      if (pr_provider_get_server (provider, i, &server))
        add_server (builder, &server);
    }
  json_builder_end_array (builder);

  add_hints (builder, provider);
  add_oauth2 (builder, provider);
  add_provenance (builder, provider);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *providers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < providers->len; i++)
    add_provider (builder, g_ptr_array_index (providers, i));
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);

  /* As it is: g_print() would turn it into the encoding of the locale. */
  puts (text);
}

static void
print_server (const PrProviderServer *server)
{
  g_print ("  %-4s  %s:%u, %s; %s", pr_protocol_get_label (server->protocol), server->host,
           server->port, pr_security_get_label (server->security), get_username_label (server));
  if (server->username_pattern != NULL)
    g_print (" (%s)", server->username_pattern);
  for (guint i = 0; i < server->n_auths; i++)
    g_print ("%s %s", i == 0 ? ";" : ",", pr_auth_get_label (server->auths[i]));
  if (server->unconfirmed)
    g_print ("; %s", _("not confirmed"));
  g_print ("\n");
  if (server->unusual != NULL)
    g_print ("        %s\n", server->unusual);
}

static void
print_servers (PrProvider *provider)
{
  guint n_servers = pr_provider_get_n_servers (provider);

  if (n_servers > 0)
    g_print ("\n%s\n", _("Servers"));
  for (guint i = 0; i < n_servers; i++)
    {
      PrProviderServer server;

      if (pr_provider_get_server (provider, i, &server))
        print_server (&server);
    }
}

static void
print_hints (PrProvider *provider)
{
  guint n_hints = pr_provider_get_n_hints (provider);

  if (n_hints > 0)
    g_print ("\n%s\n", _("Good to know"));
  for (guint i = 0; i < n_hints; i++)
    {
      PrProviderHint hint;

      if (!pr_provider_get_hint (provider, i, &hint))
        continue;
      g_print ("  %s\n", hint.text);
      if (hint.url != NULL)
        g_print ("    %s\n", hint.url);
    }
}

static void
print_oauth2 (PrProvider *provider)
{
  guint n_scopes = pr_provider_get_n_oauth2_scopes (provider);

  if (pr_provider_get_oauth2_issuer (provider) == NULL)
    return;

  g_print ("\n%s\n", _("Signing in through the browser (OAuth 2)"));
  g_print ("  %s\n", pr_provider_get_oauth2_issuer (provider));
  g_print ("  %s\n", pr_provider_get_oauth2_auth_url (provider));
  g_print ("  %s\n", pr_provider_get_oauth2_token_url (provider));
  for (guint i = 0; i < n_scopes; i++)
    g_print ("  %s\n", pr_provider_get_oauth2_scope (provider, i));
}

static const char *
get_confidence_label (PrConfidence confidence)
{
  switch (confidence)
    {
    case PR_CONFIDENCE_HIGH:
      return _("high");
    case PR_CONFIDENCE_MEDIUM:
      return _("medium");
    case PR_CONFIDENCE_LOW:
      return _("low");
    case PR_CONFIDENCE_UNKNOWN:
    default:
      return _("not stated");
    }
}

static void
print_provenance (PrProvider *provider)
{
  g_autofree char *sources = join_sources (provider);
  const char *checked = pr_provider_get_checked (provider);

  g_print ("\n%s\n", _("Where this comes from"));
  if (pr_provider_get_file (provider) != NULL)
    g_print ("  %s\n", pr_provider_get_file (provider));
  if (*sources != '\0')
    g_print ("  %s\n", sources);
  /* translators: %s is a month, as in “2026-09”. */
  if (checked != NULL)
    g_print (_("  last checked %s\n"), checked);
  /* translators: %s is “high”, “medium”, “low” or “not stated”. */
  g_print (_("  confidence: %s\n"), get_confidence_label (pr_provider_get_confidence (provider)));
}

/* The table the collection began with, and what was found to be otherwise. */
static void
print_seed (PrProvider *provider)
{
  g_autofree char *rows =
      join (provider, pr_provider_get_n_seed_rows (provider), pr_provider_get_seed_row);

  if (!pr_provider_get_seed (provider))
    return;

  /* translators: %s are names of rows in a table. */
  g_print (_("  in the seed table: %s\n"), rows);
  if (pr_provider_get_seed_says (provider) != NULL)
    g_print ("    “%s”\n", pr_provider_get_seed_says (provider));
  if (pr_provider_get_correction (provider) != NULL)
    g_print ("    %s\n", pr_provider_get_correction (provider));
}

static void
print_whole (PrProvider *provider)
{
  guint n_domains = pr_provider_get_n_domains (provider);

  g_print ("%s (%s)\n", pr_provider_get_name (provider), pr_provider_get_id (provider));
  for (guint i = 0; i < n_domains; i++)
    g_print ("  %s\n", pr_provider_get_domain (provider, i));
  print_servers (provider);
  print_hints (provider);
  print_oauth2 (provider);
  if (pr_provider_get_help_url (provider) != NULL)
    g_print ("\n%s\n  %s\n", _("Help"), pr_provider_get_help_url (provider));
  print_provenance (provider);
  print_seed (provider);
}

static void
print_list (GPtrArray *providers)
{
  for (guint i = 0; i < providers->len; i++)
    {
      PrProvider *provider = g_ptr_array_index (providers, i);
      guint n_domains = pr_provider_get_n_domains (provider);

      g_print ("%-24s %s", pr_provider_get_id (provider), pr_provider_get_name (provider));
      if (n_domains > 0)
        g_print (" – %s%s", pr_provider_get_domain (provider, 0), n_domains > 1 ? " …" : "");
      g_print ("\n");
    }
}

static void
print_problems (PrPresets *presets)
{
  GPtrArray *problems = pr_presets_get_problems (presets);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *said = pr_preset_problem_to_string (g_ptr_array_index (problems, i));

      g_printerr ("%s\n", said);
    }
}

static GPtrArray *
find (PrPresets *presets, const char *id, char **words)
{
  g_autofree char *query = words == NULL ? g_strdup ("") : g_strjoinv (" ", words);
  g_autoptr (GPtrArray) found = NULL;
  PrProvider *provider;

  if (id == NULL)
    return pr_presets_search (presets, query);

  found = g_ptr_array_new ();
  provider = pr_presets_lookup_id (presets, id);
  if (provider != NULL)
    g_ptr_array_add (found, provider);
  return g_steal_pointer (&found);
}

/**
 * pr_cli_presets:
 * @argc: length of @argv
 * @argv: the command's name and its arguments, in the locale's encoding
 *
 * `postrider-cli presets`: lists the providers that match, or with `--show` prints one whole. What
 * is wrong with files of the user or the administrator goes to standard error and changes no
 * status.
 *
 * Returns: the exit status: 0 found, 1 nothing found, 2 wrong usage
 */
PrCliStatus
pr_cli_presets (int argc, char *argv[])
{
  g_autofree char *id = NULL;
  gboolean json = FALSE;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "show", 0, 0, G_OPTION_ARG_STRING, &id, N_("Print one provider whole"), N_("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON in place of text"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, N_("[QUERY…]") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  PrPresets *presets;

  g_option_context_set_summary (context,
                                _("Lists what is known of mail providers: servers, sign-in and "
                                   "what to mind. Search by name, domain or host."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("postrider-cli presets: %s\n", error->message);
      return PR_CLI_USAGE;
    }
  if (id != NULL && words != NULL)
    {
      g_printerr ("postrider-cli presets: %s\n", _("give either a query or --show"));
      return PR_CLI_USAGE;
    }

  presets = pr_presets_get_default ();
  print_problems (presets);
  found = find (presets, id, words);
  if (json)
    print_json (found);
  else if (found->len == 0)
    g_printerr ("postrider-cli presets: %s\n", _("no provider found"));
  else if (id != NULL)
    print_whole (g_ptr_array_index (found, 0));
  else
    print_list (found);
  return found->len > 0 ? PR_CLI_OK : PR_CLI_FAILURE;
}
