/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-scanner.h"

#include "pr-line-reader.h"
#include "pr-log-line.h"
#include "pr-log-message.h"
#include "pr-log-pattern.h"
#include "pr-log-prefix.h"
#include "pr-mail-parts.h"
#include "pr-reply-codes.h"
#include "pr-suspicion.h"

#include <string.h>

/* What is kept of an entry that goes over several lines. */
#define MAX_ENTRY_BYTES 4096

/* Of a mail's words. More recipients than this are in its fields as well. */
#define MAX_HELD 16

/* Logs say the same again and again; a power of two. */
#define N_KNOWN 1024

/* No more lines than this, without a time, are no log but what a program said. */
#define SHORT_LINES 5

typedef enum
{
  FIELD_NONE,
  FIELD_RECIPIENT,
  FIELD_ACTION,
  FIELD_STATUS,
  FIELD_DIAGNOSTIC,
  N_FIELDS,
} Field;

typedef struct
{
  guint64 line;
  char *text;
  char *address; /* (nullable) */
  PrClassification classification;
} Held;

typedef struct
{
  char *pattern; /* (nullable): of pr_log_pattern_set() */
  gboolean is_error;
  PrClassification classification;
} Known;

struct _PrLogScanner
{
  PrClassifyInput context;
  char *provider;
  PrLogFindingFunc func;
  gpointer user_data;

  PrLineReader *reader;
  PrMailParts *parts;
  guint64 line;

  /* An entry: a line of a log with those that continue it, a paragraph of a mail. */
  GString *entry;
  guint64 entry_line;
  gsize entry_indent;
  gboolean entry_is_mail;
  PrSuspicion entry_suspicion;
  char entry_code[4]; /* of a reply that goes on, "" if none does */

  gboolean has_reported; /* anything */
  gboolean is_pasted;    /* lines may have been broken where a window was too narrow */
  gboolean in_traceback; /* of Python: what is indented is code */

  /* A mail: its words are held back until it is known whether its fields say it better. */
  gboolean in_mail;
  gboolean is_bounce;
  Held unexplained; /* the first words of a bounce that seem to tell of a failure */
  Held held[MAX_HELD];
  guint n_held;
  guint n_from_status;

  GString *fields[N_FIELDS]; /* of the recipient at hand */
  guint64 fields_line;
  Field field; /* the last, which may go on */

  GString *pattern; /* of the message at hand */
  Known known[N_KNOWN];
};

static void take_line (char *line, gsize n_bytes, gpointer user_data);
static void take_part (PrMailPart part, char *line, gsize n_bytes, gpointer user_data);

/*
 * pr_log_scanner_new:
 * @context: (nullable): what is known besides; its text and codes are of no account
 * @func: is called for each finding, in their order
 */
PrLogScanner *
pr_log_scanner_new (const PrClassifyInput *context, PrLogFindingFunc func, gpointer user_data)
{
  PrLogScanner *self = g_new0 (PrLogScanner, 1);

  if (context != NULL)
    {
      self->provider = g_strdup (context->provider);
      self->context.has_protocol = context->has_protocol;
      self->context.protocol = context->protocol;
      self->context.has_step = context->has_step;
      self->context.step = context->step;
      self->context.provider = self->provider;
    }
  self->func = func;
  self->user_data = user_data;
  self->reader = pr_line_reader_new (take_line, self);
  self->parts = pr_mail_parts_new (take_part, self);
  self->entry = g_string_new (NULL);
  self->pattern = g_string_new (NULL);
  for (guint i = 0; i < N_FIELDS; i++)
    self->fields[i] = g_string_new (NULL);
  return self;
}

/*
 * pr_log_scanner_set_pasted:
 *
 * What comes is a text that somebody copied from a window, and no file.
 */
void
pr_log_scanner_set_pasted (PrLogScanner *self)
{
  self->is_pasted = TRUE;
}

static void
clear_held (Held *held)
{
  g_clear_pointer (&held->text, g_free);
  g_clear_pointer (&held->address, g_free);
}

static void
drop_held (PrLogScanner *self)
{
  for (guint i = 0; i < self->n_held; i++)
    clear_held (&self->held[i]);
  self->n_held = 0;
  clear_held (&self->unexplained);
}

