/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "play-client.h"

#define NONE PR_SECURITY_NONE
#define STARTTLS PR_SECURITY_STARTTLS
#define TLS PR_SECURITY_TLS

/* Parts of talks. */
#define HELLO "S: 220 mx.test ESMTP\nC: EHLO [127.0.0.1]\n"
#define OFFER HELLO "S: 250-mx.test\nS: 250 AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2 SCRAM-SHA-256\n"
#define SIGN_IN "C: AUTH PLAIN $plain\nS: 235 2.7.0 welcome\n"
#define SENDER "C: MAIL FROM:<ann@example.org>\nS: 250 2.1.0 ok\n"
#define RECIPIENT "C: RCPT TO:<bob@example.org>\nS: 250 2.1.5 ok\n"
#define END "C: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye\n"

static void
test_works (void)
{
  static const PlayRow rows[] = {
    { "TLS, PLAIN, and all the rest at once", TLS, "PLAIN",
      "!tls\n" HELLO "S: 250-mx.test\nS: 250-PIPELINING\nS: 250 AUTH PLAIN\n" SIGN_IN
      "C: MAIL FROM:<ann@example.org>\nC: RCPT TO:<bob@example.org>\nC: RSET\nC: QUIT\n"
      "S: 250 ok\nS: 250 ok\nS: 250 ok\nS: 221 bye\n",
      PR_STEP_SIGN_OUT, PLAY_OK, "221 bye" },
    { "one by one", NONE, "PLAIN", OFFER SIGN_IN SENDER RECIPIENT END, PR_STEP_SIGN_OUT, PLAY_OK,
      NULL },
    { "STARTTLS", STARTTLS, "PLAIN",
      HELLO "S: 250-mx.test\nS: 250-AUTH LOGIN\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n"
      "!starttls\nC: EHLO [127.0.0.1]\nS: 250-mx.test\nS: 250 AUTH PLAIN\n" SIGN_IN SENDER
      RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "AUTH= as it was before RFC 2554", NONE, "PLAIN",
      HELLO "S: 250-mx.test\nS: 250 AUTH=PLAIN LOGIN\n" SIGN_IN SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "LOGIN", NONE, "LOGIN",
      OFFER "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: $base64-user\nS: 334 UGFzc3dvcmQ6\n"
      "C: $base64-password\nS: 235 in\n" SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "CRAM-MD5", NONE, "CRAM-MD5",
      OFFER "C: AUTH CRAM-MD5\nS: 334 $challenge\nC: $cram-md5\nS: 235 in\n" SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "SCRAM, bound to the TLS session", TLS, "SCRAM-SHA-1-PLUS",
      "!tls\n" HELLO "S: 250-x\nS: 250 AUTH SCRAM-SHA-1-PLUS\n"
      "C: AUTH SCRAM-SHA-1-PLUS $scram-sha-1-plus\nS: 334 $scram-challenge\nC: $scram-proof\n"
      "S: 334 $scram-signature\nC:\nS: 235 in\n" SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "codes that change within a reply", NONE, "PLAIN",
      "S: 554-mx.test\nS: 220 ESMTP after all\nC: EHLO *\nS: 550-mx.test\nS: 250 AUTH PLAIN\n"
      SIGN_IN SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "lines without a code", NONE, "PLAIN",
      "S: 220-mx.test\nS: rules of the house\nS:\nS: 220 ESMTP\n"
      "C: EHLO *\nS: 250-mx.test\nS: 250 AUTH PLAIN\n" SIGN_IN SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "a greeting of FTP in a name only", NONE, "PLAIN",
      "S: 220 FTP.test ESMTP\nC: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN\n" SIGN_IN SENDER RECIPIENT
      END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "line ends of LF only", NONE, "PLAIN",
      "!raw \"220 mx.test\\n\"\nC: EHLO *\n!raw \"250-mx.test\\n250 AUTH PLAIN\\n\"\n" SIGN_IN SENDER
      RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "codes without words", NONE, "PLAIN",
      "S: 220\nC: EHLO *\nS: 250-\nS: 250 AUTH PLAIN\nC: AUTH PLAIN *\nS: 235\nC: MAIL *\nS: 250\n"
      "C: RCPT *\nS: 250\nC: RSET\nS: 250\nC: QUIT\nS: 221\n",
      PR_STEP_SIGN_OUT, PLAY_OK, "221" },
  };

  play_rows (PR_PROTOCOL_SMTP, rows, G_N_ELEMENTS (rows));
}

