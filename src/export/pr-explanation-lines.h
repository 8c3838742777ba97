/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-explainer.h"
#include "pr-log-scanner.h"
#include "pr-text-writer.h"

G_BEGIN_DECLS

/**
 * PrExplanationLines:
 *
 * Writes what was found in a log, one finding after the other, as text for people or as JSON Lines.
 * Memory does not grow with their number.
 */
typedef struct _PrExplanationLines PrExplanationLines;

PrExplanationLines *
pr_explanation_lines_new (const PrExplainer *explainer, gboolean is_json, const PrTextLook *look);
void pr_explanation_lines_free (PrExplanationLines *self);
const char *
pr_explanation_lines_write (PrExplanationLines *self, const PrLogFinding *finding, guint64 count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrExplanationLines, pr_explanation_lines_free)

G_END_DECLS
