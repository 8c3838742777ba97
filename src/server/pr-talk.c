/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/*
 * The talk language
 * =================
 *
 * A talk is what a scripted server says and does with each client that connects. One line, one
 * thing; blanks in front of a line and empty lines mean nothing, blanks at its end are an error,
 * because nobody sees them. A whole talk:
 *
 *   # Refuses every password.
 *   !client smtp,starttls
 *   S: 220 mx.test ESMTP
 *   C: EHLO *
 *   S: 250-mx.test
 *   S: 250 STARTTLS
 *   C: STARTTLS
 *   S: 220 go ahead
 *   !starttls
 *   repeat
 *     on EHLO *
 *       S: 250 AUTH PLAIN
 *     end
 *     on AUTH PLAIN *
 *       S: 535 5.7.8 authentication failed
 *     end
 *     on QUIT
 *       S: 221 bye
 *       !close
 *     end
 *   end
 *   = wrong-credentials
 *
 * Lines
 *   # TEXT      a comment
 *   = ID        the diagnosis that a check against this talk should end in; “ok” if all is well
 *   S: TEXT     the server says TEXT and CRLF
 *   C: PATTERN  the client must say a line like PATTERN; else the talk has failed, and ends
 *   !WORD ARGS  a setting or a deed, see below
 *   include F   the talk F, from the same folder, is read in here
 *
 * What the server says is held back until it listens, waits, starts TLS or ends: lines that follow
 * each other go out in one segment, so that two “S:” before “!starttls” are an injection. What the
 * client says may come in one segment or in many.
 *
 * Blocks, each closed by “end”, up to eight deep
 *   on PATTERN  Blocks of this kind that follow each other are one choice: a line is read, and the
 *               first block whose pattern it matches is played. If there is none, the talk has
 *               failed, and ends.
 *   repeat [N]  plays its content N times, without N until the connection ends
 *
 * Patterns: the whole line is compared, ASCII letters without regard to case. `*` is anything, `\*`
 * a star, `$$` a dollar, and `$name` a word of at least one character: up to the next blank or to
 * the character that stands behind it in the pattern; to the end of the line if nothing follows.
 * `$name` keeps the word, and “S:” gives it back: “C: $tag NOOP”, “S: $tag OK done”. (What does not
 * begin with a small letter is no name: “$Junk” is text.) Some names keep nothing, but check the
 * word against the one account of the server:
 *   $user $password                the name, then the password: right only if the name was
 *   $base64-user $base64-password  the same in base64, for AUTH LOGIN
 *   $plain                         a whole SASL PLAIN answer (RFC 4616)
 *   $cram-md5                      the answer to $challenge (RFC 2195)
 *   $apop                          name and digest for $timestamp (RFC 1939 §7)
 *   $xoauth2 $oauthbearer          a whole answer with the password as its token (RFC 7628)
 *   $scram-sha-1 $scram-sha-256    a client's first message (RFC 5802), with “-plus” behind it one
 *                                  that binds to the TLS session; makes $scram-challenge
 *   $scram-proof                   its final message; makes $scram-signature
 * and some are given, for “S:” only:
 *   $challenge                     a challenge for CRAM-MD5, in base64
 *   $timestamp                     a time stamp for APOP, with its angle brackets
 *   $scram-challenge               what answers a client's first message, in base64
 *   $scram-signature               what answers its proof, in base64
 * The user name itself is always taken, so that it is the password which decides.
 *
 * Settings stand before the first line of the talk proper
 *   !client PROTOCOL,SECURITY      how a client is meant to come (imap, pop3, smtp; tls, starttls,
 *                                  none); it changes nothing here, but tells whoever plays all
 *                                  talks of a folder
 *   !tls                           TLS from the first byte
 *   !imap                          words may be quoted or literals (RFC 9051 §4.3); each literal is
 *                                  asked for, and becomes part of its line
 *   !certificate WORDS             see certificate_words below; combined as it makes sense
 *   !issuer NAME                   who signed the certificate, which goes along with it
 *   !tls-versions MIN MAX          1.0, 1.1, 1.2 or 1.3; from 1.2 to 1.3 unless said
 *   !tls-ciphers LIST              what the server takes up to TLS 1.2, in OpenSSL's words
 *   !client-certificate WORD       “wanted” or “required”
 *   !account WORD                  “nobody”: every password is wrong; “anybody”: every one is
 * right, but not for SCRAM, which has no proof of just anything; “slow”: SCRAM takes a client seconds
 *
 * Deeds
 *   !starttls                      TLS from here on
 *   !raw "BYTES"                   says BYTES, without CRLF; escapes as in C: \r \n \t \\ \" \0
 * \xHH !flood BYTES|endless ["TEXT"]  says TEXT, or else “x”, over and over, so many bytes of it
 *   !receive BYTES                 takes so many bytes, of whatever kind
 *   !message                       takes lines up to a single dot (RFC 5321 §4.1.1.4)
 *   !flush                         sends what was held back
 *   !wait MS                       waits
 *   !drip MS                       from here on, waits before each byte it sends; 0 ends that
 *   !leave                         leaves the innermost “repeat”
 *   !close                         ends the connection, politely; so does the end of the talk
 *   !cut                           ends it without TLS's goodbye
 *   !reset                         ends it with a TCP reset
 *   !half-close                    says no more, but goes on listening
 *   !silent                        says no more, and waits for the client to go
 */

