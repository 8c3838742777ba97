/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-candidate-texts.h"

#include "pr-texts.h"

#include <glib/gi18n.h>

/* What is said of a server that was found: a picture and words for each answer. */
static const struct
{
  PrOutcome outcome;
  const char *text;
} answers[] = {
  [PR_ANSWER_UNTRIED] = { PR_OUTCOME_SKIPPED, N_("not tried") },
  [PR_ANSWER_TRYING] = { PR_OUTCOME_RUNNING, N_("being tried") },
  [PR_ANSWER_YES] = { PR_OUTCOME_OK, N_("answers") },
  [PR_ANSWER_NO] = { PR_OUTCOME_FAILED, N_("does not answer") },
};

/**
 * pr_candidate_text_get_outcome:
 * @candidate: a server that was found
 *
 * Returns: the outcome whose picture says whether it answers
 */
PrOutcome
pr_candidate_text_get_outcome (PrCandidate *candidate)
{
  g_return_val_if_fail (PR_IS_CANDIDATE (candidate), PR_OUTCOME_SKIPPED);
  return answers[pr_candidate_get_answer (candidate)].outcome;
}

/**
 * pr_candidate_text_dup_detail:
 * @candidate: a server that was found
 *
 * Returns: (transfer full): who names it, and whether it answers, for people
 */
char *
pr_candidate_text_dup_detail (PrCandidate *candidate)
{
  const char *answer;
  g_autofree char *source = NULL;

  g_return_val_if_fail (PR_IS_CANDIDATE (candidate), NULL);

  source = pr_text_dup_capitalized (pr_source_get_label (pr_candidate_get_source (candidate)));
  answer = _(answers[pr_candidate_get_answer (candidate)].text);
  if (pr_candidate_needs_yes (candidate))
    /* translators: who names a server, and whether it answers */
    return g_strdup_printf (_("%s · %s · to be used only if you know it"), source, answer);
  /* translators: who names a server, and whether it answers: “Guessed from the domain · answers” */
  return g_strdup_printf (_("%s · %s"), source, answer);
}
