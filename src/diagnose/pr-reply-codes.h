/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrReplyCodes:
 * @code: the basic code, 0 if there is none
 * @enhanced_code: "" if there is none
 * @bracket_code: without brackets, "" if there is none
 * @status: the status word of IMAP or POP3, "" if there is none
 * @words_at: where the words begin behind the status word of IMAP or the type of a diagnostic code,
 *   0 without either
 * @begins_with_code: the text begins as a server's reply does
 * @is_of_queue: a server tells of a message on its way, not a program on this side
 *
 * What a pasted text says beside its words.
 */
typedef struct
{
  guint code;
  char enhanced_code[12];
  char bracket_code[24];
  char status[16];
  gsize words_at;
  gboolean begins_with_code;
  gboolean is_of_queue;
  gboolean has_protocol;
  PrProtocol protocol;
  gboolean has_step;
  PrStepId step;
} PrReplyCodes;

gsize pr_enhanced_code_measure (const char *p);
gboolean pr_basic_code_is_at (const char *p);
void pr_reply_codes_find (PrReplyCodes *self, const char *text);

G_END_DECLS
