/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-codes-private.h"

#include <string.h>

/* What a code means when nothing but the code and the step speaks. In each table the first row that
 * fits counts: the rows for a step stand before the one for all. */

typedef struct
{
  guint first;
  guint last;
  guint place;
  PrDiagnosisId id;
} BasicRow;

#define BASIC(code, place, id)                                                                     \
  {                                                                                                \
    code, code, place, PR_DIAGNOSIS_##id                                                           \
  }
#define BASIC_RANGE(first, last, place, id)                                                        \
  {                                                                                                \
    first, last, place, PR_DIAGNOSIS_##id                                                          \
  }

/* clang-format off */
static const BasicRow basic_rows[] = {
  /* Numbers of client programs and of the system, not of a server. */
  BASIC (101, 0, CONNECTION_TIMED_OUT),
  BASIC (110, 0, CONNECTION_TIMED_OUT),
  BASIC (111, 0, CONNECTION_REFUSED),

  BASIC_RANGE (200, 399, 0, NO_ERROR),

  BASIC (420, 0, RESPONSE_TIMED_OUT),
  BASIC (421, 0, SERVER_BUSY),
  BASIC (422, 0, RECIPIENT_MAILBOX_FULL),
  BASIC (431, 0, SERVER_STORAGE_FULL),
  BASIC (432, PR_AT_SIGN_IN, AUTH_MECHANISM_UNSUPPORTED),
  BASIC (435, 0, AUTH_TEMPORARY_FAILURE),
  BASIC (441, 0, RECIPIENT_SERVER_UNREACHABLE),
  BASIC (442, 0, RECIPIENT_SERVER_UNREACHABLE),
  BASIC (446, 0, MAIL_LOOP),
  BASIC (447, 0, RECIPIENT_SERVER_UNREACHABLE),
  BASIC (449, 0, ROUTING_ERROR),
  BASIC (450, PR_AT_SIGN_IN, AUTH_TOO_MANY_ATTEMPTS),
  BASIC (450, 0, MAILBOX_UNAVAILABLE),
  BASIC (452, PR_AT_RECIPIENT, TOO_MANY_RECIPIENTS),
  BASIC (452, 0, SERVER_STORAGE_FULL),
  BASIC (454, PR_AT_STARTTLS, STARTTLS_REFUSED),
  BASIC (454, PR_AT_MESSAGE, SENDING_LIMIT_EXCEEDED),
  BASIC (454, 0, AUTH_TEMPORARY_FAILURE),
  BASIC_RANGE (400, 499, PR_AT_SIGN_IN, AUTH_TEMPORARY_FAILURE),
  BASIC_RANGE (400, 499, 0, SERVER_TEMPORARY_FAILURE),

  BASIC (501, PR_AT_CAPABILITIES, HELO_REJECTED),
  BASIC (501, PR_AT_SENDER, SENDER_REJECTED),
  BASIC (501, PR_AT_RECIPIENT, RECIPIENT_INVALID),
  BASIC (503, 0, BAD_SEQUENCE),
  BASIC (504, PR_AT_SIGN_IN, AUTH_MECHANISM_UNSUPPORTED),
  BASIC (504, PR_AT_CAPABILITIES | PR_AT_RECIPIENT, HELO_REJECTED),
  BASIC_RANGE (500, 509, 0, COMMAND_REJECTED),
  BASIC (512, 0, RECIPIENT_DOMAIN_NOT_FOUND),
  BASIC (517, 0, SENDER_DOMAIN_NOT_FOUND),
  BASIC_RANGE (510, 519, 0, RECIPIENT_INVALID),
  BASIC (521, 0, SERVICE_UNAVAILABLE),
  BASIC (522, 0, RECIPIENT_MAILBOX_FULL),
  BASIC (523, PR_AT_SIGN_IN, AUTH_ENCRYPTION_REQUIRED),
  BASIC (523, 0, MESSAGE_TOO_LARGE),
  BASIC (525, PR_AT_SIGN_IN, ACCOUNT_DISABLED),
  BASIC (525, 0, RECIPIENT_DISABLED),
  BASIC (526, PR_AT_SIGN_IN, WRONG_CREDENTIALS),
  BASIC (530, PR_AT_SIGN_IN, STARTTLS_REQUIRED),
  BASIC (530, 0, AUTH_REQUIRED),
  BASIC (531, 0, TOO_MANY_RECIPIENTS),
  BASIC (534, 0, APP_PASSWORD_REQUIRED),
  BASIC (535, PR_AT_SENDER | PR_AT_RECIPIENT, AUTH_REQUIRED),
  BASIC (535, 0, WRONG_CREDENTIALS),
  BASIC (538, 0, AUTH_ENCRYPTION_REQUIRED),
  BASIC (540, PR_AT_STARTTLS, STARTTLS_NOT_OFFERED),
  BASIC (540, 0, RECIPIENT_DISABLED),
  BASIC (541, 0, RECIPIENT_REFUSED),
  BASIC (550, PR_AT_GREETING | PR_AT_CAPABILITIES | PR_AT_MESSAGE, POLICY_REJECTED),
  BASIC (550, PR_AT_SIGN_IN, ACCESS_DISABLED),
  BASIC (550, PR_AT_SENDER, SENDER_REJECTED),
  BASIC (550, 0, MAILBOX_UNAVAILABLE),
  BASIC (551, 0, RECIPIENT_MOVED),
  BASIC (552, PR_AT_RECIPIENT, RECIPIENT_MAILBOX_FULL),
  BASIC (552, 0, MESSAGE_TOO_LARGE),
  BASIC (553, PR_AT_RECIPIENT, RECIPIENT_INVALID),
  BASIC (553, 0, SENDER_NOT_ALLOWED),
  BASIC (554, PR_AT_GREETING, SERVICE_UNAVAILABLE),
  BASIC (555, 0, COMMAND_REJECTED),
  BASIC (556, 0, SERVICE_UNAVAILABLE),
  BASIC (571, 0, POLICY_REJECTED),
  BASIC_RANGE (500, 599, PR_AT_STARTTLS, STARTTLS_REFUSED),
  BASIC_RANGE (500, 599, 0, TRANSACTION_FAILED),
};
/* clang-format on */

