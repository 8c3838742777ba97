/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-scanner.h"

#include "pr-delivery-report.h"
#include "pr-held-findings.h"
#include "pr-known-messages.h"
#include "pr-line-reader.h"
#include "pr-log-entries.h"
#include "pr-log-line.h"
#include "pr-mail-parts.h"

#include <string.h>

/* No more lines than this, without a time, are no log but what a program said. */
#define SHORT_LINES 5

struct _PrLogScanner
{
  PrClassifyInput context;
  char *provider;
  PrLogFindingFunc func;
  gpointer user_data;

  /* In the order in which they hand on what comes. */
  PrLineReader *reader;
  PrMailParts *parts;
  PrLogEntries *entries;
  PrDeliveryReport *delivery;
  PrHeldFindings *held;

  PrKnownMessages *known;
  guint64 line;
  gboolean in_mail;
  gboolean has_reported; /* anything */
};

/* --- findings --- */

static void
emit (const PrLogFinding *finding, gpointer user_data)
{
  PrLogScanner *self = user_data;

  self->has_reported = TRUE;
  self->func (finding, self->user_data);
}

/* What a letter may say as well is no error where no code stands with it. */
static gboolean
is_error (const PrClassification *found)
{
  return found->id != PR_DIAGNOSIS_UNCLASSIFIED && found->id != PR_DIAGNOSIS_NO_ERROR;
}

/* Words that say little count where it is certain that there is an error. */
static gboolean
is_certain (const PrLogScanner *self, const PrLogEntry *entry, const PrClassification *found)
{
  return found->basis != PR_CLASSIFY_BY_BROAD_WORDS ||
         (!self->in_mail && entry->suspicion == PR_SUSPICION_STRONG) || found->code != 0 ||
         found->enhanced_code[0] != '\0' || found->bracket_code[0] != '\0';
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

/* The words of a mail are held back until it is known whether its fields say it better. */
static void
explain_entry (PrLogScanner *self, const PrLogEntry *entry)
{
  g_auto (PrLogMessage) message = { 0 };
  PrLogFinding finding = { .line = entry->line };
  PrLogPrefix prefix;

  pr_log_prefix_init (&prefix, entry->text);
  if (!entry->is_mail && pr_log_line_is_harmless (entry->text, &prefix))
    return;
  pr_log_message_init (&message, entry->text, &prefix);
  finding.text = message.text;
  finding.classification = *pr_known_messages_classify (self->known, &message);
  if (!is_error (&finding.classification) || !is_certain (self, entry, &finding.classification))
    {
      if (self->in_mail && finding.classification.id != PR_DIAGNOSIS_NO_ERROR
          && tells_of_failure (message.text))
        pr_held_findings_hold_unexplained (self->held, &finding);
    }
  else if (self->in_mail)
    pr_held_findings_hold (self->held, &finding);
  else
    emit (&finding, self);
}

/* A few words for people, which seldom have the signs of a log. */
static void
explain_short_text (PrLogScanner *self, const PrLogEntry *entry)
{
  g_auto (PrLogMessage) message = { 0 };
  PrLogFinding finding = { .line = entry->line };
  PrLogPrefix prefix;

  pr_log_prefix_init (&prefix, entry->text);
  if (prefix.is_dated || pr_log_line_is_of_talk (entry->text)
      || pr_log_line_is_harmless (entry->text, &prefix))
    return;
  pr_log_message_init (&message, entry->text, &prefix);
  finding.text = message.text;
  finding.classification = *pr_known_messages_classify (self->known, &message);
  if (is_error (&finding.classification))
    pr_held_findings_hold_unexplained (self->held, &finding);
}

static gboolean
may_be_short_text (const PrLogScanner *self)
{
  return self->line <= SHORT_LINES && !self->in_mail && !self->has_reported;
}

static void
take_entry (const PrLogEntry *entry, gpointer user_data)
{
  PrLogScanner *self = user_data;

  if (entry->suspicion != PR_SUSPICION_NONE)
    explain_entry (self, entry);
  if (may_be_short_text (self))
    explain_short_text (self, entry);
}

/* The fields say it best; then the words on the same recipient, where the fields have but a code. */
static void
take_status (const PrDeliveryStatus *status, gpointer user_data)
{
  PrLogScanner *self = user_data;
  PrLogFinding finding = {
    .line = status->line,
    .text = *status->diagnostic == '\0' ? status->status : status->diagnostic,
  };

  pr_delivery_status_classify (status, &self->context, &finding.classification);
  if (finding.classification.basis < PR_CLASSIFY_BY_WORDS
      && pr_held_findings_report_words_on (self->held, status->recipient))
    {
      pr_held_findings_set_superseded (self->held);
    }
  else if (is_error (&finding.classification))
    {
      emit (&finding, self);
      pr_held_findings_set_superseded (self->held);
    }
  else
    {
      pr_held_findings_set_bounce (self->held);
      finding.classification.id = PR_DIAGNOSIS_UNCLASSIFIED;
      pr_held_findings_hold_unexplained (self->held, &finding);
    }
}

/* --- lines --- */

static void
end_mail (PrLogScanner *self)
{
  pr_log_entries_end (self->entries);
  pr_delivery_report_end_recipient (self->delivery);
  pr_held_findings_settle (self->held);
  self->in_mail = FALSE;
}

static void
take_part (PrMailPart part, char *line, gsize n_bytes, gpointer user_data)
{
  PrLogScanner *self = user_data;

  switch (part)
    {
    case PR_MAIL_PART_START:
      end_mail (self);
      self->in_mail = TRUE;
      break;
    case PR_MAIL_PART_STATUS:
      pr_log_entries_end (self->entries);
      pr_delivery_report_feed (self->delivery, self->line, line, n_bytes);
      break;
    case PR_MAIL_PART_LOG:
      if (self->in_mail)
        end_mail (self);
      pr_log_entries_feed (self->entries, self->line, line, n_bytes, FALSE);
      break;
    case PR_MAIL_PART_TEXT:
      if (pr_mail_parts_is_bounce (self->parts))
        pr_held_findings_set_bounce (self->held);
      pr_log_entries_feed (self->entries, self->line, line, n_bytes, TRUE);
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
  self->entries = pr_log_entries_new (take_entry, self);
  self->delivery = pr_delivery_report_new (take_status, self);
  self->held = pr_held_findings_new (emit, self);
  self->known = pr_known_messages_new (&self->context);
  return self;
}

void
pr_log_scanner_free (PrLogScanner *self)
{
  pr_line_reader_free (self->reader);
  pr_mail_parts_free (self->parts);
  pr_log_entries_free (self->entries);
  pr_delivery_report_free (self->delivery);
  pr_held_findings_free (self->held);
  pr_known_messages_free (self->known);
  g_free (self->provider);
  g_free (self);
}

/*
 * pr_log_scanner_set_pasted:
 *
 * What comes is a text that somebody copied from a window, and no file.
 */
void
pr_log_scanner_set_pasted (PrLogScanner *self)
{
  pr_log_entries_set_pasted (self->entries);
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
  pr_log_entries_end (self->entries);
  if (may_be_short_text (self))
    pr_held_findings_report_unexplained (self->held);
  end_mail (self);
}
