/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PrLookups:
 * @PR_LOOKUPS_ALL: DNS, web servers and mail servers may be asked
 * @PR_LOOKUPS_NO_WEB: no web servers
 * @PR_LOOKUPS_NONE: nobody; what is known without a network has to do
 *
 * Who may be asked for the settings of an address, as the user prefers it.
 */
typedef enum
{
  PR_LOOKUPS_ALL,
  PR_LOOKUPS_NO_WEB,
  PR_LOOKUPS_NONE,
} PrLookups;

#define PR_TYPE_LOOKUPS (pr_lookups_get_type ())

GType pr_lookups_get_type (void) G_GNUC_CONST;

PrLookups pr_lookups_load (void);
PrLookups pr_lookups_get (void);
void pr_lookups_set (PrLookups lookups);

G_END_DECLS
