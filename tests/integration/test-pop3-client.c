/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "play-client.h"

#define NONE PR_SECURITY_NONE
#define STLS PR_SECURITY_STARTTLS
#define TLS PR_SECURITY_TLS

/* Parts of talks. */
#define CAPA(lines) "C: CAPA\nS: +OK list\n" lines "S: .\n"
#define SIGN_IN "C: AUTH PLAIN $plain\nS: +OK welcome\n"
#define STAT "C: STAT\nS: +OK 2 320\n"
#define QUIT "C: QUIT\nS: +OK bye\n"
#define HELLO "S: +OK ready\n" CAPA ("S: SASL PLAIN LOGIN\n")

static void
test_works (void)
{
  static const PlayRow rows[] = {
    { "TLS, PLAIN, and the good-bye at once", TLS, "PLAIN",
      "!tls\nS: +OK ready\n" CAPA ("S: SASL PLAIN\nS: PIPELINING\n") SIGN_IN
      "C: STAT\nC: QUIT\nS: +OK 2 320\nS: +OK bye\n",
      PR_STEP_SIGN_OUT, PLAY_OK, "+OK bye" },
    { "one by one", NONE, "PLAIN", HELLO SIGN_IN STAT QUIT, PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "STLS", STLS, "PLAIN",
      "S: +OK ready\n" CAPA ("S: STLS\nS: SASL LOGIN\n") "C: STLS\nS: +OK begin\n!starttls\n"
      CAPA ("S: SASL PLAIN\n") SIGN_IN STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "no CAPA", NONE, NULL,
      "S: +OK ready\nC: CAPA\nS: -ERR what?\nC: USER $user\nS: +OK\nC: PASS $password\nS: +OK in\n"
      STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "CAPA with USER", NONE, NULL,
      "S: +OK ready\n" CAPA ("S: TOP\nS: USER\nS: SASL PLAIN\n")
      "C: USER $user\nS: +OK\nC: PASS $password\nS: +OK in\n" STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "CAPA with neither USER nor SASL", NONE, NULL,
      "S: +OK ready\n" CAPA ("S: TOP\n") "C: USER $user\nS: +OK\nC: PASS $password\nS: +OK in\n"
      STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "APOP", NONE, "APOP",
      "S: +OK ready $timestamp\n" CAPA ("S: USER\n") "C: APOP $apop\nS: +OK in\n" STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "CRAM-MD5", NONE, "CRAM-MD5",
      "S: +OK ready\n" CAPA ("S: SASL CRAM-MD5\n") "C: AUTH CRAM-MD5\nS: + $challenge\n"
      "C: $cram-md5\nS: +OK in\n" STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "LOGIN", NONE, "LOGIN",
      HELLO "C: AUTH LOGIN\nS: + VXNlcm5hbWU6\nC: $base64-user\nS: + UGFzc3dvcmQ6\n"
      "C: $base64-password\nS: +OK in\n" STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "SCRAM, bound to the TLS session", TLS, "SCRAM-SHA-256-PLUS",
      "!tls\nS: +OK ready\n" CAPA ("S: SASL SCRAM-SHA-256-PLUS\n")
      "C: AUTH SCRAM-SHA-256-PLUS $scram-sha-256-plus\nS: + $scram-challenge\nC: $scram-proof\n"
      "S: + $scram-signature\nC:\nS: +OK in\n" STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "dots and blank lines in the list, words in small letters", NONE, "PLAIN",
      "S: +ok ready\n" CAPA ("S:\nS: ..odd\nS: sasl plain  login\n") SIGN_IN STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "an empty mailbox, and a size in words", NONE, "PLAIN",
      HELLO SIGN_IN "C: STAT\nS: +OK 0 messages (0 octets)\n" QUIT, PR_STEP_SIGN_OUT, PLAY_OK,
      NULL },
    { "line ends of LF only", NONE, "PLAIN",
      "!raw \"+OK ready\\n\"\nC: CAPA\n!raw \"+OK\\nSASL PLAIN\\n.\\n\"\n" SIGN_IN STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };

  play_rows (PR_PROTOCOL_POP3, rows, G_N_ELEMENTS (rows));
}

static void
test_refused (void)
{
  static const PlayRow rows[] = {
    { "no service", NONE, "PLAIN", "S: -ERR [SYS/TEMP] come back later\n", PR_STEP_GREETING,
      PLAY_REFUSED, "-ERR [SYS/TEMP] come back later" },
    { "STLS refused", STLS, "PLAIN",
      "S: +OK ready\n" CAPA ("S: STLS\n") "C: STLS\nS: -ERR not now\n", PR_STEP_STARTTLS,
      PLAY_REFUSED, "-ERR not now" },
    { "credentials", NONE, "PLAIN", HELLO "C: AUTH PLAIN *\nS: -ERR [AUTH] wrong\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "-ERR [AUTH] wrong" },
    { "mailbox in use", NONE, "PLAIN", HELLO "C: AUTH PLAIN *\nS: -ERR [IN-USE] other session\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "-ERR [IN-USE] other session" },
    { "mechanism", NONE, "PLAIN", HELLO "C: AUTH PLAIN *\nS: -ERR unknown mechanism\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, "-ERR unknown mechanism" },
    { "no AUTH at all", NONE, "PLAIN", HELLO "C: AUTH PLAIN *\nS: -ERR unknown command\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, NULL },
    { "user name", NONE, NULL,
      "S: +OK ready\nC: CAPA\nS: -ERR what?\nC: USER *\nS: -ERR no such user\n", PR_STEP_SIGN_IN,
      PLAY_REFUSED, "-ERR no such user" },
    { "password", NONE, NULL,
      "S: +OK ready\nC: CAPA\nS: -ERR what?\nC: USER *\nS: +OK\nC: PASS *\nS: -ERR wrong\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "-ERR wrong" },
    { "digest", NONE, "APOP",
      "S: +OK <1@h>\nC: CAPA\nS: -ERR what?\nC: APOP *\nS: -ERR [AUTH] wrong\n", PR_STEP_SIGN_IN,
      PLAY_REFUSED, "-ERR [AUTH] wrong" },
    { "token, with the reason in the exchange", NONE, "XOAUTH2",
      "S: +OK ready\n" CAPA ("S: SASL XOAUTH2\n")
      "C: AUTH XOAUTH2 *\nS: + eyJzdGF0dXMiOiI0MDEifQ==\nC: *\nS: -ERR [AUTH] token\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "-ERR [AUTH] token" },
    { "mailbox", NONE, "PLAIN", HELLO SIGN_IN "C: STAT\nS: -ERR [SYS/PERM] no mailbox\n",
      PR_STEP_MAILBOX, PLAY_REFUSED, "-ERR [SYS/PERM] no mailbox" },
    { "good-bye", NONE, "PLAIN", HELLO SIGN_IN STAT "C: QUIT\nS: -ERR some messages not removed\n",
      PR_STEP_SIGN_OUT, PLAY_REFUSED, "-ERR some messages not removed" },
  };

  play_rows (PR_PROTOCOL_POP3, rows, G_N_ELEMENTS (rows));
}

static void
test_not_offered (void)
{
  static const PlayRow rows[] = {
    { "no STLS", STLS, "PLAIN", HELLO, PR_STEP_STARTTLS, PLAY_NOT_OFFERED, NULL },
    { "no STLS, nor CAPA", STLS, "PLAIN", "S: +OK ready\nC: CAPA\nS: -ERR what?\n",
      PR_STEP_STARTTLS, PLAY_NOT_OFFERED, NULL },
    { "no USER", NONE, NULL, HELLO, PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, NULL },
    { "no USER, and SASL without a mechanism", NONE, NULL,
      "S: +OK ready\n" CAPA ("S: STLS\nS: SASL\n"), PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, NULL },
    { "no APOP", NONE, "APOP", "S: +OK <ready>\n" CAPA ("S: USER\n"), PR_STEP_SIGN_IN,
      PLAY_NOT_OFFERED, NULL },
    { "APOP of before TLS", STLS, "APOP",
      "S: +OK ready $timestamp\n" CAPA ("S: STLS\nS: USER\n") "C: STLS\nS: +OK\n!starttls\n"
      CAPA ("S: USER\n"),
      PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, NULL },
    { "USER of before TLS", STLS, NULL,
      "S: +OK ready\n" CAPA ("S: STLS\nS: USER\n") "C: STLS\nS: +OK\n!starttls\n"
      CAPA ("S: SASL PLAIN\n"),
      PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, NULL },
  };

  play_rows (PR_PROTOCOL_POP3, rows, G_N_ELEMENTS (rows));
}

static void
test_hostile (void)
{
  static const PlayRow rows[] = {
    { "SMTP", NONE, "PLAIN", "S: 220 mail ESMTP\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE, "SMTP" },
    { "IMAP", NONE, "PLAIN", "S: * OK ready\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE, "IMAP" },
    { "FTP", NONE, "PLAIN", "S: 220 (vsFTPd 3.0.3)\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE,
      "FTP" },
    { "TLS", NONE, "PLAIN", "!raw \"\\x15\\x03\\x01\\0\\x02\\x02\\x0a\"\n!close\n", PR_STEP_GREETING,
      PLAY_WRONG_SERVICE, "TLS" },
    { "garbage", NONE, "PLAIN", "!raw \"\\x01\\x02\\xff\\xfe\\n\"\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "an empty line", NONE, "PLAIN", "S:\n", PR_STEP_GREETING, PLAY_MALFORMED, NULL },
    { "NUL", NONE, "PLAIN", "!raw \"+OK\\0\\r\\n\"\n", PR_STEP_GREETING, PLAY_MALFORMED, NULL },
    { "bare CR", NONE, "PLAIN", "!raw \"+OK ready\\r+OK list\\r\\n\"\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "a greeting that asks", NONE, "PLAIN", "S: + ready\n", PR_STEP_GREETING, PLAY_MALFORMED,
      NULL },
    { "a line of 1 MiB", NONE, "PLAIN", "!raw \"+OK \"\n!flood 1048576\n", PR_STEP_GREETING,
      PLAY_TOO_LONG, NULL },
    { "an endless line", NONE, "PLAIN", "!raw \"+OK \"\n!flood endless\n", PR_STEP_GREETING,
      PLAY_TOO_LONG, NULL },
    { "an endless list", NONE, "PLAIN",
      "S: +OK ready\nC: CAPA\nS: +OK\n!flood endless \"TOP\\r\\n\"\n", PR_STEP_CAPABILITIES,
      PLAY_TOO_LONG, NULL },
    { "more asked for in place of a list", NONE, "PLAIN", "S: +OK ready\nC: CAPA\nS: + more\n",
      PR_STEP_CAPABILITIES, PLAY_MALFORMED, "+ more" },
    { "a list without its dot", NONE, "PLAIN", "S: +OK ready\nC: CAPA\nS: +OK\nS: TOP\n!silent\n",
      PR_STEP_CAPABILITIES, PLAY_TIMED_OUT, NULL },
    { "a drip", NONE, "PLAIN", "!drip 50\nS: +OK this takes longer than anybody waits for it\n",
      PR_STEP_GREETING, PLAY_TIMED_OUT, NULL },
    { "silence", NONE, "PLAIN", "!silent\n", PR_STEP_GREETING, PLAY_TIMED_OUT, NULL },
    { "closed at once", NONE, "PLAIN", "!close\n", PR_STEP_GREETING, PLAY_CLOSED, NULL },
    { "closed in the list", NONE, "PLAIN", "S: +OK ready\nC: CAPA\nS: +OK\nS: TOP\n!close\n",
      PR_STEP_CAPABILITIES, PLAY_CLOSED, NULL },
    { "closed after USER", NONE, NULL,
      "S: +OK ready\nC: CAPA\nS: -ERR what?\nC: USER *\n!close\n", PR_STEP_SIGN_IN, PLAY_CLOSED,
      NULL },
    { "closed in the exchange", NONE, "CRAM-MD5",
      "S: +OK ready\n" CAPA ("S: SASL CRAM-MD5\n") "C: AUTH CRAM-MD5\nS: + $challenge\nC: *\n!reset\n",
      PR_STEP_SIGN_IN, PLAY_CLOSED, NULL },
    { "closed at STAT", NONE, "PLAIN", HELLO SIGN_IN "C: STAT\n!close\n", PR_STEP_MAILBOX,
      PLAY_CLOSED, NULL },
    { "closed at QUIT", NONE, "PLAIN", HELLO SIGN_IN STAT "C: QUIT\n!close\n", PR_STEP_SIGN_OUT,
      PLAY_CLOSED, NULL },
    { "plain text behind STLS", STLS, "PLAIN",
      "S: +OK ready\n" CAPA ("S: STLS\n") "C: STLS\nS: +OK begin\nS: +OK SASL PLAIN\n!starttls\n",
      PR_STEP_STARTTLS, PLAY_PLAINTEXT_BEHIND_STARTTLS, NULL },
    { "a server that keeps on asking", NONE, "PLAIN",
      HELLO "C: AUTH PLAIN *\nrepeat\n  S: +\n  C: *\nend\n", PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "a challenge that is no base64", NONE, "CRAM-MD5",
      "S: +OK ready\n" CAPA ("S: SASL CRAM-MD5\n")
      "C: AUTH CRAM-MD5\nS: + <1@h>\nC: \\*\nS: -ERR cancelled\n",
      PR_STEP_SIGN_IN, PLAY_MALFORMED, NULL },
    { "yes before the proof", NONE, "SCRAM-SHA-256",
      "S: +OK ready\n" CAPA ("S: SASL SCRAM-SHA-256\n") "C: AUTH SCRAM-SHA-256 *\nS: +OK in\n",
      PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "a proof that is wrong", NONE, "SCRAM-SHA-256",
      "S: +OK ready\n" CAPA ("S: SASL SCRAM-SHA-256\n")
      "C: AUTH SCRAM-SHA-256 $scram-sha-256\nS: + $scram-challenge\nC: $scram-proof\n"
      "S: + dj1BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBPQ==\nC: \\*\nS: +OK in\n",
      PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "a time stamp that is made to guess from", NONE, "APOP",
      "!raw \"+OK <\\x80\\x81@h>\\r\\n\"\n" CAPA ("S: USER\n"), PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "an answer to STAT without a number", NONE, "PLAIN", HELLO SIGN_IN "C: STAT\nS: +OK some\n",
      PR_STEP_MAILBOX, PLAY_MALFORMED, NULL },
    { "more asked for in place of an answer", NONE, "PLAIN", HELLO SIGN_IN "C: STAT\nS: + more\n",
      PR_STEP_MAILBOX, PLAY_MALFORMED, "+ more" },
  };

  play_rows (PR_PROTOCOL_POP3, rows, G_N_ELEMENTS (rows));
}

/* RFC 5034 §4: what makes the line longer than 255 bytes waits for the server's word. */
static void
test_long_password (void)
{
  static const PlayRow rows[] = {
    { "PLAIN", NONE, "PLAIN",
      HELLO "C: AUTH PLAIN\n!raw \"+ \\r\\n\"\nC: $plain\nS: +OK in\n" STAT QUIT, PR_STEP_SIGN_OUT,
      PLAY_OK, NULL },
    { "PASS", NONE, NULL,
      "S: +OK ready\n" CAPA ("S: USER\n") "C: USER $user\nS: +OK\nC: PASS $password\nS: +OK\n"
      STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "APOP", NONE, "APOP",
      "S: +OK $timestamp\n" CAPA ("S: USER\n") "C: APOP $apop\nS: +OK in\n" STAT QUIT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };
  g_autofree char *password = g_strnfill (4096, 'x');

  play_rows_as (PR_PROTOCOL_POP3, PLAY_LOGIN, password, rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pop3-client/works", test_works);
  g_test_add_func ("/pop3-client/refused", test_refused);
  g_test_add_func ("/pop3-client/not-offered", test_not_offered);
  g_test_add_func ("/pop3-client/hostile", test_hostile);
  g_test_add_func ("/pop3-client/long-password", test_long_password);
  return g_test_run ();
}
