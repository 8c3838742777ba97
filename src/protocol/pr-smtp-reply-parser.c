/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-smtp-reply-parser.h"

/* RFC 5321 §4.2:
 *
 *   Greeting   = ( "220 " (Domain / address-literal) [ SP textstring ] CRLF ) / …
 *   Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF
 *   Reply-code = %x32-35 %x30-35 %x30-39
 *
 * In use beyond it: other digits in the second place; a code that changes between the lines, of which
 * the last one counts, as it is the one that ends the reply; later lines without a code, which are
 * taken as more text.
 */

#define CODE_BYTES 3

struct _PrSmtpReplyParser
{
  GPtrArray *lines;
};

/**
 * pr_smtp_reply_parser_new:
 *
 * Returns: (transfer full): a parser that waits for the first line of a reply
 */
PrSmtpReplyParser *
pr_smtp_reply_parser_new (void)
{
  PrSmtpReplyParser *self = g_new0 (PrSmtpReplyParser, 1);

  self->lines = pr_reply_lines_new ();
  return self;
}

/**
 * pr_smtp_reply_parser_free:
 *
 * Frees the parser.
 */
void
pr_smtp_reply_parser_free (PrSmtpReplyParser *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static gboolean
parse_code (const char *text, gsize n_bytes, guint *code, gboolean *more)
{
  if (n_bytes < CODE_BYTES || text[0] < '2' || text[0] > '5' || !g_ascii_isdigit (text[1])
      || !g_ascii_isdigit (text[2]))
    return FALSE;
  if (n_bytes > CODE_BYTES && text[CODE_BYTES] != ' ' && text[CODE_BYTES] != '-')
    return FALSE;

  *code = (guint) ((text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0'));
  *more = n_bytes > CODE_BYTES && text[CODE_BYTES] == '-';
  return TRUE;
}

static PrReplyStatus
status_from_code (guint code)
{
  switch (code / 100)
    {
    case 2:
      return PR_REPLY_OK;
    case 3:
      return PR_REPLY_CONTINUE;
    default:
      return PR_REPLY_NO;
    }
}

/**
 * pr_smtp_reply_parser_feed:
 * @line: one line without its end, raw
 * @reply: (out) (transfer full): the reply, where this line ends it
 *
 * After a reply is whole the parser waits for the next one. RFC: 5321 §4.2. Thread: worker.
 *
 * Returns: what came of it
 */
PrSmtpParse
pr_smtp_reply_parser_feed (PrSmtpReplyParser *self, GBytes *line, PrReply **reply)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);
  guint code = 0;
  gboolean more = TRUE;
  gboolean has_code = parse_code (text, n_bytes, &code, &more);

  if (!pr_reply_line_is_clean (line) || (!has_code && self->lines->len == 0))
    return PR_SMTP_PARSE_MALFORMED;
  if (self->lines->len == PR_SMTP_REPLY_MAX_LINES)
    return PR_SMTP_PARSE_TOO_LONG;

  if (has_code)
    {
      gsize n_skip = MIN (n_bytes, CODE_BYTES + 1);

      g_ptr_array_add (self->lines, g_bytes_new_from_bytes (line, n_skip, n_bytes - n_skip));
    }
  else
    g_ptr_array_add (self->lines, g_bytes_ref (line));
  if (more)
    return PR_SMTP_PARSE_MORE;

  *reply = pr_reply_new (PR_PROTOCOL_SMTP, status_from_code (code), code, NULL, self->lines);
  self->lines = pr_reply_lines_new ();
  return PR_SMTP_PARSE_DONE;
}
