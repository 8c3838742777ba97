/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrFoldedText:
 * @bytes: the text in lower case, in UTF-8 and with a final NUL
 * @n_bytes: its length
 * @at: (array length=n_bytes): how far from the beginning each byte is to a reader: no byte of an
 *   address, a host name or a link counts, the end of a sentence counts more than a character
 *
 * A text made fit for comparing words: lower case without accents, one blank for any white space,
 * hyphen or underscore, straight apostrophes, reply codes left out.
 */
typedef struct
{
  char *bytes;
  gsize n_bytes;
  guint *at;
} PrFoldedText;

PrFoldedText *pr_folded_text_new (const char *text, gsize n_bytes);
void pr_folded_text_free (PrFoldedText *self);
gboolean pr_folded_text_is_in_name (const PrFoldedText *self, gsize start, gsize end);
char *pr_fold_phrase (const char *phrase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrFoldedText, pr_folded_text_free)

G_END_DECLS
