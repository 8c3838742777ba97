/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "play-client.h"
#include "real-servers.h"

#include <string.h>

/* Our clients against Dovecot and Postfix, which have never heard of us. */

#define IMAP (1 << PR_PROTOCOL_IMAP)
#define POP3 (1 << PR_PROTOCOL_POP3)
#define SMTP (1 << PR_PROTOCOL_SMTP)
#define ALL (IMAP | POP3 | SMTP)

#define TLS PR_SECURITY_TLS
#define STARTTLS PR_SECURITY_STARTTLS
#define NONE PR_SECURITY_NONE

#define ANN "ann@example.org"
#define BOB "bob@example.org"
#define CYD "cyd@example.org"

/* Stands for what is in a file of the server's. */
#define TOKEN "@token"
#define LONG_PASSWORD "@long"

typedef struct
{
  guint protocols;
  PrSecurity security;
  const char *mechanism;
  const char *login;
  const char *password;
  PrStepId step;
  PlayEnd end;
  guint n_attempts;
} Row;

typedef struct
{
  PrRealServers *servers;
  PrTlsTrust *trust;
  guint n_attempts; /* that the servers ought to have counted */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->servers = pr_real_servers_start ();
  if (fixture->servers == NULL)
    return;
  fixture->trust = pr_tls_trust_new (pr_real_servers_get_ca_file (fixture->servers), &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&fixture->servers, pr_real_servers_stop);
  g_clear_pointer (&fixture->trust, pr_tls_trust_unref);
}

static PrSecret *
make_password (Fixture *fixture, const char *password)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (password, TOKEN) == 0)
    {
      path = pr_real_servers_dup_path (fixture->servers, "ann.token");
      g_file_get_contents (path, &content, NULL, &error);
      g_assert_no_error (error);
      return pr_secret_new (g_strstrip (content), -1);
    }
  if (strcmp (password, LONG_PASSWORD) == 0)
    {
      content = g_strnfill (4096, 'x');
      return pr_secret_new (content, -1);
    }
  return pr_secret_new (password, -1);
}

static void
run_row (Fixture *fixture, const Row *row, PrProtocol protocol)
{
  g_autoptr (PrSecret) password = make_password (fixture, row->password);
  g_auto (Play) play = {
    .host = row->security == NONE ? PR_REAL_HOST_PLAIN : PR_REAL_HOST,
    .port = pr_real_servers_get_port (fixture->servers, protocol, row->security),
    .trust = fixture->trust,
    .protocol = protocol,
    .security = row->security,
    .login = row->login,
    .password = password,
    .mechanism = row->mechanism,
    .wait_ms = 10000,
  };

  if (play.port == 0) /* no Postfix */
    return;
  g_test_message ("%s %s %s as %s", pr_enum_get_word (PR_TYPE_PROTOCOL, (int) protocol),
                  pr_enum_get_word (PR_TYPE_SECURITY, (int) row->security),
                  row->mechanism == NULL ? "by its own command" : row->mechanism, row->login);
  play_run (&play);
  if (play.error != NULL)
    g_test_message ("%s: %s", pr_enum_get_word (PR_TYPE_STEP_ID, (int) play.step),
                    play.error->message);
  g_assert_cmpint (play.end, ==, row->end);
  g_assert_cmpint (play.step, ==, row->step);
  fixture->n_attempts += row->n_attempts;
  g_assert_cmpuint (pr_real_servers_count_attempts (fixture->servers, NULL), ==,
                    fixture->n_attempts);
}

