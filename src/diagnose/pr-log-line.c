/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-log-line.h"

#include "pr-log-json.h"
#include "pr-word-sieve.h"

#include <string.h>

/* --- which lines are worth a look --- */

/* In lower case. A line with one of these tells of an error, and the rules say of which. */
static const char *const strong_signs[] = {
  "error",          "fail",        "fatal",       "panic",         "exception", "denied",
  "reject",         "refus",       "bounce",      "deferred",      "defer (",   "undeliver",
  "t be delivered", "t delivered", "not deliver", "returned mail", "abort",     "cannot",
  "can't",          "can not",     "could not",   "couldn't",      "unable",    "not accepted",
  "exceeded",       "fehler",      "abgelehnt",   "konnte nicht",  "erreur",    "impossib",
  "refus",          "rechaz",      "falló",       "errore",        "rifiut",    "ошибк",
  "отказ",          "odrzuc",
};

/* With one of these it may; the rules decide. */
static const char *const signs[] = {
  "t possible",
  "give up",
  "giving up",
  "given up",
  "try again",
  "try later",
  "retry",
  "temporar",
  "unexpected",
  "lost conn",
  "connection lost",
  "connection reset",
  "connection closed",
  "broken pipe",
  "closed conn",
  "dropped",
  "disconnected",
  "hung up",
  "timed out",
  "timeout",
  "time out",
  "time-out",
  "no route",
  "unreachable",
  "unresolv",
  "unroutable",
  "unrouteable",
  "no such",
  "not found",
  "not exist",
  "t exist",
  "unknown user",
  "user unknown",
  "unknown recipient",
  "unknown address",
  "unknown local",
  "unknown or",
  "unknown host",
  "unknown command",
  "unknown mailbox",
  "is unknown",
  "unknown dest",
  "not known",
  "no mailbox",
  "no user",
  "no longer",
  "invalid",
  "illegal",
  "malformed",
  "syntax",
  "unrecogni",
  "not recogni",
  "unsupported",
  "not support",
  "not implement",
  "not permit",
  "not allow",
  "disallow",
  "not accept",
  "t accept",
  "unauthor",
  "not author",
  "unauthenticated",
  "authentication required",
  "authenticate first",
  "not authenticated",
  "not logged",
  "please log",
  "sign in",
  "log in via",
  "login via",
  "app password",
  "application-specific",
  "password",
  "credential",
  "incorrect",
  "wrong",
  "bad ",
  "mismatch",
  "does not match",
  "expired",
  "not yet valid",
  "self signed",
  "self-signed",
  "unable to get",
  "certificate",
  "untrusted ca",
  "unknown ca",
  "handshake",
  "alert",
  "wrong version",
  "no shared cipher",
  "starttls",
  "quota",
  "full",
  "exceed",
  "too many",
  "too much",
  "too large",
  "too big",
  "too long",
  "too fast",
  "too often",
  "too old",
  "limit",
  "throttl",
  "insufficient",
  "not enough",
  "no space",
  "disk",
  "memory",
  "overload",
  "busy",
  "shutting down",
  "shut down",
  "in use",
  "locked",
  "disabled",
  "suspended",
  "inactive",
  "deactivated",
  "blocked",
  "block list",
  "blocklist",
  "blacklist",
  "black list",
  "blocking",
  "listed",
  "banned",
  "spam",
  "junk",
  "virus",
  "malware",
  "infected",
  "phish",
  "suspicious",
  "policy",
  "reputation",
  "greylist",
  "graylist",
  "grey-list",
  " spf",
  "spf ",
  "(spf",
  "dkim",
  "dmarc",
  "reverse dns",
  "ptr ",
  "hop count",
  "too many hops",
  "loop",
  "relay access",
  "relaying",
  "not relay",
  "to relay",
  "relay not",
  "unavailable",
  "not available",
  "prohibit",
  "forbidden",
  "violat",
  "required",
  "must ",
  "misconfig",
  "has moved",
  "have moved",
  "moved to",
  "sorry",
  "discard",
  "-err",
  "[alert]",
  "0x80",
  "econn",
  "etimedout",
  "ehost",
  "enotfound",
  "terminated",
  " closed",
  "forcibly",
  "lost",
  "weak",
  "no data",
  "lookup",
  "misbehav",
  "eai_",
  " eof",
  "empty reply",
  "valid recip",
  "permission",
  "filtered",
  "quickly",
  "delayed",
  "stopped",
  "require",
  "unallocated",
  "consent",
  "aadsts",
  "captive",
  "hotspot",
  "no internet",
  "offline",
  "online",
  "never",
  "not ",
  "n't ",
  "without",
  "none of",
  "no supported",
  "no auth",
  "no sasl",
  "unsuccessful",
  "ror authen",
  "network is",
  "dead network",
  "unknown proto",
  "too low",
  "non-exist",
  "server returned",
  "conform",
  "max mess",
  "refer to",
  "http port",
  "https port",
  "gssapi",
  "econnres",
  "proxy",
  "loginex",
  "gaierror",
  "no mx",
  "no smtp",
  "no answer",
  "no response",
  "no reply",
  "overwhelm",
  "excessive",
  "broken",
  "corrupt",
  "problem",
  "warning: sasl",
  /* other languages, those with letters beyond ASCII are always worth a look */
  "abgewiesen",
  "nicht ",
  "keine",
  "verweigert",
  "konnte",
  "kann ",
  "voll",
  "gesperrt",
  "abgebrochen",
  "abgelaufen",
  "unbekannt",
  "erforderlich",
  "n'a pas",
  "n'est pas",
  "invalide",
  "introuvable",
  "inconnu",
  "fallo",
  "falha",
  "erro ",
  "rejeitad",
  "recusad",
  "denegad",
  "negado",
  "no se p",
  "no es ",
  "no existe",
  "kein ",
  "falsch",
  "unterbrochen",
  "beendet",
  "zertifikat",
  "certificado",
  "interromp",
  "desconocid",
  "inactiv",
  "caducad",
  "expirad",
  "errat",
  "sconosciut",
  "inesistent",
  "riuscit",
  "raggiungibil",
  "fuori tempo",
  "mislukt",
  "geweigerd",
  "verstreken",
  "niet ",
  "geen ",
  "fout",
  "nie odp",
  "nie ist",
  "nie uda",
  "nie mo",
  "zablok",
  "errno",
  "wsae",
  "wsah",
  "wsat",
  "errssl",
  "empty code",
  "empty resp",
  "unacceptable",
  "fehl",
  "nicht",
  "erforder",
  "aktivier",
  "anmeld",
  "melden sie",
  "getrennt",
  "zuviel",
  "verwenden sie",
  "requiert",
  "requise",
  "utilisez",
  "destinataires",
  "inaccept",
  "n'existe",
  "sortant",
  "non ",
  "niet",
  "nie ",
  "richiede",
  "bloccat",
  "trovat",
  "accettabil",
  "encuentra",
  "demasiad",
  "expect",
  "nxdomain",
  "no address",
  "greeting",
  "hang",
  "plain text",
  "plain port",
  "root",
  "incompatib",
  "common",
  "weird",
  "incomplete",
  "no matches",
  "no one",
  "were unknown",
  "turned off",
  "unencrypted",
  "out of date",
  "closed mailing",
  "restricted",
  "held for",
  "too small",
  "overdrawn",
  "larger than",
  "over the max",
  "command died",
  "died with",
  "flood",
  "unsolicited",
  "going down",
  "load is",
  "localhost",
  "is bad",
  "wrong tries",
  "zostala",
  "{\"status\":\"4",
  "220 ***",
  "improper",
  "non-smtp",
  "804b00",
};

