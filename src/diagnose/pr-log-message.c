/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-message.h"

#include "pr-log-chars.h"
#include "pr-log-json.h"

#include <string.h>

static const struct
{
  const char *word; /* in the program's name */
  PrProtocol protocol;
} programs[] = {
  { "imap", PR_PROTOCOL_IMAP },       { "pop3", PR_PROTOCOL_POP3 },
  { "postfix", PR_PROTOCOL_SMTP },    { "smtp", PR_PROTOCOL_SMTP },
  { "submission", PR_PROTOCOL_SMTP }, { "sendmail", PR_PROTOCOL_SMTP },
  { "sm-mta", PR_PROTOCOL_SMTP },     { "exim", PR_PROTOCOL_SMTP },
  { "qmail", PR_PROTOCOL_SMTP },
};

/* Which of the above is at @p, in either case. */
static gsize
match_program (const char *p, gsize n_bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      const char *word = programs[i].word;

      if (word[0] == (*p | 0x20) && word[1] == (p[1] | 0x20) && strlen (word) <= n_bytes &&
          g_ascii_strncasecmp (p, word, strlen (word)) == 0)
        return i;
    }
  return G_N_ELEMENTS (programs);
}

/* Most letters of a prefix begin none of the above. */
static gboolean
may_begin_program (const char *p)
{
  switch (*p | 0x20)
    {
    case 'e':
    case 'i':
    case 'p':
    case 'q':
    case 's':
      return strchr ("emouxEMOUX", p[1]) != NULL;
    default:
      return FALSE;
    }
}

static void
find_protocol (PrLogMessage *self, const char *prefix, gsize n_bytes)
{
  gsize best = G_N_ELEMENTS (programs);

  for (gsize i = 0; i < n_bytes; i++)
    if (may_begin_program (prefix + i))
      best = MIN (best, match_program (prefix + i, n_bytes - i));
  if (best == G_N_ELEMENTS (programs))
    return;
  self->has_protocol = TRUE;
  self->protocol = programs[best].protocol;
}

static const struct
{
  const char *word;
  PrStepId step;
} refused_commands[] = {
  { "RCPT from", PR_STEP_RECIPIENT },    { "MAIL from", PR_STEP_SENDER },
  { "EHLO from", PR_STEP_CAPABILITIES }, { "HELO from", PR_STEP_CAPABILITIES },
  { "CONNECT from", PR_STEP_GREETING },  { "DATA from", PR_STEP_MESSAGE },
  { "END-OF-MESSAGE", PR_STEP_MESSAGE }, { "STARTTLS from", PR_STEP_STARTTLS },
  { "AUTH from", PR_STEP_SIGN_IN },
};

/* Postfix: “reject: RCPT from host[192.0.2.1]: 450 4.7.1 …; from=<…> to=<…> proto=ESMTP” */
static char *
dup_refusal (PrLogMessage *self, const char *message)
{
  const char *start = strstr (message, "reject: ");
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen ("reject: ");
  for (gsize i = 0; i < G_N_ELEMENTS (refused_commands); i++)
    if (g_str_has_prefix (start, refused_commands[i].word))
      {
        self->has_step = TRUE;
        self->step = refused_commands[i].step;
        break;
      }
  if (!self->has_step || (start = strstr (start, "]: ")) == NULL)
    return NULL;
  start += strlen ("]: ");
  end = strstr (start, "; from=<");
  if (end == NULL)
    end = strstr (start, "; proto=");
  return g_strndup (start, end == NULL ? strlen (start) : (gsize) (end - start));
}

/* Postfix: “status=bounced (host … said: 550 …)” */
static char *
dup_postfix_status (const char *message)
{
  const char *status = strstr (message, "status=");
  const char *open = status == NULL ? NULL : strchr (status, '(');
  const char *close = open == NULL ? NULL : strrchr (open, ')');

  if (close == NULL || open != status + strcspn (status, " ") + 1)
    return NULL;
  return g_strndup (open + 1, (gsize) (close - open - 1));
}

/* sendmail: “dsn=5.1.1, stat=User unknown”, “ruleset=check_rcpt, …, reject=550 5.7.1 …” */
static char *
dup_sendmail_status (const char *message)
{
  static const char *const fields[] = { ", stat=", ", reject=" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *status = strstr (message, fields[i]);

      if (status != NULL)
        return g_strdup (status + strlen (fields[i]));
    }
  return NULL;
}

/* qmail: “delivery 1: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_…/” */
static char *
dup_qmail_failure (const char *message)
{
  const char *failure = strstr (message, "delivery ");
  char *text;

  failure = failure == NULL                           ? NULL
            : strstr (failure, ": failure: ") != NULL ? strstr (failure, ": failure: ")
                                                      : strstr (failure, ": deferral: ");
  if (failure == NULL || strchr (failure, '_') == NULL)
    return NULL;
  text = g_strdup (failure + strcspn (failure + 1, ":") + 3);
  return g_strdelimit (text, "_/", ' ');
}

/* What Exim writes for the line ends of a reply. */
static void
blank_line_ends (char *text)
{
  for (char *p = strchr (text, '\\'); p != NULL; p = strchr (p + 1, '\\'))
    if ((p[1] == 'n' || p[1] == 'r') &&
        (g_ascii_isdigit (p[2]) || p[2] == '\\' || p[2] == '\'' || p[2] == '\0'))
      p[0] = p[1] = ' ';
}

/* Fields of logs whose values tell nothing about the reason; those of one letter are Exim's;
 * sorted. */
