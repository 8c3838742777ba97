/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-mail-parts.h"

#include "pr-html-text.h"
#include "pr-line-reader.h"

#include <string.h>

/* Reports nest two deep; more is somebody's play. */
#define MAX_BOUNDARIES 4
#define MAX_BOUNDARY_BYTES 70 /* RFC 2046 §5.1.1 */

#define MAX_FIELD_BYTES 1024
#define MAX_CHARSET_BYTES 40

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

  gboolean is_bounce;    /* the mail at hand tells of mail that did not arrive */
  gboolean has_report;   /* it is made as RFC 6522 says: a mail in it is the one that is told of */
  gboolean has_text;     /* it says something in plain text: HTML says the same */
  gboolean is_begun;     /* there was a line in its body */
  gboolean is_forwarded; /* the header at hand is that of a mail in it */
  gboolean is_top;       /* the header at hand is that of the mail itself, or of one in it */

  char boundaries[MAX_BOUNDARIES][MAX_BOUNDARY_BYTES + 1];
  guint n_boundaries;

  GString *field; /* the header field at hand, unfolded */
  guint n_fields;
  PrMailPart part;
  gboolean is_mail; /* the part is another mail */
  Transfer transfer;
  char charset[MAX_CHARSET_BYTES + 1]; /* "" for what a line reader understands */
  gboolean is_html;

  /* of the part at hand */
  PrLineReader *decoded;
  PrHtmlText *html;
  GIConv converter;
  gint base64_state;
  guint base64_save;
};

static void take_body_line (char *line, gsize n_bytes, gpointer user_data);
static void take_text_line (char *line, gsize n_bytes, gpointer user_data);

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
  self->converter = (GIConv) -1;
  return self;
}

static void
close_converter (PrMailParts *self)
{
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  self->converter = (GIConv) -1;
}

void
pr_mail_parts_free (PrMailParts *self)
{
  g_clear_pointer (&self->decoded, pr_line_reader_free);
  g_clear_pointer (&self->html, pr_html_text_free);
  close_converter (self);
  g_string_free (self->field, TRUE);
  g_free (self);
}

/* --- header --- */

