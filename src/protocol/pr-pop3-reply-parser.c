/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-pop3-reply-parser.h"

#include <string.h>

/* RFC 2449 §4 with RFC 1939 §3 and RFC 5034 §4:
 *
 *   response      = single-line / capa-resp / multi-line / continue-req
 *   single-line   = status [SP text] CRLF
 *   multi-line    = single-line *dot-stuffed-line "." CRLF
 *   continue-req  = "+" SP [base64] CRLF
 *   status        = "+OK" / "-ERR"
 *   text          = *schar / resp-code *CHAR
 *   resp-code     = "[" resp-level *("/" resp-level) "]"
 *   resp-level    = 1*rchar
 *   rchar         = %x21-2E / %x30-5C / %x5E-7F
 *
 * In use beyond it: a status in small letters or with another sign than a blank behind it, bytes
 * beyond ASCII in the text, no blank behind “+”, response codes from servers that do not announce
 * RESP-CODES.
 */

/* The longest in use is “LOGIN-DELAY”; what goes on for ever is no code. */
#define RESPONSE_CODE_MAX_BYTES 64

struct _PrPop3ReplyParser
{
  PrPop3ReplyKind kind;
  GPtrArray *lines;
};

/**
 * pr_pop3_reply_parser_new:
 *
 * Returns: (transfer full): a parser that waits for a reply of one line
 */
PrPop3ReplyParser *
pr_pop3_reply_parser_new (void)
{
  PrPop3ReplyParser *self = g_new0 (PrPop3ReplyParser, 1);

  self->kind = PR_POP3_REPLY_LINE;
  self->lines = pr_reply_lines_new ();
  return self;
}

/**
 * pr_pop3_reply_parser_free:
 *
 * Frees the parser.
 */
void
pr_pop3_reply_parser_free (PrPop3ReplyParser *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * pr_pop3_reply_parser_expect:
 * @kind: what the command that was sent is answered with
 *
 * The protocol does not say it in the reply. Holds for one reply, after which the parser expects one
 * line again.
 */
void
pr_pop3_reply_parser_expect (PrPop3ReplyParser *self, PrPop3ReplyKind kind)
{
  self->kind = kind;
}

/* Returns: how many bytes the status takes, with the blank behind it; 0 where there is none */
static gsize
parse_status (const char *text, gsize n_bytes, PrReplyStatus *status)
{
  static const struct
  {
    const char *word;
    PrReplyStatus status;
  } rows[] = {
    { "+OK", PR_REPLY_OK },
    { "-ERR", PR_REPLY_NO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].word);

      if (n_bytes < length || g_ascii_strncasecmp (text, rows[i].word, length) != 0
          || (n_bytes > length && g_ascii_isalnum (text[length])))
        continue;
      *status = rows[i].status;
      return n_bytes > length && text[length] == ' ' ? length + 1 : length;
    }
  if (n_bytes == 0 || text[0] != '+' || (n_bytes > 1 && text[1] != ' '))
    return 0;
  *status = PR_REPLY_CONTINUE;
  return MIN (n_bytes, 2);
}

/* Takes the response code at the beginning of the text; the words keep it. */
static char *
dup_response_code (GBytes *line)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);
  gboolean level_is_empty = TRUE;

  if (n_bytes == 0 || text[0] != '[')
    return NULL;
  for (gsize i = 1; i < MIN (n_bytes, RESPONSE_CODE_MAX_BYTES); i++)
    {
      if (text[i] == ']')
        return level_is_empty ? NULL : g_strndup (text + 1, i - 1);
      if (text[i] == '/' ? level_is_empty : !g_ascii_isgraph (text[i]))
        return NULL;
      level_is_empty = text[i] == '/';
    }
  return NULL;
}

static PrReply *
take_reply (PrPop3ReplyParser *self, PrReplyStatus status)
{
  g_autofree char *code = dup_response_code (self->lines->pdata[0]);
  PrReply *reply = pr_reply_new (PR_PROTOCOL_POP3, status, 0, code, self->lines);

  self->lines = pr_reply_lines_new ();
  self->kind = PR_POP3_REPLY_LINE;
  return reply;
}

