/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-fix.h"

static const PrServiceChange present = {
  .protocol = PR_PROTOCOL_SMTP,
  .fields = PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY | PR_SERVICE_USERNAME
            | PR_SERVICE_AUTH,
  .host = "smtp.example.org",
  .port = 465,
  .security = PR_SECURITY_TLS,
  .username = "ann",
  .auth = PR_AUTH_AUTO,
};

static void
test_kinds (void)
{
  const PrServiceChange port = { .fields = PR_SERVICE_PORT, .port = 587 };
  g_autoptr(PrFix) change = pr_fix_new_change ("Use port 587", &port, PR_VERIFIED_NO);
  g_autoptr(PrFix) link = pr_fix_new_link ("Create one", "https://example.org/app-passwords");
  g_autoptr(PrFix) advice = pr_fix_new_advice ("Wait");
  g_autoptr(PrFix) login = pr_fix_new_login ("Enter another one");

  g_assert_cmpint (pr_fix_get_kind (change), ==, PR_FIX_CHANGE);
  g_assert_cmpint (pr_fix_get_verified (change), ==, PR_VERIFIED_NO);
  g_assert_cmpint (pr_fix_get_change (change)->port, ==, 587);
  g_assert_null (pr_fix_get_url (change));

  g_assert_cmpint (pr_fix_get_kind (link), ==, PR_FIX_LINK);
  g_assert_cmpstr (pr_fix_get_title (link), ==, "Create one");
  g_assert_cmpstr (pr_fix_get_url (link), ==, "https://example.org/app-passwords");
  g_assert_null (pr_fix_get_change (link));

  g_assert_cmpint (pr_fix_get_kind (advice), ==, PR_FIX_ADVICE);
  g_assert_cmpint (pr_fix_get_verified (advice), ==, PR_VERIFIED_UNTRIED);
  g_assert_null (pr_fix_get_url (advice));
  g_assert_null (pr_fix_get_change (advice));
  g_assert_false (pr_fix_asks_login (advice));

  g_assert_cmpint (pr_fix_get_kind (login), ==, PR_FIX_ADVICE);
  g_assert_cmpstr (pr_fix_get_title (login), ==, "Enter another one");
  g_assert_true (pr_fix_asks_login (login));
}

static void
test_words (void)
{
  g_assert_cmpstr (pr_enum_get_word (PR_TYPE_FIX_KIND, PR_FIX_CHANGE), ==, "change");
  g_assert_cmpstr (pr_enum_get_word (PR_TYPE_FIX_KIND, PR_FIX_LINK), ==, "link");
  g_assert_cmpstr (pr_enum_get_word (PR_TYPE_FIX_KIND, PR_FIX_ADVICE), ==, "advice");
}

static void
test_owns_its_strings (void)
{
  char host[] = "smtp.example.net";
  char username[] = "ann@example.org";
  const PrServiceChange settings = { .fields = PR_SERVICE_HOST | PR_SERVICE_USERNAME,
                                     .host = host,
                                     .username = username };
  g_autoptr(PrFix) tried = NULL;

  {
    g_autoptr(PrFix) untried = pr_fix_new_change ("Use it", &settings, PR_VERIFIED_UNTRIED);

    host[0] = username[0] = '!';
    tried = pr_fix_copy_with_verified (untried, PR_VERIFIED_YES);
    g_assert_cmpint (pr_fix_get_verified (untried), ==, PR_VERIFIED_UNTRIED);
  }

  g_assert_cmpint (pr_fix_get_verified (tried), ==, PR_VERIFIED_YES);
  g_assert_cmpstr (pr_fix_get_title (tried), ==, "Use it");
  g_assert_cmpstr (pr_fix_get_change (tried)->host, ==, "smtp.example.net");
  g_assert_cmpstr (pr_fix_get_change (tried)->username, ==, "ann@example.org");
}

static void
test_properties (void)
{
  g_autoptr(PrFix) link = pr_fix_new_link ("Open", "https://example.org/");
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;
  PrFixKind kind;
  PrVerified verified;

  g_object_get (link, "kind", &kind, "title", &title, "url", &url, "verified", &verified, NULL);
  g_assert_cmpint (kind, ==, PR_FIX_LINK);
  g_assert_cmpstr (title, ==, "Open");
  g_assert_cmpstr (url, ==, "https://example.org/");
  g_assert_cmpint (verified, ==, PR_VERIFIED_UNTRIED);
}

static void
test_change_summary (void)
{
  static const struct
  {
    PrServiceChange change;
    const PrServiceChange *present;
    const char *summary;
  } rows[] = {
    { { .fields = PR_SERVICE_PORT | PR_SERVICE_SECURITY,
        .port = 587,
        .security = PR_SECURITY_STARTTLS },
      &present,
      "Port: 465 → 587, Security: TLS (encrypted) → STARTTLS (encrypted)" },
    { { .fields = PR_SERVICE_HOST, .host = "smtp.example.net" },
      &present,
      "Server: smtp.example.org → smtp.example.net" },
    { { .fields = PR_SERVICE_USERNAME | PR_SERVICE_AUTH,
        .username = "ann@example.org",
        .auth = PR_AUTH_CRAM_MD5 },
      &present,
      "User name: ann → ann@example.org, Sign-in method: Automatic → CRAM-MD5" },
    /* What stays as it is goes without saying. */
    { { .fields = PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY,
        .host = "smtp.example.org",
        .port = 587,
        .security = PR_SECURITY_TLS },
      &present,
      "Port: 465 → 587" },
    { { .fields = PR_SERVICE_PORT, .port = 465 }, &present, "" },
    /* Nothing known of before. */
    { { .fields = PR_SERVICE_HOST | PR_SERVICE_PORT | PR_SERVICE_SECURITY | PR_SERVICE_USERNAME
                  | PR_SERVICE_AUTH,
        .host = "imap.example.org",
        .port = 993,
        .security = PR_SECURITY_TLS,
        .username = "ann",
        .auth = PR_AUTH_AUTO },
      NULL,
      "Server: imap.example.org, Port: 993, Security: TLS (encrypted), User name: ann, "
      "Sign-in method: Automatic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PrFix) fix = pr_fix_new_change ("Change", &rows[i].change, PR_VERIFIED_YES);
      g_autofree char *summary = pr_fix_dup_change_summary (fix, rows[i].present);

      g_assert_cmpstr (summary, ==, rows[i].summary);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fix/kinds", test_kinds);
  g_test_add_func ("/fix/words", test_words);
  g_test_add_func ("/fix/owns-its-strings", test_owns_its_strings);
  g_test_add_func ("/fix/properties", test_properties);
  g_test_add_func ("/fix/change-summary", test_change_summary);
  return g_test_run ();
}
