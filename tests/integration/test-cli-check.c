/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-process.h"
#include "script-world.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

/* “postrider-cli check” as a process, with an empty environment: no display, no D-Bus, no home. */

#define SHA256                                                                                     \
  "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff"

typedef struct
{
  ScriptWorld *world;
  char *password_file;
} Fixture;

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->world->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->world = script_world_new (WORLD_PASSWORD);
  fixture->password_file = write_file (fixture, "password", WORLD_PASSWORD "\nnot this line\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_cmpint (g_remove (fixture->password_file), ==, 0);
  g_free (fixture->password_file);
  script_world_free (fixture->world);
}

static GSubprocess *
start (GPtrArray *argv)
{
  static char *no_environment[] = { NULL };
  /* What a sanitizer's build of the program goes by is none of its business. */
  static const char *const kept[] = { "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS",
                                      "UBSAN_OPTIONS" };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_environ (launcher, no_environment);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      g_subprocess_launcher_setenv (launcher, kept[i], g_getenv (kept[i]), TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static char *
dup_text (GBytes *bytes)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes == 0 ? g_strdup ("") : g_strndup (text, n_bytes);
}

static CliResult
finish (GSubprocess *process, const char *input)
{
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GBytes) in = g_bytes_new_static (input, strlen (input));
  g_autoptr (GError) error = NULL;
  CliResult result = { 0 };

  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result.status = g_subprocess_get_exit_status (process);
  result.out = dup_text (out);
  result.err = dup_text (err);
  return result;
}

/* The program with these arguments: the rest of a NULL-terminated list, taken over. */
static GPtrArray *
argv_new (const char *const *arguments)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_strdup (g_getenv ("PR_TEST_CLI")));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, g_strdup (*arguments));
  g_ptr_array_add (argv, NULL);
  return argv;
}

static void
argv_take (GPtrArray *argv, char *argument)
{
  argv->pdata[argv->len - 1] = argument;
  g_ptr_array_add (argv, NULL);
}

static CliResult
run (const char *const *arguments, const char *input)
{
  g_autoptr (GPtrArray) argv = argv_new (arguments);
  g_autoptr (GSubprocess) process = start (argv);

  return finish (process, input);
}

/* “check” on the world's servers, whose authority it believes; more arguments can follow. */
static GPtrArray *
check_argv_new (Fixture *fixture)
{
  static const char *const arguments[] = { "check", "--no-verify-fixes", NULL };
  GPtrArray *argv = argv_new (arguments);

  argv_take (argv, g_strconcat ("--ca-file=", fixture->world->ca_file, NULL));
  return argv;
}

static void
take_server (GPtrArray *argv, const char *option, guint16 port, const char *security)
{
  argv_take (argv, g_strdup_printf ("--%s=127.0.0.1:%u,%s", option, port, security));
}

static void
take_password (GPtrArray *argv, Fixture *fixture)
{
  argv_take (argv, g_strconcat ("--password-file=", fixture->password_file, NULL));
}

static CliResult
run_argv (GPtrArray *argv, const char *input)
{
  g_autoptr (GSubprocess) process = start (argv);

  return finish (process, input);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  g_assert_nonnull (node);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_node_get_object (node);
}

static JsonParser *
parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)));
  return g_steal_pointer (&parser);
}

static JsonObject *
get_root (JsonParser *parser)
{
  return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
find_service (JsonParser *parser, const char *protocol)
{
  JsonArray *services = json_object_get_array_member (get_root (parser), "services");

  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      JsonObject *service = json_array_get_object_element (services, i);

      if (strcmp (json_object_get_string_member (service, "protocol"), protocol) == 0)
        return service;
    }
  return NULL;
}

/* The contract: the names of an object, in their order, and what they may hold. */
typedef struct
{
  const char *name;
  gboolean optional;
  GType type;        /* of a simple value; G_TYPE_NONE for objects and arrays */
  const char *words; /* the closed words, with blanks around each; NULL for any text */
} Field;

static const char step_words[] =
    " resolve connect tls greeting capabilities starttls sign-in mailbox sender recipient message "
    "arrival sign-out ";
static const char auth_words[] =
    " auto password plain login cram-md5 scram-sha-1 scram-sha-256 apop xoauth2 oauthbearer none ";
static const char outcome_words[] = " ok warning failed skipped ";

static const Field report_fields[] = {
  { "email", FALSE, G_TYPE_STRING, NULL },
  { "verdict", FALSE, G_TYPE_STRING, " ok warning failed " },
  { "duration_ms", FALSE, G_TYPE_INT64, NULL },
  { "services", FALSE, G_TYPE_NONE, NULL },
};

static const Field service_fields[] = {
  { "protocol", FALSE, G_TYPE_STRING, " imap pop3 smtp " },
  { "host", FALSE, G_TYPE_STRING, NULL },
  { "port", FALSE, G_TYPE_INT64, NULL },
  { "security", FALSE, G_TYPE_STRING, " tls starttls none " },
  { "username", FALSE, G_TYPE_STRING, NULL },
  { "auth", FALSE, G_TYPE_STRING, auth_words },
  { "outcome", FALSE, G_TYPE_STRING, outcome_words },
  { "tls", TRUE, G_TYPE_NONE, NULL },
  { "capabilities", FALSE, G_TYPE_NONE, NULL },
  { "steps", FALSE, G_TYPE_NONE, NULL },
  { "diagnosis", TRUE, G_TYPE_NONE, NULL },
};

