/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-suspicion.h"

#include "pr-word-sieve.h"

#include <string.h>

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
  "gescheitert",
  "geschlossen",
  "abgeschaltet",
  "ist zu schwach",
  "unzureichend",
  "leere antwort",
  "supporte pas",
  "en charge l",
  "trop ancien",
  "disponibles",
  "exige une",
  "desactivado",
  "deshabilitad",
  "desabilitad",
  "inaccesible",
  "falhou",
  "incorretos",
  "desconhecid",
  "fallit",
  "chius",
  "scadut",
  "revocato",
  "richiesta",
  "interrott",
  "perduta",
  "inaffidabil",
  "autenticazione",
  "verlopen",
  "gesloten",
  "herroepen",
  "ingetrokken",
  "onveilig",
  "onjuist",
  "ongeldig",
  "vereist",
  "onbekend",
  "onbereik",
  "wymaga",
  "nieznan",
  "niezaimplement",
  "certyfikat",
  "selhal",
  "chyba",
  "nelze",
  "nepodpor",
  "desteklem",
  "bilinmeyen",
  "certificaat",
  "autenticad",
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
  "gescheit",
  "geschloss",
  "abgeschalt",
  "verloren",
  "abbruch",
  "falhou",
  "fallit",
  "fejl",
  "selhal",
  "misslyck",
  "ne supporte",
  "interrott",
  "chius",
  "scadut",
  "desactivad",
  "deshabilit",
  "desabilit",
  "no admite",
  "no puede",
  "nessun",
  "onbekend",
  "onbereikb",
  "untrusted",
  "unconfigured",
  "downgrade",
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

/* What stands before them. */
static const char before_code[] = " ('\"";

/* And before enhanced codes, which are no part of a version or an address of IP. */
static const char before_enhanced_code[] = "\t !\"#$%&'()*+,-/:;<=>?@[\\]^_`{|}~";

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
add_words (const char *const *added, gsize n_added, const char *before, guint first)
{
  for (guint i = 0; i < n_added; i++)
    pr_word_sieve_add (words, added[i], before, first + i);
}

static void
build_words (void)
{
  static gsize is_built = 0;

  if (!g_once_init_enter (&is_built))
    return;
  words = pr_word_sieve_new ();
  add_words (strong_signs, G_N_ELEMENTS (strong_signs), NULL, 0);
  add_words (signs, G_N_ELEMENTS (signs), NULL, FIRST_SIGN);
  add_words (refusals, G_N_ELEMENTS (refusals), NULL, FIRST_REFUSAL);
  add_words (enhanced_codes, G_N_ELEMENTS (enhanced_codes), before_enhanced_code, FIRST_ENHANCED);
  add_words (noise, G_N_ELEMENTS (noise), NULL, FIRST_NOISE);
  add_words (codes, G_N_ELEMENTS (codes), before_code, FIRST_CODE);
  pr_word_sieve_build (words);
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
    if (*after == units[i][0] && strncmp (after, units[i], strlen (units[i])) == 0)
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
  if (line[start - 1] != ' ')
    return strchr (before_code, line[start - 1]) != NULL;
  return start == 1 || strchr (":><=", line[start - 2]) != NULL;
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
 * pr_suspicion_of_line:
 * @line: ended by NUL
 *
 * Judges a line by its words in one pass. Thread: any.
 *
 * Returns: whether it may tell of an error
 */
PrSuspicion
pr_suspicion_of_line (const char *line, gsize n_bytes)
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
