/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-reply.h"

G_BEGIN_DECLS

/**
 * PR_SMTP_LINE_MAX_BYTES:
 *
 * RFC 5321 §4.5.3.1.5 says 512, RFC 4954 §4 12288 for a challenge; what is longer is no reply.
 */
#define PR_SMTP_LINE_MAX_BYTES 16384

/**
 * PR_SMTP_REPLY_MAX_LINES:
 *
 * The longest EHLO replies have some thirty lines.
 */
#define PR_SMTP_REPLY_MAX_LINES 200

/**
 * PrSmtpParse:
 * @PR_SMTP_PARSE_MORE: the reply goes on
 * @PR_SMTP_PARSE_DONE: the reply is whole
 * @PR_SMTP_PARSE_MALFORMED: this is no line of a reply
 * @PR_SMTP_PARSE_TOO_LONG: the reply has more than %PR_SMTP_REPLY_MAX_LINES lines
 */
typedef enum
{
  PR_SMTP_PARSE_MORE,
  PR_SMTP_PARSE_DONE,
  PR_SMTP_PARSE_MALFORMED,
  PR_SMTP_PARSE_TOO_LONG,
} PrSmtpParse;

/**
 * PrSmtpReplyParser:
 *
 * Puts the lines of a reply together; no I/O.
 */
typedef struct _PrSmtpReplyParser PrSmtpReplyParser;

PrSmtpReplyParser *pr_smtp_reply_parser_new (void);
void pr_smtp_reply_parser_free (PrSmtpReplyParser *self);

PrSmtpParse pr_smtp_reply_parser_feed (PrSmtpReplyParser *self, GBytes *line, PrReply **reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrSmtpReplyParser, pr_smtp_reply_parser_free)

G_END_DECLS
