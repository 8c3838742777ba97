/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrTranscript:
 *
 * One conversation in order, with the time of each line. Secrets are replaced on entry, by the mark
 * of who sends them: what is in here may be shown. Bounded: from a conversation longer than
 * 256 KiB the middle is left out and that is said. Counted; written by one worker, read by any
 * thread.
 */
typedef struct _PrTranscript PrTranscript;

/**
 * PrTranscriptParty:
 * @PR_TRANSCRIPT_CLIENT: this side said it
 * @PR_TRANSCRIPT_SERVER: the other side said it
 * @PR_TRANSCRIPT_NOTE: nobody said it; it happened
 */
typedef enum
{
  PR_TRANSCRIPT_CLIENT,
  PR_TRANSCRIPT_SERVER,
  PR_TRANSCRIPT_NOTE,
} PrTranscriptParty;

PrTranscript *pr_transcript_new (void);
PrTranscript *pr_transcript_ref (PrTranscript *self);
void pr_transcript_unref (PrTranscript *self);

void pr_transcript_add (PrTranscript *self,
                        PrTranscriptParty party,
                        const char *bytes,
                        gsize n_bytes);
void pr_transcript_note (PrTranscript *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *pr_transcript_to_text (PrTranscript *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrTranscript, pr_transcript_unref)

G_END_DECLS
