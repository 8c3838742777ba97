/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-process.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* What “postrider-cli explain” prints, as a process. */
static CliResult
run (const char *input, const char *const *arguments)
{
  return cli_process_run (input, NULL, "explain", arguments);
}

static const char bounce[] =
    "Hi. This is the qmail-send program at example.com.\n"
    "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
    "This is a permanent error; I've given up. Sorry it didn't work out.\n"
    "\n"
    "<joe@example.org>:\n"
    "192.0.2.9 does not like recipient.\n"
    "Remote host said: 550 5.1.1 <joe@example.org>: User unknown\n"
    "Giving up on 192.0.2.9.\n";

static void
test_text (void)
{
  static const struct
  {
    const char *arguments[5];
    int status;
    const char *out;
    const char *err;
  } rows[] = {
    { { "550 5.1.1 User unknown" }, 0, "[recipient-unknown]", "" },
    { { "550", "5.1.1", "User", "unknown" }, 0, "[recipient-unknown]", "" },
    { { "-ERR [AUTH] Authentication failed" }, 0, "[wrong-credentials]", "" },
    { { "--", "-ERR [IN-USE] Mailbox locked" }, 0, "[mailbox-in-use]", "" },
    { { bounce }, 0, "[recipient-unknown]", "" },
    { { "250 2.0.0 Ok" }, 0, "[no-error]", "" },
    { { "454 4.7.0 hiccup", "--step=auth" }, 0, "[auth-temporary-failure]", "" },
    { { "454 4.7.0 hiccup", "--step=SIGN-IN" }, 0, "[auth-temporary-failure]", "" },
    { { "535 5.7.8 no", "--email=ann@gmail.com" }, 0, "https://myaccount.google.com/", "" },
    { { "Anmeldung fehlgeschlagen: Passwort ung\xfcltig" }, 0, "[wrong-credentials]", "" },
    { { "purple" }, 1, "[unclassified]", "nothing" },
    { { NULL }, 2, "", "no text" },
    { { " \n" }, 2, "", "no text" },
    { { "x", "--summary" }, 2, "", "--summary" },
    { { "x", "--protocol=http" }, 2, "", "“http”" },
    { { "x", "--step=dance" }, 2, "", "“dance”" },
    { { "x", "--email=ann" }, 2, "", "postrider-cli explain: " },
    { { "x", "--colour" }, 2, "", "--colour" },
    { { "--help" }, 0, "--protocol=", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (CliResult) result = run (NULL, rows[i].arguments);

      g_test_message ("row %u\n%s%s", (guint) i, result.out, result.err);
      g_assert_cmpint (result.status, ==, rows[i].status);
      g_assert_nonnull (strstr (result.out, rows[i].out));
      g_assert_nonnull (strstr (result.err, rows[i].err));
      g_assert_null (strchr (result.out, '\033'));
    }
}

static JsonObject *
load (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
check_string (JsonObject *object, const char *name, const char *value)
{
  g_assert_cmpstr (json_object_get_string_member (object, name), ==, value);
}

static void
test_json (void)
{
  static const char *const known[] = { "--json", "--protocol=smtp", "--email=ann@gmail.com",
                                       "535-5.7.8 Username and Password not accepted", NULL };
  static const char *const bare[] = { "--json", "Connection refused", NULL };
  g_auto (CliResult) result = run (NULL, known);
  g_auto (CliResult) bare_result = run (NULL, bare);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = load (parser, result.out);
  JsonArray *fixes = json_object_get_array_member (object, "fixes");

  check_string (object, "id", "wrong-credentials");
  check_string (object, "party", "you");
  check_string (object, "again", "no");
  check_string (object, "evidence", "535-5.7.8 Username and Password not accepted");
  g_assert_cmpint (json_object_get_int_member (object, "code"), ==, 535);
  check_string (object, "enhanced_code", "5.7.8");
  check_string (object, "provider", "gmail");
  g_assert_cmpuint (strlen (json_object_get_string_member (object, "title")), >, 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (object, "explanation")), >, 0);
  g_assert_false (json_object_has_member (object, "line"));
  check_string (json_array_get_object_element (fixes, 0), "kind", "link");

  object = load (parser, bare_result.out);
  check_string (object, "id", "connection-refused");
  g_assert_true (json_object_get_null_member (object, "code"));
  g_assert_true (json_object_get_null_member (object, "enhanced_code"));
  g_assert_true (json_object_get_null_member (object, "provider"));
}

static const char log_text[] =
    "Nov 21 10:00:01 mail postfix/smtpd[1]: connect from unknown[192.0.2.7]\n"
    "Nov 21 10:00:02 mail postfix/smtp[1]: 3F2A1B0C4E: to=<joe@example.org>, dsn=5.1.1, "
    "status=bounced (host x[192.0.2.9] said: 550 5.1.1 <joe@example.org>: User unknown)\n"
    "Nov 21 10:00:03 mail postfix/smtpd[1]: warning: x[192.0.2.3]: SASL LOGIN authentication "
    "failed: UGFzc3dvcmQ6\n"
    "Nov 21 10:00:04 mail postfix/smtp[1]: 3F2A1B0C4F: to=<jim@example.org>, dsn=5.1.1, "
    "status=bounced (host y[192.0.2.9] said: 550 5.1.1 <jim@example.org>: User unknown)\n";

/* “LINE COUNT ID” of each object. */
static char *
list (const char *out)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  GString *listed = g_string_new (NULL);

  for (guint i = 0; lines[i][0] != '\0'; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *object = load (parser, lines[i]);

      g_string_append_printf (listed, "%d %d %s\n",
                              (int) json_object_get_int_member (object, "line"),
                              (int) json_object_get_int_member_with_default (object, "count", 0),
                              json_object_get_string_member (object, "id"));
    }
  return g_string_free (listed, FALSE);
}

