/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-catalogue.h"
#include "pr-diagnosis-ids.h"
#include "pr-fix.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PR_DIAGNOSIS_EVIDENCE_MAX_CHARS:
 *
 * Four lines of 512 octets, the longest that RFC 5321 §4.5.3.1.5 allows a reply line: more than any
 * server needs to say what is wrong, and still fit to be read.
 */
#define PR_DIAGNOSIS_EVIDENCE_MAX_CHARS 2000

#define PR_TYPE_DIAGNOSIS (pr_diagnosis_get_type ())
G_DECLARE_FINAL_TYPE (PrDiagnosis, pr_diagnosis, PR, DIAGNOSIS, GObject)

PrDiagnosis *pr_diagnosis_new (PrDiagnosisId id,
                               const PrCatalogueFacts *facts,
                               const char *evidence);
PrDiagnosis *pr_diagnosis_new_with_fixes (PrDiagnosisId id,
                                          const PrCatalogueFacts *facts,
                                          const char *evidence,
                                          GPtrArray *fixes);
PrDiagnosis *pr_diagnosis_copy_with_fixes (PrDiagnosis *self, GPtrArray *fixes);

PrDiagnosisId pr_diagnosis_get_id (PrDiagnosis *self);
const char *pr_diagnosis_get_title (PrDiagnosis *self);
const char *pr_diagnosis_get_explanation (PrDiagnosis *self);
const char *pr_diagnosis_get_evidence (PrDiagnosis *self);
int pr_diagnosis_get_code (PrDiagnosis *self);
const char *pr_diagnosis_get_enhanced_code (PrDiagnosis *self);
guint pr_diagnosis_get_n_fixes (PrDiagnosis *self);
PrFix *pr_diagnosis_get_fix (PrDiagnosis *self, guint position);
GListModel *pr_diagnosis_dup_fixes_model (PrDiagnosis *self);

G_END_DECLS
