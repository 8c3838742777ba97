/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-reply-codes.h"

#include "pr-classify-codes-private.h"

#include <string.h>

/* “Command died with status 255”: what a program ends with, and no reply. */
#define EXIT_STATUS "255"

/* Words after which a number is a code: “SMTP error 550”, “the server response was: 550”. */
static const char *const words_before_code[] = {
  "smtp",   "error",    "code",    "status", "response", "reply",        "was",
  "said",   "returned", "returns", "with",   "of",       "fehler",       "erreur",
  "ошибка", "错误",     "state",   "failed", "rejected", "responsecode", "smtpstatus",
};

/* The parts of a talk, as bounces and logs name them. */
static const struct
{
  const char *words;
  PrStepId step;
} steps_in_words[] = {
  { "in reply to rcpt to", PR_STEP_RECIPIENT },
  { "after rcpt to", PR_STEP_RECIPIENT },
  { "[rcpt_to]", PR_STEP_RECIPIENT },
  { "rcpt to:<", PR_STEP_RECIPIENT },
  { "rcpt failed", PR_STEP_RECIPIENT },
  { "all recipients were rejected", PR_STEP_RECIPIENT },
  { "failed to add recipient", PR_STEP_RECIPIENT },
  { "smtprecipientsrefused", PR_STEP_RECIPIENT },
  { "smtpaddressfailedexception", PR_STEP_RECIPIENT },
  { "following recipients failed", PR_STEP_RECIPIENT },
  { "check the message recipient", PR_STEP_RECIPIENT },
  { "verify that your email address is correct in your", PR_STEP_SENDER },
  { "notauthenticatedfor", PR_STEP_RECIPIENT },
  { "authenticated for group", PR_STEP_RECIPIENT },
  { "authenticated for mailbox", PR_STEP_RECIPIENT },
  { "this recipient", PR_STEP_RECIPIENT },
  { "the recipient's ", PR_STEP_RECIPIENT },
  { "invalid recipient", PR_STEP_RECIPIENT },
  { "unknown recipient", PR_STEP_RECIPIENT },
  { "recipient address", PR_STEP_RECIPIENT },
  { "unknown rcpt", PR_STEP_RECIPIENT },
  { "mail command failed", PR_STEP_SENDER },
  { "failed to set sender", PR_STEP_SENDER },
  { "sender address", PR_STEP_SENDER },
  { "unknown sender", PR_STEP_SENDER },
  { "invalid sender", PR_STEP_SENDER },
  { "mail from:<", PR_STEP_SENDER },
  { "sender refused", PR_STEP_SENDER },
  { "sender denied", PR_STEP_SENDER },
  { "smtpsenderrefused", PR_STEP_SENDER },
  { "smtpsenderfailedexception", PR_STEP_SENDER },
  { "envelope from address", PR_STEP_SENDER },
  { "smtpdataerror", PR_STEP_MESSAGE },
  { "error: message failed:", PR_STEP_MESSAGE },
  { "smtpheloerror", PR_STEP_CAPABILITIES },
  { "smtpconnecterror", PR_STEP_GREETING },
  { "error: invalid login:", PR_STEP_SIGN_IN },
  { "mail failed", PR_STEP_SENDER },
  { "in reply to mail from", PR_STEP_SENDER },
  { "after mail from", PR_STEP_SENDER },
  { "[mail_from]", PR_STEP_SENDER },
  { "in reply to end of data", PR_STEP_MESSAGE },
  { "in reply to data", PR_STEP_MESSAGE },
  { "after end of data", PR_STEP_MESSAGE },
  { "after data", PR_STEP_MESSAGE },
  { "after pipelined end of data", PR_STEP_MESSAGE },
  { "in reply to helo", PR_STEP_CAPABILITIES },
  { "in reply to ehlo", PR_STEP_CAPABILITIES },
  { "after helo", PR_STEP_CAPABILITIES },
  { "after ehlo", PR_STEP_CAPABILITIES },
  { "in reply to starttls", PR_STEP_STARTTLS },
  { "after starttls", PR_STEP_STARTTLS },
  { "in reply to auth", PR_STEP_SIGN_IN },
  { "after auth", PR_STEP_SIGN_IN },
  { "smtp auth failed", PR_STEP_SIGN_IN },
  { "auth login failed", PR_STEP_SIGN_IN },
  { "smtpauthenticationerror", PR_STEP_SIGN_IN },
  { "but recipient was rejected", PR_STEP_RECIPIENT },
  { "but sender was rejected", PR_STEP_SENDER },
  { "failed after i sent the message", PR_STEP_MESSAGE },
  { "failed on data command", PR_STEP_MESSAGE },
  { "but my name was rejected", PR_STEP_CAPABILITIES },
  { "but greeting failed", PR_STEP_GREETING },
  { ">>> mail from:", PR_STEP_SENDER },
  { ">>> data", PR_STEP_MESSAGE },
  { "after initial connection", PR_STEP_GREETING },
  { "refused to talk to me", PR_STEP_GREETING },
};

