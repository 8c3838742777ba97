/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-provider-fixes.h"

#include "pr-fix.h"
#include "pr-presets.h"

#include <glib/gi18n.h>

#define KIND(kind) (1u << (kind))

typedef struct
{
  PrDiagnosisId id;
  guint kinds;
} Row;

/* Which of a provider's hints speak of what. */
static const Row rows[] = {
  { PR_DIAGNOSIS_WRONG_CREDENTIALS,
    KIND (PR_HINT_APP_PASSWORD) | KIND (PR_HINT_ENABLE_ACCESS) | KIND (PR_HINT_OAUTH) },
  { PR_DIAGNOSIS_APP_PASSWORD_REQUIRED, KIND (PR_HINT_APP_PASSWORD) },
  { PR_DIAGNOSIS_OAUTH_REQUIRED, KIND (PR_HINT_OAUTH) },
  { PR_DIAGNOSIS_WEB_LOGIN_REQUIRED, KIND (PR_HINT_ENABLE_ACCESS) | KIND (PR_HINT_APP_PASSWORD) },
  { PR_DIAGNOSIS_ACCESS_DISABLED, KIND (PR_HINT_ENABLE_ACCESS) | KIND (PR_HINT_PLAN) },
  { PR_DIAGNOSIS_AUTH_MECHANISM_UNSUPPORTED, KIND (PR_HINT_OAUTH) },
  { PR_DIAGNOSIS_MAILBOX_NOT_ACCESSIBLE, KIND (PR_HINT_ENABLE_ACCESS) | KIND (PR_HINT_PLAN) },
  { PR_DIAGNOSIS_CONNECTION_REFUSED, KIND (PR_HINT_BRIDGE) },
  { PR_DIAGNOSIS_HOST_NOT_FOUND, KIND (PR_HINT_BRIDGE) },
};

static guint
kinds_for (PrDiagnosisId id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].id == id)
      return rows[i].kinds;
  return 0;
}

static void
add_hints (GPtrArray *fixes, PrProvider *provider, guint kinds)
{
  for (guint i = 0; i < pr_provider_get_n_hints (provider); i++)
    {
      PrProviderHint hint;

      if (!pr_provider_get_hint (provider, i, &hint) || (kinds & KIND (hint.kind)) == 0)
        continue;
      g_ptr_array_add (fixes, hint.url != NULL ? pr_fix_new_link (hint.text, hint.url)
                                               : pr_fix_new_advice (hint.text));
    }
}

/**
 * pr_provider_fixes_new:
 * @id: what is wrong
 * @email: the account's address, normalized
 *
 * What the presets know of the address's provider that helps with just this. Thread: any.
 *
 * Returns: (transfer full) (element-type PrFix): links and advice, perhaps none
 */
GPtrArray *
pr_provider_fixes_new (PrDiagnosisId id, const char *email)
{
  GPtrArray *fixes = g_ptr_array_new_with_free_func (g_object_unref);
  PrProvider *provider =
      pr_presets_lookup_address (pr_presets_get_default (), email, NULL, NULL);

  if (provider != NULL)
    add_hints (fixes, provider, kinds_for (id));
  return fixes;
}

/**
 * pr_provider_fixes_new_help_page:
 * @id: what is wrong
 * @email: the account's address, normalized
 *
 * Where nothing more to the point is known, the provider's own pages are: after all else that can be
 * said. Thread: any.
 *
 * Returns: (transfer full) (nullable): a link
 */
PrFix *
pr_provider_fixes_new_help_page (PrDiagnosisId id, const char *email)
{
  PrParty party = pr_diagnosis_id_get_party (id);
  PrProvider *provider =
      pr_presets_lookup_address (pr_presets_get_default (), email, NULL, NULL);
  const char *url = provider == NULL ? NULL : pr_provider_get_help_url (provider);
  g_autofree char *title = NULL;

  if (url == NULL || (party != PR_PARTY_YOU && party != PR_PARTY_PROVIDER))
    return NULL;
  /* translators: %s is the name of a mail provider */
  title = g_strdup_printf (_("Read the help pages of %s"), pr_provider_get_name (provider));
  return pr_fix_new_link (title, url);
}
