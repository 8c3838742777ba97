/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service-report.h"
#include "pr-verdict.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrServiceCard:
 *
 * The test of one service: its steps as they happen, and the technical details one click away.
 */
#define PR_TYPE_SERVICE_CARD (pr_service_card_get_type ())
G_DECLARE_FINAL_TYPE (PrServiceCard, pr_service_card, PR, SERVICE_CARD, GtkWidget)

GtkWidget *pr_service_card_new (PrServiceReport *report, PrRunState run_state);
void pr_service_card_set_run_state (PrServiceCard *self, PrRunState run_state);
void pr_service_card_set_time (PrServiceCard *self, gint64 now_us, gint64 whole_us);

G_END_DECLS
