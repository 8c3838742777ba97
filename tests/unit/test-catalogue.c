/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-catalogue.h"

#include <string.h>

#define MAX_TITLE_CHARS 60
#define MIN_EXPLANATION_CHARS 60
#define MAX_EXPLANATION_CHARS 620
#define MAX_ADVICE_CHARS 180
#define MAX_ADVICE 5

static const char *const certificate_names[] = { "mx1.example.net", "mx2.example.net", NULL };

/* Everything that can be known, so that each text is seen with its values. */
static PrCatalogueFacts
all_facts (void)
{
  return (PrCatalogueFacts) {
    .has_protocol = TRUE,
    .has_security = TRUE,
    .has_step = TRUE,
    .protocol = PR_PROTOCOL_SMTP,
    .security = PR_SECURITY_TLS,
    .step = PR_STEP_RECIPIENT,
    .host = "mail.example.org",
    .port = 2525,
    .email = "ann@example.org",
    .username = "ann17",
    .provider_name = "Example Mail",
    .recipient = "bob@example.com",
    .code = 550,
    .enhanced_code = "5.7.1",
    .certificate_names = certificate_names,
    .certificate_issuer = "Example CA",
    .interceptor = "Example Shield",
    .found_service = "IMAP",
    .blocklist = "list.example",
    .size_limit_bytes = 25000000,
    .retry_after_seconds = 600,
  };
}

static char *
dup_all_texts (PrDiagnosisId id, const PrCatalogueFacts *facts)
{
  g_autofree char *title = pr_catalogue_dup_title (id, facts);
  g_autofree char *explanation = pr_catalogue_dup_explanation (id, facts);
  int login_at;
  g_auto(GStrv) advice = pr_catalogue_dup_advice (id, facts, &login_at);
  g_autofree char *list = g_strjoinv ("\n", advice);

  return g_strjoin ("\n", title, explanation, list, NULL);
}

static void
check_texts (PrDiagnosisId id, const PrCatalogueFacts *facts)
{
  const char *word = pr_diagnosis_id_get_word (id);
  g_autofree char *title = pr_catalogue_dup_title (id, facts);
  g_autofree char *explanation = pr_catalogue_dup_explanation (id, facts);
  int login_at;
  g_auto(GStrv) advice = pr_catalogue_dup_advice (id, facts, &login_at);
  g_autofree char *all = dup_all_texts (id, facts);

  g_test_message ("%s", word);
  g_assert_nonnull (title);
  g_assert_cmpint (g_utf8_strlen (title, -1), >, 10);
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, MAX_TITLE_CHARS);
  g_assert_false (g_str_has_suffix (title, "."));

  g_assert_cmpint (g_utf8_strlen (explanation, -1), >=, MIN_EXPLANATION_CHARS);
  g_assert_cmpint (g_utf8_strlen (explanation, -1), <=, MAX_EXPLANATION_CHARS);
  g_assert_true (g_str_has_suffix (explanation, "."));

  g_assert_cmpuint (g_strv_length (advice), >=, 1);
  g_assert_cmpuint (g_strv_length (advice), <=, MAX_ADVICE);
  for (guint i = 0; advice[i] != NULL; i++)
    {
      g_assert_cmpint (g_utf8_strlen (advice[i], -1), <=, MAX_ADVICE_CHARS);
      g_assert_true (g_str_has_suffix (advice[i], "."));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (advice[j], !=, advice[i]);
    }

  /* Neither a placeholder nor a gap where one was, nor a typewriter's quotes. */
  g_assert_null (strpbrk (all, "{}\"'`"));
  g_assert_null (strstr (all, "  "));
  g_assert_null (strstr (all, " ,"));
  g_assert_null (strstr (all, " ."));
  g_assert_null (strstr (all, "()"));
  g_assert_null (strstr (all, "“”"));
  g_assert_null (strstr (all, "..."));
}

static void
test_nothing_known (void)
{
  const PrCatalogueFacts nothing = { 0 };

  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    {
      g_autofree char *without = dup_all_texts ((PrDiagnosisId) i, NULL);
      g_autofree char *with_nothing = dup_all_texts ((PrDiagnosisId) i, &nothing);

      check_texts ((PrDiagnosisId) i, NULL);
      g_assert_cmpstr (without, ==, with_nothing);
    }
}

