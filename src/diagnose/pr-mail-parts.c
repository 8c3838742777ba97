/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-mail-parts.h"

#include "pr-line-reader.h"

#include <string.h>

/* Reports nest two deep; more is somebody's play. */
#define MAX_BOUNDARIES 4
#define MAX_BOUNDARY_BYTES 70 /* RFC 2046 §5.1.1 */

#define MAX_FIELD_BYTES 1024

typedef enum
{
  STATE_START,
  STATE_LOG,
  STATE_HEADER,
  STATE_BODY,
} State;

typedef enum
{
  TRANSFER_PLAIN,
  TRANSFER_QUOTED_PRINTABLE,
  TRANSFER_BASE64,
} Transfer;

struct _PrMailParts
{
  PrMailPartsFunc func;
  gpointer user_data;
  State state;

  char boundaries[MAX_BOUNDARIES][MAX_BOUNDARY_BYTES + 1];
  guint n_boundaries;

  GString *field; /* the header field at hand, unfolded */
  PrMailPart part;
  Transfer transfer;

  PrLineReader *decoded;
  gint base64_state;
  guint base64_save;
};

static void
take_decoded_line (char *line, gsize n_bytes, gpointer user_data)
{
  PrMailParts *self = user_data;

  self->func (self->part, line, n_bytes, self->user_data);
}

/*
 * pr_mail_parts_new:
 * @func: is called for each line
 */
PrMailParts *
pr_mail_parts_new (PrMailPartsFunc func, gpointer user_data)
{
  PrMailParts *self = g_new0 (PrMailParts, 1);

  self->func = func;
  self->user_data = user_data;
  self->field = g_string_new (NULL);
  return self;
}

void
pr_mail_parts_free (PrMailParts *self)
{
  g_clear_pointer (&self->decoded, pr_line_reader_free);
  g_string_free (self->field, TRUE);
  g_free (self);
}

/* --- header --- */

/* A mail begins with one of these, or with a mailbox's “From ”; “Error: ” begins a log. */
static gboolean
begins_mail (const char *line)
{
  static const char *const fields[] = {
    "return-path:",    "received:",
    "delivered-to:",   "x-original-to:",
    "from:",           "to:",
    "subject:",        "date:",
    "message-id:",     "mime-version:",
    "x-failed-",       "content-type:",
    "reply-to:",       "auto-submitted:",
    "dkim-signature:", "authentication-results:",
    "arc-seal:",       "x-",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strncasecmp (line, fields[i], strlen (fields[i])) == 0)
      return TRUE;
  return FALSE;
}

/* “From MAILER-DAEMON Mon Jan  1 12:00:00 2024” */
static gboolean
begins_mailbox_entry (const char *line, gsize n_bytes)
{
  return n_bytes > 20 && strncmp (line, "From ", 5) == 0 && g_ascii_isdigit (line[n_bytes - 1]) &&
         strchr (line, ':') != NULL;
}

static void
end_decoding (PrMailParts *self)
{
  if (self->decoded != NULL)
    pr_line_reader_finish (self->decoded);
  g_clear_pointer (&self->decoded, pr_line_reader_free);
}

static void
begin_header (PrMailParts *self)
{
  end_decoding (self);
  self->state = STATE_HEADER;
  self->part = PR_MAIL_PART_TEXT;
  self->transfer = TRANSFER_PLAIN;
  g_string_truncate (self->field, 0);
}

static void
begin_mail (PrMailParts *self)
{
  char nothing[] = "";

  begin_header (self);
  self->n_boundaries = 0;
  self->func (PR_MAIL_PART_START, nothing, 0, self->user_data);
}

static const char *
get_field_value (const PrMailParts *self, const char *name)
{
  const char *p;

  if (g_ascii_strncasecmp (self->field->str, name, strlen (name)) != 0)
    return NULL;
  p = self->field->str + strlen (name);
  while (*p == ' ')
    p++;
  return p;
}

static void
add_boundary (PrMailParts *self, const char *value, gsize length)
{
  if (length == 0 || length > MAX_BOUNDARY_BYTES || self->n_boundaries == MAX_BOUNDARIES)
    return;
  memcpy (self->boundaries[self->n_boundaries], value, length);
  self->boundaries[self->n_boundaries++][length] = '\0';
}

/* boundary="…" or boundary=… */
static void
take_boundary_parameter (PrMailParts *self, const char *content_type)
{
  g_autofree char *lower = g_ascii_strdown (content_type, -1);
  const char *found = strstr (lower, "boundary=");
  const char *value;

  if (found == NULL)
    return;
  value = content_type + (found - lower) + strlen ("boundary=");
  if (*value == '"')
    add_boundary (self, value + 1, strcspn (value + 1, "\""));
  else
    add_boundary (self, value, strcspn (value, "; \t"));
}

