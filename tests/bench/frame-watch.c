/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-watch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static FrameFound found;
static int schedule_fd = -1;

typedef struct
{
  double clock_ms;
  double waited_ms; /* for the processor, of this thread */
  double worked_ms; /* on the processor */
} Moment;

static Moment turn_began;
static Moment drawing_began;
static Moment drawn; /* in this turn */
static double frame_began_ms;

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* How long this thread could have run, had it been given a processor. Linux, Documentation/scheduler/
 * sched-stats.rst: “time spent waiting on a runqueue (in nanoseconds)”. */
static double
get_waited_ms (void)
{
  char text[64] = "";
  char *rest;

  if (pread (schedule_fd, text, sizeof text - 1, 0) <= 0)
    return 0;
  (void) g_ascii_strtoull (text, &rest, 10);
  return (double) g_ascii_strtoull (rest, NULL, 10) / 1e6;
}

static Moment
now (void)
{
  return (Moment){ get_ms (CLOCK_MONOTONIC), get_waited_ms (), get_ms (CLOCK_THREAD_CPUTIME_ID) };
}

static Moment
since (Moment then)
{
  Moment moment = now ();

  return (Moment){ moment.clock_ms - then.clock_ms, moment.waited_ms - then.waited_ms,
                   moment.worked_ms - then.worked_ms };
}

static void
end_turn (void)
{
  Moment turn = since (turn_began);
  double worked_ms = turn.worked_ms - drawn.worked_ms;
  double stood_ms = (turn.clock_ms - turn.waited_ms) - (drawn.clock_ms - drawn.waited_ms);

  found.n_turns++;
  found.longest_work_ms = MAX (found.longest_work_ms, worked_ms);
  found.longest_stand_ms = MAX (found.longest_stand_ms, stood_ms);
  if (worked_ms > FRAME_MS)
    found.n_late++;
}

static void
begin_turn (void)
{
  turn_began = now ();
  drawn = (Moment){ 0, 0, 0 };
}

static gint
watched_poll (GPollFD *fds, guint n_fds, gint timeout_ms)
{
  gint n_ready;

  end_turn ();
  n_ready = g_poll (fds, n_fds, timeout_ms);
  begin_turn ();
  return n_ready;
}

static void
on_frame_began (void)
{
  frame_began_ms = get_ms (CLOCK_MONOTONIC);
}

/* The last of the phases before it is drawn. */
static void
on_phase_ended (void)
{
  drawing_began = now ();
}

static void
on_drawn (void)
{
  Moment drawing = since (drawing_began);

  drawn.clock_ms += drawing.clock_ms;
  drawn.waited_ms += drawing.waited_ms;
  drawn.worked_ms += drawing.worked_ms;
}

static void
on_frame_ended (void)
{
  found.n_frames++;
  found.longest_frame_ms =
      MAX (found.longest_frame_ms, get_ms (CLOCK_MONOTONIC) - frame_began_ms);
}

/**
 * frame_watch_init:
 *
 * To be called once, by the thread of the main loop.
 */
void
frame_watch_init (void)
{
  schedule_fd = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  begin_turn ();
  g_main_context_set_poll_func (NULL, watched_poll);
}

/**
 * frame_watch_add:
 * @window: presented
 */
void
frame_watch_add (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_frame_began), NULL);
  g_signal_connect_after (clock, "before-paint", G_CALLBACK (on_phase_ended), NULL);
  g_signal_connect_after (clock, "update", G_CALLBACK (on_phase_ended), NULL);
  g_signal_connect_after (clock, "layout", G_CALLBACK (on_phase_ended), NULL);
  g_signal_connect_after (clock, "paint", G_CALLBACK (on_drawn), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_frame_ended), NULL);
}

/**
 * frame_watch_begin:
 *
 * What was found before is forgotten.
 */
void
frame_watch_begin (void)
{
  found = (FrameFound){ .n_turns = 0 };
}

/**
 * frame_watch_end:
 *
 * Returns: what was found since frame_watch_begin()
 */
FrameFound
frame_watch_end (void)
{
  return found;
}

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * frame_watch_run:
 * @ms: how long to let the main loop run
 */
void
frame_watch_run (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}
