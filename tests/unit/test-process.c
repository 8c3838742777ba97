/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-process.h"
#include "pr-secret.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The core dump, however it may be called. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* Returns: whether the system made a core dump of a process that has crashed. */
static gboolean
dumps_core (gboolean guarded)
{
  g_autofree char *dir = g_dir_make_tmp ("pr-core-XXXXXX", NULL);
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      struct rlimit limit;

      getrlimit (RLIMIT_CORE, &limit);
      limit.rlim_cur = limit.rlim_max;
      setrlimit (RLIMIT_CORE, &limit);
      if (chdir (dir) != 0)
        _exit (1);
      /* A shell that starts this in the background has it ignored. */
      signal (SIGQUIT, SIG_DFL);
      if (guarded)
        pr_process_guard_memory ();
      raise (SIGQUIT);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  remove_folder (dir);
  return WCOREDUMP (status);
}

static void
test_no_core_dump (void)
{
  if (dumps_core (FALSE))
    g_assert_false (dumps_core (TRUE));
  else
    g_test_skip ("this system makes no core dumps at all");
}

/* Where the hard limit is lower still, it is no reason to fail. */
static void
test_limits (void)
{
  static const struct
  {
    rlim_t hard;
    rlim_t expected;
  } rows[] = {
    { RLIM_INFINITY, 1 }, { 4096, 1 }, { 1, 1 }, { 0, 0 },
  };
  struct rlimit before;

  getrlimit (RLIMIT_CORE, &before);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      struct rlimit limit = { .rlim_cur = rows[i].hard, .rlim_max = rows[i].hard };
      int status;
      pid_t child;

      if (rows[i].hard > before.rlim_max)
        continue;
      child = fork ();
      if (child == 0)
        {
          setrlimit (RLIMIT_CORE, &limit);
          pr_process_guard_memory ();
          getrlimit (RLIMIT_CORE, &limit);
          _exit (limit.rlim_cur == rows[i].expected && limit.rlim_max == rows[i].hard ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
}

/* The filter says which memory goes into a dump: none of it. */
static void
test_filter (void)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      char filter[16] = "";
      int fd;

      pr_process_guard_memory ();
      fd = open ("/proc/self/coredump_filter", O_RDONLY);
      _exit (fd >= 0 && read (fd, filter, sizeof filter - 1) > 0
                     && g_ascii_strtoull (filter, NULL, 16) == 0
                 ? 0
                 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Who begins without need not think of it again. */
static void
test_wiping (void)
{
  PrSecret *secret;

  g_assert_true (pr_process_get_wiping ());
  pr_process_set_wiping (FALSE);
  g_assert_false (pr_process_get_wiping ());
  secret = pr_secret_new ("secret", -1);
  g_assert_true (pr_process_get_wiping ());
  pr_secret_unref (secret);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/no-core-dump", test_no_core_dump);
  g_test_add_func ("/process/limits", test_limits);
  g_test_add_func ("/process/filter", test_filter);
  g_test_add_func ("/process/wiping", test_wiping);
  return g_test_run ();
}
