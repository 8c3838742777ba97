/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrReplyStatus:
 * @PR_REPLY_OK: SMTP 2xx, `OK`, `+OK`
 * @PR_REPLY_CONTINUE: the server wants more: SMTP 3xx, `+`
 * @PR_REPLY_NO: refused: SMTP 4xx and 5xx, `NO`, `-ERR`
 * @PR_REPLY_BAD: IMAP `BAD`
 * @PR_REPLY_PREAUTH: IMAP greeting `PREAUTH`
 * @PR_REPLY_BYE: IMAP `BYE`
 */
typedef enum
{
  PR_REPLY_OK,
  PR_REPLY_CONTINUE,
  PR_REPLY_NO,
  PR_REPLY_BAD,
  PR_REPLY_PREAUTH,
  PR_REPLY_BYE,
} PrReplyStatus;

/**
 * PrReply:
 *
 * One answer of a server, of any of the three protocols: what it means for the protocol, and its
 * words. Immutable and counted. Thread: any.
 */
typedef struct _PrReply PrReply;

GPtrArray *pr_reply_lines_new (void);
gboolean pr_reply_line_is_clean (GBytes *line);

PrReply *pr_reply_new (PrProtocol protocol,
                       PrReplyStatus status,
                       guint code,
                       const char *bracket_code,
                       GPtrArray *lines);
PrReply *pr_reply_ref (PrReply *self);
void pr_reply_unref (PrReply *self);

PrProtocol pr_reply_get_protocol (const PrReply *self);
PrReplyStatus pr_reply_get_status (const PrReply *self);
gboolean pr_reply_is_positive (const PrReply *self);
gboolean pr_reply_refuses_mechanism (const PrReply *self);
guint pr_reply_get_code (const PrReply *self);
const char *pr_reply_get_enhanced_code (const PrReply *self);
const char *pr_reply_get_bracket_code (const PrReply *self);
guint pr_reply_get_n_lines (const PrReply *self);
GBytes *pr_reply_get_line (const PrReply *self, guint i);
char *pr_reply_dup_text (const PrReply *self);
char *pr_reply_dup_evidence (const PrReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrReply, pr_reply_unref)

G_END_DECLS
