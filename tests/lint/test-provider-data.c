/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-presets.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Every fact in the files is in the program: read once more by another reader, field by field. */

static PrPresets *presets;
static const char *folder;

static void
compare_text (JsonObject *object, const char *name, const char *got)
{
  g_assert_cmpstr (json_object_get_string_member_with_default (object, name, NULL), ==, got);
}

typedef guint (*GetLength) (PrProvider *provider);
typedef const char *(*GetEntry) (PrProvider *provider, guint i);

static void
compare_list (JsonObject *object,
              const char *name,
              PrProvider *provider,
              GetLength get_length,
              GetEntry get_entry)
{
  gboolean given = json_object_has_member (object, name);
  JsonArray *list = given ? json_object_get_array_member (object, name) : NULL;
  guint length = list == NULL ? 0 : json_array_get_length (list);

  g_assert_cmpuint (get_length (provider), ==, length);
  for (guint i = 0; i < length; i++)
    g_assert_cmpstr (get_entry (provider, i), ==, json_array_get_string_element (list, i));
}

static void
compare_auths (JsonArray *words, const PrProviderServer *server)
{
  static const char *const names[] = {
    [PR_AUTH_PASSWORD] = "plain",
    [PR_AUTH_CRAM_MD5] = "cram-md5",
    [PR_AUTH_XOAUTH2] = "oauth2",
    [PR_AUTH_NONE] = "none",
  };

  g_assert_cmpuint (server->n_auths, ==, json_array_get_length (words));
  for (guint i = 0; i < server->n_auths; i++)
    g_assert_cmpstr (names[server->auths[i]], ==, json_array_get_string_element (words, i));
}

static void
compare_server (JsonObject *object, PrProvider *provider, guint i)
{
  PrProviderServer server;

  g_assert_true (pr_provider_get_server (provider, i, &server));
  compare_text (object, "protocol", pr_enum_get_word (PR_TYPE_PROTOCOL, (int) server.protocol));
  compare_text (object, "host", server.host);
  g_assert_cmpint (json_object_get_int_member (object, "port"), ==, server.port);
  compare_text (object, "security", pr_enum_get_word (PR_TYPE_SECURITY, (int) server.security));
  compare_text (object, "username",
                pr_enum_get_word (PR_TYPE_USERNAME_KIND, (int) server.username));
  compare_text (object, "username_pattern", server.username_pattern);
  compare_auths (json_object_get_array_member (object, "auth"), &server);
  g_assert_cmpint (json_object_get_boolean_member_with_default (object, "unconfirmed", FALSE), ==,
                   server.unconfirmed);
  compare_text (object, "unusual", server.unusual);
}

/* In the program the confirmed ones come first. */
static void
compare_servers (JsonArray *list, PrProvider *provider)
{
  guint n_servers = json_array_get_length (list);
  guint place = 0;

  g_assert_cmpuint (pr_provider_get_n_servers (provider), ==, n_servers);
  for (guint unconfirmed = 0; unconfirmed < 2; unconfirmed++)
    for (guint i = 0; i < n_servers; i++)
      {
        JsonObject *object = json_array_get_object_element (list, i);
        guint is_unconfirmed = json_object_has_member (object, "unconfirmed") ? 1 : 0;

        if (is_unconfirmed == unconfirmed)
          compare_server (object, provider, place++);
      }
}

static void
compare_hints (JsonArray *list, PrProvider *provider)
{
  guint n_hints = json_array_get_length (list);

  g_assert_cmpuint (pr_provider_get_n_hints (provider), ==, n_hints);
  for (guint i = 0; i < n_hints; i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      PrProviderHint hint;

      g_assert_true (pr_provider_get_hint (provider, i, &hint));
      compare_text (object, "when", pr_enum_get_word (PR_TYPE_HINT_WHEN, (int) hint.when));
      compare_text (object, "kind", pr_enum_get_word (PR_TYPE_HINT_KIND, (int) hint.kind));
      compare_text (object, "text", hint.text);
      compare_text (object, "url", hint.url);
    }
}

