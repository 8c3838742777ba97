/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-report.h"

G_BEGIN_DECLS

/**
 * PrReportTextFlags:
 * @PR_REPORT_TEXT_COLOR: with the colours of a terminal (ECMA-48)
 */
typedef enum
{
  PR_REPORT_TEXT_NONE = 0,
  PR_REPORT_TEXT_COLOR = 1 << 0,
} PrReportTextFlags;

char *pr_report_to_text (PrReport *report, PrReportTextFlags flags);
char *pr_report_to_transcript (PrReport *report);

G_END_DECLS