void
pr_log_scanner_free (PrLogScanner *self)
{
  drop_held (self);
  for (guint i = 0; i < N_KNOWN; i++)
    g_free (self->known[i].pattern);
  for (guint i = 0; i < N_FIELDS; i++)
    g_string_free (self->fields[i], TRUE);
  g_string_free (self->entry, TRUE);
  g_string_free (self->pattern, TRUE);
  pr_line_reader_free (self->reader);
  pr_mail_parts_free (self->parts);
  g_free (self->provider);
  g_free (self);
}

/* --- findings --- */

/* “<ann@example.org>” or “ann@example.org:” */
static char *
dup_address (const char *text)
{
  static const char separators[] = " <>()[]{}\"',;:=";

  for (const char *p = text; *p != '\0'; p++)
    {
      gsize n_bytes = strcspn (p, separators);

      if (memchr (p, '@', n_bytes) != NULL)
        return g_ascii_strdown (p, (gssize) n_bytes);
      p += n_bytes;
      if (*p == '\0')
        break;
    }
  return NULL;
}

/* What the mail system says of itself around the reason. */
static guint
weigh (const PrClassification *found)
{
  if (found->code != 0 || found->enhanced_code[0] != '\0')
    return 2;
  return found->id == PR_DIAGNOSIS_TRANSACTION_FAILED ? 0 : 1;
}

static Held *
find_held (PrLogScanner *self, PrDiagnosisId id, const char *address)
{
  for (guint i = 0; i < self->n_held; i++)
    if (self->held[i].classification.id == id &&
        (address == NULL || self->held[i].address == NULL ||
         strcmp (address, self->held[i].address) == 0))
      return &self->held[i];
  return NULL;
}

/* The server's own words are kept of those that say the same. */
static void
hold (PrLogScanner *self, const PrLogFinding *finding)
{
  g_autofree char *address = dup_address (finding->text);
  Held *held = find_held (self, finding->classification.id, address);

  if (held != NULL && weigh (&finding->classification) <= weigh (&held->classification))
    return;
  if (held == NULL && self->n_held == MAX_HELD)
    return;
  if (held == NULL)
    held = &self->held[self->n_held++];
  if (address == NULL)
    address = g_steal_pointer (&held->address);
  clear_held (held);
  held->line = finding->line;
  held->text = g_strdup (finding->text);
  held->address = g_steal_pointer (&address);
  held->classification = finding->classification;
}

static void
emit (PrLogScanner *self, const PrLogFinding *finding)
{
  self->has_reported = TRUE;
  self->func (finding, self->user_data);
}

static void
report (PrLogScanner *self, guint64 line, const char *text, const PrClassification *classification)
{
  PrLogFinding finding = { .line = line, .text = text, .classification = *classification };

  if (self->in_mail)
    hold (self, &finding);
  else
    emit (self, &finding);
}

/* What is said of one of several recipients, and nothing else is said of. */
static gboolean
is_alone_on_recipient (const PrLogScanner *self, guint position)
{
  const Held *held = &self->held[position];

  if (held->address == NULL || weigh (&held->classification) == 0)
    return FALSE;
  for (guint i = 0; i < self->n_held; i++)
    {
      const Held *other = &self->held[i];

      if (i != position && weigh (&other->classification) > weigh (&held->classification) &&
          (other->address == NULL || strcmp (other->address, held->address) == 0))
        return FALSE;
    }
  return TRUE;
}

/* Of what a mail system says besides, only the beginning is about the reason. */
static gboolean
is_first_of_weight (const PrLogScanner *self, guint position)
{
  const Held *held = &self->held[position];

  if (held->address != NULL || weigh (&held->classification) == 2)
    return TRUE;
  for (guint i = 0; i < position; i++)
    if (self->held[i].address == NULL &&
        weigh (&self->held[i].classification) == weigh (&held->classification))
      return FALSE;
  return TRUE;
}

/* A server's reply counts more than the words around it; a mail between people is explained only
 * where it quotes one. */
