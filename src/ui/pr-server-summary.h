/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-candidate.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PrServerSummary:
 *
 * A server in words: where it is, how it is reached, who names it and whether it answers. For whom it
 * is all the same what the words mean, as long as they are there.
 */
#define PR_TYPE_SERVER_SUMMARY (pr_server_summary_get_type ())
G_DECLARE_FINAL_TYPE (PrServerSummary, pr_server_summary, PR, SERVER_SUMMARY, GtkWidget)

void pr_server_summary_show (PrServerSummary *self, PrService *service, PrCandidate *candidate);

G_END_DECLS
