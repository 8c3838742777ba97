/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-classify-rules-private.h"
#include "pr-log-scanner.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What it costs to find and explain the errors in a log of a million lines, beside grep with a
 * dozen words on the same file: with ten rules, with all, and as a user calls it. Each time is that
 * of the processor, which other programs disturb least, and the best of several rounds, in which they
 * take turns: a machine is not equally fast all the time. */

#define N_LINES 1000000
#define N_ROUNDS 7

static const char grep_words[] =
    "error|fail|reject|denied|refused|timed out|bounced|deferred|unknown|quota|blocked|expired";

/* A busy server's day: how often of 1000 lines, and the line. %H is a host, %I an address of IP, %U
 * a mailbox, %Q a queue number, %N a number. */
static const struct
{
  guint weight;
  const char *line;
} kinds[] = {
  { 90, "postfix/smtpd[%N]: connect from %H[%I]" },
  { 90, "postfix/smtpd[%N]: disconnect from %H[%I] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5" },
  { 80, "postfix/smtpd[%N]: %Q: client=%H[%I], sasl_method=PLAIN, sasl_username=%U" },
  { 80, "postfix/cleanup[%N]: %Q: message-id=<%N.%Q@%H>" },
  { 80, "postfix/qmgr[%N]: %Q: from=<%U>, size=%N, nrcpt=1 (queue active)" },
  { 90, "postfix/smtp[%N]: %Q: to=<%U>, relay=%H[%I]:25, delay=1.2, delays=0.1/0/0.5/0.6, "
        "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as %Q)" },
  { 80, "postfix/qmgr[%N]: %Q: removed" },
  { 40, "postfix/smtp[%N]: Trusted TLS connection established to %H[%I]:25: TLSv1.3 with cipher "
        "TLS_AES_256_GCM_SHA384 (256/256 bits)" },
  { 90, "dovecot: imap-login: Login: user=<%U>, method=PLAIN, rip=%I, lip=192.0.2.1, mpid=%N, TLS, "
        "session=<%Q>" },
  { 90, "dovecot: imap(%U)<%N><%Q>: Logged out in=%N out=%N deleted=0 expunged=0 trashed=0" },
  { 40, "dovecot: lmtp(%U)<%N><%Q>: sieve: msgid=<%N@%H>: stored mail into mailbox 'INBOX'" },
  { 30, "dovecot: imap-login: Disconnected (no auth attempts in 0 secs): user=<>, rip=%I, "
        "lip=192.0.2.1, session=<%Q>" },
  { 30, "opendkim[%N]: %Q: DKIM-Signature field added (s=mail, d=%H)" },
  { 15, "postfix/smtp[%N]: %Q: to=<%U>, relay=%H[%I]:25, delay=1.2, dsn=5.1.1, status=bounced "
        "(host %H[%I] said: 550 5.1.1 <%U>: Recipient address rejected: User unknown (in reply to "
        "RCPT TO command))" },
  { 10, "postfix/smtp[%N]: %Q: to=<%U>, relay=none, delay=30, dsn=4.4.1, status=deferred (connect "
        "to %H[%I]:25: Connection timed out)" },
  { 10, "postfix/smtp[%N]: %Q: to=<%U>, relay=%H[%I]:25, dsn=4.2.2, status=deferred (host %H[%I] "
        "said: 452 4.2.2 The email account that you tried to reach is over quota %N - gsmtp (in "
        "reply to RCPT TO command))" },
  { 15, "postfix/smtpd[%N]: NOQUEUE: reject: RCPT from %H[%I]: 554 5.7.1 Service unavailable; "
        "Client host [%I] blocked using zen.spamhaus.org; from=<%U> to=<%U> proto=ESMTP "
        "helo=<%H>" },
  { 15, "postfix/smtpd[%N]: warning: %H[%I]: SASL LOGIN authentication failed: UGFzc3dvcmQ6" },
  { 15, "dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<%U>, "
        "method=PLAIN, rip=%I, lip=192.0.2.1, TLS, session=<%Q>" },
  { 10, "postfix/smtpd[%N]: lost connection after AUTH from %H[%I]" },
};

static guint32
next_random (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static void
append_word (GString *line, guint32 *state, guint n_letters)
{
  for (guint i = 0; i < n_letters; i++)
    g_string_append_c (line, "etaoinshrdlu"[next_random (state) % 12]);
}

static void
append_place (GString *line, guint32 *state, char kind)
{
  switch (kind)
    {
    case 'H':
      append_word (line, state, 2 + next_random (state) % 6);
      g_string_append_printf (line, "%u.example.%s", next_random (state) % 90,
                              next_random (state) % 2 == 0 ? "org" : "net");
      break;
    case 'I':
      g_string_append_printf (line, "%u.%u.%u.%u", 11 + next_random (state) % 200,
                              next_random (state) % 256, next_random (state) % 256,
                              next_random (state) % 256);
      break;
    case 'U':
      append_word (line, state, 3 + next_random (state) % 8);
      g_string_append_printf (line, "@d%u.example.com", next_random (state) % 500);
      break;
    case 'Q':
      g_string_append_printf (line, "%010X", next_random (state));
      break;
    case 'N':
    default:
      g_string_append_printf (line, "%u", next_random (state) % 65000);
    }
}

static const char *
choose_kind (guint32 *state)
{
  guint left = next_random (state) % 1000;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (left < kinds[i].weight)
        return kinds[i].line;
      left -= kinds[i].weight;
    }
  return kinds[0].line;
}

