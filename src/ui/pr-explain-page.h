/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-home.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrExplainPage:
 *
 * The place where errors are explained: what somebody types, pastes or drops, and what it means.
 */
#define PR_TYPE_EXPLAIN_PAGE (pr_explain_page_get_type ())
G_DECLARE_FINAL_TYPE (PrExplainPage, pr_explain_page, PR, EXPLAIN_PAGE, GtkWidget)

GtkWidget *pr_explain_page_new (PrHome *home);

void pr_explain_page_shown (PrExplainPage *self);

G_END_DECLS