#include "pr-talk-private.h"

#include "pr-script-credentials.h"
#include "pr-server-error.h"

#include <openssl/ssl.h>

#include <string.h>

#define MAX_TALK_BYTES (1 << 20)
#define MAX_STEPS 10000
#define MAX_DEPTH 8
#define MAX_INCLUDES 4

#define DAY_S (G_GINT64_CONSTANT (24) * 60 * 60)

struct _PrTalk
{
  char *name;
  char *diagnosis;
  gboolean has_client;
  PrProtocol protocol;
  PrSecurity security;
  PrTalkSettings settings;
  GPtrArray *steps;
};

/* A text being read. */
typedef struct
{
  const char *file; /* interned */
  GFile *folder;    /* (nullable): where includes are */
  char **lines;
  guint next;
} Source;

typedef struct
{
  PrTalk *talk;
  GHashTable *kept; /* names that some pattern keeps */
  GArray *uses;     /* names that are to be said */
  guint n_steps;
  guint n_repeats;  /* open around the present line */
  guint n_includes; /* the same */
} Parser;

typedef struct
{
  char *name;
  const char *file;
  guint line;
} Use;

static const struct
{
  const char *word;
  const char *names;
  gint64 not_before_s;
  gint64 not_after_s;
  PrTestCertificateFlags flags;
} certificate_words[] = {
  { "expired", NULL, -60 * DAY_S, -DAY_S, PR_TEST_CERTIFICATE_NONE },
  { "not-yet-valid", NULL, 2 * DAY_S, 60 * DAY_S, PR_TEST_CERTIFICATE_NONE },
  { "ends-soon", NULL, -60 * DAY_S, 3 * DAY_S, PR_TEST_CERTIFICATE_NONE },
  { "wrong-name", "elsewhere.test", 0, 0, PR_TEST_CERTIFICATE_NONE },
  { "wildcard", "*.mail.localhost", 0, 0, PR_TEST_CERTIFICATE_NONE },
  { "cn-only", "localhost", 0, 0, PR_TEST_CERTIFICATE_CN_ONLY },
  { "self-signed", NULL, 0, 0, PR_TEST_CERTIFICATE_SELF_SIGNED },
  { "unknown-ca", NULL, 0, 0, PR_TEST_CERTIFICATE_UNKNOWN_CA },
  { "intermediate", NULL, 0, 0, PR_TEST_CERTIFICATE_INTERMEDIATE },
  { "missing-intermediate", NULL, 0, 0, PR_TEST_CERTIFICATE_MISSING_INTERMEDIATE },
  { "weak-key", NULL, 0, 0, PR_TEST_CERTIFICATE_WEAK_KEY },
  { "weak-signature", NULL, 0, 0, PR_TEST_CERTIFICATE_WEAK_SIGNATURE },
  { "wrong-purpose", NULL, 0, 0, PR_TEST_CERTIFICATE_WRONG_PURPOSE },
  { "good-staple", NULL, 0, 0, PR_TEST_CERTIFICATE_STAPLED_GOOD },
  { "revoked-staple", NULL, 0, 0, PR_TEST_CERTIFICATE_STAPLED_REVOKED },
  { "rsa", NULL, 0, 0, PR_TEST_CERTIFICATE_RSA },
};

typedef enum
{
  ARGUMENTS_NONE,
  ARGUMENTS_NUMBER,
  ARGUMENTS_TEXT,
  ARGUMENTS_AMOUNT_AND_TEXT,
} Arguments;