static void
write_log (const char *path)
{
  g_autoptr (GString) line = g_string_new (NULL);
  FILE *file = fopen (path, "we");
  guint32 state = 2463534242u;

  g_assert_nonnull (file);
  for (guint i = 0; i < N_LINES; i++)
    {
      g_string_printf (line, "Nov 21 %02u:%02u:%02u mx1 ", i / 41700 % 24, i / 695 % 60,
                       i / 12 % 60);
      for (const char *p = choose_kind (&state); *p != '\0'; p++)
        if (*p == '%')
          append_place (line, &state, *++p);
        else
          g_string_append_c (line, *p);
      g_string_append_c (line, '\n');
      g_assert_cmpint (fputs (line->str, file), >=, 0);
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

typedef struct
{
  double seconds;
  double mib;
} Cost;

typedef void (*Work) (const char *path, gconstpointer data);

static double
to_seconds (struct timeval time)
{
  return (double) time.tv_sec + (double) time.tv_usec / G_USEC_PER_SEC;
}

/* In a process of its own, with nothing left over from another. */
static Cost
measure_once (Work work, const char *path, gconstpointer data)
{
  struct rusage usage;
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      work (path, data);
      _exit (0);
    }
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  return (Cost){ .seconds = to_seconds (usage.ru_utime) + to_seconds (usage.ru_stime),
                 .mib = (double) usage.ru_maxrss / 1024 };
}

typedef struct
{
  const char *name;
  Work work;
  gconstpointer data;
  Cost best; /* the least time, and the most memory */
} Contender;

static void
measure (Contender *contenders, gsize n_contenders, const char *path)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    for (gsize i = 0; i < n_contenders; i++)
      {
        Cost cost = measure_once (contenders[i].work, path, contenders[i].data);
        Cost *best = &contenders[i].best;

        if (round == 0 || cost.seconds < best->seconds)
          best->seconds = cost.seconds;
        best->mib = MAX (best->mib, cost.mib);
      }
}

static void
redirect (int fd, const char *path, int flags)
{
  int opened = open (path, flags | O_CLOEXEC);

  if (opened < 0 || dup2 (opened, fd) < 0)
    _exit (127);
}

/* Not /dev/null: where nobody reads the count, grep stops at the first line. */
static char *output;

static void
run_program (const char *path, gconstpointer data)
{
  redirect (STDIN_FILENO, path, O_RDONLY);
  redirect (STDOUT_FILENO, output, O_WRONLY);
  execvp (((char *const *) data)[0], (char *const *) data);
  _exit (127);
}

static void
count_finding (const PrLogFinding *finding G_GNUC_UNUSED, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
scan (const char *path, gconstpointer data)
{
  guint n_findings = 0;
  g_autoptr (PrLogScanner) scanner = pr_log_scanner_new (NULL, count_finding, &n_findings);
  g_autofree char *bytes = g_malloc (65536);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize n_read;

  if (data != NULL)
    pr_classify_limit_rules (*(const gsize *) data);
  while ((n_read = read (fd, bytes, 65536)) > 0)
    pr_log_scanner_feed (scanner, bytes, (gsize) n_read);
  pr_log_scanner_finish (scanner);
  close (fd);
}

static void
print_cost (const char *what, Cost cost, double base)
{
  g_print ("%-26s %6.2f s  %8.0f lines/s  %5.2f x grep  %6.1f MiB\n", what, cost.seconds,
           N_LINES / cost.seconds, cost.seconds / base, cost.mib);
}

int
main (int argc, char *argv[])
{
  const gsize ten = 10;
  const char *const grep[] = { "grep", "-E", "-i", "-c", grep_words, NULL };
  const char *const summary[] = { argv[1], "explain", "-", "--summary", NULL };
  const char *const each[] = { argv[1], "explain", "-", "--json", NULL };
  Contender contenders[] = {
    { .name = "grep, a dozen words", .work = run_program, .data = grep },
    { .name = "scanner, ten rules", .work = scan, .data = &ten },
    { .name = "scanner, all rules", .work = scan },
    { .name = "explain - --summary", .work = run_program, .data = summary },
    { .name = "explain - --json", .work = run_program, .data = each },
  };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("bench-explain-XXXXXX", &path, &error);
  double base;

  g_assert_cmpint (argc, ==, 2);
  g_assert_no_error (error);
  close (fd);
  output = g_strconcat (path, ".out", NULL);
  g_assert_true (g_file_set_contents (output, "", 0, NULL));
  write_log (path);
  measure (contenders, G_N_ELEMENTS (contenders), path);
  base = contenders[0].best.seconds;
  g_print ("%-26s %6.2f s  %8.0f lines/s\n", contenders[0].name, base, N_LINES / base);
  for (gsize i = 1; i < G_N_ELEMENTS (contenders); i++)
    print_cost (contenders[i].name, contenders[i].best, base);
  g_unlink (path);
  g_unlink (output);
  g_free (output);
  return 0;
}
