/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrPresetProblem:
 * @file: the file's path as it was given
 * @line: from 1, or 0 where the file as a whole is meant
 * @text: what is wrong with it, untranslated
 *
 * Something wrong in a provider's file. Kept in a #GPtrArray, since a file is read to its end and
 * all that is wrong with it is told at once.
 */
typedef struct
{
  char *file;
  guint line;
  char *text;
} PrPresetProblem;

GPtrArray *pr_preset_problems_new (void);
void pr_preset_problems_add (GPtrArray *problems, const char *file, guint line, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
char *pr_preset_problem_to_string (const PrPresetProblem *problem);

G_END_DECLS
