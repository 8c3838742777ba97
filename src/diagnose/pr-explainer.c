/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-explainer.h"

#include "pr-log-message.h"
#include "pr-log-scanner.h"
#include "pr-presets.h"
#include "pr-provider-fixes.h"

#include <string.h>

struct _PrExplainer
{
  /* owned */
  char *email; /* (nullable) */

  /* borrowed */
  PrProvider *provider; /* (nullable) */

  PrExplainContext context;
};

/**
 * pr_explainer_new:
 * @context: (nullable): what is known besides the texts
 *
 * Thread: any; the explainer then belongs to one.
 *
 * Returns: (transfer full): an explainer
 */
PrExplainer *
pr_explainer_new (const PrExplainContext *context)
{
  PrExplainer *self = g_new0 (PrExplainer, 1);

  if (context == NULL)
    return self;
  self->context = *context;
  self->email = g_strdup (context->email);
  self->context.email = self->email;
  if (self->email != NULL)
    self->provider = pr_presets_lookup_address (pr_presets_get_default (), self->email, NULL, NULL);
  return self;
}

void
pr_explainer_free (PrExplainer *self)
{
  g_free (self->email);
  g_free (self);
}

/**
 * pr_explainer_get_provider:
 *
 * Returns: (transfer none) (nullable): the provider of the account's address
 */
PrProvider *
pr_explainer_get_provider (const PrExplainer *self)
{
  return self->provider;
}

/**
 * pr_explainer_get_input:
 *
 * Returns: the context, as the classifier and the scanner of logs take it; lives as long as @self
 */
PrClassifyInput
pr_explainer_get_input (const PrExplainer *self)
{
  return (PrClassifyInput){
    .has_protocol = self->context.has_protocol,
    .protocol = self->context.protocol,
    .has_step = self->context.has_step,
    .step = self->context.step,
  };
}

/* --- what a text names --- */

#define SEPARATORS " <>()[]{}\"',;:="

static gboolean
is_about_recipient (PrDiagnosisId id)
{
  return pr_diagnosis_id_get_party (id) == PR_PARTY_RECIPIENT ||
         id == PR_DIAGNOSIS_RECIPIENT_INVALID || id == PR_DIAGNOSIS_RECIPIENT_DOMAIN_NOT_FOUND;
}

/* The first address that is not the account's own; or its own, if there is no other. */
static char *
dup_recipient (const PrExplainer *self, const char *text)
{
  g_autofree char *own = NULL;

  for (const char *p = text + strspn (text, SEPARATORS); *p != '\0'; p += strspn (p, SEPARATORS))
    {
      gsize n_bytes = strcspn (p, SEPARATORS);
      g_autofree char *token = g_strndup (p, n_bytes);

      const char *at = strchr (token, '@');
      gboolean is_address = at != NULL && at > token && strchr (at, '.') != NULL;

      if (is_address && (self->email == NULL || g_ascii_strcasecmp (token, self->email) != 0))
        return g_steal_pointer (&token);
      if (is_address && own == NULL)
        own = g_steal_pointer (&token);
      p += n_bytes;
    }
  return g_steal_pointer (&own);
}

/* “zen.spamhaus.org” of “… blocked using zen.spamhaus.org”, “… listed by …” */
static char *
dup_blocklist (const char *text)
{
  static const char *const before[] = { " using ", " listed in ", " listed on ", " listed by ",
                                        " listed at " };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      const char *found = strstr (text, before[i]);
      const char *name = found == NULL ? NULL : found + strlen (before[i]);
      gsize n_bytes = name == NULL ? 0 : strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-.");

      while (n_bytes > 0 && name[n_bytes - 1] == '.')
        n_bytes--;
      if (n_bytes > 0 && memchr (name, '.', n_bytes) != NULL && g_ascii_islower (name[n_bytes - 1]))
        return g_strndup (name, n_bytes);
    }
  return NULL;
}

/**
 * pr_explainer_diagnose:
 * @classification: what a text means
 * @evidence: (nullable): the text, if the words are to be about what it names
 *
 * Thread: any.
 *
 * Returns: (transfer full): the same in words for people, with what helps; the provider's own hints
 *   and pages first
 */
