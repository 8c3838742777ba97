/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli-secret.h"

#include "pr-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

/* A password has at most some thousand bytes, a token of some providers more. */
#define MAX_BYTES (64 * 1024)

/* Waits for more to read, where @interrupt_fd is one whose signals end that. */
static gboolean
wait_for_input (int fd, int interrupt_fd)
{
  GPollFD fds[] = { { .fd = fd, .events = G_IO_IN }, { .fd = interrupt_fd, .events = G_IO_IN } };

  if (interrupt_fd < 0)
    return TRUE;
  while (g_poll (fds, G_N_ELEMENTS (fds), -1) < 0)
    if (errno != EINTR)
      return FALSE;
  return fds[1].revents == 0;
}

/* Reads up to the first line end with read() alone: stdio and GLib would keep copies in buffers that
 * nobody wipes. Byte by byte, so that what follows on standard input stays there. */
static gssize
read_line (int fd, int interrupt_fd, char *buffer, gsize size)
{
  gsize n_bytes = 0;

  while (n_bytes < size)
    {
      gssize n_read;

      if (!wait_for_input (fd, interrupt_fd))
        return -1;
      n_read = read (fd, buffer + n_bytes, 1);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return -1;
      if (n_read == 0 || buffer[n_bytes] == '\n')
        break;
      n_bytes++;
    }
  if (n_bytes > 0 && n_bytes < size && buffer[n_bytes - 1] == '\r')
    n_bytes--;
  return (gssize) n_bytes;
}

static PrSecret *
secret_from_fd (int fd, int interrupt_fd, const char *name, GError **error)
{
  char buffer[MAX_BYTES];
  gssize n_bytes = read_line (fd, interrupt_fd, buffer, sizeof buffer);
  int saved_errno = errno;
  PrSecret *secret = NULL;

  if (n_bytes < 0)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", name,
                 g_strerror (saved_errno));
  else if (n_bytes == MAX_BYTES)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: the first line is too long"),
                 name);
  else if (n_bytes == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: the first line is empty"),
                 name);
  else
    secret = pr_secret_new (buffer, n_bytes);
  explicit_bzero (buffer, sizeof buffer);
  return secret;
}

/**
 * pr_cli_secret_from_file:
 * @path: a file, or “-” for standard input
 * @error: return location
 *
 * Returns: (transfer full): its first line, without the line end
 */
PrSecret *
pr_cli_secret_from_file (const char *path, GError **error)
{
  PrSecret *secret;
  int fd;

  if (strcmp (path, "-") == 0)
    return secret_from_fd (STDIN_FILENO, -1, _("standard input"), error);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      int saved_errno = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", path,
                   g_strerror (saved_errno));
      return NULL;
    }
  secret = secret_from_fd (fd, -1, path, error);
  close (fd);
  return secret;
}

/* The signals that end a program, as something to wait for: one that came just before a read() would
 * else be noticed only after it. */
static int
hold_signals (sigset_t *before)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
  sigset_t held;

  sigemptyset (&held);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaddset (&held, signals[i]);
  pthread_sigmask (SIG_BLOCK, &held, before);
  return signalfd (-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* Whether one came; it counts as dealt with then. */
static gboolean
release_signals (int fd, const sigset_t *before)
{
  struct signalfd_siginfo info;
  gboolean came = fd >= 0 && read (fd, &info, sizeof info) == sizeof info;

  if (fd >= 0)
    close (fd);
  pthread_sigmask (SIG_SETMASK, before, NULL);
  return came;
}

/**
 * pr_cli_secret_from_terminal:
 * @prompt: what to ask for
 *
 * Asks without showing what is typed; only where standard input is a terminal. Where a signal comes
 * meanwhile the program ends, and leaves the terminal as it was: one that shows nothing of what is
 * typed would be a nasty souvenir.
 *
 * Returns: (transfer full) (nullable): what was typed, or %NULL where there is no terminal or nothing
 *   was typed
 */
PrSecret *
pr_cli_secret_from_terminal (const char *prompt)
{
  struct termios before;
  struct termios silent;
  sigset_t mask;
  PrSecret *secret = NULL;
  int interrupt_fd;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &before) != 0)
    return NULL;
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  interrupt_fd = hold_signals (&mask);
  if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent) == 0)
    {
      g_printerr ("%s", prompt);
      secret = secret_from_fd (STDIN_FILENO, interrupt_fd, _("standard input"), NULL);
      (void) tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
      g_printerr ("\n");
    }
  if (release_signals (interrupt_fd, &mask))
    {
      g_clear_pointer (&secret, pr_secret_unref);
      exit (PR_CLI_INTERRUPTED);
    }
  return secret;
}
