/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-secret.h"
#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrDemoCase:
 *
 * One address of the demo, and the kind of trouble that its servers make. Immutable.
 */
#define PR_TYPE_DEMO_CASE (pr_demo_case_get_type ())
G_DECLARE_FINAL_TYPE (PrDemoCase, pr_demo_case, PR, DEMO_CASE, GObject)

guint pr_demo_case_get_n (void);
PrDemoCase *pr_demo_case_new (guint i);

const char *pr_demo_case_get_address (PrDemoCase *self);
const char *pr_demo_case_get_title (PrDemoCase *self);
const char *pr_demo_case_get_description (PrDemoCase *self);
PrSecret *pr_demo_case_dup_password (PrDemoCase *self);
const char *pr_demo_case_get_talk (PrDemoCase *self, PrProtocol protocol);
PrSecurity pr_demo_case_get_security (PrDemoCase *self, PrProtocol protocol);

G_END_DECLS