static void
test_all_known (void)
{
  g_autoptr(GDateTime) not_before = g_date_time_new_utc (2026, 9, 14, 12, 0, 0);
  g_autoptr(GDateTime) not_after = g_date_time_new_utc (2026, 12, 14, 12, 0, 0);
  PrCatalogueFacts facts = all_facts ();

  facts.certificate_not_before = not_before;
  facts.certificate_not_after = not_after;
  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    check_texts ((PrDiagnosisId) i, &facts);
}

/* What the conditions ask for in many combinations, with every value and with none. */
static void
test_every_situation (void)
{
  static const PrStepId steps[] = { PR_STEP_GREETING, PR_STEP_SIGN_IN, PR_STEP_RECIPIENT };

  for (guint bits = 0; bits < 1 << 4; bits++)
    for (int protocol = 0; protocol < PR_N_PROTOCOLS; protocol++)
      for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
        {
          PrCatalogueFacts facts = { 0 };

          if ((bits & 1) != 0)
            facts = all_facts ();
          facts.has_protocol = TRUE;
          facts.protocol = (PrProtocol) protocol;
          facts.has_step = TRUE;
          facts.step = steps[step];
          facts.has_security = TRUE;
          facts.security = (bits & 2) != 0 ? PR_SECURITY_NONE : PR_SECURITY_STARTTLS;
          if ((bits & 2) != 0)
            facts.port = 25;
          if ((bits & 4) != 0)
            facts.username = facts.email;
          if ((bits & 8) != 0)
            {
              facts.password_withheld = TRUE;
              facts.chain_incomplete = TRUE;
              facts.clock_is_wrong = TRUE;
              facts.greeting_is_masked = TRUE;
              facts.other_service_signed_in = TRUE;
              facts.certificate_is_trusted = TRUE;
              facts.has_app_password = TRUE;
              facts.is_signed_in = TRUE;
              facts.change_was_tried = TRUE;
              facts.recipient = facts.email;
            }

          for (guint i = 0; i < PR_N_DIAGNOSES; i++)
            check_texts ((PrDiagnosisId) i, &facts);
        }
}

/* The first line is for somebody who has never heard these. */
static void
test_titles_are_plain (void)
{
  static const char *const banned[] = {
    "TLS",   "SSL",     "SMTP",      "IMAP",  "POP",  "DNS",  "HELO",   "EHLO",       "AUTH ",
    "OAuth", "SPF",     "DKIM",      "DMARC", "SASL", "TCP",  "socket", "handshake",  "syntax",
    "error", "timeout", "timed out", "relay", "null", "MIME", "daemon", "credential", "greylist",
    "you failed",
  };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    {
      char *title = pr_catalogue_dup_title ((PrDiagnosisId) i, NULL);
      g_autofree char *folded = g_utf8_casefold (title, -1);

      g_test_message ("%s", title);
      for (guint j = 0; j < G_N_ELEMENTS (banned); j++)
        {
          g_autofree char *word = g_utf8_casefold (banned[j], -1);

          g_assert_null (strstr (folded, word));
        }
      g_assert_null (strpbrk (title, "0123456789"));
      /* Two diagnoses that begin alike could be one. */
      g_assert_true (g_hash_table_add (seen, title));
    }
}

static void
assert_says (PrDiagnosisId id, const PrCatalogueFacts *facts, const char *words)
{
  g_autofree char *all = dup_all_texts (id, facts);

  if (strstr (all, words) == NULL)
    g_error ("%s does not say “%s”: %s", pr_diagnosis_id_get_word (id), words, all);
}

static void
assert_says_not (PrDiagnosisId id, const PrCatalogueFacts *facts, const char *words)
{
  g_autofree char *all = dup_all_texts (id, facts);

  g_assert_null (strstr (all, words));
}

