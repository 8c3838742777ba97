/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-diagnosis.h"
#include "pr-tls-session.h"
#include "pr-types.h"

G_BEGIN_DECLS

/**
 * PrEventKind:
 * @PR_EVENT_STEP_BEGAN: `step`, `time_us` since the run began
 * @PR_EVENT_STEP_ENDED: `step`, `outcome`, `time_us` it took, `detail`
 * @PR_EVENT_STEP_AMENDED: `step`, `outcome`, `detail`: what was learned about it later
 * @PR_EVENT_TLS: `tls`
 * @PR_EVENT_CAPABILITIES: `capabilities`
 * @PR_EVENT_AUTH: `auth`
 * @PR_EVENT_DIAGNOSED: `outcome`, `diagnosis`: what is wrong, while its fixes are still being tried;
 *   `addresses`: those that were tried
 * @PR_EVENT_ENDED: `outcome`, `diagnosis`, `out_of_time`: whether it was the end of the time for the
 *   whole run that ended it; the last event of a service
 */
typedef enum
{
  PR_EVENT_STEP_BEGAN,
  PR_EVENT_STEP_ENDED,
  PR_EVENT_STEP_AMENDED,
  PR_EVENT_TLS,
  PR_EVENT_CAPABILITIES,
  PR_EVENT_AUTH,
  PR_EVENT_DIAGNOSED,
  PR_EVENT_ENDED,
} PrEventKind;

/**
 * PrEvent:
 *
 * Something that happened in a worker, on its way to the main context. What it holds is copied or
 * immutable.
 */
typedef struct
{
  PrEventKind kind;
  PrProtocol protocol;
  PrStepId step;
  PrOutcome outcome;
  gint64 time_us;
  PrAuth auth;
  char *detail;
  GStrv capabilities;
  PrTlsSession *tls;
  PrDiagnosis *diagnosis;
  GStrv addresses;
  gboolean out_of_time;
} PrEvent;

typedef void (*PrEventFunc) (GObject *receiver, const PrEvent *event);

/**
 * PrEventSink:
 *
 * Delivers events, in their order, to one object in the main context that started the run; where that
 * object is gone they are dropped. Counted. Thread: any.
 */
typedef struct _PrEventSink PrEventSink;

PrEventSink *pr_event_sink_new (GObject *receiver, PrEventFunc func);
PrEventSink *pr_event_sink_ref (PrEventSink *self);
void pr_event_sink_unref (PrEventSink *self);
void pr_event_sink_post (PrEventSink *self, PrEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrEventSink, pr_event_sink_unref)

G_END_DECLS
