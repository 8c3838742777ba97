/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-error-group.h"

G_BEGIN_DECLS

/**
 * PrErrorNews:
 * @tallies: (element-type PrErrorTally): all that has been found so far, a kind each, in the order in
 *   which they were found
 * @n_errors: how many errors there are so far
 * @n_bytes: how much has been read
 * @ended: whether this is the last of the news
 * @error: (nullable): why it could not be read to its end; %G_IO_ERROR_CANCELLED if it was not to be
 *
 * How far a reading is.
 */
typedef struct
{
  GArray *tallies;
  guint64 n_errors;
  guint64 n_bytes;
  gboolean ended;
  GError *error;
} PrErrorNews;

/**
 * PrErrorNewsFunc:
 * @receiver: who wanted to know
 * @news: how far it is
 * @cancellable: the reading's own, by which a late one can be told from the present one
 *
 * Called in the main context in which the reading was started.
 */
typedef void (*PrErrorNewsFunc) (GObject *receiver,
                                 const PrErrorNews *news,
                                 GCancellable *cancellable);

void pr_error_reader_read_text (GBytes *text,
                                GCancellable *cancellable,
                                PrErrorNewsFunc func,
                                GObject *receiver);
void pr_error_reader_read_file (GFile *file,
                                GCancellable *cancellable,
                                PrErrorNewsFunc func,
                                GObject *receiver);

G_END_DECLS
