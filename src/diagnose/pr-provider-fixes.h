/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis-ids.h"
#include "pr-fix.h"

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *pr_provider_fixes_new (PrDiagnosisId id, const char *email);

PrFix *pr_provider_fixes_new_help_page (PrDiagnosisId id, const char *email);

G_END_DECLS
