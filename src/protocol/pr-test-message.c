/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-test-message.h"

#include "pr-email-address.h"
#include "pr-message-header.h"
#include "pr-printable.h"
#include "pr-sasl-crypto.h"

#include <glib/gi18n.h>
#include <string.h>

/* 128 bits: nobody guesses it, and no two messages ever have the same. */
#define TOKEN_BYTES 16

/* So that “Subject: =?UTF-8?B?…?=” fits on a line: base64 makes 52 characters of it. */
#define ENCODED_WORD_BYTES 39

/* A longer name is folded, as encoded words can be. */
#define QUOTED_NAME_MAX_BYTES 60
#define NAME_MAX_CHARS 200

#define MESSAGE_ID_BEGINNING "postrider-test."

struct _PrTestMessage
{
  char *token;
  GPtrArray *lines; /* ends in NULL */
};

/* Adds a field, folded between the words (RFC 5322 §2.2.3). */
static void
add_field (PrTestMessage *self, const char *name, const char *const *words)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0 && line->len + 1 + strlen (words[i]) > PR_TEST_MESSAGE_MAX_LINE_BYTES)
        {
          g_ptr_array_add (self->lines, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
      g_string_append_printf (line, " %s", words[i]);
    }
  g_ptr_array_add (self->lines, g_string_free (g_steal_pointer (&line), FALSE));
}

static void
add_simple_field (PrTestMessage *self, const char *name, const char *value)
{
  const char *const words[] = { value, NULL };

  add_field (self, name, words);
}

/* RFC 2047: whole characters in each word. */
static void
add_encoded_words (GStrvBuilder *words, const char *text)
{
  const char *start = text;

  while (*start != '\0')
    {
      const char *end = start;
      g_autofree char *base64 = NULL;
      g_autofree char *word = NULL;

      while (*end != '\0' && g_utf8_next_char (end) - start <= ENCODED_WORD_BYTES)
        end = g_utf8_next_char (end);
      base64 = g_base64_encode ((const guchar *) start, (gsize) (end - start));
      word = g_strdup_printf ("=?UTF-8?B?%s?=", base64);
      g_strv_builder_add (words, word);
      start = end;
    }
}

/* What could be taken for an encoded word has to be one. */
static gboolean
is_plain (const char *text)
{
  return g_str_is_ascii (text) && strstr (text, "=?") == NULL;
}

static void
add_subject (PrTestMessage *self, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (is_plain (text))
    {
      g_auto (GStrv) plain = g_strsplit (text, " ", -1);

      g_strv_builder_addv (builder, (const char **) plain);
    }
  else
    add_encoded_words (builder, text);
  words = g_strv_builder_end (builder);
  add_field (self, "Subject", (const char *const *) words);
}

/* RFC 5322 §3.2.4 */
static char *
dup_quoted_string (const char *text)
{
  GString *quoted = g_string_new ("\"");

  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *text);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/* As in the envelope: the domain in A-labels, so that only a local part beyond ASCII makes the
 * header one of RFC 6532, for which the envelope has to be one of SMTPUTF8. */
static char *
dup_angle_address (const char *address)
{
  g_autofree char *local_part = pr_email_address_dup_local_part (address);
  g_autofree char *domain = pr_email_address_dup_ascii_domain (address);

  return g_strdup_printf ("<%s@%s>", local_part, domain);
}

static void
add_from (PrTestMessage *self, const char *sender, const char *sender_name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *name = pr_printable_from_text (sender_name, NAME_MAX_CHARS);
  g_autofree char *address = dup_angle_address (sender);
  g_auto (GStrv) words = NULL;

  if (*name != '\0' && is_plain (name) && strlen (name) <= QUOTED_NAME_MAX_BYTES)
    {
      g_autofree char *quoted = dup_quoted_string (name);

      g_strv_builder_add (builder, quoted);
    }
  else
    add_encoded_words (builder, name);
  g_strv_builder_add (builder, address);
  words = g_strv_builder_end (builder);
  add_field (self, "From", (const char *const *) words);
}

/* RFC 5322 §3.3: the names of days and months are English, whatever the locale. */
static void
add_date (PrTestMessage *self, GDateTime *date)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  gint64 offset_minutes = g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE;
  int offset = (int) ABS (offset_minutes);
  g_autofree char *value =
      g_strdup_printf ("%s, %d %s %d %02d:%02d:%02d %c%02d%02d",
                       days[g_date_time_get_day_of_week (date) - 1],
                       g_date_time_get_day_of_month (date),
                       months[g_date_time_get_month (date) - 1], g_date_time_get_year (date),
                       g_date_time_get_hour (date), g_date_time_get_minute (date),
                       g_date_time_get_second (date), offset_minutes < 0 ? '-' : '+', offset / 60,
                       offset % 60);

  add_simple_field (self, "Date", value);
}

static void
add_message_id (PrTestMessage *self, const char *sender)
{
  g_autofree char *domain = pr_email_address_dup_ascii_domain (sender);
  g_autofree char *value =
      g_strdup_printf ("<" MESSAGE_ID_BEGINNING "%s@%s>", self->token, domain);

  add_simple_field (self, "Message-ID", value);
}

