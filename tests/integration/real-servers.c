/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "real-servers.h"

#include <glib/gstdio.h>
#include <string.h>

/* The scripts exit with this, and say why on standard output, where there is no such server. */
#define STATUS_NOT_HERE 77

struct _PrRealServers
{
  GSubprocess *process;
  GKeyFile *env;
  char *dir;
  char *ca_file;
};

static char *
dup_script (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "servers", name, NULL);
}

static GKeyFile *
read_env (const char *dir)
{
  g_autoptr (GKeyFile) env = g_key_file_new ();
  g_autofree char *path = g_build_filename (dir, "env", NULL);
  g_autofree char *content = NULL;
  g_autofree char *with_group = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  with_group = g_strconcat ("[env]\n", content, NULL);
  g_key_file_load_from_data (env, with_group, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&env);
}

/* Where a package is unpacked that cannot be installed beside the others. */
static char *
dup_cache (const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, name, NULL);
}

static PrRealServers *
start (const char *name, const char *cache, const char *setting)
{
  g_autofree char *script = dup_script (name);
  g_autofree char *line = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  PrRealServers *self = g_new0 (PrRealServers, 1);

  self->dir = g_dir_make_tmp ("pr-XXXXXX", &error);
  g_assert_no_error (error);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, script, "run", self->dir, cache, setting, NULL);
  g_assert_no_error (error);

  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  if (strcmp (line, "ready") != 0)
    {
      g_subprocess_wait (self->process, NULL, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, STATUS_NOT_HERE);
      g_test_skip (line);
      pr_real_servers_stop (self);
      return NULL;
    }

  self->env = read_env (self->dir);
  self->ca_file = g_key_file_get_string (self->env, "env", "CA_FILE", NULL);
  g_assert_nonnull (self->ca_file);
  return self;
}

/**
 * pr_real_servers_start:
 *
 * Starts Dovecot and Postfix, in about a quarter of a second. Where Dovecot is not installed, the test
 * is skipped and the caller has only to return.
 *
 * Returns: (transfer full) (nullable): the running servers
 */
PrRealServers *
pr_real_servers_start (void)
{
  return start ("mail-servers", NULL, NULL);
}

/**
 * pr_real_servers_start_exim:
 *
 * Starts Exim, whose package is fetched where that has not been done before. Where it cannot be had,
 * the test is skipped and the caller has only to return.
 *
 * Returns: (transfer full) (nullable): the running server, which has the ports of SMTP and no others
 */
PrRealServers *
pr_real_servers_start_exim (void)
{
  g_autofree char *cache = dup_cache ("exim");

  return start ("exim", cache, NULL);
}

/**
 * pr_real_servers_start_postgres:
 * @digest: what its certificate is signed with, such as `sha384`
 *
 * Starts PostgreSQL, in a second or two; it takes ann with her password, over TLS 1.2. Where it cannot
 * be had, the test is skipped and the caller has only to return.
 *
 * Returns: (transfer full) (nullable): the running server, at pr_real_servers_get_postgres_port()
 */
PrRealServers *
pr_real_servers_start_postgres (const char *digest)
{
  g_autofree char *cache = dup_cache ("postgres");

  return start ("postgres", cache, digest);
}

/**
 * pr_real_servers_stop:
 *
 * Stops the servers, takes away all that they left, and frees @self.
 */
void
pr_real_servers_stop (PrRealServers *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_false (g_file_test (self->dir, G_FILE_TEST_EXISTS));

  g_clear_object (&self->process);
  g_clear_pointer (&self->env, g_key_file_unref);
  g_free (self->ca_file);
  g_free (self->dir);
  g_free (self);
}

/**
 * pr_real_servers_get_port:
 * @security: %PR_SECURITY_NONE is the port of %PR_SECURITY_STARTTLS, to be used with
 *   %PR_REAL_HOST_PLAIN
 *
 * Returns: the port, the same on each address; 0 where there is no such server: Postfix runs for root
 *   only
 */
guint16
pr_real_servers_get_port (PrRealServers *self, PrProtocol protocol, PrSecurity security)
{
  static const char *const names[] = {
    [PR_PROTOCOL_IMAP] = "IMAP",
    [PR_PROTOCOL_POP3] = "POP3",
    [PR_PROTOCOL_SMTP] = "SMTP",
  };
  g_autofree char *key = g_strconcat (
      names[protocol], security == PR_SECURITY_TLS ? "_TLS_PORT" : "_STARTTLS_PORT", NULL);

  return (guint16) g_key_file_get_integer (self->env, "env", key, NULL);
}

/**
 * pr_real_servers_get_postgres_port:
 *
 * Returns: the port of PostgreSQL
 */
guint16
pr_real_servers_get_postgres_port (PrRealServers *self)
{
  return (guint16) g_key_file_get_integer (self->env, "env", "POSTGRES_PORT", NULL);
}

/**
 * pr_real_servers_has_ipv6:
 *
 * Returns: %TRUE if the servers listen on ::1, which the certificate names, too
 */
gboolean
pr_real_servers_has_ipv6 (PrRealServers *self)
{
  g_autofree char *ipv6 = g_key_file_get_string (self->env, "env", "IPV6", NULL);

  return g_strcmp0 (ipv6, "yes") == 0;
}

/**
 * pr_real_servers_get_ca_file:
 *
 * Returns: (transfer none): where the authority is that vouches for the servers
 */
const char *
pr_real_servers_get_ca_file (PrRealServers *self)
{
  return self->ca_file;
}

/**
 * pr_real_servers_dup_path:
 * @name: `ann.password` or `ann.token`, the same for bob and cyd; `dovecot.log` or `postfix.log`
 *
 * Returns: (transfer full): where that file is
 */
char *
pr_real_servers_dup_path (PrRealServers *self, const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

/**
 * pr_real_servers_count_attempts:
 * @service: (nullable): `imap`, `pop3` or `smtp`, or %NULL for all
 *
 * Counts at the server. What ended before the call is counted, for certain.
 *
 * Returns: how many sign-ins were begun since the start
 */
guint
pr_real_servers_count_attempts (PrRealServers *self, const char *service)
{
  g_autofree char *script = dup_script ("mail-servers");
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, script, "attempts", self->dir,
                        service == NULL ? "" : service, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return (guint) g_ascii_strtoull (output, NULL, 10);
}