/* Refusals of IMAP, which are written in capitals. */
static const char *const refusals[] = { " no ", " bad ", " bye " };

/* What enhanced codes begin with. */
static const char *const enhanced_codes[] = {
  "4.0.", "4.1.", "4.2.", "4.3.", "4.4.", "4.5.", "4.6.", "4.7.",
  "5.0.", "5.1.", "5.2.", "5.3.", "5.4.", "5.5.", "5.6.", "5.7.",
};

/* A line with one of them tells of no error, whatever else it holds. */
static const char *const noise[] = {
  "status=sent",
  "stat=sent",
  "status=delivered",
  "tls connection established",
  "passed clean",
  "0 errors",
  "errors=0",
  "error=0",
  "errors: 0",
  " 0 failed",
  "failed=0",
  "without error",
  "logging out",
  "statistics:",
  "warning: header ",
  "info: header ",
  "does not resolve to address",
  "clean message",
  "spamd: ",
  "x-spam",
  "connection caching",
  "anvil",
  "logged out",
  "idle running",
  "did not issue mail/expn",
  "reason=quit",
  "disconnected, user=",
  "disconnected, ip=",
  "timeout, user=",
  "core dumps disabled",
  "rspamd_task_write_log",
  "isn't spam",
  "as not spam",
  "no mail in smtp connection",
  "listed by domain",
  "verification successful",
  "verification succeeded",
  "dkim-signature field added",
  "opendmarc",
  "closed by quit",
  "disconnected: inactivity for",
  "disconnected for inactivity",
  " secs ago)",
  "(no commands sent",
  "stored mail into mailbox",
  "rspamd_message_parse",
  "proxy_milter_finish",
};

