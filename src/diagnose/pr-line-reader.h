/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PR_LINE_MAX_BYTES:
 *
 * What is kept of a line. No server or log says anything on one line that needs more.
 */
#define PR_LINE_MAX_BYTES 8192

/**
 * PrLineReader:
 *
 * Makes lines of UTF-8 from bytes that come in any pieces: UTF-8, UTF-16 after its byte order mark,
 * and lines that are not UTF-8 as ISO 8859-1; ended by LF, CRLF or CR. Constant memory.
 */
typedef struct _PrLineReader PrLineReader;

/**
 * PrLineFunc:
 * @line: valid UTF-8 without its line end, ended by NUL; may be changed
 * @n_bytes: its length
 */
typedef void (*PrLineFunc) (char *line, gsize n_bytes, gpointer user_data);

PrLineReader *pr_line_reader_new (PrLineFunc func, gpointer user_data);
void pr_line_reader_free (PrLineReader *self);
void pr_line_reader_feed (PrLineReader *self, const char *bytes, gsize n_bytes);
void pr_line_reader_finish (PrLineReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrLineReader, pr_line_reader_free)

G_END_DECLS