/* RFC 5321 §3.2: who does not know EHLO is greeted in the old way, and offers nothing. */
static void
test_hello (void)
{
  static const PlayRow rows[] = {
    { "EHLO unknown", STARTTLS, "PLAIN",
      HELLO "S: 500 what?\nC: HELO [127.0.0.1]\nS: 250 mx.test\n", PR_STEP_STARTTLS,
      PLAY_NOT_OFFERED, NULL },
    { "EHLO not implemented", STARTTLS, "PLAIN",
      HELLO "S: 502 5.5.1 no\nC: HELO *\nS: 250 mx.test\n", PR_STEP_STARTTLS, PLAY_NOT_OFFERED,
      NULL },
    { "the name refused twice", NONE, "PLAIN",
      HELLO "S: 501 bad name\nC: HELO *\nS: 501 bad name again\n", PR_STEP_CAPABILITIES,
      PLAY_REFUSED, "501 bad name again" },
    { "the name refused for good", NONE, "PLAIN", HELLO "S: 550 5.7.1 no such name\n",
      PR_STEP_CAPABILITIES, PLAY_REFUSED, "550 5.7.1 no such name" },
  };

  play_rows (PR_PROTOCOL_SMTP, rows, G_N_ELEMENTS (rows));
}

/* RFC 5321 §3.8: a server may say 421 at any point, and then hangs up. */
static void
test_going_down (void)
{
  static const PlayRow rows[] = {
    { "at the greeting", NONE, "PLAIN", "S: 421 down\n!close\n", PR_STEP_GREETING, PLAY_REFUSED,
      "421 down" },
    { "at EHLO", NONE, "PLAIN", HELLO "S: 421 4.3.2 down\n!close\n", PR_STEP_CAPABILITIES,
      PLAY_REFUSED, "421 4.3.2 down" },
    { "at HELO", NONE, "PLAIN", HELLO "S: 502 no\nC: HELO *\nS: 421 down\n!close\n",
      PR_STEP_CAPABILITIES, PLAY_REFUSED, "421 down" },
    { "at STARTTLS", STARTTLS, "PLAIN",
      HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 421 down\n!close\n", PR_STEP_STARTTLS,
      PLAY_REFUSED, "421 down" },
    { "at AUTH", NONE, "PLAIN", OFFER "C: AUTH *\nS: 421 down\n!close\n", PR_STEP_SIGN_IN,
      PLAY_REFUSED, "421 down" },
    { "in the exchange", NONE, "LOGIN",
      OFFER "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 421 down\n!close\n", PR_STEP_SIGN_IN,
      PLAY_REFUSED, "421 down" },
    { "before it is asked", NONE, "PLAIN", OFFER SIGN_IN "S: 421 idle\n!close\n", PR_STEP_SENDER,
      PLAY_REFUSED, "421 idle" },
    { "at MAIL", NONE, "PLAIN", OFFER SIGN_IN "C: MAIL *\nS: 421 down\n!close\n", PR_STEP_SENDER,
      PLAY_REFUSED, "421 down" },
    { "at RCPT", NONE, "PLAIN", OFFER SIGN_IN SENDER "C: RCPT *\nS: 421 down\n!close\n",
      PR_STEP_RECIPIENT, PLAY_REFUSED, "421 down" },
    { "at QUIT", NONE, "PLAIN",
      OFFER SIGN_IN SENDER RECIPIENT "C: RSET\nS: 250 ok\nC: QUIT\nS: 421 down\n!close\n",
      PR_STEP_SIGN_OUT, PLAY_REFUSED, "421 down" },
    { "without a word, at the greeting", NONE, "PLAIN", "!close\n", PR_STEP_GREETING, PLAY_CLOSED,
      NULL },
    { "without a word, in the list", NONE, "PLAIN", HELLO "S: 250-mx.test\n!close\n",
      PR_STEP_CAPABILITIES, PLAY_CLOSED, NULL },
    { "without a word, at AUTH", NONE, "PLAIN", OFFER "C: AUTH *\n!reset\n", PR_STEP_SIGN_IN,
      PLAY_CLOSED, NULL },
    { "without a word, at MAIL", NONE, "PLAIN", OFFER SIGN_IN "C: MAIL *\n!close\n",
      PR_STEP_SENDER, PLAY_CLOSED, NULL },
    { "without a word, at RCPT", NONE, "PLAIN", OFFER SIGN_IN SENDER "C: RCPT *\n!reset\n",
      PR_STEP_RECIPIENT, PLAY_CLOSED, NULL },
    { "without a word, at QUIT", NONE, "PLAIN",
      OFFER SIGN_IN SENDER RECIPIENT "C: RSET\nS: 250 ok\nC: QUIT\n!close\n", PR_STEP_SIGN_OUT,
      PLAY_CLOSED, NULL },
  };

  play_rows (PR_PROTOCOL_SMTP, rows, G_N_ELEMENTS (rows));
}