static void
test_input (void)
{
  static const char *const each[] = { "-", "--json", NULL };
  static const char *const summary[] = { "-", "--json", "--summary", NULL };
  static const char *const text[] = { "-", NULL };
  static const char *const text_summary[] = { "--summary", "-", NULL };
  g_auto (CliResult) each_result = run (log_text, each);
  g_auto (CliResult) summary_result = run (log_text, summary);
  g_auto (CliResult) text_result = run (log_text, text);
  g_auto (CliResult) text_summary_result = run (log_text, text_summary);
  g_auto (CliResult) nothing = run ("All is well\n250 Ok\n", each);
  g_autofree char *listed = list (each_result.out);
  g_autofree char *grouped = list (summary_result.out);

  g_assert_cmpint (each_result.status, ==, 0);
  g_assert_cmpstr (listed, ==,
                   "2 0 recipient-unknown\n3 0 wrong-credentials\n4 0 recipient-unknown\n");
  g_assert_cmpint (summary_result.status, ==, 0);
  g_assert_cmpstr (grouped, ==, "2 2 recipient-unknown\n3 1 wrong-credentials\n");
  g_assert_true (g_str_has_prefix (text_result.out, "Line 2: "));
  g_assert_nonnull (strstr (text_result.out, "As explained at line 2."));
  g_assert_true (g_str_has_prefix (text_summary_result.out, "2 times, first in line 2: "));
  g_assert_cmpint (nothing.status, ==, 1);
  g_assert_cmpstr (nothing.out, ==, "");
}

/* What is found is printed at once, while the input goes on. */
static void
test_following (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        g_getenv ("PR_TEST_CLI"), "explain", "-", "--json", NULL);
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *line = NULL;
  GOutputStream *in;

  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  in = g_subprocess_get_stdin_pipe (process);
  g_assert_true (g_output_stream_write_all (in, log_text, strlen (log_text), NULL, NULL, NULL));
  line = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (line, "recipient-unknown"));
  g_assert_true (g_output_stream_close (in, NULL, NULL));
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

#define HUGE_BYTES (100 * 1000 * 1000)
#define MAX_GROWTH_KIB 4096

/* What the process has taken at most, so far. */
static guint64
get_peak_kib (GSubprocess *process)
{
  g_autofree char *path =
      g_build_filename ("/proc", g_subprocess_get_identifier (process), "status", NULL);
  g_autofree char *status = NULL;
  const char *peak;

  g_assert_true (g_file_get_contents (path, &status, NULL, NULL));
  peak = strstr (status, "VmHWM:");
  g_assert_nonnull (peak);
  return g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10);
}

/* Errors that are all different, a line without end, and a mail in a mail in a mail. */
static GString *
make_noise (void)
{
  GString *noise = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (noise,
                            "Nov 21 10:00:%02u mx postfix/smtp[%u]: %X: to=<u%u@example.org>, "
                            "status=bounced (host h%u.example.net[192.0.2.%u] said: 550 5.1.1 "
                            "word%c%c%c%c user unknown)\n",
                            i % 60, i, i * 7919, i, i, i % 250, 'a' + i % 26, 'a' + i / 26 % 26,
                            'a' + i / 676 % 26, 'a' + i / 17 % 26);
  for (guint i = 0; i < 40000; i++)
    g_string_append (noise, "550 user unknown ");
  g_string_append (noise, "\nFrom MAILER-DAEMON Tue Nov 21 10:00:00 2023\nFrom: postmaster@x\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (noise,
                            "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n"
                            "Content-Type: message/rfc822\n\nFrom: postmaster@x\n",
                            i, i);
  g_string_append (noise, "\n550 5.1.1 user unknown\n");
  return noise;
}

/* However much there is to read, memory stays as it is. */
static void
test_memory (void)
{
  g_autoptr (GString) noise = make_noise ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  GOutputStream *in;
  guint64 first_kib;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  g_test_skip ("a sanitizer keeps what was freed");
  g_string_free (g_steal_pointer (&noise), TRUE);
  return;
#endif
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                              &error, g_getenv ("PR_TEST_CLI"), "explain", "-", "--summary", NULL);
  g_assert_no_error (error);
  in = g_subprocess_get_stdin_pipe (process);
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_output_stream_write_all (in, noise->str, noise->len, NULL, NULL, NULL));
  first_kib = get_peak_kib (process);
  for (gsize n = 0; n < HUGE_BYTES; n += noise->len)
    g_assert_true (g_output_stream_write_all (in, noise->str, noise->len, NULL, NULL, NULL));
  g_test_message ("%" G_GUINT64_FORMAT " KiB, then %" G_GUINT64_FORMAT " KiB", first_kib,
                  get_peak_kib (process));
  g_assert_cmpuint (get_peak_kib (process), <, first_kib + MAX_GROWTH_KIB);
  g_assert_true (g_output_stream_close (in, NULL, NULL));
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

/* A folder in place of a file. */
static void
test_unreadable (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_stdin_file_path (launcher, "/");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("PR_TEST_CLI"), "explain", "-",
                                         NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli-explain/text", test_text);
  g_test_add_func ("/cli-explain/json", test_json);
  g_test_add_func ("/cli-explain/input", test_input);
  g_test_add_func ("/cli-explain/following", test_following);
  g_test_add_func ("/cli-explain/memory", test_memory);
  g_test_add_func ("/cli-explain/unreadable", test_unreadable);
  return g_test_run ();
}