/* Which of a server's codes are of use to find a line: not “421 bytes”. */
static const char *const codes[] = {
  "421 ", "421-", "422 ", "422-", "430 ", "430-", "431 ", "431-", "432 ", "432-", "441 ", "441-",
  "442 ", "442-", "446 ", "446-", "447 ", "447-", "449 ", "449-", "450 ", "450-", "451 ", "451-",
  "452 ", "452-", "453 ", "453-", "454 ", "454-", "455 ", "455-", "458 ", "458-", "459 ", "459-",
  "471 ", "471-", "500 ", "500-", "501 ", "501-", "502 ", "502-", "503 ", "503-", "504 ", "504-",
  "505 ", "505-", "510 ", "510-", "511 ", "511-", "512 ", "512-", "513 ", "513-", "515 ", "515-",
  "517 ", "517-", "519 ", "519-", "521 ", "521-", "522 ", "522-", "523 ", "523-", "525 ", "525-",
  "530 ", "530-", "531 ", "531-", "532 ", "532-", "533 ", "533-", "534 ", "534-", "535 ", "535-",
  "538 ", "538-", "540 ", "540-", "541 ", "541-", "542 ", "542-", "543 ", "543-", "546 ", "546-",
  "547 ", "547-", "550 ", "550-", "551 ", "551-", "552 ", "552-", "553 ", "553-", "554 ", "554-",
  "555 ", "555-", "556 ", "556-", "557 ", "557-", "558 ", "558-", "559 ", "559-", "561 ", "561-",
  "563 ", "563-", "570 ", "570-", "571 ", "571-", "572 ", "572-", "577 ", "577-", "590 ", "590-",
  "591 ", "591-", "592 ", "592-", "596 ", "596-", "598 ", "598-",
};

#define FIRST_SIGN G_N_ELEMENTS (strong_signs)
#define FIRST_REFUSAL (FIRST_SIGN + G_N_ELEMENTS (signs))
#define FIRST_ENHANCED (FIRST_REFUSAL + G_N_ELEMENTS (refusals))
#define FIRST_NOISE (FIRST_ENHANCED + G_N_ELEMENTS (enhanced_codes))
#define FIRST_CODE (FIRST_NOISE + G_N_ELEMENTS (noise))

typedef struct
{
  const char *line;
  gboolean is_strong;
  gboolean is_suspect;
  gboolean is_noise;
} Look;

static PrWordSieve *words;

static void
add_words (const char *const *added, gsize n_added, guint first)
{
  for (guint i = 0; i < n_added; i++)
    pr_word_sieve_add (words, added[i], first + i);
}

