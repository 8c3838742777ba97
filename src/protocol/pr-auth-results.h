/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PR_AUTH_RESULT_MAX_BYTES:
 *
 * The longest result in use is “temperror”; what is longer is left out.
 */
#define PR_AUTH_RESULT_MAX_BYTES 20

/**
 * PR_AUTH_SERVER_MAX_CHARS:
 *
 * Enough for a host name as people have them.
 */
#define PR_AUTH_SERVER_MAX_CHARS 100

/**
 * PrAuthResults:
 * @server: (nullable): who says so, printable
 * @spf: (nullable): “pass”, “fail”, “none” …: in small letters, digits and “-”
 * @dkim: (nullable): the same
 * @dmarc: (nullable): the same
 *
 * What the server that received a message found out about where it came from.
 */
typedef struct
{
  char *server;
  char *spf;
  char *dkim;
  char *dmarc;
} PrAuthResults;

PrAuthResults *pr_auth_results_new_from_header (GBytes *header);
void pr_auth_results_free (PrAuthResults *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrAuthResults, pr_auth_results_free)

G_END_DECLS
