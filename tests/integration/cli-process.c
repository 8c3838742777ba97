/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-process.h"

/**
 * cli_result_clear:
 *
 * Frees what the result holds.
 */
void
cli_result_clear (CliResult *self)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
}

/**
 * cli_process_run:
 * @input: (nullable): what it is given to read; %NULL for the test's own input
 * @environment: (nullable): pairs of a variable and its value, %NULL at the end, besides the test's own
 * @command: (nullable): its first argument, where that is not among @arguments
 * @arguments: (array zero-terminated=1): the others
 *
 * Runs “postrider-cli” until it ends.
 *
 * Returns: what came of it, for cli_result_clear()
 */
CliResult
cli_process_run (const char *input,
                 const char *const *environment,
                 const char *command,
                 const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE)
      | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  CliResult result = { 0 };

  for (; environment != NULL && *environment != NULL; environment += 2)
    g_subprocess_launcher_setenv (launcher, environment[0], environment[1], TRUE);
  g_ptr_array_add (argv, (char *) g_getenv ("PR_TEST_CLI"));
  if (command != NULL)
    g_ptr_array_add (argv, (char *) command);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (char *) *arguments);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &result.out, &result.err, &error);
  g_assert_no_error (error);
  result.status = g_subprocess_get_exit_status (process);
  return result;
}