/* A class of 0 means 4 and 5: the diagnosis is the same for both. */
typedef struct
{
  guint class;
  guint subject;
  guint first_detail;
  guint last_detail;
  guint place;
  PrDiagnosisId id;
} EnhancedRow;

#define EITHER(subject, detail, place, id)                                                         \
  {                                                                                                \
    0, subject, detail, detail, place, PR_DIAGNOSIS_##id                                           \
  }
#define EITHER_RANGE(subject, first, last, place, id)                                              \
  {                                                                                                \
    0, subject, first, last, place, PR_DIAGNOSIS_##id                                              \
  }
#define CLASS(class, subject, detail, place, id)                                                   \
  {                                                                                                \
    class, subject, detail, detail, place, PR_DIAGNOSIS_##id                                       \
  }
#define CLASS_RANGE(class, subject, first, last, place, id)                                        \
  {                                                                                                \
    class, subject, first, last, place, PR_DIAGNOSIS_##id                                          \
  }

/* clang-format off */
static const EnhancedRow enhanced_rows[] = {
  /* Codes of single vendors that differ from the registry, or are not in it. */
  CLASS (5, 1, 90, 0, SENDING_LIMIT_EXCEEDED),
  CLASS (5, 2, 121, 0, SENDING_LIMIT_EXCEEDED),
  CLASS (5, 2, 122, 0, RECIPIENT_RATE_LIMITED),
  CLASS (5, 2, 252, 0, SENDER_NOT_ALLOWED),
  CLASS (5, 4, 1, 0, RECIPIENT_REFUSED),
  CLASS (5, 4, 5, 0, SENDING_LIMIT_EXCEEDED),
  CLASS (5, 4, 14, 0, MAIL_LOOP),
  CLASS (5, 4, 310, 0, RECIPIENT_DOMAIN_NOT_FOUND),
  EITHER_RANGE (4, 300, 399, 0, RECIPIENT_SERVER_UNREACHABLE),
  CLASS (5, 7, 14, PR_AT_SIGN_IN, WEB_LOGIN_REQUIRED),
  CLASS (5, 7, 57, 0, AUTH_REQUIRED),
  CLASS (5, 7, 60, 0, SENDER_NOT_ALLOWED),
  CLASS (5, 7, 64, 0, RELAY_DENIED),
  CLASS (5, 7, 124, 0, RECIPIENT_REFUSED),
  CLASS (5, 7, 133, 0, RECIPIENT_REFUSED),
  CLASS (5, 7, 139, 0, OAUTH_REQUIRED),
  CLASS (4, 7, 28, 0, POOR_REPUTATION),
  CLASS (4, 7, 650, 0, POOR_REPUTATION),
  CLASS (5, 7, 506, 0, HELO_REJECTED),
  CLASS (5, 7, 509, 0, SENDER_AUTHENTICATION_FAILED),
  CLASS (5, 7, 511, 0, BLOCKLISTED),
  CLASS_RANGE (5, 7, 501, 505, 0, ACCOUNT_DISABLED),
  CLASS_RANGE (5, 7, 512, 519, 0, MESSAGE_MALFORMED),
  CLASS_RANGE (5, 7, 606, 649, 0, BLOCKLISTED),
  CLASS (5, 7, 708, 0, BLOCKLISTED),
  CLASS_RANGE (5, 7, 700, 749, 0, SENDING_LIMIT_EXCEEDED),
  CLASS (5, 7, 750, 0, SENDER_REJECTED),
  CLASS_RANGE (4, 7, 500, 699, 0, POOR_REPUTATION),

  /* The registry: RFC 3463 and what was added to it. */
  EITHER (0, 0, 0, UNCLASSIFIED),

  EITHER (1, 0, 0, RECIPIENT_INVALID),
  EITHER (1, 1, 0, RECIPIENT_UNKNOWN),
  EITHER (1, 2, 0, RECIPIENT_DOMAIN_NOT_FOUND),
  EITHER (1, 3, 0, RECIPIENT_INVALID),
  EITHER (1, 4, 0, RECIPIENT_INVALID),
  EITHER (1, 5, 0, NO_ERROR),
  EITHER (1, 6, 0, RECIPIENT_MOVED),
  EITHER (1, 7, 0, SENDER_REJECTED),
  EITHER (1, 8, 0, SENDER_DOMAIN_NOT_FOUND),
  EITHER (1, 9, 0, NO_ERROR),

  EITHER (2, 0, 0, MAILBOX_UNAVAILABLE),
  EITHER (2, 1, 0, RECIPIENT_DISABLED),
  EITHER (2, 2, 0, RECIPIENT_MAILBOX_FULL),
  EITHER (2, 3, 0, MESSAGE_TOO_LARGE),
  EITHER (2, 4, 0, SERVER_MISCONFIGURED),

  EITHER (3, 0, 0, SERVER_TEMPORARY_FAILURE),
  EITHER (3, 1, 0, SERVER_STORAGE_FULL),
  EITHER (3, 2, 0, SERVER_BUSY),
  EITHER (3, 3, 0, COMMAND_REJECTED),
  EITHER (3, 4, 0, MESSAGE_TOO_LARGE),
  EITHER (3, 5, 0, SERVER_MISCONFIGURED),
  EITHER (3, 6, 0, NO_ERROR),

  EITHER (4, 0, 0, ROUTING_ERROR),
  CLASS (4, 4, 1, 0, RECIPIENT_SERVER_UNREACHABLE),
  EITHER (4, 2, 0, CONNECTION_CLOSED),
  EITHER (4, 3, 0, SERVER_TEMPORARY_FAILURE),
  EITHER (4, 4, 0, ROUTING_ERROR),
  EITHER (4, 5, 0, SERVER_BUSY),
  EITHER (4, 6, 0, MAIL_LOOP),
  EITHER (4, 7, 0, RECIPIENT_SERVER_UNREACHABLE),

  EITHER (5, 0, 0, COMMAND_REJECTED),
  EITHER (5, 1, 0, COMMAND_REJECTED),
  EITHER (5, 2, 0, COMMAND_REJECTED),
  EITHER (5, 3, 0, TOO_MANY_RECIPIENTS),
  EITHER (5, 4, 0, COMMAND_REJECTED),
  EITHER (5, 5, 0, COMMAND_REJECTED),
  EITHER (5, 6, 0, COMMAND_REJECTED),

  EITHER (6, 0, 0, MESSAGE_MALFORMED),
  EITHER (6, 1, 0, CONTENT_BLOCKED),
  EITHER_RANGE (6, 2, 5, 0, MESSAGE_MALFORMED),
  EITHER (6, 6, 0, SERVER_TEMPORARY_FAILURE),
  EITHER (6, 7, 0, COMMAND_REJECTED),
  EITHER (6, 8, 0, COMMAND_REJECTED),
  EITHER (6, 9, 0, MESSAGE_MALFORMED),
  EITHER (6, 10, 0, COMMAND_REJECTED),

  CLASS (4, 7, 0, PR_AT_SIGN_IN, AUTH_TEMPORARY_FAILURE),
  EITHER (7, 0, 0, POLICY_REJECTED),
  EITHER (7, 1, 0, POLICY_REJECTED),
  EITHER (7, 2, 0, RECIPIENT_REFUSED),
  EITHER (7, 3, 0, POLICY_REJECTED),
  EITHER (7, 4, 0, AUTH_MECHANISM_UNSUPPORTED),
  EITHER (7, 5, 0, STARTTLS_REFUSED),
  EITHER (7, 6, 0, POLICY_REJECTED),
  EITHER (7, 7, 0, MESSAGE_MALFORMED),
  EITHER (7, 8, 0, WRONG_CREDENTIALS),
  EITHER (7, 9, PR_AT_SENDER | PR_AT_RECIPIENT | PR_AT_MESSAGE, POLICY_REJECTED),
  EITHER (7, 9, 0, AUTH_MECHANISM_UNSUPPORTED),
  EITHER (7, 10, 0, AUTH_ENCRYPTION_REQUIRED),
  EITHER (7, 11, 0, AUTH_ENCRYPTION_REQUIRED),
  EITHER (7, 12, 0, AUTH_MECHANISM_UNSUPPORTED),
  EITHER (7, 13, PR_AT_RECIPIENT, RECIPIENT_DISABLED),
  EITHER (7, 13, 0, ACCOUNT_DISABLED),
  EITHER (7, 14, 0, POLICY_REJECTED),
  EITHER (7, 15, 0, SERVER_BUSY),
  EITHER (7, 16, 0, MESSAGE_TOO_LARGE),
  EITHER (7, 17, 0, RECIPIENT_UNKNOWN),
  EITHER (7, 18, 0, RECIPIENT_UNKNOWN),
  EITHER (7, 19, 0, SERVER_TEMPORARY_FAILURE),
  EITHER_RANGE (7, 20, 24, 0, SENDER_AUTHENTICATION_FAILED),
  EITHER (7, 25, 0, MISSING_REVERSE_DNS),
  EITHER (7, 26, 0, SENDER_AUTHENTICATION_FAILED),
  EITHER (7, 27, 0, SENDER_REJECTED),
  EITHER (7, 28, 0, POOR_REPUTATION),
  EITHER (7, 29, 0, SENDER_AUTHENTICATION_FAILED),
  EITHER (7, 30, 0, RECIPIENT_REQUIRES_TLS),

  /* X.1.10 is the registry's null MX; Exchange says 5.1.10 of a recipient it does not know, and
   * nobody else says anything but the words then. */
  CLASS (5, 1, 10, 0, RECIPIENT_UNKNOWN),
  EITHER (1, 10, 0, RECIPIENT_DOMAIN_NOT_FOUND),
};
/* clang-format on */

