/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-classify.h"
#include "pr-log-message.h"

G_BEGIN_DECLS

/**
 * PrKnownMessages:
 *
 * Classifies messages and remembers what came of it: logs say the same again and again, with other
 * numbers and names. Its size is fixed.
 */
typedef struct _PrKnownMessages PrKnownMessages;

PrKnownMessages *pr_known_messages_new (const PrClassifyInput *context);
void pr_known_messages_free (PrKnownMessages *self);

const PrClassification *
pr_known_messages_classify (PrKnownMessages *self, const PrLogMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrKnownMessages, pr_known_messages_free)

G_END_DECLS