/* RFC 2045 §6.7: a paragraph in lines that every server lets through. */
static void
add_paragraph (PrTestMessage *self, const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      char encoded[4];
      gboolean last = text[1] == '\0';

      if ((g_ascii_isgraph (*text) && *text != '=') || (*text == ' ' && !last))
        g_snprintf (encoded, sizeof encoded, "%c", *text);
      else
        g_snprintf (encoded, sizeof encoded, "=%02X", (guint) (guchar) *text);
      if (line->len + strlen (encoded) > PR_TEST_MESSAGE_MAX_LINE_BYTES - (last ? 0 : 1))
        {
          g_string_append_c (line, '=');
          g_ptr_array_add (self->lines, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
      g_string_append (line, encoded);
    }
  g_ptr_array_add (self->lines, g_string_free (g_steal_pointer (&line), FALSE));
}

static void
add_body (PrTestMessage *self, const char *sender)
{
  g_autofree char *purpose = NULL;

  /* translators: %s is an e-mail address */
  purpose = g_strdup_printf (_("It was sent to find out whether mail from %s arrives, and how long "
                               "that takes. Nobody needs to answer it, and it can be deleted."),
                             sender);
  add_paragraph (self, _("This is a test message, sent by the program Postrider."));
  add_paragraph (self, "");
  add_paragraph (self, purpose);
}

/**
 * pr_test_message_new_with_token:
 * @sender: a normalized address
 * @sender_name: (nullable): the person's name, UTF-8
 * @recipient: a normalized address
 * @token: letters and digits, different each time
 * @date: when it is sent
 *
 * RFC: 5322, 2045, 2047, 3834 §5, 6532. Thread: any.
 *
 * Returns: (transfer full): the message, its words in the user's language
 */
PrTestMessage *
pr_test_message_new_with_token (const char *sender,
                                const char *sender_name,
                                const char *recipient,
                                const char *token,
                                GDateTime *date)
{
  PrTestMessage *self = g_new0 (PrTestMessage, 1);
  g_autofree char *to = dup_angle_address (recipient);
  g_autofree char *subject = NULL;

  self->token = g_strdup (token);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  /* translators: the subject of a message; %s is a random word of letters and digits */
  subject = g_strdup_printf (_("Test message from Postrider %s"), token);

  add_date (self, date);
  add_from (self, sender, sender_name);
  add_simple_field (self, "To", to);
  add_subject (self, subject);
  add_message_id (self, sender);
  /* So that no absence notice answers it. */
  add_simple_field (self, "Auto-Submitted", "auto-generated");
  add_simple_field (self, PR_TEST_MESSAGE_FIELD, token);
  add_simple_field (self, "MIME-Version", "1.0");
  add_simple_field (self, "Content-Type", "text/plain; charset=utf-8");
  add_simple_field (self, "Content-Transfer-Encoding", "quoted-printable");
  g_ptr_array_add (self->lines, g_strdup (""));
  add_body (self, sender);
  g_ptr_array_add (self->lines, NULL);
  return self;
}

/**
 * pr_test_message_new:
 * @sender: a normalized address
 * @sender_name: (nullable): the person's name, UTF-8
 * @recipient: a normalized address
 * @error: return location
 *
 * Errors: %PR_SASL_ERROR_CRYPTO where the system has no random numbers. Thread: any.
 *
 * Returns: (transfer full): a message of now, with a token that nobody can guess
 */
PrTestMessage *
pr_test_message_new (const char *sender,
                     const char *sender_name,
                     const char *recipient,
                     GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint8 bytes[TOKEN_BYTES];
  char token[2 * TOKEN_BYTES + 1] = { 0 };

  if (!pr_sasl_random_bytes (bytes, sizeof bytes, error))
    return NULL;
  pr_sasl_write_hex (bytes, sizeof bytes, token);
  return pr_test_message_new_with_token (sender, sender_name, recipient, token, now);
}

/**
 * pr_test_message_free:
 *
 * Frees the message.
 */
void
pr_test_message_free (PrTestMessage *self)
{
  g_free (self->token);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * pr_test_message_get_token:
 *
 * Returns: (transfer none): what tells it from every other message
 */
const char *
pr_test_message_get_token (const PrTestMessage *self)
{
  return self->token;
}

/**
 * pr_test_message_get_lines:
 *
 * Returns: (transfer none): header and body, without line ends; a line may begin with a dot
 */
const char *const *
pr_test_message_get_lines (const PrTestMessage *self)
{
  return (const char *const *) self->lines->pdata;
}

/**
 * pr_test_message_is_header_of:
 * @token: of a message that was sent
 * @header: header fields of some message, as they came from a server
 *
 * Servers may drop fields that they don't know, or give a new Message-ID, but not both. The subject
 * does not count: the answers to a message have that, too.
 *
 * Thread: any.
 *
 * Returns: %TRUE if it is that message
 */
gboolean
pr_test_message_is_header_of (const char *token, GBytes *header)
{
  g_autofree char *field = pr_message_header_dup_field (header, PR_TEST_MESSAGE_FIELD, 0);
  g_autofree char *id = pr_message_header_dup_field (header, "Message-ID", 0);
  g_autofree char *id_beginning = g_strconcat ("<" MESSAGE_ID_BEGINNING, token, "@", NULL);

  return g_strcmp0 (field, token) == 0 || (id != NULL && g_str_has_prefix (id, id_beginning));
}
