/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-account.h"
#include "pr-demo-case.h"

G_BEGIN_DECLS

/* A domain that nobody can have (RFC 2606). */
#define PR_DEMO_DOMAIN "demo.example"

/* The password of every account of the demo. It is no secret: it is told to everybody. */
#define PR_DEMO_PASSWORD "demo"

/**
 * PrDemo:
 *
 * Mail servers within the program, on loopback, with an authority of their own: an address for each kind
 * of trouble, to be tried without an account and without a network. They end with it, and so do the
 * folder for the accounts of the demo and all that is in it. Main context.
 */
#define PR_TYPE_DEMO (pr_demo_get_type ())
G_DECLARE_FINAL_TYPE (PrDemo, pr_demo, PR, DEMO, GObject)

PrDemo *pr_demo_new (GError **error);

GListModel *pr_demo_get_cases (PrDemo *self);
PrDemoCase *pr_demo_find_case (PrDemo *self, const char *address);
const char *pr_demo_get_ca_file (PrDemo *self);
const char *pr_demo_get_folder (PrDemo *self);
gboolean pr_demo_fill_account (PrDemo *self, PrDemoCase *demo_case, PrAccount *account, GError **error);

G_END_DECLS
