/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-suspicion.h"

G_BEGIN_DECLS

/**
 * PrLogEntry:
 * @line: where it begins, the first line being 1
 * @text: its lines, with a blank between two; valid UTF-8
 * @is_mail: whether it is a paragraph of a mail, and no entry of a log
 * @suspicion: whether one of its lines may tell of an error
 *
 * Lines that belong together: a line of a log with those that continue it, a paragraph of a mail.
 */
typedef struct
{
  guint64 line;
  const char *text;
  gboolean is_mail;
  PrSuspicion suspicion;
} PrLogEntry;

typedef void (*PrLogEntryFunc) (const PrLogEntry *entry, gpointer user_data);

/**
 * PrLogEntries:
 *
 * Puts lines together to entries. What is kept of one is bounded.
 */
typedef struct _PrLogEntries PrLogEntries;

PrLogEntries *pr_log_entries_new (PrLogEntryFunc func, gpointer user_data);
void pr_log_entries_free (PrLogEntries *self);
void pr_log_entries_set_pasted (PrLogEntries *self);
void pr_log_entries_feed (PrLogEntries *self,
                          guint64 line_number,
                          const char *line,
                          gsize n_bytes,
                          gboolean is_mail);
void pr_log_entries_end (PrLogEntries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrLogEntries, pr_log_entries_free)

G_END_DECLS
