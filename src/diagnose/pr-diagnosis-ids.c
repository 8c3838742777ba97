/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-diagnosis-ids.h"

#include <glib/gi18n.h>

static const struct
{
  const char *word;
  PrParty party;
  PrAgain again;
} rows[PR_N_DIAGNOSES] = {
#define ROW(name, word, party, again)                                                              \
  [PR_DIAGNOSIS_##name] = { word, PR_PARTY_##party, PR_AGAIN_##again },
  PR_DIAGNOSIS_IDS (ROW)
#undef ROW
};

/**
 * pr_diagnosis_id_get_word:
 * @id: a diagnosis
 *
 * Thread: any.
 *
 * Returns: (transfer none): its stable word, such as “wrong-credentials”; never translated
 */
const char *
pr_diagnosis_id_get_word (PrDiagnosisId id)
{
  g_return_val_if_fail (id < PR_N_DIAGNOSES, NULL);
  return rows[id].word;
}

/**
 * pr_diagnosis_id_from_word:
 * @word: what a file or somebody says; compared as it is
 * @id: (out): the diagnosis
 *
 * Thread: any.
 *
 * Returns: %TRUE if @word is one of the closed list
 */
gboolean
pr_diagnosis_id_from_word (const char *word, PrDiagnosisId *id)
{
  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    if (g_str_equal (rows[i].word, word))
      {
        *id = (PrDiagnosisId) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * pr_diagnosis_id_get_party:
 * @id: a diagnosis
 *
 * Thread: any.
 *
 * Returns: who has to act
 */
PrParty
pr_diagnosis_id_get_party (PrDiagnosisId id)
{
  g_return_val_if_fail (id < PR_N_DIAGNOSES, PR_PARTY_PROVIDER);
  return rows[id].party;
}

/**
 * pr_diagnosis_id_get_again:
 * @id: a diagnosis
 *
 * Thread: any.
 *
 * Returns: whether trying again unchanged can help
 */
PrAgain
pr_diagnosis_id_get_again (PrDiagnosisId id)
{
  g_return_val_if_fail (id < PR_N_DIAGNOSES, PR_AGAIN_NONE);
  return rows[id].again;
}

/**
 * pr_party_get_word:
 * @party: who has to act
 *
 * Thread: any.
 *
 * Returns: (transfer none): the word in JSON; never translated
 */
const char *
pr_party_get_word (PrParty party)
{
  switch (party)
    {
    case PR_PARTY_YOU:
      return "you";
    case PR_PARTY_NETWORK:
      return "network";
    case PR_PARTY_PROVIDER:
      return "provider";
    case PR_PARTY_RECIPIENT:
      return "recipient";
    case PR_PARTY_MESSAGE:
      return "message";
    case PR_PARTY_NOBODY:
      return "nobody";
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_party_get_label:
 * @party: who has to act
 *
 * Thread: any.
 *
 * Returns: (transfer none): one line for people, translated
 */
const char *
pr_party_get_label (PrParty party)
{
  switch (party)
    {
    case PR_PARTY_YOU:
      return _("You can fix this");
    case PR_PARTY_NETWORK:
      return _("Something on this computer or its network has to change");
    case PR_PARTY_PROVIDER:
      return _("Your mail provider has to act");
    case PR_PARTY_RECIPIENT:
      return _("The recipient’s side has to act");
    case PR_PARTY_MESSAGE:
      return _("The message has to change");
    case PR_PARTY_NOBODY:
      return _("Nothing needs to be done");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_again_get_word:
 * @again: whether trying again can help
 *
 * Thread: any.
 *
 * Returns: (transfer none): the word in JSON; never translated
 */
const char *
pr_again_get_word (PrAgain again)
{
  switch (again)
    {
    case PR_AGAIN_NO:
      return "no";
    case PR_AGAIN_LATER:
      return "later";
    case PR_AGAIN_NONE:
      return "–";
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_again_get_label:
 * @again: whether trying again can help
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): one line for people, translated; %NULL if there is nothing
 *   to say
 */
const char *
pr_again_get_label (PrAgain again)
{
  switch (again)
    {
    case PR_AGAIN_NO:
      return _("Trying again helps only after something has changed");
    case PR_AGAIN_LATER:
      return _("Trying again later can help");
    case PR_AGAIN_NONE:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * pr_diagnosis_id_dup_call:
 * @id: a diagnosis
 *
 * Thread: any.
 *
 * Returns: (transfer full): who has to act, and whether trying again can help; one line for people,
 *   translated
 */
char *
pr_diagnosis_id_dup_call (PrDiagnosisId id)
{
  const char *party = id == PR_DIAGNOSIS_UNCLASSIFIED
                          ? _("It is not clear who has to act")
                          : pr_party_get_label (pr_diagnosis_id_get_party (id));
  const char *again = pr_again_get_label (pr_diagnosis_id_get_again (id));

  if (again == NULL)
    return g_strdup_printf ("%s.", party);
  /* translators: who has to act, and whether trying again can help: two sentences */
  return g_strdup_printf (_("%s. %s."), party, again);
}
