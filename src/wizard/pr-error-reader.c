/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-error-reader.h"

#include "pr-explainer.h"
#include "pr-log-scanner.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)

/* Often enough to see it move, and not so often that drawing slows it down. */
#define NEWS_INTERVAL_US (100 * 1000)

/* Text that is explained as a whole where no single error stands out: more is no message. */
#define MAX_WHOLE_BYTES (64 * 1024)

/* One reading. Belongs to its thread, but for what it posts. */
typedef struct
{
  GFile *file;  /* either this */
  GBytes *text; /* or that */
  GCancellable *cancellable;

  GMainContext *context;
  GWeakRef receiver;
  PrErrorNewsFunc func;

  PrExplainer *explainer;
  GArray *tallies;                /* of PrErrorTally */
  guint positions[PR_N_DIAGNOSES]; /* in tallies, and one; 0 if not found yet */
  guint64 n_errors;
  guint64 n_bytes;
  gint64 told_at_us;
} Reading;

typedef struct
{
  GWeakRef receiver;
  PrErrorNewsFunc func;
  GCancellable *cancellable;
  PrErrorNews news;
} Delivery;

static void
clear_tally (gpointer data)
{
  pr_error_tally_clear (data);
}

static GArray *
tallies_new (guint n_reserved)
{
  GArray *tallies = g_array_sized_new (FALSE, TRUE, sizeof (PrErrorTally), n_reserved);

  g_array_set_clear_func (tallies, clear_tally);
  return tallies;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->file);
  g_clear_pointer (&reading->text, g_bytes_unref);
  g_clear_object (&reading->cancellable);
  g_main_context_unref (reading->context);
  g_weak_ref_clear (&reading->receiver);
  g_clear_pointer (&reading->explainer, pr_explainer_free);
  g_array_unref (reading->tallies);
  g_free (reading);
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_weak_ref_clear (&delivery->receiver);
  g_clear_object (&delivery->cancellable);
  g_array_unref (delivery->news.tallies);
  g_clear_error (&delivery->news.error);
  g_free (delivery);
}

static gboolean
deliver (gpointer data)
{
  Delivery *delivery = data;
  g_autoptr (GObject) receiver = g_weak_ref_get (&delivery->receiver);

  if (receiver != NULL)
    delivery->func (receiver, &delivery->news, delivery->cancellable);
  return G_SOURCE_REMOVE;
}

static void
post (Reading *reading, gboolean ended, GError *error)
{
  g_autoptr (GObject) receiver = g_weak_ref_get (&reading->receiver);
  g_autoptr (GSource) source = g_idle_source_new ();
  Delivery *delivery = g_new0 (Delivery, 1);

  g_weak_ref_init (&delivery->receiver, receiver);
  delivery->func = reading->func;
  delivery->cancellable = g_object_ref (reading->cancellable);
  delivery->news.n_errors = reading->n_errors;
  delivery->news.n_bytes = reading->n_bytes;
  delivery->news.ended = ended;
  delivery->news.error = error;
  delivery->news.tallies = tallies_new (reading->tallies->len);
  g_array_set_size (delivery->news.tallies, reading->tallies->len);
  for (guint i = 0; i < reading->tallies->len; i++)
    pr_error_tally_copy (&g_array_index (delivery->news.tallies, PrErrorTally, i),
                         &g_array_index (reading->tallies, PrErrorTally, i));

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, delivery, delivery_free);
  g_source_set_static_name (source, "[postrider] errors found");
  g_source_attach (source, reading->context);
  reading->told_at_us = g_get_monotonic_time ();
}

static void
add_example (PrErrorTally *tally, guint64 line, const char *text)
{
  for (guint i = 0; i < tally->n_examples; i++)
    if (g_str_equal (tally->examples[i].text, text))
      return;
  tally->examples[tally->n_examples++] = (PrErrorExample){ line, g_strdup (text) };
}

static PrErrorTally *
get_tally (Reading *reading, PrDiagnosisId id)
{
  guint position = reading->positions[id];

  return position == 0 ? NULL : &g_array_index (reading->tallies, PrErrorTally, position - 1);
}

static PrErrorTally *
add_tally (Reading *reading, PrDiagnosis *diagnosis)
{
  PrErrorTally tally = { .diagnosis = g_object_ref (diagnosis) };

  g_array_append_val (reading->tallies, tally);
  reading->positions[pr_diagnosis_get_id (diagnosis)] = reading->tallies->len;
  return &g_array_index (reading->tallies, PrErrorTally, reading->tallies->len - 1);
}

static void
take_finding (const PrLogFinding *finding, gpointer user_data)
{
  Reading *reading = user_data;
  PrErrorTally *tally = get_tally (reading, finding->classification.id);

  if (tally == NULL)
    {
      g_autoptr (PrDiagnosis) diagnosis =
          pr_explainer_diagnose (reading->explainer, &finding->classification, finding->text);

      tally = add_tally (reading, diagnosis);
    }
  tally->count++;
  reading->n_errors++;
  if (tally->n_examples < PR_ERROR_GROUP_MAX_EXAMPLES)
    add_example (tally, finding->line, finding->text);
}