static void
test_values_go_in (void)
{
  static const struct
  {
    PrDiagnosisId id;
    const char *words;
  } rows[] = {
    { PR_DIAGNOSIS_HOST_NOT_FOUND, "mail.example.org" },
    { PR_DIAGNOSIS_CONNECTION_TIMED_OUT, "from mail.example.org on port 2525" },
    { PR_DIAGNOSIS_CERTIFICATE_EXPIRED, "14 December 2026" },
    { PR_DIAGNOSIS_CERTIFICATE_NOT_YET_VALID, "14 September 2026" },
    { PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED, "“Example CA”" },
    { PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH, "mx1.example.net, mx2.example.net" },
    { PR_DIAGNOSIS_TLS_INTERCEPTED, "“Example Shield”" },
    { PR_DIAGNOSIS_WRONG_SERVICE, "expected: IMAP." },
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, "as ann17" },
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, "ann@example.org" },
    { PR_DIAGNOSIS_APP_PASSWORD_REQUIRED, "Example Mail" },
    { PR_DIAGNOSIS_AUTH_TOO_MANY_ATTEMPTS, "Wait 10 minutes" },
    { PR_DIAGNOSIS_SENDER_DOMAIN_NOT_FOUND, "“example.org”" },
    { PR_DIAGNOSIS_RECIPIENT_UNKNOWN, "bob@example.com" },
    { PR_DIAGNOSIS_BLOCKLISTED, "(list.example)" },
    { PR_DIAGNOSIS_MESSAGE_TOO_LARGE, "up to 25.0\302\240MB." },
    { PR_DIAGNOSIS_UNCLASSIFIED, "“550 5.7.1”" },
  };
  g_autoptr(GDateTime) not_before = g_date_time_new_utc (2026, 9, 14, 12, 0, 0);
  g_autoptr(GDateTime) not_after = g_date_time_new_utc (2026, 12, 14, 12, 0, 0);
  PrCatalogueFacts facts = all_facts ();

  facts.certificate_not_before = not_before;
  facts.certificate_not_after = not_after;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_says (rows[i].id, &facts, rows[i].words);
      assert_says_not (rows[i].id, NULL, rows[i].words);
    }
}

static void
test_waits (void)
{
  static const struct
  {
    guint seconds;
    const char *words;
  } rows[] = {
    { 1, "Wait 1 second," },      { 45, "Wait 45 seconds," },   { 61, "Wait 2 minutes," },
    { 5400, "Wait 90 minutes," }, { 7200, "Wait 2 hours," },    { 7201, "Wait 3 hours," },
    { G_MAXUINT, " hours," },     { 0, "Wait ten minutes," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrCatalogueFacts facts = { .retry_after_seconds = rows[i].seconds };

      assert_says (PR_DIAGNOSIS_SERVER_BUSY, &facts, rows[i].words);
    }
}

static void
test_situations_choose (void)
{
  static const char *const many_names[] = { "a.example", "b.example", "c.example", "d.example",
                                            NULL };
  const PrCatalogueFacts port_25 = { .has_protocol = TRUE,
                                     .protocol = PR_PROTOCOL_SMTP,
                                     .port = 25 };
  const PrCatalogueFacts imap = { .has_protocol = TRUE, .protocol = PR_PROTOCOL_IMAP };
  const PrCatalogueFacts withheld = { .password_withheld = TRUE };
  const PrCatalogueFacts incomplete = { .chain_incomplete = TRUE };
  const PrCatalogueFacts full_address = { .username = "Ann@example.org",
                                          .email = "ann@example.org" };
  const PrCatalogueFacts names = { .host = "mail.example",
                                   .certificate_names = many_names };
  const PrCatalogueFacts greeting = { .has_step = TRUE, .step = PR_STEP_GREETING };

  assert_says (PR_DIAGNOSIS_CONNECTION_TIMED_OUT, &port_25, "Do not use port 25");
  assert_says (PR_DIAGNOSIS_CONNECTION_TIMED_OUT, &imap, "port 993 with TLS");
  assert_says_not (PR_DIAGNOSIS_CONNECTION_TIMED_OUT, &imap, "465");
  assert_says (PR_DIAGNOSIS_CERTIFICATE_EXPIRED, &withheld, "Your password has not been sent.");
  assert_says_not (PR_DIAGNOSIS_CERTIFICATE_EXPIRED, NULL, "has not been sent");
  assert_says (PR_DIAGNOSIS_CERTIFICATE_UNTRUSTED, &incomplete, "intermediate");
  assert_says_not (PR_DIAGNOSIS_WRONG_CREDENTIALS, &full_address, "Use your full");
  assert_says (PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH, &names, "a.example, b.example, c.example …");
  assert_says_not (PR_DIAGNOSIS_CERTIFICATE_NAME_MISMATCH, &names, "d.example");
  assert_says (PR_DIAGNOSIS_BLOCKLISTED, &greeting, "Your internet connection is");
}

/* Help pages give bad advice, too. Ours keeps people safe. */
static void
test_no_bad_advice (void)
{
  static const char *const bad[] = {
    "switch off encryption",  "switch off the encryption", "disable",        "turn off two",
    "switch off two",         "uninstall",                 "remove the anti", "ignore the cert",
    "accept the certificate", "accept all",                "send us your",
  };

  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (bad); j++)
      assert_says_not ((PrDiagnosisId) i, NULL, bad[j]);

  for (guint i = PR_DIAGNOSIS_CERTIFICATE_EXPIRED; i <= PR_DIAGNOSIS_TLS_INTERCEPTED; i++)
    assert_says ((PrDiagnosisId) i, NULL, "encryption switched on");
}