static const char *const dull_fields[] = {
  "A",       "C",        "D",          "F",           "H",           "I",
  "P",       "R",        "S",          "T",           "U",           "X",
  "arg1",    "arg2",     "auth",       "authid",      "bodytype",    "class",
  "client",  "conn_use", "ctladdr",    "daemon",      "delay",       "delays",
  "dsn",     "euid",     "exitcode",   "from",        "helo",        "host",
  "id",      "ident",    "ip",         "lip",         "logname",     "lport",
  "mailer",  "mailsize", "mech",       "method",      "mpid",        "msgid",
  "nrcpt",   "nrcpts",   "orig_to",    "pid",         "port",        "pri",
  "proto",   "qid",      "recipients", "relay",       "rhost",       "rip",
  "rport",   "ruleset",  "ruser",      "sasl_method", "sasl_sender", "sasl_username",
  "service", "session",  "set_id",     "size",        "to",          "tty",
  "uid",     "user",     "xdelay",
};

static gsize
measure_name (const char *p)
{
  gsize n = 0;

  while (g_ascii_isalnum (p[n]) || p[n] == '_')
    n++;
  return n;
}

/* The length of “name=” at @p if it is one of the above. */
static gsize
match_dull_name (const char *p)
{
  gsize n_name = measure_name (p);

  return p[n_name] == '=' && pr_is_among (dull_fields, G_N_ELEMENTS (dull_fields), p, n_name)
             ? n_name + 1
             : 0;
}

static gsize
measure_to (const char *p, char end)
{
  const char *found = strchr (p, end);

  return found == NULL ? strcspn (p, ", ") : (gsize) (found + 1 - p);
}

/* “<ann@example.org>”, “"250 Ok"”, “mx.example.org [192.0.2.1] (may be forged)” */
static gsize
measure_value (const char *p)
{
  gsize n;

  if (*p == '<' || *p == '"')
    return 1 + measure_to (p + 1, *p == '<' ? '>' : '"');
  n = strcspn (p, ", ");
  while (p[n] == ' ' && (p[n + 1] == '[' || g_str_has_prefix (p + n + 1, "(may be forged")))
    n += 1 + measure_to (p + n + 1, p[n + 1] == '[' ? ']' : ')');
  return n;
}

static gsize
match_dull_field (const char *text, const char *equals, const char **start)
{
  const char *p = equals;

  while (p > text && (g_ascii_isalnum (p[-1]) || p[-1] == '_'))
    p--;
  *start = p;
  if (p > text && strchr (" ,;(", p[-1]) == NULL)
    return 0;
  return match_dull_name (p);
}

/* What Dovecot says where there was no attempt at all. */
static void
drop_no_attempts (char *words)
{
  char *found = strstr (words, "(no auth attempts");

  if (found != NULL)
    {
      const char *rest = found + measure_to (found, ')');

      memmove (found, rest, strlen (rest) + 1);
    }
}

/* The message without fields. */
static char *
dup_words (const char *text)
{
  char *kept = g_malloc (strlen (text) + 1);
  char *end = kept;
  const char *p = text;

  for (const char *equals = strchr (p, '='); equals != NULL; equals = strchr (equals, '='))
    {
      const char *start;
      gsize n_name = match_dull_field (p, equals, &start);

      equals++;
      if (n_name == 0)
        continue;
      end = mempcpy (end, p, (gsize) (start - p));
      p = equals + measure_value (equals);
      p += strspn (p, ",");
      equals = p;
    }
  memcpy (end, p, strlen (p) + 1);
  drop_no_attempts (kept);
  return kept;
}

/* Where “imap-login: ” of Dovecot ends: that it is the login service that speaks says nothing. */
static const char *
skip_service (const char *text)
{
  gsize n = pr_count_name_chars (text, "-");

  return n > 6 && strncmp (text + n - 6, "-login: ", 8) == 0 ? text + n + 2 : text;
}

/* IIS: “550+5.7.1+Unable+to+relay” */
static void
blank_plus_signs (char *text)
{
  for (char *p = strchr (text, '+'); p != NULL; p = strchr (p + 1, '+'))
    if (p - text >= 3 && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[-2]) &&
        (p[-3] == '4' || p[-3] == '5') && (p - text == 3 || p[-4] == ' '))
      {
        for (; *p != '\0' && *p != ' '; p++)
          if (*p == '+')
            *p = ' ';
        return;
      }
}

static void
init_plain (PrLogMessage *self, const char *line, const PrLogPrefix *prefix)
{
  const char *message = line + prefix->n_bytes;

  find_protocol (self, line, prefix->n_bytes);
  self->text = dup_refusal (self, message);
  if (self->text == NULL)
    self->text = dup_postfix_status (message);
  if (self->text == NULL)
    self->text = dup_sendmail_status (message);
  if (self->text == NULL)
    self->text = dup_qmail_failure (message);
  if (self->text == NULL)
    self->text = g_strdup (message);
  blank_line_ends (self->text);
  blank_plus_signs (self->text);
  g_strstrip (self->text);
  self->words = dup_words (skip_service (self->text));
}

/*
 * pr_log_message_init:
 * @line: an entry of a log, all its lines joined
 * @prefix: what it begins with
 */
void
pr_log_message_init (PrLogMessage *self, const char *line, const PrLogPrefix *prefix)
{
  g_autofree char *json = pr_log_json_dup_message (line);
  PrLogPrefix of_json;

  memset (self, 0, sizeof *self);
  if (json == NULL)
    {
      init_plain (self, line, prefix);
      return;
    }
  pr_log_prefix_init (&of_json, json);
  init_plain (self, json, &of_json);
}

void
pr_log_message_clear (PrLogMessage *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->words, g_free);
}
