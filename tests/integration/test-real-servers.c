/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "real-servers.h"

/* The servers that other tests rely on, tried with curl, a client that is none of ours. */

#define CURL_OK 0
#define CURL_UNTRUSTED 60
#define CURL_LOGIN_DENIED 67

typedef struct
{
  const char *what;
  PrProtocol protocol;
  PrSecurity security;
  const char *host;
  const char *password;
  const char *options; /* for curl's --login-options; "" for its own choice */
  gboolean is_trusted; /* the authority is given to curl */
  int status;
  guint n_attempts;
} Row;

static const Row rows[] = {
  { "imap tls", PR_PROTOCOL_IMAP, PR_SECURITY_TLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD, "", TRUE,
    CURL_OK, 1 },
  { "imap starttls", PR_PROTOCOL_IMAP, PR_SECURITY_STARTTLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD,
    "AUTH=PLAIN", TRUE, CURL_OK, 1 },
  { "imap in the clear", PR_PROTOCOL_IMAP, PR_SECURITY_NONE, PR_REAL_HOST_PLAIN,
    PR_REAL_ANN_PASSWORD, "AUTH=LOGIN", TRUE, CURL_OK, 1 },
  { "imap in the clear where that is refused", PR_PROTOCOL_IMAP, PR_SECURITY_NONE, PR_REAL_HOST,
    PR_REAL_ANN_PASSWORD, "AUTH=PLAIN", TRUE, CURL_LOGIN_DENIED, 0 },
  { "imap wrong password", PR_PROTOCOL_IMAP, PR_SECURITY_TLS, PR_REAL_HOST, "wrong", "AUTH=PLAIN",
    TRUE, CURL_LOGIN_DENIED, 1 },
  { "imap untrusted", PR_PROTOCOL_IMAP, PR_SECURITY_TLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD, "",
    FALSE, CURL_UNTRUSTED, 0 },
  { "imap wrong name", PR_PROTOCOL_IMAP, PR_SECURITY_TLS, PR_REAL_HOST_PLAIN, PR_REAL_ANN_PASSWORD,
    "", TRUE, CURL_UNTRUSTED, 0 },
  { "pop3 tls", PR_PROTOCOL_POP3, PR_SECURITY_TLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD, "", TRUE,
    CURL_OK, 1 },
  { "pop3 stls", PR_PROTOCOL_POP3, PR_SECURITY_STARTTLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD, "",
    TRUE, CURL_OK, 1 },
  { "pop3 apop", PR_PROTOCOL_POP3, PR_SECURITY_TLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD,
    "AUTH=+APOP", TRUE, CURL_OK, 1 },
  { "pop3 wrong password", PR_PROTOCOL_POP3, PR_SECURITY_TLS, PR_REAL_HOST, "wrong", "AUTH=PLAIN",
    TRUE, CURL_LOGIN_DENIED, 1 },
  { "smtp tls", PR_PROTOCOL_SMTP, PR_SECURITY_TLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD, "", TRUE,
    CURL_OK, 1 },
  { "smtp starttls", PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, PR_REAL_HOST, PR_REAL_ANN_PASSWORD,
    "AUTH=PLAIN", TRUE, CURL_OK, 1 },
  { "smtp in the clear", PR_PROTOCOL_SMTP, PR_SECURITY_NONE, PR_REAL_HOST_PLAIN,
    PR_REAL_ANN_PASSWORD, "AUTH=LOGIN", TRUE, CURL_OK, 1 },
  { "smtp wrong password", PR_PROTOCOL_SMTP, PR_SECURITY_STARTTLS, PR_REAL_HOST, "wrong",
    "AUTH=PLAIN", TRUE, CURL_LOGIN_DENIED, 1 },
};

/* Returns: curl's exit status after it signed in, and no more than that */
static int
run_curl (PrRealServers *servers, const Row *row, guint16 port)
{
  const char *word = pr_enum_get_word (PR_TYPE_PROTOCOL, (int) row->protocol);
  g_autofree char *url =
      g_strdup_printf ("%s%s://%s:%u/", word, row->security == PR_SECURITY_TLS ? "s" : "",
                       row->host, port);
  g_autofree char *user = g_strconcat ("ann@example.org:", row->password, NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (char *) "curl");
  g_ptr_array_add (argv, (char *) "--disable");
  g_ptr_array_add (argv, (char *) "--silent");
  g_ptr_array_add (argv, (char *) "--max-time");
  g_ptr_array_add (argv, (char *) "20");
  g_ptr_array_add (argv, (char *) "--user");
  g_ptr_array_add (argv, user);
  if (row->security == PR_SECURITY_STARTTLS)
    g_ptr_array_add (argv, (char *) "--ssl-reqd");
  if (row->is_trusted)
    {
      g_ptr_array_add (argv, (char *) "--cacert");
      g_ptr_array_add (argv, (char *) pr_real_servers_get_ca_file (servers));
    }
  if (*row->options != '\0')
    {
      g_ptr_array_add (argv, (char *) "--login-options");
      g_ptr_array_add (argv, (char *) row->options);
    }
  if (row->protocol == PR_PROTOCOL_SMTP)
    {
      g_ptr_array_add (argv, (char *) "--request");
      g_ptr_array_add (argv, (char *) "NOOP");
    }
  g_ptr_array_add (argv, url);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

static void
test_curl (void)
{
  g_autoptr (PrRealServers) servers = NULL;
  guint n_expected = 0;

  g_test_summary ("Right and wrong passwords, and how many attempts the servers count");
  servers = pr_real_servers_start ();
  if (servers == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint16 port = pr_real_servers_get_port (servers, rows[i].protocol, rows[i].security);

      if (port == 0)
        continue;
      g_test_message ("%s", rows[i].what);
      g_assert_cmpint (run_curl (servers, &rows[i], port), ==, rows[i].status);
      n_expected += rows[i].n_attempts;
      g_assert_cmpuint (pr_real_servers_count_attempts (servers, NULL), ==, n_expected);
    }
}

static void
test_postfix_runs (void)
{
  g_autoptr (PrRealServers) servers = pr_real_servers_start ();

  if (servers != NULL && pr_real_servers_get_port (servers, PR_PROTOCOL_SMTP, PR_SECURITY_TLS) == 0)
    g_test_skip ("Postfix is not installed, or this is not root");
}

int
main (int argc, char *argv[])
{
  g_autofree char *curl = g_find_program_in_path ("curl");

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-servers/postfix-runs", test_postfix_runs);
  if (curl != NULL)
    g_test_add_func ("/real-servers/curl", test_curl);
  return g_test_run ();
}
