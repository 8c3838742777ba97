/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-change.h"

#include "pr-catalogue.h"

#include <glib/gi18n.h>

static gboolean
works (const PrServiceResult *service)
{
  return service->outcome == PR_OUTCOME_OK || service->outcome == PR_OUTCOME_WARNING;
}

/* The title of the diagnosis; one of a later version of the program has only its word. */
static char *
dup_title (const PrServiceResult *service, PrProtocol protocol)
{
  const PrCatalogueFacts facts = { .has_protocol = TRUE, .protocol = protocol };
  PrDiagnosisId id;

  if (!pr_diagnosis_id_from_word (service->diagnosis, &id))
    return g_strdup (service->diagnosis);
  return pr_catalogue_dup_title (id, &facts);
}

/**
 * pr_service_result_to_text:
 * @service: what was found at a service
 * @protocol: which one
 *
 * Returns: (transfer full): the service and what is wrong with it, or that it works; a few words
 */
char *
pr_service_result_to_text (const PrServiceResult *service, PrProtocol protocol)
{
  const char *name = pr_protocol_get_label (protocol);
  g_autofree char *title = NULL;

  if (service->diagnosis != NULL)
    {
      title = dup_title (service, protocol);
      /* translators: the first %s is IMAP, POP3 or SMTP, the second the title of a problem */
      return g_strdup_printf (_("%s: %s"), name, title);
    }
  if (service->outcome == PR_OUTCOME_SKIPPED)
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s was not tried"), name);
  if (service->outcome == PR_OUTCOME_WARNING)
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s works, with a warning"), name);
  if (works (service))
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s works"), name);
  /* translators: %s is IMAP, POP3 or SMTP */
  return g_strdup_printf (_("%s did not come to an end"), name);
}

/**
 * pr_result_dup_problems:
 * @result: what a test found
 * @separator: what stands between two of them
 *
 * Returns: (transfer full) (nullable): the services that do not work as they should, and what is wrong
 *   with them; %NULL if all is well
 */
char *
pr_result_dup_problems (PrResult *result, const char *separator)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (result != NULL, NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      const PrServiceResult *service = pr_result_get_service (result, (PrProtocol) i);

      if (service->tested && service->outcome != PR_OUTCOME_OK)
        g_ptr_array_add (parts, pr_service_result_to_text (service, (PrProtocol) i));
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

static char *
describe (const PrServiceResult *before, const PrServiceResult *after, PrProtocol protocol)
{
  const char *name = pr_protocol_get_label (protocol);
  g_autofree char *title = NULL;

  if (!after->tested)
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s was part of the last test and is not of this one."), name);
  if (!before->tested)
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s was not part of the last test."), name);
  if (works (before) && !works (after))
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s worked at the last test."), name);
  if (!works (before) && works (after))
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s works again."), name);
  if (before->diagnosis == NULL)
    /* translators: %s is IMAP, POP3 or SMTP */
    return g_strdup_printf (_("%s was without this problem at the last test."), name);
  title = dup_title (before, protocol);
  /* translators: the first %s is IMAP, POP3 or SMTP, the second the title of a problem */
  return g_strdup_printf (_("%s had another problem at the last test: “%s”"), name, title);
}

/**
 * pr_change_to_text:
 * @before: (nullable): the result before
 * @after: a result
 *
 * Faster or slower is no change, nor is the first test at all. Thread: any.
 *
 * Returns: (transfer full) (nullable): what is different, a line for each service that it is; %NULL
 *   where nothing is
 */
char *
pr_change_to_text (const PrResult *before, const PrResult *after)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (pr_result_service_differs (before, after, (PrProtocol) i))
      g_ptr_array_add (lines, describe (pr_result_get_service (before, (PrProtocol) i),
                                        pr_result_get_service (after, (PrProtocol) i),
                                        (PrProtocol) i));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
