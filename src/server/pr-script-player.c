/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-script-player.h"

#include "pr-printable.h"
#include "pr-talk-private.h"

#include <string.h>

/* How much of a client's line a failure shows. */
#define MAX_SHOWN_CHARS 200

typedef enum
{
  FLOW_NEXT,  /* go on */
  FLOW_LEAVE, /* leave the innermost repeat */
  FLOW_END,   /* the connection is over */
} Flow;

typedef struct
{
  PrScriptConnection *connection;
  PrScriptCredentials *credentials;
  PrScriptLog *log;
  SSL_CTX *context;
  GCancellable *cancellable;
  gboolean imap;
} Player;

static Flow play_steps (Player *self, GPtrArray *steps);

static Flow
go_on_if (gboolean well)
{
  return well ? FLOW_NEXT : FLOW_END;
}

static Flow
fail (Player *self, const PrTalkStep *step, const char *what, const char *line, gsize n_bytes)
{
  g_autofree char *shown = pr_printable_from_bytes (line, n_bytes, MAX_SHOWN_CHARS);

  pr_script_log_take_failure (self->log, g_strdup_printf ("%s:%u: %s: “%s”", step->file, step->line,
                                                          what, shown));
  return FLOW_END;
}

/* Reads a line; what is wrong with it as such ends the talk. */
static Flow
read_line (Player *self, const PrTalkStep *step, const char **line, gsize *n_bytes)
{
  switch (pr_script_connection_read_line (self->connection, self->imap, line, n_bytes))
    {
    case PR_SCRIPT_READ_LINE:
      return FLOW_NEXT;
    case PR_SCRIPT_READ_TOO_LONG:
      return fail (self, step, "the client's line is too long", "", 0);
    case PR_SCRIPT_READ_BARE_LF:
      return fail (self, step, "the client's line ends in LF alone", "", 0);
    case PR_SCRIPT_READ_ENDED:
    default:
      return FLOW_END;
    }
}

static gboolean
matches (Player *self, const PrTalkStep *step, const char *line, gsize n_bytes)
{
  return pr_talk_pattern_match (step->pattern, line, n_bytes, self->imap,
                                pr_script_credentials_take, self->credentials);
}

static Flow
play_send (Player *self, const PrTalkStep *step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  pr_talk_pattern_expand (step->pattern, text, pr_script_credentials_lookup, self->credentials);
  g_string_append (text, "\r\n");
  pr_script_log_add_said (self->log, text->str, text->len);
  return go_on_if (pr_script_connection_send (self->connection, text->str, text->len));
}

static Flow
play_raw (Player *self, const PrTalkStep *step)
{
  gsize n_bytes = 0;
  const void *bytes = g_bytes_get_data (step->bytes, &n_bytes);

  return go_on_if (pr_script_connection_send (self->connection, bytes, n_bytes));
}

static Flow
play_receive (Player *self, const PrTalkStep *step)
{
  const char *line = NULL;
  gsize n_bytes = 0;

  if (read_line (self, step, &line, &n_bytes) != FLOW_NEXT)
    return FLOW_END;
  pr_script_log_add_line (self->log, line, n_bytes);
  if (!matches (self, step, line, n_bytes))
    return fail (self, step, "the client said something else", line, n_bytes);
  return FLOW_NEXT;
}

static Flow
play_choice (Player *self, const PrTalkStep *step)
{
  const char *line = NULL;
  gsize n_bytes = 0;

  if (read_line (self, step, &line, &n_bytes) != FLOW_NEXT)
    return FLOW_END;
  pr_script_log_add_line (self->log, line, n_bytes);
  for (guint i = 0; i < step->steps->len; i++)
    {
      const PrTalkStep *clause = g_ptr_array_index (step->steps, i);

      if (matches (self, clause, line, n_bytes))
        return play_steps (self, clause->steps);
    }
  return fail (self, step, "the client said what no “on” foresees", line, n_bytes);
}

