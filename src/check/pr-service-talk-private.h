/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-network-state.h"
#include "pr-probe.h"
#include "pr-race.h"
#include "pr-service-talk.h"

G_BEGIN_DECLS

/* For the worker, which goes on where the talk has signed in. */

/* One short line, as a list shows it. */
#define PR_STEP_DETAIL_MAX_CHARS 200

/* An address that has not answered by then, while another one did long ago, leads nowhere: the first
 * try and the second, which the system makes after a second, were in vain. */
#define PR_DEAD_END_MS 1500

struct _PrServiceTalk
{
  PrServiceJob *job;        /* borrowed */
  PrProtocol protocol;
  PrConnection *connection; /* until the client takes it over */
  PrClient *client;
  PrLateProbe *late_probe;
  char *greeting;

  PrStepId step;
  gint64 step_start_us;
  gboolean step_is_running;
  PrOutcome outcome;
  gboolean out_of_time;
  PrNetworkState network; /* once it was looked at */
  gboolean is_intercepted; /* by somebody whom this computer trusts */
  PrAuth auth; /* what was signed in with, once it was tried */
};

/* An event about the present step, to be filled in and posted. */
PrEvent *pr_service_talk_event_new (PrServiceTalk *self, PrEventKind kind);

/* Each step that begins ends before the next; the detail is made printable. */
void pr_service_talk_begin_step (PrServiceTalk *self, PrStepId step);
void pr_service_talk_end_step (PrServiceTalk *self, PrOutcome outcome, const char *detail);

/* The connection, whoever holds it by now. */
PrConnection *pr_service_talk_get_connection (PrServiceTalk *self);

gboolean pr_service_talk_has_token_only (PrServiceTalk *self);

/* The addresses that lead nowhere, and why; the one that answered, with those. */
char *pr_service_talk_dup_dead_ends (PrRace *race);
char *pr_service_talk_dup_way (PrRace *race, const char *dead_ends);

G_END_DECLS