static PrPop3Parse
feed_first (PrPop3ReplyParser *self, GBytes *line, PrReply **reply)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);
  PrReplyStatus status;
  gsize n_skip = parse_status (text, n_bytes, &status);

  if (n_skip == 0)
    return PR_POP3_PARSE_MALFORMED;
  g_ptr_array_add (self->lines, g_bytes_new_from_bytes (line, n_skip, n_bytes - n_skip));
  if (self->kind == PR_POP3_REPLY_LIST && status == PR_REPLY_OK)
    return PR_POP3_PARSE_MORE;
  *reply = take_reply (self, status);
  return PR_POP3_PARSE_DONE;
}

/* RFC 1939 §3: a dot ends the list; a line of it that begins with one has another in front. */
static PrPop3Parse
feed_more (PrPop3ReplyParser *self, GBytes *line, PrReply **reply)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);
  gsize n_dots = n_bytes > 0 && text[0] == '.' ? 1 : 0;

  if (n_dots == 1 && n_bytes == 1)
    {
      *reply = take_reply (self, PR_REPLY_OK);
      return PR_POP3_PARSE_DONE;
    }
  if (self->lines->len == PR_POP3_REPLY_MAX_LINES)
    return PR_POP3_PARSE_TOO_LONG;
  g_ptr_array_add (self->lines, g_bytes_new_from_bytes (line, n_dots, n_bytes - n_dots));
  return PR_POP3_PARSE_MORE;
}

/**
 * pr_pop3_reply_parser_feed:
 * @line: one line without its end, raw
 * @reply: (out) (transfer full): the reply, where this line ends it; of a list the first line is the
 *   status line's text, and the others are its lines as they were before dots were put in front
 *
 * After a reply is whole the parser waits for the next one. RFC: 1939 §3, 2449 §4 and §8, 5034 §4.
 * Thread: worker.
 *
 * Returns: what came of it
 */
PrPop3Parse
pr_pop3_reply_parser_feed (PrPop3ReplyParser *self, GBytes *line, PrReply **reply)
{
  if (!pr_reply_line_is_clean (line))
    return PR_POP3_PARSE_MALFORMED;
  return self->lines->len == 0 ? feed_first (self, line, reply) : feed_more (self, line, reply);
}

/**
 * pr_pop3_reply_dup_timestamp:
 * @greeting: the first reply of a server
 *
 * What stands between angle brackets and looks like a message id is the time stamp of APOP; whether
 * it is a proper one pr_sasl_apop() finds out. RFC: 1939 §7.
 *
 * Returns: (transfer full) (nullable): the time stamp with its brackets
 */
char *
pr_pop3_reply_dup_timestamp (const PrReply *greeting)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (pr_reply_get_line (greeting, 0), &n_bytes);
  const char *end = n_bytes == 0 ? text : text + n_bytes;
  const char *open = n_bytes == 0 ? NULL : memchr (text, '<', n_bytes);

  while (open != NULL)
    {
      const char *close = memchr (open, '>', (gsize) (end - open));

      if (close == NULL)
        return NULL;
      if (memchr (open, '@', (gsize) (close - open)) != NULL
          && memchr (open, ' ', (gsize) (close - open)) == NULL)
        return g_strndup (open, (gsize) (close + 1 - open));
      open = memchr (close, '<', (gsize) (end - close));
    }
  return NULL;
}

/**
 * pr_pop3_reply_get_count:
 * @reply: a positive answer to STAT
 * @count: (out): how many messages there are
 *
 * The size behind the number is left alone: nobody asks for it, and servers get it wrong. RFC: 1939
 * §5.
 *
 * Returns: %TRUE if the answer begins with a number
 */
gboolean
pr_pop3_reply_get_count (const PrReply *reply, guint32 *count)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (pr_reply_get_line (reply, 0), &n_bytes);
  guint64 number = 0;
  gsize n = 0;

  for (; n < n_bytes && g_ascii_isdigit (text[n]); n++)
    {
      number = number * 10 + (guint64) (text[n] - '0');
      if (number > G_MAXUINT32)
        return FALSE;
    }
  if (n == 0 || (n < n_bytes && text[n] != ' '))
    return FALSE;
  *count = (guint32) number;
  return TRUE;
}
