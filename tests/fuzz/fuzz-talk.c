/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-lines.h"

#include "pr-connection-private.h"
#include "pr-client-factory.h"
#include "pr-imap-client.h"
#include "pr-net.h"
#include "pr-pop3-client.h"
#include "pr-smtp-client.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

/* An input is a line with the protocol and how to sign in (“imap PLAIN”, “pop3 APOP”, “imap
 * LOGIN-COMMAND” for the protocol's own command), and then all that the server ever says. It hangs up
 * after that. */

/* Without a blank, which other bytes turn into when they are made printable. */
#define PASSWORD "correct-horse-battery-staple"

/* What a socket holds without anybody reading; a server that says more is cut off. */
#define MAX_SAID_BYTES (64 * 1024)

/* Both ends of a talk: the server has said all it says, and never listens. */
static int
make_server (const guint8 *said, gsize n_bytes)
{
  int fds[2];
  int buffer_bytes = 4 * MAX_SAID_BYTES;

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds), ==, 0);
  setsockopt (fds[1], SOL_SOCKET, SO_SNDBUF, &buffer_bytes, sizeof buffer_bytes);
  if (n_bytes > 0)
    (void) send (fds[1], said, MIN (n_bytes, MAX_SAID_BYTES), MSG_NOSIGNAL);
  close (fds[1]);
  return fds[0];
}

static PrClient *
make_client (const char *protocol, int fd)
{
  g_autoptr (PrTranscript) transcript = pr_transcript_new ();
  PrConnection *connection = pr_connection_new ("mail.test", 1, transcript);
  PrDeadline deadline = pr_deadline_new (10000, 10000);
  int value = PR_PROTOCOL_SMTP;

  pr_connection_take_socket (connection, fd);
  (void) pr_enum_from_word (PR_TYPE_PROTOCOL, protocol, &value);
  return pr_client_factory_new_client ((PrProtocol) value, connection, &deadline, NULL);
}

static gboolean
sign_in (PrClient *client, const char *way, PrSecret *password, GError **error)
{
  const PrSaslMechanism *mechanism = pr_sasl_mechanism_find (way);
  g_autoptr (PrSasl) sasl = NULL;

  if (pr_client_is_signed_in (client))
    return TRUE;
  if (mechanism != NULL)
    {
      sasl = pr_sasl_new (mechanism, "ann", password, "mail.test", 1);
      return pr_client_authenticate (client, sasl, error);
    }
  if (strcmp (way, "APOP") == 0 && PR_IS_POP3_CLIENT (client)
      && pr_pop3_client_has_apop (PR_POP3_CLIENT (client)))
    return pr_pop3_client_apop (PR_POP3_CLIENT (client), "ann", password, error);
  if (pr_client_can_log_in (client))
    return pr_client_log_in (client, "ann", password, error);
  g_set_error_literal (error, PR_PROTOCOL_ERROR, PR_PROTOCOL_ERROR_NOT_OFFERED, "no way to sign in");
  return FALSE;
}

static gboolean
use (PrClient *client, GError **error)
{
  guint32 n_messages = 0;

  if (PR_IS_IMAP_CLIENT (client))
    return pr_imap_client_examine_inbox (PR_IMAP_CLIENT (client), &n_messages, error)
           && pr_imap_client_read_log_out (PR_IMAP_CLIENT (client), error);
  if (PR_IS_POP3_CLIENT (client))
    return pr_pop3_client_stat (PR_POP3_CLIENT (client), &n_messages, error)
           && pr_pop3_client_read_log_out (PR_POP3_CLIENT (client), error);
  return pr_smtp_client_open_envelope (PR_SMTP_CLIENT (client), "ann@mail.test", "bob@mail.test",
                                       error)
         && pr_smtp_client_read_sender_reply (PR_SMTP_CLIENT (client), error)
         && pr_smtp_client_read_recipient_reply (PR_SMTP_CLIENT (client), error)
         && pr_smtp_client_close_envelope (PR_SMTP_CLIENT (client), error);
}

static gboolean
talk (PrClient *client, const char *way, PrSecret *password, GError **error)
{
  return pr_client_read_greeting (client, error)
         && (pr_client_knows_capabilities (client) || pr_client_ask_capabilities (client, error))
         && sign_in (client, way, password, error) && use (client, error);
}

/* A server that hangs up is never waited for, and the password is shown nowhere. */
static void
check_end (PrClient *client, gboolean done, const GError *error)
{
  PrTranscript *transcript = pr_connection_get_transcript (pr_client_get_connection (client));
  g_autofree char *text = pr_transcript_to_text (transcript);

  g_assert_true (done == (error == NULL));
  g_assert_false (g_error_matches (error, PR_NET_ERROR, PR_NET_ERROR_TIMED_OUT));
  g_assert_false (done && !pr_client_is_signed_in (client));
  g_assert_null (strstr (text, PASSWORD));
  for (guint i = 0; pr_client_get_capabilities (client)[i] != NULL; i++)
    g_assert_true (g_utf8_validate (pr_client_get_capabilities (client)[i], -1, NULL));
}

/* The server could know the password only by having heard it. */
static gboolean
says_password (const FuzzLines *said)
{
  for (const guint8 *p = said->p; said->end - p >= (gssize) strlen (PASSWORD); p++)
    if (memcmp (p, PASSWORD, strlen (PASSWORD)) == 0)
      return TRUE;
  return FALSE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzLines lines = fuzz_lines_begin (data, size);
  g_autoptr (GBytes) first = fuzz_lines_next (&lines);
  g_autofree char *words = NULL;
  char *way;
  g_autoptr (PrSecret) password = pr_secret_new (PASSWORD, -1);
  g_autoptr (PrClient) client = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (first == NULL || g_bytes_get_size (first) == 0 || says_password (&lines))
    return 0;
  words = g_strndup (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  way = strchr (words, ' ');
  if (way == NULL)
    return 0;
  *way++ = '\0';
  client = make_client (words, make_server (lines.p, (gsize) (lines.end - lines.p)));
  done = talk (client, way, password, &error);
  check_end (client, done, error);
  return 0;
}
