/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-process.h"
#include "keyring-world.h"
#include "script-world.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

/* “postrider-cli accounts” and “check --account” as a process: without D-Bus, and with a
 * keyring. */

typedef struct
{
  ScriptWorld *world;
  char *path; /* of the accounts */
  char *ca_option;
  char *password_file;
  char *password_option;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->world = script_world_new (WORLD_PASSWORD);
  fixture->path = g_build_filename (fixture->world->dir, "postrider", "accounts", NULL);
  fixture->ca_option = g_strconcat ("--ca-file=", fixture->world->ca_file, NULL);
  fixture->password_file = g_build_filename (fixture->world->dir, "password", NULL);
  fixture->password_option = g_strconcat ("--password-file=", fixture->password_file, NULL);
  g_assert_true (
      g_file_set_contents (fixture->password_file, WORLD_PASSWORD "\nnot this line\n", -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *config = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (fixture->path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (fixture->path, name, NULL);

      g_assert_no_errno (g_unlink (child));
    }
  (void) g_rmdir (fixture->path);
  (void) g_rmdir (config);
  g_assert_no_errno (g_unlink (fixture->password_file));
  g_free (fixture->path);
  g_free (fixture->ca_option);
  g_free (fixture->password_file);
  g_free (fixture->password_option);
  script_world_free (fixture->world);
}

/* With what a sanitizer's build and a bus need, a folder of accounts, and nothing else. */
static GSubprocess *
start (Fixture *fixture, const char *const *arguments)
{
  static char *no_environment[] = { NULL };
  static const char *const kept[] = { "ASAN_OPTIONS",  "LSAN_OPTIONS", "TSAN_OPTIONS",
                                      "UBSAN_OPTIONS", "XDG_RUNTIME_DIR",
                                      "DBUS_SESSION_BUS_ADDRESS" };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, (gpointer) g_getenv ("PR_TEST_CLI"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_environ (launcher, no_environment);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      g_subprocess_launcher_setenv (launcher, kept[i], g_getenv (kept[i]), TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", fixture->world->dir, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static void
assert_no_password (Fixture *fixture G_GNUC_UNUSED, const char *where, const char *text)
{
  g_autoptr (GPtrArray) forms = secret_forms_new (WORLD_USER, WORLD_PASSWORD);

  secret_forms_assert_none (forms, where, text, strlen (text));
}

static void
on_communicated (GObject *source, GAsyncResult *result, gpointer data)
{
  CliResult *found = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &found->out,
                                                      &found->err, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

/* Serves the main context meanwhile: somebody there answers the keyring. */
static CliResult
finish (Fixture *fixture, GSubprocess *process, const char *input)
{
  CliResult result = { 0 };

  g_subprocess_communicate_utf8_async (process, input, NULL, on_communicated, &result);
  while (result.out == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (g_subprocess_get_if_signaled (process))
    g_error ("it ended by signal %d: %s%s", g_subprocess_get_term_sig (process), result.out,
             result.err);
  result.status = g_subprocess_get_exit_status (process);
  assert_no_password (fixture, "standard output", result.out);
  assert_no_password (fixture, "standard error", result.err);
  return result;
}

static CliResult
run_with (Fixture *fixture, const char *input, const char *const *arguments)
{
  g_autoptr (GSubprocess) process = start (fixture, arguments);

  return finish (fixture, process, input);
}

#define run(fixture, ...) run_with (fixture, "", (const char *const[]){ __VA_ARGS__, NULL })

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

/* Returns: what “accounts --json” lists */
static JsonNode *
list (Fixture *fixture, guint n_accounts)
{
  g_auto (CliResult) result = run (fixture, "accounts", "--json");
  JsonNode *node = parse (result.out);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, n_accounts);
  return node;
}

static JsonObject *
get_account (JsonNode *accounts, guint position)
{
  return json_array_get_object_element (json_node_get_array (accounts), position);
}

/* Saves an account of @address with IMAP at @port. Returns: its id. */
static char *
add_with (Fixture *fixture, const char *address, guint16 port, const char *option, int status)
{
  g_autofree char *imap = g_strdup_printf ("--imap=127.0.0.1:%u,tls", port);
  g_auto (CliResult) result = run (fixture, "accounts", "--add", "--json", imap, "--smtp=none",
                                address, option);
  g_autoptr (JsonNode) node = parse (result.out);
  JsonObject *account = json_node_get_object (node);

  g_assert_cmpint (result.status, ==, status);
  g_assert_cmpstr (json_object_get_string_member (account, "email"), ==, address);
  return g_strdup (json_object_get_string_member (account, "id"));
}

static char *
add (Fixture *fixture, const char *address, guint16 port)
{
  return add_with (fixture, address, port, NULL, 0);
}

static guint16
add_working (Fixture *fixture)
{
  return script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
}

static void
test_none (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_auto (CliResult) text = run (fixture, "accounts");
  g_auto (CliResult) all = run (fixture, "accounts", "--test-all");
  g_autoptr (JsonNode) accounts = list (fixture, 0);

  g_assert_cmpint (text.status, ==, 0);
  g_assert_cmpstr (text.out, ==, "");
  g_assert_cmpstr (text.err, ==, "No account is saved.\n");
  g_assert_cmpint (all.status, ==, 0);
  g_assert_cmpstr (all.out, ==, "");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_usage (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const cases[][6] = {
    { "accounts", "--nonsense" },
    { "accounts", "ann@example.org" },
    { "accounts", "--add" },
    { "accounts", "--add", "ann" },
    { "accounts", "--add", "ann@example.org", "bob@example.org" },
    { "accounts", "--add", "ann@example.invalid" },
    { "accounts", "--add", "--imap=localhost:70000,tls", "ann@example.org" },
    { "accounts", "--add", "--imap=localhost:1,tls", "--pin-certificate=12", "ann@example.org" },
    { "accounts", "--add", "--imap=localhost:1,tls", "--password-file=/nonexistent",
      "ann@example.org" },
    { "accounts", "--add", "--test-all", "ann@example.org" },
    { "accounts", "--remove=abcdefgh", "--test-all" },
    { "accounts", "--remove=abcdefgh" },
    { "accounts", "--remove=../../etc/passwd" },
    { "accounts", "--remove=" },
    { "accounts", "--set-password=abcdefgh" },
    { "accounts", "--set-password=" },
    { "accounts", "--test-all", "--username=ann" },
    { "accounts", "--test-all", "--ca-file=/nonexistent" },
    { "check", "--account=abcdefgh" },
    { "check", "--account=abcdefgh", "ann@example.org" },
    { "check", "--account=abcdefgh", "--imap=localhost:1,tls" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliResult) result = run_with (fixture, "", cases[i]);

      g_test_message ("%s %s: %s", cases[i][0], cases[i][1], result.err);
      g_assert_cmpint (result.status, ==, 2);
      g_assert_cmpstr (result.out, ==, "");
      g_assert_true (g_str_has_prefix (result.err, "postrider-cli "));
    }
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
assert_kept_safely (Fixture *fixture, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".account", NULL);
  g_autofree char *file = g_build_filename (fixture->path, name, NULL);
  g_autofree char *text = NULL;
  struct stat status;

  g_assert_no_errno (g_stat (file, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  assert_no_password (fixture, file, text);
}

#define SHA256 "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

/* Without a keyring the account is kept, its password is not, and that is said. */
static void
test_add (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_auto (CliResult) added =
      run (fixture, "accounts", "--add", "--imap=imap.example.org:993,tls",
           "--smtp=smtp.example.org:587,starttls", "--smtp-username=ann", "--auth=plain",
           fixture->password_option, "Ann Lee <ann@example.org>",
           ("--pin-certificate=smtp.example.org:587," SHA256));
  g_autoptr (JsonNode) accounts = list (fixture, 1);
  JsonObject *account = get_account (accounts, 0);
  const char *id = json_object_get_string_member (account, "id");
  JsonArray *services = json_object_get_array_member (account, "services");
  JsonObject *imap = json_array_get_object_element (services, 0);
  JsonObject *smtp = json_array_get_object_element (services, 1);
  g_autofree char *said = g_strdup_printf ("Saved ann@example.org as “%s”.\n", id);
  g_auto (CliResult) listed = run (fixture, "accounts");
  g_auto (CliResult) removed = { 0 };
  g_autofree char *remove = g_strconcat ("--remove=", id, NULL);
  g_autoptr (JsonNode) none = NULL;

  g_assert_cmpint (added.status, ==, 1);
  g_assert_cmpstr (added.out, ==, said);
  g_assert_nonnull (strstr (added.err, "The password of “ann@example.org” was not saved."));
  g_assert_nonnull (strstr (added.err, "The password of “ann” was not saved."));
  assert_kept_safely (fixture, id);

  g_assert_cmpstr (json_object_get_string_member (account, "name"), ==, "Ann Lee");
  g_assert_cmpstr (json_object_get_string_member (imap, "username"), ==, "ann@example.org");
  g_assert_cmpstr (json_object_get_string_member (imap, "auth"), ==, "plain");
  g_assert_false (json_object_has_member (imap, "pinned_certificate"));
  g_assert_cmpstr (json_object_get_string_member (smtp, "security"), ==, "starttls");
  g_assert_cmpint (json_object_get_int_member (smtp, "port"), ==, 587);
  g_assert_cmpstr (json_object_get_string_member (smtp, "username"), ==, "ann");
  g_assert_cmpstr (json_object_get_string_member (smtp, "pinned_certificate"), ==,
                   SHA256);

  g_assert_cmpint (listed.status, ==, 0);
  g_assert_true (g_str_has_prefix (listed.out, id));
  g_assert_nonnull (strstr (listed.out, "ann@example.org  not tested yet\n"));

  removed = run (fixture, "accounts", remove);
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_cmpstr (removed.out, ==, "Removed ann@example.org.\n");
  none = list (fixture, 0);
}

static void
test_damaged (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *id = add (fixture, WORLD_USER, 1);
  g_autofree char *file = g_build_filename (fixture->path, "damaged.account", NULL);
  g_auto (CliResult) result = { 0 };

  g_assert_true (g_file_set_contents (file, "[Account]\nForm", -1, NULL));
  result = run (fixture, "accounts");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.out, id));
  g_assert_nonnull (strstr (result.err, file));
}

/* Returns: the object of the line that is about @id */
static JsonNode *
find_line (const char *out, const char *id)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = parse (lines[i]);

      if (strcmp (json_object_get_string_member (json_node_get_object (node), "id"), id) == 0)
        return g_steal_pointer (&node);
    }
  return NULL;
}

static void
test_test_all (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *good = add (fixture, WORLD_USER, add_working (fixture));
  g_autofree char *bad =
      add (fixture, "bob@example.org",
           script_world_add_talk_file (fixture->world, "imap-wrong-password.talk"));
  g_auto (CliResult) json = run (fixture, "accounts", "--test-all", "--json", fixture->ca_option,
                              fixture->password_option);
  g_auto (CliResult) text =
      run (fixture, "accounts", "--test-all", fixture->ca_option, fixture->password_option);
  g_auto (CliResult) listed = run (fixture, "accounts");
  g_autoptr (JsonNode) good_line = find_line (json.out, good);
  g_autoptr (JsonNode) bad_line = find_line (json.out, bad);
  g_autoptr (JsonNode) accounts = list (fixture, 2);
  JsonObject *result = json_object_get_object_member (json_node_get_object (good_line), "result");
  JsonObject *service;

  g_assert_cmpint (json.status, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (result, "verdict"), ==, "ok");
  result = json_object_get_object_member (json_node_get_object (bad_line), "result");
  g_assert_cmpstr (json_object_get_string_member (result, "verdict"), ==, "failed");
  service = json_array_get_object_element (json_object_get_array_member (result, "services"), 0);
  g_assert_cmpstr (json_object_get_string_member (service, "diagnosis"), ==, "wrong-credentials");

  g_assert_nonnull (strstr (listed.out, WORLD_USER "  works (tested 2"));
  g_assert_cmpint (text.status, ==, 1);
  g_assert_nonnull (strstr (text.out, WORLD_USER "  works\n"));
  g_assert_nonnull (strstr (text.out, "bob@example.org  IMAP: "));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                          get_account (accounts, i), "results")),
                      ==, 2);
}

/* One account, as “check” tests it; then its password is another one. */
static void
test_check (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *id = add (fixture, WORLD_USER, add_working (fixture));
  g_autofree char *option = g_strconcat ("--account=", id, NULL);
  g_auto (CliResult) no_password = run (fixture, "check", option, fixture->ca_option);
  g_auto (CliResult) good =
      run (fixture, "check", option, "--json", fixture->ca_option, fixture->password_option);
  g_auto (CliResult) bad =
      run_with (fixture, "wrong\n",
                (const char *const[]){ "check", option, fixture->ca_option, "--no-verify-fixes",
                                       "--password-file=-", NULL });
  g_autoptr (JsonNode) report = parse (good.out);
  g_autoptr (JsonNode) accounts = list (fixture, 1);
  JsonArray *results = json_object_get_array_member (get_account (accounts, 0), "results");

  g_assert_cmpint (no_password.status, ==, 2);
  g_assert_nonnull (strstr (no_password.err, "keyring"));
  g_assert_cmpint (good.status, ==, 0);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (report), "verdict"), ==,
                   "ok");
  g_assert_cmpstr (good.err, ==, "");
  g_assert_cmpint (bad.status, ==, 1);
  g_assert_nonnull (strstr (bad.out, "[wrong-credentials]"));
  g_assert_nonnull (strstr (bad.err, "IMAP worked at the last test."));
  g_assert_cmpuint (json_array_get_length (results), ==, 2);
}

