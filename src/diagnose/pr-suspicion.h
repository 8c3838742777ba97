/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrSuspicion:
 * @PR_SUSPICION_WEAK: a line that may tell of an error
 * @PR_SUSPICION_STRONG: a line that says so
 */
typedef enum
{
  PR_SUSPICION_NONE,
  PR_SUSPICION_WEAK,
  PR_SUSPICION_STRONG,
} PrSuspicion;

PrSuspicion pr_suspicion_of_line (const char *line, gsize n_bytes);

G_END_DECLS