static void
compare_oauth2 (JsonObject *object, PrProvider *provider)
{
  compare_text (object, "issuer", pr_provider_get_oauth2_issuer (provider));
  compare_text (object, "auth_url", pr_provider_get_oauth2_auth_url (provider));
  compare_text (object, "token_url", pr_provider_get_oauth2_token_url (provider));
  compare_list (object, "scopes", provider, pr_provider_get_n_oauth2_scopes,
                pr_provider_get_oauth2_scope);
}

static void
compare_provider (JsonObject *object, PrProvider *provider)
{
  compare_text (object, "id", pr_provider_get_id (provider));
  compare_text (object, "name", pr_provider_get_name (provider));
  g_assert_cmpint (json_object_get_int_member_with_default (object, "fame", 0), ==,
                   pr_provider_get_fame (provider));
  compare_list (object, "domains", provider, pr_provider_get_n_domains, pr_provider_get_domain);
  compare_list (object, "mx", provider, pr_provider_get_n_mx_patterns, pr_provider_get_mx_pattern);
  compare_servers (json_object_get_array_member (object, "servers"), provider);
  compare_hints (json_object_get_array_member (object, "hints"), provider);
  if (json_object_has_member (object, "oauth2"))
    compare_oauth2 (json_object_get_object_member (object, "oauth2"), provider);
  else
    g_assert_null (pr_provider_get_oauth2_issuer (provider));
  compare_text (object, "help_url", pr_provider_get_help_url (provider));
  g_assert_cmpint (json_object_get_boolean_member (object, "seed"), ==,
                   pr_provider_get_seed (provider));
  compare_list (object, "seed_rows", provider, pr_provider_get_n_seed_rows,
                pr_provider_get_seed_row);
  compare_text (object, "seed_says", pr_provider_get_seed_says (provider));
  compare_text (object, "correction", pr_provider_get_correction (provider));
  compare_list (object, "sources", provider, pr_provider_get_n_sources, pr_provider_get_source);
  compare_text (object, "checked", pr_provider_get_checked (provider));
  compare_text (object, "confidence",
                pr_enum_get_word (PR_TYPE_CONFIDENCE, (int) pr_provider_get_confidence (provider)));
}

static JsonObject *
read_file (JsonParser *parser, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", name);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_every_fact_is_in_the_program (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *object;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      object = read_file (parser, name);
      compare_provider (object,
                        pr_presets_lookup_id (presets,
                                              json_object_get_string_member (object, "id")));
      n_files++;
    }
  g_assert_cmpuint (n_files, ==, g_list_model_get_n_items (G_LIST_MODEL (presets)));
}

/* No pattern of one provider hides another's: each listed name leads home. */
static void
test_every_domain_leads_home (void)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (presets));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PrProvider) provider = g_list_model_get_item (G_LIST_MODEL (presets), i);
      guint n_domains = pr_provider_get_n_domains (provider);
      guint n_patterns = pr_provider_get_n_mx_patterns (provider);

      for (guint j = 0; j < n_domains; j++)
        {
          PrPresetMatch match;
          const char *domain = pr_provider_get_domain (provider, j);

          g_assert_true (pr_presets_lookup_domain (presets, domain, &match) == provider);
          g_assert_cmpint (match, ==, PR_PRESET_MATCH_DOMAIN);
        }
      for (guint j = 0; j < n_patterns; j++)
        {
          const char *pattern = pr_provider_get_mx_pattern (provider, j);
          g_autofree char *host =
              pattern[0] == '*' ? g_strconcat ("zz", pattern + 1, NULL) : g_strdup (pattern);

          g_assert_true (pr_presets_lookup_mx (presets, host) == provider);
        }
    }
}

int
main (int argc, char *argv[])
{
  static const char *const no_folders[] = { NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    {
      g_printerr ("Usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  folder = argv[1];
  presets = pr_presets_new (no_folders);
  g_test_add_func ("/provider-data/every-fact-is-in-the-program",
                   test_every_fact_is_in_the_program);
  g_test_add_func ("/provider-data/every-domain-leads-home", test_every_domain_leads_home);
  status = g_test_run ();
  g_object_unref (presets);
  return status;
}
