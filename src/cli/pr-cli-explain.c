/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-cli.h"

#include "pr-email-address.h"
#include "pr-explainer.h"
#include "pr-explanation-json.h"
#include "pr-explanation-lines.h"
#include "pr-explanation-text.h"
#include "pr-log-scanner.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* postrider-cli explain [OPTIONS] TEXT… | - */

#define COMMAND "explain"

#define READ_BYTES 65536

typedef struct
{
  char *protocol;
  char *step;
  char *email;
  gboolean summary;
  gboolean json;
  char **rest;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->protocol);
  g_free (options->step);
  g_free (options->email);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* “-ERR …” is what a POP3 server says, and no option. */
static char **
dup_arguments (int argc, char *argv[])
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; i < argc; i++)
    {
      g_autofree char *blanked =
          g_str_has_prefix (argv[i], "-ERR") ? g_strconcat (" ", argv[i], NULL) : NULL;

      g_strv_builder_add (builder, blanked != NULL ? blanked : argv[i]);
    }
  return g_strv_builder_end (builder);
}

static gboolean
parse_options (Options *options, int argc, char *argv[], GError **error)
{
  const GOptionEntry entries[] = {
    { "protocol", 0, 0, G_OPTION_ARG_STRING, &options->protocol,
      N_ ("the protocol that was spoken: smtp, imap or pop3"), N_ ("PROTOCOL") },
    { "step", 0, 0, G_OPTION_ARG_STRING, &options->step,
      N_ ("what was being done: connect, tls, sign-in, sender, recipient, message …"),
      N_ ("STEP") },
    { "email", 0, 0, G_OPTION_ARG_STRING, &options->email,
      N_ ("the account’s address, for what its provider advises"), N_ ("ADDRESS") },
    { "summary", 0, 0, G_OPTION_ARG_NONE, &options->summary,
      N_ ("with “-”: each kind of error once, and how often there is one of it"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL,
      N_ ("TEXT… | -") },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = dup_arguments (argc, argv);

  g_option_context_set_summary (context,
                                _ ("Explains an error text, or with “-” each error in what "
                                   "is read from standard input: a log, a bounce."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse_strv (context, &arguments, error);
}

/* What was typed or pasted, in whatever encoding the terminal has. */
static char *
dup_text (char **words)
{
  g_autofree char *joined = words == NULL ? g_strdup ("") : g_strjoinv (" ", words);
  char *converted;

  if (g_utf8_validate (joined, -1, NULL))
    return g_strstrip (g_steal_pointer (&joined));
  converted = g_locale_to_utf8 (joined, -1, NULL, NULL, NULL);
  if (converted == NULL)
    converted = g_convert (joined, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
  return g_strstrip (converted);
}

static gboolean
read_context (const Options *options, PrExplainContext *context, char **email)
{
  g_autoptr (GError) error = NULL;
  int protocol;

  if (options->protocol != NULL)
    {
      if (!pr_enum_from_word (PR_TYPE_PROTOCOL, options->protocol, &protocol))
        {
          pr_cli_usage_error (COMMAND, _ ("“%s” is no protocol: smtp, imap or pop3"),
                              options->protocol);
          return FALSE;
        }
      context->has_protocol = TRUE;
      context->protocol = (PrProtocol) protocol;
    }
  if (options->step != NULL)
    {
      if (!pr_step_id_from_word (options->step, &context->step))
        {
          pr_cli_usage_error (COMMAND,
                              _ ("“%s” is no step: resolve, connect, tls, greeting, capabilities, "
                                 "starttls, sign-in, mailbox, sender, recipient, message, arrival "
                                 "or sign-out"),
                              options->step);
          return FALSE;
        }
      context->has_step = TRUE;
    }
  if (options->email != NULL)
    {
      *email = pr_email_address_normalize (options->email, NULL, &error);
      if (*email == NULL)
        {
          pr_cli_usage_error (COMMAND, "%s", error->message);
          return FALSE;
        }
      context->email = *email;
    }
  return TRUE;
}

static PrCliStatus
say_nothing_found (void)
{
  g_printerr ("postrider-cli " COMMAND ": %s\n", _ ("nothing in it could be explained"));
  return PR_CLI_FAILURE;
}

/* --- one text --- */

static PrCliStatus
explain_text (PrExplainer *explainer, const char *text, gboolean json)
{
  g_autoptr (PrDiagnosis) diagnosis = pr_explainer_explain (explainer, text);
  const PrExplanation explanation = { .diagnosis = diagnosis,
                                      .evidence = pr_diagnosis_get_evidence (diagnosis),
                                      .provider = pr_explainer_get_provider (explainer) };
  PrTextLook look = pr_cli_get_text_look ();
  g_autofree char *said =
      json ? pr_explanation_to_json (&explanation) : pr_explanation_to_text (&explanation, &look);

  pr_cli_print (said);
  return pr_diagnosis_get_id (diagnosis) == PR_DIAGNOSIS_UNCLASSIFIED ? say_nothing_found ()
                                                                      : PR_CLI_OK;
}

/* --- standard input --- */

/* What a summary says of one diagnosis. */
typedef struct
{
  PrClassification classification; /* of the first */
  char *text;
  guint64 line;
  guint64 count;
} Group;

typedef struct
{
  PrExplanationLines *lines;
  gboolean summary;
  guint64 n_found;
  Group groups[PR_N_DIAGNOSES];
} Stream;

static void
print_finding (Stream *stream, const PrLogFinding *finding, guint64 count)
{
  pr_cli_write (pr_explanation_lines_write (stream->lines, finding, count));
}

static void
count_finding (Stream *stream, const PrLogFinding *finding)
{
  Group *group = &stream->groups[finding->classification.id];

  if (group->count++ > 0)
    return;
  group->classification = finding->classification;
  group->text = g_strdup (finding->text);
  group->line = finding->line;
}

static void
take_finding (const PrLogFinding *finding, gpointer user_data)
{
  Stream *stream = user_data;

  stream->n_found++;
  if (stream->summary)
    count_finding (stream, finding);
  else
    print_finding (stream, finding, 0);
}

/* Those there are most of first. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = a;
  const Group *other = b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return one->line < other->line ? -1 : one->line > other->line;
}

static void
print_groups (Stream *stream)
{
  qsort (stream->groups, PR_N_DIAGNOSES, sizeof (Group), compare_groups);
  for (guint i = 0; i < PR_N_DIAGNOSES && stream->groups[i].count > 0; i++)
    {
      Group *group = &stream->groups[i];
      const PrLogFinding finding = { group->line, group->text, group->classification };

      print_finding (stream, &finding, group->count);
      g_free (group->text);
    }
}

static gboolean
scan_input (PrLogScanner *scanner)
{
  g_autofree char *bytes = g_malloc (READ_BYTES);

  for (;;)
    {
      gssize n_read = read (STDIN_FILENO, bytes, READ_BYTES);

      if (n_read == 0)
        break;
      if (n_read > 0)
        {
          pr_log_scanner_feed (scanner, bytes, (gsize) n_read);
          pr_cli_flush (); /* the next may be long in coming */
        }
      else if (errno != EINTR)
        return FALSE;
    }
  pr_log_scanner_finish (scanner);
  return TRUE;
}

static PrCliStatus
explain_input (PrExplainer *explainer, gboolean json, gboolean summary)
{
  const PrClassifyInput input = pr_explainer_get_input (explainer);
  PrTextLook look = pr_cli_get_text_look ();
  g_autoptr (PrExplanationLines) lines = pr_explanation_lines_new (explainer, json, &look);
  Stream stream = { .lines = lines, .summary = summary };
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (&input, take_finding, &stream);
  gboolean is_read = scan_input (scanner);
  int read_error = errno;

  print_groups (&stream);
  pr_cli_flush ();
  if (!is_read)
    return pr_cli_usage_error (COMMAND, _ ("standard input cannot be read: %s"),
                               g_strerror (read_error));
  return stream.n_found > 0 ? PR_CLI_OK : say_nothing_found ();
}

/**
 * pr_cli_explain:
 * @argc: length of @argv
 * @argv: the command's name and its arguments, in the locale's encoding
 *
 * `postrider-cli explain`: explains an error text, or each error in standard input.
 *
 * Returns: the exit status: 0 explained, 1 nothing could be, 2 wrong usage or unreadable input
 */
PrCliStatus
pr_cli_explain (int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *email = NULL;
  g_autoptr (PrExplainer) explainer = NULL;
  PrExplainContext context = { 0 };

  if (!parse_options (&options, argc, argv, &error))
    return pr_cli_usage_error (COMMAND, "%s", error->message);
  text = dup_text (options.rest);
  if (*text == '\0')
    return pr_cli_usage_error (COMMAND, _ ("no text; give one, or “-” to read standard input"));
  if (options.summary && strcmp (text, "-") != 0)
    return pr_cli_usage_error (COMMAND, _ ("--summary goes with “-”"));
  if (!read_context (&options, &context, &email))
    return PR_CLI_USAGE;

  explainer = pr_explainer_new (&context);
  return strcmp (text, "-") == 0 ? explain_input (explainer, options.json, options.summary)
                                 : explain_text (explainer, text, options.json);
}
