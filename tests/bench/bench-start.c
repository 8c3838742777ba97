/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* From exec to the first picture of the window on the screen, and the memory there: Postrider beside bare
 * GTK windows of the same size, by turns; each number is the median of the rounds. Where there is no
 * graphics card Postrider does without GL (pr-graphics.h); so does one of the bare windows, so that what is
 * saved by that does not hide what else we cost.
 * Seen from outside, so that it is the programs as they are: the X server says when a window is mapped and
 * when something is drawn, and a pixel shows that it is the window's. */

#define N_ROUNDS 15

#define WAIT_MS 20000

/* The first look at the keyring, the portal and the accounts is over by then. */
#define REST_MS 1000

/* What menus and tooltips are not. */
#define MIN_WINDOW_WIDTH 300

typedef struct
{
  double shown_ms; /* from exec to the first picture */
  double cpu_ms;   /* of all threads, till then */
  double rss_mib;  /* what of it is in memory then … */
  double pss_mib;  /* … where what others use too counts in part */
  double rested_rss_mib;
} Start;

typedef struct
{
  const char *name;
  const char *const *arguments;
  gboolean does_without_gl;
  Start starts[N_ROUNDS];
} Program;

typedef struct
{
  Display *display;
  int damage_event;
  Window window; /* that was mapped, or None */
} Watch;

static double
get_ms (clockid_t clock)
{
  struct timespec now;

  if (clock_gettime (clock, &now) != 0)
    g_error ("A program ended before its window was shown");
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
watch_init (Watch *watch)
{
  int error_base;

  watch->display = XOpenDisplay (NULL);
  if (watch->display == NULL
      || !XDamageQueryExtension (watch->display, &watch->damage_event, &error_base))
    g_error ("There is no display, or none that tells what is drawn");
  XSelectInput (watch->display, DefaultRootWindow (watch->display), SubstructureNotifyMask);
  XDamageCreate (watch->display, DefaultRootWindow (watch->display), XDamageReportRawRectangles);
}

/* A window may be gone before it is looked at. */
static int
ignore_error (Display *display G_GNUC_UNUSED, XErrorEvent *event G_GNUC_UNUSED)
{
  return 0;
}

/* Whether there is anything but black where each of the windows has its background. */
static gboolean
shows_picture (const Watch *watch)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean is_drawn;

  if (watch->window == None
      || !XGetWindowAttributes (watch->display, watch->window, &attributes)
      || attributes.width < MIN_WINDOW_WIDTH)
    return FALSE;
  image = XGetImage (watch->display, watch->window, attributes.width / 8, attributes.height / 2, 1, 1,
                     AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  is_drawn = (XGetPixel (image, 0, 0) & 0xffffff) != 0;
  XDestroyImage (image);
  return is_drawn;
}

static void
wait_for_picture (Watch *watch)
{
  double end_ms = get_ms (CLOCK_MONOTONIC) + WAIT_MS;
  struct pollfd fd = { .fd = ConnectionNumber (watch->display), .events = POLLIN };

  watch->window = None;
  while (get_ms (CLOCK_MONOTONIC) < end_ms)
    {
      XEvent event;

      if (XPending (watch->display) == 0)
        {
          (void) poll (&fd, 1, 100);
          continue;
        }
      XNextEvent (watch->display, &event);
      if (event.type == MapNotify && !event.xmap.override_redirect)
        watch->window = event.xmap.window;
      else if (event.type == watch->damage_event + XDamageNotify && shows_picture (watch))
        return;
    }
  g_error ("No window was shown");
}

static double
read_mib (const char *smaps, const char *field)
{
  const char *line = strstr (smaps, field);

  if (line == NULL)
    g_error ("The system does not say how much memory is used");
  return (double) g_ascii_strtoull (line + strlen (field), NULL, 10) / 1024;
}

static void
read_memory (pid_t pid, double *rss_mib, double *pss_mib)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *smaps = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &smaps, NULL, &error))
    g_error ("%s", error->message);
  *rss_mib = read_mib (smaps, "\nRss:");
  *pss_mib = read_mib (smaps, "\nPss:");
}

static void
start (Watch *watch, const Program *program, Start *found)
{
  double began_ms = get_ms (CLOCK_MONOTONIC);
  double ignored;
  clockid_t clock;
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (program->does_without_gl)
        g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
      execv (program->arguments[0], (char *const *) program->arguments);
      _exit (127);
    }
  wait_for_picture (watch);
  found->shown_ms = get_ms (CLOCK_MONOTONIC) - began_ms;
  if (clock_getcpuclockid (pid, &clock) != 0)
    g_error ("A program ended before its window was shown");
  found->cpu_ms = get_ms (clock);
  read_memory (pid, &found->rss_mib, &found->pss_mib);
  g_usleep (REST_MS * 1000);
  read_memory (pid, &found->rested_rss_mib, &ignored);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  XSync (watch->display, True);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
get_median (const Program *program, gsize field)
{
  double values[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    values[i] = G_STRUCT_MEMBER (double, &program->starts[i], field);
  qsort (values, N_ROUNDS, sizeof values[0], compare_doubles);
  return values[N_ROUNDS / 2];
}

static void
print_row (const Program *programs, gsize n_programs, const char *what, const char *unit, gsize field)
{
  double ours = get_median (&programs[n_programs - 1], field);

  g_print ("%-24s", what);
  for (gsize i = 0; i < n_programs; i++)
    g_print (" %18.1f %s", get_median (&programs[i], field), unit);
  for (gsize i = 0; i + 1 < n_programs; i++)
    g_print ("  %.2f x", ours / get_median (&programs[i], field));
  g_print ("\n");
}

int
main (int argc, char *argv[])
{
  const char *const bare[] = { argv[1], NULL };
  const char *const titled[] = { argv[1], "--title-bar", NULL };
  const char *const ours[] = { argv[2], NULL };
  Program programs[] = {
    { .name = "bare", .arguments = bare },
    { .name = "bare, title bar", .arguments = titled },
    { .name = "bare, no GL", .arguments = bare, .does_without_gl = TRUE },
    { .name = "Postrider", .arguments = ours },
  };
  Watch watch;
  Start warm_up;

  g_assert_cmpint (argc, ==, 3);
  XSetErrorHandler (ignore_error);
  watch_init (&watch);
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    start (&watch, &programs[i], &warm_up);
  for (guint round = 0; round < N_ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
      start (&watch, &programs[i], &programs[i].starts[round]);

  g_print ("%-24s", "");
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    g_print (" %22s", programs[i].name);
  g_print ("\n");
#define ROW(what, unit, field)                                                                       \
  print_row (programs, G_N_ELEMENTS (programs), what, unit, G_STRUCT_OFFSET (Start, field))
  ROW ("exec to first picture", "ms ", shown_ms);
  ROW ("processor time to there", "ms ", cpu_ms);
  ROW ("memory (RSS) there", "MiB", rss_mib);
  ROW ("memory (PSS) there", "MiB", pss_mib);
  ROW ("memory (RSS) at rest", "MiB", rested_rss_mib);
#undef ROW
  XCloseDisplay (watch.display);
  return 0;
}
