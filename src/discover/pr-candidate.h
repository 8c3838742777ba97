/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-service.h"

G_BEGIN_DECLS

/**
 * PrSource:
 * @PR_SOURCE_PRESET: the providers known to this program, shipped or one's own
 * @PR_SOURCE_PACC: the domain's own page, draft-ietf-mailmaint-pacc
 * @PR_SOURCE_AUTOCONFIG: the domain's own page, draft-ietf-mailmaint-autoconfig
 * @PR_SOURCE_ISPDB: Thunderbird's collection
 * @PR_SOURCE_SRV: the domain's SRV records, RFC 6186 and 8314
 * @PR_SOURCE_MX: whoever takes the domain's mail
 * @PR_SOURCE_NS: whoever runs the domain's name servers
 * @PR_SOURCE_GUESS: the usual names
 *
 * Where settings come from.
 */
typedef enum
{
  PR_SOURCE_PRESET,
  PR_SOURCE_PACC,
  PR_SOURCE_AUTOCONFIG,
  PR_SOURCE_ISPDB,
  PR_SOURCE_SRV,
  PR_SOURCE_MX,
  PR_SOURCE_NS,
  PR_SOURCE_GUESS,
} PrSource;

#define PR_N_SOURCES 8

/**
 * PrTrust:
 * @PR_TRUST_LOCAL: from this computer
 * @PR_TRUST_HTTPS: over a connection whose other end has shown who it is
 * @PR_TRUST_PLAIN: over unsigned DNS or plain http, where anybody on the way could have changed it
 *
 * How far settings can be trusted, by the way they came.
 */
typedef enum
{
  PR_TRUST_LOCAL,
  PR_TRUST_HTTPS,
  PR_TRUST_PLAIN,
} PrTrust;

/**
 * PrAnswer:
 * @PR_ANSWER_UNTRIED: nobody has asked
 * @PR_ANSWER_TRYING: it is being asked
 * @PR_ANSWER_YES: it answers, encrypted with a good certificate where it should be, and lets people
 *   sign in
 * @PR_ANSWER_NO: it does not
 *
 * Whether a server answers as the settings say.
 */
typedef enum
{
  PR_ANSWER_UNTRIED,
  PR_ANSWER_TRYING,
  PR_ANSWER_YES,
  PR_ANSWER_NO,
} PrAnswer;

#define PR_TYPE_SOURCE (pr_source_get_type ())
#define PR_TYPE_TRUST (pr_trust_get_type ())
#define PR_TYPE_ANSWER (pr_answer_get_type ())

GType pr_source_get_type (void) G_GNUC_CONST;
GType pr_trust_get_type (void) G_GNUC_CONST;
GType pr_answer_get_type (void) G_GNUC_CONST;

const char *pr_source_get_label (PrSource source);

/**
 * PrCandidate:
 *
 * One server that may be the right one for an address: its settings, who says so, and whether it
 * answers. Properties, read-only: `service`, `source-label` and, notified, `answer`. Main context.
 */
#define PR_TYPE_CANDIDATE (pr_candidate_get_type ())
G_DECLARE_FINAL_TYPE (PrCandidate, pr_candidate, PR, CANDIDATE, GObject)

PrCandidate *
pr_candidate_new (PrService *service, PrSource source, PrTrust trust, gboolean unconfirmed);

PrService *pr_candidate_get_service (PrCandidate *self);
PrSource pr_candidate_get_source (PrCandidate *self);
PrTrust pr_candidate_get_trust (PrCandidate *self);
gboolean pr_candidate_is_unconfirmed (PrCandidate *self);
PrAnswer pr_candidate_get_answer (PrCandidate *self);
gboolean pr_candidate_is_good (PrCandidate *self);
gboolean pr_candidate_is_named_by (PrCandidate *self, PrSource source);

gboolean pr_candidate_needs_yes (PrCandidate *self);
void pr_candidate_fill_service (PrCandidate *self, PrService *service);

void pr_candidate_set_answer (PrCandidate *self, PrAnswer answer);
guint pr_candidate_get_rank (PrCandidate *self);
void pr_candidate_set_rank (PrCandidate *self, guint rank);
gboolean pr_candidate_is_same_server (PrCandidate *self, PrCandidate *other);
gboolean pr_candidate_absorb (PrCandidate *self, PrCandidate *other);
int pr_candidate_compare (PrCandidate *self, PrCandidate *other);

G_END_DECLS
