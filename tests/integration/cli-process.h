/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliResult:
 * @status: its exit status
 * @out: what it has printed
 * @err: what it has printed as errors
 *
 * What came of a run of “postrider-cli”.
 */
typedef struct
{
  int status;
  char *out;
  char *err;
} CliResult;

void cli_result_clear (CliResult *self);

CliResult cli_process_run (const char *input,
                           const char *const *environment,
                           const char *command,
                           const char *const *arguments);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliResult, cli_result_clear)

G_END_DECLS