static void
test_hostile_values (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024, 'x');
  g_autofree char *huge_wide = g_strnfill (10 * 1024, '\xc3');
  const char *const values[] = {
    "<b>bold</b> &amp; <a href=\"http://evil.example\">x</a>",
    "{host}",
    "{provider}{port}{nonsense}",
    "evil\r\nInjected: yes\033[31m\001",
    "\342\200\256gpj.exe",
    "\xff\xfe\xc3",
    "%s%n%d",
    huge,
    huge_wide,
  };

  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    {
      const char *const names[] = { values[v], values[v], NULL };
      PrCatalogueFacts facts = all_facts ();

      facts.host = facts.email = facts.username = facts.provider_name = values[v];
      facts.recipient = facts.enhanced_code = facts.certificate_issuer = values[v];
      facts.interceptor = facts.found_service = facts.blocklist = values[v];
      facts.certificate_names = names;

      for (guint i = 0; i < PR_N_DIAGNOSES; i++)
        {
          g_autofree char *all = dup_all_texts ((PrDiagnosisId) i, &facts);

          g_assert_true (g_utf8_validate (all, -1, NULL));
          g_assert_cmpint (g_utf8_strlen (all, -1), <, 4000);
          for (const char *p = all; *p != '\0'; p = g_utf8_next_char (p))
            g_assert_true (*p == '\n' || g_unichar_isprint (g_utf8_get_char (p)));
        }
    }

  /* What looks like a placeholder or markup is neither. */
  {
    const PrCatalogueFacts facts = { .host = "{port}", .port = 993 };
    const PrCatalogueFacts markup = { .host = "<b>&amp;</b>" };

    assert_says (PR_DIAGNOSIS_CONNECTION_REFUSED, &facts, "server {port} is there");
    assert_says (PR_DIAGNOSIS_HOST_NOT_FOUND, &markup, "<b>&amp;</b>");
  }
}

/* A value of which nothing can be shown is as good as none. */
static void
test_invisible_values (void)
{
  static const char *const names[] = { "", "\001", NULL };
  const PrCatalogueFacts facts = { .host = " \t\r\n",
                                   .certificate_names = names,
                                   .provider_name = "",
                                   .username = "\342\200\213",
                                   .email = "ann@",
                                   .enhanced_code = " " };

  for (guint i = 0; i < PR_N_DIAGNOSES; i++)
    check_texts ((PrDiagnosisId) i, &facts);
}

/* What is known of the case is not asked for, and what is offered beside the words not said again. */
static void
test_what_is_known (void)
{
  static const struct
  {
    PrDiagnosisId id;
    gboolean known;
    const char *said;
    const char *not_said;
  } rows[] = {
    { PR_DIAGNOSIS_CONNECTION_REFUSED, FALSE, "Try port 465", NULL },
    { PR_DIAGNOSIS_CONNECTION_REFUSED, TRUE, NULL, "Try port" },
    { PR_DIAGNOSIS_PLAIN_ON_TLS_PORT, TRUE, NULL, "Keep the port" },
    { PR_DIAGNOSIS_RELAY_DENIED, FALSE, "Switch on sign-in", NULL },
    { PR_DIAGNOSIS_RELAY_DENIED, TRUE, "The sign-in worked", "Switch on sign-in" },
    { PR_DIAGNOSIS_RECIPIENT_UNKNOWN, FALSE, "Ask the recipient", "your own address" },
    { PR_DIAGNOSIS_RECIPIENT_UNKNOWN, TRUE, "It is your own address", "Ask the recipient" },
    { PR_DIAGNOSIS_RECIPIENT_MAILBOX_FULL, TRUE, "your own mailbox", "Tell the recipient" },
    { PR_DIAGNOSIS_TLS_INTERCEPTED, FALSE, "for a stranger", "mail works here" },
    { PR_DIAGNOSIS_TLS_INTERCEPTED, TRUE, "mail works here", NULL },
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, TRUE, "has the form of an app password",
      "Many providers give the same answer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PrCatalogueFacts facts = all_facts ();
      g_autofree char *texts = NULL;

      facts.change_was_tried = rows[i].known;
      facts.is_signed_in = rows[i].known;
      facts.certificate_is_trusted = rows[i].known;
      facts.has_app_password = rows[i].known;
      if (rows[i].known)
        facts.recipient = facts.email;
      texts = dup_all_texts (rows[i].id, &facts);
      g_test_message ("%s", texts);
      if (rows[i].said != NULL)
        g_assert_nonnull (strstr (texts, rows[i].said));
      if (rows[i].not_said != NULL)
        g_assert_null (strstr (texts, rows[i].not_said));
    }
}