static void
test_refused (void)
{
  static const PlayRow rows[] = {
    { "no service", NONE, "PLAIN", "S: 554-5.3.2 no service\nS: 554 5.3.2 here\n",
      PR_STEP_GREETING, PLAY_REFUSED, "554 5.3.2 no service here" },
    { "STARTTLS", STARTTLS, "PLAIN",
      HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 4.7.0 TLS not available\n",
      PR_STEP_STARTTLS, PLAY_REFUSED, "454 4.7.0 TLS not available" },
    { "credentials", NONE, "PLAIN",
      OFFER "C: AUTH *\nS: 535-5.7.8 Username and Password\nS: 535 5.7.8 not accepted\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "535 5.7.8 Username and Password not accepted" },
    { "mechanism", NONE, "PLAIN", OFFER "C: AUTH *\nS: 504 5.5.4 no\n", PR_STEP_SIGN_IN,
      PLAY_MECHANISM_REFUSED, "504 5.5.4 no" },
    { "mechanism, by its words", NONE, "PLAIN",
      OFFER "C: AUTH *\nS: 535 5.7.8 Error: authentication failed: Invalid authentication mechanism\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, NULL },
    { "encryption wanted", NONE, "PLAIN",
      OFFER "C: AUTH *\nS: 538 5.7.11 Encryption required for requested mechanism\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, NULL },
    { "token, with the reason in the exchange", NONE, "XOAUTH2",
      OFFER "C: AUTH XOAUTH2 *\nS: 334 eyJzdGF0dXMiOiI0MDEifQ==\nC:\nS: 535 5.7.8 token\n",
      PR_STEP_SIGN_IN, PLAY_REFUSED, "535 5.7.8 token" },
    { "sender", NONE, "PLAIN", OFFER SIGN_IN "C: MAIL *\nS: 553 5.7.1 not yours\n", PR_STEP_SENDER,
      PLAY_REFUSED, "553 5.7.1 not yours" },
    { "recipient", NONE, "PLAIN", OFFER SIGN_IN SENDER "C: RCPT *\nS: 550 5.1.1 who?\n",
      PR_STEP_RECIPIENT, PLAY_REFUSED, "550 5.1.1 who?" },
    { "more asked for in place of an answer", NONE, "PLAIN",
      OFFER SIGN_IN "C: MAIL *\nS: 354 go on\n", PR_STEP_SENDER, PLAY_MALFORMED, "354 go on" },
  };

  play_rows (PR_PROTOCOL_SMTP, rows, G_N_ELEMENTS (rows));
}

static void
test_hostile (void)
{
  static const PlayRow rows[] = {
    { "POP3", NONE, "PLAIN", "S: +OK ready\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE, "POP3" },
    { "IMAP", NONE, "PLAIN", "S: * OK ready\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE, "IMAP" },
    { "FTP", NONE, "PLAIN", "S: 220 (vsFTPd 3.0.3)\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE,
      "FTP" },
    { "FTP, in the first of its lines", NONE, "PLAIN",
      "S: 220-- Welcome to Pure-FTPd --\nS: 220 You will be disconnected\n", PR_STEP_GREETING,
      PLAY_WRONG_SERVICE, "FTP" },
    { "NNTP", NONE, "PLAIN", "S: 200 news.test ready\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE,
      "NNTP" },
    { "SSH", NONE, "PLAIN", "S: SSH-2.0-OpenSSH_9.2\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE,
      "SSH" },
    { "HTTP", NONE, "PLAIN", "S: HTTP/1.1 400 Bad Request\n", PR_STEP_GREETING, PLAY_WRONG_SERVICE,
      "HTTP" },
    { "garbage", NONE, "PLAIN", "!raw \"\\x01\\x02\\xff\\xfe\\n\"\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "no greeting", NONE, "PLAIN", "S: 250 ok\n", PR_STEP_GREETING, PLAY_MALFORMED, NULL },
    { "NUL", NONE, "PLAIN", "!raw \"220 mx\\0\\r\\n\"\n", PR_STEP_GREETING, PLAY_MALFORMED, NULL },
    { "bare CR", NONE, "PLAIN", "!raw \"220 mx\\r250 AUTH PLAIN\\r\\n\"\n", PR_STEP_GREETING,
      PLAY_MALFORMED, NULL },
    { "a line of 1 MiB", NONE, "PLAIN", "!raw \"220 \"\n!flood 1048576\n", PR_STEP_GREETING,
      PLAY_TOO_LONG, NULL },
    { "an endless greeting", NONE, "PLAIN", "!flood endless \"220-more\\r\\n\"\n", PR_STEP_GREETING,
      PLAY_TOO_LONG, NULL },
    { "an endless list", NONE, "PLAIN", HELLO "!flood endless \"250-MORE\\r\\n\"\n",
      PR_STEP_CAPABILITIES, PLAY_TOO_LONG, NULL },
    { "a drip", NONE, "PLAIN", "!drip 50\nS: 220 this takes longer than anybody waits for it\n",
      PR_STEP_GREETING, PLAY_TIMED_OUT, NULL },
    { "a drip of lines", NONE, "PLAIN", "!drip 20\n!flood endless \"220-\\r\\n\"\n",
      PR_STEP_GREETING, PLAY_TIMED_OUT, NULL },
    { "silence", NONE, "PLAIN", OFFER "C: AUTH *\n!silent\n", PR_STEP_SIGN_IN, PLAY_TIMED_OUT,
      NULL },
    { "plain text behind STARTTLS", STARTTLS, "PLAIN",
      HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nS: 250 AUTH PLAIN\n!starttls\n",
      PR_STEP_STARTTLS, PLAY_PLAINTEXT_BEHIND_STARTTLS, NULL },
    { "STARTTLS stripped", STARTTLS, "PLAIN", OFFER, PR_STEP_STARTTLS, PLAY_NOT_OFFERED, NULL },
    { "STARTTLS as part of another word", STARTTLS, "PLAIN",
      HELLO "S: 250-x\nS: 250-STARTTLSX\nS: 250 X STARTTLS\n", PR_STEP_STARTTLS, PLAY_NOT_OFFERED,
      NULL },
    { "yes before the proof", NONE, "SCRAM-SHA-256", OFFER "C: AUTH SCRAM-SHA-256 *\nS: 235 in\n",
      PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "a proof that is wrong", NONE, "SCRAM-SHA-256",
      OFFER "C: AUTH SCRAM-SHA-256 $scram-sha-256\nS: 334 $scram-challenge\nC: $scram-proof\n"
      "S: 334 dj1BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBPQ==\nC: \\*\nS: 235 in\n",
      PR_STEP_SIGN_IN, PLAY_SASL, NULL },
    { "a yes that is none", NONE, "PLAIN", OFFER "C: AUTH *\nS: 250 ok\n", PR_STEP_SIGN_IN,
      PLAY_MALFORMED, "250 ok" },
    { "a challenge that is none", NONE, "PLAIN", OFFER "C: AUTH *\nS: 354 go on\n", PR_STEP_SIGN_IN,
      PLAY_MALFORMED, NULL },
    { "a challenge that is no base64", NONE, "CRAM-MD5",
      OFFER "C: AUTH CRAM-MD5\nS: 334 <1@h>\nC: \\*\nS: 501 cancelled\n", PR_STEP_SIGN_IN,
      PLAY_MALFORMED, NULL },
    { "a server that keeps on asking", NONE, "LOGIN",
      OFFER "C: AUTH LOGIN\nrepeat\n  S: 334 VXNlcm5hbWU6\n  C: *\nend\n", PR_STEP_SIGN_IN, PLAY_SASL,
      NULL },
  };

  play_rows (PR_PROTOCOL_SMTP, rows, G_N_ELEMENTS (rows));
}

/* RFC 4954 §4: what makes the line longer than 512 bytes waits for the server's word. */
static void
test_long_password (void)
{
  static const PlayRow rows[] = {
    { "PLAIN", NONE, "PLAIN",
      OFFER "C: AUTH PLAIN\n!raw \"334 \\r\\n\"\nC: $plain\nS: 235 in\n" SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "PLAIN, with a challenge that says nothing in words", NONE, "PLAIN",
      OFFER "C: AUTH PLAIN\nS: 334 go on\nC: $plain\nS: 235 in\n" SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "LOGIN", NONE, "LOGIN",
      OFFER "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: $base64-user\nS: 334 UGFzc3dvcmQ6\n"
      "C: $base64-password\nS: 235 in\n" SENDER RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "refused before it went out", NONE, "PLAIN", OFFER "C: AUTH PLAIN\nS: 504 no\n",
      PR_STEP_SIGN_IN, PLAY_MECHANISM_REFUSED, NULL },
  };
  g_autofree char *password = g_strnfill (4096, 'x');

  play_rows_as (PR_PROTOCOL_SMTP, PLAY_LOGIN, password, rows, G_N_ELEMENTS (rows));
}

/* RFC 6531 §3.1: only a local part beyond ASCII needs the extension. */
static void
test_smtputf8 (void)
{
  static const PlayRow rows[] = {
    { "offered", NONE, "PLAIN",
      HELLO "S: 250-x\nS: 250-SMTPUTF8\nS: 250 AUTH PLAIN\n" SIGN_IN
      "C: MAIL FROM:<änn@example.org> SMTPUTF8\nS: 250 ok\n" RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
    { "not offered", NONE, "PLAIN", OFFER SIGN_IN, PR_STEP_SENDER, PLAY_NOT_OFFERED, NULL },
  };
  static const PlayRow domain_rows[] = {
    { "not needed", NONE, "PLAIN",
      OFFER SIGN_IN "C: MAIL FROM:<ann@xn--exmple-cua.org>\nS: 250 ok\n" RECIPIENT END,
      PR_STEP_SIGN_OUT, PLAY_OK, NULL },
  };

  play_rows_as (PR_PROTOCOL_SMTP, "änn@example.org", PLAY_PASSWORD, rows, G_N_ELEMENTS (rows));
  play_rows_as (PR_PROTOCOL_SMTP, "ann@exämple.org", PLAY_PASSWORD, domain_rows,
                G_N_ELEMENTS (domain_rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smtp-client/works", test_works);
  g_test_add_func ("/smtp-client/hello", test_hello);
  g_test_add_func ("/smtp-client/going-down", test_going_down);
  g_test_add_func ("/smtp-client/refused", test_refused);
  g_test_add_func ("/smtp-client/hostile", test_hostile);
  g_test_add_func ("/smtp-client/long-password", test_long_password);
  g_test_add_func ("/smtp-client/smtputf8", test_smtputf8);
  return g_test_run ();
}
