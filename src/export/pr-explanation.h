/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis.h"
#include "pr-provider.h"

G_BEGIN_DECLS

/**
 * PrExplanation:
 * @diagnosis: what it means
 * @evidence: the text itself, fit to show
 * @provider: (nullable): of the account's address
 * @line: where it stands in what was read, 0 for a text that stands alone
 * @count: how many there are of it, 0 where nobody counted
 * @told_in_line: where the same was explained before, 0 if nowhere
 *
 * An error text and what it means, to be written. All borrowed.
 */
typedef struct
{
  PrDiagnosis *diagnosis;
  const char *evidence;
  PrProvider *provider;
  guint64 line;
  guint64 count;
  guint64 told_in_line;
} PrExplanation;

G_END_DECLS
