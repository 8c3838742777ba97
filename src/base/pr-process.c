/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

/* The kernel's mark for “none at all”: with 0, which no file is made of either, a program that collects
 * dumps (systemd-coredump, apport) would be handed one all the same. Linux, fs/coredump.c. */
#define NO_CORE_DUMP 1

static gboolean wipes_freed = TRUE;

static gboolean
forbid_core_dumps (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_CORE, &limit) != 0)
    return FALSE;
  limit.rlim_cur = MIN (NO_CORE_DUMP, limit.rlim_max);
  return setrlimit (RLIMIT_CORE, &limit) == 0;
}

/* Should there be a dump after all, no memory is to be in it. See core(5). */
static gboolean
leave_memory_out_of_core_dumps (void)
{
  int fd = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = write (fd, "0", 1) == 1;
  close (fd);
  return done;
}

/**
 * pr_process_guard_memory:
 *
 * Sees to it that no password stays behind that this process has had: it leaves no core dump. What is
 * freed is written over by the program's own free(), also for libraries that take no care of it (a text
 * that GTK has shown, a message that GDBus has sent). To be called first in main().
 *
 * The process does not go so far as to deny others of the same user its /proc (%PR_SET_DUMPABLE): the
 * XDG desktop portal then refuses it everything, as it cannot see who is asking.
 */
void
pr_process_guard_memory (void)
{
  if (!forbid_core_dumps () || !leave_memory_out_of_core_dumps ())
    g_debug ("Core dumps could not be switched off");
}

/**
 * pr_process_set_wiping:
 * @wiping: whether freed memory is to be written over, as it is from the beginning
 *
 * A program that cannot have a secret yet may do without it till then. With the first %PrSecret it is
 * done in any case. Thread: any.
 */
void
pr_process_set_wiping (gboolean wiping)
{
  __atomic_store_n (&wipes_freed, wiping, __ATOMIC_RELAXED);
}

/**
 * pr_process_get_wiping:
 *
 * Frees and allocates nothing itself. Thread: any.
 *
 * Returns: whether freed memory is written over
 */
gboolean
pr_process_get_wiping (void)
{
  return __atomic_load_n (&wipes_freed, __ATOMIC_RELAXED);
}
