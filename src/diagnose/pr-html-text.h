/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-line-reader.h"

G_BEGIN_DECLS

/**
 * PrHtmlText:
 *
 * Makes lines of text from lines of HTML, as far as that is needed to read what a mail system says:
 * tags go, blocks become lines, the common character references are resolved. Constant memory.
 */
typedef struct _PrHtmlText PrHtmlText;

PrHtmlText *pr_html_text_new (PrLineFunc func, gpointer user_data);
void pr_html_text_free (PrHtmlText *self);
void pr_html_text_feed (PrHtmlText *self, const char *line, gsize n_bytes);
void pr_html_text_finish (PrHtmlText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrHtmlText, pr_html_text_free)

G_END_DECLS
