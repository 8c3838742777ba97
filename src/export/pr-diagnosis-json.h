/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void pr_diagnosis_add_json (PrDiagnosis *self, JsonBuilder *builder);
void pr_diagnosis_add_fixes_json (PrDiagnosis *self, JsonBuilder *builder);

G_END_DECLS