static Flow
play_message (Player *self, const PrTalkStep *step)
{
  for (;;)
    {
      const char *line = NULL;
      gsize n_bytes = 0;

      if (read_line (self, step, &line, &n_bytes) != FLOW_NEXT)
        return FLOW_END;
      if (n_bytes == 1 && line[0] == '.')
        {
          pr_script_log_add_message (self->log);
          return FLOW_NEXT;
        }
    }
}

static Flow
play_repeat (Player *self, const PrTalkStep *step)
{
  for (guint64 i = 0; i < step->number && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      Flow flow = play_steps (self, step->steps);

      if (flow != FLOW_NEXT)
        return flow == FLOW_LEAVE ? FLOW_NEXT : FLOW_END;
    }
  return go_on_if (!g_cancellable_is_cancelled (self->cancellable));
}

static Flow
play_step (Player *self, const PrTalkStep *step)
{
  switch (step->kind)
    {
    case PR_TALK_SEND:
      return play_send (self, step);
    case PR_TALK_RAW:
      return play_raw (self, step);
    case PR_TALK_FLOOD:
      return go_on_if (pr_script_connection_flood (self->connection, step->bytes, step->number));
    case PR_TALK_RECEIVE:
      return play_receive (self, step);
    case PR_TALK_RECEIVE_BYTES:
      return go_on_if (pr_script_connection_skip (self->connection, step->number));
    case PR_TALK_MESSAGE:
      return play_message (self, step);
    case PR_TALK_CHOICE:
      return play_choice (self, step);
    case PR_TALK_REPEAT:
      return play_repeat (self, step);
    case PR_TALK_LEAVE:
      return FLOW_LEAVE;
    case PR_TALK_STARTTLS:
      return go_on_if (pr_script_connection_start_tls (self->connection, self->context));
    case PR_TALK_FLUSH:
      return go_on_if (pr_script_connection_flush (self->connection));
    case PR_TALK_WAIT:
      return go_on_if (pr_script_connection_flush (self->connection) &&
                       pr_script_connection_wait (self->connection, (guint) step->number));
    case PR_TALK_DRIP:
      return go_on_if (pr_script_connection_set_drip (self->connection, (guint) step->number));
    case PR_TALK_SILENT:
      pr_script_connection_skip (self->connection, G_MAXUINT64);
      return FLOW_END;
    case PR_TALK_CLOSE:
      return FLOW_END;
    case PR_TALK_CUT:
      pr_script_connection_close (self->connection, FALSE);
      return FLOW_END;
    case PR_TALK_RESET:
      pr_script_connection_reset (self->connection);
      return FLOW_END;
    case PR_TALK_HALF_CLOSE:
      pr_script_connection_half_close (self->connection, TRUE);
      return FLOW_NEXT;
    case PR_TALK_CLAUSE: /* played by its choice */
    default:
      g_assert_not_reached ();
    }
}

static Flow
play_steps (Player *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      Flow flow = play_step (self, g_ptr_array_index (steps, i));

      if (flow != FLOW_NEXT)
        return flow;
    }
  return FLOW_NEXT;
}

/*
 * pr_script_player_play:
 * @connection: a fresh connection
 * @credentials: fresh too
 * @log: is told of lines, messages and failures
 * @context: for TLS
 * @cancellable: the one of @connection
 *
 * Plays a talk to its end, which may be the client's or the server's end.
 */
void
pr_script_player_play (PrTalk *talk,
                       PrScriptConnection *connection,
                       PrScriptCredentials *credentials,
                       PrScriptLog *log,
                       SSL_CTX *context,
                       GCancellable *cancellable)
{
  const PrTalkSettings *settings = pr_talk_get_settings (talk);
  Player self = { connection, credentials, log, context, cancellable, settings->imap };

  pr_script_credentials_set_account (credentials, settings->account);
  pr_script_credentials_set_binding (credentials, pr_script_connection_dup_binding, connection);
  if (!settings->tls || pr_script_connection_start_tls (connection, context))
    play_steps (&self, pr_talk_get_steps (talk));
  pr_script_connection_close (connection, TRUE);
}
