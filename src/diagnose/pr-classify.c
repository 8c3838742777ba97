/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify.h"

#include "pr-classify-codes-private.h"
#include "pr-classify-rules-private.h"
#include "pr-reply-codes.h"

#include <string.h>

static guint
get_known (const PrClassifyInput *input)
{
  guint known = input->is_client_text ? PR_BY_CLIENT : 0;

  if (input->has_protocol)
    known |= PR_WITH (input->protocol);
  /* A program that quotes a server. */
  if (input->code >= 200 || input->enhanced_code != NULL)
    known &= ~PR_BY_CLIENT;
  /* Who is connected and gets a reply, reads the greeting. */
  if (input->has_step && input->step == PR_STEP_CONNECT && input->code >= 200)
    known |= PR_AT_GREETING;
  else if (input->has_step)
    known |= PR_AT (input->step);
  return known;
}

static PrRuleFacts
get_facts (const PrClassifyInput *input)
{
  return (PrRuleFacts){ .known = get_known (input),
                        .code = input->code,
                        .enhanced_code = input->enhanced_code };
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

/* Codes that say no more than “no”, and are sent with words that say more. */
static gboolean
is_vague (const char *enhanced_code)
{
  return g_str_has_suffix (enhanced_code, ".0") || g_str_has_suffix (enhanced_code, ".7.1") ||
         g_str_has_suffix (enhanced_code, ".5.1");
}

static gboolean
take_rule (const PrRuleScan *scan,
           gboolean is_general,
           const PrRuleFacts *facts,
           PrClassification *found)
{
  const PrRule *rule;
  guint i;

  if (scan == NULL || !pr_rule_scan_find (scan, is_general, facts, &i))
    return FALSE;
  rule = pr_rule_set_get_rule (pr_classify_get_rules (), i, &found->rule_file);
  found->rule_line = rule->line;
  found->id = rule->id;
  found->basis =
      (rule->place & PR_BROADLY) != 0 ? PR_CLASSIFY_BY_BROAD_WORDS : PR_CLASSIFY_BY_WORDS;
  return TRUE;
}

/* “503 5.5.1”: the enhanced code only repeats that the command was no good; “535 5.7.0”: that it is
 * about security. */
static gboolean
says_less_than_basic_code (const PrClassifyInput *input)
{
  switch (input->code)
    {
    case 454:
    case 530:
    case 534:
    case 535:
    case 538:
      return g_str_has_suffix (input->enhanced_code, ".0.0") ||
             g_str_has_suffix (input->enhanced_code, ".7.0") ||
             g_str_has_suffix (input->enhanced_code, ".7.1");
    case 503:
      return g_str_has_prefix (input->enhanced_code, "5.5.");
    default:
      return FALSE;
    }
}

static gboolean
take_enhanced_code (const PrClassifyInput *input, guint known, PrClassification *found)
{
  if (input->enhanced_code == NULL || says_less_than_basic_code (input) ||
      !pr_classify_enhanced_code (input->enhanced_code, known, &found->id) ||
      found->id == PR_DIAGNOSIS_UNCLASSIFIED)
    return FALSE;
  found->basis = PR_CLASSIFY_BY_ENHANCED_CODE;
  return TRUE;
}

static gboolean
take_bracket_code (const PrClassifyInput *input, guint known, PrClassification *found)
{
  if (input->bracket_code == NULL ||
      !pr_classify_bracket_code (input->bracket_code, known, &found->id))
    return FALSE;
  found->basis = PR_CLASSIFY_BY_BRACKET_CODE;
  return TRUE;
}

static gboolean
take_basic_code (const PrClassifyInput *input, guint known, PrClassification *found)
{
  if (!(input->code != 0 && pr_classify_basic_code (input->code, known, &found->id)) &&
      !pr_classify_status_word (get_status (input), known, &found->id))
    return FALSE;
  found->basis = PR_CLASSIFY_BY_BASIC_CODE;
  return TRUE;
}

/* “334 eyJ…”: JSON in base64, with which a server says why it does not take a token (RFC 7628
 * §3.2.2). */
static gboolean
is_token_challenge (const PrClassifyInput *input)
{
  return input->code == 334 && input->text != NULL && strstr (input->text, "eyJ") != NULL;
}

static gboolean
is_success (const PrClassifyInput *input)
{
  if (is_token_challenge (input))
    return FALSE;
  return (input->code >= 200 && input->code < 400) || g_strcmp0 (input->status, "OK") == 0 ||
         g_strcmp0 (input->status, "+OK") == 0 || g_strcmp0 (input->status, "PREAUTH") == 0;
}

/* “220 **********”, “220 ****2***0*”: a firewall has hidden who greets. */
static gboolean
is_starred_greeting (const PrClassifyInput *input)
{
  const char *stars = input->text == NULL ? NULL : strstr (input->text, "220 *");

  if (input->code != 220 || stars == NULL || (input->has_step && input->step > PR_STEP_GREETING))
    return FALSE;
  stars += strlen ("220 ");
  return strspn (stars, "*") >= 3 && stars[strspn (stars, "*02 ")] == '\0';
}

/* A greeting of another protocol than the one that is spoken. */
static gboolean
is_other_service (const PrClassifyInput *input)
{
  if (!input->has_protocol || input->is_client_text ||
      (input->has_step && input->step > PR_STEP_GREETING))
    return FALSE;
  switch (input->protocol)
    {
    case PR_PROTOCOL_IMAP:
      return input->code == 220 || g_strcmp0 (input->status, "+OK") == 0;
    case PR_PROTOCOL_POP3:
      return input->code == 220 || g_strcmp0 (input->status, "OK") == 0;
    case PR_PROTOCOL_SMTP:
    default:
      return g_strcmp0 (input->status, "OK") == 0 || g_strcmp0 (input->status, "+OK") == 0;
    }
}

/* Nearly all refusals of a mailbox that somebody pastes are those of a recipient. */
static gboolean
may_be_of_recipient (const PrClassifyInput *input, guint known)
{
  return (known & PR_AT_ANY_STEP) == 0 && (known & PR_BY_CLIENT) == 0 &&
         (input->code == 450 || (input->code >= 550 && input->code <= 554));
}

static gboolean
take_recipient_rule (const PrClassifyInput *input,
                     const PrRuleScan *scan,
                     const PrRuleFacts *facts,
                     PrClassification *found)
{
  PrRuleFacts assumed = *facts;

  if (!may_be_of_recipient (input, facts->known))
    return FALSE;
  assumed.known |= PR_AT (PR_STEP_RECIPIENT);
  return take_rule (scan, TRUE, &assumed, found);
}

/* The order of the rules in design: words, where they are specific, then the enhanced or bracket
 * code, words that say little, vague codes, and the basic code. */
static void
decide (const PrClassifyInput *input,
        const PrRuleScan *scan,
        const PrRuleFacts *facts,
        PrClassification *found)
{
  guint known = facts->known;
  gboolean vague = input->enhanced_code != NULL && is_vague (input->enhanced_code);

  if (is_other_service (input) || is_starred_greeting (input))
    {
      found->id = PR_DIAGNOSIS_WRONG_SERVICE;
      found->basis = PR_CLASSIFY_BY_BASIC_CODE;
      return;
    }
  if (is_success (input))
    {
      if (!take_basic_code (input, known, found))
        found->id = PR_DIAGNOSIS_NO_ERROR;
      return;
    }
  if (take_rule (scan, FALSE, facts, found) || take_bracket_code (input, known, found) ||
      (!vague && take_enhanced_code (input, known, found)) ||
      take_rule (scan, TRUE, facts, found) || take_recipient_rule (input, scan, facts, found) ||
      take_enhanced_code (input, known, found) || take_basic_code (input, known, found))
    return;
  found->id = PR_DIAGNOSIS_UNCLASSIFIED;
}

/* Where a row of the table below holds, beside a set of steps and protocols. */
#define AT_UNKNOWN_STEP (1u << (PR_STEP_SIGN_OUT + 1))
#define SINCE_GREETING (PR_AT_ANY_STEP & ~(PR_AT_GREETING - 1))
#define SINCE_SENDER (PR_AT_ANY_STEP & ~(PR_AT_SENDER - 1))
#define FETCHING (PR_WITH_IMAP | PR_WITH_POP3)
#define OF_TEMPORARY (1u << 20) /* a reply of 4xx */
#define OF_PERMANENT (1u << 21) /* of 5xx */

/* What words mean depends on where they are said: of a mailbox or an address they speak of the
 * sender's where the sender was named, of the account where one signs in or fetches mail, of the
 * host before anybody was named. The first row that fits counts. */
/* clang-format off */
static const struct
{
  guint place;
  PrDiagnosisId said;
  PrDiagnosisId meant;
} meanings[] = {
#define MEANS(place, said, meant) { place, PR_DIAGNOSIS_##said, PR_DIAGNOSIS_##meant }
  /* Who replies with a code was reached: what could not be is another server, or the door is
   * shut. Before anybody is named, one's own server behind a program in between is meant. */
  MEANS (OF_PERMANENT | SINCE_GREETING | AT_UNKNOWN_STEP, CONNECTION_REFUSED, POLICY_REJECTED),
  MEANS (OF_PERMANENT | SINCE_GREETING, CONNECTION_FAILED, POLICY_REJECTED),
  MEANS (OF_PERMANENT | SINCE_GREETING, CONNECTION_TIMED_OUT, POLICY_REJECTED),
  MEANS (OF_TEMPORARY | SINCE_SENDER, CONNECTION_REFUSED, RECIPIENT_SERVER_UNREACHABLE),
  MEANS (OF_TEMPORARY | SINCE_SENDER, CONNECTION_FAILED, RECIPIENT_SERVER_UNREACHABLE),
  MEANS (OF_TEMPORARY | SINCE_SENDER, CONNECTION_TIMED_OUT, RECIPIENT_SERVER_UNREACHABLE),

  /* What failed is known by the step where nothing is known from the words. */
  MEANS (PR_AT (PR_STEP_CONNECT), UNCLASSIFIED, CONNECTION_FAILED),
  MEANS (PR_AT (PR_STEP_TLS), UNCLASSIFIED, TLS_HANDSHAKE_FAILED),
  MEANS (PR_AT_STARTTLS, UNCLASSIFIED, STARTTLS_REFUSED),
  MEANS (PR_AT_MAILBOX, UNCLASSIFIED, MAILBOX_NOT_ACCESSIBLE),

  MEANS (PR_AT_GREETING, RECIPIENT_UNKNOWN, POLICY_REJECTED),
  MEANS (PR_AT_GREETING, RECIPIENT_REFUSED, POLICY_REJECTED),
  MEANS (PR_AT_GREETING, SIGN_IN_BLOCKED, POLICY_REJECTED),
  MEANS (PR_AT_GREETING, SENDER_REJECTED, POLICY_REJECTED),

  MEANS (PR_AT_SIGN_IN, RECIPIENT_UNKNOWN, WRONG_CREDENTIALS),
  MEANS (PR_AT_SIGN_IN, RECIPIENT_INVALID, WRONG_CREDENTIALS),
  MEANS (PR_AT_SIGN_IN, RECIPIENT_DISABLED, ACCOUNT_DISABLED),
  MEANS (PR_AT_SIGN_IN, RECIPIENT_REFUSED, WRONG_CREDENTIALS),
  MEANS (PR_AT_SIGN_IN | FETCHING, MAILBOX_UNAVAILABLE, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_SIGN_IN | FETCHING, RECIPIENT_MAILBOX_FULL, MAILBOX_FULL),

  /* Of an open mailbox, the words say that it does not open. */
  MEANS (PR_AT_MAILBOX | FETCHING, RECIPIENT_UNKNOWN, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_MAILBOX | FETCHING, RECIPIENT_MOVED, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_MAILBOX | FETCHING, RECIPIENT_DISABLED, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_MAILBOX | FETCHING, RECIPIENT_REFUSED, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_MAILBOX | FETCHING, MAILBOX_UNAVAILABLE, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_MAILBOX | FETCHING, POLICY_REJECTED, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_MAILBOX | FETCHING, RECIPIENT_MAILBOX_FULL, MAILBOX_FULL),

  MEANS (PR_AT_SENDER, RECIPIENT_UNKNOWN, SENDER_REJECTED),
  MEANS (PR_AT_SENDER, RECIPIENT_INVALID, SENDER_REJECTED),
  MEANS (PR_AT_SENDER, RECIPIENT_REFUSED, SENDER_REJECTED),
  MEANS (PR_AT_SENDER, RECIPIENT_DISABLED, SENDER_REJECTED),
  MEANS (PR_AT_SENDER, RECIPIENT_DOMAIN_NOT_FOUND, SENDER_DOMAIN_NOT_FOUND),

  /* Who sends does not open the mailbox. */
  MEANS (PR_WITH_SMTP, MAILBOX_IN_USE, MAILBOX_UNAVAILABLE),

  /* Where mail is fetched there is no recipient, but an account. */
  MEANS (AT_UNKNOWN_STEP | FETCHING, RECIPIENT_UNKNOWN, WRONG_CREDENTIALS),
  MEANS (AT_UNKNOWN_STEP | FETCHING, RECIPIENT_INVALID, WRONG_CREDENTIALS),
  MEANS (AT_UNKNOWN_STEP | FETCHING, RECIPIENT_DISABLED, ACCOUNT_DISABLED),
  MEANS (AT_UNKNOWN_STEP | FETCHING, RECIPIENT_REFUSED, MAILBOX_NOT_ACCESSIBLE),
  MEANS (AT_UNKNOWN_STEP | FETCHING, MAILBOX_UNAVAILABLE, MAILBOX_NOT_ACCESSIBLE),
  MEANS (AT_UNKNOWN_STEP | PR_WITH_IMAP, POLICY_REJECTED, MAILBOX_NOT_ACCESSIBLE),
  MEANS (PR_AT_SIGN_IN | FETCHING, SENDING_TOO_FAST, AUTH_TOO_MANY_ATTEMPTS),
  MEANS (FETCHING, RECIPIENT_SERVER_UNREACHABLE, SERVICE_UNAVAILABLE),
  MEANS (FETCHING, SENDER_NOT_ALLOWED, SIGN_IN_BLOCKED),
#undef MEANS
};
/* clang-format on */

/* What has to hold of a kind, if the row says something of that kind. */
static gboolean
is_place (guint place, guint here)
{
  static const guint kinds[] = { PR_AT_ANY_STEP | AT_UNKNOWN_STEP, PR_WITH_ANY_PROTOCOL,
                                 OF_TEMPORARY | OF_PERMANENT };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((place & kinds[i]) != 0 && (place & here & kinds[i]) == 0)
      return FALSE;
  return TRUE;
}

static void
adjust_for_place (PrClassification *found)
{
  guint here = found->has_step ? PR_AT (found->step) : AT_UNKNOWN_STEP;

  if (found->has_protocol)
    here |= PR_WITH (found->protocol);
  if (found->code >= 400)
    here |= found->code >= 500 ? OF_PERMANENT : OF_TEMPORARY;
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (found->id == meanings[i].said && is_place (meanings[i].place, here))
      {
        found->id = meanings[i].meant;
        return;
      }
}

/* “… (in reply to RCPT TO command)”: what a queue adds tells the step, and is no word of the
 * reply. */
static gsize
measure_said (const char *text)
{
  const char *added = strstr (text, " (in reply to ");
  gsize n_bytes = strnlen (text, PR_CLASSIFY_TEXT_MAX_BYTES);

  return added == NULL ? n_bytes : MIN (n_bytes, (gsize) (added - text));
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
  PrRuleFacts facts = get_facts (input);
  g_autoptr (PrRuleScan) scan = NULL;

  found.code = input->code;
  found.has_protocol = input->has_protocol;
  found.protocol = input->protocol;
  found.has_step = input->has_step;
  found.step = input->step;
  if (input->enhanced_code != NULL)
    g_strlcpy (found.enhanced_code, input->enhanced_code, sizeof found.enhanced_code);
  if (input->bracket_code != NULL)
    {
      const char *code = input->bracket_code + (*input->bracket_code == '[' ? 1 : 0);

      g_strlcpy (found.bracket_code, code,
                 MIN (strcspn (code, "]") + 1, sizeof found.bracket_code));
    }
  if (input->text != NULL)
    scan = pr_rule_scan_new (pr_classify_get_rules (), input->text, measure_said (input->text));
  decide (input, scan, &facts, &found);
  adjust_for_place (&found);
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

/* Before the greeting no server has spoken. */
static gboolean
is_before_greeting (const PrClassifyInput *input)
{
  return input->has_step && input->step <= PR_STEP_TLS;
}

/* Words without a code that no queue speaks of are taken for those of a program on this side. */
static gboolean
is_like_client_text (const PrClassifyInput *input, const PrReplyCodes *codes)
{
  return (!input->has_protocol || is_before_greeting (input)) && input->code < 200 &&
         input->enhanced_code == NULL && input->bracket_code == NULL && input->status == NULL &&
         !codes->is_of_queue;
}

/* What @context does not say, as the text says it. */
static void
complete_input (PrClassifyInput *input, const PrReplyCodes *codes)
{
  input->text += codes->words_at;
  if (input->code == 0)
    input->code = codes->code;
  if (input->enhanced_code == NULL && codes->enhanced_code[0] != '\0')
    input->enhanced_code = codes->enhanced_code;
  if (input->bracket_code == NULL && codes->bracket_code[0] != '\0')
    input->bracket_code = codes->bracket_code;
  if (input->status == NULL && codes->status[0] != '\0')
    input->status = codes->status;
  if (!input->has_protocol && codes->has_protocol && !input->is_client_text)
    {
      input->has_protocol = TRUE;
      input->protocol = codes->protocol;
    }
  if (!input->has_step && codes->has_step)
    {
      input->has_step = TRUE;
      input->step = codes->step;
    }
  input->is_client_text |= is_like_client_text (input, codes);
}

/* “STARTTLS failed (code: 220)”: the code is of what went well before. */
static gboolean
is_success_in_failure (const PrClassifyInput *input, const PrReplyCodes *codes)
{
  static const char *const words[] = { "fail",        "error", "unable", "could not",
                                       "not support", "fehl",  "erreur", "échec" };

  if (codes->begins_with_code || codes->code < 200 || codes->code >= 400 ||
      input->code != codes->code)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcasestr (input->text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gsize
measure_quote (const char *text)
{
  static const char *const marks[] = { " ", "\"", "'", "‘",  "’",       "“",
                                       "”", "„",  "«", "「", "\302\240" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i]))
      return strlen (marks[i]);
  return 0;
}

/* Blanks and the quotation marks of any language. */
static const char *
skip_quotes (const char *text)
{
  for (gsize n_bytes = measure_quote (text); n_bytes > 0; n_bytes = measure_quote (text))
    text += n_bytes;
  return text;
}

static const char *
find_colon (const char *text)
{
  const char *colon = strchr (text, ':');
  const char *wide = strstr (text, "：");

  return colon == NULL || (wide != NULL && wide < colon) ? wide : colon;
}

/* Where the library of a program puts the reply: “Expected response code 250 but got code "550",
 * with message "550 …"”, “SMTP Error (550): Failed to add recipient "user@example.net" (5.1.1 …).”,
 * “SMTP Error: Data not accepted. … Detail: … SMTP code: 550”, “SMTPDataError: (550, b'5.1.1 …')”.
 */
static const char *
find_framed_reply (const char *text)
{
  const char *found = strstr (text, "with message \"");
  const char *end;
  guint n_open = 0;

  if (found != NULL && g_ascii_isdigit (found[strlen ("with message \"")]))
    return found + strlen ("with message \"");
  found = strstr (text, " Detail: ");
  if (found != NULL && strstr (found, " SMTP code: ") != NULL)
    return found + strlen (" Detail: ");
  found = strchr (text, '(');
  while (found != NULL && !pr_basic_code_is_at (found + 1))
    found = strchr (found + 1, '(');
  if (found == NULL)
    return NULL;
  if (g_str_has_prefix (found + 4, ", b'") || g_str_has_prefix (found + 4, ", b\""))
    return found + strlen ("(550, b'");
  if (!g_str_has_prefix (found + 4, "):"))
    return NULL;
  end = text + strlen (text);
  while (end > found + 6 && strchr (" .\n", end[-1]) != NULL)
    end--;
  for (const char *p = end; p > found + 6; p--)
    {
      n_open += p[-1] == ')';
      n_open -= p[-1] == '(';
      if (n_open == 0)
        return p == end ? NULL : p;
    }
  return NULL;
}

/* Where a mail program's sentence about a reply ends and the reply begins: “Der Server antwortete:
 * 550 …”; the sentence says no more than that, and in whatever language. */
static const char *
find_quoted_reply (const char *text, const PrReplyCodes *codes)
{
  const char *framed = find_framed_reply (text);

  if (framed != NULL && codes->code >= 400)
    return framed;
  if (codes->begins_with_code || (codes->code < 400 && codes->enhanced_code[0] < '4'))
    return NULL;
  for (const char *p = find_colon (text); p != NULL; p = find_colon (p + 1))
    {
      const char *after = g_utf8_next_char (p);
      const char *start = skip_quotes (after);
      g_autofree char *sentence = NULL;
      PrReplyCodes own;

      if ((start == after && *p == ':') || (*start != '4' && *start != '5'))
        continue;
      pr_reply_codes_find (&own, start);
      if (!own.begins_with_code)
        continue;
      sentence = g_strndup (text, (gsize) (p - text));
      pr_reply_codes_find (&own, sentence);
      return own.code < 400 && own.enhanced_code[0] < '4' ? start : NULL;
    }
  return NULL;
}

/* Words of a mail program after which the server has its say, with or without a code. */
static const char *
find_announced_reply (const char *text, const PrReplyCodes *codes)
{
  static const char *const announcements[] = {
    "server response was:", "server responded:",  "server replied:",
    "server said:",         "server antwortete:", "serveur a répondu :",
    "server answered:",     "returned an error:", " responded:",
  };

  if (codes->code != 0 || codes->enhanced_code[0] != '\0')
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (announcements); i++)
    {
      const char *found = strcasestr (text, announcements[i]);

      if (found != NULL)
        return skip_quotes (found + strlen (announcements[i]));
    }
  return NULL;
}

/* To the full stop before @next, or all if there is none. */
static gsize
measure_sentence (const char *reply, const char *next)
{
  const char *p = next;

  while (p > reply && g_ascii_isspace (p[-1]))
    p--;
  return p < next && p > reply && p[-1] == '.' ? (gsize) (p - 1 - reply) : strlen (reply);
}

/* What comes after the reply: “Please check the recipient”, “', Port: 25, Secure (SSL): No”, and
 * what the queue did then. */
static gsize
measure_reply (const char *reply)
{
  static const char *const ends[] = {
    "Giving up on ",
    "Giving_up_on_",
    ": retry timeout exceeded",
    "msmtp: could not send",
    " SMTP code: ",
    "。请",
    "。請",
    "。確認",
    "。メッセージ",
    "', ",
    "\", ",
    "‘, ",
    "’, ",
    "”, ",
    "», ",
  };
  static const char *const next_sentences[] = {
    "Please check", "Please verify", "Bitte überprüfen", "Bitte prüfen", "Veuillez",
    "Vérifiez",     "Compruebe",     "Verifique",        "Por favor",    "Controllare",
    "Verificare",   "Controleer",    "Sprawdź",          "Проверьте",    "Пожалуйста",
  };
  gsize n_bytes = strlen (reply);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *found = strstr (reply, ends[i]);

      if (found != NULL)
        n_bytes = MIN (n_bytes, (gsize) (found - reply));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (next_sentences); i++)
    {
      const char *found = strstr (reply, next_sentences[i]);

      if (found != NULL)
        n_bytes = MIN (n_bytes, measure_sentence (reply, found));
    }
  return n_bytes;
}