static const Field tls_fields[] = {
  { "version", FALSE, G_TYPE_STRING, " TLSv1.2 TLSv1.3 " },
  { "cipher", FALSE, G_TYPE_STRING, NULL },
  { "verified", FALSE, G_TYPE_BOOLEAN, NULL },
  { "subject", FALSE, G_TYPE_STRING, NULL },
  { "issuer", FALSE, G_TYPE_STRING, NULL },
  { "not_before", FALSE, G_TYPE_STRING, NULL },
  { "not_after", FALSE, G_TYPE_STRING, NULL },
  { "sha256", FALSE, G_TYPE_STRING, NULL },
};

static const Field step_fields[] = {
  { "step", FALSE, G_TYPE_STRING, step_words },
  { "outcome", FALSE, G_TYPE_STRING, outcome_words },
  { "ms", FALSE, G_TYPE_INT64, NULL },
  { "detail", FALSE, G_TYPE_STRING, NULL },
};

static const Field diagnosis_fields[] = {
  { "id", FALSE, G_TYPE_STRING, NULL },
  { "party", FALSE, G_TYPE_STRING, " you network provider recipient message nobody " },
  { "again", FALSE, G_TYPE_STRING, " no later – " },
  { "title", FALSE, G_TYPE_STRING, NULL },
  { "explanation", FALSE, G_TYPE_STRING, NULL },
  { "evidence", FALSE, G_TYPE_STRING, NULL },
  { "fixes", FALSE, G_TYPE_NONE, NULL },
};

static const Field fix_fields[] = {
  { "kind", FALSE, G_TYPE_STRING, " change link advice " },
  { "title", FALSE, G_TYPE_STRING, NULL },
  { "change", TRUE, G_TYPE_NONE, NULL },
  { "url", TRUE, G_TYPE_STRING, NULL },
  { "verified", TRUE, G_TYPE_BOOLEAN, NULL },
};

static const Field change_fields[] = {
  { "host", TRUE, G_TYPE_STRING, NULL },
  { "port", TRUE, G_TYPE_INT64, NULL },
  { "security", TRUE, G_TYPE_STRING, " tls starttls none " },
  { "username", TRUE, G_TYPE_STRING, NULL },
  { "auth", TRUE, G_TYPE_STRING, auth_words },
};

static void
assert_value (JsonNode *node, const Field *field)
{
  if (field->type == G_TYPE_NONE)
    return;
  g_assert_true (JSON_NODE_HOLDS_VALUE (node));
  g_assert_cmpstr (g_type_name (json_node_get_value_type (node)), ==, g_type_name (field->type));
  if (field->words != NULL)
    {
      g_autofree char *word = g_strdup_printf (" %s ", json_node_get_string (node));

      g_assert_nonnull (strstr (field->words, word));
    }
  if (field->type == G_TYPE_INT64)
    g_assert_cmpint (json_node_get_int (node), >=, 0);
}

static void
assert_shape (JsonObject *object, const Field *fields, gsize n_fields)
{
  guint n_known = 0;

  for (gsize i = 0; i < n_fields; i++)
    {
      JsonNode *node = json_object_get_member (object, fields[i].name);

      if (node == NULL)
        {
          g_test_message ("%s", fields[i].name);
          g_assert_true (fields[i].optional);
          continue;
        }
      n_known++;
      assert_value (node, &fields[i]);
    }
  g_assert_cmpuint (json_object_get_size (object), ==, n_known);
}

static void
assert_time (JsonObject *object, const char *name)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time =
      g_date_time_new_from_iso8601 (json_object_get_string_member (object, name), utc);

  g_assert_nonnull (time);
}

static void
assert_tls (JsonObject *tls)
{
  const char *sha256;

  assert_shape (tls, tls_fields, G_N_ELEMENTS (tls_fields));
  assert_time (tls, "not_before");
  assert_time (tls, "not_after");
  sha256 = json_object_get_string_member (tls, "sha256");
  g_assert_cmpuint (strspn (sha256, "0123456789abcdef"), ==, 64);
  g_assert_cmpuint (strlen (sha256), ==, 64);
}

static void
assert_diagnosis (JsonObject *diagnosis)
{
  PrDiagnosisId id;
  JsonArray *fixes;

  assert_shape (diagnosis, diagnosis_fields, G_N_ELEMENTS (diagnosis_fields));
  g_assert_true (
      pr_diagnosis_id_from_word (json_object_get_string_member (diagnosis, "id"), &id));
  g_assert_cmpstr (json_object_get_string_member (diagnosis, "party"), ==,
                   pr_party_get_word (pr_diagnosis_id_get_party (id)));
  fixes = json_object_get_array_member (diagnosis, "fixes");
  for (guint i = 0; i < json_array_get_length (fixes); i++)
    {
      JsonObject *fix = json_array_get_object_element (fixes, i);
      const char *kind;

      assert_shape (fix, fix_fields, G_N_ELEMENTS (fix_fields));
      kind = json_object_get_string_member (fix, "kind");
      g_assert_cmpint (json_object_has_member (fix, "change"), ==, strcmp (kind, "change") == 0);
      g_assert_cmpint (json_object_has_member (fix, "url"), ==, strcmp (kind, "link") == 0);
      if (json_object_has_member (fix, "change"))
        assert_shape (get_object (fix, "change"), change_fields, G_N_ELEMENTS (change_fields));
    }
}

