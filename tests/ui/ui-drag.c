/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-drag.h"

#include <X11/Xatom.h>
#include <string.h>

/* Another program that something is dragged from, by XDND 5: what it says to the one that it is dragged
 * to, in place of a pointer that moves. */

#define XDND_VERSION 5L
#define POLL_US (5 * 1000)

typedef struct
{
  Display *display;
  Window source;
  Window target;
  Atom type;
  const char *content;
  gint64 end_us;
} Drag;

static Atom
atom (Drag *self, const char *name)
{
  return XInternAtom (self->display, name, False);
}

static void
tell (Drag *self, const char *message, long second, long third, long fourth, long fifth)
{
  XEvent event = { .xclient = { .type = ClientMessage,
                                .display = self->display,
                                .window = self->target,
                                .message_type = atom (self, message),
                                .format = 32,
                                .data.l = { (long) self->source, second, third, fourth, fifth } } };

  XSendEvent (self->display, self->target, False, NoEventMask, &event);
  XFlush (self->display);
}

/* Whoever asks gets it whole, in the one form that there is. */
static void
hand_out (Drag *self, const XSelectionRequestEvent *request)
{
  XEvent answer = { .xselection = { .type = SelectionNotify,
                                    .display = self->display,
                                    .requestor = request->requestor,
                                    .selection = request->selection,
                                    .target = request->target,
                                    .property = request->property,
                                    .time = request->time } };

  XChangeProperty (self->display, request->requestor, request->property, request->target, 8,
                   PropModeReplace, (const unsigned char *) self->content,
                   (int) strlen (self->content));
  XSendEvent (self->display, request->requestor, False, NoEventMask, &answer);
  XFlush (self->display);
}

/* Returns: TRUE if the target has said it, with what it said of acceptance. */
static gboolean
wait_for (Drag *self, const char *message, gboolean *accepted)
{
  Atom expected = atom (self, message);
  XEvent event;

  while (g_get_monotonic_time () < self->end_us)
    {
      if (!XCheckTypedWindowEvent (self->display, self->source, SelectionRequest, &event)
          && !XCheckTypedWindowEvent (self->display, self->source, ClientMessage, &event))
        g_usleep (POLL_US);
      else if (event.type == SelectionRequest)
        hand_out (self, &event.xselectionrequest);
      else if (event.type == ClientMessage && event.xclient.message_type == expected)
        {
          *accepted = (event.xclient.data.l[1] & 1) != 0;
          return TRUE;
        }
    }
  return FALSE;
}

/* What is not taken yet may be in a moment: the target looks for the place below the pointer when it has
 * time to. */
static gboolean
hover (Drag *self, int x, int y)
{
  const long place = ((long) x << 16) | y;
  gboolean accepted = FALSE;

  while (!accepted)
    {
      tell (self, "XdndPosition", 0, place, CurrentTime, (long) atom (self, "XdndActionCopy"));
      if (!wait_for (self, "XdndStatus", &accepted))
        return FALSE;
    }
  return TRUE;
}

/**
 * pr_ui_drag:
 * @target: the window that it is dragged to
 * @x: where to, on the screen
 * @y: where to, on the screen
 * @type: the MIME type of what is dragged
 * @content: it
 * @end_us: until when to wait, by the monotonic clock
 *
 * Drags something there and drops it.
 *
 * Returns: %TRUE if the target has taken it
 */
gboolean
pr_ui_drag (Display *display,
            Window target,
            int x,
            int y,
            const char *type,
            const char *content,
            gint64 end_us)
{
  Drag self = { .display = display, .target = target, .content = content, .end_us = end_us };
  gboolean taken = FALSE;

  self.source = XCreateSimpleWindow (display, DefaultRootWindow (display), -1, -1, 1, 1, 0, 0, 0);
  self.type = atom (&self, type);
  XSetSelectionOwner (display, atom (&self, "XdndSelection"), self.source, CurrentTime);
  tell (&self, "XdndEnter", XDND_VERSION << 24, (long) self.type, 0, 0);
  if (hover (&self, x, y))
    {
      tell (&self, "XdndDrop", 0, CurrentTime, 0, 0);
      if (!wait_for (&self, "XdndFinished", &taken))
        taken = FALSE;
    }
  XDestroyWindow (display, self.source);
  XFlush (display);
  return taken;
}
