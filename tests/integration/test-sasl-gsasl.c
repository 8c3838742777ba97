/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gsasl.h>
#include <string.h>

#include "pr-sasl.h"

/* Our client against GNU SASL's server: what two readings of the RFCs have in common. */

typedef struct
{
  const char *what;
  const char *mechanism;
  const char *username;
  const char *password;
  const char *server_username;
  const char *server_password;
  const char *binding;        /* nullable: the client's side of the TLS session */
  const char *server_binding; /* nullable: the server's */
  gboolean signs_in;
} Row;

static const Row rows[] = {
  { "PLAIN", "PLAIN", "tim", "secret", "tim", "secret", NULL, NULL, TRUE },
  { "PLAIN, UTF-8", "PLAIN", "jürgen", "p ä\"\\€", "jürgen", "p ä\"\\€", NULL, NULL, TRUE },
  { "PLAIN, wrong password", "PLAIN", "tim", "Secret", "tim", "secret", NULL, NULL, FALSE },
  { "LOGIN", "LOGIN", "tim", "secret", "tim", "secret", NULL, NULL, TRUE },
  { "LOGIN, UTF-8", "LOGIN", "jürgen", "p ä\"\\€", "jürgen", "p ä\"\\€", NULL, NULL, TRUE },
  { "LOGIN, wrong password", "LOGIN", "tim", "Secret", "tim", "secret", NULL, NULL, FALSE },
  { "CRAM-MD5", "CRAM-MD5", "tim", "secret", "tim", "secret", NULL, NULL, TRUE },
  { "CRAM-MD5, UTF-8", "CRAM-MD5", "jürgen", "pä€", "jürgen", "pä€", NULL, NULL, TRUE },
  { "CRAM-MD5, wrong password", "CRAM-MD5", "tim", "Secret", "tim", "secret", NULL, NULL, FALSE },

  { "SCRAM-SHA-1", "SCRAM-SHA-1", "tim", "secret", "tim", "secret", NULL, NULL, TRUE },
  { "SCRAM-SHA-256", "SCRAM-SHA-256", "tim", "secret", "tim", "secret", NULL, NULL, TRUE },
  { "SCRAM-SHA-1, wrong password", "SCRAM-SHA-1", "tim", "Secret", "tim", "secret", NULL, NULL,
    FALSE },
  { "SCRAM-SHA-256, wrong password", "SCRAM-SHA-256", "tim", "Secret", "tim", "secret", NULL, NULL,
    FALSE },
  { "SCRAM, name with comma and equals sign", "SCRAM-SHA-256", "a=b,c=2C", "secret", "a=b,c=2C",
    "secret", NULL, NULL, TRUE },
  { "SCRAM, prepared differently typed", "SCRAM-SHA-256", "ju\u0308rgen",
    "pa\u0308ss\u00a0w\u00ado\u2168", "jürgen", "päss woIX", NULL, NULL, TRUE },
  { "SCRAM, right to left", "SCRAM-SHA-256", "\u05d0\u05d1", "\u05d2 \u05d3", "\u05d0\u05d1",
    "\u05d2 \u05d3", NULL, NULL, TRUE },

  { "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1-PLUS", "tim", "secret", "tim", "secret", "session", "session",
    TRUE },
  { "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256-PLUS", "tim", "secret", "tim", "secret", "session",
    "session", TRUE },
  { "SCRAM-SHA-1-PLUS, two TLS sessions", "SCRAM-SHA-1-PLUS", "tim", "secret", "tim", "secret",
    "session", "another", FALSE },
  { "SCRAM-SHA-256-PLUS, two TLS sessions", "SCRAM-SHA-256-PLUS", "tim", "secret", "tim", "secret",
    "session", "another", FALSE },
  { "SCRAM-SHA-256-PLUS, wrong password", "SCRAM-SHA-256-PLUS", "tim", "Secret", "tim", "secret",
    "session", "session", FALSE },
  { "could bind, server cannot", "SCRAM-SHA-256", "tim", "secret", "tim", "secret", "session", NULL,
    TRUE },
  { "could bind, server as well: the offer was tampered with", "SCRAM-SHA-256", "tim", "secret",
    "tim", "secret", "session", "session", FALSE },
  { "cannot bind, server can", "SCRAM-SHA-256", "tim", "secret", "tim", "secret", NULL, "session",
    TRUE },
};

