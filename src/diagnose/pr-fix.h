/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service-change.h"

G_BEGIN_DECLS

/**
 * PrFixKind:
 * @PR_FIX_CHANGE: a change of settings that can be applied as it is
 * @PR_FIX_LINK: a page of the provider
 * @PR_FIX_ADVICE: something for the user to do, in words; pr_fix_asks_login() says whether a window
 *   can help with it
 */
typedef enum
{
  PR_FIX_CHANGE,
  PR_FIX_LINK,
  PR_FIX_ADVICE,
} PrFixKind;

/**
 * PrVerified:
 * @PR_VERIFIED_UNTRIED: nobody has tried it; absent in JSON
 * @PR_VERIFIED_YES: tried against the real server, which answered; true in JSON
 * @PR_VERIFIED_NO: tried in vain; false in JSON
 */
typedef enum
{
  PR_VERIFIED_UNTRIED,
  PR_VERIFIED_YES,
  PR_VERIFIED_NO,
} PrVerified;

#define PR_TYPE_FIX_KIND (pr_fix_kind_get_type ())
#define PR_TYPE_VERIFIED (pr_verified_get_type ())

GType pr_fix_kind_get_type (void) G_GNUC_CONST;
GType pr_verified_get_type (void) G_GNUC_CONST;

#define PR_TYPE_FIX (pr_fix_get_type ())
G_DECLARE_FINAL_TYPE (PrFix, pr_fix, PR, FIX, GObject)

PrFix *pr_fix_new_change (const char *title, const PrServiceChange *change, PrVerified verified);
PrFix *pr_fix_new_link (const char *title, const char *url);
PrFix *pr_fix_new_advice (const char *title);
PrFix *pr_fix_new_login (const char *title);
PrFix *pr_fix_copy_with_verified (PrFix *self, PrVerified verified);

PrFixKind pr_fix_get_kind (PrFix *self);
const char *pr_fix_get_title (PrFix *self);
const char *pr_fix_get_url (PrFix *self);
const PrServiceChange *pr_fix_get_change (PrFix *self);
PrVerified pr_fix_get_verified (PrFix *self);
gboolean pr_fix_asks_login (PrFix *self);
char *pr_fix_dup_change_summary (PrFix *self, const PrServiceChange *present);

G_END_DECLS
