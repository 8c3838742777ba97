/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-candidate.h"

#include <glib/gi18n.h>

struct _PrCandidate
{
  GObject parent_instance;

  PrService *service;
  PrSource source;
  PrTrust trust;
  gboolean unconfirmed;
  PrAnswer answer;
  guint rank;
  guint named_by; /* a bit for each source */
};

typedef enum
{
  PROP_SERVICE = 1,
  PROP_SOURCE_LABEL,
  PROP_ANSWER,
} PrCandidateProperty;

static GParamSpec *properties[PROP_ANSWER + 1];

G_DEFINE_FINAL_TYPE (PrCandidate, pr_candidate, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (PrSource, pr_source,
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_PRESET, "preset"),
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_PACC, "pacc"),
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_AUTOCONFIG, "autoconfig"),
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_ISPDB, "ispdb"),
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_SRV, "srv"),
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_MX, "mx"),
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_NS, "ns"),
                    G_DEFINE_ENUM_VALUE (PR_SOURCE_GUESS, "guess"))

G_DEFINE_ENUM_TYPE (PrTrust, pr_trust,
                    G_DEFINE_ENUM_VALUE (PR_TRUST_LOCAL, "local"),
                    G_DEFINE_ENUM_VALUE (PR_TRUST_HTTPS, "https"),
                    G_DEFINE_ENUM_VALUE (PR_TRUST_PLAIN, "plain"))

G_DEFINE_ENUM_TYPE (PrAnswer, pr_answer,
                    G_DEFINE_ENUM_VALUE (PR_ANSWER_UNTRIED, "untried"),
                    G_DEFINE_ENUM_VALUE (PR_ANSWER_TRYING, "trying"),
                    G_DEFINE_ENUM_VALUE (PR_ANSWER_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (PR_ANSWER_NO, "no"))

/**
 * pr_source_get_label:
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
pr_source_get_label (PrSource source)
{
  switch (source)
    {
    case PR_SOURCE_PRESET:
      return _("known provider");
    case PR_SOURCE_PACC:
    case PR_SOURCE_AUTOCONFIG:
      return _("published by the domain");
    case PR_SOURCE_ISPDB:
      return _("Thunderbird’s collection");
    case PR_SOURCE_SRV:
      return _("service records in DNS");
    case PR_SOURCE_MX:
      return _("whoever receives the domain’s mail");
    case PR_SOURCE_NS:
      return _("whoever hosts the domain");
    case PR_SOURCE_GUESS:
    default:
      return _("guessed from the domain");
    }
}

static void
pr_candidate_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrCandidate *self = PR_CANDIDATE (object);

  switch ((PrCandidateProperty) property_id)
    {
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_SOURCE_LABEL:
      g_value_set_string (value, pr_source_get_label (self->source));
      break;
    case PROP_ANSWER:
      g_value_set_enum (value, (int) self->answer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_candidate_dispose (GObject *object)
{
  g_clear_object (&PR_CANDIDATE (object)->service);

  G_OBJECT_CLASS (pr_candidate_parent_class)->dispose (object);
}

static void
pr_candidate_class_init (PrCandidateClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pr_candidate_get_property;
  object_class->dispose = pr_candidate_dispose;

  properties[PROP_SERVICE] =
      g_param_spec_object ("service", NULL, NULL, PR_TYPE_SERVICE, flags);
  properties[PROP_SOURCE_LABEL] = g_param_spec_string ("source-label", NULL, NULL, NULL, flags);
  properties[PROP_ANSWER] = g_param_spec_enum ("answer", NULL, NULL, PR_TYPE_ANSWER,
                                               (int) PR_ANSWER_UNTRIED, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
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
 * @unconfirmed: whether they are to be used only with the user's explicit yes
 *
 * Returns: (transfer full): a candidate that nobody has asked yet
 */
PrCandidate *
pr_candidate_new (PrService *service, PrSource source, PrTrust trust, gboolean unconfirmed)
{
  PrCandidate *self = g_object_new (PR_TYPE_CANDIDATE, NULL);

  self->service = g_object_ref (service);
  self->source = source;
  self->trust = trust;
  self->unconfirmed = unconfirmed;
  self->named_by = 1U << source;
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
 * Returns: where they come from; of several sources the best
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
 * Returns: %TRUE if it is to be used only with the user's explicit yes: nothing that can be relied on
 *   ties the host to the address
 */
gboolean
pr_candidate_is_unconfirmed (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), TRUE);
  return self->unconfirmed;
}

/**
 * pr_candidate_get_answer:
 *
 * Returns: whether the server answers
 */
PrAnswer
pr_candidate_get_answer (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), PR_ANSWER_UNTRIED);
  return self->answer;
}

