/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PrMailPart:
 * @PR_MAIL_PART_LOG: not a mail
 * @PR_MAIL_PART_TEXT: words for people
 * @PR_MAIL_PART_STATUS: fields of a delivery report (RFC 3464)
 * @PR_MAIL_PART_START: an empty line: a mail begins
 * @PR_MAIL_PART_NOISE: all else: headers, the mail that is reported on, pictures; is not handed on
 */
typedef enum
{
  PR_MAIL_PART_LOG,
  PR_MAIL_PART_TEXT,
  PR_MAIL_PART_STATUS,
  PR_MAIL_PART_START,
  PR_MAIL_PART_NOISE,
} PrMailPart;

/**
 * PrMailParts:
 *
 * Takes the lines of a log, of one mail, whole or only its words, or of a mailbox, and tells of
 * each what it is; base64 and quoted-printable parts come out decoded. Constant memory.
 */
typedef struct _PrMailParts PrMailParts;

/**
 * PrMailPartsFunc:
 * @part: what the line is part of
 * @line: valid UTF-8, ended by NUL; may be changed
 * @n_bytes: its length
 */
typedef void (*PrMailPartsFunc) (PrMailPart part, char *line, gsize n_bytes, gpointer user_data);

PrMailParts *pr_mail_parts_new (PrMailPartsFunc func, gpointer user_data);
void pr_mail_parts_free (PrMailParts *self);
void pr_mail_parts_feed (PrMailParts *self, char *line, gsize n_bytes);
gboolean pr_mail_parts_is_bounce (const PrMailParts *self);
void pr_mail_parts_finish (PrMailParts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrMailParts, pr_mail_parts_free)

G_END_DECLS
