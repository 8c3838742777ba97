/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service-job.h"

G_BEGIN_DECLS

/**
 * PrArrival:
 * @outcome: of the step `arrival`
 * @detail: (nullable): one line about it, for people
 * @diagnosis: (nullable): where there is something to look at
 *
 * What became of a message that was sent.
 */
typedef struct
{
  PrOutcome outcome;
  char *detail;
  PrDiagnosis *diagnosis;
} PrArrival;

PrArrival *pr_arrival_await (PrServiceJob *job,
                             const char *token,
                             gint64 sent_us,
                             const char *server_words);
void pr_arrival_free (PrArrival *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrArrival, pr_arrival_free)

G_END_DECLS
