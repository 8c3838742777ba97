/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PR_WORD_SIEVE_MIN_BYTES:
 *
 * No word may be shorter.
 */
#define PR_WORD_SIEVE_MIN_BYTES 4

/**
 * PrWordSieve:
 *
 * Finds a few hundred words in much text that has few of them, in one pass, without regard to the
 * case of ASCII. Once built, immutable: any thread may scan.
 */
typedef struct _PrWordSieve PrWordSieve;

/**
 * PrWordSieveFunc:
 * @number: of the word, as given to pr_word_sieve_add()
 * @start: its first byte
 * @end: the byte after its last
 *
 * Returns: %FALSE to end the scan
 */
typedef gboolean (*PrWordSieveFunc) (guint number, gsize start, gsize end, gpointer user_data);

PrWordSieve *pr_word_sieve_new (void);
void pr_word_sieve_free (PrWordSieve *self);
void pr_word_sieve_add (PrWordSieve *self, const char *word, const char *before, guint number);
void pr_word_sieve_build (PrWordSieve *self);
gboolean pr_word_sieve_scan (const PrWordSieve *self,
                             const char *bytes,
                             gsize n_bytes,
                             PrWordSieveFunc func,
                             gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrWordSieve, pr_word_sieve_free)

G_END_DECLS