typedef struct
{
  const char *word;
  guint place;
  PrDiagnosisId id;
} WordRow;

#define WORD(word, place, id)                                                                      \
  {                                                                                                \
    word, place, PR_DIAGNOSIS_##id                                                                 \
  }

/* clang-format off */
static const WordRow bracket_rows[] = {
  WORD ("AUTHENTICATIONFAILED", 0, WRONG_CREDENTIALS),
  WORD ("AUTHORIZATIONFAILED", 0, WRONG_CREDENTIALS),
  WORD ("AUTH", 0, WRONG_CREDENTIALS),
  WORD ("EXPIRED", 0, PASSWORD_EXPIRED),
  WORD ("PRIVACYREQUIRED", 0, AUTH_ENCRYPTION_REQUIRED),
  WORD ("CONTACTADMIN", 0, ACCOUNT_DISABLED),
  WORD ("UNAVAILABLE", PR_AT_SIGN_IN, AUTH_TEMPORARY_FAILURE),
  WORD ("UNAVAILABLE", 0, SERVER_TEMPORARY_FAILURE),
  WORD ("LIMIT", 0, TOO_MANY_CONNECTIONS),
  WORD ("INUSE", 0, MAILBOX_IN_USE),
  WORD ("IN-USE", 0, MAILBOX_IN_USE),
  WORD ("NOPERM", 0, MAILBOX_NOT_ACCESSIBLE),
  WORD ("NONEXISTENT", 0, MAILBOX_NOT_ACCESSIBLE),
  WORD ("CORRUPTION", 0, MAILBOX_NOT_ACCESSIBLE),
  WORD ("TRYCREATE", 0, MAILBOX_NOT_ACCESSIBLE),
  WORD ("BADCHARSET", 0, COMMAND_REJECTED),
  WORD ("ALREADYEXISTS", 0, COMMAND_REJECTED),
  WORD ("HASCHILDREN", 0, COMMAND_REJECTED),
  WORD ("UNKNOWN-CTE", 0, COMMAND_REJECTED),
  WORD ("SERVERBUG", 0, SERVER_TEMPORARY_FAILURE),
  WORD ("TEMPFAIL", 0, SERVER_TEMPORARY_FAILURE),
  WORD ("CLIENTBUG", 0, COMMAND_REJECTED),
  WORD ("CANNOT", 0, COMMAND_REJECTED),
  WORD ("OVERQUOTA", 0, RECIPIENT_MAILBOX_FULL),
  WORD ("WEBALERT", 0, WEB_LOGIN_REQUIRED),
  WORD ("SYS/TEMP", PR_AT_SIGN_IN, AUTH_TEMPORARY_FAILURE),
  WORD ("SYS/TEMP", 0, SERVER_TEMPORARY_FAILURE),
  WORD ("SYS/PERM", 0, MAILBOX_NOT_ACCESSIBLE),
  WORD ("LOGIN-DELAY", 0, AUTH_TOO_MANY_ATTEMPTS),
};

