/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-service-report.h"

struct _PrServiceReport
{
  GObject parent_instance;

  PrService *service;
  char *login;
  PrOutcome outcome;
  GListStore *steps;
  PrDiagnosis *diagnosis;
  PrTlsSession *tls;
  GStrv capabilities;
  PrAuth auth;
  PrTranscript *transcript;
};

typedef enum
{
  PROP_SERVICE = 1,
  PROP_LOGIN,
  PROP_OUTCOME,
  PROP_STEPS,
  PROP_DIAGNOSIS,
} PrServiceReportProperty;

static GParamSpec *properties[PROP_DIAGNOSIS + 1];

G_DEFINE_FINAL_TYPE (PrServiceReport, pr_service_report, G_TYPE_OBJECT)

static void
pr_service_report_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  PrServiceReport *self = PR_SERVICE_REPORT (object);

  switch ((PrServiceReportProperty) property_id)
    {
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_LOGIN:
      g_value_set_string (value, self->login);
      break;
    case PROP_OUTCOME:
      g_value_set_enum (value, (int) self->outcome);
      break;
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    case PROP_DIAGNOSIS:
      g_value_set_object (value, self->diagnosis);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pr_service_report_dispose (GObject *object)
{
  PrServiceReport *self = PR_SERVICE_REPORT (object);

  g_clear_object (&self->service);
  g_clear_object (&self->steps);
  g_clear_object (&self->diagnosis);

  G_OBJECT_CLASS (pr_service_report_parent_class)->dispose (object);
}

static void
pr_service_report_finalize (GObject *object)
{
  PrServiceReport *self = PR_SERVICE_REPORT (object);

  g_free (self->login);
  g_clear_pointer (&self->tls, pr_tls_session_unref);
  g_strfreev (self->capabilities);
  pr_transcript_unref (self->transcript);

  G_OBJECT_CLASS (pr_service_report_parent_class)->finalize (object);
}

static void
pr_service_report_class_init (PrServiceReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pr_service_report_get_property;
  object_class->dispose = pr_service_report_dispose;
  object_class->finalize = pr_service_report_finalize;

  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, PR_TYPE_SERVICE, flags);
  properties[PROP_LOGIN] = g_param_spec_string ("login", NULL, NULL, NULL, flags);
  properties[PROP_OUTCOME] =
      g_param_spec_enum ("outcome", NULL, NULL, PR_TYPE_OUTCOME, PR_OUTCOME_PENDING, flags);
  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_DIAGNOSIS] =
      g_param_spec_object ("diagnosis", NULL, NULL, PR_TYPE_DIAGNOSIS, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pr_service_report_init (PrServiceReport *self)
{
  self->steps = g_list_store_new (PR_TYPE_STEP);
  self->transcript = pr_transcript_new ();
  self->outcome = PR_OUTCOME_PENDING;
}

/**
 * pr_service_report_new:
 * @service: what is tested; not to be changed any more
 * @login: the name that is signed in with
 *
 * Returns: (transfer full): an empty report
 */
PrServiceReport *
pr_service_report_new (PrService *service, const char *login)
{
  PrServiceReport *self = g_object_new (PR_TYPE_SERVICE_REPORT, NULL);

  self->service = g_object_ref (service);
  self->login = g_strdup (login);
  self->auth = pr_service_get_auth (service);
  return self;
}

/**
 * pr_service_report_get_service:
 *
 * Returns: (transfer none): the settings that were tested
 */
PrService *
pr_service_report_get_service (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), NULL);
  return self->service;
}

/**
 * pr_service_report_get_login:
 *
 * Returns: (transfer none): the name that was signed in with
 */
const char *
pr_service_report_get_login (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), NULL);
  return self->login;
}

/**
 * pr_service_report_get_outcome:
 *
 * Returns: what came of it, or that it is pending or running
 */
PrOutcome
pr_service_report_get_outcome (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), PR_OUTCOME_FAILED);
  return self->outcome;
}

/**
 * pr_service_report_get_steps:
 *
 * Returns: (transfer none): the #PrStep objects, in the order in which they began
 */
GListModel *
pr_service_report_get_steps (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), NULL);
  return G_LIST_MODEL (self->steps);
}

/**
 * pr_service_report_get_diagnosis:
 *
 * Returns: (transfer none) (nullable): what is wrong; %NULL where the outcome is
 *   %PR_OUTCOME_OK, or not yet known
 */
PrDiagnosis *
pr_service_report_get_diagnosis (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), NULL);
  return self->diagnosis;
}

/**
 * pr_service_report_get_tls:
 *
 * Returns: (transfer none) (nullable): what the TLS handshake showed, trusted or not
 */
