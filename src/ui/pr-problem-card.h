/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-error-group.h"
#include "pr-service-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrProblemCard:
 *
 * What is wrong with a service, or alike with several, who has to act, what can be done, and the
 * server's own words.
 */
#define PR_TYPE_PROBLEM_CARD (pr_problem_card_get_type ())
G_DECLARE_FINAL_TYPE (PrProblemCard, pr_problem_card, PR, PROBLEM_CARD, GtkWidget)

GtkWidget *pr_problem_card_new (GPtrArray *reports);
GtkWidget *pr_problem_card_get_primary_button (PrProblemCard *self);
GtkWidget *pr_problem_card_new_for_group (PrErrorGroup *group);
gboolean pr_problem_card_show_more (PrProblemCard *self);

G_END_DECLS