static void
assert_service (JsonObject *service)
{
  JsonArray *steps;
  const char *outcome;

  assert_shape (service, service_fields, G_N_ELEMENTS (service_fields));
  outcome = json_object_get_string_member (service, "outcome");
  steps = json_object_get_array_member (service, "steps");
  for (guint i = 0; i < json_array_get_length (steps); i++)
    assert_shape (json_array_get_object_element (steps, i), step_fields,
                  G_N_ELEMENTS (step_fields));
  if (json_object_has_member (service, "tls"))
    assert_tls (get_object (service, "tls"));
  if (strcmp (outcome, "ok") == 0)
    g_assert_false (json_object_has_member (service, "diagnosis"));
  if (strcmp (outcome, "failed") == 0)
    g_assert_true (json_object_has_member (service, "diagnosis"));
  if (json_object_has_member (service, "diagnosis"))
    assert_diagnosis (get_object (service, "diagnosis"));
}

/* The JSON of a run, checked against the contract. */
static JsonParser *
parse_report (const char *text)
{
  g_autoptr (JsonParser) parser = parse (text);
  JsonArray *services;

  assert_shape (get_root (parser), report_fields, G_N_ELEMENTS (report_fields));
  services = json_object_get_array_member (get_root (parser), "services");
  for (guint i = 0; i < json_array_get_length (services); i++)
    assert_service (json_array_get_object_element (services, i));
  return g_steal_pointer (&parser);
}

static void
test_help (void)
{
  static const char *const help[] = { "--help", NULL };
  static const char *const check_help[] = { "check", "--help", NULL };
  static const char *const version[] = { "--version", NULL };
  static const char *const options[] = {
    "--imap=HOST:PORT,SECURITY", "--pop3=",           "--smtp=",
    "--username=",               "--smtp-username=",  "--auth=",
    "--smtp-auth=",              "--password-file=",  "--oauth-token-file=",
    "--ca-file=",                "--pin-certificate", "--allow-plaintext-password",
    "--recipient=",              "--timeout=",        "--overall-timeout=",
    "--no-verify-fixes",         "--transcript=",     "--json",
    "--send-test-message",
  };
  g_auto (CliResult) general = run (help, "");
  g_auto (CliResult) of_check = run (check_help, "");
  g_auto (CliResult) of_version = run (version, "");

  g_assert_cmpint (general.status, ==, 0);
  g_assert_nonnull (strstr (general.out, "postrider-cli COMMAND"));
  g_assert_nonnull (strstr (general.out, "  check "));
  g_assert_cmpstr (general.err, ==, "");

  g_assert_cmpint (of_check.status, ==, 0);
  g_assert_nonnull (strstr (of_check.out, "postrider-cli check [OPTION"));
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    g_assert_nonnull (strstr (of_check.out, options[i]));
  g_assert_null (strstr (of_check.out, "--password="));

  g_assert_cmpint (of_version.status, ==, 0);
  g_assert_cmpstr (of_version.out, ==, "postrider-cli " PR_VERSION "\n");
}