static void
build_words (void)
{
  static gsize is_built = 0;

  if (!g_once_init_enter (&is_built))
    return;
  words = pr_word_sieve_new ();
  add_words (strong_signs, G_N_ELEMENTS (strong_signs), 0);
  add_words (signs, G_N_ELEMENTS (signs), FIRST_SIGN);
  add_words (refusals, G_N_ELEMENTS (refusals), FIRST_REFUSAL);
  add_words (enhanced_codes, G_N_ELEMENTS (enhanced_codes), FIRST_ENHANCED);
  add_words (noise, G_N_ELEMENTS (noise), FIRST_NOISE);
  add_words (codes, G_N_ELEMENTS (codes), FIRST_CODE);
  g_once_init_leave (&is_built, 1);
}

/* “550 messages” */
static gboolean
is_count (const char *after)
{
  static const char *const units[] = {
    "message", "mail", "msg", "byte",   "kb",   "mb",   "sec",  "ms",    "min",  "hour",   "day",
    "file",    "line", "row", "record", "entr", "item", "user", "times", "new ", "unread",
  };

  after += strspn (after, " ");
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strncmp (after, units[i], strlen (units[i])) == 0)
      return TRUE;
  return FALSE;
}

/* “: 550 ”, “(550-”, “'550 ” or first in the line */
static gboolean
is_reply_code (const char *line, gsize start, gsize end)
{
  if (start == 0)
    return TRUE;
  if (is_count (line + end))
    return FALSE;
  if (strchr ("('\"", line[start - 1]) != NULL)
    return TRUE;
  return line[start - 1] == ' ' && (start == 1 || strchr (":><=", line[start - 2]) != NULL);
}

/* Not part of a version or an address of IP. */
static gboolean
is_enhanced_code (const char *line, gsize start, gsize end)
{
  if (start > 0 && (g_ascii_isalnum (line[start - 1]) || line[start - 1] == '.'))
    return FALSE;
  if (!g_ascii_isdigit (line[end]))
    return FALSE;
  while (g_ascii_isdigit (line[end]))
    end++;
  return line[end] != '.' || !g_ascii_isdigit (line[end + 1]);
}

static gboolean
look_at_word (guint word, gsize start, gsize end, gpointer user_data)
{
  Look *look = user_data;

  if (word < FIRST_SIGN)
    look->is_strong = TRUE;
  else if (word < FIRST_REFUSAL)
    look->is_suspect = TRUE;
  else if (word < FIRST_ENHANCED)
    look->is_suspect |= g_ascii_isupper (look->line[start + 1]);
  else if (word < FIRST_NOISE)
    look->is_suspect |= is_enhanced_code (look->line, start, end);
  else if (word < FIRST_CODE)
    look->is_noise = TRUE;
  else
    look->is_suspect |= is_reply_code (look->line, start, end);
  return !look->is_noise;
}

/* The time that nearly all logs begin with: “Nov 21 10:00:00”, “2023-11-21T10:00:00”. */
static gsize
measure_time (const char *line, gsize n_bytes)
{
  if (n_bytes < 20)
    return 0;
  if (line[3] == ' ' && line[6] == ' ' && line[9] == ':' && line[12] == ':')
    return 15;
  return line[4] == '-' && line[7] == '-' && line[13] == ':' && line[16] == ':' ? 19 : 0;
}

/*
 * pr_log_line_suspect:
 * @line: ended by NUL
 *
 * Judges a line by its words in one pass. Thread: any.
 *
 * Returns: whether it may tell of an error
 */
PrSuspicion
pr_log_line_suspect (const char *line, gsize n_bytes)
{
  gsize n_time = measure_time (line, n_bytes);
  Look look = { .line = line + n_time };
  gboolean is_beyond_ascii;

  build_words ();
  is_beyond_ascii =
      pr_word_sieve_scan (words, line + n_time, n_bytes - n_time, look_at_word, &look);
  if (look.is_noise)
    return PR_SUSPICION_NONE;
  if (look.is_strong)
    return PR_SUSPICION_STRONG;
  return look.is_suspect || is_beyond_ascii ? PR_SUSPICION_WEAK : PR_SUSPICION_NONE;
}

/* --- what stands before the message --- */

static gsize
count_digits (const char *p)
{
  gsize n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n;
}

static gsize
count_blanks (const char *p)
{
  return strspn (p, " \t");
}