/* A mail begins with one of these, or with a mailbox's “From ”; “Error: ” begins a log. */
static gboolean
begins_mail (const char *line)
{
  gsize n_name = strcspn (line, ": \t");

  static const char *const fields[] = {
    "return-path:",
    "received:",
    "delivered-to:",
    "envelope-to:",
    "delivery-date:",
    "from:",
    "sender:",
    "reply-to:",
    "to:",
    "cc:",
    "subject:",
    "date:",
    "message-id:",
    "in-reply-to:",
    "references:",
    "mime-version:",
    "content-type:",
    "content-transfer-encoding:",
    "content-length:",
    "precedence:",
    "errors-to:",
    "auto-submitted:",
    "list-",
    "dkim-signature:",
    "domainkey-signature:",
    "authentication-results:",
    "arc-",
    "thread-",
    "x-",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (line[n_name] == ':' && g_ascii_strncasecmp (line, fields[i], strlen (fields[i])) == 0)
      return TRUE;
  return FALSE;
}

/* “From MAILER-DAEMON Mon Jan  1 12:00:00 2024” */
static gboolean
begins_mailbox_entry (const char *line, gsize n_bytes)
{
  return *line == 'F' && n_bytes > 20 && strncmp (line, "From ", 5) == 0 &&
         g_ascii_isdigit (line[n_bytes - 1]) && strchr (line, ':') != NULL;
}

static void
end_decoding (PrMailParts *self)
{
  if (self->decoded != NULL)
    pr_line_reader_finish (self->decoded);
  if (self->html != NULL)
    pr_html_text_finish (self->html);
  g_clear_pointer (&self->decoded, pr_line_reader_free);
  g_clear_pointer (&self->html, pr_html_text_free);
  close_converter (self);
}

static void
begin_header (PrMailParts *self)
{
  end_decoding (self);
  self->state = STATE_HEADER;
  self->part = PR_MAIL_PART_TEXT;
  self->is_mail = FALSE;
  self->is_forwarded = FALSE;
  self->is_top = FALSE;
  self->transfer = TRANSFER_PLAIN;
  self->charset[0] = '\0';
  self->is_html = FALSE;
  self->n_fields = 0;
  g_string_truncate (self->field, 0);
}

static void
begin_mail (PrMailParts *self)
{
  char nothing[] = "";

  begin_header (self);
  self->is_top = TRUE;
  self->n_boundaries = 0;
  self->is_bounce = FALSE;
  self->has_report = FALSE;
  self->has_text = FALSE;
  self->is_begun = FALSE;
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

/* The value of “name=value” or “name="value"”, not ended by NUL. */
static const char *
find_parameter (const char *field, const char *name, gsize *length)
{
  g_autofree char *lower = g_ascii_strdown (field, -1);
  const char *found = strstr (lower, name);
  const char *value;

  if (found == NULL)
    return NULL;
  value = field + (found - lower) + strlen (name);
  if (*value == '"')
    {
      value++;
      *length = strcspn (value, "\"");
    }
  else
    *length = strcspn (value, "; \t");
  return value;
}

static gboolean
is_type (const char *content_type, const char *type)
{
  return g_ascii_strncasecmp (content_type, type, strlen (type)) == 0;
}

/* What a line reader makes of ISO 8859-1 and UTF-8 is right already. */
static void
take_charset (PrMailParts *self, const char *content_type)
{
  static const char *const understood[] = { "utf-8", "utf8", "us-ascii", "iso-8859-1", "latin1" };
  gsize length;
  const char *charset = find_parameter (content_type, "charset=", &length);

  if (charset == NULL || length > MAX_CHARSET_BYTES)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (understood); i++)
    if (strlen (understood[i]) == length &&
        g_ascii_strncasecmp (charset, understood[i], length) == 0)
      return;
  memcpy (self->charset, charset, length);
  self->charset[length] = '\0';
}

static void
take_content_type (PrMailParts *self, const char *value)
{
  gsize length;
  const char *boundary;

  self->part = PR_MAIL_PART_NOISE;
  if (is_type (value, "multipart/"))
    {
      boundary = find_parameter (value, "boundary=", &length);
      if (boundary != NULL)
        add_boundary (self, boundary, length);
      self->has_report |= is_type (value, "multipart/report");
    }
  else if (is_type (value, "message/delivery-status") ||
           is_type (value, "message/global-delivery-status"))
    self->part = PR_MAIL_PART_STATUS;
  else if (is_type (value, "message/rfc822") || is_type (value, "message/global"))
    self->is_mail = TRUE;
  else if (is_type (value, "text/") && !is_type (value, "text/rfc822-headers"))
    {
      self->part = PR_MAIL_PART_TEXT;
      self->is_html = is_type (value, "text/html");
      take_charset (self, value);
    }
}

static gboolean
contains_any (const char *text, const char *const *words, gsize n_words)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < n_words; i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Who writes bounces. */
static const char *const bounce_senders[] = {
  "mailer-daemon",     "mailer_daemon", "postmaster",    "mail delivery",
  "microsoftexchange", "mailsystem",    "mail.delivery", "mdaemon",
};

/* In other languages the sender tells, as the subject is encoded. */
static const char *const bounce_subjects[] = {
  "undeliver",           "failure notice", "delivery status",
  "returned mail",       "non-delivery",   "delivery fail",
  "delivery has failed", "not delivered",  "could not be delivered",
  "returning message",   "unzustellbar",   "nicht zugestellt",
  "non remis",           "mail error",
};

static void
note_bounce (PrMailParts *self)
{
  const char *value;

  if ((value = get_field_value (self, "from:")) != NULL)
    self->is_bounce |= contains_any (value, bounce_senders, G_N_ELEMENTS (bounce_senders));
  else if ((value = get_field_value (self, "subject:")) != NULL)
    self->is_bounce |= contains_any (value, bounce_subjects, G_N_ELEMENTS (bounce_subjects));
  else if (get_field_value (self, "x-failed-recipients:") != NULL)
    self->is_bounce = TRUE;
  else if ((value = get_field_value (self, "content-type:")) != NULL)
    self->is_bounce |= is_type (value, "multipart/report");
}

static void
end_field (PrMailParts *self)
{
  const char *value;

  if (self->is_top)
    note_bounce (self);
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
open_part (PrMailParts *self)
{
  if (self->transfer != TRANSFER_PLAIN)
    {
      self->decoded = pr_line_reader_new (take_body_line, self);
      self->base64_state = 0;
      self->base64_save = 0;
    }
  if (self->is_html)
    self->html = pr_html_text_new (take_text_line, self);
  if (self->charset[0] != '\0')
    self->converter = g_iconv_open ("UTF-8", self->charset);
}

static void
begin_body (PrMailParts *self)
{
  end_field (self);
  if (self->is_mail && !self->has_report && !(self->is_bounce && self->has_text))
    {
      /* A bounce that was forwarded, or else the mail that is told of. */
      begin_header (self);
      self->is_forwarded = TRUE;
      self->is_top = TRUE;
      self->is_bounce = FALSE;
      return;
    }
  self->state = STATE_BODY;
  if (self->is_forwarded && !self->is_bounce)
    self->part = PR_MAIL_PART_NOISE;
  if (self->part != PR_MAIL_PART_NOISE)
    open_part (self);
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
    {
      end_field (self);
      self->n_fields++;
    }
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

/* What stands before the copy of the mail in a report without parts. */
static gboolean
begins_copy (const char *line)
{
  /* between dashes: of Exim, qmail, sendmail */
  static const char *const marked[] = {
    "copy of the message",
    "copy of your message",
    "riginal message",
    "nsent message",
    "eturned message",
    "body of the message",
    "header of the original",
    "essage header follows",
    "ETURNED MAIL FOLLOWS",
    "eturned mail",
    "of the source mail",
    "原信件",
    "原邮件",
    "原始邮件",
  };
  /* alone on a line: of Exchange and others */
  static const char *const beginnings[] = {
    "original message header",
    "original message follows",
    "original message attached",
    "message headers follow",
    "old message:",
    "included is a copy of the message",
    "ursprüngliche nachrichtenkopfzeilen",
    "kopfzeilen der ursprünglichen",
    "en-têtes de message d",
    "en-têtes du message d",
    "encabezados de mensajes originales",
    "encabezados originales",
    "intestazioni del messaggio originale",
    "intestazioni originali",
    "cabeçalhos originais",
    "oorspronkelijke berichtkoppen",
  };

  if (line[0] == '-' && line[1] == '-')
    for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
      if (strstr (line, marked[i]) != NULL)
        return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (line, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
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

/* How the words of a bounce begin, in lower case. */
static const char *const bounce_beginnings[] = {
  "this message was created automatically",
  "this is the mail system",
  "this is the mail delivery",
  "this is the postfix",
  "this is an automatically generated",
  "this report relates",
  "hi. this is the",
  "i'm sorry to have to inform",
  "the original message was received",
  "the following message",
  "the following address",
  "the following recipient",
  "your message",
  "a message that you sent",
  "delivery to the following",
  "delivery has failed",
  "delivery status notification",
  "mail delivery",
  "message not delivered",
  "message blocked",
  "address not found",
  "undeliverable",
  "undelivered mail",
  "returned mail",
  "failure notice",
  "we're sorry",
  "sorry, we were unable",
  "there was a problem delivering",
  "** ",
  "diese nachricht wurde automatisch",
  "ihre nachricht",
  "fehler bei der nachrichtenzustellung",
  "fehler bei der zustellung",
  "die zustellung",
  "unzustellbar",
  "votre message",
  "échec de la remise",
  "Échec de la remise",
  "la remise",
  "su mensaje",
  "no se pudo entregar",
  "error al entregar",
  "impossibile recapitare",
  "il messaggio",
  "não foi possível entregar",
  "это письмо создано автоматически",
  "ваше сообщение",
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
take_text_line (char *line, gsize n_bytes, gpointer user_data)
{
  PrMailParts *self = user_data;

  if (self->part == PR_MAIL_PART_NOISE)
    return;
  if (begins_copy (line))
    {
      self->part = PR_MAIL_PART_NOISE;
      return;
    }
  if (self->part == PR_MAIL_PART_TEXT && n_bytes > 0)
    {
      if (begins_status (line))
        self->part = PR_MAIL_PART_STATUS;
      self->is_bounce |= !self->is_begun && begins_bounce (line);
      self->is_begun = TRUE;
      self->has_text |= !self->is_html;
    }
  self->func (self->part, line, n_bytes, self->user_data);
}

/* A line that a line reader took for ISO 8859-1, in the charset that the part is said to have. */
static char *
dup_converted (PrMailParts *self, const char *line, gsize n_bytes, gsize *n_converted)
{
  g_autofree char *bytes = NULL;
  gsize n_raw;
  char *converted;

  if (g_str_is_ascii (line) && strchr (line, '\033') == NULL)
    return NULL;
  bytes = g_convert (line, (gssize) n_bytes, "ISO-8859-1", "UTF-8", NULL, &n_raw, NULL);
  if (bytes == NULL)
    return NULL;
  converted =
      g_convert_with_iconv (bytes, (gssize) n_raw, self->converter, NULL, n_converted, NULL);
  if (converted != NULL && !g_utf8_validate (converted, (gssize) *n_converted, NULL))
    g_clear_pointer (&converted, g_free);
  return converted;
}

static void
take_body_line (char *line, gsize n_bytes, gpointer user_data)
{
  PrMailParts *self = user_data;
  g_autofree char *converted = NULL;
  gsize n_converted;

  if (self->converter != (GIConv) -1)
    converted = dup_converted (self, line, n_bytes, &n_converted);
  if (converted != NULL)
    {
      line = converted;
      n_bytes = n_converted;
    }
  if (self->html == NULL)
    take_text_line (line, n_bytes, self);
  else if (!self->has_text)
    pr_html_text_feed (self->html, line, n_bytes);
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
    take_body_line (line, n_bytes, self);
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
 * pr_mail_parts_is_bounce:
 *
 * Returns: whether the mail at hand, by what is known so far, tells of mail that did not arrive
 */
gboolean
pr_mail_parts_is_bounce (const PrMailParts *self)
{
  return self->is_bounce;
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
  /* “Subject: …, server response: 550 …” alone is no header. */
  if (self->state == STATE_HEADER && self->n_fields == 1 && self->field->len > 0)
    self->func (PR_MAIL_PART_LOG, self->field->str, self->field->len, self->user_data);
  end_decoding (self);
}
