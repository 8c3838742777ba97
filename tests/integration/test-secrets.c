/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "script-world.h"

#include "pr-report-json.h"
#include "pr-report-text.h"

#include <glib/gstdio.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

/* Every talk of tests/talks is played with a marked password and a marked token: by the program, with
 * all its debug messages, and in process by the methods that the program was not asked for. Neither
 * secret, nor anything that was made of one, may be found in what comes out, nor in what anybody on
 * the way could read. */

/* Most of them wait for each other, not for the processor. */
#define N_AT_ONCE 12

/* What a talk comes to is another test's business: nobody waits long for silence. */
#define LIMIT_S "1.5"
#define LIMIT_MS 1500

/* Shorter than this no word is told from one that stands there by chance. */
#define MIN_WORD_CHARS 16

#define MAX_HASH_BYTES 32

/* Of those that the tests in process use. */
#define N_PASSWORD_METHODS 5

/* A scripted server whose one account has one of the secrets, and its ports by talk. */
typedef struct
{
  ScriptWorld *world;
  GPtrArray *ports; /* of GUINT_TO_POINTER */
} Side;

typedef struct
{
  GPtrArray *names;
  GPtrArray *talks;
  Side password;
  Side token;
  char *password_file;
  char *token_file;
  GPtrArray *secrets; /* what both secrets look like */
  GPtrArray *outputs; /* of Output */
  guint n_running;
  guint n_scram;
  guint n_digests;
} Fixture;

/* Something that came out of a run, and of which. */
typedef struct
{
  guint talk;
  gboolean with_token;
  char *what;
  GBytes *text;
} Output;

static void
output_free (gpointer data)
{
  Output *self = data;

  g_free (self->what);
  g_bytes_unref (self->text);
  g_free (self);
}

static void
add_output (Fixture *self, guint talk, gboolean with_token, const char *what, GBytes *text)
{
  Output *output = g_new0 (Output, 1);

  output->talk = talk;
  output->with_token = with_token;
  output->what = g_strdup_printf ("%s, %s, with the %s", (char *) self->names->pdata[talk], what,
                                  with_token ? "token" : "password");
  output->text = g_bytes_ref (text);
  g_ptr_array_add (self->outputs, output);
}

static void
add_text (Fixture *self, guint talk, gboolean with_token, const char *what, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  add_output (self, talk, with_token, what, bytes);
}

static Side
side_new (GPtrArray *talks, const char *secret)
{
  Side self = { .world = script_world_new (secret), .ports = g_ptr_array_new () };

  for (guint i = 0; i < talks->len; i++)
    {
      g_autoptr (GError) error = NULL;
      guint16 port =
          pr_script_server_add_talk (self.world->server, talks->pdata[i], 0, &error);

      g_assert_no_error (error);
      g_ptr_array_add (self.ports, GUINT_TO_POINTER (port));
    }
  return self;
}

static void
side_clear (Side *self)
{
  g_ptr_array_unref (self->ports);
  script_world_free (self->world);
}

static Side *
get_side (Fixture *self, gboolean with_token)
{
  return with_token ? &self->token : &self->password;
}

static guint16
get_port (const Side *self, guint talk)
{
  return (guint16) GPOINTER_TO_UINT (self->ports->pdata[talk]);
}

