/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-report.h"

G_BEGIN_DECLS

/* A server's refusal, longer than a line. */
#define SAMPLE_EVIDENCE                                                                            \
  "535 5.7.8 Error: authentication failed: see https://help.example.org/sign-in/what-to-do for "   \
  "what to do,  and “ask” \\ us if that does not help"

PrReport *sample_report_new (void);

G_END_DECLS
