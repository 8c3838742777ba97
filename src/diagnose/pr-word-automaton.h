/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrWordAutomaton:
 *
 * Finds all of many phrases in one pass over a text, however many they are (Aho and Corasick, CACM
 * 18/6, 1975). Built once, then immutable: any thread may scan.
 */
typedef struct _PrWordAutomaton PrWordAutomaton;

/**
 * PrWordFound:
 * @phrase: which one, the number that pr_word_automaton_add() gave
 * @start: its first byte
 * @end: the byte after its last
 *
 * Returns: %FALSE to end the scan
 */
typedef gboolean (*PrWordFound) (guint phrase, gsize start, gsize end, gpointer user_data);

PrWordAutomaton *pr_word_automaton_new (void);
void pr_word_automaton_free (PrWordAutomaton *self);
guint pr_word_automaton_add (PrWordAutomaton *self, const char *phrase);
void pr_word_automaton_build (PrWordAutomaton *self);
const char *pr_word_automaton_get_phrase (const PrWordAutomaton *self, guint phrase);
guint pr_word_automaton_get_n_phrases (const PrWordAutomaton *self);
guint pr_word_automaton_get_n_states (const PrWordAutomaton *self);
void pr_word_automaton_scan (const PrWordAutomaton *self,
                             const char *bytes,
                             gsize n_bytes,
                             PrWordFound found,
                             gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrWordAutomaton, pr_word_automaton_free)

G_END_DECLS