static const struct
{
  const char *word;
  PrTalkStepKind kind;
  Arguments arguments;
  guint64 max;
} deeds[] = {
  { "starttls", PR_TALK_STARTTLS, ARGUMENTS_NONE, 0 },
  { "raw", PR_TALK_RAW, ARGUMENTS_TEXT, 0 },
  { "flood", PR_TALK_FLOOD, ARGUMENTS_AMOUNT_AND_TEXT, G_GUINT64_CONSTANT (1) << 40 },
  { "receive", PR_TALK_RECEIVE_BYTES, ARGUMENTS_NUMBER, 1 << 20 },
  { "message", PR_TALK_MESSAGE, ARGUMENTS_NONE, 0 },
  { "flush", PR_TALK_FLUSH, ARGUMENTS_NONE, 0 },
  { "wait", PR_TALK_WAIT, ARGUMENTS_NUMBER, 600000 },
  { "drip", PR_TALK_DRIP, ARGUMENTS_NUMBER, 10000 },
  { "leave", PR_TALK_LEAVE, ARGUMENTS_NONE, 0 },
  { "close", PR_TALK_CLOSE, ARGUMENTS_NONE, 0 },
  { "cut", PR_TALK_CUT, ARGUMENTS_NONE, 0 },
  { "reset", PR_TALK_RESET, ARGUMENTS_NONE, 0 },
  { "half-close", PR_TALK_HALF_CLOSE, ARGUMENTS_NONE, 0 },
  { "silent", PR_TALK_SILENT, ARGUMENTS_NONE, 0 },
};

static gboolean parse_source (Parser *self, Source *source, GPtrArray *steps, GError **error);

static void
step_free (gpointer data)
{
  PrTalkStep *step = data;

  g_clear_pointer (&step->pattern, pr_talk_pattern_free);
  g_clear_pointer (&step->bytes, g_bytes_unref);
  g_clear_pointer (&step->steps, g_ptr_array_unref);
  g_free (step);
}

static void
use_clear (gpointer data)
{
  Use *use = data;

  g_free (use->name);
}

static void
talk_free (gpointer data)
{
  PrTalk *self = data;

  g_free (self->name);
  g_free (self->diagnosis);
  g_free (self->settings.certificate_names);
  g_free (self->settings.certificate_issuer);
  g_free (self->settings.tls_ciphers);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
}

/* The line that is being read is the one before the next. */
static gboolean G_GNUC_PRINTF (3, 4)
    fail (const Source *source, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, PR_SERVER_ERROR, PR_SERVER_ERROR_TALK, "%s:%u: %s", source->file,
               source->next, what);
  return FALSE;
}

static PrTalkStep *
add_step (Parser *self, const Source *source, GPtrArray *steps, PrTalkStepKind kind)
{
  PrTalkStep *step = g_new0 (PrTalkStep, 1);

  step->kind = kind;
  step->file = source->file;
  step->line = source->next;
  g_ptr_array_add (steps, step);
  self->n_steps++;
  return step;
}

static void
note_kept (const char *name, gpointer data)
{
  Parser *self = data;

  g_hash_table_add (self->kept, g_strdup (name));
}

typedef struct
{
  Parser *parser;
  const PrTalkStep *step;
} UseVisit;

static void
note_use (const char *name, gpointer data)
{
  UseVisit *visit = data;
  Use use = { g_strdup (name), visit->step->file, visit->step->line };

  g_array_append_val (visit->parser->uses, use);
}

static void
set_match (Parser *self, PrTalkStep *step, const char *text)
{
  step->pattern = pr_talk_pattern_new_match (text);
  pr_talk_pattern_visit (step->pattern, note_kept, self);
}

static void
set_template (Parser *self, PrTalkStep *step, const char *text)
{
  UseVisit visit = { self, step };

  step->pattern = pr_talk_pattern_new_template (text);
  pr_talk_pattern_visit (step->pattern, note_use, &visit);
}

static gboolean
parse_number (const Source *source, const char *text, guint64 max, guint64 *number, GError **error)
{
  g_autoptr (GError) inner = NULL;

  if (g_ascii_string_to_unsigned (text, 10, 0, max, number, &inner))
    return TRUE;
  return fail (source, error, "“%s” is no number from 0 to %" G_GUINT64_FORMAT, text, max);
}

/* One escape behind a backslash; returns the characters used, 0 where it is none. */
static gsize
parse_escape (const char *text, GByteArray *bytes)
{
  static const char letters[] = "rnt\\\"";
  static const char values[] = "\r\n\t\\\"";
  const char *letter = *text != '\0' ? strchr (letters, *text) : NULL;
  gsize used = 0;
  guint value = 0;

  if (letter != NULL)
    {
      g_byte_array_append (bytes, (const guint8 *) values + (letter - letters), 1);
      return 1;
    }
  if (text[0] == 'x')
    {
      for (used = 1; used < 3 && g_ascii_isxdigit (text[used]); used++)
        value = value * 16 + (guint) g_ascii_xdigit_value (text[used]);
      if (used < 3)
        return 0;
    }
  else
    {
      for (; used < 3 && text[used] >= '0' && text[used] <= '7'; used++)
        value = value * 8 + (guint) (text[used] - '0');
      if (used == 0 || value > 0xff)
        return 0;
    }
  g_byte_array_append (bytes, &(guint8){ (guint8) value }, 1);
  return used;
}

