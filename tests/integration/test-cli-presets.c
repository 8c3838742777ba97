/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-process.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* What “postrider-cli presets” prints, as a process with data folders of its own. */
static CliResult
run (const char *const *arguments)
{
  const char *const environment[] = { "XDG_DATA_HOME", g_get_user_data_dir (), "XDG_DATA_DIRS",
                                      g_get_system_data_dirs ()[0], NULL };

  return cli_process_run (NULL, environment, NULL, arguments);
}

static void
test_text (void)
{
  static const struct
  {
    const char *arguments[4];
    int status;
    const char *out; /* how it begins, or what is in it after an asterisk */
    const char *err;
  } rows[] = {
    { { "presets", "gmial" }, 0, "gmail ", "" },
    { { "presets", "Český", "hosting" }, 0, "cesky-hosting ", "" },
    { { "presets", "ann@web.de" }, 0, "web-de ", "" },
    { { "presets", "--show=spectrum-charter" }, 0, "*SMTP  mobile.charter.net:587, TLS", "" },
    { { "presets", "--show=gmail" }, 0, "*https://myaccount.google.com/apppasswords", "" },
    { { "presets", "--show=aol" }, 0, "*in the seed table: AOL, AOL (section)", "" },
    { { "presets", "--show=broba" }, 0, "*not encrypted", "" },
    { { "presets", "--show=zzz" }, 1, "", "no provider found" },
    { { "presets", "no", "such", "provider" }, 1, "", "no provider found" },
    { { "presets", "--show=gmail", "gmail" }, 2, "", "either a query or --show" },
    { { "presets", "--colour" }, 2, "", "--colour" },
    { { "presets", "--help" }, 0, "*--show=ID", "" },
    { { "--help" }, 0, "*presets", "" },
    { { "--version" }, 0, "postrider-cli " PR_VERSION, "" },
    { { "nonsense" }, 2, "", "no command “nonsense”" },
    { { NULL }, 2, "", "--help" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *arguments[5] = { NULL };
      g_auto (CliResult) result = { 0 };

      memcpy (arguments, rows[i].arguments, sizeof rows[i].arguments);
      result = run (arguments);
      g_test_message ("%s\n%s%s", rows[i].arguments[0], result.out, result.err);
      g_assert_cmpint (result.status, ==, rows[i].status);
      if (rows[i].out[0] == '*')
        g_assert_nonnull (strstr (result.out, rows[i].out + 1));
      else
        g_assert_true (g_str_has_prefix (result.out, rows[i].out));
      g_assert_nonnull (strstr (result.err, rows[i].err));
    }
}

static JsonArray *
load (JsonParser *parser, const CliResult *result)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, result->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_array (json_parser_get_root (parser));
}

static void
test_json (void)
{
  static const char *const show[] = { "presets", "--show=gmail", "--json", NULL };
  static const char *const none[] = { "presets", "--json", "no such provider", NULL };
  static const char *const all[] = { "presets", "--json", NULL };
  g_auto (CliResult) shown = run (show);
  g_auto (CliResult) missed = run (none);
  g_auto (CliResult) listed = run (all);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *provider;
  JsonObject *server;

  g_assert_cmpint (shown.status, ==, 0);
  provider = json_array_get_object_element (load (parser, &shown), 0);
  g_assert_cmpstr (json_object_get_string_member (provider, "id"), ==, "gmail");
  g_assert_cmpstr (json_object_get_string_member (provider, "name"), ==, "Gmail");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (provider, "source"), "ispdb, "));
  g_assert_cmpstr (json_object_get_string_member (provider, "confidence"), ==, "high");
  g_assert_true (json_object_get_boolean_member (provider, "seed"));
  server =
      json_array_get_object_element (json_object_get_array_member (provider, "servers"), 0);
  g_assert_cmpstr (json_object_get_string_member (server, "host"), ==, "imap.gmail.com");
  g_assert_cmpint (json_object_get_int_member (server, "port"), ==, 993);
  g_assert_cmpstr (json_object_get_string_member (server, "username"), ==, "%EMAILADDRESS%");
  g_assert_cmpstr (json_object_get_string_member (server, "auth"), ==, "xoauth2");

  g_assert_cmpint (missed.status, ==, 1);
  g_assert_cmpuint (json_array_get_length (load (parser, &missed)), ==, 0);
  g_assert_cmpuint (json_array_get_length (load (parser, &listed)), >, 500);
}

/* A broken file is named with its line, and the rest works on. */
static void
test_own_files (void)
{
  static const char *const show[] = { "presets", "--show=mine", NULL };
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), "postrider", "providers", NULL);
  g_autofree char *good = g_build_filename (folder, "mine.json", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.json", NULL);
  g_auto (CliResult) result = { 0 };

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (bad, "{\n  \"id\": 5\n}\n", -1, NULL));
  g_assert_true (g_file_set_contents (
      good,
      "{ \"id\": \"mine\", \"name\": \"Mine\", \"domains\": [\"mine.test\"], \"servers\": [{ "
      "\"protocol\": \"imap\", \"host\": \"imap.mine.test\", \"port\": 993, \"security\": \"tls\", "
      "\"username\": \"address\", \"auth\": [\"plain\"] }] }",
      -1, NULL));
  result = run (show);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.out, "imap.mine.test:993"));
  g_assert_nonnull (strstr (result.out, good));
  g_assert_nonnull (strstr (result.err, "bad.json:2: “id” must be text in double quotes"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli-presets/text", test_text);
  g_test_add_func ("/cli-presets/json", test_json);
  g_test_add_func ("/cli-presets/own-files", test_own_files);
  return g_test_run ();
}
