/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-report.h"

G_BEGIN_DECLS

char *pr_report_leave_out_address (PrReport *report, const char *text);

G_END_DECLS
