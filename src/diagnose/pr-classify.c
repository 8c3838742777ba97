/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify.h"

#include "pr-classify-codes-private.h"

static guint
get_known_place (const PrClassifyInput *input)
{
  guint known = 0;

  if (input->has_protocol)
    known |= PR_WITH (input->protocol);
  if (input->has_step)
    known |= PR_AT (input->step);
  return known;
}

static const char *
get_status (const PrClassifyInput *input)
{
  if (input->status != NULL)
    return input->status;
  if (!input->has_protocol || input->is_client_text || input->text == NULL)
    return "";
  switch (input->protocol)
    {
    case PR_PROTOCOL_IMAP:
      return "NO";
    case PR_PROTOCOL_POP3:
      return "-ERR";
    case PR_PROTOCOL_SMTP:
    default:
      return "";
    }
}

/**
 * pr_classify_full:
 * @input: what is known of a reply or an error text
 * @classification: (out caller-allocates) (optional): what the answer was made from
 *
 * Finds the one diagnosis that a reply stands for. Words beat codes where they are specific, then
 * speaks the enhanced or the bracket code, then the basic code; where the evidence is thin the
 * answer is a general one. Thread: any.
 *
 * Returns: the diagnosis, %PR_DIAGNOSIS_UNCLASSIFIED if nothing fits
 */
PrDiagnosisId
pr_classify_full (const PrClassifyInput *input, PrClassification *classification)
{
  PrClassification found = { .id = PR_DIAGNOSIS_UNCLASSIFIED, .basis = PR_CLASSIFY_BY_NOTHING };
  guint known = get_known_place (input);

  if (input->bracket_code != NULL &&
      pr_classify_bracket_code (input->bracket_code, known, &found.id))
    found.basis = PR_CLASSIFY_BY_BRACKET_CODE;
  else if (input->enhanced_code != NULL &&
           pr_classify_enhanced_code (input->enhanced_code, known, &found.id))
    found.basis = PR_CLASSIFY_BY_ENHANCED_CODE;
  else if (input->code != 0 && pr_classify_basic_code (input->code, known, &found.id))
    found.basis = PR_CLASSIFY_BY_BASIC_CODE;
  else if (pr_classify_status_word (get_status (input), known, &found.id))
    found.basis = PR_CLASSIFY_BY_BASIC_CODE;

  found.code = input->code;
  found.has_protocol = input->has_protocol;
  found.protocol = input->protocol;
  found.has_step = input->has_step;
  found.step = input->step;
  if (classification != NULL)
    *classification = found;
  return found.id;
}

/**
 * pr_classify:
 * @input: what is known of a reply or an error text
 *
 * Returns: as pr_classify_full()
 */
PrDiagnosisId
pr_classify (const PrClassifyInput *input)
{
  return pr_classify_full (input, NULL);
}

/**
 * pr_classify_text:
 * @text: a pasted text: a reply, a line of a bounce, what a program showed
 * @context: (nullable): what is known besides the text
 * @classification: (out caller-allocates) (optional): what the answer was made from
 *
 * As pr_classify_full(), but the codes, the protocol and the step are looked for in the text where
 * @context does not give them. Thread: any.
 *
 * Returns: the diagnosis, %PR_DIAGNOSIS_UNCLASSIFIED if nothing fits
 */
PrDiagnosisId
pr_classify_text (const char *text,
                  const PrClassifyInput *context,
                  PrClassification *classification)
{
  PrClassifyInput input = { 0 };

  if (context != NULL)
    input = *context;
  input.text = text;
  input.status = text;
  return pr_classify_full (&input, classification);
}
