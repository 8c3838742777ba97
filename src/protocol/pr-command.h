/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-secret.h"

G_BEGIN_DECLS

/**
 * PrCommand:
 *
 * One or several command lines on their way out, with two faces: what goes over the wire, and what
 * the transcript shows, where each secret is “•••”. No argument can end a line or hold a NUL: such a
 * one makes the whole command invalid. Used by one worker.
 */
typedef struct _PrCommand PrCommand;

PrCommand *pr_command_new (void);
void pr_command_free (PrCommand *self);

void pr_command_add (PrCommand *self, const char *text);
void pr_command_add_secret (PrCommand *self, PrSecret *secret);
void pr_command_end_line (PrCommand *self);

gboolean pr_command_is_valid (const PrCommand *self);
void pr_command_foreach_secret (const PrCommand *self, GFunc func, gpointer user_data);
PrSecret *pr_command_to_wire (const PrCommand *self);
char *pr_command_to_shown (const PrCommand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrCommand, pr_command_free)

G_END_DECLS
