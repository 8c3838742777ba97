/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net-support.h"
#include "real-servers.h"

#include "pr-connection.h"
#include "pr-sasl.h"

#include <string.h>

/* SCRAM-SHA-256-PLUS bound to the server's certificate, against PostgreSQL, which makes that binding by
 * itself: the one server at hand that does. Its protocol is in PostgreSQL's manual, “Message Formats”. */

#define SSL_REQUEST 80877103
#define PROTOCOL_VERSION 196608

#define AUTHENTICATION_OK 0
#define AUTHENTICATION_SASL 10

/* More than any message here. */
#define MAX_MESSAGE_BYTES 65536

typedef struct
{
  PrConnection *connection;
  PrDeadline deadline;
} Talk;

static void
add_int32 (GByteArray *message, guint32 value)
{
  guint32 on_wire = GUINT32_TO_BE (value);

  g_byte_array_append (message, (const guint8 *) &on_wire, sizeof on_wire);
}

static void
add_bytes (GByteArray *message, const char *bytes, gsize n_bytes)
{
  g_byte_array_append (message, (const guint8 *) bytes, (guint) n_bytes);
}

/* A message with its length in front of it, and its type before that where it has one. */
static void
say (Talk *self, char type, GByteArray *content)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  if (type != '\0')
    add_bytes (message, &type, 1);
  add_int32 (message, content->len + 4);
  g_byte_array_append (message, content->data, content->len);
  pr_connection_write (self->connection, (const char *) message->data, message->len, "…",
                       &self->deadline, NULL, &error);
  g_assert_no_error (error);
}

