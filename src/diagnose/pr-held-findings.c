/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-held-findings.h"

#include <string.h>

/* Of a mail's words. More recipients than this are in its fields as well. */
#define MAX_HELD 16

typedef struct
{
  guint64 line;
  char *text;
  char *address; /* (nullable) */
  PrClassification classification;
} Held;

struct _PrHeldFindings
{
  PrLogFindingFunc func;
  gpointer user_data;

  Held held[MAX_HELD];
  guint n_held;
  Held unexplained; /* the first words of a bounce that seem to tell of a failure */
  gboolean is_bounce;
  gboolean is_superseded;
};

static void
clear_held (Held *held)
{
  g_clear_pointer (&held->text, g_free);
  g_clear_pointer (&held->address, g_free);
}

static void
drop_held (PrHeldFindings *self)
{
  for (guint i = 0; i < self->n_held; i++)
    clear_held (&self->held[i]);
  self->n_held = 0;
  clear_held (&self->unexplained);
}

/*
 * pr_held_findings_new:
 * @func: is called for each finding that counts
 */
PrHeldFindings *
pr_held_findings_new (PrLogFindingFunc func, gpointer user_data)
{
  PrHeldFindings *self = g_new0 (PrHeldFindings, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
pr_held_findings_free (PrHeldFindings *self)
{
  drop_held (self);
  g_free (self);
}

/*
 * pr_held_findings_set_bounce:
 *
 * The mail is one of a mail system, and not between people.
 */
void
pr_held_findings_set_bounce (PrHeldFindings *self)
{
  self->is_bounce = TRUE;
}

/*
 * pr_held_findings_set_superseded:
 *
 * The fields of the mail have said what is wrong: its words add nothing.
 */
void
pr_held_findings_set_superseded (PrHeldFindings *self)
{
  self->is_superseded = TRUE;
}

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
find_held (PrHeldFindings *self, PrDiagnosisId id, const char *address)
{
  for (guint i = 0; i < self->n_held; i++)
    if (self->held[i].classification.id == id &&
        (address == NULL || self->held[i].address == NULL ||
         strcmp (address, self->held[i].address) == 0))
      return &self->held[i];
  return NULL;
}

/*
 * pr_held_findings_hold:
 * @finding: what the mail says
 *
 * The server's own words are kept of those that say the same.
 */
void
pr_held_findings_hold (PrHeldFindings *self, const PrLogFinding *finding)
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

/*
 * pr_held_findings_hold_unexplained:
 * @finding: words that tell of a failure and give no reason
 *
 * A bounce that gives no reason is one nevertheless.
 */
void
pr_held_findings_hold_unexplained (PrHeldFindings *self, const PrLogFinding *finding)
{
  if (self->unexplained.text != NULL)
    return;
  self->unexplained.line = finding->line;
  self->unexplained.text = g_strdup (finding->text);
  self->unexplained.classification = finding->classification;
  if (finding->classification.id == PR_DIAGNOSIS_UNCLASSIFIED)
    self->unexplained.classification.id = PR_DIAGNOSIS_TRANSACTION_FAILED;
}

/* What is said of one of several recipients, and nothing else is said of. */
static gboolean
is_alone_on_recipient (const PrHeldFindings *self, guint position)
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
is_first_of_weight (const PrHeldFindings *self, guint position)
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
is_worth_reporting (const PrHeldFindings *self, guint position, guint heaviest)
{
  const Held *held = &self->held[position];

  if (!self->is_bounce && weigh (&held->classification) < 2)
    return FALSE;
  return (weigh (&held->classification) == heaviest && is_first_of_weight (self, position)) ||
         is_alone_on_recipient (self, position);
}

static void
report (PrHeldFindings *self, const Held *held)
{
  const PrLogFinding finding = { held->line, held->text, held->classification };

  self->func (&finding, self->user_data);
}

/*
 * pr_held_findings_report_words_on:
 * @recipient: a text with an address in it
 *
 * Reports what the words of the mail say of @recipient, where its fields say nothing.
 *
 * Returns: whether they say anything
 */
gboolean
pr_held_findings_report_words_on (PrHeldFindings *self, const char *recipient)
{
  g_autofree char *address = dup_address (recipient);

  for (guint i = 0; i < self->n_held && address != NULL; i++)
    if (g_strcmp0 (self->held[i].address, address) == 0)
      {
        report (self, &self->held[i]);
        return TRUE;
      }
  return FALSE;
}

/*
 * pr_held_findings_report_unexplained:
 *
 * Reports the words that give no reason, if there are such.
 */
void
pr_held_findings_report_unexplained (PrHeldFindings *self)
{
  if (self->unexplained.text != NULL)
    report (self, &self->unexplained);
}

/*
 * pr_held_findings_settle:
 *
 * The mail has ended: reports what counts, and is ready for the next.
 */
void
pr_held_findings_settle (PrHeldFindings *self)
{
  guint heaviest = 0;

  for (guint i = 0; i < self->n_held; i++)
    heaviest = MAX (heaviest, weigh (&self->held[i].classification));
  for (guint i = 0; i < self->n_held && !self->is_superseded; i++)
    if (is_worth_reporting (self, i, heaviest))
      report (self, &self->held[i]);
  if (self->n_held == 0 && !self->is_superseded && self->is_bounce)
    pr_held_findings_report_unexplained (self);
  drop_held (self);
  self->is_superseded = FALSE;
  self->is_bounce = FALSE;
}