/* By the time it talks to a server it minds signals. */
static void
test_interrupted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-silent-at-greeting.talk");
  g_autofree char *id = add (fixture, WORLD_USER, port);
  const char *const arguments[] = { "accounts", "--test-all", fixture->ca_option,
                                    fixture->password_option, NULL };
  g_autoptr (GSubprocess) process = start (fixture, arguments);
  g_autoptr (JsonNode) accounts = NULL;
  g_auto (CliResult) result = { 0 };

  script_world_wait_for_clients (fixture->world, port, 1);
  g_subprocess_send_signal (process, SIGINT);
  result = finish (fixture, process, "");
  g_assert_cmpint (result.status, ==, 3);
  g_assert_nonnull (strstr (result.err, "interrupted"));
  accounts = list (fixture, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        get_account (accounts, 0), "results")),
                    ==, 0);
}

static CliResult
set_password (Fixture *fixture, const char *which, const char *password)
{
  g_autofree char *option = g_strconcat ("--set-password=", which, NULL);
  g_autofree char *line = g_strconcat (password, "\n", NULL);

  return run_with (fixture, line,
                   (const char *const[]){ "accounts", option, "--password-file=-", NULL });
}

static void
assert_test_all (Fixture *fixture, int status, const char *said)
{
  g_auto (CliResult) result = run (fixture, "accounts", "--test-all", fixture->ca_option);

  g_test_message ("%s", result.out);
  g_assert_cmpint (result.status, ==, status);
  g_assert_nonnull (strstr (result.out, said));
}

