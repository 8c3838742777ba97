/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "script-world.h"

#include "pr-net.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * script_world_forget_system_authorities:
 *
 * Where the machine has authorities of its own is nothing for a test to depend on, and to read them
 * all for each test is slow. To be called before there are threads.
 */
void
script_world_forget_system_authorities (void)
{
  g_unsetenv ("SSL_CERT_FILE");
  g_unsetenv ("SSL_CERT_DIR");
}

/**
 * script_world_init:
 *
 * In place of g_test_init().
 */
void
script_world_init (int *argc, char ***argv)
{
  script_world_forget_system_authorities ();
  g_test_init (argc, argv, NULL);
  pr_net_init ();
}

/**
 * script_world_run_without_bus:
 *
 * In place of g_test_run(), where no test may find a session bus and so a keyring. What programs keep
 * in their runtime folder goes into one of its own, and away with it.
 *
 * Returns: the exit status
 */
int
script_world_run_without_bus (void)
{
  g_autofree char *dir = g_dir_make_tmp ("pr-run-XXXXXX", NULL);
  g_autoptr (GSubprocess) rm = NULL;
  int status;

  g_assert_nonnull (dir);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "", TRUE);
  g_setenv ("XDG_RUNTIME_DIR", dir, TRUE);
  status = g_test_run ();
  rm = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-r", dir, NULL);
  g_assert_true (g_subprocess_wait_check (rm, NULL, NULL));
  return status;
}

/**
 * script_world_new:
 * @password: what the server's one account has
 *
 * Returns: (transfer full): a server without talks
 */
ScriptWorld *
script_world_new (const char *password)
{
  ScriptWorld *self = g_new0 (ScriptWorld, 1);
  g_autoptr (GError) error = NULL;

  self->password = pr_secret_new (password, -1);
  self->token = pr_secret_new (WORLD_TOKEN, -1);
  self->dir = g_dir_make_tmp ("pr-world-XXXXXX", &error);
  g_assert_no_error (error);
  self->ca_file = g_build_filename (self->dir, "ca.pem", NULL);
  self->server = pr_script_server_new (WORLD_USER, self->password, &error);
  g_assert_no_error (error);
  pr_test_authority_write_pem (pr_script_server_get_authority (self->server), self->ca_file,
                               &error);
  g_assert_no_error (error);
  return self;
}

/**
 * script_world_free:
 *
 * Stops the server and removes its folder.
 */
void
script_world_free (ScriptWorld *self)
{
  pr_script_server_stop (self->server);
  g_object_unref (self->server);
  pr_secret_unref (self->password);
  pr_secret_unref (self->token);
  g_remove (self->ca_file);
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_free (self->ca_file);
  g_free (self->dir);
  g_free (self);
}

/**
 * script_world_add_text:
 * @text: a talk
 *
 * Returns: the port where it is played
 */
guint16
script_world_add_text (ScriptWorld *self, const char *text)
{
  g_autoptr (GFile) folder = g_file_new_for_path (g_getenv ("PR_TEST_TALKS"));
  g_autoptr (GError) error = NULL;
  g_autoptr (PrTalk) talk = pr_talk_new_in_folder ("talk", text, folder, &error);
  guint16 port;

  g_assert_no_error (error);
  port = pr_script_server_add_talk (self->server, talk, 0, &error);
  g_assert_no_error (error);
  return port;
}

/**
 * script_world_load_talk:
 * @name: a file of tests/talks
 *
 * Returns: (transfer full): the talk
 */
PrTalk *
script_world_load_talk (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PR_TEST_TALKS"), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PrTalk *talk = pr_talk_load (file, &error);

  g_assert_no_error (error);
  return talk;
}

/**
 * script_world_add_talk_file:
 * @name: a file of tests/talks
 *
 * Returns: the port where it is played
 */
guint16
script_world_add_talk_file (ScriptWorld *self, const char *name)
{
  g_autoptr (PrTalk) talk = script_world_load_talk (name);
  g_autoptr (GError) error = NULL;
  guint16 port = pr_script_server_add_talk (self->server, talk, 0, &error);

  g_assert_no_error (error);
  return port;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * script_world_list_talks:
 *
 * Returns: (transfer full): the names of all talks of tests/talks, in order
 */
GPtrArray *
script_world_list_talks (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("PR_TEST_TALKS"), 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".talk"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >, 0);
  return names;
}

