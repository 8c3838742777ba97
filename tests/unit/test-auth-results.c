/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pr-auth-results.h"

#include <string.h>

#define AR "Authentication-Results: "

/* Without a final NUL, so that a sanitizer sees one byte too many. */
static PrAuthResults *
parse (const char *text)
{
  gsize n_bytes = strlen (text);
  g_autoptr (GBytes) header = g_bytes_new_take (g_memdup2 (text, n_bytes), n_bytes);

  return pr_auth_results_new_from_header (header);
}

static void
test_good (void)
{
  static const struct
  {
    const char *header;
    const char *server;
    const char *spf;
    const char *dkim;
    const char *dmarc;
  } rows[] = {
    /* RFC 8601, appendix B.3 to B.6 */
    { AR "example.com;\r\n\tspf=pass smtp.mailfrom=example.net\r\n", "example.com", "pass", NULL,
      NULL },
    { AR "example.com;\r\n          auth=pass (cram-md5) smtp.auth=sender@example.net;\r\n"
         "          spf=pass smtp.mailfrom=example.net\r\n" AR
         "example.com; iprev=pass\r\n          policy.iprev=192.0.2.200\r\n",
      "example.com", "pass", NULL, NULL },
    { AR "example.com;\r\n          dkim=pass (good signature) header.d=example.com\r\n"
         "Received: from mail-router.example.com\r\n" AR
         "example.com;\r\n          auth=pass (cram-md5) smtp.auth=sender@example.com;\r\n"
         "          spf=fail smtp.mailfrom=example.com\r\n",
      "example.com", "fail", "pass", NULL },
    { AR "foo.example.net (foobar) 1 (baz);\r\n"
         "          dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n"
         "          policy (A dot can go here) . (like that) expired\r\n"
         "          (this surprised me) = (as I wasn't expecting it) 1362471462\r\n",
      "foo.example.net", NULL, "fail", NULL },
    /* Gmail, Microsoft 365 (without a name), GMX, Fastmail */
    { AR "mx.google.com;\r\n       dkim=pass header.i=@example.org header.s=s1 "
         "header.b=\"Ab;C=d\";\r\n"
         "       spf=pass (google.com: domain of ann@example.org designates 192.0.2.1 as permitted "
         "sender) smtp.mailfrom=ann@example.org;\r\n"
         "       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=example.org\r\n",
      "mx.google.com", "pass", "pass", "pass" },
    { AR
      "spf=softfail (sender IP is 192.0.2.1)\r\n smtp.mailfrom=example.org; dkim=none (message not "
      "signed)\r\n header.d=none;dmarc=fail action=none\r\n header.from=example.org;compauth=pass "
      "reason=100\r\n",
      NULL, "softfail", "none", "fail" },
    { AR "gmx.net; dkim=none\r\n", "gmx.net", NULL, "none", NULL },
    /* Of several signatures one that is good is enough; else the first result counts. */
    { AR "mx.test; dkim=fail header.d=a; dkim=pass header.d=b; dkim=none\r\n", "mx.test", NULL,
      "pass", NULL },
    { AR "mx.test; spf=none smtp.mailfrom=a; spf=pass smtp.helo=b\r\n", "mx.test", "none", NULL,
      NULL },
    /* Merely wrong. */
    { AR "\"mx.test\" ; SPF = PASS ;\r\n", "mx.test", "pass", NULL, NULL },
    { AR "mx.test;;; spf=pass;;\r\n", "mx.test", "pass", NULL, NULL },
    { AR "mx.test; spf=pass (unclosed; dkim=pass\r\n", "mx.test", "pass", NULL, NULL },
    { AR "mx.test; x=\"unclosed; spf=pass\r\nTo: b\r\n" AR "mx.test; dkim=pass\r\n", "mx.test",
      NULL, "pass", NULL },
    { AR "mx.test; spf; dkim=pass\r\n", "mx.test", NULL, "pass", NULL },
    { AR "mx.test; spf=; dkim=pass\r\n", "mx.test", NULL, "pass", NULL },
    /* Others than the topmost server can have been anybody. */
    { AR "mx.test; spf=fail\r\n" AR "forged.test; dkim=pass; dmarc=pass\r\n" AR
         "MX.test; dkim=none\r\n",
      "mx.test", "fail", "none", NULL },
    { AR "spf=fail\r\n" AR "spf=pass; dkim=pass\r\n", NULL, "fail", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PrAuthResults) results = parse (rows[i].header);

      g_test_message ("%s", rows[i].header);
      g_assert_nonnull (results);
      g_assert_cmpstr (results->server, ==, rows[i].server);
      g_assert_cmpstr (results->spf, ==, rows[i].spf);
      g_assert_cmpstr (results->dkim, ==, rows[i].dkim);
      g_assert_cmpstr (results->dmarc, ==, rows[i].dmarc);
    }
}

static void
test_nothing_said (void)
{
  static const char *const headers[] = {
    "",
    "Subject: spf=pass\r\n",
    AR "\r\n",
    AR ";\r\n",
    AR "example.org 1; none\r\n", /* RFC 8601, appendix B.2 */
    AR "mx.test; auth=pass; xspf=pass; spfx=pass\r\n",
    AR "mx.test; (spf=pass)\r\n",
    AR "mx.test; x=\"; spf=pass\"\r\n",
    AR "mx.test; spf=sixty-letters-are-not-a-result-that-anybody-has-ever-defined\r\n",
    AR "mx.test; spf=\xc3\xa4\r\n",
    AR "mx.test; spf=<b>pass\r\n",
    /* Nobody may speak for the topmost server, which says nothing. */
    AR "mx.test; none\r\n" AR "other.test; spf=pass\r\n",
    "ARC-Authentication-Results: i=1; mx.test; spf=pass\r\n",
    "X-" AR "mx.test; spf=pass\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (PrAuthResults) results = parse (headers[i]);

      g_test_message ("%s", headers[i]);
      g_assert_null (results);
    }
}

static void
test_hostile (void)
{
  g_autoptr (GString) nested = g_string_new (AR "mx.test; ");
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (PrAuthResults) from_nested = NULL;
  g_autoptr (PrAuthResults) from_many = NULL;
  g_autoptr (PrAuthResults) long_name = NULL;
  g_autofree char *name = g_strnfill (100000, 'm');
  g_autofree char *header = g_strdup_printf (AR "%s\x1b[31m; spf=pass\r\n", name);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (nested, '(');
  g_string_append (nested, "spf=pass\r\n");
  from_nested = parse (nested->str);
  g_assert_null (from_nested);

  for (guint i = 0; i < 2000; i++)
    g_string_append (many, AR "mx.test; arc=pass\r\n");
  g_string_append (many, AR "mx.test; spf=pass\r\n");
  from_many = parse (many->str);
  g_assert_null (from_many);

  long_name = parse (header);
  g_assert_nonnull (long_name);
  g_assert_cmpuint (g_utf8_strlen (long_name->server, -1), <=, PR_AUTH_SERVER_MAX_CHARS + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/auth-results/good", test_good);
  g_test_add_func ("/auth-results/nothing-said", test_nothing_said);
  g_test_add_func ("/auth-results/hostile", test_hostile);
  return g_test_run ();
}
