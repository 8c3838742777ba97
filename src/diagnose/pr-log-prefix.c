/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-prefix.h"

#include "pr-log-chars.h"

#include <string.h>

/* 2024-01-31, 31.01.2024, 1/31/24, and what follows without a blank, as in 2024-01-31T12:00:00 */
static gsize
match_date (const char *p)
{
  gsize n_first = pr_count_digits (p);
  char separator = p[n_first];
  gsize n_second;
  gsize n_third;

  if (n_first == 0 || n_first > 4 || n_first == 3 || separator == '\0' ||
      strchr ("-/.", separator) == NULL)
    return 0;
  n_second = pr_count_digits (p + n_first + 1);
  if (n_second == 0 || n_second > 2 || p[n_first + 1 + n_second] != separator)
    return 0;
  n_third = pr_count_digits (p + n_first + n_second + 2);
  if (n_third == 0 || n_third > 4 || n_first + n_second + n_third < 5)
    return 0;
  n_first += n_second + n_third + 2;
  return p[n_first] == '\0' || strchr (" T],\t", p[n_first]) != NULL ? strcspn (p, " \t]") : 0;
}

/* 12:00:00.123 */
static gsize
match_time (const char *p)
{
  gsize n_hours = pr_count_digits (p);

  if (n_hours == 0 || n_hours > 2 || p[n_hours] != ':' || pr_count_digits (p + n_hours + 1) != 2 ||
      p[n_hours + 3] != ':' || pr_count_digits (p + n_hours + 4) != 2)
    return 0;
  n_hours += 6;
  return n_hours + strspn (p + n_hours, "0123456789.,+-:Z");
}

/* “Jan 31”, “Wed ” */
static gsize
match_names (const char *p)
{
  static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDecMonTueWedThuFriSatSun";
  gsize n_blanks;

  if (!g_ascii_isupper (*p))
    return 0;
  for (gsize i = 0; i < sizeof names - 1; i += 3)
    if (p[0] == names[i] && p[1] == names[i + 1] && p[2] == names[i + 2])
      {
        gsize n = p[3] == ',' ? 4 : 3;

        n_blanks = pr_count_blanks (p + n);
        if (n_blanks == 0)
          return 0;
        if (i < 36 && pr_count_digits (p + n + n_blanks) > 0)
          return n + n_blanks + pr_count_digits (p + n + n_blanks);
        return i < 36 ? 0 : n;
      }
  return 0;
}

/* “01-31 12:00:00.123” */
static gsize
match_short_date (const char *p)
{
  if (pr_count_digits (p) == 2 && p[2] == '-' && pr_count_digits (p + 3) == 2 && p[5] == ' ' &&
      match_time (p + 6) > 0)
    return 6 + match_time (p + 6);
  return 0;
}

/* “@4000000065ba1a2b0f4c3d1c” of qmail */
static gsize
match_tai64 (const char *p)
{
  return g_str_has_prefix (p, "@40000000") && strspn (p + 1, "0123456789abcdef") == 24 ? 25 : 0;
}

static gsize
match_stamp (const char *p)
{
  gsize n;

  if (!g_ascii_isdigit (*p))
    return *p == '@' ? match_tai64 (p) : match_names (p);
  n = match_date (p);
  if (n == 0)
    n = match_short_date (p);
  return n == 0 ? match_time (p) : n;
}

/* “<22>” of syslog */
static gsize
match_priority (const char *p)
{
  gsize n_digits = *p == '<' ? pr_count_digits (p + 1) : 0;

  return n_digits > 0 && p[1 + n_digits] == '>' ? n_digits + 2 : 0;
}

/* “2024 ”, at the end of “Wed Jan 31 12:00:00 2024” */
static gsize
match_year (const char *p)
{
  return pr_count_digits (p) == 4 && p[4] == ' ' ? 4 : 0;
}

/* Dates and times, also in brackets. */
static gsize
skip_stamps (const char *line)
{
  gsize at = match_priority (line);

  for (;;)
    {
      gsize n_open = line[at] == '[' || line[at] == '(' ? 1 : 0;
      gsize n = match_stamp (line + at + n_open);

      if (n == 0 && n_open == 0 && at > 0)
        n = match_year (line + at);
      if (n == 0)
        return at;
      at += n_open + n;
      at += strspn (line + at, "])");
      at += pr_count_blanks (line + at);
    }
}

/* “program[123]: ”, “program: ” */
static gsize
match_program (const char *p)
{
  gsize n = pr_count_name_chars (p, "/._-()@");

  if (n == 0 || g_ascii_isdigit (*p))
    return 0;
  if (p[n] == '[' && pr_count_digits (p + n + 1) > 0 &&
      p[n + 1 + pr_count_digits (p + n + 1)] == ']')
    n += pr_count_digits (p + n + 1) + 2;
  else if (n > 24)
    return 0;
  return p[n] == ':' && p[n + 1] == ' ' ? n + 2 : 0;
}

/* Postfix's long ones have no vowels, so that they are no words; sendmail's have 14 letters.
 * “AADSTS50126: ” is none. */
static gboolean
is_queue_number (const char *p, gsize n_bytes)
{
  gboolean has_digit = FALSE;
  gboolean has_vowel = FALSE;
  gboolean is_hex = TRUE;

  for (gsize i = 0; i < n_bytes; i++)
    {
      has_digit |= g_ascii_isdigit (p[i]);
      has_vowel |= strchr ("AEIOUaeiou", p[i]) != NULL;
      is_hex &= g_ascii_isxdigit (p[i]);
    }
  return has_digit && (!has_vowel || is_hex || n_bytes >= 14);
}

