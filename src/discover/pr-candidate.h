/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service.h"

G_BEGIN_DECLS

/**
 * PrSource:
 *
 * Where settings come from.
 */
typedef enum
{
  PR_SOURCE_PRESET,
} PrSource;

/**
 * PrTrust:
 * @PR_TRUST_LOCAL: from this computer
 *
 * How far settings can be trusted, by the way they came.
 */
typedef enum
{
  PR_TRUST_LOCAL,
} PrTrust;

#define PR_TYPE_SOURCE (pr_source_get_type ())
#define PR_TYPE_TRUST (pr_trust_get_type ())

GType pr_source_get_type (void) G_GNUC_CONST;
GType pr_trust_get_type (void) G_GNUC_CONST;

/**
 * PrCandidate:
 *
 * One server that may be the right one for an address: its settings, who says so, and whether it
 * answered. Does not change. Main context.
 */
#define PR_TYPE_CANDIDATE (pr_candidate_get_type ())
G_DECLARE_FINAL_TYPE (PrCandidate, pr_candidate, PR, CANDIDATE, GObject)

PrCandidate *
pr_candidate_new (PrService *service, PrSource source, PrTrust trust, gboolean unconfirmed);

PrService *pr_candidate_get_service (PrCandidate *self);
PrSource pr_candidate_get_source (PrCandidate *self);
PrTrust pr_candidate_get_trust (PrCandidate *self);
gboolean pr_candidate_is_unconfirmed (PrCandidate *self);

G_END_DECLS
