/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PR_TEST_MESSAGE_FIELD:
 *
 * The header field that holds the token, and by which the message is known again.
 */
#define PR_TEST_MESSAGE_FIELD "X-Postrider-Test"

/**
 * PR_TEST_MESSAGE_MAX_LINE_BYTES:
 *
 * How long a line may be, without its end: RFC 2045 §6.7 and 2047 §2, while RFC 5322 §2.1.1 has 78.
 * Only what cannot be folded, an address, makes one longer.
 */
#define PR_TEST_MESSAGE_MAX_LINE_BYTES 76

/**
 * PrTestMessage:
 *
 * One short message that says of itself that it is a test, with a token that no other message has.
 * Immutable. Used by one worker.
 */
typedef struct _PrTestMessage PrTestMessage;

PrTestMessage *pr_test_message_new (const char *sender,
                                    const char *sender_name,
                                    const char *recipient,
                                    GError **error);
PrTestMessage *pr_test_message_new_with_token (const char *sender,
                                               const char *sender_name,
                                               const char *recipient,
                                               const char *token,
                                               GDateTime *date);
void pr_test_message_free (PrTestMessage *self);

const char *pr_test_message_get_token (const PrTestMessage *self);
const char *const *pr_test_message_get_lines (const PrTestMessage *self);
gboolean pr_test_message_is_header_of (const char *token, GBytes *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTestMessage, pr_test_message_free)

G_END_DECLS
