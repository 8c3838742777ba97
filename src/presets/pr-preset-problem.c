/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-preset-problem.h"

static void
problem_free (gpointer data)
{
  PrPresetProblem *problem = data;

  g_free (problem->file);
  g_free (problem->text);
  g_free (problem);
}

/**
 * pr_preset_problems_new:
 *
 * Returns: (transfer full) (element-type PrPresetProblem): an empty list
 */
GPtrArray *
pr_preset_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

/**
 * pr_preset_problems_add:
 * @problems: the list
 * @file: a path
 * @line: a line, or 0
 * @format: what is wrong, as for printf()
 *
 * Adds one.
 */
void
pr_preset_problems_add (GPtrArray *problems, const char *file, guint line, const char *format, ...)
{
  PrPresetProblem *problem = g_new0 (PrPresetProblem, 1);
  va_list args;

  problem->file = g_strdup (file);
  problem->line = line;
  va_start (args, format);
  problem->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}

/**
 * pr_preset_problem_to_string:
 * @problem: a problem
 *
 * Returns: (transfer full): “file:line: text”, as editors and build logs understand it
 */
char *
pr_preset_problem_to_string (const PrPresetProblem *problem)
{
  if (problem->line == 0)
    return g_strdup_printf ("%s: %s", problem->file, problem->text);
  return g_strdup_printf ("%s:%u: %s", problem->file, problem->line, problem->text);
}