static GBytes *
parse_quoted (const Source *source, const char *text, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize n_chars = strlen (text);

  if (n_chars < 2 || text[0] != '"' || text[n_chars - 1] != '"')
    {
      fail (source, error, "bytes stand between quotes");
      return NULL;
    }
  for (const char *p = text + 1; p < text + n_chars - 1; p++)
    {
      gsize used = 0;

      if (*p == '"')
        {
          fail (source, error, "a quote inside the quotes; write \\\"");
          return NULL;
        }
      if (*p != '\\')
        {
          g_byte_array_append (bytes, (const guint8 *) p, 1);
          continue;
        }
      used = p + 1 < text + n_chars - 1 ? parse_escape (p + 1, bytes) : 0;
      if (used == 0)
        {
          fail (source, error, "unknown escape; there are \\r \\n \\t \\\\ \\\" \\0 and \\xHH");
          return NULL;
        }
      p += used;
    }
  if (bytes->len == 0)
    {
      fail (source, error, "no bytes between the quotes");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
parse_amount_and_text (const Source *source,
                       const char *rest,
                       guint64 max,
                       PrTalkStep *step,
                       GError **error)
{
  const char *blank = strchr (rest, ' ');
  g_autofree char *amount =
      blank != NULL ? g_strndup (rest, (gsize) (blank - rest)) : g_strdup (rest);

  if (blank != NULL)
    step->bytes = parse_quoted (source, blank + 1, error);
  else
    step->bytes = g_bytes_new_static ("x", 1);
  if (step->bytes == NULL)
    return FALSE;
  step->number = G_MAXUINT64;
  return g_str_equal (amount, "endless") ||
         parse_number (source, amount, max, &step->number, error);
}

static gboolean
parse_deed (Parser *self,
            const Source *source,
            GPtrArray *steps,
            const char *word,
            const char *rest,
            gboolean *known,
            GError **error)
{
  PrTalkStep *step = NULL;
  gsize i = 0;

  while (i < G_N_ELEMENTS (deeds) && !g_str_equal (word, deeds[i].word))
    i++;
  *known = i < G_N_ELEMENTS (deeds);
  if (!*known)
    return TRUE;
  if (deeds[i].kind == PR_TALK_LEAVE && self->n_repeats == 0)
    return fail (source, error, "“!leave” outside of “repeat”");
  if ((deeds[i].arguments == ARGUMENTS_NONE) != (*rest == '\0'))
    return fail (source, error,
                 *rest == '\0' ? "“!%s” needs an argument" : "“!%s” takes no argument", word);

  step = add_step (self, source, steps, deeds[i].kind);
  switch (deeds[i].arguments)
    {
    case ARGUMENTS_NUMBER:
      return parse_number (source, rest, deeds[i].max, &step->number, error);
    case ARGUMENTS_TEXT:
      step->bytes = parse_quoted (source, rest, error);
      return step->bytes != NULL;
    case ARGUMENTS_AMOUNT_AND_TEXT:
      return parse_amount_and_text (source, rest, deeds[i].max, step, error);
    case ARGUMENTS_NONE:
    default:
      return TRUE;
    }
}

static gboolean
parse_client (PrTalk *talk, const Source *source, char **words, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (words[0] != NULL ? words[0] : "", ",", 2);
  int protocol = 0;
  int security = 0;

  if (g_strv_length (words) != 1 || g_strv_length (pair) != 2 ||
      !pr_enum_from_word (PR_TYPE_PROTOCOL, pair[0], &protocol) ||
      !pr_enum_from_word (PR_TYPE_SECURITY, pair[1], &security))
    return fail (source, error, "“!client” needs PROTOCOL,SECURITY: “!client smtp,starttls”");
  talk->has_client = TRUE;
  talk->protocol = (PrProtocol) protocol;
  talk->security = (PrSecurity) security;
  return TRUE;
}

static gboolean
parse_tls (PrTalk *talk, const Source *source, char **words, GError **error)
{
  if (words[0] != NULL)
    return fail (source, error, "“!tls” takes no argument");
  talk->settings.tls = TRUE;
  return TRUE;
}

static gboolean
parse_imap (PrTalk *talk, const Source *source, char **words, GError **error)
{
  if (words[0] != NULL)
    return fail (source, error, "“!imap” takes no argument");
  talk->settings.imap = TRUE;
  return TRUE;
}

static void
set_certificate_names (PrTalkSettings *settings, const char *names)
{
  g_free (settings->certificate_names);
  settings->certificate_names = g_strdup (names);
  settings->certificate.names = settings->certificate_names;
}

static gboolean
parse_certificate_word (PrTalkSettings *settings, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (certificate_words); i++)
    {
      if (!g_str_equal (word, certificate_words[i].word))
        continue;
      settings->certificate.flags |= certificate_words[i].flags;
      if (certificate_words[i].not_before_s != 0)
        {
          settings->certificate.not_before_s = certificate_words[i].not_before_s;
          settings->certificate.not_after_s = certificate_words[i].not_after_s;
        }
      if (certificate_words[i].names != NULL)
        set_certificate_names (settings, certificate_words[i].names);
      return TRUE;
    }
  if (g_str_has_prefix (word, "names=") && word[strlen ("names=")] != '\0')
    {
      set_certificate_names (settings, word + strlen ("names="));
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_certificate (PrTalk *talk, const Source *source, char **words, GError **error)
{
  if (words[0] == NULL)
    return fail (source, error, "“!certificate” needs a word");
  for (gsize i = 0; words[i] != NULL; i++)
    if (!parse_certificate_word (&talk->settings, words[i]))
      return fail (source, error, "“%s” is nothing that a certificate can be", words[i]);
  return TRUE;
}

static gboolean
parse_issuer (PrTalk *talk, const Source *source, char **words, GError **error)
{
  if (words[0] == NULL)
    return fail (source, error, "“!issuer” needs a name");
  g_free (talk->settings.certificate_issuer);
  talk->settings.certificate_issuer = g_strjoinv (" ", words);
  talk->settings.certificate.issuer = talk->settings.certificate_issuer;
  return TRUE;
}

static int
tls_version_from_word (const char *word)
{
  static const struct
  {
    const char *word;
    int version;
  } rows[] = {
    { "1.0", TLS1_VERSION },
    { "1.1", TLS1_1_VERSION },
    { "1.2", TLS1_2_VERSION },
    { "1.3", TLS1_3_VERSION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (word, rows[i].word))
      return rows[i].version;
  return 0;
}

static gboolean
parse_tls_versions (PrTalk *talk, const Source *source, char **words, GError **error)
{
  gboolean two = g_strv_length (words) == 2;
  int min = two ? tls_version_from_word (words[0]) : 0;
  int max = two ? tls_version_from_word (words[1]) : 0;

  if (min == 0 || max < min)
    return fail (source, error, "“!tls-versions” needs two of 1.0, 1.1, 1.2 and 1.3, in order");
  talk->settings.min_tls_version = min;
  talk->settings.max_tls_version = max;
  return TRUE;
}

static gboolean
parse_tls_ciphers (PrTalk *talk, const Source *source, char **words, GError **error)
{
  if (g_strv_length (words) != 1)
    return fail (source, error, "“!tls-ciphers” needs one list");
  g_free (talk->settings.tls_ciphers);
  talk->settings.tls_ciphers = g_strdup (words[0]);
  return TRUE;
}

static gboolean
parse_client_certificate (PrTalk *talk, const Source *source, char **words, GError **error)
{
  const char *word = g_strv_length (words) == 1 ? words[0] : "";

  if (g_str_equal (word, "wanted"))
    talk->settings.client_certificate = PR_TALK_CLIENT_CERTIFICATE_WANTED;
  else if (g_str_equal (word, "required"))
    talk->settings.client_certificate = PR_TALK_CLIENT_CERTIFICATE_REQUIRED;
  else
    return fail (source, error, "“!client-certificate” needs “wanted” or “required”");
  return TRUE;
}

static gboolean
parse_account (PrTalk *talk, const Source *source, char **words, GError **error)
{
  const char *word = g_strv_length (words) == 1 ? words[0] : "";

  if (g_str_equal (word, "nobody"))
    talk->settings.account = PR_TALK_ACCOUNT_NOBODY;
  else if (g_str_equal (word, "anybody"))
    talk->settings.account = PR_TALK_ACCOUNT_ANYBODY;
  else if (g_str_equal (word, "slow"))
    talk->settings.account = PR_TALK_ACCOUNT_SLOW;
  else
    return fail (source, error, "“!account” needs “nobody”, “anybody” or “slow”");
  return TRUE;
}

static const struct
{
  const char *word;
  gboolean (*parse) (PrTalk *talk, const Source *source, char **words, GError **error);
} settings[] = {
  { "client", parse_client },
  { "tls", parse_tls },
  { "imap", parse_imap },
  { "certificate", parse_certificate },
  { "issuer", parse_issuer },
  { "tls-versions", parse_tls_versions },
  { "tls-ciphers", parse_tls_ciphers },
  { "client-certificate", parse_client_certificate },
  { "account", parse_account },
};

static gboolean
parse_setting (Parser *self,
               const Source *source,
               const char *word,
               const char *rest,
               GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) pieces = g_strsplit (rest, " ", -1);
  g_auto (GStrv) words = NULL;

  for (gsize i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (builder, pieces[i]);
  words = g_strv_builder_end (builder);

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      if (!g_str_equal (word, settings[i].word))
        continue;
      if (self->n_steps > 0)
        return fail (source, error, "“!%s” is a setting: it stands before the talk begins", word);
      return settings[i].parse (self->talk, source, words, error);
    }
  return fail (source, error, "there is no “!%s”", word);
}

static gboolean
parse_diagnosis (Parser *self, const Source *source, const char *rest, GError **error)
{
  gsize n_chars = strspn (rest, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (n_chars == 0 || rest[n_chars] != '\0')
    return fail (source, error, "“%s” is no diagnosis", rest);
  if (self->talk->diagnosis != NULL)
    return fail (source, error, "a second diagnosis");
  self->talk->diagnosis = g_strdup (rest);
  return TRUE;
}

static gboolean
parse_on (Parser *self, Source *source, GPtrArray *steps, const char *rest, GError **error)
{
  PrTalkStep *choice = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
  PrTalkStep *clause = NULL;

  if (*rest == '\0')
    return fail (source, error, "“on” needs a pattern");
  if (choice == NULL || choice->kind != PR_TALK_CHOICE)
    {
      choice = add_step (self, source, steps, PR_TALK_CHOICE);
      choice->steps = g_ptr_array_new_with_free_func (step_free);
    }
  clause = add_step (self, source, choice->steps, PR_TALK_CLAUSE);
  clause->steps = g_ptr_array_new_with_free_func (step_free);
  set_match (self, clause, rest);
  return TRUE;
}

static gboolean
parse_repeat (Parser *self, Source *source, GPtrArray *steps, const char *rest, GError **error)
{
  PrTalkStep *step = add_step (self, source, steps, PR_TALK_REPEAT);

  step->steps = g_ptr_array_new_with_free_func (step_free);
  step->number = G_MAXUINT64;
  return *rest == '\0' || parse_number (source, rest, 1000000, &step->number, error);
}

/* The text of a file, with everything that can be wrong with it as a whole. */
static gboolean
source_init (Source *self, const char *file, const char *text, gsize n_bytes, GError **error)
{
  const char *bad = NULL;

  self->file = g_intern_string (file);
  if (n_bytes > MAX_TALK_BYTES)
    {
      fail (self, error, "the talk is longer than %d bytes", MAX_TALK_BYTES);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, n_bytes, &bad))
    {
      for (const char *p = text; p <= bad; p++)
        if (p == text || p[-1] == '\n')
          self->next++;
      fail (self, error, "not valid UTF-8, or a NUL");
      return FALSE;
    }
  self->lines = g_strsplit (text, "\n", -1);
  return TRUE;
}

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->lines, g_strfreev);
  g_clear_object (&self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static char *
dup_display_name (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL ? g_steal_pointer (&path) : g_file_get_uri (file);
}

static gboolean
parse_file (Parser *self, GFile *file, GPtrArray *steps, GError **error)
{
  g_auto (Source) source = { .folder = g_file_get_parent (file) };
  g_autofree char *name = dup_display_name (file);
  g_autofree char *text = NULL;
  gsize n_bytes = 0;

  return g_file_load_contents (file, NULL, &text, &n_bytes, NULL, error) &&
         source_init (&source, name, text, n_bytes, error) &&
         parse_source (self, &source, steps, error);
}

static gboolean
parse_include (Parser *self, Source *source, GPtrArray *steps, const char *rest, GError **error)
{
  g_autoptr (GFile) file = NULL;
  gboolean parsed = FALSE;

  if (*rest == '\0' || strchr (rest, '/') != NULL)
    return fail (source, error, "“include” needs the name of a file in the same folder");
  if (source->folder == NULL)
    return fail (source, error, "“include” in a talk that does not come from a file");
  if (self->n_includes == MAX_INCLUDES)
    return fail (source, error, "more than %d files include each other", MAX_INCLUDES);

  file = g_file_get_child (source->folder, rest);
  self->n_includes++;
  parsed = parse_file (self, file, steps, error);
  self->n_includes--;
  if (!parsed)
    g_prefix_error (error, "%s:%u: ", source->file, source->next);
  return parsed;
}

static gboolean
parse_exclamation (Parser *self, Source *source, GPtrArray *steps, const char *line, GError **error)
{
  gsize n_chars = strcspn (line, " ");
  g_autofree char *word = g_strndup (line, n_chars);
  const char *rest = line + n_chars + strspn (line + n_chars, " ");
  gboolean known = FALSE;

  if (!parse_deed (self, source, steps, word, rest, &known, error))
    return FALSE;
  return known || parse_setting (self, source, word, rest, error);
}

/* A line that is complete in itself. */
static gboolean
parse_line (Parser *self, Source *source, GPtrArray *steps, const char *line, GError **error)
{
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*line == '!')
    return parse_exclamation (self, source, steps, line + 1, error);
  if (g_str_has_prefix (line, "= "))
    return parse_diagnosis (self, source, line + 2, error);
  if (g_str_equal (line, "S:") || g_str_has_prefix (line, "S: "))
    {
      set_template (self, add_step (self, source, steps, PR_TALK_SEND),
                    line[2] == '\0' ? "" : line + 3);
      return TRUE;
    }
  if (g_str_equal (line, "C:") || g_str_has_prefix (line, "C: "))
    {
      set_match (self, add_step (self, source, steps, PR_TALK_RECEIVE),
                 line[2] == '\0' ? "" : line + 3);
      return TRUE;
    }
  if (g_str_has_prefix (line, "include "))
    return parse_include (self, source, steps, line + strlen ("include "), error);
  return fail (source, error, "no line of a talk begins like “%.20s”", line);
}

typedef struct
{
  GPtrArray *steps; /* borrowed: where lines inside the block go */
  guint line;
  gboolean repeats;
} Block;

/* Opens a block if the line does; its steps are those of the last step, or of its last clause. */
static gboolean
open_block (Parser *self,
            Source *source,
            GArray *blocks,
            const char *line,
            gboolean *opened,
            GError **error)
{
  GPtrArray *steps = g_array_index (blocks, Block, blocks->len - 1).steps;
  Block block = { NULL, source->next, FALSE };
  PrTalkStep *step = NULL;
  gboolean on = g_str_equal (line, "on") || g_str_has_prefix (line, "on ");
  gboolean repeat = g_str_equal (line, "repeat") || g_str_has_prefix (line, "repeat ");

  *opened = on || repeat;
  if (!*opened)
    return TRUE;
  if (blocks->len > MAX_DEPTH)
    return fail (source, error, "blocks are more than %d deep", MAX_DEPTH);

  if (on && !parse_on (self, source, steps, line[2] == '\0' ? "" : line + 3, error))
    return FALSE;
  if (repeat && !parse_repeat (self, source, steps, line[6] == '\0' ? "" : line + 7, error))
    return FALSE;
  step = g_ptr_array_index (steps, steps->len - 1);
  if (on)
    step = g_ptr_array_index (step->steps, step->steps->len - 1);
  block.steps = step->steps;
  block.repeats = repeat;
  self->n_repeats += repeat ? 1 : 0;
  g_array_append_val (blocks, block);
  return TRUE;
}

static gboolean
close_block (Parser *self, Source *source, GArray *blocks, GError **error)
{
  const Block *block = NULL;

  if (blocks->len == 1)
    return fail (source, error, "“end” without a block");
  block = &g_array_index (blocks, Block, blocks->len - 1);
  if (block->repeats && block->steps->len == 0)
    return fail (source, error, "nothing to repeat");
  self->n_repeats -= block->repeats ? 1 : 0;
  g_array_set_size (blocks, blocks->len - 1);
  return TRUE;
}

static gboolean
parse_source (Parser *self, Source *source, GPtrArray *steps, GError **error)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  Block whole = { steps, 0, FALSE };
  const Block *open = NULL;

  g_array_append_val (blocks, whole);
  while (source->lines[source->next] != NULL)
    {
      const char *line = source->lines[source->next++];
      gboolean opened = FALSE;

      line += strspn (line, " \t");
      if (*line != '\0' && g_ascii_isspace (line[strlen (line) - 1]))
        return fail (source, error, "a blank at the end of the line; write !raw \"… \\r\\n\"");
      if (self->n_steps >= MAX_STEPS)
        return fail (source, error, "more than %d steps", MAX_STEPS);

      if (g_str_equal (line, "end"))
        {
          if (!close_block (self, source, blocks, error))
            return FALSE;
          continue;
        }
      if (!open_block (self, source, blocks, line, &opened, error))
        return FALSE;
      open = &g_array_index (blocks, Block, blocks->len - 1);
      if (!opened && !parse_line (self, source, open->steps, line, error))
        return FALSE;
    }

  open = &g_array_index (blocks, Block, blocks->len - 1);
  if (blocks->len > 1)
    {
      source->next = open->line;
      return fail (source, error, "this block has no “end”");
    }
  return TRUE;
}

/* A name that is said must come from somewhere: anything else is a slip of the pen. */
static gboolean
check_uses (Parser *self, GError **error)
{
  for (guint i = 0; i < self->uses->len; i++)
    {
      const Use *use = &g_array_index (self->uses, Use, i);
      const Source source = { .file = use->file, .next = use->line };

      if (!g_hash_table_contains (self->kept, use->name) &&
          !pr_script_credentials_gives (use->name))
        return fail (&source, error, "nothing keeps “$%s”; a dollar is “$$”", use->name);
    }
  return TRUE;
}

static void
parser_init (Parser *self, PrTalk *talk)
{
  self->talk = talk;
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->uses = g_array_new (FALSE, FALSE, sizeof (Use));
  g_array_set_clear_func (self->uses, use_clear);
}

static void
parser_clear (Parser *self)
{
  g_hash_table_unref (self->kept);
  g_array_unref (self->uses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parser, parser_clear)

static PrTalk *
talk_new_empty (const char *name)
{
  PrTalk *self = g_atomic_rc_box_new0 (PrTalk);

  self->name = g_strdup (name);
  self->settings.min_tls_version = TLS1_2_VERSION;
  self->settings.max_tls_version = TLS1_3_VERSION;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

/**
 * pr_talk_new:
 * @name: what to call it in errors, in place of a file's name
 * @text: the talk, at most 1 MiB, without “include”
 *
 * Errors: %PR_SERVER_ERROR_TALK. Thread: any.
 *
 * Returns: (transfer full): the talk
 */
PrTalk *
pr_talk_new (const char *name, const char *text, GError **error)
{
  return pr_talk_new_in_folder (name, text, NULL, error);
}

/**
 * pr_talk_new_in_folder:
 * @name: what to call it in errors, in place of a file's name
 * @text: the talk, at most 1 MiB
 * @folder: (nullable): where what it includes is
 *
 * For variations of a talk that is in a file: “!tls-versions 1.2 1.2” and then an “include” of it.
 *
 * Errors: %PR_SERVER_ERROR_TALK, #GIOErrorEnum. Thread: any; blocks.
 *
 * Returns: (transfer full): the talk
 */
PrTalk *
pr_talk_new_in_folder (const char *name, const char *text, GFile *folder, GError **error)
{
  g_autoptr (PrTalk) self = talk_new_empty (name);
  g_auto (Parser) parser = { 0 };
  g_auto (Source) source = { 0 };

  parser_init (&parser, self);
  g_set_object (&source.folder, folder);
  if (!source_init (&source, name, text, strlen (text), error) ||
      !parse_source (&parser, &source, self->steps, error) || !check_uses (&parser, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pr_talk_load:
 * @file: a file, which may be a resource
 *
 * Reads a talk and what it includes. Its name is the file's, without “.talk”.
 *
 * Errors: %PR_SERVER_ERROR_TALK, #GIOErrorEnum. Thread: any; blocks.
 *
 * Returns: (transfer full): the talk
 */
PrTalk *
pr_talk_load (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (PrTalk) self = NULL;
  g_auto (Parser) parser = { 0 };

  if (g_str_has_suffix (name, ".talk"))
    name[strlen (name) - strlen (".talk")] = '\0';
  self = talk_new_empty (name);
  parser_init (&parser, self);
  if (!parse_file (&parser, file, self->steps, error) || !check_uses (&parser, error))
    return NULL;
  return g_steal_pointer (&self);
}

PrTalk *
pr_talk_ref (PrTalk *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
pr_talk_unref (PrTalk *self)
{
  g_atomic_rc_box_release_full (self, talk_free);
}

/**
 * pr_talk_get_name:
 *
 * Returns: what it was called when it was made
 */
const char *
pr_talk_get_name (PrTalk *self)
{
  return self->name;
}

/**
 * pr_talk_get_diagnosis:
 *
 * Returns: (nullable): the id of the diagnosis that a check against this talk should end in, “ok”
 *   if all is well, %NULL if the talk does not say
 */
const char *
pr_talk_get_diagnosis (PrTalk *self)
{
  return self->diagnosis;
}

/**
 * pr_talk_get_client:
 * @protocol: (out) (optional): what the client should speak
 * @security: (out) (optional): how it should encrypt
 *
 * Returns: %TRUE if the talk says how a client is meant to come
 */
gboolean
pr_talk_get_client (PrTalk *self, PrProtocol *protocol, PrSecurity *security)
{
  if (!self->has_client)
    return FALSE;
  if (protocol != NULL)
    *protocol = self->protocol;
  if (security != NULL)
    *security = self->security;
  return TRUE;
}

const PrTalkSettings *
pr_talk_get_settings (PrTalk *self)
{
  return &self->settings;
}

GPtrArray *
pr_talk_get_steps (PrTalk *self)
{
  return self->steps;
}