/* 2024-01-31, 31.01.2024, 1/31/24, and what follows without a blank, as in 2024-01-31T12:00:00 */
static gsize
match_date (const char *p)
{
  gsize n_first = count_digits (p);
  char separator = p[n_first];
  gsize n_second;
  gsize n_third;

  if (n_first == 0 || n_first > 4 || n_first == 3 || separator == '\0' ||
      strchr ("-/.", separator) == NULL)
    return 0;
  n_second = count_digits (p + n_first + 1);
  if (n_second == 0 || n_second > 2 || p[n_first + 1 + n_second] != separator)
    return 0;
  n_third = count_digits (p + n_first + n_second + 2);
  if (n_third == 0 || n_third > 4 || n_first + n_second + n_third < 5)
    return 0;
  n_first += n_second + n_third + 2;
  return p[n_first] == '\0' || strchr (" T],\t", p[n_first]) != NULL ? strcspn (p, " \t]") : 0;
}

/* 12:00:00.123 */
static gsize
match_time (const char *p)
{
  gsize n_hours = count_digits (p);

  if (n_hours == 0 || n_hours > 2 || p[n_hours] != ':' || count_digits (p + n_hours + 1) != 2 ||
      p[n_hours + 3] != ':' || count_digits (p + n_hours + 4) != 2)
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

        n_blanks = count_blanks (p + n);
        if (n_blanks == 0)
          return 0;
        if (i < 36 && count_digits (p + n + n_blanks) > 0)
          return n + n_blanks + count_digits (p + n + n_blanks);
        return i < 36 ? 0 : n;
      }
  return 0;
}

/* “01-31 12:00:00.123”, “@4000000065ba1a2b0f4c3d1c” */
static gsize
match_short_stamp (const char *p)
{
  if (count_digits (p) == 2 && p[2] == '-' && count_digits (p + 3) == 2 && p[5] == ' ' &&
      match_time (p + 6) > 0)
    return 6 + match_time (p + 6);
  if (g_str_has_prefix (p, "@40000000") && strspn (p + 1, "0123456789abcdef") == 24)
    return 25;
  return 0;
}

static gsize
match_stamp (const char *p)
{
  gsize n = match_date (p);

  if (n == 0)
    n = match_short_stamp (p);
  if (n == 0)
    n = match_time (p);
  if (n == 0)
    n = match_names (p);
  return n;
}

/* Dates and times, also in brackets. */
static gsize
skip_stamps (const char *line)
{
  gsize at = *line == '<' && count_digits (line + 1) > 0 && line[1 + count_digits (line + 1)] == '>'
                 ? count_digits (line + 1) + 2
                 : 0;

  for (;;)
    {
      gsize n_open = line[at] == '[' || line[at] == '(' ? 1 : 0;
      gsize n = match_stamp (line + at + n_open);

      if (n == 0 && n_open == 0 && at > 0 && count_digits (line + at) == 4 && line[at + 4] == ' ')
        n = 4; /* the year at the end of “Wed Jan 31 12:00:00 2024” */
      if (n == 0)
        return at;
      at += n_open + n;
      at += strspn (line + at, "])");
      at += count_blanks (line + at);
    }
}

static gsize
match_chars (const char *p, const char *more)
{
  gsize n = 0;

  while (g_ascii_isalnum (p[n]) || (p[n] != '\0' && strchr (more, p[n]) != NULL))
    n++;
  return n;
}

/* “program[123]: ”, “program: ” */
static gsize
match_program (const char *p)
{
  gsize n = match_chars (p, "/._-()@");

  if (n == 0 || g_ascii_isdigit (*p))
    return 0;
  if (p[n] == '[' && count_digits (p + n + 1) > 0 && p[n + 1 + count_digits (p + n + 1)] == ']')
    n += count_digits (p + n + 1) + 2;
  else if (n > 24)
    return 0;
  return p[n] == ':' && p[n + 1] == ' ' ? n + 2 : 0;
}

