/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pr-log-finding.h"

G_BEGIN_DECLS

/**
 * PrLogScanner:
 *
 * Finds what went wrong in a log, a bounce, a mailbox of bounces or a pasted talk, whatever their
 * encoding, from bytes that come in any pieces. Memory does not grow with their number.
 */
typedef struct _PrLogScanner PrLogScanner;

PrLogScanner *
pr_log_scanner_new (const PrClassifyInput *context, PrLogFindingFunc func, gpointer user_data);
void pr_log_scanner_free (PrLogScanner *self);
void pr_log_scanner_set_pasted (PrLogScanner *self);
void pr_log_scanner_feed (PrLogScanner *self, const char *bytes, gsize n_bytes);
void pr_log_scanner_finish (PrLogScanner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrLogScanner, pr_log_scanner_free)

G_END_DECLS