/**
 * script_world_wait_for_clients:
 * @port: where a talk is played
 * @n_clients: how many are waited for, those that have gone included
 *
 * Waits until so many clients came to the port, for as long as that takes on a busy machine: what a
 * program does on its way there, such as minding signals, is done then.
 */
void
script_world_wait_for_clients (ScriptWorld *self, guint16 port, guint n_clients)
{
  PrScriptLog *log = pr_script_server_get_log (self->server, port);
  gint64 end_us = g_get_monotonic_time () + WORLD_LONG_WAIT_MS * 1000;

  while (pr_script_log_get_n_connections (log) < n_clients)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (5000);
    }
}

/**
 * script_world_get_log:
 * @port: where a talk is played
 *
 * Waits until the server is done with its clients, so that nothing is missing.
 *
 * Returns: (transfer none): what came to it
 */
PrScriptLog *
script_world_get_log (ScriptWorld *self, guint16 port)
{
  g_assert_true (pr_script_server_wait_idle (self->server, WORLD_LONG_WAIT_MS));
  return pr_script_server_get_log (self->server, port);
}

/**
 * script_world_account_new:
 *
 * Returns: (transfer full): the account of %WORLD_USER without servers
 */
PrAccount *
script_world_account_new (void)
{
  PrAccount *account = pr_account_new ();

  pr_account_set_address (account, WORLD_USER);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    pr_service_set_enabled (pr_account_get_service (account, (PrProtocol) i), FALSE);
  return account;
}

/**
 * script_world_set_service:
 * @host: a name or an address
 *
 * Returns: (transfer none): the account's service, enabled
 */
PrService *
script_world_set_service (PrAccount *account,
                          PrProtocol protocol,
                          const char *host,
                          guint16 port,
                          PrSecurity security)
{
  PrService *service = pr_account_get_service (account, protocol);

  pr_service_set_enabled (service, TRUE);
  pr_service_set_host (service, host);
  pr_service_set_security (service, security);
  pr_service_set_port (service, port);
  return service;
}

/**
 * script_world_check_new:
 *
 * Returns: (transfer full): a test of @account that knows the password and believes the authority
 */
PrCheck *
script_world_check_new (ScriptWorld *self, PrAccount *account)
{
  PrCheck *check = pr_check_new (account);

  pr_check_set_password (check, self->password);
  pr_check_set_ca_file (check, self->ca_file);
  pr_check_set_time_limits (check, WORLD_LONG_WAIT_MS, 2 * WORLD_LONG_WAIT_MS);
  return check;
}

/**
 * world_fixture_set_up:
 * @data: not used
 *
 * For g_test_add().
 */
void
world_fixture_set_up (WorldFixture *self, gconstpointer data G_GNUC_UNUSED)
{
  self->world = script_world_new (WORLD_PASSWORD);
  self->account = script_world_account_new ();
}

/**
 * world_fixture_tear_down:
 * @data: not used
 *
 * For g_test_add().
 */
void
world_fixture_tear_down (WorldFixture *self, gconstpointer data G_GNUC_UNUSED)
{
  g_object_unref (self->account);
  script_world_free (self->world);
}

static void
run_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  guint *n_running = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrReport) report = pr_check_run_finish (PR_CHECK (source), result, &error);

  g_assert_no_error (error);
  --*n_running;
}

/**
 * script_world_begin:
 * @n_running: (inout): how many tests run, one more until this one has come to its end
 *
 * Begins one of several tests that run side by side.
 */
void
script_world_begin (PrCheck *check, guint *n_running)
{
  ++*n_running;
  pr_check_run_async (check, NULL, run_ended, n_running);
}

/**
 * script_world_wait:
 * @n_running: as with script_world_begin()
 * @most: how many may go on running
 *
 * Waits until the others have ended.
 */
void
script_world_wait (const guint *n_running, guint most)
{
  while (*n_running > most)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  gboolean done;
  PrReport *report;
  GError *error;
} Run;

static void
run_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  g_assert_false (run->done);
  run->report = pr_check_run_finish (PR_CHECK (source), result, &run->error);
  run->done = TRUE;
}

/**
 * script_world_run:
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what pr_check_run_finish() gives
 */
PrReport *
script_world_run (PrCheck *check, GCancellable *cancellable, GError **error)
{
  Run run = { 0 };

  pr_check_run_async (check, cancellable, run_done, &run);
  while (!run.done)
    g_main_context_iteration (NULL, TRUE);
  if (run.error != NULL)
    g_propagate_error (error, run.error);
  return run.report;
}