static gboolean
is_worth_reporting (const PrLogScanner *self, guint position, guint heaviest)
{
  const Held *held = &self->held[position];

  if (!self->is_bounce && weigh (&held->classification) < 2)
    return FALSE;
  return (weigh (&held->classification) == heaviest && is_first_of_weight (self, position)) ||
         is_alone_on_recipient (self, position);
}

static void
report_held (PrLogScanner *self, const Held *held)
{
  const PrLogFinding finding = { held->line, held->text, held->classification };

  emit (self, &finding);
}

static void
end_mail (PrLogScanner *self)
{
  guint heaviest = 0;

  for (guint i = 0; i < self->n_held; i++)
    heaviest = MAX (heaviest, weigh (&self->held[i].classification));
  for (guint i = 0; i < self->n_held && self->n_from_status == 0; i++)
    if (is_worth_reporting (self, i, heaviest))
      report_held (self, &self->held[i]);
  if (self->n_held == 0 && self->n_from_status == 0 && self->is_bounce &&
      self->unexplained.text != NULL)
    report_held (self, &self->unexplained);
  drop_held (self);
  self->n_from_status = 0;
  self->in_mail = FALSE;
  self->is_bounce = FALSE;
}

/* --- entries --- */

/* What a letter may say as well is no error where no code stands with it. */
static gboolean
is_error (const PrClassification *found)
{
  return found->id != PR_DIAGNOSIS_UNCLASSIFIED && found->id != PR_DIAGNOSIS_NO_ERROR;
}

/* Words that say little count where it is certain that there is an error. */
static gboolean
is_certain (const PrLogScanner *self, const PrClassification *found)
{
  return found->basis != PR_CLASSIFY_BY_BROAD_WORDS ||
         (!self->in_mail && self->entry_suspicion == PR_SUSPICION_STRONG) || found->code != 0 ||
         found->enhanced_code[0] != '\0' || found->bracket_code[0] != '\0';
}

static void
classify (const PrLogScanner *self, const PrLogMessage *message, PrClassification *found)
{
  PrClassifyInput context = self->context;

  if (!context.has_protocol)
    {
      context.has_protocol = message->has_protocol;
      context.protocol = message->protocol;
    }
  if (!context.has_step)
    {
      context.has_step = message->has_step;
      context.step = message->step;
    }
  pr_classify_text (message->words, &context, found);
}