static char *
write_secret (ScriptWorld *world, const char *name, const char *secret)
{
  char *path = g_build_filename (world->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, secret, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
take_forms (GPtrArray *forms, GPtrArray *more)
{
  g_ptr_array_extend_and_steal (forms, more);
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  self->names = script_world_list_talks ();
  self->talks = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_talk_unref);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (self->talks, script_world_load_talk (self->names->pdata[i]));
  self->password = side_new (self->talks, WORLD_PASSWORD);
  self->token = side_new (self->talks, WORLD_TOKEN);
  self->password_file = write_secret (self->password.world, "password", WORLD_PASSWORD);
  self->token_file = write_secret (self->password.world, "token", WORLD_TOKEN);
  self->secrets = secret_forms_new (WORLD_USER, WORLD_PASSWORD);
  take_forms (self->secrets, secret_forms_new (WORLD_USER, WORLD_TOKEN));
  self->outputs = g_ptr_array_new_with_free_func (output_free);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  g_ptr_array_unref (self->outputs);
  g_ptr_array_unref (self->secrets);
  g_assert_cmpint (g_remove (self->password_file), ==, 0);
  g_assert_cmpint (g_remove (self->token_file), ==, 0);
  g_free (self->password_file);
  g_free (self->token_file);
  side_clear (&self->password);
  side_clear (&self->token);
  g_ptr_array_unref (self->talks);
  g_ptr_array_unref (self->names);
}

static PrSecurity
get_client (Fixture *self, guint talk, PrProtocol *protocol)
{
  PrSecurity security;

  g_assert_true (pr_talk_get_client (self->talks->pdata[talk], protocol, &security));
  return security;
}

static void
wait_for_room (Fixture *self, guint n_at_most)
{
  while (self->n_running > n_at_most)
    g_main_context_iteration (NULL, TRUE);
}

/* The program */

typedef struct
{
  Fixture *fixture;
  guint talk;
  gboolean with_token;
  char *transcript;
} ProgramRun;

static void
program_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  ProgramRun *self = data;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autofree char *transcript = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (G_SUBPROCESS (source)));
  /* Whatever it found: it did what it was asked to. */
  g_assert_cmpint (g_subprocess_get_exit_status (G_SUBPROCESS (source)), <=, 1);
  g_file_get_contents (self->transcript, &transcript, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (self->transcript), ==, 0);

  add_output (self->fixture, self->talk, self->with_token, "standard output", out);
  add_output (self->fixture, self->talk, self->with_token, "standard error", err);
  add_text (self->fixture, self->talk, self->with_token, "transcript file",
            g_steal_pointer (&transcript));
  self->fixture->n_running--;
  g_free (self->transcript);
  g_free (self);
}

static void
take (GPtrArray *argv, char *argument)
{
  g_ptr_array_add (argv, argument);
}

/* By turns with each method, and in each form of the report. */
static GPtrArray *
program_argv_new (ProgramRun *self)
{
  Fixture *fixture = self->fixture;
  const Side *side = get_side (fixture, self->with_token);
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);
  PrProtocol protocol;
  PrSecurity security = get_client (fixture, self->talk, &protocol);
  gboolean odd = self->talk % 2 == 1;

  take (argv, g_strdup (g_getenv ("PR_TEST_CLI")));
  take (argv, g_strdup ("check"));
  take (argv, g_strdup_printf ("--%s=127.0.0.1:%u,%s",
                               pr_enum_get_word (PR_TYPE_PROTOCOL, (int) protocol),
                               get_port (side, self->talk),
                               pr_enum_get_word (PR_TYPE_SECURITY, (int) security)));
  take (argv, g_strconcat ("--ca-file=", side->world->ca_file, NULL));
  take (argv, g_strconcat ("--password-file=", fixture->password_file, NULL));
  take (argv, g_strconcat ("--oauth-token-file=", fixture->token_file, NULL));
  take (argv, g_strconcat ("--transcript=", self->transcript, NULL));
  take (argv, g_strconcat ("--auth=",
                           !self->with_token ? "auto"
                           : odd             ? "xoauth2"
                                             : "oauthbearer",
                           NULL));
  take (argv, g_strdup ("--timeout=" LIMIT_S));
  if (odd != self->with_token)
    take (argv, g_strdup ("--json"));
  if (security == PR_SECURITY_NONE)
    take (argv, g_strdup ("--allow-plaintext-password"));
  take (argv, g_strdup (WORLD_USER));
  g_ptr_array_add (argv, NULL);
  return argv;
}

static void
start_program (Fixture *fixture, guint talk, gboolean with_token)
{
  /* What a sanitizer's build of the program goes by is none of its business. */
  static const char *const kept[] = { "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS",
                                      "UBSAN_OPTIONS" };
  /* The machine's own authorities would only take time. */
  static char *environment[] = { (char *) "G_MESSAGES_DEBUG=all", (char *) "SSL_CERT_FILE=/dev/null",
                                 (char *) "SSL_CERT_DIR=/dev/null", NULL };
  ProgramRun *self = g_new0 (ProgramRun, 1);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = NULL;
  g_autoptr (GError) error = NULL;

  self->fixture = fixture;
  self->talk = talk;
  self->with_token = with_token;
  self->transcript = g_strdup_printf ("%s/transcript-%u-%d", fixture->password.world->dir, talk,
                                      with_token);
  argv = program_argv_new (self);
  g_subprocess_launcher_set_environ (launcher, environment);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      g_subprocess_launcher_setenv (launcher, kept[i], g_getenv (kept[i]), TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  fixture->n_running++;
  g_subprocess_communicate_async (process, NULL, NULL, program_ended, self);
}

/* What an exchange makes of a secret */

static void
take_base64 (GPtrArray *forms, const guint8 *bytes, gsize n_bytes)
{
  g_ptr_array_add (forms, g_base64_encode (bytes, n_bytes));
}

static char *
dup_hex (const guint8 *bytes, gsize n_bytes)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}

