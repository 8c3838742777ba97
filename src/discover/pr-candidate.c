/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-candidate.h"

struct _PrCandidate
{
  GObject parent_instance;

  PrService *service;
  PrSource source;
  PrTrust trust;
  gboolean unconfirmed;
};

G_DEFINE_FINAL_TYPE (PrCandidate, pr_candidate, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (PrSource, pr_source, G_DEFINE_ENUM_VALUE (PR_SOURCE_PRESET, "preset"))

G_DEFINE_ENUM_TYPE (PrTrust, pr_trust, G_DEFINE_ENUM_VALUE (PR_TRUST_LOCAL, "local"))

static void
pr_candidate_dispose (GObject *object)
{
  g_clear_object (&PR_CANDIDATE (object)->service);

  G_OBJECT_CLASS (pr_candidate_parent_class)->dispose (object);
}

static void
pr_candidate_class_init (PrCandidateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pr_candidate_dispose;
}

static void
pr_candidate_init (PrCandidate *self G_GNUC_UNUSED)
{
}

/**
 * pr_candidate_new:
 * @service: (transfer none): the settings; an empty user name is the address
 * @source: where they come from
 * @trust: how far they can be trusted
 * @unconfirmed: whether they are no more than likely
 *
 * Returns: (transfer full): a candidate
 */
PrCandidate *
pr_candidate_new (PrService *service, PrSource source, PrTrust trust, gboolean unconfirmed)
{
  PrCandidate *self = g_object_new (PR_TYPE_CANDIDATE, NULL);

  self->service = g_object_ref (service);
  self->source = source;
  self->trust = trust;
  self->unconfirmed = unconfirmed;
  return self;
}

/**
 * pr_candidate_get_service:
 *
 * Returns: (transfer none): the settings
 */
PrService *
pr_candidate_get_service (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), NULL);
  return self->service;
}

/**
 * pr_candidate_get_source:
 *
 * Returns: where they come from
 */
PrSource
pr_candidate_get_source (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), PR_SOURCE_PRESET);
  return self->source;
}

/**
 * pr_candidate_get_trust:
 *
 * Returns: how far they can be trusted
 */
PrTrust
pr_candidate_get_trust (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), PR_TRUST_LOCAL);
  return self->trust;
}

/**
 * pr_candidate_is_unconfirmed:
 *
 * Returns: %TRUE if no source names the host: to be tried before it is suggested
 */
gboolean
pr_candidate_is_unconfirmed (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), TRUE);
  return self->unconfirmed;
}
