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

/* RFC 3463 §2, RFC 2034 §4: status-code = class "." subject "." detail, class 2, 4 or 5.
 *
 * Returns: the length of the enhanced code at the beginning of the line, 0 if there is none */
static gsize
count_enhanced_code (GBytes *line)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);
  const char *p;
  const char *end;
  gsize n_digits;

  if (n_bytes < 5 || (*text != '2' && *text != '4' && *text != '5') || text[1] != '.')
    return 0;
  p = text + 2;
  end = text + n_bytes;
  n_digits = count_digits (p, end);
  if (n_digits < 1 || n_digits > 3 || p + n_digits >= end || p[n_digits] != '.')
    return 0;
  p += n_digits + 1;
  n_digits = count_digits (p, end);
  if (n_digits < 1 || n_digits > 3)
    return 0;
  p += n_digits;
  if (p < end && *p != ' ' && *p != '\t')
    return 0;
  return (gsize) (p - text);
}

/* Each line has one (RFC 2034 §4), or the first, or, where the code changes between the lines, the
 * one that goes with the code that counts. */
static char *
dup_enhanced_code (const GPtrArray *lines, guint code)
{
  const char *first = NULL;
  gsize first_length = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *text = g_bytes_get_data (lines->pdata[i], NULL);
      gsize length = count_enhanced_code (lines->pdata[i]);

      if (length > 0 && (guint) (text[0] - '0') == code / 100)
        return g_strndup (text, length);
      if (length > 0 && first == NULL)
        {
          first = text;
          first_length = length;
        }
    }
  return g_strndup (first, first_length);
}

/**
 * pr_reply_lines_new:
 *
 * Returns: (transfer full) (element-type GBytes): no lines, for pr_reply_new()
 */
GPtrArray *
pr_reply_lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

/**
 * pr_reply_line_is_clean:
 * @line: what a server sent, without its line end
 *
 * No protocol has NUL in a line, or CR but at its end: what has, was not made by a mail server, or is
 * made to be read in one way by one program and otherwise by another. More than one CR at the end is
 * merely wrong, and happens. RFC: 5321 §2.3.8, 9051 §9.
 *
 * Returns: %TRUE if it can be a line of a reply
 */
gboolean
pr_reply_line_is_clean (GBytes *line)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (line, &n_bytes);

  while (n_bytes > 0 && text[n_bytes - 1] == '\r')
    n_bytes--;
  return n_bytes == 0
         || (memchr (text, '\0', n_bytes) == NULL && memchr (text, '\r', n_bytes) == NULL);
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
    self->enhanced_code = dup_enhanced_code (lines, code);
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

/* RFC 4954 §4 and §6: 504 is the code for it, 500 and 502 say that there is no AUTH at all, and 432
 * that the account has first to be used by another mechanism. */
static const guint mechanism_codes[] = { 432, 500, 502, 504 };

/* What servers say where they have no code for it. */
static const char *const mechanism_words[] = {
  "mechanism",       "unsupported auth", "unknown auth",         "unknown command",
  "invalid command", "bad command",      "unrecognized command", "command not",
};

/**
 * pr_reply_refuses_mechanism:
 * @self: a negative answer to a sign-in by SASL
 *
 * Where the server tells its reason by a response code that is what counts, of the words only some
 * are believed: in doubt the credentials are what was refused, as to try them by another mechanism
 * would be one more failed attempt. “Encryption required for requested mechanism” (538) is not about
 * the mechanism. RFC: 4954 §6, 5530 §3, 3206 §4.
 *
 * Returns: %TRUE if it speaks of the mechanism, not of the credentials
 */
gboolean
pr_reply_refuses_mechanism (const PrReply *self)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->status == PR_REPLY_BAD)
    return TRUE;
  if (self->bracket_code != NULL)
    return strcmp (self->bracket_code, "CANNOT") == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (mechanism_codes); i++)
    if (self->code == mechanism_codes[i])
      return TRUE;
  if (self->code == 538)
    return FALSE;
  text = pr_reply_dup_text (self);
  folded = g_ascii_strdown (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (mechanism_words); i++)
    if (strstr (folded, mechanism_words[i]) != NULL)
      return TRUE;
  return FALSE;
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

/* Returns: how many bytes of a further line say the first line's enhanced code once more */
static gsize
count_repeated_code (const PrReply *self, guint i)
{
  gsize length = count_enhanced_code (self->lines->pdata[i]);
  gsize n_bytes;
  const char *text = g_bytes_get_data (self->lines->pdata[i], &n_bytes);

  if (self->protocol != PR_PROTOCOL_SMTP || length == 0
      || length != count_enhanced_code (self->lines->pdata[0])
      || memcmp (text, g_bytes_get_data (self->lines->pdata[0], NULL), length) != 0)
    return 0;
  while (length < n_bytes && text[length] == ' ')
    length++;
  return length;
}

/**
 * pr_reply_dup_text:
 *
 * Returns: (transfer full): the text of all lines in one, printable; an enhanced code that each line
 *   repeats stands only in front
 */
char *
pr_reply_dup_text (const PrReply *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      gsize n_bytes;
      const char *line = g_bytes_get_data (self->lines->pdata[i], &n_bytes);
      gsize n_skip = i == 0 ? 0 : count_repeated_code (self, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (n_bytes > n_skip)
        g_string_append_len (text, line + n_skip, (gssize) (n_bytes - n_skip));
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