/* “3F2A1B0C: ”, “NOQUEUE: ”, Exim's “1abcDE-0000xx-AB ” */
static gsize
match_queue_number (const char *p)
{
  gsize n = match_chars (p, "-");
  gboolean has_digit = FALSE;
  gboolean has_vowel = FALSE;
  gboolean is_hex = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      has_digit |= g_ascii_isdigit (p[i]);
      has_vowel |= strchr ("AEIOUaeiou", p[i]) != NULL;
      is_hex &= g_ascii_isxdigit (p[i]);
    }
  if (strncmp (p, "NOQUEUE: ", 9) == 0)
    return 9;
  if (n >= 16 && n <= 23 && p[6] == '-' && strchr (p + 7, '-') < p + n && p[n] == ' ')
    return n + 1;
  /* Postfix's long ones have no vowels, so that they are no words; sendmail's have 14 letters.
   * “AADSTS50126: ” is none. */
  if (!has_digit || n < 8 || n > 20 || (has_vowel && !is_hex && n < 14))
    return 0;
  return p[n] == ':' && p[n + 1] == ' ' ? n + 2 : 0;
}

/* “mail postfix/smtp[123]: ” */
static gsize
match_host_and_program (const char *p)
{
  gsize n = match_chars (p, "._-");

  if (match_queue_number (p) > 0)
    return 0;
  if (n == 0 || p[n] != ' ')
    return match_program (p);
  n += count_blanks (p + n);
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
  return (gsize) (end + count_blanks (end) - p);
}

/* Android: “1234  1250 E k9      : ” */
static gsize
match_android_tag (const char *p)
{
  const char *start = p;

  for (guint number = 0; number < 2; number++)
    {
      gsize n_digits = count_digits (p);

      if (n_digits == 0)
        return 0;
      p += n_digits;
      p += count_blanks (p);
    }
  if (!g_ascii_isupper (*p) || p[1] != ' ')
    return 0;
  p += 2;
  p += match_chars (p, "._-/");
  p += count_blanks (p);
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

  if (match_date (p) == 0 || p[10] != 'T')
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
 * pr_log_line_skip_prefix:
 * @is_dated: (out): whether the line begins with a time, as an entry of a log does
 *
 * Returns: where the message begins, after date, host, program and queue number
 */
gsize
pr_log_line_skip_prefix (const char *line, gboolean *is_dated)
{
  gsize at = match_exchange_fields (line);

  if (at == 0)
    at = skip_stamps (line);
  *is_dated = at > 0;
  if (at > 0)
    at += match_source (line + at);
  else if (match_direction (line + match_program (line)) > 0)
    at += match_program (line);
  at += match_queue_number (line + at);
  at += match_direction (line + at);
  return at;
}

/* Services that share a log with the mail's, and whose failures are none of the mail's. */
static const char *const other_programs[] = {
  "CRON",      "NetworkManager", "apache2",        "chronyd",          "cron",
  "crond",     "dbus-daemon",    "fail2ban",       "fail2ban.actions", "httpd",
  "kernel",    "login",          "mariadbd",       "mysqld",           "named",
  "nginx",     "openvpn",        "polkitd",        "postgres",         "proftpd",
  "pure-ftpd", "rsyslogd",       "sshd",           "sshd-session",     "su",
  "sudo",      "systemd",        "systemd-logind", "systemd-resolved", "unbound",
  "vsftpd",
};

/* “mail sshd[123]: Failed password …” */
static gboolean
is_of_other_program (const char *line)
{
  const char *p = line + skip_stamps (line);
  gsize n_host = match_chars (p, "._-");

  if (p == line || n_host == 0)
    return FALSE;
  if (p[n_host] == ' ')
    p += n_host + count_blanks (p + n_host);
  for (gsize i = 0; i < G_N_ELEMENTS (other_programs); i++)
    {
      gsize n_bytes = strlen (other_programs[i]);

      if (strncmp (p, other_programs[i], n_bytes) == 0 && (p[n_bytes] == '[' || p[n_bytes] == ':'))
        return TRUE;
    }
  return FALSE;
}

/* “"GET /mail HTTP/1.1" 404 153”: of a web server. */
static gboolean
is_of_web_server (const char *line)
{
  const char *version = strstr (line, " HTTP/");

  return version != NULL && g_ascii_isdigit (version[6]) && strncmp (version + 9, "\" ", 2) == 0 &&
         count_digits (version + 11) == 3;
}

/*
 * pr_log_line_is_harmless:
 * @line: that is suspect
 *
 * Returns: whether it is what logs are full of and nobody need mind, whatever its words
 */
gboolean
pr_log_line_is_harmless (const char *line)
{
  static const char *const beginnings[] = {
    "message-id=<",
    "not authenticated",
    "SA: Debug",
    "SA: Action: scanned but",
  };
  gboolean is_dated;

  if (is_of_other_program (line) || is_of_web_server (line))
    return TRUE;

  /* Dovecot: somebody looked in. */
  if (strstr (line, "(no auth attempts") != NULL)
    return strstr (line, "failed") == NULL && strstr (line, "Too many") == NULL;
  line += pr_log_line_skip_prefix (line, &is_dated);
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (line, beginnings[i]))
      return TRUE;
  return match_mark (line, sent_marks, G_N_ELEMENTS (sent_marks)) > 0;
}