/* “host mx.example.net[192.0.2.1] said”, “Connected to 192.0.2.1 but recipient was rejected. Remote
 * host said”: what a queue, or the library of a program, says before a reply tells the step, and
 * nothing else. */
static gboolean
is_of_queue (const char *sentence, gsize n_bytes)
{
  static const char *const words[] = {
    " said",
    " refused to talk to me",
    "SMTP error from remote mail server after",
    "SMTPAddressFailedException:",
    "SMTPSendFailedException:",
    "SMTPSenderFailedException:",
    "SMTP Error (",
    "SMTP server error: ",
    "all recipients were rejected:",
    "Server error:",
    "Server Response:",
    "msmtp: ",
    "with message ",
    "SMTPDataError: (",
    "SMTPSenderRefused: (",
    "SMTPRecipientsRefused: {",
    "SMTPAuthenticationError: (",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strstr_len (sentence, (gssize) n_bytes, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What is said by the reply alone, if its words say something or no others do. */
static gboolean
classify_quoted_reply (const PrClassifyInput *input,
                       const PrReplyCodes *codes,
                       PrClassification *found)
{
  const char *announced = find_announced_reply (input->text, codes);
  const char *reply = announced == NULL ? find_quoted_reply (input->text, codes) : announced;
  g_autofree char *alone = reply == NULL ? NULL : g_strndup (reply, measure_reply (reply));
  PrClassifyInput quoted = *input;

  if (alone == NULL)
    return FALSE;
  quoted.text = alone;
  quoted.is_client_text &= announced == NULL;
  pr_classify_full (&quoted, found);
  /* Who says that there is no connection is not the server. */
  if (announced != NULL)
    return found->basis == PR_CLASSIFY_BY_WORDS && found->id != PR_DIAGNOSIS_CONNECTION_FAILED;
  return found->basis == PR_CLASSIFY_BY_WORDS || found->basis == PR_CLASSIFY_BY_BROAD_WORDS ||
         (found->basis != PR_CLASSIFY_BY_NOTHING &&
          is_of_queue (input->text, (gsize) (reply - input->text)));
}

static void
classify_completed (const PrClassifyInput *input,
                    const PrReplyCodes *codes,
                    PrClassification *found)
{
  if (is_success_in_failure (input, codes))
    {
      PrClassifyInput without_code = *input;

      without_code.code = 0;
      without_code.enhanced_code = NULL;
      if (pr_classify_full (&without_code, found) != PR_DIAGNOSIS_UNCLASSIFIED &&
          found->basis == PR_CLASSIFY_BY_WORDS)
        return;
    }
  if (!classify_quoted_reply (input, codes, found))
    pr_classify_full (input, found);
}

/* Whose account it is says a protocol, and where it failed says a step, but not that a server
 * speaks: words without a code may be those of the mail program. */
static gboolean
may_be_of_program (const PrClassifyInput *context, const PrReplyCodes *codes)
{
  return context->may_be_client_text && (context->has_protocol || context->has_step) &&
         context->code == 0 && context->enhanced_code == NULL && context->bracket_code == NULL &&
         context->status == NULL && codes->code == 0 && codes->enhanced_code[0] == '\0' &&
         codes->bracket_code[0] == '\0' && codes->status[0] == '\0';
}

static void
consider_program (const PrClassifyInput *context,
                  const PrReplyCodes *codes,
                  PrClassification *found)
{
  PrClassifyInput of_program = *context;
  PrClassification other;

  if (!may_be_of_program (context, codes) || found->id == PR_DIAGNOSIS_MAILBOX_FULL)
    return;
  of_program.has_protocol = context->has_protocol && context->has_step;
  of_program.is_client_text = context->has_step;
  complete_input (&of_program, codes);
  classify_completed (&of_program, codes, &other);
  if (other.basis > found->basis ||
      (other.basis == PR_CLASSIFY_BY_WORDS && (!context->has_step || is_before_greeting (context))))
    *found = other;
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
  PrClassifyInput given = { 0 };
  PrClassifyInput input;
  g_autofree char *start = g_strndup (text, PR_CLASSIFY_TEXT_MAX_BYTES);
  PrClassification found;
  PrReplyCodes codes;

  if (context != NULL)
    given = *context;
  given.text = start;
  input = given;
  pr_reply_codes_find (&codes, start);
  complete_input (&input, &codes);
  classify_completed (&input, &codes, &found);
  consider_program (&given, &codes, &found);
  if (classification != NULL)
    *classification = found;
  return found.id;
}

/*
 * pr_classify_note_rules:
 * @is_reached: (inout): for each rule, whether it is the first that fits some text
 * @hidden_by: (inout): for each rule that fits but is not the first, the first plus 1
 *
 * For the test of the tables.
 */
void
pr_classify_note_rules (const char *text,
                        const PrClassifyInput *context,
                        gboolean *is_reached,
                        guint *hidden_by)
{
  const PrRuleSet *set = pr_classify_get_rules ();
  g_autoptr (PrRuleScan) scan = NULL;
  PrClassifyInput input = *context;
  PrReplyCodes codes;
  PrRuleFacts facts;
  guint first = G_MAXUINT;

  input.text = text;
  pr_reply_codes_find (&codes, text);
  complete_input (&input, &codes);
  scan = pr_rule_scan_new (set, input.text, measure_said (input.text));
  facts = get_facts (&input);
  /* Which rule hides one that is reached by another text is not asked. */
  for (guint i = 0; i < pr_rule_set_get_n_rules (set); i++)
    if ((first == G_MAXUINT || !is_reached[i]) && pr_rule_scan_matches (scan, i, &facts))
      {
        if (first == G_MAXUINT)
          {
            first = i;
            is_reached[i] = TRUE;
          }
        else
          hidden_by[i] = first + 1;
      }
}