static void
test_wrong_usage (void)
{
#define SMTP "--smtp=127.0.0.1:1,tls"
#define EMAIL "ann@example.org"
  static const struct
  {
    const char *arguments[5];
    const char *words; /* what the message has to speak of */
  } rows[] = {
    { { NULL }, "no command" },
    { { "chekc", EMAIL }, "“chekc”" },
    { { "check" }, "exactly one e-mail address" },
    { { "check", SMTP, EMAIL, "bob@example.org" }, "exactly one e-mail address" },
    { { "check", SMTP, "ann" }, "" },
    { { "check", SMTP, "--" }, "exactly one e-mail address" },
    { { "check", SMTP, "--", "--json" }, "" },
    { { "check", SMTP, "-x", EMAIL }, "-x" },
    { { "check", SMTP, "--imaps=a:1,tls", EMAIL }, "--imaps" },
    { { "check", SMTP, "--password=secret", EMAIL }, "--password" },
    { { "check", EMAIL, "--smtp" }, "--smtp" },
    { { "check", "ann@nowhere.invalid" }, "at least one server" },
    { { "check", "--imap=none", "--smtp=none", EMAIL }, "at least one server" },
    { { "check", "--smtp=mx.test", EMAIL }, "mx.test" },
    { { "check", "--smtp=mx.test:465", EMAIL }, "mx.test:465" },
    { { "check", "--smtp=mx.test:465,ssl", EMAIL }, "ssl" },
    { { "check", "--smtp=mx.test:0,tls", EMAIL }, "mx.test:0" },
    { { "check", "--smtp=mx.test:65536,tls", EMAIL }, "65536" },
    { { "check", "--smtp=mx.test:4 65,tls", EMAIL }, "4 65" },
    { { "check", "--smtp=:465,tls", EMAIL }, ":465" },
    { { "check", "--smtp=[::1:465,tls", EMAIL }, "[::1:465" },
    { { "check", "--smtp=::1:465,tls", EMAIL }, "::1:465" },
    { { "check", "--smtp=", EMAIL }, "" },
    { { "check", SMTP, "--json=3", EMAIL }, "--json takes no value" },
    { { "check", SMTP, "--no-verify-fixes=", EMAIL }, "--no-verify-fixes takes no value" },
    { { "check", SMTP, "--auth=ntlm", EMAIL }, "“ntlm”" },
    { { "check", SMTP, "--smtp-auth=PLAIN!", EMAIL }, "“PLAIN!”" },
    { { "check", SMTP, "--timeout=0", EMAIL }, "times" },
    { { "check", SMTP, "--timeout=-1", EMAIL }, "times" },
    { { "check", SMTP, "--timeout=nan", EMAIL }, "times" },
    { { "check", SMTP, "--timeout=soon", EMAIL }, "soon" },
    { { "check", SMTP, "--overall-timeout=86401", EMAIL }, "times" },
    { { "check", SMTP, "--overall-timeout=inf", EMAIL }, "times" },
    { { "check", SMTP, "--recipient=bob", EMAIL }, "" },
    { { "check", SMTP, "--pin-certificate=0011", EMAIL }, "64 hexadecimal digits" },
    { { "check", SMTP, "--pin-certificate=" SHA256 "00", EMAIL }, "64 hexadecimal digits" },
    { { "check", SMTP, "--pin-certificate=mx.test," SHA256, EMAIL }, "mx.test" },
    { { "check", SMTP, "--pin-certificate=mx.test:465,", EMAIL }, "64 hexadecimal digits" },
    { { "check", SMTP, "--password-file=/dev/null/file", EMAIL }, "/dev/null/file" },
    { { "check", SMTP, "--password-file=/dev/null", EMAIL }, "first line is empty" },
    { { "check", SMTP, "--password-file=/", EMAIL }, "/" },
    { { "check", SMTP, "--oauth-token-file=/dev/null/file", EMAIL }, "/dev/null/file" },
    { { "check", SMTP, "--ca-file=/dev/null/file", EMAIL }, "/dev/null/file" },
    { { "check", SMTP, "--ca-file=/dev/null", EMAIL }, "/dev/null" },
    { { "check", SMTP, "--transcript=/dev/null/file", EMAIL }, "/dev/null/file" },
    { { "check", SMTP, "--username=a\nb", EMAIL }, "" },
  };

  g_test_summary ("Wrong usage ends in 2, with a message and no output");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (CliResult) result = run (rows[i].arguments, "");

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, result.err);
      g_assert_cmpint (result.status, ==, 2);
      g_assert_cmpstr (result.out, ==, "");
      g_assert_true (g_str_has_prefix (result.err, "postrider-cli"));
      g_assert_true (g_str_has_suffix (result.err, "\n"));
      /* With an empty environment what is beyond ASCII cannot be shown. */
      if (g_str_is_ascii (rows[i].words))
        g_assert_nonnull (strstr (result.err, rows[i].words));
      g_assert_cmpuint (strlen (result.err), >, strlen ("postrider-cli check: \n"));
    }
#undef SMTP
#undef EMAIL
}

static void
test_statuses (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *talk;
    const char *limit;
    int status;
    const char *verdict;
    const char *outcome;
  } rows[] = {
    { "imap-works-tls.talk", "--timeout=30", 0, "ok", "ok" },
    { "imap-wrong-password.talk", "--timeout=30", 1, "failed", "failed" },
    { "imap-certificate-expired.talk", "--timeout=30", 1, "failed", "failed" },
    { "imap-silent-at-sign-in.talk", "--timeout=2", 1, "failed", "failed" },
    { "imap-silent-at-sign-in.talk", "--overall-timeout=1.5", 3, "failed", "failed" },
  };

  g_test_summary ("Exit statuses, and what goes to which stream");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint16 port = script_world_add_talk_file (fixture->world, rows[i].talk);
      g_autoptr (GPtrArray) argv = check_argv_new (fixture);
      g_autoptr (JsonParser) parser = NULL;

      take_server (argv, "imap", port, "tls");
      take_password (argv, fixture);
      argv_take (argv, g_strdup (rows[i].limit));
      argv_take (argv, g_strdup (WORLD_USER));
      {
        g_auto (CliResult) text = run_argv (argv, "");

        g_test_message ("%s", text.err);
        g_assert_cmpint (text.status, ==, rows[i].status);
        g_assert_true (g_str_has_prefix (text.out, WORLD_USER ": "));
        g_assert_cmpint (*text.err == '\0', ==, rows[i].status != 3);
        /* Not a terminal: no colours, no questions. */
        g_assert_null (strchr (text.out, '\033'));
        g_assert_null (strchr (text.err, '\033'));
      }
      argv_take (argv, g_strdup ("--json"));
      {
        g_auto (CliResult) json = run_argv (argv, "");

        g_assert_cmpint (json.status, ==, rows[i].status);
        parser = parse_report (json.out);
        g_assert_cmpstr (json_object_get_string_member (get_root (parser), "verdict"), ==,
                         rows[i].verdict);
        g_assert_cmpstr (
            json_object_get_string_member (find_service (parser, "imap"), "outcome"), ==,
            rows[i].outcome);
      }
    }
}