/* Only a server that passes a message on speaks of these. */
static const char *const words_of_queues[] = {
  "defer",
  "deliver",
  "retry",
  "retries",
  "queue",
  "recipient",
  "mx ",
  "mx.",
  "smtp;",
  "said:",
  "]:25:",
  "dns lookup failure",
  "name service error",
  "bounce",
  "envelope",
  " domain",
  "conversation with",
  "lost connection with ",
  "all hosts",
  "relay=",
  "[message=",
  "destination computer",
  "collect:",
  "giving up",
  "too old",
  "timed out with",
  "next hop",
};

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

static guint
count_digits (const char *p)
{
  guint n = 0;

  while (n < 4 && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/*
 * pr_enhanced_code_measure:
 * @p: within a text that is ended by NUL
 *
 * Returns: the length of “5.7.1” at @p, 0 if there is none
 */
gsize
pr_enhanced_code_measure (const char *p)
{
  const char *start = p;

  if (strchr ("12345", *p) == NULL || *p == '\0' || p[1] != '.')
    return 0;
  p += 2;
  for (guint part = 0; part < 2; part++)
    {
      guint n_digits = count_digits (p);

      if (n_digits == 0 || n_digits > 3)
        return 0;
      p += n_digits;
      if (part == 0 && *p++ != '.')
        return 0;
    }
  if (g_ascii_isalpha (*p) || (*p == '.' && g_ascii_isalnum (p[1])))
    return 0;
  return (gsize) (p - start);
}

/*
 * pr_basic_code_is_at:
 * @p: within a text that is ended by NUL
 *
 * Returns: whether there is “550 ”, “550-”, “550: ”, but not “550.1” or “550 kB”
 */
gboolean
pr_basic_code_is_at (const char *p)
{
  if (count_digits (p) != 3 || *p < '1' || *p > '5' || g_str_has_prefix (p, EXIT_STATUS))
    return FALSE;
  p += 3;
  if (*p == '.')
    return !g_ascii_isalnum (p[1]);
  if (*p == '-')
    return g_ascii_isdigit (p[1]) || g_ascii_isalpha (p[1]) || p[1] == ' ';
  return !is_word_char (*p);
}

static gboolean
follows_word_before_code (const char *text, const char *p)
{
  const char *end = p;
  const char *start;

  while (end > text && strchr (" :=#('\"[", end[-1]) != NULL)
    end--;
  start = end;
  while (start > text && ((guchar) start[-1] >= 0x80 || g_ascii_isalpha (start[-1])))
    start--;
  for (gsize i = 0; i < G_N_ELEMENTS (words_before_code); i++)
    {
      g_autofree char *word = g_utf8_strdown (start, end - start);

      if (strcmp (word, words_before_code[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Blanks and what stands before a reply in a delivery report or a log: “smtp;”, “#”, quotes. */
static const char *
skip_preamble (const char *text)
{
  static const char *const preambles[] = { "smtp;", "smtp:", "<<<", "s:", "x-postfix;", "b'" };

  for (const char *p = text;;)
    {
      const char *start = p;

      while (*p == ' ' || *p == '\t' || *p == '#' || *p == '"' || *p == '\'' || *p == '(')
        p++;
      for (gsize i = 0; i < G_N_ELEMENTS (preambles); i++)
        if (g_ascii_strncasecmp (p, preambles[i], strlen (preambles[i])) == 0)
          p += strlen (preambles[i]);
      if (p == start)
        return p;
    }
}

static gboolean
is_at_token_start (const char *text, const char *p)
{
  return p == text || !(is_word_char (p[-1]) || p[-1] == '.' || p[-1] == '@' ||
                        (guchar) p[-1] >= 0x80 || p[-1] == '/' || p[-1] == '=');
}

/* “Der Server antwortete: „554 …“” */
static gboolean
follows_quotation_mark (const char *text, const char *p)
{
  static const char *const marks[] = { "“", "„", "‘", "‚", "«", "‹", "「" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i]);

      if ((gsize) (p - text) >= length && memcmp (p - length, marks[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* “response=554 …” */
static gboolean
is_at_code_start (const char *text, const char *p)
{
  return is_at_token_start (text, p) || follows_quotation_mark (text, p) ||
         (p > text && p[-1] == '=' && follows_word_before_code (text, p));
}

static gboolean
is_followed_by_enhanced_code (const char *p)
{
  p += 3;
  while (*p == ' ' || *p == '-' || *p == ',' || *p == '"' || *p == '#')
    p++;
  return pr_enhanced_code_measure (p) > 0;
}

static guint
parse_basic_code (const char *p)
{
  return (guint) g_ascii_digit_value (p[0]) * 100 + (guint) g_ascii_digit_value (p[1]) * 10 +
         (guint) g_ascii_digit_value (p[2]);
}

/* “port: 465”, and “Expected response code 354 but got code 250”, which is no success. */
static gboolean
is_other_number (const char *text, const char *p)
{
  gsize n_before = MIN ((gsize) (p - text), 26);
  g_autofree char *before = g_ascii_strdown (p - n_before, (gssize) n_before);
  const char *port = strstr (before, "port");

  return strstr (before, "expected ") != NULL || (*p < '4' && strstr (before, "but got") != NULL) ||
         (port != NULL && port[4 + strspn (port + 4, " :='\"")] == '\0');
}

static gboolean
stands_for_code (const char *text, const char *p, const char *beginning)
{
  const char *before = p;

  if (is_other_number (text, p))
    return FALSE;
  if (p == beginning)
    return TRUE;
  if (follows_word_before_code (text, p))
    return TRUE;
  if (*p < '4')
    return FALSE;
  /* “mx.example.org:465”, “port 587” */
  if (p > text + 1 && p[-1] == ':' && g_ascii_isalnum (p[-2]))
    return FALSE;
  while (before > text && before[-1] == ' ')
    before--;
  return is_followed_by_enhanced_code (p) ||
         (before < p && before > text && strchr (":;<>'\",.)", before[-1]) != NULL) ||
         (p > text && strchr ("'\"<>;(", p[-1]) != NULL) || follows_quotation_mark (text, p);
}

/* “Expected response code 250 but got code "535"”: the refusal counts. */
static gboolean
may_be_code (const PrReplyCodes *self, const char *p)
{
  return self->code == 0 || (!self->begins_with_code && self->code < 400 && *p >= '4');
}

static void
find_numbers (PrReplyCodes *self, const char *text)
{
  const char *beginning = skip_preamble (text);

  for (const char *p = text; *p != '\0'; p++)
    {
      gsize length;

      if (!g_ascii_isdigit (*p) ||
          (p > text &&
           (g_ascii_isdigit (p[-1]) || (p[-1] == '.' && p > text + 1 && g_ascii_isdigit (p[-2])))))
        continue;
      length = pr_enhanced_code_measure (p);
      if (length > 0 && (p == text || !g_ascii_isalnum (p[-1])) && (*p >= '4' || p == beginning) &&
          self->enhanced_code[0] == '\0')
        {
          g_strlcpy (self->enhanced_code, p, MIN (length + 1, sizeof self->enhanced_code));
          self->begins_with_code |= p == beginning;
        }
      else if (length == 0 && may_be_code (self, p) && pr_basic_code_is_at (p) &&
               is_at_code_start (text, p) && stands_for_code (text, p, beginning))
        {
          self->code = parse_basic_code (p);
          self->begins_with_code |= p == beginning;
        }
    }
}

/* In older code tables a basic code is written with dots: “SMTP error 4.2.1” is 421. Nothing else
 * has the class 1 or 3, or the subject 0 with a detail. */
static void
undot_code (PrReplyCodes *self, const char *text)
{
  const char *code = self->enhanced_code;
  gboolean is_dotted;

  if (strlen (code) != 5 || self->code != 0)
    return;
  is_dotted = code[0] == '1' || code[0] == '3' || (code[2] == '0' && code[4] != '0') ||
              (code[0] == '2' && code[2] > '1') ||
              g_ascii_strncasecmp (text, "smtp error ", 11) == 0;
  if (!is_dotted)
    return;
  self->code = (guint) g_ascii_digit_value (code[0]) * 100 +
               (guint) g_ascii_digit_value (code[2]) * 10 + (guint) g_ascii_digit_value (code[4]);
  self->enhanced_code[0] = '\0';
}

static void
find_bracket_code (PrReplyCodes *self, const char *text)
{
  for (const char *p = strchr (text, '['); p != NULL; p = strchr (p + 1, '['))
    {
      gsize length = strcspn (p + 1, " ]");
      PrDiagnosisId id;

      if (length < sizeof self->bracket_code && p[1 + length] != '\0' &&
          pr_classify_bracket_code (p, 0, &id))
        {
          g_strlcpy (self->bracket_code, p + 1, length + 1);
          return;
        }
    }
}

static gboolean
take_status (PrReplyCodes *self, const char *p)
{
  static const char *const words[] = { "NO", "BAD", "BYE", "OK", "PREAUTH", "LOGINDISABLED" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (strncmp (p, words[i], length) == 0 && strchr (" \t,[", p[length]) != NULL)
        {
          g_strlcpy (self->status, words[i], sizeof self->status);
          return TRUE;
        }
    }
  return FALSE;
}

/* “NO SELECT failed”, “NO [CODE] LOGIN …”: many servers name the command that they answer. */
static void
note_command (PrReplyCodes *self, const char *p)
{
  static const struct
  {
    const char *name;
    PrStepId step;
  } commands[] = {
    { "LOGIN", PR_STEP_SIGN_IN },       { "AUTHENTICATE", PR_STEP_SIGN_IN },
    { "STARTTLS", PR_STEP_STARTTLS },   { "CAPABILITY", PR_STEP_CAPABILITIES },
    { "SELECT", PR_STEP_MAILBOX },      { "EXAMINE", PR_STEP_MAILBOX },
    { "FETCH", PR_STEP_MAILBOX },       { "STORE", PR_STEP_MAILBOX },
    { "APPEND", PR_STEP_MAILBOX },      { "COPY", PR_STEP_MAILBOX },
    { "MOVE", PR_STEP_MAILBOX },        { "EXPUNGE", PR_STEP_MAILBOX },
    { "SEARCH", PR_STEP_MAILBOX },      { "STATUS", PR_STEP_MAILBOX },
    { "LIST", PR_STEP_MAILBOX },        { "LSUB", PR_STEP_MAILBOX },
    { "CREATE", PR_STEP_MAILBOX },      { "DELETE", PR_STEP_MAILBOX },
    { "RENAME", PR_STEP_MAILBOX },      { "SUBSCRIBE", PR_STEP_MAILBOX },
    { "UNSUBSCRIBE", PR_STEP_MAILBOX }, { "UID", PR_STEP_MAILBOX },
  };
  gsize length;

  p += strspn (p, " \t,");
  if (*p == '[')
    {
      p += strcspn (p, "]");
      p += strspn (p, "] ");
    }
  length = strcspn (p, " :.");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strlen (commands[i].name) == length && strncmp (p, commands[i].name, length) == 0)
      {
        self->has_step = TRUE;
        self->step = commands[i].step;
        return;
      }
}

/* “BAD DESTINATION MAILBOX ADDRESS”: a sentence in capitals that begins with such a word. */
static gboolean
is_shouted (const char *text)
{
  const char *p = text;

  while (*p != '\0' && *p != '[' && !g_ascii_islower (*p))
    p++;
  return *p == '\0' && strchr (text, ' ') != NULL;
}

/* “NO …”, “* BYE …”, “a1 NO …”, “S: 1 NO …”, “-ERR …” */
static void
find_status (PrReplyCodes *self, const char *text)
{
  const char *p = skip_preamble (text);
  const char *minus = strstr (text, "-ERR");

  if (minus != NULL && (minus[4] == '\0' || !g_ascii_isalnum (minus[4])))
    g_strlcpy (self->status, "-ERR", sizeof self->status);
  else if (g_str_has_prefix (p, "+OK"))
    g_strlcpy (self->status, "+OK", sizeof self->status);
  if (self->status[0] != '\0')
    {
      self->has_protocol = TRUE;
      self->protocol = PR_PROTOCOL_POP3;
      return;
    }
  if (is_shouted (p))
    return;
  for (guint token = 0; token < 3 && *p != '\0'; token++)
    {
      if (take_status (self, p))
        {
          const char *words = p + strlen (self->status);

          if (strcmp (self->status, "LOGINDISABLED") != 0)
            self->words_at = (gsize) (words - text);
          note_command (self, words);
          self->has_protocol = TRUE;
          self->protocol = PR_PROTOCOL_IMAP;
          return;
        }
      p += strcspn (p, " ");
      p += strspn (p, " ");
    }
}

static gboolean
is_sign_in_code (const PrReplyCodes *self)
{
  switch (self->code)
    {
    case 235:
    case 334:
    case 525:
    case 534:
    case 535:
    case 538:
      return TRUE;
    default:
      return g_str_has_prefix (self->bracket_code, "AUTH") ||
             strcmp (self->bracket_code, "CONTACTADMIN") == 0 ||
             strcmp (self->bracket_code, "PRIVACYREQUIRED") == 0 ||
             strcmp (self->enhanced_code, "5.7.8") == 0;
    }
}

static gboolean
is_of_queue (const char *lower)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words_of_queues); i++)
    if (strstr (lower, words_of_queues[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_mailbox_code (const PrReplyCodes *self)
{
  return strcmp (self->bracket_code, "NONEXISTENT") == 0 ||
         strcmp (self->bracket_code, "TRYCREATE") == 0;
}

static void
find_step (PrReplyCodes *self, const char *lower)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps_in_words); i++)
    if (strstr (lower, steps_in_words[i].words) != NULL)
      {
        self->has_step = TRUE;
        self->step = steps_in_words[i].step;
        return;
      }
  if (self->has_step)
    return;
  if (is_mailbox_code (self))
    {
      self->has_step = TRUE;
      self->step = PR_STEP_MAILBOX;
    }
  else if (is_sign_in_code (self) || (self->has_protocol && (strstr (lower, "login") != NULL ||
                                                             strstr (lower, "authent") != NULL ||
                                                             strstr (lower, "password") != NULL)))
    {
      self->has_step = TRUE;
      self->step = PR_STEP_SIGN_IN;
    }
}

/* “smtp; 550 …”, “Diagnostic-Code: smtp;550 …”: the type of a diagnostic code (RFC 3464 §2.3.6) is
 * no word of the reply. */
static gsize
measure_diagnostic_type (const char *text)
{
  static const char label[] = "Diagnostic-Code:";
  static const char type[] = "smtp;";
  const char *p = text;

  if (g_ascii_strncasecmp (p, label, strlen (label)) == 0)
    p += strlen (label);
  p += strspn (p, " ");
  if (g_ascii_strncasecmp (p, type, strlen (type)) != 0)
    return 0;
  p += strlen (type);
  return (gsize) (p - text);
}

/* “imaplib.error: b'…'”, “IMAP command 'LOGIN' returned an error: …”: a library tells whose words
 * follow, where they have no code. */
static void
find_library (PrReplyCodes *self, const char *lower)
{
  static const struct
  {
    const char *words;
    PrProtocol protocol;
    const char *status;
  } libraries[] = {
    { "imaplib.error: b'", PR_PROTOCOL_IMAP, "NO" },
    { "imaplib.imap4.error: b'", PR_PROTOCOL_IMAP, "NO" },
    { "imap4.error: b'", PR_PROTOCOL_IMAP, "NO" },
    { "imap command '", PR_PROTOCOL_IMAP, "NO" },
    { "imap server responded: ", PR_PROTOCOL_IMAP, "NO" },
    { "imap-server antwortete: ", PR_PROTOCOL_IMAP, "NO" },
    { "poplib.error_proto: ", PR_PROTOCOL_POP3, "-ERR" },
    { "sending of password for user ", PR_PROTOCOL_POP3, "-ERR" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (libraries) && !self->has_protocol; i++)
    if (strstr (lower, libraries[i].words) != NULL)
      {
        self->has_protocol = TRUE;
        self->protocol = libraries[i].protocol;
        g_strlcpy (self->status, libraries[i].status, sizeof self->status);
      }
}

/*
 * pr_reply_codes_find:
 * @text: in UTF-8
 *
 * Finds the codes in a pasted text, and what else tells the protocol and the step.
 */
void
pr_reply_codes_find (PrReplyCodes *self, const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  memset (self, 0, sizeof *self);
  find_numbers (self, text);
  undot_code (self, text);
  find_bracket_code (self, text);
  self->words_at = measure_diagnostic_type (text);
  find_status (self, text);
  if (self->code == 0 && self->enhanced_code[0] == '\0')
    find_library (self, lower);
  if (!self->has_protocol && (self->code >= 200 || self->enhanced_code[0] != '\0'))
    {
      self->has_protocol = TRUE;
      self->protocol = PR_PROTOCOL_SMTP;
    }
  find_step (self, lower);
  self->is_of_queue = is_of_queue (lower);
}
