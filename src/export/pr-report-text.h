/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-report.h"
#include "pr-text-writer.h"

G_BEGIN_DECLS

char *pr_report_to_text (PrReport *report, const PrTextLook *look);
char *pr_report_to_transcript (PrReport *report);

G_END_DECLS