static void
test_interrupted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  guint16 imap_port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");

  g_test_summary ("A signal ends the run in 3, with the report so far");

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      guint16 smtp_port =
          script_world_add_talk_file (fixture->world, "smtp-silent-after-greeting.talk");
      PrScriptLog *log = pr_script_server_get_log (fixture->world->server, smtp_port);
      g_autoptr (GPtrArray) argv = check_argv_new (fixture);
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (JsonParser) parser = NULL;

      take_server (argv, "imap", imap_port, "tls");
      take_server (argv, "smtp", smtp_port, "starttls");
      take_password (argv, fixture);
      argv_take (argv, g_strdup ("--json"));
      argv_take (argv, g_strdup (WORLD_USER));
      process = start (argv);
      /* It has begun to talk, and will hear nothing. */
      while (pr_script_log_get_n_bytes (log, PR_SCRIPT_CHANNEL_CLEAR) == 0)
        g_usleep (5000);
      g_subprocess_send_signal (process, signals[i]);
      {
        g_auto (CliResult) result = finish (process, "");

        g_assert_cmpint (result.status, ==, 3);
        g_assert_nonnull (strstr (result.err, "interrupted"));
        parser = parse_report (result.out);
      }
      g_assert_cmpstr (json_object_get_string_member (get_root (parser), "verdict"), ==, "failed");
      g_assert_cmpstr (json_object_get_string_member (find_service (parser, "smtp"), "outcome"), ==,
                       "skipped");
    }
}

/* Its fault is found at once; whoever then tries it with STARTTLS waits for ever. */
static void
test_interrupted_while_fixes_are_tried (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_text (fixture->world, "S: * OK mail.test\n!silent\n");
  g_autoptr (GPtrArray) argv = argv_new ((const char *const[]){ "check", "--json", NULL });
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (JsonParser) parser = NULL;
  gint64 interrupted_us;
  JsonObject *diagnosis;

  g_test_summary ("A signal while fixes are tried ends the run, and the diagnosis is told");

  take_server (argv, "imap", port, "tls");
  take_password (argv, fixture);
  /* A name of the test itself would be asked for in the world outside. */
  argv_take (argv, g_strdup ("ann@[127.0.0.1]"));
  process = start (argv);
  script_world_wait_for_clients (fixture->world, port, 2);
  interrupted_us = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGINT);
  {
    g_auto (CliResult) result = finish (process, "");

    /* Not when the wait for an answer is over. */
    g_assert_cmpint (g_get_monotonic_time () - interrupted_us, <, 10 * G_USEC_PER_SEC);
    g_assert_cmpint (result.status, ==, 3);
    g_assert_nonnull (strstr (result.err, "interrupted"));
    parser = parse_report (result.out);
  }
  diagnosis = get_object (find_service (parser, "imap"), "diagnosis");
  g_assert_cmpstr (json_object_get_string_member (diagnosis, "id"), ==, "tls-on-plain-port");
}

static void
test_shape_of_three (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 imap_port = script_world_add_talk_file (fixture->world, "imap-wrong-password.talk");
  guint16 pop3_port = script_world_add_talk_file (fixture->world, "pop3-works-starttls.talk");
  guint16 smtp_port = script_world_add_talk_file (fixture->world, "smtp-plain-for-tls.talk");
  g_autoptr (GPtrArray) argv = check_argv_new (fixture);
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *pop3;
  JsonArray *steps;
  JsonObject *last;
  g_auto (CliResult) result = { 0 };

  g_test_summary ("A report of three services: one failed, one skipped for its sake, one misset");

  take_server (argv, "imap", imap_port, "tls");
  take_server (argv, "pop3", pop3_port, "starttls");
  take_server (argv, "smtp", smtp_port, "tls");
  take_password (argv, fixture);
  argv_take (argv, g_strdup ("--json"));
  argv_take (argv, g_strdup (WORLD_USER));
  result = run_argv (argv, "");
  g_assert_cmpint (result.status, ==, 1);
  parser = parse_report (result.out);
  g_assert_cmpstr (json_object_get_string_member (get_root (parser), "email"), ==, WORLD_USER);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (get_root (parser), "services")), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (
                       get_object (find_service (parser, "imap"), "diagnosis"), "id"),
                   ==, "wrong-credentials");
  g_assert_cmpstr (json_object_get_string_member (
                       get_object (find_service (parser, "smtp"), "diagnosis"), "id"),
                   ==, "tls-on-plain-port");
  pop3 = find_service (parser, "pop3");
  g_assert_cmpstr (json_object_get_string_member (pop3, "outcome"), ==, "skipped");
  g_assert_cmpint (json_object_get_int_member (pop3, "port"), ==, pop3_port);
  steps = json_object_get_array_member (pop3, "steps");
  last = json_array_get_object_element (steps, json_array_get_length (steps) - 1);
  g_assert_cmpstr (json_object_get_string_member (last, "step"), ==, "sign-in");
  g_assert_cmpstr (json_object_get_string_member (last, "outcome"), ==, "skipped");
  g_assert_nonnull (strstr (json_object_get_string_member (last, "detail"), "IMAP"));
}