static gboolean
contains_any (const char *text, const char *const *sought, gsize n_sought)
{
  for (gsize i = 0; i < n_sought; i++)
    if (strstr (text, sought[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether it says that mail was not delivered, and not that it will be. */
static gboolean
tells_of_failure (const char *text)
{
  static const char *const failure[] = {
    "fail",   "deliver", "return",  "could not",  "cannot",  "unable",        "reject",
    "abort",  "error",   "zustell", "zugestellt", "remis",   "entreg",        "recapit",
    "достав", "无法",    "退信",    "配信",       "invalid", "did not reach",
  };
  static const char *const delay[] = {
    "delay", "no action", "not yet", "will be retried", "successful",
  };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return contains_any (lower, failure, G_N_ELEMENTS (failure)) &&
         !contains_any (lower, delay, G_N_ELEMENTS (delay));
}

/* A bounce that gives no reason is one nevertheless. */
static void
hold_unexplained (PrLogScanner *self, guint64 line, const char *text, const PrClassification *found)
{
  if (self->unexplained.text != NULL)
    return;
  self->unexplained.line = line;
  self->unexplained.text = g_strdup (text);
  self->unexplained.classification = *found;
  if (found->id == PR_DIAGNOSIS_UNCLASSIFIED)
    self->unexplained.classification.id = PR_DIAGNOSIS_TRANSACTION_FAILED;
}

/* Eight bytes at a time; the same pattern has the same, and that is all that is asked of it. */
static guint
choose_place (const GString *pattern)
{
  guint64 hash = pattern->len;
  guint64 eight = 0;
  gsize i;

  for (i = 0; i + sizeof eight <= pattern->len; i += sizeof eight)
    {
      memcpy (&eight, pattern->str + i, sizeof eight);
      hash = (hash ^ eight) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  for (; i < pattern->len; i++)
    hash = hash * 31 + (guchar) pattern->str[i];
  return (guint) (hash ^ hash >> 20) % N_KNOWN;
}

static const Known *
look_up (PrLogScanner *self, const PrLogMessage *message)
{
  Known *known;

  pr_log_pattern_set (self->pattern, message);
  known = &self->known[choose_place (self->pattern)];
  if (g_strcmp0 (known->pattern, self->pattern->str) == 0)
    return known;
  g_free (known->pattern);
  known->pattern = g_strdup (self->pattern->str);
  classify (self, message, &known->classification);
  known->is_error = is_error (&known->classification);
  return known;
}

static void
explain_entry (PrLogScanner *self)
{
  g_auto (PrLogMessage) message = { 0 };
  PrLogPrefix prefix;
  const Known *known;

  pr_log_prefix_init (&prefix, self->entry->str);
  if (!self->entry_is_mail && pr_log_line_is_harmless (self->entry->str, &prefix))
    return;
  pr_log_message_init (&message, self->entry->str, &prefix);
  known = look_up (self, &message);
  if (known->is_error && is_certain (self, &known->classification))
    report (self, self->entry_line, message.text, &known->classification);
  else if (self->in_mail && known->classification.id != PR_DIAGNOSIS_NO_ERROR &&
           tells_of_failure (message.text))
    hold_unexplained (self, self->entry_line, message.text, &known->classification);
}

/* “550 …”, “* BYE …”, “a1 NO …”, “-ERR …”, “RCPT TO: …”: a line of a talk. */
static gboolean
is_of_talk (const char *line)
{
  gsize n_word = strcspn (line, " -:");
  const char *rest = line + n_word;

  if (strchr ("*+-<>{", *line) != NULL)
    return TRUE;
  if (n_word == 3 && g_ascii_isdigit (line[0]) && g_ascii_isdigit (line[1]) &&
      g_ascii_isdigit (line[2]))
    return TRUE;
  if (n_word == 4 && g_ascii_isupper (line[0]) && g_ascii_isupper (line[3]))
    return TRUE;
  return g_str_has_prefix (rest, " OK ") || g_str_has_prefix (rest, " NO ") ||
         g_str_has_prefix (rest, " BAD ");
}

/* A few words for people, which seldom have the signs of a log. */
static void
explain_short_text (PrLogScanner *self)
{
  g_auto (PrLogMessage) message = { 0 };
  PrClassification found;
  PrLogPrefix prefix;

  pr_log_prefix_init (&prefix, self->entry->str);
  if (prefix.is_dated || is_of_talk (self->entry->str) ||
      pr_log_line_is_harmless (self->entry->str, &prefix))
    return;
  pr_log_message_init (&message, self->entry->str, &prefix);
  classify (self, &message, &found);
  if (is_error (&found))
    hold_unexplained (self, self->entry_line, message.text, &found);
}

static void
end_entry (PrLogScanner *self)
{
  if (self->entry_suspicion != PR_SUSPICION_NONE)
    explain_entry (self);
  if (self->line <= SHORT_LINES && !self->in_mail && !self->has_reported && self->entry->len > 0)
    explain_short_text (self);
  g_string_truncate (self->entry, 0);
  self->entry_code[0] = '\0';
  self->entry_suspicion = PR_SUSPICION_NONE;
}

/* The code of “550-…”, where another line follows, at the line's beginning or in it. */
static void
note_code (PrLogScanner *self, const char *message)
{
  for (const char *p = message; (p = strchr (p, '-')) != NULL; p++)
    if (p - message >= 3 && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[-2]) &&
        (p[-3] == '4' || p[-3] == '5') && (p - message == 3 || strchr (" :('\"", p[-4]) != NULL))
      {
        memcpy (self->entry_code, p - 3, 3);
        self->entry_code[3] = '\0';
        return;
      }
}

/* Where in a program the error came up: of Java, .NET and JavaScript. */
static gboolean
is_stack_line (const char *line, gsize indent)
{
  return indent > 0 && strncmp (line + indent, "at ", 3) == 0;
}

static gboolean
takes_traceback (PrLogScanner *self, const char *line, gsize indent)
{
  if (g_str_has_prefix (line, "Traceback (most recent call last)"))
    {
      end_entry (self);
      self->in_traceback = TRUE;
      return TRUE;
    }
  self->in_traceback &= indent > 0;
  return self->in_traceback;
}

/* “ ERROR: …” after “ INFO: …” */
static gboolean
begins_with_level (const char *message)
{
  static const char *const levels[] = {
    "ERROR", "Error:", "WARN", "FATAL", "CRITICAL", "INFO", "DEBUG", "NOTICE", "*** ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_has_prefix (message, levels[i]))
      return TRUE;
  return FALSE;
}

/* What a mail program says of the mail, not of what became of it. */
static gboolean
is_quoted_subject (const char *line)
{
  static const char *const subjects[] = {
    "subject:", "betreff:",   "objet:", "objet :", "asunto:", "oggetto:",
    "assunto:", "onderwerp:", "Тема:",  "件名:",   "主题:",   "message-id:",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_ascii_strncasecmp (line, subjects[i], strlen (subjects[i])) == 0)
      return TRUE;
  return FALSE;
}

/* “<ann@example.org>: …” begins the words on another recipient. */
static gboolean
begins_recipient (const char *line)
{
  gsize n_bytes = strcspn (line, " \t");

  return memchr (line, '@', n_bytes) != NULL && (*line == '<' || line[n_bytes] == '\0');
}

static gboolean
continues_reply (const PrLogScanner *self, const char *message)
{
  return self->entry_code[0] != '\0' && strncmp (message, self->entry_code, 3) == 0 &&
         (message[3] == ' ' || message[3] == '-');
}

/* “fetchmail: …” after “fetchmail: …:” */
static gboolean
begins_alike (const char *entry, const char *line)
{
  gsize n_bytes = strcspn (line, ": ");

  return n_bytes > 0 && line[n_bytes] == ':' && strncmp (entry, line, n_bytes + 1) == 0;
}

#define MIN_BROKEN_BYTES 50
#define MAX_LABEL_BYTES 24

/* “Host1 failure: …”: another statement of the same program. */
static gboolean
begins_with_label (const char *line)
{
  gsize n_bytes = strcspn (line, ":");

  return n_bytes > 0 && n_bytes <= MAX_LABEL_BYTES && line[n_bytes] == ':' &&
         line[n_bytes + 1] == ' ' && strcspn (line, ".,;<@(") > n_bytes;
}

/* A sentence that goes on in the next line. */
static gboolean
continues_sentence (const PrLogScanner *self, const char *line)
{
  const GString *entry = self->entry;

  return self->is_pasted && strchr (".!?", entry->str[entry->len - 1]) == NULL &&
         !is_of_talk (line) &&
         (g_ascii_islower (*line) || (entry->len >= MIN_BROKEN_BYTES && !begins_with_label (line)));
}

static gboolean
continues_entry (const PrLogScanner *self,
                 const char *line,
                 const char *message,
                 gsize indent,
                 gboolean is_dated)
{
  const GString *entry = self->entry;

  if (entry->len == 0)
    return FALSE;
  if (continues_reply (self, message))
    return TRUE;
  if (is_dated || *message == '\0' || begins_with_level (message) ||
      begins_alike (entry->str, line))
    return FALSE;
  if (!self->entry_is_mail && g_str_has_prefix (message, "Caused by: "))
    return TRUE;
  if (indent > self->entry_indent)
    return TRUE;
  if (self->entry_indent > 0 || begins_recipient (line))
    return FALSE;
  return self->entry_is_mail || entry->str[entry->len - 1] == ':' ||
         continues_sentence (self, line);
}

static void
look_at_line (PrLogScanner *self, const char *line, gsize n_bytes)
{
  PrSuspicion suspicion = pr_suspicion_of_line (line, n_bytes);

  if (suspicion == PR_SUSPICION_NONE)
    return;
  self->entry_suspicion = MAX (self->entry_suspicion, suspicion);
  note_code (self, line);
}

static void
add_to_entry (PrLogScanner *self, const char *message)
{
  gsize n_bytes = strlen (message);
  gboolean ends_reply = continues_reply (self, message) && message[3] == ' ';

  look_at_line (self, message, n_bytes);
  if (ends_reply)
    self->entry_code[0] = '\0';
  if (self->entry->len + n_bytes + 1 > MAX_ENTRY_BYTES)
    return;
  g_string_append_c (self->entry, ' ');
  g_string_append_len (self->entry, message, (gssize) n_bytes);
}

static void
begin_entry (PrLogScanner *self, const char *line, gsize n_bytes, gsize indent, gboolean is_mail)
{
  end_entry (self);
  g_string_set_size (self->entry, n_bytes);
  memcpy (self->entry->str, line, n_bytes);
  self->entry_line = self->line;
  self->entry_indent = indent;
  self->entry_is_mail = is_mail;
  look_at_line (self, line, n_bytes);
}

static gboolean
is_special (const char *line)
{
  return (*line == 'C' && g_str_has_prefix (line, "Caused by: ")) ||
         (*line == 'T' && g_str_has_prefix (line, "Traceback ("));
}

/* A log's entry after one that is complete: most lines of a log are. */
static gboolean
is_plain_entry (const PrLogScanner *self, const char *line, gboolean is_mail)
{
  return !is_mail && *line != ' ' && *line != '\t' && !is_special (line) && !self->in_traceback &&
         !self->is_pasted && self->entry_code[0] == '\0' &&
         (self->entry->len == 0 || self->entry->str[self->entry->len - 1] != ':');
}

static void
take_words (PrLogScanner *self, const char *line, gsize n_bytes, gboolean is_mail)
{
  gsize indent;
  PrLogPrefix prefix;
  const char *message;

  if (n_bytes > 0 && is_plain_entry (self, line, is_mail))
    {
      begin_entry (self, line, n_bytes, 0, FALSE);
      return;
    }
  indent = strspn (line, " \t");
  if (indent == n_bytes)
    {
      end_entry (self);
      return;
    }
  if (is_stack_line (line, indent) || takes_traceback (self, line, indent) ||
      (is_mail && is_quoted_subject (line + indent)))
    return;
  pr_log_prefix_init (&prefix, line + indent);
  message = line + indent + prefix.n_bytes;
  if (continues_entry (self, line, message, indent, prefix.is_dated))
    add_to_entry (self, message);
  else
    begin_entry (self, line + indent, n_bytes - indent, indent, is_mail);
}

/* --- delivery reports --- */

static const struct
{
  const char *name;
  Field field;
} field_names[] = {
  { "final-recipient:", FIELD_RECIPIENT },
  { "action:", FIELD_ACTION },
  { "status:", FIELD_STATUS },
  { "diagnostic-code:", FIELD_DIAGNOSTIC },
};

/* “smtp; 550 5.1.1 …”: the type goes, as does a comment. */
static const char *
skip_type (const char *value)
{
  gsize n_type = strcspn (value, "; ");

  if (value[n_type] != ';')
    return value;
  value += n_type + 1;
  return value + strspn (value, " ");
}

static void
classify_recipient (PrLogScanner *self, const char *diagnostic, PrClassification *found)
{
  const char *status = self->fields[FIELD_STATUS]->str;
  g_autofree char *code = g_strndup (status, strspn (status, "0123456789."));
  PrClassifyInput context = self->context;
  PrReplyCodes codes;

  pr_reply_codes_find (&codes, diagnostic);
  if (codes.enhanced_code[0] == '\0' && *code != '\0')
    context.enhanced_code = code;
  if (!context.has_protocol)
    {
      context.has_protocol = TRUE;
      context.protocol = PR_PROTOCOL_SMTP;
    }
  pr_classify_text (diagnostic, &context, found);
}

/* What the words of the mail say of the recipient where its fields say nothing. */
static Held *
find_words (PrLogScanner *self)
{
  g_autofree char *address = dup_address (self->fields[FIELD_RECIPIENT]->str);

  for (guint i = 0; i < self->n_held && address != NULL; i++)
    if (g_strcmp0 (self->held[i].address, address) == 0)
      return &self->held[i];
  return NULL;
}

static void
report_recipient (PrLogScanner *self)
{
  const char *diagnostic = skip_type (self->fields[FIELD_DIAGNOSTIC]->str);
  PrLogFinding finding = { .line = self->fields_line, .text = diagnostic };
  const Held *held;

  if (*diagnostic == '\0')
    finding.text = self->fields[FIELD_STATUS]->str;
  classify_recipient (self, diagnostic, &finding.classification);
  if (finding.classification.basis < PR_CLASSIFY_BY_WORDS && (held = find_words (self)) != NULL)
    report_held (self, held);
  else if (is_error (&finding.classification))
    emit (self, &finding);
  else
    {
      self->is_bounce = TRUE;
      finding.classification.id = PR_DIAGNOSIS_UNCLASSIFIED;
      hold_unexplained (self, finding.line, finding.text, &finding.classification);
      return;
    }
  self->n_from_status++;
}

static void
end_recipient (PrLogScanner *self)
{
  const char *action = self->fields[FIELD_ACTION]->str;

  if (g_ascii_strncasecmp (action, "failed", 6) == 0 ||
      g_ascii_strncasecmp (action, "delayed", 7) == 0)
    report_recipient (self);
  for (guint i = 0; i < N_FIELDS; i++)
    g_string_truncate (self->fields[i], 0);
  self->field = FIELD_NONE;
}

static void
take_status (PrLogScanner *self, const char *line, gsize n_bytes)
{
  GString *field;

  if (n_bytes == 0)
    {
      end_recipient (self);
      return;
    }
  if (*line != ' ' && *line != '\t')
    {
      self->field = FIELD_NONE;
      for (gsize i = 0; i < G_N_ELEMENTS (field_names); i++)
        if (g_ascii_strncasecmp (line, field_names[i].name, strlen (field_names[i].name)) == 0)
          {
            self->field = field_names[i].field;
            g_string_truncate (self->fields[self->field], 0);
            line += strlen (field_names[i].name);
            if (self->field == FIELD_DIAGNOSTIC || self->field == FIELD_STATUS)
              self->fields_line = self->line;
            break;
          }
    }
  field = self->fields[self->field];
  line += strspn (line, " \t");
  if (self->field == FIELD_NONE || field->len + strlen (line) + 1 > MAX_ENTRY_BYTES)
    return;
  if (field->len > 0)
    g_string_append_c (field, ' ');
  g_string_append (field, line);
}

/* --- lines --- */

static void
take_part (PrMailPart part, char *line, gsize n_bytes, gpointer user_data)
{
  PrLogScanner *self = user_data;

  switch (part)
    {
    case PR_MAIL_PART_START:
      end_entry (self);
      end_recipient (self);
      end_mail (self);
      self->in_mail = TRUE;
      break;
    case PR_MAIL_PART_STATUS:
      end_entry (self);
      take_status (self, line, n_bytes);
      break;
    case PR_MAIL_PART_LOG:
      if (self->in_mail)
        {
          end_entry (self);
          end_recipient (self);
          end_mail (self);
        }
      take_words (self, line, n_bytes, FALSE);
      break;
    case PR_MAIL_PART_TEXT:
      self->is_bounce |= pr_mail_parts_is_bounce (self->parts);
      take_words (self, line, n_bytes, TRUE);
      break;
    case PR_MAIL_PART_NOISE:
    default:
      break;
    }
}

static void
take_line (char *line, gsize n_bytes, gpointer user_data)
{
  PrLogScanner *self = user_data;

  self->line++;
  pr_mail_parts_feed (self->parts, line, n_bytes);
}

/*
 * pr_log_scanner_feed:
 * @bytes: (array length=n_bytes): the next of them
 */
void
pr_log_scanner_feed (PrLogScanner *self, const char *bytes, gsize n_bytes)
{
  pr_line_reader_feed (self->reader, bytes, n_bytes);
}

/*
 * pr_log_scanner_finish:
 *
 * There is no more: reports what is still held.
 */
void
pr_log_scanner_finish (PrLogScanner *self)
{
  pr_line_reader_finish (self->reader);
  pr_mail_parts_finish (self->parts);
  end_entry (self);
  if (self->line <= SHORT_LINES && !self->in_mail && !self->has_reported &&
      self->unexplained.text != NULL)
    report_held (self, &self->unexplained);
  end_recipient (self);
  end_mail (self);
}