/* --- the message --- */

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

static void
find_protocol (PrLogMessage *self, const char *prefix, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (prefix, (gssize) n_bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    if (strstr (lower, programs[i].word) != NULL)
      {
        self->has_protocol = TRUE;
        self->protocol = programs[i].protocol;
        return;
      }
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
  for (char *p = text; *p != '\0'; p++)
    if (p[0] == '\\' && (p[1] == 'n' || p[1] == 'r') &&
        (g_ascii_isdigit (p[2]) || p[2] == '\\' || p[2] == '\'' || p[2] == '\0'))
      p[0] = p[1] = ' ';
}

/* Fields of logs whose values tell nothing about the reason; those of one letter are Exim's. */
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

  if (n_name == 0 || p[n_name] != '=')
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (dull_fields); i++)
    if (*p == dull_fields[i][0] && strlen (dull_fields[i]) == n_name &&
        strncmp (p, dull_fields[i], n_name) == 0)
      return n_name + 1;
  return 0;
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

/* The message without fields, and without what Dovecot says where there was no attempt at all. */
static char *
dup_words (const char *text)
{
  static const char no_attempts[] = "(no auth attempts";
  GString *kept = g_string_sized_new (strlen (text) + 1);
  const char *p = text;

  for (const char *equals = strchr (p, '='); equals != NULL; equals = strchr (equals, '='))
    {
      const char *start;
      gsize n_name = match_dull_field (p, equals, &start);

      equals++;
      if (n_name == 0)
        continue;
      g_string_append_len (kept, p, start - p);
      p = equals + measure_value (equals);
      p += strspn (p, ",");
      equals = p;
    }
  g_string_append (kept, p);
  p = strstr (kept->str, no_attempts);
  if (p != NULL)
    g_string_erase (kept, p - kept->str, (gssize) measure_to (p, ')'));
  return g_string_free (kept, FALSE);
}

/* Where “imap-login: ” of Dovecot ends: that it is the login service that speaks says nothing. */
static const char *
skip_service (const char *text)
{
  gsize n = match_chars (text, "-");

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
init_plain (PrLogMessage *self, const char *line)
{
  gboolean is_dated;
  gsize at = pr_log_line_skip_prefix (line, &is_dated);

  find_protocol (self, line, at);
  self->text = dup_refusal (self, line + at);
  if (self->text == NULL)
    self->text = dup_postfix_status (line + at);
  if (self->text == NULL)
    self->text = dup_sendmail_status (line + at);
  if (self->text == NULL)
    self->text = dup_qmail_failure (line + at);
  if (self->text == NULL)
    self->text = g_strdup (line + at);
  blank_line_ends (self->text);
  blank_plus_signs (self->text);
  g_strstrip (self->text);
  self->words = dup_words (skip_service (self->text));
}

/*
 * pr_log_message_init:
 * @line: an entry of a log, all its lines joined
 */
void
pr_log_message_init (PrLogMessage *self, const char *line)
{
  g_autofree char *json = pr_log_json_dup_message (line);

  memset (self, 0, sizeof *self);
  init_plain (self, json != NULL ? json : line);
}

void
pr_log_message_clear (PrLogMessage *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->words, g_free);
}