static void
test_secret_sources (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *option;
    const char *input;
    gboolean signs_in;
  } rows[] = {
    { "--password-file=-", WORLD_PASSWORD "\n", TRUE },
    { "--password-file=-", WORLD_PASSWORD, TRUE },
    { "--password-file=-", WORLD_PASSWORD "\r\nmore\n", TRUE },
    { "--password-file=-", " " WORLD_PASSWORD "\n", FALSE }, /* a blank belongs to it */
    { "--password-file=-", "mistyped\n", FALSE },
    { "--password-file=FILE", "mistyped\n", TRUE }, /* not asked for, not read */
  };
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");

  g_test_summary ("The password is the first line of a file or of standard input");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) argv = check_argv_new (fixture);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      take_server (argv, "imap", port, "tls");
      if (g_str_has_suffix (rows[i].option, "FILE"))
        take_password (argv, fixture);
      else
        argv_take (argv, g_strdup (rows[i].option));
      argv_take (argv, g_strdup (WORLD_USER));
      {
        g_auto (CliResult) result = run_argv (argv, rows[i].input);

        g_assert_cmpint (result.status, ==, rows[i].signs_in ? 0 : 1);
      }
    }
}

static void
test_no_prompt (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  g_autoptr (GPtrArray) argv = check_argv_new (fixture);
  g_autoptr (JsonParser) parser = NULL;
  g_auto (CliResult) result = { 0 };

  g_test_summary ("Without a terminal nobody is asked, and nothing is read");

  take_server (argv, "imap", port, "tls");
  argv_take (argv, g_strdup ("--json"));
  argv_take (argv, g_strdup (WORLD_USER));
  result = run_argv (argv, WORLD_PASSWORD "\n");
  g_assert_cmpint (result.status, ==, 1);
  g_assert_cmpstr (result.err, ==, "");
  parser = parse_report (result.out);
  g_assert_cmpstr (json_object_get_string_member (
                       get_object (find_service (parser, "imap"), "diagnosis"), "id"),
                   ==, "auth-required");
  g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)), ==,
                    0);
}

static void
test_options (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 imap_port;
  guint16 smtp_port;
  PrScriptLog *smtp_log;
  g_autoptr (GPtrArray) argv = check_argv_new (fixture);
  g_autoptr (JsonParser) parser = NULL;
  g_auto (CliResult) result = { 0 };

  g_test_summary ("Server as a word of its own, IPv6, names, methods, recipient, “--”, “none”");

  pr_script_server_set_ipv6 (fixture->world->server, TRUE);
  imap_port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  smtp_port = script_world_add_talk_file (fixture->world, "smtp-works-tls.talk");
  argv_take (argv, g_strdup ("--imap"));
  argv_take (argv, g_strdup_printf ("[::1]:%u,TLS", imap_port));
  argv_take (argv, g_strdup ("--pop3=none"));
  take_server (argv, "smtp", smtp_port, "tls");
  argv_take (argv, g_strdup ("--username=" WORLD_USER));
  argv_take (argv, g_strdup ("--smtp-username=ann"));
  argv_take (argv, g_strdup ("--auth=login"));
  argv_take (argv, g_strdup ("--smtp-auth=none"));
  argv_take (argv, g_strdup ("--recipient=Bob <bob@example.net>"));
  take_password (argv, fixture);
  argv_take (argv, g_strdup ("--json"));
  argv_take (argv, g_strdup ("--"));
  argv_take (argv, g_strdup ("Ann Lee <" WORLD_USER ">"));
  result = run_argv (argv, "");
  g_test_message ("%s%s", result.out, result.err);
  g_assert_cmpint (result.status, ==, 1); /* this server wants a sign-in before it takes mail */
  parser = parse_report (result.out);

  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (get_root (parser), "services")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (find_service (parser, "imap"), "host"), ==, "::1");
  g_assert_cmpstr (json_object_get_string_member (find_service (parser, "imap"), "auth"), ==,
                   "login");
  g_assert_cmpstr (json_object_get_string_member (find_service (parser, "imap"), "outcome"), ==,
                   "ok");
  g_assert_cmpstr (json_object_get_string_member (find_service (parser, "smtp"), "username"), ==,
                   "ann");
  g_assert_cmpstr (json_object_get_string_member (find_service (parser, "smtp"), "auth"), ==,
                   "none");
  smtp_log = script_world_get_log (fixture->world, smtp_port);
  g_assert_cmpuint (pr_script_log_get_n_attempts (smtp_log), ==, 0);
  g_assert_true (pr_script_log_contains (smtp_log, PR_SCRIPT_CHANNEL_ENCRYPTED,
                                         "RCPT TO:<bob@example.net>"));
}