static gboolean
is_type (const char *content_type, const char *type)
{
  return g_ascii_strncasecmp (content_type, type, strlen (type)) == 0;
}

static void
take_content_type (PrMailParts *self, const char *value)
{
  if (is_type (value, "multipart/"))
    {
      take_boundary_parameter (self, value);
      self->part = PR_MAIL_PART_NOISE;
    }
  else if (is_type (value, "message/delivery-status") ||
           is_type (value, "message/global-delivery-status"))
    self->part = PR_MAIL_PART_STATUS;
  else if (is_type (value, "text/") && !is_type (value, "text/rfc822-headers"))
    self->part = PR_MAIL_PART_TEXT;
  else
    self->part = PR_MAIL_PART_NOISE;
}

static void
end_field (PrMailParts *self)
{
  const char *value;

  if ((value = get_field_value (self, "content-type:")) != NULL)
    take_content_type (self, value);
  else if ((value = get_field_value (self, "content-transfer-encoding:")) != NULL)
    {
      if (is_type (value, "quoted-printable"))
        self->transfer = TRANSFER_QUOTED_PRINTABLE;
      else if (is_type (value, "base64"))
        self->transfer = TRANSFER_BASE64;
    }
  g_string_truncate (self->field, 0);
}

static void
begin_body (PrMailParts *self)
{
  end_field (self);
  self->state = STATE_BODY;
  if (self->transfer == TRANSFER_PLAIN)
    return;
  self->decoded = pr_line_reader_new (take_decoded_line, self);
  self->base64_state = 0;
  self->base64_save = 0;
}

static gboolean
is_field (const char *line)
{
  gsize n_name = strcspn (line, ": \t");

  return *line == ' ' || *line == '\t' || (n_name > 0 && line[n_name] == ':');
}

static void
feed_header (PrMailParts *self, char *line, gsize n_bytes)
{
  if (n_bytes == 0)
    {
      begin_body (self);
      return;
    }
  if (!is_field (line))
    {
      /* A log that began like a mail, or words after too few lines of header. */
      end_field (self);
      self->state = STATE_LOG;
      self->func (PR_MAIL_PART_LOG, line, n_bytes, self->user_data);
      return;
    }
  if (*line != ' ' && *line != '\t')
    end_field (self);
  if (self->field->len + n_bytes <= MAX_FIELD_BYTES)
    g_string_append (self->field, line);
}

/* --- body --- */

/* Leaves the boundary that @line is, and those inside it. */
static gboolean
take_boundary (PrMailParts *self, const char *line)
{
  if (line[0] != '-' || line[1] != '-')
    return FALSE;
  for (guint i = self->n_boundaries; i-- > 0;)
    {
      gsize length = strlen (self->boundaries[i]);

      if (strncmp (line + 2, self->boundaries[i], length) != 0)
        continue;
      if (strncmp (line + 2 + length, "--", 2) == 0)
        {
          begin_header (self);
          self->n_boundaries = i;
          self->state = STATE_BODY;
          self->part = PR_MAIL_PART_NOISE;
        }
      else
        {
          self->n_boundaries = i + 1;
          begin_header (self);
        }
      return TRUE;
    }
  return FALSE;
}

/* Of a body that was pasted without the mail's header. */
static gboolean
takes_unknown_boundary (PrMailParts *self, const char *line, gsize n_bytes)
{
  if (self->n_boundaries > 0 || n_bytes < 10 || strncmp (line, "--", 2) != 0 ||
      strchr (line, ' ') != NULL || line[strspn (line, "-")] == '\0')
    return FALSE;
  add_boundary (self, line + 2, n_bytes - 2);
  begin_header (self);
  return TRUE;
}

static gboolean
begins_status (const char *line)
{
  return g_ascii_strncasecmp (line, "Reporting-MTA:", 14) == 0 ||
         g_ascii_strncasecmp (line, "Final-Recipient:", 16) == 0;
}

/* What stands before the copy of the mail in a report without parts: of Exim, qmail, sendmail. */
static gboolean
begins_copy (const char *line)
{
  return *line == '-' && line[1] == '-' &&
         (strstr (line, "copy of the message") != NULL ||
          strstr (line, "copy of your message") != NULL ||
          strstr (line, "riginal message") != NULL || strstr (line, "nsent message") != NULL ||
          strstr (line, "returned message") != NULL ||
          strstr (line, "body of the message") != NULL ||
          strstr (line, "header of the original") != NULL);
}

