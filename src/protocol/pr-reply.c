/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-reply.h"

#include "pr-printable.h"

#include <string.h>

/* What a person is shown of one reply. */
#define MAX_SHOWN_CHARS 2000

struct _PrReply
{
  PrProtocol protocol;
  PrReplyStatus status;
  guint code;
  char *enhanced_code;
  char *bracket_code;
  GPtrArray *lines; /* of GBytes: the text of each line, raw, without code and status word */
};

static gsize
count_digits (const char *text, const char *end)
{
  gsize n = 0;

  while (text + n < end && n < 4 && g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* RFC 3463 §2, RFC 2034 §4: status-code = class "." subject "." detail, class 2, 4 or 5. */
static char *
dup_enhanced_code (GBytes *line)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);
  const char *end = text + n_bytes;
  const char *p = text;
  gsize n_digits;

  if (n_bytes < 5 || (*p != '2' && *p != '4' && *p != '5') || p[1] != '.')
    return NULL;
  p += 2;
  n_digits = count_digits (p, end);
  if (n_digits < 1 || n_digits > 3 || p + n_digits >= end || p[n_digits] != '.')
    return NULL;
  p += n_digits + 1;
  n_digits = count_digits (p, end);
  if (n_digits < 1 || n_digits > 3)
    return NULL;
  p += n_digits;
  if (p < end && *p != ' ' && *p != '\t')
    return NULL;
  return g_strndup (text, (gsize) (p - text));
}

/**
 * pr_reply_new:
 * @protocol: who speaks
 * @status: what it means
 * @code: the three digits of SMTP, else 0
 * @bracket_code: (nullable): the response code in brackets of IMAP and POP3, without brackets and
 *   arguments
 * @lines: (transfer full) (element-type GBytes): the text of each line as the server sent it, without
 *   what comes before it; at least one
 *
 * Returns: (transfer full): a reply
 */
PrReply *
pr_reply_new (PrProtocol protocol,
              PrReplyStatus status,
              guint code,
              const char *bracket_code,
              GPtrArray *lines)
{
  PrReply *self;

  g_return_val_if_fail (lines != NULL && lines->len > 0, NULL);

  self = g_atomic_rc_box_new0 (PrReply);
  self->protocol = protocol;
  self->status = status;
  self->code = code;
  self->bracket_code = bracket_code == NULL ? NULL : g_ascii_strup (bracket_code, -1);
  self->lines = lines;
  if (protocol == PR_PROTOCOL_SMTP)
    self->enhanced_code = dup_enhanced_code (lines->pdata[0]);
  return self;
}

/**
 * pr_reply_ref:
 *
 * Returns: (transfer full): @self
 */
PrReply *
pr_reply_ref (PrReply *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_reply_clear (gpointer data)
{
  PrReply *self = data;

  g_free (self->enhanced_code);
  g_free (self->bracket_code);
  g_ptr_array_unref (self->lines);
}

/**
 * pr_reply_unref:
 *
 * Gives up one reference.
 */
void
pr_reply_unref (PrReply *self)
{
  g_atomic_rc_box_release_full (self, pr_reply_clear);
}

/**
 * pr_reply_get_protocol:
 *
 * Returns: who speaks
 */
PrProtocol
pr_reply_get_protocol (const PrReply *self)
{
  return self->protocol;
}

/**
 * pr_reply_get_status:
 *
 * Returns: what it means
 */
PrReplyStatus
pr_reply_get_status (const PrReply *self)
{
  return self->status;
}

/**
 * pr_reply_is_positive:
 *
 * Returns: %TRUE if the command was done, or may go on
 */
gboolean
pr_reply_is_positive (const PrReply *self)
{
  return self->status == PR_REPLY_OK || self->status == PR_REPLY_CONTINUE
         || self->status == PR_REPLY_PREAUTH;
}

/**
 * pr_reply_get_code:
 *
 * Returns: SMTP's three digits, 0 for the other protocols
 */
guint
pr_reply_get_code (const PrReply *self)
{
  return self->code;
}

/**
 * pr_reply_get_enhanced_code:
 *
 * Returns: (transfer none) (nullable): SMTP's enhanced code, such as “5.7.8” (RFC 3463)
 */
const char *
pr_reply_get_enhanced_code (const PrReply *self)
{
  return self->enhanced_code;
}

/**
 * pr_reply_get_bracket_code:
 *
 * Returns: (transfer none) (nullable): the response code of IMAP (RFC 9051 §7.1) or POP3 (RFC 2449
 *   §8) in upper case, such as “AUTHENTICATIONFAILED”
 */
const char *
pr_reply_get_bracket_code (const PrReply *self)
{
  return self->bracket_code;
}

/**
 * pr_reply_get_n_lines:
 *
 * Returns: the number of lines, at least 1
 */
guint
pr_reply_get_n_lines (const PrReply *self)
{
  return self->lines->len;
}

/**
 * pr_reply_get_line:
 * @i: below pr_reply_get_n_lines()
 *
 * Returns: (transfer none): the text of a line, raw
 */
GBytes *
pr_reply_get_line (const PrReply *self, guint i)
{
  g_return_val_if_fail (i < self->lines->len, NULL);
  return self->lines->pdata[i];
}

/**
 * pr_reply_dup_text:
 *
 * Returns: (transfer full): the text of all lines in one, printable
 */
char *
pr_reply_dup_text (const PrReply *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      gsize n_bytes;
      const char *line = g_bytes_get_data (self->lines->pdata[i], &n_bytes);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (n_bytes > 0)
        g_string_append_len (text, line, (gssize) n_bytes);
    }
  return pr_printable_from_bytes (text->str, text->len, MAX_SHOWN_CHARS);
}

/**
 * pr_reply_dup_evidence:
 *
 * Returns: (transfer full): the server's words as they would stand in a log, on one line, printable:
 *   “535 5.7.8 Error: authentication failed”, “NO [AUTHENTICATIONFAILED] no such user”
 */
char *
pr_reply_dup_evidence (const PrReply *self)
{
  static const char *const imap_words[] = { "OK", "+", "NO", "BAD", "PREAUTH", "BYE" };
  g_autofree char *text = pr_reply_dup_text (self);
  const char *gap = *text == '\0' ? "" : " ";

  switch (self->protocol)
    {
    case PR_PROTOCOL_SMTP:
      return g_strdup_printf ("%03u%s%s", self->code, gap, text);
    case PR_PROTOCOL_POP3:
      return g_strdup_printf ("%s%s%s",
                              self->status == PR_REPLY_CONTINUE ? "+"
                              : pr_reply_is_positive (self)     ? "+OK"
                                                                : "-ERR",
                              gap, text);
    case PR_PROTOCOL_IMAP:
    default:
      return g_strdup_printf ("%s%s%s", imap_words[self->status], gap, text);
    }
}
