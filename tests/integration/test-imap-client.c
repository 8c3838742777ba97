/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "play-client.h"

#define NONE PR_SECURITY_NONE
#define STARTTLS PR_SECURITY_STARTTLS
#define TLS PR_SECURITY_TLS

/* Parts of talks. */
#define READY(words) "!imap\nS: * OK [CAPABILITY IMAP4rev1 " words "] ready\n"
#define HELLO READY ("SASL-IR AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 AUTH=XOAUTH2 AUTH=SCRAM-SHA-256")
#define SIGN_IN "C: $tag AUTHENTICATE PLAIN $plain\nS: $tag OK welcome\n"
#define EXAMINE "C: $tag EXAMINE INBOX\nC: $tag2 LOGOUT\n"
#define MAILBOX EXAMINE "S: * 2 EXISTS\nS: $tag OK [READ-ONLY] done\n"
#define END "S: * BYE until next time\nS: $tag2 OK done\n"

static void
test_works (void)
{
  static const PlayRow rows[] = {
    { "TLS, PLAIN at once, and the good-bye with it", TLS, "PLAIN",
      "!tls\n" HELLO SIGN_IN MAILBOX END, PR_STEP_SIGN_OUT, PLAY_OK, "OK done" },
    { "a greeting without capabilities", NONE, "PLAIN",
      "!imap\nS: * OK ready\nC: $tag CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\n"
      "S: $tag OK done\n" SIGN_IN MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "STARTTLS", STARTTLS, "PLAIN",
      READY ("STARTTLS LOGINDISABLED") "C: $tag STARTTLS\nS: $tag OK go\n!starttls\n"
      "C: $tag CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\nS: $tag OK done\n"
      SIGN_IN MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "no SASL-IR", NONE, "PLAIN",
      READY ("AUTH=PLAIN") "C: $tag AUTHENTICATE PLAIN\n!raw \"+ \\r\\n\"\nC: $plain\n"
      "S: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "a challenge without its blank", NONE, "PLAIN",
      READY ("AUTH=PLAIN") "C: $tag AUTHENTICATE PLAIN\nS: +\nC: $plain\nS: $tag OK in\n" MAILBOX
      END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "CRAM-MD5", NONE, "CRAM-MD5",
      HELLO "C: $tag AUTHENTICATE CRAM-MD5\nS: + $challenge\nC: $cram-md5\nS: $tag OK in\n" MAILBOX
      END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "LOGIN of SASL", NONE, "LOGIN",
      HELLO "C: $tag AUTHENTICATE LOGIN\nS: + VXNlcm5hbWU6\nC: $base64-user\nS: + UGFzc3dvcmQ6\n"
      "C: $base64-password\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "SCRAM, bound to the TLS session", TLS, "SCRAM-SHA-256-PLUS",
      "!tls\n" READY ("SASL-IR AUTH=SCRAM-SHA-256-PLUS AUTH=SCRAM-SHA-256")
      "C: $tag AUTHENTICATE SCRAM-SHA-256-PLUS $scram-sha-256-plus\nS: + $scram-challenge\n"
      "C: $scram-proof\nS: + $scram-signature\nC:\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "who is signed in already, over TLS", TLS, NULL,
      "!tls\n!imap\nS: * PREAUTH [CAPABILITY IMAP4rev1] welcome back\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "ID, in the same flight", NONE, "PLAIN",
      READY ("SASL-IR ID AUTH=PLAIN") SIGN_IN
      "C: $tag1 ID (\"name\" \"Postrider\" *)\n" EXAMINE "S: * ID NIL\nS: $tag1 OK\n"
      "S: * 2 EXISTS\nS: $tag OK done\n" END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "ID, which the server after all does not know", NONE, "PLAIN",
      READY ("SASL-IR ID AUTH=PLAIN") SIGN_IN "C: $tag1 ID *\n" EXAMINE "S: $tag1 BAD what?\n"
      "S: * 2 EXISTS\nS: $tag OK done\n" END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "capabilities that change by signing in", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE PLAIN $plain\nS: * CAPABILITY IMAP4rev1 ID\nS: $tag OK in\n"
      "C: $tag1 ID *\n" EXAMINE "S: $tag1 OK\nS: $tag OK done\n" END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "much that nobody asked for", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE PLAIN $plain\nS: * OK [ALERT] look\nS: * NO hm\nS: * BAD hm\n"
      "S: * LIST () \"/\" {5}\nS: INB{}\nS: * 3 FETCH (FLAGS (\\Seen))\nS: * X-THING\n"
      "S: $tag OK [REFERRAL imap://elsewhere/] in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "no good-bye, but an answer", NONE, "PLAIN", HELLO SIGN_IN MAILBOX "S: $tag2 OK done\n",
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "line ends of LF only", NONE, "PLAIN",
      "!imap\n!raw \"* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN]\\n\"\n" SIGN_IN MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };

  play_rows (PR_PROTOCOL_IMAP, rows, G_N_ELEMENTS (rows));
}

/* RFC 9051 §4.3, RFC 7888: what goes as a quoted string, and what has to be a literal. */
static void
test_login (void)
{
  static const PlayRow rows[] = {
    { "waits to be asked", NONE, NULL,
      READY ("X") "C: $tag LOGIN $user $password\nS: $tag OK in\n" MAILBOX END, PR_STEP_SIGN_OUT,
      PLAY_OK, NULL },
    { "LITERAL+", NONE, NULL,
      READY ("LITERAL+") "C: $tag LOGIN $user $password\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "LITERAL-", NONE, NULL,
      READY ("LITERAL-") "C: $tag LOGIN $user $password\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "refused", NONE, NULL,
      READY ("LITERAL+") "C: $tag LOGIN *\nS: $tag NO [AUTHENTICATIONFAILED] wrong\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "NO [AUTHENTICATIONFAILED] wrong" },
    { "forbidden", NONE, NULL, READY ("LOGINDISABLED"), PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, NULL },
  };
  static const PlayRow refused_literals[] = {
    { "the literal refused", NONE, NULL,
      "S: * OK [CAPABILITY IMAP4rev1] ready\nC: $tag LOGIN \"ann@example.org\" {*}\n"
      "S: $tag BAD too large\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "BAD too large" },
    { "sent at once", NONE, NULL,
      "S: * OK [CAPABILITY IMAP4rev1 LITERAL-] ready\nC: $tag LOGIN \"ann@example.org\" {4096+}\n"
      "C: *\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };
  static const PlayRow beyond_literal_minus[] = {
    { "LITERAL- is for 4096 bytes", NONE, NULL,
      "S: * OK [CAPABILITY IMAP4rev1 LITERAL-] ready\nC: $tag LOGIN \"ann@example.org\" {4097}\n"
      "S: + go on\nC: *\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "LITERAL+ is for any", NONE, NULL,
      "S: * OK [CAPABILITY IMAP4rev1 LITERAL+] ready\nC: $tag LOGIN \"ann@example.org\" {4097+}\n"
      "C: *\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "SASL-IR has no limit", NONE, "PLAIN", HELLO SIGN_IN MAILBOX END, PR_STEP_SIGN_OUT, PLAY_OK,
      NULL },
  };
  static const PlayRow quoted[] = {
    { "quoted", NONE, NULL,
      "S: * OK [CAPABILITY IMAP4rev1 LITERAL+] ready\n"
      "C: $tag LOGIN \"ann@example.org\" \"open \\\\ \\\"sesame\\\"\"\nS: $tag OK in\n" MAILBOX END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };
  static const PlayRow names[] = {
    { "a name in UTF-8 and one with quotes", NONE, NULL,
      READY ("X") "C: $tag LOGIN $user $password\nS: $tag OK in\n" MAILBOX END, PR_STEP_SIGN_OUT,
      PLAY_OK, NULL },
  };
  g_autofree char *long_password = g_strnfill (4096, 'x');
  g_autofree char *longer_password = g_strnfill (4097, 'x');

  play_rows (PR_PROTOCOL_IMAP, rows, G_N_ELEMENTS (rows));
  play_rows_as (PR_PROTOCOL_IMAP, PLAY_LOGIN, long_password, rows, G_N_ELEMENTS (rows));
  play_rows_as (PR_PROTOCOL_IMAP, PLAY_LOGIN, "open \\ \"sesame\"", rows, G_N_ELEMENTS (rows));
  play_rows_as (PR_PROTOCOL_IMAP, PLAY_LOGIN, "*{3}% ()", rows, G_N_ELEMENTS (rows));
  play_rows_as (PR_PROTOCOL_IMAP, PLAY_LOGIN, long_password, refused_literals,
                           G_N_ELEMENTS (refused_literals));
  play_rows_as (PR_PROTOCOL_IMAP, PLAY_LOGIN, longer_password, beyond_literal_minus,
                           G_N_ELEMENTS (beyond_literal_minus));
  play_rows_as (PR_PROTOCOL_IMAP, PLAY_LOGIN, "open \\ \"sesame\"", quoted, G_N_ELEMENTS (quoted));
  play_rows_as (PR_PROTOCOL_IMAP, "änn@example.org", PLAY_PASSWORD, names, G_N_ELEMENTS (names));
  play_rows_as (PR_PROTOCOL_IMAP, "a\"n\\n", PLAY_PASSWORD, names, G_N_ELEMENTS (names));
}

/* RFC 9051 §7.1.5: a server may say BYE at any point, and then hangs up. */
static void
test_bye (void)
{
  static const PlayRow rows[] = {
    { "as a greeting", NONE, "PLAIN", "!imap\nS: * BYE [UNAVAILABLE] too many\n!close\n",
      PR_STEP_GREETING, PLAY_REFUSED, "BYE [UNAVAILABLE] too many" },
    { "as a greeting, with a referral", NONE, "PLAIN",
      "!imap\nS: * BYE [REFERRAL imap://elsewhere/] not here\n!close\n", PR_STEP_GREETING,
      PLAY_REFUSED, "BYE [REFERRAL imap://elsewhere/] not here" },
    { "at CAPABILITY", NONE, "PLAIN", "!imap\nS: * OK ready\nC: $tag CAPABILITY\nS: * BYE down\n!close\n",
      PR_STEP_CAPABILITIES, PLAY_REFUSED, "BYE down" },
    { "at STARTTLS", STARTTLS, "PLAIN", READY ("STARTTLS") "C: $tag STARTTLS\nS: * BYE down\n!close\n",
      PR_STEP_STARTTLS, PLAY_REFUSED, "BYE down" },
    { "at AUTHENTICATE", NONE, "PLAIN", HELLO "C: $tag AUTHENTICATE *\nS: * BYE down\n!close\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "BYE down" },
    { "at AUTHENTICATE, and an answer", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE *\nS: * BYE down\nS: $tag NO [UNAVAILABLE] no\n!close\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "NO [UNAVAILABLE] no" },
    { "before it is asked", NONE, "PLAIN", HELLO SIGN_IN "S: * BYE idle\n!close\n",
      PR_STEP_MAILBOX, PLAY_REFUSED, "BYE idle" },
    { "at EXAMINE", NONE, "PLAIN", HELLO SIGN_IN EXAMINE "S: * BYE down\n!close\n",
      PR_STEP_MAILBOX, PLAY_REFUSED, "BYE down" },
    { "and then silence", NONE, "PLAIN", HELLO SIGN_IN EXAMINE "S: * BYE down\n!silent\n",
      PR_STEP_MAILBOX, PLAY_REFUSED, "BYE down" },
    { "at LOGOUT, and no answer", NONE, "PLAIN", HELLO SIGN_IN MAILBOX "S: * BYE good\n!close\n",
      PR_STEP_SIGN_OUT, PLAY_REFUSED, "BYE good" },
    { "without a word, at the greeting", NONE, "PLAIN", "!imap\n!close\n", PR_STEP_GREETING,
      PLAY_CLOSED, NULL },
    { "without a word, at AUTHENTICATE", NONE, "PLAIN", HELLO "C: $tag AUTHENTICATE *\n!reset\n",
      PR_STEP_SIGN_IN, PLAY_CLOSED, NULL },
    { "without a word, in a literal", NONE, "PLAIN",
      HELLO SIGN_IN EXAMINE "S: * LIST () \"/\" {10}\n!raw \"abc\"\n!close\n", PR_STEP_MAILBOX,
      PLAY_CLOSED, NULL },
    { "without a word, at LOGOUT", NONE, "PLAIN", HELLO SIGN_IN MAILBOX "!close\n",
      PR_STEP_SIGN_OUT, PLAY_CLOSED, NULL },
  };

  play_rows (PR_PROTOCOL_IMAP, rows, G_N_ELEMENTS (rows));
}

static void
test_refused (void)
{
  static const PlayRow rows[] = {
    { "a greeting that says no", NONE, "PLAIN", "!imap\nS: * NO not today\n", PR_STEP_GREETING,
      PLAY_REFUSED, "NO not today" },
    { "STARTTLS", STARTTLS, "PLAIN", READY ("STARTTLS") "C: $tag STARTTLS\nS: $tag NO not now\n",
      PR_STEP_STARTTLS, PLAY_REFUSED, "NO not now" },
    { "credentials", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE *\nS: $tag NO [AUTHENTICATIONFAILED] wrong\n", PR_STEP_SIGN_IN,
      PLAY_REFUSED, "NO [AUTHENTICATIONFAILED] wrong" },
    { "referral", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE *\nS: $tag NO [REFERRAL imap://elsewhere/] not here\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "NO [REFERRAL imap://elsewhere/] not here" },
    { "encryption wanted", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE *\nS: $tag NO [PRIVACYREQUIRED] this mechanism wants TLS\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, NULL },
    { "mechanism", NONE, "PLAIN", HELLO "C: $tag AUTHENTICATE *\nS: $tag NO [CANNOT] no\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, NULL },
    { "mechanism, by BAD", NONE, "PLAIN", HELLO "C: $tag AUTHENTICATE *\nS: $tag BAD what?\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, NULL },
    { "mechanism, by its words", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE *\nS: $tag NO Unsupported authentication mechanism.\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, NULL },
    { "token, with the reason in the exchange", NONE, "XOAUTH2",
      HELLO "C: $tag AUTHENTICATE XOAUTH2 *\nS: + eyJzdGF0dXMiOiI0MDEifQ==\nC:\n"
      "S: $tag NO [AUTHENTICATIONFAILED] token\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "NO [AUTHENTICATIONFAILED] token" },
    { "mailbox", NONE, "PLAIN",
      HELLO SIGN_IN EXAMINE "S: $tag NO Unsafe Login. Please contact us\n" END, PR_STEP_MAILBOX,
      PLAY_REFUSED, "NO Unsafe Login. Please contact us" },
  };

  play_rows (PR_PROTOCOL_IMAP, rows, G_N_ELEMENTS (rows));
}

static void
test_hostile (void)
{
  static const PlayRow rows[] = {
    { "POP3", NONE, "PLAIN", "S: +OK ready\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE, "POP3" },
    { "SMTP", NONE, "PLAIN", "S: 220 mail ESMTP\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE, "SMTP" },
    { "SMTP, which says no as IMAP would", NONE, "PLAIN", "S: 554 No SMTP service here\n",
      PR_STEP_GREETING, PLAY_WRONG_SERVICE, "SMTP" },
    { "HTTP", NONE, "PLAIN", "S: HTTP/1.1 400 Bad Request\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE,
      "HTTP" },
    { "garbage", NONE, "PLAIN", "!raw \"\\x01\\x02\\xff\\xfe\\n\"\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "an answer to nothing", NONE, "PLAIN", "!imap\nS: a1 OK ready\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "data as a greeting", NONE, "PLAIN", "!imap\nS: * CAPABILITY IMAP4rev1\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "a greeting that asks", NONE, "PLAIN", "!imap\nS: + ready\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "NUL", NONE, "PLAIN", "!imap\n!raw \"* OK\\0 ready\\r\\n\"\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "bare CR", NONE, "PLAIN", "!imap\n!raw \"* OK ready\\ra1 OK in\\r\\n\"\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "a line of 1 MiB", NONE, "PLAIN", "!imap\n!raw \"* OK \"\n!flood 1048576\n", PR_STEP_GREETING,
      PLAY_TOO_LONG, NULL },
    { "a literal of 4 GiB", NONE, "PLAIN",
      HELLO SIGN_IN EXAMINE "S: * LIST () \"/\" {4294967296}\n!flood endless\n", PR_STEP_MAILBOX,
      PLAY_TOO_LONG, NULL },
    { "a literal that is as large as the number allows", NONE, "PLAIN",
      HELLO SIGN_IN EXAMINE "S: * LIST () \"/\" {18446744073709551615}\n", PR_STEP_MAILBOX,
      PLAY_TOO_LONG, NULL },
    { "a flood of data", NONE, "PLAIN",
      HELLO SIGN_IN EXAMINE "!flood endless \"* 1 EXISTS\\r\\n\"\n", PR_STEP_MAILBOX, PLAY_TOO_LONG,
      NULL },
    { "a flood of literals", NONE, "PLAIN",
      HELLO SIGN_IN EXAMINE "!flood endless \"* X {5}\\r\\nabcde\\r\\n\"\n", PR_STEP_MAILBOX,
      PLAY_TOO_LONG, NULL },
    { "a flood of alerts", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE *\n!flood endless \"* OK [ALERT] look\\r\\n\"\n", PR_STEP_SIGN_IN,
      PLAY_TOO_LONG, NULL },
    { "a drip of data", NONE, "PLAIN",
      HELLO SIGN_IN EXAMINE "!drip 20\n!flood endless \"* 1 EXISTS\\r\\n\"\n", PR_STEP_MAILBOX,
      PLAY_TIMED_OUT, NULL },
    { "nesting without end", NONE, "PLAIN", HELLO SIGN_IN EXAMINE "!raw \"* X \"\n!flood 60000 \"(\"\nS:\n",
      PR_STEP_MAILBOX, PLAY_TOO_LONG, NULL },
    { "a string without end", NONE, "PLAIN", HELLO SIGN_IN EXAMINE "S: * LIST () \"/\n",
      PR_STEP_MAILBOX, PLAY_MALFORMED, NULL },
    { "silence", NONE, "PLAIN", HELLO "C: *\n!silent\n", PR_STEP_SIGN_IN, PLAY_TIMED_OUT, NULL },
    { "signed in before TLS could begin", STARTTLS, "PLAIN",
      "!imap\nS: * PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome\n", PR_STEP_STARTTLS,
      PLAY_MALFORMED, NULL },
    { "STARTTLS stripped", STARTTLS, "PLAIN", HELLO, PR_STEP_STARTTLS, PLAY_NOT_OFFERED, NULL },
    { "plain text behind STARTTLS", STARTTLS, "PLAIN",
      READY ("STARTTLS") "C: $tag STARTTLS\nS: $tag OK go\nS: * CAPABILITY IMAP4rev1\n!starttls\n",
      PR_STEP_STARTTLS, PLAY_PLAINTEXT_BEHIND_STARTTLS, NULL },
    { "the answer to another command", NONE, "PLAIN",
      HELLO "C: $tag AUTHENTICATE *\nS: a999 OK in\n", PR_STEP_SIGN_IN, PLAY_MALFORMED, NULL },
    { "more asked for in place of an answer", NONE, "PLAIN", HELLO SIGN_IN EXAMINE "S: + more\n",
      PR_STEP_MAILBOX, PLAY_MALFORMED, NULL },
    { "capabilities that are no words", STARTTLS, "PLAIN",
      "!imap\nS: * OK [CAPABILITY (STARTTLS) NIL {8}] ready\n"
      "C: $tag CAPABILITY\nS: * CAPABILITY (STARTTLS) ()\nS: $tag OK done\n",
      PR_STEP_STARTTLS, PLAY_NOT_OFFERED, NULL },
    { "CAPABILITY without a list", NONE, "PLAIN",
      "!imap\nS: * OK ready\nC: $tag CAPABILITY\nS: $tag OK done\n", PR_STEP_CAPABILITIES,
      PLAY_MALFORMED, NULL },
    { "yes before the proof", NONE, "SCRAM-SHA-256",
      HELLO "C: $tag AUTHENTICATE SCRAM-SHA-256 *\nS: $tag OK in\n", PR_STEP_SIGN_IN, PLAY_SASL,
      NULL },
    { "a proof that is wrong", NONE, "SCRAM-SHA-256",
      HELLO "C: $tag AUTHENTICATE SCRAM-SHA-256 $scram-sha-256\nS: + $scram-challenge\n"
      "C: $scram-proof\nS: + dj1BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBPQ==\n"
      "C: \\*\nS: $tag OK in\n",
      PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "a challenge that is no base64", NONE, "CRAM-MD5",
      HELLO "C: $tag AUTHENTICATE CRAM-MD5\nS: + <1@h>\nC: \\*\nS: $tag BAD cancelled\n",
      PR_STEP_SIGN_IN, PLAY_MALFORMED, NULL },
    { "a server that keeps on asking", NONE, "LOGIN",
      HELLO "C: $tag AUTHENTICATE LOGIN\nrepeat\n  S: + VXNlcm5hbWU6\n  C: *\nend\n", PR_STEP_SIGN_IN,
      PLAY_SASL, NULL },
  };

  play_rows (PR_PROTOCOL_IMAP, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imap-client/works", test_works);
  g_test_add_func ("/imap-client/login", test_login);
  g_test_add_func ("/imap-client/bye", test_bye);
  g_test_add_func ("/imap-client/refused", test_refused);
  g_test_add_func ("/imap-client/hostile", test_hostile);
  return g_test_run ();
}