/* RFC 5802 §3: all that knows the password, or that lets a password be guessed. */
static void
take_scram_keys (GPtrArray *forms, const EVP_MD *digest, const char *challenge)
{
  static const char *const names[] = { "Client Key", "Server Key" };
  g_auto (GStrv) fields = g_strsplit (challenge, ",", 3);
  g_autofree guint8 *salt = NULL;
  gsize n_salt;
  guint8 salted[MAX_HASH_BYTES];
  guint8 stored[MAX_HASH_BYTES];
  int n_bytes = EVP_MD_get_size (digest);

  g_assert_cmpuint (g_strv_length (fields), ==, 3);
  salt = g_base64_decode (fields[1] + strlen ("s="), &n_salt);
  g_assert_cmpint (PKCS5_PBKDF2_HMAC (WORLD_PASSWORD, -1, salt, (int) n_salt,
                                      (int) g_ascii_strtoll (fields[2] + strlen ("i="), NULL, 10),
                                      digest, n_bytes, salted),
                   ==, 1);
  take_base64 (forms, salted, (gsize) n_bytes);
  g_ptr_array_add (forms, dup_hex (salted, (gsize) n_bytes));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint8 key[MAX_HASH_BYTES];

      HMAC (digest, salted, n_bytes, (const guint8 *) names[i], strlen (names[i]), key, NULL);
      take_base64 (forms, key, (gsize) n_bytes);
      EVP_Digest (key, (gsize) n_bytes, stored, NULL, digest, NULL);
      take_base64 (forms, stored, (gsize) n_bytes);
    }
}

static char *
dup_decoded (const char *word)
{
  g_autofree guint8 *bytes = NULL;
  gsize n_bytes = 0;

  if (strlen (word) < MIN_WORD_CHARS || strlen (word) % 4 != 0
      || strspn (word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
             != strlen (word))
    return NULL;
  bytes = g_base64_decode (word, &n_bytes);
  return g_strndup ((const char *) bytes, n_bytes);
}

static gboolean
is_digest (const char *word)
{
  return strlen (word) == 32 && strspn (word, "0123456789abcdef") == 32;
}

/* One word of what the client sent: a response, or a part of one. */
static void
take_word (Fixture *self, GPtrArray *forms, const char *word)
{
  g_autofree char *text = dup_decoded (word);
  const char *proof = text == NULL ? NULL : strstr (text, ",p=");
  const char *digest = text == NULL ? NULL : strrchr (text, ' ');

  /* APOP */
  if (is_digest (word))
    g_ptr_array_add (forms, g_strdup (word));
  self->n_digests += is_digest (word);
  /* The name alone, and with SCRAM a nonce, are no secrets. */
  if (text == NULL || strcmp (text, WORLD_USER) == 0 || strstr (text, ",,n=") != NULL)
    return;
  g_ptr_array_add (forms, g_strdup (word));
  if (proof != NULL)
    g_ptr_array_add (forms, g_strdup (proof + strlen (",p=")));
  if (digest == NULL || !is_digest (digest + 1))
    return;
  g_ptr_array_add (forms, g_strdup (digest + 1));
  self->n_digests++;
}

static GStrv
split_words (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *text = g_malloc0 (n_bytes + 1);

  for (gsize i = 0; i < n_bytes; i++)
    text[i] = data[i] == '\0' ? ' ' : data[i];
  return g_strsplit_set (text, " \r\n", -1);
}

/* Everything that was made of the secrets while a talk was played. */
static GPtrArray *
derived_forms_new (Fixture *self, PrScriptLog *log)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) said = pr_script_log_dup_said (log);
  g_auto (GStrv) said_words = split_words (said);

  for (guint i = 0; i < PR_N_SCRIPT_CHANNELS; i++)
    {
      g_autoptr (GBytes) received = pr_script_log_dup_received (log, (PrScriptChannel) i);
      g_auto (GStrv) words = split_words (received);

      for (gsize w = 0; words[w] != NULL; w++)
        take_word (self, forms, words[w]);
    }
  for (gsize w = 0; said_words[w] != NULL; w++)
    {
      g_autofree char *text = dup_decoded (said_words[w]);

      if (text == NULL || !g_str_has_prefix (text, "r=") || strstr (text, ",i=") == NULL)
        continue;
      take_scram_keys (forms, EVP_sha1 (), text);
      take_scram_keys (forms, EVP_sha256 (), text);
      self->n_scram++;
    }
  return forms;
}