static PrLogScanner *
scanner_new (Reading *reading)
{
  const PrClassifyInput input = pr_explainer_get_input (reading->explainer);

  return pr_log_scanner_new (&input, take_finding, reading);
}

static gboolean
scan_file (Reading *reading, GError **error)
{
  g_autoptr (GFileInputStream) stream =
      g_file_read (reading->file, reading->cancellable, error);
  g_autoptr (PrLogScanner) scanner = scanner_new (reading);
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);

  while (stream != NULL)
    {
      gssize n_bytes = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_BYTES,
                                            reading->cancellable, error);

      if (n_bytes < 0)
        return FALSE;
      if (n_bytes == 0)
        break;
      pr_log_scanner_feed (scanner, chunk, (gsize) n_bytes);
      reading->n_bytes += (guint64) n_bytes;
      if (g_get_monotonic_time () - reading->told_at_us >= NEWS_INTERVAL_US)
        post (reading, FALSE, NULL);
    }
  if (stream == NULL)
    return FALSE;
  pr_log_scanner_finish (scanner);
  return TRUE;
}

static gboolean
is_one_line (const char *text, gsize n_bytes)
{
  while (n_bytes > 0 && g_ascii_isspace (text[n_bytes - 1]))
    n_bytes--;
  while (n_bytes > 0 && g_ascii_isspace (*text))
    {
      text++;
      n_bytes--;
    }
  return memchr (text, '\n', n_bytes) == NULL;
}

/* What is one message as a whole: the one thing in it that says most. */
static void
explain_whole (Reading *reading, const char *text, gsize n_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (n_bytes, MAX_WHOLE_BYTES));
  g_autofree char *stripped = g_strdup (g_strstrip (valid));
  g_autoptr (PrDiagnosis) diagnosis = pr_explainer_explain (reading->explainer, stripped);
  PrErrorTally *tally;

  if (pr_diagnosis_get_id (diagnosis) == PR_DIAGNOSIS_UNCLASSIFIED)
    return;
  tally = add_tally (reading, diagnosis);
  tally->count = 1;
  add_example (tally, 1, stripped);
  reading->n_errors++;
}

static void
scan_text (Reading *reading)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (reading->text, &n_bytes);

  if (!is_one_line (text, n_bytes))
    {
      g_autoptr (PrLogScanner) scanner = scanner_new (reading);

      for (gsize i = 0; i < n_bytes && !g_cancellable_is_cancelled (reading->cancellable);
           i += CHUNK_BYTES)
        pr_log_scanner_feed (scanner, text + i, MIN (CHUNK_BYTES, n_bytes - i));
      pr_log_scanner_finish (scanner);
    }
  if (reading->n_errors == 0)
    explain_whole (reading, text, n_bytes);
  reading->n_bytes = n_bytes;
}

static gpointer
read_in_thread (gpointer data)
{
  Reading *reading = data;
  GError *error = NULL;

  if (reading->file != NULL)
    scan_file (reading, &error);
  else
    scan_text (reading);
  post (reading, TRUE, error);
  reading_free (reading);
  return NULL;
}

static void
start (GFile *file,
       GBytes *text,
       GCancellable *cancellable,
       PrErrorNewsFunc func,
       GObject *receiver)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GThread) thread = NULL;

  g_set_object (&reading->file, file);
  reading->text = text != NULL ? g_bytes_ref (text) : NULL;
  reading->cancellable = g_object_ref (cancellable);
  reading->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&reading->receiver, receiver);
  reading->func = func;
  reading->explainer = pr_explainer_new (NULL);
  reading->tallies = tallies_new (0);
  reading->told_at_us = g_get_monotonic_time ();
  thread = g_thread_new ("error-reader", read_in_thread, reading);
}

/**
 * pr_error_reader_read_text:
 * @text: what somebody pasted, in UTF-8
 * @cancellable: ends it soon; the last of the news comes all the same
 * @func: told how far it is
 * @receiver: for @func; not kept alive
 *
 * Looks for errors in a thread of its own. What is a single message is explained as a whole.
 */
void
pr_error_reader_read_text (GBytes *text,
                           GCancellable *cancellable,
                           PrErrorNewsFunc func,
                           GObject *receiver)
{
  start (NULL, text, cancellable, func, receiver);
}

/**
 * pr_error_reader_read_file:
 * @file: a log, a bounce, a mailbox of bounces, of any size and encoding
 * @cancellable: ends it soon; the last of the news comes all the same
 * @func: told how far it is, ten times a second
 * @receiver: for @func; not kept alive
 *
 * Looks for errors in a thread of its own: a file may lie on a server that does not answer. Memory
 * does not grow with the file.
 */
void
pr_error_reader_read_file (GFile *file,
                           GCancellable *cancellable,
                           PrErrorNewsFunc func,
                           GObject *receiver)
{
  start (file, NULL, cancellable, func, receiver);
}
