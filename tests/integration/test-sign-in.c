/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "play-client.h"

/* Which way is taken where the user leaves the choice, and what leads from one to the next. */

#define NONE PR_SECURITY_NONE
#define TLS PR_SECURITY_TLS

#define CAPA(words) "C: CAPA\nS: +OK\n" words "S: .\n"
#define STAT "C: STAT\nS: +OK 2 320\nC: QUIT\nS: +OK bye\n"
#define MAILBOX "C: $tag EXAMINE INBOX\nC: $tag2 LOGOUT\nS: $tag OK\nS: $tag2 OK\n"
#define IMAP(words) "!imap\nS: * OK [CAPABILITY IMAP4rev1 SASL-IR " words "] ready\n"

static void
test_pop3 (void)
{
  static const PlayRow rows[] = {
    { "unencrypted, APOP hides what PLAIN shows", NONE, "auto",
      "S: +OK $timestamp\n" CAPA ("S: USER\nS: SASL PLAIN\n") "C: APOP $apop\nS: +OK in\n" STAT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "unencrypted, CRAM-MD5 comes before APOP", NONE, "auto",
      "S: +OK $timestamp\n" CAPA ("S: SASL PLAIN CRAM-MD5\n")
      "C: AUTH CRAM-MD5\nS: + $challenge\nC: $cram-md5\nS: +OK in\n" STAT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "CRAM-MD5 is not done after all", NONE, "auto",
      "S: +OK $timestamp\n" CAPA ("S: SASL PLAIN CRAM-MD5\n")
      "C: AUTH CRAM-MD5\nS: -ERR unknown mechanism\nC: APOP $apop\nS: +OK in\n" STAT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "a time stamp that is no good", NONE, "auto",
      "!raw \"+OK <\\x80\\x81@h>\\r\\n\"\n" CAPA ("S: SASL PLAIN\n") "C: AUTH PLAIN $plain\nS: +OK\n" STAT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "a time stamp that is no good, and no CAPA", NONE, "auto",
      "!raw \"+OK <\\x80\\x81@h>\\r\\n\"\nC: CAPA\nS: -ERR\nC: USER $user\nS: +OK\nC: PASS $password\n"
      "S: +OK in\n" STAT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "APOP refused", NONE, "auto",
      "S: +OK $timestamp\n" CAPA ("S: USER\nS: SASL PLAIN\n") "C: APOP *\nS: -ERR [AUTH] wrong\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "-ERR [AUTH] wrong" },
    { "over TLS, APOP hides nothing", TLS, "auto",
      "!tls\nS: +OK $timestamp\n" CAPA ("S: USER\nS: SASL PLAIN\n") "C: AUTH PLAIN $plain\nS: +OK\n"
      STAT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "over TLS, nothing but USER", TLS, "auto",
      "!tls\nS: +OK $timestamp\n" CAPA ("S: USER\n")
      "C: USER $user\nS: +OK\nC: PASS $password\nS: +OK in\n" STAT,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "the only one is not done after all", TLS, "auto",
      "!tls\nS: +OK ready\n" CAPA ("S: SASL PLAIN\n") "C: AUTH PLAIN *\nS: -ERR bad mechanism\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, "-ERR bad mechanism" },
    { "a mechanism that nobody knows", TLS, "auto",
      "!tls\nS: +OK ready\n" CAPA ("S: SASL X-NOVEL\n"), PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, NULL },
  };

  play_rows (PR_PROTOCOL_POP3, rows, G_N_ELEMENTS (rows));
}

static void
test_imap (void)
{
  static const PlayRow rows[] = {
    { "SCRAM before all", TLS, "auto",
      "!tls\n" IMAP ("AUTH=PLAIN AUTH=CRAM-MD5 AUTH=SCRAM-SHA-256")
      "C: $tag AUTHENTICATE SCRAM-SHA-256 $scram-sha-256\nS: + $scram-challenge\nC: $scram-proof\n"
      "S: + $scram-signature\nC:\nS: $tag OK in\n" MAILBOX,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "from one that is not done to the next, and to LOGIN", TLS, "auto",
      "!tls\n" IMAP ("AUTH=SCRAM-SHA-256 AUTH=PLAIN AUTH=LOGIN")
      "C: $tag AUTHENTICATE SCRAM-SHA-256 *\nS: $tag NO Unsupported authentication mechanism.\n"
      "C: $tag AUTHENTICATE PLAIN *\nS: $tag BAD what?\nC: $tag AUTHENTICATE LOGIN\n"
      "S: $tag NO [CANNOT] no\nC: $tag LOGIN $user $password\nS: $tag OK in\n" MAILBOX,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "refused credentials end it", TLS, "auto",
      "!tls\n" IMAP ("AUTH=SCRAM-SHA-256 AUTH=PLAIN AUTH=LOGIN")
      "C: $tag AUTHENTICATE SCRAM-SHA-256 *\nS: $tag NO [AUTHENTICATIONFAILED] wrong\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "NO [AUTHENTICATIONFAILED] wrong" },
    { "a proof that is wrong ends it", TLS, "auto",
      "!tls\n" IMAP ("AUTH=SCRAM-SHA-256 AUTH=PLAIN")
      "C: $tag AUTHENTICATE SCRAM-SHA-256 *\nS: $tag OK in\n",
      PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "in the clear nobody is let in", NONE, "auto", IMAP ("LOGINDISABLED AUTH=PLAIN"),
      PR_STEP_SIGN_IN, PLAY_NOT_OFFERED, NULL },
    { "no mechanism, but LOGIN", TLS, "auto",
      "!tls\n" IMAP ("X") "C: $tag LOGIN $user $password\nS: $tag OK in\n" MAILBOX,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };

  play_rows (PR_PROTOCOL_IMAP, rows, G_N_ELEMENTS (rows));
}

/* RFC 4013 §2.3: SCRAM has no place for control characters, PLAIN has. Nothing is sent for SCRAM. */
static void
test_password_for_some (void)
{
  static const PlayRow rows[] = {
    { "a bell in the password", TLS, "auto",
      "!tls\n" IMAP ("AUTH=SCRAM-SHA-256 AUTH=PLAIN")
      "C: $tag AUTHENTICATE PLAIN $plain\nS: $tag OK in\n" MAILBOX,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };

  play_rows_as (PR_PROTOCOL_IMAP, PLAY_LOGIN, "open \asesame", rows, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign-in/pop3", test_pop3);
  g_test_add_func ("/sign-in/imap", test_imap);
  g_test_add_func ("/sign-in/password-for-some", test_password_for_some);
  return g_test_run ();
}
