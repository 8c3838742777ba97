/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-reply.h"

G_BEGIN_DECLS

/**
 * PR_IMAP_LINE_MAX_BYTES:
 *
 * The longest lines that are of use here are lists of capabilities; RFC 9051 sets no limit, RFC 7162
 * §4 speaks of 8192 for commands.
 */
#define PR_IMAP_LINE_MAX_BYTES 65536

/**
 * PR_IMAP_RESPONSE_MAX_BYTES:
 *
 * All lines and literals of one response together: some headers of one message, nothing larger is
 * ever asked for.
 */
#define PR_IMAP_RESPONSE_MAX_BYTES (256 * 1024)

/**
 * PrImapToken:
 *
 * One value of a response (RFC 9051 §4): an atom, a string, NIL or a list of values.
 */
typedef enum
{
  PR_IMAP_TOKEN_ATOM,
  PR_IMAP_TOKEN_STRING,
  PR_IMAP_TOKEN_NIL,
  PR_IMAP_TOKEN_LIST,
} PrImapTokenKind;

typedef struct
{
  PrImapTokenKind kind;
  GBytes *text;        /* of an atom or a string */
  GPtrArray *children; /* of a list: PrImapToken */
} PrImapToken;

/**
 * PrImapResponseKind:
 * @PR_IMAP_RESPONSE_CONTINUE: `+`
 * @PR_IMAP_RESPONSE_STATUS: `OK`, `NO`, `BAD`, `PREAUTH`, `BYE`, tagged or not
 * @PR_IMAP_RESPONSE_DATA: everything else that is untagged
 */
typedef enum
{
  PR_IMAP_RESPONSE_CONTINUE,
  PR_IMAP_RESPONSE_STATUS,
  PR_IMAP_RESPONSE_DATA,
} PrImapResponseKind;

/**
 * PrImapResponse:
 * @kind: what it is
 * @tag: (nullable): the command it answers, %NULL where it is untagged
 * @reply: (nullable): its words, where it is a status or asks to go on
 * @name: (nullable): of data, what it is, in upper case: “EXISTS”, “FETCH”, “LIST”
 * @number: of data, the number before the name, else 0
 * @tokens: (element-type PrImapToken): the values behind the name; of a status those of its response
 *   code
 *
 * One response of an IMAP server, whole.
 */
typedef struct
{
  PrImapResponseKind kind;
  char *tag;
  PrReply *reply;
  char *name;
  guint32 number;
  GPtrArray *tokens;
} PrImapResponse;

void pr_imap_response_free (PrImapResponse *self);

/**
 * PrImapParse:
 * @PR_IMAP_PARSE_DONE: the response is whole
 * @PR_IMAP_PARSE_LITERAL: a literal of the given size comes next, then another line
 * @PR_IMAP_PARSE_MALFORMED: this is no response
 * @PR_IMAP_PARSE_TOO_LONG: it is longer, or nested deeper, than anything sensible
 */
typedef enum
{
  PR_IMAP_PARSE_DONE,
  PR_IMAP_PARSE_LITERAL,
  PR_IMAP_PARSE_MALFORMED,
  PR_IMAP_PARSE_TOO_LONG,
} PrImapParse;

/**
 * PrImapResponseParser:
 *
 * Puts the lines and literals of a response together and takes it apart; no I/O.
 */
typedef struct _PrImapResponseParser PrImapResponseParser;

PrImapResponseParser *pr_imap_response_parser_new (void);
void pr_imap_response_parser_free (PrImapResponseParser *self);

PrImapParse pr_imap_response_parser_feed_line (PrImapResponseParser *self,
                                               GBytes *line,
                                               gsize *literal_bytes,
                                               PrImapResponse **response);
void pr_imap_response_parser_feed_literal (PrImapResponseParser *self, GBytes *literal);

gboolean pr_imap_token_equals (const PrImapToken *token, const char *word);
gboolean pr_imap_token_begins (const PrImapToken *token, const char *beginning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrImapResponse, pr_imap_response_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrImapResponseParser, pr_imap_response_parser_free)

G_END_DECLS