static const WordRow status_rows[] = {
  WORD ("OK", 0, NO_ERROR),
  WORD ("PREAUTH", 0, NO_ERROR),
  WORD ("NO", PR_AT_SIGN_IN, WRONG_CREDENTIALS),
  WORD ("NO", PR_AT_MAILBOX, MAILBOX_NOT_ACCESSIBLE),
  WORD ("BAD", 0, COMMAND_REJECTED),
  WORD ("BYE", PR_AT_GREETING, SERVER_BUSY),
  WORD ("BYE", 0, CONNECTION_CLOSED),
  WORD ("LOGINDISABLED", 0, AUTH_ENCRYPTION_REQUIRED),
  WORD ("+OK", 0, NO_ERROR),
  WORD ("-ERR", PR_AT_SIGN_IN, WRONG_CREDENTIALS),
  WORD ("-ERR", PR_AT_GREETING, SERVER_BUSY),
  WORD ("-ERR", PR_AT_MAILBOX, MAILBOX_NOT_ACCESSIBLE),
  WORD ("-ERR", 0, COMMAND_REJECTED),
};
/* clang-format on */

/*
 * pr_classify_place_matches:
 * @place: the steps and protocols of a row
 * @known: the step and protocol at hand, without the bit of either if it is not known
 *
 * What is not known does not hold.
 */
