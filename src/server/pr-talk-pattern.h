/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * PrTalkPattern:
 *
 * The text behind “C:”, “on” and “S:” of a talk: literal text with `$names` in it and, where it is
 * to be matched, `*`. Immutable. Thread: any.
 */
typedef struct _PrTalkPattern PrTalkPattern;

/*
 * PrTalkPatternTake:
 * @name: which `$name` stands here
 * @value: (array length=n_bytes): what the client sent in its place, unquoted
 *
 * Decides about a `$name` while a line is matched, and may remember the value. It is also called in
 * an attempt that fails further to the right.
 *
 * Returns: %TRUE if the value is right
 */
typedef gboolean (*PrTalkPatternTake) (const char *name,
                                       const char *value,
                                       gsize n_bytes,
                                       gpointer data);

/*
 * PrTalkPatternLookup:
 *
 * Returns: (nullable): the present value of a `$name`
 */
typedef const char *(*PrTalkPatternLookup) (const char *name, gpointer data);

/*
 * PrTalkPatternVisit:
 *
 * Is told each `$name` of a pattern.
 */
typedef void (*PrTalkPatternVisit) (const char *name, gpointer data);

PrTalkPattern *pr_talk_pattern_new_match (const char *text);
PrTalkPattern *pr_talk_pattern_new_template (const char *text);
void pr_talk_pattern_free (PrTalkPattern *self);

gboolean pr_talk_pattern_match (const PrTalkPattern *self,
                                const char *line,
                                gsize n_bytes,
                                gboolean imap,
                                PrTalkPatternTake take,
                                gpointer data);
void pr_talk_pattern_expand (const PrTalkPattern *self,
                             GString *expanded,
                             PrTalkPatternLookup lookup,
                             gpointer data);
void pr_talk_pattern_visit (const PrTalkPattern *self, PrTalkPatternVisit visit, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTalkPattern, pr_talk_pattern_free)

G_END_DECLS
