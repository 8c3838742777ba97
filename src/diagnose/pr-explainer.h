/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-classify.h"
#include "pr-diagnosis.h"
#include "pr-provider.h"

G_BEGIN_DECLS

/**
 * PrExplainContext:
 * @has_protocol: whether @protocol is known
 * @has_step: whether @step is known
 * @step: where it failed
 * @email: (nullable): the account's address, normalized
 *
 * What somebody knows besides an error text. Zero means not known.
 */
typedef struct
{
  gboolean has_protocol;
  PrProtocol protocol;
  gboolean has_step;
  PrStepId step;
  const char *email;
} PrExplainContext;

/**
 * PrExplainer:
 *
 * Explains texts in which something went wrong: what a program showed, a reply, a bounce.
 */
typedef struct _PrExplainer PrExplainer;

PrExplainer *pr_explainer_new (const PrExplainContext *context);
void pr_explainer_free (PrExplainer *self);

PrProvider *pr_explainer_get_provider (const PrExplainer *self);
PrClassifyInput pr_explainer_get_input (const PrExplainer *self);
PrDiagnosis *pr_explainer_explain (PrExplainer *self, const char *text);
PrDiagnosis *pr_explainer_diagnose (const PrExplainer *self,
                                    const PrClassification *classification,
                                    const char *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrExplainer, pr_explainer_free)

G_END_DECLS