static void
test_imap_alone (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-none.talk");
  g_autoptr (GPtrArray) argv = check_argv_new (fixture);

  g_test_summary ("Only what is given is tested; a password in clear text only with leave");

  take_server (argv, "imap", port, "none");
  argv_take (argv, g_strdup ("--smtp=none"));
  take_password (argv, fixture);
  argv_take (argv, g_strdup ("--json"));
  argv_take (argv, g_strdup (WORLD_USER));
  for (guint leave = 0; leave < 2; leave++)
    {
      g_autoptr (JsonParser) parser = NULL;
      g_auto (CliResult) result = { 0 };

      if (leave == 1)
        argv_take (argv, g_strdup ("--allow-plaintext-password"));
      result = run_argv (argv, "");
      g_assert_cmpint (result.status, ==, leave == 1 ? 0 : 1);
      parser = parse_report (result.out);
      g_assert_cmpuint (
          json_array_get_length (json_object_get_array_member (get_root (parser), "services")), ==,
          1);
      g_assert_cmpuint (pr_script_log_get_n_attempts (script_world_get_log (fixture->world, port)),
                        ==, leave);
    }
}

/* A fingerprint as programs print it. */
static char *
dup_with_colons (const char *sha256)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; sha256[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (sha256[i]));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_pins (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-certificate-self-signed.talk");
  const char *sha256 = pr_test_certificate_get_sha256 (
      pr_script_server_get_certificate (fixture->world->server, port));
  g_autofree char *colons = dup_with_colons (sha256);
  g_autofree char *here = g_strdup_printf ("127.0.0.1:%u,%s", port, colons);
  g_autofree char *elsewhere = g_strdup_printf ("127.0.0.1:%u,%s", port ^ 1u, sha256);
  const struct
  {
    const char *pins[3];
    int status;
  } rows[] = {
    { { NULL }, 1 },
    { { SHA256 }, 1 },
    { { sha256 }, 0 },
    { { colons }, 0 },
    { { here }, 0 },
    { { elsewhere }, 1 },
    { { SHA256, here }, 0 },
    { { here, SHA256 }, 0 },
    { { elsewhere, SHA256 }, 1 },
  };

  g_test_summary ("Pins with colons and without, for one server or all, one or several");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) argv = check_argv_new (fixture);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      take_server (argv, "imap", port, "tls");
      take_password (argv, fixture);
      for (gsize k = 0; rows[i].pins[k] != NULL; k++)
        argv_take (argv, g_strconcat ("--pin-certificate=", rows[i].pins[k], NULL));
      argv_take (argv, g_strdup (WORLD_USER));
      {
        g_auto (CliResult) result = run_argv (argv, "");

        g_assert_cmpint (result.status, ==, rows[i].status);
      }
    }
}

static void
test_transcript (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  g_autoptr (GPtrArray) forms = secret_forms_new (WORLD_USER, WORLD_PASSWORD);
  g_autofree char *path = g_build_filename (fixture->world->dir, "transcript", NULL);
  g_autofree char *link = g_build_filename (fixture->world->dir, "link", NULL);

  g_test_summary ("The transcript is for its owner’s eyes, and shows no secret");

  g_assert_cmpint (symlink (path, link), ==, 0);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GPtrArray) argv = check_argv_new (fixture);
      g_autofree char *text = NULL;
      g_auto (CliResult) result = { 0 };
      struct stat status;

      take_server (argv, "imap", port, "tls");
      take_password (argv, fixture);
      argv_take (argv, g_strconcat ("--transcript=", round == 2 ? link : path, NULL));
      argv_take (argv, g_strdup (WORLD_USER));
      result = run_argv (argv, "");
      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpint (g_lstat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 07777, ==, 0600);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, "== IMAP 127.0.0.1:"));
      g_assert_nonnull (strstr (text, "AUTHENTICATE PLAIN •••"));
      g_assert_nonnull (strstr (text, "EXAMINE INBOX"));
      secret_forms_assert_none (forms, "the transcript", text, strlen (text));
      /* What stands there already is replaced, and closed to others. */
      g_assert_true (g_file_set_contents (path, "left over from long ago", -1, NULL));
      g_assert_cmpint (g_chmod (path, 0644), ==, 0);
    }
  g_assert_cmpint (g_remove (link), ==, 0);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  g_autofree char *command = g_strdup_printf (
      "'%s' check --no-verify-fixes --imap=127.0.0.1:%u,tls --auth=none --ca-file='%s' %s >/dev/full",
      g_getenv ("PR_TEST_CLI"), port, fixture->world->ca_file, WORLD_USER);
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  char *argv[] = { (char *) "/bin/sh", (char *) "-c", command, NULL };

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 2);
  g_assert_nonnull (strstr (err, g_strerror (ENOSPC)));
}

/* The program on a terminal of its own. */
typedef struct
{
  pid_t pid;
  int fd;
  int program_fd; /* the program's end */
  GString *shown;
} Terminal;