/* RFC 2045 §6.7, into @line itself. */
static void
decode_quoted_printable (PrMailParts *self, char *line, gsize n_bytes)
{
  gboolean is_soft_break = n_bytes > 0 && line[n_bytes - 1] == '=';
  gsize n_decoded = 0;

  for (gsize i = 0; i < n_bytes - (is_soft_break ? 1 : 0); i++)
    if (line[i] == '=' && n_bytes - i > 2 && g_ascii_isxdigit (line[i + 1]) &&
        g_ascii_isxdigit (line[i + 2]))
      {
        line[n_decoded++] =
            (char) (g_ascii_xdigit_value (line[i + 1]) << 4 | g_ascii_xdigit_value (line[i + 2]));
        i += 2;
      }
    else
      line[n_decoded++] = line[i];
  if (!is_soft_break)
    line[n_decoded++] = '\n';
  pr_line_reader_feed (self->decoded, line, n_decoded);
}

static void
decode_base64 (PrMailParts *self, const char *line, gsize n_bytes)
{
  guchar decoded[768];

  while (n_bytes > 0)
    {
      /* Four characters make three bytes. */
      gsize n_piece = MIN (n_bytes, 1000);
      gsize n_decoded =
          g_base64_decode_step (line, n_piece, decoded, &self->base64_state, &self->base64_save);

      pr_line_reader_feed (self->decoded, (const char *) decoded, n_decoded);
      line += n_piece;
      n_bytes -= n_piece;
    }
}

static void
feed_plain (PrMailParts *self, char *line, gsize n_bytes)
{
  if (self->n_boundaries == 0 && begins_copy (line))
    {
      self->part = PR_MAIL_PART_NOISE;
      return;
    }
  if (self->part == PR_MAIL_PART_TEXT && begins_status (line))
    self->part = PR_MAIL_PART_STATUS;
  self->func (self->part, line, n_bytes, self->user_data);
}

static void
feed_body (PrMailParts *self, char *line, gsize n_bytes)
{
  if (take_boundary (self, line) || takes_unknown_boundary (self, line, n_bytes))
    return;
  if (begins_mailbox_entry (line, n_bytes))
    begin_mail (self);
  else if (self->part == PR_MAIL_PART_NOISE)
    return;
  else if (self->transfer == TRANSFER_BASE64)
    decode_base64 (self, line, n_bytes);
  else if (self->transfer == TRANSFER_QUOTED_PRINTABLE)
    decode_quoted_printable (self, line, n_bytes);
  else
    feed_plain (self, line, n_bytes);
}

/* How the words of a bounce begin, in lower case. */
static const char *const bounce_beginnings[] = {
  "this message was created automatically",
  "this is the mail system",
  "this is the mail delivery",
  "this is an automatically generated",
  "this report relates",
  "hi. this is the",
  "i'm sorry to have to inform",
  "the original message was received",
  "the following message",
  "the following address",
  "your message",
  "a message that you sent",
  "delivery to the following",
  "delivery has failed",
  "delivery status notification",
  "mail delivery",
  "message not delivered",
  "undeliverable",
  "sorry, we were unable",
  "** ",
  "diese nachricht wurde automatisch",
  "ihre nachricht",
  "votre message",
  "su mensaje",
};

static gboolean
begins_bounce (const char *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bounce_beginnings); i++)
    if (g_ascii_strncasecmp (line, bounce_beginnings[i], strlen (bounce_beginnings[i])) == 0)
      return strchr (line, ':') == NULL || strchr (line, ' ') != NULL;
  return FALSE;
}

static void
choose_state (PrMailParts *self, const char *line)
{
  if (begins_bounce (line) || begins_status (line) ||
      (strncmp (line, "--", 2) == 0 && strchr (line, ' ') == NULL))
    {
      begin_mail (self);
      self->state = STATE_BODY;
    }
  else if (begins_mail (line))
    begin_mail (self);
  else
    self->state = STATE_LOG;
}

/*
 * pr_mail_parts_feed:
 * @line: one line, without its end; may be changed
 */
void
pr_mail_parts_feed (PrMailParts *self, char *line, gsize n_bytes)
{
  if (self->state == STATE_START)
    {
      if (n_bytes == 0)
        return;
      choose_state (self, line);
    }

  if (self->state == STATE_HEADER)
    feed_header (self, line, n_bytes);
  else if (self->state == STATE_BODY)
    feed_body (self, line, n_bytes);
  else if (begins_mailbox_entry (line, n_bytes))
    begin_mail (self);
  else
    self->func (PR_MAIL_PART_LOG, line, n_bytes, self->user_data);
}

/*
 * pr_mail_parts_finish:
 *
 * There is no more: hands over what is still held.
 */
void
pr_mail_parts_finish (PrMailParts *self)
{
  end_decoding (self);
}
