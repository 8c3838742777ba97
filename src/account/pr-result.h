/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrServiceResult:
 * @tested: whether the service was part of the test; if not, nothing else here means anything
 * @outcome: %PR_OUTCOME_OK, %PR_OUTCOME_WARNING, %PR_OUTCOME_FAILED or %PR_OUTCOME_SKIPPED
 * @diagnosis: (nullable): the word of the diagnosis, as “wrong-credentials”; %NULL where all is
 *   well
 * @duration_ms: how long its test took
 *
 * What a test found at one service.
 */
typedef struct
{
  gboolean tested;
  PrOutcome outcome;
  const char *diagnosis;
  guint duration_ms;
} PrServiceResult;

/**
 * PrResult:
 *
 * What is kept of a test: when it was, the verdict, and for each service outcome, diagnosis and
 * duration. It is small, has no words of a server in it and no secret. Immutable and counted.
 * Thread: any.
 */
typedef struct _PrResult PrResult;

#define PR_TYPE_RESULT (pr_result_get_type ())

GType pr_result_get_type (void) G_GNUC_CONST;

PrResult *pr_result_new (gint64 time_us,
                         PrOutcome verdict,
                         guint duration_ms,
                         const PrServiceResult *services);
PrResult *pr_result_parse (const char *text);
PrResult *pr_result_ref (PrResult *self);
void pr_result_unref (PrResult *self);

gint64 pr_result_get_time_us (const PrResult *self);
PrOutcome pr_result_get_verdict (const PrResult *self);
guint pr_result_get_duration_ms (const PrResult *self);
const PrServiceResult *pr_result_get_service (const PrResult *self, PrProtocol protocol);
char *pr_result_to_string (const PrResult *self);

gboolean pr_result_equal (const PrResult *a, const PrResult *b);
int pr_result_compare_time (const PrResult *a, const PrResult *b);
gboolean pr_result_service_differs (const PrResult *before,
                                    const PrResult *after,
                                    PrProtocol protocol);
gboolean pr_result_differs (const PrResult *before, const PrResult *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrResult, pr_result_unref)

G_END_DECLS