static gboolean
is_in (GBytes *bytes, const char *form)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes > 0 && memmem (text, n_bytes, form, strlen (form)) != NULL;
}

static void
assert_none (GPtrArray *forms, const char *what, GBytes *bytes)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (bytes, &n_bytes);

  secret_forms_assert_none (forms, what, text, n_bytes);
}

/* Nobody who reads along gets to see a secret where nobody gave leave for it. */
static void
judge_wire (Fixture *self, guint talk, gboolean with_token)
{
  const Side *side = get_side (self, with_token);
  PrScriptLog *log = script_world_get_log (side->world, get_port (side, talk));
  g_autoptr (GPtrArray) derived = derived_forms_new (self, log);
  g_autoptr (GBytes) clear = pr_script_log_dup_received (log, PR_SCRIPT_CHANNEL_CLEAR);
  PrProtocol protocol;

  if (get_client (self, talk, &protocol) != PR_SECURITY_NONE)
    {
      assert_none (self->secrets, self->names->pdata[talk], clear);
      assert_none (derived, self->names->pdata[talk], clear);
      g_assert_false (is_in (clear, WORLD_USER));
    }
  for (guint i = 0; i < self->outputs->len; i++)
    {
      const Output *output = self->outputs->pdata[i];

      if (output->talk == talk && output->with_token == with_token)
        {
          assert_none (self->secrets, output->what, output->text);
          assert_none (derived, output->what, output->text);
        }
    }
}

/* What is searched for is what is sent: in the talk that works it is found at the server. */
static void
assert_is_found (Fixture *self, const char *name, gboolean with_token)
{
  const Side *side = get_side (self, with_token);
  guint talk;
  guint n_found = 0;

  g_assert_true (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &talk));
  for (guint i = 0; i < self->secrets->len; i++)
    n_found += pr_script_log_contains (script_world_get_log (side->world, get_port (side, talk)),
                                       PR_SCRIPT_CHANNEL_ENCRYPTED, self->secrets->pdata[i]);
  g_assert_cmpuint (n_found, >, 0);
}

static void
judge_all (Fixture *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      judge_wire (self, i, FALSE);
      judge_wire (self, i, TRUE);
    }
}

static gboolean
came_to_sign_in (Fixture *self, guint talk)
{
  const Side *side = &self->password;

  return pr_script_log_get_n_attempts (
             script_world_get_log (side->world, get_port (side, talk)))
         > 0;
}

static void
test_program (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  g_test_summary ("No secret in what the program prints, logs and writes, and none in clear text");

  for (guint i = 0; i < self->names->len; i++)
    {
      wait_for_room (self, N_AT_ONCE - 1);
      start_program (self, i, FALSE);
    }
  wait_for_room (self, 0);
  /* Both secrets were given to all of these: the rest would only do the same once more. */
  for (guint i = 0; i < self->names->len; i++)
    if (came_to_sign_in (self, i))
      {
        wait_for_room (self, N_AT_ONCE - 1);
        start_program (self, i, TRUE);
      }
  wait_for_room (self, 0);

  judge_all (self);
  assert_is_found (self, "imap-works-tls.talk", FALSE);
  assert_is_found (self, "pop3-works-tls.talk", TRUE);
  assert_is_found (self, "smtp-works-starttls.talk", FALSE);
  g_assert_cmpuint (self->n_scram, >=, PR_N_PROTOCOLS);
}

/* In process */

typedef struct
{
  Fixture *fixture;
  guint talk;
  gboolean with_token;
  PrCheck *check;
} ProcessRun;

