/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-step.h"

struct _PrStep
{
  GObject parent_instance;

  PrStepId id;
  PrOutcome outcome;
  gint64 start_us;
  gint64 duration_us;
  char *detail;
};

typedef enum
{
  PROP_ID = 1,
  PROP_OUTCOME,
  PROP_DETAIL,
  PROP_START_MS,
  PROP_DURATION_MS,
} PrStepProperty;

static GParamSpec *properties[PROP_DURATION_MS + 1];

G_DEFINE_FINAL_TYPE (PrStep, pr_step, G_TYPE_OBJECT)

static void
pr_step_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrStep *self = PR_STEP (object);

  switch ((PrStepProperty) property_id)
    {
    case PROP_ID:
      g_value_set_enum (value, (int) self->id);
      break;
    case PROP_OUTCOME:
      g_value_set_enum (value, (int) self->outcome);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_START_MS:
      g_value_set_int64 (value, self->start_us / 1000);
      break;
    case PROP_DURATION_MS:
      g_value_set_int64 (value, self->duration_us / 1000);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_step_finalize (GObject *object)
{
  g_free (PR_STEP (object)->detail);

  G_OBJECT_CLASS (pr_step_parent_class)->finalize (object);
}

static void
pr_step_class_init (PrStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pr_step_get_property;
  object_class->finalize = pr_step_finalize;

  properties[PROP_ID] =
      g_param_spec_enum ("id", NULL, NULL, PR_TYPE_STEP_ID, PR_STEP_RESOLVE, flags);
  properties[PROP_OUTCOME] =
      g_param_spec_enum ("outcome", NULL, NULL, PR_TYPE_OUTCOME, PR_OUTCOME_PENDING, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_START_MS] =
      g_param_spec_int64 ("start-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_DURATION_MS] =
      g_param_spec_int64 ("duration-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_step_init (PrStep *self G_GNUC_UNUSED)
{
}

/**
 * pr_step_new:
 * @id: what is tried
 * @start_us: when it began, in microseconds since the run began
 *
 * Returns: (transfer full): a step that is running
 */
PrStep *
pr_step_new (PrStepId id, gint64 start_us)
{
  PrStep *self = g_object_new (PR_TYPE_STEP, NULL);

  self->id = id;
  self->outcome = PR_OUTCOME_RUNNING;
  self->start_us = MAX (start_us, 0);
  return self;
}

/**
 * pr_step_end:
 * @outcome: what came of it
 * @duration_us: how long it took, in microseconds
 * @detail: (nullable): one short line about it, printable
 */
void
pr_step_end (PrStep *self, PrOutcome outcome, gint64 duration_us, const char *detail)
{
  g_return_if_fail (PR_IS_STEP (self));
  g_return_if_fail (self->outcome == PR_OUTCOME_RUNNING);

  self->outcome = outcome;
  self->duration_us = MAX (duration_us, 0);
  self->detail = g_strdup (detail);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURATION_MS]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pr_step_amend:
 * @outcome: what came of it, as is known by now
 * @detail: (nullable): one short line about it, printable
 *
 * Only for a step that has ended.
 */
void
pr_step_amend (PrStep *self, PrOutcome outcome, const char *detail)
{
  g_return_if_fail (PR_IS_STEP (self));
  g_return_if_fail (self->outcome != PR_OUTCOME_RUNNING);

  g_free (self->detail);
  self->detail = g_strdup (detail);
  self->outcome = outcome;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pr_step_get_id:
 *
 * Returns: what is tried
 */
PrStepId
pr_step_get_id (PrStep *self)
{
  g_return_val_if_fail (PR_IS_STEP (self), PR_STEP_RESOLVE);
  return self->id;
}

/**
 * pr_step_get_outcome:
 *
 * Returns: what came of it, or that it is still running
 */
PrOutcome
pr_step_get_outcome (PrStep *self)
{
  g_return_val_if_fail (PR_IS_STEP (self), PR_OUTCOME_FAILED);
  return self->outcome;
}

/**
 * pr_step_get_detail:
 *
 * Returns: (transfer none) (nullable): one short line about it, printable plain text
 */
const char *
pr_step_get_detail (PrStep *self)
{
  g_return_val_if_fail (PR_IS_STEP (self), NULL);
  return self->detail;
}

/**
 * pr_step_get_start_us:
 *
 * Returns: when it began, in microseconds since the run began
 */
gint64
pr_step_get_start_us (PrStep *self)
{
  g_return_val_if_fail (PR_IS_STEP (self), 0);
  return self->start_us;
}

/**
 * pr_step_get_duration_us:
 *
 * Returns: how long it took, in microseconds; 0 while it is running
 */
gint64
pr_step_get_duration_us (PrStep *self)
{
  g_return_val_if_fail (PR_IS_STEP (self), 0);
  return self->duration_us;
}
