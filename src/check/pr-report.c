/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-report.h"

struct _PrReport
{
  GObject parent_instance;

  char *email;
  PrOutcome verdict;
  GListStore *services;
  gint64 start_time_us;
  gint64 duration_us;
};

typedef enum
{
  PROP_EMAIL = 1,
  PROP_VERDICT,
  PROP_SERVICES,
  PROP_DURATION_MS,
} PrReportProperty;

static GParamSpec *properties[PROP_DURATION_MS + 1];

G_DEFINE_FINAL_TYPE (PrReport, pr_report, G_TYPE_OBJECT)

static void
pr_report_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PrReport *self = PR_REPORT (object);

  switch ((PrReportProperty) property_id)
    {
    case PROP_EMAIL:
      g_value_set_string (value, self->email);
      break;
    case PROP_VERDICT:
      g_value_set_enum (value, (int) self->verdict);
      break;
    case PROP_SERVICES:
      g_value_set_object (value, self->services);
      break;
    case PROP_DURATION_MS:
      g_value_set_int64 (value, self->duration_us / 1000);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_report_dispose (GObject *object)
{
  g_clear_object (&PR_REPORT (object)->services);

  G_OBJECT_CLASS (pr_report_parent_class)->dispose (object);
}

static void
pr_report_finalize (GObject *object)
{
  g_free (PR_REPORT (object)->email);

  G_OBJECT_CLASS (pr_report_parent_class)->finalize (object);
}

static void
pr_report_class_init (PrReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pr_report_get_property;
  object_class->dispose = pr_report_dispose;
  object_class->finalize = pr_report_finalize;

  properties[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, NULL, flags);
  properties[PROP_VERDICT] =
      g_param_spec_enum ("verdict", NULL, NULL, PR_TYPE_OUTCOME, PR_OUTCOME_RUNNING, flags);
  properties[PROP_SERVICES] =
      g_param_spec_object ("services", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_DURATION_MS] =
      g_param_spec_int64 ("duration-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_report_init (PrReport *self)
{
  self->services = g_list_store_new (PR_TYPE_SERVICE_REPORT);
  self->verdict = PR_OUTCOME_RUNNING;
  self->start_time_us = g_get_real_time ();
}

/**
 * pr_report_new:
 * @email: the address of the account
 *
 * Returns: (transfer full): a report without services, of a run that begins now
 */
PrReport *
pr_report_new (const char *email)
{
  PrReport *self = g_object_new (PR_TYPE_REPORT, NULL);

  self->email = g_strdup (email);
  return self;
}

/**
 * pr_report_get_email:
 *
 * Returns: (transfer none): the address of the account
 */
const char *
pr_report_get_email (PrReport *self)
{
  g_return_val_if_fail (PR_IS_REPORT (self), NULL);
  return self->email;
}

/**
 * pr_report_get_verdict:
 *
 * Returns: the worst outcome of its services; %PR_OUTCOME_RUNNING until the run has ended
 */
PrOutcome
pr_report_get_verdict (PrReport *self)
{
  g_return_val_if_fail (PR_IS_REPORT (self), PR_OUTCOME_FAILED);
  return self->verdict;
}

/**
 * pr_report_get_services:
 *
 * Returns: (transfer none): the #PrServiceReport objects
 */
GListModel *
pr_report_get_services (PrReport *self)
{
  g_return_val_if_fail (PR_IS_REPORT (self), NULL);
  return G_LIST_MODEL (self->services);
}

/**
 * pr_report_find_service:
 * @protocol: which one
 *
 * Returns: (transfer none) (nullable): its report, where the service was part of the test
 */
PrServiceReport *
pr_report_find_service (PrReport *self, PrProtocol protocol)
{
  g_return_val_if_fail (PR_IS_REPORT (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->services)); i++)
    {
      g_autoptr (PrServiceReport) report =
          g_list_model_get_item (G_LIST_MODEL (self->services), i);

      if (pr_service_get_protocol (pr_service_report_get_service (report)) == protocol)
        return report; /* the list still holds it */
    }
  return NULL;
}

/**
 * pr_report_get_duration_us:
 *
 * Returns: how long the run took, in microseconds; 0 until it has ended
 */
gint64
pr_report_get_duration_us (PrReport *self)
{
  g_return_val_if_fail (PR_IS_REPORT (self), 0);
  return self->duration_us;
}

/**
 * pr_report_get_start_time_us:
 *
 * Returns: when the run began, in microseconds of the real time (since 1970, UTC)
 */
gint64
pr_report_get_start_time_us (PrReport *self)
{
  g_return_val_if_fail (PR_IS_REPORT (self), 0);
  return self->start_time_us;
}

/* From the first step's beginning to the last one's end. */
static guint
get_service_duration_ms (PrServiceReport *report)
{
  GListModel *steps = pr_service_report_get_steps (report);
  guint n_steps = g_list_model_get_n_items (steps);
  g_autoptr (PrStep) first = g_list_model_get_item (steps, 0);
  g_autoptr (PrStep) last = n_steps == 0 ? NULL : g_list_model_get_item (steps, n_steps - 1);

  if (last == NULL)
    return 0;
  return (guint) ((pr_step_get_start_us (last) + pr_step_get_duration_us (last)
                   - pr_step_get_start_us (first))
                  / 1000);
}

/**
 * pr_report_dup_result:
 *
 * Only once the run has ended.
 *
 * Returns: (transfer full): what is kept of it with a saved account
 */
PrResult *
pr_report_dup_result (PrReport *self)
{
  PrServiceResult services[PR_N_PROTOCOLS] = { 0 };

  g_return_val_if_fail (PR_IS_REPORT (self), NULL);
  g_return_val_if_fail (self->verdict != PR_OUTCOME_RUNNING, NULL);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      PrServiceReport *report = pr_report_find_service (self, (PrProtocol) i);
      PrDiagnosis *diagnosis = report == NULL ? NULL : pr_service_report_get_diagnosis (report);
      PrOutcome outcome;

      if (report == NULL)
        continue;
      outcome = pr_service_report_get_outcome (report);
      services[i].tested = TRUE;
      /* One that the run's end has cut off. */
      services[i].outcome = outcome < PR_OUTCOME_OK ? PR_OUTCOME_FAILED : outcome;
      services[i].duration_ms = get_service_duration_ms (report);
      if (diagnosis != NULL)
        services[i].diagnosis = pr_diagnosis_id_get_word (pr_diagnosis_get_id (diagnosis));
    }
  return pr_result_new (self->start_time_us, self->verdict, (guint) (self->duration_us / 1000),
                        services);
}

/**
 * pr_report_add_service:
 * @service: one more, behind the others
 */
void
pr_report_add_service (PrReport *self, PrServiceReport *service)
{
  g_return_if_fail (PR_IS_REPORT (self));
  g_list_store_append (self->services, service);
}

static PrOutcome
worst_outcome (PrReport *self)
{
  PrOutcome worst = PR_OUTCOME_OK;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->services)); i++)
    {
      g_autoptr (PrServiceReport) report =
          g_list_model_get_item (G_LIST_MODEL (self->services), i);

      switch (pr_service_report_get_outcome (report))
        {
        case PR_OUTCOME_OK:
          break;
        case PR_OUTCOME_WARNING:
          worst = MAX (worst, PR_OUTCOME_WARNING);
          break;
        case PR_OUTCOME_SKIPPED: /* only where another was refused */
        case PR_OUTCOME_PENDING: /* the run ended before it did */
        case PR_OUTCOME_RUNNING:
        case PR_OUTCOME_FAILED:
        default:
          return PR_OUTCOME_FAILED;
        }
    }
  return worst;
}

/**
 * pr_report_end:
 * @duration_us: how long the run took, in microseconds
 *
 * Closes the report: the verdict is the worst outcome of its services. One that never came to an end,
 * as the run was cancelled or out of time, counts as failed.
 */
void
pr_report_end (PrReport *self, gint64 duration_us)
{
  g_return_if_fail (PR_IS_REPORT (self));

  self->verdict = worst_outcome (self);
  self->duration_us = MAX (duration_us, 0);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DURATION_MS]);
  g_object_thaw_notify (G_OBJECT (self));
}
