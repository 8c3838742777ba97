/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-report.h"

G_BEGIN_DECLS

char *pr_report_to_json (PrReport *report);

G_END_DECLS
