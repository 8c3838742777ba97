/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-types.h"

#include <glib-object.h>

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

/**
 * PrServiceFields:
 *
 * Which members of a #PrServiceChange say something.
 */
typedef enum
{
  PR_SERVICE_HOST = 1 << 0,
  PR_SERVICE_PORT = 1 << 1,
  PR_SERVICE_SECURITY = 1 << 2,
  PR_SERVICE_USERNAME = 1 << 3,
  PR_SERVICE_AUTH = 1 << 4,
} PrServiceFields;

/**
 * PrServiceChange:
 * @protocol: which service of the account
 * @fields: the members below that are set; the others keep their value
 * @host: (nullable): the new server name
 * @port: the new port
 * @security: the new security
 * @username: (nullable): the new login name
 * @auth: the new sign-in method
 *
 * New settings for one service, or (in pr_fix_dup_change_summary()) its present ones.
 */
typedef struct
{
  PrProtocol protocol;
  PrServiceFields fields;
  const char *host;
  guint16 port;
  PrSecurity security;
  const char *username;
  PrAuth auth;
} PrServiceChange;

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
