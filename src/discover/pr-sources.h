/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-search.h"

G_BEGIN_DECLS

/* The sources of a search, a file for each. */

void pr_source_pacc_start (PrSearch *search);
void pr_source_autoconfig_start (PrSearch *search);
void pr_source_autoconfig_ask_mail_host (PrSearch *search, const char *domain);
void pr_source_ispdb_start (PrSearch *search);
void pr_source_ispdb_ask_mail_host (PrSearch *search, const char *domain);
void pr_source_srv_start (PrSearch *search);
void pr_source_mx_start (PrSearch *search);
void pr_source_ns_start (PrSearch *search);
void pr_source_guess_start (PrSearch *search);
void pr_source_guess_add_mail_host (PrSearch *search, const char *host);

G_END_DECLS
