/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis-ids.h"
#include "pr-types.h"

G_BEGIN_DECLS

/* Where a row holds, as a set: of steps, each with its PR_AT() bit, and of protocols. The empty set
 * of either kind means anywhere, also where it is not known. */
#define PR_AT(step) (1u << (step))
#define PR_AT_SIGN_IN PR_AT (PR_STEP_SIGN_IN)
#define PR_AT_SENDER PR_AT (PR_STEP_SENDER)
#define PR_AT_RECIPIENT PR_AT (PR_STEP_RECIPIENT)
#define PR_AT_MESSAGE PR_AT (PR_STEP_MESSAGE)
#define PR_AT_GREETING PR_AT (PR_STEP_GREETING)
#define PR_AT_CAPABILITIES PR_AT (PR_STEP_CAPABILITIES)
#define PR_AT_STARTTLS PR_AT (PR_STEP_STARTTLS)
#define PR_AT_MAILBOX PR_AT (PR_STEP_MAILBOX)
#define PR_AT_ANY_STEP ((1u << (PR_STEP_SIGN_OUT + 1)) - 1)

#define PR_WITH(protocol) (1u << (16 + (protocol)))
#define PR_WITH_IMAP PR_WITH (PR_PROTOCOL_IMAP)
#define PR_WITH_POP3 PR_WITH (PR_PROTOCOL_POP3)
#define PR_WITH_SMTP PR_WITH (PR_PROTOCOL_SMTP)
#define PR_WITH_ANY_PROTOCOL (PR_WITH_IMAP | PR_WITH_POP3 | PR_WITH_SMTP)

gboolean pr_classify_place_matches (guint place, guint known);

gboolean pr_classify_basic_code (guint code, guint known, PrDiagnosisId *id);
gboolean pr_classify_enhanced_code (const char *enhanced_code, guint known, PrDiagnosisId *id);
gboolean pr_classify_bracket_code (const char *bracket_code, guint known, PrDiagnosisId *id);
gboolean pr_classify_status_word (const char *word, guint known, PrDiagnosisId *id);

G_END_DECLS
