/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-client.h"

G_BEGIN_DECLS

/**
 * PlayEnd:
 *
 * How a talk with a client can end: the error, whose domain and code make one word here.
 */
typedef enum
{
  PLAY_OK,
  PLAY_REFUSED,
  PLAY_MECHANISM_REFUSED,
  PLAY_MALFORMED,
  PLAY_TOO_LONG,
  PLAY_WRONG_SERVICE,
  PLAY_NOT_OFFERED,
  PLAY_ARGUMENT,
  PLAY_CLOSED,
  PLAY_TIMED_OUT,
  PLAY_PLAINTEXT_BEHIND_STARTTLS,
  PLAY_SASL,
} PlayEnd;

/**
 * Play:
 * @host: where the server is
 * @port: its port
 * @trust: whose certificates are believed
 * @protocol: what to talk
 * @security: how
 * @login: the user name
 * @password: or the token
 * @mechanism: (nullable): a SASL mechanism, “APOP”, “auto”, or %NULL for the protocol's own command
 * @wait_ms: how long one answer may take
 *
 * A talk to be played by a client from the greeting to the good-bye, as a check does it.
 */
typedef struct
{
  const char *host;
  guint16 port;
  PrTlsTrust *trust;
  PrProtocol protocol;
  PrSecurity security;
  const char *login;
  PrSecret *password;
  const char *mechanism;
  guint wait_ms;

  /*< what came of it >*/
  PrClient *client;
  PrStepId step; /* where it ended; %PR_STEP_SIGN_OUT where it went through */
  PlayEnd end;
  GError *error;
  guint32 n_messages;
} Play;

void play_run (Play *play);
void play_clear (Play *play);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Play, play_clear)

/* The account of the scripted server. */
#define PLAY_LOGIN "ann@example.org"
#define PLAY_PASSWORD "open sesame ä\"\\"

/* What it is given for a mechanism that wants a token. */
#define PLAY_TOKEN "ya29.of-nobody"

/**
 * PlayRow:
 * @what: for whoever reads the log of a test that failed
 * @security: how the client comes
 * @mechanism: (nullable): as in #Play
 * @talk: what the server does
 * @step: where it has to end
 * @end: how
 * @evidence: (nullable): the server's last reply then; of a wrong service, which one it is
 *
 * A scripted server, and what a client makes of it.
 */
typedef struct
{
  const char *what;
  PrSecurity security;
  const char *mechanism;
  const char *talk;
  PrStepId step;
  PlayEnd end;
  const char *evidence;
} PlayRow;

void play_rows (PrProtocol protocol, const PlayRow *rows, gsize n_rows);
void play_rows_as (PrProtocol protocol,
                   const char *login,
                   const char *password,
                   const PlayRow *rows,
                   gsize n_rows);

G_END_DECLS
