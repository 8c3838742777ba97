/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-result.h"

#include <string.h>

/* The longest there is has half of this. */
#define DIAGNOSIS_MAX_BYTES 64
/* A time, a verdict, a duration and three services, with room to spare. */
#define TEXT_MAX_BYTES 512

struct _PrResult
{
  gint64 time_us;
  PrOutcome verdict;
  guint duration_ms;
  PrServiceResult services[PR_N_PROTOCOLS];
};

GType
pr_result_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      GType registered = g_boxed_type_register_static (g_intern_static_string ("PrResult"),
                                                       (GBoxedCopyFunc) pr_result_ref,
                                                       (GBoxedFreeFunc) pr_result_unref);

      g_once_init_leave (&type, registered);
    }
  return type;
}

/**
 * pr_result_new:
 * @time_us: when the test began, in microseconds since 1970 as g_get_real_time() has it
 * @verdict: %PR_OUTCOME_OK, %PR_OUTCOME_WARNING or %PR_OUTCOME_FAILED
 * @duration_ms: how long the whole test took
 * @services: (array fixed-size=3): one for each protocol; copied
 *
 * Returns: (transfer full): a result
 */
PrResult *
pr_result_new (gint64 time_us,
               PrOutcome verdict,
               guint duration_ms,
               const PrServiceResult *services)
{
  PrResult *self = g_atomic_rc_box_new0 (PrResult);

  self->time_us = time_us;
  self->verdict = verdict;
  self->duration_ms = duration_ms;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (services[i].tested)
      {
        self->services[i] = services[i];
        self->services[i].tested = TRUE;
        self->services[i].diagnosis = g_strdup (services[i].diagnosis);
      }
  return self;
}

/**
 * pr_result_ref:
 *
 * Returns: (transfer full): @self
 */
PrResult *
pr_result_ref (PrResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
pr_result_clear (gpointer data)
{
  PrResult *self = data;

  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    g_free ((char *) self->services[i].diagnosis);
}

/**
 * pr_result_unref:
 *
 * Gives up one reference.
 */
void
pr_result_unref (PrResult *self)
{
  g_atomic_rc_box_release_full (self, pr_result_clear);
}

/**
 * pr_result_get_time_us:
 *
 * Returns: when the test began, in microseconds since 1970
 */
gint64
pr_result_get_time_us (const PrResult *self)
{
  return self->time_us;
}

/**
 * pr_result_get_verdict:
 *
 * Returns: %PR_OUTCOME_OK, %PR_OUTCOME_WARNING or %PR_OUTCOME_FAILED
 */
PrOutcome
pr_result_get_verdict (const PrResult *self)
{
  return self->verdict;
}

/**
 * pr_result_get_duration_ms:
 *
 * Returns: how long the whole test took
 */
guint
pr_result_get_duration_ms (const PrResult *self)
{
  return self->duration_ms;
}

/**
 * pr_result_get_service:
 * @protocol: a protocol
 *
 * Returns: (transfer none): what was found there; see its `tested`
 */
const PrServiceResult *
pr_result_get_service (const PrResult *self, PrProtocol protocol)
{
  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, NULL);
  return &self->services[protocol];
}

/**
 * pr_result_to_string:
 *
 * One line, which pr_result_parse() reads again and a person can:
 * `2026-11-22T08:15:30.123456Z failed 412 imap=ok:201 smtp=failed:310:wrong-credentials`.
 *
 * Returns: (transfer full): the line
 */
char *
pr_result_to_string (const PrResult *self)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (self->time_us / G_USEC_PER_SEC);
  g_autofree char *date = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s.%06dZ %s %u", date, (int) (self->time_us % G_USEC_PER_SEC),
                          pr_enum_get_word (PR_TYPE_OUTCOME, (int) self->verdict),
                          self->duration_ms);
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    {
      const PrServiceResult *service = &self->services[i];

      if (!service->tested)
        continue;
      g_string_append_printf (text, " %s=%s:%u", pr_enum_get_word (PR_TYPE_PROTOCOL, (int) i),
                              pr_enum_get_word (PR_TYPE_OUTCOME, (int) service->outcome),
                              service->duration_ms);
      if (service->diagnosis != NULL)
        g_string_append_printf (text, ":%s", service->diagnosis);
    }
  return g_string_free (text, FALSE);
}

