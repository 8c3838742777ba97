/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-log-prefix.h"
#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrLogMessage:
 * @text: what is said, without date, host, program and queue number
 * @words: of that, what may tell the reason: without the fields of a log, such as “relay=…”
 * @has_protocol: whether the program's name tells the protocol
 * @has_step: whether the line tells what was refused
 *
 * What a line of a log says.
 */
typedef struct
{
  char *text;
  char *words;
  gboolean has_protocol;
  PrProtocol protocol;
  gboolean has_step;
  PrStepId step;
} PrLogMessage;

void pr_log_message_init (PrLogMessage *self, const char *line, const PrLogPrefix *prefix);
void pr_log_message_clear (PrLogMessage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrLogMessage, pr_log_message_clear)

G_END_DECLS