/**
 * script_world_run_well:
 *
 * Returns: (transfer full): the report of a run that came to its end
 */
PrReport *
script_world_run_well (PrCheck *check)
{
  g_autoptr (GError) error = NULL;
  PrReport *report = script_world_run (check, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/**
 * service_report_get_diagnosis_word:
 *
 * Returns: (transfer none): the id of the diagnosis, “ok” where there is none
 */
const char *
service_report_get_diagnosis_word (PrServiceReport *report)
{
  PrDiagnosis *diagnosis = pr_service_report_get_diagnosis (report);

  return diagnosis == NULL ? "ok" : pr_diagnosis_id_get_word (pr_diagnosis_get_id (diagnosis));
}

/**
 * service_report_dup_last_step:
 *
 * Returns: (transfer full): where it ended
 */
PrStep *
service_report_dup_last_step (PrServiceReport *report)
{
  GListModel *steps = pr_service_report_get_steps (report);
  guint n_steps = g_list_model_get_n_items (steps);

  g_assert_cmpuint (n_steps, >, 0);
  return g_list_model_get_item (steps, n_steps - 1);
}

/**
 * service_report_dup_step:
 *
 * Returns: (transfer full) (nullable): the last step of that kind
 */
PrStep *
service_report_dup_step (PrServiceReport *report, PrStepId id)
{
  GListModel *steps = pr_service_report_get_steps (report);

  for (guint i = g_list_model_get_n_items (steps); i > 0; i--)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (steps, i - 1);

      if (pr_step_get_id (step) == id)
        return g_steal_pointer (&step);
    }
  return NULL;
}

static char *
dup_quoted (const char *text)
{
  g_autoptr (GString) quoted = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *text);
    }
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

static void
take_base64 (GPtrArray *forms, const char *bytes, gsize n_bytes)
{
  g_ptr_array_add (forms, g_base64_encode ((const guchar *) bytes, n_bytes));
}

/* Base64 of what begins one or two bytes into a group, as in the middle of something longer: without
 * the characters at both ends that depend on what is around. */
static void
take_base64_inside (GPtrArray *forms, const char *text)
{
  gsize n_bytes = strlen (text);

  for (gsize n_before = 0; n_before < 3; n_before++)
    {
      g_autofree char *padded = g_malloc0 (n_before + n_bytes);
      g_autofree char *encoded = NULL;
      gsize first = n_before == 0 ? 0 : n_before + 1;
      gsize n_whole = (n_before + n_bytes) / 3 * 4;

      memcpy (padded + n_before, text, n_bytes);
      encoded = g_base64_encode ((const guchar *) padded, n_before + n_bytes);
      g_assert_cmpuint (n_whole, >, first + 8);
      g_ptr_array_add (forms, g_strndup (encoded + first, n_whole - first));
    }
}

/**
 * secret_forms_new:
 * @user: the login name
 * @password: its password, or a token
 *
 * Returns: (transfer full): the secret in clear, quoted, escaped as JSON, in percent signs, and in
 *   base64, alone and in the middle of something
 */
GPtrArray *
secret_forms_new (const char *user, const char *password)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *quoted = dup_quoted (password);

  g_string_append_c (plain, '\0');
  g_string_append (plain, user);
  g_string_append_c (plain, '\0');
  g_string_append (plain, password);
  g_ptr_array_add (forms, g_strdup (password));
  take_base64 (forms, password, strlen (password));
  take_base64 (forms, plain->str, plain->len);
  take_base64_inside (forms, password);
  g_ptr_array_add (forms, dup_quoted (quoted));
  g_ptr_array_add (forms, g_uri_escape_string (password, NULL, FALSE));
  g_ptr_array_add (forms, g_steal_pointer (&quoted));
  return forms;
}

/**
 * secret_forms_assert_none:
 * @where: for the message
 * @text: (array length=n_bytes): what to search
 * @n_bytes: how long it is
 */
void
secret_forms_assert_none (GPtrArray *forms, const char *where, const char *text, gsize n_bytes)
{
  for (guint i = 0; i < forms->len; i++)
    {
      const char *form = forms->pdata[i];

      if (n_bytes > 0 && memmem (text, n_bytes, form, strlen (form)) != NULL)
        g_error ("%s holds a secret, as “%s”", where, form);
    }
}