static GBytes *
hear (Talk *self, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
      pr_connection_read_bytes (self->connection, n_bytes, &self->deadline, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint32
get_int32 (GBytes *bytes, gsize offset)
{
  guint32 value;

  g_assert_cmpuint (g_bytes_get_size (bytes), >=, offset + sizeof value);
  memcpy (&value, (const char *) g_bytes_get_data (bytes, NULL) + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* Returns what an authentication message holds behind its code; NULL where it is an error. */
static GBytes *
hear_authentication (Talk *self, guint32 *code)
{
  g_autoptr (GBytes) head = hear (self, 5);
  guint32 n_bytes = get_int32 (head, 1) - 4;
  g_autoptr (GBytes) body = NULL;

  g_assert_cmpuint (n_bytes, <, MAX_MESSAGE_BYTES);
  body = hear (self, n_bytes);
  if (*(const char *) g_bytes_get_data (head, NULL) == 'E')
    return NULL;
  g_assert_cmpint (*(const char *) g_bytes_get_data (head, NULL), ==, 'R');
  *code = get_int32 (body, 0);
  return g_bytes_new_from_bytes (body, 4, n_bytes - 4);
}

static void
start_tls (Talk *self, PrRealServers *servers)
{
  g_autoptr (GByteArray) request = g_byte_array_new ();
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (PrTlsTrust) trust = NULL;
  g_autoptr (GError) error = NULL;

  add_int32 (request, SSL_REQUEST);
  say (self, '\0', request);
  answer = hear (self, 1);
  g_assert_cmpint (*(const char *) g_bytes_get_data (answer, NULL), ==, 'S');
  trust = pr_tls_trust_new (pr_real_servers_get_ca_file (servers), &error);
  g_assert_no_error (error);
  pr_connection_start_tls (self->connection, trust, NULL, &self->deadline, NULL, &error);
  g_assert_no_error (error);
}

static Talk
talk_begin (PrRealServers *servers)
{
  static const char startup[] = "user\0ann\0database\0postgres\0";
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  g_autoptr (GByteArray) message = g_byte_array_new ();
  g_autoptr (GBytes) offered = NULL;
  g_autoptr (GError) error = NULL;
  guint32 code = 0;
  Talk self = { .connection = pr_connection_new (PR_REAL_HOST,
                                                 pr_real_servers_get_postgres_port (servers),
                                                 transcript),
                .deadline = pr_deadline_new (WAIT_MS, WAIT_MS) };

  pr_connection_resolve (self.connection, &self.deadline, NULL, &error);
  g_assert_no_error (error);
  pr_connection_connect (self.connection, &self.deadline, NULL, &error);
  g_assert_no_error (error);
  start_tls (&self, servers);

  add_int32 (message, PROTOCOL_VERSION);
  add_bytes (message, startup, sizeof startup);
  say (&self, '\0', message);
  offered = hear_authentication (&self, &code);
  g_assert_nonnull (offered);
  g_assert_cmpuint (code, ==, AUTHENTICATION_SASL);
  g_assert_cmpstr (g_bytes_get_data (offered, NULL), ==, "SCRAM-SHA-256-PLUS");
  return self;
}

static void
add_response (GByteArray *message, PrSecret *response)
{
  add_bytes (message, pr_secret_get_text (response), pr_secret_get_size (response));
}

/* Returns TRUE if the server lets the client in, FALSE if it says no. */
static gboolean
exchange (Talk *self, PrSasl *sasl)
{
  const char *name = pr_sasl_get_mechanism (sasl)->name;
  g_autoptr (PrSecret) response = NULL;
  g_autoptr (GByteArray) first = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint32 code = AUTHENTICATION_SASL;

  response = pr_sasl_start (sasl, &error);
  g_assert_no_error (error);
  add_bytes (first, name, strlen (name) + 1);
  add_int32 (first, (guint32) pr_secret_get_size (response));
  add_response (first, response);
  say (self, 'p', first);
  for (;;)
    {
      g_autoptr (GByteArray) next = g_byte_array_new ();
      g_autoptr (GBytes) challenge = hear_authentication (self, &code);
      gsize n_bytes;
      const char *text;

      if (challenge == NULL)
        return FALSE;
      if (code == AUTHENTICATION_OK)
        return pr_sasl_is_complete (sasl, NULL);
      text = g_bytes_get_data (challenge, &n_bytes);
      g_clear_pointer (&response, pr_secret_unref);
      response = pr_sasl_respond (sasl, text, n_bytes, &error);
      g_assert_no_error (error);
      /* Nothing is said to the server's last word. */
      if (pr_sasl_is_complete (sasl, NULL))
        continue;
      add_response (next, response);
      say (self, 'p', next);
    }
}

typedef enum
{
  BINDING_OF_SESSION,
  BINDING_TO_ANOTHER,
  BINDING_NONE,
} Binding;

static gboolean
sign_in (PrRealServers *servers, const char *mechanism, const char *password, Binding binding)
{
  Talk talk = talk_begin (servers);
  g_autoptr (PrConnection) connection = talk.connection;
  PrTlsSession *tls = pr_connection_get_tls (connection);
  g_autoptr (PrSecret) secret = pr_secret_new (password, -1);
  g_autoptr (PrSasl) sasl = pr_sasl_new (pr_sasl_mechanism_find (mechanism), "ann", secret,
                                         PR_REAL_HOST, pr_real_servers_get_postgres_port (servers));
  GBytes *own = pr_tls_session_get_channel_binding (tls);
  g_autofree guint8 *other = NULL;
  g_autoptr (GBytes) changed = NULL;
  gsize n_bytes;

  g_assert_cmpstr (pr_tls_session_get_version (tls), ==, "TLSv1.2");
  g_assert_cmpstr (pr_tls_session_get_channel_binding_type (tls), ==, "tls-server-end-point");
  g_assert_nonnull (own);
  other = g_memdup2 (g_bytes_get_data (own, &n_bytes), g_bytes_get_size (own));
  other[0] ^= 1;
  changed = g_bytes_new (other, n_bytes);
  if (binding != BINDING_NONE)
    pr_sasl_set_channel_binding (sasl, "tls-server-end-point",
                                 binding == BINDING_OF_SESSION ? own : changed);
  return exchange (&talk, sasl);
}

static void
test_end_point (void)
{
  /* Not the hash that would be taken for want of a better one. */
  g_autoptr (PrRealServers) servers = pr_real_servers_start_postgres ("sha384");

  g_test_summary ("What binds to the server’s certificate is what an independent server makes of it");
  if (servers == NULL)
    return;
  g_assert_true (
      sign_in (servers, "SCRAM-SHA-256-PLUS", PR_REAL_ANN_PASSWORD, BINDING_OF_SESSION));
  g_assert_false (sign_in (servers, "SCRAM-SHA-256-PLUS", "mistyped", BINDING_OF_SESSION));
  g_assert_false (
      sign_in (servers, "SCRAM-SHA-256-PLUS", PR_REAL_ANN_PASSWORD, BINDING_TO_ANOTHER));
  /* “I could bind, but you did not offer it”: it did, so somebody has tampered with the offer. */
  g_assert_false (sign_in (servers, "SCRAM-SHA-256", PR_REAL_ANN_PASSWORD, BINDING_OF_SESSION));
  g_assert_true (sign_in (servers, "SCRAM-SHA-256", PR_REAL_ANN_PASSWORD, BINDING_NONE));
}

int
main (int argc, char *argv[])
{
  net_support_init (&argc, &argv);
  g_test_add_func ("/sasl-postgres/tls-server-end-point", test_end_point);
  return g_test_run ();
}
