/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-reply.h"

G_BEGIN_DECLS

/**
 * PR_POP3_LINE_MAX_BYTES:
 *
 * RFC 2449 §4 says 512, RFC 5034 §4 12288 for a challenge; what is longer is no reply.
 */
#define PR_POP3_LINE_MAX_BYTES 16384

/**
 * PR_POP3_REPLY_MAX_LINES:
 *
 * The longest CAPA replies have some twenty lines; no other list is ever asked for.
 */
#define PR_POP3_REPLY_MAX_LINES 200

/**
 * PrPop3ReplyKind:
 * @PR_POP3_REPLY_LINE: one line
 * @PR_POP3_REPLY_LIST: where it is positive, more lines follow up to a lone dot
 */
typedef enum
{
  PR_POP3_REPLY_LINE,
  PR_POP3_REPLY_LIST,
} PrPop3ReplyKind;

/**
 * PrPop3Parse:
 * @PR_POP3_PARSE_MORE: the reply goes on
 * @PR_POP3_PARSE_DONE: the reply is whole
 * @PR_POP3_PARSE_MALFORMED: this is no line of a reply
 * @PR_POP3_PARSE_TOO_LONG: the reply has more than %PR_POP3_REPLY_MAX_LINES lines
 */
typedef enum
{
  PR_POP3_PARSE_MORE,
  PR_POP3_PARSE_DONE,
  PR_POP3_PARSE_MALFORMED,
  PR_POP3_PARSE_TOO_LONG,
} PrPop3Parse;

/**
 * PrPop3ReplyParser:
 *
 * Puts the lines of a reply together; no I/O.
 */
typedef struct _PrPop3ReplyParser PrPop3ReplyParser;

PrPop3ReplyParser *pr_pop3_reply_parser_new (void);
void pr_pop3_reply_parser_free (PrPop3ReplyParser *self);

void pr_pop3_reply_parser_expect (PrPop3ReplyParser *self, PrPop3ReplyKind kind);
PrPop3Parse pr_pop3_reply_parser_feed (PrPop3ReplyParser *self, GBytes *line, PrReply **reply);

char *pr_pop3_reply_dup_timestamp (const PrReply *greeting);
gboolean pr_pop3_reply_get_count (const PrReply *reply, guint32 *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrPop3ReplyParser, pr_pop3_reply_parser_free)

G_END_DECLS
