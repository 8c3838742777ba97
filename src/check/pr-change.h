/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-result.h"

G_BEGIN_DECLS

char *pr_service_result_to_text (const PrServiceResult *service, PrProtocol protocol);
char *pr_result_dup_problems (PrResult *result, const char *separator);
char *pr_change_to_text (const PrResult *before, const PrResult *after);

G_END_DECLS
