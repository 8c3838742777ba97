/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-process.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* “postrider-cli accounts --export” as a process, with an account saved by “accounts --add”. */
static char *config_dir;
static char *account_id;

/* The list of arguments ends with END. */
#define END ((char *) NULL)

static CliResult
run (const char *first, ...)
{
  const char *const environment[] = { "XDG_CONFIG_HOME", config_dir, "DBUS_SESSION_BUS_ADDRESS",
                                      "disabled:", NULL };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list rest;

  va_start (rest, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (char *) argument);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  return cli_process_run (NULL, environment, "accounts", (const char *const *) arguments->pdata);
}

static char *
export_option (void)
{
  return g_strconcat ("--export=", account_id, NULL);
}

static void
add_account (void)
{
  g_auto (CliResult) added = run ("--add", "--imap=imap.example.org:993,tls",
                               "--smtp=smtp.example.org:587,starttls", "ann@example.org", END);
  g_auto (CliResult) list = run (END, END);

  g_assert_cmpint (added.status, ==, 0);
  account_id = g_strndup (list.out, strcspn (list.out, " "));
  g_assert_cmpstr (account_id, !=, "");
}

static void
test_standard_output (void)
{
  g_autofree char *option = export_option ();
  g_auto (CliResult) one = run (option, "--format=msmtp", END);
  g_auto (CliResult) several = run (option, "--format=evolution", END);

  g_assert_cmpint (one.status, ==, 0);
  g_assert_nonnull (strstr (one.out, "host \"smtp.example.org\"\n"));
  g_assert_nonnull (strstr (one.err, "chmod 600"));
  g_assert_cmpint (several.status, ==, 0);
  g_assert_true (g_str_has_prefix (several.out, "# "));
  g_assert_nonnull (strstr (several.out, ".source\n"));
  g_assert_nonnull (strstr (several.out, "\n[Mail Transport]\n"));
}

static void
test_json (void)
{
  g_autofree char *option = export_option ();
  g_auto (CliResult) result = run (option, "--format=evolution", "--json", END);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_true (json_parser_load_from_data (parser, result.out, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "format"), ==, "evolution");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "files")), ==, 3);
}

/* Nobody’s file is overwritten, and nobody else can read ours. */
static void
test_folder (void)
{
  g_autofree char *option = export_option ();
  g_autofree char *folder = g_build_filename (config_dir, "out", NULL);
  g_autofree char *file = g_build_filename (folder, "msmtprc", NULL);
  g_autofree char *output = g_strconcat ("--output=", folder, NULL);
  g_auto (CliResult) first = run (option, "--format=msmtp", output, END);
  g_auto (CliResult) second = { 0 };
  g_autofree char *contents = NULL;
  GStatBuf info;

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpstr (first.out, ==, "");
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  second = run (option, "--format=msmtp", output, END);
  g_assert_cmpint (second.status, ==, 2);
  g_assert_nonnull (strstr (second.err, file));
  g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
}

static void
test_wrong_usage (void)
{
  g_autofree char *option = export_option ();
  g_auto (CliResult) no_format = run (option, END);
  g_auto (CliResult) wrong_format = run (option, "--format=outlook", END);
  g_auto (CliResult) no_account = run ("--export=zzz", "--format=text", END);
  g_auto (CliResult) no_export = run ("--format=text", END);

  g_assert_cmpint (no_format.status, ==, 2);
  g_assert_nonnull (strstr (no_format.err, "thunderbird"));
  g_assert_cmpint (wrong_format.status, ==, 2);
  g_assert_cmpint (no_account.status, ==, 2);
  g_assert_nonnull (strstr (no_account.err, "zzz"));
  g_assert_cmpint (no_export.status, ==, 2);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GSubprocess) rm
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-r", path, NULL);

  g_assert_true (g_subprocess_wait_check (rm, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Settings of saved accounts, exported by the command line");

  g_test_add_func ("/cli-export/add", add_account);
  g_test_add_func ("/cli-export/standard-output", test_standard_output);
  g_test_add_func ("/cli-export/json", test_json);
  g_test_add_func ("/cli-export/folder", test_folder);
  g_test_add_func ("/cli-export/wrong-usage", test_wrong_usage);
  config_dir = g_dir_make_tmp ("pr-cli-export-XXXXXX", NULL);
  status = g_test_run ();
  remove_tree (config_dir);
  g_free (config_dir);
  g_free (account_id);
  return status;
}
