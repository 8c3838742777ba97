/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-text-writer.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrCliStatus:
 * @PR_CLI_OK: all is well, warnings included
 * @PR_CLI_FAILURE: the answer is no: the test found a failure, nothing was found
 * @PR_CLI_USAGE: wrong usage, or input that cannot be read
 * @PR_CLI_INTERRUPTED: interrupted, or out of time
 *
 * The exit statuses, the same for all commands.
 */
typedef enum
{
  PR_CLI_OK = 0,
  PR_CLI_FAILURE = 1,
  PR_CLI_USAGE = 2,
  PR_CLI_INTERRUPTED = 3,
} PrCliStatus;

/**
 * PrCliCommand:
 * @name: the word on the command line
 * @arguments: what follows it, for the help
 * @summary: what it does, untranslated, marked by N_()
 * @run: does it; @argv begins with the command's name
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  PrCliStatus (*run) (int argc, char *argv[]);
} PrCliCommand;

PrCliStatus pr_cli_accounts (int argc, char *argv[]);
PrCliStatus pr_cli_check (int argc, char *argv[]);
PrCliStatus pr_cli_discover (int argc, char *argv[]);
PrCliStatus pr_cli_explain (int argc, char *argv[]);
PrCliStatus pr_cli_presets (int argc, char *argv[]);

PrCliStatus pr_cli_usage_error (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
void pr_cli_write (const char *text);
void pr_cli_flush (void);
void pr_cli_print (const char *text);
PrTextLook pr_cli_get_text_look (void);

G_END_DECLS