gboolean
pr_classify_place_matches (guint place, guint known)
{
  guint steps = place & PR_AT_ANY_STEP;
  guint protocols = place & PR_WITH_ANY_PROTOCOL;

  return (steps == 0 || (steps & known) != 0) && (protocols == 0 || (protocols & known) != 0);
}

gboolean
pr_classify_basic_code (guint code, guint known, PrDiagnosisId *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (basic_rows); i++)
    {
      const BasicRow *row = &basic_rows[i];

      if (code >= row->first && code <= row->last && pr_classify_place_matches (row->place, known))
        {
          *id = row->id;
          return TRUE;
        }
    }
  return FALSE;
}

/* RFC 3463 §2: class "." subject "." detail, the last two of up to three digits. */
static gboolean
parse_enhanced_code (const char *text, guint part[3])
{
  const char *p = text;

  for (guint i = 0; i < 3; i++)
    {
      const char *start = p;

      part[i] = 0;
      while (g_ascii_isdigit (*p) && p - start < 3)
        part[i] = part[i] * 10 + (guint) g_ascii_digit_value (*p++);
      if (p == start || *p != (i == 2 ? '\0' : '.'))
        return FALSE;
      p++;
    }
  return TRUE;
}

gboolean
pr_classify_enhanced_code (const char *enhanced_code, guint known, PrDiagnosisId *id)
{
  guint part[3];

  if (!parse_enhanced_code (enhanced_code, part))
    return FALSE;
  if (part[0] == 2)
    {
      *id = PR_DIAGNOSIS_NO_ERROR;
      return TRUE;
    }
  if (part[0] != 4 && part[0] != 5)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (enhanced_rows); i++)
    {
      const EnhancedRow *row = &enhanced_rows[i];

      if ((row->class == 0 || row->class == part[0]) && row->subject == part[1] &&
          part[2] >= row->first_detail && part[2] <= row->last_detail &&
          pr_classify_place_matches (row->place, known))
        {
          *id = row->id;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_word (const WordRow *rows,
           gsize n_rows,
           const char *word,
           gsize n_bytes,
           guint known,
           PrDiagnosisId *id)
{
  for (gsize i = 0; i < n_rows; i++)
    if (strlen (rows[i].word) == n_bytes &&
        g_ascii_strncasecmp (rows[i].word, word, n_bytes) == 0 &&
        pr_classify_place_matches (rows[i].place, known))
      {
        *id = rows[i].id;
        return TRUE;
      }
  return FALSE;
}

gboolean
pr_classify_bracket_code (const char *bracket_code, guint known, PrDiagnosisId *id)
{
  const char *word = *bracket_code == '[' ? bracket_code + 1 : bracket_code;

  return find_word (bracket_rows, G_N_ELEMENTS (bracket_rows), word, strcspn (word, " ]"), known,
                    id);
}

/*
 * pr_classify_status_word:
 * @word: `NO`, `BAD`, `-ERR` and so on
 */
gboolean
pr_classify_status_word (const char *word, guint known, PrDiagnosisId *id)
{
  return find_word (status_rows, G_N_ELEMENTS (status_rows), word, strlen (word), known, id);
}
