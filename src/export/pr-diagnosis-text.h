/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis.h"
#include "pr-text-writer.h"

G_BEGIN_DECLS

void pr_diagnosis_write_title (PrDiagnosis *self, PrTextWriter *writer);
void pr_diagnosis_write_help (PrDiagnosis *self, PrTextWriter *writer, const char *indent);
void pr_diagnosis_write_evidence (PrDiagnosis *self, PrTextWriter *writer, const char *indent);
void pr_diagnosis_write_text (PrDiagnosis *self, PrTextWriter *writer, const char *indent);

G_END_DECLS