/* The life of a password: saved with the account, found for tests, replaced, removed. */
static void
use_keyring (Fixture *fixture)
{
  guint16 port = add_working (fixture);
  g_autofree char *id = add_with (fixture, WORLD_USER, port, fixture->password_option, 0);
  g_autofree char *remove = g_strconcat ("--remove=", id, NULL);
  g_autofree char *of_imap = g_strconcat (id, "/imap", NULL);
  g_autofree char *of_smtp = g_strconcat (id, "/smtp", NULL);
  g_autofree char *of_http = g_strconcat (id, "/http", NULL);
  g_auto (CliResult) wrong = { 0 };
  g_auto (CliResult) right = { 0 };
  g_auto (CliResult) no_smtp = { 0 };
  g_auto (CliResult) no_protocol = { 0 };
  g_auto (CliResult) removed = { 0 };
  g_autofree char *again = NULL;

  assert_kept_safely (fixture, id);
  assert_test_all (fixture, 0, "works");

  wrong = set_password (fixture, id, "wrong");
  g_assert_cmpint (wrong.status, ==, 0);
  assert_test_all (fixture, 1, "IMAP worked at the last test.");
  right = set_password (fixture, of_imap, WORLD_PASSWORD);
  g_assert_cmpint (right.status, ==, 0);
  assert_test_all (fixture, 0, "IMAP works again.");
  no_smtp = set_password (fixture, of_smtp, "x");
  g_assert_cmpint (no_smtp.status, ==, 2);
  no_protocol = set_password (fixture, of_http, "x");
  g_assert_cmpint (no_protocol.status, ==, 2);

  removed = run (fixture, "accounts", remove);
  g_assert_cmpint (removed.status, ==, 0);
  g_assert_cmpstr (removed.err, ==, "");
  again = add (fixture, WORLD_USER, port);
  assert_test_all (fixture, 1, "No password is saved for “" WORLD_USER "”.");
}