/**
 * pr_candidate_is_good:
 *
 * Returns: %TRUE if it answers, or is a preset: that one does not answer here does not make another
 *   server the right one
 */
gboolean
pr_candidate_is_good (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), FALSE);
  return self->answer == PR_ANSWER_YES || self->source == PR_SOURCE_PRESET;
}

/**
 * pr_candidate_is_named_by:
 *
 * Returns: %TRUE if @source names this server, perhaps besides others
 */
gboolean
pr_candidate_is_named_by (PrCandidate *self, PrSource source)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), FALSE);
  return (self->named_by & 1U << source) != 0;
}

/**
 * pr_candidate_needs_yes:
 *
 * Returns: %TRUE if it came on a way on which anybody could have named it: the user has to say yes
 *   before a password goes there
 */
gboolean
pr_candidate_needs_yes (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), TRUE);
  return self->unconfirmed && self->trust == PR_TRUST_PLAIN;
}

/**
 * pr_candidate_fill_service:
 * @service: of the same protocol, what to fill in; its user's leave and exceptions stay
 */
void
pr_candidate_fill_service (PrCandidate *self, PrService *service)
{
  g_return_if_fail (PR_IS_CANDIDATE (self));

  pr_service_set_host (service, pr_service_get_host (self->service));
  pr_service_set_security (service, pr_service_get_security (self->service));
  pr_service_set_port (service, pr_service_get_port (self->service));
  pr_service_set_username (service, pr_service_get_username (self->service));
  pr_service_set_auth (service, pr_service_get_auth (self->service));
}

/**
 * pr_candidate_set_answer:
 *
 * For this room.
 */
void
pr_candidate_set_answer (PrCandidate *self, PrAnswer answer)
{
  g_return_if_fail (PR_IS_CANDIDATE (self));

  if (self->answer == answer)
    return;
  self->answer = answer;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWER]);
}

/**
 * pr_candidate_get_rank:
 *
 * Returns: how good its source is, the best 0; for this room
 */
guint
pr_candidate_get_rank (PrCandidate *self)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (self), 0);
  return self->rank;
}

/**
 * pr_candidate_set_rank:
 *
 * For this room.
 */
void
pr_candidate_set_rank (PrCandidate *self, guint rank)
{
  g_return_if_fail (PR_IS_CANDIDATE (self));
  self->rank = rank;
}

/**
 * pr_candidate_is_same_server:
 *
 * Returns: %TRUE if both lead to the same server in the same way, whatever name is used there
 */
gboolean
pr_candidate_is_same_server (PrCandidate *self, PrCandidate *other)
{
  PrService *a = self->service;
  PrService *b = other->service;

  return pr_service_get_protocol (a) == pr_service_get_protocol (b)
         && pr_service_get_port (a) == pr_service_get_port (b)
         && pr_service_get_security (a) == pr_service_get_security (b)
         && g_ascii_strcasecmp (pr_service_get_host (a), pr_service_get_host (b)) == 0;
}

/**
 * pr_candidate_absorb:
 * @other: the same server, from another source
 *
 * Of both, keeps what the better source says; that one of them needs no yes is enough.
 *
 * Returns: %TRUE if what @other says is better
 */
gboolean
pr_candidate_absorb (PrCandidate *self, PrCandidate *other)
{
  gboolean better = other->rank < self->rank
                    || (other->rank == self->rank && other->source < self->source);

  self->named_by |= other->named_by;
  self->unconfirmed = self->unconfirmed && other->unconfirmed;
  if (!better)
    return FALSE;
  self->rank = other->rank;
  self->source = other->source;
  self->trust = other->trust;
  g_set_object (&self->service, other->service);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVICE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_LABEL]);
  return TRUE;
}

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

/**
 * pr_candidate_compare:
 *
 * IMAP before POP3 before SMTP; then what does not answer last, before it what is not encrypted, and
 * the better source first.
 *
 * Returns: less than, equal to or greater than 0
 */
int
pr_candidate_compare (PrCandidate *self, PrCandidate *other)
{
  PrService *a = self->service;
  PrService *b = other->service;
  const guint keys[][2] = {
    { pr_service_get_protocol (a), pr_service_get_protocol (b) },
    { self->answer == PR_ANSWER_NO, other->answer == PR_ANSWER_NO },
    { pr_service_get_security (a) == PR_SECURITY_NONE,
      pr_service_get_security (b) == PR_SECURITY_NONE },
    { self->rank, other->rank },
    { self->source, other->source },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      int order = compare_numbers (keys[i][0], keys[i][1]);

      if (order != 0)
        return order;
    }
  return 0;
}