static void
run_rows (Fixture *fixture, const Row *rows, gsize n_rows)
{
  if (fixture->servers == NULL)
    return;
  for (gsize i = 0; i < n_rows; i++)
    for (guint protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
      if ((rows[i].protocols & 1 << protocol) != 0)
        run_row (fixture, &rows[i], (PrProtocol) protocol);
}

#define WORKS PR_STEP_SIGN_OUT, PLAY_OK, 1
#define REFUSED PR_STEP_SIGN_IN, PLAY_REFUSED, 1

static void
test_mechanisms (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const Row rows[] = {
    { ALL, TLS, "PLAIN", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, TLS, "LOGIN", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, TLS, "CRAM-MD5", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, TLS, "SCRAM-SHA-1", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, TLS, "SCRAM-SHA-256", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, TLS, "OAUTHBEARER", ANN, TOKEN, WORKS },
    { ALL, TLS, "XOAUTH2", ANN, TOKEN, WORKS },
    { IMAP | POP3, TLS, NULL, ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { POP3, TLS, "APOP", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, TLS, "PLAIN", BOB, PR_REAL_BOB_PASSWORD, WORKS },
  };

  run_rows (fixture, rows, G_N_ELEMENTS (rows));
}

static void
test_securities (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const Row rows[] = {
    { ALL, STARTTLS, "PLAIN", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, STARTTLS, "SCRAM-SHA-256", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { IMAP | POP3, STARTTLS, NULL, ANN, PR_REAL_ANN_PASSWORD, WORKS },
    /* The greeting's time stamp is worth nothing after STLS. */
    { POP3, STARTTLS, "APOP", ANN, PR_REAL_ANN_PASSWORD, PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, 0 },
    { ALL, NONE, "PLAIN", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { ALL, NONE, "CRAM-MD5", ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { IMAP | POP3, NONE, NULL, ANN, PR_REAL_ANN_PASSWORD, WORKS },
    { POP3, NONE, "APOP", ANN, PR_REAL_ANN_PASSWORD, WORKS },
  };

  run_rows (fixture, rows, G_N_ELEMENTS (rows));
}

static void
test_wrong (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const Row rows[] = {
    { ALL, TLS, "PLAIN", ANN, "wrong ä\"\\", REFUSED },
    { IMAP, TLS, "LOGIN", ANN, "wrong ä\"\\", REFUSED },
    { SMTP, TLS, "CRAM-MD5", ANN, "wrong ä\"\\", REFUSED },
    { POP3, TLS, "SCRAM-SHA-1", ANN, "wrong ä\"\\", REFUSED },
    { ALL, TLS, "SCRAM-SHA-256", ANN, "wrong ä\"\\", REFUSED },
    { ALL, TLS, "OAUTHBEARER", ANN, "ya29.wrong", REFUSED },
    { ALL, TLS, "XOAUTH2", ANN, "ya29.wrong", REFUSED },
    { IMAP | POP3, TLS, NULL, ANN, "wrong ä\"\\", REFUSED },
    { POP3, TLS, "APOP", ANN, "wrong ä\"\\", REFUSED },
    { IMAP, TLS, NULL, "nobody \"at\" all", "wrong ä\"\\", REFUSED },
    { POP3, TLS, "APOP", "nobody at all", "wrong ä\"\\", PR_STEP_SIGN_IN, PLAY_ARGUMENT, 0 },
    { IMAP | POP3, TLS, NULL, "ann\r\nNOOP", "wrong ä\"\\", PR_STEP_SIGN_IN, PLAY_ARGUMENT, 0 },
    { IMAP | POP3, TLS, NULL, ANN, "wrong\r\nNOOP", PR_STEP_SIGN_IN, PLAY_ARGUMENT, 0 },
  };

  run_rows (fixture, rows, G_N_ELEMENTS (rows));
}

static void
test_long_password (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const Row rows[] = {
    { ALL, TLS, "PLAIN", CYD, LONG_PASSWORD, WORKS },
    { ALL, TLS, "LOGIN", CYD, LONG_PASSWORD, WORKS },
    { ALL, TLS, "SCRAM-SHA-256", CYD, LONG_PASSWORD, WORKS },
    { ALL, TLS, "PLAIN", ANN, LONG_PASSWORD, REFUSED },
    /* “BYE Input buffer full”: Dovecot's LOGIN takes less, its AUTHENTICATE more. */
    { IMAP, TLS, NULL, CYD, LONG_PASSWORD, PR_STEP_SIGN_IN, PLAY_REFUSED, 0 },
    { POP3, TLS, "APOP", CYD, LONG_PASSWORD, WORKS },
  };

  run_rows (fixture, rows, G_N_ELEMENTS (rows));
}

/* What is asked for in vain: neither is a password sent. */
static void
test_not_offered (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  Play play = { .host = PR_REAL_HOST,
                .trust = fixture->trust,
                .security = NONE,
                .login = ANN,
                .wait_ms = 10000 };
  g_autoptr (PrSecret) password = pr_secret_new (PR_REAL_ANN_PASSWORD, -1);

  if (fixture->servers == NULL)
    return;
  play.password = password;
  for (guint protocol = PR_PROTOCOL_IMAP; protocol <= PR_PROTOCOL_POP3; protocol++)
    {
      play.protocol = (PrProtocol) protocol;
      play.port = pr_real_servers_get_port (fixture->servers, play.protocol, NONE);
      play_run (&play);
      g_assert_cmpint (play.end, ==, PLAY_NOT_OFFERED);
      g_assert_cmpint (play.step, ==, PR_STEP_SIGN_IN);
      g_assert_false (pr_client_has_sent_credentials (play.client));
      play_clear (&play);
    }
  g_assert_cmpuint (pr_real_servers_count_attempts (fixture->servers, NULL), ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/clients-real-servers/" name, Fixture, NULL, fixture_set_up, function,              \
              fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("mechanisms", test_mechanisms);
  ADD ("securities", test_securities);
  ADD ("wrong", test_wrong);
  ADD ("long-password", test_long_password);
  ADD ("not-offered", test_not_offered);
  return g_test_run ();
}