static void
process_run_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  ProcessRun *self = data;
  g_autoptr (PrReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = pr_check_run_finish (PR_CHECK (source), result, &error);
  g_assert_no_error (error);
  add_text (self->fixture, self->talk, self->with_token, "JSON", pr_report_to_json (report));
  add_text (self->fixture, self->talk, self->with_token, "text",
            pr_report_to_text (report, &PR_TEXT_LOOK_PLAIN));
  add_text (self->fixture, self->talk, self->with_token, "transcript",
            pr_report_to_transcript (report));
  self->fixture->n_running--;
  g_object_unref (self->check);
  g_free (self);
}

static void
start_in_process (Fixture *fixture, guint talk, PrAuth auth)
{
  ProcessRun *self = g_new0 (ProcessRun, 1);
  g_autoptr (PrAccount) account = script_world_account_new ();
  PrProtocol protocol;
  PrSecurity security = get_client (fixture, talk, &protocol);
  const Side *side;
  PrService *service;

  self->fixture = fixture;
  self->talk = talk;
  self->with_token = auth == PR_AUTH_XOAUTH2 || auth == PR_AUTH_OAUTHBEARER;
  side = get_side (fixture, self->with_token);
  service = script_world_set_service (account, protocol, "127.0.0.1", get_port (side, talk), security);
  pr_service_set_auth (service, auth);
  pr_service_set_allow_plaintext (service, security == PR_SECURITY_NONE);
  self->check = script_world_check_new (fixture->password.world, account);
  pr_check_set_ca_file (self->check, side->world->ca_file);
  pr_check_set_token (self->check, fixture->password.world->token);
  pr_check_set_time_limits (self->check, LIMIT_MS, WORLD_LONG_WAIT_MS);
  fixture->n_running++;
  pr_check_run_async (self->check, NULL, process_run_ended, self);
}

static GMutex log_mutex;
static GString *log_text;

/* What G_MESSAGES_DEBUG=all would show, and all fields that go with it. What ends the test is shown. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&log_mutex);

  for (gsize i = 0; i < n_fields; i++)
    {
      g_string_append_len (log_text, fields[i].value, fields[i].length);
      g_string_append_c (log_text, '\n');
    }
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    return g_log_writer_default (level, fields, n_fields, data);
  return G_LOG_WRITER_HANDLED;
}

/* All methods where a talk comes to signing in by each, else one for a password and one for a token,
 * by turns. */
static gboolean
wants_method (Fixture *self, guint talk, gsize method)
{
  const char *name = self->names->pdata[talk];

  if (strstr (name, "-works-") != NULL || strstr (name, "-wrong-password") != NULL)
    return TRUE;
  return method < N_PASSWORD_METHODS ? method == talk % N_PASSWORD_METHODS
                                     : method - N_PASSWORD_METHODS == talk % 2;
}

static void
test_in_process (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  static const PrAuth auths[] = { PR_AUTH_LOGIN,         PR_AUTH_CRAM_MD5, PR_AUTH_SCRAM_SHA_1,
                                  PR_AUTH_SCRAM_SHA_256, PR_AUTH_APOP,     PR_AUTH_XOAUTH2,
                                  PR_AUTH_OAUTHBEARER };
  g_autoptr (GBytes) logged = NULL;

  g_test_summary ("No secret in report, transcript and log, whichever method is used");

  for (guint i = 0; i < self->names->len; i++)
    for (gsize a = 0; a < G_N_ELEMENTS (auths); a++)
      {
        if (!wants_method (self, i, a))
          continue;
        wait_for_room (self, 2 * N_AT_ONCE - 1);
        start_in_process (self, i, auths[a]);
      }
  wait_for_room (self, 0);

  judge_all (self);
  assert_is_found (self, "imap-works-tls.talk", TRUE);
  assert_is_found (self, "smtp-works-tls.talk", FALSE);
  g_assert_cmpuint (self->n_scram, >=, PR_N_PROTOCOLS);
  g_assert_cmpuint (self->n_digests, >=, PR_N_PROTOCOLS + 1);
  logged = g_bytes_new (log_text->str, log_text->len);
  assert_none (self->secrets, "the log", logged);
}

int
main (int argc, char *argv[])
{
  int status;

  log_text = g_string_new (NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  script_world_init (&argc, &argv);
  g_test_add ("/secrets/program", Fixture, NULL, set_up, test_program, tear_down);
  g_test_add ("/secrets/in-process", Fixture, NULL, set_up, test_in_process, tear_down);
  status = g_test_run ();
  g_string_free (log_text, TRUE);
  return status;
}