/* “3F2A1B0C: ”, “NOQUEUE: ”, Exim's “1abcDE-0000xx-AB ” */
static gsize
match_queue_number (const char *p)
{
  gsize n = pr_count_name_chars (p, "-");

  if (strncmp (p, "NOQUEUE: ", 9) == 0)
    return 9;
  if (n >= 16 && n <= 23 && p[6] == '-' && strchr (p + 7, '-') < p + n && p[n] == ' ')
    return n + 1;
  return n >= 8 && n <= 20 && p[n] == ':' && p[n + 1] == ' ' && is_queue_number (p, n) ? n + 2 : 0;
}

/* “mail postfix/smtp[123]: ” */
static gsize
match_host_and_program (const char *p)
{
  gsize n = pr_count_name_chars (p, "._-");

  if (match_queue_number (p) > 0)
    return 0;
  if (n == 0 || p[n] != ' ')
    return match_program (p);
  n += pr_count_blanks (p + n);
  return match_program (p + n) > 0 ? n + match_program (p + n) : match_program (p);
}

/* Marks of what a server said. */
static const char *const received_marks[] = {
  "<<< ",
  "<< ",
  "<- ",
  "< ",
  "<-- ",
  "<~ ",
  "S: ",
  "S> ",
  "Server: ",
  "SERVER -> CLIENT: ",
  "SMTP< ",
  "SMTP<< ",
  "IMAP< ",
  "POP3< ",
  "<== ",
  "[<] ",
  "<* ",
  "received: ",
  "Response: ",
  "reply: ",
  "<~* ",
  "<** ",
  "[rx] ",
  "SMTP <<< ",
  "IMAP <<< ",
  "POP3 <<< ",
  "SMTP Response: ",
  "[SMTP] received: ",
  "[IMAP] received: ",
  "[POP3] received: ",
  "RECEIVED: ",
};

/* Marks of what was sent: no server said that. */
static const char *const sent_marks[] = {
  ">>> ",      ">> ",         "-> ",
  "--> ",      "~> ",         "C: ",
  "C> ",       "Client: ",    "CLIENT -> SERVER: ",
  "SMTP> ",    "SMTP>> ",     "IMAP> ",
  "POP3> ",    "==> ",        "[>] ",
  " -> ",      "sent: ",      "send: ",
  "[tx] ",     "SMTP >>> ",   "IMAP >>> ",
  "POP3 >>> ", "SMTP Send: ", "[SMTP] sent: ",
  "SENT: ",
};

static gsize
match_mark (const char *p, const char *const *marks, gsize n_marks)
{
  for (gsize i = 0; i < n_marks; i++)
    if (*p == marks[i][0] && g_str_has_prefix (p, marks[i]))
      return strlen (marks[i]);
  return 0;
}

static gsize
match_direction (const char *p)
{
  return match_mark (p, received_marks, G_N_ELEMENTS (received_marks));
}

/* Mozilla: “UTC - [Parent 1234: Main Thread]: D/SMTP ” */
static gsize
match_mozilla_module (const char *p)
{
  const char *end;

  if (!g_str_has_prefix (p, "UTC - [") || (end = strstr (p, "]: ")) == NULL ||
      !g_ascii_isupper (end[3]) || end[4] != '/')
    return 0;
  end += 5;
  end += strcspn (end, " ");
  return (gsize) (end + pr_count_blanks (end) - p);
}

/* Android: “1234  1250 E k9      : ” */
static gsize
match_android_tag (const char *p)
{
  const char *start = p;

  for (guint number = 0; number < 2; number++)
    {
      gsize n_digits = pr_count_digits (p);

      if (n_digits == 0)
        return 0;
      p += n_digits;
      p += pr_count_blanks (p);
    }
  if (!g_ascii_isupper (*p) || p[1] != ' ')
    return 0;
  p += 2;
  p += pr_count_name_chars (p, "._-/");
  p += pr_count_blanks (p);
  return *p == ':' && p[1] == ' ' ? (gsize) (p + 2 - start) : 0;
}

static gsize
match_source (const char *p)
{
  gsize n = match_host_and_program (p);

  if (n == 0)
    n = match_mozilla_module (p);
  return n == 0 ? match_android_tag (p) : n;
}

/* Exchange: “2024-03-12T08:14:22.123Z,EXCH01\Default,08DC41,12,192.0.2.1:25,192.0.2.9:50321,>,” */
static gsize
match_exchange_fields (const char *line)
{
  const char *p = line;

  if (match_date (p) <= 10 || p[10] != 'T')
    return 0;
  for (guint field = 0; field < 6; field++)
    {
      p = strchr (p, ',');
      if (p == NULL)
        return 0;
      p++;
    }
  return *p != '\0' && strchr ("<>*+-", *p) != NULL && p[1] == ',' ? (gsize) (p + 2 - line) : 0;
}

/*
 * pr_log_prefix_init:
 * @line: ended by NUL
 *
 * Thread: any.
 */
void
pr_log_prefix_init (PrLogPrefix *self, const char *line)
{
  gsize at = match_exchange_fields (line);

  self->n_stamp_bytes = skip_stamps (line);
  if (at == 0)
    at = self->n_stamp_bytes;
  self->is_dated = at > 0;
  if (at > 0)
    at += match_source (line + at);
  else if (match_direction (line + match_program (line)) > 0)
    at += match_program (line);
  at += match_queue_number (line + at);
  at += match_direction (line + at);
  self->n_bytes = at;
  self->is_sent = match_mark (line + at, sent_marks, G_N_ELEMENTS (sent_marks)) > 0;
}