PrTlsSession *
pr_service_report_get_tls (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), NULL);
  return self->tls;
}

/**
 * pr_service_report_get_capabilities:
 *
 * Returns: (transfer none) (nullable): what the server offers, in its own words made printable
 */
const char *const *
pr_service_report_get_capabilities (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), NULL);
  return (const char *const *) self->capabilities;
}

/**
 * pr_service_report_get_auth:
 *
 * Returns: the sign-in method that was used; before sign-in the one that was asked for
 */
PrAuth
pr_service_report_get_auth (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), PR_AUTH_AUTO);
  return self->auth;
}

/**
 * pr_service_report_get_transcript:
 *
 * Returns: (transfer none): the conversation so far
 */
PrTranscript *
pr_service_report_get_transcript (PrServiceReport *self)
{
  g_return_val_if_fail (PR_IS_SERVICE_REPORT (self), NULL);
  return self->transcript;
}

static PrStep *
find_last_step (PrServiceReport *self, PrStepId id)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->steps)); i > 0; i--)
    {
      g_autoptr (PrStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), i - 1);

      if (pr_step_get_id (step) == id)
        return step; /* the list still holds it */
    }
  return NULL;
}

/**
 * pr_service_report_begin_step:
 * @id: what is tried now
 * @start_us: when it began, in microseconds since the run began
 */
void
pr_service_report_begin_step (PrServiceReport *self, PrStepId id, gint64 start_us)
{
  g_autoptr (PrStep) step = NULL;

  g_return_if_fail (PR_IS_SERVICE_REPORT (self));

  step = pr_step_new (id, start_us);
  g_list_store_append (self->steps, step);
  if (self->outcome == PR_OUTCOME_PENDING)
    {
      self->outcome = PR_OUTCOME_RUNNING;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
    }
}

/**
 * pr_service_report_end_step:
 * @id: a step that has begun
 * @outcome: what came of it
 * @duration_us: how long it took, in microseconds
 * @detail: (nullable): one short line about it, printable
 */
void
pr_service_report_end_step (PrServiceReport *self,
                            PrStepId id,
                            PrOutcome outcome,
                            gint64 duration_us,
                            const char *detail)
{
  PrStep *step;

  g_return_if_fail (PR_IS_SERVICE_REPORT (self));

  step = find_last_step (self, id);
  g_return_if_fail (step != NULL);
  pr_step_end (step, outcome, duration_us, detail);
}

/**
 * pr_service_report_amend_step:
 * @id: a step that has ended
 * @outcome: what came of it, as is known by now
 * @detail: (nullable): one short line about it, printable
 */
void
pr_service_report_amend_step (PrServiceReport *self,
                              PrStepId id,
                              PrOutcome outcome,
                              const char *detail)
{
  PrStep *step;

  g_return_if_fail (PR_IS_SERVICE_REPORT (self));

  step = find_last_step (self, id);
  g_return_if_fail (step != NULL);
  pr_step_amend (step, outcome, detail);
}

/**
 * pr_service_report_set_tls:
 * @tls: what the handshake showed
 */
void
pr_service_report_set_tls (PrServiceReport *self, PrTlsSession *tls)
{
  g_return_if_fail (PR_IS_SERVICE_REPORT (self));

  g_clear_pointer (&self->tls, pr_tls_session_unref);
  self->tls = pr_tls_session_ref (tls);
}

/**
 * pr_service_report_set_capabilities:
 * @capabilities: what the server offers, printable
 */
void
pr_service_report_set_capabilities (PrServiceReport *self, const char *const *capabilities)
{
  g_return_if_fail (PR_IS_SERVICE_REPORT (self));

  g_strfreev (self->capabilities);
  self->capabilities = g_strdupv ((char **) capabilities);
}

/**
 * pr_service_report_set_auth:
 * @auth: the sign-in method that is used
 */
void
pr_service_report_set_auth (PrServiceReport *self, PrAuth auth)
{
  g_return_if_fail (PR_IS_SERVICE_REPORT (self));
  self->auth = auth;
}

/**
 * pr_service_report_end:
 * @outcome: what came of the service
 * @diagnosis: (nullable): what is wrong with it, where it is not %PR_OUTCOME_OK
 */
void
pr_service_report_end (PrServiceReport *self, PrOutcome outcome, PrDiagnosis *diagnosis)
{
  g_return_if_fail (PR_IS_SERVICE_REPORT (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->diagnosis, diagnosis))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIAGNOSIS]);
  self->outcome = outcome;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
  g_object_thaw_notify (G_OBJECT (self));
}