PrDiagnosis *
pr_explainer_diagnose (const PrExplainer *self,
                       const PrClassification *classification,
                       const char *evidence)
{
  g_autoptr (GPtrArray) fixes =
      self->email == NULL ? NULL : pr_provider_fixes_new (classification->id, self->email);
  g_autofree char *recipient = evidence != NULL && is_about_recipient (classification->id)
                                   ? dup_recipient (self, evidence)
                                   : NULL;
  g_autofree char *blocklist = evidence != NULL && classification->id == PR_DIAGNOSIS_BLOCKLISTED
                                   ? dup_blocklist (evidence)
                                   : NULL;
  const PrCatalogueFacts facts = {
    .has_protocol = classification->has_protocol,
    .protocol = classification->protocol,
    .has_step = classification->has_step,
    .step = classification->step,
    .email = self->email,
    .provider_name = self->provider == NULL ? NULL : pr_provider_get_name (self->provider),
    .recipient = recipient,
    .blocklist = blocklist,
    .code = (int) classification->code,
    .enhanced_code =
        classification->enhanced_code[0] == '\0' ? NULL : classification->enhanced_code,
  };

  return pr_diagnosis_new_with_fixes (classification->id, &facts, evidence, fixes);
}

/* --- one text --- */

typedef struct
{
  char *text; /* (nullable) */
  PrClassification classification;
} Best;

/* Whether it only says that something did not work; another line may say why. */
static gboolean
is_consequence (PrDiagnosisId id)
{
  return id == PR_DIAGNOSIS_CONNECTION_FAILED || id == PR_DIAGNOSIS_TLS_HANDSHAKE_FAILED;
}

/* What decided, and whether a server said it; “that did not work” says least. */
static guint
weigh (const PrClassification *found)
{
  if (found->id == PR_DIAGNOSIS_TRANSACTION_FAILED)
    return 0;
  return 1 + (is_consequence (found->id) ? 0 : 1) +
         (found->basis > PR_CLASSIFY_BY_BASIC_CODE ? 1 : 0) +
         (found->code != 0 || found->enhanced_code[0] != '\0' || found->bracket_code[0] != '\0'
              ? 2
              : 0);
}

/* The first of those that say most. */
static void
keep_best (const PrLogFinding *finding, gpointer user_data)
{
  Best *best = user_data;

  if (best->text != NULL && weigh (&finding->classification) <= weigh (&best->classification))
    return;
  g_free (best->text);
  best->text = g_strdup (finding->text);
  best->classification = finding->classification;
}

/* A bounce, a talk, some lines of a log. */
static gboolean
explain_lines (const PrExplainer *self, const char *text, Best *best)
{
  const PrClassifyInput input = pr_explainer_get_input (self);
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (&input, keep_best, best);

  pr_log_scanner_set_pasted (scanner);
  pr_log_scanner_feed (scanner, text, strlen (text));
  pr_log_scanner_finish (scanner);
  return best->text != NULL;
}

static void
explain_line (const PrExplainer *self, const char *text, Best *best)
{
  PrClassifyInput input = pr_explainer_get_input (self);
  g_auto (PrLogMessage) message = { 0 };
  PrLogPrefix prefix;

  input.may_be_client_text = TRUE;
  pr_log_prefix_init (&prefix, text);
  if (prefix.is_dated)
    {
      pr_log_message_init (&message, text, &prefix);
      if (!input.has_protocol)
        {
          input.has_protocol = message.has_protocol;
          input.protocol = message.protocol;
        }
      if (!input.has_step)
        {
          input.has_step = message.has_step;
          input.step = message.step;
        }
      text = message.text;
    }
  best->text = g_strdup (text);
  pr_classify_text (text, &input, &best->classification);
}

/**
 * pr_explainer_explain:
 * @text: an error text in UTF-8: one line, or some, as of a bounce
 *
 * Explains the one thing that says most about what went wrong. Thread: any.
 *
 * Returns: (transfer full): what it means; %PR_DIAGNOSIS_UNCLASSIFIED if that is not known
 */
PrDiagnosis *
pr_explainer_explain (PrExplainer *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  Best best = { 0 };
  PrDiagnosis *diagnosis;

  if (strpbrk (stripped, "\r\n") == NULL || !explain_lines (self, stripped, &best))
    explain_line (self, stripped, &best);
  diagnosis = pr_explainer_diagnose (self, &best.classification, best.text);
  g_free (best.text);
  return diagnosis;
}