static Terminal
terminal_start (GPtrArray *argv)
{
  Terminal self = { 0 };
  static char *const environment[] = { (char *) "TERM=xterm", (char *) "LC_ALL=C.UTF-8", NULL };
  const struct winsize size = { .ws_row = 24, .ws_col = 50 };

  self.shown = g_string_new (NULL);
  g_assert_cmpint (openpty (&self.fd, &self.program_fd, NULL, NULL, &size), ==, 0);
  self.pid = fork ();
  g_assert_cmpint (self.pid, >=, 0);
  if (self.pid == 0)
    {
      if (login_tty (self.program_fd) == 0)
        execve (argv->pdata[0], (char *const *) argv->pdata, environment);
      _exit (127);
    }
  return self;
}

static gboolean
terminal_read (Terminal *self)
{
  char buffer[4096];
  gssize n_read;

  do
    n_read = read (self->fd, buffer, sizeof buffer);
  while (n_read < 0 && errno == EINTR);
  if (n_read <= 0)
    return FALSE;
  g_string_append_len (self->shown, buffer, n_read);
  return TRUE;
}

static void
terminal_wait_for (Terminal *self, const char *text)
{
  while (strstr (self->shown->str, text) == NULL)
    g_assert_true (terminal_read (self));
}

static gboolean
terminal_echoes (Terminal *self)
{
  struct termios state;

  g_assert_cmpint (tcgetattr (self->program_fd, &state), ==, 0);
  return (state.c_lflag & ECHO) != 0;
}

static void
terminal_type (Terminal *self, const char *text)
{
  g_assert_cmpint (write (self->fd, text, strlen (text)), ==, (gssize) strlen (text));
}

static int
terminal_wait_for_end (Terminal *self)
{
  int status = 0;

  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
terminal_clear (Terminal *self)
{
  close (self->fd);
  if (self->program_fd >= 0)
    close (self->program_fd);
  g_string_free (self->shown, TRUE);
}

static void
test_terminal (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  g_autoptr (GPtrArray) argv = check_argv_new (fixture);
  g_autoptr (GPtrArray) forms = secret_forms_new (WORLD_USER, WORLD_PASSWORD);
  Terminal terminal;

  g_test_summary ("On a terminal the password is asked for, and not shown; there are colours");

  take_server (argv, "imap", port, "tls");
  argv_take (argv, g_strdup (WORLD_USER));
  terminal = terminal_start (argv);
  terminal_wait_for (&terminal, "Password: ");
  g_assert_false (terminal_echoes (&terminal));
  terminal_type (&terminal, WORLD_PASSWORD "\n");
  /* With the program's end closed here too, its end is the end of what can be read. */
  close (terminal.program_fd);
  terminal.program_fd = -1;
  while (terminal_read (&terminal))
    continue;
  g_assert_cmpint (terminal_wait_for_end (&terminal), ==, 0);
  g_assert_nonnull (strstr (terminal.shown->str, "\033[32m"));
  g_assert_nonnull (strstr (terminal.shown->str, "everything works"));
  /* It is too narrow for more than a step and its time in a line. */
  g_assert_nonnull (strstr (terminal.shown->str, "\r\n      TLSv1.3\r\n"));
  secret_forms_assert_none (forms, "the terminal", terminal.shown->str, terminal.shown->len);
  terminal_clear (&terminal);
}

static void
test_terminal_interrupted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  guint16 port = script_world_add_talk_file (fixture->world, "imap-works-tls.talk");
  g_autoptr (GPtrArray) argv = check_argv_new (fixture);
  Terminal terminal;

  g_test_summary ("Who thinks better of it while asked gets the terminal back as it was");

  take_server (argv, "imap", port, "tls");
  argv_take (argv, g_strdup (WORLD_USER));
  terminal = terminal_start (argv);
  terminal_wait_for (&terminal, "Password: ");
  g_assert_false (terminal_echoes (&terminal));
  terminal_type (&terminal, "half of it\003");
  g_assert_cmpint (terminal_wait_for_end (&terminal), ==, 3);
  g_assert_true (terminal_echoes (&terminal));
  terminal_clear (&terminal);
  g_assert_cmpuint (pr_script_log_get_n_connections (script_world_get_log (fixture->world, port)),
                    ==, 0);
}

int
main (int argc, char *argv[])
{
  script_world_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  g_test_add_func ("/cli-check/help", test_help);
  g_test_add_func ("/cli-check/wrong-usage", test_wrong_usage);
  ADD ("/cli-check/statuses", test_statuses);
  ADD ("/cli-check/interrupted", test_interrupted);
  ADD ("/cli-check/interrupted-while-fixes-are-tried", test_interrupted_while_fixes_are_tried);
  ADD ("/cli-check/shape-of-three", test_shape_of_three);
  ADD ("/cli-check/secret-sources", test_secret_sources);
  ADD ("/cli-check/no-prompt", test_no_prompt);
  ADD ("/cli-check/options", test_options);
  ADD ("/cli-check/imap-alone", test_imap_alone);
  ADD ("/cli-check/pins", test_pins);
  ADD ("/cli-check/transcript", test_transcript);
  ADD ("/cli-check/full-disk", test_full_disk);
  ADD ("/cli-check/terminal", test_terminal);
  ADD ("/cli-check/terminal-interrupted", test_terminal_interrupted);
  return g_test_run ();
}