static gboolean
parse_number (const char *text, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

static gboolean
parse_outcome (const char *word, PrOutcome *outcome)
{
  int value;

  if (!pr_enum_from_word (PR_TYPE_OUTCOME, word, &value) || value == PR_OUTCOME_PENDING
      || value == PR_OUTCOME_RUNNING)
    return FALSE;
  *outcome = (PrOutcome) value;
  return TRUE;
}

/* Any word that could be one: a later version of the program may know more of them. */
static gboolean
is_diagnosis_word (const char *word)
{
  gsize n_bytes = strlen (word);

  return n_bytes > 0 && n_bytes <= DIAGNOSIS_MAX_BYTES
         && strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789-") == n_bytes;
}

static gboolean
parse_time (const char *text, gint64 *time_us)
{
  g_autoptr (GDateTime) date = NULL;

  /* What has no zone would be taken for local time. */
  if (!g_str_has_suffix (text, "Z"))
    return FALSE;
  date = g_date_time_new_from_iso8601 (text, NULL);
  /* The year 10000 begins somewhere before it does here, and no GDateTime goes that far. */
  if (date == NULL || g_date_time_to_unix (date) < 0 || g_date_time_get_year (date) == 9999)
    return FALSE;
  *time_us = g_date_time_to_unix (date) * G_USEC_PER_SEC + g_date_time_get_microsecond (date);
  return TRUE;
}

/* `smtp=failed:310:wrong-credentials` */
static gboolean
parse_service (char *text, PrServiceResult *services, GPtrArray *diagnoses)
{
  char *equals = strchr (text, '=');
  g_auto (GStrv) parts = NULL;
  PrServiceResult *service;
  int protocol;
  guint n_parts;

  if (equals == NULL)
    return FALSE;
  *equals = '\0';
  if (!pr_enum_from_word (PR_TYPE_PROTOCOL, text, &protocol))
    return FALSE;
  service = &services[protocol];
  parts = g_strsplit (equals + 1, ":", 4);
  n_parts = g_strv_length (parts);
  if (service->tested || n_parts < 2 || n_parts > 3
      || !parse_outcome (parts[0], &service->outcome)
      || !parse_number (parts[1], &service->duration_ms))
    return FALSE;
  if (n_parts == 3)
    {
      if (!is_diagnosis_word (parts[2]))
        return FALSE;
      service->diagnosis = parts[2];
      g_ptr_array_add (diagnoses, g_steal_pointer (&parts[2]));
    }
  service->tested = TRUE;
  return TRUE;
}

/**
 * pr_result_parse:
 * @text: a line of pr_result_to_string(), perhaps from a file that anybody wrote
 *
 * Returns: (transfer full) (nullable): the result, or %NULL where @text is none
 */
PrResult *
pr_result_parse (const char *text)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) diagnoses = g_ptr_array_new_with_free_func (g_free);
  PrServiceResult services[PR_N_PROTOCOLS] = { 0 };
  PrOutcome verdict;
  gint64 time_us;
  guint duration_ms;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > TEXT_MAX_BYTES)
    return NULL;
  words = g_strsplit (text, " ", 3 + PR_N_PROTOCOLS + 1);
  if (g_strv_length (words) < 3 || !parse_time (words[0], &time_us)
      || !parse_outcome (words[1], &verdict) || verdict == PR_OUTCOME_SKIPPED
      || !parse_number (words[2], &duration_ms))
    return NULL;
  for (guint i = 3; words[i] != NULL; i++)
    if (!parse_service (words[i], services, diagnoses))
      return NULL;
  return pr_result_new (time_us, verdict, duration_ms, services);
}

/**
 * pr_result_equal:
 *
 * Returns: %TRUE if both are of the same test
 */
gboolean
pr_result_equal (const PrResult *a, const PrResult *b)
{
  if (a->time_us != b->time_us || a->verdict != b->verdict || a->duration_ms != b->duration_ms)
    return FALSE;
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (pr_result_service_differs (a, b, (PrProtocol) i)
        || a->services[i].duration_ms != b->services[i].duration_ms)
      return FALSE;
  return TRUE;
}

/**
 * pr_result_compare_time:
 *
 * Returns: less than, equal to or more than 0, as @a is older than, as old as or newer than @b
 */
int
pr_result_compare_time (const PrResult *a, const PrResult *b)
{
  return a->time_us < b->time_us ? -1 : a->time_us > b->time_us;
}

/**
 * pr_result_service_differs:
 * @before: (nullable): an earlier result, %NULL where there is none
 * @after: a later one
 * @protocol: which service
 *
 * Faster or slower is no difference, nor is the first test at all.
 *
 * Returns: %TRUE if the outcome or the diagnosis is another one, or the service came or went
 */
gboolean
pr_result_service_differs (const PrResult *before, const PrResult *after, PrProtocol protocol)
{
  const PrServiceResult *a;
  const PrServiceResult *b;

  g_return_val_if_fail (protocol < PR_N_PROTOCOLS, FALSE);

  if (before == NULL)
    return FALSE;
  a = &before->services[protocol];
  b = &after->services[protocol];
  return a->tested != b->tested || a->outcome != b->outcome
         || g_strcmp0 (a->diagnosis, b->diagnosis) != 0;
}

/**
 * pr_result_differs:
 * @before: (nullable): an earlier result, %NULL where there is none
 * @after: a later one
 *
 * Returns: %TRUE if pr_result_service_differs() says so of a service
 */
gboolean
pr_result_differs (const PrResult *before, const PrResult *after)
{
  for (guint i = 0; i < PR_N_PROTOCOLS; i++)
    if (pr_result_service_differs (before, after, (PrProtocol) i))
      return TRUE;
  return FALSE;
}