static int
validate (Gsasl_session *session, const Row *row)
{
  const char *username = gsasl_property_fast (session, GSASL_AUTHID);
  const char *password = gsasl_property_fast (session, GSASL_PASSWORD);

  if (g_strcmp0 (username, row->server_username) == 0 &&
      g_strcmp0 (password, row->server_password) == 0)
    return GSASL_OK;
  return GSASL_AUTHENTICATION_ERROR;
}

static int
give_password (Gsasl_session *session, const Row *row)
{
  if (g_strcmp0 (gsasl_property_fast (session, GSASL_AUTHID), row->server_username) != 0)
    return GSASL_NO_PASSWORD;
  return gsasl_property_set (session, GSASL_PASSWORD, row->server_password);
}

static int
give_binding (Gsasl_session *session, const Row *row)
{
  g_autofree char *encoded = NULL;

  if (row->server_binding == NULL)
    return GSASL_NO_CB_TLS_EXPORTER;
  encoded = g_base64_encode ((const guint8 *) row->server_binding, strlen (row->server_binding));
  return gsasl_property_set (session, GSASL_CB_TLS_EXPORTER, encoded);
}

static int
on_server_asks (Gsasl *context, Gsasl_session *session, Gsasl_property property)
{
  const Row *row = gsasl_callback_hook_get (context);

  switch ((int) property)
    {
    case GSASL_VALIDATE_SIMPLE:
      return validate (session, row);
    case GSASL_PASSWORD:
      return give_password (session, row);
    case GSASL_CB_TLS_EXPORTER:
      return give_binding (session, row);
    case GSASL_SCRAM_ITER:
      return gsasl_property_set (session, GSASL_SCRAM_ITER, "4096");
    default:
      return GSASL_NO_CALLBACK;
    }
}

/* Passes messages on until the server has said yes or no. Its last word may come with the yes. */
static int
run_exchange (PrSasl *client, Gsasl_session *server)
{
  g_autoptr (PrSecret) response = pr_sasl_start (client, NULL);
  int rc = GSASL_NEEDS_MORE;

  while (rc == GSASL_NEEDS_MORE)
    {
      char *challenge = NULL;
      gsize n_bytes = 0;

      rc = gsasl_step (server, response == NULL ? NULL : pr_secret_get_text (response),
                       response == NULL ? 0 : pr_secret_get_size (response), &challenge, &n_bytes);
      if (rc == GSASL_NEEDS_MORE || (rc == GSASL_OK && n_bytes > 0))
        {
          g_autoptr (GError) error = NULL;

          g_clear_pointer (&response, pr_secret_unref);
          response = pr_sasl_respond (client, challenge, n_bytes, &error);
          g_assert_no_error (error);
        }
      gsasl_free (challenge);
    }
  return rc;
}

static void
test_row (gconstpointer user_data)
{
  const Row *row = user_data;
  const PrSaslMechanism *mechanism = pr_sasl_mechanism_find (row->mechanism);
  g_autoptr (PrSecret) secret = pr_secret_new (row->password, -1);
  g_autoptr (PrSasl) client =
      pr_sasl_new (mechanism, row->username, secret, "imap.test", 993);
  Gsasl *context = NULL;
  Gsasl_session *server = NULL;
  int rc;

  if (row->binding != NULL)
    {
      g_autoptr (GBytes) binding = g_bytes_new_static (row->binding, strlen (row->binding));

      pr_sasl_set_channel_binding (client, "tls-exporter", binding);
    }

  g_assert_cmpint (gsasl_init (&context), ==, GSASL_OK);
  gsasl_callback_hook_set (context, (void *) row);
  gsasl_callback_set (context, on_server_asks);
  g_assert_cmpint (gsasl_server_start (context, row->mechanism, &server), ==, GSASL_OK);

  rc = run_exchange (client, server);
  g_test_message ("server: %s", gsasl_strerror_name (rc));
  g_assert_cmpint (rc == GSASL_OK, ==, row->signs_in);
  if (row->signs_in)
    g_assert_true (pr_sasl_is_complete (client, NULL));

  gsasl_finish (server);
  gsasl_done (context);
}

static void
test_long_password (void)
{
  static const char *const mechanisms[] = { "PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256" };
  g_autofree char *password = g_strnfill (4096, 'p');

  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      const Row row = { "4 KiB",  mechanisms[i], "tim", password, "tim",
                        password, NULL,          NULL,  TRUE };

      test_row (&row);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sasl-gsasl/%s", rows[i].what);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/sasl-gsasl/4 KiB passwords", test_long_password);
  return g_test_run ();
}
