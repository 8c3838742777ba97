/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explanation-lines.h"

#include "pr-explanation-json.h"
#include "pr-explanation-text.h"
#include "pr-printable.h"

#include <string.h>

/* Kinds of errors that are remembered; a log has fewer. */
#define N_KINDS 256

/* Of findings that are explained in the same words. */
typedef struct
{
  PrClassification classification;
  PrDiagnosis *diagnosis; /* (nullable): none yet */
  char *json;             /* (nullable): what is the same of them */
} Kind;

struct _PrExplanationLines
{
  const PrExplainer *explainer;
  gboolean is_json;
  PrTextLook look;
  GString *written; /* of the last */
  Kind kinds[N_KINDS];
  guint64 told[PR_N_DIAGNOSES]; /* the line where it was explained, 0 if not yet */
};

/**
 * pr_explanation_lines_new:
 * @explainer: lives longer than the writer
 * @is_json: whether JSON Lines are wanted
 * @look: how text is to look
 *
 * Returns: (transfer full): a writer
 */
PrExplanationLines *
pr_explanation_lines_new (const PrExplainer *explainer, gboolean is_json, const PrTextLook *look)
{
  PrExplanationLines *self = g_new0 (PrExplanationLines, 1);

  self->explainer = explainer;
  self->is_json = is_json;
  self->look = *look;
  self->written = g_string_new (NULL);
  return self;
}

static void
clear_kind (Kind *kind)
{
  g_clear_object (&kind->diagnosis);
  g_clear_pointer (&kind->json, g_free);
}

void
pr_explanation_lines_free (PrExplanationLines *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    clear_kind (&self->kinds[i]);
  g_string_free (self->written, TRUE);
  g_free (self);
}

static gboolean
is_alike (const PrClassification *a, const PrClassification *b)
{
  return a->id == b->id && a->code == b->code && a->has_protocol == b->has_protocol &&
         a->protocol == b->protocol && a->has_step == b->has_step && a->step == b->step &&
         strcmp (a->enhanced_code, b->enhanced_code) == 0;
}

static Kind *
find_kind (PrExplanationLines *self, const PrClassification *classification)
{
  guint hash = classification->id * 31 + classification->code * 7 +
               g_str_hash (classification->enhanced_code) + classification->protocol * 3 +
               classification->step;
  Kind *kind = &self->kinds[hash % N_KINDS];

  if (kind->diagnosis != NULL && is_alike (&kind->classification, classification))
    return kind;
  clear_kind (kind);
  kind->classification = *classification;
  kind->diagnosis = pr_explainer_diagnose (self->explainer, classification, NULL);
  return kind;
}

/**
 * pr_explanation_lines_write:
 * @count: how many there are of it, 0 where nobody counted
 *
 * Thread: main context.
 *
 * Returns: (transfer none): what to print of it, ended by a line end; until the next is written
 */
const char *
pr_explanation_lines_write (PrExplanationLines *self, const PrLogFinding *finding, guint64 count)
{
  Kind *kind = find_kind (self, &finding->classification);
  guint64 *told = &self->told[finding->classification.id];
  g_autofree char *evidence =
      pr_printable_from_text (finding->text, PR_DIAGNOSIS_EVIDENCE_MAX_CHARS);
  const PrExplanation explanation = {
    .diagnosis = kind->diagnosis,
    .evidence = evidence,
    .provider = pr_explainer_get_provider (self->explainer),
    .line = finding->line,
    .count = count,
    .told_in_line = *told,
  };

  if (*told == 0)
    *told = finding->line;
  g_string_truncate (self->written, 0);
  if (self->is_json)
    {
      if (kind->json == NULL)
        kind->json = pr_explanation_dup_common_json (&explanation);
      pr_explanation_append_json_line (&explanation, self->written, kind->json);
    }
  else
    {
      g_autofree char *text = pr_explanation_to_text (&explanation, &self->look);

      g_string_append (self->written, text);
    }
  return self->written->str;
}