/* Two accounts, a keyring that is locked, and a user who does not want to unlock it. */
static void
dismiss_prompt (Fixture *fixture, PrKeyringWorld *keyring)
{
  guint16 port = add_working (fixture);
  g_autofree char *bob =
      add_with (fixture, "bob@example.org", port, fixture->password_option, 0);
  g_autofree char *eve =
      add_with (fixture, "eve@example.org", port, fixture->password_option, 0);

  pr_keyring_world_lock_keyring (keyring);
  pr_keyring_world_answer_prompts (keyring, PR_KEYRING_ANSWER_DISMISS);
  assert_test_all (fixture, 1, "not tested");
  g_assert_cmpuint (pr_keyring_world_get_n_prompts (keyring), ==, 1);
}

static void
test_keyring (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (PrKeyringWorld) keyring = pr_keyring_world_new ();

  if (keyring == NULL)
    return;
  pr_keyring_world_start_keyring (keyring);
  use_keyring (fixture);
  dismiss_prompt (fixture, keyring);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/cli-accounts/none", test_none },
    { "/cli-accounts/usage", test_usage },
    { "/cli-accounts/add", test_add },
    { "/cli-accounts/damaged", test_damaged },
    { "/cli-accounts/test-all", test_test_all },
    { "/cli-accounts/check", test_check },
    { "/cli-accounts/interrupted", test_interrupted },
    /* The last one: from then on there is a bus. */
    { "/cli-accounts/keyring", test_keyring },
  };

  script_world_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return script_world_run_without_bus ();
}