/* What help pages advise, and rightly so. */
static void
test_common_advice (void)
{
  static const struct
  {
    PrDiagnosisId id;
    const char *words;
  } rows[] = {
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, "full e-mail address as the user name" },
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, "Caps Lock" },
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, "“show password”" },
    { PR_DIAGNOSIS_WRONG_CREDENTIALS, "two-step verification, leave it on" },
    { PR_DIAGNOSIS_APP_PASSWORD_REQUIRED, "Leave two-step verification on" },
    { PR_DIAGNOSIS_OAUTH_REQUIRED, "“less secure apps”" },
    { PR_DIAGNOSIS_CONNECTION_REFUSED, "the usual ports with TLS" },
    { PR_DIAGNOSIS_CONNECTION_TIMED_OUT, "keep the protection itself switched on" },
    { PR_DIAGNOSIS_TLS_INTERCEPTED, "leave the rest of it on" },
    { PR_DIAGNOSIS_SENDER_NOT_ALLOWED, "the account you sign in with as the sender" },
    { PR_DIAGNOSIS_RELAY_DENIED, "at home, at work, traveling and in a hotel" },
    { PR_DIAGNOSIS_RELAY_DENIED, "POP before SMTP" },
    { PR_DIAGNOSIS_RELAY_DENIED, "only by the network they come from" },
    { PR_DIAGNOSIS_SENDING_LIMIT_EXCEEDED, "one message a minute, and at most 100 a day" },
    { PR_DIAGNOSIS_SENDING_TOO_FAST, "address each recipient personally" },
    { PR_DIAGNOSIS_MESSAGE_TOO_LARGE, "file-sharing service" },
    { PR_DIAGNOSIS_SPAM_CONTENT, "blank message with a plain subject" },
    { PR_DIAGNOSIS_SPAM_CONTENT, "white list" },
    { PR_DIAGNOSIS_MISSING_REVERSE_DNS, "PTR" },
    { PR_DIAGNOSIS_BLOCKLISTED, "check.spamhaus.org, MXToolbox or multirbl.valli.org" },
    { PR_DIAGNOSIS_ACCESS_DISABLED, "forwarded to an address with another provider" },
    { PR_DIAGNOSIS_UNCLASSIFIED, "Search the web" },
    { PR_DIAGNOSIS_SERVER_MISCONFIGURED, "transcript of a test" },
    { PR_DIAGNOSIS_CERTIFICATE_EXPIRED, "Leave the encryption switched on" },
    { PR_DIAGNOSIS_CERTIFICATE_SELF_SIGNED, "Leave the encryption switched on" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *texts = dup_all_texts (rows[i].id, NULL);

      g_test_message ("%s: %s", pr_diagnosis_id_get_word (rows[i].id), rows[i].words);
      g_assert_nonnull (strstr (texts, rows[i].words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/nothing-known", test_nothing_known);
  g_test_add_func ("/catalogue/all-known", test_all_known);
  g_test_add_func ("/catalogue/every-situation", test_every_situation);
  g_test_add_func ("/catalogue/titles-are-plain", test_titles_are_plain);
  g_test_add_func ("/catalogue/values-go-in", test_values_go_in);
  g_test_add_func ("/catalogue/waits", test_waits);
  g_test_add_func ("/catalogue/situations-choose", test_situations_choose);
  g_test_add_func ("/catalogue/no-bad-advice", test_no_bad_advice);
  g_test_add_func ("/catalogue/hostile-values", test_hostile_values);
  g_test_add_func ("/catalogue/invisible-values", test_invisible_values);
  g_test_add_func ("/catalogue/what-is-known", test_what_is_known);
  g_test_add_func ("/catalogue/common-advice", test_common_advice);
  return g_test_run ();
}
