/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FrameWatch:
 *
 * Watches the main loop and the frame clocks of windows. What counts is how long the loop does one thing
 * before it can do another: a frame that falls into that time comes so much too late. Two parts of that
 * are left out, and told apart: the time in which other programs and threads had the processor, and the
 * drawing itself, which is done here by the processor and elsewhere by the graphics card.
 */
typedef struct
{
  guint n_turns;           /* of the main loop */
  double longest_work_ms;  /* on the processor in one turn, without drawing */
  guint n_late;            /* turns with more work than a frame has time for */
  double longest_stand_ms; /* one turn, also where it waited for something; without drawing */
  guint n_frames;
  double longest_frame_ms; /* by the frame clock: with drawing, and with waiting for the processor */
} FrameFound;

/* 60 frames a second. */
#define FRAME_MS 16.0

void frame_watch_init (void);
void frame_watch_add (GtkWindow *window);
void frame_watch_begin (void);
FrameFound frame_watch_end (void);
void frame_watch_run (guint ms);

G_END_DECLS
